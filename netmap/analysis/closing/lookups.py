"""Who could do more: how much each party does already, what it refused, and what each table is about.

Which question of the user: none by itself. Each look-up is made once per network and day and is linear in records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence
from netmap.analysis.seating import Seating, seating
from netmap.model import (
    About,
    Consultation,
    Echelon,
    Expert,
    Mandate,
    Organisation,
    Ref,
    Serves,
    Stage,
    StatedValue,
    Statement,
    WorksFor,
)

__all__ = ["Lookups", "lookups"]

_TOP_KINDS = ("core_team", "triangle", "crisis_team", "steering_group")
#: Kinds of consultation where residents can be expected.
_NEIGHBOURHOOD = {"neighbourhood_consultation", "residents_consultation", "network_meeting"}
#: Sectors of volunteers.
_SMALL = {"informal", "residents"}
#: A party that sits in so many consultations, and in more than nine of ten parties do, is busy.
BUSY = 5


def lookups(facts: Facts) -> Lookups:
    """Return the look-ups of one network and day; made once."""
    return facts.memo("closing.lookups", lambda: Lookups(facts))


class Lookups:
    """What the search for ways to close asks of a network; a list is in the order in which it is to be tried."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.seats: Seating = seating(facts)

    # --- load ---------------------------------------------------------------------------------------------------

    def load(self, ref: Ref | None) -> int | None:
        """Return in how many active consultations a party sits; None for what is no party."""
        return len(self.facts.tables_of(ref)) if ref and ref.label == Organisation.KIND else None

    def weight(self, ref: Ref | None) -> int:
        """Return how much is asked of somebody already: seats of a party, themes of a consultation."""
        if ref is None or ref.label == Expert.KIND:
            return 0
        load = self.load(ref)
        # What sits far from the municipality's own level is asked later for what is local.
        return load if load is not None else len(self.facts.themes_of.get(ref, ())) + 2 * self._from_home(ref)

    @cached_property
    def busy_from(self) -> int:
        """From how many consultations on a party is busy: more than nine of ten parties, and at least five."""
        loads = sorted(len(self.facts.tables_of(o.ref)) for o in self.facts.organisations)
        return max(BUSY, loads[(len(loads) * 9) // 10] if loads else BUSY)

    def busy(self, ref: Ref | None) -> Evidence | None:
        """Return the sentence that a party sits in many consultations, or None."""
        load = self.load(ref)
        if load is None or load < self.busy_from:
            return None
        return Evidence(code="gaps.why.busy", values={"party": ref, "count": load})

    def lightest(self, refs: Iterable[Ref]) -> list[Ref]:
        """Return those of whom least is asked first, a part right after its whole; then by id."""
        some = set(refs)

        def order(ref: Ref) -> tuple[int, Ref, int, Ref]:
            chain = self.facts.chain(ref) if ref.label == Organisation.KIND else [ref]
            first = [whole for whole in chain if whole in some][-1]
            return (self.weight(first), first, len(chain), ref)

        return sorted(some, key=order)

    # --- parties ------------------------------------------------------------------------------------------------

    @cached_property
    def of_sector(self) -> Mapping[str, list[Ref]]:
        """Parties by sector, lightest first."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for party in self.facts.organisations:
            for sector in self.facts.sectors(party.ref):
                found[sector].add(party.ref)
        return {sector: self.lightest(parties) for sector, parties in found.items()}

    @cached_property
    def of_type(self) -> Mapping[str, list[Ref]]:
        """Parties by actor type, lightest first."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for party in self.facts.organisations:
            if party.actor_type:
                found[party.actor_type].add(party.ref)
        return {kind: self.lightest(parties) for kind, parties in found.items()}

    @cached_property
    def everybody(self) -> list[Ref]:
        """All parties, lightest first."""
        return self.lightest(o.ref for o in self.facts.organisations)

    @cached_property
    def areas(self) -> Mapping[Ref, set[str]]:
        """Areas where a party or consultation works or signals."""
        found: dict[Ref, set[str]] = defaultdict(set)
        for tie in self.facts.ties(Serves):
            found[tie.start].add(tie.end.id)
        for covers in self.facts.covers.values():
            for cover in covers:
                if cover.area:
                    found[cover.who].add(cover.area)
        return found

    @cached_property
    def employers(self) -> Mapping[Ref, Ref]:
        """Who an expert works for: of several the first by id."""
        return {tie.start: tie.end for tie in reversed(self.facts.ties(WorksFor))}

    # --- stages -------------------------------------------------------------------------------------------------

    @cached_property
    def givers(self) -> Mapping[Stage, list[Ref]]:
        """Parties and consultations that give a stage for some theme, lightest first."""
        found = {}
        for stage in Stage:
            who = {cover.who for cover in self.facts.covers_of_stage.get(stage, ()) if cover.who.label != Expert.KIND}
            found[stage] = self.lightest(who)
        return found

    @cached_property
    def themes_given(self) -> Mapping[tuple[Ref, Stage], list[str]]:
        """Themes for which somebody gives a stage, by id."""
        found: dict[tuple[Ref, Stage], set[str]] = defaultdict(set)
        for (theme, stage), covers in self.facts.covers.items():
            for cover in covers:
                found[(cover.who, stage)].add(theme)
        return {key: sorted(themes) for key, themes in found.items()}

    @cached_property
    def members_who_give(self) -> Mapping[tuple[Ref, Stage], Ref]:
        """For each table and stage the member of whom least is asked that gives the stage for some theme."""
        found: dict[tuple[Ref, Stage], Ref] = {}
        for stage, givers in self.givers.items():
            for who in givers:
                if who.label == Organisation.KIND:
                    for table in self.facts.tables_of(who):
                        found.setdefault((table, stage), who)
        return found

    @cached_property
    def active_in(self) -> Mapping[str, set[Ref]]:
        """Tables where a party of the theme sits, by theme: whoever covers it, and what deals with it."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for theme in {*self.facts.covering, *self.facts.dealing_with}:
            for ref in {*self.facts.covering.get(theme, ()), *self.facts.dealing_with.get(theme, ())}:
                found[theme] |= self.facts.tables_of(ref)
        return found

    def knows(self, who: Ref) -> set[str]:
        """Return the themes that somebody is near to: its own, and those of its tables or of its members."""
        return self.facts.memo(f"closing.knows.{who}", lambda: self._knows(who))

    def _knows(self, who: Ref) -> set[str]:
        own = {theme for stage in Stage for theme in self.themes_given.get((who, stage), ())}
        own |= self.facts.themes_of.get(who, set())
        if who.label == Consultation.KIND:
            for member in self.seats.rows.get(who, ()):
                own |= {theme for stage in Stage for theme in self.themes_given.get((member, stage), ())}
        else:
            for table in self.facts.tables_of(who):
                own |= self.facts.themes_of.get(table, set())
        return own

    def small(self, who: Ref | None) -> bool:
        """Return whether somebody is informal or stands for residents: volunteers, of whom little can be asked."""
        record = self.facts.network.get(who) if who else None
        if isinstance(record, Consultation):
            return record.kind == "residents_consultation"
        if not isinstance(record, Organisation):
            return False
        return bool(record.informal) or bool(self.facts.sectors(record.ref) & _SMALL)

    # --- tables -------------------------------------------------------------------------------------------------

    @cached_property
    def wide_tables(self) -> list[Ref]:
        """Consultations with two parties and two sectors at least, those with fewest themes first."""
        tables = (c.ref for c in self.facts.consultations)
        wide = [t for t in tables if len(self.seats.tops[t]) >= 2 and len(self.seats.sectors(t)) >= 2]
        return sorted(wide, key=lambda table: (table in self.top_tables, self.weight(table), table))

    @cached_property
    def top_tables(self) -> set[Ref]:
        """Core teams and tables of their kind: few sit there, and signals come to them from others."""
        return {c.ref for c in self.facts.consultations if c.hub or c.kind in _TOP_KINDS}

    @cached_property
    def hubs(self) -> list[Ref]:
        """Active core teams, the one that is most like a core team first: of several that one is named everywhere."""
        hubs = [c.ref for c in self.facts.consultations if c.hub]
        return sorted(hubs, key=lambda table: (-self.likeness(table), table))

    def likeness(self, table: Ref) -> int:
        """Return how many criteria of a core team a consultation meets: 0 to 5."""
        record = self.facts.network.get(table)
        tops, sectors = self.seats.tops[table], self.seats.sectors(table)
        home = self.facts.municipality
        decides = isinstance(record, Consultation) and record.mandate is Mandate.DECIDE
        return sum(
            (
                len(sectors) >= 3,
                decides or table in self.facts.deciders,
                3 <= len(tops) <= 10,
                bool(home and self.facts.top(home) in tops) and "police" in sectors,
                isinstance(record, Consultation) and record.kind in ("core_team", "triangle"),
            )
        )

    @cached_property
    def deciding(self) -> list[Ref]:
        """Consultations that may decide, those of the municipality's own level first, then by id."""
        found = [ref for ref in self.facts.deciders if ref.label == Consultation.KIND]
        return sorted(found, key=lambda ref: (self._from_home(ref), ref))

    def _from_home(self, ref: Ref) -> int:
        """Return how many levels a consultation stands from the municipality's own; one when that is not known."""
        record = self.facts.network.get(ref)
        home = self.facts.network.of(Echelon).get("local")
        rank = self.facts.rank(record) if isinstance(record, Consultation) else None
        return abs(rank - home.rank) if rank is not None and home else 1

    def near_home(self, party: Ref, table: Ref) -> bool:
        """Return whether a table is about where people live: of a neighbourhood by its kind, and not of another one."""
        record = self.facts.network.get(table)
        if not isinstance(record, Consultation) or record.kind not in _NEIGHBOURHOOD:
            return False
        mine, places = self.areas.get(party, set()), self.areas.get(table, set())
        return not (mine and places) or any(
            self.facts.inside(a, b) or self.facts.inside(b, a) for a in mine for b in places
        )

    # --- what was refused ----------------------------------------------------------------------------------------

    @cached_property
    def _refused_seats(self) -> set[tuple[str, str]]:
        return {(s.subject, s.object) for s in self._noes(About.SEAT) if s.subject and s.object}

    def _noes(self, about: About) -> list[Statement]:
        found = self.facts.network.of(Statement).values()
        return [s for s in found if s.about is about and s.value is StatedValue.NO]

    def may_sit(self, party: Ref, table: Ref) -> bool:
        """Return whether a party can be proposed for a table: it does not sit there, and did not say no."""
        family = self.seats.family(party)
        if family & self.seats.rows[table]:
            return False
        return not self.refused_seat(party, table)

    def refused_seat(self, party: Ref, table: Ref) -> bool:
        """Return whether a party, or a part or whole of it, said that it does not join a table."""
        return any((str(ref), str(table)) in self._refused_seats for ref in self.seats.family(party))

    def may_send(self, party: Ref, table: Ref) -> bool:
        """Return whether a part can join a table where only what it is part of sits: it brings its own sector."""
        there = self.seats.rows[table]
        whole = set(self.facts.chain(party)[1:])
        return (
            bool(whole & there)
            and not (self.seats.family(party) - whole) & there
            and not (self.refused_seat(party, table))
        )

    def refusing(self, theme: str, stage: Stage) -> list[Ref]:
        """Return the active parties and consultations that said no to a stage of a theme, by id."""
        noes = self.facts.coverage_statements.get((theme, stage), ())
        refs = {Ref.parse(s.subject) for s in noes if s.value is StatedValue.NO and s.subject}
        return sorted(refs & self.facts.nodes)

    def may_cover(self, who: Ref, theme: str, stage: Stage) -> bool:
        """Return whether somebody can be proposed for a stage of a theme: nothing in its chain said no."""
        noes = self.facts.coverage_statements.get((theme, stage), ())
        refused = {s.subject for s in noes if s.value is StatedValue.NO and s.subject}
        return not any(str(ref) in refused for ref in self.facts.chain(who))

    def may_deal(self, table: Ref, theme: str) -> bool:
        """Return whether a consultation can be proposed for a theme: it did not say that it deals with none."""
        return not self.facts.denied(About.THEMES, table) and theme not in self.facts.themes_of.get(table, ())
