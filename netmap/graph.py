"""Network -> graphs for the algorithms: the one place that says which records are nodes and arcs of which graph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import networkx as nx

from netmap.model import (
    NOT_A_HAND_OVER,
    Consultation,
    Direction,
    Network,
    Organisation,
    PassesOn,
    Ref,
    Relationship,
    TakesPart,
    is_active,
)


def active_nodes(network: Network, day: date) -> set[Ref]:
    """Return the organisations and consultations that are active on ``day``."""
    both = (*network.of(Organisation).values(), *network.of(Consultation).values())
    return {record.ref for record in both if is_active(record, day)}


def onward_graph(network: Network, day: date) -> nx.DiGraph[Ref]:
    """Return who hands a signal on to whom: active routes that do not go down and do not merely inform.

    Nodes are all active organisations and consultations as Ref; arcs carry ``routes``, the ids of their records.
    A loop from a node to itself is left out: it leads nowhere. The empty network gives the empty graph.
    """
    nodes = active_nodes(network, day)
    graph: nx.DiGraph[Ref] = nx.DiGraph()
    graph.add_nodes_from(sorted(nodes))
    for route in network.of(PassesOn).values():
        if route.direction is Direction.DOWN or route.kind in NOT_A_HAND_OVER or route.start == route.end:
            continue
        if is_active(route, day) and route.start in nodes and route.end in nodes:
            if graph.has_edge(route.start, route.end):
                graph.edges[route.start, route.end]["routes"].append(route.id)
            else:
                graph.add_edge(route.start, route.end, routes=[route.id])
    return graph


def contact_graph(network: Network, day: date) -> nx.Graph[Ref]:
    """Return who can meet whom: active seats and routes, direction left out, for counting unconnected parts."""
    nodes = active_nodes(network, day)
    graph: nx.Graph[Ref] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    ties: Iterable[Relationship] = (*network.of(TakesPart).values(), *network.of(PassesOn).values())
    graph.add_edges_from((t.start, t.end) for t in ties if is_active(t, day) and {t.start, t.end} <= nodes)
    return graph


def unconnected_parts(graph: nx.Graph[Ref]) -> list[set[Ref]]:
    """Return the parts of at least two nodes, largest first, then by smallest id; single nodes are left out."""
    parts = [set(part) for part in nx.connected_components(graph) if len(part) > 1]
    return sorted(parts, key=lambda part: (-len(part), min(part)))
