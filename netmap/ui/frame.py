"""What stands around every page: the choice of network, the line above the title, and where the answer comes from."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.ui import cache, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary


def chosen() -> NetworkSummary:
    """Return the network this page is about; without any, show how to begin and end the page."""
    networks = cache.services().networks()
    if not networks:
        _nothing_yet()
        st.stop()
    by_id = {network.id: network for network in networks}
    wanted = state.NETWORK.get()
    return by_id.get(wanted) or by_id.get(cache.first_network()) or _usual(networks)


def sidebar(groups: Mapping[str, Sequence[st.Page]]) -> None:
    """Show the pages by group, the choice of network when there is one, and the way to end netmap."""
    with st.sidebar:
        for name, pages in groups.items():
            if name:
                widgets.note(name)
            for page in pages:
                st.page_link(page)
    networks = cache.services().networks()
    with st.sidebar:
        if len(networks) > 1:
            names = {network.id: network.name for network in networks}
            now = chosen().id
            st.selectbox(
                say("page.network"),
                list(names),
                index=list(names).index(now),
                format_func=names.__getitem__,
                key=f"choose-network-{now}",
                on_change=_choose,
                args=(f"choose-network-{now}",),
            )
        if cache.stopper():
            _stop_button()


def heading(network: NetworkSummary, answer: Mapping[str, Any]) -> None:
    """Show above a page's title which network and which date it is about."""
    date = texts.format_date(answer["reference_date"], state.LANGUAGE.get())
    widgets.note(say("page.heading", network=widgets.tekst(network.name), date=date))
    health = cache.services().health()
    if not health.healthy:
        lines = [widgets.tekst(texts.say(code, state.LANGUAGE.get(), **details)) for code, details in health.problems]
        st.warning(f"{say('page.readonly')}\n\n{widgets.bullets(lines)}")


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


def _usual(networks: list[NetworkSummary]) -> NetworkSummary:
    """An example is shown only when there is nothing else."""
    return next((network for network in networks if not network.example), networks[0])


def _choose(key: str) -> None:
    state.NETWORK.put(st.session_state[key])
    state.write_address(state.NETWORK.get())


def _nothing_yet() -> None:
    steps = ("template", "fill", "check", "import")
    widgets.answer(say("page.start.title"), [say("page.empty.answer")])
    with widgets.column():
        st.markdown("\n".join(f"{number}. {say(f'page.empty.{step}')}" for number, step in enumerate(steps, 1)))
        st.markdown(say("page.empty.demo"))
        st.button(say("page.empty.demo.button"), type="primary", on_click=_load_demo)


def _load_demo() -> None:
    state.NETWORK.put(cache.services().load_example())


def _stop_button() -> None:
    if not state.STOPPING.get():
        st.button(say("page.stop"), type="tertiary", on_click=state.STOPPING.put, args=(True,))
        return
    st.markdown(say("page.stop.ask"))
    st.button(say("page.stop.no"), on_click=state.STOPPING.put, args=(False,))
    if st.button(say("page.stop.yes"), type="primary"):
        st.success(say("page.stop.done"))
        stop = cache.stopper()
        assert stop is not None  # the button is there only when netmap may end itself
        # A moment later, so that this sentence reaches the browser first.
        threading.Timer(1.0, stop).start()
