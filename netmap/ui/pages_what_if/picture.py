"""Before and after side by side, everything at the same place; on a phone below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import blocks, picture, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

_SIDES = ("before", "after")


def show(network: NetworkSummary, result: Mapping[str, Any]) -> None:
    """Show both pictures of the changes."""
    changes = tuple(part["token"] for part in result["change"]["parts"]) or state.CHANGES.get()
    with blocks.block("picture", gap="small"):
        with widgets.column():
            widgets.note(say("page.what_if.picture.help"))
        for column, side in zip(st.columns(len(_SIDES), gap="medium"), _SIDES, strict=True):
            with column:
                picture.part(network, subject="what_if", subjects=(side, *changes), key=f"what-if-{side}")
        _further(network, changes)


def _further(network: NetworkSummary, changes: Sequence[str]) -> None:
    """Say what else is to be seen, and show it as a table: each picture itself says the first sentence about it."""
    found = {
        side: picture.answer(network, subject="what_if", subjects=(side, *changes), key=f"what-if-{side}")
        for side in _SIDES
    }
    with widgets.column():
        for one in found.values():
            for sentence in one["sentences"][1:]:
                widgets.note(widgets.tekst(sentence))
    # Both pictures hold the same; that of afterwards also says what goes and what comes.
    with st.expander(say("map.table")):
        picture.table(found[_SIDES[-1]], key="what-if")


def nothing() -> None:
    """Say that there is no picture before something was chosen."""
    with blocks.block("picture"):
        st.header(say("page.what_if.picture"), anchor=False)
        st.markdown(say("page.what_if.picture.none"))
