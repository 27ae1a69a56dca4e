"""Search from every page: a name typed leads to the page of that party, consultation, expert or theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.model import normalise
from netmap.ui import cache, navigation, state, states, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

#: A browser gets slow from a longer list of names than this.
MOST_NAMES = 3_000
MOST_HITS = 20

Entry = Mapping[str, Any]


def everywhere(network: NetworkSummary) -> None:
    """Show a place to search; choosing a name opens its own page."""
    entries = cache.names(network, state.LANGUAGE.get())
    if not entries:
        return
    key = f"search-{state.SEARCHES.get()}"
    if len(entries) > MOST_NAMES:
        _by_text(entries, key)
        return
    labels = {entry["of"]: label(entry) for entry in entries}
    found = st.selectbox(
        say("frame.search"),
        list(labels),
        index=None,
        format_func=lambda of: labels.get(of, of),
        placeholder=say("frame.search.placeholder"),
        key=key,
        filter_mode="contains",
    )
    if found:
        _open(found)


def label(entry: Entry) -> str:
    """Return how a name stands in the list: with what it is, and last its other names, which can be typed as well."""
    also = f" ({', '.join(entry['also'])})" if entry.get("also") else ""
    return f"{widgets.capital(entry['name'])}, {entry['kind']}{also}"


def hits(entries: Sequence[Entry], text: str, most: int = MOST_HITS) -> tuple[list[Entry], int]:
    """Return the entries of which a name has every word of a text, best first, and how many there are.

    A name that begins with the text comes before one that only has it somewhere; else they stay in order.
    """
    wanted = normalise(text)
    words = wanted.split()
    if not words:
        return [], 0
    found = []
    for number, entry in enumerate(entries):
        names = [normalise(name) for name in (entry["name"], *entry.get("also", ()))]
        if any(all(word in name for word in words) for name in names):
            found.append((not any(name.startswith(wanted) for name in names), number, entry))
    found.sort(key=lambda hit: hit[:2])
    return [entry for *_, entry in found[:most]], len(found)


def _by_text(entries: Sequence[Entry], key: str) -> None:
    text = st.text_input(say("frame.search"), placeholder=say("frame.search.placeholder"), key=key, max_chars=80)
    if not text:
        return
    found, total = hits(entries, text, MOST_HITS)
    if not found:
        widgets.note(say("frame.search.none"))
    for entry in found:
        st.page_link(
            navigation.page("profile"),
            label=widgets.tekst(label(entry)),
            query_params=state.address(van=entry["of"]),
        )
    if total > len(found):
        states.too_large(len(found), total)


def _open(of: str) -> None:
    state.SEARCHES.put(state.SEARCHES.get() + 1)
    st.switch_page(navigation.page("profile"), query_params=state.address(van=of))
