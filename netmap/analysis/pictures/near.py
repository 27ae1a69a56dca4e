"""Which node gets its place next: one that is tied to something that stands already, in a fixed order."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Ready(Generic[K]):
    """Hands out nodes that wait for a place: those tied to a placed node first, each time the first of the order.

    Parameters
    ----------
    near : mapping
        Neighbours of every node.
    waiting : sequence
        Nodes without a place, in their order.
    placed : collection
        Nodes that have one.
    """

    def __init__(self, near: Mapping[K, Collection[K]], waiting: Sequence[K], placed: Collection[K]) -> None:
        self._near, self._waiting = near, list(waiting)
        self._rank = {node: rank for rank, node in enumerate(waiting)}
        self._done: set[K] = set()
        self._first = 0
        ready = {other for node in placed for other in near.get(node, ()) if other in self._rank}
        self._heap = [self._rank[node] for node in ready]
        heapq.heapify(self._heap)

    def next(self, *, only_tied: bool = False) -> K | None:
        """Return the next node, or None when there is none (or, ``only_tied``, none that is tied to a placed one)."""
        while self._heap:
            node = self._waiting[heapq.heappop(self._heap)]
            if node not in self._done:
                self._done.add(node)
                return node
        while not only_tied and self._first < len(self._waiting):
            node = self._waiting[self._first]
            self._first += 1
            if node not in self._done:
                self._done.add(node)
                return node
        return None

    def placed(self, node: K) -> None:
        """Say that a node has its place now."""
        for other in self._near.get(node, ()):
            if other in self._rank and other not in self._done:
                heapq.heappush(self._heap, self._rank[other])
