"""Where residents can come with a signal, and who is in the digital channels, solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis.results import Cover, Fallback, State
from netmap.model import Channel, ConsultationKind, Origin, PresentIn, Ref, Sector
from tests.analysis.judging import finding, only, question, town
from tests.build import Build, meeting, org


def complete(b: Build, *lists: str) -> None:
    for name in lists:
        b.complete(name)


# --- residents ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["report_point", "residents_consultation"])
def test_a_report_point_or_residents_consultation_is_a_way_in(kind: str) -> None:
    b = town()
    b.meeting("M", kind=kind)
    assert only(b, "residents-entry").state is State.PRESENT


def test_a_party_of_residents_counts_once_it_sits_somewhere_or_passes_on() -> None:
    b = town()
    b.org("Bewoners", "residents")
    assert only(b, "residents-entry").state is State.UNKNOWN
    b.route(org("Bewoners"), meeting("W"))
    assert only(b, "residents-entry").parties == (org("Bewoners"),)
    b.without("PASSES_ON", next(i for k, i in b.records if k == "PASSES_ON"))
    b.seat("Bewoners", "W")
    assert only(b, "residents-entry").state is State.PRESENT


def test_no_way_in_when_all_lists_are_complete_and_no_kind_is_empty() -> None:
    b = town()
    complete(b, "organisations", "consultations", "participation")
    assert only(b, "residents-entry").state is State.UNKNOWN, "somebody may keep office hours"
    b.complete("channels")
    found = finding(b, "residents-entry")
    assert (found.coverage, found.fallback, found.severity) == (Cover.NONE, Fallback.NONE, 3)
    b.org("Bewoners", "residents")
    assert only(b, "residents-entry").state is State.UNKNOWN, "they may pass on; the list of routes is not complete"
    b.complete("escalation")
    assert only(b, "residents-entry").state is State.ABSENT
    b.meeting("Zonder soort")
    assert only(b, "residents-entry").state is State.UNKNOWN


def test_a_party_without_a_sector_may_be_residents() -> None:
    b = town()
    complete(b, "organisations", "consultations", "participation", "channels")
    b.org("Onbekend")
    assert only(b, "residents-entry").state is State.UNKNOWN


def test_who_is_met_in_the_street_is_a_fallback_for_residents() -> None:
    b = town()
    b.tie(PresentIn, org("Welzijn"), Ref("Channel", "street_contact"))
    verdict = only(b, "residents-entry")
    assert (verdict.state, verdict.fallback) == (State.UNKNOWN, Fallback.INSIDE)


@pytest.mark.parametrize("channel", ["report_point", "report_app", "office_hours"])
def test_who_keeps_a_report_point_or_office_hours_is_a_way_in(channel: str) -> None:
    b = town()
    complete(b, "organisations", "consultations", "participation", "channels")
    b.tie(PresentIn, org("Welzijn"), Ref("Channel", channel))
    verdict = only(b, "residents-entry")
    assert (verdict.state, verdict.parties) == (State.PRESENT, (org("Welzijn"),))


def test_a_seat_that_stands_for_residents_is_a_way_in() -> None:
    b = town()
    complete(b, "organisations", "consultations", "participation", "channels")
    b.seat("Welzijn", "K", as_sector="residents")
    verdict = only(b, "residents-entry")
    assert (verdict.state, verdict.parties) == (State.PRESENT, (org("Welzijn"),))


def test_a_word_of_the_user_may_be_what_residents_come_to() -> None:
    lists = ("organisations", "consultations", "participation", "channels")
    for word in (
        Channel(id="inloop", label_nl="inloop", origin=Origin.LOCAL),
        ConsultationKind(id="buurtkamer", label_nl="buurtkamer", origin=Origin.LOCAL),
        Sector(id="buren", label_nl="buren", origin=Origin.LOCAL),
    ):
        b = town()
        complete(b, *lists)
        b.add(word)
        b.tie(PresentIn, org("Welzijn"), Ref("Channel", "inloop"))
        b.meeting("B", kind="buurtkamer")
        b.org("Buren", "buren")
        assert only(b, "residents-entry").state is State.UNKNOWN, word.id


# --- digital channels -----------------------------------------------------------------------------------------


def present_in(b: Build, party: str, channel: str) -> None:
    b.add(Channel(id=channel, label_nl=channel))
    b.tie(PresentIn, org(party), Ref("Channel", channel))


def test_one_party_in_one_digital_channel_is_enough() -> None:
    b = town()
    present_in(b, "Welzijn", "office_hours")
    assert only(b, "digital-channels").state is State.UNKNOWN
    present_in(b, "Politie", "social_media")
    verdict = only(b, "digital-channels")
    assert (verdict.state, verdict.parties) == (State.PRESENT, (org("Politie"),))


def test_nobody_in_digital_channels_by_a_complete_list_or_because_each_told() -> None:
    b = town()
    b.complete("channels")
    assert finding(b, "digital-channels").coverage is Cover.NONE
    b = town()
    b.complete("organisations")
    present_in(b, "Welzijn", "office_hours")
    b.says("no", "channels", org("Gemeente"))
    assert question(b, "digital-channels").addressee == org("Gemeente")
    b.says("no", "channels", org("Politie"), provenance=("import|Organisaties|3",))
    found = finding(b, "digital-channels")
    assert ("import|Organisaties|3",) in [row.provenance for row in found.evidence]


def test_one_party_that_does_not_know_keeps_the_channels_open() -> None:
    b = town()
    b.complete("channels")
    b.says("unknown", "channels", org("Politie"))
    assert only(b, "digital-channels").state is State.UNKNOWN


def test_a_channel_of_the_users_own_may_be_a_digital_one() -> None:
    b = town()
    b.complete("channels")
    b.add(Channel(id="instagram", label_nl="Instagram", origin=Origin.LOCAL))
    b.tie(PresentIn, org("Welzijn"), Ref("Channel", "instagram"))
    assert question(b, "digital-channels").ask.code == "gaps.ask.channel"
