"""How each theme is coordinated, as questions to talk about: never a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import state, widgets
from netmap.ui.state import say

_NAME = "regie"


def regie(forms: Sequence[Mapping[str, Any]]) -> None:
    """Show per theme what stands out in who holds it together; nothing when nothing stands out."""
    if not forms:
        return
    shown = min(state.shown(_NAME), len(forms))
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("page.questions.regie"), anchor=False)
        st.markdown(say("page.questions.regie.help"))
        st.markdown(widgets.bullets(widgets.linked(form["sentence"], form["theme"]) for form in forms[:shown]))
        widgets.count_shown(shown, len(forms))
        if shown < len(forms):
            st.button(say("page.more"), key=f"more-{_NAME}", on_click=state.show_more, args=(_NAME,))
