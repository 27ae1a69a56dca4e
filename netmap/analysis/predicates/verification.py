"""With whom a party can check a signal (handreiking A3, verificatie)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.predicates.table_rows import mandates_open
from netmap.analysis.results import Ask, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import About, Direction, PassesOn, Ref, SheetName, Stage, StatedValue

_KNOWING = (Stage.SIGNAL, Stage.INTERPRET)
Places = Mapping[Ref, Mapping[str, set[Ref]]]


@unless_in_doubt
def verifiable(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a party that signals can check each of its themes with a party of another sector.

    A partner is of another top party and another sector and shares a consultation with it (or with a part or whole of
    it), where that consultation deals with the theme, has a mandate for it or gives a stage of it, or the partner
    itself gives signal or interpret for it. So is who knows the theme, or a consultation about it, when a route for
    the theme runs between the two. A party that signals nothing by itself needs none.

    Notes
    -----
    Absent when all its seats and routes are known, its consultations are known to the last member and sector, and for
    none of them an untold theme or mandate, or an untold row about a member, could make a partner of somebody.
    """
    party = next(ref for ref in demand.subjects if ref.label == "Organisation")
    themes = _signalled(facts).get(party)
    if not themes:
        return Verdict(state=State.PRESENT)
    seats = seating(facts)
    mine = Own(facts, seats, party)
    lacking = [theme for theme in sorted(themes) if not mine.partner(theme)]
    if not lacking:
        return Verdict(state=State.PRESENT)
    sure = [theme for theme in lacking if mine.surely_alone(theme)]
    verdict = _verdict(facts, seats, mine, sure or lacking)
    if not sure:
        values = {"party": party, "themes": [Ref("Theme", theme) for theme in lacking]}
        return replace(verdict, asks=(Ask(code="gaps.ask.verify", subject=party, addressees=(party,), values=values),))
    confidence, reason = weakest(mine.reasons(sure))
    listed = (facts.complete(sheet) for sheet in (SheetName.PARTICIPATION, SheetName.ESCALATION))
    row = searched(mine.tables, [setting for setting in listed if setting])
    return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(*verdict.evidence, row))


def _signalled(facts: Facts) -> dict[Ref, set[str]]:
    """Return the themes that each party signals itself, not through a consultation."""

    def make() -> dict[Ref, set[str]]:
        found: dict[Ref, set[str]] = defaultdict(set)
        for cover in facts.covers_of_stage.get(Stage.SIGNAL, ()):
            if cover.who.label == "Organisation":
                found[cover.who].add(cover.theme)
        return dict(found)

    return facts.memo("verification.signalled", make)


def _known_by(facts: Facts) -> dict[str, set[Ref]]:
    """Return the parties that give signal or interpret, by theme."""

    def make() -> dict[str, set[Ref]]:
        found: dict[str, set[Ref]] = defaultdict(set)
        for stage in _KNOWING:
            for cover in facts.covers_of_stage.get(stage, ()):
                if cover.who.label == "Organisation":
                    found[cover.theme].add(cover.who)
        return dict(found)

    return facts.memo("verification.known by", make)


def _routes(facts: Facts) -> dict[Ref, set[tuple[Ref, str | None]]]:
    """Return to whom each place has a route, or from whom a lateral one comes, with its theme (None: any)."""

    def make() -> dict[Ref, set[tuple[Ref, str | None]]]:
        found: dict[Ref, set[tuple[Ref, str | None]]] = defaultdict(set)
        for tie in facts.ties(PassesOn):
            found[tie.start].add((tie.end, tie.theme))
            if tie.direction is Direction.LATERAL:
                found[tie.end].add((tie.start, tie.theme))
        return dict(found)

    return facts.memo("verification.routes", make)


