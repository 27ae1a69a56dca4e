"""The norm's lines about the core team: which consultation they are about, what a "no" makes, and what closes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap.analysis.closing.ways import ways_of
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Confidence, Cover, State
from netmap.model import Network, Record, Ref, Status
from netmap.reference.norm import default_norm
from tests.analysis.judging import can_be_said, finding, gaps, judged, norm_of, question
from tests.build import DAY, Build, meeting, org

LINES = {line.id: line for line in default_norm().lines if str(line.needs).startswith("core_team")}


def lacking() -> Build:
    """Return a town whose core team K of police and prosecution lacks all that the norm asks, as far as it is told."""
    b = Build(shipped=True)
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    for name, sector in (("Politie", "police"), ("OM", "justice"), ("GGD", "health"), ("Welzijn", "welfare")):
        b.org(name, sector)
    b.meeting("K", hub=True, kind="core_team", convened_by="burgemeester", checked_on="2026-09-01")
    for name in ("Politie", "OM"):
        b.seat(name, "K", role="member", checked_on="2026-09-01")
        for about in ("mandate", "deputy"):
            b.says("no", about, org(name), object=str(meeting("K")))
    b.complete("participation:ovl-K")
    return b


def with_records(b: Build, records: tuple[Record, ...]) -> Network:
    network = b.network()
    return network.with_records(records)


def test_there_is_a_line_for_each_thing_that_is_asked() -> None:
    assert sorted(LINES) == ["hub-convened", "hub-deputies", "hub-mandate", "hub-mixed", "hub-secretary", "hub-usual"]
    assert all(line.severity_max is not None and line.severity_max < 4 for line in LINES.values())


@pytest.mark.parametrize("line", sorted(LINES))
def test_what_is_told_to_be_missing_is_found(line: str) -> None:
    found = finding(lacking(), line)
    assert found.subjects == (meeting("K"),)
    assert found.coverage is (Cover.ONE_SECTOR if line == "hub-mixed" else Cover.NONE)
    assert found.severity <= (LINES[line].severity_max or 4)
    told = line in ("hub-mandate", "hub-convened", "hub-deputies")
    assert found.confidence is (Confidence.ESTABLISHED if told else Confidence.LIKELY)
    assert found.evidence


@pytest.mark.parametrize("line", sorted(LINES))
def test_each_way_to_close_it_closes_it(line: str) -> None:
    b = lacking()
    facts = Facts(b.network(), DAY)
    ways = ways_of(facts, LINES[line], finding(b, line))
    assert ways
    assert all(found.closure.addition for found in ways)
    for found in ways:
        after = find_gaps(with_records(b, found.records), norm_of(line), DAY)
        assert (not after.findings) is found.closes, found.closure


def test_what_lacks_more_than_one_thing_is_not_closed_by_one_of_them() -> None:
    b = lacking()
    ways = ways_of(Facts(b.network(), DAY), LINES["hub-usual"], finding(b, "hub-usual"))
    assert not any(found.closes for found in ways), "the mayor and two others are missing"
    for name in ("GGD", "Welzijn"):
        b.seat(name, "K", role="member")
    ways = ways_of(Facts(b.network(), DAY), LINES["hub-usual"], finding(b, "hub-usual"))
    assert [(found.closure.code, found.closes) for found in ways] == [("gaps.way.mayor", True)]


def test_the_secretary_is_looked_for_in_the_municipality_first() -> None:
    b = lacking()
    b.org("OOV", part_of="Gemeente")
    b.seat("OOV", "K", role="member")
    ways = ways_of(Facts(b.network(), DAY), LINES["hub-secretary"], finding(b, "hub-secretary"))
    assert next(found.closure.party for found in ways) == org("OOV")


@pytest.mark.parametrize("line", sorted(LINES))
def test_silence_is_one_question(line: str) -> None:
    b = Build(shipped=True)
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.meeting("K", hub=True, kind="core_team")
    b.seat("Gemeente", "K")
    asked = question(b, line)
    assert asked.if_no is not None
    assert asked.if_no.line_id == line
    assert asked.addressee == org("Gemeente")


@pytest.mark.parametrize("line", sorted(LINES))
def test_a_consultation_that_is_no_core_team_is_asked_nothing(line: str) -> None:
    b = lacking()
    b.meeting("W", kind="neighbourhood_consultation")
    assert judged(b, line)[meeting("W")].state is State.ELSEWHERE
    b.meeting("K", kind="core_team")
    assert judged(b, line)[meeting("K")].state is State.ELSEWHERE, "its name and kind do not make it one"


@pytest.mark.parametrize("line", sorted(LINES))
def test_of_two_core_teams_the_one_of_that_kind_is_judged_and_else_none(line: str) -> None:
    b = lacking()
    b.meeting("Z", hub=True, kind="triangle")
    assert judged(b, line)[meeting("K")].state is State.ABSENT
    assert judged(b, line)[meeting("Z")].state is State.ELSEWHERE
    b.meeting("Z", hub=True, kind="core_team")
    assert {verdict.state for verdict in judged(b, line).values()} == {State.ELSEWHERE}


def test_who_did_not_say_it_is_not_lost_when_another_said_no() -> None:
    b = lacking()
    b.seat("GGD", "K", role="member")
    answer = gaps(b, "hub-mandate")
    assert [found.parties for found in answer.findings] == [(org("OM"), org("Politie"))]
    assert [asked.ask.values["parties"] for asked in answer.questions] == [[org("GGD")]]


@pytest.mark.parametrize("line", ["hub-mixed", "hub-usual", "hub-secretary"])
def test_a_row_that_may_no_longer_hold_leaves_it_open(line: str) -> None:
    b = lacking()
    b.seat("GGD", "K", role="secretary", status=Status.UNKNOWN)
    b.seat("Welzijn", "K", role="member", status=Status.UNKNOWN)
    b.seat("Gemeente", "K", "burgemeester", role="member", status=Status.UNKNOWN)
    assert not gaps(b, line).findings


@pytest.mark.parametrize(("status", "state"), [(Status.ENDED, State.PRESENT), (Status.UNKNOWN, State.UNKNOWN)])
def test_a_member_that_may_still_be_there_leaves_open_what_all_others_have(status: Status, state: State) -> None:
    b = lacking()
    for name in ("Welzijn", "Gemeente"):
        b.seat(name, "K", may_commit=True, deputy="teamleider")
    for name in ("Politie", "OM"):
        b.seat(name, "K", may_commit=True, deputy="teamleider", status=Status.ENDED)
    b.seat("GGD", "K", status=status)
    for line in ("hub-mandate", "hub-deputies"):
        assert judged(b, line)[meeting("K")].state is state


def test_an_old_no_is_asked_again() -> None:
    b = lacking()
    b.meeting("K", hub=True, kind="core_team", convened_by="burgemeester", checked_on="2023")
    assert finding(b, "hub-convened").confidence is Confidence.ASK


@pytest.mark.parametrize("line", sorted(LINES))
def test_everything_can_be_said_when_no_member_is_known(line: str) -> None:
    b = Build(shipped=True)
    b.meeting("K", hub=True)
    (verdict,) = judged(b, line).values()
    assert verdict.state is State.UNKNOWN
    can_be_said(replace(verdict, asks=verdict.asks[:1]), b.network())
    assert isinstance(verdict.asks[0].subject, Ref)
