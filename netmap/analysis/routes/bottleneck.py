"""Where the best routes of all places come together.

Which question of the user: *what do most signals depend on?* Compare betweenness restricted to who signals and who
decides. The ranking is by the number of places of which a best route can go through somebody, as that is what people
are told; of as many, by how much does: of the best routes of one place, all of the same cost, each counts for an
equal part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from netmap.analysis.facts import Facts
from netmap.analysis.routes.results import Bottleneck
from netmap.analysis.routes.ways import Ways, ways
from netmap.model import Ref

__all__ = ["bottlenecks", "shares"]

#: Shares that differ less than this are equal: the rest is what adding up in another order leaves.
_DIGITS = 9


def bottlenecks(facts: Facts, theme: str = "", area: str = "") -> tuple[Bottleneck, ...]:
    """Return the parties and consultations that best routes go through, the busiest first.

    ``share`` is the part of all best routes of all places that goes through one, the routes that begin there left out;
    ``routes`` the number of places of which some best route does. In order of ``routes``, then ``share``, then id; as
    many routes have the same rank. Who is on no best route of another is not in it; empty when nobody has a route.
    """
    found = shares(ways(facts, theme, area))
    order = sorted((-routes, -round(share, _DIGITS), ref) for ref, (share, routes) in found.items())
    made: list[Bottleneck] = []
    for place, (less, _, ref) in enumerate(order, 1):
        rank = made[-1].rank if made and made[-1].routes == -less else place
        made.append(Bottleneck(place=ref, rank=rank, share=found[ref][0], routes=-less))
    return tuple(made)


def shares(graph: Ways) -> Mapping[Ref, tuple[float, int]]:
    """Return, for who is on a best route of another place, its share of all best routes and of how many places.

    Notes
    -----
    One pass to the sink along the arcs of shortest routes counts the routes, one pass back divides what each place
    sends out over them. A route that passes a party twice (before and after it is interpreted) counts once: what
    leaves it and comes back to it is taken off again.
    """
    if not graph.entries:
        return {}
    best = _Best(graph)
    return {
        graph.refs[number]: (best.through[number] / len(graph.entries), best.places[number])
        for number in sorted(best.through)
        if best.places.get(number)
    }


class _Best:
    """The arcs of the shortest routes, how many routes there are from each state, and what flows through."""

    def __init__(self, graph: Ways) -> None:
        self.graph, n = graph, len(graph.of)
        matrix = csr_array((graph.weights, (graph.ends, graph.starts)), shape=(n, n))
        left = dijkstra(matrix, indices=graph.sink)
        # Weights are whole numbers far below 2^53, so this is exact.
        shortest = left[graph.starts] == graph.weights + left[graph.ends]
        self.after: dict[int, list[int]] = defaultdict(list)
        for start, end in zip(graph.starts[shortest].tolist(), graph.ends[shortest].tolist(), strict=True):
            self.after[start].append(end)
        self.of, self.left = graph.of.tolist(), left.tolist()
        self.routes = {graph.sink: 1}
        # Parties and consultations on some best route of a state, one bit each.
        on_way = {graph.sink: 0}
        for state in np.argsort(left, kind="stable").tolist():
            if state in self.after:
                self.routes[state] = sum(self.routes[end] for end in self.after[state])
                bits = 1 << self.of[state]
                for end in self.after[state]:
                    bits |= on_way[end]
                on_way[state] = bits
        self.places = self._places(on_way)
        self.through = self._flow()

    def _places(self, on_way: Mapping[int, int]) -> dict[int, int]:
        """Return of how many other places a best route goes through each."""
        size = (len(self.graph.refs) + 7) // 8
        rows = b"".join(on_way[state].to_bytes(size, "little") for state in self.graph.entries.values())
        bits = np.unpackbits(np.frombuffer(rows, np.uint8).reshape(-1, size), axis=1, bitorder="little")
        own = np.bincount([self.of[state] for state in self.graph.entries.values()], minlength=bits.shape[1])
        return {number: int(count) for number, count in enumerate(bits.sum(axis=0, dtype=np.int64) - own) if count}

    def _flow(self) -> dict[int, float]:
        """Return how many best routes go through each, one for each place that begins them."""
        flow: dict[int, float] = defaultdict(float)
        for state in self.graph.entries.values():
            flow[state] += 1.0
        entering: dict[int, float] = defaultdict(float)
        leaving: dict[int, list[tuple[int, float]]] = defaultdict(list)
        ranked = sorted((state for state in self.after if self.left[state] < np.inf), key=lambda s: (-self.left[s], s))
        for state in ranked:
            if not (amount := flow.get(state)):
                continue
            for end, part in self._parts(state, amount):
                flow[end] += part
                if self.of[end] != self.of[state]:
                    entering[self.of[end]] += part
                    leaving[self.of[state]].append((end, part))
        states = Counter(self.of[state] for state in ranked if flow.get(state))
        for number in sorted(entering):
            if states[number] > 1:  # else it cannot come back there
                entering[number] -= self._back(number, leaving[number])
        entering.pop(-1, None)
        return entering

    def _parts(self, state: int, amount: float) -> list[tuple[int, float]]:
        return [(end, amount * (self.routes[end] / self.routes[state])) for end in self.after[state]]

    def _back(self, number: int, leaving: list[tuple[int, float]]) -> float:
        """Return how much of what leaves somebody comes back there."""
        flow: dict[int, float] = defaultdict(float)
        for state, part in leaving:
            flow[state] += part
        waiting = [(-self.left[state], state) for state in sorted(flow)]
        heapify(waiting)
        back, seen = 0.0, set(flow)
        while waiting:
            _, state = heappop(waiting)
            for end, part in self._parts(state, flow[state]) if state in self.after else ():
                if self.of[end] == number:
                    back += part
                    continue
                flow[end] += part
                if end not in seen:
                    seen.add(end)
                    heappush(waiting, (-self.left[end], end))
        return back
