"""The privacy guard over a whole file: what netmap does not keep is taken out before anything else looks at it.

A refused cell is gone from the rows, reads :data:`REFUSED` in the sheet as it was, and is named in a finding by its
place and ground, never by its content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Answer, Asks, Finding, Level, RawSheet, Row, Workbook
from netmap.exchange.guarding_cells import Judge, judge_of, judge_of_header, patterns
from netmap.exchange.tables import column_letter, squeeze
from netmap.model import SheetName, normalise
from netmap.privacy import FINAL, Ground, plain_text, refused_column, refused_name
from netmap.reference.words import code_of, word_of

__all__ = ["REFUSED", "Guarded", "guard_workbook"]

#: What stands in a sheet where a cell was refused.
REFUSED = word_of("Mark", "refused")

#: Columns with free text, in which a person's name cannot be told from any other word.
_NOTES = ("note", "explanation")

_CELL_CODES = {
    Ground.EMAIL: "privacy.email",
    Ground.PHONE: "privacy.phone",
    Ground.BSN: "privacy.bsn",
    Ground.BIRTH_DATE: "privacy.birth_date",
    Ground.IBAN: "privacy.iban",
    Ground.CASE_NUMBER: "privacy.case_number",
    Ground.PERSON_NAME: "privacy.person_name",
}
_COLUMN_CODES = {
    Ground.BSN: "privacy.column.bsn",
    Ground.BIRTH_DATE: "privacy.column.birth_date",
    Ground.CASE_NUMBER: "privacy.column.case_number",
    Ground.RELIGION: "privacy.column.religion",
    Ground.ORIGIN: "privacy.column.origin",
    Ground.POLITICS: "privacy.column.politics",
    Ground.HEALTH: "privacy.column.health",
    Ground.OFFENCES: "privacy.column.offences",
    Ground.CONTACT: "privacy.column.contact",
    Ground.REFUSED_GROUP: "privacy.column.refused_group",
}


@dataclass(frozen=True, slots=True)
class Guarded:
    """A file without what netmap does not keep.

    Parameters
    ----------
    workbook : Workbook
    dropped : frozenset of (SheetName, int)
        Rows that were left out as a whole, because a cell was refused without which they say nothing.
    """

    workbook: Workbook
    dropped: frozenset[tuple[SheetName, int]]


def guard_workbook(workbook: Workbook, allowed: Collection[str] = ()) -> Guarded:
    """Return a workbook in which no cell, header, finding or answer holds what netmap does not keep.

    Parameters
    ----------
    workbook : Workbook
        As it was read.
    allowed : collection of str
        Texts that somebody allowed with a recorded reason, compared without capitals and punctuation. They count on
        all grounds but those of :data:`netmap.privacy.FINAL`.

    Notes
    -----
    One finding per sheet, column and ground, with all its rows, before the findings of the file itself; a note per
    sheet with remarks in it. A column that netmap knows is never refused for its header, nor is one without any filled
    cell. Cells that read :data:`REFUSED`, as a repair workbook has them, are taken as empty, which a note per column
    says. Doing it twice gives the same workbook. An
    empty workbook stays as it is.
    """
    guard = _Guard(allowed)
    raw = {name: guard.sheet(name, sheet) for name, sheet in workbook.raw.items()}
    rows: dict[SheetName, tuple[Row, ...]] = {}
    for name, found in workbook.rows.items():
        rows[name] = tuple(guard.rows(name, found, workbook.headers.get(name, {})))
    answers = tuple(answer for answer in workbook.answers if not guard.refuses_answer(answer))
    earlier = [guard.scrubbed(finding) for finding in workbook.findings if not guard.told_already(finding)]
    blocking = guard.findings()
    said = {(f.sheet, f.column) for f in (*blocking, *earlier) if f.code.startswith("privacy.")}
    left_out = [f for f in guard.left_out_before() if (f.sheet, f.column) not in said]
    findings = (*blocking, *earlier, *left_out)
    told = {(f.code, f.sheet) for f in findings}
    notes = [f for f in _notes(rows, workbook.headers) if (f.code, f.sheet) not in told]
    kept = replace(workbook, rows=rows, raw=raw, answers=answers, findings=(*findings, *notes))
    return Guarded(kept, frozenset(guard.dropped))


@dataclass(slots=True)
class _Place:
    """One column of one sheet in which cells were refused on one ground."""

    code: str
    sheet: SheetName
    column: str
    key: str
    ground: Ground
    rows: set[int] = field(default_factory=set)


class _Guard:
    """What was refused so far, and what was said of each text: lists repeat themselves."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = {normalise(plain_text(text)) for text in allowed} - {""}
        self.known: dict[Judge, dict[str, Ground | None]] = {}
        self.places: dict[tuple[SheetName, str, str, Ground], _Place] = {}
        self.columns: set[tuple[SheetName, str]] = set()
        self.empty: dict[tuple[SheetName, str, str], set[int]] = {}  # cells that were refused in an earlier round
        self.texts: set[str] = set()
        self.dropped: set[tuple[SheetName, int]] = set()

    # --- one text ----------------------------------------------------------------------------------------------

    def judge(self, text: str, how: Judge) -> Ground | None:
        """Return why a cell is refused, or None; what was allowed is not."""
        known = self.known.setdefault(how, {})
        if text not in known:
            ground = how(text)
            if ground is not None and ground not in FINAL and normalise(plain_text(text)) in self.allowed:
                ground = None
            known[text] = ground
        return known[text]

    def refuse(self, name: SheetName, column: str, key: str, row: int | None, ground: Ground, text: str) -> None:
        place = _Place(_CELL_CODES[ground], name, column, key, ground)
        place = self.places.setdefault((name, key, column, ground), place)
        if row is not None:
            place.rows.add(row)
        self.texts.add(text)

    # --- a sheet as it was -------------------------------------------------------------------------------------

    def sheet(self, name: SheetName, sheet: RawSheet) -> RawSheet:
        """Return the sheet with :data:`REFUSED` in the place of what is not kept, headers and title rows too."""
        keys = {position: key for key, position in sheet.positions.items()}
        header = next((cells for number, cells in sheet.rows if number == sheet.header_row), ())
        refused = self._refused_columns(name, header, keys)
        judges = {
            position: judge_of(name, keys[position]) if position in keys else judge_of_header(_at(header, position))
            for position in range(max((len(cells) for _, cells in sheet.rows), default=0))
        }
        rows: list[tuple[int, tuple[str, ...]]] = []
        kinds = sheet.positions.get("record", -1) if name is SheetName.HISTORY else -1
        for number, cells in sheet.rows:
            in_data = number > sheet.header_row
            kept = list(cells)
            for position, text in enumerate(cells):
                if not text:
                    continue
                key = keys.get(position, "") if in_data else ""
                if is_refused(text):
                    if in_data:
                        self.empty.setdefault((name, self._shown(header, position), key), set()).add(number)
                    continue
                if in_data and position in refused:
                    self._refuse_column(refused[position]).rows.add(number)
                    self.texts.add(text)
                    kept[position] = REFUSED
                    continue
                judge = judges[position] if in_data else refused_name
                if in_data and kinds >= 0 and key:
                    judge = judge_of(name, key, _at(cells, kinds))
                ground = self.judge(text, judge)
                if ground is not None:
                    column = self._shown(header, position) if in_data else ""
                    self.refuse(name, column, key, number, ground, text)
                    kept[position] = REFUSED
            rows.append((number, tuple(kept)))
        return replace(sheet, rows=tuple(rows))

    def _refused_columns(self, name: SheetName, header: tuple[str, ...], keys: dict[int, str]) -> dict[int, _Place]:
        found: dict[int, _Place] = {}
        own = _own_titles(name)
        for position, text in enumerate(header):
            if position in keys or not text or squeeze(text) in own or self.judge(text, refused_name) is not None:
                continue
            ground = refused_column(text)
            if ground is None or (ground not in FINAL and normalise(plain_text(text)) in self.allowed):
                continue
            shown = self._shown(header, position)
            found[position] = _Place(_COLUMN_CODES[ground], name, shown, "", ground)
        return found

    def _refuse_column(self, place: _Place) -> _Place:
        """Refuse a column as a whole, once a cell of it is filled."""
        self.columns.add((place.sheet, place.column))
        return self.places.setdefault((place.sheet, "", place.column, place.ground), place)

    def _shown(self, header: tuple[str, ...], position: int) -> str:
        text = " ".join(_at(header, position).split())
        if not text:
            return column_letter(position)
        return REFUSED if self.judge(text, refused_name) is not None else text

    # --- the rows by column ------------------------------------------------------------------------------------

    def rows(self, name: SheetName, rows: Iterable[Row], headers: dict[str, str]) -> Iterable[Row]:
        """Return the rows without their refused cells; a row that needs such a cell is dropped."""
        columns = {column.key: column for column in SHEETS[name].columns}
        for row in rows:
            kept: dict[str, str] = {}
            needed = False
            for key, text in row.cells.items():
                column = columns.get(key)
                shown = headers.get(key) or (column.nl if column else key)
                if is_refused(text):
                    self.empty.setdefault((name, shown, key), set()).add(row.number)
                    needed = needed or name is SheetName.HISTORY
                    continue
                ground = self.judge(text, judge_of(name, key, row.cells.get("record", "")))
                if ground is None:
                    kept[key] = text
                    continue
                self.refuse(name, shown, key, row.number, ground, text)
                # In the history a row without its content would say that the record is not there.
                needed = needed or name is SheetName.HISTORY or bool(column and column.required)
            if needed:
                self.dropped.add((name, row.number))
            elif kept:
                yield replace(row, cells=kept) if len(kept) != len(row.cells) else row

    # --- what there is to say ----------------------------------------------------------------------------------

    def findings(self) -> list[Finding]:
        """Return one finding per sheet, column and ground, in the order of the sheets and columns."""
        order = {name: number for number, name in enumerate(SHEETS)}
        found = []
        for place in sorted(
            self.places.values(), key=lambda p: (order[p.sheet], min(p.rows, default=0), p.column, p.code)
        ):
            found.append(
                Finding(
                    code=place.code,
                    level=Level.BLOCKS,
                    sheet=place.sheet,
                    rows=tuple(sorted(place.rows)),
                    column=place.column,
                    details={"found": REFUSED, "column": place.column or "-", "sheet": SHEETS[place.sheet].nl},
                    key=place.key,
                    asks=None if place.ground in FINAL else Asks.ALLOW,
                )
            )
        return found

    def left_out_before(self) -> list[Finding]:
        """Return a note per column with cells that were refused in an earlier round and read :data:`REFUSED`."""
        return [
            Finding(
                code="privacy.left_out",
                level=Level.NOTE,
                sheet=name,
                rows=tuple(sorted(rows)),
                column=shown,
                details={"column": shown or "-", "sheet": SHEETS[name].nl},
                key=key,
            )
            for (name, shown, key), rows in self.empty.items()
        ]

    def told_already(self, finding: Finding) -> bool:
        """Whether a finding of the reader is about a column that is refused as a whole."""
        return finding.sheet is not None and (finding.sheet, finding.column) in self.columns

    def scrubbed(self, finding: Finding) -> Finding:
        """Return a finding in which no text shows what was refused."""
        details = {key: self._clean(value) for key, value in finding.details.items()}
        suggestions = tuple(s for s in finding.suggestions if self._clean(s.text) == s.text)
        column = self._clean(finding.column)
        if (details, suggestions, column) == (finding.details, finding.suggestions, finding.column):
            return finding
        return replace(finding, details=details, suggestions=suggestions, column=column)

    def _clean(self, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return type(value)(self._clean(part) for part in value)
        if not isinstance(value, str) or not value:
            return value
        texts = sorted((text for text in self.texts if len(text) > 2 and text in value), key=lambda t: (-len(t), t))
        for text in texts:
            value = value.replace(text, REFUSED)
        one_line = sorted({" ".join(t.split()) for t in self.texts if len(t) > 2}, key=lambda t: (-len(t), t))
        for text in one_line:
            value = value.replace(text, REFUSED)
        return REFUSED if self.judge(value, patterns) is not None else value

    def refuses_answer(self, answer: Answer) -> bool:
        """Whether an answer of a repair workbook would bring back what is not kept."""
        how = refused_name if answer.asks is not Asks.ALLOW else patterns
        texts = (answer.found, answer.same_as, answer.reason)
        return any(self.judge(text, how) is not None or text in self.texts for text in texts if text)


def is_refused(text: str) -> bool:
    """Return whether a cell is what netmap itself wrote in the place of a refused one, in either language."""
    return text.startswith("[") and code_of("Mark", text) == "refused"


def _notes(rows: dict[SheetName, tuple[Row, ...]], headers: dict[SheetName, dict[str, str]]) -> Iterable[Finding]:
    for name, sheet in SHEETS.items():
        for column in sheet.columns:
            filled = tuple(row.number for row in rows.get(name, ()) if column.key in row.cells)
            if column.key in _NOTES and filled:
                shown = headers.get(name, {}).get(column.key) or column.nl
                yield Finding(
                    code="privacy.notes",
                    level=Level.NOTE,
                    sheet=name,
                    rows=filled,
                    column=shown,
                    details={"column": shown, "sheet": sheet.nl},
                    key=column.key,
                )
                break


def _own_titles(name: SheetName) -> frozenset[str]:
    columns = SHEETS[name].columns
    return frozenset(squeeze(title) for c in columns for title in (c.nl, c.en, c.key, *c.synonyms))


def _at(cells: tuple[str, ...], position: int) -> str:
    return cells[position] if position < len(cells) else ""
