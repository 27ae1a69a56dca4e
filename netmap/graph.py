"""Network -> graphs for the algorithms: the one place that says which records are nodes and arcs of which graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

import networkx as nx

from netmap.model import (
    Consultation,
    Coordinates,
    Expert,
    Fact,
    Network,
    Organisation,
    PartOf,
    PassesOn,
    Ref,
    Relationship,
    Represents,
    Role,
    Status,
    TakesPart,
    WorksFor,
    is_active,
    last_day,
)

#: What ties organisations, consultations and experts to each other, in the order in which ties are named.
WEB_TIES: tuple[type[Relationship], ...] = (TakesPart, PassesOn, Coordinates, WorksFor, PartOf, Represents)


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
        if not route.hands_on:
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


def affiliation_graph(network: Network, day: date, *, without: Collection[Ref] = ()) -> nx.Graph[Ref]:
    """Return the two-mode graph: which organisation sits in which consultation.

    Parameters
    ----------
    network : Network
    day : date
    without : collection of Ref
        Whom and what to leave out, with all its ties; what is not in the network is no matter.

    Returns
    -------
    networkx.Graph
        All active organisations and consultations as Ref, in order of reference, those without ties too; their
        attribute ``mode`` is "organisation" or "consultation". An edge for an active seat or coordination: however
        many of those two have, one edge. Linear in records.
    """
    nodes = active_nodes(network, day) - set(without)
    graph: nx.Graph[Ref] = nx.Graph()
    graph.add_nodes_from((ref, {"mode": ref.label.lower()}) for ref in sorted(nodes))
    for kind in (TakesPart, Coordinates):
        ties: Iterable[Relationship] = network.of(kind).values()
        graph.add_edges_from(
            (t.start, t.end) for t in ties if t.start in nodes and t.end in nodes and is_active(t, day)
        )
    return graph


def brokerage_digraph(network: Network, day: date) -> nx.DiGraph[Ref]:
    """Return who hands a signal on to whom among parties, for counting who stands between which sectors.

    Parameters
    ----------
    network : Network
    day : date

    Returns
    -------
    networkx.DiGraph
        All active organisations as Ref, in order of reference. An arc for each route of :func:`onward_graph`, whose
        consultations stand for the parties that chair or coordinate them: a route between two consultations joins each
        who leads the one with each who leads the other, a party with itself left out. A consultation that nobody is
        known to lead joins nobody. Linear in records, times who leads together.
    """
    leads: dict[Ref, set[Ref]] = defaultdict(set)
    nodes = active_nodes(network, day)
    for seat in network.of(TakesPart).values():
        if seat.role in (Role.CHAIR, Role.COORDINATOR) and is_active(seat, day):
            leads[seat.end].add(seat.start)
    for tie in network.of(Coordinates).values():
        if is_active(tie, day):
            leads[tie.end].add(tie.start)
    found: nx.DiGraph[Ref] = nx.DiGraph()
    parties = sorted(ref for ref in nodes if ref.label == Organisation.KIND)
    found.add_nodes_from(parties)

    def stand_for(ref: Ref) -> list[Ref]:
        return [ref] if ref.label == Organisation.KIND else sorted(leads[ref] & nodes)

    for start, end in onward_graph(network, day).edges:
        found.add_edges_from((a, b) for a in stand_for(start) for b in stand_for(end) if a != b)
    return found


def has_ended(fact: Fact, day: date) -> bool:
    """Return whether a fact is over on ``day``; what is planned, suspended or of unknown status is not over."""
    return fact.status is Status.ENDED or bool(fact.until and last_day(fact.until) <= day)


def web_nodes(network: Network, day: date) -> list[Ref]:
    """Return the organisations, consultations and experts that have not ended on ``day``, in order of reference."""
    kinds = (Organisation, Consultation, Expert)
    return sorted(fact.ref for kind in kinds for fact in network.of(kind).values() if not has_ended(fact, day))


# Every picture is a part of it, and of the largest networks it takes longer to make than all the rest of a picture.
@lru_cache(maxsize=3)
def web_graph(network: Network, day: date) -> nx.Graph[Ref]:
    """Return the whole web as people see it: everything that has not ended on ``day``, active or not.

    Nodes are all organisations, consultations and experts as Ref, in order of id. An edge stands for all ties between
    its two ends, whatever their direction: seats, routes, coordination, being called through, being part of and
    speaking for. Its attribute ``ties`` is the list of those records, in the order of :data:`WEB_TIES` and then by id.
    A tie from a node to itself is left out. The empty network gives the empty graph; unconnected parts stay apart.
    Cost: linear in the number of records. The graphs of the last few networks are kept, so it is frozen: whoever wants
    to change one makes a copy.
    """
    graph: nx.Graph[Ref] = nx.Graph()
    graph.add_nodes_from(web_nodes(network, day))
    nodes = set(graph)
    for kind in WEB_TIES:
        for tie in network.of(kind).values():
            if tie.start == tie.end or tie.start not in nodes or tie.end not in nodes or has_ended(tie, day):
                continue
            if graph.has_edge(tie.start, tie.end):
                graph.edges[tie.start, tie.end]["ties"].append(tie)
            else:
                graph.add_edge(tie.start, tie.end, ties=[tie])
    return nx.freeze(graph)


def unconnected_parts(graph: nx.Graph[Ref]) -> list[set[Ref]]:
    """Return the parts of at least two nodes, largest first, then by smallest id; single nodes are left out."""
    parts = [set(part) for part in nx.connected_components(graph) if len(part) > 1]
    return sorted(parts, key=lambda part: (-len(part), min(part)))
