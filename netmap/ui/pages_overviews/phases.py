"""Each phase by itself: who acts, who is missing, and with what one could work there and who here could do that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import matrix, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_TOOLS = {"instruments": "page.overviews.instruments", "practices": "page.overviews.practices"}


def phases(result: Mapping[str, Any]) -> None:
    """Show each phase folded; nothing for an overview that is not about phases."""
    found = result.get("phases") or ()
    if not found:
        return
    with st.container(gap="xsmall"):
        st.header(say("page.overviews.phases"), anchor=False)
        with widgets.column():
            widgets.note(say("page.overviews.phases.help"))
        for phase in found:
            # No links in what folds open: a link within a button cannot be reached by everybody.
            with st.expander(tekst(widgets.capital(phase["phase"]["name"]))):
                _phase(phase)


def _phase(phase: Mapping[str, Any]) -> None:
    if phase["handling"]:
        widgets.note(tekst(phase["handling"]))
    told = [phase["sentence"], *(one["sentence"] for one in phase["covers"]), phase["themes"]["sentence"]]
    st.markdown(widgets.bullets(tekst(sentence) for sentence in told if sentence))
    for kind, code in _TOOLS.items():
        if phase[kind]:
            st.markdown(f"**{say(code)}**")
            _tools(phase[kind])


def _tools(found: Sequence[Mapping[str, Any]]) -> None:
    heads = say("page.overviews.tool"), say("page.overviews.tool.who")
    rows = [(_tool(one), _who(one)) for one in found]
    widgets.table([dict(zip(heads, row, strict=True)) for row in rows], alt=say("page.overviews.tool.alt"))
    widgets.count_shown(len(rows), len(rows))


def _tool(one: Mapping[str, Any]) -> str:
    """Return what it is called and what it is for; of a practice also its form."""
    form = f" ({tekst(one['form'])})" if one.get("form") else ""
    return f"{tekst(widgets.capital(one['name']))}{form}  \n:small[{tekst(one['goal'])}]"


def _who(one: Mapping[str, Any]) -> str:
    return f"{matrix.SIGNS[one['state']][0]} {tekst(one['sentence'])}"
