"""What must still be asked, and of whom: the next step."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, state, widgets
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
        widgets.count_shown(sum(min(state.shown(_name(group)), len(group.questions)) for group in groups), total)
        for group in groups:
            _group(group)


def _group(group: answers.Group) -> None:
    """Show the questions for one addressee: the first ones, and a button for more."""
    name, shown = _name(group), state.shown(_name(group))
    who = widgets.named(group.of, group.name) if group.name else say("page.gaps.ask.nobody")
    st.subheader(f"{who} ({say_count('page.gaps.questions', len(group.questions))})", anchor=False)
    st.markdown(widgets.bullets(_sentence(question) for question in group.questions[:shown]))
    if shown < len(group.questions):
        widgets.count_shown(shown, len(group.questions))
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name,))


def _name(group: answers.Group) -> str:
    return f"ask-{group.of or group.name}"


def _sentence(question: answers.Found) -> str:
    return widgets.linked(question["sentence"], *answers.about(question))
