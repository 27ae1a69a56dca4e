"""Whom a team reaches and what stays out; on what a party decides, and on what it may."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.team.power import decides, may_decide
from netmap.analysis.team.reach import neighbourhoods, team_reach
from tests.analysis.team.towns import Town, org, random_town
from tests.build import DAY, Build, meeting


def names(refs: object) -> list[str]:
    return [ref.id.removeprefix("org-") for ref in refs]  # type: ignore[attr-defined]


def chain() -> Town:
    return Town(dict.fromkeys("abcdex"), {"o": {"a", "b"}, "p": {"b", "c"}, "q": {"c", "d"}}, hub={"a", "d", "e"})


def test_one_and_two_steps_along_a_chain_and_a_core_team_is_no_step() -> None:
    facts = Facts(chain().network(), DAY)
    one, two = team_reach(facts, [org("a")]), team_reach(facts, [org("a")], 2)
    assert (names(one.reached), names(one.missed)) == (["a", "b"], ["c", "d", "e"])
    assert (names(two.reached), two.reach, two.of) == (["a", "b", "c"], 3, 5)
    assert names(team_reach(facts, [org("e")]).reached) == ["e"]
    assert names(one.unseated) == ["x"]


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("steps", [1, 2])
def test_reach_is_that_of_a_walk(seed: int, steps: int) -> None:
    town = random_town(seed)
    facts = Facts(town.network(), DAY)
    team = sorted(town.sector)[:3]
    answer = team_reach(facts, [org(name) for name in team], steps)
    assert set(names(answer.reached)) == town.reach(team, steps)
    assert set(names(answer.missed)) == town.seated - town.reach(team, steps)
    for member in answer.members:
        name = member.party.id.removeprefix("org-")
        assert set(names(member.reached)) == town.reach([name], steps)
        others = town.reach([other for other in team if other != name], steps)
        assert set(names(member.adds)) == town.reach([name], steps) - others


def test_a_coordinator_meets_who_sits_there() -> None:
    build = Build()
    build.org("a")
    build.org("b")
    build.meeting("o")
    build.seat("a", "o")
    build.tie(m.Coordinates, org("b"), meeting("o"))
    assert names(team_reach(Facts(build.network(), DAY), [org("b")]).reached) == ["a", "b"]


def test_a_member_without_a_seat_reaches_nobody() -> None:
    answer = team_reach(Facts(chain().network(), DAY), [org("x"), org("x"), m.Ref("Organisation", "gone")])
    assert [member.reached for member in answer.members] == [(), ()]
    assert answer.reach == 0


def test_an_empty_team_and_an_empty_network() -> None:
    assert team_reach(Facts(chain().network(), DAY), []).reach == 0
    nothing = team_reach(Facts(Build().network(), DAY), [])
    assert (nothing.of, nothing.unseated, nothing.sectors) == (0, (), ())


def test_sectors_themes_areas_and_groups_that_stay_out() -> None:
    build = Build(shipped=True)
    build.theme("t1", "t2", "t3", "t4")
    build.area("Noord")
    build.area("Noord A", "Noord")
    build.area("Zuid")
    for name, sector in (("a", "police"), ("b", "welfare"), ("c", "housing"), ("d", "housing")):
        build.org(name, sector)
    build.org("deel", part_of="a")
    build.meeting("o")
    build.meeting("ver")
    build.meeting("leeg")
    for who, where in (("a", "o"), ("b", "o"), ("c", "ver"), ("d", "ver")):
        build.seat(who, where)
    build.covers(org("deel"), "t1", "signal")  # a part of one who is reached
    build.covers(meeting("ver"), "t2", "signal")
    build.covers(meeting("leeg"), "t3", "signal")  # nobody knows who sits there
    build.covers(org("c"), "t4", "signal")
    build.tie(m.Serves, org("b"), m.Ref("Area", "geb-Noord"))
    build.tie(m.Serves, org("c"), m.Ref("Area", "geb-Noord A"))
    build.tie(m.Serves, org("d"), m.Ref("Area", "geb-Zuid"))
    build.tie(m.Reaches, org("c"), m.Ref("PopulationGroup", "young_people"))
    answer = team_reach(Facts(build.network(), DAY), [org("a")])
    assert names(answer.reached) == ["a", "b"]
    assert [ref.id for ref in answer.sectors] == ["housing"]
    assert [ref.id for ref in answer.themes] == ["t2", "t4"]
    assert [ref.id for ref in answer.areas] == ["geb-Zuid"]  # who serves Noord serves what lies in it
    assert [ref.id for ref in answer.groups] == ["young_people"]


def test_what_a_member_without_a_seat_is_and_does_is_not_out_of_reach() -> None:
    build = Build(shipped=True)
    build.theme("t")
    build.org("may", "municipality")
    build.org("pol", "police")
    build.meeting("W")
    build.seat("pol", "W")
    build.covers(org("may"), "t", "decide")
    facts = Facts(build.network(), DAY)
    answer = team_reach(facts, [org("may"), org("pol")])
    assert (answer.sectors, answer.themes, answer.missed) == ((), (), ())
    alone = team_reach(facts, [org("pol")])
    assert ([ref.id for ref in alone.sectors], [ref.id for ref in alone.themes]) == (["municipality"], ["t"])


def test_steps_are_one_or_two() -> None:
    with pytest.raises(ValueError, match="1 or 2 steps"):
        neighbourhoods(Facts(Build().network(), DAY), 3)


# --- power -----------------------------------------------------------------------------------------------------------


def powers() -> Build:
    build = Build()
    build.theme("t1", "t2", "t3")
    for name in ("a", "b", "c", "d", "e"):
        build.org(name)
    build.org("deel", part_of="b")
    build.meeting("besluit", decides=("t1",), mandate=m.Mandate.DECIDE)
    build.meeting("kern", hub=True, decides=("t2",), mandate=m.Mandate.DECIDE)
    build.meeting("advies", decides=("t3",), mandate=m.Mandate.ADVISE)
    build.seat("a", "besluit")
    build.seat("c", "kern")
    build.seat("d", "advies")
    build.covers(org("deel"), "t2", "decide")
    return build


def test_by_a_row_a_part_or_a_table_that_decides_but_not_by_the_core_team() -> None:
    found = decides(Facts(powers().network(), DAY))
    assert found == {org("a"): ("t1",), org("b"): ("t2",), org("deel"): ("t2",)}


def test_a_table_that_decides_as_a_row_says() -> None:
    build = powers()
    build.covers(meeting("advies"), "t3", "decide")
    assert decides(Facts(build.network(), DAY))[org("d")] == ("t3",)


def test_what_is_not_known_may_be() -> None:
    build = powers()
    build.meeting("open", mandate=m.Mandate.DECIDE)
    build.meeting("stil")
    build.meeting("geen", mandate=m.Mandate.ALIGN)
    build.seat("a", "open")
    build.seat("d", "stil")
    build.seat("e", "geen")
    build.says("unknown", "coverage", org("e"), theme="t1", stage=m.Stage.DECIDE)
    build.says("no", "coverage", org("d"), theme="t2", stage=m.Stage.DECIDE)
    build.covers(org("c"), "t3", "decide", status=m.Status.SUSPENDED)
    found = may_decide(Facts(build.network(), DAY))
    assert found == {
        org("a"): ("t2", "t3"),  # on t1 it is known to decide
        org("c"): ("t3",),
        org("d"): ("t1", "t3"),
        org("e"): ("t1",),
    }


def test_no_power_on_an_empty_network() -> None:
    facts = Facts(Build().network(), DAY)
    assert (decides(facts), may_decide(facts)) == ({}, {})
