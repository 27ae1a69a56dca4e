"""Who sees something: what the address names, or what is chosen from everything that a way can begin at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.errors import UsageError
from netmap.ui import blocks, cache, frame, navigation, search, state, states, widgets
from netmap.ui.pages_where_to import picture
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

_ALL = "where-to-all"
_KEY = "where-to-who"

Answer = dict[str, Any]
Entry = Mapping[str, Any]


def found(network: NetworkSummary) -> Answer | None:
    """Return the way from what the address names; None when it names nothing, or nothing that one can begin at."""
    of, language, situation = state.OF.get(), state.LANGUAGE.get(), state.SITUATION.get()
    if not of:
        return None
    try:
        return frame.answered(
            "route",
            lambda _: cache.route(network, language, of, situation),
            network,
            of,
            situation.theme,
            situation.area,
            doing="page.where_to.work",
        )
    except UsageError:
        return None


def advice() -> str:
    """Return that a theme makes the answer more precise, as long as none was chosen; else ""."""
    return "" if state.SITUATION.get().theme else say("page.where_to.choose.theme")


def choose(network: NetworkSummary) -> None:
    """Show whom one can be, and an example of an answer: the whole page while nobody was chosen."""
    known = cache.entrances(network, state.LANGUAGE.get())
    with blocks.block("answer"):
        sentence = say("page.where_to.gone") if state.OF.get() else say("page.where_to.choose")
        widgets.answer(say("page.where_to.nav"), [sentence], explanation=advice())
        ask(network)
    with blocks.block("table", gap="medium"):
        _example()
        _all(known)
    picture.nothing()
    with blocks.block("next"):
        widgets.link(navigation.page("gaps"), say("page.where_to.to_gaps"))
    with blocks.block("source"):
        there = cache.situations(network, state.LANGUAGE.get())
        day = texts.format_date(there["reference_date"], state.LANGUAGE.get())
        rows = say("page.source.rows", **widgets.counted(network.counts))
        frame.source_lines([say("page.source.date", date=day), rows])


def ask(network: NetworkSummary) -> None:
    """Show the choice of who sees something; typing a part of a name will do."""
    known = cache.entrances(network, state.LANGUAGE.get())
    if not known:
        return
    with widgets.column():
        if len(known) > search.MOST_NAMES:
            _by_text(known)
            return
        labels = {entry["of"]: search.label(entry) for entry in known}
        state.preset(_KEY, state.OF.get() if state.OF.get() in labels else None)
        st.selectbox(
            say("page.where_to.who"),
            list(labels),
            format_func=lambda of: labels.get(of, of),
            placeholder=say("page.where_to.who.hint"),
            key=_KEY,
            on_change=_chosen,
            filter_mode="contains",
        )


def _chosen() -> None:
    state.OF.put(state.widget(_KEY) or "")
    state.write_address()  # at once: the next run begins with what it says


def _by_text(known: Sequence[Entry]) -> None:
    text = st.text_input(
        say("page.where_to.who"), placeholder=say("page.where_to.who.hint"), key="where-to-text", max_chars=80
    )
    hits, total = search.hits(known, text)
    if text and not hits:
        widgets.note(say("frame.search.none"))
    for entry in hits:
        label = widgets.tekst(search.label(entry))
        widgets.link(navigation.page("where_to"), label, query={"van": entry["of"]})
    if total > len(hits):
        states.too_large(len(hits), total)


def _example() -> None:
    lines = ("page.where_to.example.report", "page.where_to.example.verify", "page.where_to.example.decide")
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("page.where_to.example"), anchor=False)
        st.markdown(say("page.where_to.example.text"))
        st.markdown(widgets.bullets(say(line) for line in lines))


def _all(known: Sequence[Entry]) -> None:
    """Show everybody whom one can be as a table, each name with the way from there."""
    with st.container(gap="xsmall"):
        st.header(say("page.where_to.all"), anchor=False)
        if not known:
            st.markdown(say("page.where_to.none"))
            return
        shown = min(state.shown(_ALL), len(known))
        columns = say("page.where_to.name"), say("page.where_to.kind")
        widgets.table([dict(zip(columns, _row(entry), strict=True)) for entry in known[:shown]])
        widgets.count_shown(shown, len(known))
        if shown < len(known):
            st.button(say("page.more"), key=f"more-{_ALL}", on_click=state.show_more, args=(_ALL,))


def _row(entry: Entry) -> tuple[str, str]:
    name = widgets.tekst(widgets.capital(entry["name"]))
    return f"[{name}]({widgets.address('where_to', van=entry['of'])})", widgets.tekst(entry["kind"])
