"""From a file to a Workbook: the rows of each sheet by column, before anything in them is understood.

An Excel file, a folder with CSV files, or a zip with CSV files gives the same Workbook. What is in the file but not
in the workbook's sheets and columns is noted and kept out; what must be there and is not, blocks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from netmap.errors import FileRefused
from netmap.exchange.archives import (
    MAX_ENTRIES,
    MAX_FILE_BYTES,
    MAX_UNZIPPED_BYTES,
    MEGABYTE,
    check_file_size,
    open_archive,
    part_stem,
    read_part,
)
from netmap.exchange.columns import SHEETS
from netmap.exchange.csv_files import read_csv
from netmap.exchange.findings import Finding, Level, RawSheet, Row, Workbook
from netmap.exchange.tables import Matched, Table, is_exact_title, is_own_title, match_sheet, read_table
from netmap.exchange.xlsx_files import read_xlsx
from netmap.model import SheetName

__all__ = ["read_workbook", "read_workbook_bytes"]

_EXCEL = (".xlsx", ".xlsm", ".xltx")
_OLE = b"\xd0\xcf\x11\xe0"  # the old .xls, and every Excel file with a password

#: A table's title, the sheet that it means, and the table (None when its sheet is not known and it holds something).
_Found = tuple[str, SheetName | None, Table | None]


def read_workbook(path: Path, name: str = "") -> Workbook:
    """Return the workbook in a file or folder.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` file, a folder with CSV files, or a ``.zip`` with CSV files.
    name : str
        What the user calls it; the file's own name when empty.

    Raises
    ------
    FileRefused
        If it is not there, is of another kind, cannot be read, or is beyond the limits.
    """
    name = name or path.name or path.resolve().name
    try:
        if path.is_dir():
            return _read_folder(path, name)
        check_file_size(name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise FileRefused("imports.read.refused.not_found", file=name) from error
    except OSError as error:
        raise FileRefused("imports.read.refused.not_opened", file=name) from error
    return read_workbook_bytes(data, name)


def read_workbook_bytes(data: bytes, name: str) -> Workbook:
    """Return the workbook in the bytes of an ``.xlsx`` or ``.zip`` file; ``name`` says which of the two it is.

    Raises
    ------
    FileRefused
        If it is of another kind, cannot be read, or is beyond the limits.
    """
    check_file_size(name, len(data))
    suffix = Path(name).suffix.casefold()
    if data.startswith(_OLE):
        raise FileRefused("imports.read.refused.old_or_protected", file=name)
    if suffix in _EXCEL:
        tables: Iterator[_Found] = _excel_tables(name, data)
    elif suffix == ".zip":
        tables = _zip_tables(name, data)
    else:
        raise FileRefused("imports.read.refused.kind", file=name)
    return _workbook(name, hashlib.sha256(data).hexdigest(), tables)


def _excel_tables(name: str, data: bytes) -> Iterator[_Found]:
    for table in read_xlsx(name, data):
        sheet = match_sheet(table.title)
        if sheet is not None or (table.rows and not is_own_title(table.title)):
            yield table.title, sheet, table


def _zip_tables(name: str, data: bytes) -> Iterator[_Found]:
    with open_archive(name, data) as archive:
        entries = [e for e in archive.infolist() if not e.is_dir() and not e.filename.startswith("__MACOSX/")]
        if not any(entry.filename.casefold().endswith(".csv") for entry in entries):
            raise FileRefused("imports.read.refused.no_csv", file=name)
        for entry in sorted(entries, key=lambda e: e.filename):
            stem = part_stem(entry)
            is_csv = entry.filename.casefold().endswith(".csv")
            yield _csv_table(name, stem, read_part(archive, entry, name) if is_csv else None)


def _read_folder(path: Path, name: str) -> Workbook:
    files = sorted(p for p in path.iterdir() if p.suffix.casefold() == ".csv" and p.is_file() and not p.is_symlink())
    if not files:
        raise FileRefused("imports.read.refused.no_csv", file=name)
    if len(files) > MAX_ENTRIES:
        raise FileRefused("imports.read.refused.too_many_parts", file=name, found=len(files), limit=MAX_ENTRIES)
    content: dict[str, bytes] = {}
    for file in files:
        check_file_size(file.name, file.stat().st_size)
        content[file.name] = file.read_bytes()
        if (total := sum(map(len, content.values()))) > MAX_UNZIPPED_BYTES:
            found, limit = -(-total // MEGABYTE), MAX_UNZIPPED_BYTES // MEGABYTE
            raise FileRefused("imports.read.refused.too_big", file=name, found=found, limit=limit)
    digest = hashlib.sha256()
    for file_name, data in content.items():
        digest.update(f"{file_name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
    tables = (_csv_table(name, Path(file_name).stem, data) for file_name, data in content.items())
    return _workbook(name, digest.hexdigest(), tables)


def _csv_table(name: str, stem: str, data: bytes | None) -> _Found:
    sheet = match_sheet(stem)
    if sheet is None or data is None:
        return stem, None, None
    return stem, sheet, read_csv(name, stem, data, SHEETS[sheet])


def _workbook(name: str, sha256: str, tables: Iterable[_Found]) -> Workbook:
    rows: dict[SheetName, tuple[Row, ...]] = {}
    headers: dict[SheetName, dict[str, str]] = {}
    raw: dict[SheetName, RawSheet] = {}
    by_sheet: dict[SheetName, list[Finding]] = {}
    other: list[Finding] = []
    used: dict[SheetName, str] = {}
    # A sheet with its own name goes before one with a synonym, wherever it stands.
    for title, sheet_name, table in sorted(tables, key=lambda found: not is_exact_title(found[0])):
        if sheet_name is None:
            other.append(_note("imports.read.sheet_unknown", None, title=title))
            continue
        if table is None or (not table.rows and not SHEETS[sheet_name].required):
            continue
        if sheet_name in used:
            details = {"title": title, "used": used[sheet_name], "sheet": SHEETS[sheet_name].nl}
            other.append(_note("imports.read.sheet_twice", sheet_name, **details))
            continue
        used[sheet_name] = title
        matched: Matched = read_table(SHEETS[sheet_name], table)
        by_sheet[sheet_name] = matched.findings
        headers[sheet_name] = matched.headers
        raw[sheet_name] = matched.raw
        if matched.usable:
            rows[sheet_name] = matched.rows
    for sheet_name, sheet in SHEETS.items():
        if sheet.required and sheet_name not in used:
            details = {"sheet": sheet.nl, "csv": f"{sheet.csv}.csv", "others": ", ".join(used.values()) or "-"}
            by_sheet[sheet_name] = [
                Finding(
                    code="imports.read.sheet_missing",
                    level=Level.BLOCKS,
                    sheet=sheet_name,
                    details=details,
                )
            ]
    findings = [finding for sheet_name in SHEETS for finding in by_sheet.get(sheet_name, ())]
    in_order = {sheet_name: rows[sheet_name] for sheet_name in SHEETS if sheet_name in rows}
    return Workbook(name=name, sha256=sha256, rows=in_order, headers=headers, findings=(*findings, *other), raw=raw)


def _note(code: str, sheet_name: SheetName | None, **details: str) -> Finding:
    return Finding(code=code, level=Level.NOTE, sheet=sheet_name, details=dict(details))
