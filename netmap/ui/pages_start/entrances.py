"""Three cards, one for each entrance: make the map, what is missing, something is going on now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from netmap.ui import answers, navigation, widgets
from netmap.ui.state import say, say_count

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

MOST_THEMES = 4


def entrances(network: NetworkSummary, answer: answers.Answer) -> None:
    """Show the three cards."""
    first, second, third = st.columns(3, border=True)
    with first:
        _map(network, answer)
    with second:
        _missing(answer)
    with third:
        _now(answer)


def _map(network: NetworkSummary, answer: answers.Answer) -> None:
    counted = widgets.counted(network.counts)
    counted.pop("seats")
    st.markdown(f"**{say('page.start.map')}**")
    st.markdown(say("page.start.map.text", **counted))
    widgets.link(navigation.page("data"), say("page.start.map.next"))
    if asked := len(answer["result"]["questions"]):
        widgets.link(navigation.page("questions"), say_count("page.start.map.questions", asked))


def _missing(answer: answers.Answer) -> None:
    result = answer["result"]
    st.markdown(f"**{say('page.group.gaps')}**")
    possible = say_count("page.gaps.filter.possible", len(answers.possible(answer)))
    st.markdown(say_count("page.start.missing.text", len(result["findings"]), possible=possible))
    widgets.link(navigation.page("gaps"), say("page.start.missing.next"))
    widgets.link(navigation.page("hub"), say("page.hub.title"))
    widgets.link(navigation.page("routes"), say("page.routes.title"))


def _now(answer: answers.Answer) -> None:
    st.markdown(f"**{say('page.start.now')}**")
    # The way from somebody, for the theme that was chosen.
    widgets.link(navigation.page("where_to"), say("page.where_to.nav"))
    rows = answers.themes(answer)
    if not rows and answer["situation"]["theme"]:
        st.markdown(say("page.start.now.not"))
        return
    if not rows:
        st.markdown(say("page.start.now.none"))
        st.markdown(say("page.start.now.fill"))
        return
    names = [widgets.named(f"Theme:{row.id}", row.name) for row in rows]
    more = [say("page.start.now.more", count=len(names) - MOST_THEMES)] if len(names) > MOST_THEMES else []
    st.markdown(say("page.start.now.text", themes=[*names[:MOST_THEMES], *more]))
    widgets.link(navigation.page("gaps"), say("page.start.now.next"))
