"""The core team, and whom its request reaches, on networks that are solved by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from netmap.analysis.results import Confidence, Cover, Fallback, State
from netmap.model import Ref, Status
from tests.analysis.judging import finding, gaps, judged, only, question
from tests.build import Build, meeting, org

NETWORK = Ref("Network", "net-test")


def town(**hub: Any) -> Build:
    """Gemeente and Politie in K, Welzijn in W, School in S."""
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality")
    for name, sector in (("Politie", "police"), ("Welzijn", "welfare"), ("School", "education")):
        b.org(name, sector)
    b.meeting("K", **hub)
    b.meeting("W")
    b.meeting("S")
    for who, where in (("Gemeente", "K"), ("Politie", "K"), ("Welzijn", "W"), ("School", "S")):
        b.seat(who, where)
    return b


# --- exactly one ----------------------------------------------------------------------------------------------


def test_one_core_team_is_enough_whatever_the_others_said() -> None:
    b = town(hub=True)
    assert only(b, "hub-one").state is State.PRESENT
    b.complete("consultations")
    assert only(b, "hub-one").state is State.PRESENT


def test_silence_asks_the_municipality_and_never_takes_a_name_or_kind_for_it() -> None:
    b = town()
    b.meeting("Kernteam jeugd", kind="case_consultation")
    b.complete("consultations")
    asked = question(b, "hub-one")
    assert (asked.ask.code, asked.addressee, asked.subject) == ("gaps.ask.hub", org("Gemeente"), NETWORK)
    b.meeting("Kernteam", kind="core_team")
    assert question(b, "hub-one").ask.values == {"consultations": [meeting("Kernteam")]}
    b.says("no", "hub", meeting("Kernteam"))
    assert question(b, "hub-one").ask.code == "gaps.ask.hub"


def test_there_is_none_when_each_of_a_complete_list_says_no() -> None:
    b = town()
    for name in "KWS":
        b.says("no", "hub", meeting(name), provenance=(f"import|Overleggen|{name}",))
    assert gaps(b, "hub-one").questions, "another consultation may be the core team"
    b.complete("consultations")
    found = finding(b, "hub-one")
    assert (found.coverage, found.confidence, found.severity) == (Cover.NONE, Confidence.LIKELY, 3)
    assert found.evidence[0].provenance == ("import|Overleggen|K", "import|Overleggen|S", "import|Overleggen|W")


def test_one_silent_cell_keeps_it_a_question() -> None:
    b = town()
    b.complete("consultations")
    for name in "KW":
        b.says("no", "hub", meeting(name))
    b.says("unknown", "hub", meeting("S"))
    assert question(b, "hub-one").if_no.coverage is Cover.NONE  # type: ignore[union-attr]


def test_a_stated_nobody_is_a_no() -> None:
    b = town()
    b.says("no", "hub", None)
    assert finding(b, "hub-one").confidence is Confidence.ESTABLISHED


def test_two_core_teams_are_too_many_and_rest_on_their_own_rows() -> None:
    b = town(hub=True, checked_on="2026-05-01", provenance=("import|Overleggen|2",))
    b.meeting("K2", hub=True, checked_on="2025-01-01")
    found = finding(b, "hub-one")
    assert (found.coverage, found.confidence) == (Cover.TOO_MANY, Confidence.LIKELY)
    assert found.places == (meeting("K"), meeting("K2"))
    assert found.evidence[0].provenance == ("import|Overleggen|2",)
    assert found.remedy
    assert found.remedy.values["count"] == 1


@pytest.mark.parametrize("status", [Status.PLANNED, Status.SUSPENDED, Status.ENDED])
def test_a_core_team_that_is_not_active_counts_for_nothing(status: Status) -> None:
    b = town(hub=True, status=status)
    assert only(b, "hub-one").state is State.UNKNOWN
    b.meeting("K2", hub=True)
    assert only(b, "hub-one").state is State.PRESENT


def test_without_any_consultation_it_is_unknown_and_on_an_empty_map_not_asked() -> None:
    b = Build()
    assert only(b, "hub-one").state is State.ELSEWHERE
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.complete("consultations")
    assert only(b, "hub-one").state is State.UNKNOWN


def test_another_number_is_counted_as_well() -> None:
    b = town(hub=True)
    b.complete("consultations")
    b.says("no", "hub", meeting("W"))
    b.says("no", "hub", meeting("S"))
    assert only(b, "hub-one", "hub", "1").state is State.PRESENT
    verdict = only(b, "hub-one", "hub", "2")
    assert (verdict.state, verdict.cover) == (State.ABSENT, Cover.SINGLE)


# --- whom it reaches ------------------------------------------------------------------------------------------


def test_without_a_core_team_nothing_is_said() -> None:
    assert {v.state for v in judged(town(), "hub-reaches").values()} == {State.ELSEWHERE}
    assert all(not v.at for v in judged(town(), "hub-reaches").values())


def test_a_chain_that_does_not_go_up_reaches_whatever_its_kind() -> None:
    b = town(hub=True)
    b.route(meeting("K"), meeting("W"), "lateral", "informs")
    b.route(meeting("W"), meeting("S"), "down")
    assert {v.state for v in judged(b, "hub-reaches").values()} == {State.PRESENT}


def test_a_way_up_does_not_carry_a_request() -> None:
    b = town(hub=True)
    b.route(meeting("K"), meeting("W"), "up")
    b.route(meeting("S"), meeting("K"), "down")
    verdicts = judged(b, "hub-reaches")
    assert verdicts[org("Politie")].state is State.PRESENT
    assert verdicts[org("Welzijn")].at == (meeting("W"),)
    assert verdicts[org("School")].at == (meeting("S"),)


def test_a_member_passes_on_what_it_hears_and_a_route_to_a_party_reaches_that_party_only() -> None:
    b = town(hub=True)
    b.route(org("Politie"), meeting("S"), "down")
    b.route(meeting("K"), org("Welzijn"), "down")
    b.org("Wonen", "housing")
    b.seat("Wonen", "W")
    verdicts = judged(b, "hub-reaches")
    assert (verdicts[org("School")].state, verdicts[org("Welzijn")].state) == (State.PRESENT, State.PRESENT)
    assert verdicts[org("Wonen")].at == (meeting("W"),)


def test_silence_about_routes_is_one_question_to_the_core_team() -> None:
    b = town(hub=True)
    b.meeting("K", hub=True, chair="Politie")
    answer = gaps(b, "hub-reaches")
    assert not answer.findings
    (asked,) = answer.questions
    assert (asked.subject, asked.addressee) == (meeting("K"), org("Politie"))
    assert asked.ask.values["consultations"] == [meeting("S"), meeting("W")]


def test_a_complete_list_makes_a_finding_per_consultation_that_names_who_waits_there() -> None:
    b = town(hub=True)
    b.route(meeting("K"), meeting("S"), "down")
    b.complete("escalation")
    b.complete("participation")
    found = finding(b, "hub-reaches")
    assert (found.subjects, found.places, found.parties) == ((meeting("W"),), (meeting("W"),), (org("Welzijn"),))
    assert (found.coverage, found.confidence) == (Cover.NONE, Confidence.LIKELY)
    assert len(found.related) == 1, "the demand of the party that waits there"


def test_a_core_team_that_passes_nothing_down_said_so() -> None:
    b = town(hub=True)
    b.says("no", "route", meeting("K"), direction="down", provenance=("import|Doorgeven|4",))
    assert not gaps(b, "hub-reaches").findings, "a seat at the core team that was not told could hear it"
    b.complete("participation")
    found = gaps(b, "hub-reaches").findings
    assert [f.subjects[0] for f in found] == [meeting("S"), meeting("W")]
    assert {f.confidence for f in found} == {Confidence.ESTABLISHED}
    assert found[0].evidence[0].provenance == ("import|Doorgeven|4",)


def test_who_passes_on_further_down_may_still_have_a_way() -> None:
    b = town(hub=True)
    b.complete("participation")
    b.says("no", "route", meeting("K"), direction="down")
    b.route(meeting("K"), meeting("S"), "lateral")
    assert judged(b, "hub-reaches")[meeting("W")].state is State.UNKNOWN
    b.says("no", "route", meeting("S"))
    assert judged(b, "hub-reaches")[meeting("W")].state is State.ABSENT


def test_a_no_about_the_way_up_says_nothing_about_requests() -> None:
    b = town(hub=True)
    b.says("no", "route", meeting("K"), direction="up")
    assert judged(b, "hub-reaches")[meeting("W")].state is State.UNKNOWN


def test_not_known_keeps_it_a_question_against_a_complete_list() -> None:
    b = town(hub=True)
    b.complete("escalation")
    b.says("unknown", "route", meeting("K"))
    assert judged(b, "hub-reaches")[meeting("W")].state is State.UNKNOWN


def test_a_party_without_a_seat_is_for_another_line() -> None:
    b = town(hub=True)
    b.org("Wonen", "housing")
    b.complete("escalation")
    verdict = judged(b, "hub-reaches")[org("Wonen")]
    assert (verdict.state, verdict.at) == (State.ELSEWHERE, ())


def test_parts_and_wholes_hear_for_each_other_but_two_parts_do_not() -> None:
    b = town(hub=True)
    b.org("OOV", part_of="Gemeente")
    b.org("Stichting", "welfare")
    b.org("Team Noord", part_of="Stichting")
    b.org("Team Zuid", part_of="Stichting")
    b.seat("OOV", "W")
    b.seat("Team Noord", "K")
    b.seat("Team Zuid", "S")
    verdicts = judged(b, "hub-reaches")
    assert verdicts[org("OOV")].state is State.PRESENT, "its municipality sits in the core team"
    assert verdicts[org("Stichting")].state is State.PRESENT, "one of its teams does"
    assert verdicts[org("Team Zuid")].at == (meeting("S"),)


def test_of_several_consultations_the_largest_is_judged() -> None:
    b = town(hub=True)
    b.seat("Welzijn", "S")
    assert judged(b, "hub-reaches")[org("Welzijn")].at == (meeting("S"),)


def test_a_planned_way_and_a_planned_seat_carry_nothing() -> None:
    b = town(hub=True)
    b.route(meeting("K"), meeting("W"), "down", status=Status.PLANNED)
    b.seat("Welzijn", "K", status=Status.SUSPENDED)
    assert judged(b, "hub-reaches")[org("Welzijn")].at == (meeting("W"),)


def test_a_member_who_hears_it_elsewhere_is_a_fallback() -> None:
    b = town(hub=True)
    b.complete("escalation")
    b.complete("participation")
    b.seat("Politie", "W")
    verdicts = judged(b, "hub-reaches")
    assert verdicts[meeting("W")].fallback is Fallback.INSIDE
    assert verdicts[meeting("S")].fallback is Fallback.NONE


def test_several_core_teams_count_together() -> None:
    b = town(hub=True)
    b.add(replace(b.records[("Consultation", "ovl-W")], hub=True))  # type: ignore[call-arg]
    b.route(meeting("W"), meeting("S"), "down")
    assert {v.state for v in judged(b, "hub-reaches").values()} == {State.PRESENT}


def test_a_request_of_several_core_teams_names_all_of_them() -> None:
    b = town(hub=True)
    b.add(replace(b.records[("Consultation", "ovl-S")], hub=True))  # type: ignore[call-arg]
    verdict = judged(b, "hub-reaches")[meeting("W")]
    assert verdict.title
    assert verdict.title.values["hub"] == [meeting("K"), meeting("S")]
    assert verdict.asks[0].values["hub"] == [meeting("K"), meeting("S")]
    assert verdict.asks[0].subject == meeting("K")
