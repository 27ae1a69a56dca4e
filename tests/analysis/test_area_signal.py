"""Signalling in areas: hearing a whole district is neither hearing each street nor not hearing it."""

from __future__ import annotations

from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import Cover, State, Verdict
from netmap.model import Area, AreaKind, Ref, Stage
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from tests.build import DAY, Build, org
from tests.norms import norm_of

LINE = "theme-area-signal"


def town() -> Build:
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    b.area("Noord")
    b.area("Straat", "Noord")
    return b


def verdicts(b: Build) -> dict[str | None, Verdict]:
    return {demand.area: found for demand, found in judge_demands(b.network(), norm_of(LINE), DAY)}


def test_a_yes_around_an_area_leaves_it_open_against_a_complete_list() -> None:
    b = town()
    b.complete("coverage")
    assert {v.state for v in verdicts(b).values()} == {State.ABSENT}
    b.covers(org("GGD"), "T", "signal", area="Noord")
    found = verdicts(b)
    assert (found["geb-Noord"].state, found["geb-Straat"].state) == (State.PRESENT, State.UNKNOWN)


def test_a_yes_for_the_whole_municipality_leaves_every_area_open() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("GGD"), "T", "signal")
    assert {v.state for v in verdicts(b).values()} == {State.UNKNOWN}


def test_a_yes_without_an_area_is_a_yes_for_the_municipality_itself() -> None:
    b = town()
    b.add(Area(id="geb-Stad", name="Stad", kind=AreaKind.MUNICIPALITY))
    b.covers(org("GGD"), "T", "signal")
    found = verdicts(b)
    assert (found["geb-Stad"].state, found["geb-Noord"].state) == (State.PRESENT, State.UNKNOWN)


def test_an_explicit_no_for_the_area_stays_a_no() -> None:
    b = town()
    b.covers(org("GGD"), "T", "signal", area="Noord")
    b.nobody("T", "signal", area="geb-Straat")
    assert verdicts(b)["geb-Straat"].state is State.ABSENT
    b = town()
    b.complete("coverage")
    b.covers(org("GGD"), "T", "signal", area="Noord")
    b.says("no", "coverage", org("GGD"), theme="T", stage=Stage.SIGNAL, area="geb-Straat")
    assert verdicts(b)["geb-Straat"].state is State.ABSENT


def test_one_party_that_hears_an_area_is_enough_there() -> None:
    b = town()
    b.complete("coverage")
    b.covers(org("GGD"), "T", "signal", area="Straat")
    assert verdicts(b)["geb-Straat"].cover is Cover.ENOUGH


def test_all_areas_of_a_theme_are_one_question_in_words() -> None:
    b = town()
    b.area("Zuid")
    network = b.network()
    answer = find_gaps(network, norm_of(LINE), DAY)
    (question,) = answer.questions
    assert question.ask.values["areas"] == [Ref("Area", f"geb-{name}") for name in ("Noord", "Straat", "Zuid")]
    (words,) = gap_answer(answer, network, norm_of(LINE), DAY, Names(network))["result"]["questions"]
    assert words["sentence"] == "Wie vangt signalen op over T in Noord, Straat en Zuid?"


def test_what_would_dissolve_a_finding_names_a_likely_party() -> None:
    b = town()
    b.theme("U")
    b.covers(org("GGD"), "U", "signal")
    b.complete("coverage")
    (found,) = [v for d, v in judge_demands(b.network(), norm_of("theme-signal"), DAY) if d.theme == "T"]
    assert found.remedy is not None
    assert (found.remedy.code, found.remedy.values["who"]) == ("gaps.remedy.coverage_of", org("GGD"))
    (single,) = [v for d, v in judge_demands(b.network(), norm_of("theme-signal"), DAY) if d.theme == "U"]
    assert single.remedy is not None
    assert single.remedy.code == "gaps.remedy.coverage_other"
    assert single.evidence[-1].code == "gaps.evidence.searched_others"
