"""Where things stand in pictures: kept beside the data, on every database, and never moved."""

from __future__ import annotations

import math
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from netmap.errors import NetworkNotFound, QueryFailed, StoreReadOnly
from netmap.model import Network, canonical
from netmap.store import checks, embedded, migrations
from netmap.store.bolt import BoltStore, open_embedded_store
from netmap.store.port import Health
from tests.store.conftest import Place
from tests.store.everything import HARD_TEXTS, everything
from tests.store.test_store import change, counted, ledger, party

WEB = {"Organisation:org-1": (0.1, -7.0), "Organisation:org-2": (1234.5, 3.0), "group:zorg:organisation:": (-0.3, 0.0)}


def test_positions_come_back_to_the_number_and_in_order_of_id(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    assert place.store.positions(own_network, "web") == {}
    assert place.store.keep_positions(own_network, "web", {}) == {}
    assert place.store.positions(own_network, "web") == {}
    kept = place.store.keep_positions(own_network, "web", WEB)
    found = place.store.positions(own_network, "web")
    assert kept == found == WEB
    assert list(kept) == list(found) == sorted(WEB)
    assert {type(number) for point in found.values() for number in point} == {float}
    assert place.store.positions(own_network, "around:Organisation:org-1") == {}


def test_numbers_without_a_fraction_and_the_smallest_come_back_equal(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    points = {"a": (3, 5), "b": (1e-300, -1e300), "c": (0.1 + 0.2, 2.0**53)}
    place.store.keep_positions(own_network, "web", points)
    assert place.store.positions(own_network, "web") == points


def test_what_stands_somewhere_is_not_moved_and_what_is_new_is_added(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    place.store.keep_positions(own_network, "web", WEB)
    moved = {"Organisation:org-1": (99.0, 99.0), "Organisation:org-0": (5.0, 6.0)}
    expected = {**WEB, "Organisation:org-0": (5.0, 6.0)}
    assert place.store.keep_positions(own_network, "web", moved) == expected
    assert place.store.positions(own_network, "web") == expected
    assert place.store.keep_positions(own_network, "web", {"Organisation:org-2": (0.0, 0.0)}) == expected


def test_each_picture_and_each_network_has_positions_of_its_own(place: Place, own_network: str) -> None:
    other = f"{own_network}-andere"
    for name in (own_network, other):
        place.store.create(Network(id=name, name=name))
    try:
        place.store.keep_positions(own_network, "web", WEB)
        place.store.keep_positions(other, "web", {"Organisation:org-1": (1.0, 1.0)})
        place.store.keep_positions(own_network, "theme:Theme:t1", {"Organisation:org-1": (2.0, 2.0)})
        assert place.store.positions(own_network, "web") == WEB
        assert place.store.positions(other, "web") == {"Organisation:org-1": (1.0, 1.0)}
        assert place.store.positions(own_network, "theme:Theme:t1") == {"Organisation:org-1": (2.0, 2.0)}
        place.store.delete(own_network)
        assert place.store.positions(other, "web") == {"Organisation:org-1": (1.0, 1.0)}
    finally:
        place.store.delete(other)


def test_two_who_draw_at_the_same_time_both_keep_theirs(place: Place, own_network: str) -> None:
    """Where both place the same thing, one wins and both are told which."""
    place.store.create(Network(id=own_network, name="Zandwijk"))
    stores = [place.open_another() for _ in range(4)]
    barrier, told, errors = threading.Barrier(len(stores)), {}, []  # type: ignore[var-annotated]

    def draw(number: int) -> None:
        points = {"shared": (float(number), 0.0), **{f"{number}-{n}": (float(n), 1.0) for n in range(50)}}
        barrier.wait()
        try:
            for some in (dict(list(points.items())[:20]), points):
                told[number] = stores[number].keep_positions(own_network, "web", some)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(len(stores))]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        found = place.store.positions(own_network, "web")
        assert len(found) == 1 + 50 * len(stores)
        for number in range(len(stores)):
            assert told[number].items() <= found.items()
            assert {f"{number}-{n}" for n in range(50)} <= told[number].keys()
    finally:
        for store in stores:
            store.close()


def test_positions_are_no_part_of_the_data(place: Place, own_network: str) -> None:
    place.store.create(everything(own_network))
    written = change(place.store.read(own_network), party(1), party(2))
    place.store.apply(written)
    before, log = place.store.read(own_network), place.store.change_sets(own_network)
    counts, in_ledger = counted(place.store, own_network), ledger(place.store, own_network)
    (summary,) = [one for one in place.store.networks() if one.id == own_network]
    place.store.keep_positions(own_network, "web", WEB)
    after = place.store.read(own_network)
    assert canonical(after) == canonical(before)
    assert dict(after.records) == dict(before.records)
    assert after.data_version == place.store.data_version(own_network) == written.id
    assert place.store.change_sets(own_network) == log
    assert counted(place.store, own_network) == counts == in_ledger == ledger(place.store, own_network)
    assert [one for one in place.store.networks() if one.id == own_network] == [summary]
    again = place.open_another()  # counts everything at its start
    try:
        assert again.health.healthy, again.health.problems
        assert again.positions(own_network, "web") == WEB
        later = change(after, party(3))
        again.apply(later)
        assert [line.id for line in again.change_sets(own_network)] == [later.id, written.id]
    finally:
        again.close()


def test_positions_go_with_their_network(place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place.store.create(everything(own_network))
    for number in range(5):
        place.store.keep_positions(own_network, f"picture {number}", WEB)
    monkeypatch.setattr("netmap.store.writes._STEP_RECORDS", 3)
    place.store.delete(own_network)
    assert layouts(place.store, own_network) == []
    with pytest.raises(NetworkNotFound):
        place.store.positions(own_network, "picture 1")
    again = place.open_another()
    try:
        assert again.health.healthy, again.health.problems
        assert ledger(again, own_network) == Counter()
    finally:
        again.close()
    place.store.create(Network(id=own_network, name="Opnieuw"))
    assert place.store.positions(own_network, "picture 1") == {}


def test_a_network_that_is_not_there_has_no_positions(place: Place, network_id: str) -> None:
    for ask in (
        lambda: place.store.positions(network_id, "web"),
        lambda: place.store.keep_positions(network_id, "web", WEB),
        lambda: place.store.keep_positions(network_id, "web", {}),
    ):
        with pytest.raises(NetworkNotFound) as caught:
            ask()
        assert caught.value.details["network"] == network_id
    assert layouts(place.store, network_id) == []


def test_a_store_that_may_only_be_read_keeps_nothing_new(
    place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    store = place.open_another()
    try:
        store.keep_positions(own_network, "web", WEB)
        problem = ("store.check.unreadable", {"query": "count_nodes"})
        ill = Health(database="x", version="x", schema=migrations.LATEST, healthy=False, problems=(problem,))
        monkeypatch.setattr(store, "_health", ill)
        with pytest.raises(StoreReadOnly):
            store.keep_positions(own_network, "web", {**WEB, "Organisation:org-9": (1.0, 1.0)})
        assert store.positions(own_network, "web") == WEB
        assert store.keep_positions(own_network, "web", {"Organisation:org-1": (8.0, 8.0)}) == WEB
    finally:
        store.close()


def test_hard_texts_and_long_keys_of_pictures_stay_apart(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    texts = [text for text in HARD_TEXTS if text]
    keys = [*texts, *(f"around:{'Organisation:' + 'x' * 200 + ','}" * 20 + end for end in "ab")]
    for number, key in enumerate(keys):
        points = {text: (float(number), float(place)) for place, text in enumerate(texts)}
        assert place.store.keep_positions(own_network, key, points) == dict(sorted(points.items()))
    for number, key in enumerate(keys):
        assert {x for x, _ in place.store.positions(own_network, key).values()} == {float(number)}
    assert len(layouts(place.store, own_network)) == len(keys)


@pytest.mark.parametrize(
    ("picture", "points", "field"),
    [
        ("", {"a": (0.0, 0.0)}, "id"),
        ("\ud800", {"a": (0.0, 0.0)}, "id"),
        ("web", {"a": (math.nan, 0.0)}, "xs"),
        ("web", {"a": (0.0, math.inf)}, "ys"),
        ("web", {"a": (0.0, "1")}, "ys"),
        ("web", {"": (0.0, 0.0)}, "ids"),
        ("web", {"b": (0.0, 0.0), "\ud800": (0.0, 0.0)}, "ids"),
        ("web", {7: (0.0, 0.0)}, "ids"),
    ],
)
def test_a_position_that_cannot_be_kept_is_refused_whole(
    place: Place, own_network: str, picture: str, points: Any, field: str
) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    with pytest.raises(QueryFailed) as caught:
        place.store.keep_positions(own_network, picture, points)
    assert (caught.value.code, caught.value.details) == ("store.bad_value", {"kind": "Layout", "field": field})
    assert layouts(place.store, own_network) == []


def test_a_picture_of_five_thousand_comes_back_whole(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Nederland"))
    points = {f"Organisation:org-partij-nummer-{n:05}": (n * 0.1, -n * 0.3) for n in range(5_000)}
    place.store.keep_positions(own_network, "web", points)
    place.store.keep_positions(own_network, "web", {"Organisation:org-nieuw": (1.0, 2.0)})
    assert place.store.positions(own_network, "web") == {"Organisation:org-nieuw": (1.0, 2.0), **points}


@pytest.mark.embedded
def test_a_database_of_before_there_were_positions_learns_to_keep_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    with monkeypatch.context() as then:
        then.setattr(migrations, "STEPS", migrations.STEPS[:1])
        then.setattr(migrations, "LATEST", 1)
        then.setattr(checks, "LATEST", 1)
        old = open_embedded_store(data)
        assert (old.health.schema, old.health.healthy) == (1, True)
        old.create(everything("net-oud"))
        before = canonical(old.read("net-oud"))
        assert "Layout" not in unique_kinds(old)
        old.close()
        embedded.stop(data)
    store = open_embedded_store(data)
    try:
        assert (store.health.schema, store.health.healthy) == (migrations.LATEST, True), store.health.problems
        assert "Layout" in unique_kinds(store)
        assert canonical(store.read("net-oud")) == before
        assert store.keep_positions("net-oud", "web", WEB) == WEB
    finally:
        store.close()
        embedded.stop(data)


def test_the_first_step_of_the_schema_is_the_released_one() -> None:
    first = migrations.STEPS[0]
    assert "Layout" not in first
    assert {"Network", "ChangeSet", "Change", "Ledger", "SchemaVersion"} == {
        kind for kind in first if kind in migrations.OWN_LABELS
    }
    assert set(migrations.OWN_LABELS) <= {kind for step in migrations.STEPS for kind in step}


def layouts(store: BoltStore, network_id: str) -> list[Any]:
    """Return the Layouts that a removal finds, and keep them."""
    found: list[Any] = []

    def look(tx: Any) -> None:
        tx.run("delete_relationships", network_id=network_id, limit=100_000)
        removed = dict(tx.run("delete_nodes", network_id=network_id, limit=100_000))
        found.extend([network_id] * removed.get("Layout", 0))
        raise LookupError

    with pytest.raises(LookupError):
        store._database.write(look)
    return found


def unique_kinds(store: BoltStore) -> set[str]:
    return {kinds[0] for kinds, _ in store._database.read(lambda tx: tx.run("read_constraints"))}
