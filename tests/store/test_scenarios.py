"""What somebody kept to compare: beside the data, on every database, and gone with its network."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netmap.errors import NetworkNotFound, QueryFailed, StoreReadOnly, UsageError
from netmap.model import Network, canonical
from netmap.store import checks, embedded, migrations
from netmap.store.bolt import open_embedded_store
from netmap.store.port import Health, Scenario
from tests.store.conftest import Place
from tests.store.everything import HARD_TEXTS, everything
from tests.store.test_positions import unique_kinds
from tests.store.test_store import change, counted, ledger, party

MOST = 50


def team(name: str, *members: str, **fields: Any) -> Scenario:
    made = {"made_on": "2026-09-01", "made_by": "toets", **fields}
    return Scenario(kind="team", name=name, members=members or ("Organisation:org-1",), **made)


def test_a_scenario_comes_back_as_it_was_kept_and_in_order_of_name(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    assert place.store.scenarios(own_network) == []
    two = team("Zonder OM", "Organisation:org-2", "Organisation:org-1", made_on="2026-09-02", made_by="een ander")
    one = team("Klein team")
    for scenario in (two, one, one):
        place.store.keep_scenario(own_network, scenario, most=MOST)
    assert place.store.scenarios(own_network) == [one, two]
    place.store.keep_scenario(own_network, team("Leeg"), most=MOST)
    empty = replace(team("Leeg"), members=())
    place.store.keep_scenario(own_network, empty, most=MOST)
    assert place.store.scenarios(own_network) == [one, empty, two]


def test_the_same_name_is_replaced_and_another_sign_that_tells_apart_is_not(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    place.store.keep_scenario(own_network, team("Team A"), most=MOST)
    changed = team("TEAM  a", "Organisation:org-7", made_on="2026-10-01")
    place.store.keep_scenario(own_network, changed, most=MOST)
    assert place.store.scenarios(own_network) == [changed]
    plus = team("Team A+")
    place.store.keep_scenario(own_network, plus, most=MOST)
    assert place.store.scenarios(own_network) == [changed, plus]
    other_kind = replace(changed, kind="proef")
    place.store.keep_scenario(own_network, other_kind, most=MOST)
    assert place.store.scenarios(own_network) == [other_kind, changed, plus]


def test_forgetting_finds_it_by_its_name_and_may_be_done_twice(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    for name in ("Team A", "Team B"):
        place.store.keep_scenario(own_network, team(name), most=MOST)
    for _ in range(2):
        place.store.forget_scenario(own_network, "team", "team a")
        assert place.store.scenarios(own_network) == [team("Team B")]
    place.store.forget_scenario(own_network, "proef", "Team B")
    assert place.store.scenarios(own_network) == [team("Team B")]


def test_each_network_has_its_own(place: Place, own_network: str) -> None:
    other = f"{own_network}-andere"
    for name in (own_network, other):
        place.store.create(Network(id=name, name=name))
    try:
        place.store.keep_scenario(own_network, team("Team A"), most=MOST)
        place.store.keep_scenario(other, team("Team A", "Organisation:org-9"), most=MOST)
        place.store.forget_scenario(own_network, "team", "Team A")
        assert place.store.scenarios(own_network) == []
        place.store.delete(own_network)
        assert place.store.scenarios(other) == [team("Team A", "Organisation:org-9")]
    finally:
        place.store.delete(other)


def test_above_the_most_a_new_one_is_refused_but_one_that_is_there_may_change(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    for number in range(3):
        place.store.keep_scenario(own_network, team(f"Team {number}"), most=3)
    with pytest.raises(UsageError) as refused:
        place.store.keep_scenario(own_network, team("Team 4"), most=3)
    assert (refused.value.code, refused.value.details) == ("store.too_many_scenarios", {"most": 3})
    changed = team("Team 2", "Organisation:org-5")
    place.store.keep_scenario(own_network, changed, most=3)
    place.store.keep_scenario(own_network, replace(team("Team 4"), kind="proef"), most=3)  # another kind has its own
    assert place.store.scenarios(own_network)[-1] == changed
    assert len(place.store.scenarios(own_network)) == 4


def test_who_keep_at_the_same_time_come_no_further_than_the_most(place: Place, own_network: str) -> None:
    """Each opens a store of its own, as two processes do; the limit is asked in the turn of the write."""
    place.store.create(Network(id=own_network, name="Zandwijk"))
    stores = [place.open_another() for _ in range(4)]
    barrier, refused, errors = threading.Barrier(len(stores)), [], []  # type: ignore[var-annotated]

    def keep(number: int) -> None:
        barrier.wait()
        for team_number in range(3):
            try:
                stores[number].keep_scenario(own_network, team(f"Team {number}-{team_number}"), most=5)
            except UsageError as error:
                refused.append(error)
            except BaseException as error:
                errors.append(error)

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(len(stores))]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert (len(place.store.scenarios(own_network)), len(refused)) == (5, 7)
        assert {store.scenarios(own_network)[0] for store in stores} == {place.store.scenarios(own_network)[0]}
    finally:
        for store in stores:
            store.close()


def test_scenarios_are_no_part_of_the_data(place: Place, own_network: str) -> None:
    place.store.create(everything(own_network))
    written = change(place.store.read(own_network), party(1), party(2))
    place.store.apply(written)
    before, log = place.store.read(own_network), place.store.change_sets(own_network)
    counts, in_ledger = counted(place.store, own_network), ledger(place.store, own_network)
    (summary,) = [one for one in place.store.networks() if one.id == own_network]
    place.store.keep_scenario(own_network, team("Team A"), most=MOST)
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
        assert again.scenarios(own_network) == [team("Team A")]
        later = change(after, party(3))
        again.apply(later)
        assert [line.id for line in again.change_sets(own_network)] == [later.id, written.id]
        assert again.scenarios(own_network) == [team("Team A")]
    finally:
        again.close()


def test_scenarios_go_with_their_network(place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place.store.create(everything(own_network))
    for number in range(5):
        place.store.keep_scenario(own_network, team(f"Team {number}"), most=MOST)
    monkeypatch.setattr("netmap.store.writes._STEP_RECORDS", 3)
    place.store.delete(own_network)
    assert place.store._database.read(lambda tx: tx.run("read_scenarios", network_id=own_network)) == []
    again = place.open_another()
    try:
        assert again.health.healthy, again.health.problems
        assert ledger(again, own_network) == Counter()
    finally:
        again.close()
    place.store.create(Network(id=own_network, name="Opnieuw"))
    assert place.store.scenarios(own_network) == []


def test_a_network_that_is_not_there_has_no_scenarios(place: Place, network_id: str) -> None:
    for ask in (
        lambda: place.store.scenarios(network_id),
        lambda: place.store.keep_scenario(network_id, team("Team A"), most=MOST),
        lambda: place.store.forget_scenario(network_id, "team", "Team A"),
    ):
        with pytest.raises(NetworkNotFound) as caught:
            ask()
        assert caught.value.details["network"] == network_id
    assert place.store._database.read(lambda tx: tx.run("read_scenarios", network_id=network_id)) == []


def test_a_store_that_may_only_be_read_keeps_and_forgets_nothing(
    place: Place, own_network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    store = place.open_another()
    try:
        store.keep_scenario(own_network, team("Team A"), most=MOST)
        problem = ("store.check.newer", {"found": 99, "known": migrations.LATEST})
        ill = Health(database="x", version="x", schema=99, healthy=False, problems=(problem,))
        monkeypatch.setattr(store, "_health", ill)
        with pytest.raises(StoreReadOnly) as refused:
            store.keep_scenario(own_network, team("Team B"), most=MOST)
        assert refused.value.code == "store.check.newer"
        with pytest.raises(StoreReadOnly):
            store.forget_scenario(own_network, "team", "Team A")
        assert store.scenarios(own_network) == [team("Team A")]
    finally:
        store.close()


def test_hard_texts_and_long_names_stay_apart(place: Place, own_network: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    texts = sorted({text for text in HARD_TEXTS if text})
    members = [text for text in texts if len(text.encode()) <= 1_000]
    long = [("é" * 600) + end for end in "ab"]
    kept: dict[str, Scenario] = {}
    for text in (*texts, *long):
        scenario = team(text, *members, made_by=text)
        place.store.keep_scenario(own_network, scenario, most=1_000)
        kept = {name: one for name, one in kept.items() if name in {s.name for s in place.store.scenarios(own_network)}}
        kept[text] = scenario
    found = {scenario.name: scenario for scenario in place.store.scenarios(own_network)}
    assert found == kept
    assert set(long) <= found.keys()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"kind": ""}, "kind"),
        ({"members": ("",)}, "members"),
        ({"members": ("Organisation:org-1", "\ud800")}, "members"),
        ({"members": (7,)}, "members"),
        ({"made_on": None}, "made_on"),
        ({"made_by": "\ud800"}, "made_by"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(place: Place, own_network: str, fields: Any, field: str) -> None:
    place.store.create(Network(id=own_network, name="Zandwijk"))
    with pytest.raises(QueryFailed) as caught:
        place.store.keep_scenario(own_network, replace(team("Team A"), **fields), most=MOST)
    assert (caught.value.code, caught.value.details) == ("store.bad_value", {"kind": "Scenario", "field": field})
    assert place.store.scenarios(own_network) == []


@pytest.mark.embedded
def test_a_database_of_before_there_were_scenarios_learns_to_keep_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    places = {"Organisation:org-1": (1.0, 2.0)}
    with monkeypatch.context() as then:
        then.setattr(migrations, "STEPS", migrations.STEPS[:2])
        then.setattr(migrations, "LATEST", 2)
        then.setattr(checks, "LATEST", 2)
        old = open_embedded_store(data)
        assert (old.health.schema, old.health.healthy) == (2, True)
        old.create(everything("net-oud"))
        old.keep_positions("net-oud", "web", places)
        before = canonical(old.read("net-oud"))
        assert "Scenario" not in unique_kinds(old)
        old.close()
        embedded.stop(data)
    store = open_embedded_store(data)
    try:
        assert (store.health.schema, store.health.healthy) == (3, True), store.health.problems
        assert "Scenario" in unique_kinds(store)
        assert (canonical(store.read("net-oud")), store.positions("net-oud", "web")) == (before, places)
        store.keep_scenario("net-oud", team("Team A"), most=MOST)
        assert store.scenarios("net-oud") == [team("Team A")]
        store.close()
        embedded.stop(data)
        with monkeypatch.context() as older:  # a netmap that does not know the third step
            older.setattr(migrations, "STEPS", migrations.STEPS[:2])
            older.setattr(migrations, "LATEST", 2)
            older.setattr(checks, "LATEST", 2)
            store = open_embedded_store(data)
            assert not store.health.healthy
            assert canonical(store.read("net-oud")) == before
            with pytest.raises(StoreReadOnly):
                store.apply(change(store.read("net-oud"), party(77)))
    finally:
        store.close()
        embedded.stop(data)


def test_the_second_step_of_the_schema_is_the_released_one() -> None:
    assert tuple(migrations.STEPS[1]) == ("Layout",)
