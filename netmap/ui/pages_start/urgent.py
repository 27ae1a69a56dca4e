"""The most serious findings as a table with the reason."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, widgets
from netmap.ui.state import say

MOST_URGENT = 5


def most_urgent(answer: answers.Answer) -> None:
    """Show the most serious findings; each name in them leads to its own page."""
    urgent = answers.most_urgent(answer, MOST_URGENT)
    with st.container(gap="xsmall"):
        st.header(say("page.start.five"), anchor=False)
        if not urgent:
            st.markdown(say("page.start.five.none"))
            return
        widgets.table([_row(finding) for finding in urgent])
        widgets.count_shown(len(urgent), len(answer["result"]["findings"]))
        widgets.note(say("page.legend"))


def _row(finding: answers.Found) -> dict[str, str]:
    return {
        say("page.table.severity"): widgets.severity(finding["severity"]),
        say("page.table.gap"): widgets.linked(finding["title"], *answers.about(finding)),
        say("page.table.why"): widgets.reason(finding),
    }
