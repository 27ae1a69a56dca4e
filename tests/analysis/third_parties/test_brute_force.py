"""The parties to invite are those that trying everything finds, on random networks of at most twelve parties."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.third_parties.find import find_third_parties, third_parties_of
from netmap.analysis.third_parties.results import Needed, NeedKind, NeedState, Wish
from tests.build import DAY, Build, meeting, org

THEMES, AREAS, GROUPS = ("T1", "T2"), ("Noord", "Zuid"), ("jongeren", "ouderen")
STAGES = ("interpret", "decide", "act", "aftercare")


def instance(seed: int) -> tuple[m.Network, Wish, tuple[m.Ref, ...], dict[str, dict[str, int]]]:
    """Return a network, a situation, a team, and who covers which need with how much against it (0, 1 or 2).

    The last is written down while the network is made, by the definitions and not by netmap's code.
    """
    rng = random.Random(seed)
    b = Build()
    b.theme(*THEMES)
    b.area("gemeente")
    for area in AREAS:
        b.area(area, "gemeente")
    for group in GROUPS:
        b.add(m.PopulationGroup(id=group, label_nl=group))
    parties = [f"P{number:02}" for number in range(rng.randint(4, 12))]
    for party in parties:
        b.org(party, "welfare")
    team = tuple(rng.sample(parties, rng.randint(0, 3)))
    covers: dict[str, dict[str, int]] = {}

    def covered(need: str, party: str, rank: int) -> None:
        ranks = covers.setdefault(need, {})
        ranks[party] = min(rank, ranks.get(party, rank))

    seats: dict[str, list[tuple[str, bool]]] = {}
    for number in range(rng.randint(1, 4)):
        name = f"O{number}"
        b.meeting(name)
        members = rng.sample(parties, rng.randint(1, min(4, len(parties))))
        seats[name] = [(party, at == 0 and rng.random() < 0.5) for at, party in enumerate(members)]
        for party, chairs in seats[name]:
            b.seat(party, name, role="chair") if chairs else b.seat(party, name)
    wish = Wish(
        themes=tuple(sorted(rng.sample(THEMES, rng.randint(0, 2)))),
        areas=tuple(f"geb-{area}" for area in sorted(rng.sample(AREAS, rng.randint(0, 2)))),
        groups=tuple(sorted(rng.sample(GROUPS, rng.randint(0, 2)))),
        needed=(Needed.INTERPRET, Needed.DECIDE, Needed.ACT, Needed.AFTERCARE),
    )
    involved: set[str] = set()
    for theme in THEMES:
        for stage in STAGES:
            for _ in range(rng.randint(0, 3)):
                area = rng.choice(("", *AREAS))
                if rng.random() < 0.3:
                    table = rng.choice(sorted(seats))
                    b.covers(meeting(table), theme, stage, area or None)
                    who = [(party, 1 if chairs else 2) for party, chairs in seats[table]]
                else:
                    party = rng.choice(parties)
                    b.covers(org(party), theme, stage, area or None)
                    who = [(party, 0)]
                    if area:
                        covered(f"area:geb-{area}", party, 0)
                if theme in wish.themes:
                    involved |= {party for party, _ in who}
                for place in wish.areas or ("",):
                    if not area or not place or place == f"geb-{area}":
                        for party, rank in who:
                            covered(":".join(filter(None, (stage, theme, place))), party, rank)
    works: dict[str, set[str]] = {}
    for area in AREAS:
        for party in rng.sample(parties, rng.randint(0, 2)):
            b.tie(m.Serves, org(party), m.Ref("Area", f"geb-{area}"))
            covered(f"area:geb-{area}", party, 0)
            works.setdefault(party, set()).add(f"geb-{area}")
    for group in GROUPS:
        for party in rng.sample(parties, rng.randint(0, 2)):
            b.tie(m.Reaches, org(party), m.Ref("PopulationGroup", group))
            told = works.get(party, set())
            if not wish.areas or not told or told & set(wish.areas):
                against = (bool(wish.areas) and not told) + (bool(wish.themes) and party not in involved)
                covered(f"group:{group}", party, against)
    return b.network(), wish, tuple(org(party) for party in team), covers


def steps_of(network: m.Network, team: tuple[m.Ref, ...]) -> dict[str, int]:
    """Return the steps from the team over shared consultations, by name of the party."""
    tables: dict[m.Ref, set[m.Ref]] = {}
    for seat in network.of(m.TakesPart).values():
        tables.setdefault(seat.end, set()).add(seat.start)
    steps = dict.fromkeys(team, 0)
    for number in range(1, 14):
        met = {party for members in tables.values() if members & steps.keys() for party in members}
        steps |= dict.fromkeys(met - steps.keys(), number)
    return {ref.id.removeprefix("org-"): number for ref, number in steps.items()}


@pytest.mark.parametrize("seed", range(200))
def test_it_is_what_trying_everything_finds(seed: int) -> None:
    network, wish, team, covers = instance(seed)
    answer = find_third_parties(network, DAY, wish, team=team)
    sitting = {ref.id.removeprefix("org-") for ref in team}
    needs = {one.need.id: one for one in answer.needs}
    for name, one in needs.items():
        able = covers.get(name, {})
        assert (one.state is NeedState.COVERED) == bool(able.keys() & sitting), name
        assert (one.state is NeedState.OPEN) == (bool(able) and not able.keys() & sitting), name
    wanted = [name for name, one in needs.items() if one.state is NeedState.OPEN]
    candidates = sorted({party for name in wanted for party in covers[name]})
    steps = steps_of(network, team)
    unreached = max(steps.values(), default=0) + 1

    def price(some: tuple[str, ...]) -> tuple[int, int, int, int]:
        far = [steps.get(party, unreached) for party in some]
        rank = sum(max(covers[name][party] for name in wanted if party in covers[name]) for party in some)
        return len(some), sum(far), sum(one != 1 for one in far), rank

    every = [
        some
        for size in range(len(candidates) + 1)
        for some in combinations(candidates, size)
        if all(covers[name].keys() & {*some} for name in wanted)
    ]
    best = min(map(price, every))
    found = tuple(sorted(invitee.party.id.removeprefix("org-") for invitee in answer.invite))
    assert price(found) == best
    assert found in [some for some in every if price(some) == best]
    assert (answer.proof, answer.least) == ("optimal", len(found))
    for invitee in answer.invite:
        name = invitee.party.id.removeprefix("org-")
        assert {*invitee.needs} == {need for need in wanted if name in covers[need]}
        assert invitee.way.steps == steps.get(name)
    smallest = [some for some in every if len(some) == best[0]]
    others = [tuple(sorted(ref.id.removeprefix("org-") for ref in some)) for some in answer.alternatives]
    assert len({found, *others}) == len(others) + 1
    assert {found, *others} <= set(smallest)
    assert answer.more_alternatives or len(smallest) == len(others) + 1
    assert [price(some) for some in others] == sorted(price(some) for some in others)
    if answer.five:
        most = max(len([n for n in wanted if covers[n].keys() & {*some}]) for some in combinations(candidates, 5))
        assert len(answer.five.left) == len(wanted) - most


def test_the_instances_are_not_trivial() -> None:
    answers = [find_third_parties(n, DAY, wish, team=team) for n, wish, team, _ in map(instance, range(200))]
    assert sum(len(answer.invite) > 1 for answer in answers) > 60
    assert sum(bool(answer.alternatives) for answer in answers) > 60
    assert {one.state for answer in answers for one in answer.needs} == {*NeedState}
    assert {one.way.steps for answer in answers for one in answer.invite} >= {1, 2, None}


@pytest.mark.parametrize("seed", range(30))
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    network, wish, team, _ = instance(seed)
    records = list(network.records.items())
    random.Random(seed).shuffle(records)
    other = m.Network(id=network.id, name=network.name, records=dict(records))
    answer = find_third_parties(network, DAY, wish, team=team)
    assert find_third_parties(other, DAY, wish, team=tuple(reversed(team))).invite == answer.invite
    again = third_parties_of(Facts(network, DAY), wish, team=team)
    assert repr(again) == repr(answer)


def test_one_kind_of_each_need_is_tried() -> None:
    kinds = {
        one.need.kind for n, w, t, _ in map(instance, range(40)) for one in find_third_parties(n, DAY, w, team=t).needs
    }
    assert kinds == {*NeedKind} - {NeedKind.PROFESSION, NeedKind.SPOKESPERSON}
