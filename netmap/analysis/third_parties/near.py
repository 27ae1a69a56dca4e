"""How far each party is from the team, through whom and in which consultation.

One step is one shared consultation. An organisation with all its parts is one party here: whoever sits somewhere for a
department can be reached through a colleague.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from netmap.analysis.facts import Facts
from netmap.analysis.roles import places_of
from netmap.analysis.team.sitting import is_on_call
from netmap.analysis.third_parties.results import Way
from netmap.model import Ref, Serves

__all__ = ["Nearness"]


class Nearness:
    """Steps from a team over shared consultations, breadth first; linear in seats.

    Parameters
    ----------
    facts : Facts
    team : iterable of Ref
        Rows; empty: nobody is near.
    themes, areas : collection of str
        A consultation that deals with one of these themes, or works in one of these areas, goes before others as the
        place to reach somebody through.
    without : collection of Ref
        Consultations that do not count: the core team on the map when another team is meant.
    home : Ref, optional
        Where the team itself sits: who is on call there is called there.
    """

    def __init__(
        self,
        facts: Facts,
        team: Iterable[Ref],
        themes: Collection[str] = (),
        areas: Collection[str] = (),
        without: Collection[Ref] = (),
        home: Ref | None = None,
    ) -> None:
        self._facts, self._without, self._home = facts, frozenset(without), home
        self._members = tuple(sorted(set(team)))
        self._fitting = {ref for theme in themes for ref in facts.dealing_with.get(theme, ())}
        self._fitting |= {ref for ref, place in _working(facts) if place in areas}
        self._steps = self._spread({facts.top(member) for member in self._members})

    @property
    def farthest(self) -> int:
        """The most steps to any party that can be reached; 0 when none can."""
        return max(self._steps.values(), default=0)

    def steps(self, party: Ref) -> int | None:
        """Return the steps to a top party; None when no chain of consultations leads there."""
        return self._steps.get(party)

    # --- who sits where, by top party -------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> dict[Ref, dict[Ref, list[Ref]]]:
        """For each top party its consultations, and who sits there for it."""
        found: dict[Ref, dict[Ref, list[Ref]]] = defaultdict(dict)
        for party in self._facts.organisations:
            for table in places_of(self._facts, party.ref):
                if table not in self._without:
                    found[self._facts.top(party.ref)].setdefault(table, []).append(party.ref)
        return found

    @cached_property
    def _at(self) -> dict[Ref, set[Ref]]:
        """The top parties at each consultation."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for party, tables in self._rows.items():
            for table in tables:
                found[table].add(party)
        return found

    def _beside(self, party: Ref) -> set[Ref]:
        return {other for table in self._rows.get(party, ()) for other in self._at[table]} - {party}

    def _spread(self, start: set[Ref]) -> dict[Ref, int]:
        steps = dict.fromkeys(start, 0)
        layer, number = start, 0
        while layer:
            number += 1
            layer = {other for party in layer for other in self._beside(party)} - steps.keys()
            steps.update(dict.fromkeys(layer, number))
        return steps

    # --- through whom -----------------------------------------------------------------------------------------------

    def way(self, party: Ref, row: Ref) -> Way:
        """Return how a top party is reached; ``row`` is whom one wants to speak to there."""
        steps = self._steps.get(party)
        if not steps:
            return Way(steps=steps)
        first = {party} if steps == 1 else self._back(party, steps)
        if steps == 1:
            return self._beside_team(party, row)
        # Of several intermediaries the one goes first that meets them at the most fitting place.
        meeting = {top: self._table(top, party, row) for top in first} if steps == 2 else {}
        order = sorted(first, key=lambda top: (self._preference(meeting.get(top), row, party), top))
        ways = [self._beside_team(top, None) for top in order]
        via = tuple(self._row(top, meeting.get(top) or way.table) for top, way in zip(order, ways, strict=True))
        table = meeting[order[0]] if steps == 2 else ways[0].table
        return Way(steps=steps, via=via, table=table, member=ways[0].member)

    def _back(self, party: Ref, steps: int) -> set[Ref]:
        """Return the parties next to the team on the shortest ways to a party."""
        layer = {party}
        for number in range(steps - 1, 0, -1):
            layer = {near for one in layer for near in self._beside(one) if self._steps.get(near) == number}
        return layer

    def _beside_team(self, party: Ref, row: Ref | None) -> Way:
        """Return how a party that shares a consultation with the team is reached there."""
        shared = [table for table in self._rows[party] if any(self._steps[top] == 0 for top in self._at[table])]
        table = min(shared, key=lambda table: (self._preference(table, row, party), not self._itself(table), table))
        own = [row for top in self._at[table] if self._steps[top] == 0 for row in self._rows[top][table]]
        via = tuple(sorted(own, key=lambda ref: (ref not in self._members, self._fitness(ref, table))))
        return Way(steps=1, via=via, table=table, member=self._member(via[0]))

    def _itself(self, table: Ref) -> bool:
        """Return whether a member of the team sits there itself, and not only a part or the whole of it."""
        return any(table in places_of(self._facts, member) for member in self._members)

    def _member(self, row: Ref) -> Ref:
        top = self._facts.top(row)
        same = [member for member in self._members if self._facts.top(member) == top]
        return min(same, key=lambda member: (member != row, self._fitness(member, self._home)))

    def _fitness(self, row: Ref, table: Ref | None) -> tuple[bool, int, Ref]:
        """Order who can call for the team: there each time before on call, then the municipality, then by id."""
        seats = [seat for seat in self._facts.seats_of.get(row, ()) if seat.end == table]
        home = self._facts.municipality
        part = home is not None and self._facts.top(row) == self._facts.top(home)
        return bool(seats) and all(map(is_on_call, seats)), (row != home) + (not part), row

    def _preference(self, table: Ref | None, row: Ref | None, party: Ref) -> tuple[bool, bool, bool]:
        if table is None:
            return True, True, True
        return row not in self._rows[party].get(table, ()), table != self._home, table not in self._fitting

    def _table(self, one: Ref, other: Ref, row: Ref) -> Ref:
        shared = self._rows[one].keys() & self._rows[other].keys()
        return min(shared, key=lambda table: (self._preference(table, row, other), table))

    def _row(self, top: Ref, table: Ref | None) -> Ref:
        """Return who sits at a table for a party."""
        return min(self._rows[top][table]) if table else top


def _working(facts: Facts) -> list[tuple[Ref, str]]:
    return [(tie.start, tie.end.id) for tie in facts.ties(Serves)]
