"""The graph that routes are looked for in: places, and how far a signal is when it is there.

Which question of the user: none by itself. A signal must be interpreted by who has the expertise and then be decided
on by who has the mandate (handreiking A3). So every place stands in the graph once per stage; moving keeps the stage,
and whoever interprets or decides moves it on. A shortest path in this graph is a shortest route by way of an
interpreter to a decider.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from netmap.analysis.facts import Facts
from netmap.analysis.routes.abilities import Abilities, abilities
from netmap.analysis.routes.moving import COSTS, KINDS, Arc, ArcKind, Arcs, Cost, Moves, Standing, Vertex, moves
from netmap.model import Channel, Consultation, Organisation, Ref, Stage

__all__ = [
    "Abilities",
    "Arc",
    "ArcKind",
    "Cost",
    "Level",
    "Moves",
    "Staged",
    "Standing",
    "Vertex",
    "abilities",
    "moves",
    "staged",
]


class Level(StrEnum):
    """How far a signal is: just seen, checked with somebody else, interpreted. What is decided has arrived."""

    SIGNAL = "signal"
    VERIFIED = "verified"
    INTERPRETED = "interpreted"


#: Arcs of the longest route that is told exactly from a longer one; those of real networks have tens.
_LONGEST = 1_000
_FREE = Cost()


def staged(facts: Facts, theme: str = "", area: str = "", *, verifiers: Collection[Ref] = ()) -> Staged:
    """Return the graph of routes for a theme ("": any) and area ("": any).

    Parameters
    ----------
    facts : Facts
    theme, area : str
        Ids.
    verifiers : collection of Ref
        Consultations where the signal can be checked with somebody else; without any, checking is left out of the
        graph and costs nothing. With them it is made anew at each call, else once.
    """
    here = moves(facts, theme, area)
    if verifiers:
        return Staged(facts, here, abilities(facts, theme, area), frozenset(verifiers))
    return facts.memo(f"staged.{theme}.{area}", lambda: Staged(facts, here, abilities(facts, theme, area), None))


class Staged:
    """Places by stage, as arrays.

    A state is a number: ``level * len(vertices) + vertex``; the last one, ``sink``, is where it is decided.

    Attributes
    ----------
    moves : Moves
    abilities : Abilities
    levels : tuple of Level
        Two of them; three when checking counts.
    sink : int
    arcs : sequence of Arc
        Each is made when it is looked at.
    starts, ends : ndarray of int64, shape (arcs,)
        States of each arc, sorted by start and then end; one arc for each pair.
    weights : ndarray of float64, shape (arcs,)
        Costs as one number that keeps their order; exact.
    known, recorded : ndarray of bool, shape (arcs,)
        Whether it is known who takes the stage; whether the step was recorded (or is free).
    hinges : mapping of int to frozenset of Ref
        The arcs that are gone when all these members of the table are: nobody else interprets there.
    """

    def __init__(self, facts: Facts, moves: Moves, abilities: Abilities, verifiers: frozenset[Ref] | None) -> None:
        self.facts, self.moves, self.abilities, self.verifiers = facts, moves, abilities, verifiers
        checked = (Level.VERIFIED,) if verifiers is not None else ()
        self.levels: tuple[Level, ...] = (Level.SIGNAL, *checked, Level.INTERPRETED)
        self.size = len(moves.vertices)
        self.sink = len(self.levels) * self.size
        # More arcs than any route has, so that one step outweighs them all, and one informal step outweighs all steps.
        self._base = float(min(self.sink + 2, _LONGEST))
        self._order(self._stage_arcs())

    def state(self, vertex: Vertex, level: Level = Level.SIGNAL) -> int:
        """Return the number of a state. Raises ``KeyError`` for a vertex that is not there."""
        return self.levels.index(level) * self.size + self.moves.index[vertex]

    def vertex(self, state: int) -> Vertex | None:
        """Return the place of a state; None for the sink."""
        return None if state == self.sink else self.moves.vertices[state % self.size]

    def level(self, state: int) -> Level | None:
        """Return the stage of a state; None for the sink."""
        return None if state == self.sink else self.levels[state // self.size]

    def entry(self, ref: Ref) -> Vertex | None:
        """Return where a signal begins that somebody sees; None when that is not an active place.

        A channel without anybody present in it is a place without a way on. For an expert see
        :func:`netmap.analysis.routes.upward.seen_by`.
        """
        standing = {
            Organisation.KIND: Standing.OWN,
            Consultation.KIND: Standing.TABLE,
            Channel.KIND: Standing.CHANNEL,
        }.get(ref.label)
        vertex = Vertex(ref, standing) if standing else None
        return vertex if vertex in self.moves.index else None

    def weight(self, cost: Cost) -> float:
        """Return a cost as one number, exact and in the same order."""
        digits = (cost.unknown, cost.informal, cost.steps, cost.skipped)
        number = 0.0
        for digit in digits:
            number = number * self._base + digit
        return number * self._base + 1  # every arc costs something: no circle is free, and fewer arcs are better

    # --- arcs ---------------------------------------------------------------------------------------------------

    def _stage_arcs(self) -> list[tuple[int, int, Arc]]:
        """Return the arcs that bring a signal a stage further, with their states."""
        found: list[tuple[int, int, Arc]] = []
        last = len(self.levels) - 1
        for here, vertex in enumerate(self.moves.vertices):
            if vertex.standing is Standing.TABLE and self.verifiers is not None and vertex.ref in self.verifiers:
                found.append((here, self.size + here, Arc(ArcKind.VERIFY, vertex, vertex, _FREE)))
            if vertex.standing not in (Standing.TABLE, Standing.HOME, Standing.OWN):
                continue
            end = Vertex(vertex.ref, Standing.HOME) if vertex.standing is Standing.OWN else vertex
            for level in range(last):
                skipped = int(last == 2 and level == 0)
                if arc := self._taken(Stage.INTERPRET, vertex, vertex, skipped):
                    found.append((level * self.size + here, last * self.size + here, arc))
            if arc := self._taken(Stage.DECIDE, vertex, end, 0):
                found.append((last * self.size + here, self.sink, arc))
        return found

    def _taken(self, stage: Stage, vertex: Vertex, end: Vertex, skipped: int) -> Arc | None:
        kind = ArcKind.INTERPRET if stage is Stage.INTERPRET else ArcKind.DECIDE
        if (found := self.abilities.known[stage].get(vertex.ref)) is not None:
            party, record = found
            return Arc(kind, vertex, end, Cost(skipped=skipped), party, record)
        # Who sees a signal itself would interpret it at once, if silence were enough for that.
        if vertex.standing is not Standing.OWN and vertex.ref in self.abilities.perhaps[stage]:
            return Arc(kind, vertex, end, Cost(unknown=1, skipped=skipped))
        return None

    def _order(self, further: list[tuple[int, int, Arc]]) -> None:
        """Put the moves of each level and the arcs to a further stage in one order."""
        shifts = [level * self.size for level in range(len(self.levels))]
        starts = np.concatenate([*(self.moves.starts + s for s in shifts), np.array([s for s, _, _ in further], int)])
        ends = np.concatenate([*(self.moves.ends + s for s in shifts), np.array([e for _, e, _ in further], int)])
        order = np.argsort(starts * (self.sink + 1) + ends, kind="stable")
        of_moves = [COSTS[kind] for kind in KINDS]
        kinds, levels = self.moves.kinds, len(self.levels)
        weights, known, recorded = (
            np.concatenate([*([of_kind[kinds]] * levels), np.array(of_further, of_kind.dtype)])[order]
            for of_kind, of_further in (
                (np.array([self.weight(c) for c in of_moves]), [self.weight(arc.cost) for _, _, arc in further]),
                (np.array([c.unknown == 0 for c in of_moves]), [arc.cost.unknown == 0 for _, _, arc in further]),
                (np.array([c.informal == 0 for c in of_moves]), [arc.cost.informal == 0 for _, _, arc in further]),
            )
        )
        self.arcs: Sequence[Arc] = _StagedArcs(self.moves, [arc for _, _, arc in further], order, levels)
        self.starts: NDArray[np.int64] = starts[order]
        self.ends: NDArray[np.int64] = ends[order]
        self.weights: NDArray[np.float64] = weights
        self.known: NDArray[np.bool_] = known
        self.recorded: NDArray[np.bool_] = recorded
        self._from = np.searchsorted(self.starts, np.arange(self.sink + 2))
        self._columns = self.ends.astype(np.int32)
        first, able = len(starts) - len(further), self.abilities.members
        self.hinges: Mapping[int, frozenset[Ref]] = {
            int(number): able[arc.start.ref]
            for number in np.flatnonzero(order >= first)
            if (arc := further[order[number] - first][2]).kind is ArcKind.INTERPRET and arc.party is not None
        }

    def arcs_from(self, state: int) -> Iterator[int]:
        """Return the numbers of the arcs from a state, in order of where they lead."""
        return iter(range(int(self._from[state]), int(self._from[state + 1])))

    @cached_property
    def states_of(self) -> Mapping[Ref, tuple[int, ...]]:
        """All states of each party, consultation and channel: what goes when it goes."""
        found: dict[Ref, list[int]] = defaultdict(list)
        for here, vertex in enumerate(self.moves.vertices):
            found[vertex.ref] += [level * self.size + here for level in range(len(self.levels))]
        return {ref: tuple(sorted(states)) for ref, states in found.items()}

    # --- ways ---------------------------------------------------------------------------------------------------

    def matrix(
        self, *, known_only: bool = False, recorded_only: bool = False, without: Collection[Ref] = ()
    ) -> csr_array:
        """Return the arcs as a sparse matrix of weights, shape (states, states), some left out.

        Parameters
        ----------
        known_only : bool
            Leave out the stages of which it is not known who takes them.
        recorded_only : bool
            Leave out informal steps.
        without : collection of Ref
            Who or what is gone, with all its states. Nor does it interpret where it sits.
        """
        kept = np.ones(len(self.arcs), bool)
        if known_only:
            kept &= self.known
        if recorded_only:
            kept &= self.recorded
        if without:
            gone = np.zeros(self.sink + 1, bool)
            for ref in without:
                gone[list(self.states_of.get(ref, ()))] = True
            kept &= ~(gone[self.starts] | gone[self.ends])
            kept[[number for number, able in self.hinges.items() if able <= set(without)]] = False
        # Arcs are in order of start and end, so this is the matrix as it will be kept: it is made very often.
        before = np.concatenate(([0], np.cumsum(kept)))[self._from].astype(np.int32)
        n = self.sink + 1
        return csr_array((self.weights[kept], self._columns[kept], before), shape=(n, n))

    def to_sink(self, matrix: csr_array) -> NDArray[np.float64]:
        """Return what it costs to get from each state to a decision, shape (states,); infinite where it does not."""
        found: NDArray[np.float64] = dijkstra(matrix.T.tocsr(), indices=self.sink)
        return found


class _StagedArcs(Arcs):
    """The moves of each level one after another, then the arcs to a further stage; in their order."""

    def __init__(self, moves: Moves, further: list[Arc], order: NDArray[np.int64], levels: int) -> None:
        super().__init__(len(order))
        self._moves, self._further, self._places = moves, further, order
        self._first = levels * len(moves.starts)

    def one(self, number: int) -> Arc:
        place = int(self._places[number])
        if place >= self._first:
            return self._further[place - self._first]
        return self._moves.arc(place % len(self._moves.starts))
