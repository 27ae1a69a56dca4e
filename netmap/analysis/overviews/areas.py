"""In which areas somebody has an eye for a theme (handreiking B1: close to where it happens).

Which question of the user: *who hears it in Oost?* The same judgement as the norm's lines about signals per area.
"""

from __future__ import annotations

from netmap.analysis.facts import Facts
from netmap.analysis.overviews.axes import areas_shown, asked, themes_shown
from netmap.analysis.overviews.results import Cell, Matrix
from netmap.analysis.predicates.coverage import covered
from netmap.analysis.predicates.coverage_cell import Cell as Known
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import State
from netmap.analysis.situation import Situation
from netmap.model import Ref, Stage

__all__ = ["area_matrix"]


def area_matrix(facts: Facts, situation: Situation) -> Matrix:
    """Return for each theme and area whether somebody signals there, by the rules of the norm's lines per area.

    Present: a coverage row for the area itself, or one for each area inside it. A row for a larger area or for the
    whole municipality leaves it unknown (who hears a district need not hear each street), and so does one for some of
    the areas inside it: those stand under ``perhaps``. Absent as the norm has it. A theme of the situation leaves one
    row, an area the columns of it and of what lies inside it. A network without areas has no columns.
    """
    rows, columns = themes_shown(facts, situation), areas_shown(facts, situation)
    cells = tuple(_cell(facts, theme, area) for theme in rows for area in columns)
    return Matrix(rows=rows, columns=columns, cells=cells)


def _cell(facts: Facts, theme: Ref, area: Ref) -> Cell:
    demand = asked("covered", Stage.SIGNAL.value, subject=theme, other=area)
    verdict = covered(facts, demand, (Stage.SIGNAL.value,))
    if verdict.state is State.ABSENT:
        return Cell(
            row=theme,
            column=area,
            state=State.ABSENT,
            evidence=verdict.evidence,
            confidence=verdict.confidence,
            reason=verdict.reason,
        )
    known = Known(facts, demand, Stage.SIGNAL)
    inside = known.inside.covers if known.inside else ()
    if verdict.state is State.PRESENT:
        refs = tuple(sorted({cover.who for cover in known.yes or inside}))
        return Cell(row=theme, column=area, state=State.PRESENT, refs=refs, evidence=verdict.evidence)
    near = (*known.wide, *inside)
    return Cell(
        row=theme,
        column=area,
        state=State.UNKNOWN,
        perhaps=tuple(sorted({cover.who for cover in near})),
        evidence=tuple(cover_row(cover) for cover in near),
    )
