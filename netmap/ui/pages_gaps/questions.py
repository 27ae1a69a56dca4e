"""What must still be asked, in short: the page Vragen has them all."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, navigation, pages_questions, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say, say_count


def questions(answer: answers.Answer) -> None:
    """Show how many questions there are and whom to ask first, with the way to all of them."""
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.ask"), anchor=ANCHORS["questions"])
        groups = answers.calls(answer)
        if not groups:
            st.markdown(say("page.gaps.ask.none"))
            return
        total = len(answer["result"]["questions"])
        st.markdown(f"{say_count('page.start.questions', total)} {pages_questions.calling(answer)}".strip())
        widgets.link(navigation.page("questions"), say("page.gaps.to_questions"))
