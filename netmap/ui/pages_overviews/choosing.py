"""Which overview: the address says it ("blik"), so that a link opens the same one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import cache, frame, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

Kind = Mapping[str, str]

_KEY = "overview-kind"
_FIELDS = {"theme": "frame.theme", "area": "frame.area", "phase": "frame.phase"}


def chosen() -> Kind:
    """Return the overview that the address names; one that there is not is as if it was not said."""
    kinds = cache.overview_kinds(state.LANGUAGE.get())
    kind = next((kind for kind in kinds if state.LENS.get() in (kind["word"], kind["id"])), kinds[0])
    _keep("" if kind is kinds[0] else kind["word"])
    return kind


def found(network: NetworkSummary, kind: Kind) -> dict[str, Any]:
    """Return the overview in the situation that was chosen."""
    language, situation = state.LANGUAGE.get(), state.SITUATION.get()
    return frame.answered(
        "overview",
        lambda _: cache.overview(network, language, kind["id"], situation),
        network,
        kind["id"],
        situation,
        doing="page.overviews.work",
        begins="page.overviews.work",
    )


def ask(answer: Mapping[str, Any], kind: Kind) -> None:
    """Show the choice of overview, and which part of the situation does not change this one."""
    titles = {one["id"]: one["title"] for one in cache.overview_kinds(state.LANGUAGE.get())}
    state.preset(_KEY, kind["id"])
    with widgets.column(), st.container(gap="small"):
        st.selectbox(
            say("page.overviews.which"),
            list(titles),
            format_func=lambda code: titles.get(code, code),
            key=_KEY,
            width=480,
            on_change=_choose,
        )
        now = state.SITUATION.get()
        unused = [word for field, word in _FIELDS.items() if getattr(now, field) and not answer["situation"][field]]
        if unused:
            widgets.note(say("page.overviews.unused", fields=[say(word).lower() for word in unused]))


def _choose() -> None:
    kinds = cache.overview_kinds(state.LANGUAGE.get())
    code = state.widget(_KEY)
    state.CELL.put("")  # of another table
    _keep(next((kind["word"] for kind in kinds[1:] if kind["id"] == code), ""))


def _keep(word: str) -> None:
    state.LENS.put(word)
    state.write_address(own=True)  # at once: the next run begins with what it says
