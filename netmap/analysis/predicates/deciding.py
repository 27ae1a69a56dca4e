"""Whether everybody who may decide or act sits there when a theme is decided on (handreiking A3, besluitvorming)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Cover as Yes
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.predicates.table_rows import ask_table, tables_of, who_sits
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, searched, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import Ref, SheetName, Stage, Statement

_ELSEWHERE = Verdict(state=State.ELSEWHERE, cover=Cover.NONE)


@unless_in_doubt
def deciders_at_table(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether some table where a theme is decided on has everybody who decides or acts.

    Responsible are the top parties of organisations that give decide or act; a consultation that acts is there when it
    shares a party with the table. Nobody known to decide, or to act: other lines report that. When only organisations
    decide, it is present when one party decides and does all the acting.

    Notes
    -----
    Absent when every table surely misses somebody (its members are complete, or a missing party was said not to sit
    there) and no other consultation can be such a table. Which parties are responsible is taken as told.
    """
    theme = demand.theme or ""
    deciding = facts.covers.get((theme, Stage.DECIDE), [])
    acting = facts.covers.get((theme, Stage.ACT), [])
    if not deciding or not acting:
        return _ELSEWHERE
    seats = seating(facts)
    wanted = _Wanted(seats, (*deciding, *acting), {cover.who for cover in acting})
    givers = {cover.who for cover in deciding}
    tables = tables_of(seats, theme, givers)
    if not tables:
        return _without_table(facts, demand, seats, wanted, givers)
    ranked = sorted(tables, key=lambda table: (len(wanted.missing(table)), table))
    full = [table for table in ranked if not wanted.missing(table)]
    if full:
        return Verdict(state=State.PRESENT, parties=tuple(sorted(wanted.tops)), places=tuple(full))
    # The others matter too: a table of which less is known may have them all.
    open_table = next((table for table in ranked if not wanted.surely_missing(table)), None)
    possible = _possible(facts, seats, theme, givers, tables)
    hidden = next((table for table in possible if not wanted.surely_missing(table)), None)
    best = open_table or ranked[0]
    missing = wanted.missing(best)
    verdict = replace(
        _verdict(facts, theme, seats, wanted, best, missing),
        evidence=(*wanted.rows(missing), *who_sits(seats, [best])),
    )
    if not open_table and not hidden:
        return _absent(facts, seats, wanted, verdict, best)
    if open_table and all(ref.label == "Consultation" for ref in missing) and seats.complete(best):
        return replace(verdict, asks=(ask_table(facts, seats, missing[0], Stage.ACT),))
    values = {"theme": Ref("Theme", theme), "consultation": best, "parties": missing}
    code = "gaps.ask.at_table" if len(missing) == 1 else "gaps.ask.at_table_many"
    if not open_table and hidden:
        code, values = "gaps.ask.table_decide", {"theme": Ref("Theme", theme)}
    ask = Ask(code=code, subject=Ref("Theme", theme), addressees=facts.responsible_for(best), values=values)
    return replace(verdict, asks=(ask,))


@dataclass(frozen=True)
class _Wanted:
    """Who must sit at the table: parties that decide or act, and consultations that act."""

    seats: Seating
    covers: tuple[Yes, ...]
    acting: set[Ref]

    @cached_property
    def rows_by_top(self) -> dict[Ref, set[Ref]]:
        """The organisations that decide or act, by their top party."""
        found: dict[Ref, set[Ref]] = {}
        for cover in self.covers:
            if cover.who.label == "Organisation":
                found.setdefault(self.seats.facts.top(cover.who), set()).add(cover.who)
        return found

    @property
    def tops(self) -> set[Ref]:
        """The top parties that decide or act themselves."""
        return set(self.rows_by_top)

    def missing(self, table: Ref) -> list[Ref]:
        """Return who is not known to sit at a table, by id: top parties, and consultations that share nobody."""
        there = self.seats.tops[table]
        apart = {
            who
            for who in self.acting
            if who.label == "Consultation" and who != table and not self.seats.tops[who] & there
        }
        return sorted((self.tops - there) | apart)

    def surely_missing(self, table: Ref) -> bool:
        """Return whether somebody who must sit at a table surely does not."""
        return any(self.surely_away(ref, table) for ref in self.missing(table))

    def surely_away(self, ref: Ref, table: Ref) -> bool:
        """Return whether nothing untold can still hold a seat of one that is missing at a table."""
        if ref.label == "Consultation":
            return self.seats.complete(table) and self.seats.complete(ref)
        return self.seats.complete(table) or bool(self.no_seat(ref, table))

    def no_seat(self, top: Ref, table: Ref) -> Statement | None:
        """Return the statement that a party does not sit at a table, or None."""
        return self.seats.stays_away({top, *self.rows_by_top.get(top, ())}, table)

    def rows(self, missing: Iterable[Ref]) -> list[Evidence]:
        """Return the rows that say that the missing ones decide or act."""
        wanted = set(missing)
        mine = (c for c in self.covers if {c.who, self.seats.facts.top(c.who)} & wanted)
        return [cover_row(cover) for cover in mine][:MOST_NAMES]


