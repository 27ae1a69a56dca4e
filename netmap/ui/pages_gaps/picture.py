"""The most urgent white spot as a small picture: who is around the missing place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from netmap.ui import answers, blocks, picture
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary


def most_urgent(network: NetworkSummary, answer: answers.Answer) -> None:
    """Show the picture of the most urgent finding, or that there is none to draw."""
    found = answers.most_urgent(answer, 1)
    if found:
        picture.show(network, subject="gap", subjects=(found[0]["id"],), key="gap")
        return
    with blocks.block("picture"):
        st.header(say("page.gaps.picture"), anchor=False)
        st.markdown(say("page.gaps.picture.none"))
