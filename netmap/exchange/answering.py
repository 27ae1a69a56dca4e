"""Answers to findings, as rows of the workbook: what somebody answers is loaded as if he had typed it on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from netmap.exchange.findings import Answer, Asks, Row, Workbook
from netmap.model import Decision, SettingKey, SheetName, name_key
from netmap.reference.words import word_of

__all__ = ["with_answers"]

#: The cell by which a row that says the same, or the opposite, is known.
_ABOUT = {Asks.NAME: (SheetName.NAMES, "found"), Asks.WORD: (SheetName.WORDS, "synonyms")}


def with_answers(workbook: Workbook, answers: Iterable[Answer], *, decided_on: str, decided_by: str) -> Workbook:
    """Return the workbook with a row for each answer, on *Namen*, *Woorden* or *Instellingen*.

    Parameters
    ----------
    answers : iterable of Answer
        Given elsewhere; those on the workbook's own sheet *Bevindingen* go before them. Of two about the same name
        the last counts, and an answer goes before what the file itself says about that name.
    decided_on : str
        ISO date.
    decided_by : str
        The account of who answers.
    """
    last: dict[tuple[Asks, str, str], Answer] = {}
    for answer in (*workbook.answers, *answers):
        last[(answer.asks, answer.list, name_key(answer.found))] = answer
    if not last:
        return workbook
    rows = dict(workbook.rows)
    for answer in last.values():
        sheet, cells = _row(answer, decided_on, decided_by)
        kept = tuple(row for row in rows.get(sheet, ()) if not _says_about(row, answer))
        # No row of the file: its provenance is the day on which it was answered in the app.
        number = 1 + max((row.number for row in kept), default=1)
        rows[sheet] = (*kept, Row(sheet, number, cells, origin=f"app|{decided_on}"))
    in_order = {sheet: rows[sheet] for sheet in SheetName if sheet in rows}
    return replace(workbook, rows=in_order, answers=())


def _row(answer: Answer, decided_on: str, decided_by: str) -> tuple[SheetName, dict[str, str]]:
    if answer.asks is Asks.NAME:
        kind = Decision.SAME_AS if answer.same_as else Decision.NEW
        cells = {"found": answer.found, "decision": word_of("Decision", kind), "party": answer.same_as}
        return SheetName.NAMES, _filled(cells, decided_on=decided_on, decided_by=decided_by)
    if answer.asks is Asks.WORD:
        cells = {"list": word_of("Vocabulary", answer.list), "word": answer.same_as or answer.found}
        return SheetName.WORDS, _filled(cells, synonyms=answer.found if answer.same_as else "")
    cells = {"key": word_of("SettingKey", SettingKey.ALLOWED), "value": answer.found, "explanation": answer.reason}
    return SheetName.SETTINGS, _filled(cells, date=decided_on)


def _filled(cells: dict[str, str], **more: str) -> dict[str, str]:
    return {key: text for key, text in {**cells, **more}.items() if text}


def _says_about(row: Row, answer: Answer) -> bool:
    if answer.asks not in _ABOUT:
        return False
    _, key = _ABOUT[answer.asks]
    return name_key(row.cells.get(key, "")) == name_key(answer.found)
