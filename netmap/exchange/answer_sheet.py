"""The sheet *Bevindingen* of a repair workbook: what its lines are about, and the answers that come back on it.

Each line that asks for an answer names what it is about in a hidden column, so that people may sort the lines, leave
some out, and read them in another language. Whether an answer can be used is for the planning to say; here only what
cannot be understood as an answer is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Answer, Asks, Finding, Level, Row, Workbook
from netmap.exchange.guarding import REFUSED, is_refused
from netmap.exchange.tables import Table, find_header
from netmap.model import VOCABULARY_TYPES, Decision, SettingKey, SheetName, name_key
from netmap.reference.words import code_of, word_of

__all__ = [
    "COLUMNS",
    "ONE_SHEET",
    "GivenAnswers",
    "about",
    "answers_given",
    "encode_place",
    "read_answers",
    "row_ranges",
]

#: The columns of the sheet by key, in order; the last one is hidden.
COLUMNS = (
    "number",
    "level",
    "sheet",
    "rows",
    "column",
    "found",
    "expected",
    "do",
    "suggestions",
    "about",
    "decision",
    "target",
    "reason",
    "place",
)
#: In the hidden column of the first row: the file was one sheet, so that no other can be missing.
ONE_SHEET = "one-sheet"
_NEEDED = ("about", "decision", "place")
#: What a cell of Excel can hold, less what else stands in the place of a line.
_MOST_PLACE = 30_000


class GivenAnswers(NamedTuple):
    """What was filled in, and what of it cannot be understood."""

    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]


# --- what a line is about -------------------------------------------------------------------------------------------


def row_ranges(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each unbroken series of row numbers, in order."""
    first = last = None
    for row in sorted(set(rows)):
        if first is None or last is None:
            first = last = row
        elif row == last + 1:
            last = row
        else:
            yield first, last
            first = last = row
    if first is not None and last is not None:
        yield first, last


def encode_place(finding: Finding) -> str:
    """Return what the hidden column says of a finding; empty when it asks nothing that can be answered here.

    ``name``, ``word|Theme``, ``allow`` (a header) or ``allow|participation|function|3-42,50`` (cells). Of very many
    rows the last are left out: they are refused again, and asked again.
    """
    if finding.asks is Asks.NAME:
        return Asks.NAME.value if finding.details.get("found") else ""
    if finding.asks is Asks.WORD:
        return f"{Asks.WORD.value}|{finding.details['list']}" if finding.details.get("found") else ""
    if finding.asks is Asks.ALLOW and _is_about_header(finding):
        return Asks.ALLOW.value
    if finding.asks is Asks.ALLOW and finding.sheet and finding.key and finding.rows:
        start = f"{Asks.ALLOW.value}|{finding.sheet.value}|{finding.key}|"
        pieces: list[str] = []
        length = len(start)
        for first, last in row_ranges(finding.rows):
            piece = f"{first}-{last}" if last > first else f"{first}"
            length += len(piece) + 1
            if length > _MOST_PLACE:
                break
            pieces.append(piece)
        return start + ",".join(pieces)
    return ""


def about(finding: Finding) -> str:
    """Return the text that an answer to a finding is about; of refused cells it is in the cells themselves."""
    if finding.asks is Asks.ALLOW:
        return finding.column if _is_about_header(finding) else REFUSED
    return str(finding.details["found"])


def _is_about_header(finding: Finding) -> bool:
    """Return whether a column was refused as a whole, for what its header says."""
    return finding.code.startswith("privacy.column.") and bool(finding.column) and not is_refused(finding.column)


class _Place(NamedTuple):
    asks: Asks
    list: str = ""
    sheet: SheetName | None = None
    key: str = ""
    rows: tuple[tuple[int, int], ...] = ()


