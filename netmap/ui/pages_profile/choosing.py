"""What the page is about: what the address names, or what is chosen from all names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.errors import UsageError
from netmap.ui import blocks, cache, frame, navigation, picture, search, state, widgets, work
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

_NAMES = "profile-names"

Answer = dict[str, Any]


def found(network: NetworkSummary) -> Answer | None:
    """Return what is known of what the address names; None when it names nothing, or nothing that is on the map."""
    language, of = state.LANGUAGE.get(), state.OF.get()
    if not of:
        return None

    def look(_: work.Tell) -> Answer:
        return cache.profile(network, language, of)

    try:
        return work.done("profile", look, about=(network.id, network.data_version, language, of))
    except UsageError:
        return None


def choose(network: NetworkSummary) -> None:
    """Show all names, to choose from: the whole page when it is not yet about anything."""
    entries = cache.names(network, state.LANGUAGE.get())
    with blocks.block("answer"):
        sentence = say("page.profile.gone") if state.OF.get() else say("page.profile.choose")
        widgets.answer(say("page.profile.title"), [sentence])
        if len(entries) <= search.MOST_NAMES:  # else the search beside the page does it
            _search(entries)
    with blocks.block("table"):
        _table(entries)
    picture.show(network, subject="overview", key="profile-overview")
    with blocks.block("next"):
        widgets.link(navigation.page("gaps"), say("page.profile.to_gaps"))
    with blocks.block("source"):
        _source(network)


def _search(entries: Sequence[Mapping[str, Any]]) -> None:
    labels = {entry["of"]: search.label(entry) for entry in entries}
    with widgets.column():
        chosen = st.selectbox(
            say("page.profile.search"),
            list(labels),
            index=None,
            format_func=lambda of: labels.get(of, of),
            placeholder=say("page.profile.search.hint"),
            key="profile-search",
        )
    if chosen:
        state.OF.put(chosen)
        state.write_address()
        st.rerun()


def _table(entries: Sequence[Mapping[str, Any]]) -> None:
    st.header(say("page.profile.all"), anchor=False)
    shown = min(state.shown(_NAMES), len(entries))
    columns = say("page.profile.name"), say("page.profile.kind")
    rows = [
        dict(zip(columns, (widgets.named(entry["of"], entry["name"]), widgets.tekst(entry["kind"])), strict=True))
        for entry in entries[:shown]
    ]
    if rows:
        widgets.table(rows)
    widgets.count_shown(shown, len(entries))
    if shown < len(entries):
        st.button(say("page.more"), key=f"more-{_NAMES}", on_click=state.show_more, args=(_NAMES,))


def _source(network: NetworkSummary) -> None:
    there = cache.situations(network, state.LANGUAGE.get())
    day = texts.format_date(there["reference_date"], state.LANGUAGE.get())
    rows = say("page.source.rows", **widgets.counted(network.counts))
    frame.source_lines([say("page.source.date", date=day), rows])
