"""Whom to invite, on networks that are solved by hand: one rule of the definitions at a time."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.third_parties.results import (
    Call,
    Needed,
    NeedState,
    Wish,
)
from tests.analysis.third_parties.towns import INTERPRET, T1, ask, invited, states, town
from tests.build import Build, meeting, org

# --- the team ---------------------------------------------------------------------------------------------------------


def test_what_a_part_of_a_member_covers_the_team_covers() -> None:
    b = town()
    b.covers(org("OOV"), "T1", "interpret")
    answer = ask(b, INTERPRET)
    assert states(answer) == {"interpret:T1": NeedState.COVERED}
    assert answer.needs[0].by == (org("OOV"),)
    assert (answer.invite, answer.calls, answer.unmet) == ((), (), ())


def test_without_a_core_team_the_team_is_empty() -> None:
    b = town()
    b.covers(org("Politie"), "T1", "interpret")
    assert states(ask(b, INTERPRET, team=())) == {"interpret:T1": NeedState.OPEN}
    b = Build()
    b.theme("T1")
    b.org("Politie", "police")
    b.covers(org("Politie"), "T1", "interpret")
    answer = ask(b, INTERPRET)
    assert (answer.team, answer.team_from, invited(answer)) == ((), None, ["Politie"])
    assert answer.invite[0].way.steps is None
    b.meeting("Kernteam", hub=True)
    assert ask(b, INTERPRET).team_from == meeting("Kernteam")


def test_another_team_meets_nobody_in_the_core_team_on_the_map() -> None:
    b = town()
    b.covers(org("Politie"), "T1", "interpret")
    answer = ask(b, INTERPRET, team=(org("Gemeente"),))
    assert invited(answer) == ["Politie"]
    assert answer.invite[0].way.steps is None


# --- who covers -------------------------------------------------------------------------------------------------------


def test_of_a_consultation_the_chair_comes_before_a_member() -> None:
    b = town()
    b.meeting("Duiding")
    for party in ("GGD", "Wonen"):
        b.seat(party, "Duiding", role="chair" if party == "Wonen" else "member")
    b.seat("Welzijn", "Duiding")
    b.covers(meeting("Duiding"), "T1", "interpret")
    answer = ask(b, INTERPRET, team=(org("Welzijn"),))
    assert states(answer) == {"interpret:T1": NeedState.COVERED}, "a member of it sits in the team"
    b.says("no", "coverage", org("Welzijn"), theme="T1", stage=m.Stage.INTERPRET)
    answer = ask(b, INTERPRET, team=(org("Welzijn"),))
    assert invited(answer) == ["Wonen"]
    assert [[ref.id for ref in some] for some in answer.alternatives] == [["org-GGD"]]


def test_a_consultation_without_known_members_is_invited_itself() -> None:
    b = town()
    b.meeting("Duiding", chair_function="procesregisseur")
    b.covers(meeting("Duiding"), "T1", "interpret")
    answer = ask(b, INTERPRET)
    assert answer.invite[0].party == meeting("Duiding")
    assert answer.invite[0].function == "procesregisseur"


def test_who_said_no_is_not_invited_through_a_consultation() -> None:
    b = town()
    b.meeting("Duiding")
    b.seat("GGD", "Duiding")
    b.seat("Wonen", "Duiding")
    b.covers(meeting("Duiding"), "T1", "interpret")
    assert invited(ask(b, INTERPRET)) == ["Wonen"], "nearer than the GGD"
    b.says("no", "coverage", org("Wonen"), theme="T1", stage=m.Stage.INTERPRET)
    assert invited(ask(b, INTERPRET)) == ["GGD"]


def test_a_department_that_covers_all_is_called_itself_else_the_whole() -> None:
    b = town()
    b.org("Buurtwerk", part_of="Welzijn")
    b.covers(org("Buurtwerk"), "T1", "interpret")
    assert invited(ask(b, INTERPRET)) == ["Buurtwerk"]
    b.covers(org("Welzijn"), "T1", "act")
    answer = ask(b, Wish(themes=T1, needed=(Needed.INTERPRET, Needed.ACT)))
    assert invited(answer) == ["Welzijn"]
    assert answer.invite[0].needs == ("interpret:T1", "act:T1")


def test_two_parties_are_fewer_than_three() -> None:
    b = town()
    b.covers(org("Wonen"), "T1", "interpret")
    b.covers(org("Wonen"), "T1", "act")
    b.covers(org("Welzijn"), "T1", "interpret")
    b.covers(org("GGD"), "T1", "aftercare")
    answer = ask(b, Wish(themes=T1, needed=(Needed.INTERPRET, Needed.ACT, Needed.AFTERCARE)))
    assert invited(answer) == ["Wonen", "GGD"], "though Welzijn is nearer"
    assert answer.least == 2


def test_a_yes_for_an_area_holds_inside_it_and_never_upward() -> None:
    b = town()
    b.area("Stad")
    b.area("Oost", "Stad")
    b.covers(org("Wonen"), "T1", "interpret", "Stad")
    inside = Wish(themes=T1, areas=("geb-Oost",), needed=(Needed.INTERPRET,))
    assert states(ask(b, inside))["interpret:T1:geb-Oost"] is NeedState.OPEN
    b = town()
    b.area("Stad")
    b.area("Oost", "Stad")
    b.covers(org("Wonen"), "T1", "interpret", "Oost")
    answer = ask(b, Wish(themes=T1, areas=("geb-Stad",), needed=(Needed.INTERPRET,)))
    assert states(answer)["interpret:T1:geb-Stad"] is NeedState.ASK
    assert Call(party=org("Wonen"), needs=("interpret:T1:geb-Stad", "area:geb-Stad"), own=True) in answer.calls


def test_who_works_everywhere_does_not_know_each_part() -> None:
    b = town()
    b.add(m.Area(id="geb-Stad", name="Stad", kind=m.AreaKind.MUNICIPALITY))
    b.area("Oost", "Stad")
    b.area("Straat", "Oost")
    b.tie(m.Serves, org("Gemeente"), m.Ref("Area", "geb-Stad"))
    b.tie(m.Serves, org("Wonen"), m.Ref("Area", "geb-Oost"))
    for area in ("geb-Oost", "geb-Straat"):
        assert invited(ask(b, Wish(areas=(area,)))) == ["Wonen"]
    assert states(ask(b, Wish(areas=("geb-Stad",)))) == {"area:geb-Stad": NeedState.COVERED}


def test_a_row_without_a_phase_counts_with_a_note_and_another_phase_is_asked() -> None:
    b = town()
    b.covers(org("Wonen"), "T1", "interpret")
    wish = Wish(themes=T1, phase="tension", needed=(Needed.INTERPRET,))
    answer = ask(b, wish)
    assert (invited(answer), answer.invite[0].phase_open) == (["Wonen"], True)
    b.says("no", "coverage", org("Wonen"), theme="T1", stage=m.Stage.INTERPRET, phase="tension")
    assert states(ask(b, wish)) == {"interpret:T1": NeedState.UNMET}
    b = town()
    b.covers(org("Wonen"), "T1", "interpret", phase="calm")
    answer = ask(b, wish)
    assert states(answer) == {"interpret:T1": NeedState.ASK}
    assert answer.calls == (Call(party=org("Wonen"), needs=("interpret:T1",), own=True),)
    assert not ask(b, Wish(themes=T1, phase="calm", needed=(Needed.INTERPRET,))).invite[0].phase_open


def test_aftercare_belongs_to_the_return_to_calm() -> None:
    b = town()
    b.covers(org("GGD"), "T1", "aftercare")
    answer = ask(b, Wish(themes=T1, phase="return_to_calm", needed=(Needed.AFTERCARE,)))
    assert (invited(answer), answer.invite[0].phase_open) == (["GGD"], False)


def test_what_was_derived_is_said_so() -> None:
    b = town()
    b.covers(org("Wonen"), "T1", "interpret", certainty=m.Certainty.IMPLIED)
    assert ask(b, INTERPRET).invite[0].implied


def test_what_is_planned_counts_for_nothing() -> None:
    b = town()
    b.covers(org("Wonen"), "T1", "interpret", status=m.Status.PLANNED)
    assert not ask(b, INTERPRET).invite


# --- experts ----------------------------------------------------------------------------------------------------------


def test_an_expert_interprets_as_his_organisation_with_his_deputy() -> None:
    b = town()
    b.expert("adviseur", "GGD", "T1", reachable="24 uur", deputy="arts", agreed_on="2026-01", checked_on="2024-01-02")
    one = ask(b, INTERPRET).invite[0]
    assert (one.party, one.expert, one.function) == (org("GGD"), m.Ref("Expert", "exp-adviseur"), "adviseur")
    assert (one.reachable, one.deputy, one.agreed_on, one.checked_on) == ("24 uur", "arts", "2026-01", "2024-01-02")
    assert one.stale
    answer = ask(b, Wish(themes=T1, needed=(Needed.AFTERCARE,)))
    assert not answer.invite, "for other steps he is a fallback"


def test_an_expert_without_a_known_organisation_stands_for_himself() -> None:
    b = town()
    b.expert("adviseur", "GGD", "T1")
    del b.records[("WORKS_FOR", next(key for kind, key in b.records if kind == "WORKS_FOR"))]
    answer = ask(b, INTERPRET)
    assert answer.invite[0].party == m.Ref("Expert", "exp-adviseur")
    assert answer.invite[0].way.steps is None


def test_an_expert_for_a_part_leaves_the_seat_as_the_one_to_call() -> None:
    b = town()
    b.expert("adviseur", "Wonen", "T1")
    b.covers(org("Wonen"), "T1", "act")
    one = ask(b, Wish(themes=T1, needed=(Needed.INTERPRET, Needed.ACT))).invite[0]
    assert (one.function, one.function_of) == ("consulent", org("Wonen"))
    assert one.expert == m.Ref("Expert", "exp-adviseur")


def test_an_expert_is_the_fallback_where_nobody_does_it() -> None:
    b = town()
    b.expert("adviseur", "GGD", "T1")
    b.nobody("T1", "aftercare")
    answer = ask(b, Wish(themes=T1, needed=(Needed.AFTERCARE,)))
    assert answer.unmet[0].fallback == (m.Ref("Expert", "exp-adviseur"),)


# --- professions, groups, a voice -------------------------------------------------------------------------------------


def test_a_profession_comes_from_the_area_and_is_asked_when_it_works_elsewhere() -> None:
    b = town()
    b.area("Oost")
    b.area("West")
    for name, area in (("School Oost", "Oost"), ("School West", "West")):
        b.org(name, actor_type="school")
        b.tie(m.Serves, org(name), m.Ref("Area", f"geb-{area}"))
    b.seat("School West", "Wijk")  # nearer, but not there
    wish = Wish(areas=("geb-Oost",), phase="calm", needed=(Needed.PROFESSIONS,))
    found = {need: one.party for one in ask(b, wish).invite for need in one.needs}
    assert found["profession:school"] == org("School Oost")
    b.without("Organisation", "org-School Oost")
    answer = ask(b, wish)
    assert states(answer)["profession:school"] is NeedState.ASK
    called = {need: call.party for call in answer.calls for need in call.needs}
    assert called["profession:school"] == org("School West")


def test_a_group_is_reached_by_who_knows_the_theme_first() -> None:
    b = town()
    b.add(m.PopulationGroup(id="ouderen", label_nl="ouderen"))
    for party in ("GGD", "Wonen"):
        b.tie(m.Reaches, org(party), m.Ref("PopulationGroup", "ouderen"))
    b.meeting("Rond", themes=T1)
    for party in ("Politie", "Wonen", "GGD"):
        b.seat(party, "Rond" if party != "GGD" else "Wijk")
    answer = ask(b, Wish(themes=T1, groups=("ouderen",), needed=(Needed.SPOKESPERSON,)))
    assert invited(answer) == ["Wonen"]


def test_a_spokesperson_is_a_role_a_function_or_an_expert() -> None:
    wish = Wish(needed=(Needed.SPOKESPERSON,))
    b = town()
    b.seat("Wonen", "Wijk", "woordvoerder")
    one = ask(b, wish).invite[0]
    assert (one.party, one.function) == (org("Wonen"), "woordvoerder")
    b.seat("Politie", "Kernteam", "voorlichter", role="spokesperson")
    assert states(ask(b, wish)) == {"spokesperson": NeedState.COVERED}
    b = town()
    b.expert("persvoorlichter", "GGD")
    assert ask(b, wish).invite[0].expert == m.Ref("Expert", "exp-persvoorlichter")


# --- through whom -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party", "steps", "via", "table"),
    [
        ("Welzijn", 1, "Politie", "Wijk"),
        ("Wonen", 2, "Welzijn", "Huurders"),
        ("School", 3, "Welzijn", "Wijk"),
        ("GGD", None, None, None),
    ],
)
def test_the_way_to_a_party(party: str, steps: int | None, via: str | None, table: str | None) -> None:
    b = town()
    b.org("School", "education")
    b.meeting("Jeugd")
    b.seat("School", "Jeugd")
    b.seat("Wonen", "Jeugd")
    b.covers(org(party), "T1", "interpret")
    way = ask(b, INTERPRET).invite[0].way
    assert (way.steps, way.via[:1], way.table) == (
        steps,
        (org(via),) if via else (),
        meeting(table) if table else None,
    )
    assert way.member == (org("Politie") if via else None)


def test_all_first_intermediaries_are_named_and_a_fitting_place_goes_first() -> None:
    b = town()
    b.seat("GGD", "Wijk")
    b.meeting("Zorg", themes=T1)
    b.seat("GGD", "Zorg")
    b.seat("Wonen", "Zorg")
    b.covers(org("Wonen"), "T1", "interpret")
    way = ask(b, INTERPRET).invite[0].way
    assert way.via == (org("GGD"), org("Welzijn"))
    assert way.table == meeting("Zorg")


def test_a_colleague_of_a_member_is_a_way_in() -> None:
    b = town()
    b.meeting("Bouw")
    b.seat("OOV", "Bouw")
    b.seat("GGD", "Bouw", "arts")
    b.covers(org("GGD"), "T1", "interpret")
    one = ask(b, INTERPRET).invite[0]
    assert (one.way.steps, one.way.via, one.way.member) == (1, (org("OOV"),), org("Gemeente"))
    assert one.function == "arts"


def test_the_deputy_of_the_seat_stands_in() -> None:
    b = town()
    b.covers(org("Welzijn"), "T1", "interpret")
    one = ask(b, INTERPRET).invite[0]
    assert (one.function, one.deputy) == ("teamleider", "opbouwwerker")
