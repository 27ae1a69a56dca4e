"""What is usually demanded of a core team, the team there is now, and which replacement helps most."""

from __future__ import annotations

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.team.demands import present_team, usual_demands
from netmap.analysis.team.programme import demands_of
from netmap.analysis.team.results import Demand, DemandKind, Fixed, TeamDemands
from netmap.analysis.team.swaps import best_swaps, met_by
from netmap.model import Coordinates
from tests.analysis.team.towns import HUB, Town, meeting, org, random_demands, random_town
from tests.build import DAY, Build


def town() -> Build:
    build = Build(shipped=True)
    build.theme("t1", "t2", "t3", now=True)
    build.org("gemeente", actor_type="municipality")
    build.org("burgemeester", actor_type="mayor", part_of="gemeente")
    build.org("oov", "municipality", part_of="gemeente")
    build.org("politie", "police")
    build.org("wijkagent", actor_type="neighbourhood_officer")
    build.org("school", "education")
    build.meeting("o")
    for name in ("burgemeester", "oov", "politie", "school"):
        build.seat(name, "o")
    build.covers(org("burgemeester"), "t1", "decide")
    build.covers(org("wijkagent"), "t2", "decide")
    return build


def test_the_usual_demands() -> None:
    found = usual_demands(Facts(town().network(), DAY))
    assert (found.size, found.steps, found.cap, found.caps, found.bridge) == (4, 1, 1, (), True)
    # The neighbourhood officer has no seat.
    assert found.fixed == (Fixed((org("burgemeester"),), "mayor"), Fixed((org("politie"),), "police"))
    assert found.mandate == ("t1", "t2")


def test_the_size_is_that_of_the_team_on_the_map_from_three_to_seven() -> None:
    build = town()
    build.meeting(HUB, hub=True)
    for number, (name, size) in enumerate([("politie", 4), ("school", 4), ("oov", 3), ("burgemeester", 4)], 1):
        build.seat(name, HUB)
        facts = Facts(build.network(), DAY)
        assert len(present_team(facts)[1]) == number
        assert usual_demands(facts).size == size
    build.tie(Coordinates, org("gemeente"), meeting(HUB))
    members = ("burgemeester", "gemeente", "oov", "politie", "school")
    assert present_team(Facts(build.network(), DAY)) == (meeting(HUB), tuple(org(name) for name in members))


def test_two_of_a_sector_from_six_members() -> None:
    facts = Facts(town().network(), DAY)
    assert [usual_demands(facts, size).cap for size in (3, 5, 6, 7)] == [1, 1, 2, 2]


def test_fixed_members_widen_the_limit_of_the_municipality_only() -> None:
    facts = Facts(town().network(), DAY)
    both = (Fixed((org("burgemeester"),)), Fixed((org("oov"),)))
    assert usual_demands(facts, fixed=both).caps == (("municipality", 2),)
    assert usual_demands(facts, size=6, fixed=both).caps == ()
    one_of = (Fixed((org("burgemeester"),)), Fixed((org("oov"), org("burgemeester"))))
    assert usual_demands(facts, fixed=one_of).caps == ()
    police = (Fixed((org("politie"),)), Fixed((org("wijkagent"),)))
    assert usual_demands(facts, fixed=police).caps == ()
    assert usual_demands(facts, fixed=both, cap=None).caps == ()
    assert usual_demands(facts, fixed=both, caps=()).caps == ()


def test_who_is_excluded_is_not_demanded() -> None:
    gone = (org("burgemeester"), org("politie"))
    found = usual_demands(Facts(town().network(), DAY), excluded=gone)
    assert (found.fixed, found.mandate) == ((), ("t1", "t2"))  # the municipality decides as its part does
    found = usual_demands(Facts(town().network(), DAY), excluded=(*gone, org("gemeente")))
    assert found.mandate == ("t2",)


def test_an_unknown_demand_is_refused() -> None:
    with pytest.raises(TypeError):
        usual_demands(Facts(town().network(), DAY), members=3)


def test_no_core_team() -> None:
    assert present_team(Facts(town().network(), DAY)) == (None, ())
    assert present_team(Facts(Build().network(), DAY)) == (None, ())


# --- swaps -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(150))
def test_the_best_swaps_are_those_found_by_trying(seed: int) -> None:
    some, rng_demands = random_town(seed), random_demands(random_town(seed), seed)
    facts = Facts(some.network(), DAY)
    team = sorted(some.sector)[:3]
    asked = [d for d in some.asked(rng_demands, 9) if d.kind not in (DemandKind.SIZE, DemandKind.FIXED)]
    # A fixed member that is there counts, though it may not be proposed.
    asked += [Demand(DemandKind.FIXED, parties=group.parties) for group in rng_demands.fixed]

    def met(members: list[str]) -> set[int]:
        found = {number for number, demand in enumerate(asked) if some.meets(members, demand)}
        domains = [n for n, d in enumerate(asked) if d.kind in (DemandKind.SAFETY, DemandKind.SOCIAL)]
        if len(domains) == 2 and found >= set(domains) and not some.allowed(members, [asked[n] for n in domains]):
            found.discard(domains[1])
        return found

    now, steps = len(some.reach(team, rng_demands.steps)), rng_demands.steps
    expected = []
    for out in team:
        for into in some.able(rng_demands):
            after = [name for name in team if name != out] + [into]
            if into not in team and met(team) <= met(after) and (reach := len(some.reach(after, steps))) > now:
                expected.append((-reach, org(out), org(into)))
    found = best_swaps(facts, [org(name) for name in team], rng_demands, most=1000)
    assert [(-swap.reach, swap.out, swap.into) for swap in found] == sorted(expected)
    assert best_swaps(facts, [org(name) for name in team], rng_demands, most=2) == found[:2]


def test_a_team_that_cannot_be_better_and_an_empty_one() -> None:
    some = Town(dict.fromkeys("abc"), {"o": set("abc")})
    facts = Facts(some.network(), DAY)
    assert best_swaps(facts, [org("a")], TeamDemands()) == ()
    assert best_swaps(facts, [], TeamDemands()) == ()


def test_one_of_both_domains_meets_one_of_the_two() -> None:
    some = Town({"zvh": "care_safety_house", "x": None}, {"o": {"zvh", "x"}})
    listed: tuple[Demand, ...] = demands_of(Facts(some.network(), DAY), TeamDemands())
    kinds = [listed[number].kind for number in sorted(met_by(listed, [org("zvh")]))]
    assert kinds == [DemandKind.SIZE, DemandKind.SAFETY]
