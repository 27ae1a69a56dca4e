"""How many nodes are one, two, three ... steps away: the figures under reach, closeness and fragmentation.

Which question of the user: none by itself. All distances of a network are counted at once, 64 starting nodes to a
machine word (bit-parallel breadth-first search), so that ten thousand nodes take well under a second and nothing of
the size of all pairs is kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["Arrays", "arrays", "distance_counts", "undirected"]

N = TypeVar("N", bound=Hashable)
Ints = NDArray[np.int64]

#: Words of 64 starting nodes that are gathered at once: enough to be quick, few enough for the processor's memory.
_WORDS_AT_ONCE = 2_000_000


@dataclass(frozen=True, eq=False)
class Arrays:
    """A graph as numbers: the neighbours of node i are ``ends[starts[i]:starts[i + 1]]``; loops are left out."""

    index: dict[Hashable, int]
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.index)


def undirected(graph: nx.Graph[N]) -> None:
    """Refuse what is no plain undirected graph, with a ``ValueError``."""
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("this measure is defined for an undirected graph with at most one edge between two nodes")


def arrays(graph: nx.Graph[N]) -> Arrays:
    """Return an undirected graph as numbers, in the order of its nodes. Linear in nodes and edges."""
    undirected(graph)
    index: dict[Hashable, int] = {node: number for number, node in enumerate(graph)}
    rows = [[index[other] for other in others if other != node] for node, others in graph.adj.items()]
    counts = np.fromiter(map(len, rows), np.int64, len(rows))
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    ends = np.fromiter((end for row in rows for end in row), np.int64, int(starts[-1]))
    return Arrays(index, starts, ends)


def distance_counts(graph: Arrays, sources: Iterable[int] | None = None, *, most: int | None = None) -> Ints:
    """Return how many of some nodes lie how far from each node.

    Parameters
    ----------
    graph : Arrays
    sources : iterable of int, optional
        The nodes that are counted, by number; all when not given.
    most : int, optional
        Look no further than so many steps.

    Returns
    -------
    ndarray of int64, shape (steps + 1, nodes)
        Row d, column v: how many of the sources are exactly d steps from v. Row 0 is 1 for the sources themselves. What
        cannot be reached is in no row.

    Notes
    -----
    Cost: edges times sources / 64, times the number of steps; memory linear in nodes and edges.
    """
    n = len(graph)
    chosen = np.arange(n, dtype=np.int64) if sources is None else np.fromiter(sources, np.int64)
    rows: list[Ints] = [np.zeros(n, np.int64)]
    filled = np.flatnonzero(np.diff(graph.starts))
    cuts = graph.starts[filled]
    width = 64 * max(1, _WORDS_AT_ONCE // max(1, len(graph.ends)))
    for first in range(0, len(chosen), width):
        part = chosen[first : first + width]
        place = np.arange(len(part))
        frontier = np.zeros((n, (len(part) + 63) // 64), np.uint64)
        np.bitwise_or.at(frontier, (part, place // 64), np.uint64(1) << (place % 64).astype(np.uint64))
        seen = frontier.copy()
        step = 0
        while True:
            if len(rows) == step:
                rows.append(np.zeros(n, np.int64))
            rows[step] += np.bitwise_count(frontier).sum(axis=1, dtype=np.int64)
            if step == most or not len(filled):
                break
            further = np.zeros_like(frontier)
            further[filled] = np.bitwise_or.reduceat(frontier[graph.ends], cuts, axis=0)
            further &= ~seen
            if not further.any():
                break
            seen |= further
            frontier, step = further, step + 1
    return np.array(rows)
