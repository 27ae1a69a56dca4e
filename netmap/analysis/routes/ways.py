"""The known ways of all places to a decision, as arrays: what analyses of a whole network share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from netmap.analysis.facts import Facts
from netmap.analysis.routes.staged import Level, Staged, staged
from netmap.model import PassesOn, Ref, Stage

__all__ = ["Ways", "first_leg", "places", "reaching", "recorded_legs", "second_leg", "ways"]


@dataclass(frozen=True, eq=False)
class Ways:
    """Arcs between states, and where ways begin and end.

    Attributes
    ----------
    refs : tuple of Ref
        Parties, consultations and channels by number.
    of : ndarray of int64, shape (states,)
        Who or what goes when it goes, of each state, as a number of ``refs``; -1 for the sink. Besides the states of
        :class:`Staged` there is one for each member that alone interprets at a table.
    starts, ends : ndarray of int64, shape (arcs,)
    weights : ndarray of float64, shape (arcs,)
        Whole numbers in the order of the costs.
    sink : int
    entries : mapping of Ref to int
        Where ways begin: the state of each place.
    """

    refs: tuple[Ref, ...]
    of: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    weights: NDArray[np.float64]
    sink: int
    entries: Mapping[Ref, int]

    def used(self) -> Ways:
        """Return the same with only the arcs that some way of some place to the sink goes along."""
        n = len(self.of)
        to_sink = reaching(self.starts, self.ends, n, [self.sink])
        from_entries = reaching(self.ends, self.starts, n, list(self.entries.values()))
        kept = to_sink[self.ends] & from_entries[self.starts]
        arcs = (self.starts[kept], self.ends[kept], self.weights[kept])
        entries = {place: state for place, state in self.entries.items() if to_sink[state]}
        return Ways(self.refs, self.of, *arcs, self.sink, entries)


def reaching(starts: NDArray[np.int64], ends: NDArray[np.int64], n: int, goals: list[int]) -> NDArray[np.bool_]:
    """Return from which of ``n`` states some goal is reached along arcs, the goals included."""
    # One more state, to which all goals lead, so that one search is enough.
    rows = np.concatenate((ends, np.full(len(goals), n)))
    columns = np.concatenate((starts, np.array(goals, np.int64)))
    backwards = csr_array((np.ones(len(rows), np.int8), (rows, columns)), shape=(n + 1, n + 1))
    found = np.zeros(n + 1, bool)
    found[breadth_first_order(backwards, n, return_predecessors=False)] = True
    return found[:n]


def places(facts: Facts, graph: Staged) -> list[Ref]:
    """Return where signals come up: consultations, and parties that sit somewhere, coordinate or hand on; by id.

    A consultation that is no table here, because it serves other areas only, is none.
    """
    sitting = {*facts.seats_of, *(tie.start for ties in facts.coordinators.values() for tie in ties)}
    for route in facts.ties(PassesOn):
        if route.hands_on:
            sitting.add(route.start)
    tables = {c.ref for c in facts.consultations} - graph.moves.elsewhere
    return sorted(tables | {party.ref for party in facts.organisations if party.ref in sitting})


def ways(facts: Facts, theme: str = "", area: str = "", *, recorded_only: bool = False) -> Ways:
    """Return the known ways of all places, for a theme and area ("": any); made once.

    Without places, or without anybody who decides, there are no arcs.
    """
    key = f"ways.{theme}.{area}.{recorded_only}"
    return facts.memo(key, lambda: _ways(facts, staged(facts, theme, area), recorded_only=recorded_only))


def _ways(facts: Facts, graph: Staged, *, recorded_only: bool) -> Ways:
    kept = graph.known & graph.recorded if recorded_only else graph.known
    return _made(graph, kept, graph.ends, _entries(facts, graph, Level.SIGNAL)).used()


def first_leg(facts: Facts, theme: str = "", area: str = "") -> Ways:
    """Return the known ways of all places to somebody who interprets; the sink is where it is interpreted."""
    graph = staged(facts, theme, area)
    begin = len(graph.levels) - 1
    done = graph.ends >= begin * graph.size
    kept = graph.known & (graph.starts < begin * graph.size)
    return _made(graph, kept, np.where(done, graph.sink, graph.ends), _entries(facts, graph, Level.SIGNAL)).used()


def second_leg(facts: Facts, theme: str = "", area: str = "") -> Ways:
    """Return the known ways of all places that interpret, from there to a decision."""
    graph = staged(facts, theme, area)
    able = {graph.arcs[n].start.ref for n in _interpreting(graph) if graph.known[n]}
    entries = {ref: state for ref, state in _entries(facts, graph, Level.INTERPRETED).items() if ref in able}
    kept = graph.known & (graph.starts >= (len(graph.levels) - 1) * graph.size)
    return _made(graph, kept, graph.ends, entries).used()


def recorded_legs(facts: Facts, theme: str = "", area: str = "") -> Mapping[Stage, frozenset[Ref]]:
    """Return from where a signal gets to a stage along recorded steps only, by who is known to take it; made once.

    "interpret": what is seen there; "decide": what is there and was interpreted, whoever did. Not only places: channels
    as well.
    """
    return facts.memo(f"recorded legs.{theme}.{area}", lambda: _recorded_legs(staged(facts, theme, area)))


def _recorded_legs(graph: Staged) -> dict[Stage, frozenset[Ref]]:
    kept, begin = graph.known & graph.recorded, (len(graph.levels) - 1) * graph.size
    # The first leg ends at all states in which it was interpreted, the second one at the sink.
    legs = (
        (Stage.INTERPRET, Level.SIGNAL, kept & (graph.starts < begin), begin),
        (Stage.DECIDE, Level.INTERPRETED, kept & (graph.starts >= begin), graph.sink),
    )
    found = {}
    for stage, level, arcs, goal in legs:
        ends = np.minimum(graph.ends[arcs], goal)
        arrives = reaching(graph.starts[arcs], ends, graph.sink + 1, [goal])
        entries = ((ref, graph.entry(ref)) for ref in graph.states_of)
        found[stage] = frozenset(ref for ref, vertex in entries if vertex and arrives[graph.state(vertex, level)])
    return found


def _interpreting(graph: Staged) -> NDArray[np.int64]:
    begin = (len(graph.levels) - 1) * graph.size
    return np.flatnonzero((graph.starts < begin) & (graph.ends >= begin))


def _entries(facts: Facts, graph: Staged, level: Level) -> dict[Ref, int]:
    found = {place: graph.entry(place) for place in places(facts, graph)}
    return {place: graph.state(vertex, level) for place, vertex in found.items() if vertex}


def _made(graph: Staged, kept: NDArray[np.bool_], ends: NDArray[np.int64], entries: Mapping[Ref, int]) -> Ways:
    refs = tuple(graph.states_of)
    number = {ref: place for place, ref in enumerate(refs)}
    one_level = np.array([number[vertex.ref] for vertex in graph.moves.vertices], np.int64)
    alone = [n for n, able in graph.hinges.items() if len(able) == 1 and kept[n]]
    through = [number[next(iter(graph.hinges[n]))] for n in alone]
    of = np.concatenate((np.tile(one_level, len(graph.levels)), [-1], np.array(through, np.int64)))
    rest = kept.copy()
    rest[alone] = False
    # Who alone interprets at a table is a state of its own between the two of the table, at no cost: all is doubled.
    between = graph.sink + 1 + np.arange(len(alone))
    starts = np.concatenate((graph.starts[rest], graph.starts[alone], between))
    weights = np.concatenate((2 * graph.weights[rest], 2 * graph.weights[alone] - 1, np.ones(len(alone))))
    return Ways(refs, of, starts, np.concatenate((ends[rest], between, ends[alone])), weights, graph.sink, entries)
