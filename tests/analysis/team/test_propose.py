"""Proposed core teams: equal to trying every team, explained when there is none, and the same whatever the order."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from netmap.analysis.team import propose
from netmap.analysis.team.propose import propose_teams
from netmap.analysis.team.results import DemandKind, Fixed, Proposal, TeamDemands
from netmap.model import Network, Ref
from tests.analysis.team.towns import Town, org, random_demands, random_town
from tests.build import DAY, Build

FREE = TeamDemands(cap=None, bridge=False)


def proposed(town: Town, demands: TeamDemands, **more: object) -> Proposal:
    return propose_teams(town.network(), DAY, demands, limit=10_000, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(220))
def test_the_best_teams_are_those_found_by_trying_every_team(seed: int) -> None:
    town = random_town(seed)
    demands = random_demands(town, seed)
    answer = proposed(town, demands, sizes=(1, 2, 3, 4))
    assert answer.of == len(town.seated)
    for point in answer.curve:
        reach, teams = town.best(demands, point.size)
        assert (point.status == "infeasible") == (reach < 0)
        if reach >= 0:
            assert (point.status, point.reach, point.bound) == ("optimal", reach, reach)
            assert len(point.team) <= point.size
            assert len(town.reach([p.id.removeprefix("org-") for p in point.team], demands.steps)) == reach
    reach, teams = town.best(demands, demands.size)
    assert answer.status == ("infeasible" if reach < 0 else "optimal")
    assert (answer.reach, set(answer.teams)) == (max(reach, 0), {team for team in teams if team})
    assert not answer.more
    if answer.teams:
        assert set(answer.shared) == set(answer.teams[0]).intersection(*answer.teams)
        assert not answer.conflicts


@pytest.mark.parametrize("seed", range(220))
def test_every_team_that_cannot_be_is_explained(seed: int) -> None:
    town = random_town(seed, most=10)
    demands = random_demands(town, seed)
    answer = proposed(town, demands, sizes=(1,))
    able = town.able(demands)
    for point in answer.curve:
        assert bool(point.conflicts) == (point.status == "infeasible")
        asked = town.asked(demands, point.size)
        for conflict in point.conflicts:
            clash = [d for d in asked if any(_same(d, other) for other in conflict.demands)]
            assert len(clash) == len(conflict.demands)
            assert not town.possible(clash, able)
            for gone in range(len(clash)):
                assert town.possible(clash[:gone] + clash[gone + 1 :], able), "one of them is not needed"
        if point.conflicts:
            assert len(point.conflicts[0].demands) == _smallest(town, able, asked)


def _same(one: object, other: object) -> bool:
    keys = [
        (d.kind, d.number, d.word, d.parties if d.kind is DemandKind.FIXED else d.ref)  # type: ignore[attr-defined]
        for d in (one, other)
    ]
    return keys[0] == keys[1]


def _smallest(town: Town, able: list[str], asked: list) -> int:  # type: ignore[type-arg]
    for count in range(1, len(asked) + 1):
        if any(not town.possible(some, able) for some in combinations(asked, count)):
            return count
    raise AssertionError("all demands together are possible")


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_the_records_does_not_matter(seed: int) -> None:
    town = random_town(seed)
    demands = random_demands(town, seed)
    first = propose_teams(town.network(shuffled=1), DAY, demands)
    assert first == propose_teams(town.network(shuffled=2), DAY, demands)


@pytest.mark.parametrize("seed", range(40))
def test_a_larger_team_never_reaches_less_and_a_seat_more_never_lowers_reach(seed: int) -> None:
    town = random_town(seed)
    demands = replace(random_demands(town, seed), size=3)
    curve = [p.reach for p in proposed(town, demands, sizes=(1, 2, 3, 4, 5)).curve if p.status == "optimal"]
    assert curve == sorted(curve)
    table = sorted(town.tables)[0]
    more = Town(town.sector, {**town.tables, table: town.tables[table] | {sorted(town.sector)[0]}}, town.hub)
    before, after = proposed(Town(town.sector, town.tables, town.hub), FREE), proposed(more, FREE)
    assert after.reach >= before.reach


def test_a_town_solved_by_hand() -> None:
    # Noord knows a, b, c and d; zuid knows e and f; the mayor knows nobody else but the police; g sits alone.
    town = Town(
        {
            "burgemeester": "municipality",
            "politie": "police",
            "noord": "welfare",
            "zuid": "housing",
            **dict.fromkeys("abcdefg", "education"),
        },
        {
            "driehoek": {"burgemeester", "politie"},
            "n": {"noord", *"abcd"},
            "z": {"zuid", *"ef"},
            "alleen": {"g"},
        },
        hub={"burgemeester", "politie"},
        decides={"t1": {"burgemeester"}},
    )
    fixed = (Fixed((org("burgemeester"),), "mayor"), Fixed((org("politie"),), "police"))
    answer = proposed(town, TeamDemands(size=4, fixed=fixed, mandate=("t1",)))
    # Zuid may be zuid, e or f, and noord anybody of its table, but of education one at most.
    assert (answer.reach, answer.of, answer.status) == (10, 11, "optimal")
    assert len(answer.teams) == 5 + 2
    assert answer.shared == (org("burgemeester"), org("politie"))
    assert [(p.size, p.reach) for p in answer.curve] == [(3, 7), (4, 10), (5, 11), (6, 11), (7, 11)]


def test_members_that_add_nothing_are_left_out() -> None:
    town = Town(dict.fromkeys("abcd"), {"o": set("abcd")})
    answer = proposed(town, FREE)
    assert answer.teams == tuple((org(name),) for name in "abcd")
    assert [len(point.team) for point in answer.curve] == [1, 1, 1, 1, 1]


def test_a_party_of_both_domains_is_no_bridge_by_itself() -> None:
    town = Town({"zvh": "care_safety_house", "school": "education"}, {"o": {"zvh", "school"}})
    assert proposed(town, TeamDemands(size=1)).status == "infeasible"
    assert proposed(town, TeamDemands(size=2)).teams == ((org("school"), org("zvh")),)
    alone = Town({"zvh": "care_safety_house", "x": None}, {"o": {"zvh", "x"}})
    clash = proposed(alone, TeamDemands(size=4)).conflicts
    assert [[d.kind for d in conflict.demands] for conflict in clash] == [[DemandKind.SAFETY, DemandKind.SOCIAL]]


def test_a_theme_on_which_nobody_decides_is_left_out_by_default_and_a_conflict_when_asked_for() -> None:
    sector: dict[str, str | None] = {"politie": "police", "school": "education"}
    town = Town(sector, {"o": set(sector)}, decides={"t1": {"politie"}})
    usual = propose_teams(town.network(), DAY)
    assert usual.demands.mandate == ("t1",)
    assert usual.without_decider == (Ref("Theme", "t2"),)
    assert usual.status == "optimal"
    asked = proposed(town, replace(usual.demands, mandate=("t1", "t2")))
    assert (asked.status, asked.without_decider) == ("infeasible", ())
    assert [[d.ref for d in conflict.demands] for conflict in asked.conflicts] == [[Ref("Theme", "t2")]]


def test_of_equal_teams_the_one_that_decides_on_more_comes_first() -> None:
    town = Town(dict.fromkeys("abc"), {"o": set("abc")}, decides={"t1": {"b", "c"}, "t2": {"c"}})
    assert proposed(town, FREE).teams == ((org("c"),), (org("b"),), (org("a"),))


def test_an_unknown_sector_is_said_and_counts_for_nothing() -> None:
    town = Town({"a": None, "b": None, "c": "police"}, {"o": {"a", "b"}, "p": {"c"}})
    answer = proposed(town, TeamDemands(size=3, bridge=False))
    assert answer.without_sector == (org("a"), org("b"))
    assert answer.reach == 3


def test_an_empty_network_and_one_without_seats() -> None:
    for network in (Build().network(), _without_seats()):
        answer = propose_teams(network, DAY)
        assert (answer.status, answer.of, answer.teams) == ("infeasible", 0, ())
        assert {d.kind for c in answer.conflicts for d in c.demands} == {DemandKind.SAFETY, DemandKind.SOCIAL}
        free = propose_teams(network, DAY, FREE)
        assert (free.status, free.reach, free.teams) == ("optimal", 0, ())


def _without_seats() -> Network:
    build = Build()
    build.org("politie", "police")
    return build.network()


def test_who_is_in_all_teams_is_not_told_when_not_all_were_looked_at() -> None:
    """Any of 13 parties at each of four tables will do: 28,561 teams that are as good."""
    tables = {f"o{table}": {f"p{table}x{number:02}" for number in range(13)} for table in range(4)}
    town = Town(dict.fromkeys(sorted(set().union(*tables.values()))), tables)
    answer = propose_teams(town.network(), DAY, replace(FREE, size=4), sizes=(4,))
    assert (answer.reach, answer.more, answer.shared) == (52, True, ())


def test_who_is_in_all_teams_is_told_beyond_the_limit_when_all_were_looked_at() -> None:
    town = Town(dict.fromkeys("abcdefgh"), {"o": set("abcdefg"), "p": {"h"}})
    answer = propose_teams(town.network(), DAY, replace(FREE, size=2), sizes=(2,), limit=3)
    assert (len(answer.teams), answer.more, answer.shared) == (3, True, (org("h"),))


def test_no_more_than_the_limit_and_more_is_said() -> None:
    town = Town(dict.fromkeys("abcdefgh"), {"o": set("abcdefgh")})
    answer = propose_teams(town.network(), DAY, FREE, limit=3)
    assert (len(answer.teams), answer.more) == (3, True)
    assert answer.shared == ()


def test_stopping_gives_the_best_found_with_a_bound() -> None:
    town = random_town(11)
    demands = replace(FREE, size=4)
    exact = proposed(town, demands)
    for patience in (0, 1, 2, 5, 10):
        asked = iter(range(10_000))
        answer = proposed(town, demands, stop=lambda asked=asked, patience=patience: next(asked) >= patience)
        assert answer.stopped
        assert answer.teams
        assert answer.reach <= exact.reach <= answer.bound
        for point, best in zip(answer.curve, exact.curve, strict=True):
            assert point.reach <= best.reach <= point.bound


def test_the_work_limit_ends_the_search_with_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = {seed: proposed(random_town(seed), FREE) for seed in range(20)}
    for limit in (1, 1e6, 5e6):
        monkeypatch.setattr(propose, "WORK", limit)
        monkeypatch.setattr(propose, "WORK_BESIDE", limit)
        for seed, best in exact.items():
            answer = proposed(random_town(seed), FREE)
            assert not answer.stopped
            assert answer.reach <= best.reach <= answer.bound
            if answer.status == "optimal":
                assert answer.reach == best.reach
            assert answer == proposed(random_town(seed), FREE)


def test_progress_never_falls_and_ends_at_its_total() -> None:
    told: list[tuple[int, int]] = []
    proposed(random_town(3), FREE, progress=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (500, 500)
    assert {total for _, total in told} == {500}


@pytest.mark.parametrize("wrong", [{"demands": replace(FREE, size=0)}, {"sizes": (0,)}, {"limit": 0}])
def test_a_team_of_nobody_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a team has members"):
        propose_teams(Build().network(), DAY, **wrong)  # type: ignore[arg-type]


def test_steps_beyond_two_are_refused() -> None:
    with pytest.raises(ValueError, match="1 or 2 steps"):
        propose_teams(Build().network(), DAY, replace(FREE, steps=3))


def test_more_members_than_there_are_parties() -> None:
    town = Town({"a": None, "b": None}, {"o": {"a"}, "p": {"b"}})
    answer = proposed(town, replace(FREE, size=7))
    assert answer.teams == ((org("a"), org("b")),)


def test_of_equally_good_teams_the_one_with_more_members_that_decide_goes_first() -> None:
    # "b" and "c" reach as much; with either of them the team decides on t1, for "a" does.
    decides = {"t1": {"a", "c"}}
    town = Town({"a": "police", "b": "health", "c": "health"}, {"o": {"b", "c", "d"}}, set(), decides)
    town.sector["d"] = None
    town.tables["p"] = {"a"}
    teams = proposed(town, replace(FREE, size=2, fixed=(Fixed((org("a"),)),))).teams
    assert teams == ((org("a"), org("c")), (org("a"), org("b")), (org("a"), org("d")))
