"""Export and import are each other's reverse, whatever a network holds and however it came to be."""

from __future__ import annotations

import random
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.exchange.exporting import export_rows
from netmap.exchange.findings import Level, Row, Workbook
from netmap.exchange.planning import ImportPlan, plan_import
from netmap.exchange.planning.findings import Source
from netmap.exchange.reading import read_workbook
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import Network, Organisation, Record, SheetName, apply_change_set, canonical
from tests.exchange.strategies import SHIPPED, contents, network_of, workbooks
from tests.worked_example import zandwijk

EMPTY = Network("net-x", "X").with_records(SHIPPED)
SLOW = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FEW = settings(SLOW, max_examples=12)
LONG = settings(SLOW, max_examples=1_000)


def plan(network: Network, workbook: Workbook, *, day: int = 2, good_rows_only: bool = False) -> ImportPlan:
    return plan_import(
        network,
        workbook,
        today=date(2026, 9, day),
        when=f"2026-09-{day:02}T10:00:00Z",
        who="test",
        good_rows_only=good_rows_only,
    )


def load(network: Network, workbook: Workbook, day: int = 2) -> Network:
    return apply_change_set(network, plan(network, workbook, day=day, good_rows_only=True).change_set)


def as_workbook(network: Network) -> Workbook:
    rows = {
        name: tuple(Row(name, number, row) for number, row in enumerate(page, 2))
        for name, page in export_rows(network).items()
    }
    return Workbook(name="export", sha256="", rows=rows)


def blocking(found: ImportPlan) -> list[object]:
    return [finding for finding in found.findings if finding.level is Level.BLOCKS]


def good_part(network: Network, workbook: Workbook) -> Workbook:
    """Return the rows of a file that can be loaded into a network, as a file of their own."""
    while left_out := set(plan(network, workbook).left_out):
        rows = {
            sheet: tuple(row for row in page if Source.of(row) not in left_out) for sheet, page in workbook.rows.items()
        }
        workbook = Workbook(name=workbook.name, sha256=workbook.sha256, rows=rows)
    return workbook


def shuffled(workbook: Workbook, seed: int) -> Workbook:
    """Return the same rows in another order, on other row numbers."""
    rng = random.Random(seed)
    rows = {}
    for sheet, page in workbook.rows.items():
        order = list(page)
        rng.shuffle(order)
        rows[sheet] = tuple(Row(sheet, number, row.cells) for number, row in enumerate(order, 2))
    return Workbook(name=workbook.name, sha256=workbook.sha256, rows=rows)


def lines(network: Network) -> list[str]:
    return canonical(network).decode().splitlines()


@SLOW
@given(contents())
def test_an_export_imported_into_an_empty_network_gives_an_equal_network(records: list[Record]) -> None:
    network = network_of(records)
    found = plan(EMPTY, as_workbook(network))
    assert not blocking(found)
    assert lines(apply_change_set(EMPTY, found.change_set)) == lines(network)


@SLOW
@given(contents())
def test_an_export_imported_into_its_own_network_changes_nothing(records: list[Record]) -> None:
    network = network_of(records)
    found = plan(network, as_workbook(network))
    assert not blocking(found)
    assert [(change.before, change.after) for change in found.change_set.changes] == []


@FEW
@given(contents())
def test_the_round_trip_holds_through_an_excel_file_and_through_csv(records: list[Record]) -> None:
    network = network_of(records)
    with tempfile.TemporaryDirectory() as folder:
        excel = Path(folder) / "export.xlsx"
        excel.write_bytes(write_workbook(export_rows(network)))
        pages = Path(folder) / "csv"
        pages.mkdir()
        for name, content in write_csv_folder(export_rows(network)).items():
            (pages / name).write_bytes(content)
        for path in (excel, pages):
            found = plan(EMPTY, read_workbook(path))
            assert not blocking(found)
            assert lines(apply_change_set(EMPTY, found.change_set)) == lines(network)


@SLOW
@given(st.lists(workbooks(), min_size=1, max_size=3))
def test_the_round_trip_holds_after_any_imports(files: list[Workbook]) -> None:
    network = EMPTY
    for day, file in enumerate(files, 2):
        network = load(network, file, day)
    found = plan(EMPTY, as_workbook(network), day=20)
    assert not blocking(found)
    assert lines(apply_change_set(EMPTY, found.change_set)) == lines(network)


@SLOW
@given(workbooks(), workbooks())
def test_the_same_file_twice_changes_nothing(first: Workbook, second: Workbook) -> None:
    before = load(EMPTY, first, 2)
    file = good_part(before, second)
    again = plan(load(before, file, 3), file, day=4)
    assert not blocking(again)
    assert not again.change_set.changes
    assert not again.change_set.moved


@SLOW
@given(workbooks(), workbooks(), st.integers(0, 1000))
def test_rows_in_another_order_give_an_equal_network(first: Workbook, second: Workbook, seed: int) -> None:
    before = load(EMPTY, first, 2)
    assert lines(load(EMPTY, shuffled(first, seed), 2)) == lines(before)
    assert lines(load(before, shuffled(second, seed), 3)) == lines(load(before, second, 3))


def test_zandwijk_is_exported_without_a_history() -> None:
    network = load(EMPTY, zandwijk())
    rows = export_rows(network)
    assert SheetName.HISTORY not in rows
    assert {row["name"] for row in rows[SheetName.ORGANISATIONS]} == {o.name for o in network.of(Organisation).values()}
    assert lines(load(EMPTY, as_workbook(network))) == lines(network)


def test_equal_networks_give_equal_rows() -> None:
    one, other = load(EMPTY, zandwijk()), load(EMPTY, shuffled(zandwijk(), 7))
    assert export_rows(one) == export_rows(other)


# --- the long version ------------------------------------------------------------------------------------------------


@pytest.mark.soak
@LONG
@given(contents())
def test_many_networks_come_back_equal(records: list[Record]) -> None:
    network = network_of(records)
    workbook = as_workbook(network)
    assert lines(apply_change_set(EMPTY, plan(EMPTY, workbook).change_set)) == lines(network)
    assert not plan(network, workbook).change_set.changes


@pytest.mark.soak
@LONG
@given(workbooks(), workbooks(), st.integers(0, 1000))
def test_many_files_load_the_same_in_any_order_and_only_once(first: Workbook, second: Workbook, seed: int) -> None:
    before = load(EMPTY, first, 2)
    file = good_part(before, second)
    after = load(before, file, 3)
    assert lines(load(before, shuffled(file, seed), 3)) == lines(after)
    assert not plan(after, file, day=4).change_set.changes
    assert lines(load(EMPTY, as_workbook(after))) == lines(after)
