"""Rows of a table in Python, whatever it is a table of: plain values, or an error that names the cell.

Which question of the user: none by itself. A table is a pandas DataFrame, a mapping from a name to its attributes, or
a list of mappings or of tuples. An empty cell is None, NaN, NaT, NA or text without letters: it says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from netmap.errors import UsageError
from netmap.model import first_day

__all__ = ["Row", "rows_of"]

E = TypeVar("E", bound=StrEnum)
_YES, _NO = frozenset(("yes", "ja", "true", "y", "j")), frozenset(("no", "nee", "false", "n"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells that are not empty, by column, and where it stands (``number`` counts from 1)."""

    table: str
    number: int
    cells: Mapping[str, Any]

    def refuse(self, code: str, column: str = "", **values: Any) -> UsageError:
        """Return the error about one of its cells."""
        where = {"table": self.table, "row": self.number, **({"column": column} if column else {})}
        return UsageError(code, **where, **values)

    def has(self, column: str) -> bool:
        """Return whether the cell says something."""
        return column in self.cells

    def text(self, column: str) -> str | None:
        """Return a cell as text, blanks around it left out; None when it is empty."""
        value = self.cells.get(column)
        if isinstance(value, (Mapping, list, tuple, set, frozenset)):
            raise self.refuse("api.not_one_value", column)
        return None if value is None else str(value).strip()

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty."""
        if (value := self.text(column)) is None:
            raise self.refuse("api.empty_cell", column)
        return value

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a cell that may hold several: a list, or one text in which they are parted by semicolons."""
        value = self.cells.get(column)
        if value is None:
            return ()
        several = value if isinstance(value, (list, tuple, set, frozenset)) else str(value).split(";")
        plain = (str(_plain(one)).strip() for one in several if _plain(one) is not None)
        found = dict.fromkeys(sorted(plain) if isinstance(value, (set, frozenset)) else plain)
        return tuple(one for one in found if one)

    def flag(self, column: str) -> bool | None:
        """Return a cell that says yes or no."""
        value = self.cells.get(column)
        if value is None or isinstance(value, bool):
            return value
        word = str(value).strip().casefold()
        if word in _YES or value in (1, 1.0):
            return True
        if word in _NO or value in (0, 0.0):
            return False
        raise self.refuse("api.not_yes_or_no", column, found=str(value))

    def number_of(self, column: str) -> float | None:
        """Return a cell that holds a number of at least 0."""
        value = self.cells.get(column)
        if value is None:
            return None
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = -1.0
        if not 0 <= number < float("inf"):
            raise self.refuse("api.not_a_number", column, found=str(value))
        return number

    def day(self, column: str) -> str | None:
        """Return a cell that holds a date of any precision, as ISO text."""
        value = self.cells.get(column)
        if value is None:
            return None
        if isinstance(value, datetime):
            value = value.date()
        text = value.isoformat() if isinstance(value, date) else str(value).strip()
        try:
            first_day(text)
        except ValueError:
            raise self.refuse("api.not_a_date", column, found=text) from None
        return text

    def code(self, column: str, kind: type[E]) -> E | None:
        """Return a cell that holds one of a closed list of codes."""
        value = self.text(column)
        if value is None:
            return None
        try:
            return kind(value)
        except ValueError:
            raise self.refuse(
                "api.not_a_code", column, found=value, allowed=[member.value for member in kind]
            ) from None


def rows_of(
    table: Any,
    what: str,
    columns: Collection[str],
    *,
    first: Sequence[str] = (),
    key: str = "",
    ignore: Collection[str] = (),
) -> list[Row]:
    """Return the rows of a table.

    Parameters
    ----------
    table : pandas.DataFrame, mapping, or iterable of mappings or sequences
        None is a table without rows.
    what : str
        What the caller calls it, for messages.
    columns : collection of str
        The columns that it may have.
    first : sequence of str
        The columns that each row must have; the order in which a row that is a plain sequence gives them.
    key : str
        The column that the keys of a mapping stand for; without it a mapping is refused.
    ignore : collection of str
        Columns to leave alone.

    Raises
    ------
    UsageError
        ``api.not_a_table``, ``api.not_a_row`` or ``api.unknown_column``, with the table and the row.
    """
    if table is None:
        return []
    found = []
    for number, raw in enumerate(_raw_rows(table, what, key), start=1):
        row = Row(what, number, {})
        cells = _cells(raw, row, first)
        for column in cells:
            if column not in columns and column not in ignore:
                raise row.refuse("api.unknown_column", str(column), allowed=sorted(columns))
        kept = {name: value for name, cell in cells.items() if (value := _plain(cell)) is not None}
        row = Row(what, number, {name: value for name, value in kept.items() if name in columns})
        for column in first:
            if not row.has(column):
                raise row.refuse("api.empty_cell", column)
        found.append(row)
    return found


def _raw_rows(table: Any, what: str, key: str) -> Iterable[Any]:
    if callable(getattr(table, "to_dict", None)) and hasattr(table, "columns"):
        found: list[Any] = table.to_dict("records")
        return found
    if isinstance(table, Mapping):
        if not key:
            raise UsageError("api.not_a_table", table=what)
        return [{key: name, **(attributes or {})} for name, attributes in table.items()]
    if isinstance(table, (str, bytes)) or not isinstance(table, Iterable):
        raise UsageError("api.not_a_table", table=what)
    return table


def _cells(raw: Any, row: Row, first: Sequence[str]) -> Mapping[str, Any]:
    if isinstance(raw, Mapping):
        return raw
    if isinstance(raw, Sequence) and not isinstance(raw, (str, bytes)) and len(raw) == len(first):
        return dict(zip(first, raw, strict=True))
    if isinstance(raw, str) and len(first) == 1:
        return {first[0]: raw}
    raise row.refuse("api.not_a_row", needed=list(first))


def _plain(value: Any) -> Any:
    """Return a cell as a value of plain Python, None when it is empty."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return value or None
    # NaN, NaT and NA are the values that are not equal to themselves, or refuse to say so.
    try:
        if value is None or not bool(value == value):
            return None
    except (TypeError, ValueError):
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    # Numbers and truth values of numpy know what they are in Python; dates of pandas are dates already.
    item = getattr(value, "item", None)
    return item() if callable(item) and not isinstance(value, (date, bool, int, float)) else value
