"""What must be recorded and how old it may be, solved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netmap.analysis.gaps import judge_demands
from netmap.analysis.predicates.records import _sensitive
from netmap.analysis.results import Confidence, Cover, Fallback, State
from netmap.model import Coordinates, Expert, Organisation, Ref, Status
from netmap.reference.norm import Need, Norm
from netmap.sensitive import sensitive_ids
from tests.analysis.judging import LINE, can_be_said, facts_of, finding, gaps, only, question
from tests.build import DAY, Build, meeting, org

NETWORK = Ref("Network", "net-test")


def town(**fields: str) -> Build:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality", **fields)
    b.org("OOV", part_of="Gemeente")
    b.org("Politie", "police", **fields)
    return b


# --- told, helped, agreed to be there -------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "field"), [("parties-told", "knows_samos_on"), ("parties-consulted", "helped_on")])
def test_every_party_that_is_no_part_of_another_has_a_date(line: str, field: str) -> None:
    assert only(town(**{field: "2026"}), line).state is State.PRESENT
    b = town(**{field: "2026"})
    b.org("Wonen", "housing")
    b.org("School", "education")
    b.org("Later", "education", status=Status.PLANNED)
    asked = question(b, line)
    assert (asked.subject, asked.addressee) == (NETWORK, org("Gemeente"))
    assert asked.ask.values["parties"] == [org("School"), org("Wonen")]


@pytest.mark.parametrize(("line", "about"), [("parties-told", "told"), ("parties-consulted", "helped")])
def test_a_stated_no_is_a_finding_and_the_silent_others_are_still_asked(line: str, about: str) -> None:
    b = town()
    b.says("no", about, org("Politie"), provenance=("import|Organisaties|4",))
    verdict = only(b, line)
    assert (verdict.state, verdict.cover, verdict.parties) == (State.ABSENT, Cover.NONE, (org("Politie"),))
    assert (verdict.fallback, verdict.confidence) == (Fallback.INSIDE, Confidence.ESTABLISHED)
    assert verdict.evidence[0].provenance == ("import|Organisaties|4",)
    assert not verdict.asks, "the municipality is not asked about its own approach"
    b.org("Wonen", "housing")
    assert only(b, line).asks[0].values["parties"] == [org("Wonen")]
    b.says("no", about, org("Wonen"))
    assert finding(b, line).parties == (org("Politie"), org("Wonen"))
    b.says("no", about, org("Gemeente"))
    assert finding(b, line).parties == (org("Gemeente"), org("Politie"), org("Wonen")), "what it said itself counts"


@pytest.mark.parametrize("line", ["parties-told", "parties-consulted"])
def test_no_municipality_is_asked_whether_another_one_knows_of_its_approach(line: str) -> None:
    b = Build()
    for name in ("A", "B", "C"):
        b.org(name, actor_type="municipality")
    assert only(b, line).state is State.PRESENT


def test_a_part_of_something_that_ended_speaks_for_itself() -> None:
    b = Build()
    b.org("Stichting", "welfare", status=Status.ENDED)
    b.org("Team", part_of="Stichting")
    assert only(b, "parties-told").parties == (org("Team"),)


def test_only_sensitive_parties_are_asked_for_their_consent() -> None:
    b = town()
    assert only(b, "sensitive-consent").state is State.PRESENT
    b.org("Moskee", "faith_community")
    b.org("Kerk", "faith_community", consent_on="2025")
    assert question(b, "sensitive-consent").ask.values["parties"] == [org("Moskee")]
    b.says("no", "consent", org("Moskee"))
    assert finding(b, "sensitive-consent").parties == (org("Moskee"),)


def test_who_is_sensitive_here_is_who_is_masked() -> None:
    b = town()
    b.org("Moskee", "faith_community")
    b.org("Jongeren van de moskee", "youth_work", part_of="Moskee")
    b.org("Eethuis van de moskee", "business", part_of="Moskee", sensitive=False)
    b.org("Personeel van het eethuis", part_of="Eethuis van de moskee")
    b.org("Vaders", actor_type="neighbourhood_fathers")
    b.org("Rijke kerk", "faith_community", sensitive=False)
    b.org("Bron", "welfare", sensitive=True)
    facts = facts_of(b)
    ours = {o.ref for o in facts.network.of(Organisation).values() if _sensitive(facts, o.ref)}
    assert ours == {ref for ref in sensitive_ids(facts.network) if ref.label == "Organisation"}
    assert len(ours) == 4


@pytest.mark.parametrize(
    "line", ["parties-told", "parties-consulted", "sensitive-consent", "exercise", "facts-checked"]
)
def test_an_empty_map_is_not_asked(line: str) -> None:
    assert only(Build(), line).state is State.ELSEWHERE


# --- experts --------------------------------------------------------------------------------------------------


def experts(**fields: str) -> Build:
    b = town()
    b.expert("jurist", "Politie", **fields)
    b.add(Expert(id="exp-los", title="los", agreed_on="2026-01"))
    return b


def test_experts_without_an_agreement_are_one_question_and_a_no_is_a_finding() -> None:
    assert not gaps(experts(agreed_on="2020"), "expert-agreed").questions
    b = experts()
    b.expert("arts", "Politie")
    asked = question(b, "expert-agreed")
    assert (asked.subject, asked.addressee) == (NETWORK, org("Gemeente"))
    assert asked.ask.values["experts"] == [Ref("Expert", "exp-arts"), Ref("Expert", "exp-jurist")]
    b.says("no", "agreed", Ref("Expert", "exp-jurist"))
    found = gaps(b, "expert-agreed").findings
    assert [(f.subjects, f.coverage) for f in found] == [((Ref("Expert", "exp-jurist"),), Cover.NONE)]


def test_an_agreement_may_have_an_age() -> None:
    jurist = Ref("Expert", "exp-jurist")
    for agreed_on, state, cover in (
        ("2026", State.PRESENT, Cover.ENOUGH),
        ("2023-05", State.ABSENT, Cover.SINGLE),
        ("", State.UNKNOWN, Cover.NONE),
    ):
        b = experts(agreed_on=agreed_on)
        line = replace(LINE["expert-agreed"], needs=Need("dated_within", ("agreed_on", "24")))
        verdicts = {d.subjects[0]: v for d, v in judge_demands(b.network(), Norm("test", "1", (line,)), DAY)}
        can_be_said(verdicts[jurist], b.network())
        assert (verdicts[jurist].state, verdicts[jurist].cover) == (state, cover)


# --- coordination by another party ----------------------------------------------------------------------------


def led_by(party: str, **fields: str) -> Build:
    b = town()
    b.org("Zorghuis", "care_safety_house")
    b.meeting("O")
    b.tie(Coordinates, org(party), meeting("O"), **fields)
    return b


def test_the_municipality_and_its_departments_need_no_assurance() -> None:
    for party in ("Gemeente", "OOV"):
        assert only(led_by(party), "consultation-assured").state is State.PRESENT


def test_another_party_needs_a_date() -> None:
    assert only(led_by("Zorghuis", assured_on="2024"), "consultation-assured").state is State.PRESENT
    b = led_by("Zorghuis")
    asked = question(b, "consultation-assured")
    assert (asked.subject, asked.addressee) == (meeting("O"), org("Gemeente"))
    b.says("no", "assured", meeting("O"), checked="2025-03")
    found = finding(b, "consultation-assured")
    assert (found.parties, found.confidence, found.fallback) == ((org("Zorghuis"),), Confidence.LIKELY, Fallback.NONE)
    b.seat("OOV", "O")
    assert finding(b, "consultation-assured").fallback is Fallback.INSIDE


def test_a_planned_coordinator_and_a_map_without_municipality_say_nothing() -> None:
    assert only(led_by("Zorghuis", status=Status.PLANNED), "consultation-assured").state is State.PRESENT
    b = Build()
    b.org("Zorghuis", "care_safety_house")
    b.meeting("O")
    b.tie(Coordinates, org("Zorghuis"), meeting("O"))
    assert only(b, "consultation-assured").state is State.ELSEWHERE


# --- exercises ------------------------------------------------------------------------------------------------


def test_an_exercise_of_the_last_year_is_enough_whatever_else_was_said() -> None:
    b = town()
    b.setting("exercise", "sessie", "2025-09")
    b.setting("exercise", "geen", "2020")
    assert only(b, "exercise").state is State.PRESENT
    assert only(b, "exercise", day=date(2026, 10, 2)).state is State.ABSENT


def test_no_exercise_was_stated() -> None:
    b = town()
    b.setting("exercise", "Geen", "2026-06")
    found = finding(b, "exercise")
    assert (found.coverage, found.confidence, found.severity) == (Cover.NONE, Confidence.ESTABLISHED, 2)


@pytest.mark.parametrize("when", ["2025-03-01", "2021"])
def test_an_old_no_says_nothing_about_the_time_since(when: str) -> None:
    b = town()
    b.setting("exercise", "geen", when)
    assert question(b, "exercise").ask.code == "gaps.ask.setting"
    b.setting("exercise", "sessie", "2020")
    assert finding(b, "exercise").coverage is Cover.SINGLE, "the latest that was told is too old"


def test_a_no_beside_an_exercise_without_a_date_is_asked() -> None:
    b = town()
    b.setting("exercise", "geen", "2026-06")
    b.setting("exercise", "spel")
    assert only(b, "exercise").state is State.UNKNOWN


def test_only_an_older_exercise_is_less_than_none() -> None:
    b = town()
    b.setting("exercise", "sessie", "2024-06-01")
    found = finding(b, "exercise")
    assert (found.coverage, found.confidence, found.severity) == (Cover.SINGLE, Confidence.LIKELY, 1)
    assert found.title
    assert found.title.values["date"] == "2024-06-01"


@pytest.mark.parametrize("when", [None, "2027-01"])
def test_silence_and_an_exercise_without_a_past_date_are_asked(when: str | None) -> None:
    b = town()
    assert question(b, "exercise").addressee == org("Gemeente")
    b.setting("exercise", "sessie", when)
    assert only(b, "exercise").state is State.UNKNOWN


def test_an_exercise_without_a_date_may_be_later_than_the_old_one() -> None:
    b = town()
    b.setting("exercise", "sessie", "2020")
    b.setting("exercise", "spel")
    assert only(b, "exercise").state is State.UNKNOWN


# --- when facts were checked ----------------------------------------------------------------------------------


def test_facts_that_are_too_old_are_counted_and_the_oldest_shown() -> None:
    b = town(checked_on="2026-01")
    b.theme("T")
    for number in range(6):
        b.org(
            f"Oud {number}", "welfare", checked_on=f"202{number % 4}-01", provenance=(f"import|Organisaties|{number}",)
        )
    b.meeting("O")
    b.seat("Politie", "O", checked_on="2019")
    b.covers(org("Politie"), "T", "signal", checked_on="2018")
    verdict = only(b, "facts-checked")
    assert (verdict.state, verdict.cover, verdict.confidence) == (
        State.ABSENT,
        Cover.ONE_SECTOR,
        Confidence.ESTABLISHED,
    )
    assert verdict.title
    assert (verdict.title.values["count"], verdict.title.values["total"]) == (8, 12)
    assert [row.values["checked_on"] for row in verdict.evidence] == ["2018", "2019", "2020-01", "2020-01", "2021-01"]


def test_fresh_dates_are_enough_and_an_empty_one_is_not_counted() -> None:
    b = town(checked_on="2024-09")
    assert only(b, "facts-checked").state is State.PRESENT
    assert only(b, "facts-checked", day=date(2026, 11, 1)).state is State.ABSENT


def test_without_any_date_it_is_asked() -> None:
    assert question(town(), "facts-checked").ask.code == "gaps.ask.checked"


def test_of_several_municipalities_none_is_another_party() -> None:
    b = Build()
    for name in ("A", "B"):
        b.org(name, actor_type="municipality")
    b.meeting("Regio")
    b.tie(Coordinates, org("B"), meeting("Regio"))
    b.says("no", "assured", meeting("Regio"))
    assert only(b, "consultation-assured").state is State.PRESENT
