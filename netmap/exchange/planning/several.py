"""Cells that name several where the sheet has room for one: twenty schools in one cell are twenty rows.

A separator in a name that is known, or between brackets, is part of that name; a row with an id is one, whatever its
name. Real names hold a separator now and then: a name in two parts is asked, and split only from three.
"""

from __future__ import annotations

import re
from dataclasses import replace

from netmap.exchange.cells import split_values
from netmap.exchange.columns import SHEETS, Cell
from netmap.exchange.findings import Level, Row, Workbook
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Findings
from netmap.exchange.planning.names import Names, name_key
from netmap.model import Consultation, Network, Organisation, SheetName

_LEAST = 3
#: A stroke stands in too many names to split one there.
_BETWEEN_NAMES = re.compile(r"[;\r\n]")
_NAMED = (SheetName.ORGANISATIONS, SheetName.CONSULTATIONS)
#: Sheets of facts whose required references may name several.
_FACTS = (SheetName.PARTICIPATION, SheetName.ESCALATION, SheetName.COVERAGE)


def split_names(network: Network, workbook: Workbook, found: Findings) -> Workbook:
    """Return the workbook with a row for each name of a cell that holds several; every split is told."""
    rows = dict(workbook.rows)
    kinds: tuple[type[Organisation | Consultation], ...] = (Organisation, Consultation)
    for sheet, kind in zip(_NAMED, kinds, strict=True):
        known: set[str] = set()
        for record in network.of(kind).values():
            known |= {name_key(name) for name in (record.name, *record.aliases)}
        made: list[Row] = []
        for row in rows.get(sheet, ()):
            parts = _parts(row, known)
            place = (sheet, [row.number], "name")
            if len(parts) >= _LEAST:
                found.add("imports.plan.names_split", Level.REPAIRED, *place, count=len(parts))
            elif len(parts) > 1:
                found.add("imports.plan.two_names", Level.QUESTION, *place, found=row.cells["name"])
                parts = [row]
            made += parts
        if sheet in rows:
            rows[sheet] = tuple(made)
    return replace(workbook, rows=rows)


def _parts(row: Row, known: set[str]) -> list[Row]:
    name = row.cells.get("name", "")
    if "id" in row.cells or name_key(name) in known:
        return [row]
    names = list(dict.fromkeys(part for piece in _BETWEEN_NAMES.split(name) if (part := piece.strip())))
    if len(names) < 2 or not _outside_brackets(names):
        return [row]
    return [replace(row, part=number, cells={**row.cells, "name": text}) for number, text in enumerate(names)]


def _outside_brackets(texts: list[str]) -> bool:
    return all(text.count(opened) == text.count(closed) for text in texts for opened, closed in ("()", "[]"))


def split_references(draft: Draft, names: Names) -> None:
    """Give each row of facts that names several parties or consultations a row for each of them."""
    for sheet in _FACTS:
        columns = [c for c in SHEETS[sheet].columns if c.required and c.cell is Cell.REFERENCE]
        made: list[Row] = []
        for row in draft.rows(sheet):
            parts = [row]
            for column in columns:
                labels = tuple(column.list.split("|"))
                parts = [piece for part in parts for piece in _pieces(part, column.key, labels, names)]
            if len(parts) > 1:
                parts = [replace(part, part=number) for number, part in enumerate(parts)]
            made += parts
        draft.replace_rows(sheet, made)


def _pieces(row: Row, key: str, labels: tuple[str, ...], names: Names) -> list[Row]:
    text = row.cells.get(key, "")
    if not text or names.find(text, labels):
        return [row]
    texts = list(dict.fromkeys(split_values(text, lambda part: bool(names.find(part, labels)))))
    if len(texts) < 2 or not _outside_brackets(texts):
        return [row]
    return [replace(row, cells={**row.cells, key: part}) for part in texts]
