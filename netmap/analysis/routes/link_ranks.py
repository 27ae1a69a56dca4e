"""One missing link: whether it is a question or a proposal, whom to ask, and which goes before which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Evidence
from netmap.analysis.routes.abilities import refused
from netmap.analysis.routes.asks import ask_onward, ask_stage
from netmap.analysis.routes.results import MissingLink
from netmap.analysis.routes.telling import coverage_told, mandate_told, members_told, nobody_onward, ways_on_told
from netmap.analysis.seating import seating
from netmap.analysis.told import municipality, searched
from netmap.model import (
    About,
    Area,
    Channel,
    Consultation,
    Echelon,
    Mandate,
    PartOf,
    Ref,
    Serves,
    SheetName,
    Stage,
    StatedValue,
)

__all__ = ["Links", "Rank", "Willing"]

#: An echelon that is not known, or not above the other, comes after all that are.
_NO_STEP_UP = 1_000
#: What kinds of links go first: a mandate that nobody told, an interpreter at a table, a hand-over that nobody told,
#: a party that does the same for another theme; then what was told not to be there: a hand-over, who takes a stage at
#: a table or for another theme; and last, when nothing else makes a way, a party that never interpreted anything.
_MANDATE, _AT_TABLE, _UNTOLD, _PARTY, _AGREE, _TAKE, _NEVER = range(7)
_NOBODY = Ref("", "")
#: The echelon of a whole municipality.
_MUNICIPAL = "local"


class Willing(IntEnum):
    """Who is asked to take a stage.

    NAMED: who takes it for any theme, who may for all that was told, every table to interpret, and the municipality to
    decide. TABLES: also tables to decide that were told to do something else. ANYBODY: also, to interpret, parties that
    nobody ever named as interpreter of anything.
    """

    NAMED = 0
    TABLES = 1
    ANYBODY = 2


@dataclass(frozen=True, order=True)
class Rank:
    """Which link goes first, the smallest.

    ``far``: 1 from a place of which no area is known to one that serves a part of the municipality, 2 between places
    that serve areas without anything in common. ``apart``: no member is shared (of a stage: not taken for any other
    theme). ``up``: how many echelons higher; of who would decide, and of where it goes from somebody else than the
    source, how far from the municipality. ``beside``: not about the theme.
    """

    kind: int
    far: int = 0
    apart: bool = False
    up: int = 0
    beside: bool = False
    start: Ref = _NOBODY
    end: Ref = _NOBODY


class Links:
    """Makes links that are not in a network, as seen from one source, theme and area.

    Parameters
    ----------
    elsewhere : collection of Ref
        Consultations that serve other areas only: no link begins or ends there.
    willing : Willing
        Who is asked besides those who take a stage already, or may.
    """

    def __init__(
        self,
        facts: Facts,
        source: Ref,
        theme: str = "",
        area: str = "",
        elsewhere: Collection[Ref] = (),
        *,
        willing: Willing = Willing.NAMED,
    ) -> None:
        self.facts, self.source, self.theme, self.area = facts, source, theme, area
        self.elsewhere, self.willing, self.seats = frozenset(elsewhere) - {source}, willing, seating(facts)
        self.scope = self.seats.scope.get(theme, set()) if theme else set()
        self._stages: dict[tuple[Ref, Stage], tuple[Rank, MissingLink] | None] = {}
        self._starts: dict[tuple[Ref, bool], tuple[bool, Ask, tuple[Evidence, ...]]] = {}

    # --- who takes a stage ------------------------------------------------------------------------------------

    def stage(self, place: Ref, stage: Stage) -> tuple[Rank, MissingLink] | None:
        """Return the link "this place takes that stage"; None when it refused, or is no place that could."""
        key = (place, stage)
        if key not in self._stages:
            self._stages[key] = self._stage(place, stage)
        return self._stages[key]

    def _stage(self, place: Ref, stage: Stage) -> tuple[Rank, MissingLink] | None:
        if place.label == Channel.KIND or place in self.elsewhere or self._refused(place, stage):
            return None
        known = self._stage_told(place, stage)
        kind = self._kind(place, stage, known)
        # Who may decide is not for a party to say of itself; who interprets is that only when nobody else is left.
        if kind == _NEVER and (stage is Stage.DECIDE or self.willing < Willing.ANYBODY):
            return None
        # A table of which it was told that it does something else decides only when nobody with authority is left.
        not_now = kind == _TAKE and stage is Stage.DECIDE and place not in self._takers[stage]
        if not_now and self.willing < Willing.TABLES:
            return None
        rank = Rank(
            kind,
            far=self._far(self.source, place),
            apart=place not in self._takers[stage],
            up=self._from_municipality(place) if stage is Stage.DECIDE else 0,
            beside=bool(self.theme) and place.label == Consultation.KIND and place not in self.scope,
            start=place,
        )
        reasons = self._not_listed(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{self.theme}") if known else ()
        ask = ask_stage(self.facts, place, stage, self.theme)
        return rank, MissingLink(start=place, end=None, stage=stage, known=known, cost=1, ask=ask, reasons=reasons)

    def _refused(self, place: Ref, stage: Stage) -> bool:
        """Return whether a place said itself that it does not take a stage of the theme here, or has no mandate."""
        if place in refused(self.facts, stage, self.theme, self.area):
            return True
        return stage is Stage.DECIDE and bool(self.facts.denied(About.MANDATE, place))

    def _stage_told(self, place: Ref, stage: Stage) -> bool:
        covered = coverage_told(self.facts, self.theme, stage, of=place)
        if place.label != Consultation.KIND:
            return covered
        open_mandate = not mandate_told(self.facts, place, self.theme)
        if stage is Stage.DECIDE:
            # A mandate that was told says what it may decide on; no list of coverage is needed for that.
            return not open_mandate and not self._not_sure(place, stage)
        return covered and not open_mandate

    def _not_sure(self, place: Ref, stage: Stage) -> bool:
        """Return whether it was stated that it is not known whether a place takes a stage of the theme."""
        said = (s for s in self.facts.stated(About.COVERAGE, place) if s.stage is stage)
        return any(s.value is StatedValue.UNKNOWN and (not self.theme or s.theme in (None, self.theme)) for s in said)

    def _kind(self, place: Ref, stage: Stage, known: bool) -> int:
        named = place in self._takers[stage] or self._not_sure(place, stage)
        if place.label != Consultation.KIND and not named:
            return _NEVER
        if known:
            return _TAKE
        if place.label != Consultation.KIND:
            return _PARTY
        open_mandates = {c.ref for c in self.facts.open_mandates.get(stage, ())} if self.theme else set()
        silent = {c.ref for c in self.facts.silent_mandates}
        return _MANDATE if place in open_mandates | silent or stage is Stage.DECIDE else _AT_TABLE

    @cached_property
    def _takers(self) -> dict[Stage, set[Ref]]:
        """Who takes a stage for any theme, and the municipality, which may decide on what nobody else does."""
        found = {}
        for stage, mandate in ((Stage.INTERPRET, Mandate.ADVISE), (Stage.DECIDE, Mandate.DECIDE)):
            found[stage] = {cover.who for cover in self.facts.covers_of_stage.get(stage, ())}
            found[stage] |= {c.ref for c in self.facts.consultations if c.mandate is mandate}
        found[Stage.DECIDE] |= set(municipality(self.facts))
        return found

    def _from_municipality(self, place: Ref) -> int:
        """Return how many echelons a consultation is away from that of the municipality, which decides on unrest."""
        rank, local = self._ranks.get(place), self.facts.network.of(Echelon).get(_MUNICIPAL)
        if rank is None or local is None or local.rank is None:
            return _NO_STEP_UP
        return abs(rank - local.rank)

    # --- hand-overs -------------------------------------------------------------------------------------------

    def hand_over(self, start: Ref, end: Ref) -> tuple[Rank, MissingLink] | None:
        """Return the link "this place hands on to that one"; None when that was refused."""
        if start == end or {start, end} & self.elsewhere or self._stays_away(start, end):
            return None
        known, ask, reasons = self._start(start, to_table=end.label == Consultation.KIND)
        rank = Rank(
            _AGREE if known else _UNTOLD,
            far=self._far(start, end),
            apart=not self._tops(start) & self._tops(end),
            up=self._step_up(start, end),
            beside=bool(self.theme) and end not in self.scope,
            start=start,
            end=end,
        )
        return rank, MissingLink(start=start, end=end, stage=None, known=known, cost=1, ask=ask, reasons=reasons)

    def _start(self, start: Ref, *, to_table: bool) -> tuple[bool, Ask, tuple[Evidence, ...]]:
        """Return whether all ways on from a place are known, what to ask about them, and the rows that say so."""
        key = (start, to_table)
        if key not in self._starts:
            known = ways_on_told(self.facts, start, self.theme)
            if start.label != Consultation.KIND and to_table:
                known = known and members_told(self.facts, start)
            self._starts[key] = known, ask_onward(self.facts, start), self._no_way_on(start) if known else ()
        return self._starts[key]

    def _stays_away(self, start: Ref, end: Ref) -> bool:
        """Return whether a party said that it takes no part in a consultation."""
        return end.label == Consultation.KIND and bool(self.seats.stays_away([start], end))

    def _far(self, start: Ref, end: Ref) -> int:
        """Return how badly the areas of two places fit; a place of which no area is known may be anywhere."""
        inside, here, there = self.facts.inside, self._served.get(start, []), self._served.get(end, [])
        if not here or not there:
            return int(start != end and bool(there) and not any(self._is_whole(area) for area in there))
        return 0 if any(inside(a, b) or inside(b, a) for a in here for b in there) else 2

    def _is_whole(self, area: str) -> bool:
        """Return whether an area lies in no other one."""
        return not any(other.id != area and self.facts.inside(other.id, area) for other in self._areas)

    @cached_property
    def _areas(self) -> list[Ref]:
        return sorted({tie.end for tie in self.facts.ties(PartOf) if tie.end.label == Area.KIND})

    @cached_property
    def _served(self) -> dict[Ref, list[str]]:
        found: dict[Ref, list[str]] = {}
        for tie in self.facts.ties(Serves):
            found.setdefault(tie.start, []).append(tie.end.id)
        return found

    def _tops(self, place: Ref) -> set[Ref]:
        if place.label == Consultation.KIND:
            return self.seats.tops.get(place, set())
        return {self.facts.top(place)}

    def _step_up(self, start: Ref, end: Ref) -> int:
        if start.label != Consultation.KIND and start != self.source:
            return self._from_municipality(end)
        # Who sees it brings it to the table that is nearest to the street.
        low, high = self._ranks.get(start, -1 if start.label != Consultation.KIND else None), self._ranks.get(end)
        return high - low if low is not None and high is not None and high > low else _NO_STEP_UP

    @cached_property
    def _ranks(self) -> dict[Ref, int]:
        ranks = ((c.ref, self.facts.rank(c)) for c in self.facts.consultations)
        return {ref: rank for ref, rank in ranks if rank is not None}

    def _no_way_on(self, start: Ref) -> tuple[Evidence, ...]:
        if said := nobody_onward(self.facts, start, self.theme):
            values = {"consultation": start}
            return (Evidence(code="gaps.evidence.to_nobody", values=values, provenance=said.provenance),)
        return self._not_listed(SheetName.ESCALATION)

    def _not_listed(self, *lists: str) -> tuple[Evidence, ...]:
        setting = self.facts.complete(*lists)
        return searched(self.facts, [setting]) if setting else ()
