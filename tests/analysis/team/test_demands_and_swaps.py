"""What is usually demanded of a core team, the team there is now, and which replacement helps most."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.roles import plays
from netmap.analysis.team.demands import present_team, usual_demands
from netmap.analysis.team.programme import demands_of
from netmap.analysis.team.propose import propose_teams
from netmap.analysis.team.results import Demand, DemandKind, Fixed, TeamDemands
from netmap.analysis.team.swaps import best_swaps, met_by, most_known
from netmap.model import Coordinates, Ref
from tests.analysis.team.towns import HUB, Town, meeting, org, random_demands, random_town
from tests.build import DAY, Build

USUAL = ("mayor", "police")


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
    # What is usual is kept also when it was not demanded.
    usual = [
        Fixed(tuple(p for p in plays(facts, word) if p.id.removeprefix("org-") in some.seated), word) for word in USUAL
    ]
    usual = [
        replace(group, parties=tuple(p for p in group.parties if p not in rng_demands.excluded)) for group in usual
    ]
    kept = replace(rng_demands, bridge=True)
    asked = [d for d in some.asked(kept, 9) if d.kind not in (DemandKind.SIZE, DemandKind.FIXED)]
    # A fixed member that is there counts, though it may not be proposed.
    asked += [Demand(DemandKind.FIXED, parties=group.parties) for group in (*rng_demands.fixed, *usual)]

    def met(members: list[str]) -> set[int]:
        found = {number for number, demand in enumerate(asked) if some.meets(members, demand)}
        domains = [n for n, d in enumerate(asked) if d.kind in (DemandKind.SAFETY, DemandKind.SOCIAL)]
        if len(domains) == 2 and found >= set(domains) and not some.allowed(members, [asked[n] for n in domains]):
            found.discard(domains[1])
        return found

    def decided(members: list[str]) -> set[str]:
        return {theme for theme, who in some.decides.items() if who & set(members)}

    now, steps = len(some.reach(team, rng_demands.steps)), rng_demands.steps
    expected = set()
    for out in team:
        for into in some.able(rng_demands):
            after = [name for name in team if name != out] + [into]
            if into not in team and met(team) <= met(after) and (reach := len(some.reach(after, steps))) > now:
                loses = tuple(Ref("Theme", theme) for theme in sorted(decided(team) - decided(after)))
                expected.add((reach, org(out), org(into), loses))
    found = best_swaps(facts, [org(name) for name in team], rng_demands, most=1000)
    told = [(s.reach, s.out, into, s.loses) for s in found for into in (s.into, *s.equals)]
    assert len(told) == len(set(told))
    assert set(told) == expected
    ranks = [(-swap.reach, len(swap.loses)) for swap in found]
    assert ranks == sorted(ranks)
    assert best_swaps(facts, [org(name) for name in team], rng_demands, most=2) == found[:2]


def swap_town() -> Build:
    """Five parties; without "ggd" or "school" another one would reach two more."""
    build = Build(shipped=True)
    build.theme("t1", "t2")
    for name, sector in (
        ("politie", "police"),
        ("ggd", "health"),
        ("school", "education"),
        ("x", "sport"),
        ("y", "sport"),
    ):
        build.org(name, sector)
    for name in "abcd":
        build.org(name)
    build.meeting("o1")
    build.meeting("o2")
    for name in ("politie", "ggd", "school", "a"):
        build.seat(name, "o1")
    for name in ("x", "y", "b", "c"):
        build.seat(name, "o2")
    return build


def test_who_alone_decides_goes_after_the_others_and_what_is_lost_is_told() -> None:
    build = swap_town()
    build.covers(org("ggd"), "t1", "decide")
    team = [org(name) for name in ("politie", "ggd", "school")]
    first, second = best_swaps(Facts(build.network(), DAY), team, TeamDemands(cap=None))
    assert (first.out, first.into, first.loses) == (org("school"), org("b"), ())
    assert first.equals == (org("c"), org("x"), org("y"))
    assert (second.out, second.loses, second.reach) == (org("ggd"), (Ref("Theme", "t1"),), first.reach)
    # Both decide on it: then nothing is lost, and what hangs on a member alone comes next.
    build.covers(org("school"), "t1", "decide")
    build.covers(org("ggd"), "t2", "aftercare")
    outs = [swap.out for swap in best_swaps(Facts(build.network(), DAY), team, TeamDemands(cap=None))]
    assert outs == [org("school"), org("ggd")]


def test_a_replacement_keeps_police_and_both_domains_though_nobody_demanded_them() -> None:
    facts = Facts(swap_town().network(), DAY)
    free = TeamDemands(fixed=(), cap=None, bridge=False)
    team = [org("politie"), org("ggd")]
    found = best_swaps(facts, team, free)
    assert [(swap.out, swap.into, swap.equals) for swap in found] == [(org("ggd"), org("x"), (org("y"),))]
    assert not any(org("politie") == swap.out for swap in found)


def test_who_leads_the_core_team_goes_last() -> None:
    build = swap_town()
    build.meeting(HUB, hub=True)
    build.seat("ggd", HUB, role="secretary")
    team = [org(name) for name in ("politie", "ggd", "school")]
    outs = [swap.out for swap in best_swaps(Facts(build.network(), DAY), team, TeamDemands(cap=None))]
    assert outs == [org("school"), org("ggd")]


# --- the most that is known -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(120))
def test_a_team_is_as_good_as_any_only_when_no_replacement_and_no_allowed_team_is_better(seed: int) -> None:
    some = random_town(seed, 9)
    demands = random_demands(some, seed)
    facts = Facts(some.network(), DAY)
    proposal = propose_teams(some.network(), DAY, demands, sizes=(1, 2, 3))
    for team in (*proposal.teams[:2], tuple(org(name) for name in sorted(some.sector)[:3])):
        names = [party.id.removeprefix("org-") for party in team]
        now = len(some.reach(names, demands.steps))
        most = most_known(facts, team, proposal)
        swaps = best_swaps(facts, team, demands)
        if most is not None and most <= now:
            assert most == now
            assert not swaps
            assert some.allowed(names, some.asked(demands, len(names)))
            assert some.best(demands, len(names))[0] == now
        if swaps:
            assert most is not None
            assert most >= swaps[0].reach > now
        if most is not None and most > now:
            smaller = [some.best(demands, size)[0] for size in range(1, len(names) + 1)]
            assert most in {*smaller, *(swap.reach for swap in swaps)}


def test_a_stopped_search_and_an_empty_team_tell_nothing() -> None:
    some = Town({"a": "police", "b": "health"}, {"o": set("ab")})
    facts, demands = Facts(some.network(), DAY), TeamDemands(size=2)
    proposal = propose_teams(some.network(), DAY, demands)
    team = (org("a"), org("b"))
    assert most_known(facts, team, proposal) == 2
    assert most_known(facts, team, replace(proposal, stopped=True)) is None
    assert most_known(facts, (), proposal) is None
    # One of them is excluded: then this is none of the teams that were compared.
    other = propose_teams(some.network(), DAY, replace(demands, excluded=(org("b"),), bridge=False))
    assert most_known(facts, team, other) is None


def test_a_team_larger_than_the_curve_is_held_against_smaller_ones() -> None:
    some = Town({"a": "police", "b": "health", "c": None, "d": "health"}, {"o": set("bcd")})
    facts = Facts(some.network(), DAY)
    proposal = propose_teams(some.network(), DAY, TeamDemands(size=1, cap=None, bridge=False), sizes=(1, 2))
    assert most_known(facts, (org("b"), org("c"), org("d")), proposal) is None  # as many as two of them
    assert proposal.curve[1].reach == 3
    assert most_known(facts, (org("c"),), proposal) == 3


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
