"""The white spots as cards: substantive, instrumental, and apart from these the possible ones.

A kernteam with ten minutes sees the worst first: of each type the first cards, the types with the worst ones on top.
Cards that are not shown are not made.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netmap.ui import answers, cards, state, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say

#: Cards of one type at first, when there are more types than one.
FIRST = 5


def findings(kind: str, found: Sequence[answers.Found], total: int) -> None:
    """Show the findings of one kind by their type; ``total`` is how many there are without the filter."""
    with st.container(gap="xsmall"):
        _head(kind, len(found), total)
        groups = answers.by_type(found)
        room = state.PAGE_SIZE
        for group in groups:
            room -= _group(kind, group, min(room, FIRST if len(groups) > 1 else state.PAGE_SIZE))


def possibilities(found: Sequence[answers.Found], total: int) -> None:
    """Show the white spots that one answer could reveal or take away, apart from the findings."""
    with st.container(gap="xsmall"):
        _head("possible", len(found), total)
        if found:
            widgets.cards("possible", found, cards.question)


def _head(name: str, count: int, total: int) -> None:
    st.header(say(f"page.gaps.{name}"), anchor=ANCHORS[name])
    st.markdown(say(f"page.gaps.{name}.help"), width=widgets.READING_WIDTH)
    if not total:
        st.markdown(say(f"page.gaps.{name}.none"))
    elif not count:
        st.markdown(say("page.gaps.filter.none"))


def _group(kind: str, group: answers.Kind, first: int) -> int:
    """Show the findings of one type; return how many of the cards on the page it takes at first."""
    name, total = f"{kind}-{group.type}", len(group.findings)
    first = max(min(first, total), 0)
    shown = min(state.shown(name, first), total)
    st.subheader(f"{widgets.tekst(widgets.capital(widgets.type_word(group.type)))} ({total})", anchor=False)
    for finding in group.findings[:shown]:
        cards.finding(finding)
    if shown < total:
        widgets.count_shown(shown, total)
        label = say("page.gaps.more", count=min(total - shown, state.PAGE_SIZE))
        st.button(label, key=f"more-{name}", on_click=state.show_more, args=(name, first))
    return first
