"""What every store promises, on every database: the catalogue."""

from __future__ import annotations

import math
import random
import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netmap.errors import NetworkNotFound, QueryFailed, StoreConflict, StoreUnavailable, UsageError
from netmap.model import (
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    Change,
    ChangeSet,
    Consultation,
    Network,
    Organisation,
    PartOf,
    Record,
    Ref,
    Role,
    Setting,
    SettingKey,
    TakesPart,
    Theme,
    apply_change_set,
    canonical,
    make_change_set,
    seat_id,
    setting_id,
    tie_id,
)
from netmap.store import bolt, driver
from netmap.store.bolt import BoltStore, open_bolt_store
from netmap.store.checks import ledger_counts
from netmap.store.port import Scenario
from netmap.store.queries import load_query, query_names
from tests.store.conftest import Place
from tests.store.everything import HARD_TEXTS, changed, everything

WHEN = "2026-09-01T12:00:00Z"
TEAM = Scenario(kind="team", name="Klein", members=("Organisation:org-1",), made_on="2026-09-01", made_by="tester")


def change(network: Network, *records: Record, removed: Any = (), who: str = "toets", when: str = WHEN) -> ChangeSet:
    return make_change_set(network, records, removed=removed, who=who, when=when, why="toets", file_hash="ab" * 32)


def party(number: int = 1, **values: Any) -> Organisation:
    return Organisation(id=f"org-{number}", name=values.pop("name", f"Partij {number}"), **values)


def seat(organisation: int, consultation: int, function: str) -> TakesPart:
    start, end = Ref("Organisation", f"org-{organisation}"), Ref("Consultation", f"ovl-{consultation}")
    return TakesPart(id=seat_id(start, end, function), start=start, end=end, function=function, role=Role.MEMBER)


def part_of(small: int, large: int) -> PartOf:
    start, end = Ref("Organisation", f"org-{small}"), Ref("Organisation", f"org-{large}")
    return PartOf(id=tie_id("PART_OF", start, end), start=start, end=end)


def counted(store: BoltStore, network_id: str) -> Counter[str]:
    """What the database really holds of a network, by kind; the Ledger is not asked."""
    found: Counter[str] = Counter()
    for name in ("count_nodes", "count_relationships"):
        for network, kind, count in store._database.read(lambda tx, name=name: tx.run(name)):  # type: ignore[misc]
            if network == network_id:
                found[kind] += count
    return found


def ledger(store: BoltStore, network_id: str) -> Counter[str]:
    found = store._database.read(lambda tx: tx.run("read_network_ledgers", network_id=network_id))
    return +ledger_counts([[network_id, *row[1:]] for row in found]).get(network_id, Counter())


# What goes in comes out


def test_a_network_with_every_field_of_every_kind_comes_back_equal(place: Place, own_network: str) -> None:
    network = everything(own_network)
    place.store.create(network)
    found = place.store.read(own_network)
    assert canonical(found) == canonical(network)
    assert dict(found.records) == dict(network.records)
    assert (found.id, found.name, found.municipality) == (network.id, network.name, network.municipality)
    assert (found.visible, found.example, found.data_version) == (True, False, "")
    assert {kind for kind, _ in found.records} == NODE_TYPES.keys() | RELATIONSHIP_TYPES.keys()


def test_the_fixed_network_does_fill_every_field() -> None:
    for record in everything("net-x", ("tekst",)).records.values():
        for name in type(record).__dataclass_fields__:
            if name not in ("version", "changed_at", "changeset"):
                assert getattr(record, name) not in (None, "", ()), (record.KIND, name)


def test_records_come_in_order_of_kind_and_id(place: Place, own_network: str) -> None:
    place.store.create(everything(own_network))
    keys = list(place.store.read(own_network).records)
    assert keys == sorted(keys)


