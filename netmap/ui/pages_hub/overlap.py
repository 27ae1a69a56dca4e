"""Consultations with nearly the same members and themes: to talk about, not a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.state import say

_NAME, _FIRST = "hub-overlap", 5


def overlap(result: Mapping[str, Any]) -> None:
    """Show which consultations are alike; where none are, one line says so."""
    found = result["overlaps"]
    if not found:
        if result["ranking"]:  # nobody sits anywhere: there is nothing to compare
            with widgets.column():
                widgets.note(say("page.hub.overlap.none"))
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.hub.overlap"), anchor=False)
        widgets.note(say("page.hub.overlap.help"))
        shown = min(state.shown(_NAME, _FIRST), len(found))
        st.markdown(widgets.bullets(entries.told(one["sentence"], one) for one in found[:shown]))
        widgets.count_shown(shown, len(found))
        if shown < len(found):
            st.button(say("page.more"), key=f"more-{_NAME}", on_click=state.show_more, args=(_NAME, _FIRST))
