"""The best route from one place, and those that go through other consultations.

Which question of the user: *which way does it go, and which other ways are there?*
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, dijkstra

from netmap.analysis.routes.moving import Arc, ArcKind, Cost
from netmap.analysis.routes.staged import Staged
from netmap.model import Consultation, Organisation, Ref

__all__ = ["Path", "Paths", "away_from", "back_from"]

_FURTHER = (ArcKind.VERIFY, ArcKind.INTERPRET, ArcKind.DECIDE)


@dataclass(frozen=True)
class Path:
    """A walk through the graph of routes: its states, the arcs between them, and what it costs as one number."""

    states: tuple[int, ...]
    arcs: tuple[Arc, ...]
    weight: float

    @property
    def cost(self) -> Cost:
        """What it costs."""
        return sum((arc.cost for arc in self.arcs), Cost())

    @property
    def places(self) -> tuple[Ref, ...]:
        """Where it goes through and who takes a stage in it, in order, each once; the source first."""
        refs = [ref for arc in self.arcs for ref in (arc.start.ref, arc.party)]
        return tuple(dict.fromkeys(ref for ref in refs if ref is not None))


class Paths:
    """Cheapest walks from one state to a decision.

    Parameters
    ----------
    staged : Staged
    start : int
        A state.
    known_only : bool
        Leave out the stages of which it is not known who takes them.

    Notes
    -----
    Each search is one Dijkstra from the sink; equal walks are told apart by id.
    """

    def __init__(self, staged: Staged, start: int, *, known_only: bool) -> None:
        self.staged, self.start, self.known_only = staged, start, known_only
        self._source = self._ref(start)

    def _ref(self, state: int) -> Ref:
        vertex = self.staged.vertex(state)
        assert vertex is not None, "only the sink has no place"
        return vertex.ref

    def best(self, without: Collection[Ref] = ()) -> Path | None:
        """Return the cheapest walk that avoids some places; None when there is none."""
        matrix = self.staged.matrix(known_only=self.known_only, without=without)
        left = self.staged.to_sink(matrix)
        if not np.isfinite(left[self.start]):
            return None
        return self._along(left, matrix)

    def _along(self, left: NDArray[np.float64], matrix: csr_array) -> Path:
        """Return the first walk by id along which what is ``left`` to a decision falls by what each step costs."""
        staged, state = self.staged, self.start
        states, arcs = [state], []
        while state != staged.sink:
            kept = set(matrix.indices[matrix.indptr[state] : matrix.indptr[state + 1]].tolist())
            tight = (
                number
                for number in staged.arcs_from(state)
                if int(staged.ends[number]) in kept
                and left[state] == staged.weights[number] + left[staged.ends[number]]
            )
            # Of ways that cost the same: what can be checked or interpreted here is not left for later.
            number = min(tight, key=lambda number: (staged.arcs[number].kind not in _FURTHER, number))
            arcs.append(staged.arcs[number])
            state = int(staged.ends[number])
            states.append(state)
        return Path(tuple(states), tuple(arcs), float(left[self.start]))

    def several(self, most: int) -> list[Path]:
        """Return the best walk and then the best that avoids at least one consultation of each better one.

        Parameters
        ----------
        most : int
            At most so many. A walk without consultations is avoided by its parties; one without either has no other.

        Returns
        -------
        list of Path
            By cost, then by id. Those that cost an unknown stage more than the best are left out.

        Notes
        -----
        Exact (Lawler's branching): each search leaves out a set of places that holds one of each better walk.
        """
        found: list[Path] = []
        waiting: list[tuple[float, tuple[int, ...], tuple[Ref, ...], Path]] = []
        tried: set[frozenset[Ref]] = set()

        def look(without: frozenset[Ref]) -> None:
            if without not in tried:
                tried.add(without)
                if path := self.best(without):
                    heapq.heappush(waiting, (path.weight, path.states, tuple(sorted(without)), path))

        look(frozenset())
        while waiting and len(found) < most:
            _, _, left_out, path = heapq.heappop(waiting)
            without = frozenset(left_out)
            met = next((better for better in found if not self._through(better) & without), None)
            if met is None:
                if found and path.cost.unknown > found[0].cost.unknown:
                    break
                found.append(path)
                met = path
            # What is left avoids this walk as well, by one of the places that it goes through.
            for place in sorted(self._through(met)):
                look(without | {place})
        return found

    def _through(self, path: Path) -> frozenset[Ref]:
        """Return the consultations of a walk, the source left out; of one without, its parties."""
        refs = {ref for state in path.states[:-1] if (ref := self._ref(state)) != self._source}
        consultations = frozenset(ref for ref in refs if ref.label == Consultation.KIND)
        return consultations or frozenset(ref for ref in refs if ref.label == Organisation.KIND)

    # --- without what, none is left -------------------------------------------------------------------------------

    def hangs_on(self, path: Path) -> tuple[Ref, ...]:
        """Return the places of a walk, in its order, without each of which no walk is left."""
        return tuple(ref for ref in path.places if ref != self._source and not self._arrives(ref))

    def _arrives(self, without: Ref) -> bool:
        matrix = self.staged.matrix(known_only=self.known_only, without=(without,))
        return bool(self.staged.sink in breadth_first_order(matrix, self.start, return_predecessors=False))


def away_from(staged: Staged, start: int, *, recorded_only: bool = False) -> NDArray[np.float64]:
    """Return what it costs to get from a state to each state by known stages, shape (states,); infinite: not at all."""
    found: NDArray[np.float64] = dijkstra(staged.matrix(known_only=True, recorded_only=recorded_only), indices=start)
    return found


def back_from(staged: Staged, away: NDArray[np.float64], end: int, *, recorded_only: bool) -> Path:
    """Return the first walk by id to a state at distance ``away``, from where the distances were counted."""
    arcs_to: list[Arc] = []
    states, state = [end], end
    while away[state] > 0:
        number = next(n for n in _into(staged, state, recorded_only) if _tight(staged, away, n))
        arcs_to.append(staged.arcs[number])
        state = int(staged.starts[number])
        states.append(state)
    return Path(tuple(reversed(states)), tuple(reversed(arcs_to)), float(away[end]))


def _into(staged: Staged, state: int, recorded_only: bool) -> Iterator[int]:
    kept = (staged.ends == state) & staged.known & (staged.recorded | (not recorded_only))
    return iter(np.flatnonzero(kept).tolist())


def _tight(staged: Staged, away: NDArray[np.float64], number: int) -> bool:
    return bool(away[staged.ends[number]] == away[staged.starts[number]] + staged.weights[number])
