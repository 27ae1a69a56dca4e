"""The user's own sheets in a repair workbook: every row at its own number, with a column that says what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname

from netmap.errors import FileRefused
from netmap.exchange.archives import MAX_COLUMNS
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Finding, Level, RawSheet, Workbook
from netmap.exchange.tables import clean_text, column_letter, is_own_title, match_sheet, one_line, squeeze
from netmap.exchange.writing import text_cell
from netmap.model import SheetName
from netmap.reference.words import code_of, word_of

__all__ = ["Cells", "Look", "Page", "link_to", "make_pages", "write_page"]

_MAX_TITLE = 31
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
#: What Excel keeps of one cell.
_MAX_TEXT = 32_767
_WIDTHS = (10.0, 40.0)
_NOTE_WIDTH = 90.0
_MOST_NOTE_LINES = 4


class Look(StrEnum):
    """How a cell looks; colour never says anything by itself."""

    PLAIN = "plain"
    TITLE = "title"
    HEADER = "header"
    ANSWER_HEADER = "answer_header"
    WRAPPED = "wrapped"
    LINK = "link"
    TO_FILL_IN = "to_fill_in"
    BLOCKS = "blocks"
    REPAIRED = "repaired"
    QUESTION = "question"
    NOTE = "note"


_OF_LEVEL = {
    Level.BLOCKS: Look.BLOCKS,
    Level.REPAIRED: Look.REPAIRED,
    Level.QUESTION: Look.QUESTION,
    Level.NOTE: Look.NOTE,
}
_FILLS = {
    Look.HEADER: "FFD9E7F5",
    Look.ANSWER_HEADER: "FFFFE699",
    Look.TO_FILL_IN: "FFFFF9DB",
    Look.BLOCKS: "FFF8CBAD",
    Look.REPAIRED: "FFE2EFDA",
    Look.QUESTION: "FFFFF2CC",
    Look.NOTE: "FFEDEDED",
}
_FONTS = {
    Look.TITLE: Font(name="Calibri", size=16, bold=True),
    Look.HEADER: Font(name="Calibri", size=11, bold=True),
    Look.ANSWER_HEADER: Font(name="Calibri", size=11, bold=True),
    Look.LINK: Font(name="Calibri", size=11, color="FF0563C1", underline="single"),
}
_WRAPPED = (Look.HEADER, Look.ANSWER_HEADER, Look.WRAPPED, Look.LINK, Look.TO_FILL_IN)


class Cells:
    """Makes the cells of one workbook.

    openpyxl takes longer to look up a style than to write a cell, so each look is looked up once.
    """

    def __init__(self) -> None:
        self._styles: dict[tuple[Look, bool], Any] = {}

    def text(self, page: Any, text: str, look: Look = Look.PLAIN) -> Any:
        """Return a cell that is text whatever it holds, cut where Excel keeps no more."""
        text = clean_text(text)
        cell: Any = text_cell(page, text if len(text) <= _MAX_TEXT else f"{text[: _MAX_TEXT - 1]}…")
        if look is Look.PLAIN:
            return cell
        quoted = bool(cell.quotePrefix)
        if (look, quoted) not in self._styles:
            if look in _FILLS:
                cell.fill = PatternFill("solid", fgColor=_FILLS[look])
            if look in _FONTS:
                cell.font = _FONTS[look]
            if look in _WRAPPED:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            self._styles[(look, quoted)] = cell._style
        cell._style = self._styles[(look, quoted)]
        return cell

    def plain(self, page: Any, text: str) -> Any:
        """Return one of many texts: what begins with a letter or digit is text to openpyxl as well."""
        if not text:
            return None
        return text if text[0].isalnum() else self.text(page, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet of the user as it is written again.

    Parameters
    ----------
    title : str
        As the user called it, where Excel takes that.
    rows : tuple of (int, tuple of str)
        Those that hold anything, by number; headers in full, without an earlier column *Bevindingen*.
    header_row : int
    width : int
        Number of columns that hold anything.
    column : int or None
        Place of the column *Bevindingen*; None when there is no room for one.
    positions : dict
        Column key -> place, from 0.
    header : tuple of str
    numbers : frozenset of int
        Of the rows.
    """

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    header_row: int
    width: int
    column: int | None
    positions: dict[str, int]
    header: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()

    def position(self, finding: Finding) -> int | None:
        """Return the place of the column that a finding is about, or None when it is about whole rows."""
        if finding.key in self.positions:
            return self.positions[finding.key]
        if not finding.column:
            return None
        return next((at for at, text in enumerate(self.header) if text and one_line(text) == finding.column), None)


def make_pages(workbook: Workbook) -> dict[SheetName, Page]:
    """Return the sheets of a workbook in its own order; two kinds of rows that stand in one table share its page.

    Raises
    ------
    FileRefused
        If a text is longer than an Excel cell can hold; before anything is written.
    """
    by_title: dict[str, list[SheetName]] = {}
    for name, raw in workbook.raw.items():
        by_title.setdefault(raw.title, []).append(name)
    taken = {word_of("Mark", "findings").casefold(), word_of("Mark", "lists").casefold()}
    pages: dict[SheetName, Page] = {}
    for names in by_title.values():
        title = _free_title(_title(workbook.raw[names[0]].title, names), taken)
        for name in names:
            headers = workbook.headers.get(name, {})
            pages[name] = _page(title, workbook.raw[name], headers)
    return pages