def _knowing(facts: Facts, seats: Seating) -> dict[str, Places]:
    """Return, per theme and consultation, the top parties that give signal or interpret and sit there, by sector."""

    def make() -> dict[str, Places]:
        found: dict[str, Places] = {}
        for theme, parties in _known_by(facts).items():
            places: dict[Ref, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
            for row in seats.families(parties):
                for seat in facts.seats_of.get(row, ()):
                    for sector in seats.sectors_of(seat):
                        places[seat.end][sector].add(facts.top(row))
            found[theme] = places
        return found

    return facts.memo("verification.knowing", make)


@dataclass
class Own:
    """One party, its tables and who else sits there."""

    facts: Facts
    seats: Seating
    party: Ref

    def __post_init__(self) -> None:
        self.top = self.facts.top(self.party)
        self.rows = self.seats.family(self.party)
        self.sectors_at: dict[Ref, set[str]] = defaultdict(set)
        for row in self.rows:
            for seat in self.facts.seats_of.get(row, ()):
                self.sectors_at[seat.end] |= self.seats.sectors_of(seat)
        self.tables = sorted(self.sectors_at)

    def _others(self, table: Ref, there: Mapping[str, set[Ref]]) -> bool:
        """Return whether a party of another top and another sector is among those there."""
        sectors = {sector for sector, tops in there.items() if len(tops) > 1 or self.top not in tops}
        own = self.sectors_at[table]
        # Of whom the own sector is not known, two sectors of others hold one that is another for sure.
        return bool(sectors - own) if own else len(sectors) >= 2

    def partner(self, theme: str) -> bool:
        """Return whether there is somebody to check a signal about a theme with."""
        dealing, knowing = self.seats.scope.get(theme, set()), _knowing(self.facts, self.seats).get(theme, {})
        for table in self.tables:
            if table in dealing and self._others(table, self.seats.by_sector.get(table, {})):
                return True
            if table in knowing and self._others(table, knowing[table]):
                return True
        return any(self._by_route(other, theme) for other in self.contacts(theme))

    def contacts(self, theme: str) -> list[Ref]:
        """Return the parties and consultations to whom a route about a theme runs, or a lateral one from, by id."""
        routes = _routes(self.facts)
        return sorted(
            {o for row in self.rows for o, about in routes.get(row, ()) if about in (None, theme)} - self.rows
        )

    def _by_route(self, other: Ref, theme: str) -> bool:
        """Return whether somebody at the other end of a route is a partner for a theme."""
        own = set().union(*self.sectors_at.values(), *(self.facts.sectors(row) for row in self.rows))
        if other.label == "Consultation":
            there = self.seats.by_sector.get(other, {})
            about = other in self.seats.scope.get(theme, set())
            return about and any(tops - {self.top} for sector, tops in there.items() if sector not in own)
        knows = bool(self.seats.family(other) & _known_by(self.facts).get(theme, set()))
        return knows and self.facts.top(other) != self.top and bool(self.facts.sectors(other) - own)

    def surely_alone(self, theme: str) -> bool:
        """Return whether nothing untold could make somebody a partner for a theme."""
        facts, seats = self.facts, self.seats
        if not facts.complete(SheetName.PARTICIPATION) or self.rows & seats.parties_not_sure:
            return False
        if not facts.complete(SheetName.ESCALATION) or not self._routes_told(theme):
            return False
        dealing = seats.scope.get(theme, set())
        open_themes = seats.unknown_themes | mandates_open(facts)
        for table in self.tables:
            if not seats.settled(table) or not self.sectors_at[table]:
                return False
            if table in dealing or not self._others(table, seats.by_sector.get(table, {})):
                continue
            # Others sit there: an untold theme of the table, or an untold row about them, would make a partner.
            if table in open_themes or not self._told(theme):
                return False
        return True

    def _routes_told(self, theme: str) -> bool:
        """Return whether nothing untold about who is at the other end of a route could make a partner of it."""
        for row in self.rows:
            if any(s.value is StatedValue.UNKNOWN for s in self.facts.stated(About.ROUTE, row)):
                return False
        for other in self.contacts(theme):
            if other.label == "Consultation":
                about = other in self.seats.scope.get(theme, set())
                untold = other in self.seats.unknown_themes or other in mandates_open(self.facts)
                if (about or untold) and not (self.seats.settled(other) and about):
                    return False
            elif self.facts.top(other) != self.top and not (self.facts.sectors(other) and self._told(theme)):
                return False
        return True

    def _told(self, theme: str) -> bool:
        sheet = SheetName.COVERAGE
        unknown = (s for stage in _KNOWING for s in self.facts.coverage_statements.get((theme, stage), ()))
        listed = self.facts.complete(sheet, f"{sheet}:{theme}")
        return bool(listed) and not any(s.value is StatedValue.UNKNOWN for s in unknown)

    def reasons(self, themes: list[str]) -> list[tuple[Confidence, Evidence]]:
        """Return how sure it is that there is nobody: the lists that were declared complete."""
        facts, sheet = self.facts, SheetName.COVERAGE
        seated = facts.complete(SheetName.PARTICIPATION)
        settings = [setting for setting in (seated, facts.complete(SheetName.ESCALATION)) if setting]
        if any(self._others(table, self.seats.by_sector.get(table, {})) for table in self.tables):
            settings += [s for theme in themes if (s := facts.complete(sheet, f"{sheet}:{theme}"))]
        return [facts.complete_confidence(setting) for setting in settings]


def _verdict(facts: Facts, seats: Seating, mine: Own, themes: list[str]) -> Verdict:
    party, refs = mine.party, [Ref("Theme", theme) for theme in themes]
    covers = [c for theme in themes for c in facts.covers[(theme, Stage.SIGNAL)] if c.who == party]
    rows = [cover_row(cover) for cover in covers[:MOST_NAMES]]
    values = {"party": party, "consultations": named(mine.tables)}
    rows.append(
        Evidence(code="gaps.evidence.party_sits_in" if mine.tables else "gaps.evidence.party_nowhere", values=values)
    )
    if mine.tables:
        remedy = Evidence(code="gaps.remedy.seat_other_sector", values={"consultation": mine.tables[0]})
    else:
        remedy = Evidence(code="gaps.remedy.seat_about", values={"party": party, "theme": refs[0]})
    return Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        title=Evidence(code="gaps.title.verify", values={"party": party, "themes": refs}),
        remedy=remedy,
        evidence=tuple(rows),
        parties=(party,),
        places=tuple(mine.tables),
        fallback=_fallback(facts, seats, mine, themes),
    )


def _fallback(facts: Facts, seats: Seating, mine: Own, themes: list[str]) -> Fallback | None:
    """Return what helps: another sector at a table about something else, or somebody elsewhere who knows the theme."""
    if any(seats.sectors(table) - mine.sectors_at[table] for table in mine.tables):
        return Fallback.INSIDE
    knows = (cover for theme in themes for stage in _KNOWING for cover in facts.covers.get((theme, stage), ()))
    if any(facts.top(cover.who) != mine.top for cover in knows):
        return Fallback.OUTSIDE
    return Fallback.NONE if facts.complete(SheetName.PARTICIPATION) else None
