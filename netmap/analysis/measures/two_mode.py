"""Centrality in a two-mode network: organisations on one side, the consultations in which they sit on the other.

Which question of the user: *who meets the most others, and through whom does everything run?* Each measure is divided
by the most that a node of its own side could have, so that organisations and consultations are both judged by what
is possible for them (Borgatti and Everett 1997).

All functions take a plain undirected ``networkx.Graph`` with any hashable nodes and ``own``, the nodes of one side;
all other nodes are the other side. They raise ``ValueError`` when two nodes of one side are joined, when ``own`` names
a node that is not in the graph, or when the graph is directed. Loops are refused, weights are not looked at. Results
are dictionaries in the order of the graph's nodes.

References
----------
Borgatti, S.P. and Everett, M.G. (1997). Network analysis of 2-mode data. Social Networks 19, 243-269.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from netmap.analysis.measures.steps import Arrays, arrays, distance_counts

__all__ = [
    "EXACT_UP_TO",
    "SAMPLED_SOURCES",
    "TwoModeBetweenness",
    "betweenness",
    "closeness",
    "degree",
    "harmonic_closeness",
    "met",
    "projection",
    "reach",
]

N = TypeVar("N", bound=Hashable)
Floats = NDArray[np.float64]

#: Above so many nodes betweenness is estimated from some starting nodes, unless the caller says from how many.
EXACT_UP_TO = 50_000
SAMPLED_SOURCES = 200
#: Starting nodes that are worked on together: at least and at most, and so many cells that they stay in fast memory.
_AT_ONCE = (8, 32, 100_000)
#: A fixed number, not that of the processors: the last digits of a sum depend on how it is divided.
_THREADS = 4


@dataclass(frozen=True, slots=True)
class TwoModeBetweenness:
    """Betweenness of each node, 0 to 1, in the order of the graph's nodes.

    ``estimated`` is True when it was worked out from ``sources`` starting nodes instead of from all.
    """

    values: dict[Hashable, float]
    estimated: bool
    sources: int


def met(graph: nx.Graph[N], own: Collection[N]) -> dict[N, frozenset[N]]:
    """Return whom each node of ``own`` meets: all of ``own`` within two steps, itself included.

    Returns
    -------
    dict of node to frozenset of nodes
        Of ``own`` only, in the order of the graph. A node without ties meets itself alone.

    Notes
    -----
    Cost: the sum over the other side of the square of its degrees.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("police", "team"), ("school", "team"), ("school", "square")])
    >>> sorted(met(graph, {"police", "school"})["police"])
    ['police', 'school']
    """
    mine = _sides(graph, own)
    return {
        node: frozenset((node, *(other for table in graph.adj[node] for other in graph.adj[table])))
        for node in graph
        if node in mine
    }


def reach(graph: nx.Graph[N], own: Collection[N]) -> dict[N, int]:
    """Return how many nodes of ``own`` each of them meets, itself included: the closed two-mode neighbourhood.

    Returns
    -------
    dict of node to int
        Of ``own`` only, from 1 (alone) to ``len(own)``.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("police", "team"), ("school", "team"), ("care", "square")])
    >>> reach(graph, {"police", "school", "care"})
    {'police': 2, 'school': 2, 'care': 1}
    """
    mine = _sides(graph, own)
    form = arrays(graph)
    if not mine:
        return {}
    counts = distance_counts(form, (form.index[node] for node in graph if node in mine), most=2)
    total = counts.sum(axis=0)
    return {node: int(total[form.index[node]]) for node in graph if node in mine}


def degree(graph: nx.Graph[N], own: Collection[N]) -> dict[N, float]:
    """Return the share of the other side to which each node is tied, 0 to 1; 0 when the other side is empty.

    Examples
    --------
    >>> import networkx as nx
    >>> degree(nx.Graph([("police", "team"), ("school", "team"), ("school", "square")]), {"police", "school"})
    {'police': 0.5, 'team': 1.0, 'school': 1.0, 'square': 0.5}
    """
    mine = _sides(graph, own)
    others = {True: len(graph) - len(mine), False: len(mine)}
    return {node: len(graph.adj[node]) / others[node in mine] if graph.adj[node] else 0.0 for node in graph}


def closeness(graph: nx.Graph[N], own: Collection[N]) -> dict[N, float]:
    """Return how near each node is to all others: (n_other + 2 (n_own - 1)) / sum of its distances, 0 to 1.

    The numerator is the least that the sum can be: one step to all of the other side, two to all of its own.

    Raises
    ------
    ValueError
        When the graph is not connected: the distance to what cannot be reached is not defined, and working part by
        part lets a small part win. Use :func:`harmonic_closeness` then.

    Notes
    -----
    The empty graph gives ``{}``, a single node 1. Cost: edges times nodes / 64, times the number of steps.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("police", "team"), ("school", "team"), ("school", "square")])
    >>> found = closeness(graph, {"police", "school"})
    >>> {node: round(value, 3) for node, value in found.items()}
    {'police': 0.667, 'team': 1.0, 'school': 1.0, 'square': 0.667}
    """
    mine = _sides(graph, own)
    form = arrays(graph)
    if not len(form):
        return {}
    counts = distance_counts(form)
    if counts.sum(axis=0).min() < len(form):
        raise ValueError("closeness is defined for connected graphs only: use harmonic_closeness")
    sums = np.arange(len(counts)) @ counts
    least = _least(mine, len(graph))
    return {node: least[node in mine] / float(total) if total else 1.0 for node, total in zip(graph, sums, strict=True)}


def harmonic_closeness(graph: nx.Graph[N], own: Collection[N]) -> dict[N, float]:
    """Return the sum of 1 / distance to all others, divided by the most that it can be, 0 to 1.

    The most is n_other + (n_own - 1) / 2: one step to all of the other side, two to all of its own. What cannot be
    reached adds nothing, so it holds for graphs of several parts. A node without ties has 0.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("police", "team"), ("school", "team"), ("care", "square")])
    >>> found = harmonic_closeness(graph, {"police", "school", "care"})
    >>> {node: round(value, 3) for node, value in found.items()}
    {'police': 0.5, 'team': 0.571, 'school': 0.5, 'care': 0.333, 'square': 0.286}
    """
    mine = _sides(graph, own)
    form = arrays(graph)
    if not len(form):
        return {}
    counts = distance_counts(form)
    sums = (1.0 / np.arange(1, len(counts))) @ counts[1:] if len(counts) > 1 else np.zeros(len(form))
    sizes = {True: len(mine), False: len(form) - len(mine)}
    most = {side: sizes[not side] + (sizes[side] - 1) / 2 for side in (True, False)}
    return {node: float(total) / most[node in mine] if total else 0.0 for node, total in zip(graph, sums, strict=True)}


def betweenness(
    graph: nx.Graph[N], own: Collection[N], *, sources: int | None = None, seed: int = 7
) -> TwoModeBetweenness:
    """Return how much of the shortest paths between all others runs through each node, per side.

    Parameters
    ----------
    graph : networkx.Graph
    own : collection of nodes
    sources : int, optional
        Estimate from so many starting nodes, drawn without replacement. None: all of them (exact), but 200 in a graph
        of more than 50,000 nodes, where all would take hours.
    seed : int
        For that draw; the same seed gives the same nodes.

    Returns
    -------
    TwoModeBetweenness
        ``values`` from 0 to 1: the number of shortest paths (of several between the same two, each
        counts for its share) through the node, divided by the most that a node of its side could have. An estimate may
        come out above 1.

    Notes
    -----
    Exact: nodes times edges, in threads; memory linear. Unreachable pairs count for nothing. Where no node of that side
    can lie between others, 0. Of n nodes on the own and m on the other side the most is, with s and t the quotient and
    remainder of (n - 1) / m, (m^2 (s + 1)^2 + m (s + 1) (2t - s - 1) - t (2s - t + 3)) / 2.

    References
    ----------
    Borgatti and Everett (1997), as above; Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal
    of Mathematical Sociology 25, 163-177; Brandes, U. and Pich, C. (2007). Centrality estimation in large networks.
    International Journal of Bifurcation and Chaos 17, 2303-2318 (for the estimate).

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("police", "team"), ("school", "team"), ("school", "square"), ("care", "square")])
    >>> found = betweenness(graph, {"police", "school", "care"})
    >>> {node: round(value, 3) for node, value in found.values.items()}, found.estimated
    ({'police': 0.0, 'team': 0.6, 'school': 1.0, 'square': 0.6, 'care': 0.0}, False)
    """
    mine = _sides(graph, own)
    n = len(graph)
    if sources is not None and sources < 1:
        raise ValueError("at least one starting node is needed")
    if sources is None and n > EXACT_UP_TO:
        sources = SAMPLED_SOURCES
    estimated = sources is not None and sources < n
    if estimated:
        assert sources is not None
        drawn = np.sort(np.random.default_rng(seed).choice(n, size=sources, replace=False))
        raw = _through(arrays(graph), drawn) * (n / sources)
    else:
        raw = _through(arrays(graph), np.arange(n))
    most = {
        side: _most_between(a, b)
        for side, a, b in ((True, len(mine), n - len(mine)), (False, n - len(mine), len(mine)))
    }
    values: dict[Hashable, float] = {
        node: float(value) / most[node in mine] if most[node in mine] else 0.0
        for node, value in zip(graph, raw, strict=True)
    }
    return TwoModeBetweenness(values, estimated, sources if estimated and sources is not None else n)


def projection(graph: nx.Graph[N], own: Collection[N], *, newman: bool = False) -> nx.Graph[N]:
    """Return who of ``own`` meets whom, as a graph whose edges carry ``weight``.

    Parameters
    ----------
    newman : bool
        False: the weight counts the nodes of the other side that two share. True: each of those counts 1 / (k - 1), k
        its size, so that one large meeting does not outweigh all else (Newman 2001).

    Returns
    -------
    networkx.Graph
        All of ``own``, in the order of the graph, those without ties too.

    References
    ----------
    Newman, M.E.J. (2001). Scientific collaboration networks II. Physical Review E 64, 016132.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("a", 1), ("b", 1), ("c", 1), ("a", 2), ("b", 2)])
    >>> projection(graph, "abc", newman=True).edges["a", "b"]["weight"]
    1.5
    """
    mine = _sides(graph, own)
    found: nx.Graph[N] = nx.Graph()
    order = {node: number for number, node in enumerate(graph)}
    found.add_nodes_from(node for node in graph if node in mine)
    for table in graph:
        if table in mine:
            continue
        members = sorted(graph.adj[table], key=order.__getitem__)
        weight = 1 / (len(members) - 1) if newman and len(members) > 1 else 1
        for number, one in enumerate(members):
            for other in members[number + 1 :]:
                held = found.edges[one, other]["weight"] if found.has_edge(one, other) else 0
                found.add_edge(one, other, weight=held + weight)
    return found


# --- inside -------------------------------------------------------------------------------------------------------


def _sides(graph: nx.Graph[N], own: Collection[N]) -> set[N]:
    """Return ``own`` as a set, or refuse what is no two-mode graph."""
    mine = set(own)
    if strange := [node for node in own if node not in graph]:
        raise ValueError(f"not in the graph: {strange[0]!r}")
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("a two-mode graph is undirected, with at most one edge between two nodes")
    for node, others in graph.adj.items():
        side = node in mine
        for other in others:
            if (other in mine) is side:
                raise ValueError(f"two nodes of one side are joined: {node!r} and {other!r}")
    return mine


def _least(mine: Collection[N], n: int) -> dict[bool, int]:
    """Return the least sum of distances of a node, by whether it is of ``mine``."""
    sizes = {True: len(mine), False: n - len(mine)}
    return {side: sizes[not side] + 2 * (sizes[side] - 1) for side in (True, False)}


def _most_between(own: int, other: int) -> float:
    """Return the most shortest paths that can run through one node of a side."""
    if own < 1 or other < 1:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _through(graph: Arrays, sources: NDArray[np.int64]) -> Floats:
    """Return the shortest paths through each node that start at some of them, as Brandes (2001) counts them.

    Each pair counts half, as both may start it. Many starting nodes are worked on at once, as columns of a matrix:
    products with the sparse matrix of ties take half the processor time of walking from each node, and in threads that
    each have a fixed part of the sources they are always added up in the same order.
    """
    n = len(graph)
    ties = csr_array((np.ones(len(graph.ends)), graph.ends, graph.starts), shape=(n, n))
    least, most, cells = _AT_ONCE
    width = max(least, min(most, cells // max(1, n)))
    parts = [sources[first : first + width] for first in range(0, len(sources), width)]

    def of_parts(some: list[NDArray[np.int64]]) -> Floats:
        total: Floats = np.zeros(n)
        for part in some:
            total += _from_part(ties, part)
        return total

    if len(parts) < _THREADS:
        return of_parts(parts) / 2
    with ThreadPoolExecutor(_THREADS) as pool:
        found = list(pool.map(of_parts, (parts[thread::_THREADS] for thread in range(_THREADS))))
    return np.asarray(sum(found[1:], found[0])) / 2


def _from_part(ties: Any, part: NDArray[np.int64]) -> Floats:
    place = np.arange(len(part))
    paths = np.zeros((ties.shape[0], len(part)))
    paths[part, place] = 1.0
    levels = [paths > 0]
    unseen = ~levels[0]
    frontier = paths.copy()
    while True:
        frontier = ties @ frontier
        frontier *= unseen
        fresh = frontier > 0
        if not fresh.any():
            break
        paths += frontier
        unseen &= ~fresh
        levels.append(fresh)
    # Backwards, from the farthest: what a node passes on is shared among those from which it was reached.
    through = np.zeros_like(paths)
    share = np.zeros_like(paths)
    for level in range(len(levels) - 1, 0, -1):
        share.fill(0.0)
        np.divide(1.0 + through, paths, out=share, where=levels[level])
        passed = ties @ share
        passed *= paths
        passed *= levels[level - 1]
        through += passed
    through[part, place] = 0.0
    total: Floats = through.sum(axis=1)
    return total
