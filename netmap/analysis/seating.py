"""Who sits at which table, for which sector, and whether that is all that is to be known of it.

Which question of the user: none by itself. Predicates about tables ask here who sits together; they also ask here
whether an empty cell, or a row that was never told, could still hide somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from netmap.analysis.facts import Facts
from netmap.analysis.results import Confidence, Evidence
from netmap.model import (
    About,
    DealsWith,
    Organisation,
    Ref,
    Setting,
    SheetName,
    StatedValue,
    Statement,
    TakesPart,
    is_active,
)

__all__ = ["Seating", "askable", "named", "searched", "seating", "weakest"]

_CONFIDENCES = list(Confidence)
#: How many names one sentence holds, and how many rows stand behind one finding, before a reader stops reading.
MOST_NAMES = 5


def seating(facts: Facts) -> Seating:
    """Return the look-ups of one network and day; made once."""
    return facts.memo("seating", lambda: Seating(facts))


class Seating:
    """Tables of one network on one day.

    Notes
    -----
    Each look-up is made once, on first use, linear in seats (times the depth of PART_OF). A consultation without
    recorded members has empty sets; whether that means nobody or not known is what :meth:`complete` says.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    # --- who sits there ---------------------------------------------------------------------------------------

    def sectors_of(self, seat: TakesPart) -> set[str]:
        """Return the sectors that a seat stands for: as its row said, else those of the party."""
        return {seat.as_sector} if seat.as_sector else self.facts.sectors(seat.start)

    @cached_property
    def by_sector(self) -> Mapping[Ref, Mapping[str, set[Ref]]]:
        """Top parties at each table, by sector; a party without a known sector is not in it."""
        found: dict[Ref, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
        for table, seats in self.facts.seats.items():
            for seat in seats:
                for sector in self.sectors_of(seat):
                    found[table][sector].add(self.facts.top(seat.start))
        return found

    @cached_property
    def tops(self) -> Mapping[Ref, set[Ref]]:
        """Top parties at each table."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for table, seats in self.facts.seats.items():
            found[table] = {self.facts.top(seat.start) for seat in seats}
        return found

    @cached_property
    def rows(self) -> Mapping[Ref, set[Ref]]:
        """Parties at each table as their rows name them: a department stays a department."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for table, seats in self.facts.seats.items():
            found[table] = {seat.start for seat in seats}
        return found

    @cached_property
    def tables_with(self) -> Mapping[str, set[Ref]]:
        """Tables where a sector sits, by sector."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for table, sectors in self.by_sector.items():
            for sector in sectors:
                found[sector].add(table)
        return found

    def sectors(self, table: Ref) -> set[str]:
        """Return the sectors that are known to sit at a table."""
        return set(self.by_sector.get(table, ()))

    def of_sector(self, table: Ref, sector: str) -> list[TakesPart]:
        """Return the seats of one sector at one table, by party."""
        seats = self.facts.seats.get(table, ())
        return sorted((s for s in seats if sector in self.sectors_of(s)), key=lambda s: (s.start, s.id))

    # --- whether that is all ----------------------------------------------------------------------------------

    def complete(self, table: Ref) -> bool:
        """Return whether all members of a table are known: declared so, and no seat was stated to be not known."""
        return self.facts.members_complete(table) and str(table) not in self.facts.seats_not_known

    @cached_property
    def _without_sector(self) -> Mapping[Ref, Ref]:
        """For each table with a seat of which the sector is not known, the first such party."""
        found: dict[Ref, Ref] = {}
        for table, seats in self.facts.seats.items():
            unknown = [seat.start for seat in seats if not self.sectors_of(seat)]
            if unknown:
                found[table] = min(unknown)
        return found

    def without_sector(self, table: Ref) -> Ref | None:
        """Return a party at a table whose sector is not known, or None."""
        return self._without_sector.get(table)

    def settled(self, table: Ref) -> bool:
        """Return whether no member and no sector at a table can still be hidden."""
        return self.complete(table) and table not in self._without_sector

    @cached_property
    def all_settled(self) -> bool:
        """Whether all consultations are on the map, and nothing about who sits in them can be hidden."""
        listed = self.facts.complete(SheetName.CONSULTATIONS)
        return bool(listed) and all(self.settled(c.ref) for c in self.facts.consultations)

    def declared(self, tables: Iterable[Ref]) -> list[Setting]:
        """Return the settings that declare the members of these tables complete, each once, by id."""
        sheet = SheetName.PARTICIPATION
        settings = (self.facts.complete(sheet, f"{sheet}:{table.id}") for table in tables)
        return sorted({s.id: s for s in settings if s}.values(), key=lambda s: s.id)

    def stays_away(self, parties: Iterable[Ref], table: Ref) -> Statement | None:
        """Return the statement that one of these parties takes no part in a consultation, or None."""
        said = (s for party in sorted(set(parties)) for s in self.facts.denied(About.SEAT, party))
        return next((s for s in said if s.object == str(table)), None)

    @cached_property
    def parties_not_sure(self) -> set[Ref]:
        """Parties of which it was stated that some seat is not known."""
        statements = self.facts.network.of(Statement).values()
        return {
            Ref.parse(s.subject)
            for s in statements
            if s.about is About.SEAT and s.value is StatedValue.UNKNOWN and s.subject and is_active(s, self.facts.day)
        }

    # --- themes -------------------------------------------------------------------------------------------------

    @cached_property
    def _dealing(self) -> Mapping[str, set[Ref]]:
        themes = self.facts.dealing_with.items()
        return {theme: {ref for ref in refs if ref.label == "Consultation"} for theme, refs in themes}

    def dealing(self, theme: str) -> set[Ref]:
        """Return the consultations that deal with a theme."""
        return self._dealing.get(theme, set())

    @cached_property
    def scope(self) -> Mapping[str, set[Ref]]:
        """Consultations that deal with a theme, have a mandate for it or give a stage of it, by theme."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for ref, themes in self.facts.themes_of.items():
            if ref.label == "Consultation":
                for theme in themes:
                    found[theme].add(ref)
        for theme, givers in self.facts.covering.items():
            found[theme] |= {ref for ref in givers if ref.label == "Consultation"}
        return found

    @cached_property
    def themes_open(self) -> list[Ref]:
        """Consultations of which nobody said which themes they deal with (and not "geen"), by id.

        A mandate for some themes does not fill in the cell of the themes that are talked about.
        """
        told = {tie.start for tie in self.facts.ties(DealsWith)}
        open_ones = []
        for consultation in self.facts.consultations:
            stated = self.facts.stated(About.THEMES, consultation.ref)
            unknown = any(s.value is StatedValue.UNKNOWN for s in stated)
            denied = any(s.value is StatedValue.NO for s in stated)
            if unknown or not (denied or consultation.ref in told):
                open_ones.append(consultation.ref)
        return open_ones

    @cached_property
    def unknown_themes(self) -> set[Ref]:
        """The consultations of :attr:`themes_open`, to look one up."""
        return set(self.themes_open)

    # --- a party and its parts ------------------------------------------------------------------------------------

    @cached_property
    def _parts(self) -> Mapping[Ref, set[Ref]]:
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for organisation in self.facts.organisations:
            for whole in self.facts.chain(organisation.ref)[1:]:
                found[whole].add(organisation.ref)
        return found

    def family(self, party: Ref) -> set[Ref]:
        """Return a party, its parts and what it is part of: who sits for one of them sits for it."""
        if party.label != Organisation.KIND:
            return {party}
        return {*self.facts.chain(party), *self._parts.get(party, ())}

    def families(self, parties: Iterable[Ref]) -> set[Ref]:
        """Return the parties with their parts and wholes."""
        return {row for party in parties for row in self.family(party)}


def askable(facts: Facts, theme: str, sectors_or_types: Iterable[str]) -> tuple[Ref, ...]:
    """Return whom to ask about a theme, looked up once: a line over areas asks it for each of them."""
    wanted = tuple(sectors_or_types)
    return facts.memo(f"askable.{theme}.{'+'.join(wanted)}", lambda: facts.askable_about(theme, wanted))


# --- rows and reasons ---------------------------------------------------------------------------------------------


def weakest(reasons: Iterable[tuple[Confidence, Evidence]]) -> tuple[Confidence, Evidence]:
    """Return the least sure of reasons that are all needed; the first of equals."""
    return max(reasons, key=lambda item: _CONFIDENCES.index(item[0]))


def named(refs: Iterable[Ref]) -> list[Ref]:
    """Return the first few by id: what a sentence can hold."""
    return sorted(set(refs))[:MOST_NAMES]


def searched(tables: Iterable[Ref], settings: Iterable[Setting]) -> Evidence:
    """Return the row that says in which consultations was searched, with the rows that declare them complete."""
    found = sorted(set(tables))
    provenance = tuple(sorted({row for setting in settings for row in setting.provenance}))
    if not found:
        return Evidence(code="gaps.evidence.searched_none", provenance=provenance)
    code = "gaps.evidence.searched_all" if len(found) <= MOST_NAMES else "gaps.evidence.searched_some"
    values = {"count": len(found), "consultations": named(found)}
    return Evidence(code=code, values=values, provenance=provenance)
