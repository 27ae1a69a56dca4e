"""Answered lines of the sheet *Vragen* as rows of the ordinary sheets, so that an import reads them as any other row.

A line without an answer, and an answer "onbekend", say nothing. An answer only adds: it never says that what it does
not name is not there. What a row cannot hold, "nobody reaches this group", becomes what means the same: that the list
of who reaches it is complete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from netmap.exchange.cells import is_nobody, is_unknown, parse_yes_no, split_values
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import FIRST_ANSWER, Finding, Level, Row, Workbook
from netmap.exchange.question_places import COMPLETE, NETWORK, TALK, ReadPlace, decode_cells, read_place
from netmap.model import Network, Organisation, SettingKey, SheetName, Status, name_key
from netmap.reference.words import code_of, word_of

__all__ = ["Answered", "answered_network", "with_answered_questions"]

#: Columns of *Organisaties* whose words are a list of who does something, with how *Instellingen* calls that list.
_LISTS = {"population_groups": "Groep", "areas": "Gebied", "channels": "Kanalen"}
#: Columns that a question "who ...?" or "where ...?" fills.
_WHO = frozenset({"chair", "coordinator", "to", "who", "deputy", "organisation", "consultation", "title", "name"})
_NOBODY = "niemand"
#: Columns in which "nobody" says nothing that can be kept.
_NEEDED = ((SheetName.ESCALATION, "from"), (SheetName.EXPERTS, "organisation"))


@dataclass(frozen=True, slots=True)
class Answered:
    """The workbook with a row for each answer; ``columns`` gives the columns that an answer fills, by its row."""

    workbook: Workbook
    columns: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Given:
    """One line with its answer."""

    row: Row
    place: ReadPlace
    answer: str

    @property
    def is_nobody(self) -> bool:
        """Whether the answer says that nobody does it; to "who ...?" people also answer "nee"."""
        return is_nobody(self.answer) or (self.place.column in _WHO and parse_yes_no(self.answer) is False)


def answered_network(workbook: Workbook) -> str | None:
    """Return the id of the network that the questions of a file are about, or None when it has no such line."""
    for row in workbook.rows.get(SheetName.QUESTIONS, ()):
        if row.cells.get("sheet") == NETWORK:
            return (decode_cells(row.cells.get("line", "")) or {}).get("id")
    return None


def with_answered_questions(workbook: Workbook, network: Network, *, date: str) -> Answered:
    """Return the workbook with its answered questions as rows of the sheets that they belong on.

    Parameters
    ----------
    network : Network
        Where the file goes; answers about another network block.
    date : str
        From when a list is complete that an answer makes complete, when the line has no date of its own.

    Notes
    -----
    The rows have numbers above ``FIRST_ANSWER`` and the line's own provenance. A file without the sheet comes back as
    it was. Linear in the lines.
    """
    lines = workbook.rows.get(SheetName.QUESTIONS, ())
    if not lines:
        return Answered(workbook)
    filled = [row for row in lines if row.cells.get("sheet") != NETWORK and row.cells.get("answer")]
    maker = _Maker(date, network)
    about = answered_network(workbook)
    if about is not None and about != network.id and filled:
        maker.refuse("questions.other_network", filled, "line", found=about, name=network.name)
    else:
        for row in filled:
            maker.add(row)
        maker.finish(lines)
    rows = dict(workbook.rows)
    for sheet, made in maker.rows.items():
        rows[sheet] = (*rows.get(sheet, ()), *made)
    in_order = {sheet: rows[sheet] for sheet in SHEETS if sheet in rows}
    findings = (*workbook.findings, *maker.findings(workbook.headers.get(SheetName.QUESTIONS, {})))
    return Answered(replace(workbook, rows=in_order, findings=findings), maker.columns)


class _Maker:
    """Makes the rows, and gathers what cannot be used."""

    def __init__(self, date: str, network: Network) -> None:
        self._date = date
        parties = network.of(Organisation).values()
        self._parties = {name_key(name) for party in parties for name in (party.name, *party.aliases)}
        self.rows: dict[SheetName, list[Row]] = defaultdict(list)
        self.columns: dict[int, tuple[str, ...]] = {}
        self._refused: dict[tuple[str, Level, str, tuple[tuple[str, str], ...]], list[int]] = defaultdict(list)
        #: "There is nobody else", by theme; counts when all that is open about the theme is answered.
        self._nobody_else: dict[str, list[_Given]] = defaultdict(list)

    # --- findings ----------------------------------------------------------------------------------------------------

    def refuse(self, code: str, rows: Iterable[Row], key: str, *, level: Level = Level.BLOCKS, **details: str) -> None:
        """Remember lines whose answer cannot be used."""
        self._refused[(code, level, key, tuple(sorted(details.items())))] += [row.number for row in rows]

    def findings(self, headers: Mapping[str, str]) -> Iterator[Finding]:
        """Yield a finding per cause, in the order of its code and lines."""
        sheet = SHEETS[SheetName.QUESTIONS]
        for (code, level, key, details), numbers in sorted(
            self._refused.items(), key=lambda item: (item[0][0], item[1])
        ):
            yield Finding(
                code=code,
                level=level,
                sheet=SheetName.QUESTIONS,
                rows=tuple(sorted(numbers)),
                column=headers.get(key) or sheet.column(key).nl,
                details=dict(details),
                key=key,
            )

    # --- rows --------------------------------------------------------------------------------------------------------

    def add(self, row: Row) -> None:
        """Add what one line says."""
        answer = row.cells["answer"]
        place = read_place(*(row.cells.get(key, "") for key in ("sheet", "line", "column")))
        if row.cells.get("sheet") == TALK:
            self.refuse("questions.conversation", [row], "answer", level=Level.QUESTION)
        elif place is None:
            self.refuse("questions.line_changed", [row], "line", found=row.cells.get("line", ""))
        elif place.masked:
            self.refuse("questions.masked", [row], "answer")
        elif not is_unknown(answer):
            self._add(_Given(row, place, answer))

    def _add(self, given: _Given) -> None:
        place = given.place
        if place.column == COMPLETE:
            self._complete(given)
        elif place.sheet in (SheetName.ORGANISATIONS, SheetName.CONSULTATIONS) and place.column == "name":
            self._names(given)
        elif given.is_nobody and place.sheet is SheetName.PARTICIPATION:
            self._no_seat(given)
        elif given.is_nobody and place.sheet is SheetName.COVERAGE and place.beside:
            self._nobody_else[place.cells.get("theme", "")].append(given)
        elif given.is_nobody and (place.table or (place.sheet, place.column) in _NEEDED):
            self._cannot_be_kept(given)
        elif given.is_nobody and (place.sheet, place.column) == (SheetName.EXPERTS, "title"):
            self._row(given, SheetName.EXPERTS, {**place.cells, "organisation": _NOBODY})
        elif (place.sheet, place.column) == (SheetName.EXPERTS, "title"):
            for part, text in enumerate(split_values(given.answer, lambda _: False)):
                self._row(given, SheetName.EXPERTS, {**place.cells, **self._expert(text)}, part)
        elif place.sheet is SheetName.SETTINGS:
            self._setting(given)
        else:
            self._plain(given)

    def _plain(self, given: _Given) -> None:
        place, answer = given.place, given.answer
        if given.is_nobody and place.column in _WHO:
            answer = _NOBODY
        if place.column == "status" and isinstance(says := parse_yes_no(answer), bool):
            answer = word_of("Status", Status.ACTIVE if says else Status.ENDED)
        self._row(given, place.sheet, {**place.cells, place.column: answer})

    def _expert(self, text: str) -> dict[str, str]:
        """Return function and organisation of "adviseur, GGD"; of several commas the one before a known name counts.

        "Niemand" or "onbekend" for an organisation says nothing: there is an expert.
        """
        commas = [at for at, sign in enumerate(text) if sign == ","]
        known = (at for at in commas if name_key(text[at + 1 :]) in self._parties)
        at = next(known, commas[-1] if commas else len(text))
        title, organisation = text[:at].strip(), text[at + 1 :].strip()
        if not title or not organisation or is_nobody(organisation) or is_unknown(organisation):
            return {"title": title or organisation}
        return {"title": title, "organisation": organisation}

    def _row(self, given: _Given, sheet: SheetName, cells: dict[str, str], part: int = 0) -> None:
        number = FIRST_ANSWER + given.row.number
        told = {key: text for key in ("checked_on", "source") if (text := given.row.cells.get(key))}
        origin = f"import|{SHEETS[SheetName.QUESTIONS].nl}|{given.row.number}"
        self.rows[sheet].append(Row(sheet, number, {**cells, **told}, part, origin))
        self.columns[number] = (given.place.column, *(key for key in cells if key not in given.place.cells))

    def _is_complete(self, given: _Given, value: str) -> None:
        """Say that a list is complete."""
        date = given.row.cells.get("checked_on") or self._date
        cells = {"key": word_of("SettingKey", SettingKey.COMPLETE), "value": value, "date": date}
        self._row(given, SheetName.SETTINGS, cells)

    def _complete(self, given: _Given) -> None:
        says = parse_yes_no(given.answer)
        if says is None:
            self.refuse("imports.plan.yes_no_unknown", [given.row], "answer", level=Level.QUESTION, found=given.answer)
        elif says is True:
            self._is_complete(given, given.place.cells.get("value", ""))

    def _names(self, given: _Given) -> None:
        """Say what the line asks of each party or consultation that the answer names."""
        if not given.is_nobody:
            for part, text in enumerate(split_values(given.answer, lambda _: False)):
                self._row(given, given.place.sheet, {**given.place.cells, "name": text}, part)
            return
        lists = [key for key in _LISTS if key in given.place.cells]
        if given.place.sheet is not SheetName.ORGANISATIONS or not lists:
            self._cannot_be_kept(given)
        elif lists[0] == "channels":
            self._is_complete(given, _LISTS["channels"])
        else:
            self._is_complete(given, f"{_LISTS[lists[0]]}: {given.place.cells[lists[0]]}")

    def _no_seat(self, given: _Given) -> None:
        """Say that a consultation has no (other) members, or that a party sits in no consultation."""
        place = given.place
        if place.column == "organisation" and place.cells.keys() == {"consultation"}:
            self._is_complete(given, f"{SHEETS[SheetName.PARTICIPATION].nl}: {place.cells['consultation']}")
        elif place.column == "organisation":
            self._cannot_be_kept(given)
        else:
            self._plain(given)

    def _setting(self, given: _Given) -> None:
        cells = given.place.cells
        is_exercise = code_of("SettingKey", cells.get("key", "")) == SettingKey.EXERCISE
        if given.place.column == "date" and is_exercise and (given.is_nobody or parse_yes_no(given.answer) is False):
            date = given.row.cells.get("checked_on") or self._date
            self._row(given, SheetName.SETTINGS, {**cells, "value": given.answer, "date": date})
        elif given.is_nobody:
            self._cannot_be_kept(given)
        else:
            self._plain(given)

    def _cannot_be_kept(self, given: _Given) -> None:
        self.refuse("questions.nobody_not_kept", [given.row], "answer", level=Level.QUESTION, found=given.answer)

    # --- nobody else --------------------------------------------------------------------------------------------------

    def finish(self, lines: Iterable[Row]) -> None:
        """Say of each theme that its list is complete when everything that was open about it is answered."""
        if not self._nobody_else:
            return
        open_themes = set()
        for row in lines:
            place = read_place(*(row.cells.get(key, "") for key in ("sheet", "line", "column")))
            if place and place.sheet is SheetName.COVERAGE and is_unknown(row.cells.get("answer", "") or "?"):
                open_themes.add(place.cells.get("theme", ""))
        for theme, given in self._nobody_else.items():
            if theme in open_themes or not all(one.place.all_asked for one in given):
                rows = [one.row for one in given]
                self.refuse("questions.nobody_else", rows, "answer", level=Level.QUESTION, theme=theme)
            else:
                self._is_complete(given[0], f"{SHEETS[SheetName.COVERAGE].nl}: {theme}")
