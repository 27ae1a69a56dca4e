"""A table as a file holds it, and how its headers are understood.

What is Excel and what is CSV ends here: both give a :class:`Table`, in which a header row is looked for and each
header is matched with a column of the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from netmap.exchange.columns import SHEETS, Column, Sheet
from netmap.exchange.examples import EXAMPLE_ROWS
from netmap.exchange.findings import Finding, Level, RawSheet, Row
from netmap.model import SheetName, normalise
from netmap.reference.words import code_of, word_of

#: A header row is looked for in this many rows from the first that holds anything.
_HEADER_ROWS = 20
#: Characters that XML cannot hold: Excel files never have them, so they are dropped on both ways.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile(r"_x000D_\n?|\r\n?")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or CSV file: the rows that hold anything, with their numbers as a spreadsheet shows them.

    ``formulas`` and ``errors`` hold (row number, column index) of Excel cells with a formula or an error value.
    """

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    formulas: tuple[tuple[int, int], ...] = ()
    errors: tuple[tuple[int, int], ...] = ()


class Matched(NamedTuple):
    """The rows of one table, by column, and what there is to say about its headers."""

    rows: tuple[Row, ...]
    headers: dict[str, str]
    findings: list[Finding]
    usable: bool
    raw: RawSheet


def clean_text(text: str) -> str:
    """Return a cell's text as netmap keeps it.

    Blanks around it go, a line break is one character, and what XML cannot hold is dropped. Excel writes a carriage
    return as ``_x000D_``, so that counts as a line break as well. Doing it twice changes nothing.
    """
    if text.isprintable() and "_x000D_" not in text:
        return text.strip()  # nearly every cell
    return _LINE_BREAK.sub("\n", _ILLEGAL.sub("", text)).strip()


def squeeze(text: str) -> str:
    """Return a header or title as it is compared: no capitals, accents, blanks or punctuation."""
    return normalise(text).replace(" ", "")


# --- sheets and headers ------------------------------------------------------------------------------------------


@cache
def _sheet_titles() -> dict[str, SheetName]:
    found: dict[str, SheetName] = {}
    for sheet in SHEETS.values():
        for title in (sheet.nl, sheet.en, sheet.csv, sheet.name.value):
            found.setdefault(squeeze(title), sheet.name)
    return found


def match_sheet(title: str) -> SheetName | None:
    """Return which sheet a title or CSV file name means: Dutch, English or a synonym."""
    if (name := _sheet_titles().get(squeeze(title))) is not None:
        return name
    code = code_of("SheetName", title)
    return None if code is None else SheetName(code)


def is_exact_title(title: str) -> bool:
    """Return whether a title is a sheet's own name in one of the two languages, not a synonym."""
    return squeeze(title) in _sheet_titles()


def is_own_title(title: str) -> bool:
    """Return whether netmap puts this sheet in a template itself, so that it holds no data."""
    return code_of("Mark", title) == "read_me" or title in (word_of("Mark", "lists"), word_of("Mark", "lists", "en"))


@cache
def _column_titles(name: SheetName) -> dict[str, tuple[int, Column]]:
    """Return header -> (rank, column); the Dutch header has the best rank, so that it wins from a synonym."""
    found: dict[str, tuple[int, Column]] = {}
    columns = SHEETS[name].columns
    ranked: list[tuple[int, str, Column]] = []
    for column in columns:
        ranked += [(0, column.nl, column), (1, column.en, column), (2, column.key, column)]
        ranked += [(3, synonym, column) for synonym in column.synonyms]
    for rank, title, column in sorted(ranked, key=lambda item: item[0]):
        found.setdefault(squeeze(title), (rank, column))
    return found


def match_headers(sheet: Sheet, cells: Sequence[str]) -> dict[int, Column]:
    """Return the column of each position whose header is known; of two headers for one column the best counts."""
    titles = _column_titles(sheet.name)
    best: dict[str, tuple[int, int, Column]] = {}
    for position, text in enumerate(cells):
        if (match := titles.get(squeeze(text))) is not None:
            rank, column = match
            if column.key not in best or rank < best[column.key][0]:
                best[column.key] = (rank, position, column)
    return {position: column for _, position, column in sorted(best.values(), key=lambda item: item[1])}


