"""Excel files as tables of text.

openpyxl reads row by row (``read_only``) and, with defusedxml, without entities. We take its sheet parser rather
than ``iter_rows``: that trusts the size a sheet claims (what lies outside is lost without a word) and makes a row as
wide as its last cell, so that one cell at the end of the columns of every row takes minutes and gigabytes.
"""

from __future__ import annotations

import codecs
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
from netmap.exchange.archives import MEGABYTE, check_rows_and_columns, open_archive, read_part
from netmap.exchange.tables import Table, clean_text
from netmap.reference.words import word_of

#: Parts that openpyxl builds as a whole tree; real ones have some hundreds of kilobytes.
_WHOLE_PARTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/theme/theme1.xml")
_MAX_WHOLE_PART = 5 * MEGABYTE
#: openpyxl forgets what it has read after each row and each shared string: the most that may stand between two.
_PIECE = re.compile(rb"<(?:\w+:)?(?:row|si)\b")
_MAX_TAGS_PER_PIECE = 200_000
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
    written. Error values (``#N/A``) come empty and are listed in the table.

    Raises
    ------
    FileRefused
        If the file is damaged, holds XML entities, or is beyond the limits.
    """
    import openpyxl

    with open_archive(name, data) as archive:
        for entry in archive.infolist():
            if entry.file_size > _MAX_WHOLE_PART and (
                entry.filename in _WHOLE_PARTS or _needs_much_memory(read_part(archive, entry, name))
            ):
                raise FileRefused("imports.read.refused.damaged", file=name)
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


def _read_sheet(name: str, book: Any, sheet: Any) -> Table:
    from openpyxl.worksheet._reader import WorkSheetParser

    title = clean_text(str(sheet.title))
    rows: dict[int, tuple[str, ...]] = {}
    formulas: list[tuple[int, int]] = []
    errors: list[tuple[int, int]] = []
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            texts: dict[int, str] = {}
            for cell in cells:
                position = cell["column"] - 1
                if cell["data_type"] == "e":
                    errors.append((number, position))
                elif text := cell_text(cell["value"]):
                    check_rows_and_columns(name, title, number, position)
                    texts[position] = text
                    if cell["data_type"] == "f":
                        formulas.append((number, position))
            if texts:
                rows[number] = tuple(texts.get(i, "") for i in range(max(texts) + 1))
    return Table(title, tuple(sorted(rows.items())), tuple(formulas), tuple(errors))


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
