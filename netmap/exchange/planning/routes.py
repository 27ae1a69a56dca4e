"""Sheet *Doorgeven*: to whom signals are passed on."""

from __future__ import annotations

from typing import Any

from netmap.exchange.findings import Level
from netmap.exchange.planning.cells import Cells, Silence
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.identity import double_rows
from netmap.exchange.planning.names import PARTIES, Names
from netmap.exchange.planning.statements import state
from netmap.exchange.planning.words import Words
from netmap.model import (
    NOT_A_HAND_OVER,
    About,
    Agreement,
    Direction,
    PassesOn,
    Ref,
    RouteKind,
    SheetName,
    Theme,
    route_id,
)


def plan_routes(draft: Draft, names: Names, words: Words) -> None:
    """Say what the rows of *Doorgeven* say: one route per theme, or one for all."""
    rows = draft.rows(SheetName.ESCALATION)
    double_rows(draft, rows)
    for row in rows:
        cells = Cells(draft, row, names, words)
        if cells.needed("from", "to"):
            _route(cells)


def _route(cells: Cells) -> None:
    start = cells.reference("from", PARTIES)
    end = cells.reference("to", PARTIES, nobody=True)
    if isinstance(start, Silence):
        cells.block("value_needed", "from")
    if not isinstance(start, Ref) or end is None:
        return
    facts = cells.facts()
    code = cells.code("direction", Direction)
    direction = None if isinstance(code, Silence) else code
    listed = cells.terms("themes", Theme)
    themes: tuple[str | None, ...] = (None,) if isinstance(listed, Silence) else listed
    if end is Silence.NOBODY and cells.code("kind", RouteKind) in NOT_A_HAND_OVER:
        # "We inform nobody" says nothing about where a signal goes.
        cells.tell("nobody_informed", Level.NOTE, "to")
        return
    if isinstance(end, Silence):
        for theme in themes:
            key = {"subject": str(start), "theme": theme, "direction": direction}
            state(cells, About.ROUTE, facts, denied=end is Silence.NOBODY, **key)
        return
    if start == end:
        cells.ask("to_itself", "to")
        return
    fields: dict[str, Any] = dict(facts)
    cells.put_code(fields, "kind", RouteKind)
    cells.put_text(fields, "criterion")
    cells.put_text(fields, "by_function")
    cells.put_code(fields, "agreed", Agreement)
    for theme in themes:
        own = {"direction": direction, "theme": theme, **fields}
        record_id = route_id(start, end, direction, theme)
        cells.draft.say(PassesOn, record_id, [cells.source], own, ends=(start, end))
