"""All questions by whom to call, in the order of calls, each with what a "no" would mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from netmap.ui import answers, state, widgets
from netmap.ui.pages_questions import files
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

_CALLS = "calls"


def calls(network: NetworkSummary, groups: Sequence[answers.Group]) -> None:
    """Show who can answer what: the first addressees, how many questions of how many, and a button for more."""
    shown = min(state.shown(_CALLS), len(groups))
    with st.container(gap="xsmall"):
        st.header(say("page.questions.calls"), anchor=False)
        if not groups:
            st.markdown(say("page.gaps.ask.none"))
            return
        with widgets.column():
            st.markdown(say("page.questions.calls.help"))
        total = sum(len(group.questions) for group in groups)
        widgets.count_shown(sum(_shown_of(group) for group in groups[:shown]), total)
    with st.container(gap="medium"):
        for number, group in enumerate(groups[:shown], start=1):
            _group(network, number, group)
        if shown < len(groups):
            left = say_count("page.questions.addressees", len(groups) - shown)
            label = say("page.questions.more", addressees=left)
            st.button(label, key=f"more-{_CALLS}", on_click=state.show_more, args=(_CALLS,))


def _group(network: NetworkSummary, number: int, group: answers.Group) -> None:
    """Show the questions for one addressee, and the paper to put them with."""
    name, shown = _name(group), _shown_of(group)
    many = say_count("page.gaps.questions", len(group.questions))
    with st.container(gap="xsmall"), widgets.column():
        if group.name:
            st.subheader(f"{number}. {widgets.named(group.of, group.name)} ({many})", anchor=False)
        else:
            st.subheader(f"{say('page.gaps.ask.nobody')} ({many})", anchor=False)
            st.markdown(say("page.questions.nobody"))
        st.markdown(_numbered(group.questions[:shown]))
        if shown < len(group.questions):
            widgets.count_shown(shown, len(group.questions))
            st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name,))
        files.paper(network, group)


def _shown_of(group: answers.Group) -> int:
    return min(state.shown(_name(group)), len(group.questions))


def _name(group: answers.Group) -> str:
    return f"ask-{group.of or group.name}"


def _numbered(questions: Sequence[answers.Found]) -> str:
    """Return questions as a numbered list, each with what a "no" would mean below it."""
    return "\n".join(f"{number}. {_question(question)}" for number, question in enumerate(questions, start=1))


def _question(question: answers.Found) -> str:
    asked = f"**{widgets.linked(question['sentence'], *answers.about(question))}**"
    if not question["if_no"]:
        return asked
    level, title = widgets.severity(question["if_no"]["severity"], badge=False), tekst(question["if_no"]["title"])
    # Two blanks before a line end keep it within the number; a blank line would end the list for a screen reader.
    return f"{asked}  \n   :small[{say('page.questions.if_no', severity=level, title=title)}]"
