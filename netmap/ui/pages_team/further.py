"""The next step: the test of the first proposed team when it reaches more, and whom to invite besides the team."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import navigation, widgets
from netmap.ui.pages_team import asked
from netmap.ui.state import say


def first() -> None:
    """Lead to the data of a network without parties: there is nothing to judge or propose."""
    widgets.link(navigation.page("data"), say("page.team.empty"))


def further(result: Mapping[str, Any]) -> None:
    """Lead to the test of a team that reaches more, else to the demands, and to whom to invite now."""
    present, teams = result["present"], result["teams"]
    if teams and present and result["reach"] > present["reach"]:
        # In Markdown: where the keyboard is cannot be seen at a page link to the very page that it stands on.
        there = widgets.address("team", toets=asked.members(teams[0]))
        st.markdown(f"[**{say('page.team.next')}** →]({there})")
    else:
        widgets.link_down(say("page.team.next.propose"), asked.PROPOSAL)
    widgets.link(navigation.page("third_parties"), say("page.team.next.invite"))
    widgets.link(navigation.page("hub"), say("page.team.next.hub"))
