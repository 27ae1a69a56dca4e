"""Professions of a phase, on networks that are solved by hand."""

from __future__ import annotations

from netmap.analysis.results import Confidence, Cover, Fallback, State, Verdict
from netmap.analysis.roles import kindred, may_play, plays
from netmap.model import ActorType, Origin, Phase, Ref, Stage, Status
from tests.analysis.judging import facts_of, judged
from tests.build import Build, meeting, org

LINE = "phase-professions"
CALM, ESCALATION, AFTER, TENSION = (Ref("Phase", p) for p in ("calm", "escalation", "return_to_calm", "tension"))


def town() -> Build:
    b = Build()
    b.theme("T")
    b.org("Gemeente", actor_type="municipality")
    b.org("Politie", actor_type="police")
    b.org("Parket", actor_type="public_prosecutor")
    b.meeting("D")
    return b


def judge(b: Build, phase: Ref) -> Verdict:
    return judged(b, LINE)[phase]


def asked(b: Build, phase: Ref) -> list[str]:
    (ask,) = judge(b, phase).asks
    return [ref.id for ref in ask.values["professions"]]


# --- who plays what -------------------------------------------------------------------------------------------


def test_a_type_is_played_by_kind_by_sector_and_by_function() -> None:
    b = town()
    b.org("Handhavers", "police")
    b.org("Wijkteam politie", part_of="Politie")
    b.seat("Parket", "D", function="Wijk-agent")
    b.seat("Gemeente", "D", function="wijkagenten", status=Status.PLANNED)
    facts = facts_of(b)
    assert plays(facts, "police") == [org("Handhavers"), org("Politie"), org("Wijkteam politie")]
    assert plays(facts, "neighbourhood_officer") == []
    b.seat("Politie", "D", function="Wijkagent")
    assert plays(facts_of(b), "neighbourhood_officer") == [org("Politie")]
    assert plays(facts, "no such type") == []


def test_a_party_of_unknown_kind_may_play_anything_in_its_sector() -> None:
    b = town()
    assert not may_play(facts_of(b), "school")
    b.org("Iemand", "education")
    assert may_play(facts_of(b), "school")
    assert not may_play(facts_of(b), "neighbourhood_officer")
    b.org("Niemand weet wat")
    assert may_play(facts_of(b), "neighbourhood_officer")


# --- present --------------------------------------------------------------------------------------------------


def test_a_phase_is_served_by_own_rows_or_by_a_table() -> None:
    b = town()
    b.covers(org("Politie"), "T", "act", phase="escalation")
    assert asked(b, ESCALATION) == ["public_prosecutor"]
    b.covers(meeting("D"), "T", "decide", phase="escalation")
    b.seat("Parket", "D")
    assert judge(b, ESCALATION).state is State.PRESENT


def test_a_department_acts_for_its_organisation() -> None:
    b = town()
    b.org("Zaken", part_of="Parket")
    b.covers(org("Politie"), "T", "act", phase="escalation")
    b.covers(org("Zaken"), "T", "act", phase="escalation")
    assert judge(b, ESCALATION).state is State.PRESENT


def test_aftercare_is_the_return_to_calm_also_without_a_phase() -> None:
    b = town()
    for name, kind in (("Wijkagent", "neighbourhood_officer"), ("Jong", "youth_work"), ("Buurt", "community_work")):
        b.org(name, actor_type=kind)
        b.covers(org(name), "T", "aftercare")
    assert judge(b, AFTER).state is State.PRESENT


def test_a_phase_without_professions_asks_nothing() -> None:
    b = town()
    b.add(Phase(id="eigen", label_nl="eigen fase"))
    assert judge(b, Ref("Phase", "eigen")).state is State.PRESENT


# --- absent and unknown ---------------------------------------------------------------------------------------


def test_silence_is_one_question_per_phase_to_the_municipality() -> None:
    b = town()
    verdict = judge(b, ESCALATION)
    assert (verdict.state, verdict.cover, verdict.asks[0].addressees) == (State.UNKNOWN, Cover.NONE, (org("Gemeente"),))
    assert asked(b, ESCALATION) == ["police", "public_prosecutor"]


def test_nobody_plays_it_and_the_list_of_organisations_is_complete() -> None:
    b = town()
    b.complete("organisations")
    assert asked(b, TENSION) == ["neighbourhood_officer"], "politie may well have them"
    b.without("Organisation", "org-Politie")
    verdict = judge(b, TENSION)
    assert (verdict.state, verdict.cover, verdict.confidence) == (State.ABSENT, Cover.NONE, Confidence.LIKELY)
    assert verdict.fallback is Fallback.NONE
    b.org("Jeugd", "youth_care")
    assert judge(b, TENSION).state is State.UNKNOWN, "it plays youth care, and may act in this phase"
    b.org("GGD", "health")
    assert asked(b, TENSION) == ["youth_care", "public_health_service"], "a health party without a type may be the GGD"


