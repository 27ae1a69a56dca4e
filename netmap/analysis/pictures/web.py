"""Where everything stands in the whole web: a map that stays the same over visits, imports and pictures.

Basis: force-directed placement (Fruchterman & Reingold, 1991), part by part, with a fixed seed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import rustworkx as rx

from netmap.analysis.pictures.boxes import SHAPE, Boxes
from netmap.analysis.pictures.near import Ready
from netmap.analysis.pictures.results import Point
from netmap.model import Ref

#: Above this many nodes in one part the faster library lays it out.
FAST_ABOVE = 300
SEED = 20160601
#: Room for one node, in units of the map.
ROOM = 60.0
_ROUNDS, _FEWEST_ROUNDS = 100, 20


def web_positions(graph: nx.Graph[Ref], kept: Mapping[str, Point]) -> dict[str, Point]:
    """Return where every node of the whole web stands.

    Parameters
    ----------
    graph : networkx.Graph of Ref
        Undirected, as :func:`netmap.graph.web_graph` makes it.
    kept : mapping of node id to (x, y)
        Where nodes stood before; those that are still there do not move, others are passed over.

    Returns
    -------
    dict of str to (float, float)
        One entry per node, in order of id; ``y`` goes down; rounded to 0.1. The same input gives the same output.

    Notes
    -----
    Unconnected parts stand side by side, largest first; nodes without a tie in rows below. A new node stands near the
    mean of what it is tied to; a new part beside all that was there. An empty graph gives nothing. Cost: per part n
    squared times 100 rounds, and fewer above 300 nodes: 2,500 nodes with 20,000 ties take 2 seconds.
    """
    old = {ref: kept[str(ref)] for ref in graph if str(ref) in kept}
    found = _around(graph, old) if old else {}
    _beside(graph, found)
    return {str(ref): found[ref] for ref in sorted(graph)}


def _around(graph: nx.Graph[Ref], old: Mapping[Ref, Point]) -> dict[Ref, Point]:
    """Return the old places, and near them one for every new node that is tied to them, directly or through others."""
    found = dict(old)
    size = (ROOM * 0.8, ROOM * 0.8)
    boxes = Boxes([size] * len(graph))
    for ref in sorted(found):
        boxes.add(found[ref], size)
    ready = Ready({ref: sorted(graph[ref]) for ref in graph}, sorted(set(graph) - found.keys()), found)
    while (new := ready.next(only_tied=True)) is not None:
        found[new] = boxes.nearest(mean([found[other] for other in graph[new] if other in found]), size)
        boxes.add(found[new], size)
        ready.placed(new)
    return found


def _beside(graph: nx.Graph[Ref], found: dict[Ref, Point]) -> None:
    """Give whole parts that have no place yet one, side by side in rows; single nodes in rows below."""
    new = [sorted(part) for part in nx.connected_components(graph) if not any(ref in found for ref in part)]
    parts = sorted((part for part in new if len(part) > 1), key=lambda part: (-len(part), part))
    single = sorted(part[0] for part in new if len(part) == 1)
    blocks = [_part(graph, part) for part in parts]
    widest = max((width for _, width, _ in blocks), default=0.0)
    widest = max(widest, math.sqrt(SHAPE * sum((width + ROOM) * (height + ROOM) for _, width, height in blocks)))
    left, top = _corner(found)
    x, y, row = left, top, 0.0
    for places, width, height in blocks:
        if x > left and x + width > left + widest:
            x, y, row = left, y + row + ROOM, 0.0
        for ref, (across, down) in places.items():
            found[ref] = (round(x + across, 1), round(y + down, 1))
        x, row = x + width + ROOM, max(row, height)
    across = max(1, math.ceil(max(math.sqrt(SHAPE * len(single)), widest / ROOM))) if single else 1
    below = y + row + ROOM if blocks else y
    for number, ref in enumerate(single):
        found[ref] = (round(left + number % across * ROOM, 1), round(below + number // across * ROOM, 1))


def _corner(found: Mapping[Ref, Point]) -> Point:
    """Return where new parts begin: right of all that has a place."""
    if not found:
        return 0.0, 0.0
    return round(max(x for x, _ in found.values()) + 2 * ROOM, 1), round(min(y for _, y in found.values()), 1)


def _part(graph: nx.Graph[Ref], part: Sequence[Ref]) -> tuple[dict[Ref, Point], float, float]:
    """Return one connected part laid out from (0, 0), with its width and height."""
    places = _fast(graph, part) if len(part) > FAST_ABOVE else _slow(graph, part)
    left, top = min(x for x, _ in places.values()), min(y for _, y in places.values())
    wide = max(x for x, _ in places.values()) - left
    high = max(y for _, y in places.values()) - top
    scale = ROOM * math.sqrt(len(part)) / (max(wide, high) or 1.0)
    moved = {ref: ((x - left) * scale, (y - top) * scale) for ref, (x, y) in places.items()}
    return moved, wide * scale, high * scale


def _slow(graph: nx.Graph[Ref], part: Sequence[Ref]) -> dict[Ref, Point]:
    # A new graph in order of id: the library's answer depends on the order of nodes.
    ordered: nx.Graph[Ref] = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.subgraph(part).edges))
    places = nx.spring_layout(ordered, iterations=_ROUNDS, seed=SEED, method="force")
    return {ref: (float(x), float(y)) for ref, (x, y) in places.items()}


def _fast(graph: nx.Graph[Ref], part: Sequence[Ref]) -> dict[Ref, Point]:
    number = {ref: place for place, ref in enumerate(part)}
    fast: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    fast.add_nodes_from(range(len(part)))
    pairs = sorted((min(number[a], number[b]), max(number[a], number[b])) for a, b in graph.subgraph(part).edges)
    fast.add_edges_from_no_data(pairs)
    rounds = round(_ROUNDS * math.sqrt(FAST_ABOVE / len(part)))  # a round costs n squared; a large part settles sooner
    places = rx.spring_layout(fast, num_iter=max(_FEWEST_ROUNDS, rounds), seed=SEED)
    return {ref: (float(places[number[ref]][0]), float(places[number[ref]][1])) for ref in part}


def mean(points: Sequence[Point]) -> Point:
    """Return the point in the middle of one or more points, in tenths."""
    many = len(points)
    return round(sum(x for x, _ in points) / many, 1), round(sum(y for _, y in points) / many, 1)
