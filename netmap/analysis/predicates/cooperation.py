"""Whether the sectors that a theme needs meet about it (handreiking A2, witte plekken)."""

from __future__ import annotations

from dataclasses import replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.table_rows import mandates_open
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import MOST_NAMES, Seating, named, searched, seating, weakest
from netmap.analysis.told import unless_in_doubt
from netmap.model import PassesOn, Ref, SheetName

_ELSEWHERE = Verdict(state=State.ELSEWHERE, cover=Cover.NONE)


@unless_in_doubt
def cooperates(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether two sectors meet about a theme: at one table, or by a route or coordination between them.

    The tables are the active consultations that deal with the theme, have a mandate for it or give a stage of it.
    Without two sectors there is nothing to meet: another line's matter.

    Notes
    -----
    A route from a party runs to another party, or to a consultation with the other sector at the table. Absent
    (nobody) when the consultations and the routes are complete, and each consultation is out of scope for sure (its
    themes and its mandate are known) or known to the last seat and sector. That no party of a sector is on the map
    does not make it absent by itself.
    """
    if len(arguments) < 2:
        return _ELSEWHERE
    theme, pair = demand.theme or "", (arguments[0], arguments[1])
    seats = seating(facts)
    scope = seats.scope.get(theme, set())
    both = seats.tables_with.get(pair[0], set()) & seats.tables_with.get(pair[1], set())
    if met := sorted(scope & both):
        return Verdict(state=State.PRESENT, places=tuple(met))
    if _tied(facts, seats, theme, pair, scope):
        return Verdict(state=State.PRESENT)
    one_of = seats.tables_with.get(pair[0], set()) | seats.tables_with.get(pair[1], set())
    halves = sorted(scope & one_of)
    about, sectors = Ref("Theme", theme), [Ref("Sector", sector) for sector in pair]
    values = {"theme": about, "sector_a": sectors[0], "sector_b": sectors[1]}
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=_fallback_pair(facts, pair, bool(both)),
        title=Evidence(code="gaps.title.cooperates", values=values),
        remedy=_remedy_pair(facts, seats, pair, halves, sorted(scope)),
        places=tuple(halves),
        parties=tuple(sorted({s.start for t in halves for sector in pair for s in seats.of_sector(t, sector)})),
        evidence=tuple(_pair_rows(facts, seats, pair, halves)),
    )
    overview = facts.complete(SheetName.CONSULTATIONS)
    may_be = {*seats.themes_open, *mandates_open(facts)} - scope
    sure = all(seats.settled(table) for table in scope | may_be) and not may_be & both
    routes = facts.complete(SheetName.ESCALATION)
    if not overview or not routes or not sure:
        examples = named(scope or one_of - both or one_of)
        ask = Ask(
            code="gaps.ask.cooperates_in" if examples else "gaps.ask.cooperates",
            subject=about,
            addressees=facts.askable_about(theme, pair),
            values={"sectors": sectors, "consultations": examples},
        )
        return replace(verdict, asks=(ask,))
    settings = [overview, routes, *seats.declared(sorted(scope))]
    confidence, reason = weakest(facts.complete_confidence(setting) for setting in settings)
    row = searched(scope, settings)
    return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(*verdict.evidence, row))


def _tied(facts: Facts, seats: Seating, theme: str, pair: tuple[str, str], scope: set[Ref]) -> bool:
    """Return whether a route between parties joins two sectors, or one coordinates a table where the other sits."""
    joined = facts.memo("seating.routes_between", lambda: _routes_between(facts, seats))
    if frozenset(pair) in joined.get(theme, set()) | joined.get(None, set()):
        return True
    for table in sorted(scope):
        for tie in facts.coordinators.get(table, ()):
            mine = facts.sectors(tie.start)
            if any(a in mine and b in seats.sectors(table) for a, b in (pair, pair[::-1])):
                return True
    return False


def _routes_between(facts: Facts, seats: Seating) -> dict[str | None, set[frozenset[str]]]:
    """Return the pairs of sectors between whose parties a route runs, by theme (None: for all themes).

    A route from a party to a consultation joins the party with every sector that sits there; that a consultation
    tells a party something does not make its members work with that party.
    """
    found: dict[str | None, set[frozenset[str]]] = {}
    for tie in facts.ties(PassesOn):
        if tie.start.label == "Organisation":
            there = seats.sectors(tie.end) if tie.end.label == "Consultation" else facts.sectors(tie.end)
            pairs = {frozenset((a, b)) for a in facts.sectors(tie.start) for b in there}
            found.setdefault(tie.theme, set()).update(pairs)
    return found


def _fallback_pair(facts: Facts, pair: tuple[str, str], meet_elsewhere: bool) -> Fallback | None:
    """Return what helps when two sectors do not meet: another table where they do, or that both are on the map."""
    if meet_elsewhere:
        return Fallback.INSIDE
    if all(_of_sector(facts, sector) for sector in pair):
        return Fallback.OUTSIDE
    return Fallback.NONE if facts.complete(SheetName.ORGANISATIONS) else None


def _of_sector(facts: Facts, sector: str) -> list[Ref]:
    """Return the parties of one sector, by id."""

    def by_sector() -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        for organisation in facts.organisations:
            for name in facts.sectors(organisation.ref):
                found.setdefault(name, []).append(organisation.ref)
        return found

    return facts.memo("seating.parties_of_sector", by_sector).get(sector, [])


def _remedy_pair(facts: Facts, seats: Seating, pair: tuple[str, str], halves: list[Ref], scope: list[Ref]) -> Evidence:
    table = halves[0] if halves else scope[0] if scope else None
    if table is None:
        values = {"sector_a": Ref("Sector", pair[0]), "sector_b": Ref("Sector", pair[1])}
        return Evidence(code="gaps.remedy.consultation_of_pair", values=values)
    missing = [sector for sector in pair if sector not in seats.sectors(table)]
    if len(missing) == 2:
        values = {"consultation": table, "sector_a": Ref("Sector", pair[0]), "sector_b": Ref("Sector", pair[1])}
        return Evidence(code="gaps.remedy.seats_of_pair", values={**values, "count": 2})
    parties = _of_sector(facts, missing[0])
    if not parties:
        values = {"sector": Ref("Sector", missing[0]), "consultation": table}
        return Evidence(code="gaps.remedy.seat_of_sector", values=values)
    return Evidence(code="gaps.remedy.seat", values={"party": parties[0], "consultation": table})


def _pair_rows(facts: Facts, seats: Seating, pair: tuple[str, str], halves: list[Ref]) -> list[Evidence]:
    """Return a row per consultation where one of the two sits, and one for a sector that has no party on the map."""
    found = []
    for table in halves[:MOST_NAMES]:
        there, away = pair if pair[0] in seats.sectors(table) else pair[::-1]
        seat = seats.of_sector(table, there)[0]
        values = {"party": seat.start, "consultation": table, "sector": Ref("Sector", away)}
        found.append(Evidence(code="gaps.evidence.half", values=values, provenance=seat.provenance))
    for sector in pair:
        if not _of_sector(facts, sector) and not seats.tables_with.get(sector):
            found.append(Evidence(code="gaps.evidence.no_party_of", values={"sector": Ref("Sector", sector)}))
    return found
