"""Collecting what an import has to say: one finding per cause, however many rows it is on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import FIRST_ANSWER, Asks, Finding, Level, Row, Suggestion, Workbook
from netmap.model import SheetName, name_key


class Source(NamedTuple):
    """One row of the file; see :class:`netmap.exchange.findings.Row`."""

    sheet: SheetName
    row: int
    part: int = 0
    origin: str = ""

    @classmethod
    def of(cls, row: Row) -> Source:
        """Return where a row stands."""
        return cls(row.sheet, row.number, row.part, row.origin)

    @property
    def provenance(self) -> str:
        """The row as it is named in the provenance of a record."""
        return self.origin or f"import|{SHEETS[self.sheet].nl}|{self.row}"

    @property
    def shown(self) -> tuple[SheetName, int]:
        """The sheet and row as people see them: an answer stands on the sheet *Vragen*."""
        return (SheetName.QUESTIONS, self.row - FIRST_ANSWER) if self.row > FIRST_ANSWER else (self.sheet, self.row)


_LEVELS = {level: place for place, level in enumerate(Level)}
_SHEETS = {sheet: place for place, sheet in enumerate(SheetName)}


class Findings:
    """Findings of one import, gathered over its rows.

    Parameters
    ----------
    workbook : Workbook
        Its headers name the columns as the user does.
    answered : mapping of int to tuple of str
        The column that each answer of the sheet *Vragen* belongs in, by the number of its row.
    """

    def __init__(self, workbook: Workbook, answered: Mapping[int, tuple[str, ...]] | None = None) -> None:
        self._headers = workbook.headers
        self._answered = answered or {}
        self._rows: dict[tuple[Any, ...], set[int]] = {}
        self._findings: dict[tuple[Any, ...], Finding] = {}

    def add(
        self,
        code: str,
        level: Level,
        sheet: SheetName | None,
        rows: Iterable[int],
        key: str = "",
        *,
        asks: Asks | None = None,
        suggestions: tuple[Suggestion, ...] = (),
        **details: Any,
    ) -> None:
        """Add rows to the finding of this cause, which is made when it is new.

        The cause is the code, the place and the details; of a cell's content capitals and blanks do not count.
        """
        found = details.get("found")
        numbers = set(rows)
        if sheet is not None and (answers := {number for number in numbers if number > FIRST_ANSWER}):
            self._add_to_questions(code, level, answers, key, asks=asks, suggestions=suggestions, **details)
            numbers -= answers
            if not numbers:
                return
        same = {**details, "found": name_key(found)} if isinstance(found, str) else details
        cause = (code, level, sheet, key, repr(sorted(same.items())))
        known = self._findings.get(cause)
        if known is None or (isinstance(found, str) and found < known.details["found"]):
            # The smallest spelling is shown, so that the order of the rows makes no difference.
            column = self._column(sheet, key)
            self._findings[cause] = Finding(
                code=code,
                level=level,
                sheet=sheet,
                column=column,
                details=details,
                key=key,
                asks=asks,
                suggestions=suggestions,
            )
        self._rows.setdefault(cause, set()).update(numbers)

    def _add_to_questions(self, code: str, level: Level, rows: set[int], key: str, **details: Any) -> None:
        """Say at the lines of the sheet *Vragen* what is found in the rows that were made of them."""
        for row in sorted(rows):
            filled = self._answered.get(row, ())
            at = key if key in ("", "checked_on", "source") else "answer" if key in filled else "line"
            self.add(code, level, SheetName.QUESTIONS, [row - FIRST_ANSWER], at, **details)

    def _column(self, sheet: SheetName | None, key: str) -> str:
        if sheet is None or not key:
            return ""
        return self._headers.get(sheet, {}).get(key) or SHEETS[sheet].column(key).nl

    def all(self, others: Iterable[Finding] = ()) -> tuple[Finding, ...]:
        """Return every finding and ``others``: blocks first, then by sheet, row, column and code."""
        mine = [replace(f, rows=tuple(sorted(self._rows[cause]))) for cause, f in self._findings.items()]
        return tuple(sorted([*others, *mine], key=_order))


def _order(finding: Finding) -> tuple[Any, ...]:
    place = -1 if finding.sheet is None else _SHEETS[finding.sheet]
    details = repr(sorted(finding.details.items()))
    return _LEVELS[finding.level], place, finding.rows, finding.column, finding.code, details
