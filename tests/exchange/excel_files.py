"""Excel files made by hand, to be read in tests."""

import io
import zipfile

from openpyxl import Workbook

ORGANISATIONS = [["naam", "soort"], ["Politie", "politie"]]
CONSULTATIONS = [["naam"], ["Driehoek"]]


def excel(sheets):
    """Return an Excel file: title -> rows of values."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(data, **parts):
    """Return an Excel file in which parts were replaced; ``__`` in a name stands for ``/``, ``_xml`` for ``.xml``."""
    named = {key.replace("__", "/").replace("_xml", ".xml"): value for key, value in parts.items()}
    return zipped({**unzipped(data), **named})


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows):
    """Return the XML of a sheet with these ``<row>`` elements."""
    head = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return f"{head}<sheetData>{rows}</sheetData></worksheet>".encode()


HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
