"""Who covers a need: a party by its own row, by its expert, or by its seat in a consultation that does.

The rules are those of the white spots (:mod:`netmap.analysis.facts`): only what is recorded counts, a consultation
counts as its members, an expert as its organisation, a yes for an area holds inside it. Two things differ, because here
somebody has to come: a row without a phase counts in each phase for which nobody denied it; and who works in the whole
municipality does not know each part of it (as with signals: problem streets, not problem districts). Who was told to
work in other areas only does not come as a profession, or for a group; it is asked when nobody else is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Cover, Facts
from netmap.analysis.predicates.coverage_cell import Cell, cover_row
from netmap.analysis.predicates.network import count_spokespersons
from netmap.analysis.results import Evidence, Relevance
from netmap.analysis.roles import kindred, plays
from netmap.analysis.routes.rows import seat_row
from netmap.analysis.third_parties.results import STAGES, Need, NeedKind
from netmap.analysis.told import network_ref
from netmap.model import (
    ActorType,
    Area,
    AreaKind,
    Certainty,
    Coverage,
    Expert,
    Fact,
    Phase,
    PopulationGroup,
    Reaches,
    Ref,
    Relationship,
    Role,
    Serves,
    Stage,
    TakesPart,
    Theme,
    WorksFor,
)
from netmap.reference.norm import Need as LineNeed
from netmap.reference.norm import NormLine, Passage

__all__ = ["LEADS", "OWN", "SITS", "Able", "Covering", "cell_of", "demand_of", "touches"]

#: How a party comes to cover a need, best first: itself; it leads the consultation that does; it sits there. For a
#: profession or a group the rank counts what speaks against it: see :meth:`Covering._distant`.
OWN, LEADS, SITS = 0, 1, 2
_LEADING = (Role.CHAIR, Role.COORDINATOR)
_DERIVED = (Certainty.IMPLIED, Certainty.ASSUMED, Certainty.MENTIONED)
#: Aftercare belongs to the return to calm, whether its row names a phase or not.
_AFTER = "return_to_calm"
_LINE = NormLine(
    id="third-parties",
    text="",
    kind="instrumental",
    type="",
    for_each=(),
    needs=LineNeed("covered"),
    passage=Passage("A2", "", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Able:
    """One way in which somebody covers a need.

    ``who`` is the row, ``party`` the one that counts: the top of PART_OF; a consultation without known members and an
    expert without a known organisation are parties of their own. ``table`` is the consultation that it sits in.
    """

    who: Ref
    party: Ref
    rank: int = OWN
    records: tuple[Fact, ...] = ()
    rows: tuple[Evidence, ...] = ()
    table: Ref | None = None
    expert: Ref | None = None
    phase_open: bool = False

    @property
    def implied(self) -> bool:
        """Whether some row behind it was derived, or merely mentioned."""
        return any(record.certainty in _DERIVED for record in self.records)

    @property
    def order(self) -> tuple[int, bool, bool, Ref, str]:
        """Best first: itself, as it was stated, for this phase; then by id."""
        return self.rank, self.implied, self.phase_open, self.who, str(self.table or "")


class Covering:
    """Who covers each need in one network on one day.

    Parameters
    ----------
    facts : Facts
    themes, areas : collection of str
        Of the situation: who has to do with these themes goes first as a profession or for a group, and who works in
        other areas only is none.
    """

    def __init__(self, facts: Facts, themes: Collection[str] = (), areas: Collection[str] = ()) -> None:
        self.facts, self.areas, self._themed = facts, tuple(areas), bool(themes)
        self._involved = {who for theme in themes for who in facts.covering.get(theme, ())}
        tables = {who for theme in themes for who in facts.dealing_with.get(theme, ())} | self._involved
        self._involved |= {seat.start for table in tables for seat in facts.seats.get(table, ())}

    def of(self, need: Need) -> tuple[Able, ...]:
        """Return every way in which a need is covered, best first; empty when nobody is known for it."""
        return tuple(sorted((able for able in self._of(need) if self._is_there(able, need)), key=lambda a: a.order))

    def elsewhere(self, need: Need) -> tuple[Ref, ...]:
        """Return who would cover a need but was told to work in other areas only, by id."""
        return tuple(sorted({able.who for able in self._of(need) if not self._is_there(able, need)}))

    def _is_there(self, able: Able, need: Need) -> bool:
        if not self.areas or need.kind not in (NeedKind.PROFESSION, NeedKind.GROUP):
            return True
        told = self._told_places(able.who)
        return not told or any(touches(self.facts, place, area) for place in told for area in self.areas)

    @cached_property
    def _places(self) -> dict[Ref, set[str]]:
        found: dict[Ref, set[str]] = defaultdict(set)
        for tie in self.facts.ties(Serves):
            found[tie.start].add(tie.end.id)
        return found

    def _of(self, need: Need) -> Iterator[Able]:
        if stage := STAGES.get(need.kind):
            yield from self._stage(need, stage)
        elif need.kind is NeedKind.AREA:
            yield from self._area(need.area)
        elif need.kind is NeedKind.GROUP:
            for tie in self.facts.ties(Reaches):
                if tie.end.id == need.group:
                    yield replace(self._by_tie(tie, "gaps.evidence.reaches"), rank=self._distant(tie.start))
        elif need.kind is NeedKind.PROFESSION:
            yield from self._profession(need.profession)
        else:
            yield from self._spokespersons()

    # --- stages ---------------------------------------------------------------------------------------------------

    def _stage(self, need: Need, stage: Stage) -> Iterator[Able]:
        cell = cell_of(self.facts, need, stage)
        for cover in self.facts.covers.get((need.theme, stage), ()):
            # What a consultation said no to its members do not do there either, unless by a row of their own.
            if cell.refusals([cover.who]):
                continue
            if _fits_area(self.facts, cover, need) and _fits_phase(cover, need):
                for able in self._covering(cover, need):
                    if not cell.refusals([able.who]):
                        yield able

    def _covering(self, cover: Cover, need: Need) -> Iterator[Able]:
        open_phase = bool(need.phase) and isinstance(cover.record, Coverage) and cover.phase is None
        whole = Able(
            who=cover.who,
            party=cover.who,
            records=(cover.record,),
            rows=(cover_row(cover),),
            phase_open=open_phase and not (cover.stage is Stage.AFTERCARE and need.phase == _AFTER),
        )
        if cover.who.label == "Consultation":
            yield from self._members(whole)
        elif isinstance(cover.record, Expert):
            party = self.facts.top(cover.who) if cover.who != cover.record.ref else cover.who
            yield replace(whole, party=party, expert=cover.record.ref)
        else:
            yield replace(whole, party=self.facts.top(cover.who))

    def _members(self, whole: Able) -> Iterator[Able]:
        """Return a consultation as its members; as itself when none are known."""
        seats = self.facts.seats.get(whole.who, [])
        for seat in seats:
            yield replace(
                whole,
                who=seat.start,
                party=self.facts.top(seat.start),
                rank=LEADS if seat.role in _LEADING else SITS,
                records=(*whole.records, seat),
                rows=(*whole.rows, seat_row(seat)),
                table=whole.who,
            )
        if not seats:
            yield replace(whole, rank=SITS, table=whole.who)

    # --- areas, groups, professions, a voice ------------------------------------------------------------------------

    def _area(self, area: str) -> Iterator[Able]:
        for tie in self.facts.ties(Serves):
            if _knows(self.facts, tie.end.id, area):
                able = self._by_tie(tie, "gaps.evidence.works_in")
                if tie.start.label == "Consultation":
                    yield from self._members(replace(able, party=tie.start))
                else:
                    yield able
        for covers in self.facts.covers.values():
            for cover in covers:
                if cover.area and cover.who.label == "Organisation" and _knows(self.facts, cover.area, area):
                    rows, records = (cover_row(cover),), (cover.record,)
                    yield Able(who=cover.who, party=self.facts.top(cover.who), rows=rows, records=records)

    def _by_tie(self, tie: Relationship, code: str) -> Able:
        row = Evidence(code=code, values={"who": tie.start, "what": tie.end}, provenance=tie.provenance)
        return Able(who=tie.start, party=self.facts.top(tie.start), records=(tie,), rows=(row,))

    def _profession(self, profession: str) -> Iterator[Able]:
        own = plays(self.facts, profession)
        for players, code in (
            (own, "third.evidence.plays"),
            (kindred(self.facts, profession), "third.evidence.kindred"),
        ):
            for who in players:
                rank = self._distant(who) + (players is not own)
                record = self.facts.network.get(who)
                assert isinstance(record, Fact)
                values = {"party": who, "profession": Ref(ActorType.KIND, profession)}
                row = Evidence(code=code, values=values, provenance=record.provenance)
                yield Able(who=who, party=self.facts.top(who), rank=rank, records=(record,), rows=(row,))

    def _distant(self, who: Ref) -> int:
        """Return how much is not known of a party here: that it works in the areas, and has to do with the themes."""
        return (bool(self.areas) and not self._told_places(who)) + (self._themed and who not in self._involved)

    def _told_places(self, who: Ref) -> set[str]:
        """Return the areas that a party was told to work in, else those of what it is part of."""
        return next(filter(None, (self._places.get(row, set()) for row in self.facts.chain(who))), set())

    def _spokespersons(self) -> Iterator[Able]:
        verdict = count_spokespersons(self.facts, Demand(_LINE, (network_ref(self.facts),), Relevance.NOW), ("1",))
        employers = {tie.start: tie.end for tie in reversed(self.facts.ties(WorksFor))}
        for ref in verdict.parties:
            record = self.facts.network.get(ref)
            if isinstance(record, Expert):
                who = employers.get(ref, ref)
                row = Evidence(code="third.evidence.speaks", values={"party": ref}, provenance=record.provenance)
                party = self.facts.top(who) if who != ref else ref
                yield Able(who=who, party=party, records=(record,), rows=(row,), expert=ref)
            else:
                seat = self._speaking(ref, verdict.places)
                records, rows = ((seat,), (seat_row(seat),)) if seat else ((), ())
                table = seat.end if seat else None
                yield Able(who=ref, party=self.facts.top(ref), records=records, rows=rows, table=table)

    def _speaking(self, party: Ref, places: tuple[Ref, ...]) -> TakesPart | None:
        """Return the seat as whose holder a party speaks: that of the role, else one with a function."""
        seats = [seat for seat in self.facts.seats_of.get(party, ()) if seat.end in places]
        roles = [seat for seat in seats if seat.role is Role.SPOKESPERSON]
        return next(iter((*roles, *(seat for seat in seats if seat.function))), None)


# --- what a row must fit ----------------------------------------------------------------------------------------------


def demand_of(facts: Facts, need: Need) -> Demand:
    """Return a need as a demand on the map, so that the predicates of the norm can judge it."""
    named = ((Theme.KIND, need.theme), (Area.KIND, need.area), (Phase.KIND, need.phase))
    subjects = [Ref(label, name) for label, name in (*named, (PopulationGroup.KIND, need.group)) if name]
    return Demand(_LINE, tuple(subjects or [network_ref(facts)]), Relevance.NOW)


def cell_of(facts: Facts, need: Need, stage: Stage) -> Cell:
    """Return all that is known of the stage that a need is about."""
    return Cell(facts, demand_of(facts, need), stage)


def _fits_area(facts: Facts, cover: Cover, need: Need) -> bool:
    """Return whether a yes holds in the area of a need; a need without area is met by a yes in any area."""
    return not need.area or cover.area is None or facts.inside(cover.area, need.area)


def _fits_phase(cover: Cover, need: Need) -> bool:
    """Return whether a yes may hold in the phase of a need: it names that phase, or none."""
    return not need.phase or cover.phase in (None, need.phase)


def _knows(facts: Facts, area: str, wanted: str) -> bool:
    """Return whether who works in an area knows the wanted one: it is that one, or around it but not everything."""
    if area == wanted:
        return True
    record = facts.network.of(Area).get(area)
    return facts.inside(area, wanted) and bool(record) and getattr(record, "kind", None) is not AreaKind.MUNICIPALITY


def touches(facts: Facts, area: str, other: str) -> bool:
    """Return whether one of two areas is the other, or lies inside it."""
    return facts.inside(area, other) or facts.inside(other, area)
