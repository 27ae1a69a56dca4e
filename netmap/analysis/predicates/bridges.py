"""Who joins safety and the social domain, and whether that rests on one party or one seat (handreiking A1 and A2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import Origin, Ref, Sector, SheetName, TakesPart

#: The domains that a bridge joins; a care and safety house is of both.
SAFETY = frozenset({"police", "justice", "enforcement", "safety_region", "care_safety_house"})
SOCIAL = frozenset(
    {
        *("welfare", "youth_work", "social_team", "youth_care", "health", "housing", "education", "sport"),
        "care_safety_house",
    }
)


@unless_in_doubt
def count_bridges(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether safety and the social domain sit together; with 2 also whether that rests on more than one.

    A bridge is an active consultation with a row of safety and another row of the social domain; two parts of one
    party are two rows. With 2 or more: no bridge at all is another line's matter; it rests on one when one top party
    (the municipality left out of account) takes part in every pair that meets, or when one seat-holder does.

    Notes
    -----
    Absent, and certain to rest on one, only when the consultations are complete and each is known to the last member
    and sector. A sector that the municipality added itself may be of either domain: where it would make a bridge,
    nothing is certain. Linear in seats.
    """
    seats = seating(facts)
    tables = facts.memo("bridges", lambda: _bridges(facts, seats))
    places = tuple(table.ref for table in tables)
    if int(arguments[0]) <= 1:
        return _present(facts, seats, tables) if tables else _none(facts, seats)
    if not tables:
        return Verdict(state=State.ELSEWHERE, cover=Cover.NONE)
    parties = _on_one_party(facts, tables)
    holders = [] if parties else _on_one_holder(facts, tables)
    if not parties and not holders:
        return Verdict(state=State.PRESENT, places=places)
    on = parties or holders
    code = "gaps.title.bridge_on_party" if parties else "gaps.title.bridge_on_holder"
    verdict = Verdict(
        state=State.PRESENT,
        cover=Cover.SINGLE,
        parties=tuple(on),
        places=places,
        title=Evidence(code=code, values={"parties": on}),
        remedy=Evidence(code="gaps.remedy.bridge_spread", values={"parties": on}),
        evidence=_rows(facts, tables),
        fallback=_fallback_spread(tables, on),
    )
    if not _all_known(facts, seats):
        ask = Ask(
            code="gaps.ask.bridge_spread",
            subject=Ref("Network", facts.network.id),
            addressees=_municipality(facts),
            values={"parties": on},
        )
        return replace(verdict, certain=False, asks=(ask,))
    return _sure(facts, seats, verdict)


@dataclass(frozen=True)
class _Table:
    """A consultation with the rows of both domains that sit there, the top party of each, and their seats."""

    ref: Ref
    safety: frozenset[Ref]
    social: frozenset[Ref]
    tops: Mapping[Ref, Ref]
    seats: tuple[TakesPart, ...]

    def meets_without(self, party: Ref) -> bool:
        """Return whether the domains also meet here without one top party."""
        safety, social = ({row for row in rows if self.tops[row] != party} for rows in (self.safety, self.social))
        return _meet(safety, social)

    @property
    def parties(self) -> set[Ref]:
        """The top parties of both domains that meet somebody of the other here."""
        return {
            *(self.tops[row] for row in self.safety if self.social - {row}),
            *(self.tops[row] for row in self.social if self.safety - {row}),
        }


def _meet(safety: frozenset[Ref] | set[Ref], social: frozenset[Ref] | set[Ref]) -> bool:
    """Return whether there is a pair of different parties, one of each."""
    return bool(safety and social) and (len(safety | social) > 1)


def _bridges(facts: Facts, seats: Seating) -> list[_Table]:
    found = []
    for consultation in facts.consultations:
        table = _table(facts, seats, consultation.ref, tuple(facts.seats.get(consultation.ref, ())))
        if _meet(table.safety, table.social):
            found.append(table)
    return found


def _table(facts: Facts, seats: Seating, ref: Ref, members: tuple[TakesPart, ...]) -> _Table:
    domains = [(seat, seats.sectors_of(seat)) for seat in members]
    safety = frozenset(seat.start for seat, sectors in domains if sectors & SAFETY)
    social = frozenset(seat.start for seat, sectors in domains if sectors & SOCIAL)
    tops = {row: facts.top(row) for row in safety | social}
    return _Table(ref, safety, social, tops, tuple(seat for seat, sectors in domains if sectors & (SAFETY | SOCIAL)))


def _all_known(facts: Facts, seats: Seating) -> bool:
    """Return whether no seat, and no sector of which the domain is not known, can hide a bridge."""
    return seats.all_settled and not facts.memo("bridges.perhaps", lambda: _perhaps_bridges(facts, seats))


