"""Whether an expert can be called, and who stands in for one, solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis.results import Confidence, Cover, Fallback, State, Verdict
from netmap.model import Expert, Ref, Status, WorksFor
from tests.analysis.judging import finding, gaps, judged, only, question
from tests.build import Build, org

LINE = "theme-expert"


def town() -> Build:
    """Theme T asks for the domains D1 and D2."""
    b = Build()
    b.theme("T", domains=("D1", "D2"))
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    return b


def verdict(b: Build) -> Verdict:
    return only(b, LINE)


def test_an_expert_for_the_theme_or_for_one_of_its_domains_is_enough() -> None:
    b = town()
    b.expert("adviseur", "GGD", theme="T")
    assert verdict(b).parties == (Ref("Expert", "exp-adviseur"),)
    b = town()
    b.expert("adviseur", "GGD", domain="D2")
    assert verdict(b).state is State.PRESENT


def test_a_domain_that_only_the_norm_line_names_counts_too() -> None:
    b = town()
    b.expert("jurist", "GGD", domain="law")
    assert verdict(b).state is State.UNKNOWN
    assert only(b, LINE, "law").state is State.PRESENT


@pytest.mark.parametrize("status", [Status.PLANNED, Status.SUSPENDED])
def test_a_planned_expert_cannot_be_called_yet(status: Status) -> None:
    b = town()
    b.expert("adviseur", "GGD", theme="T", status=status)
    assert verdict(b).state is State.UNKNOWN


def test_silence_asks_the_municipality_and_a_party_that_interprets_is_a_fallback() -> None:
    b = town()
    asked = question(b, LINE)
    assert (asked.ask.code, asked.subject, asked.addressee) == ("gaps.ask.expert", Ref("Theme", "T"), org("Gemeente"))
    assert asked.if_no
    assert asked.if_no.fallback is None
    b.covers(org("GGD"), "T", "interpret")
    assert verdict(b).fallback is Fallback.INSIDE


def test_nobody_for_the_theme_or_for_each_domain_was_stated() -> None:
    b = town()
    b.says("no", "expert", domain="D1", provenance=("import|Deskundigen|4",))
    assert verdict(b).state is State.UNKNOWN
    b.says("no", "expert", domain="D2", checked="2025-01-01")
    found = finding(b, LINE)
    assert (found.coverage, found.confidence) == (Cover.NONE, Confidence.LIKELY), "the older of the two"
    assert found.evidence[0].provenance == ("import|Deskundigen|4",)
    b = town()
    b.says("no", "expert", domain="D9", theme="T")
    assert finding(b, LINE).confidence is Confidence.ESTABLISHED


def test_a_complete_list_says_so_when_every_expert_has_a_domain() -> None:
    b = town()
    b.complete("experts")
    assert finding(b, LINE).fallback is Fallback.NONE
    b.expert("adviseur", "GGD", domain="D9")
    assert verdict(b).state is State.ABSENT
    b.add(Expert(id="exp-x", title="adviseur zonder domein"))
    b.tie(WorksFor, Ref("Expert", "exp-x"), org("GGD"))
    assert verdict(b).state is State.UNKNOWN


def test_not_known_keeps_it_a_question_against_a_complete_list() -> None:
    b = town()
    b.complete("experts")
    b.says("unknown", "expert", domain="D1", theme="T")
    assert verdict(b).state is State.UNKNOWN


def test_a_deputy_is_asked_at_the_organisation_and_else_at_the_municipality() -> None:
    b = town()
    b.expert("adviseur", "GGD", theme="T")
    b.add(Expert(id="exp-los", title="los"))
    assert [q.addressee for q in gaps(b, "expert-deputy").questions] == [org("GGD"), org("Gemeente")]
    b.says("no", "deputy", Ref("Expert", "exp-los"))
    b.add(Expert(id="exp-adviseur", title="adviseur", deputy="collega"))
    found = finding(b, "expert-deputy")
    assert (found.subjects, found.confidence) == ((Ref("Expert", "exp-los"),), Confidence.ESTABLISHED)
    assert judged(b, "expert-deputy")[Ref("Expert", "exp-adviseur")].state is State.PRESENT
