"""The next step: what is missing on the map as it is, and who holds it together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import navigation, widgets
from netmap.ui.state import say


def further(answer: Mapping[str, Any] | None) -> None:
    """Lead to what can be agreed on now, before it happens; to what hangs on one; and to who holds it together."""
    if answer is not None:
        widgets.link(navigation.page("gaps"), say("page.what_if.next.gaps"))
        # In Markdown: where the keyboard is cannot be seen at a page link to the very page that it stands on.
        st.markdown(f"[**{say('page.what_if.next.memory')}**]({widgets.address('what_if')})")
    widgets.link(navigation.page("hub"), say("page.what_if.next.hub"))
