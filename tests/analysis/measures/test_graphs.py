"""The graphs of a network that these measures are taken of: who sits where, and who hands on to whom."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.graph import affiliation_graph, brokerage_digraph
from netmap.model import Network, Status
from tests.build import DAY, Build, meeting, org


def town() -> Build:
    b = Build()
    for name in ("A", "B", "C", "D", "oud"):
        b.org(name, status=Status.ENDED if name == "oud" else None)
    b.meeting("V", chair="A")
    b.meeting("W", chair="B")
    b.meeting("X")
    b.seat("A", "W", "wijkagent")
    b.seat("A", "W", "jeugdagent")
    b.seat("oud", "W")
    b.seat("C", "X", status=Status.PLANNED)
    b.tie(m.Coordinates, org("C"), meeting("W"))
    return b


def test_who_sits_where_is_a_two_mode_graph_of_what_is_active() -> None:
    graph = affiliation_graph(town().network(), DAY)
    assert list(graph) == [
        *(meeting(name) for name in "VWX"),
        *(org(name) for name in "ABCD"),
    ]
    assert dict(graph.nodes(data="mode"))[org("A")] == "organisation"
    assert dict(graph.nodes(data="mode"))[meeting("W")] == "consultation"
    ties = {(one.id[4:], other.id[4:]) for one, other in graph.edges}
    assert ties == {("V", "A"), ("W", "B"), ("W", "A"), ("W", "C")}


def test_who_is_left_out_goes_with_all_ties() -> None:
    graph = affiliation_graph(town().network(), DAY, without=[org("A"), meeting("W"), org("nergens")])
    assert list(graph) == [meeting("V"), meeting("X"), org("B"), org("C"), org("D")]
    assert not graph.edges


@pytest.mark.parametrize("graph", [affiliation_graph, brokerage_digraph])
def test_an_empty_network_gives_an_empty_graph(graph) -> None:
    assert len(graph(Network(id="net-x", name="x"), DAY)) == 0


def test_a_route_joins_parties_and_consultations_stand_for_who_leads_them() -> None:
    b = town()
    b.route(org("D"), org("C"))
    b.route(org("D"), meeting("V"))
    b.route(meeting("V"), meeting("W"))
    b.route(meeting("W"), meeting("X"))  # nobody leads X
    b.route(meeting("W"), org("A"), direction="down")
    b.route(meeting("W"), org("D"), kind="informs")
    graph = brokerage_digraph(b.network(), DAY)
    assert list(graph) == [org(name) for name in "ABCD"]
    arcs = {(one.id[4:], other.id[4:]) for one, other in graph.edges}
    assert arcs == {("D", "C"), ("D", "A"), ("A", "B"), ("A", "C")}


def test_who_leads_both_ends_hands_on_to_nobody() -> None:
    b = town()
    b.meeting("Y", chair="A")
    b.route(meeting("V"), meeting("Y"))
    assert not brokerage_digraph(b.network(), DAY).edges
