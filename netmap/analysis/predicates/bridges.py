"""Who joins safety and the social domain, and whether that rests on one party or one seat (handreiking A1 and A2)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.model import Ref, SheetName, TakesPart

#: The domains that a bridge joins; a care and safety house is of both.
SAFETY = frozenset({"police", "justice", "enforcement", "safety_region", "care_safety_house"})
SOCIAL = frozenset(
    {
        *("welfare", "youth_work", "social_team", "youth_care", "health", "housing", "education", "sport"),
        "care_safety_house",
    }
)


def count_bridges(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether safety and the social domain sit together; with 2 also whether that rests on more than one.

    A bridge is an active consultation with a party of safety and one of the social domain, of different tops. With 2
    or more: no bridge at all is another line's matter; it rests on one when one top party (the municipality left out
    of account) takes part in every pair that meets, or when one seat-holder does.

    Notes
    -----
    Absent, and certain to rest on one, only when the consultations are complete and each is known to the last member
    and sector. Linear in seats.
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
    if not seats.all_settled:
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
    """A consultation with the top parties of both domains that sit there, and their seats."""

    ref: Ref
    safety: frozenset[Ref]
    social: frozenset[Ref]
    seats: tuple[TakesPart, ...]

    def meets_without(self, party: Ref) -> bool:
        """Return whether the domains also meet here without one party."""
        return _meet(self.safety - {party}, self.social - {party})

    @property
    def parties(self) -> set[Ref]:
        """The parties of both domains that meet somebody of the other here."""
        return {
            *(party for party in self.safety if self.social - {party}),
            *(party for party in self.social if self.safety - {party}),
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
    safety = frozenset(facts.top(seat.start) for seat, sectors in domains if sectors & SAFETY)
    social = frozenset(facts.top(seat.start) for seat, sectors in domains if sectors & SOCIAL)
    return _Table(ref, safety, social, tuple(seat for seat, sectors in domains if sectors & (SAFETY | SOCIAL)))


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
        fallback=Fallback.NONE if seats.all_settled else None,
    )
    if seats.all_settled:
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
    few = [parties for parties in (first.safety, first.social) if len(parties) <= 2]
    candidates = {party for parties in few for party in parties} - set(_tops_of_municipality(facts))
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
