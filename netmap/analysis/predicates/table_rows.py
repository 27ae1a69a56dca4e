"""What predicates about tables share: which consultations are tables of a theme, who sits there, what to ask."""

from __future__ import annotations

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Evidence
from netmap.analysis.seating import MOST_NAMES, Seating, named
from netmap.model import Ref, Stage


def tables_of(seats: Seating, theme: str, givers: set[Ref]) -> list[Ref]:
    """Return the consultations that give a stage themselves, or that deal with the theme and have a giver there."""
    rows = seats.families(giver for giver in givers if giver.label == "Organisation")
    found = {giver for giver in givers if giver.label == "Consultation"}
    return sorted(found | {table for table in seats.dealing(theme) if seats.rows[table] & rows})


def mandates_open(facts: Facts) -> set[Ref]:
    """Return the consultations that may have a mandate for any theme, because it or its themes were not told."""
    by_stage = (c for consultations in facts.open_mandates.values() for c in consultations)
    return {c.ref for c in (*by_stage, *facts.silent_mandates)}


def who_sits(seats: Seating, tables: list[Ref]) -> list[Evidence]:
    """Return a row per table with who sits there and for which sectors."""
    found = []
    for table in tables[:MOST_NAMES]:
        members = seats.facts.seats.get(table, [])
        # One row of the user's data for a sentence about the whole table: the others stand beside it on the sheet.
        provenance = tuple(sorted({row for seat in members for row in seat.provenance})[:1])
        sectors = [Ref("Sector", sector) for sector in sorted(seats.sectors(table))]
        values = {"consultation": table, "parties": named(seats.rows[table]), "sectors": sectors}
        code = "gaps.evidence.at_table" if sectors else "gaps.evidence.at_table_unknown"
        code = code if members else "gaps.evidence.at_table_nobody"
        found.append(Evidence(code=code, values=values, provenance=provenance))
    return found


def ask_table(facts: Facts, seats: Seating, table: Ref, stage: Stage) -> Ask:
    """Return what must be asked of a table that is not settled: who sits there, else of which sector a member is."""
    party = seats.without_sector(table)
    if seats.complete(table) and party:
        return Ask(code="gaps.ask.sector", subject=party, addressees=(party,), field_of_record=True)
    return Ask(
        code="gaps.ask.members",
        subject=table,
        addressees=facts.responsible_for(table),
        values={"stage": stage},
        field_of_record=True,
    )
