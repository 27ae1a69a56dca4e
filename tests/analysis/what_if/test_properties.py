"""What holds of every network."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.analysis.what_if.compare import try_changes
from netmap.analysis.what_if.results import WhatIfAnswer
from netmap.analysis.what_if.scenarios import ready_scenarios
from netmap.model import Network, canonical
from netmap.reference.norm import default_norm
from netmap.report.names import Names
from netmap.report.what_if.answer import what_if_answer
from tests.analysis.hub.towns import random_town, sample
from tests.build import DAY
from tests.generator import generate
from tests.loading import load

SEEDS = range(12)
NORM = default_norm()
#: Lines that are met by who sits where: one more seat never unmakes them.
MONOTONE = ("party-seated", "theme-cooperation", "party-verified")


def answered(network: Network, *changes: Change) -> WhatIfAnswer:
    return try_changes(network, NORM, DAY, changes)


def leaving(network: Network, seed: int) -> Change:
    draw = random.Random(seed)
    facts = Facts(network, DAY)
    what = draw.choice([*facts.organisations, *facts.consultations]).ref
    return Change(kind=ChangeKind.LEAVES, of=what)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_leaves_brings_no_route_no_reach_and_no_step(seed: int) -> None:
    network = random_town(seed).network()
    answer = answered(network, leaving(network, seed))
    assert answer.routes_won == ()
    assert answer.stages_won == ()
    assert set(answer.after.with_route) <= set(answer.before.with_route)
    assert answer.after.held <= answer.before.held
    if answer.before.core_team == answer.after.core_team and answer.before.reach and answer.after.reach:
        assert set(answer.after.reach.reached) <= set(answer.before.reach.reached)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seat_costs_no_route_no_reach_and_unmakes_nothing_that_sitting_makes(seed: int) -> None:
    network = random_town(seed).network()
    draw = random.Random(seed)
    facts = Facts(network, DAY)
    party, table = draw.choice(facts.organisations).ref, draw.choice(facts.consultations).ref
    answer = answered(network, Change(kind=ChangeKind.JOINS, of=party, at=table))
    assert answer.routes_lost == answer.reach_lost == ()
    assert answer.stages_lost == ()
    assert not [finding for finding in answer.opened if finding.line_id in MONOTONE]
    assert not [one for one in answer.no_longer if one.line_id in MONOTONE]


@pytest.mark.parametrize("seed", SEEDS)
def test_leaving_a_seat_and_taking_it_back_is_no_difference(seed: int) -> None:
    network = random_town(seed).network()
    facts = Facts(network, DAY)
    seat = random.Random(seed).choice([seat for seats in facts.seats.values() for seat in seats])
    away = Change(kind=ChangeKind.LEAVES_SEAT, of=seat.start, at=seat.end)
    back = Change(kind=ChangeKind.JOINS, of=seat.start, at=seat.end)
    answer = answered(network, away, back)
    assert answer.nothing
    assert canonical(answer.network) == canonical(network)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_records_does_not_matter_and_nothing_is_stored(seed: int) -> None:
    network = random_town(seed).network()
    before = canonical(network)
    keys = list(network.records)
    random.Random(seed).shuffle(keys)
    shuffled = replace(network, records={key: network.records[key] for key in keys})
    change = leaving(network, seed)
    assert words(network, change) == words(shuffled, change)
    assert canonical(network) == before


def words(network: Network, *changes: Change) -> str:
    answer = answered(network, *changes)
    told = what_if_answer(answer, Facts(network, DAY), NORM, Names(answer.network))
    return json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("silence", [0.0, 0.5])
def test_on_a_generated_town_every_scenario_answers_and_identity_is_nothing(silence: float) -> None:
    network = load(generate(25, seed=8, silence=silence).workbook())[0]
    assert answered(network).nothing
    for scenario in ready_scenarios(Facts(network, DAY)):
        assert scenario.possible != bool(scenario.why_not)
        if scenario.possible:
            assert json.loads(words(network, *scenario.changes))["sentences"]


@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_every_single_party_and_consultation_can_be_thought_away(name: str) -> None:
    network = sample(name)
    facts = Facts(network, DAY)
    draw = random.Random(3)
    some = draw.sample([*facts.organisations, *facts.consultations], 6)
    for record in some:
        answer = answered(network, Change(kind=ChangeKind.LEAVES, of=record.ref))
        assert record.ref in answer.gone
        assert not set(answer.routes_lost) & set(answer.gone)
        assert answer.routes_won == ()


@pytest.mark.parametrize("complete", [(), ("coverage", "consultations", "participation", "organisations", "routes")])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_loss_never_makes_fewer_white_spots(seed: int, complete: tuple[str, ...]) -> None:
    town = random_town(seed)
    for sheet in complete:
        town.complete(sheet)
    network = town.network()
    for more in range(2):
        only_a_loss(answered(network, leaving(network, 100 * more + seed)))


@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_no_ready_scenario_makes_fewer_white_spots(name: str) -> None:
    network = sample(name)
    for scenario in ready_scenarios(Facts(network, DAY)):
        only_a_loss(answered(network, *scenario.changes))


def only_a_loss(answer: WhatIfAnswer) -> None:
    """What is lost closes nothing and makes nothing less serious, and every white spot of then stands somewhere."""
    gone = len(answer.asked) + len(answer.moot)
    assert len(answer.spots) >= len(answer.before.gaps.findings) - gone
    assert not answer.closed
    assert not answer.better
    shown = {key for finding in answer.after.gaps.findings for key in (finding.id, *finding.related)}
    assert set(answer.after.spots) <= shown
