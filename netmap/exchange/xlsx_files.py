"""Excel files as tables of text.

openpyxl reads row by row (``read_only``) and, with defusedxml, without entities. We take its sheet parser rather
than ``iter_rows``: that trusts the size a sheet claims (what lies outside is lost without a word) and makes a row as
wide as its last cell, so that one cell at the end of the columns of every row takes minutes and gigabytes.
"""

from __future__ import annotations

import codecs
import html
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from netmap.errors import FileRefused
from netmap.exchange.archives import (
    MAX_COLUMNS,
    MAX_ROWS,
    MEGABYTE,
    check_rows_and_columns,
    open_archive,
    read_part,
)
from netmap.exchange.merged_cells import Range, TooManyFilled, fill_down
from netmap.exchange.not_data import is_blank, is_error
from netmap.exchange.tables import Table, clean_text
from netmap.reference.words import word_of

#: Parts that openpyxl builds as a whole tree; real ones have some hundreds of kilobytes.
_WHOLE_PARTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/theme/theme1.xml")
_MAX_WHOLE_PART = 5 * MEGABYTE
#: openpyxl forgets what it has read after each row and each shared string: the most that may stand between two.
_PIECE = re.compile(rb"<(?:\w+:)?(?:row|si)\b")
_MAX_TAGS_PER_PIECE = 200_000
#: A row of six digits or more in the XML of a sheet, and what shows that it holds something.
_FAR_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d{6,})[\"'][^>]*>")
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|t|f)\b[^>]*[^/>]>|<(?:\w+:)?(?:v|t|f)>")
_LARGE_SHEET = 2 * MEGABYTE
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_SHEET_TAG = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_ATTRIBUTE = re.compile(r"(?:\w+:)?(\w+)=\"([^\"]*)\"")
#: What openpyxl raises on a file that is not as it should be: each was seen with a file cut or changed at random.
_PARSE_ERRORS = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    OSError,
    EOFError,
    RecursionError,
    AssertionError,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_xlsx(name: str, data: bytes) -> Iterator[Table]:
    """Yield each sheet of an Excel file, in order.

    Cells come as text: dates as ISO text, whole numbers without decimals, yes and no as words, formulas as they are
    written. Error values (``#N/A``) come empty and are listed in the table; words for nothing ("-", "n.v.t.") come
    empty as well, unless the cell is marked as text (in Excel: an apostrophe before it). Hidden sheets, rows and
    columns are read as any other. A merged cell of one column counts for each of its rows.

    Raises
    ------
    FileRefused
        If the file is damaged, holds XML entities, or is beyond the limits.
    """
    import openpyxl

    with open_archive(name, data) as archive:
        for entry in archive.infolist():
            if entry.file_size <= _LARGE_SHEET:
                continue
            part = read_part(archive, entry, name)
            if entry.file_size > _MAX_WHOLE_PART and (entry.filename in _WHOLE_PARTS or _needs_much_memory(part)):
                raise FileRefused("imports.read.refused.damaged", file=name)
            # openpyxl goes through a sheet that does not say its size when it opens it, before we know its title.
            if entry.filename.startswith("xl/worksheets/") and b"<dimension" not in part[:4096]:
                _check_far_rows(name, _title_of(archive, entry, name), part)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of every feature that it does not keep
            book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            for sheet in book.worksheets:
                yield _read_sheet(name, book, sheet)
    except DefusedXmlException as error:
        raise FileRefused("imports.read.refused.entities", file=name) from error
    except _PARSE_ERRORS as error:
        if isinstance(error.__cause__, DefusedXmlException):
            raise FileRefused("imports.read.refused.entities", file=name) from error
        raise FileRefused("imports.read.refused.damaged", file=name) from error


def _title_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> str:
    """Return the title of the sheet that a part holds, before openpyxl has read it; empty when it is not found."""
    parts = {one.filename: one for one in archive.infolist() if one.file_size <= _MAX_WHOLE_PART}
    texts = []
    for part in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"):
        if part not in parts:
            return ""
        texts.append(read_part(archive, parts[part], name).decode("utf-8", "replace"))
    ids = {
        found["Id"]
        for tag in _RELATION.findall(texts[0])
        if (found := dict(_ATTRIBUTE.findall(tag))).keys() >= {"Id", "Target"}
        and f"/xl/{found['Target']}".endswith(entry.filename.removeprefix("xl"))
    }
    for tag in _SHEET_TAG.findall(texts[1]):
        found = dict(_ATTRIBUTE.findall(tag))
        if found.get("id") in ids:
            return clean_text(html.unescape(found.get("name", "")))
    return ""


