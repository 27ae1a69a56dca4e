"""A table as a file holds it, and how its headers are understood.

What is Excel and what is CSV ends here: both give a :class:`Table`, in which a header row is looked for and each
header is matched with a column of the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from netmap.exchange.columns import SHEETS, Cell, Column, Sheet
from netmap.exchange.double_encoded import repair_rows
from netmap.exchange.examples import EXAMPLE_ROWS
from netmap.exchange.findings import Finding, Level, RawSheet, Row
from netmap.exchange.merged_cells import Range, is_heading, stacked_header
from netmap.exchange.not_data import is_every_theme, is_no_data
from netmap.model import SheetName, normalise
from netmap.reference.words import all_words, code_of, word_of

#: A header row is looked for in this many rows from the first that holds anything.
_HEADER_ROWS = 20
#: Characters that XML cannot hold: Excel files never have them, so they are dropped on both ways.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile(r"_x000D_\n?|\r\n?")
#: Columns in which a number may have become a text on its way ("'12", "12.0"). Elsewhere a text stays as it is.
_NUMBERS = frozenset((Cell.NUMBER, Cell.DATE, Cell.FREQUENCY, Cell.YES_NO))
_WAS_NUMBER = re.compile(r"'?(\d+)(?:[.,]0{1,2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or CSV file: the rows that hold anything, with their numbers as a spreadsheet shows them.

    ``formulas`` and ``errors`` hold (row number, column index) of Excel cells with a formula or an error value,
    ``filled`` of cells that got the content of the merged cell they belong to; ``wide`` the merged ranges of one row.
    """

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    formulas: tuple[tuple[int, int], ...] = ()
    errors: tuple[tuple[int, int], ...] = ()
    filled: tuple[tuple[int, int], ...] = ()
    wide: tuple[Range, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden: bool = False


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


def sheet_in_title(title: str) -> SheetName | None:
    """Return the one sheet whose name or synonym is among the words of a title ("organisaties 2024"), else None."""
    words = f" {normalise(title)} "
    found = {name for known, name in _known_titles() if f" {known} " in words}
    return found.pop() if len(found) == 1 else None


@cache
def _known_titles() -> tuple[tuple[str, SheetName], ...]:
    # A norm and a word are too common in titles of pages with text.
    return tuple(
        (normalise(title), sheet.name)
        for sheet in SHEETS.values()
        if sheet.name not in (SheetName.NORM, SheetName.WORDS, SheetName.HISTORY)
        for title in all_words("SheetName", sheet.name.value)
    )


def is_exact_title(title: str) -> bool:
    """Return whether a title is a sheet's own name in one of the two languages, not a synonym."""
    return squeeze(title) in _sheet_titles()


def is_own_title(title: str) -> bool:
    """Return whether netmap puts this sheet in a template itself, so that it holds no data."""
    if code_of("Mark", title) in ("read_me", "findings"):
        return True
    return title in (word_of("Mark", "lists"), word_of("Mark", "lists", "en"))


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

    def add(
        self, code: str, level: Level, rows: Iterable[int] = (), column: str = "", key: str = "", **details: str
    ) -> None:
        self.found.append(
            Finding(
                code=f"imports.read.{code}",
                level=level,
                sheet=self.sheet.name,
                rows=tuple(rows),
                column=column,
                key=key,
                details={"sheet": self.sheet.nl, **details},
            )
        )


class Header(NamedTuple):
    """Where the headers of a table are: in ``texts`` also those of two rows that belong together.

    ``place`` is the place of the last header row among the rows, ``height`` how many rows they take.
    """

    place: int
    height: int
    texts: tuple[str, ...]


def find_header(
    rows: Sequence[tuple[int, tuple[str, ...]]],
    wide: Iterable[Range],
    match: Callable[[Sequence[str]], Iterable[str]],
    required: Iterable[str],
) -> Header:
    """Return the header among the first 20 rows: the one with most known headers, first those with all required ones.

    Parameters
    ----------
    rows : sequence of (int, tuple of str)
    wide : iterable of Range
        Merged cells that span columns: the row with these and the row below may be one header.
    match : callable
        Texts of a row -> keys of the columns that they are the headers of.
    required : iterable of str
        Keys.

    Returns
    -------
    Header
        Of rows that are equally good the first, and one row before two unless both repeat the required headers, as a
        header that is merged over two rows does; place 0 when there are no rows.
    """
    needed = set(required)
    spanning: dict[int, list[Range]] = {}
    for one in wide:
        spanning.setdefault(one.top, []).append(one)
    best, chosen = (False, -1, 0), Header(0, 1, ())
    for place, (number, cells) in enumerate(rows[:_HEADER_ROWS]):
        choices = [(Header(place, 1, cells), 1)]
        if number in spanning and place + 1 < len(rows) and rows[place + 1][0] == number + 1:
            lower = rows[place + 1][1]
            texts = stacked_header(cells, lower, spanning[number], lambda text: bool(set(match([text]))))
            repeated = needed <= set(match(cells)) and needed <= set(match(lower))
            choices.append((Header(place + 1, 2, texts), 2 if repeated else 0))
        for choice, rank in choices:
            keys = set(match(choice.texts))
            score = (needed <= keys, len(keys), rank)
            if score > best:
                best, chosen = score, choice
    return chosen


def read_table(sheet: Sheet, table: Table, *, own: bool = False) -> Matched:
    """Return a table's rows by column.

    The header is the row, within the first 20, with most known headers among those that have every required column.
    A required column that is not there blocks, and the sheet is then not usable. Rows that are marked as an example
    are left out, with a question when somebody has typed over the example and left the mark; so are headings that
    span columns, sums, remarks and repeated headers. Text that was encoded twice is repaired; ``raw`` keeps it as it
    was. ``own``: netmap wrote this file, so that all of it is data and nothing is repaired.
    """
    notes = _Notes(sheet)
    rows, repairs = (list(table.rows), {}) if own else repair_rows(table.rows)
    required = [column.key for column in sheet.columns if column.required]
    place, height, header = find_header(
        rows, table.wide, lambda cells: [c.key for c in match_headers(sheet, cells).values()], required
    )
    number = rows[place][0] if rows else 1
    columns = match_headers(sheet, header)
    if above := [row for row, _ in rows[: place - height + 1]]:
        notes.add("rows_above", Level.NOTE, above, header_row=str(number))
    wide: dict[int, list[Range]] = {}
    for one in table.wide:
        wide.setdefault(one.top, []).append(one)
    data: list[tuple[int, tuple[str, ...]]] = []
    examples: list[tuple[int, tuple[str, ...]]] = []
    headings: list[int] = []
    no_data: list[int] = []
    for row, cells in rows[place + 1 :]:
        if row in wide and is_heading(cells, wide[row], columns):
            headings.append(row)
        elif not own and is_no_data(sheet.name, cells, header, columns):
            no_data.append(row)
        else:
            (examples if any(map(_is_mark, cells)) else data).append((row, cells))
    in_data = {row for row, _ in data}
    if headings:
        notes.add("merged_row", Level.QUESTION, headings)
    if no_data:
        notes.add("not_data", Level.NOTE, no_data)
    _note_other_columns(notes, header, columns, data)
    missing = [column for column in sheet.columns if column.required and column not in columns.values()]
    for column in missing:
        notes.add("column_missing", Level.BLOCKS, column=column.nl, header=column.nl, others=_shown(header))
    for code, level, places in (
        ("formula", Level.QUESTION, table.formulas),
        ("error_value", Level.QUESTION, table.errors),
        ("merged", Level.REPAIRED, table.filled),
    ):
        _note_cells(notes, code, level, places, header, columns, in_data)
    for position, found in sorted(repairs.items()):
        if position in columns and (numbers := sorted(found.keys() & in_data)):
            shown, first = one_line(header[position]), found[numbers[0]]
            details = {"header": shown, "before": first.before, "after": first.after}
            notes.add("double_encoded", Level.REPAIRED, numbers, shown, columns[position].key, **details)
    _note_hidden(notes, table, header, columns, data)
    texts = [(row, _by_key(cells, columns)) for row, cells in data]
    if sheet.name is SheetName.ESCALATION and not own:
        for _, content in texts:
            if is_every_theme(content.get("themes", "")):
                del content["themes"]  # empty means every theme here
    result = tuple(Row(sheet.name, row, content) for row, content in texts if content)
    if overwritten := [row for row, cells in examples if not _is_example(sheet.name, _by_key(cells, columns))]:
        notes.add("example_row", Level.QUESTION, overwritten, mark=word_of("Mark", "example"))
    headers = {column.key: one_line(header[position]) for position, column in columns.items()}
    positions = {column.key: position for position, column in columns.items()}
    raw = RawSheet(title=table.title, header_row=number, rows=table.rows, positions=positions)
    return Matched(result, headers, notes.found, usable=not missing, raw=raw)


def _by_key(cells: Sequence[str], columns: dict[int, Column]) -> dict[str, str]:
    content = {columns[i].key: text for i, text in enumerate(cells) if text and i in columns}
    for column in columns.values():
        if column.cell in _NUMBERS and column.key in content:
            content[column.key] = _as_number(content[column.key])
    return content


def _as_number(text: str) -> str:
    match = _WAS_NUMBER.fullmatch(text)
    return match[1] if match else text


def _is_mark(text: str) -> bool:
    # Asked of every cell of a file, so first what is quick.
    return bool(text) and text[:1].casefold() in _mark_letters() and code_of("Mark", text) == "example"


@cache
def _mark_letters() -> frozenset[str]:
    return frozenset(word[:1].casefold() for word in all_words("Mark", "example"))


def _is_example(name: SheetName, content: dict[str, str]) -> bool:
    """Return whether a marked row holds nothing but what the template put there."""
    example, _ = EXAMPLE_ROWS.get(name, ({}, ""))
    return all(_is_mark(text) or example.get(key) == text for key, text in content.items())


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
        shown = one_line(text)
        if code_of("Mark", text) == "findings":
            continue  # netmap put it there itself
        if text and (match := titles.get(squeeze(text))) is not None:
            first = column_letter(used[match[1].key])
            notes.add("column_twice", Level.NOTE, rows, shown, header=shown, letter=column_letter(position), used=first)
        elif text:
            notes.add("column_unknown", Level.NOTE, rows, shown, header=shown)
        elif rows:
            notes.add("column_nameless", Level.NOTE, rows, letter=column_letter(position))


def _note_cells(
    notes: _Notes,
    code: str,
    level: Level,
    places: Iterable[tuple[int, int]],
    header: Sequence[str],
    columns: dict[int, Column],
    rows: set[int],
) -> None:
    by_column: dict[int, list[int]] = {}
    for row, position in places:
        if row in rows and position in columns:
            by_column.setdefault(position, []).append(row)
    for position, numbers in sorted(by_column.items()):
        shown = one_line(header[position])
        notes.add(code, level, numbers, shown, columns[position].key, header=shown)


def _note_hidden(
    notes: _Notes,
    table: Table,
    header: Sequence[str],
    columns: dict[int, Column],
    data: Sequence[tuple[int, tuple[str, ...]]],
) -> None:
    if table.hidden and data:
        notes.add("hidden_sheet", Level.NOTE)
    if named := [one_line(header[position]) for position in table.hidden_columns if position in columns]:
        notes.add("hidden_columns", Level.NOTE, columns=", ".join(named))
    hidden = set(table.hidden_rows)
    if numbers := [row for row, _ in data if row in hidden]:
        notes.add("hidden_rows", Level.NOTE, numbers)


def one_line(text: str) -> str:
    """Return a text on one line, as it is named in a sentence."""
    return " ".join(text.split())


def _shown(header: Sequence[str]) -> str:
    return ", ".join(one_line(text) for text in header if text) or "-"