def _verdict(
    facts: Facts, theme: str, seats: Seating, wanted: _Wanted, table: Ref | None, missing: list[Ref]
) -> Verdict:
    values = {"theme": Ref("Theme", theme), "parties": missing, "consultation": table}
    return Verdict(
        state=State.UNKNOWN,
        cover=Cover.ONE_SECTOR,
        title=Evidence(code="gaps.title.deciders", values=values),
        remedy=Evidence(
            code="gaps.remedy.seat" if len(missing) == 1 else "gaps.remedy.seats",
            values={"party": missing[0], "parties": missing, "consultation": table, "count": len(missing)},
        ),
        parties=tuple(missing),
        places=(table,) if table else (),
        fallback=_fallback(facts, theme, seats, missing),
    )


def _absent(facts: Facts, seats: Seating, wanted: _Wanted, verdict: Verdict, best: Ref) -> Verdict:
    # Only of these is it sure: a list of members that is not complete may hold the others.
    away = tuple(ref for ref in verdict.parties if wanted.surely_away(ref, best))
    verdict = replace(_verdict_of(verdict, away), parties=away)
    reasons, rows = [], []
    if seats.complete(best):
        tables = [best, *(ref for ref in away if ref.label == "Consultation")]
        settings = seats.declared(tables)
        reasons += [facts.complete_confidence(setting) for setting in settings]
        rows.append(searched([best], settings))
    for ref in away:
        if said := wanted.no_seat(ref, best):
            reasons += [] if seats.complete(best) else [facts.confidence(said)]
            values = {"party": ref, "consultation": best}
            rows.append(Evidence(code="gaps.evidence.seat_no", values=values, provenance=said.provenance))
    confidence, reason = weakest(reasons)
    return replace(
        verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(*verdict.evidence, *rows)
    )


def _verdict_of(verdict: Verdict, missing: tuple[Ref, ...]) -> Verdict:
    """Return a verdict with its sentences about these parties only."""
    assert verdict.title is not None
    title = replace(verdict.title, values={**verdict.title.values, "parties": list(missing)})
    values = {**(verdict.remedy.values if verdict.remedy else {}), "party": missing[0], "parties": list(missing)}
    code = "gaps.remedy.seat" if len(missing) == 1 else "gaps.remedy.seats"
    return replace(verdict, title=title, remedy=Evidence(code=code, values={**values, "count": len(missing)}))


def _possible(facts: Facts, seats: Seating, theme: str, givers: set[Ref], tables: list[Ref]) -> list[Ref]:
    """Return other consultations that may be a table: their themes, members or mandate are not known."""
    rows = seats.families(giver for giver in givers if giver.label == "Organisation")
    by_mandate = {c.ref for c in (*facts.open_mandates.get(Stage.DECIDE, ()), *facts.silent_mandates)}
    by_theme: set[Ref] = set()
    if rows:
        by_theme = {table for table in seats.themes_open if seats.rows[table] & rows or not seats.complete(table)}
        by_theme |= {table for table in seats.dealing(theme) if not seats.complete(table)}
    return sorted((by_mandate | by_theme) - set(tables))


def _without_table(facts: Facts, demand: Demand, seats: Seating, wanted: _Wanted, givers: set[Ref]) -> Verdict:
    """Return the verdict when only organisations decide, and no consultation is known where they do it."""
    theme = demand.theme or ""
    acting = {who for who in wanted.acting if who.label == "Consultation"}
    alone = {party for who in acting for party in seats.tops[who]} <= wanted.tops
    if len(wanted.tops) == 1 and alone and all(seats.tops[who] or seats.complete(who) for who in acting):
        return Verdict(state=State.PRESENT, parties=tuple(wanted.tops))
    about = Ref("Theme", theme)
    missing = sorted(wanted.tops | acting)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.ONE_SECTOR,
        title=Evidence(code="gaps.title.deciders_nowhere", values={"theme": about}),
        remedy=Evidence(code="gaps.remedy.table_decide", values={"theme": about}),
        parties=tuple(missing),
        fallback=_fallback(facts, theme, seats, missing),
        evidence=tuple(wanted.rows({*missing, *givers})),
    )
    overview = facts.complete(SheetName.CONSULTATIONS)
    possible = _possible(facts, seats, theme, givers, [])
    hidden = any(not wanted.surely_missing(table) for table in possible)
    if not overview or hidden:
        ask = Ask(code="gaps.ask.table_decide", subject=about, addressees=facts.askable_about(theme, ()))
        return replace(verdict, asks=(ask,))
    tables = [c.ref for c in facts.consultations]
    settings = [overview, *seats.declared(tables)]
    confidence, reason = weakest(facts.complete_confidence(setting) for setting in settings)
    row = searched(tables, settings)
    return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(*verdict.evidence, row))


def _fallback(facts: Facts, theme: str, seats: Seating, missing: list[Ref]) -> Fallback | None:
    """Return what helps: all that are missing sit in some consultation about the theme, or at least in one."""
    scope = seats.scope.get(theme, set())
    tables = [{t for row in seats.family(ref) for t in facts.tables_of(row)} for ref in missing]
    if all(mine & scope for mine in tables):
        return Fallback.INSIDE
    if all(tables):
        return Fallback.OUTSIDE
    return Fallback.NONE if facts.complete(SheetName.PARTICIPATION) else None
