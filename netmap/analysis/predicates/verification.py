"""With whom a party can check a signal (handreiking A3, verificatie)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import Ask, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.model import Ref, SheetName, Stage, StatedValue

_KNOWING = (Stage.SIGNAL, Stage.INTERPRET)
Places = Mapping[Ref, Mapping[str, set[Ref]]]


def verifiable(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a party that signals can check each of its themes with a party of another sector.

    A partner is of another top party and another sector and shares a consultation with it (or with a part or whole of
    it), where that consultation deals with the theme, or the partner itself gives signal or interpret for it. A party
    that signals nothing by itself needs none.

    Notes
    -----
    Absent when all its seats are known, its consultations are known to the last member and sector, and for none of
    them an untold theme, or an untold row about a member, could make a partner of somebody.
    """
    party = next(ref for ref in demand.subjects if ref.label == "Organisation")
    themes = _signalled(facts).get(party)
    if not themes:
        return Verdict(state=State.PRESENT)
    seats = seating(facts)
    mine = _Own(facts, seats, party)
    lacking = [theme for theme in sorted(themes) if not mine.partner(theme)]
    if not lacking:
        return Verdict(state=State.PRESENT)
    sure = [theme for theme in lacking if mine.surely_alone(theme)]
    verdict = _verdict(facts, seats, mine, sure or lacking)
    if not sure:
        values = {"party": party, "themes": [Ref("Theme", theme) for theme in lacking]}
        return replace(verdict, asks=(Ask(code="gaps.ask.verify", subject=party, addressees=(party,), values=values),))
    confidence, reason = weakest(mine.reasons(sure))
    row = searched(mine.tables, [s for s in (facts.complete(SheetName.PARTICIPATION),) if s])
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


def _knowing(facts: Facts, seats: Seating) -> dict[str, Places]:
    """Return, per theme and consultation, the top parties that give signal or interpret and sit there, by sector."""

    def make() -> dict[str, Places]:
        who: dict[str, set[Ref]] = defaultdict(set)
        for stage in _KNOWING:
            for cover in facts.covers_of_stage.get(stage, ()):
                if cover.who.label == "Organisation":
                    who[cover.theme].add(cover.who)
        found: dict[str, Places] = {}
        for theme, parties in who.items():
            places: dict[Ref, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
            for row in seats.families(parties):
                for seat in facts.seats_of.get(row, ()):
                    for sector in seats.sectors_of(seat):
                        places[seat.end][sector].add(facts.top(row))
            found[theme] = places
        return found

    return facts.memo("verification.knowing", make)


@dataclass
class _Own:
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
        dealing, knowing = self.seats.dealing(theme), _knowing(self.facts, self.seats).get(theme, {})
        for table in self.tables:
            if table in dealing and self._others(table, self.seats.by_sector.get(table, {})):
                return True
            if table in knowing and self._others(table, knowing[table]):
                return True
        return False

    def surely_alone(self, theme: str) -> bool:
        """Return whether nothing untold could make somebody a partner for a theme."""
        facts, seats = self.facts, self.seats
        if not facts.complete(SheetName.PARTICIPATION) or self.rows & seats.parties_not_sure:
            return False
        dealing, open_themes = seats.dealing(theme), seats.unknown_themes
        for table in self.tables:
            if not seats.settled(table) or not self.sectors_at[table]:
                return False
            if table in dealing or not self._others(table, seats.by_sector.get(table, {})):
                continue
            # Others sit there: an untold theme of the table, or an untold row about them, would make a partner.
            if table in open_themes or not self._told(theme):
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
        settings = [seated] if seated else []
        if any(self._others(table, self.seats.by_sector.get(table, {})) for table in self.tables):
            settings += [s for theme in themes if (s := facts.complete(sheet, f"{sheet}:{theme}"))]
        return [facts.complete_confidence(setting) for setting in settings]


def _verdict(facts: Facts, seats: Seating, mine: _Own, themes: list[str]) -> Verdict:
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


def _fallback(facts: Facts, seats: Seating, mine: _Own, themes: list[str]) -> Fallback | None:
    """Return what helps: another sector at a table about something else, or somebody elsewhere who knows the theme."""
    if any(seats.sectors(table) - mine.sectors_at[table] for table in mine.tables):
        return Fallback.INSIDE
    knows = (cover for theme in themes for stage in _KNOWING for cover in facts.covers.get((theme, stage), ()))
    if any(facts.top(cover.who) != mine.top for cover in knows):
        return Fallback.OUTSIDE
    return Fallback.NONE if facts.complete(SheetName.PARTICIPATION) else None
