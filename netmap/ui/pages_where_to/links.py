"""What would make a way where none is known, what is still to be asked, and what the ways hang on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_LINKS, _ASK = "where-to-links", "where-to-ask"
_FIRST = 5


def missing(result: Mapping[str, Any]) -> None:
    """Show the nearest links that are missing, cheapest first, each with whom to ask."""
    if not result["missing_links"]:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.where_to.links"), anchor=False)
        st.markdown(say("page.where_to.links.help"))
        _list(_LINKS, [_link(link) for link in result["missing_links"]])


def questions(result: Mapping[str, Any]) -> None:
    """Show what is not known yet about the way, and whom to ask."""
    if not result["questions"]:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.where_to.ask"), anchor=False)
        _list(_ASK, [_asked(entries.told(one["sentence"], one), one["addressee"]) for one in result["questions"]])


def hangs_on(result: Mapping[str, Any]) -> None:
    """Show who takes all ways along by dropping out, and how many ways share nobody."""
    told = [sentence for sentence in (result["single_sentence"], result["disjoint_sentence"]) if sentence]
    if not told:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.where_to.hangs"), anchor=False)
        for sentence in told:
            st.markdown(entries.told(sentence, result["single_points"]))


def _list(name: str, lines: list[str]) -> None:
    shown = min(state.shown(name, _FIRST), len(lines))
    st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(lines[:shown], start=1)))
    widgets.count_shown(shown, len(lines))
    if shown < len(lines):
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name, _FIRST))


def _link(link: Mapping[str, Any]) -> str:
    """Return what would make a way: what was said not to be there is a proposal to talk about, else it is asked."""
    told = entries.told(link["sentence"], link)
    if link["known"] and link["addressee"]:
        told = f"{told} {say('page.where_to.links.talk', name=_name(link['addressee']))}"
    else:
        told = _asked(told, link["addressee"])
    also = [tekst(one["sentence"]) for one in link["also"]]
    return f"{told} {say('page.where_to.links.also', sentences=' '.join(also))}" if also else told


def _asked(sentence: str, addressee: Mapping[str, Any] | None) -> str:
    return f"{sentence} {say('page.where_to.ask.whom', name=_name(addressee))}" if addressee else sentence


def _name(entry: Mapping[str, Any]) -> str:
    return widgets.named(entry["of"], entry["name"])
