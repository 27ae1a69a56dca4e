"""Which tables hold lines between parties, and which the parties at their ends: headers, rows, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netmap.exchange.double_encoded import repair_rows
from netmap.exchange.findings import Finding, Level, RawSheet
from netmap.exchange.tables import Header, Table, find_header, one_line
from netmap.model import SheetName
from netmap.reference.words import code_of


class Part(NamedTuple):
    """A table of ends or of lines: its rows below the header, by key."""

    table: Table
    header: Header
    columns: dict[str, int]
    rows: list[tuple[int, dict[str, str]]]
    findings: list[Finding]

    @property
    def raw(self) -> RawSheet:
        """The table as its user made it."""
        number = self.table.rows[self.header.place][0]
        return RawSheet(title=self.table.title, header_row=number, rows=self.table.rows, positions=self.columns)

    def header_of(self, *keys: str) -> str:
        """Return the headers of these columns, as far as they are there."""
        return " / ".join(one_line(self.header.texts[self.columns[key]]) for key in keys if key in self.columns)


def line_headers(cells: Sequence[str], *, ends: bool = False) -> dict[str, int]:
    """Return key -> column of the headers that a table of lines (or of their ends) has; of doubles the first."""
    found: dict[str, int] = {}
    for position, text in enumerate(cells):
        code = code_of("EndColumn" if ends else "LineColumn", text) if text else None
        if code is not None:
            found.setdefault(code, position)
    return found


def first_part(tables: Sequence[Table], kind: str, required: tuple[str, ...]) -> Part | None:
    """Return the first table that can be this, those with its title before others."""
    is_ends = kind == "ends"
    for table in sorted(tables, key=lambda table: code_of("LineSheet", table.title) != kind):
        titled = code_of("LineSheet", table.title) == kind
        part = _part(table, required, ends=is_ends)
        if part and (titled or not is_ends or part.columns.keys() & {"kind", "id"}):
            return part
    return None


def _part(table: Table, required: tuple[str, ...], *, ends: bool) -> Part | None:
    rows, repairs = repair_rows(table.rows)
    header = find_header(rows, table.wide, lambda cells: line_headers(cells, ends=ends), required)
    columns = line_headers(header.texts, ends=ends)
    if not columns.keys() >= set(required):
        return None
    content: list[tuple[int, dict[str, str]]] = []
    for number, cells in rows[header.place + 1 :]:
        texts = {key: cells[at] for key, at in columns.items() if at < len(cells) and cells[at]}
        if texts:
            content.append((number, texts))
    part = Part(table, header, columns, content, [])
    sheet = SheetName.ORGANISATIONS if ends else SheetName.ESCALATION
    numbers = {number for number, _ in content}
    for at, text in enumerate(header.texts):
        shown = one_line(text)
        held = [number for number, cells in rows[header.place + 1 :] if at < len(cells) and cells[at]]
        if at not in columns.values():
            if text and held and code_of("Mark", text) != "findings":
                part.findings.append(
                    edge_finding("column_unknown", Level.NOTE, sheet, table, held, shown, header=shown)
                )
            continue
        if mended := sorted(repairs.get(at, {}).keys() & numbers):
            first = repairs[at][mended[0]]
            details = {"header": shown, "before": first.before, "after": first.after}
            part.findings.append(edge_finding("double_encoded", Level.REPAIRED, sheet, table, mended, shown, **details))
        for code, level, places in (
            ("formula", Level.QUESTION, table.formulas),
            ("error_value", Level.QUESTION, table.errors),
            ("merged", Level.REPAIRED, table.filled),
        ):
            if there := [number for number, column in places if column == at and number in numbers]:
                part.findings.append(edge_finding(code, level, sheet, table, there, shown, header=shown))
    return part


def edge_finding(
    code: str, level: Level, sheet: SheetName, table: Table, rows: Iterable[int], column: str = "", **details: object
) -> Finding:
    """Return a finding at rows of the user's own table."""
    return Finding(
        code=f"imports.read.{code}",
        level=level,
        sheet=sheet,
        rows=tuple(rows),
        column=column,
        details={"sheet": table.title, **details},
    )
