"""What must still be asked, and of whom: the next step."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say, say_count


def questions(groups: list[answers.Group]) -> None:
    """Show all questions by who can answer them."""
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.ask"), anchor=ANCHORS["questions"])
        if not groups:
            st.markdown(say("page.gaps.ask.none"))
            return
        total = sum(len(group.questions) for group in groups)
        widgets.count_shown(total, total)
        for group in groups:
            name = widgets.named(group.of, group.name) if group.name else say("page.gaps.ask.nobody")
            st.subheader(f"{name} ({say_count('page.gaps.questions', len(group.questions))})", anchor=False)
            st.markdown(widgets.bullets(_sentence(question) for question in group.questions))


def _sentence(question: answers.Found) -> str:
    return widgets.linked(question["sentence"], *answers.about(question))