def _title(title: str, names: Sequence[SheetName]) -> str:
    """Return a title that Excel takes and by which the sheet is known again."""
    fixed = " ".join(_NOT_IN_TITLE.sub(" ", clean_text(title)).strip(" '").split())[:_MAX_TITLE].strip(" '")
    # Of a table with several kinds of rows the headers tell what it is. Excel keeps one title for itself.
    if len(names) == 1 and (match_sheet(fixed) is not names[0] or fixed.casefold() == "history"):
        return SHEETS[names[0]].nl
    return fixed


def _free_title(title: str, taken: set[str]) -> str:
    title = title or "1"
    number, free = 1, title
    while free.casefold() in taken or is_own_title(free):
        number += 1
        end = f" {number}"
        free = f"{title[: _MAX_TITLE - len(end)]}{end}"
    taken.add(free.casefold())
    return free


def _page(title: str, raw: RawSheet, headers: Mapping[str, str]) -> Page:
    header = list(dict(raw.rows).get(raw.header_row, ()))
    for key, position in raw.positions.items():
        header += [""] * (position + 1 - len(header))
        if squeeze(header[position]) != squeeze(headers.get(key, "")):
            header[position] = headers.get(key, header[position])  # a header of two rows, in one
    own = {at for at, text in enumerate(header) if text and code_of("Mark", text) == "findings"}
    rows: list[tuple[int, tuple[str, ...]]] = []
    width = 0
    for number, cells in raw.rows:
        texts = [
            "" if at in own and number >= raw.header_row else clean_text(text)
            for at, text in enumerate(header if number == raw.header_row else cells)
        ]
        if max(map(len, texts), default=0) > _MAX_TEXT:
            raise FileRefused("imports.write.too_long", sheet=title, row=number, limit=_MAX_TEXT)
        while texts and not texts[-1]:
            texts.pop()
        width = max(width, len(texts))
        rows.append((number, tuple(texts)))
    column = width if width < MAX_COLUMNS else None
    return Page(
        title=title,
        rows=tuple(rows),
        header_row=raw.header_row,
        width=width,
        column=column,
        positions=dict(raw.positions),
        header=tuple(header),
        numbers=frozenset(number for number, _ in rows),
    )


def link_to(page: Page, finding: Finding) -> str:
    """Return the address of the first cell of a finding: its row where there is one, else the header."""
    row = next((row for row in finding.rows if row in page.numbers), page.header_row)
    return f"{quote_sheetname(page.title)}!{column_letter(page.position(finding) or 0)}{row}"


def write_page(
    make: Cells,
    sheet: Any,
    page: Page,
    notes: Mapping[int, Sequence[str]],
    marks: Mapping[tuple[int, int], Level],
) -> None:
    """Write the rows of a page, each at its own number.

    Parameters
    ----------
    sheet : openpyxl worksheet
        Empty, of a write-only workbook.
    notes : mapping of row to texts
        What the column *Bevindingen* says.
    marks : mapping of (row, place) to Level
        Cells that get a colour besides.
    """
    _lay_out(sheet, page)
    marked: dict[int, dict[int, Level]] = {}
    for (row, position), level in marks.items():
        marked.setdefault(row, {})[position] = level
    written = 0
    rows = page.rows or ((page.header_row, ()),)
    for number, texts in rows:
        for _ in range(written + 1, number):
            sheet.append([])
        written = number
        is_header = number == page.header_row
        cells: list[Any] = [
            make.text(sheet, text, Look.HEADER) if is_header and text else make.plain(sheet, text) for text in texts
        ]
        for position, level in marked.get(number, {}).items():
            cells += [None] * (position + 1 - len(cells))
            cells[position] = make.text(sheet, texts[position] if position < len(texts) else "", _OF_LEVEL[level])
        if page.column is not None:
            _add_note(make, sheet, page, cells, number, notes.get(number, ()))
        sheet.append(cells)


def _lay_out(sheet: Any, page: Page) -> None:
    sheet.freeze_panes = f"A{page.header_row + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    longest: dict[int, int] = {}
    for _, texts in page.rows[:200]:
        for position, text in enumerate(texts):
            longest[position] = max(longest.get(position, 0), len(text))
    least, most = _WIDTHS
    for position, length in longest.items():
        sheet.column_dimensions[column_letter(position)].width = min(max(least, length + 2.0), most)
    if page.column is not None:
        sheet.column_dimensions[column_letter(page.column)].width = _NOTE_WIDTH
    last = max([number for number, _ in page.rows[-1:]] + [page.header_row])
    # Readers that are not told the size of a sheet go through it twice.
    sheet.calculate_dimension = partial("A1:{}{}".format, column_letter(page.width), last)


def _add_note(make: Cells, sheet: Any, page: Page, cells: list[Any], number: int, notes: Sequence[str]) -> None:
    assert page.column is not None  # asked before
    is_header = number == page.header_row
    text = word_of("Mark", "findings") if is_header else "\n".join(notes)
    if not text:
        return
    cells += [None] * (page.column + 1 - len(cells))
    cells[page.column] = make.text(sheet, text, Look.HEADER if is_header else Look.WRAPPED)
    lines = sum(1 + int(len(note) / (_NOTE_WIDTH * 1.05)) for note in notes)
    if lines > 1 and not is_header:
        # Programs do not fit the height of rows in a file that another one made.
        sheet.row_dimensions[number].height = 15.0 * min(lines, _MOST_NOTE_LINES)
