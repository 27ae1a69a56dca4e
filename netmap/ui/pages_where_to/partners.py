"""With whom one could check what one sees: preferably of another sector, and through whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.state import say

_NAME, _FIRST = "where-to-partners", 5


def partners(result: Mapping[str, Any]) -> None:
    """Show who could confirm it, nearest first, each with the reason."""
    found = result["partners"]
    with st.container(gap="xsmall"):
        st.header(say("page.where_to.partners"), anchor=False)
        if not found:
            st.markdown(say("page.where_to.partners.none"))
            return
        st.markdown(say("page.where_to.partners.help"))
        shown = min(state.shown(_NAME, _FIRST), len(found))
        who, why = say("page.where_to.partner"), say("page.where_to.partner.why")
        widgets.table(
            [{who: _who(one), why: entries.told(widgets.capital(one["why"]), one)} for one in found[:shown]],
            alt=say("page.where_to.partners.alt"),
        )
        widgets.count_shown(shown, len(found))
        if shown < len(found):
            st.button(say("page.more"), key=f"more-{_NAME}", on_click=state.show_more, args=(_NAME, _FIRST))


def _who(one: Mapping[str, Any]) -> str:
    name = widgets.named(one["party"]["of"], one["party"]["name"])
    if not one["function"]:
        return name
    return say("page.where_to.function", name=name, function=widgets.tekst(one["function"]))
