"""The way in a picture: from left, who sees it, to right, who decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import blocks, picture
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary


def show(network: NetworkSummary, result: Mapping[str, Any]) -> None:
    """Show the best way and its alternatives."""
    about = [entry["of"] for entry in (result["from"], result["theme"], result["area"]) if entry]
    picture.show(network, subject="route", subjects=about, key="route")


def nothing() -> None:
    """Say that there is no picture before somebody was chosen."""
    with blocks.block("picture"):
        st.header(say("page.where_to.picture"), anchor=False)
        st.markdown(say("page.where_to.picture.none"))
