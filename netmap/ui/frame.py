"""What stands around every page: the list of pages, network, search and situation, and where the answer comes from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.analysis.situation import Situation
from netmap.ui import bridge, cache, navigation, search, state, states, warming, widgets, work
from netmap.ui.handover import given
from netmap.ui.state import say, say_count

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

#: What can be chosen on top of every page: field of the situation, its word, what stands for everything, and what it
#: is called when an address names one that is not there.
_SITUATION = {
    "theme": ("frame.theme", "frame.all_themes", "frame.gone.theme"),
    "area": ("frame.area", "frame.all_areas", "frame.gone.area"),
    "phase": ("frame.phase", "frame.all_phases", "frame.gone.phase"),
}


def prepare() -> None:
    """Look which networks there are and settle what this run is about. Raises ``StoreError``."""
    networks = cache.services().networks()
    state.NETWORKS.put(networks)
    known = {network.id for network in networks}
    if state.NETWORK.get() not in known:
        state.NETWORK_GONE.put(bool(state.NETWORK.get()))
        first = given.first_network
        state.NETWORK.put(first if first in known else warming.usual(networks))
    state.began_here()
    if (network := current()) and state.SITUATION.get():
        _settle_situation(network)


def current() -> NetworkSummary | None:
    """Return the network that this run is about, or None when there is none yet: for pages that work without."""
    network_id = state.NETWORK.get()
    return next((network for network in state.NETWORKS.get() if network.id == network_id), None)


def chosen() -> NetworkSummary:
    """Return the network that this run is about; without any, show how to begin and end the page."""
    if network := current():
        return network
    states.nothing_yet()
    st.stop()


def sidebar(groups: Mapping[str | None, Sequence[st.Page]]) -> None:
    """Show search, the list of pages by group, the choice of network, and the way to end netmap."""
    with st.sidebar:
        if network := current():
            search.everywhere(network)
        for code, group in groups.items():
            if code is not None:
                _group(code, group)
        _networks()
        if given.stop:
            _stop_button(given.stop)


def pages_only(groups: Mapping[str | None, Sequence[st.Page]]) -> None:
    """Show the list of pages alone: what can be shown when the database is away."""
    with st.sidebar:
        for code, group in groups.items():
            if code is not None:
                _group(code, group)


def top(page: navigation.PageSpec) -> None:
    """Show on top of a page what the user must know first, which network and day it is about, and the situation."""
    bridge.keep_links_in_their_tab()
    states.read_only()
    states.gone()
    if network := current():
        there = cache.situations(network, state.LANGUAGE.get())
        with st.container(key="top", gap="xsmall"):
            date = texts.format_date(there["reference_date"], state.LANGUAGE.get())
            widgets.note(say("page.heading", network=widgets.tekst(network.name), date=date))
            _situation(there)
            _without_effect(page)


def white_spots(network: NetworkSummary) -> dict[str, Any]:
    """Return the white spots of a network in the situation that was chosen; long work shows how far it is."""
    language, situation = state.LANGUAGE.get(), state.SITUATION.get()
    return answered(
        "gaps",
        lambda progress: cache.gaps(network, language, situation, progress),
        network,
        situation,
        doing="frame.work.gaps",
    )


def answered(
    name: str,
    find: Callable[[cache.Progress], dict[str, Any]],
    network: NetworkSummary,
    *about: Any,
    doing: str,
    begins: str = "",
) -> dict[str, Any]:
    """Return an answer about a network; when it takes long, the page shows how far it is, and it can be stopped.

    Parameters
    ----------
    name : str
        Of the work; see :func:`netmap.ui.work.done`.
    find : callable
        Gets ``progress(done, total)``. It runs in a thread, where there is no page and no session.
    about
        What the answer depends on besides network and language.
    doing : str
        Code of the sentence that says how far it is, which may name ``{done}`` and ``{total}``.
    begins : str
        Code of the sentence that says what is done before it is known how much there is to do.

    Raises
    ------
    Exception
        Whatever ``find`` raises.
    """
    language = state.LANGUAGE.get()

    def make(tell: work.Tell) -> dict[str, Any]:
        def progress(done: int, total: int) -> None:
            tell(done / total if total else 0.0, texts.say(doing, language, done=done, total=total))

        if begins:
            tell(0.0, texts.say(begins, language))
        return find(progress)

    return work.done(name, make, about=(network.id, network.data_version, language, *about))


def situated(answer: Mapping[str, Any], sentences: Sequence[str]) -> list[str]:
    """Return the sentences of an answer, with first the situation that it is about and last what falls outside it."""
    if not answer["situation"]["words"] or not sentences:
        return list(sentences)
    first = f"{widgets.tekst(answer['situation']['words'])}: {sentences[0]}"
    if "outside" not in answer:  # made for the situation: there is nothing outside it
        return [first, *sentences[1:]]
    if not any(answer["outside"].values()):
        outside = say("frame.outside.none")
    else:
        outside = say(
            "frame.outside",
            findings=say_count("frame.findings", answer["outside"]["findings"]),
            questions=say_count("page.gaps.questions", answer["outside"]["questions"]),
        )
    return [first, *sentences[1:], outside]


def source(network: NetworkSummary, answer: Mapping[str, Any]) -> None:
    """Show at the bottom of a page what its answer rests on."""
    norm = answer["norm"]
    date = texts.format_date(answer["reference_date"], state.LANGUAGE.get())
    source_lines(
        [
            say("page.source.date", date=date),
            say("page.source.norm", name=widgets.tekst(norm["name"]), version=widgets.tekst(norm["version"])),
            say("page.source.rows", **widgets.counted(network.counts)),
            *(widgets.tekst(remark["sentence"]) for remark in answer.get("remarks", ())),
        ]
    )


def source_lines(lines: Sequence[str]) -> None:
    """Show at the bottom of a page what it rests on; ``lines`` are Markdown."""
    with widgets.column():
        st.header(say("page.source"), anchor=False)
        st.markdown(widgets.bullets(lines))


# --- the situation ----------------------------------------------------------------------------------------------


def _settle_situation(network: NetworkSummary) -> None:
    """Take out of the situation what the network does not have; the page says so."""
    there = cache.situations(network, state.LANGUAGE.get())
    situation = state.SITUATION.get()
    gone = [
        field
        for field in _SITUATION
        if (value := getattr(situation, field)) and value not in {entry["id"] for entry in there[field]}
    ]
    if gone:
        state.SITUATION_GONE.put(tuple(_name_of_gone(field, getattr(situation, field)) for field in gone))
        state.SITUATION.put(replace(situation, **dict.fromkeys(gone, "")))


def _name_of_gone(field: str, value: str) -> str:
    """Return as Markdown what was chosen, by its name in the network of a moment ago, else by what it was to be."""
    name = state.SITUATION_NAMES.get().get(f"{field}:{value}")
    return f"“{widgets.tekst(name)}”" if name else say(_SITUATION[field][2])


def _without_effect(page: navigation.PageSpec) -> None:
    """Say in one line which part of what was chosen does not change this page."""
    without = [
        say(word).lower()
        for field, (word, *_) in _SITUATION.items()
        if getattr(state.SITUATION.get(), field) and field not in page.obeys
    ]
    if without:
        widgets.note(say("frame.without_effect", fields=without))


def _situation(there: Mapping[str, Any]) -> None:
    """Show a choice of theme, area and phase, as far as the network has them, and the way to take it back."""
    situation = state.SITUATION.get()
    fields = [field for field in _SITUATION if there[field]]
    with st.container(key="situation", gap="xsmall"):
        if fields:
            for column, field in zip(st.columns(len(fields), gap="xsmall"), fields, strict=True):
                with column:
                    _choice(field, there[field], getattr(situation, field))
        if situation:
            st.button(
                say("frame.situation_clear"),
                key="situation-clear",
                type="tertiary",
                icon=":material/close:",
                on_click=_clear_situation,
            )


def _choice(field: str, entries: Sequence[Mapping[str, str]], now: str) -> None:
    word, everything, _ = _SITUATION[field]
    names = {"": say(everything), **{entry["id"]: widgets.capital(entry["name"]) for entry in entries}}
    key = f"situation-{field}"
    if now:
        state.SITUATION_NAMES.put({**state.SITUATION_NAMES.get(), f"{field}:{now}": names.get(now, now)})
    # A choice made elsewhere (a link, the button below) is shown here as well.
    state.preset(key, now)
    st.selectbox(
        say(word),
        list(names),
        format_func=lambda value: names.get(value, value),
        key=key,
        label_visibility="collapsed",
        on_change=_choose_situation,
        args=(field, key),
    )


def _choose_situation(field: str, key: str) -> None:
    state.SITUATION.put(replace(state.SITUATION.get(), **{field: state.widget(key) or ""}))
    state.CHOSEN.put(True)


def _clear_situation() -> None:
    state.SITUATION.put(Situation())
    state.CHOSEN.put(True)


# --- the sidebar ------------------------------------------------------------------------------------------------


def _group(code: str, pages: Sequence[st.Page]) -> None:
    if code:
        widgets.note(say(code))
    for page in pages:
        # From a page about one thing, another shows the same thing.
        of = state.OF.get() if navigation.spec_of(page).about else ""
        st.page_link(page, query_params=state.address(van=of))


def _networks() -> None:
    names = {network.id: network.name for network in state.NETWORKS.get()}
    if len(names) > 1:
        state.preset("choose-network", state.NETWORK.get())
        st.selectbox(
            say("page.network"),
            list(names),
            format_func=lambda value: names.get(value, value),
            key="choose-network",
            on_change=_choose_network,
        )


def _choose_network() -> None:
    # What the other network has under the same id is something else.
    state.OF.put("")
    state.NETWORK.put(state.widget("choose-network"))
    state.CHOSEN.put(True)


def _stop_button(stop: Callable[[], None]) -> None:
    if not state.STOPPING.get():
        st.button(say("page.stop"), type="tertiary", on_click=state.STOPPING.put, args=(True,))
        return
    st.markdown(say("page.stop.ask"))
    st.button(say("page.stop.no"), on_click=state.STOPPING.put, args=(False,))
    if st.button(say("page.stop.yes"), type="primary"):
        st.success(say("page.stop.done"))
        # A moment later, so that this sentence reaches the browser first.
        threading.Timer(1.0, stop).start()
