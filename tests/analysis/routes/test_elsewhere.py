"""Consultations that serve another area: what is seen there goes on, and nothing is sent there."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.moving import elsewhere
from netmap.analysis.routes.results import RouteAnswer, RouteStatus
from netmap.analysis.routes.staged import staged
from netmap.analysis.routes.upward import find_route
from netmap.analysis.routes.whole import network_routes
from netmap.model import Ref
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, meeting, org

NOORD, ZUID = Ref("Area", "geb-noord"), Ref("Area", "geb-zuid")


def town() -> Build:
    """A sits in N (north). Z interprets and decides, and serves the south only. D decides, anywhere. All is told."""
    b = Build()
    b.theme("T")
    b.area("stad")
    b.area("noord", "stad")
    b.area("zuid", "stad")
    b.org("A")
    b.meeting("N", mandate=m.Mandate.ALIGN)
    b.meeting("Z", mandate=m.Mandate.DECIDE, decides=("T",))
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("T",))
    b.tie(m.Serves, meeting("N"), NOORD)
    b.tie(m.Serves, meeting("Z"), ZUID)
    b.seat("A", "N")
    b.covers(meeting("Z"), "T", "interpret")
    for name in ("coverage", "escalation", "participation"):
        b.complete(name)
    return b


def asked(b: Build, source: Ref) -> RouteAnswer:
    return find_route(b.network(), DAY, source, "T", "geb-noord")


def test_what_is_seen_at_a_table_elsewhere_is_interpreted_and_decided_on_there() -> None:
    answer = asked(town(), meeting("Z"))
    assert answer.status is RouteStatus.ROUTE
    assert answer.routes[0].consultations == (meeting("Z"),)
    assert answer.missing_links == ()


def test_what_is_seen_at_a_table_elsewhere_goes_on_along_its_own_ways() -> None:
    b = town()
    b.meeting("Z", mandate=m.Mandate.ALIGN)
    b.without("MANDATE_FOR", m.tie_id("MANDATE_FOR", meeting("Z"), Ref("Theme", "T")))
    assert asked(b, meeting("Z")).status is RouteStatus.NO_ROUTE
    b.route(meeting("Z"), meeting("D"))
    answer = asked(b, meeting("Z"))
    assert answer.status is RouteStatus.ROUTE
    assert answer.routes[0].consultations == (meeting("Z"), meeting("D"))


@pytest.mark.parametrize("tie", ["seat", "route", "coordinates"])
def test_nothing_is_sent_to_a_table_elsewhere(tie: str) -> None:
    b = town()
    if tie == "seat":
        b.seat("A", "Z")
    elif tie == "route":
        b.route(meeting("N"), meeting("Z"))
    else:
        b.tie(m.Coordinates, org("A"), meeting("Z"))
    for source in (org("A"), meeting("N")):
        assert asked(b, source).status is RouteStatus.NO_ROUTE
        assert find_route(b.network(), DAY, source, "T", "geb-zuid").status is RouteStatus.ROUTE or tie == "route"
        assert find_route(b.network(), DAY, source, "T").status is RouteStatus.ROUTE


def test_no_hand_over_to_a_table_elsewhere_is_proposed() -> None:
    answer = asked(town(), org("A"))
    every = [link for one in answer.missing_links for link in (one, *one.also)]
    assert every
    assert not [link for link in every if meeting("Z") in (link.start, link.end)]


@pytest.mark.parametrize("seed", range(20))
def test_no_way_goes_by_a_table_elsewhere(seed: int) -> None:
    facts = Facts(random_town(seed, areas=True).network(), DAY)
    away = elsewhere(facts, "geb-noord")
    graph = staged(facts, area="geb-noord")
    assert graph.moves.elsewhere == {ref for ref in away if ref.label == "Consultation"}
    for arc in graph.moves.arcs:
        assert arc.end
        assert arc.end.ref not in graph.moves.elsewhere
    found = network_routes(facts.network, DAY, area="geb-noord")
    told = {
        *(*found.with_route, *found.open, *found.without, *found.no_way_up),
        *(ref for end in found.dead_ends for ref in (end.place, *end.behind)),
        *(ref for point in found.single_points for ref in (point.place, *point.breaks, *point.breaks_recorded)),
        *(busy.place for busy in found.bottlenecks),
        *(ref for places in found.one_way.values() for ref in places),
    }
    assert not told & graph.moves.elsewhere
