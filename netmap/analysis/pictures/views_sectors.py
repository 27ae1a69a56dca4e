"""The picture of two sectors: where they meet, who hands on to whom, and whether there is a table for both at all."""

from __future__ import annotations

from collections import defaultdict

from netmap.analysis.pictures.results import Arrangement, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, unknown
from netmap.graph import has_ended
from netmap.model import NOT_A_HAND_OVER, PassesOn, Ref, Sector, SheetName, Status, TakesPart
from netmap.reference.domains import DOMAINS


def two_sectors(scene: Scene, wish: Wish) -> View:
    """Return the parties of two sectors with the consultations where both sit.

    When no consultation where both sit is active, and nobody hands on directly, a missing place stands between them:
    code ``cooperation``, values ``sectors`` and ``known``. It is ``absent`` only when the list of seats was declared
    complete, both sectors have a party on the map, and neither an unknown seat, an unknown sector nor a consultation
    of unknown status could still be the place where they meet; else ``unknown``.

    Returns
    -------
    View
        ``counts``: parties, consultations and experts (none), ``first`` and ``second``: parties of each sector,
        ``routes``: pairs of parties that hand on directly. A party of both sectors counts for both. No party at all
        gives only the missing place.

    Raises
    ------
    UsageError
        When there are not two sectors, or one is not a sector of the network.
    """
    sectors = _sectors(scene, wish)
    parties = {sector: _parties(scene, sector) for sector in sectors}
    everybody = parties[sectors[0]] | parties[sectors[1]]
    tables = _tables(scene, sectors, active=False)
    direct = _direct(scene, parties[sectors[0]], parties[sectors[1]])
    drawing = Drawing(scene, wish, scene.web)
    drawing.answer |= everybody | tables
    for ref in _in_turn(scene, drawing.most, parties, tables, {ref for pair in direct for ref in pair}):
        if len(drawing.shown) < drawing.most:
            drawing.shown[ref] = None
    drawing.grow()
    if not _tables(scene, sectors, active=True) and not direct:
        known = "absent" if _surely_absent(scene, sectors, parties, tables) else "unknown"
        to = [ref for ref in sorted(everybody) if ref in drawing.shown]
        drawing.missing("cooperation", {"sectors": sectors, "known": known}, to)
    counts = {"first": len(parties[sectors[0]]), "second": len(parties[sectors[1]]), "routes": len(direct)}
    return drawing.view(Arrangement.WEB, {**drawing.counts(), **counts})


def _sectors(scene: Scene, wish: Wish) -> tuple[str, str]:
    known = {*scene.network.of(Sector), *(sector for sectors in DOMAINS.values() for sector in sectors)}
    for sector in wish.subjects:
        if sector not in known:
            raise unknown(sector)
    if len(wish.subjects) != 2 or wish.subjects[0] == wish.subjects[1]:
        raise unknown(", ".join(wish.subjects))
    return wish.subjects[0], wish.subjects[1]


def _parties(scene: Scene, sector: str) -> set[Ref]:
    return {ref for ref in scene.web if ref.label == "Organisation" and sector in scene.sectors(ref)}


def _seat_sectors(scene: Scene, *, active: bool) -> dict[Ref, list[set[str]]]:
    """Return the sectors of each seat, by consultation: as the seat says, else those of its party."""
    found: dict[Ref, list[set[str]]] = defaultdict(list)
    for seat in scene.network.of(TakesPart).values():
        counts = scene.facts.active(seat) if active else not has_ended(seat, scene.day)
        if counts and seat.start in scene.web and seat.end in scene.web:
            found[seat.end].append({seat.as_sector} if seat.as_sector else scene.sectors(seat.start))
    return found


def _tables(scene: Scene, sectors: tuple[str, str], *, active: bool) -> set[Ref]:
    """Return the consultations where both sectors sit: now (``active``), or also planned, suspended or not known."""
    at = _seat_sectors(scene, active=active)
    return {table for table, seats in at.items() if all(any(s in seat for seat in seats) for s in sectors)}


def _direct(scene: Scene, first: set[Ref], second: set[Ref]) -> set[tuple[Ref, Ref]]:
    """Return the pairs of parties, one of each sector, of which one hands on to the other, and not only informs."""
    active = [tie for tie in scene.network.of(PassesOn).values() if scene.facts.active(tie)]
    pairs = {(tie.start, tie.end) for tie in active if tie.start != tie.end and tie.kind not in NOT_A_HAND_OVER}
    return {(a, b) for a, b in pairs if (a in first and b in second) or (a in second and b in first)}


def _in_turn(scene: Scene, most: int, parties: dict[str, set[Ref]], tables: set[Ref], direct: set[Ref]) -> list[Ref]:
    """Return what is shown first: tables (a third of the room), then who sits there, the two sectors by turns."""
    everybody = set().union(*parties.values())
    seats = {table: sum(1 for near in scene.web[table] if near in everybody) for table in tables}
    meet = sorted(tables, key=lambda ref: (-seats[ref], ref))[: max(1, most // 3)]
    ties = {ref: sum(1 for near in scene.web[ref] if near in meet) + (ref in direct) for ref in everybody}
    ordered: list[tuple[bool, int, Ref]] = []
    for mine in parties.values():
        by_ties = sorted(mine, key=lambda ref: (-ties[ref], ref))
        ordered += [(not ties[ref], place, ref) for place, ref in enumerate(by_ties)]
    return list(dict.fromkeys((*meet, *(ref for _, _, ref in sorted(ordered)))))


def _surely_absent(scene: Scene, sectors: tuple[str, str], parties: dict[str, set[Ref]], tables: set[Ref]) -> bool:
    facts = scene.facts
    active = {sector: [ref for ref in parties[sector] if ref in facts.nodes] for sector in sectors}
    if not facts.complete(SheetName.PARTICIPATION) or facts.seats_not_known or not all(active.values()):
        return False
    perhaps = {ref for ref in scene.web if ref.label == "Consultation" and _may_exist(scene, ref)}
    if tables & perhaps:
        return False
    # A seat whose sector nobody knows may be of the one that is missing at that table.
    for seats in _seat_sectors(scene, active=False).values():
        if any(not seat for seat in seats) and any(set(sectors) & seat for seat in seats):
            return False
    return True


def _may_exist(scene: Scene, ref: Ref) -> bool:
    return scene.node(ref).status in (Status.UNKNOWN, Status.SUSPENDED)
