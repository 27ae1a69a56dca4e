"""Ways to close what the core team lacks: a member from another sector, the usual members, agreements among members."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netmap.analysis.closing import making
from netmap.analysis.closing.results import Way
from netmap.analysis.closing.spot import Spot, of_sectors, seat_way, sector_reason, way
from netmap.analysis.results import Addition, Evidence
from netmap.analysis.team.composition import SAFETY_SECTORS
from netmap.model import About, Consultation, Ref, Role, TakesPart

__all__ = ["close_core_team"]

_MOST = 5
#: Sectors that the handreiking names beside the mayor and the police, and others near them.
_NAMED = ("welfare", "education", "health", "youth_work", "housing", "social_team")


def close_core_team(spot: Spot) -> Iterator[Way]:
    """Yield what would meet one criterion of the core team: one way for what its members agree on together."""
    table = spot.subject(Consultation.KIND)
    if table is None or spot.need is None:
        return
    yield from _CLOSERS[spot.need.arguments[0]](spot, table)


def _another_sector(spot: Spot, table: Ref) -> Iterator[Way]:
    there = spot.look.seats.sectors(table)
    gone = SAFETY_SECTORS if there & SAFETY_SECTORS else there
    wanted = [sector for sector in _NAMED if sector not in gone]
    for party, sector in list(of_sectors(spot, wanted, table))[:_MOST]:
        yield seat_way(spot, party, table, reasons=[sector_reason(party, sector)])


def _usual(spot: Spot, table: Ref) -> Iterator[Way]:
    values = spot.finding.title.values if spot.finding.title else {}
    missing = [ref.id for ref in values.get("types", ())]
    others = len(values.get("others", ()))
    lacking = len(missing) + max(0, 2 - others)
    alone = lacking == 1
    if "mayor" in missing:
        yield from _mayor(spot, table, closes=alone)
    if "police" in missing:
        for party, sector in list(of_sectors(spot, ("police",), table))[:_MOST]:
            yield seat_way(spot, party, table, closes=alone, reasons=[sector_reason(party, sector)])
    if others < 2:
        for party, sector in list(of_sectors(spot, _NAMED, table))[:_MOST]:
            yield seat_way(spot, party, table, closes=alone, reasons=[sector_reason(party, sector)])


def _mayor(spot: Spot, table: Ref, *, closes: bool) -> Iterator[Way]:
    home = spot.facts.municipality
    people = [*spot.look.of_type.get("mayor", ()), *([home] if home else [])]
    for party in dict.fromkeys(people):
        if not spot.look.refused_seat(party, table):
            yield way(
                spot,
                "involve",
                "gaps.way.mayor",
                Addition(what="seat", party=party, place=table),
                party=party,
                table=table,
                closes=closes,
                records=(making.seat(spot.facts, party, table, Role.MEMBER, "burgemeester"),),
                reasons=() if closes else [Evidence(code="gaps.why.more")],
            )


def _mandate(spot: Spot, table: Ref) -> Iterator[Way]:
    seats = _seats(spot, table)
    # Who said no to it keeps that row; the agreement stands beside it and goes before it.
    yield _together(
        spot,
        table,
        "agree",
        "gaps.way.may_commit",
        About.MANDATE,
        seats,
        [_with(spot, seat, may_commit=True) for seat in seats],
    )


def _deputies(spot: Spot, table: Ref) -> Iterator[Way]:
    seats = _seats(spot, table)
    yield _together(
        spot,
        table,
        "name",
        "gaps.way.deputies",
        About.DEPUTY,
        seats,
        [_with(spot, seat, deputy="vervanger") for seat in seats],
    )


def _seats(spot: Spot, table: Ref) -> list[TakesPart]:
    """Return the seats of the members that a finding is about."""
    return [seat for seat in spot.facts.seats.get(table, ()) if seat.start in spot.finding.parties]


def _with(spot: Spot, seat: TakesPart, **fields: object) -> TakesPart:
    return making.changed(spot.facts, seat, **fields)


def _together(
    spot: Spot, table: Ref, how: str, code: str, about: About, seats: list[TakesPart], records: list[TakesPart]
) -> Way:
    parties = sorted({seat.start for seat in seats})
    return way(
        spot,
        how,
        code,
        Addition(what=about.value, place=table),
        table=table,
        records=records,
        parties=parties or list(spot.finding.parties),
        closes=bool(seats),
    )


def _convened(spot: Spot, table: Ref) -> Iterator[Way]:
    record = spot.facts.network.get(table)
    if isinstance(record, Consultation):
        yield way(
            spot,
            "agree",
            "gaps.way.convened",
            Addition(what="convened", place=table),
            table=table,
            records=(making.changed(spot.facts, record, convened_by="elk lid"),),
        )


def _secretary(spot: Spot, table: Ref) -> Iterator[Way]:
    """Yield members who could keep the minutes: those of the municipality first, which answers for them."""
    home = spot.facts.municipality
    members = spot.look.lightest(seat.start for seat in spot.facts.seats.get(table, ()))
    own = [party for party in members if home and spot.facts.top(party) == spot.facts.top(home)]
    # A department goes before the municipality itself, which is the mayor's seat more often than not.
    own.sort(key=lambda party: party == home)
    people = list(dict.fromkeys([*own, *members])) or ([home] if home else [])
    for party in people[:_MOST]:
        yield way(
            spot,
            "name",
            "gaps.way.role",
            Addition(what="secretary", party=party, place=table),
            party=party,
            table=table,
            records=(making.seat(spot.facts, party, table, Role.SECRETARY, "secretaris"),),
            role=Role.SECRETARY,
        )


_CLOSERS: dict[str, Callable[[Spot, Ref], Iterator[Way]]] = {
    "mixed": _another_sector,
    "usual": _usual,
    "mandate": _mandate,
    "convened": _convened,
    "secretary": _secretary,
    "deputies": _deputies,
}
