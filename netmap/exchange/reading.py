"""From a file to a Workbook: the rows of each sheet by column, before anything in them is understood.

An Excel file, a CSV file, a folder with CSV files, or a zip with CSV files gives the same Workbook. What is in the
file but not in the workbook's sheets and columns is noted and kept out; what must be there and is not, blocks. A file
without any sheet that is known by its name may be a list of lines between parties, or one sheet that is known by its
headers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from netmap.errors import FileRefused
from netmap.exchange.answer_sheet import is_answer_sheet, is_one_sheet, read_answers
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
from netmap.exchange.columns import SHEETS, Sheet
from netmap.exchange.csv_files import read_csv
from netmap.exchange.edge_lists import EdgeList, read_edge_list
from netmap.exchange.edge_tables import line_headers
from netmap.exchange.findings import Finding, Level, RawSheet, Row, Workbook
from netmap.exchange.tables import (
    Matched,
    Table,
    find_header,
    is_exact_title,
    is_own_title,
    match_headers,
    match_sheet,
    read_table,
    sheet_in_title,
)
from netmap.exchange.xlsx_files import read_xlsx
from netmap.model import SheetName

__all__ = ["read_workbook", "read_workbook_bytes"]

_EXCEL = (".xlsx", ".xlsm", ".xltx")
_CSV = (".csv", ".txt", ".tsv")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # the old .xls, and every Excel file with a password

#: What ids begin with that netmap made: a file with such ids is one that it wrote.
_OWN_IDS = ("org-", "ovl-", "exp-")
#: Columns of *Doorgeven* that every list of lines has: beside known sheets such a list is not read.
_OF_LINES = {"from", "to", "kind", "direction", "note", "status"}
#: So many headers must be known before they tell which sheet a table is.
_HEADERS_THAT_TELL = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A table of the file: the sheet that its title means, and its content (None when that is no table)."""

    title: str
    sheet: SheetName | None
    table: Table | None


def read_workbook(path: Path, name: str = "") -> Workbook:
    """Return the workbook in a file or folder.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` or ``.csv`` file, a folder with CSV files, or a ``.zip`` with CSV files.
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
    except (FileNotFoundError, ValueError) as error:  # a name with a NUL byte is a ValueError
        raise FileRefused("imports.read.refused.not_found", file=name) from error
    except OSError as error:
        raise FileRefused("imports.read.refused.not_opened", file=name) from error
    return read_workbook_bytes(data, name)


def read_workbook_bytes(data: bytes, name: str) -> Workbook:
    """Return the workbook in the bytes of an ``.xlsx``, ``.csv`` or ``.zip`` file; ``name`` says which of these it is.

    The name is never used as a path. Of a CSV file it also tells which sheet it is ("deelname.csv"); else its headers
    do, when they fit one sheet better than any other.

    Raises
    ------
    FileRefused
        If it is of another kind, cannot be read, or is beyond the limits.
    """
    check_file_size(name, len(data))
    suffix = PurePosixPath(name).suffix.casefold()
    if data.startswith(_OLE):
        raise FileRefused("imports.read.refused.old_or_protected", file=name)
    if suffix in _EXCEL:
        found = _excel_tables(name, data)
    elif suffix == ".zip":
        found = _zip_tables(name, data)
    elif suffix in _CSV and not data.startswith(_ZIP):
        stem = PurePosixPath(name.replace("\\", "/")).stem
        found = _csv_tables(name, [(stem, data)])
    else:
        raise FileRefused("imports.read.refused.kind", file=name)
    return _workbook(name, hashlib.sha256(data).hexdigest(), found, lone=suffix in _CSV)


def _excel_tables(name: str, data: bytes) -> list[_Found]:
    found = [_Found(table.title, match_sheet(table.title), table) for table in read_xlsx(name, data)]
    return [
        one
        for one in found
        if one.sheet or (one.table and one.table.rows and (is_answer_sheet(one.title) or not is_own_title(one.title)))
    ]


def _zip_tables(name: str, data: bytes) -> list[_Found]:
    with open_archive(name, data) as archive:
        entries = [
            e for e in archive.infolist() if not e.filename.endswith("/") and not e.filename.startswith("__MACOSX/")
        ]
        entries.sort(key=lambda entry: entry.filename)
        is_csv = [entry.filename.casefold().endswith(".csv") for entry in entries]
        if not any(is_csv):
            raise FileRefused("imports.read.refused.no_csv", file=name)
        contents = [
            (part_stem(entry), read_part(archive, entry, name) if csv else None)
            for entry, csv in zip(entries, is_csv, strict=True)
        ]
    return _csv_tables(name, contents)


def _csv_tables(name: str, contents: Sequence[tuple[str, bytes | None]]) -> list[_Found]:
    """Return CSV files as tables: those whose name is a sheet's, or all of them when there is none such."""
    known = [match_sheet(stem) if data is not None else None for stem, data in contents]
    found: list[_Found] = []
    for (stem, data), sheet in zip(contents, known, strict=True):
        table = None
        if data is not None and sheet is not None:
            table = read_csv(name, stem, data, partial(_headers_of, SHEETS[sheet]))
        elif data is not None and not any(known):
            table = read_csv(name, stem, data, _known_headers)
        elif data is not None and not is_own_title(stem):
            table = _perhaps_csv(name, stem, data)
        if sheet is not None or not is_own_title(stem):
            found.append(_Found(stem, sheet, table))
    return found


