"""The whole web as a graph: everything that has not ended, and every tie between it."""

from __future__ import annotations

import networkx as nx
import pytest

from netmap import model as m
from netmap.graph import has_ended, web_graph, web_nodes
from netmap.model import Network, Ref, Status
from tests.build import DAY, Build, meeting, org


def test_the_web_of_an_empty_network_is_empty() -> None:
    assert len(web_graph(Network(id="net-x", name="x"), DAY)) == 0


def test_the_web_holds_what_is_planned_suspended_or_not_known_but_not_what_has_ended() -> None:
    b = Build()
    for status in (None, *Status):
        b.org(str(status), status=status)
    b.org("over", until="2026-08")
    b.org("nog", until="2026-09")
    b.org("straks", since="2027")
    assert {ref.id for ref in web_graph(b.network(), DAY)} == {
        f"org-{name}" for name in ("None", "active", "planned", "suspended", "unknown", "nog", "straks")
    }


def test_all_ties_between_two_nodes_are_one_edge_and_ties_of_what_ended_are_gone() -> None:
    b = Build()
    for name in ("A", "B", "oud"):
        b.org(name, status=Status.ENDED if name == "oud" else None)
    b.meeting("W")
    b.seat("A", "W", "adviseur")
    b.seat("A", "W", "wijkagent")
    b.tie(m.Coordinates, org("A"), meeting("W"))
    b.seat("B", "W", status=Status.ENDED)
    b.seat("oud", "W")
    b.tie(m.PartOf, org("B"), org("A"))
    b.route(org("B"), org("B"))
    b.expert("adviseur", "B")
    graph = web_graph(b.network(), DAY)
    assert {tuple(sorted((a.id, c.id))) for a, c in graph.edges} == {
        ("org-A", "ovl-W"),
        ("org-A", "org-B"),
        ("exp-adviseur", "org-B"),
    }
    kinds = [tie.KIND for tie in graph.edges[org("A"), meeting("W")]["ties"]]
    assert kinds == ["TAKES_PART", "TAKES_PART", "COORDINATES"]


def test_a_theme_is_not_in_the_web() -> None:
    b = Build()
    b.theme("T")
    b.meeting("W", themes=("T",))
    assert list(web_graph(b.network(), DAY)) == [Ref("Consultation", "ovl-W")]


def test_until_a_month_ends_with_its_last_day() -> None:
    assert not has_ended(m.Organisation(id="org-A", name="A", until="2026-09"), DAY)
    assert has_ended(m.Organisation(id="org-A", name="A", until="2026-08-31"), DAY)


def test_the_web_is_kept_so_nobody_can_change_it() -> None:
    b = Build()
    b.org("A")
    network = b.network()
    graph = web_graph(network, DAY)
    assert web_graph(network, DAY) is graph
    with pytest.raises(nx.NetworkXError):
        graph.add_node(org("B"))
    copied = graph.copy()
    copied.add_node(org("B"))
    assert list(graph) == [org("A")]


def test_the_nodes_of_the_web_are_known_without_its_ties() -> None:
    b = Build()
    b.org("A")
    b.org("oud", status=Status.ENDED)
    b.meeting("W")
    b.expert("adviseur", "A")
    network = b.network()
    assert web_nodes(network, DAY) == sorted(web_graph(network, DAY))
