"""Do ties stay inside groups: the E-I index against shuffled groups, and which groups meet where.

Which question of the user: *do the sectors work together, or beside each other?* The index by itself says little: it
depends on how large the groups are. So it is held against the same network with its groups dealt out anew. The count
of meetings per pair of groups is what can be shown: it names the meetings.

References
----------
Krackhardt, D. and Stern, R.N. (1988). Informal networks and organizational crises: an experimental simulation. Social
Psychology Quarterly 51, 123-140.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["EIPermutation", "ei_index", "ei_permutation", "meetings_by_pair"]

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

#: Two indices nearer than this are the same: sums of shares such as 1/3 differ in their last digits.
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class EIPermutation:
    """The E-I index of a network beside those of shuffled groups.

    ``lower`` of ``draws`` shufflings gave a lower index, ``equal`` the same; ``smallest`` and ``largest`` are the
    range over all of them.
    """

    index: float
    lower: int
    draws: int
    equal: int
    smallest: float
    largest: float


def ei_index(graph: nx.Graph[N], group: Mapping[N, Hashable | None], weight: str | None = None) -> float | None:
    """Return the E-I index: (ties between groups - ties inside groups) / all ties.

    Parameters
    ----------
    graph : networkx.Graph or DiGraph
        Loops are left out.
    group : mapping of node to hashable
        The group of each node; ties of a node of whom it is None or not told are left out.
    weight : str, optional
        The attribute with the strength of a tie, at least 0; None: each tie counts 1.

    Returns
    -------
    float or None
        From -1 (all inside) to 1 (all across). None when there is no tie between two nodes with a group, so in an
        empty network too.

    Examples
    --------
    >>> import networkx as nx
    >>> ei_index(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"})
    -0.3333333333333333
    """
    ties = _ties(graph, group, weight)
    return None if ties is None else float(_index(ties, ties.groups))


def ei_permutation(
    graph: nx.Graph[N],
    group: Mapping[N, Hashable | None],
    *,
    draws: int = 1000,
    seed: int = 7,
    weight: str | None = None,
) -> EIPermutation | None:
    """Return the E-I index beside that of networks with the same ties, in which the groups are dealt out anew.

    Parameters
    ----------
    graph, group, weight
        As for :func:`ei_index`.
    draws : int
        How often the groups are dealt out among the nodes that have one; at least 1.
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    EIPermutation or None
        None when the index is not defined.

    Notes
    -----
    Group sizes and ties stay as they are, so what remains is whether *these* parties are tied to their own kind. Cost:
    ties times draws.

    Examples
    --------
    >>> import networkx as nx
    >>> two = nx.union(nx.complete_graph(4), nx.relabel_nodes(nx.complete_graph(4), lambda node: node + 4))
    >>> found = ei_permutation(two, {node: node // 4 for node in two}, draws=100)
    >>> found.index, found.lower
    (-1.0, 0)
    """
    if draws < 1:
        raise ValueError("at least one draw is needed")
    ties = _ties(graph, group, weight)
    if ties is None:
        return None
    index = _index(ties, ties.groups)
    random = np.random.default_rng(seed)
    found = np.array([_index(ties, random.permutation(ties.groups)) for _ in range(draws)])
    return EIPermutation(
        index=float(index),
        lower=int((found < index - _SAME).sum()),
        draws=draws,
        equal=int((np.abs(found - index) <= _SAME).sum()),
        smallest=float(found.min()),
        largest=float(found.max()),
    )


def meetings_by_pair(
    graph: nx.Graph[N], own: Collection[N], groups: Mapping[N, Collection[G]]
) -> dict[tuple[G, G], tuple[N, ...]]:
    """Return where two groups meet: the nodes of the other side with a member of each, two different members.

    Parameters
    ----------
    graph : networkx.Graph
        Two-mode: organisations and consultations.
    own : collection of nodes
        The organisations.
    groups : mapping of node to collection
        The groups (sectors) of each organisation; without any it adds nothing. A party of two groups meets for each of
        them, but not with itself.

    Returns
    -------
    dict of pair to tuple of nodes
        Every pair of groups that occurs, sorted by text, a group with itself too; the meetings in the order of the
        graph, none for groups that do not meet.

    Raises
    ------
    ValueError
        When ``own`` names a node that is not in the graph.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([("police", "team"), ("school", "team"), ("guard", "square")])
    >>> sectors = {"police": ["safety"], "guard": ["safety"], "school": ["education"]}
    >>> meetings_by_pair(graph, sectors, sectors)
    {('education', 'education'): (), ('education', 'safety'): ('team',), ('safety', 'safety'): ()}
    """
    mine = set(own)
    if strange := [node for node in own if node not in graph]:
        raise ValueError(f"not in the graph: {strange[0]!r}")
    kinds = sorted({kind for node in mine for kind in groups.get(node, ())}, key=lambda kind: (str(kind), repr(kind)))
    found: dict[tuple[G, G], list[N]] = {pair: [] for pair in combinations_with_replacement(kinds, 2)}
    rank = {kind: number for number, kind in enumerate(kinds)}
    for table in graph:
        if table in mine:
            continue
        members: dict[G, set[N]] = defaultdict(set)
        for node in graph.adj[table]:
            for kind in groups.get(node, ()) if node in mine else ():
                members[kind].add(node)
        for pair in combinations_with_replacement(sorted(members, key=rank.__getitem__), 2):
            if len(members[pair[0]] | members[pair[1]]) > 1:
                found[pair].append(table)
    return {pair: tuple(tables) for pair, tables in found.items()}


# --- inside -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ties:
    """Ties between nodes with a group, as numbers; ``groups`` gives the group of each node."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    weights: NDArray[np.float64]
    groups: NDArray[np.int64]


def _ties(graph: nx.Graph[N], group: Mapping[N, Hashable | None], weight: str | None) -> _Ties | None:
    known = [node for node in graph if group.get(node) is not None]
    index = {node: number for number, node in enumerate(known)}
    codes: dict[Any, int] = {}
    groups = np.array([codes.setdefault(group[node], len(codes)) for node in known], np.int64)
    rows = [
        (index[one], index[other], float(data.get(weight, 1) if weight else 1))
        for one, other, data in graph.edges(data=True)
        if one != other and one in index and other in index
    ]
    if any(not value >= 0 for _, _, value in rows):
        raise ValueError("a tie must have a weight of at least 0")
    if not sum(value for _, _, value in rows):
        return None
    starts, ends, weights = zip(*rows, strict=True)
    return _Ties(np.array(starts), np.array(ends), np.array(weights), groups)


def _index(ties: _Ties, groups: NDArray[np.int64]) -> np.float64:
    across = ties.weights[groups[ties.starts] != groups[ties.ends]].sum()
    total = ties.weights.sum()
    return np.float64((2 * across - total) / total)
