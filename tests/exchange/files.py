"""Small workbooks for tests of the import: rows as dictionaries, sheet by sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from netmap.exchange.findings import Finding, Level, Row, Workbook
from netmap.exchange.planning import ImportPlan, plan_import
from netmap.model import Network, Record, Ref, SheetName, apply_change_set
from netmap.reference.vocabulary import shipped_terms

EMPTY = Network("net-test", "Test").with_records(shipped_terms())
TODAY = date(2026, 9, 1)


def book(**sheets: list[dict[str, str]]) -> Workbook:
    """Return a workbook; the first row of each sheet is row 2, as under a header."""
    rows = {
        SheetName(name): tuple(Row(SheetName(name), number, cells) for number, cells in enumerate(page, 2))
        for name, page in sheets.items()
    }
    return Workbook(name="proef.xlsx", sha256="0" * 64, rows=rows)


def plan(network: Network, workbook: Workbook, *, today: date = TODAY, **options: Any) -> ImportPlan:
    return plan_import(network, workbook, today=today, when=f"{today}T12:00:00Z", who="test", **options)


def load(*workbooks: Workbook, network: Network = EMPTY, today: date = TODAY, **options: Any) -> Network:
    """Return the network after importing files one after another; none of them may block."""
    for workbook in workbooks:
        found = plan(network, workbook, today=today, **options)
        assert found.loadable, blocking(found)
        network = apply_change_set(network, found.change_set)
    return network


def blocking(found: ImportPlan) -> list[Finding]:
    return [finding for finding in found.findings if finding.level is Level.BLOCKS]


def told(found: ImportPlan, level: Level | None = None) -> list[tuple[str, tuple[int, ...]]]:
    """Return the findings as (last part of the code, rows)."""
    chosen = [f for f in found.findings if level in (None, f.level)]
    return [(finding.code.rpartition(".")[2], finding.rows) for finding in chosen]


def org(node_id: str) -> Ref:
    return Ref("Organisation", node_id)


def meeting(node_id: str) -> Ref:
    return Ref("Consultation", node_id)


def ends(network: Network, kind: type[Record], start: Ref) -> set[str]:
    """Return the ids where the relationships of a kind from a node end that have not ended themselves."""
    ties: Any = network.of(kind).values()
    return {tie.end.id for tie in ties if tie.start == start and tie.status != "ended"}