def test_who_has_no_row_in_the_phase_of_a_complete_list_takes_no_part() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("Politie"), "T", "act", phase="escalation")
    b.covers(org("Parket"), "T", "act", phase="tension")
    verdict = judge(b, ESCALATION)
    assert (verdict.state, verdict.cover, verdict.fallback) == (State.ABSENT, Cover.ONE_SECTOR, Fallback.INSIDE)
    assert verdict.title
    assert verdict.title.values["professions"] == [Ref("ActorType", "public_prosecutor")]


def test_a_row_without_a_phase_leaves_every_phase_open() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("Politie"), "T", "act", phase="escalation")
    b.covers(org("Parket"), "T", "act")
    assert asked(b, ESCALATION) == ["public_prosecutor"]


def test_a_table_that_acts_in_the_phase_must_have_all_its_members_known() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("Politie"), "T", "act", phase="escalation")
    b.covers(meeting("D"), "T", "decide", phase="escalation")
    assert asked(b, ESCALATION) == ["public_prosecutor"]
    b.complete("participation:ovl-D")
    assert judge(b, ESCALATION).state is State.ABSENT
    b.says("unknown", "seat", org("Parket"), object=str(meeting("D")))
    assert judge(b, ESCALATION).state is State.UNKNOWN


def test_not_known_and_a_planned_row_keep_it_a_question() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("Politie"), "T", "act", phase="escalation")
    b.covers(org("Parket"), "T", "act", phase="escalation", status=Status.PLANNED)
    assert judge(b, ESCALATION).state is State.ABSENT
    b.says("unknown", "coverage", org("Parket"), theme="T", stage=Stage.ACT)
    assert asked(b, ESCALATION) == ["public_prosecutor"]


def test_an_empty_map_with_complete_lists_claims_nothing() -> None:
    b = Build()
    b.complete("organisations")
    b.complete("coverage")
    assert judge(b, CALM).state is State.ELSEWHERE


def test_a_phase_of_which_the_map_tells_nothing_is_not_asked() -> None:
    b = town()
    assert judge(b, CALM).state is State.ELSEWHERE, "no row names it, and none of its professions is on the map"
    b.covers(org("Gemeente"), "T", "signal", phase="calm")
    assert judge(b, CALM).state is State.UNKNOWN
    b = town()
    b.org("Veencollege", actor_type="school")
    assert judge(b, CALM).state is State.UNKNOWN


# --- the same work under another name -------------------------------------------------------------------------


def test_who_does_the_same_work_under_another_name_is_seen() -> None:
    b = town()
    for name, kind in (("Wijkagent", "neighbourhood_officer"), ("Jong", "youth_work"), ("Op", "community_development")):
        b.org(name, actor_type=kind)
    b.covers(org("Wijkagent"), "T", "aftercare")
    b.covers(org("Jong"), "T", "aftercare")
    b.complete("organisations")
    assert asked(b, AFTER) == ["community_work"], "the list of organisations does hold somebody who does that work"
    b.complete("coverage")
    assert judge(b, AFTER).state is State.ABSENT, "its row is not among all the rows"
    b.covers(org("Op"), "T", "aftercare")
    assert judge(b, AFTER).state is State.PRESENT
    facts = facts_of(b)
    assert kindred(facts, "community_work") == [org("Op")]
    assert kindred(facts, "public_health_service") == []


def test_other_work_in_the_same_sector_is_not_the_same_work() -> None:
    b = town()
    b.org("GGZ", actor_type="mental_health")
    b.complete("organisations")
    for who in ("GGZ", "Politie"):
        b.covers(org(who), "T", "act", phase="tension")
    verdict = judge(b, TENSION)
    assert (verdict.state, verdict.cover) == (State.ABSENT, Cover.ONE_SECTOR), "the GGZ is no GGD; politie is seen"


def test_a_kind_in_the_users_own_words_may_be_what_is_meant() -> None:
    b = town()
    b.add(ActorType(id="buurtkracht-plus", label_nl="buurtkracht plus", origin=Origin.LOCAL))
    b.org("Plus", "health", actor_type="buurtkracht-plus")
    assert may_play(facts_of(b), "public_health_service")
    assert not may_play(facts_of(b), "school")


def test_a_denied_phase_closes_a_row_that_names_none() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("Politie"), "T", "act", phase="escalation")
    b.covers(org("Parket"), "T", "act")
    b.says("no", "coverage", org("Parket"), theme="T", stage=Stage.SIGNAL, phase="escalation")
    assert asked(b, ESCALATION) == ["public_prosecutor"], "another stage says nothing of this row"
    b.says("no", "coverage", org("Parket"), theme="T", stage=Stage.ACT, phase="escalation")
    assert judge(b, ESCALATION).state is State.ABSENT
