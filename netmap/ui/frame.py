"""What stands around every page: the list of pages, the choice of network, and where the answer comes from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.ui import cache, navigation, state, widgets
from netmap.ui.handover import given
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary


def prepare() -> None:
    """Look which networks there are and settle which one this run is about. Raises ``StoreError``."""
    networks = cache.services().networks()
    state.NETWORKS.put(networks)
    known = {network.id for network in networks}
    if state.NETWORK.get() not in known:
        state.NETWORK_GONE.put(bool(state.NETWORK.get()))
        first = given.first_network
        state.NETWORK.put(first if first in known else _usual(networks))


def current() -> NetworkSummary | None:
    """Return the network that this run is about, or None when there is none yet: for pages that work without."""
    network_id = state.NETWORK.get()
    for network in state.NETWORKS.get():
        if network.id == network_id:
            state.write_address(network_id)
            return network
    return None


def chosen() -> NetworkSummary:
    """Return the network that this run is about; without any, show how to begin and end the page."""
    if network := current():
        return network
    _nothing_yet()
    st.stop()


def pages(groups: Mapping[str, Sequence[st.Page]]) -> None:
    """Show the list of pages by group."""
    with st.sidebar:
        for name, group in groups.items():
            if name:
                widgets.note(name)
            for page in group:
                st.page_link(page)


def choices() -> None:
    """Show the choice of network, when there is one, and the way to end netmap."""
    with st.sidebar:
        names = {network.id: network.name for network in state.NETWORKS.get()}
        if len(names) > 1:
            now = state.NETWORK.get()
            # The key holds the choice, so that a choice made elsewhere (a link, the example) is shown here as well.
            key = f"choose-network-{now}"
            st.selectbox(
                say("page.network"),
                list(names),
                index=list(names).index(now),
                format_func=names.__getitem__,
                key=key,
                on_change=_choose,
                args=(key,),
            )
        if given.stop:
            _stop_button(given.stop)


def warnings() -> None:
    """Show above a page what the user must know first: that nothing can be changed, or that a network is gone."""
    health = cache.services().health()
    if not health.healthy:
        lines = [widgets.tekst(texts.say(code, state.LANGUAGE.get(), **details)) for code, details in health.problems]
        st.warning(f"{say('page.readonly')}\n\n{widgets.bullets(lines)}")
    if state.NETWORK_GONE.get():
        state.NETWORK_GONE.put(False)
        st.info(say("page.network_gone"))


def heading(network: NetworkSummary, answer: Mapping[str, Any]) -> None:
    """Show above a page's title which network and which date it is about."""
    date = texts.format_date(answer["reference_date"], state.LANGUAGE.get())
    widgets.note(say("page.heading", network=widgets.tekst(network.name), date=date))


def source(network: NetworkSummary, answer: Mapping[str, Any]) -> None:
    """Show at the bottom of a page what its answer rests on."""
    norm = answer["norm"]
    date = texts.format_date(answer["reference_date"], state.LANGUAGE.get())
    lines = [
        say("page.source.date", date=date),
        say("page.source.norm", name=widgets.tekst(norm["name"]), version=widgets.tekst(norm["version"])),
        say("page.source.rows", **widgets.counted(network.counts)),
        *(widgets.tekst(remark["sentence"]) for remark in answer.get("remarks", ())),
    ]
    with widgets.column():
        st.header(say("page.source"), anchor=False)
        st.markdown(widgets.bullets(lines))


def _usual(networks: Sequence[NetworkSummary]) -> str:
    """Return the id of the network to show first: an example only when there is nothing else."""
    return next((network.id for network in networks if not network.example), networks[0].id if networks else "")


def _choose(key: str) -> None:
    state.NETWORK.put(st.session_state[key])
    state.write_address(state.NETWORK.get())


def _nothing_yet() -> None:
    steps = ("template", "fill", "check", "import")
    widgets.answer(say("page.start.title"), [say("page.empty.answer")])
    with widgets.column():
        st.markdown("\n".join(f"{number}. {say(f'page.empty.{step}')}" for number, step in enumerate(steps, 1)))
        widgets.link(navigation.data(), say("page.empty.data"))
        st.markdown(say("page.empty.demo"))
        if st.button(say("page.empty.demo.button"), type="primary"):
            with st.spinner(say("page.empty.demo.loading")):
                state.NETWORK.put(cache.services().load_example())
            st.rerun()


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
