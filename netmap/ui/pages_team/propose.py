"""What is asked of a proposed team: its size, in how many steps it reaches others, who must be in it, its limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.pages_team import asked, cache
from netmap.ui.state import say, say_count

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_team.asked import Wish

_SIZE, _STEPS, _FIXED, _CAP, _BRIDGE = "team-size", "team-steps", "team-fixed", "team-cap", "team-bridge"
_USUAL = ""
_CAPS = {
    _USUAL: "page.team.cap.usual",
    "1": "page.team.cap.one",
    "2": "page.team.cap.two",
    asked.NO_CAP: "page.team.cap.none",
}
#: A part that somebody in a core team usually plays -> its word.
_PARTS = {"mayor": "page.team.fixed.mayor", "police": "page.team.fixed.police"}


def ask(network: NetworkSummary, wish: Wish, result: Mapping[str, Any]) -> None:
    """Show the demands on a proposed team: what was chosen, else what is usual."""
    demands = result["demands"]
    with st.container(key="team-demands", gap="xsmall", width=widgets.READING_WIDTH):
        st.header(say("page.team.propose"), anchor=asked.PROPOSAL)
        st.markdown(say("page.team.propose.help"))
        left, right = st.columns(2, gap="small")
        with left:
            _size(result)
            _cap()
        with right:
            _steps()
        _fixed(network, wish)
        state.preset(_BRIDGE, wish.bridge)
        st.checkbox(say("page.team.bridge"), key=_BRIDGE, on_change=_bridge_chosen)
        if changed():
            st.button(
                say("page.team.usual"),
                key="team-usual",
                type="tertiary",
                icon=":material/close:",
                on_click=_clear,
            )
        _said(demands)


def changed() -> bool:
    """Return whether anything else than the usual is asked."""
    keys = (state.SIZE, state.CAP, state.BRIDGE, state.STEPS)
    return bool(state.FIXED.get()) or any(key.get() for key in keys)


def _said(demands: Mapping[str, Any]) -> None:
    """Say all demands in words, folded: they are many."""
    sentences = [entries.told(one, demands) for one in demands["sentences"]]
    if sentences:
        with st.expander(say("page.team.demands")):
            st.markdown(widgets.bullets(sentences))


def _size(result: Mapping[str, Any]) -> None:
    choices = [_USUAL, *map(str, asked.SIZES)]
    names = {one: say_count("page.team.size.members", int(one)) for one in choices if one}
    names[_USUAL] = (
        say("page.team.size.usual", count=result["size"]) if not state.SIZE.get() else say("page.team.size.now")
    )
    state.preset(_SIZE, state.SIZE.get())
    st.selectbox(
        say("page.team.size"),
        choices,
        format_func=lambda one: names.get(one, one),
        key=_SIZE,
        on_change=_put,
        args=(state.SIZE, _SIZE),
    )


def _steps() -> None:
    names = {"": say("page.team.steps.one"), "2": say("page.team.steps.two")}
    state.preset(_STEPS, state.STEPS.get())
    st.selectbox(
        say("page.team.steps"),
        list(names),
        format_func=lambda one: names.get(one, one),
        key=_STEPS,
        on_change=_put,
        args=(state.STEPS, _STEPS),
    )


def _cap() -> None:
    state.preset(_CAP, state.CAP.get())
    st.selectbox(
        say("page.team.cap"),
        list(_CAPS),
        format_func=lambda one: say(_CAPS[one]) if one in _CAPS else one,
        key=_CAP,
        on_change=_put,
        args=(state.CAP, _CAP),
    )


def _fixed(network: NetworkSummary, wish: Wish) -> None:
    """Show who must be in the team: by itself whoever plays a part that is usual."""
    usual = cache.usual(network)
    names = {word: say(_PARTS[word]) for word in usual if word in _PARTS} | asked.parties(network)
    chosen = usual if wish.fixed is None else wish.fixed
    state.preset(_FIXED, [one for one in chosen if one in names])
    st.multiselect(
        say("page.team.fixed"),
        list(names),
        format_func=lambda of: names.get(of, of),
        placeholder=say("page.team.fixed.hint"),
        key=_FIXED,
        on_change=_fixed_chosen,
        args=(usual,),
        filter_mode="contains",
        max_selections=max(asked.SIZES),
        select_all=False,
    )


def _put(key: state.Key[str], widget: str) -> None:
    key.put(state.widget(widget) or "")
    state.write_address(own=True)  # at once: the next run begins with what it says


def _bridge_chosen() -> None:
    state.BRIDGE.put("" if state.widget(_BRIDGE) else asked.NO_BRIDGE)
    state.write_address(own=True)


def _fixed_chosen(usual: tuple[str, ...]) -> None:
    chosen = tuple(state.widget(_FIXED))
    state.FIXED.put(() if set(chosen) == set(usual) else chosen or (asked.NOBODY,))
    state.write_address(own=True)


def _clear() -> None:
    for key in (state.SIZE, state.CAP, state.BRIDGE, state.STEPS):
        key.put("")
    state.FIXED.put(())
    state.write_address(own=True)
