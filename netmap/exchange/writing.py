"""Rows of text as an Excel file or as CSV files: the way back of ``reading``.

Every cell is a text cell, also when it looks like a formula or a number, and equal rows give equal bytes. Reading
what was written gives the same rows; of a cell only blanks around it, the kind of its line breaks and characters
that no Excel file can hold are lost (:func:`netmap.exchange.tables.clean_text`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from netmap.errors import FileRefused
from netmap.exchange.columns import SHEETS, Cell, Column, Sheet
from netmap.exchange.csv_files import guard, write_csv
from netmap.exchange.tables import clean_text, column_letter
from netmap.model import SheetName

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as ExcelCell

__all__ = ["Rows", "to_bytes", "write_csv_folder", "write_workbook"]

Rows = Sequence[Mapping[str, str]]

#: What Excel keeps of one cell; openpyxl cuts longer texts without a word.
_MAX_EXCEL_TEXT = 32_767
#: What Python's csv module reads of one cell.
_MAX_CSV_TEXT = 131_072
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_TIME = b"2000-01-01T00:00:00Z"
_WIDTHS = {Cell.YES_NO: 12.0, Cell.DATE: 14.0, Cell.NUMBER: 10.0, Cell.CODE: 18.0, Cell.FREQUENCY: 16.0}
_WIDTH = 26.0


def write_workbook(sheets: Mapping[SheetName, Rows]) -> bytes:
    """Return an Excel file with the given sheets, in the order of the workbook.

    Parameters
    ----------
    sheets : mapping of SheetName to rows
        Each row holds texts by column key; empty ones may be left out. A key that the sheet has no column for
        raises ``KeyError``.

    Raises
    ------
    FileRefused
        If a text is longer than an Excel cell can hold.
    """
    from openpyxl import Workbook

    # All texts first: openpyxl leaves a half-written temporary file behind when a row fails.
    content = [(sheet, list(_texts(sheet, rows, _MAX_EXCEL_TEXT))) for sheet, rows in _in_order(sheets)]
    book = Workbook(write_only=True)
    for sheet, rows in content:
        page: Any = book.create_sheet(sheet.nl)
        lay_out(page, sheet)
        # Readers that are not told the size of a sheet go through it twice.
        page.calculate_dimension = partial(_size, sheet, len(rows))
        page.append(header_cells(page, sheet))
        for row in rows:
            page.append([text_cell(page, text) if text else None for text in row])
    return to_bytes(book)


def write_csv_folder(sheets: Mapping[SheetName, Rows]) -> dict[str, bytes]:
    """Return one CSV file per sheet, by file name, for a folder or a zip.

    Parameters and errors are those of :func:`write_workbook`; a cell may be longer here.
    """
    return {
        f"{sheet.csv}.csv": write_csv(
            [header_text(column) for column in sheet.columns], _texts(sheet, rows, _MAX_CSV_TEXT)
        )
        for sheet, rows in _in_order(sheets)
    }


# --- the pieces that the template shares -----------------------------------------------------------------------


def header_text(column: Column) -> str:
    """Return a column's header; a star marks what must be filled in."""
    return f"{column.nl}*" if column.required else column.nl


def header_cells(page: Any, sheet: Sheet) -> list[ExcelCell]:
    """Return the header row of a sheet."""
    from openpyxl.styles import Alignment, Font, PatternFill

    cells: list[ExcelCell] = []
    for column in sheet.columns:
        cell = text_cell(page, header_text(column))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFD9E7F5" if column.required else "FFEEF3F8")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cells.append(cell)
    return cells


def lay_out(page: Any, sheet: Sheet) -> None:
    """Give a sheet its column widths and keep its header in view."""
    page.freeze_panes = "A2"
    for position, column in enumerate(sheet.columns):
        width = max(_WIDTHS.get(column.cell, _WIDTH), len(column.nl) + 4.0)
        page.column_dimensions[column_letter(position)].width = width


def text_cell(page: Any, text: str) -> ExcelCell:
    """Return a cell that is text whatever it holds.

    openpyxl takes a leading ``=`` for a formula. The mark that Excel shows as a leading apostrophe keeps such a text
    a text when somebody edits the cell.
    """
    from openpyxl.cell import WriteOnlyCell

    cell: ExcelCell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"
    if guard(text) != text:
        cell.quotePrefix = True
    return cell


def to_bytes(book: Workbook) -> bytes:
    """Return the file of an openpyxl workbook; equal workbooks give equal bytes, whenever they are made."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.properties.creator = "netmap"
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for entry in source.infolist():
            part = _TIMES.sub(rb"\g<1>" + _TIME + rb"\g<3>", source.read(entry))
            # A fixed moment and system, else the bytes differ by the clock and by the machine.
            plain = zipfile.ZipInfo(entry.filename, date_time=(2000, 1, 1, 0, 0, 0))
            plain.compress_type, plain.create_system, plain.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(plain, part)
    return fixed.getvalue()


def _in_order(sheets: Mapping[SheetName, Rows]) -> Iterator[tuple[Sheet, Rows]]:
    return ((sheet, sheets[name]) for name, sheet in SHEETS.items() if name in sheets)


def _texts(sheet: Sheet, rows: Rows, longest: int) -> Iterator[list[str]]:
    keys = [column.key for column in sheet.columns]
    known = set(keys)
    for number, row in enumerate(rows, start=2):
        if unknown := row.keys() - known:
            raise KeyError(f"{sheet.name.value} has no column {sorted(unknown)}")
        texts = [clean_text(row.get(key, "")) for key in keys]
        if max(map(len, texts)) > longest:
            raise FileRefused("imports.write.too_long", sheet=sheet.nl, row=number, limit=longest)
        yield texts


def _size(sheet: Sheet, rows: int) -> str:
    return f"A1:{column_letter(len(sheet.columns) - 1)}{rows + 1}"
