"""Keeping a team under a name to compare it later, and forgetting one; the network itself does not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.errors import NetmapError
from netmap.ui import cache, state, states, widgets
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_team.asked import Wish

_SAID = state.Key("team-said", ("", ""))  # what the last click did: "success" or "error", and its sentence
_WHICH, _NAME, _REPLACE = "team-keep-which", "team-keep-name", "team-keep-replace"
_FORGET = "team-forget-which"
_MOST_PROPOSED = 5

Team = Sequence[Mapping[str, str]]


def keep(network: NetworkSummary, wish: Wish, result: Mapping[str, Any]) -> None:
    """Show the form to keep a team, and the one to forget a kept one."""
    teams = _teams(wish, result)
    kept = [one["name"] for one in result["kept"]]
    if not teams and not kept:
        return
    with widgets.column(), st.container(key="team-keep", gap="small"):
        _said()  # outside what folds: it is to be seen in any case
        with st.expander(say("page.team.keep.fold")):
            st.markdown(say("page.team.keep.help"))
            states.cannot_change()
            if teams:
                _form(network, teams, some_kept=bool(kept))
            if kept:
                _forgetting(network, kept)


def _teams(wish: Wish, result: Mapping[str, Any]) -> dict[str, Team]:
    """Return the teams that can be kept, by what they are called here."""
    present, found = result["present"], {}
    if present and present["team"]:
        found[say("page.team.compare.tested" if wish.test else "page.team.compare.map")] = present["team"]
    for number, team in enumerate(result["teams"][:_MOST_PROPOSED], start=1):
        found[say("page.team.keep.proposed", number=number)] = team
    return found


def _form(network: NetworkSummary, teams: Mapping[str, Team], *, some_kept: bool) -> None:
    with st.form("team-keep-form"):
        st.selectbox(say("page.team.keep.which"), list(teams), key=_WHICH)
        st.text_input(
            say("page.team.keep.name"),
            key=_NAME,
            placeholder=say("page.team.keep.example"),
        )
        if some_kept:
            st.checkbox(say("page.team.keep.replace"), key=_REPLACE)
        by_name = {name: tuple(one["of"] for one in team) for name, team in teams.items()}
        st.form_submit_button(
            say("page.team.keep.button"),
            disabled=not states.may_change(),
            on_click=_keep,
            args=(network.id, by_name),
        )


def _forgetting(network: NetworkSummary, kept: Sequence[str]) -> None:
    with st.form("team-forget-form"):
        st.selectbox(say("page.team.forget.which"), list(kept), key=_FORGET)
        st.form_submit_button(
            say("page.team.forget.button"), disabled=not states.may_change(), on_click=_forget, args=(network.id,)
        )


def _keep(network_id: str, teams: Mapping[str, tuple[str, ...]]) -> None:
    name = " ".join(str(state.widget(_NAME) or "").split())
    if not name:
        _SAID.put(("error", say("page.team.keep.nameless")))
        return
    team = teams[state.widget(_WHICH)]
    try:
        there = {one["name"].casefold(): one["name"] for one in cache.services().kept_teams(network_id)}
        if taken := there.get(name.casefold()):
            if not state.widget_or(_REPLACE, default=False):
                _SAID.put(("error", say("page.team.keep.taken", name=tekst(taken))))
                return
            name = taken  # in its own capitals: else there would be two
        cache.services().keep_team(network_id, name=name, team=team)
    except NetmapError as error:
        _SAID.put(("error", tekst(texts.error_sentence(error, state.LANGUAGE.get()))))
        return
    # Only now: who is asked for another name does not type it all again.
    state.preset(_NAME, "")
    if there:
        state.preset(_REPLACE, value=False)
    _SAID.put(("success", say_count("page.team.keep.done", len(team), name=tekst(name))))


def _forget(network_id: str) -> None:
    name = state.widget(_FORGET)
    try:
        cache.services().forget_team(network_id, name=name)
    except NetmapError as error:
        _SAID.put(("error", tekst(texts.error_sentence(error, state.LANGUAGE.get()))))
        return
    _SAID.put(("success", say("page.team.forget.done", name=tekst(name))))


def _said() -> None:
    """Say once what the last click did."""
    kind, sentence = _SAID.get()
    if sentence:
        (st.success if kind == "success" else st.error)(sentence)
        _SAID.put(("", ""))
