"""How the work is spread: what hangs on few parties, and the parties that are easily forgotten. Lists, no table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_FIRST = 12
#: Each list with its heading, and what is said where it is empty; "" where the answer itself says how sure that is.
_LISTS = {
    "largest": ("page.overviews.spread.largest", "page.overviews.spread.largest.none"),
    "single_themes": ("page.overviews.spread.single_themes", "page.overviews.spread.single_themes.none"),
    "single_groups": ("page.overviews.spread.single_groups", "page.overviews.spread.single_groups.none"),
    "informal": ("page.overviews.spread.informal", ""),
    "citizens": ("page.overviews.spread.citizens", ""),
    "helped": ("page.overviews.spread.helped", "page.overviews.spread.helped.none"),
}
#: The order in which the answer says so.
_SAID = ("informal", "citizens")


def spread(result: Mapping[str, Any]) -> None:
    """Show each list; nothing for an overview that is not about this."""
    found = result["spread"]
    if not found:
        return
    for name, (heading, none) in _LISTS.items():
        listed = list(found[name].values()) if name == "largest" else found[name]
        with st.container(gap="xsmall"), widgets.column():
            st.header(say(heading), anchor=False)
            if listed:
                _list(f"overview-{name}", [_line(one) for one in listed])
                if name == "largest":
                    widgets.note(say("page.overviews.spread.seats"))
            else:
                st.markdown(say(none) if none else tekst(found["sentences"][_SAID.index(name)]))
    with widgets.column():
        widgets.note(tekst(found["sentences"][-1]))  # what is not on the map at all


def _list(key: str, lines: Sequence[str]) -> None:
    shown = min(state.shown(key, _FIRST), len(lines))
    st.markdown(widgets.bullets(lines[:shown]))
    widgets.count_shown(shown, len(lines))
    if shown < len(lines):
        st.button(say("page.more"), key=f"more-{key}", on_click=state.show_more, args=(key, _FIRST))


def _line(one: Mapping[str, Any]) -> str:
    return entries.told(one["sentence"], one) if "sentence" in one else widgets.named(one["of"], one["name"])
