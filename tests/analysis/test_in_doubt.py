"""What may or may not exist, what goes on under another name, and other "no"s that were not certain: solved by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import judge_demands
from netmap.analysis.results import Confidence, Cover, Fallback, State, Verdict
from netmap.model import Ref, Status
from tests.analysis.test_gaps import gaps
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of

SHEETS = ("organisations", "consultations", "participation", "escalation", "coverage", "experts")


def verdict(b: Build, line: str, *subjects: str) -> Verdict:
    wanted = {
        demand.subjects: found
        for demand, found in judge_demands(b.network(), norm_of(line), DAY)
        if set(subjects) <= {ref.id for ref in demand.subjects}
    }
    assert len(wanted) == 1, wanted
    return next(iter(wanted.values()))


def town(*, whole: bool = True) -> Build:
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    for sheet in SHEETS if whole else ():
        b.complete(sheet)
    return b


# --- rows that may not hold -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.UNKNOWN, Status.SUSPENDED])
def test_a_second_party_that_may_have_stopped_leaves_open_whether_it_rests_on_one(status: Status) -> None:
    b = town()
    b.covers(org("GGD"), "T", "signal")
    found = verdict(b, "theme-signal", "T")
    assert (found.cover, found.certain) == (Cover.SINGLE, True)
    b.covers(org("Politie"), "T", "signal", status=status)
    found = verdict(b, "theme-signal", "T")
    assert (found.cover, found.certain, found.parties) == (Cover.SINGLE, False, (org("GGD"),))


def test_a_seat_that_may_have_ended_leaves_a_bridge_open() -> None:
    b = town()
    b.meeting("W", chair="Politie")
    assert verdict(b, "bridge").state is State.ABSENT
    b.seat("Welzijn", "W", status=Status.UNKNOWN)
    found = verdict(b, "bridge")
    assert (found.state, found.asks, found.evidence) == (State.UNKNOWN, (), ())


def test_of_a_party_that_may_have_ended_all_that_it_does_may_still_hold() -> None:
    b = town()
    b.org("Oud", "health", status=Status.UNKNOWN)
    b.covers(org("Oud"), "T", "aftercare")
    assert verdict(b, "theme-aftercare", "T").state is State.UNKNOWN
    answer = gaps(b, "theme-aftercare")
    assert [q.ask.code for q in answer.questions] == ["gaps.ask.exists.node.unknown"]
    b.org("Oud", status=Status.ENDED)
    assert verdict(b, "theme-aftercare", "T").state is State.ABSENT


def test_the_empty_cells_of_a_suspended_consultation_hide_nothing_those_of_a_doubtful_one_do() -> None:
    b = town()
    ref = b.meeting("X", status=Status.SUSPENDED)
    assert verdict(b, "theme-act", "T").state is State.ABSENT
    b.meeting("X", status=Status.UNKNOWN)  # it may have a mandate
    assert verdict(b, "theme-act", "T").state is State.UNKNOWN
    b.says("no", "mandate", ref)
    assert verdict(b, "theme-act", "T").state is State.ABSENT


# --- another name ------------------------------------------------------------------------------------------------


def renamed(kind: type[m.RenamedTo] | type[m.MergedInto]) -> Build:
    """Welzijn ended and became De Dam; its rows still name the old party."""
    b = town()
    b.meeting("W", chair="Politie")
    b.seat("Welzijn", "W")
    b.covers(org("Welzijn"), "T", "signal")
    b.says("no", "coverage", org("Welzijn"), theme="T", stage=m.Stage.ACT)
    b.org("De Dam")
    b.tie(kind, org("Welzijn"), org("De Dam"))
    old = b.records[("Organisation", "org-Welzijn")]
    assert isinstance(old, m.Organisation)
    b.add(replace(old, status=Status.ENDED))
    return b


@pytest.mark.parametrize("kind", [m.RenamedTo, m.MergedInto])
def test_what_the_old_party_did_counts_for_what_it_became(kind: type[m.RenamedTo]) -> None:
    b = renamed(kind)
    found = verdict(b, "bridge")
    assert (found.state, found.parties) == (State.PRESENT, (org("De Dam"), org("Politie")))
    assert verdict(b, "theme-signal", "T").parties == (org("De Dam"),)
    facts = Facts(b.network(), DAY)
    assert facts.sectors(org("De Dam")) == {"welfare"}
    assert facts.denied(m.About.COVERAGE, org("De Dam"))


def test_the_new_party_keeps_its_own_sector_and_gets_no_seat_that_ended() -> None:
    b = renamed(m.RenamedTo)
    b.tie(m.InSector, org("De Dam"), Ref("Sector", "youth_work"))
    seat = next(r for r in b.records.values() if isinstance(r, m.TakesPart) and r.start == org("Welzijn"))
    b.add(replace(seat, until="2026-01-01"))
    facts = Facts(b.network(), DAY)
    assert facts.sectors(org("De Dam")) == {"youth_work"}
    assert not facts.seats_of.get(org("De Dam"))


def test_a_party_that_is_still_there_or_became_nothing_active_keeps_its_own_rows() -> None:
    b = renamed(m.RenamedTo)
    b.org("Welzijn")  # active
    assert Facts(b.network(), DAY).network is not None
    assert [s.start for s in Facts(b.network(), DAY).seats[meeting("W")]] == [org("Politie"), org("Welzijn")]
    b = renamed(m.RenamedTo)
    b.org("De Dam", status=Status.ENDED)
    assert [s.start for s in Facts(b.network(), DAY).seats[meeting("W")]] == [org("Politie")]


def test_a_row_of_names_is_followed_and_a_circle_is_left() -> None:
    b = renamed(m.RenamedTo)
    b.org("De Dam", status=Status.ENDED)
    b.org("Plein")
    b.tie(m.MergedInto, org("De Dam"), org("Plein"))
    assert org("Plein") in {s.start for s in Facts(b.network(), DAY).seats[meeting("W")]}
    b.org("Plein", status=Status.ENDED)
    b.tie(m.RenamedTo, org("Plein"), org("De Dam"))
    assert [s.start for s in Facts(b.network(), DAY).seats[meeting("W")]] == [org("Politie")]


# --- areas, statements and empty tables ---------------------------------------------------------------------------


def streets() -> Build:
    b = town()
    b.area("Noord")
    b.area("A", "Noord")
    b.area("B", "Noord")
    b.covers(org("Welzijn"), "T", "signal", area="A")
    return b


def test_an_area_of_which_every_part_is_heard_is_heard() -> None:
    b = streets()
    b.covers(org("GGD"), "T", "signal", area="B")
    found = verdict(b, "theme-area-signal", "T", "geb-Noord")
    assert (found.state, found.cover, found.parties) == (State.PRESENT, Cover.ENOUGH, (org("GGD"), org("Welzijn")))


def test_of_an_area_that_is_heard_in_part_the_other_parts_are_reported() -> None:
    b = streets()
    assert verdict(b, "theme-area-signal", "T", "geb-Noord").state is State.ELSEWHERE
    assert verdict(b, "theme-area-signal", "T", "geb-B").state is State.ABSENT
    assert [f.area for f in gaps(b, "theme-area-signal").findings] == ["geb-B"]
    b.nobody("T", "signal", area="geb-Noord")
    assert verdict(b, "theme-area-signal", "T", "geb-Noord").state is State.ABSENT


def test_nobody_signals_it_says_that_nobody_has_an_eye_for_it() -> None:
    b = town(whole=False)
    b.records = {k: r for k, r in b.records.items() if k[0] != "Setting"}
    b.add(m.Theme(id="T", label_nl="T", origin=m.Origin.SHIPPED, named=True))
    b.setting("past_unrest", "T", "2020-01-01")
    assert verdict(b, "theme-eye", "T").state is State.UNKNOWN
    b.nobody("T", "signal")
    found = verdict(b, "theme-eye", "T")
    assert (found.state, found.confidence) == (State.ABSENT, Confidence.ESTABLISHED)
    # A consultation of which the themes are not told may have an eye for it: less sure.
    ref = b.meeting("W")
    assert verdict(b, "theme-eye", "T").confidence is Confidence.LIKELY
    b.tie(m.DealsWith, ref, Ref("Theme", "T"))
    assert verdict(b, "theme-eye", "T").state is State.PRESENT


def test_nobody_signals_it_in_one_area_says_nothing_of_an_eye_for_it() -> None:
    b = town(whole=False)
    b.records = {k: r for k, r in b.records.items() if k[0] != "Setting"}
    b.add(m.Theme(id="T", label_nl="T", origin=m.Origin.SHIPPED, named=True))
    b.setting("past_unrest", "T", "2020-01-01")
    b.area("Noord")
    b.nobody("T", "signal", area="geb-Noord")
    assert verdict(b, "theme-eye", "T").state is State.UNKNOWN


def test_a_table_that_is_told_to_be_empty_is_a_party_of_its_own() -> None:
    b = town()
    b.covers(org("Welzijn"), "T", "signal")
    b.says("no", "mandate", b.meeting("W"))
    found = verdict(b, "theme-spread", "T")
    assert found.cover is Cover.SINGLE
    b.covers(meeting("W"), "T", "act")
    assert verdict(b, "theme-spread", "T").cover is Cover.ENOUGH


def test_when_all_parties_said_no_the_fallback_is_known() -> None:
    b = town(whole=False)
    for name in ("Gemeente", "GGD", "Politie", "Welzijn"):
        b.says("no", "coverage", org(name), theme="T", stage=m.Stage.SIGNAL)
    found = verdict(b, "theme-signal", "T")
    assert (found.state, found.fallback) == (State.ABSENT, Fallback.NONE)


# --- with whom a signal can be checked ---------------------------------------------------------------------------


def signalling() -> Build:
    """Politie signals T and meets Welzijn in K, which is told to deal with no theme."""
    b = town()
    b.covers(org("Politie"), "T", "signal")
    k = b.meeting("K", chair="Politie", mandate=m.Mandate.ALIGN)
    b.seat("Welzijn", "K")
    b.says("no", "themes", k)
    return b


def test_nowhere_to_check_a_signal_until_the_table_has_a_mandate_or_stage_for_it() -> None:
    b = signalling()
    assert verdict(b, "party-verified", "org-Politie").state is State.ABSENT
    b.tie(m.MandateFor, meeting("K"), Ref("Theme", "T"))
    assert verdict(b, "party-verified", "org-Politie").state is State.PRESENT
    b = signalling()
    b.covers(meeting("K"), "T", "act")
    assert verdict(b, "party-verified", "org-Politie").state is State.PRESENT


def test_a_table_of_which_the_mandate_is_not_told_may_be_about_it() -> None:
    b = signalling()
    b.meeting("K")
    assert verdict(b, "party-verified", "org-Politie").state is State.UNKNOWN


@pytest.mark.parametrize(("theme", "state"), [(None, State.PRESENT), ("T", State.PRESENT), ("U", State.ABSENT)])
def test_a_route_to_a_party_that_knows_the_theme_is_a_way_to_check(theme: str | None, state: State) -> None:
    b = signalling()
    b.theme("U", now=False)
    b.covers(org("GGD"), "T", "interpret")
    assert verdict(b, "party-verified", "org-Politie").state is State.ABSENT
    b.route(org("Politie"), org("GGD"), "lateral", theme=theme)
    assert verdict(b, "party-verified", "org-Politie").state is state


def test_a_route_to_a_table_about_the_theme_is_a_way_to_check() -> None:
    b = signalling()
    b.meeting("B", chair="GGD", themes=("T",), mandate=m.Mandate.ALIGN)
    assert verdict(b, "party-verified", "org-Politie").state is State.ABSENT
    b.route(org("Politie"), meeting("B"))
    assert verdict(b, "party-verified", "org-Politie").state is State.PRESENT


def test_while_routes_may_be_untold_it_is_asked() -> None:
    b = signalling()
    setting = next(r for r in b.records.values() if isinstance(r, m.Setting) and r.value == "escalation")
    b.without("Setting", setting.id)
    assert verdict(b, "party-verified", "org-Politie").state is State.UNKNOWN
