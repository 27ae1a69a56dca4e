"""Taking a change back, as pure functions: any network, any change, any log."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from netmap.exchange.findings import Workbook
from netmap.exchange.planning import ImportPlan, plan_import
from netmap.model import (
    ChangeSet,
    Network,
    Organisation,
    Record,
    apply_change_set,
    canonical,
    make_change_set,
)
from netmap.model.changes import UNDO, inverse_change_set, later_changes, undone_by, undone_id
from netmap.store.port import LoggedChangeSet
from tests.build import DAY
from tests.exchange.strategies import SHIPPED, contents, network_of, workbooks

EMPTY = Network("net-x", "X").with_records(SHIPPED)
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def plan(network: Network, workbook: Workbook, day: int) -> ImportPlan:
    when = f"2026-09-{day:02}T10:00:00Z"
    return plan_import(network, workbook, today=DAY, when=when, who="test", good_rows_only=True)


def taken_back(network: Network, change_set: ChangeSet) -> Network:
    inverse = inverse_change_set(network, change_set, who="test", when="2026-09-20T10:00:00Z")
    return apply_change_set(network, inverse)


def contents_of(network: Network) -> dict[tuple[str, str], Record]:
    """Return the records without what a write stamps on them."""
    return {key: replace(r, version=0, changed_at="", changeset="") for key, r in network.records.items()}


@SLOW
@given(workbooks(), workbooks(), workbooks())
def test_an_import_taken_back_leaves_the_network_as_it_was(first: Workbook, second: Workbook, third: Workbook) -> None:
    before = apply_change_set(EMPTY, plan(EMPTY, first, 2).change_set)
    change_set = plan(before, second, 3).change_set
    after = taken_back(apply_change_set(before, change_set), change_set)
    assert canonical(after) == canonical(before)
    touched = {change.key for change in change_set.changes}
    was, now = contents_of(before), contents_of(after)
    assert was.keys() == now.keys()
    assert {key: now[key] for key in touched & now.keys()} == {key: was[key] for key in touched & was.keys()}
    again = [apply_change_set(one, plan(one, third, 4).change_set) for one in (before, after)]
    assert canonical(again[0]) == canonical(again[1])


@SLOW
@given(contents(), contents())
def test_any_change_taken_back_and_done_again_gives_both_networks_back(one: list[Record], other: list[Record]) -> None:
    before, wanted = network_of(one), network_of(other)
    gone = before.records.keys() - wanted.records.keys()
    change_set = make_change_set(before, wanted.records.values(), removed=gone, who="t", when="", why="toets")
    after = apply_change_set(before, change_set)
    assert canonical(after) == canonical(wanted)
    inverse = inverse_change_set(after, change_set, who="t", when="later")
    back = apply_change_set(after, inverse)
    assert canonical(back) == canonical(before)
    redone = inverse_change_set(back, inverse, who="t", when="later still")
    assert canonical(apply_change_set(back, redone)) == canonical(wanted)
    for change in (*inverse.changes, *redone.changes):
        if change.after is not None:
            assert change.after.version > (change.before.version if change.before else 0)


def test_what_returns_has_a_version_that_nobody_holds_of_it() -> None:
    party = Organisation(id="org-p", name="Politie", version=7)
    network = Network("net-x", "X").with_records([party])
    removal = make_change_set(network, (), removed=[("Organisation", "org-p")], who="t", when="", why="weg")
    back = taken_back(apply_change_set(network, removal), removal)
    assert back.records[("Organisation", "org-p")].version == 8


def entry(number: int, why: str) -> LoggedChangeSet:
    values = {"who": "t", "when": "", "file_hash": "", "added": 1, "changed": 0, "removed": 0}
    return LoggedChangeSet(id=f"cs-{number}", why=why, **values)  # type: ignore[arg-type]


def test_what_was_done_and_taken_back_later_does_not_stand_in_the_way() -> None:
    #   1 import a, 2 import b (same record), 3 takes 2 back, 4 takes 3 back, 5 takes 4 back; latest first
    log = [entry(5, f"{UNDO} cs-4"), entry(4, f"{UNDO} cs-3"), entry(3, f"{UNDO} cs-2"), entry(2, "b"), entry(1, "a")]
    records = {one.id: frozenset(("Organisation:p",)) for one in log}
    assert undone_by(log) == {"cs-4": "cs-5", "cs-2": "cs-3"}
    assert later_changes(log, records, "cs-1") == {}
    assert undone_by(log[1:]) == {"cs-3": "cs-4"}
    assert later_changes(log[1:], records, "cs-1") == {"cs-2": 1}
    assert later_changes(log[1:], records, "cs-2") == {}


def test_taking_back_again_what_stood_before_a_change_stands_in_the_way_of_it() -> None:
    #   1 import, 2 takes 1 back, 3 import of the same record, 4 takes 2 back: what 4 did rests on 3
    log = [entry(4, f"{UNDO} cs-2"), entry(3, "b"), entry(2, f"{UNDO} cs-1"), entry(1, "a")]
    records = {one.id: frozenset(("Organisation:p", "Organisation:q")) for one in log}
    assert later_changes(log, records, "cs-3") == {"cs-4": 2}


def test_a_file_cannot_be_named_so_that_its_import_seems_to_take_something_back() -> None:
    assert undone_id(f"{UNDO} cs-1") == "cs-1"
    assert undone_id(f"import {UNDO} cs-1") is None
    assert undone_id(f"{UNDO}werk") is None
    assert undone_id("") is None
