"""What is lost without one party, and what hangs on one seat: "collectief geheugenverlies"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.pages_hub.view import Look, parties
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

_LOSSES, _SEATS, _FIRST = "hub-losses", "hub-seats", 5
_KINDS = {
    "routes": "page.hub.loss.routes",
    "themes": "page.hub.loss.themes",
    "areas": "page.hub.loss.areas",
    "alone": "page.hub.loss.alone",
}
_COUNTS = {
    "routes": "page.hub.lost.routes",
    "themes": "page.hub.lost.themes",
    "areas": "page.hub.lost.areas",
    "alone": "page.hub.lost.alone",
}
_ALL = 1_000


def losses(result: Mapping[str, Any], look: Look) -> None:
    """Show by name what is lost without a party, most first, and what hangs on one seat."""
    found = [one for one in parties(result, Look("dependence", look.without)) if one["dependence"]]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.hub.loss"), anchor=False)
        widgets.note(say("page.hub.loss.help"))
        if not found:
            st.markdown(say("page.hub.loss.none" if result["ranking"] else "page.hub.loss.open"))
        shown = min(state.shown(_LOSSES, _FIRST), len(found))
        for one in found[:shown]:
            # No links in what folds open: a link within a button cannot be reached by everybody.
            label = say("page.hub.loss.of", name=tekst(one["party"]["name"]), what=counted(one["lost"]))
            with st.expander(label):
                st.markdown(widgets.bullets(_lost(one["lost"])))
        if found:
            _more(_LOSSES, shown, len(found))
    _seats(result)


def counted(lost: Mapping[str, Any]) -> list[str]:
    """Return how much is lost of each kind, in words."""
    return [say_count(code, len(lost[kind])) for kind, code in _COUNTS.items() if lost[kind]]


def _lost(lost: Mapping[str, Any]) -> list[str]:
    """Return what is lost by kind, every one of them by name; what nobody else does, by step."""
    found = []
    for kind, code in _KINDS.items():
        if kind == "themes":
            by_step: dict[str, list[Mapping[str, str]]] = {}
            for one in lost["stages"]:
                by_step.setdefault(one["stage_word"], []).append(one["theme"])
            found += [say(code, step=step, names=entries.names(of, _ALL)) for step, of in by_step.items()]
        elif lost[kind]:
            found.append(say(code, names=entries.names(lost[kind], _ALL)))
    return found


def _seats(result: Mapping[str, Any]) -> None:
    found = result["seat_holders"]
    if not found:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.hub.loss.seats"), anchor=False)
        widgets.note(say("page.hub.loss.seats.help"))
        shown = min(state.shown(_SEATS, _FIRST), len(found))
        st.markdown(widgets.bullets(entries.told(one["sentence"], one) for one in found[:shown]))
        _more(_SEATS, shown, len(found))


def _more(name: str, shown: int, total: int) -> None:
    widgets.count_shown(shown, total)
    if shown < total:
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name, _FIRST))
