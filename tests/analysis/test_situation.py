"""A situation chooses from an answer: it adds nothing, changes nothing, and says how much it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Finding, GapAnswer, Question
from netmap.analysis.situation import (
    Outside,
    Situation,
    choices,
    in_situation,
    themes_in_situation,
    unknown_parts,
)
from netmap.analysis.theme_steps import theme_steps
from netmap.model import Area, Network, Phase, Ref, Serves, Theme
from tests.analysis.test_gaps import norm_of
from tests.analysis.test_worked_example import zandwijk
from tests.build import DAY, Build, meeting, org
from tests.generator import generate
from tests.loading import load
from tests.norms import first_lines

EVERYTHING = Situation()


def answer_of(network: Network) -> GapAnswer:
    return find_gaps(network, first_lines(), DAY)


def kept(network: Network, situation: Situation, day: date = DAY) -> GapAnswer:
    return in_situation(find_gaps(network, first_lines(), day), network, day, situation)[0]


def two_themes() -> Build:
    """T1 is dealt with by A, T2 by B; neither has a chair, and nobody signals T2."""
    b = Build()
    b.theme("T1", "T2")
    b.org("Gemeente", "municipality")
    b.org("GGD", "health")
    b.meeting("A", themes=("T1",))
    b.meeting("B", themes=("T2",))
    for name in ("A", "B"):
        b.says("no", "chair", meeting(name))
        b.says("no", "coordinator", meeting(name))
    b.nobody("T2", "signal")
    return b


# --- what concerns a theme ------------------------------------------------------------------------------------


def about(finding: Finding) -> str:
    return finding.theme or finding.subjects[0].id


def test_a_theme_keeps_its_own_findings_and_those_of_who_deals_with_it() -> None:
    network = two_themes().network()
    assert {about(f) for f in answer_of(network).findings} == {"T2", "ovl-A", "ovl-B"}
    assert {about(f) for f in kept(network, Situation(theme="T2")).findings} == {"T2", "ovl-B"}
    assert {about(f) for f in kept(network, Situation(theme="T1")).findings} == {"ovl-A"}


@pytest.mark.parametrize("how", ["deals", "decides", "covers", "route", "expert"])
def test_somebody_has_to_do_with_a_theme_in_any_of_five_ways(how: str) -> None:
    b = Build()
    b.theme("T1", "T2")
    b.org("Gemeente", "municipality")
    b.meeting("A", themes=("T1",) if how == "deals" else (), decides=("T1",) if how == "decides" else ())
    b.meeting("B")
    b.says("no", "chair", meeting("A"))
    b.says("no", "coordinator", meeting("A"))
    if how == "covers":
        b.covers(meeting("A"), "T1", "signal")
    if how == "route":
        b.route(meeting("A"), meeting("B"), theme="T1")
    if how == "expert":
        b.expert("adviseur", "Gemeente", theme="T1")
    network = b.network()
    subject = meeting("A") if how != "expert" else Ref("Expert", "exp-adviseur")
    finding = replace(answer_of(network).findings[0], subjects=(subject,), theme=None)
    answer = GapAnswer(findings=(finding,))
    assert in_situation(answer, network, DAY, Situation(theme="T1"))[0].findings == (finding,)
    assert in_situation(answer, network, DAY, Situation(theme="T2")) == (GapAnswer(), Outside(findings=1))


@pytest.mark.parametrize("situation", [Situation(theme="T1"), Situation(area="geb-Oost")])
def test_what_is_general_is_left_out_and_counted(situation: Situation) -> None:
    network = two_themes().network()
    finding = replace(answer_of(network).findings[0], subjects=(Ref("Network", network.id),), theme=None)
    found, outside = in_situation(GapAnswer(findings=(finding,)), network, DAY, situation)
    assert (found.findings, outside) == ((), Outside(findings=1))


def test_a_party_that_works_elsewhere_does_not_concern_an_area() -> None:
    b = two_themes()
    b.area("Oost")
    b.area("West")
    finding = answer_of(b.network()).findings[0]
    for name, place in (("Oosters", "Oost"), ("Westers", "West"), ("Overal", None)):
        ref = b.org(name, "welfare")
        if place:
            b.tie(Serves, ref, Ref("Area", f"geb-{place}"))
    network = b.network()
    about = tuple(replace(finding, subjects=(org(name),), theme=None) for name in ("Oosters", "Westers", "Overal"))
    found, _ = in_situation(GapAnswer(findings=about), network, DAY, Situation(area="geb-Oost"))
    assert [f.subjects[0] for f in found.findings] == [org("Oosters"), org("Overal")]


def test_a_question_that_settles_several_themes_concerns_each_of_them() -> None:
    network = zandwijk().network()
    asked = [q for q in answer_of(network).questions if q.ask.code.startswith("gaps.ask.mandate_themes")]
    assert len(asked[0].would_settle) == 2
    for theme in ("T1", "T2"):
        concern = in_situation(GapAnswer(questions=(_about_nobody(asked[0]),)), network, DAY, Situation(theme=theme))
        assert len(concern[0].questions) == 1


def _about_nobody(question: Question) -> Question:
    return replace(question, ask=replace(question.ask, subject=None))


# --- area and phase ---------------------------------------------------------------------------------------------


def areas() -> Network:
    b = Build()
    b.theme("T1")
    b.org("Gemeente", "municipality")
    b.area("Stad")
    b.area("Oost", "Stad")
    b.area("Straat", "Oost")
    b.area("West", "Stad")
    b.nobody("T1", "signal")
    return b.network()


@pytest.mark.parametrize(
    ("chosen", "concerned"),
    [
        ("Oost", {"geb-Stad", "geb-Oost", "geb-Straat", None}),
        ("West", {"geb-Stad", "geb-West", None}),
        ("Stad", {"geb-Stad", "geb-Oost", "geb-Straat", "geb-West", None}),
    ],
)
def test_an_area_concerns_itself_what_is_around_it_and_what_is_inside_it(
    chosen: str, concerned: set[str | None]
) -> None:
    network = areas()
    one = answer_of(network).findings[0]
    places = ("geb-Stad", "geb-Oost", "geb-Straat", "geb-West", None)
    answer = GapAnswer(findings=tuple(replace(one, area=place) for place in places))
    found, outside = in_situation(answer, network, DAY, Situation(area=f"geb-{chosen}"))
    assert {f.area for f in found.findings} == concerned
    assert outside.findings == len(places) - len(concerned)


def test_a_phase_keeps_what_names_it_and_what_names_none() -> None:
    network = areas()
    one = answer_of(network).findings[0]
    answer = GapAnswer(findings=tuple(replace(one, phase=phase) for phase in ("calm", "escalation", None)))
    found, _ = in_situation(answer, network, DAY, Situation(phase="escalation"))
    assert [f.phase for f in found.findings] == ["escalation", None]


def test_a_question_of_a_phase_concerns_that_phase_only() -> None:
    network = two_themes().network()
    question = next(q for q in answer_of(network).questions if q.if_no)
    asked = replace(question, if_no=replace(question.if_no, phase="calm"), would_settle=("x",))  # type: ignore[type-var]
    answer = GapAnswer(questions=(asked,))
    assert in_situation(answer, network, DAY, Situation(phase="calm"))[0].questions == (asked,)
    assert in_situation(answer, network, DAY, Situation(phase="tension")) == (GapAnswer(), Outside(questions=1))


# --- the rest ----------------------------------------------------------------------------------------------------


def test_the_table_of_themes_keeps_the_row_of_the_theme_as_it_was() -> None:
    network, norm = zandwijk().network(), first_lines()
    rows = theme_steps(network, norm, DAY, find_gaps(network, norm, DAY))
    assert themes_in_situation(rows, EVERYTHING) == rows
    assert themes_in_situation(rows, Situation(theme="T2", area="geb-Noord")) == rows[1:]
    assert themes_in_situation(rows, Situation(theme="T9")) == ()


def test_what_can_be_chosen_is_what_the_network_has() -> None:
    b = two_themes()
    b.theme("stil", now=False)
    b.area("Oost")
    found = choices(b.network(), DAY)
    assert found["theme"] == (Ref("Theme", "T1"), Ref("Theme", "T2"))
    assert found["area"] == (Ref("Area", "geb-Oost"),)
    assert [ref.id for ref in found["phase"]][:2] == ["calm", "first_signs"]
    assert found["sector"] == tuple(Ref("Sector", code) for code in ("health", "municipality"))


def test_an_empty_network_has_nothing_to_choose_and_nothing_to_leave_out() -> None:
    network = Network(id="net-x", name="x")
    assert choices(network, DAY) == {"theme": (), "area": (), "phase": (), "sector": ()}
    answer = answer_of(network)
    assert in_situation(answer, network, DAY, Situation(theme="T1")) == (answer, Outside())


def test_what_the_network_does_not_have_is_named() -> None:
    network = areas()
    assert unknown_parts(network, Situation("T1", "geb-Oost", "calm")) == []
    assert unknown_parts(network, Situation("T9", "geb-Oost", "nooit")) == ["theme", "phase"]


def test_how_far_it_is_is_told_per_norm_line_and_what_that_raises_ends_the_work() -> None:
    network, norm = areas(), norm_of("theme-signal", "theme-decide")
    told: list[tuple[int, int]] = []
    with_progress = find_gaps(network, norm, DAY, progress=lambda done, total: told.append((done, total)))
    assert with_progress == find_gaps(network, norm, DAY)
    assert told == [(0, 2), (1, 2)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        find_gaps(network, norm, DAY, progress=stop)


# --- on every network --------------------------------------------------------------------------------------------

NETWORK = load(generate(40, seed=7, silence=0.4).workbook())[0]
WHOLE = answer_of(NETWORK)


def part(kind: type[Theme] | type[Area] | type[Phase]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *NETWORK.of(kind)])


SITUATION = st.builds(Situation, theme=part(Theme), area=part(Area), phase=part(Phase))


def test_an_empty_situation_changes_nothing() -> None:
    assert WHOLE.findings
    assert WHOLE.questions
    assert in_situation(WHOLE, NETWORK, DAY, EVERYTHING) == (WHOLE, Outside())


@settings(max_examples=40, deadline=None)
@given(SITUATION)
def test_what_is_kept_is_unchanged_in_order_and_counted_with_what_is_left_out(situation: Situation) -> None:
    found, outside = in_situation(WHOLE, NETWORK, DAY, situation)
    assert [f for f in WHOLE.findings if f in found.findings] == list(found.findings)
    assert [q for q in WHOLE.questions if q in found.questions] == list(found.questions)
    assert found.remarks == WHOLE.remarks
    assert len(found.findings) + outside.findings == len(WHOLE.findings)
    assert len(found.questions) + outside.questions == len(WHOLE.questions)


@settings(max_examples=40, deadline=None)
@given(SITUATION, st.sampled_from(["theme", "area", "phase"]))
def test_narrowing_never_adds(situation: Situation, wider: str) -> None:
    narrow, _ = in_situation(WHOLE, NETWORK, DAY, situation)
    wide, _ = in_situation(WHOLE, NETWORK, DAY, replace(situation, **{wider: ""}))
    assert {f.id for f in narrow.findings} <= {f.id for f in wide.findings}
    assert {q.id for q in narrow.questions} <= {q.id for q in wide.questions}
