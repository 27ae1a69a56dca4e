"""The white spots that would open, get worse, get less serious or close; and what would no longer be known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_what_if import lists
from netmap.ui.state import say, say_count

_KINDS = ("opened", "worse", "asked", "better", "closed", "moot")


def gaps(result: Mapping[str, Any]) -> None:
    """Show what changes about the white spots, by what becomes of them, and what is no longer known."""
    found = result["difference"]["gaps"]
    with st.container(gap="small"), widgets.column():
        st.header(say("page.what_if.gaps"), anchor=False)
        if not any(found[kind] for kind in _KINDS):
            st.markdown(say("page.what_if.gaps.none"))
        for kind in _KINDS:
            if found[kind]:
                _gaps(kind, found[kind])
        _unknown(result)


def _gaps(kind: str, found: Sequence[Mapping[str, Any]]) -> None:
    with st.container(gap="xsmall"):
        st.subheader(say_count(f"page.what_if.gaps.{kind}", len(found)), anchor=False)
        lists.lines(f"what-if-{kind}", [_gap(one) for one in found])


def _gap(one: Mapping[str, Any]) -> str:
    return f"{widgets.severity(one['severity'])} {entries.told(one.get('sentence') or one['title'], one)}"


def _unknown(result: Mapping[str, Any]) -> None:
    """Show what is known now and a question then: a loss, but no white spot, for nobody said that it is not there."""
    # Who is taken away is not missed: a question about that sector is no loss.
    cut = {part["of"]["of"] for part in result["change"]["parts"] if part["kind"] == "leaves" and part["of"]}
    no_longer = result["difference"]["no_longer"]
    found = [one for one in no_longer if not cut.intersection(of["of"] for of in one["subjects"])]
    kinds = (
        (False, "page.what_if.unknown", "page.what_if.unknown.help"),
        (True, "page.what_if.thin", "page.what_if.thin.help"),
    )
    for thin, code, explained in kinds:
        if told := [_no_longer(one) for one in found if one["thin"] is thin]:
            with st.container(gap="xsmall"):
                st.subheader(say(code), anchor=False)
                widgets.note(say(explained))
                lists.lines(code, told)


def _no_longer(one: Mapping[str, Any]) -> str:
    told = entries.told(one["sentence"], one)
    if not one["parties"]:
        return told
    return f"{told} :small[{say('page.what_if.unknown.now', names=entries.names(one['parties']))}]"
