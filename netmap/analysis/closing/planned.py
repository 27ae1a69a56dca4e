"""What is on its way already: seats and consultations that are planned, or begin later than the day.

Which question of the user: none by itself. Before somebody new is asked, what was planned is named; and "nobody on the
map" is not said where somebody is about to begin.
"""

from __future__ import annotations

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence
from netmap.model import Consultation, Fact, Mandate, Ref, Status, TakesPart, first_day, is_active, last_day

__all__ = ["planned_hubs", "planned_reasons", "planned_seats", "seat_planned"]

_MOST = 2


def _to_come(facts: Facts, record: Fact) -> bool:
    """Return whether a record counts for nothing yet and will: planned, or it begins later."""
    if is_active(record, facts.day) or (record.until and last_day(record.until) <= facts.day):
        return False
    later = bool(record.since) and first_day(record.since or "") > facts.day
    return record.status is Status.PLANNED or (later and record.status in (None, Status.ACTIVE))


def planned_seats(facts: Facts) -> dict[Ref, dict[Ref, TakesPart]]:
    """Return the planned seats by table and party; the party and the table are there already."""

    def find() -> dict[Ref, dict[Ref, TakesPart]]:
        found: dict[Ref, dict[Ref, TakesPart]] = {}
        for seat in facts.network.of(TakesPart).values():
            if {seat.start, seat.end} <= facts.nodes and _to_come(facts, seat):
                found.setdefault(seat.end, {}).setdefault(seat.start, seat)
        return found

    return facts.memo("closing.planned_seats", find)


def seat_planned(facts: Facts, party: Ref, table: Ref) -> TakesPart | None:
    """Return the planned seat of a party at a table, or None."""
    return planned_seats(facts).get(table, {}).get(party)


def _planned_tables(facts: Facts) -> list[Consultation]:
    def find() -> list[Consultation]:
        return [c for c in facts.network.of(Consultation).values() if _to_come(facts, c)]

    return facts.memo("closing.planned_tables", find)


def planned_hubs(facts: Facts) -> list[Consultation]:
    """Return the core teams that are planned, by id."""
    return [table for table in _planned_tables(facts) if table.hub]


def planned_reasons(facts: Facts) -> list[Evidence]:
    """Return the first planned consultations that may be what is looked for: core teams, and those that will decide."""
    tables = [table for table in _planned_tables(facts) if table.hub or table.mandate is Mandate.DECIDE]
    return [Evidence(code="gaps.why.planned", values={"consultation": table.ref}) for table in tables[:_MOST]]
