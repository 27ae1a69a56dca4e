"""A network as the rows of a workbook, so that importing them into an empty network gives an equal network.

The sheets that people read cannot say everything: that a sector was left, a date that only one tie of a row has, a
name with a line break. So the readable rows are written first, then planned as an import, both into an empty network
and into the network itself; what either would make differently is written on the sheet *Historie*, which an import
applies last and as it is. The round trip is exact by construction, whatever the readable sheets cannot say.
"""

from __future__ import annotations

from datetime import date

from netmap.exchange.columns import SHEETS
from netmap.exchange.exporting_facts import (
    coverage_rows,
    name_rows,
    norm_rows,
    route_rows,
    setting_rows,
    word_rows,
)
from netmap.exchange.exporting_rows import Row, Sheets
from netmap.exchange.findings import Row as FileRow
from netmap.exchange.findings import Workbook
from netmap.exchange.planning import ImportPlan, plan_import
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.history import ABSENT, history_row
from netmap.model import (
    Network,
    Origin,
    Record,
    SheetName,
    Term,
    apply_change_set,
    canonical_line,
)
from netmap.model.network import Key
from netmap.reference.vocabulary import shipped_terms

__all__ = ["export_rows"]

#: On the first day of all, nothing has ended yet: two rows that could ever contradict each other are then found.
_FIRST_DAY = date.min
_FIRST_ROW = 2


def export_rows(network: Network) -> dict[SheetName, list[dict[str, str]]]:
    """Return the rows of every sheet by column key; a sheet without rows is left out unless it is required.

    Parameters
    ----------
    network : Network
        Sensitive parties are named: masking is for whoever writes the file.

    Notes
    -----
    Equal networks give equal rows in equal order. Importing the rows into an empty network gives an equal network
    (``canonical``), and importing them into this network changes nothing, also when the readable rows cannot say
    what it holds. Costs two imports without a database.
    """
    sheets = _readable(network)
    empty = Network(network.id, network.name).with_records(shipped_terms())
    while True:
        workbook = _workbook(sheets)
        plans = [_plan(target, workbook) for target in (empty, network)]
        left_out = {source for plan in plans for source in plan.left_out}
        if not left_out:
            break
        sheets = _without(sheets, left_out)
    made = [_lines(apply_change_set(plan.network_before, plan.change_set)) for plan in plans]
    sheets[SheetName.HISTORY] = _history(network, made)
    return {name: rows for name, rows in sheets.items() if rows or SHEETS[name].required}


def _readable(network: Network) -> dict[SheetName, list[Row]]:
    """Return the rows of all sheets but *Historie*; rows without a required cell are left out."""
    pages = Sheets(network)
    sheets = {
        SheetName.ORGANISATIONS: pages.organisations(),
        SheetName.CONSULTATIONS: pages.consultations(),
        SheetName.PARTICIPATION: pages.seats(),
        SheetName.ESCALATION: route_rows(network, pages.texts),
        SheetName.COVERAGE: coverage_rows(network, pages.texts),
        SheetName.EXPERTS: pages.experts(),
        SheetName.AREAS: pages.areas(),
        SheetName.SETTINGS: setting_rows(network, pages.texts),
        SheetName.WORDS: word_rows(network, pages.texts),
        SheetName.NAMES: name_rows(network, pages.texts),
        SheetName.NORM: norm_rows(network),
    }
    return {name: _unique([row for row in rows if _is_whole(name, row)]) for name, rows in sheets.items()}


def _is_whole(name: SheetName, row: Row) -> bool:
    keys = {column.key for column in SHEETS[name].columns if column.required}
    if name is SheetName.EXPERTS:
        keys.discard("title")  # empty where nobody is the expert
    return keys <= row.keys()


def _unique(rows: list[Row]) -> list[Row]:
    """Return the rows without doubles, in their order."""
    return [dict(items) for items in dict.fromkeys(tuple(row.items()) for row in rows)]


def _workbook(sheets: dict[SheetName, list[Row]]) -> Workbook:
    rows = {
        name: tuple(FileRow(name, number, row) for number, row in enumerate(page, _FIRST_ROW))
        for name, page in sheets.items()
    }
    return Workbook(name="", sha256="", rows=rows)


def _without(sheets: dict[SheetName, list[Row]], left_out: set[Source]) -> dict[SheetName, list[Row]]:
    return {
        name: [row for number, row in enumerate(page, _FIRST_ROW) if Source(name, number) not in left_out]
        for name, page in sheets.items()
    }


def _plan(network: Network, workbook: Workbook) -> ImportPlan:
    return plan_import(network, workbook, today=_FIRST_DAY, when="", who="", good_rows_only=True, advise=False)


def _history(network: Network, made: list[dict[Key, str]]) -> list[Row]:
    """Return the rows of *Historie*: what the readable rows would make differently, and what must not be there."""
    wanted = _lines(network)
    rows: list[Row] = []
    for key in sorted(wanted.keys() | {key for found in made for key in found}):
        if key not in wanted:
            rows.append({"record": key[0], "id": key[1], "content": ABSENT})
        elif any(wanted[key] != found.get(key) for found in made):
            rows += history_row(network.records[key])
    return rows


def _lines(network: Network) -> dict[Key, str]:
    return {key: canonical_line(record) for key, record in network.records.items() if _counts(record)}


def _counts(record: Record) -> bool:
    return not (isinstance(record, Term) and record.origin is not Origin.LOCAL)
