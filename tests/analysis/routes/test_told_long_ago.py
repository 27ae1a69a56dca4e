"""What was told over two years ago is no ground to say that there is no way: it counts as not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.abilities import abilities, refused
from netmap.analysis.routes.results import RouteStatus
from netmap.analysis.routes.telling import (
    coverage_told,
    fully_told,
    mandate_told,
    members_told,
    nobody_onward,
    ways_on_told,
)
from netmap.analysis.routes.upward import find_route
from netmap.analysis.routes.whole import network_routes
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, meeting, org

LISTS = ("coverage", "escalation", "participation")
OLD, RECENT = "2020-01-01", "2026-08-20"


def town(listed: str | None = RECENT) -> Build:
    """A sits in W, which may not decide; the lists were declared complete on a day (None: were not)."""
    b = Build()
    b.theme("T")
    b.org("A")
    b.meeting("W", mandate=m.Mandate.ALIGN)
    b.seat("A", "W")
    for name in LISTS if listed else ():
        b.complete(name, listed or "")
    return b


def status(b: Build) -> RouteStatus:
    return find_route(b.network(), DAY, org("A"), "T").status


@pytest.mark.parametrize("listed", [RECENT, OLD])
def test_an_old_complete_list_proves_no_absence(listed: str) -> None:
    b = town(listed)
    sure = listed == RECENT
    assert status(b) is (RouteStatus.NO_ROUTE if sure else RouteStatus.UNKNOWN)
    assert network_routes(b.network(), DAY, "T").without == ((meeting("W"), org("A")) if sure else ())
    assert bool(find_route(b.network(), DAY, org("A"), "T").asks) is not sure, "what is not known is asked"


@pytest.mark.parametrize("name", LISTS)
def test_one_old_list_is_enough_to_leave_it_open(name: str) -> None:
    b = town(None)
    for each in LISTS:
        b.complete(each, OLD if each == name else RECENT)
    assert status(b) is RouteStatus.UNKNOWN
    b.complete(name, RECENT)
    assert status(b) is RouteStatus.NO_ROUTE, "the latest declaration counts"


@pytest.mark.parametrize(("checked", "told"), [(RECENT, True), ("2025-01-01", True), (OLD, False), (None, True)])
def test_an_old_nobody_is_no_nobody_any_more(checked: str | None, told: bool) -> None:
    b = town(None)
    b.complete("participation")
    b.complete("coverage")
    for place in (meeting("W"), org("A")):
        b.says("no", "route", place, checked=checked)
    assert status(b) is (RouteStatus.NO_ROUTE if told else RouteStatus.UNKNOWN)
    facts = Facts(b.network(), DAY)
    assert ways_on_told(facts, meeting("W"), "T") is told
    assert bool(nobody_onward(facts, meeting("W"))) is told


def test_what_is_only_assumed_is_not_told_either() -> None:
    b = town()
    b.without("Setting", m.setting_id(m.SettingKey.COMPLETE, "escalation", RECENT))
    for place in (meeting("W"), org("A")):
        b.says("no", "route", place, certainty=m.Certainty.ASSUMED)
    assert status(b) is RouteStatus.UNKNOWN


def test_an_old_no_of_coverage_leaves_who_said_it_perhaps() -> None:
    b = town(None)
    b.says("no", "coverage", meeting("W"), theme="T", stage=m.Stage.INTERPRET, checked=OLD)
    b.nobody("T", "decide", checked=OLD)
    facts = Facts(b.network(), DAY)
    assert refused(facts, m.Stage.INTERPRET, "T", "") == set()
    assert meeting("W") in abilities(facts, "T").perhaps[m.Stage.INTERPRET]
    assert not coverage_told(facts, "T", m.Stage.DECIDE)
    b.says("no", "coverage", meeting("W"), theme="T", stage=m.Stage.INTERPRET)
    b.nobody("T", "decide")
    facts = Facts(b.network(), DAY)
    assert meeting("W") not in abilities(facts, "T").perhaps[m.Stage.INTERPRET]
    assert coverage_told(facts, "T", m.Stage.DECIDE)


def test_an_old_no_mandate_may_have_become_one() -> None:
    b = town()
    b.meeting("W")
    for checked, told in ((OLD, False), (RECENT, True)):
        b.says("no", "mandate", meeting("W"), checked=checked)
        assert mandate_told(Facts(b.network(), DAY), meeting("W"), "T") is told
        assert status(b) is (RouteStatus.NO_ROUTE if told else RouteStatus.UNKNOWN)


def test_all_seats_are_known_by_the_lists_of_each_consultation_if_none_of_them_is_old() -> None:
    b = town(None)
    b.complete("consultations")
    b.complete("participation:ovl-W")
    assert members_told(Facts(b.network(), DAY), org("A"))
    for old in ("consultations", "participation:ovl-W"):
        stale = Build()
        stale.records = dict(b.records)
        stale.without("Setting", m.setting_id(m.SettingKey.COMPLETE, old, RECENT))
        stale.complete(old, OLD)
        assert not members_told(Facts(stale.network(), DAY), org("A")), old


@pytest.mark.parametrize("seed", range(20))
def test_where_all_was_told_long_ago_nothing_is_surely_without_a_way(seed: int) -> None:
    b = random_town(seed)
    for name in (*LISTS, "consultations", "organisations", "channels"):
        b.without("Setting", m.setting_id(m.SettingKey.COMPLETE, name, RECENT)) if _has(b, name) else None
        b.complete(name, OLD)
    for record in list(b.records.values()):
        if isinstance(record, m.Statement):
            b.add(replace(record, checked_on=OLD))
    found = network_routes(b.network(), DAY)
    assert found.without == ()
    assert found.dead_ends == ()
    facts = Facts(b.network(), DAY)
    assert not any(fully_told(facts, place) for place in (*found.with_route, *found.open))


def _has(b: Build, name: str) -> bool:
    return ("Setting", m.setting_id(m.SettingKey.COMPLETE, name, RECENT)) in b.records
