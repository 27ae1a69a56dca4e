"""Spokesperson, residents, digital channels, plans, seats and ways to interpretation, solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Confidence, Cover, State
from netmap.model import (
    Coordinates,
    Direction,
    LinkedTo,
    Mandate,
    Plan,
    PlanKind,
    Ref,
    Represents,
    Status,
    route_id,
)
from netmap.reference.norm import Norm
from tests.analysis.judging import LINE, finding, gaps, judged, only, question, town
from tests.build import DAY, Build, meeting, org

NETWORK = Ref("Network", "net-test")


def complete(b: Build, *lists: str) -> None:
    for name in lists:
        b.complete(name)


# --- spokesperson ---------------------------------------------------------------------------------------------


def test_a_seat_with_the_role_or_the_function_is_a_spokesperson() -> None:
    for fields in (
        {"role": "spokesperson"},
        {"function": "Woordvoerder"},
        {"function": "woordvoerder burgemeester", "role": "member"},
        {"function": "Communicatie en woordvoering"},
        {"function": "pers-voorlichter / persvoorlichter"},
    ):
        b = town()
        b.seat("Gemeente", "K", **fields)
        verdict = only(b, "spokesperson")
        assert (verdict.state, verdict.parties, verdict.places) == (State.PRESENT, (org("Gemeente"),), (meeting("K"),))


def test_a_spokesperson_on_call_is_one() -> None:
    b = town()
    b.expert("woordvoerder", "Gemeente")
    assert only(b, "spokesperson").parties == (Ref("Expert", "exp-woordvoerder"),)


def test_silence_about_the_spokesperson_asks_the_municipality() -> None:
    asked = question(town(), "spokesperson")
    assert (asked.ask.code, asked.addressee, asked.subject) == ("gaps.ask.spokesperson", org("Gemeente"), NETWORK)


def test_no_spokesperson_when_every_known_seat_has_another_role_or_none() -> None:
    b = town()
    b.complete("participation")
    for who in ("Gemeente", "Politie"):
        b.seat(who, "K", role="member")
    assert gaps(b, "spokesperson").questions, "the seat of Welzijn has an empty role"
    b.says("no", "role", org("Welzijn"), object=str(meeting("W")))
    found = finding(b, "spokesperson")
    assert (found.coverage, found.confidence, found.severity) == (Cover.NONE, Confidence.LIKELY, 3)


def test_the_core_team_alone_may_say_it_has_none() -> None:
    b = town()
    b.complete("participation:ovl-K")
    for who in ("Gemeente", "Politie"):
        b.seat(who, "K", role="member")
    assert only(b, "spokesperson").state is State.ABSENT
    b.says("unknown", "seat", org("Welzijn"), object=str(meeting("K")))
    assert only(b, "spokesperson").state is State.UNKNOWN


def test_a_planned_spokesperson_is_none() -> None:
    b = town()
    b.seat("Gemeente", "K", "woordvoerder", role="spokesperson", status=Status.PLANNED)
    assert only(b, "spokesperson").state is State.UNKNOWN


def test_more_spokespersons_than_asked_are_too_many() -> None:
    b = town()
    for who in ("Gemeente", "Politie"):
        b.seat(who, "K", role="spokesperson")
    verdict = only(b, "spokesperson", "spokesperson", "1", "1")
    assert (verdict.state, verdict.cover) == (State.PRESENT, Cover.TOO_MANY)


# --- plans ----------------------------------------------------------------------------------------------------


def plan(b: Build, table: str, kind: PlanKind, **fields: str) -> None:
    ref = b.add(Plan(id=f"plan-{kind}", name=str(kind), kind=kind))
    b.tie(LinkedTo, meeting(table), ref, **fields)


def test_a_dated_passage_to_the_crisis_plan_is_present() -> None:
    b = town()
    plan(b, "K", PlanKind.CRISIS_PLAN, agreed_on="2024")
    assert only(b, "crisis-plan").state is State.PRESENT
    assert only(b, "ggd-protocol").state is State.UNKNOWN


def test_a_passage_without_a_date_is_asked_at_its_consultation_and_a_no_is_a_finding() -> None:
    b = town()
    plan(b, "K", PlanKind.CRISIS_PLAN)
    asked = question(b, "crisis-plan")
    assert (asked.ask.code, asked.subject) == ("gaps.ask.plan_agreed", meeting("K"))
    b.says("no", "plan_agreed", meeting("K"))
    found = finding(b, "crisis-plan")
    assert (found.coverage, found.confidence, found.places) == (Cover.NONE, Confidence.ESTABLISHED, (meeting("K"),))


def test_without_any_link_each_of_a_complete_list_must_say_no() -> None:
    b = town()
    b.complete("consultations")
    plan(b, "K", PlanKind.GGD_PROTOCOL, agreed_on="2025")
    assert question(b, "crisis-plan").ask.code == "gaps.ask.crisis_plan"
    b.says("no", "plan", meeting("W"))
    assert finding(b, "crisis-plan").confidence is Confidence.LIKELY
    b.meeting("N")
    assert only(b, "crisis-plan").state is State.UNKNOWN


def test_a_link_of_a_planned_consultation_is_none() -> None:
    b = town()
    b.meeting("Later", status=Status.PLANNED)
    plan(b, "Later", PlanKind.CRISIS_PLAN, agreed_on="2025")
    assert only(b, "crisis-plan").state is State.UNKNOWN


@pytest.mark.parametrize("line", ["spokesperson", "residents-entry", "digital-channels", "crisis-plan", "ggd-protocol"])
def test_an_empty_map_is_not_asked(line: str) -> None:
    assert only(Build(), line).state is State.ELSEWHERE


# --- seats ----------------------------------------------------------------------------------------------------


def test_parties_without_a_seat_make_one_question_to_the_municipality() -> None:
    b = town()
    b.org("Wonen", "housing")
    b.org("School", "education")
    asked = question(b, "party-seated")
    assert (asked.subject, asked.addressee) == (NETWORK, org("Gemeente"))
    assert asked.ask.values["parties"] == [org("School"), org("Wonen")]
    assert len(asked.would_settle) == 2


def test_who_is_on_no_complete_list_of_seats_sits_nowhere() -> None:
    b = town()
    b.org("Wonen", "housing")
    b.complete("participation")
    found = finding(b, "party-seated")
    assert (found.subjects, found.confidence) == ((org("Wonen"),), Confidence.LIKELY)
    assert found.evidence[-1].values["count"] == 3


def test_each_consultation_complete_is_as_good_as_the_sheet() -> None:
    b = town()
    b.org("Wonen", "housing")
    complete(b, "participation:ovl-K", "participation:ovl-W")
    assert judged(b, "party-seated")[org("Wonen")].state is State.UNKNOWN
    b.complete("consultations")
    assert judged(b, "party-seated")[org("Wonen")].state is State.ABSENT


def test_a_party_may_say_itself_that_it_sits_nowhere() -> None:
    b = town()
    b.org("Wonen", "housing")
    b.says("no", "seat", org("Wonen"), object=str(meeting("W")))
    assert judged(b, "party-seated")[org("Wonen")].state is State.UNKNOWN
    b.says("no", "seat", org("Wonen"))
    assert finding(b, "party-seated").confidence is Confidence.ESTABLISHED


def test_a_seat_that_is_not_known_keeps_it_a_question() -> None:
    b = town()
    b.org("Wonen", "housing")
    b.complete("participation")
    b.says("unknown", "seat", org("Wonen"), object=str(meeting("W")))
    assert judged(b, "party-seated")[org("Wonen")].state is State.UNKNOWN


def test_parts_and_wholes_sit_for_each_other_and_a_coordinator_sits_along() -> None:
    b = town()
    b.complete("participation")
    b.org("OOV", part_of="Gemeente")
    b.org("Stichting", "welfare")
    b.org("Team Noord", part_of="Stichting")
    b.org("Team Zuid", part_of="Stichting")
    b.org("Regionaal bureau", "safety_region")
    b.seat("Team Noord", "W")
    b.tie(Coordinates, org("Regionaal bureau"), meeting("W"))
    assert finding(b, "party-seated").subjects == (org("Team Zuid"),)


def test_who_is_represented_at_a_table_sits_there() -> None:
    b = town()
    b.complete("participation")
    for name in ("Koepel", "Federatie", "Wonen", "Verhuurder", "Los"):
        b.org(name, "housing")
    b.org("Afdeling", part_of="Wonen")
    b.tie(Represents, org("Koepel"), org("Wonen"))
    b.tie(Represents, org("Federatie"), org("Koepel"))
    b.tie(Represents, org("Verhuurder"), org("Los"))
    subjects = {f.subjects[0] for f in gaps(b, "party-seated").findings}
    assert subjects == {org(name) for name in ("Koepel", "Federatie", "Wonen", "Afdeling", "Verhuurder", "Los")}
    b.seat("Federatie", "W")
    assert {f.subjects[0] for f in gaps(b, "party-seated").findings} == {org("Verhuurder"), org("Los")}


def test_a_planned_seat_is_no_seat() -> None:
    b = town()
    b.org("Wonen", "housing")
    b.seat("Wonen", "W", status=Status.PLANNED)
    b.complete("participation")
    assert finding(b, "party-seated").subjects == (org("Wonen"),)


# --- ways to interpretation -----------------------------------------------------------------------------------


def test_whoever_interprets_or_decides_anything_is_the_end_of_the_way() -> None:
    b = town()
    b.route(meeting("W"), meeting("K"))
    line = "consultation-route-interpret"
    assert judged(b, line)[meeting("W")].at == (meeting("K"),)
    b.covers(meeting("K"), "T", "interpret")
    assert {v.state for v in judged(b, line).values()} == {State.PRESENT}
    b = town()
    b.expert("adviseur", "Welzijn", theme="T")
    b.route(meeting("K"), org("Welzijn"))
    verdicts = judged(b, line)
    assert verdicts[meeting("K")].state is State.PRESENT
    assert verdicts[meeting("W")].state is State.UNKNOWN


@pytest.mark.parametrize("mandate", [Mandate.ADVISE, Mandate.DECIDE])
def test_a_mandate_to_advise_or_decide_is_interpreting_whatever_the_themes(mandate: Mandate) -> None:
    b = town()
    b.meeting("D", mandate=mandate)
    b.route(meeting("W"), meeting("D"))
    verdicts = judged(b, "consultation-route-interpret")
    assert (verdicts[meeting("W")].state, verdicts[meeting("D")].state) == (State.PRESENT, State.PRESENT)


def test_both_lines_about_ways_ask_once_where_nothing_goes_on() -> None:
    b = town()
    norm = Norm("test", "1", (LINE["consultation-route"], LINE["consultation-route-interpret"]))
    asked = find_gaps(b.network(), norm, DAY).questions
    assert sorted(q.subject for q in asked if q.subject) == [meeting("K"), meeting("W")]
    assert all(len(q.would_settle) == 2 for q in asked)
    b.says("no", "route", meeting("W"))
    answer = find_gaps(b.network(), norm, DAY)
    assert [f.subjects[0] for f in answer.findings] == [meeting("W")], "one finding for one missing way"
    assert answer.findings[0].line_id == "consultation-route"


def test_no_way_to_interpretation_needs_all_routes_and_all_coverage() -> None:
    b = town()
    b.meeting("A", mandate=Mandate.ALIGN)
    b.complete("escalation")
    line = "consultation-route-interpret"
    assert judged(b, line)[meeting("A")].asks[0].code == "gaps.ask.interprets"
    b.complete("coverage")
    verdict = judged(b, line)[meeting("A")]
    assert (verdict.state, verdict.cover, verdict.confidence) == (State.ABSENT, Cover.NONE, Confidence.LIKELY)
    assert judged(b, line)[meeting("W")].state is State.UNKNOWN, "its mandate may be to advise"


def test_a_round_is_reported_once_and_a_stated_nobody_too() -> None:
    b = town()
    b.meeting("A", mandate=Mandate.ALIGN)
    b.meeting("B", mandate=Mandate.ALIGN)
    b.route(meeting("A"), meeting("B"))
    b.route(meeting("B"), meeting("A"))
    b.route(meeting("W"), meeting("B"))
    complete(b, "escalation", "coverage")
    verdicts = judged(b, "consultation-route-interpret")
    assert verdicts[meeting("A")].state is State.ABSENT
    assert (verdicts[meeting("B")].at, verdicts[meeting("W")].at) == ((meeting("A"),), (meeting("A"),))
    b.says("no", "route", meeting("K"))
    assert judged(b, "consultation-route-interpret")[meeting("K")].confidence is Confidence.LIKELY


@pytest.mark.parametrize("line", ["consultation-route", "consultation-route-interpret"])
def test_an_organisation_without_a_known_way_on_is_asked_and_found_only_when_it_said_nobody(line: str) -> None:
    b = town()
    b.org("GGD", "health")
    b.meeting("A", mandate=Mandate.ALIGN)
    b.route(meeting("A"), org("GGD"))
    complete(b, "escalation", "coverage")
    assert judged(b, line)[meeting("A")].at == (org("GGD"),)
    asked = [q.ask for q in gaps(b, line).questions if q.ask.subject == org("GGD")]
    assert [ask.code for ask in asked] == ["gaps.ask.route"], "it may well take the signal up itself"
    b.route(org("GGD"), meeting("A"))
    assert judged(b, line)[meeting("A")].asks[0].code == "gaps.ask.circle"
    b.without("PASSES_ON", route_id(org("GGD"), meeting("A"), Direction.UP, None))
    b.says("no", "route", org("GGD"))
    assert org("GGD") in {f.subjects[0] for f in gaps(b, line).findings}