def _perhaps_csv(name: str, stem: str, data: bytes) -> Table | None:
    """Return a CSV file of another name than a sheet's; what cannot be read is no reason to refuse the other files."""
    try:
        return read_csv(name, stem, data, _known_headers)
    except FileRefused:
        return None


def _headers_of(sheet: Sheet, cells: Sequence[str]) -> int:
    return len(match_headers(sheet, cells))


def _known_headers(cells: Sequence[str]) -> int:
    of_sheets = max(_headers_of(sheet, cells) for sheet in SHEETS.values())
    return max(of_sheets, len(line_headers(cells)), len(line_headers(cells, ends=True)))


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
    tables = _csv_tables(name, [(Path(file_name).stem, data) for file_name, data in content.items()])
    return _workbook(name, digest.hexdigest(), tables)


# --- which table is which sheet ---------------------------------------------------------------------------------------


def _workbook(name: str, sha256: str, found: list[_Found], *, lone: bool = False) -> Workbook:
    """Return the workbook of these tables, with the answers of a repair workbook."""
    answered = next((one.table for one in found if one.table and is_answer_sheet(one.title)), None)
    if answered is None:
        return _of_tables(name, sha256, found, lone=lone)
    rest = [one for one in found if one.table is not answered]
    book = _of_tables(name, sha256, rest, lone=lone or is_one_sheet(answered))
    given = read_answers(answered, book.rows)
    return replace(book, answers=given.answers, findings=(*book.findings, *given.findings))


def _of_tables(name: str, sha256: str, found: list[_Found], *, lone: bool) -> Workbook:
    """Return the workbook of these tables; ``lone``: the file is one sheet, so that no other can be missing."""
    if _is_question_sheet(found):
        only = [one for one in found if one.sheet is SheetName.QUESTIONS]
        return _by_titles(name, sha256, only, lone=True)
    if any(one.sheet and one.table and one.table.rows for one in found):
        return _by_titles(name, sha256, *_with_guesses(found), lone=lone)
    tables = [one.table for one in found if one.sheet is None and one.table and one.table.rows]
    if (lines := read_edge_list(tables)) is not None:
        return _of_lines(name, sha256, found, lines)
    if len(tables) == 1 and (sheet := _sheet_of(tables[0])):
        guessed = _Found(tables[0].title, sheet, tables[0])
        details = {"title": guessed.title, "sheet": SHEETS[sheet].nl, "csv": f"{SHEETS[sheet].csv}.csv"}
        finding = Finding(code="imports.read.sheet_guessed", level=Level.QUESTION, sheet=sheet, details=details)
        rest = [guessed if one.table is tables[0] else one for one in found]
        return _by_titles(name, sha256, rest, [finding], lone=True)
    guessed_too, findings = _with_guesses(found)
    if findings:
        return _by_titles(name, sha256, guessed_too, findings, lone=lone)
    if lone and found and found[0].sheet is None:
        raise FileRefused("imports.read.refused.which_sheet", file=name)
    return _by_titles(name, sha256, found, lone=lone)


def _is_question_sheet(found: list[_Found]) -> bool:
    """Return whether a file is netmap's own list of questions: with them, and without a sheet of data."""
    there = {one.sheet for one in found if one.sheet and one.table and one.table.rows}
    return there == {SheetName.QUESTIONS}


def _with_guesses(found: list[_Found]) -> tuple[list[_Found], list[Finding]]:
    """Return the tables with the sheets that are guessed for those of another name, and a note of each guess.

    A title with the name of one sheet in it ("organisaties 2024") goes before headers that fit one sheet. Nothing is
    guessed for a sheet that is there, nor when two tables could be the same sheet.
    """
    there = {one.sheet for one in found if one.sheet and one.table and one.table.rows}
    guesses: dict[SheetName, list[_Found]] = {}
    for guess in (_guess_by_title, _guess_by_headers):
        here: dict[SheetName, list[_Found]] = {}
        for one in found:
            if one.sheet or not one.table or not one.table.rows or any(one in known for known in guesses.values()):
                continue
            sheet = guess(one.table)
            if sheet and sheet not in there and sheet not in guesses:
                here.setdefault(sheet, []).append(one)
        guesses.update(here)
    chosen = {ones[0].title: sheet for sheet, ones in guesses.items() if len(ones) == 1}
    findings: list[Finding] = []
    result: list[_Found] = []
    for one in found:
        sheet = chosen.get(one.title) if one.sheet is None and one.table and one.table.rows else None
        if sheet is not None:
            details = {"title": one.title, "sheet": SHEETS[sheet].nl, "csv": f"{SHEETS[sheet].csv}.csv"}
            findings.append(_note("imports.read.sheet_guessed", sheet, **details))
        result.append(one if sheet is None else replace(one, sheet=sheet))
    return result, findings


