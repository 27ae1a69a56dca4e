"""Which sectors sit together, and where (handreiking A2: not from one sector only).

Which question of the user: *do schools and the police meet anywhere?*
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import combinations_with_replacement

from netmap.analysis.facts import Facts
from netmap.analysis.hub.sectors import parties_at, settled, together
from netmap.analysis.overviews.axes import sectors_shown, tie_row, unless_doubtful
from netmap.analysis.overviews.results import Cell, Matrix
from netmap.analysis.results import Confidence, Evidence, State
from netmap.analysis.seating import seating
from netmap.analysis.situation import Situation
from netmap.analysis.told import Reason, weakest
from netmap.model import Ref, Setting, SheetName

__all__ = ["sector_matrix"]


def sector_matrix(facts: Facts, situation: Situation) -> Matrix:
    """Return for each two sectors the consultations where both sit, with a party each; with itself: where it sits.

    A department of another sector is a party of its own, and who coordinates a consultation sits there: so it is in the
    white spots, the core team and who meets whom. A party of two sectors does not sit together with itself.
    Absent only when the list of consultations is complete and no member and no sector of any of them can be hidden.
    A theme of the situation leaves the consultations that deal with it, have a mandate for it or give a stage of it;
    those of which the themes are not known then leave it open. The matrix is symmetric.
    """
    return unless_doubtful(facts, lambda known: _matrix(known, situation))


def _matrix(facts: Facts, situation: Situation) -> Matrix:
    seats, sectors = seating(facts), sectors_shown(facts)
    there = parties_at(facts)
    shared = together(there)
    tables = [c.ref for c in facts.consultations]
    within, maybe = set(tables), set[Ref]()
    if situation.theme:
        within = seats.scope.get(situation.theme, set())
        open_mandates = {c.ref for many in facts.open_mandates.values() for c in many}
        maybe = ({*seats.unknown_themes, *open_mandates, *(c.ref for c in facts.silent_mandates)}) - within
    hidden = {table for table in tables if table in within | maybe and not settled(facts, table)}
    settings = [facts.complete(SheetName.CONSULTATIONS), *seats.declared(within | maybe)]
    known = [setting for setting in settings if setting] if settings[0] else None

    def cell(row: Ref, column: Ref) -> Cell:
        one, other = sorted((row.id, column.id))
        both = (
            {table for table, of in there.items() if one in of} if one == other else set(shared.get((one, other), ()))
        )
        here = both & within
        rest = tuple(sorted((hidden | (both & maybe)) - here))
        if here:
            evidence = tuple(seat for table in sorted(here) for seat in _rows(facts, table, {one, other}))
            refs = tuple(sorted(here))
            return Cell(row=row, column=column, state=State.PRESENT, refs=refs, perhaps=rest, evidence=evidence)
        if rest or known is None:
            return Cell(row=row, column=column, state=State.UNKNOWN, perhaps=rest)
        (confidence, reason), searched = _searched(facts, known, len(tables))
        return Cell(
            row=row,
            column=column,
            state=State.ABSENT,
            evidence=searched,
            confidence=confidence,
            reason=reason,
        )

    half = {(row, column): cell(row, column) for row, column in combinations_with_replacement(sectors, 2)}
    mirrored = {(column, row): replace(found, row=column, column=row) for (row, column), found in half.items()}
    cells = mirrored | half
    every = tuple(cells[(row, column)] for row in sectors for column in sectors)
    return Matrix(rows=sectors, columns=sectors, cells=every)


def _rows(facts: Facts, table: Ref, sectors: Collection[str]) -> Iterable[Evidence]:
    seats = seating(facts)
    found = {seat.id: seat for sector in sorted(sectors) for seat in seats.of_sector(table, sector)}
    for seat in found.values():
        yield tie_row(seat, "overview.evidence.seat", party=seat.start, consultation=table)
    for tie in sorted(facts.coordinators.get(table, ()), key=lambda tie: (tie.start, tie.id)):
        if facts.sectors(tie.start) & set(sectors):
            yield tie_row(tie, "gaps.evidence.coordinates", party=tie.start, consultation=table)


def _searched(facts: Facts, settings: list[Setting], count: int) -> tuple[Reason, tuple[Evidence, ...]]:
    reasons: list[tuple[Confidence, Evidence]] = [facts.complete_confidence(setting) for setting in settings]
    provenance = tuple(sorted({row for setting in settings for row in setting.provenance}))
    row = Evidence(code="overview.evidence.all_tables", values={"count": count}, provenance=provenance)
    return weakest(reasons), (row,)
