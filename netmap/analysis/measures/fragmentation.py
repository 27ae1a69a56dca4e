"""How far a network falls apart, and without whom: Borgatti's key players.

Which question of the user: *what if this party goes?* (negative problem: what falls apart without it) and *whom do
these few reach together?* (positive problem).

References
----------
Borgatti, S.P. (2003). The key player problem. In: Dynamic Social Network Modeling and Analysis. National Academies
Press, 241-252.
Borgatti, S.P. (2006). Identifying sets of key players in a social network. Computational and Mathematical Organization
Theory 12, 21-34.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import TypeVar

import networkx as nx

from netmap.analysis.measures.steps import arrays, distance_counts, undirected

__all__ = [
    "distance_weighted_fragmentation",
    "distance_weighted_reach",
    "fragmentation",
    "fragmentation_without",
    "reach_within",
]

N = TypeVar("N", bound=Hashable)


def fragmentation(graph: nx.Graph[N]) -> float:
    """Return Borgatti's F: the share of pairs that cannot reach each other.

    F = 1 - sum over the parts of s (s - 1) / (n (n - 1)), s the number of nodes of a part.

    Returns
    -------
    float
        0 (connected) to 1 (nobody has a tie). 0 with fewer than two nodes: there is no pair.

    Raises
    ------
    ValueError
        When the graph is directed, or has several edges between two nodes.

    Examples
    --------
    >>> import networkx as nx
    >>> fragmentation(nx.Graph([(1, 2), (3, 4)]))
    0.6666666666666667
    """
    undirected(graph)
    return _share([len(part) for part in nx.connected_components(graph)], len(graph))


def distance_weighted_fragmentation(graph: nx.Graph[N]) -> float:
    """Return Borgatti's DF: as F, but pairs that are far apart count as nearly apart.

    DF = 1 - sum over all ordered pairs of 1 / distance, divided by n (n - 1); what cannot be reached adds nothing.

    Returns
    -------
    float
        0 (everybody tied to everybody) to 1 (nobody tied). 0 with fewer than two nodes.

    Raises
    ------
    ValueError
        As for :func:`fragmentation`.

    Examples
    --------
    >>> import networkx as nx
    >>> distance_weighted_fragmentation(nx.path_graph(3))
    0.16666666666666663
    """
    form = arrays(graph)
    n = len(form)
    if n < 2:
        return 0.0
    counts = distance_counts(form)
    near = sum(int(row.sum()) / step for step, row in enumerate(counts) if step)
    return float(1 - near / (n * (n - 1)))


def reach_within(graph: nx.Graph[N], members: Collection[N], steps: int) -> int:
    """Return Borgatti's R_m: how many nodes are within ``steps`` steps of at least one of ``members``.

    The members are reached themselves, so that one more member never lowers it. No members reach nobody.

    Raises
    ------
    ValueError
        When a member is not in the graph, ``steps`` is below 0, or the graph is not a plain undirected one.

    Examples
    --------
    >>> import networkx as nx
    >>> reach_within(nx.path_graph(5), [0], 2)
    3
    """
    if steps < 0:
        raise ValueError("steps must be at least 0")
    return sum(distance <= steps for distance in _distances(graph, members).values())


def distance_weighted_reach(graph: nx.Graph[N], members: Collection[N]) -> float:
    """Return Borgatti's DR: the sum over all nodes of 1 / (distance to the nearest member), divided by n.

    A member counts 1, as do the neighbours of members; what cannot be reached counts 0.

    Returns
    -------
    float
        0 (no members, or an empty graph) to 1.

    Raises
    ------
    ValueError
        As for :func:`reach_within`.

    Notes
    -----
    Programs differ: pyntacle leaves the members out of the sum.

    Examples
    --------
    >>> import networkx as nx
    >>> distance_weighted_reach(nx.path_graph(4), [0])
    0.7083333333333334
    """
    found = _distances(graph, members)
    return sum(1 / max(1, distance) for distance in found.values()) / len(graph) if len(graph) else 0.0


def fragmentation_without(graph: nx.Graph[N]) -> dict[N, float]:
    """Return by how much F grows when each node goes: F of the graph without it, less F of the whole.

    Returns
    -------
    dict of node to float
        In the order of the graph; above 0 only for who holds parts together (or belongs to the largest part of
        several), below 0 when who goes was badly tied itself.

    Raises
    ------
    ValueError
        As for :func:`fragmentation`.

    Notes
    -----
    Exact, in one walk over the graph: cutting v from a part leaves the branches below v that no tie leads around, and
    the rest (Hopcroft and Tarjan 1973). Cost: linear in nodes and edges, where deleting each node in turn takes n times
    that.

    References
    ----------
    Hopcroft, J. and Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of
    the ACM 16, 372-378.

    Examples
    --------
    >>> import networkx as nx
    >>> fragmentation_without(nx.star_graph(3))
    {0: 1.0, 1: 0.0, 2: 0.0, 3: 0.0}
    """
    form = arrays(graph)
    n = len(form)
    starts, ends = form.starts.tolist(), form.ends.tolist()
    sizes, pieces = _pieces(starts, ends)
    together = sum(size * (size - 1) for size in sizes.values())
    before = 1 - together / (n * (n - 1)) if n > 1 else 0.0
    found = {}
    for number, node in enumerate(graph):
        root, parts = pieces[number]
        size = sizes[root]
        rest = size - 1 - sum(parts)
        left = together - size * (size - 1) + rest * (rest - 1) + sum(part * (part - 1) for part in parts)
        after = 1 - left / ((n - 1) * (n - 2)) if n > 2 else 0.0
        found[node] = after - before
    return found


# --- inside -------------------------------------------------------------------------------------------------------


def _share(sizes: list[int], n: int) -> float:
    return 1 - sum(size * (size - 1) for size in sizes) / (n * (n - 1)) if n > 1 else 0.0


def _distances(graph: nx.Graph[N], members: Collection[N]) -> dict[N, int]:
    undirected(graph)
    if strange := [node for node in members if node not in graph]:
        raise ValueError(f"not in the graph: {strange[0]!r}")
    found: dict[N, int] = dict.fromkeys(members, 0)
    frontier = list(found)
    while frontier:
        fresh = []
        for node in frontier:
            for other in graph.adj[node]:
                if other not in found:
                    found[other] = found[node] + 1
                    fresh.append(other)
        frontier = fresh
    return found


def _pieces(starts: list[int], ends: list[int]) -> tuple[dict[int, int], list[tuple[int, list[int]]]]:
    """Return the size of each part by its root, and per node its root and the sizes of what comes loose below it.

    Each loose branch is a piece of its own when the node goes; what is left of the part is the last piece.
    """
    n = len(starts) - 1
    order = [-1] * n
    lowest = [0] * n
    below = [1] * n
    loose: list[list[int]] = [[] for _ in range(n)]
    root_of = [0] * n
    sizes: dict[int, int] = {}
    clock = 0
    position = starts[:n]
    for root in range(n):
        if order[root] >= 0:
            continue
        order[root] = lowest[root] = clock
        clock += 1
        root_of[root] = root
        path = [root]
        while path:
            node = path[-1]
            if position[node] < starts[node + 1]:
                other = ends[position[node]]
                position[node] += 1
                if order[other] < 0:
                    order[other] = lowest[other] = clock
                    clock += 1
                    root_of[other] = root
                    path.append(other)
                else:
                    # The tie to where we came from says no more than that we came from there.
                    lowest[node] = min(lowest[node], order[other])
                continue
            path.pop()
            if path:
                parent = path[-1]
                below[parent] += below[node]
                lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] >= order[parent]:
                    loose[parent].append(below[node])
        sizes[root] = below[root]
    return sizes, [(root_of[node], loose[node]) for node in range(n)]