def _guess_by_title(table: Table) -> SheetName | None:
    sheet = sheet_in_title(table.title)
    if sheet is None or _sheet_of(table) not in (None, sheet):
        return None
    # Without the sheets that are required nothing can be loaded, so that their missing columns are worth naming.
    return sheet if SHEETS[sheet].required or _fit(SHEETS[sheet], table) else None


def _guess_by_headers(table: Table) -> SheetName | None:
    sheet = _sheet_of(table)
    if sheet is None:
        return None
    fit = _fit(SHEETS[sheet], table)
    if fit is None or 2 * len(fit.known) < fit.filled or fit.known.keys() <= _OF_LINES:
        return None
    return sheet


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a table fits a sheet: key -> column of the headers that are known, the required ones, and all headers."""

    known: dict[str, int]
    required: frozenset[int]
    filled: int


def _fit(sheet: Sheet, table: Table) -> _Fit | None:
    """Return how a table fits a sheet, or None when it lacks a required column."""
    required = {column.key for column in sheet.columns if column.required}

    def keys(cells: Sequence[str]) -> list[str]:
        return [column.key for column in match_headers(sheet, cells).values()]

    texts = find_header(table.rows, table.wide, keys, required).texts
    known = {column.key: position for position, column in match_headers(sheet, texts).items()}
    if not required <= known.keys():
        return None
    return _Fit(known, frozenset(known[key] for key in required), sum(map(bool, texts)))


def _sheet_of(table: Table) -> SheetName | None:
    """Return the sheet whose headers fit a table best; None when that is no sheet, or more than one.

    A sheet whose required headers are also those of a sheet that requires more does not count: a list with the
    headers *overleg* and *organisatie* says who takes part, and is no list of organisations.
    """
    fitting = {name: fit for name, sheet in SHEETS.items() if (fit := _fit(sheet, table))}
    fits = [
        (len(fit.known), name)
        for name, fit in fitting.items()
        if len(fit.known) >= _HEADERS_THAT_TELL and not any(fit.required < other.required for other in fitting.values())
    ]
    best = [name for score, name in fits if score == max(fits)[0]]
    return best[0] if len(best) == 1 else None


def _of_lines(name: str, sha256: str, found: list[_Found], lines: EdgeList) -> Workbook:
    other = [
        _note("imports.read.sheet_unknown", None, title=one.title) for one in found if one.title not in lines.titles
    ]
    findings = (*lines.findings, *other)
    return Workbook(name=name, sha256=sha256, rows=lines.rows, headers=lines.headers, findings=findings, raw=lines.raw)


def _by_titles(
    name: str, sha256: str, tables: Sequence[_Found], guessed: Iterable[Finding] = (), *, lone: bool
) -> Workbook:
    rows: dict[SheetName, tuple[Row, ...]] = {}
    headers: dict[SheetName, dict[str, str]] = {}
    raw: dict[SheetName, RawSheet] = {}
    by_sheet: dict[SheetName, list[Finding]] = {}
    other: list[Finding] = []
    used: dict[SheetName, str] = {}
    own = _is_own_export(tables)
    # A sheet with its own name goes before one with a synonym, wherever it stands.
    for found in sorted(tables, key=lambda found: not is_exact_title(found.title)):
        title, sheet_name, table = found.title, found.sheet, found.table
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
        matched: Matched = read_table(SHEETS[sheet_name], table, own=own)
        by_sheet[sheet_name] = matched.findings
        headers[sheet_name] = matched.headers
        raw[sheet_name] = matched.raw
        if matched.usable:
            rows[sheet_name] = matched.rows
    for finding in guessed:
        if finding.sheet:
            by_sheet[finding.sheet].insert(0, finding)
    for sheet_name in (used.keys() - {SheetName.QUESTIONS}) if lone else ():
        by_sheet[sheet_name].append(_note("imports.read.sheet_alone", sheet_name, sheet=SHEETS[sheet_name].nl))
    there = ", ".join(one.title for one in tables) or "-"
    for sheet_name, sheet in SHEETS.items() if not lone else ():
        if sheet.required and sheet_name not in used:
            details = {"sheet": sheet.nl, "csv": f"{sheet.csv}.csv", "others": there}
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


def _is_own_export(tables: Iterable[_Found]) -> bool:
    """Return whether netmap wrote these tables: with *Historie*, or with ids that it made in the column *id*."""
    for one in tables:
        if one.sheet is None or one.table is None:
            continue
        if one.sheet is SheetName.HISTORY:
            return True
        fit = _fit(SHEETS[one.sheet], one.table)
        at = fit.known.get("id") if fit else None
        if at is not None and any(len(cells) > at and cells[at].startswith(_OWN_IDS) for _, cells in one.table.rows):
            return True
    return False


def _note(code: str, sheet_name: SheetName | None, **details: str) -> Finding:
    return Finding(code=code, level=Level.NOTE, sheet=sheet_name, details=dict(details))
