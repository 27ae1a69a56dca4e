"""What hangs on one seat-holder or one party: "collectief geheugenverlies". Each can be tried at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_what_if import ANCHORS, lists, ready
from netmap.ui.state import say
from netmap.ui.widgets import tekst


def hangs_on(choices: Mapping[str, Any]) -> None:
    """Show what hangs on one seat-holder, and per theme on which party; each with the way to try it."""
    memory = choices["amnesia"]
    with st.container(gap="small"):
        st.header(say("page.what_if.memory"), anchor=ANCHORS["memory"])
        with widgets.column():
            widgets.note(say("page.what_if.memory.help"))
        _list("page.what_if.memory.holders", memory["holders"])
        _list("page.what_if.memory.themes", memory["themes"])
        with widgets.column():
            for sentence in memory["sentences"]:
                st.markdown(tekst(sentence))


def _list(code: str, found: Sequence[Mapping[str, Any]]) -> None:
    if found:
        with widgets.column(), st.container(gap="xsmall"):
            st.subheader(say(code), anchor=False)
            lists.lines(code, [_line(one) for one in found])


def _line(one: Mapping[str, Any]) -> str:
    """Return what hangs on one, with the way to try it; what cannot be tried alone has none."""
    told = entries.told(one["sentence"], one)
    if not one["tokens"]:
        return told
    return f"{told} [{say('page.what_if.memory.link')}]({ready.address(one['tokens'])})"
