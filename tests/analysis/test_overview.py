"""Who has the overview of a theme, and with whom a party checks a signal: networks solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis.results import Cover, Fallback, State, Verdict
from netmap.model import Mandate, Ref
from tests.analysis.test_bridges import codes, town, verdict, verdicts
from tests.build import Build, meeting, org

# --- overview of a theme ----------------------------------------------------------------------------------------


def overview_town() -> Build:
    """A is chaired by GGD, B by Politie; both deal with T, all is told."""
    b = town()
    b.theme("T")
    for name, chair in (("A", "GGD"), ("B", "Politie")):
        b.meeting(name, themes=("T",), chair=chair)
        b.says("no", "coordinator", meeting(name))
        b.complete(f"participation:ovl-{name}")
    return b


def test_one_consultation_needs_no_overview() -> None:
    b = town()
    b.theme("T")
    b.meeting("A", themes=("T",))
    assert verdict(b, "theme-coordinated").state is State.PRESENT


def test_a_chair_that_takes_part_in_all_has_the_overview() -> None:
    b = overview_town()
    b.org("GGD jeugd", "health", part_of="GGD")
    b.seat("GGD jeugd", "B")
    found = verdict(b, "theme-coordinated")
    assert (found.state, found.parties) == (State.PRESENT, (org("GGD"),))


def test_nobody_with_the_overview_is_a_finding_when_all_is_told() -> None:
    found = verdict(overview_town(), "theme-coordinated")
    assert (found.state, found.cover, found.places) == (State.ABSENT, Cover.NONE, (meeting("A"), meeting("B")))
    assert found.remedy is not None
    assert found.remedy.values["party"] == org("GGD")


def test_who_takes_part_in_all_but_leads_none_is_a_fallback() -> None:
    b = overview_town()
    b.seat("Gemeente", "A")
    b.seat("Gemeente", "B")
    found = verdict(b, "theme-coordinated")
    assert (found.state, found.fallback) == (State.ABSENT, Fallback.INSIDE)


@pytest.mark.parametrize("gap", ["members", "chair", "coordinator"])
def test_what_is_not_told_may_hold_the_overview(gap: str) -> None:
    b = overview_town()
    if gap == "members":
        key = next(k for k, r in b.records.items() if getattr(r, "value", "") == "participation:ovl-B")
    elif gap == "chair":
        key = next(k for k, r in b.records.items() if k[0] == "TAKES_PART" and r.end == meeting("B"))  # type: ignore[attr-defined]
        b.seat("GGD", "A", role="member", function="lid")
        b.seat("Welzijn", "A")
        b.seat("Welzijn", "B")
    else:
        key = next(k for k, r in b.records.items() if k[0] == "Statement" and r.subject == "Consultation:ovl-B")  # type: ignore[attr-defined]
    b.without(*key)
    found = verdict(b, "theme-coordinated")
    assert (found.state, codes(found)) == (State.UNKNOWN, ["gaps.ask.overview"])


def test_a_chair_by_function_is_whoever_sits_there_in_that_function() -> None:
    b = town()
    b.theme("T")
    b.meeting("A", themes=("T",), chair_function="burgemeester")
    b.meeting("B", themes=("T",), chair="Politie")
    b.seat("Gemeente", "A", "Burgemeester")
    b.seat("Gemeente", "B")
    found = verdict(b, "theme-coordinated")
    assert (found.state, found.parties) == (State.PRESENT, (org("Gemeente"),))


def test_both_stated_nobody_for_each_is_nobody_for_all() -> None:
    b = town()
    b.theme("T")
    for name in ("A", "B"):
        b.meeting(name, themes=("T",))
        b.says("no", "chair", meeting(name))
        b.says("no", "coordinator", meeting(name))
        b.complete(f"participation:ovl-{name}")
    assert verdict(b, "theme-coordinated").state is State.ABSENT


# --- verification -----------------------------------------------------------------------------------------------


def signaller() -> Build:
    """Politie signals T and sits alone in W, which deals with T; all is told."""
    b = town()
    b.theme("T")
    b.covers(org("Politie"), "T", "signal")
    b.meeting("W", themes=("T",))
    b.seat("Politie", "W")
    b.says("no", "mandate", meeting("W"))
    for sheet in ("participation", "escalation", "coverage"):
        b.complete(sheet)
    return b


def check(b: Build, name: str = "Politie") -> Verdict:
    return verdicts(b, "party-verified")[org(name)]


def test_a_party_that_signals_nothing_itself_needs_no_partner() -> None:
    b = signaller()
    b.meeting("X", themes=("T",))
    b.covers(meeting("X"), "T", "signal")
    b.seat("GGD", "X")
    assert check(b, "GGD").state is State.PRESENT


def test_another_sector_at_a_table_about_the_theme_is_a_partner() -> None:
    b = signaller()
    b.seat("GGD", "W")
    assert check(b).state is State.PRESENT


@pytest.mark.parametrize("sector", ["police", None])
def test_the_own_sector_is_no_partner_and_an_unknown_one_may_be(sector: str | None) -> None:
    b = signaller()
    b.org("Anders", sector)
    b.seat("Anders", "W")
    assert check(b).state is (State.ABSENT if sector else State.UNKNOWN)


def test_a_department_of_the_same_party_is_no_partner() -> None:
    b = signaller()
    b.org("Politie jeugd", "youth_work", part_of="Politie")
    b.seat("Politie jeugd", "W")
    found = check(b)
    assert (found.state, found.cover) == (State.ABSENT, Cover.NONE)


def test_a_part_sits_there_for_the_whole() -> None:
    b = signaller()
    b.org("Wijkagent", "police", part_of="Politie")
    b.meeting("X", themes=("T",))
    b.seat("Wijkagent", "X")
    b.seat("GGD", "X")
    assert check(b).state is State.PRESENT


def test_at_a_table_about_something_else_the_partner_must_know_the_theme() -> None:
    b = signaller()
    b.theme("U", now=False)
    b.meeting("X", themes=("U",), mandate=Mandate.ALIGN)
    b.seat("Politie", "X")
    b.seat("GGD", "X")
    found = check(b)
    assert (found.state, found.fallback) == (State.ABSENT, Fallback.INSIDE)
    b.covers(org("GGD"), "T", "interpret")
    assert check(b).state is State.PRESENT


def test_themes_that_are_not_told_and_rows_that_are_not_told_keep_it_a_question() -> None:
    b = signaller()
    b.meeting("X")
    b.seat("Politie", "X")
    b.seat("GGD", "X")
    found = check(b)
    assert (found.state, codes(found), found.asks[0].addressees) == (
        State.UNKNOWN,
        ["gaps.ask.verify"],
        (org("Politie"),),
    )
    b.says("no", "themes", meeting("X"))
    assert check(b).state is State.UNKNOWN  # it may have a mandate for the theme
    b.says("no", "mandate", meeting("X"))
    assert check(b).state is State.ABSENT
    for key in [k for k, r in b.records.items() if getattr(r, "value", "") == "coverage"]:
        b.without(*key)
    assert check(b).state is State.UNKNOWN


def test_seats_that_are_not_told_keep_it_a_question() -> None:
    b = signaller()
    for key in [k for k, r in b.records.items() if getattr(r, "value", "") == "participation"]:
        b.without(*key)
    assert check(b).state is State.UNKNOWN


def test_each_theme_needs_a_partner_and_only_those_without_are_named() -> None:
    b = signaller()
    b.theme("U")
    b.covers(org("Politie"), "U", "signal")
    b.meeting("X", themes=("U",), mandate=Mandate.ALIGN)
    b.seat("Politie", "X")
    b.seat("GGD", "X")
    found = check(b)
    assert found.title is not None
    assert (found.state, found.title.values["themes"]) == (State.ABSENT, [Ref("Theme", "T")])


def test_a_party_that_sits_nowhere_has_nobody() -> None:
    b = signaller()
    b.covers(org("GGD"), "T", "signal")
    found = check(b, "GGD")
    assert (found.state, found.places, found.fallback) == (State.ABSENT, (), Fallback.OUTSIDE)