def _needs_much_memory(part: bytes) -> bool:
    """Return whether a large part would be held as a tree as a whole; no spreadsheet program writes such a part.

    What is no XML (pictures) is not read at all. Large XML in two-byte characters could hide tags from us.
    """
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\0", b"\0<")):
        return True
    if part.removeprefix(codecs.BOM_UTF8).lstrip()[:1] != b"<":
        return False
    begin = 0
    for match in _PIECE.finditer(part):
        if part.count(b"<", begin, match.start()) > _MAX_TAGS_PER_PIECE:
            return True
        begin = match.start()
    return part.count(b"<", begin) > _MAX_TAGS_PER_PIECE


def _check_far_rows(name: str, title: str, part: bytes) -> None:
    """Refuse a large sheet with something beyond the last row that is read, before it is parsed: that takes seconds."""
    for match in _FAR_ROW.finditer(part):
        if len(match[1]) > 7 or int(match[1]) <= MAX_ROWS or match[0].endswith(b"/>"):
            continue
        if _CONTENT.search(part, match.end(), part.find(b"row>", match.end())):
            check_rows_and_columns(name, title, int(match[1]), 0)
    # Rows without a number follow one another.
    if (rows := part.count(b"<row>")) > MAX_ROWS and _CONTENT.search(part, part.rfind(b"<row>")):
        check_rows_and_columns(name, title, rows, 0)


def _read_sheet(name: str, book: Any, sheet: Any) -> Table:
    from openpyxl.worksheet._reader import WorkSheetParser

    title = clean_text(str(sheet.title))
    with sheet._get_source() as source:
        part = source.read()
    if len(part) > _LARGE_SHEET:
        _check_far_rows(name, title, part)
    rows: dict[int, tuple[str, ...]] = {}
    formulas: list[tuple[int, int]] = []
    errors: list[tuple[int, int]] = []
    parser = WorkSheetParser(
        io.BytesIO(part),
        sheet._shared_strings,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    for number, cells in parser.parse():
        texts: dict[int, str] = {}
        for cell in cells:
            position = cell["column"] - 1
            text = cell_text(cell["value"])
            left_open = (is_blank(text) or is_error(text)) and not book._cell_styles[cell["style_id"]].quotePrefix
            if cell["data_type"] == "e" or (left_open and is_error(text)):
                errors.append((number, position))
            elif text and not left_open:
                check_rows_and_columns(name, title, number, position)
                texts[position] = text
                if cell["data_type"] == "f":
                    formulas.append((number, position))
        if texts:
            rows[number] = tuple(texts.get(i, "") for i in range(max(texts) + 1))
    merged = _merged(parser)
    try:
        filled = fill_down(rows, merged)
    except TooManyFilled as error:
        raise FileRefused("imports.read.refused.too_many_merged", file=name, sheet=title) from error
    return Table(
        title,
        tuple(sorted(rows.items())),
        tuple(formulas),
        tuple(errors),
        filled=tuple(filled),
        wide=tuple(one for one in merged if one.right > one.left and one.top == one.bottom and one.top in rows),
        hidden_rows=tuple(sorted({number for number in rows if _is_hidden(parser.row_dimensions.get(str(number)))})),
        hidden_columns=_hidden_columns(parser),
        hidden=sheet.sheet_state != "visible",
    )


def _merged(parser: Any) -> list[Range]:
    """Return the merged ranges of a sheet that begin within the columns that are read, in order."""
    found: list[Range] = []
    for one in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = one.bounds
        if left <= MAX_COLUMNS and top <= MAX_ROWS:
            found.append(Range(top, bottom, left - 1, min(right, MAX_COLUMNS) - 1))
    return sorted(found)


def _is_hidden(attributes: Any) -> bool:
    return attributes is not None and attributes.get("hidden") in ("1", "true")


def _hidden_columns(parser: Any) -> tuple[int, ...]:
    """Return the columns that are hidden; one entry of the file may stand for every column up to the last."""
    found: set[int] = set()
    for attributes in parser.column_dimensions.values():
        if _is_hidden(attributes):
            first, last = int(attributes["min"]), int(attributes.get("max", attributes["min"]))
            found.update(range(first - 1, min(last, MAX_COLUMNS)))
    return tuple(sorted(found))


def cell_text(value: Any) -> str:
    """Return the value of an Excel cell as text; empty for no value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return word_of("Answer", "yes" if value else "no")
    if isinstance(value, float):
        # Excel keeps 15 digits; more are an artefact of binary numbers ("0.30000000000000004").
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int):
        return str(value)
    # A formula over several cells.
    return clean_text(str(getattr(value, "text", None) or "="))