def _decode_place(text: str) -> _Place | None:
    """Return what :func:`encode_place` said, or None when somebody changed it."""
    parts = text.split("|")
    try:
        asks = Asks(parts[0])
        if asks is Asks.NAME and len(parts) == 1:
            return _Place(asks)
        if asks is Asks.WORD and len(parts) == 2 and parts[1] in VOCABULARY_TYPES:
            return _Place(asks, list=parts[1])
        if asks is Asks.ALLOW and len(parts) == 1:
            return _Place(asks)
        if asks is Asks.ALLOW and len(parts) == 4:
            sheet = SheetName(parts[1])
            key = SHEETS[sheet].column(parts[2]).key
            return _Place(asks, sheet=sheet, key=key, rows=tuple(_ranges(parts[3])))
    except (ValueError, KeyError):
        return None
    return None


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    for piece in text.split(","):
        first, _, last = piece.partition("-")
        yield int(first), int(last or first)


# --- answers that were given before ---------------------------------------------------------------------------------


def answers_given(workbook: Workbook) -> tuple[Answer, ...]:
    """Return the answers that were added to a workbook as rows (``answering.with_answers``), in its order.

    They stand in no sheet of the file, so a new repair workbook has to hold them or they would be lost.
    """
    found: list[Answer] = []
    for sheet in (SheetName.NAMES, SheetName.WORDS, SheetName.SETTINGS):
        for row in workbook.rows.get(sheet, ()):
            answer = _as_answer(sheet, row.cells) if row.origin.startswith("app|") else None
            if answer:
                found.append(answer)
    return tuple(found)


def _as_answer(sheet: SheetName, cells: Mapping[str, str]) -> Answer | None:
    if sheet is SheetName.NAMES:
        return (
            Answer(asks=Asks.NAME, found=cells["found"], same_as=cells.get("party", "")) if "found" in cells else None
        )
    if sheet is SheetName.WORDS:
        label, word, synonym = (
            code_of("Vocabulary", cells.get("list", "")),
            cells.get("word", ""),
            cells.get("synonyms"),
        )
        if not label or not word:
            return None
        return Answer(asks=Asks.WORD, found=synonym or word, same_as=word if synonym else "", list=label)
    text, reason = cells.get("value", ""), cells.get("explanation", "")
    is_allowed = code_of("SettingKey", cells.get("key", "")) == SettingKey.ALLOWED and text and reason
    return Answer(asks=Asks.ALLOW, found=text, reason=reason) if is_allowed else None


# --- answers that come back -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """The answers of one sheet while they are read, by what they are about, with the lines where they stand."""

    header: Mapping[str, str]
    given: dict[tuple[Asks, str, str], list[tuple[int, Answer]]] = field(default_factory=lambda: defaultdict(list))
    problems: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def problem(self, code: str, key: str, line: int) -> None:
        self.problems[(code, key)].append(line)

    def add(self, line: int, answer: Answer) -> None:
        cause = (answer.asks, answer.list, name_key(answer.found))
        self.given[cause].append((line, answer))

    def result(self) -> GivenAnswers:
        answers: list[tuple[int, Answer]] = []
        for said in self.given.values():
            if len({name_key(answer.same_as) for _, answer in said}) > 1:
                for line, _ in said:
                    self.problem("repair.answer_twice", "decision", line)
            else:
                answers.append(said[0])
        findings = tuple(
            Finding(
                code=code,
                level=Level.QUESTION,
                rows=tuple(sorted(set(lines))),
                column=self.header.get(key, word_of("FindingColumn", key)),
            )
            for (code, key), lines in sorted(self.problems.items())
        )
        return GivenAnswers(tuple(a for _, a in sorted(answers, key=lambda item: item[0])), findings)


def read_answers(table: Table, rows: Mapping[SheetName, Sequence[Row]]) -> GivenAnswers:
    """Return what somebody filled in on the sheet *Bevindingen*.

    Parameters
    ----------
    table : Table
        The sheet as it stands in the file.
    rows : mapping of SheetName to rows
        Of the other sheets: what a cell holds that is said to be no personal data, is read there.

    Returns
    -------
    GivenAnswers
        In the order of the lines; none when nothing was filled in. A finding is about lines of *Bevindingen*, never
        names what is written there, and has no sheet. A sheet that is not netmap's own gives one note.
    """
    header = find_header(table.rows, (), _columns, _NEEDED)
    columns = _columns(header.texts)
    if not columns.keys() >= set(_NEEDED):
        if not table.rows:
            return GivenAnswers((), ())
        note = Finding(code="imports.read.sheet_unknown", level=Level.NOTE, details={"title": table.title})
        return GivenAnswers((), (note,))
    reading = _Reading({key: header.texts[position] for key, position in columns.items()})
    for number, cells in table.rows[header.place + 1 :]:
        line = {key: cells[at] for key, at in columns.items() if at < len(cells) and cells[at]}
        _read_line(reading, number, line, rows)
    return reading.result()