def column_letter(position: int) -> str:
    """Return the letters of a column, counted from 0, as a spreadsheet shows them."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# --- a table as rows by column -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Notes:
    """The findings about one sheet, in the order in which they are met."""

    sheet: Sheet
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, level: Level, rows: Iterable[int] = (), column: str = "", **details: str) -> None:
        self.found.append(
            Finding(
                code=f"imports.read.{code}",
                level=level,
                sheet=self.sheet.name,
                rows=tuple(rows),
                column=column,
                details={"sheet": self.sheet.nl, **details},
            )
        )


def read_table(sheet: Sheet, table: Table) -> Matched:
    """Return a table's rows by column.

    The header is the first row, within the first 20, that has every required column; else the first row. A required
    column that is not there blocks, and the sheet is then not usable. Rows that are marked as an example are left
    out, with a question when somebody has typed over the example and left the mark.
    """
    notes = _Notes(sheet)
    place = _header_place(sheet, table)
    number, header = table.rows[place] if table.rows else (1, ())
    columns = match_headers(sheet, header)
    if place:
        notes.add("rows_above", Level.NOTE, (row for row, _ in table.rows[:place]), header_row=str(number))
    data: list[tuple[int, tuple[str, ...]]] = []
    examples: list[tuple[int, tuple[str, ...]]] = []
    for row, cells in table.rows[place + 1 :]:
        (examples if any(_is_mark(cell) for cell in cells) else data).append((row, cells))
    _note_other_columns(notes, header, columns, data)
    missing = [column for column in sheet.columns if column.required and column not in columns.values()]
    for column in missing:
        notes.add("column_missing", Level.BLOCKS, column=column.nl, header=column.nl, others=_shown(header))
    _note_formulas(notes, table, header, columns, {row for row, _ in data})
    rows = tuple(Row(sheet.name, row, content) for row, cells in data if (content := _by_key(cells, columns)))
    if overwritten := [row for row, cells in examples if not _is_example(sheet.name, _by_key(cells, columns))]:
        notes.add("example_row", Level.QUESTION, overwritten, mark=word_of("Mark", "example"))
    headers = {column.key: _one_line(header[position]) for position, column in columns.items()}
    positions = {column.key: position for position, column in columns.items()}
    raw = RawSheet(title=table.title, header_row=number, rows=table.rows, positions=positions)
    return Matched(rows, headers, notes.found, usable=not missing, raw=raw)


def _by_key(cells: Sequence[str], columns: dict[int, Column]) -> dict[str, str]:
    return {columns[i].key: text for i, text in enumerate(cells) if text and i in columns}


def _is_mark(text: str) -> bool:
    return bool(text) and code_of("Mark", text) == "example"


def _is_example(name: SheetName, content: dict[str, str]) -> bool:
    """Return whether a marked row holds nothing but what the template put there."""
    example, _ = EXAMPLE_ROWS.get(name, ({}, ""))
    return all(_is_mark(text) or example.get(key) == text for key, text in content.items())


def _header_place(sheet: Sheet, table: Table) -> int:
    required = {column.key for column in sheet.columns if column.required}
    for place, (_, cells) in enumerate(table.rows[:_HEADER_ROWS]):
        if required <= {column.key for column in match_headers(sheet, cells).values()}:
            return place
    return 0


def _note_other_columns(
    notes: _Notes,
    header: Sequence[str],
    columns: dict[int, Column],
    data: Sequence[tuple[int, tuple[str, ...]]],
) -> None:
    titles = _column_titles(notes.sheet.name)
    used = {column.key: position for position, column in columns.items()}
    width = max((len(cells) for _, cells in data), default=0)
    filled = {i for _, cells in data for i, text in enumerate(cells) if text} if width > len(columns) else set()
    for position in sorted({*range(len(header)), *filled} - columns.keys()):
        text = header[position] if position < len(header) else ""
        rows = [row for row, cells in data if position < len(cells) and cells[position]]
        shown = _one_line(text)
        if text and (match := titles.get(squeeze(text))) is not None:
            first = column_letter(used[match[1].key])
            notes.add("column_twice", Level.NOTE, rows, shown, header=shown, letter=column_letter(position), used=first)
        elif text:
            notes.add("column_unknown", Level.NOTE, rows, shown, header=shown)
        elif rows:
            notes.add("column_nameless", Level.NOTE, rows, letter=column_letter(position))


def _note_formulas(
    notes: _Notes, table: Table, header: Sequence[str], columns: dict[int, Column], rows: set[int]
) -> None:
    for code, cells in (("formula", table.formulas), ("error_value", table.errors)):
        by_column: dict[int, list[int]] = {}
        for row, position in cells:
            if row in rows and position in columns:
                by_column.setdefault(position, []).append(row)
        for position, numbers in sorted(by_column.items()):
            shown = _one_line(header[position])
            notes.add(code, Level.QUESTION, numbers, shown, header=shown)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(header: Sequence[str]) -> str:
    return ", ".join(_one_line(text) for text in header if text) or "-"
