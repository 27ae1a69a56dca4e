"""On how many parties a theme, a group and an area rest, solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.predicates.spread import count_parties
from netmap.analysis.results import Confidence, Cover, Fallback, Relevance, State, Verdict
from netmap.model import Area, Mandate, Origin, PopulationGroup, Reaches, Ref, Serves, Stage, Status
from tests.analysis.test_bridges import bridge_town, codes, town, verdict, verdicts
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of


def group(b: Build, name: str) -> Ref:
    ref = b.add(PopulationGroup(id=name, label_nl=name, origin=Origin.LOCAL))
    b.setting("group", name)
    return ref


def counted(b: Build, subject: Ref, *arguments: str) -> Verdict:
    """Judge any number, also those that no line of the norm asks for."""
    line = norm_of("theme-spread").lines[0]
    return count_parties(Facts(b.network(), DAY), Demand(line, (subject,), Relevance.NOW), arguments)


# --- themes -------------------------------------------------------------------------------------------------------


def test_a_theme_on_one_party_is_a_finding_when_the_list_is_complete_and_else_a_question() -> None:
    b = town()
    b.theme("T")
    b.covers(org("GGD"), "T", "signal")
    b.covers(org("GGD"), "T", "aftercare")
    found = verdict(b, "theme-spread")
    assert (found.state, found.cover, found.certain) == (State.PRESENT, Cover.SINGLE, False)
    assert codes(found) == ["gaps.ask.besides.theme"]
    b.complete("coverage:T")
    found = verdict(b, "theme-spread")
    assert (found.cover, found.certain, found.confidence, found.parties) == (
        Cover.SINGLE,
        True,
        Confidence.LIKELY,
        (org("GGD"),),
    )


def test_stages_of_two_parties_together_are_two_and_departments_are_one() -> None:
    b = town()
    b.theme("T")
    b.org("OOV", "enforcement", part_of="Gemeente")
    b.covers(org("Gemeente"), "T", "signal")
    b.covers(org("OOV"), "T", "decide")
    b.complete("coverage")
    assert verdict(b, "theme-spread").cover is Cover.SINGLE
    b.expert("adviseur", "GGD", theme="T")
    assert verdict(b, "theme-spread").cover is Cover.ENOUGH


def test_nobody_for_a_theme_is_reported_by_the_lines_of_its_stages() -> None:
    b = town()
    b.theme("T")
    b.complete("coverage")
    assert verdict(b, "theme-spread").state is State.ELSEWHERE


def test_a_covering_consultation_counts_as_its_members_and_its_members_may_not_be_all() -> None:
    b = town()
    b.theme("T")
    b.meeting("W", mandate=Mandate.ALIGN)
    b.covers(meeting("W"), "T", "signal")
    b.complete("coverage")
    assert codes(verdict(b, "theme-spread")) == ["gaps.ask.members"]
    b.seat("GGD", "W")
    assert codes(verdict(b, "theme-spread")) == ["gaps.ask.members"]
    b.complete("participation:ovl-W")
    found = verdict(b, "theme-spread")
    assert (found.certain, found.parties) == (True, (org("GGD"),))
    b.seat("Politie", "W")
    assert verdict(b, "theme-spread").cover is Cover.ENOUGH


def test_a_mandate_that_is_left_open_may_hold_another_party() -> None:
    b = town()
    b.theme("T")
    b.covers(org("GGD"), "T", "signal")
    b.complete("coverage")
    b.meeting("D", mandate=Mandate.DECIDE)
    assert not verdict(b, "theme-spread").certain


def test_who_sits_at_a_table_about_the_theme_is_near() -> None:
    b = town()
    b.theme("T")
    b.covers(org("GGD"), "T", "signal")
    b.complete("coverage")
    assert verdict(b, "theme-spread").fallback is Fallback.NONE
    b.meeting("W", themes=("T",), mandate=Mandate.ALIGN)
    b.seat("Politie", "W")
    assert verdict(b, "theme-spread").fallback is Fallback.INSIDE


@pytest.mark.parametrize(
    ("arguments", "state", "cover"),
    [
        (("1",), State.PRESENT, Cover.ENOUGH),
        (("2",), State.PRESENT, Cover.ENOUGH),
        (("3",), State.PRESENT, Cover.SINGLE),
        (("1", "1"), State.PRESENT, Cover.TOO_MANY),
        (("1", "2"), State.PRESENT, Cover.ENOUGH),
    ],
)
def test_other_numbers(arguments: tuple[str, ...], state: State, cover: Cover) -> None:
    b = town()
    b.theme("T")
    b.covers(org("GGD"), "T", "signal")
    b.covers(org("Politie"), "T", "signal")
    found = counted(b, Ref("Theme", "T"), *arguments)
    assert (found.state, found.cover) == (state, cover)


# --- groups -------------------------------------------------------------------------------------------------------


def test_a_group_that_nobody_reaches_is_a_question_until_it_is_told() -> None:
    b = town()
    group(b, "ouderen")
    found = verdict(b, "group-reached")
    assert (found.state, codes(found)) == (State.UNKNOWN, ["gaps.ask.present.group"])
    b.complete("groups:ouderen")
    found = verdict(b, "group-reached")
    assert (found.state, found.cover, found.confidence) == (State.ABSENT, Cover.NONE, Confidence.LIKELY)


def test_every_party_that_told_is_as_good_as_a_complete_list() -> None:
    b = town()
    group(b, "ouderen")
    other = group(b, "jongeren")
    b.complete("organisations")
    for name in ("Gemeente", "GGD", "Politie"):
        b.says("no", "reaches", org(name))
    assert verdicts(b, "group-reached")[Ref("PopulationGroup", "ouderen")].state is State.UNKNOWN
    b.tie(Reaches, org("Welzijn"), other)
    found = verdicts(b, "group-reached")
    assert found[Ref("PopulationGroup", "ouderen")].state is State.ABSENT
    assert found[other].state is State.PRESENT


def test_a_group_on_one_party_is_told_apart_from_nobody() -> None:
    b = town()
    ref = group(b, "ouderen")
    assert verdict(b, "group-spread").state is State.ELSEWHERE
    b.tie(Reaches, org("Welzijn"), ref)
    found = verdict(b, "group-spread")
    assert (found.cover, found.certain, codes(found)) == (Cover.SINGLE, False, ["gaps.ask.besides.group"])
    b.complete("groups:ouderen")
    found = verdict(b, "group-spread")
    assert (found.certain, found.fallback) == (True, Fallback.NONE)
    b.tie(Reaches, org("GGD"), ref)
    assert verdict(b, "group-spread").cover is Cover.ENOUGH


def test_groups_that_are_not_told_are_one_question() -> None:
    b = town()
    names = [group(b, name) for name in ("ouderen", "jongeren")]
    (question,) = [
        q for q in find_gaps(b.network(), norm_of("group-reached"), DAY).questions if q.line_id == "group-reached"
    ]
    assert (question.ask.values["groups"], len(question.would_settle)) == (sorted(names), 2)


@pytest.mark.parametrize("status", [Status.PLANNED, Status.SUSPENDED])
def test_a_planned_contact_reaches_nobody(status: Status) -> None:
    b = town()
    b.tie(Reaches, org("Welzijn"), group(b, "ouderen"), status=status)
    assert verdict(b, "group-reached").state is State.UNKNOWN


# --- areas --------------------------------------------------------------------------------------------------------


def place(name: str) -> Ref:
    return Ref(Area.KIND, f"geb-{name}")


def test_somebody_in_around_or_inside_an_area_is_present_there() -> None:
    b = town()
    b.area("Stad")
    b.area("Noord", "Stad")
    b.area("Zuid", "Stad")
    b.area("Straat", "Noord")
    assert {found.state for found in verdicts(b, "area-reached").values()} == {State.UNKNOWN}
    b.tie(Serves, org("GGD"), place("Noord"))
    found = {area.id: v.state for area, v in verdicts(b, "area-reached").items()}
    assert found == {
        "geb-Stad": State.PRESENT,
        "geb-Noord": State.PRESENT,
        "geb-Straat": State.PRESENT,
        "geb-Zuid": State.UNKNOWN,
    }


def test_a_coverage_row_and_a_consultation_are_presence_as_well() -> None:
    b = town()
    b.theme("T")
    b.area("Noord")
    b.area("Straat", "Noord")
    b.covers(org("GGD"), "T", "signal", area="Straat")
    assert {v.state for v in verdicts(b, "area-reached").values()} == {State.PRESENT}
    b = town()
    b.area("Noord")
    b.tie(Serves, b.meeting("W"), place("Noord"))
    assert verdict(b, "area-reached").state is State.PRESENT


def test_nobody_in_an_area_is_absent_by_its_own_list_or_when_all_told() -> None:
    b = town()
    b.area("Noord")
    b.area("Straat", "Noord")
    b.complete("areas:geb-Noord")
    assert {v.state for v in verdicts(b, "area-reached").values()} == {State.ABSENT}
    assert len(find_gaps(b.network(), norm_of("area-reached"), DAY).findings) == 1  # the highest only
    b = town()
    b.area("Noord")
    b.meeting("W")
    b.complete("organisations")
    b.complete("consultations")
    for ref in (org("Gemeente"), org("GGD"), org("Politie"), org("Welzijn")):
        b.says("no", "serves", ref)
    assert verdict(b, "area-reached").state is State.UNKNOWN  # the consultation did not tell
    b.says("no", "serves", meeting("W"))
    assert verdict(b, "area-reached").state is State.ABSENT


def test_areas_that_are_not_told_are_one_question() -> None:
    b = town()
    b.area("Noord")
    b.area("Zuid")
    (question,) = [
        q for q in find_gaps(b.network(), norm_of("area-reached"), DAY).questions if q.line_id == "area-reached"
    ]
    assert question.ask.values["areas"] == [place("Noord"), place("Zuid")]


# --- a present fact never makes it worse ------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["theme-spread", "group-reached", "group-spread", "area-reached", "bridge"])
def test_what_is_present_stays_present_when_more_is_told(line: str) -> None:
    def full() -> Build:
        b = bridge_town()
        b.theme("T")
        b.area("Noord")
        ref = group(b, "ouderen")
        for name in ("GGD", "Welzijn"):
            b.covers(org(name), "T", "signal")
            b.tie(Reaches, org(name), ref)
            b.tie(Serves, org(name), place("Noord"))
            b.seat(name, "W")
        return b

    assert (verdict(full(), line).state, verdict(full(), line).cover) == (State.PRESENT, Cover.ENOUGH)
    for who in ("Gemeente", "Politie"):
        b = full()
        b.covers(org(who), "T", Stage.AFTERCARE, area="Noord")
        b.tie(Reaches, org(who), Ref("PopulationGroup", "ouderen"))
        b.tie(Serves, org(who), place("Noord"))
        b.meeting("Nieuw", themes=("T",))
        b.seat(who, "Nieuw")
        assert (verdict(b, line).state, verdict(b, line).cover) == (State.PRESENT, Cover.ENOUGH)