def test_a_change_of_every_kind_of_record_and_its_removal_run_every_write_query(
    place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: set[str] = set()

    def noted(name: str) -> Any:
        ran.add(name)
        return load_query(name)

    monkeypatch.setattr(driver, "load_query", noted)
    store = place.open_another()  # its check and its first write belong to it
    empty = Network(id=own_network, name="Leeg")
    store.create(empty)
    network = everything(own_network)
    for step in (list(network.records.values()), [changed(r) for r in network.records.values()]):
        before = store.read(own_network)
        written = change(before, *step)
        assert len(written.changes) == len(network.records)
        store.apply(written)
        found = store.read(own_network)
        assert dict(found.records) == dict(apply_change_set(before, written).records)
        assert store.read_change_set(own_network, written.id).changes == written.changes
    assert {record.version for record in found.records.values()} == {2}
    gone = change(found, removed=list(found.records))
    store.apply(gone)
    assert store.read(own_network).records == {}
    store.networks()
    store.change_sets(own_network)
    store.change_records(own_network)
    store.keep_positions(own_network, "web", {"Organisation:org-1": (1.5, 2.0)})
    store.keep_scenario(own_network, TEAM, most=1)
    store.forget_scenario(own_network, "team", TEAM.name)
    store.delete(own_network)
    store.close()
    in_rare_cases = {"merge_schema_version"} | {name for name in query_names() if name.startswith("create_unique_")}
    assert set(query_names()) - ran - in_rare_cases == set()


def test_text_that_looks_like_cypher_touches_nothing_else(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Doelwit", records={("Organisation", "org-1"): party()}))
    other = f"{own_network}-andere"
    try:
        hostile = [party(number, name=text or "-", note=text) for number, text in enumerate(HARD_TEXTS)]
        ids = [
            replace(record, id=f"{record.id} {text[:100]}") for record, text in zip(hostile, HARD_TEXTS, strict=True)
        ]
        place.store.create(Network(id=other, name=HARD_TEXTS[0], municipality=HARD_TEXTS[1]))
        place.store.apply(change(place.store.read(other), *ids, who=HARD_TEXTS[2]))
        assert dict(place.store.read(own_network).records) == {("Organisation", "org-1"): party()}
        assert {record.name for record in place.store.read(other).of(Organisation).values()} == {
            text or "-" for text in HARD_TEXTS
        }
        assert place.store.change_sets(other)[0].who == HARD_TEXTS[2]
    finally:
        place.store.delete(other)


# Networks


def test_a_new_network_is_listed_with_its_counts(place: Place, own_network: str) -> None:
    records = {("Theme", "t1"): Theme(id="t1", label_nl="Woningnood"), ("Organisation", "org-1"): party()}
    place.store.create(
        Network(id=own_network, name="Zandwijk", municipality="Zand", example=True, records=dict(records))
    )
    found = {summary.id: summary for summary in place.store.networks()}[own_network]
    assert (found.name, found.municipality, found.example, found.visible) == ("Zandwijk", "Zand", True, True)
    assert found.counts == {"Organisation": 1, "Theme": 1}
    assert [summary.id for summary in place.store.networks()] == sorted(s.id for s in place.store.networks())


def test_making_a_network_twice_changes_nothing(place: Place, own_network: str) -> None:
    network = Network(id=own_network, name="Zandwijk", records={("Organisation", "org-1"): party()})
    place.store.create(network)
    place.store.create(replace(network, name="Anders", records={("Organisation", "org-2"): party(2)}))
    assert dict(place.store.read(own_network).records) == dict(network.records)
    assert place.store.read(own_network).name == "Zandwijk"
    assert ledger(place.store, own_network) == counted(place.store, own_network)


def test_a_hidden_network_is_not_listed_but_can_be_read(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Nog niet klaar", visible=False))
    assert own_network not in {summary.id for summary in place.store.networks()}
    assert place.store.read(own_network).visible is False


def test_an_unknown_network_is_an_error_that_names_it(place: Place, network_id: str) -> None:
    nobody = ChangeSet(id="cs-1", network_id=network_id, who="", when=WHEN, why="", changes=(Change(None, party()),))
    for ask in (
        lambda: place.store.read(network_id),
        lambda: place.store.data_version(network_id),
        lambda: place.store.change_sets(network_id),
        lambda: place.store.read_change_set(network_id, "cs-1"),
        lambda: place.store.apply(nobody),
    ):
        with pytest.raises(NetworkNotFound) as caught:
            ask()
        assert caught.value.details["network"] == network_id


def test_a_deleted_network_leaves_nothing_and_others_alone(
    place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = f"{own_network}-blijft"
    for name in (own_network, other):
        place.store.create(everything(name))
        network = place.store.read(name)
        place.store.apply(change(network, *[changed(record) for record in network.records.values()]))
    try:
        before = counted(place.store, other)
        monkeypatch.setattr("netmap.store.writes._STEP_RECORDS", 7)  # so that it takes many steps
        place.store.delete(own_network)
        place.store.delete(own_network)
        with pytest.raises(NetworkNotFound):
            place.store.read(own_network)
        assert counted(place.store, own_network) == Counter()
        assert ledger(place.store, own_network) == Counter()
        assert counted(place.store, other) == before == ledger(place.store, other)
    finally:
        place.store.delete(other)


def test_a_removal_that_was_cut_short_is_finished_by_the_next_start(
    place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = place.open_another()
    store.create(everything(own_network))
    monkeypatch.setattr("netmap.store.writes._STEP_RECORDS", 10)
    steps = iter(range(3))

    def remove_until_the_power_fails(*values: Any, **named: Any) -> bool:
        next(steps)
        return original(*values, **named)

    original = bolt.writes.remove_some
    monkeypatch.setattr(bolt.writes, "remove_some", remove_until_the_power_fails)
    with pytest.raises((StopIteration, RuntimeError)):
        store.delete(own_network)
    store.close()
    monkeypatch.undo()
    assert counted(place.store, own_network)
    with pytest.raises(NetworkNotFound):
        place.store.read(own_network)
    after = place.open_another()
    try:
        assert after.health.healthy, after.health.problems
        assert counted(place.store, own_network) == Counter()
    finally:
        after.close()


# Changes


def test_data_version_is_the_last_change_set(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    assert place.store.data_version(own_network) == ""
    for number in (1, 2):
        written = change(place.store.read(own_network), party(number))
        place.store.apply(written)
        assert place.store.data_version(own_network) == written.id
        assert place.store.read(own_network).data_version == written.id
        summaries = {summary.id: summary for summary in place.store.networks()}
        assert summaries[own_network].data_version == written.id


def test_applying_twice_changes_nothing(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    first = change(place.store.read(own_network), party(1), party(2), part_of(1, 2))
    place.store.apply(first)
    second = change(place.store.read(own_network), party(1, name="Nieuwe naam"))
    place.store.apply(second)
    before, log = place.store.read(own_network), place.store.change_sets(own_network)
    counts = counted(place.store, own_network)
    for written in (first, second, first):
        place.store.apply(written)
    after = place.store.read(own_network)
    assert dict(after.records) == dict(before.records)
    assert after.data_version == before.data_version == second.id
    assert place.store.change_sets(own_network) == log
    assert counted(place.store, own_network) == counts == ledger(place.store, own_network)


def test_an_empty_change_set_is_not_written(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk", records={("Organisation", "org-1"): party()}))
    place.store.apply(change(place.store.read(own_network), party()))
    assert place.store.data_version(own_network) == ""
    assert place.store.change_sets(own_network) == []


@pytest.mark.parametrize("case", ["changed by another", "made by another", "removed by another", "end removed"])
def test_whoever_comes_second_is_told_and_writes_nothing(place: Place, own_network: str, case: str) -> None:
    records: list[Record] = [party(1), party(2), part_of(1, 2)]
    place.store.create(Network(id=own_network, name="Zandwijk", records={(r.KIND, r.id): r for r in records}))
    seen = place.store.read(own_network)
    tie = part_of(1, 2)
    first, second = {
        "changed by another": (change(seen, party(1, name="A")), change(seen, party(9), party(1, name="B"))),
        "made by another": (change(seen, party(3)), change(seen, party(9), party(3, note="ook"), who="ander")),
        "removed by another": (
            change(seen, removed=[("PART_OF", tie.id), ("Organisation", "org-1")]),
            change(seen, party(9), party(1, name="B")),
        ),
        "end removed": (
            change(seen, removed=[("PART_OF", tie.id), ("Organisation", "org-1")]),
            change(seen, party(9), part_of(2, 1)),
        ),
    }[case]
    place.store.apply(first)
    before, counts = place.store.read(own_network), counted(place.store, own_network)
    with pytest.raises(StoreConflict) as caught:
        place.store.apply(second)
    assert caught.value.code == "store.conflict"
    after = place.store.read(own_network)
    assert dict(after.records) == dict(before.records)
    assert after.data_version == first.id
    assert counted(place.store, own_network) == counts == ledger(place.store, own_network)


def test_a_party_that_got_a_new_tie_meanwhile_is_not_removed(place: Place, own_network: str) -> None:
    place.store.create(
        Network(
            id=own_network,
            name="Zandwijk",
            records={("Organisation", "org-1"): party(1), ("Organisation", "org-2"): party(2)},
        )
    )
    seen = place.store.read(own_network)
    place.store.apply(change(seen, part_of(1, 2)))
    with pytest.raises(StoreConflict):
        place.store.apply(change(seen, removed=[("Organisation", "org-1")]))
    assert ("Organisation", "org-1") in place.store.read(own_network).records


def test_a_record_can_be_removed_and_made_again(place: Place, own_network: str) -> None:
    place.store.create(
        Network(id=own_network, name="Zandwijk", records={("Organisation", "org-1"): party(1, note="oud")})
    )
    place.store.apply(change(place.store.read(own_network), removed=[("Organisation", "org-1")]))
    assert place.store.read(own_network).records == {}
    place.store.apply(change(place.store.read(own_network), party(1)))
    found = place.store.read(own_network).of(Organisation)["org-1"]
    assert (found.note, found.version) == (None, 1)


def test_a_tie_whose_ends_change_under_one_id_moves(place: Place, own_network: str) -> None:
    tie = replace(part_of(1, 2), id="eigen-kenmerk")
    records: list[Record] = [party(1), party(2), party(3), tie]
    place.store.create(Network(id=own_network, name="Zandwijk", records={(r.KIND, r.id): r for r in records}))
    moved = replace(tie, end=Ref("Organisation", "org-3"))
    place.store.apply(change(place.store.read(own_network), moved))
    found = place.store.read(own_network)
    assert [(r.start.id, r.end.id) for r in found.relationships()] == [("org-1", "org-3")]
    assert counted(place.store, own_network) == ledger(place.store, own_network)


def test_two_ties_under_one_id_cannot_be(place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is refused after some tries: waiting for another writer does not help here."""
    monkeypatch.setattr(driver, "_MOST_CLASHES", 5)
    records: list[Record] = [party(1), party(2), party(3), replace(part_of(1, 2), id="een")]
    place.store.create(Network(id=own_network, name="Zandwijk", records={(r.KIND, r.id): r for r in records}))
    double = ChangeSet(
        id="cs-dubbel",
        network_id=own_network,
        who="toets",
        when=WHEN,
        why="toets",
        changes=(Change(None, replace(part_of(1, 3), id="een", version=1)),),
    )
    with pytest.raises((StoreConflict, QueryFailed)):
        place.store.apply(double)
    assert len(place.store.read(own_network).relationships()) == 1


def test_a_change_of_provenance_alone_raises_no_version_and_is_not_in_the_log(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    place.store.apply(change(place.store.read(own_network), party(1, provenance=("import|Organisaties|2",))))
    before = place.store.read(own_network).of(Organisation)["org-1"]
    moved = change(place.store.read(own_network), party(1, provenance=("import|Organisaties|9",)), who="later")
    assert (len(moved.changes), len(moved.moved)) == (0, 1)
    place.store.apply(moved)
    found = place.store.read(own_network)
    after = found.of(Organisation)["org-1"]
    assert after == replace(before, provenance=("import|Organisaties|9",))
    assert found.data_version == moved.id
    assert place.store.read_change_set(own_network, moved.id).changes == ()
    assert counted(place.store, own_network) == ledger(place.store, own_network)


def test_the_log_tells_who_did_what_latest_first(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    written = []
    for number in range(3):  # all within one second
        network = place.store.read(own_network)
        removed = [("Organisation", "org-0")] if number == 2 else []
        written.append(change(network, party(number), party(number + 10), removed=removed, who=f"wie {number}"))
        place.store.apply(written[-1])
    log = place.store.change_sets(own_network)
    assert [line.id for line in log] == [c.id for c in reversed(written)]
    assert [line.who for line in log] == ["wie 2", "wie 1", "wie 0"]
    assert [(line.added, line.changed, line.removed) for line in log] == [(2, 0, 1), (2, 0, 0), (2, 0, 0)]
    assert {(line.when, line.why, line.file_hash) for line in log} == {(WHEN, "toets", "ab" * 32)}


def test_a_change_set_comes_back_whole_so_that_it_can_be_undone(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    count = 1203  # three parts
    before = place.store.read(own_network)
    many = change(before, *[party(number, note=HARD_TEXTS[number % 11]) for number in range(count)])
    place.store.apply(many)
    found = place.store.read_change_set(own_network, many.id)
    assert found == replace(many, moved=())
    undo = change(place.store.read(own_network), removed=[one.key for one in found.changes], who="terug")
    place.store.apply(undo)
    assert canonical(place.store.read(own_network)) == canonical(before)
    assert counted(place.store, own_network) == ledger(place.store, own_network)


def test_a_setting_with_the_municipality_names_the_network(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Lijst 3"))
    key = SettingKey.MUNICIPALITY
    setting = Setting(id=setting_id(key, "Waterveen", None), key=key, value="Waterveen")
    place.store.apply(change(place.store.read(own_network), setting))
    assert place.store.read(own_network).municipality == "Waterveen"


# Values that no database may get


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Consultation(id="ovl-1", name="W", per_year=math.nan), "per_year"),
        (Consultation(id="ovl-1", name="W", per_year=math.inf), "per_year"),
        (Organisation(id="org-1", name="A", aliases=("b", 3)), "aliases"),  # type: ignore[arg-type]
        (Organisation(id="org-1", name="A", aliases=("b", None)), "aliases"),  # type: ignore[arg-type]
        (Organisation(id="org-1", name="A", stands_for=2**63), "stands_for"),
        (Organisation(id="org-1", name="half \ud83e"), "name"),
        (Organisation(id="org-1", name={"a": 1}), "name"),  # type: ignore[arg-type]
        (Organisation(id="org-1", name="A", since=date(2026, 1, 1)), "since"),  # type: ignore[arg-type]
        (Organisation(id="", name="A"), "id"),
        (Organisation(id="a" * 1001, name="A"), "id"),
        (Organisation(id=None, name="A"), "id"),  # type: ignore[arg-type]
        (Organisation(id=5, name="A"), "id"),  # type: ignore[arg-type]
        (replace(part_of(1, 2), end=Ref("Organisation", "")), "end"),
        (replace(part_of(1, 2), end=Ref("Theme", "t1")), "start"),
    ],
)
def test_a_value_that_databases_store_differently_is_refused_first(
    place: Place, own_network: str, record: Record, field: str
) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    bad = ChangeSet(
        id="cs-slecht",
        network_id=own_network,
        who="toets",
        when=WHEN,
        why="toets",
        changes=(Change(None, party(7)), Change(None, record)),
    )
    with pytest.raises(QueryFailed) as caught:
        place.store.apply(bad)
    assert caught.value.code == "store.bad_value"
    assert caught.value.details["field"] == field
    assert place.store.read(own_network).records == {}


def test_more_rows_than_one_transaction_takes_are_refused(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    changes = tuple(Change(None, party(number)) for number in range(bolt.MOST_ROWS + 1))
    large = ChangeSet(id="cs-groot", network_id=own_network, who="", when=WHEN, why="", changes=changes)
    with pytest.raises(UsageError) as caught:
        place.store.apply(large)
    assert (caught.value.code, caught.value.details["limit"]) == ("store.too_many_rows", bolt.MOST_ROWS)


# Several at once


def test_two_stores_see_each_others_writes(place: Place, own_network: str) -> None:
    other = place.open_another()
    try:
        place.store.create(Network(id=own_network, name="Zandwijk"))
        other.apply(change(other.read(own_network), party(1)))
        place.store.apply(change(place.store.read(own_network), party(2)))
        for store in (other, place.store):
            assert set(store.read(own_network).of(Organisation)) == {"org-1", "org-2"}
            assert ledger(store, own_network) == counted(store, own_network)
        assert len(place.store._database.read(lambda tx: tx.run("read_network_ledgers", network_id=own_network))) == 2
    finally:
        other.close()


def run_in_threads(count: int, work: Any) -> None:
    errors: list[BaseException] = []
    barrier = threading.Barrier(count)

    def run(number: int) -> None:
        barrier.wait()
        try:
            work(number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_twenty_writers_of_the_same_fifty_records_are_all_acknowledged(place: Place, own_network: str) -> None:
    network = Network(id=own_network, name="Zandwijk")
    place.store.create(network)
    sets = [change(network, party(number), party(100), part_of(number, 100)) for number in range(1)]
    sets += [change(network, party(number)) for number in range(1, 50)]
    stores = [place.open_another() for _ in range(20)]
    acknowledged: Counter[int] = Counter()

    def write(number: int) -> None:
        order = list(range(50))
        random.Random(number).shuffle(order)
        for key in order:
            stores[number].apply(sets[key])
            acknowledged[number] += 1

    try:
        run_in_threads(20, write)
        assert acknowledged.total() == 1000
        found = place.store.read(own_network)
        assert len(found.of(Organisation)) == 51
        assert len(place.store.change_sets(own_network)) == 50
        assert counted(place.store, own_network) == ledger(place.store, own_network)
    finally:
        for store in stores:
            store.close()


@pytest.mark.parametrize(("writers", "keys"), [(6, 8), pytest.param(20, 50, marks=pytest.mark.soak, id="20-50")])
def test_editors_of_the_same_records_lose_no_edit(place: Place, own_network: str, writers: int, keys: int) -> None:
    """Each edit is acknowledged once, and every conflict is told: the version counts the acknowledged edits."""
    place.store.create(Network(id=own_network, name="Zandwijk"))
    stores = [place.open_another() for _ in range(writers)]
    conflicts: Counter[int] = Counter()

    def edit(number: int) -> None:
        for key in range(keys):
            while True:
                seen = stores[number].read(own_network)
                try:
                    stores[number].apply(change(seen, party(key, name=f"door {number}"), who=f"{number}"))
                    break
                except StoreConflict:
                    conflicts[number] += 1

    try:
        run_in_threads(writers, edit)
        found = place.store.read(own_network)
        assert [record.version for record in found.of(Organisation).values()] == [writers] * keys
        assert len(place.store.change_sets(own_network)) == writers * keys
        assert counted(place.store, own_network) == ledger(place.store, own_network)
    finally:
        for store in stores:
            store.close()


def test_a_reader_never_sees_half_a_change(place: Place, own_network: str) -> None:
    """Every change renames two parties and their tie alike; a torn read would show two names."""
    place.store.create(Network(id=own_network, name="Zandwijk"))
    place.store.apply(change(place.store.read(own_network), party(1, name="0"), party(2, name="0"), part_of(1, 2)))
    writer = place.open_another()
    stop = threading.Event()
    errors: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(1, 60):
                seen = writer.read(own_network)
                name = str(number)
                tie = replace(part_of(1, 2), note=name)
                writer.apply(change(seen, party(1, name=name), party(2, name=name), tie))
                time.sleep(0.02)  # a pause between changes, as between people's
        except BaseException as error:
            errors.append(error)
        finally:
            stop.set()

    thread = threading.Thread(target=write)
    thread.start()
    seen: set[str] = set()
    try:
        while not stop.is_set():
            found = place.store.read(own_network)
            names = {record.name for record in found.of(Organisation).values()}
            names |= {tie.note or "0" for tie in found.relationships()}
            assert len(names) == 1
            seen |= names
    finally:
        thread.join()
        writer.close()
    assert errors == []
    assert len(seen) > 3  # it did read while the other wrote


def test_a_reader_who_makes_writers_wait_sees_the_same_and_leaves_nothing(
    place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.store.create(everything(own_network))
    place.store.apply(change(place.store.read(own_network), party(1)))
    free, head = place.store.read(own_network), place.store._head(own_network)
    monkeypatch.setattr(bolt, "_FREE_READS", 0)
    waited_for = place.store.read(own_network)
    assert dict(waited_for.records) == dict(free.records)
    assert waited_for.data_version == free.data_version
    assert place.store._head(own_network) == head
    with pytest.raises(NetworkNotFound):
        place.store.read(f"{own_network}-bestaat-niet")


def test_many_parts_of_the_ledger_are_added_up_at_a_start(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    for number in range(18):
        store = place.open_another()
        store.apply(change(store.read(own_network), party(number)))
        if number:
            store.apply(change(store.read(own_network), removed=[("Organisation", f"org-{number - 1}")]))
        store.close()
    store = place.open_another()
    parts = store._database.read(lambda tx: tx.run("read_network_ledgers", network_id=own_network))
    store.close()
    assert len(parts) <= 17
    place.store.apply(change(place.store.read(own_network), party(99)))  # its own part was taken: it begins a new one
    assert counted(place.store, own_network) == ledger(place.store, own_network)
    assert counted(place.store, own_network)["Organisation"] == 2


# What reads of a fixed network give, to the letter


def test_the_rows_of_every_read_query(place: Place, own_network: str) -> None:
    store = place.open_another()
    theme = Theme(id="t1", label_nl="Woningnood", synonyms=("huizen",), named=True)
    store.create(Network(id=own_network, name="Zandwijk", municipality="Zand", records={("Theme", "t1"): theme}))
    first = change(store.read(own_network), party(1), party(2), part_of(1, 2), Consultation(id="ovl-1", name="W"))
    store.apply(first)
    second = change(store.read(own_network), party(1, name="Een"), seat(1, 1, "lid"), who="tweede")
    store.apply(second)
    store.keep_positions(own_network, "web", {"Organisation:org-2": (2.5, -1.0), "Organisation:org-1": (0.0, 3.0)})
    store.keep_scenario(own_network, TEAM, most=1)
    net, ours = own_network, store._id

    def rows(name: str, **values: Any) -> list[list[Any]]:
        return store._database.read(lambda tx: tx.run(name, **values))

    def of_network(name: str) -> list[list[Any]]:
        return [row for row in rows(name) if row[0] == net]

    head = [net, "Zandwijk", "Zand", False, True, False, second.id, 4]
    stamp = {"network_id": net, "changed_at": WHEN}
    one, two, tie, chair = "org-1", "org-2", part_of(1, 2).id, seat(1, 1, "lid").id
    term = {"label_nl": "Woningnood", "label_en": "", "meaning": "", "source": "", "origin": "shipped"}
    stored_theme = {"id": "t1", "version": 0, "network_id": net, "changed_at": "", "changeset": ""}
    old, new = {**stamp, "version": 1, "changeset": first.id}, {**stamp, "changeset": second.id}
    try:
        assert rows("read_schema_version") == [[3]]
        assert of_network("read_networks") == [head]
        assert rows("read_network", network_id=net) == [head]
        assert sorted(rows("read_nodes", network_id=net), key=lambda row: (row[0], row[1]["id"])) == [
            ["Consultation", {**old, "id": "ovl-1", "name": "W"}],
            ["Organisation", {**new, "id": one, "name": "Een", "version": 2}],
            ["Organisation", {**old, "id": two, "name": "Partij 2"}],
            ["Theme", {**stored_theme, **term, "synonyms": ["huizen"], "named": True}],
        ]
        assert sorted(rows("read_relationships", network_id=net), key=lambda row: row[0]) == [
            ["PART_OF", "Organisation", one, "Organisation", two, {**old, "id": tie}],
            [
                *("TAKES_PART", "Organisation", one, "Consultation", "ovl-1"),
                {**new, "id": chair, "version": 1, "function": "lid", "role": "member"},
            ],
        ]
        named = rows("read_change_records", network_id=net)
        assert [row[:2] for row in named] == sorted([[first.id, 1], [second.id, 1]])
        assert {name for row in named if row[0] == second.id for name in row[2]} == {
            f"Organisation:{one}",
            f"TAKES_PART:{chair}",
        }
        assert of_network("count_nodes") == [
            [net, "Change", 2],
            [net, "ChangeSet", 2],
            [net, "Consultation", 1],
            [net, "Organisation", 2],
            [net, "Theme", 1],
        ]
        assert of_network("count_relationships") == [[net, "PART_OF", 1], [net, "TAKES_PART", 1]]
        kinds = ["Change", "ChangeSet", "Consultation", "Organisation", "PART_OF", "TAKES_PART", "Theme"]
        counts = [2, 2, 1, 2, 1, 1, 1]
        assert of_network("read_ledgers") == [[net, ours, kinds, counts]]
        assert rows("read_network_ledgers", network_id=net) == [[ours, kinds, counts]]
        assert rows("read_ledger", network_id=net, id=ours) == [[kinds, counts]]
        assert rows("read_ledger", network_id=net, id="led-geen") == []
        assert rows("count_change_sets", network_id=net, id=first.id) == [[1]]
        assert rows("count_change_sets", network_id=net, id="cs-geen") == [[0]]
        hashed = "ab" * 32
        log_one = [1, first.id, "toets", WHEN, "toets", hashed, 4, 0, 0]
        log_two = [2, second.id, "tweede", WHEN, "toets", hashed, 1, 1, 0]
        assert rows("read_change_sets", network_id=net) == [log_two, log_one]
        assert rows("read_change_set", network_id=net, id=second.id) == [[*log_two, 1]]
        assert rows("read_changes", network_id=net, ids=[f"{second.id}-0001", "cs-geen-0001"]) == [
            [
                1,
                f'[{{"kind":"Organisation","properties":{{"id":"org-1","version":1,"changed_at":"{WHEN}",'
                f'"changeset":"{first.id}","name":"Partij 1"}}}},null]',
                f'[{{"kind":"Organisation","properties":{{"id":"org-1","version":2,"changed_at":"{WHEN}",'
                f'"changeset":"{second.id}","name":"Een"}}}},'
                f'{{"kind":"TAKES_PART","properties":{{"id":"{chair}","version":1,"changed_at":"{WHEN}",'
                f'"changeset":"{second.id}","function":"lid","role":"member"}},'
                f'"start":["Organisation","org-1"],"end":["Consultation","ovl-1"]}}]',
            ]
        ]
        stands = [["Organisation:org-1", "Organisation:org-2"], [0.0, 2.5], [3.0, -1.0]]
        assert rows("read_layout", network_id=net, id="web") == [stands]
        assert rows("read_layout", network_id=net, id="geen") == []
        assert rows("read_scenarios", network_id=net) == [
            ["team:klein", "team", "Klein", ["Organisation:org-1"], "2026-09-01", "tester"]
        ]
        assert rows("read_scenarios", network_id="geen") == []
        unique = {kinds[0] for kinds, properties in rows("read_constraints") if properties == ["network_id", "id"]}
        own = {"Network", "ChangeSet", "Change", "Ledger", "SchemaVersion", "Layout", "Scenario"}
        assert unique >= NODE_TYPES.keys() | RELATIONSHIP_TYPES.keys() | own
    finally:
        store.close()


def test_what_a_write_query_reports_when_versions_differ(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk", records={("Organisation", "org-1"): party(1)}))

    def written(name: str, *rows: dict[str, Any]) -> int:
        """Return what a query reports, and undo it."""
        reported: list[int] = []

        def work(tx: driver.Transaction) -> None:
            reported.append(tx.run(name, network_id=own_network, rows=list(rows))[0][0])
            raise LookupError

        with pytest.raises(LookupError):
            place.store._database.write(work)
        return reported[0]

    values = {"network_id": own_network, "name": "A"}
    old = {"id": "org-1", "expected_version": 0, "properties": {**values, "id": "org-1"}}
    new = {"id": "org-2", "expected_version": -1, "properties": {**values, "id": "org-2"}}
    assert written("merge_organisation") == 0
    assert written("merge_organisation", old, new) == 2
    assert written("merge_organisation", {**old, "expected_version": -1}, new) == 1
    assert written("merge_organisation", {**old, "expected_version": 1}, {**new, "expected_version": 0}) == 0
    assert written("delete_organisation", old) == 1
    assert written("delete_organisation", {**old, "expected_version": 2}, new) == 0
    tie = {"id": "t", "start": "org-1", "end": "org-9", "expected_version": -1, "properties": values}
    assert written("merge_part_of_organisation_organisation", tie) == 0
    assert written("delete_part_of_organisation_organisation", tie) == 0
    assert set(place.store.read(own_network).of(Organisation)) == {"org-1"}


# What a person is told


def test_a_wrong_password_is_one_error_within_five_seconds(place: Place) -> None:
    begin = time.monotonic()
    with pytest.raises(StoreUnavailable) as caught:
        open_bolt_store(place.login.uri, place.login.username, "not the password", place.login.database)
    assert (caught.value.code, caught.value.details) == (
        "store.wrong_password",
        {"username": place.login.username},
    )
    assert time.monotonic() - begin < 5.5


@pytest.mark.neo4j
def test_an_unknown_database_is_one_error_that_names_it(neo4j_place: Place) -> None:
    login = neo4j_place.login
    with pytest.raises(StoreUnavailable) as caught:
        open_bolt_store(login.uri, login.username, login.password, "bestaatniet")
    assert (caught.value.code, caught.value.details) == ("store.no_database", {"database": "bestaatniet"})


def test_a_statement_that_the_database_refuses_is_named_without_its_values(place: Place) -> None:
    with pytest.raises(QueryFailed) as caught:
        place.store._database.read(lambda tx: tx.run("delete_nodes", network_id="geheim", limit=-1))
    assert caught.value.code == "store.query_failed"
    assert caught.value.details["query"] == "delete_nodes"
    assert "geheim" not in str(caught.value)


def test_health_names_the_database_and_its_version(place: Place) -> None:
    health = place.store.health
    assert health.healthy, health.problems
    assert health.schema == 3
    assert health.version.startswith("Neo4j/")
    assert ("ArcadeDB" in health.version) is (place.name == "embedded")


def test_a_query_is_not_sent_with_other_parameters_than_it_declares(place: Place) -> None:
    with pytest.raises(TypeError, match="read_network takes"):
        place.store._database.read(lambda tx: tx.run("read_network", id="x"))
