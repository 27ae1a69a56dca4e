"""The next step: the white spots of the cell that is open, or of the situation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netmap.ui import navigation, widgets
from netmap.ui.pages_overviews import grid
from netmap.ui.state import say
from netmap.ui.widgets import tekst

#: What a row or column is of -> the part of the address that narrows the white spots to it.
_NARROWS = {"Theme": "thema", "Area": "gebied", "Phase": "fase", "Sector": "sector"}


def further(result: Mapping[str, Any]) -> None:
    """Lead to the white spots of the open cell; without one to all of them."""
    ends = grid.behind(result)
    query: dict[str, str] = {}
    for entry in ends or ():
        label, _, code = str(entry.get("of") or "").partition(":")
        if label in _NARROWS:
            query.setdefault(_NARROWS[label], code)
    if ends and query:
        told = [tekst(entry["name"]) for entry in ends if str(entry.get("of")).partition(":")[0] in _NARROWS]
        label = say("page.overviews.next.cell", names=told[: len(query)])
    else:
        label = say("page.overviews.next")
    widgets.link(navigation.page("gaps"), label, query=query)
