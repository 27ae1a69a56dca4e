"""In which phases each sector does something (handreiking A1).

Which question of the user: *which sectors are there before it gets out of hand, and which only then?*
"""

from __future__ import annotations

from collections import defaultdict

from netmap.analysis.facts import Facts
from netmap.analysis.hub.sectors import parties_at
from netmap.analysis.overviews.acting import Acting, Judged
from netmap.analysis.overviews.axes import phases_shown, sectors_shown, unless_doubtful
from netmap.analysis.overviews.results import Cell, Matrix
from netmap.analysis.results import State
from netmap.analysis.seating import seating
from netmap.analysis.situation import Situation
from netmap.model import ActorType, Phase, Ref

__all__ = ["sector_phase_matrix"]


def sector_phase_matrix(facts: Facts, situation: Situation) -> Matrix:
    """Return for each sector and phase whether a party of the sector acts, itself or at a table.

    Present: a coverage row in the phase of a party of the sector, or of a consultation where a seat stands for it or
    that such a party coordinates; a row for aftercare is one for the return to calm. Absent as :meth:`Acting.judge` has
    it, and only when no party or seat that acts then, or may, is of an unknown sector. ``marks`` are the professions of
    table A1 in the sector. A theme of the situation leaves the rows of that theme, a phase one column.
    """
    return unless_doubtful(facts, lambda known: _matrix(known, situation))


def _matrix(facts: Facts, situation: Situation) -> Matrix:
    acting = Acting(facts, situation.theme)
    rows, phases = sectors_shown(facts), phases_shown(facts, situation)
    families: dict[str, set[Ref]] = defaultdict(set)
    for party in facts.organisations:
        for own in facts.sectors(party.ref) or {""}:
            families[own].add(party.ref)
    for table, of in parties_at(facts).items():
        for known in of:
            families[known].add(table)
    cells = []
    for sector in rows:
        for phase in phases:
            named = tuple(p for p in phase.professions if _sector_of(facts, p) == sector.id)
            judged = acting.judge(families[sector.id], phase.id)
            if judged.state is State.ABSENT and _may_be_hidden(facts, acting, families[""], phase):
                judged = Judged(state=State.UNKNOWN)
            cells.append(_cell(sector, phase.ref, named, judged))
    return Matrix(rows=rows, columns=tuple(phase.ref for phase in phases), cells=tuple(cells))


def _cell(sector: Ref, phase: Ref, named: tuple[str, ...], judged: Judged) -> Cell:
    return Cell(
        row=sector,
        column=phase,
        state=judged.state,
        refs=judged.refs,
        marks=named,
        evidence=judged.evidence,
        confidence=judged.reason[0] if judged.reason else None,
        reason=judged.reason[1] if judged.reason else None,
    )


def _sector_of(facts: Facts, profession: str) -> str | None:
    term = facts.network.of(ActorType).get(profession)
    return term.sector if term else None


def _may_be_hidden(facts: Facts, acting: Acting, without_sector: set[Ref], phase: Phase) -> bool:
    """Return whether somebody of an unknown sector acts in a phase, or may."""

    def find() -> bool:
        alone = any(acting.rows(who, phase.id) or acting.left_open(who, phase.id) for who in without_sector)
        seats = seating(facts)
        # Who coordinates such a table is one of those without a sector, and is looked at as a member is.
        leading = {table for table, ties in facts.coordinators.items() if any(t.start in without_sector for t in ties)}
        return alone or any(seats.without_sector(table) or table in leading for table in acting.tables(phase.id))

    return facts.memo(f"overviews.hidden.{acting.theme}.{phase.id}", find)
