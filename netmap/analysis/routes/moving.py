"""How a signal moves between places, whatever its stage: along routes, to tables where somebody sits, and home.

Which question of the user: none by itself; :mod:`netmap.analysis.routes.staged` adds the stages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.model import (
    Channel,
    Consultation,
    Fact,
    Organisation,
    PartOf,
    PassesOn,
    PresentIn,
    Ref,
    Relationship,
    Serves,
)

__all__ = ["COSTS", "KINDS", "Arc", "ArcKind", "Arcs", "Cost", "Moves", "Standing", "Vertex", "elsewhere", "moves"]


class Standing(StrEnum):
    """In what way a signal is with somebody.

    OWN: a party that sees it itself. HOME: a party to which it was handed. MEMBER: a party that hears it at a table
    where it sits. TABLE: a consultation. CHANNEL: where a resident reports.
    """

    OWN = "own"
    HOME = "home"
    MEMBER = "member"
    TABLE = "table"
    CHANNEL = "channel"


class ArcKind(StrEnum):
    """What moves a signal, or brings it a stage further.

    OWN_SEAT: who sees it brings it to a table where it sits. RECORDED: a recorded route. HEARS: who sits at a table
    hears it there. SHARED: who heard it, or was handed it, takes it to a table where it sits. TAKES_HOME: who heard it
    takes it to its own organisation. COMMITS: the same, for a seat that may commit its organisation. IN_HOUSE: between
    a party and what it is part of. SEES: a party is present in a channel. The others bring it a stage further.
    """

    OWN_SEAT = "own_seat"
    RECORDED = "recorded"
    HEARS = "hears"
    SHARED = "shared"
    TAKES_HOME = "takes_home"
    COMMITS = "commits"
    IN_HOUSE = "in_house"
    SEES = "sees"
    VERIFY = "verify"
    INTERPRET = "interpret"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True, order=True)
class Vertex:
    """A place and in what way a signal is there."""

    ref: Ref
    standing: Standing


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """What a route costs, worst first.

    ``unknown``: stages of which it is not known who takes them. ``informal``: steps that nobody recorded. ``steps``:
    all of them. ``skipped``: 1 when the signal is interpreted without having been checked with somebody else.
    """

    unknown: int = 0
    informal: int = 0
    steps: int = 0
    skipped: int = 0

    def __add__(self, other: Cost) -> Cost:
        """Return both together."""
        return Cost(
            self.unknown + other.unknown,
            self.informal + other.informal,
            self.steps + other.steps,
            self.skipped + other.skipped,
        )


@dataclass(frozen=True, slots=True)
class Arc:
    """One move, or one stage further.

    ``party`` carries the signal (SHARED), or takes the stage at a table where it sits; None: the place itself.
    ``record`` says so in the user's data; None where nothing says so (``cost.unknown``).
    """

    kind: ArcKind
    start: Vertex
    end: Vertex | None
    cost: Cost
    party: Ref | None = None
    record: Fact | None = None


_FREE, _STEP, _INFORMAL = Cost(), Cost(steps=1), Cost(informal=1, steps=1)
#: What each kind of move costs; how far it brings a signal does not count here.
COSTS: Mapping[ArcKind, Cost] = {
    ArcKind.OWN_SEAT: _STEP,
    ArcKind.RECORDED: _STEP,
    ArcKind.HEARS: _FREE,
    ArcKind.SHARED: _INFORMAL,
    ArcKind.TAKES_HOME: _INFORMAL,
    ArcKind.COMMITS: _FREE,
    ArcKind.IN_HOUSE: _INFORMAL,
    ArcKind.SEES: _STEP,
}
#: The moves by number, as the arrays hold them.
KINDS = tuple(COSTS)
_NUMBER = {kind: number for number, kind in enumerate(KINDS)}
_PLACE_ITSELF = (ArcKind.RECORDED, ArcKind.IN_HOUSE)
#: A party has three vertices, next to each other and in the order of their words.
_OF_PARTY = (Standing.HOME, Standing.MEMBER, Standing.OWN)
_HOME, _MEMBER, _OWN = range(3)


class Arcs(Sequence[Arc]):
    """Arcs of which each is made when somebody looks at it: there are hundreds of thousands."""

    def __init__(self, count: int) -> None:
        self._count = count

    def one(self, number: int) -> Arc:
        """Return an arc by its number, from 0."""
        raise NotImplementedError

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Arc: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Arc]: ...
    def __getitem__(self, number: int | slice) -> Arc | Sequence[Arc]:
        if isinstance(number, slice):
            return [self.one(each) for each in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError(number)
        return self.one(int(number) % self._count)

    def __iter__(self) -> Iterator[Arc]:
        return (self.one(number) for number in range(self._count))


@dataclass(frozen=True, eq=False)
class Moves:
    """All places of a network and how a signal moves between them, whatever its stage.

    Attributes
    ----------
    vertices : tuple of Vertex
        In order.
    index : mapping of Vertex to int
        Their numbers.
    starts, ends : ndarray of int64, shape (arcs,)
        Vertices of each arc, in order of start and then end; one arc for each pair, the cheapest.
    kinds : ndarray of int64, shape (arcs,)
        Places in :data:`KINDS`.
    records : ndarray of int64, shape (arcs,)
        Places in ``rows``.
    rows : list of Fact
        What says so in the user's data.
    elsewhere : frozenset of Ref
        Consultations that are no table here, because they serve other areas only: nothing gets there. What is seen
        there itself goes on along their own arcs.
    """

    vertices: tuple[Vertex, ...]
    index: Mapping[Vertex, int]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    kinds: NDArray[np.int64]
    records: NDArray[np.int64]
    rows: list[Fact]
    elsewhere: frozenset[Ref]

    def arc(self, number: int) -> Arc:
        """Return one arc by its number."""
        kind, record = KINDS[self.kinds[number]], self.rows[self.records[number]]
        party = None
        if kind not in _PLACE_ITSELF:
            party = record.start if isinstance(record, Relationship) else record.ref
        start, end = self.vertices[self.starts[number]], self.vertices[self.ends[number]]
        return Arc(kind, start, end, COSTS[kind], party, record)

    @property
    def arcs(self) -> Arcs:
        """The arcs, each made when it is looked at."""
        return _MoveArcs(self)


class _MoveArcs(Arcs):
    def __init__(self, moves: Moves) -> None:
        super().__init__(len(moves.starts))
        self._moves = moves

    def one(self, number: int) -> Arc:
        return self._moves.arc(number)


def moves(facts: Facts, theme: str = "", area: str = "") -> Moves:
    """Return how a signal may move, made once per theme and area ("": any).

    Active seats, coordinators, routes that hand over upwards or aside (for the theme or for all themes; without a
    theme: any), presence in channels, and parts of one party. What only informs or reports back hands nothing over.
    With an area, a consultation that serves other areas only (neither inside nor around it) is no table: no arc leads
    to its vertex, so that a signal is there only when it is seen there. Of which no area is known it may be anywhere.
    Cost: one sort of the arcs.
    """
    return facts.memo(f"staged.moves.{theme}.{area}", lambda: _Making(facts, theme, area).moves())


def elsewhere(facts: Facts, area: str) -> frozenset[Ref]:
    """Return the parties and consultations that serve areas, none of them inside or around this one ("": nobody)."""
    return facts.memo(f"moving.elsewhere.{area}", lambda: _elsewhere(facts, area)) if area else frozenset()


def _elsewhere(facts: Facts, area: str) -> frozenset[Ref]:
    served: dict[Ref, set[str]] = defaultdict(set)
    for tie in facts.ties(Serves):
        served[tie.start].add(tie.end.id)
    return frozenset(
        ref
        for ref, areas in served.items()
        if not any(facts.inside(one, area) or facts.inside(area, one) for one in areas)
    )


class _Making:
    """Collects arcs as numbers: start, end, kind and row of each."""

    def __init__(self, facts: Facts, theme: str, area: str) -> None:
        self.facts, self.theme = facts, theme
        self.elsewhere = frozenset(ref for ref in elsewhere(facts, area) if ref.label == Consultation.KIND)
        channels = sorted(channel.ref for channel in facts.network.of(Channel).values())
        tables = sorted(table.ref for table in facts.consultations)
        parties = sorted(party.ref for party in facts.organisations)
        self.vertices = (
            *(Vertex(channel, Standing.CHANNEL) for channel in channels),
            *(Vertex(table, Standing.TABLE) for table in tables),
            *(Vertex(party, standing) for party in parties for standing in _OF_PARTY),
        )
        # Of a party the number of its first vertex.
        self.first = {ref: number for number, ref in enumerate((*channels, *tables))}
        after = len(self.first)
        self.first |= {party: after + len(_OF_PARTY) * number for number, party in enumerate(parties)}
        self.parties = parties
        self.rows: list[Fact] = []
        self.found: list[NDArray[np.int64]] = []

    def moves(self) -> Moves:
        self._seats()
        self._recorded()
        self._in_house()
        self._channels()
        home = [(self.first[p] + _MEMBER, self.first[p] + _HOME, self._row(self._party(p))) for p in self.parties]
        self._add(ArcKind.TAKES_HOME, home)
        starts, ends, kinds, rows = self._cheapest()
        index = {vertex: number for number, vertex in enumerate(self.vertices)}
        return Moves(self.vertices, index, starts, ends, kinds, rows, self.rows, self.elsewhere)

    def _party(self, ref: Ref) -> Organisation:
        record = self.facts.network.get(ref)
        assert isinstance(record, Organisation)
        return record

    def _row(self, record: Fact) -> int:
        self.rows.append(record)
        return len(self.rows) - 1

    def _add(self, kind: ArcKind, arcs: Iterable[tuple[int, int, int]] | NDArray[np.int64]) -> None:
        made = np.asarray(arcs if isinstance(arcs, np.ndarray) else list(arcs), np.int64).reshape(-1, 3)
        self.found.append(np.column_stack((made, np.full(len(made), _NUMBER[kind], np.int64))))

    def _seats(self) -> None:
        sat: list[tuple[int, int, int]] = []
        heard: list[tuple[int, int, int]] = []
        commits: list[tuple[int, int, int]] = []
        for seats in (self.facts.seats, self.facts.coordinators):
            for table, ties in seats.items():
                there, here = self.first[table], table not in self.elsewhere
                for tie in ties:
                    who, row = self.first[tie.start], self._row(tie)
                    heard.append((there, who + _MEMBER, row))
                    if here:
                        sat.append((who, there, row))
                    if getattr(tie, "may_commit", None):
                        commits.append((there, who + _HOME, row))
        parties, tables, rows = np.array(sat, np.int64).reshape(-1, 3).T
        self._add(ArcKind.OWN_SEAT, np.column_stack((parties + _OWN, tables, rows)))
        self._add(ArcKind.SHARED, np.column_stack((parties + _MEMBER, tables, rows)))
        self._add(ArcKind.SHARED, np.column_stack((parties + _HOME, tables, rows)))
        self._add(ArcKind.HEARS, heard)
        self._add(ArcKind.COMMITS, commits)

    def _recorded(self) -> None:
        found = []
        for route in self.facts.ties(PassesOn):
            if not route.hands_on:
                continue
            if self.theme and route.theme not in (None, self.theme):
                continue
            if route.end in self.elsewhere:
                continue
            # A consultation has one vertex; of a party, what is handed to it is at home there.
            start, end, row = self.first[route.start], self.first[route.end], self._row(route)
            shifts = (0,) if route.start.label == Consultation.KIND else (_OWN, _HOME)
            found += [(start + shift, end, row) for shift in shifts]
        self._add(ArcKind.RECORDED, found)

    def _in_house(self) -> None:
        found = []
        for part in self.facts.ties(PartOf):
            if part.start.label == Organisation.KIND and part.start != part.end:
                one, other, row = self.first[part.start], self.first[part.end], self._row(part)
                for start, end in ((one, other), (other, one)):
                    found += [(start + shift, end + _HOME, row) for shift in (_OWN, _HOME)]
        self._add(ArcKind.IN_HOUSE, found)

    def _channels(self) -> None:
        present = [tie for tie in self.facts.ties(PresentIn) if tie.end in self.first]
        found = [(self.first[tie.end], self.first[tie.start] + _OWN, self._row(tie)) for tie in present]
        self._add(ArcKind.SEES, found)

    def _cheapest(self) -> tuple[NDArray[np.int64], ...]:
        """Return the arcs in order, of each pair the cheapest; of equals that of the first record by id."""
        starts, ends, rows, kinds = np.concatenate(self.found).T
        costs = sorted(set(COSTS.values()))
        cost = np.array([costs.index(COSTS[kind]) for kind in KINDS], np.int64)[kinds]
        rank = np.empty(len(self.rows), np.int64)
        rank[sorted(range(len(self.rows)), key=lambda row: self.rows[row].id)] = np.arange(len(self.rows))
        pair = starts * max(len(self.vertices), 1) + ends
        # One number to sort by; far below 2^63 for any network that fits in memory.
        order = np.argsort((pair * len(costs) + cost) * max(len(self.rows), 1) + rank[rows], kind="stable")
        kept = order[np.concatenate(([True], np.diff(pair[order]) > 0))] if len(order) else order
        return starts[kept], ends[kept], kinds[kept], rows[kept]
