"""Ways to close what is missing at a table: a sector, a decider, a party that sits nowhere, somebody to check with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from netmap.analysis.closing import making
from netmap.analysis.closing.planned import planned_seats
from netmap.analysis.closing.results import Way
from netmap.analysis.closing.spot import Spot, named_themes, of_sectors, seat_way, sector_reason, theme_way, way
from netmap.analysis.predicates.bridges import SAFETY, SOCIAL
from netmap.analysis.results import Addition, Evidence
from netmap.model import Consultation, Direction, Organisation, Ref, Sector, Stage

__all__ = [
    "close_bridge",
    "close_cooperation",
    "close_deciders",
    "close_seated",
    "close_solo",
    "close_theme_overview",
    "close_verification",
]

#: So many tables, and so many parties per table, are looked at for one white spot.
_TABLES = 6
_PARTIES = 3


def close_solo(spot: Spot) -> Iterator[Way]:
    """Yield who could join the table where a theme is interpreted by one sector, those near the theme first."""
    assert spot.need is not None
    least, seats = int(spot.need.arguments[0]), spot.look.seats
    involved = {ref for ref in spot.facts.covering.get(spot.theme, ()) if ref.label == Organisation.KIND}
    involved |= {row for table in seats.dealing(spot.theme) for row in seats.rows[table]}
    tables = sorted(spot.finding.places, key=lambda t: (-len(seats.sectors(t)), t))
    for table in tables[:_TABLES]:
        there = seats.sectors(table)
        soon = sorted(planned_seats(spot.facts).get(table, ()))
        options = soon + spot.look.lightest(involved) + spot.look.everybody
        for party in islice(_joining(spot, options, table, there), _PARTIES):
            new = sorted(spot.facts.sectors(party) - there)
            closes = len(there | set(new)) >= least
            yield seat_way(spot, party, table, closes=closes, reasons=[sector_reason(party, new[0])])
    if tables:
        return
    givers = {cover.who for cover in spot.facts.covers.get((spot.theme, Stage.INTERPRET), ())}
    orgs = [ref for ref in spot.look.lightest(givers) if ref.label == Organisation.KIND]
    for party in orgs[:_PARTIES]:
        for table in sorted(seats.dealing(spot.theme), key=lambda t: (-len(seats.sectors(t)), t))[:_TABLES]:
            if spot.look.may_sit(party, table):
                closes = len(seats.sectors(table) | spot.facts.sectors(party)) >= least
                yield seat_way(spot, party, table, closes=closes, reasons=[_deals(table, spot.theme)])
    for party in orgs[:_PARTIES]:
        for table in sorted(spot.facts.tables_of(party)):
            if spot.look.may_deal(table, spot.theme) and len(seats.sectors(table)) >= least:
                yield theme_way(spot, table, spot.theme)


def _joining(spot: Spot, options: Iterable[Ref], table: Ref, there: set[str]) -> Iterator[Ref]:
    seen: set[Ref] = set()
    for party in options:
        if party not in seen and spot.facts.sectors(party) - there and spot.look.may_sit(party, table):
            yield party
        seen.add(party)


def _deals(table: Ref, theme: str) -> Evidence:
    return Evidence(code="gaps.why.deals", values={"consultation": table, "themes": named_themes([theme])})


def close_deciders(spot: Spot) -> Iterator[Way]:
    """Yield the seats that are missing where a theme is decided on; or the table where all sit already."""
    missing, seats = list(spot.finding.parties), spot.look.seats
    for table in spot.finding.places[:1]:
        for who in missing:
            party = next(iter(spot.facts.members(who)), None) if who.label == Consultation.KIND else who
            if party and spot.look.may_sit(party, table):
                yield seat_way(spot, party, table, closes=len(missing) == 1)
    if spot.finding.places:
        return
    givers = {
        spot.facts.top(cover.who)
        for stage in (Stage.DECIDE, Stage.ACT)
        for cover in spot.facts.covers.get((spot.theme, stage), ())
        if cover.who.label == Organisation.KIND
    }
    together = [t for t in spot.look.wide_tables if givers and givers <= seats.tops[t]]
    for table in together[:_TABLES]:
        if spot.look.may_deal(table, spot.theme):
            yield theme_way(spot, table, spot.theme)


def close_cooperation(spot: Spot) -> Iterator[Way]:
    """Yield seats of the missing sector where the other sits, tables where both meet, then a route between them."""
    pair = [ref.id for ref in spot.finding.subjects if ref.label == Sector.KIND]
    if len(pair) < 2 and spot.need:
        pair = [argument for argument in spot.need.arguments if not argument.startswith("@")]
    if len(pair) < 2:
        return
    seats = spot.look.seats
    both = seats.tables_with.get(pair[0], set()) & seats.tables_with.get(pair[1], set())
    halves = sorted(spot.finding.places, key=lambda t: (-len(seats.sectors(t)), t))
    for table in halves[:_TABLES]:
        away = [sector for sector in pair if sector not in seats.sectors(table)]
        for party, sector in islice(of_sectors(spot, away, table), _PARTIES):
            reasons = [sector_reason(party, sector), _deals(table, spot.theme)]
            yield seat_way(spot, party, table, closes=len(away) == 1, reasons=reasons)
    for table in sorted(both, key=lambda t: (spot.look.weight(t), t))[:_TABLES]:
        if spot.look.may_deal(table, spot.theme):
            yield theme_way(spot, table, spot.theme)
    ends = [spot.look.of_sector.get(sector, [])[:1] for sector in pair]
    if all(ends) and ends[0] != ends[1]:
        start, end = ends[0][0], ends[1][0]
        yield way(
            spot,
            "agree",
            "gaps.way.route",
            Addition(what="route", party=start, place=end),
            party=start,
            table=end,
            records=(making.route(spot.facts, start, end, Direction.LATERAL),),
        )


def close_seated(spot: Spot) -> Iterator[Way]:
    """Yield tables where a party without a seat fits: about its themes, in its area, without its sector, small."""
    party = spot.subject(Organisation.KIND)
    if party is None:
        return
    seats, facts = spot.look.seats, spot.facts
    mine = facts.memo("closing.themes_of_party", lambda: _themes_of_parties(spot)).get(party, set())
    sectors, areas = facts.sectors(party), spot.look.areas.get(party, set())
    dealing = {table for theme in mine for table in seats.dealing(theme)}
    near = {table for area in areas for table in _tables_in(spot).get(area, ())}
    soon = {table for table, planned in planned_seats(facts).items() if party in planned}
    options = [*sorted(soon), *sorted(dealing | near), *spot.look.wide_tables[:_TABLES]]
    scored = []
    for table in dict.fromkeys(options):
        if not spot.look.may_sit(party, table) or (table in spot.look.top_tables and table not in soon):
            continue
        shared = sorted(mine & facts.themes_of.get(table, set()))
        local = sorted(areas & spot.look.areas.get(table, set()))
        new = sorted(sectors - seats.sectors(table))
        reasons = [_deals_many(table, shared)] if shared else []
        if local:
            reasons.append(Evidence(code="gaps.why.area", values={"party": table, "area": Ref("Area", local[0])}))
        if new and seats.sectors(table):
            reasons.append(sector_reason(party, new[0]))
        # Volunteers are asked first for what is about where they live.
        far = spot.look.small(party) and not spot.look.near_home(party, table)
        scored.append(
            (table not in soon, far, -len(shared) - len(local), -bool(new), len(seats.tops[table]), table, reasons)
        )
    for *_, table, reasons in sorted(scored, key=lambda row: row[:6])[:_TABLES]:
        yield seat_way(spot, party, table, reasons=reasons)


def _deals_many(table: Ref, themes: list[str]) -> Evidence:
    return Evidence(code="gaps.why.deals", values={"consultation": table, "themes": named_themes(themes)})


def _themes_of_parties(spot: Spot) -> dict[Ref, set[str]]:
    found: dict[Ref, set[str]] = {}
    for (who, _), themes in spot.look.themes_given.items():
        found.setdefault(who, set()).update(themes)
    return found


def _tables_in(spot: Spot) -> dict[str, list[Ref]]:
    def by_area() -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        for ref, areas in sorted(spot.look.areas.items()):
            if ref.label == Consultation.KIND:
                for area in areas:
                    found.setdefault(area, []).append(ref)
        return found

    return spot.facts.memo("closing.tables_in", by_area)


def close_verification(spot: Spot) -> Iterator[Way]:
    """Yield tables on its themes that a signalling party could join, then partners that could join its own table."""
    party = spot.subject(Organisation.KIND)
    if party is None:
        return
    seats, facts = spot.look.seats, spot.facts
    top, mine = facts.top(party), facts.sectors(party)
    themes = [theme for theme in spot.look.themes_given.get((party, Stage.SIGNAL), ()) if not _checked(spot, theme)]
    scored = []
    for table in {table for theme in themes for table in seats.dealing(theme)}:
        if mine and _others(spot, table, top, mine) and spot.look.may_sit(party, table):
            shared = [theme for theme in themes if theme in facts.themes_of.get(table, ())]
            scored.append((len(shared) < len(themes), -len(shared), len(seats.tops[table]), table, shared))
    for partly, _, _, table, shared in sorted(scored)[:_TABLES]:
        yield seat_way(spot, party, table, closes=not partly, reasons=[_deals_many(table, shared)])
    near = {theme: _knowing(spot, theme) for theme in themes}
    partners = spot.look.lightest(who for known in near.values() for who in known if facts.top(who) != top)
    for table, own in sorted(_own_tables(spot, party).items())[:_TABLES]:
        for partner in islice((who for who in partners if facts.sectors(who) - own), _PARTIES):
            if own and spot.look.may_sit(partner, table):
                new = sorted(facts.sectors(partner) - own)[0]
                closes = all(partner in known for known in near.values())
                yield seat_way(spot, partner, table, closes=closes, reasons=[sector_reason(partner, new)])


def _knowing(spot: Spot, theme: str) -> set[Ref]:
    """Return the parties that themselves signal or interpret for a theme."""
    covers = (cover for s in (Stage.SIGNAL, Stage.INTERPRET) for cover in spot.facts.covers.get((theme, s), ()))
    return {cover.who for cover in covers if cover.who.label == Organisation.KIND}


def _own_tables(spot: Spot, party: Ref) -> dict[Ref, set[str]]:
    """Return the tables where a party or a part or whole of it sits, with the sectors that it sits there for."""
    found: dict[Ref, set[str]] = {}
    for row in spot.look.seats.family(party):
        for seat in spot.facts.seats_of.get(row, ()):
            found.setdefault(seat.end, set()).update(spot.look.seats.sectors_of(seat))
    return found


def _others(spot: Spot, table: Ref, top: Ref, own: set[str]) -> bool:
    """Return whether a party of another top and another sector sits at a table."""
    there = spot.look.seats.by_sector.get(table, {})
    return any(sector not in own and tops - {top} for sector, tops in there.items())


def _checked(spot: Spot, theme: str) -> bool:
    """Return whether a signalling party can already check this theme with somebody of another sector."""
    party = spot.subject(Organisation.KIND)
    assert party is not None
    facts, near = spot.facts, spot.look.seats.families(_knowing(spot, theme))
    top = facts.top(party)
    for table, own in _own_tables(spot, party).items():
        if theme in facts.themes_of.get(table, ()) and _others(spot, table, top, own):
            return True
        for seat in facts.seats.get(table, ()):
            if seat.start in near and facts.top(seat.start) != top and spot.look.seats.sectors_of(seat) - own:
                return True
    return False


def close_theme_overview(spot: Spot) -> Iterator[Way]:
    """Yield who could keep the overview of a theme: who sits in all its consultations, or leads one and misses one."""
    seats, facts = spot.look.seats, spot.facts
    tables = sorted(seats.dealing(spot.theme))
    if not tables:
        return
    leads: dict[Ref, set[Ref]] = {}
    for table in tables:
        people = [s.start for s in facts.chairs(table)] + [t.start for t in facts.coordinators.get(table, ())]
        for person in people:
            leads.setdefault(facts.top(person), set()).add(table)
    everywhere = set.intersection(*(seats.tops[table] for table in tables))
    for party in spot.look.lightest(everywhere)[:_PARTIES]:
        table = tables[0]
        yield way(
            spot,
            "name",
            "gaps.way.lead",
            Addition(what="lead", party=party, place=table),
            party=party,
            table=table,
            records=(making.lead(facts, party, table),),
            reasons=[Evidence(code="gaps.why.sits", values={"party": party, "consultation": table})],
        )
    away = {p: [t for t in tables if p not in seats.tops[t] and t not in led] for p, led in leads.items()}
    for party in sorted(away, key=lambda p: (len(away[p]), spot.look.weight(p), p))[:_PARTIES]:
        for table in away[party][:2]:
            if spot.look.may_sit(party, table):
                yield seat_way(spot, party, table, closes=len(away[party]) == 1)


def close_bridge(spot: Spot) -> Iterator[Way]:
    """Yield seats that bring safety and the social domain together, past the one party on which the bridge rests."""
    seats, facts = spot.look.seats, spot.facts
    resting = set(spot.finding.parties) if spot.finding.coverage.value == "single" else set()
    scored: list[tuple[bool, int, Ref, frozenset[str]]] = []
    for consultation in facts.consultations:
        table = consultation.ref
        tops = {domain: _tops(spot, table, domain) - resting for domain in (SAFETY, SOCIAL)}
        one_holder = spot.finding.coverage.value == "single"
        if bool(tops[SAFETY]) != bool(tops[SOCIAL]) or (one_holder and tops[SAFETY] and tops[SOCIAL]):
            wanted = SOCIAL if tops[SAFETY] else SAFETY
            soon = not any(facts.sectors(party) & wanted for party in planned_seats(facts).get(table, ()))
            scored.append((soon, -len(seats.tops[table]), table, wanted))
    for _, _, table, wanted in sorted(scored, key=lambda row: row[:3])[:_TABLES]:
        for party, sector in islice(of_sectors(spot, wanted, table), 2):
            if facts.top(party) not in resting | _tops(spot, table, SAFETY if wanted is SOCIAL else SOCIAL):
                yield seat_way(spot, party, table, reasons=[sector_reason(party, sector)])


def _tops(spot: Spot, table: Ref, sectors: frozenset[str]) -> set[Ref]:
    found = spot.look.seats.by_sector.get(table, {})
    return {top for sector in sectors for top in found.get(sector, ())}