def is_answer_sheet(title: str) -> bool:
    """Return whether a title is that of the sheet with findings, in either language."""
    return code_of("Mark", title) == "findings"


def is_one_sheet(table: Table) -> bool:
    """Return whether the file that was checked was one sheet, so that no other is missing when it comes back."""
    return any(ONE_SHEET in cells for _, cells in table.rows[:1])


def _columns(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for position, text in enumerate(cells):
        if text and (code := code_of("FindingColumn", text)):
            found.setdefault(code, position)
    return found


def _read_line(
    reading: _Reading, number: int, line: Mapping[str, str], rows: Mapping[SheetName, Sequence[Row]]
) -> None:
    if not any(line.get(key) for key in ("decision", "target", "reason")):
        return
    place = _decode_place(line.get("place", ""))
    if place is None:
        # A line that asks nothing may hold a remark of somebody; only a choice is an answer that gets lost.
        if "decision" in line or "target" in line:
            reading.problem("repair.answer_lost", "decision", number)
    elif place.asks is Asks.ALLOW:
        _read_allowed(reading, number, line, place, rows)
    else:
        _read_meant(reading, number, line, place)


def _read_meant(reading: _Reading, number: int, line: Mapping[str, str], place: _Place) -> None:
    found, chosen, target = line.get("about", ""), line.get("decision", ""), line.get("target", "")
    if not chosen and not target:
        return
    kind = code_of("Decision", chosen) if chosen else Decision.SAME_AS.value
    if not found or is_refused(found) or is_refused(target):
        reading.problem("repair.answer_lost", "about", number)
    elif kind not in (Decision.SAME_AS, Decision.NEW):
        reading.problem("repair.answer_unclear", "decision", number)
    elif kind == Decision.SAME_AS and not target:
        reading.problem("repair.answer_no_party", "target", number)
    elif kind == Decision.NEW and target:
        reading.problem("repair.answer_new_party", "target", number)
    else:
        reading.add(number, Answer(asks=place.asks, found=found, same_as=target, list=place.list))


def _read_allowed(
    reading: _Reading, number: int, line: Mapping[str, str], place: _Place, rows: Mapping[SheetName, Sequence[Row]]
) -> None:
    chosen, reason = line.get("decision", ""), line.get("reason", "")
    if chosen and code_of("SettingKey", chosen) != SettingKey.ALLOWED:
        reading.problem("repair.answer_unclear", "decision", number)
        return
    if not chosen or not reason:
        reading.problem("repair.answer_no_reason", "reason", number)
        return
    stated = line.get("about", "")
    texts = [stated] if stated and not is_refused(stated) else list(_texts_at(place, rows))
    if not texts:
        reading.problem("repair.answer_no_text", "decision", number)
    for text in texts:
        reading.add(number, Answer(asks=Asks.ALLOW, found=text, reason=reason))


def _texts_at(place: _Place, rows: Mapping[SheetName, Sequence[Row]]) -> Iterator[str]:
    """Yield the different texts that somebody typed back into the refused cells, in the order of the rows."""
    seen: set[str] = set()
    wanted = iter(sorted(place.rows))
    current = next(wanted, None)
    for row in sorted(rows.get(place.sheet, ()) if place.sheet else (), key=lambda row: row.number):
        while current is not None and row.number > current[1]:
            current = next(wanted, None)
        if current is None:
            return
        text = row.cells.get(place.key, "")
        if row.number >= current[0] and text and not is_refused(text) and text not in seen:
            seen.add(text)
            yield text
