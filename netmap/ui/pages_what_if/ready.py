"""Changes that are ready to be tried: what happened elsewhere, said in the words of this map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.pages_what_if import PARAMETER
from netmap.ui.state import say
from netmap.ui.widgets import tekst

Choices = Mapping[str, Any]


def scenarios(choices: Choices) -> None:
    """Show the ready changes as a table: each leads to what it does, or says why it cannot be tried here."""
    found = choices["scenarios"]
    with st.container(gap="xsmall"):
        st.header(say("page.what_if.ready"), anchor=False)
        if not found:
            st.markdown(say("page.what_if.ready.none"))
            return
        columns = say("page.what_if.ready.what"), say("page.what_if.ready.here")
        widgets.table([dict(zip(columns, _row(one), strict=True)) for one in found], alt=say("page.what_if.ready.alt"))
        widgets.count_shown(len(found), len(found))


def others(choices: Choices) -> None:
    """Lead to the other ready changes."""
    found = [one for one in choices["scenarios"] if one["possible"] and set(one["tokens"]) != set(state.CHANGES.get())]
    if found:
        with st.container(gap="xsmall"), widgets.column():
            st.subheader(say("page.what_if.ready.others"), anchor=False)
            st.markdown(widgets.bullets(f"[{tekst(one['title'])}]({address(one['tokens'])})" for one in found))
            widgets.count_shown(len(found), len(found))


def address(changes: Sequence[str]) -> str:
    """Return the address at which these changes are tried."""
    return widgets.address("what_if", **{PARAMETER: state.several(changes)})


def _row(one: Mapping[str, Any]) -> tuple[str, str]:
    if not one["possible"]:
        return tekst(one["title"]), f"✕ {say('page.what_if.ready.not', why=tekst(one['why_not']))}"
    return f"[{tekst(one['title'])}]({address(one['tokens'])})", entries.told(one["sentence"], one)
