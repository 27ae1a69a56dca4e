"""The picture of who holds the web together: the parties that meet most others, and the tables where they do."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubAnswer, PartyStanding
from netmap.analysis.pictures.results import Arrangement, Node, TieKind, View, Wish
from netmap.analysis.pictures.scene import Scene, Strand, lines, unknown
from netmap.model import Ref, Status

#: Parties that are drawn, as many on both sides of the actual spider; and all that is drawn, before somebody grows it:
#: so many tables that the parties at the edges stay in sight on an ordinary screen.
PARTIES, MOST = 11, 31
WITHOUT = "without"
_MOST_DESIGNATED = 3
#: As many tables stand below each other; more of them take a second column.
_HIGH = 5
_SWEEPS = 12


def hub(scene: Scene, wish: Wish, answer: HubAnswer | None = None) -> View:
    """Return who holds the web together; see :func:`hub_view`.

    ``answer`` is worked out when it is not given. Raises ``UsageError`` for another wish.
    """
    if wish.subjects not in ((), (WITHOUT,)):
        raise unknown(", ".join(wish.subjects))
    return hub_view(scene, wish, answer or find_hub(scene.network, scene.day, runs=0))


def hub_view(scene: Scene, wish: Wish, answer: HubAnswer) -> View:
    """Return the parties that meet most others with all their consultations, in the middle who comes first.

    At most 11 parties and 31 nodes: its own tables first, then those with most of these parties. What was grown comes
    on top of it.
    Consultations that the plan names as core team are always there. Columns and rows follow from what is shown alone:
    in the middle the actual spider, on both sides the consultations, at the edges the other parties.

    Returns
    -------
    View
        The centre: the actual spider, and then the designated core teams. ``total``: what is drawn when all of it fits;
        what is left out is in ``counts``: ``parties_all`` and ``parties_drawn``, ``consultations_all`` and
        ``consultations_drawn``; and ``meets``, ``at`` (consultations) and ``equal`` (others that meet as many) of the
        actual spider. Values of nodes: ``meets``: how many other parties this party meets; ``designated``,
        ``members`` and ``holds`` (whether the actual spider sits there) of a core team. Nothing when no party sits
        anywhere.
    """
    parties = answer.without_municipality if wish.subjects else answer.parties
    parties = tuple(one for one in parties if one.consultations)
    if not parties:
        return View(wish=wish, arrangement=Arrangement.GRID)
    named = answer.actual_without if wish.subjects else answer.actual
    actual = next((one for one in parties if one.party == named), parties[0])
    graph = _seats(scene, parties)
    designated = [one.consultation for one in answer.designated if one.consultation in scene.web][:_MOST_DESIGNATED]
    graph.add_nodes_from(designated)
    first = [actual, *(one for one in parties if one is not actual)][:PARTIES]
    whole = _chosen([one.party for one in first], designated, graph, MOST)
    shown = _chosen([one.party for one in first], designated, graph, min(wish.most, MOST))
    for text in wish.grown:
        for ref in [ref for ref in graph if str(ref) == text]:
            shown.update(dict.fromkeys([ref, *sorted(graph[ref])]))
    said = _said(answer, actual.party)
    places = _places(graph.subgraph(shown), actual.party)
    order = _order(parties, shown, actual.party, designated)
    meets = {one.party: one.reach - 1 for one in parties}
    nodes = [
        _node(scene, graph, ref, order[ref], places[ref], shown, meets, said)
        for ref in sorted(shown, key=order.__getitem__)
    ]
    ties = [
        tie
        for one, other in sorted((min(edge), max(edge)) for edge in graph.subgraph(shown).edges)
        for tie in lines(scene.strands(graph, one, other))
    ]
    counts = {
        "parties_all": len(parties),
        "parties_drawn": sum(ref.label != "Consultation" for ref in whole),
        "consultations_all": sum(ref.label == "Consultation" for ref in graph),
        "consultations_drawn": sum(ref.label == "Consultation" for ref in whole),
        "meets": actual.reach - 1,
        "at": len(actual.consultations),
        "equal": sum(one.reach == actual.reach for one in parties) - 1,
    }
    return View(
        wish=wish,
        arrangement=Arrangement.GRID,
        centre=tuple(str(ref) for ref in (actual.party, *designated)),
        nodes=tuple(nodes),
        ties=tuple(ties),
        total=len({*whole, *shown}),
        counts=counts,
    )


def _seats(scene: Scene, parties: Sequence[PartyStanding]) -> nx.Graph[Ref]:
    graph: nx.Graph[Ref] = nx.Graph()
    for one in parties:
        graph.add_node(one.party)
        for table in one.consultations:
            edge = scene.web.get_edge_data(one.party, table)
            # Somebody may sit there through what represents it: then there is no tie of its own.
            more = edge or {"strands": [Strand(TieKind.SEAT, one.party, table, Status.ACTIVE)]}
            graph.add_edge(one.party, table, **more)
    return graph


def _chosen(parties: Sequence[Ref], designated: Sequence[Ref], graph: nx.Graph[Ref], most: int) -> dict[Ref, None]:
    """Return what is drawn: the centre, parties tied to something drawn, the tables of the first, then of others."""
    chosen = dict.fromkeys([*parties[:1], *designated])
    sitting = {table: sum(1 for party in parties if graph.has_edge(party, table)) for table in graph}
    for party in parties[1:]:
        own = sorted(graph[party], key=lambda table: (table not in chosen, -sitting[table], table))[:1]
        new = [ref for ref in (*own, party) if ref not in chosen]
        if len(chosen) + len(new) <= most:
            chosen.update(dict.fromkeys(new))
    drawn = [party for party in parties if party in chosen]
    rest = {table for party in drawn for table in graph[party]} - chosen.keys()
    for table in sorted(rest, key=lambda table: (not graph.has_edge(parties[0], table), -sitting[table], table)):
        if len(chosen) < most:
            chosen[table] = None
    return chosen


@dataclass(frozen=True)
class _Said:
    """What the plan says of the core teams: their members, and whether the actual spider sits there."""

    members: Mapping[Ref, int]
    holds: Mapping[Ref, bool]


def _said(answer: HubAnswer, actual: Ref) -> _Said:
    return _Said(
        {one.consultation: len(one.members) for one in answer.designated},
        {one.consultation: actual in one.members for one in answer.designated},
    )


def _order(
    parties: Sequence[PartyStanding], shown: Mapping[Ref, None], actual: Ref, designated: Sequence[Ref]
) -> dict[Ref, tuple[int, int, Ref]]:
    """Return the order in which it is told: the centre, then parties by how many they meet, then tables."""
    reaches = sorted({one.reach for one in parties}, reverse=True)
    rank = {one.party: reaches.index(one.reach) + 1 for one in parties}
    first = [actual, *designated]
    return {
        ref: (0, first.index(ref), ref) if ref in first else (1, rank.get(ref, len(reaches) + 1), ref) for ref in shown
    }


def _node(
    scene: Scene,
    graph: nx.Graph[Ref],
    ref: Ref,
    order: tuple[int, int, Ref],
    place: tuple[int, int],
    shown: Mapping[Ref, None],
    meets: Mapping[Ref, int],
    said: _Said,
) -> Node:
    values: dict[str, object] = {}
    if ref in meets:
        values["meets"] = meets[ref]
    if ref in said.members:
        values |= {"designated": True, "members": said.members[ref], "holds": said.holds[ref]}
    hidden = sum(1 for near in graph[ref] if near not in shown)
    node = scene.node(ref, steps=order[1], hidden=hidden, column=place[0], row=place[1])
    return replace(node, values=values)


# --- places -------------------------------------------------------------------------------------------------------


def _places(graph: nx.Graph[Ref], actual: Ref) -> dict[Ref, tuple[int, int]]:
    """Return column and row of everything: tables on both sides of who stands in the middle, parties at the edges.

    Parties and tables are put in one order in which what is tied lies near; one half of it goes left, the other right.
    """
    parties = sorted(ref for ref in graph if ref.label != "Consultation" and ref != actual)
    tables = sorted(ref for ref in graph if ref.label == "Consultation")
    at = _along(graph, parties, tables)
    sides = [_halves(tables, at), _halves(parties, at)]
    many = [max(1, math.ceil(len(side) / _HIGH)) for side in sides[0]]
    rows = max(
        1, *(math.ceil(len(side) / wide) for side, wide in zip(sides[0], many, strict=True)), *map(len, sides[1])
    )
    middle = many[0] + 1
    found = {actual: (middle, rows // 2)}
    for place, (own_tables, own_parties) in enumerate(zip(*sides, strict=True)):
        inner, edge = (
            (range(middle - 1, 0, -1), 0)
            if place == 0
            else (range(middle + 1, middle + 1 + many[1]), middle + 1 + many[1])
        )
        found |= _stacked(own_parties, [edge], rows)
        found |= _stacked(own_tables, list(inner), rows)
    return found


def _along(graph: nx.Graph[Ref], parties: Sequence[Ref], tables: Sequence[Ref]) -> dict[Ref, float]:
    """Return places along one line, from 0 to 1: again and again near the mean of what is tied (barycentres)."""
    at = {ref: (place + 0.5) / len(group) for group in (parties, tables) for place, ref in enumerate(group)}
    for sweep in range(_SWEEPS):
        group = tables if sweep % 2 == 0 else parties
        mean: dict[Ref, float] = {}
        for ref in group:
            near = [at[other] for other in graph[ref] if other in at]
            mean[ref] = round(sum(near) / len(near), 9) if near else at[ref]
        ranked = sorted(group, key=lambda ref: (mean[ref], at[ref], ref))
        at |= {ref: (place + 0.5) / len(ranked) for place, ref in enumerate(ranked)}
    return at


def _halves(refs: Sequence[Ref], at: Mapping[Ref, float]) -> tuple[list[Ref], list[Ref]]:
    ranked = sorted(refs, key=lambda ref: (at[ref], ref))
    half = (len(ranked) + 1) // 2
    return ranked[:half], ranked[half:]


def _stacked(refs: Sequence[Ref], columns: Sequence[int], rows: int) -> dict[Ref, tuple[int, int]]:
    """Return places in some columns, evenly from top to bottom, in order."""
    found = {}
    for place, ref in enumerate(refs):
        column, row = columns[place % len(columns)], place // len(columns)
        high = math.ceil((len(refs) - place % len(columns)) / len(columns))
        found[ref] = (column, int((row + 0.5) * rows / high))
    return found
