"""What hangs on one person: the seats of one seat-holder, known by a code and never by a name.

Which question of the user: *with whom would our memory leave?* Several seats with one code are one person. Where a
party has one seat only, that is one person too, with or without a code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import broken_routes, only_stages, themes_of
from netmap.analysis.hub.results import Lost, SeatHolder
from netmap.analysis.hub.web import Web
from netmap.analysis.routes.staged import Staged, Standing, Vertex, staged
from netmap.analysis.seating import seating
from netmap.model import PassesOn, Ref, TakesPart

__all__ = ["has_codes", "seat_holders"]

#: So many are tested for routes, those with most consultations; each costs one walk over all routes.
MOST_TESTED = 50


@dataclass(frozen=True)
class _Holder:
    code: str
    seats: tuple[TakesPart, ...]

    @property
    def parties(self) -> tuple[Ref, ...]:
        return tuple(sorted({seat.start for seat in self.seats}))

    @property
    def tables(self) -> tuple[Ref, ...]:
        return tuple(sorted({seat.end for seat in self.seats}))


def has_codes(facts: Facts) -> bool:
    """Return whether any active seat says by a code who holds it."""
    return any(seat.seat_holder_code for seats in facts.seats.values() for seat in seats)


def seat_holders(facts: Facts, web: Web) -> tuple[SeatHolder, ...]:
    """Return on whom something hangs, most first, then by number of consultations, code and party.

    Routes: places, other than its own parties, that lose every known way to a decision without these seats. Themes:
    nobody else gives some stage of them, and the party sits nowhere but through this person. Alone: parties that meet
    nobody else. Tables: consultations that lose their only known member of some sector.

    Returns
    -------
    tuple of SeatHolder
        Only those without whom something is lost. Of so many seat-holders that not all could be tested, those with
        fewer consultations have ``exact`` False, and no routes.
    """
    holders = sorted(_holders(facts), key=lambda h: (-len(h.tables), h.code, h.parties))
    tested = 0
    voices = _only_voices(facts)
    counts = Counter(seat.start for seats in facts.seats.values() for seat in seats)
    ways = _Ways(facts) if holders and broken_routes(facts) else None
    found = []
    for holder in holders:
        gone = _left(facts, holder)
        routes: tuple[Ref, ...] = ()
        exact = True
        if ways is not None and ways.may_break(holder):
            exact = tested < MOST_TESTED
            routes = ways.broken_by(holder, gone) if exact else ()
            tested += 1
        only = all(counts[party] == sum(s.start == party for s in holder.seats) for party in holder.parties)
        only = only and not any(tie.start in holder.parties for ties in facts.coordinators.values() for tie in ties)
        stages = tuple(s for party in holder.parties for s in only_stages(facts).get(party, ())) if only else ()
        lost = Lost(
            routes=routes,
            themes=themes_of(stages),
            stages=stages,
            alone=_alone(web, gone),
            tables=tuple(table for table in holder.tables if voices.get(table, set()) & _whole(facts, holder, table)),
        )
        if lost.count or not exact:
            found.append(_result(holder, lost, only=only, exact=exact))
    return tuple(sorted(found, key=lambda h: (-h.lost.count, -len(h.consultations), h.code, h.party)))


def _result(holder: _Holder, lost: Lost, *, only: bool, exact: bool) -> SeatHolder:
    parties = holder.parties
    return SeatHolder(
        code=holder.code,
        party=parties[0],
        consultations=holder.tables,
        lost=lost,
        parties=parties,
        only=only,
        exact=exact,
    )


def _holders(facts: Facts) -> list[_Holder]:
    coded: dict[str, list[TakesPart]] = defaultdict(list)
    single: list[_Holder] = []
    for seats in facts.seats_of.values():
        for seat in seats:
            if seat.seat_holder_code:
                coded[seat.seat_holder_code].append(seat)
        if len(seats) == 1 and not seats[0].seat_holder_code:
            single.append(_Holder("", (seats[0],)))
    return [*(_Holder(code, tuple(seats)) for code, seats in coded.items()), *single]


def _left(facts: Facts, holder: _Holder) -> dict[tuple[Ref, Ref], bool]:
    """Return where a party no longer sits without these seats, and (True) where it only can no longer commit itself.

    Another seat of the party at the same table, or its coordinating it, keeps it there.
    """
    own = {seat.id for seat in holder.seats}
    found: dict[tuple[Ref, Ref], bool] = {}
    for party, table in {(seat.start, seat.end) for seat in holder.seats}:
        others = [s for s in facts.seats_of[party] if s.end == table and s.id not in own]
        coordinates = any(tie.start == party for tie in facts.coordinators.get(table, ()))
        if not others and not coordinates:
            found[(party, table)] = False
        elif not any(s.may_commit for s in others):
            found[(party, table)] = True
    return found


# --- tables and others ---------------------------------------------------------------------------------------------


def _only_voices(facts: Facts) -> dict[Ref, set[Ref]]:
    """Return the parties that are the only known member of some sector, by table."""
    seats = seating(facts)
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for table, there in facts.seats.items():
        by_sector: dict[str, set[Ref]] = defaultdict(set)
        for seat in there:
            for sector in seats.sectors_of(seat):
                by_sector[sector].add(seat.start)
        # At a table with one sector nobody stands for his sector towards others.
        found[table] = {min(rows) for rows in by_sector.values() if len(rows) == 1} if len(by_sector) > 1 else set()
    return found


def _whole(facts: Facts, holder: _Holder, table: Ref) -> set[Ref]:
    """Return the parties of which a person holds all seats at a table."""
    own = {seat.id for seat in holder.seats}
    there = facts.seats[table]
    return {party for party in holder.parties if all(s.id in own for s in there if s.start == party)}


def _alone(web: Web, gone: dict[tuple[Ref, Ref], bool]) -> tuple[Ref, ...]:
    """Return the parties that meet only these parties, and only where these no longer sit."""
    left = {pair for pair, commits_only in gone.items() if not commits_only}
    leaving = {party for party, _ in left}
    found = set()
    for party in leaving:
        for other in (web.parties[number] for number in web.met_by(party).tolist()):
            met = {web.parties[number] for number in web.met_by(other).tolist()} - {other}
            if other in leaving or not met <= leaving:
                continue
            tables = web.tables_of[other]
            if not any(t in web.tables_of[one] and (one, t) not in left for one in met for t in tables):
                found.add(other)
    return tuple(sorted(found))


# --- routes ---------------------------------------------------------------------------------------------------------


class _Ways:
    """The known ways to a decision as arrays, to leave seats out."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.graph: Staged = staged(facts)
        self.breaking = broken_routes(facts)
        self.keys = self.graph.starts * (self.graph.sink + 1) + self.graph.ends
        # A recorded route between a party and a table stays when the party no longer sits there.
        self.recorded = {(arc.start, arc.end) for arc in facts.ties(PassesOn) if arc.hands_on}
        self.hinges: dict[Ref, list[tuple[int, frozenset[Ref]]]] = defaultdict(list)
        for number, able in self.graph.hinges.items():
            self.hinges[self.graph.arcs[number].start.ref].append((number, able))
        self.before = self._arrive(self.graph.known)

    def may_break(self, holder: _Holder) -> bool:
        """Return whether routes may be lost: never when none are lost without the party as a whole."""
        return len(holder.parties) > 1 or holder.parties[0] in self.breaking

    def broken_by(self, holder: _Holder, gone: dict[tuple[Ref, Ref], bool]) -> tuple[Ref, ...]:
        """Return the places that lose every known way, the parties of the holder left out, by id."""
        kept = self.graph.known.copy()
        for (party, table), commits_only in gone.items():
            kept[self._arcs_by_sitting(party, table, commits_only=commits_only)] = False
            left = {one for (one, place), only in gone.items() if place == table and not only}
            kept[[number for number, able in self.hinges.get(table, ()) if able <= left]] = False
        lost = self.before - self._arrive(kept)
        return tuple(sorted(lost - set(holder.parties)))

    def _arcs_by_sitting(self, party: Ref, table: Ref, *, commits_only: bool) -> list[int]:
        """Return the numbers of the arcs that are there because a party sits at a table."""
        there = Vertex(table, Standing.TABLE)
        own, home, member = (Vertex(party, s) for s in (Standing.OWN, Standing.HOME, Standing.MEMBER))
        pairs = [(there, home)] if (table, party) not in self.recorded else []
        if not commits_only:
            pairs += [(member, there), (there, member)]
            pairs += [(own, there), (home, there)] if (party, table) not in self.recorded else []
        found = []
        for level in self.graph.levels:
            for start, end in pairs:
                key = self.graph.state(start, level) * (self.graph.sink + 1) + self.graph.state(end, level)
                place = int(np.searchsorted(self.keys, key))
                if place < len(self.keys) and self.keys[place] == key:
                    found.append(place)
        return found

    def _arrive(self, kept: NDArray[np.bool_]) -> set[Ref]:
        """Return the parties and consultations from which a signal gets to a decision along these arcs."""
        graph = self.graph
        n = graph.sink + 1
        back = csr_array((np.ones(int(kept.sum()), np.int8), (graph.ends[kept], graph.starts[kept])), shape=(n, n))
        states = breadth_first_order(back, graph.sink, return_predecessors=False)
        vertices = (graph.moves.vertices[state] for state in states.tolist() if state < graph.size)
        # It begins where somebody sees something: at the first stage, and a party sees it itself.
        return {v.ref for v in vertices if v.standing in (Standing.OWN, Standing.TABLE)}
