"""The white spots as cards: substantive, instrumental, and apart from these the possible ones."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, cards, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say


def findings(answer: answers.Answer, kind: str) -> None:
    """Show the findings of one kind as cards."""
    _section(kind, answers.of_kind(answer, kind), cards.finding)


def possibilities(answer: answers.Answer) -> None:
    """Show the white spots that one answer could reveal or take away, apart from the findings."""
    _section("possible", answers.possible(answer), cards.question)


def _section(name: str, found: list[answers.Found], card: widgets.Card) -> None:
    with st.container(gap="xsmall"):
        st.header(say(f"page.gaps.{name}"), anchor=ANCHORS[name])
        st.markdown(say(f"page.gaps.{name}.help"), width=widgets.READING_WIDTH)
        if found:
            widgets.cards(name, found, card)
        else:
            st.markdown(say(f"page.gaps.{name}.none"))
