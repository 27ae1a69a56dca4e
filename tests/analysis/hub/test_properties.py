"""What holds of every network."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubView
from netmap.analysis.hub.web import municipal
from netmap.model import Organisation, Status, TakesPart, seat_id
from tests.analysis.hub.towns import random_town, sample
from tests.build import DAY
from tests.generator import generate
from tests.loading import load

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    network = random_town(seed).network()
    keys = list(network.records)
    random.Random(seed).shuffle(keys)
    shuffled = replace(network, records={key: network.records[key] for key in keys})
    assert find_hub(shuffled, DAY, runs=10) == find_hub(network, DAY, runs=10)


@pytest.mark.parametrize("collective", ["once", "each"])
@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_seat_never_lowers_reach(seed: int, collective: str) -> None:
    network = random_town(seed).network()
    before = {s.party: s.reach for s in find_hub(network, DAY, runs=0, collective=collective).parties}  # type: ignore[arg-type]
    draw = random.Random(seed)
    facts = Facts(network, DAY)
    who, where = draw.choice(facts.organisations).ref, draw.choice(facts.consultations).ref
    seat = TakesPart(id=seat_id(who, where, "extra"), start=who, end=where, function="extra")
    after = find_hub(network.with_records([seat]), DAY, runs=0, collective=collective)  # type: ignore[arg-type]
    reach = {s.party: s.reach for s in after.parties}
    assert all(reach[party] >= value for party, value in before.items())


@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_without_the_municipality_neither_it_nor_its_parts_appear(name: str) -> None:
    network = sample(name)
    facts, found = Facts(network, DAY), find_hub(network, DAY, runs=0)
    assert facts.municipality
    gone = {o.ref for o in facts.organisations if facts.top(o.ref) == facts.municipality} | municipal(facts)
    assert len(gone) > 1
    assert not gone & {s.party for s in found.without_municipality}
    assert {s.party for s in found.parties} - gone == {s.party for s in found.without_municipality}
    lost = [s.lost for s in found.without_municipality]
    assert not gone & {ref for one in lost for ref in (*one.routes, *one.recorded, *one.alone)}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_ended_party_is_as_if_it_were_not_there(seed: int) -> None:
    network = random_town(seed).network()
    party = network.of(Organisation)["org-P05"]
    found = find_hub(network.with_records([replace(party, status=Status.ENDED)]), DAY, runs=5)
    assert party.ref not in {s.party for s in found.parties}
    named = {
        ref for s in found.parties for r in s.reasons for v in r.values.values() if isinstance(v, list) for ref in v
    }
    assert party.ref not in named


@pytest.mark.parametrize("silence", [0.0, 0.4])
def test_ranks_bands_and_counts_hang_together(silence: float) -> None:
    network = load(generate(60, seed=5, silence=silence).workbook())[0]
    found = find_hub(network, DAY, runs=20)
    for parties in (found.parties, found.without_municipality):
        order = [(s.ranks[HubView.REACH], s.ranks[HubView.BROKERAGE], s.party) for s in parties]
        assert order == sorted(order)
        assert [s.reach for s in parties] == sorted((s.reach for s in parties), reverse=True)
        for view in HubView:
            ranks = sorted(s.ranks[view] for s in parties)
            assert ranks[0] == 1
            assert all(1 <= s.stability[view].band[0] <= s.stability[view].band[1] <= len(parties) for s in parties)
        for s in parties:
            assert 0 <= s.brokerage <= 1
            assert 0 < s.harmonic <= 1
            assert 0 <= s.lost.fragmentation <= 1
            assert len(s.consultations) <= found.of
            assert s.lost.tables == ()
