"""A team to be tested: its members, and the consultation where they sit when it is a core team on the map.

Which question of the user: none by itself. The criteria ask here who counts as a member, whether that is all of them,
and whom to ask about the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Confidence, Evidence
from netmap.analysis.seating import seating
from netmap.analysis.team.results import CriterionState
from netmap.analysis.told import municipality, statements_about
from netmap.model import About, Consultation, Presence, Ref, Role, StatedValue, Statement, TakesPart, normalise

__all__ = ["Judged", "Reason", "Sitting", "core_team_of", "members_of"]

Reason = tuple[Confidence, Evidence]
_CORE_TEAM = "core_team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One criterion, judged: what a page tells of a team, and what a norm line makes of it.

    ``reason`` is one word where a state has several sentences. ``sure`` says how sure NOT_MET is, each of them needed.
    ``parties`` are those that it is about.
    """

    state: CriterionState
    reason: str = ""
    values: dict[str, object] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    asks: tuple[Ask, ...] = ()
    sure: tuple[Reason, ...] = ()
    parties: tuple[Ref, ...] = ()


def core_team_of(facts: Facts) -> Ref | None:
    """Return the core team on the map; None when there is none, or when it is not clear which one it is.

    Of several that bear the name it is the only one of that kind of consultation: which one it is to be is asked by
    the norm line about exactly one core team, and what must be there is demanded of that one alone.
    """
    hubs = [consultation for consultation in facts.consultations if consultation.hub]
    if len(hubs) > 1:
        hubs = [consultation for consultation in hubs if consultation.kind == _CORE_TEAM]
    return hubs[0].ref if len(hubs) == 1 else None


def members_of(facts: Facts, table: Ref) -> tuple[Ref, ...]:
    """Return who sits at a consultation or coordinates it, by id: as the rows stand, so a department is itself."""
    ties = (*facts.seats.get(table, ()), *facts.coordinators.get(table, ()))
    return tuple(sorted({tie.start for tie in ties}))


@dataclass(frozen=True)
class Sitting:
    """A team on one day.

    Parameters
    ----------
    facts : Facts
    team : sequence of Ref
        Active organisations, by id, each once.
    table : Ref or None
        The consultation that it is; None for a team that somebody thought up: its list of members is complete.
    """

    facts: Facts
    team: Sequence[Ref]
    table: Ref | None = None

    @cached_property
    def seats(self) -> list[TakesPart]:
        """The seats at its table, by id; empty for a team without one."""
        return self.facts.seats.get(self.table, []) if self.table else []

    @cached_property
    def seats_of(self) -> dict[Ref, list[TakesPart]]:
        """The seats of each member at its table."""
        found: dict[Ref, list[TakesPart]] = {party: [] for party in self.team}
        for seat in self.seats:
            found.setdefault(seat.start, []).append(seat)
        return found

    @cached_property
    def fixed(self) -> tuple[Ref, ...]:
        """Members that are there each time, by id: not those who only come when called, or when it concerns them."""
        return tuple(party for party in self.team if not self.comes_when_called(party))

    def comes_when_called(self, party: Ref) -> bool:
        """Return whether each seat of a member is on call or an agenda member's."""
        seats = self.seats_of[party]
        return bool(seats) and all(is_on_call(seat) for seat in seats)

    @cached_property
    def complete(self) -> bool:
        """Whether these are all members for sure."""
        return self.table is None or seating(self.facts).complete(self.table)

    def sectors(self, party: Ref) -> set[str]:
        """Return the sectors that a member stands for at the table, else its own."""
        seats = self.seats_of[party]
        look = seating(self.facts)
        return {one for seat in seats for one in look.sectors_of(seat)} if seats else self.facts.sectors(party)

    # --- how sure, whom to ask ----------------------------------------------------------------------------------

    @cached_property
    def listed(self) -> tuple[Reason, ...]:
        """Why its members are all known; empty for a team that somebody thought up."""
        settings = seating(self.facts).declared([self.table]) if self.table else []
        return tuple(self.facts.complete_confidence(setting) for setting in settings)

    @property
    def addressees(self) -> tuple[Ref, ...]:
        """Who answers for it: the chair, the coordinator, the municipality."""
        return self.facts.responsible_for(self.table) if self.table else municipality(self.facts)

    @property
    def record(self) -> Consultation | None:
        """The consultation that it is."""
        found = self.facts.network.get(self.table) if self.table else None
        return found if isinstance(found, Consultation) else None

    def values(self, **more: object) -> dict[str, object]:
        """Return the values of a sentence: with the consultation where there is one."""
        return {**({"consultation": self.table} if self.table else {}), **more}

    def asks_members(self) -> Ask:
        """Return the question who sits at its table: asked once for all that depends on it."""
        assert self.table is not None
        return Ask(
            code="gaps.ask.members",
            subject=self.table,
            addressees=self.addressees,
            values=self.values(consultations=[self.table]),
            field_of_record=True,
        )

    def ask(self, code: str, **more: object) -> Ask:
        """Return a question about the team, with its consultation where it has one."""
        return Ask(code=code, subject=self.table, addressees=self.addressees, values=self.values(**more))

    def rows(self, seats: Sequence[TakesPart], code: str = "gaps.evidence.member") -> tuple[Evidence, ...]:
        """Return the rows of *Deelname* behind an answer, each seat once."""
        return tuple(
            Evidence(code=code, values={"party": s.start, "consultation": s.end}, provenance=s.provenance)
            for s in sorted(seats, key=lambda seat: (seat.start, seat.id))
        )

    def said_of_each_seat(self, about: About, party: Ref) -> list[Statement]:
        """Return a "no" for each seat of a member at this table; nothing as long as one of them is silent.

        A no without a function is about the only seat, or about the one without a function.
        """
        said, seats, found = self.said(about, party), self.seats_of[party], []
        for seat in seats:
            here = normalise(seat.function or "")
            own = [s for s in said if normalise(s.function or "") == here or (not s.function and len(seats) == 1)]
            if not own:
                return []
            found.append(own[0])
        return found if seats else said[:1]

    def said(self, about: About, party: Ref, value: StatedValue = StatedValue.NO) -> list[Statement]:
        """Return what was stated about the seats of a member at this table, by id."""
        place = (str(party), str(self.table))
        found = statements_about(self.facts, about)
        return [s for s in found if (s.subject, s.object) == place and s.value is value]


def is_on_call(seat: TakesPart) -> bool:
    """Return whether who has this seat comes only when called, or when it concerns him."""
    return seat.presence is Presence.ON_CALL or seat.role is Role.AGENDA_MEMBER
