"""CSV files as tables of text, and tables of text as CSV.

Reading is forgiving where Excel differs from country to country (separator, encoding) and strict where guessing would
shift cells (quotation marks). A text that a spreadsheet would run as a formula is written behind an apostrophe;
reading takes exactly such an apostrophe away, so that what was written is read again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

from netmap.errors import FileRefused
from netmap.exchange.archives import check_rows_and_columns
from netmap.exchange.not_data import is_blank, is_error
from netmap.exchange.tables import Table, clean_text

_SEPARATORS = ";,\t"
_SNIFF_ROWS = 20
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
# ASVS 1.2.10: = + - @ tab, carriage return, NUL; OWASP also names the wide forms of the first four.
_LIVE = "=+\\-@\t\r\0＝＋－＠"
_TO_GUARD = re.compile(f"'*[{_LIVE}]")
_GUARDED = re.compile(f"'+[{_LIVE}]")


def guard(text: str) -> str:
    """Return a text with an apostrophe before it when a spreadsheet would run it, or reading would leave it out."""
    return f"'{text}" if _TO_GUARD.match(text) or _is_left_out(text.lstrip("'")) else text


def unguard(text: str) -> str:
    """Return a text without the apostrophe that :func:`guard` put before it."""
    return text[1:] if _GUARDED.match(text) or (text[:1] == "'" and _is_left_out(text.lstrip("'"))) else text


def _is_left_out(text: str) -> bool:
    return is_blank(text) or is_error(text)


def read_csv(name: str, title: str, data: bytes, known: Callable[[Sequence[str]], int]) -> Table:
    """Return a CSV file as a table.

    Parameters
    ----------
    name, title : str
        The file that the user gave, and the CSV file in it, for messages.
    data : bytes
        UTF-8 (with or without mark), UTF-16 with mark, else Windows-1252.
    known : callable
        Texts of a row -> how many of them are known headers. Of ``;``, ``,`` and tab the separator is taken under
        which most are found, unless a first line ``sep=`` names one.

    Raises
    ------
    FileRefused
        If the bytes are no text, a quotation mark is not closed, a cell is too long, or the file is beyond the limits.
    """
    text = _decode(name, title, data)
    if match := _SEP_LINE.match(text):
        # Excel does not show this line, so the header below it is row 1.
        return _parse(name, title, text[match.end() :], match[1])
    return _parse(name, title, text, _separator(text, known))


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file as Dutch Excel opens it: ``;`` between cells and UTF-8 with a mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guard(text) for text in header])
    for row in rows:
        writer.writerow([guard(text) for text in row])
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def _decode(name: str, title: str, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("imports.read.refused.not_text", file=name, sheet=title)


def _separator(text: str, known: Callable[[Sequence[str]], int]) -> str:
    """Return the separator under which the best header row has most known headers; the first one when none has."""

    def headers(separator: str) -> int:
        best = 0
        try:
            for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
                if number >= _SNIFF_ROWS:
                    break
                best = max(best, known([clean_text(cell) for cell in cells]))
        except csv.Error:
            pass  # said properly when the whole file is read
        return best

    return max(_SEPARATORS, key=headers)


def _parse(name: str, title: str, text: str, separator: str) -> Table:
    rows: list[tuple[int, tuple[str, ...]]] = []
    errors: list[tuple[int, int]] = []
    number = 0
    try:
        for number, raw in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            cells = [clean_text(cell) for cell in raw]
            for position, text in enumerate(cells):
                if is_error(text):
                    errors.append((number, position))
                    cells[position] = ""
                else:
                    cells[position] = "" if is_blank(text) else clean_text(unguard(text))
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                check_rows_and_columns(name, title, number, len(cells) - 1)
                rows.append((number, tuple(cells)))
    except csv.Error as error:
        if "field limit" in str(error):
            details = {"file": name, "sheet": title, "row": number + 1, "limit": csv.field_size_limit()}
            raise FileRefused("imports.read.refused.cell_too_long", **details) from error
        raise FileRefused("imports.read.refused.quotes", file=name, sheet=title, row=number + 1) from error
    return Table(title, tuple(rows), errors=tuple(errors))