def _perhaps_bridges(facts: Facts, seats: Seating) -> list[Ref]:
    """Return the consultations that would be one more bridge by a sector that the municipality added itself."""
    own = {sector.id for sector in facts.network.of(Sector).values() if sector.origin is Origin.LOCAL}
    found = []
    for table, members in facts.seats.items() if own else ():
        rows = [(seat.start, seats.sectors_of(seat)) for seat in members]
        either = {row for row, sectors in rows if sectors & own}
        safety = {row for row, sectors in rows if sectors & (SAFETY | own)}
        social = {row for row, sectors in rows if sectors & (SOCIAL | own)}
        if either and _meet(safety, social):
            found.append(table)
    return sorted(found)


def _present(facts: Facts, seats: Seating, tables: list[_Table]) -> Verdict:
    parties = tuple(sorted({party for table in tables for party in table.parties}))
    places = tuple(table.ref for table in tables)
    return Verdict(state=State.PRESENT, parties=parties, places=places, evidence=_rows(facts, tables))


def _none(facts: Facts, seats: Seating) -> Verdict:
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        title=Evidence(code="gaps.title.bridge"),
        remedy=_remedy(facts, seats),
        fallback=Fallback.NONE if _all_known(facts, seats) else None,
    )
    if _all_known(facts, seats):
        return _sure(facts, seats, replace(verdict, state=State.ABSENT))
    ask = Ask(
        code="gaps.ask.bridge", subject=Ref("Network", facts.network.id), addressees=_municipality(facts), values={}
    )
    return replace(verdict, asks=(ask,))


def _sure(facts: Facts, seats: Seating, verdict: Verdict) -> Verdict:
    """Return a verdict with why it is sure: every consultation was searched."""
    tables = [c.ref for c in facts.consultations]
    overview = facts.complete(SheetName.CONSULTATIONS)
    settings = [*([overview] if overview else []), *seats.declared(tables)]
    confidence, reason = weakest(facts.complete_confidence(setting) for setting in settings)
    row = searched(tables, settings)
    return replace(verdict, confidence=confidence, reason=reason, evidence=(*verdict.evidence, row))


def _remedy(facts: Facts, seats: Seating) -> Evidence:
    """Return the smallest thing that may exist untold: a seat of one domain where the other sits."""
    for consultation in facts.consultations:
        there = seats.sectors(consultation.ref)
        if there & (SAFETY | SOCIAL):
            code = "gaps.remedy.bridge_social" if there & SAFETY else "gaps.remedy.bridge_safety"
            return Evidence(code=code, values={"consultation": consultation.ref})
    return Evidence(code="gaps.remedy.bridge")


def _rows(facts: Facts, tables: list[_Table]) -> tuple[Evidence, ...]:
    """Return a row per bridge: who of which domain meets there."""
    found = []
    for table in tables[:MOST_NAMES]:
        # One row of the user's data for a sentence about the whole table: the others stand beside it on the sheet.
        provenance = tuple(sorted({row for seat in table.seats for row in seat.provenance})[:1])
        values = {"consultation": table.ref, "safety": named(table.safety), "social": named(table.social)}
        found.append(Evidence(code="gaps.evidence.bridge", values=values, provenance=provenance))
    return tuple(found)


# --- on whom it rests ------------------------------------------------------------------------------------------


def _on_one_party(facts: Facts, tables: list[_Table]) -> list[Ref]:
    """Return the parties without whom the domains would meet nowhere; the municipality is never one, for it is all."""
    first, *others = tables
    # Without a party of neither domain they still meet; of many parties in both, nobody is the only one.
    tops = [{first.tops[row] for row in rows} for rows in (first.safety, first.social)]
    candidates = {party for parties in tops if len(parties) <= 2 for party in parties} - set(
        _tops_of_municipality(facts)
    )
    alone = (party for party in candidates if not first.meets_without(party))
    return sorted(party for party in alone if not any(table.meets_without(party) for table in others))


def _tops_of_municipality(facts: Facts) -> tuple[Ref, ...]:
    return (facts.top(facts.municipality),) if facts.municipality else ()


def _on_one_holder(facts: Facts, tables: list[_Table]) -> list[Ref]:
    """Return the parties for which one seat-holder sits, when the domains would meet nowhere without that person."""
    seats = seating(facts)
    codes = sorted({seat.seat_holder_code for seat in tables[0].seats if seat.seat_holder_code})
    for code in codes:
        if not any(_meets_without_holder(facts, seats, table, code) for table in tables):
            return sorted({s.start for table in tables for s in table.seats if s.seat_holder_code == code})
    return []


def _meets_without_holder(facts: Facts, seats: Seating, table: _Table, code: str) -> bool:
    rest = _table(facts, seats, table.ref, tuple(seat for seat in table.seats if seat.seat_holder_code != code))
    return _meet(rest.safety, rest.social)


def _fallback_spread(tables: list[_Table], on: list[Ref]) -> Fallback:
    """Return what helps when a bridge rests on one: others of both domains sit at a bridge already, or not."""
    others = {party for table in tables for party in table.parties} - set(on)
    return Fallback.INSIDE if len(others) >= 2 else Fallback.OUTSIDE if others else Fallback.NONE


def _municipality(facts: Facts) -> tuple[Ref, ...]:
    return (facts.municipality,) if facts.municipality else ()
