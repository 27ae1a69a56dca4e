"""With whom a signal can be checked before it goes on (handreiking A3, verificatie).

Which question of the user: *do you see it too?* First at the tables where one sits, then one shared member further;
preferably somebody of another sector who knows the theme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from netmap.analysis.facts import Cover, Facts
from netmap.analysis.predicates.coverage_cell import cover_row

# What "with whom" means is said there once, for the white spots; here those people get a name.
from netmap.analysis.predicates.verification import Own as Own
from netmap.analysis.routes.moving import elsewhere
from netmap.analysis.routes.results import Partner
from netmap.analysis.routes.rows import seat_row
from netmap.analysis.seating import MOST_NAMES, Seating, seating
from netmap.model import Area, AreaKind, Channel, Consultation, PassesOn, PresentIn, Ref, Stage, TakesPart

__all__ = ["sector_partners", "verification_partners", "verifying_tables"]

#: More names than this nobody calls.
MOST_PARTNERS = 12
_KNOWING = (Stage.SIGNAL, Stage.INTERPRET)
#: The first check is with one's own colleagues; it needs no other sector.
_OWN_TEAM = "team_meeting"


def verification_partners(facts: Facts, source: Ref, theme: str = "", area: str = "") -> tuple[Partner, ...]:
    """Return who could confirm what somebody sees, best first.

    Parameters
    ----------
    facts : Facts
    source : Ref
        A party: other parties at its tables and at the other end of its routes (1 step; its parts and wholes count as
        itself), then those at other tables of these (2 steps, through them). A consultation: members, of a sector that
        it lacks, of consultations that it has a route with (1 step) or shares a member with (2 steps). A channel:
        whom those present in it can ask.
    theme, area : str
        Ids; who signals or interprets the theme in the area knows it ("": any). Who signals around the area does not
        yet signal in it. Nobody meets at a table that serves other areas only, but for the source itself.

    Returns
    -------
    tuple of Partner
        At most 12, by steps, then another sector first, who knows the theme first, who is met where the theme is
        dealt with first, then id. Of a party whose own sector is not known, others are of another sector when they are
        of two sectors at least. Empty for a place without seats and routes. Linear in seats of the tables around it.
    """
    look = _Look(facts, theme, area)
    if source.label == Consultation.KIND:
        found = look.beside(source)
    elif source.label == Channel.KIND:
        present = sorted({tie.start for tie in facts.ties(PresentIn) if tie.end == source})
        own = look.seats.families(present)
        found = [met for party in present for met in look.of_party(party) if met.party not in own]
    else:
        found = look.of_party(source)
    best: dict[Ref, _Met] = {}
    for met in found:
        if met.party not in best or look.order(met) < look.order(best[met.party]):
            best[met.party] = met
    return tuple(look.partner(met) for met in sorted(best.values(), key=look.order)[:MOST_PARTNERS])


def verifying_tables(facts: Facts, source: Ref) -> frozenset[Ref]:
    """Return the consultations where who sees a signal can check it with somebody else.

    For a party: where somebody of another top party and another sector sits, and its own team meeting. For a
    consultation or a channel: where two sectors sit.
    """
    seats = seating(facts)
    if source.label != "Organisation":
        return frozenset(table for table, sectors in seats.by_sector.items() if len(sectors) > 1)
    mine = _Mine(facts, seats, source)
    found = {table for table in seats.by_sector if any(mine.other_sectors(seat) for seat in facts.seats[table])}
    team = {table for table in mine.own.tables if _is_team(facts, table)}
    return frozenset(found | team)


def _is_team(facts: Facts, table: Ref) -> bool:
    record = facts.network.get(table)
    return isinstance(record, Consultation) and record.kind == _OWN_TEAM


def sector_partners(facts: Facts, source: Ref, table: Ref, theme: str, area: str) -> list[TakesPart]:
    """Return the seats at a table with whom who sees a signal can check it, those who know the theme first.

    Those of another sector; for a consultation: of a sector that it lacks. Empty where it is checked within the own
    team or table, and for a channel: then the table does so as a whole.
    """
    look = _Look(facts, theme, area)
    seats = facts.seats.get(table, [])
    if source.label == "Organisation":
        mine = _Mine(facts, look.seats, source)
        others = [seat for seat in seats if mine.other_sectors(seat)]
    elif source.label == Consultation.KIND and table != source:
        home = look.seats.sectors(source)
        others = [seat for seat in seats if look.seats.sectors_of(seat) - home]
    else:
        others = []
    return sorted(others, key=lambda seat: (not look.knows(seat.start), seat.start, seat.id))


class _Mine:
    """A party, and who is of another sector than it is, at its own tables and elsewhere."""

    def __init__(self, facts: Facts, seats: Seating, party: Ref) -> None:
        self.seats, self.own = seats, Own(facts, seats, party)
        self.facts = facts
        rows = (facts.sectors(row) for row in (party, *sorted(self.own.rows)))
        self.sectors: set[str] = set().union(*self.own.sectors_at.values(), *rows)

    def is_other(self, party: Ref) -> bool:
        """Return whether a party is not it, nor a part or the whole of it."""
        return party not in self.own.rows and self.facts.top(party) != self.own.top

    def own_sectors(self, table: Ref) -> set[str]:
        """Return the sectors it stands for at a table: of its seats there, else all that it is of."""
        return self.own.sectors_at.get(table, set()) if table in self.own.sectors_at else self.sectors

    def other_sectors(self, seat: TakesPart) -> bool:
        """Return whether a seat is of another party and stands for another sector."""
        if not self.is_other(seat.start):
            return False
        if own := self.own_sectors(seat.end):
            return bool(self.seats.sectors_of(seat) - own)
        # Of whom the own sector is not known, two sectors of others hold one that is another for sure.
        return bool(self.seats.sectors_of(seat)) and self._others_at(seat.end) > 1

    def _others_at(self, table: Ref) -> int:
        there = (s for s in self.facts.seats.get(table, ()) if self.is_other(s.start))
        return len(set().union(*(self.seats.sectors_of(seat) for seat in there)))


@dataclass(frozen=True)
class _Met:
    """Somebody who could confirm it, and where; ``about``: where the theme is dealt with."""

    party: Ref
    through: tuple[Ref, ...]
    steps: int
    other: bool
    about: bool
    seat: TakesPart | None = None


class _Look:
    """Who knows a theme in an area, and who is met where."""

    def __init__(self, facts: Facts, theme: str, area: str) -> None:
        self.facts, self.theme, self.area, self.seats = facts, theme, area, seating(facts)
        self.scope = self.seats.scope.get(theme, set()) if theme else set()
        self.away = elsewhere(facts, area)
        self.known = facts.memo(f"partners.known.{theme}.{area}", self._known)

    def _known(self) -> dict[Ref, Cover]:
        """Return who signals or interprets the theme in the area, with all that is part of them or around them."""
        found: dict[Ref, Cover] = {}
        for stage in _KNOWING:
            for cover in self.facts.covers_of_stage.get(stage, ()):
                if self._here(cover) and cover.who.label == "Organisation" and self.theme in ("", cover.theme):
                    for row in self.seats.family(cover.who):
                        found.setdefault(row, cover)
        return found

    def _here(self, cover: Cover) -> bool:
        """Return whether a yes holds in the area: for signalling only one for the area itself."""
        if not self.area or cover.area == self.area:
            return True
        if cover.stage is not Stage.SIGNAL:
            return self.facts.inside(cover.area, self.area)
        record = self.facts.network.of(Area).get(self.area)
        return cover.area is None and record is not None and record.kind is AreaKind.MUNICIPALITY

    def knows(self, party: Ref) -> bool:
        return party in self.known

    def order(self, met: _Met) -> tuple[int, bool, bool, bool, Ref]:
        return met.steps, not met.other, not self.knows(met.party), not met.about, met.party

    def partner(self, met: _Met) -> Partner:
        knowing = self.known.get(met.party)
        rows = (*((seat_row(met.seat),) if met.seat else ()), *((cover_row(knowing),) if knowing else ()))
        return Partner(
            party=met.party,
            through=met.through,
            steps=met.steps,
            other_sector=met.other,
            knows=knowing is not None,
            function=met.seat.function if met.seat else None,
            evidence=rows,
        )

    # --- of a party -------------------------------------------------------------------------------------------

    def of_party(self, party: Ref) -> list[_Met]:
        """Return whom a party meets at its tables and routes, and then one shared member further."""
        mine = _Mine(self.facts, self.seats, party)
        near = [met for table in mine.own.tables if table not in self.away for met in self._at(table, mine, 1)]
        near += self._by_route(mine)
        at_hand = {met.party for met in near}
        own_tables = set(mine.own.tables)
        known_tables = own_tables | self.away
        further: dict[Ref, dict[Ref, None]] = defaultdict(dict)
        for through in sorted({met.party for met in near if met.seat and met.seat.end in own_tables}):
            for table in sorted(self.facts.tables_of(through) - known_tables):
                further[table][through] = None
        for table, through_whom in further.items():
            for met in self._at(table, mine, 2, but=at_hand):
                whom = tuple(ref for ref in through_whom if ref != met.party)[:MOST_NAMES]
                if whom:
                    near.append(replace(met, through=whom))
        return self._joined(near)

    def _at(self, table: Ref, mine: _Mine, steps: int, but: Collection[Ref] = ()) -> Iterable[_Met]:
        about = not self.theme or table in self.scope
        seats = (seat for seat in self.facts.seats.get(table, ()) if seat.start not in but)
        for seat in sorted(seats, key=lambda s: (s.start, s.id)):
            if mine.is_other(seat.start):
                yield _Met(seat.start, (table,), steps, mine.other_sectors(seat), about, seat)

    def _by_route(self, mine: _Mine) -> Iterable[_Met]:
        """Return who is at the other end of a route of a party (of all its routes when no theme is asked for)."""
        for other in self._contacts(mine.own):
            if other.label == Consultation.KIND:
                if other in self.away or (self.theme and other not in self.scope):
                    continue
                for met in self._at(other, mine, 1):
                    # It does not sit there itself: who stands for any other sector than all of its own is another one.
                    sectors = self.seats.sectors_of(met.seat) if met.seat else set()
                    yield replace(met, other=bool(sectors - mine.sectors))
            elif mine.is_other(other):
                yield _Met(other, (), 1, bool(self.facts.sectors(other) - mine.sectors), self.knows(other))

    def _contacts(self, own: Own) -> list[Ref]:
        if self.theme:
            return own.contacts(self.theme)
        themes = {theme for theme, _ in self.facts.covers} | {r.theme for r in self.facts.ties(PassesOn) if r.theme}
        return sorted({other for theme in ("", *themes) for other in own.contacts(theme)})

    def _joined(self, found: Iterable[_Met]) -> list[_Met]:
        """Return each party once, with all places of the same worth where it is met."""
        by_party: dict[Ref, list[_Met]] = defaultdict(list)
        for met in found:
            by_party[met.party].append(met)
        joined = []
        for all_met in by_party.values():
            first = min(all_met, key=lambda met: (self.order(met), met.through))
            alike = [met for met in all_met if (met.steps, met.other) == (first.steps, first.other)]
            ordered = sorted(alike, key=lambda met: (not met.about, met.through))
            through = tuple(dict.fromkeys(ref for met in ordered for ref in met.through))
            joined.append(replace(first, through=through[:MOST_NAMES]))
        return joined

    # --- of a consultation --------------------------------------------------------------------------------------

    def beside(self, table: Ref) -> list[_Met]:
        """Return members, of a sector that a consultation lacks, of those it has a route or a member with."""
        facts, home = self.facts, self.seats.sectors(table)
        members = {seat.start for seat in facts.seats.get(table, ())}
        tops = self.seats.tops.get(table, set())
        steps: dict[Ref, int] = {}
        for tie in facts.ties(PassesOn):
            if table in (tie.start, tie.end) and (not self.theme or tie.theme in (None, self.theme)):
                steps[tie.end if tie.start == table else tie.start] = 1
        for member in members:
            for other in facts.tables_of(member) - {table}:
                steps.setdefault(other, 2)
        found = []
        for other, far in sorted(steps.items()):
            if other in self.away:
                continue
            about = not self.theme or other in self.scope
            for seat in sorted(facts.seats.get(other, ()), key=lambda s: (s.start, s.id)):
                if facts.top(seat.start) not in tops and self.seats.sectors_of(seat) - home:
                    found.append(_Met(seat.start, (other,), far, True, about, seat))
        return self._joined(found)
