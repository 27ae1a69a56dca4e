"""Sheet *Dekking*: who covers which step of which theme, where and when."""

from __future__ import annotations

from itertools import product
from typing import Any

from netmap.exchange.planning.cells import Cells, Silence
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.identity import double_rows
from netmap.exchange.planning.names import PARTIES, Names
from netmap.exchange.planning.statements import state
from netmap.exchange.planning.words import Words
from netmap.model import (
    About,
    Coverage,
    CoveredBy,
    In,
    Of,
    Phase,
    Ref,
    SheetName,
    Stage,
    Theme,
    coverage_id,
    tie_id,
)


def plan_coverage(draft: Draft, names: Names, words: Words) -> None:
    """Say what the rows of *Dekking* say: one coverage or statement per theme, phase and area."""
    rows = draft.rows(SheetName.COVERAGE)
    double_rows(draft, rows)
    for row in rows:
        cells = Cells(draft, row, names, words)
        if cells.needed("who", "theme", "stage"):
            _coverage(cells)


def _coverage(cells: Cells) -> None:
    who = cells.reference("who", PARTIES, nobody=True)
    themes = cells.terms("theme", Theme)
    stage = cells.needed_code("stage", Stage)
    listed_phases = cells.terms("phase", Phase)
    listed_areas = cells.references("area", ("Area",))
    if isinstance(themes, Silence):
        cells.block("value_needed", "theme")
        return
    if who is None or stage is None or cells.blocked:
        return
    facts = cells.facts()
    answer = cells.yes_no("answer")
    phases: tuple[str | None, ...] = (None,) if isinstance(listed_phases, Silence) else listed_phases
    areas = (None,) if isinstance(listed_areas, Silence) else tuple(area.id for area in listed_areas)
    for theme, phase, area in product(themes, phases, areas):
        if isinstance(who, Ref) and answer in (True, Silence.EMPTY):
            _say_coverage(cells, who, theme, stage, phase, area, facts)
        else:
            unknown = who is Silence.UNKNOWN or answer is Silence.UNKNOWN
            subject = str(who) if isinstance(who, Ref) else None
            key = {"subject": subject, "theme": theme, "stage": stage, "phase": phase, "area": area}
            state(cells, About.COVERAGE, facts, denied=not unknown, **key)


def _say_coverage(
    cells: Cells, who: Ref, theme: str, stage: Stage, phase: str | None, area: str | None, facts: dict[str, Any]
) -> None:
    """Say a coverage with its ends; the ends are part of it and carry no facts of their own."""
    draft, source = cells.draft, [cells.source]
    record_id = coverage_id(who, theme, area, stage, phase)
    draft.say(Coverage, record_id, source, {"stage": stage, "phase": phase, **facts})
    start = Ref("Coverage", record_id)
    ends: list[tuple[type[CoveredBy | Of | In], Ref]] = [(CoveredBy, who), (Of, Ref("Theme", theme))]
    if area:
        ends.append((In, Ref("Area", area)))
    for kind, end in ends:
        draft.say(kind, tie_id(kind.KIND, start, end), source, {}, ends=(start, end), dated=False)
