"""The answer behind the page, and how its places are written: each leads to its own page and to the way from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import cache, entries, frame, state, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

Entry = Mapping[str, Any]

FIRST = 8  # of each list at first: the page has seven


def found(network: NetworkSummary) -> dict[str, Any]:
    """Return the answer for the theme and area that were chosen; long work shows how far it is."""
    language, situation = state.LANGUAGE.get(), state.SITUATION.get()
    return frame.answered(
        "routes",
        lambda progress: cache.routes(network, language, situation, progress),
        network,
        situation.theme,
        situation.area,
        doing="page.routes.work",
    )


def named(result: Mapping[str, Any]) -> list[Entry]:
    """Return what the answer's own sentences may name."""
    lists = ("dead_ends", "loops", "single_points", "bottlenecks", "no_way_up", "hubs", "one_way")
    return entries.within(*(result[name] for name in lists))


def theme() -> tuple[str, ...]:
    """Return what the picture is about: the theme that was chosen, else everything."""
    chosen = state.SITUATION.get().theme
    return (f"Theme:{chosen}",) if chosen else ()


def place(entry: Entry) -> str:
    """Return a place as Markdown: its name leads to its own page, and below it stands the way from there."""
    here = f"[{say('page.routes.from_here')}]({widgets.address('where_to', van=entry['of'])})"
    return f"{widgets.named(entry['of'], entry['name'])}  \n:small[{here}]"


def rows_of(evidence: Sequence[Mapping[str, Any]]) -> str:
    """Return in which rows of the user's own data it stands; "" when it stands in none."""
    found = dict.fromkeys(
        say("page.routes.row", sheet=tekst(row["sheet"]), row=row["row"]) for row in evidence if row["sheet"]
    )
    return f":small[:gray[{say('page.routes.rows', rows=list(found))}]]" if found else ""


def shown(name: str, total: int) -> int:
    """Return how many of a list stand on the page."""
    return min(state.shown(f"routes-{name}", FIRST), total)


def more(name: str, total: int) -> None:
    """Show how much of a list is on the page, and the way to more of it."""
    now = shown(name, total)
    widgets.count_shown(now, total)
    if now < total:
        key = f"routes-{name}"
        st.button(say("page.more"), key=f"more-{key}", on_click=state.show_more, args=(key, FIRST))
