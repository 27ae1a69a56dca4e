"""A list that shows its first lines, how many of how many, and the way to more."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netmap.ui import state, widgets
from netmap.ui.state import say

_FIRST = 8


def lines(name: str, found: Sequence[str]) -> None:
    """Show lines of Markdown as a list; ``name`` identifies it on the page."""
    shown = min(state.shown(name, _FIRST), len(found))
    st.markdown(widgets.bullets(found[:shown]))
    widgets.count_shown(shown, len(found))
    if shown < len(found):
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name, _FIRST))
