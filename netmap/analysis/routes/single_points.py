"""Without whom or what signals get nowhere: parties and consultations that every way of a place goes through.

Which question of the user: *what breaks when this one party, or this one consultation, falls away?* By definition it
is taken out with all its states, and with what it alone interprets, and it is looked who can no longer get to a
decision. That test is exact but slow for everybody, so it is only done where two quick answers leave it open: one way
of a place shows who is not needed (all that it does not pass), and a dominator tree shows who is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
import rustworkx
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, dijkstra

from netmap.analysis.facts import Facts
from netmap.analysis.routes.results import SinglePoint
from netmap.analysis.routes.ways import Ways, ways
from netmap.model import Ref

__all__ = ["hanging", "single_points"]

#: Ways of a place that are compared at most; each next one avoids, by chance, what is common to those before.
_MOST_TREES = 6
#: So few are tested at once: another tree would cost more.
_FEW = 12


def single_points(facts: Facts, theme: str = "", area: str = "") -> Mapping[Ref, SinglePoint]:
    """Return what breaks without each party and consultation, for a theme and area ("": any); made once.

    A place breaks when it has a known way to a decision, and none without the other. Of recorded ways only, it breaks
    when it loses all of those and keeps one through a shared member. Nothing is said of a place itself, and who breaks
    nothing is not in it. In order of id; empty when nobody has a way.

    Notes
    -----
    Exact. Cost: a few searches of shortest paths and a dominator tree, and one search for each party or consultation
    that these leave open.
    """
    return facts.memo(f"single points.{theme}.{area}", lambda: _single_points(facts, theme, area))


def _single_points(facts: Facts, theme: str, area: str) -> dict[Ref, SinglePoint]:
    breaks = hanging(ways(facts, theme, area))
    recorded = hanging(ways(facts, theme, area, recorded_only=True))
    found = {}
    for place in sorted(breaks.keys() | recorded.keys()):
        lost = breaks.get(place, frozenset())
        if informally := tuple(sorted(recorded.get(place, frozenset()) - lost)):
            found[place] = SinglePoint(place=place, breaks=tuple(sorted(lost)), breaks_recorded=informally)
        else:
            found[place] = SinglePoint(place=place, breaks=tuple(sorted(lost)))
    return found


def hanging(graph: Ways) -> dict[Ref, frozenset[Ref]]:
    """Return, for each ref without which some place gets nowhere, those places, without itself. Exact."""
    if not graph.entries:
        return {}
    return _Hanging(graph).found()


class _Hanging:
    """Sets of refs are whole numbers, one bit for each: those of thousands of states are joined at once."""

    def __init__(self, graph: Ways) -> None:
        self.graph = graph
        numbers = {ref: number for number, ref in enumerate(graph.refs)}
        self.sources = [(place, state, 1 << numbers[place]) for place, state in graph.entries.items()]
        self.bits = [1 << number if number >= 0 else 0 for number in graph.of.tolist()]
        self.backwards = self._matrix(np.ones(len(graph.starts)))

    def _matrix(self, cost: NDArray[np.float64]) -> csr_array:
        n = len(self.graph.of)
        return csr_array((cost, (self.graph.ends, self.graph.starts)), shape=(n, n))

    def found(self) -> dict[Ref, frozenset[Ref]]:
        surely = self._needed()
        perhaps = self._candidates(surely)
        lost: dict[int, set[Ref]] = defaultdict(set)
        left: dict[int, list[tuple[Ref, int]]] = defaultdict(list)
        for place, state, own in self.sources:
            for number in _places(surely[state] & ~own):
                lost[number].add(place)
            for number in _places(perhaps[state] & ~surely[state] & ~own):
                left[number].append((place, state))
        for number, waiting in left.items():
            reached = self._reached_without(number)
            lost[number].update(place for place, state in waiting if not reached[state])
        return {self.graph.refs[number]: frozenset(lost[number]) for number in sorted(lost) if lost[number]}

    def _needed(self) -> dict[int, int]:
        """Return, for each state, the refs of which one state lies on all its ways: not all that it needs, but sure."""
        tree = rustworkx.PyDiGraph()
        tree.add_nodes_from(range(len(self.graph.of)))
        arcs = zip(self.graph.ends.tolist(), self.graph.starts.tolist(), strict=True)
        tree.extend_from_edge_list(list(arcs))
        above = rustworkx.immediate_dominators(tree, self.graph.sink)
        found = {self.graph.sink: 0}
        for state in above:
            chain = []
            while state not in found:
                chain.append(state)
                state = above[state]
            for below in reversed(chain):
                found[below] = found[above[below]] | self.bits[below]
        return found

    def _candidates(self, surely: Mapping[int, int]) -> dict[int, int]:
        """Return, for each place's state, the refs that lie on each of a few of its ways: who else is not needed."""
        order, after = breadth_first_order(self.backwards, self.graph.sink)
        found = self._along(order, after)
        chance = np.random.default_rng(1)
        for _ in range(_MOST_TREES):
            open_ones, many = 0, [0] * (len(self.graph.refs) + 1)
            for _, state, own in self.sources:
                open_ones |= found[state] & ~surely[state] & ~own
                for number in _places(found[state] & ~surely[state]):
                    many[number] += 1
            if open_ones.bit_count() <= _FEW:
                break
            # To enter what many seem to need costs more now. The last one is the sink, which has number -1.
            cost = 1 + np.array(many)[self.graph.of[self.graph.ends]] * chance.random(len(self.graph.ends))
            length, after = dijkstra(self._matrix(cost), indices=self.graph.sink, return_predecessors=True)
            again = self._along(np.argsort(length, kind="stable"), after)
            found = {state: found[state] & again[state] for _, state, _ in self.sources}
        return found

    def _along(self, order: NDArray[np.int64], after: NDArray[np.int32]) -> dict[int, int]:
        """Return the refs on the way of each state in a tree; ``order`` begins at the sink, ``after`` is the next."""
        found = {self.graph.sink: 0}
        for state in order.tolist()[1:]:
            if after[state] >= 0:
                found[state] = found[int(after[state])] | self.bits[state]
        return found

    def _reached_without(self, number: int) -> NDArray[np.bool_]:
        """Return which states get to the sink when one ref is gone; those of itself say nothing."""
        backwards, gone = self.backwards, np.flatnonzero(self.graph.of == number)
        # Instead of making the graph anew, whatever is left of its states leads back to them.
        kept = [(slice(backwards.indptr[state], backwards.indptr[state + 1]), state) for state in gone]
        before = [backwards.indices[part].copy() for part, _ in kept]
        for part, state in kept:
            backwards.indices[part] = state
        found = np.zeros(len(self.graph.of), bool)
        found[breadth_first_order(backwards, self.graph.sink, return_predecessors=False)] = True
        for (part, _), indices in zip(kept, before, strict=True):
            backwards.indices[part] = indices
        return found


def _places(bits: int) -> Iterator[int]:
    """Return the places of the bits of a number that are 1, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
