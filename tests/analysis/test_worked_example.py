"""Zandwijk, solved by hand: every row of the table in the comment is a test.

Parties: Gemeente, OOV (part of Gemeente), Politie, GGD, Wonen, Welzijn. W advises (themes unknown), chaired by
Welzijn, deals with T1. D decides (themes unknown), chaired by Gemeente/burgemeester. K: chair and coordinator nobody.
Seats: Welzijn, Politie/wijkagent, Politie/jeugdagent, Wonen, OOV in W; Gemeente, Politie in D and K; GGD in K: nee.
Routes: W to K up; K to nobody; D to K down, informs. Coverage: Welzijn T1 signal Noord; W T1 interpret; GGD T2
aftercare; nobody T2 signal. Expert: GGD, T2. T1 and T2 play; the coverage list is complete.
"""

from __future__ import annotations

import pytest

from netmap.analysis.finding_ids import finding_id
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Confidence, Cover, Finding, GapAnswer, Question
from netmap.model import Direction, Mandate, Ref
from tests.build import DAY, Build, meeting, org
from tests.norms import first_lines


def zandwijk() -> Build:
    b = Build()
    b.theme("T1", "T2")
    b.area("Noord")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("OOV", "municipality", part_of="Gemeente")
    for name, sector in (("Politie", "police"), ("GGD", "health"), ("Wonen", "housing"), ("Welzijn", "welfare")):
        b.org(name, sector)
    b.meeting("W", mandate=Mandate.ADVISE, chair="Welzijn", themes=("T1",))
    b.meeting("D", mandate=Mandate.DECIDE)
    b.meeting("K")
    b.says("no", "chair", meeting("K"))
    b.says("no", "coordinator", meeting("K"))
    b.seat("Politie", "W", "wijkagent")
    b.seat("Politie", "W", "jeugdagent")
    b.seat("Wonen", "W")
    b.seat("OOV", "W")
    b.seat("Gemeente", "D", "burgemeester", role="chair")
    b.seat("Politie", "D")
    b.seat("Gemeente", "K", "burgemeester")
    b.seat("Politie", "K")
    b.says("no", "seat", org("GGD"), object=str(meeting("K")))
    b.route(meeting("W"), meeting("K"))
    b.says("no", "route", meeting("K"), direction=Direction.UP)
    b.route(meeting("D"), meeting("K"), "down", "informs")
    b.covers(org("Welzijn"), "T1", "signal", area="Noord")
    b.covers(meeting("W"), "T1", "interpret")
    b.covers(org("GGD"), "T2", "aftercare")
    b.nobody("T2", "signal")
    b.expert("deskundige", "GGD", theme="T2")
    b.complete("coverage")
    return b


@pytest.fixture(scope="module")
def answer() -> GapAnswer:
    return find_gaps(zandwijk().network(), first_lines(), DAY)


def the_finding(answer: GapAnswer, line: str, subject: str) -> Finding:
    return next(f for f in answer.findings if f.line_id == line and f.subjects[0].id == subject)


def the_questions(answer: GapAnswer, line: str) -> list[Question]:
    return [q for q in answer.questions if q.line_id == line]


def test_signal_t1_rests_on_welzijn_alone_because_the_list_is_complete(answer: GapAnswer) -> None:
    found = the_finding(answer, "theme-signal", "T1")
    assert (found.coverage, found.parties, found.confidence) == (Cover.SINGLE, (org("Welzijn"),), Confidence.LIKELY)


def test_signal_t2_is_a_substantive_gap_that_is_established(answer: GapAnswer) -> None:
    found = the_finding(answer, "theme-signal", "T2")
    assert (found.kind, found.coverage, found.confidence) == ("substantive", Cover.NONE, Confidence.ESTABLISHED)
    assert not found.folded


def test_interpret_t1_is_enough_through_the_members_of_w(answer: GapAnswer) -> None:
    assert not [f for f in answer.findings if f.line_id == "theme-interpret" and f.theme == "T1"]
    assert not [q for q in answer.questions if q.line_id == "theme-interpret"]


def test_interpret_t2_rests_on_the_expert_of_the_ggd(answer: GapAnswer) -> None:
    found = the_finding(answer, "theme-interpret", "T2")
    assert (found.coverage, found.parties, found.confidence) == (Cover.SINGLE, (org("GGD"),), Confidence.LIKELY)


def test_deciding_is_one_question_about_the_mandate_of_d(answer: GapAnswer) -> None:
    assert not [f for f in answer.findings if f.line_id == "theme-decide"]
    (question,) = the_questions(answer, "theme-decide")
    assert question.ask.code == "gaps.ask.mandate_themes"
    assert question.subject == meeting("D")
    assert question.addressee == org("Gemeente")
    assert set(question.would_settle) == {
        finding_id("theme-decide", (Ref("Theme", theme),), theme, "decide", None) for theme in ("T1", "T2")
    }


def test_aftercare_t1_is_missing_because_the_list_is_complete(answer: GapAnswer) -> None:
    found = the_finding(answer, "theme-aftercare", "T1")
    assert (found.coverage, found.confidence) == (Cover.NONE, Confidence.LIKELY)


def test_aftercare_t2_rests_on_the_ggd(answer: GapAnswer) -> None:
    found = the_finding(answer, "theme-aftercare", "T2")
    assert (found.coverage, found.parties, found.confidence) == (Cover.SINGLE, (org("GGD"),), Confidence.LIKELY)


def test_w_and_d_are_coordinated_and_k_is_not(answer: GapAnswer) -> None:
    found = [f for f in answer.findings if f.line_id == "consultation-coordinated"]
    assert [(f.subjects[0], f.confidence) for f in found] == [(meeting("K"), Confidence.ESTABLISHED)]
    assert not the_questions(answer, "consultation-coordinated")


def test_the_route_of_k_ends_and_that_of_w_is_reported_there(answer: GapAnswer) -> None:
    found = [f for f in answer.findings if f.line_id == "consultation-route"]
    assert [(f.subjects[0], f.confidence) for f in found] == [(meeting("K"), Confidence.LIKELY)]
    assert found[0].related == (finding_id("consultation-route", (meeting("W"),), None, None, None),)


def test_the_route_of_d_is_a_question_as_its_echelon_is_not_known(answer: GapAnswer) -> None:
    (question,) = the_questions(answer, "consultation-route")
    assert (question.subject, question.ask.code) == (meeting("D"), "gaps.ask.way_on")


def test_there_is_nothing_else(answer: GapAnswer) -> None:
    assert len(answer.findings) == 7
    assert len(answer.questions) == 2
