"""What is needed: whom to call first, what nobody on the map can do, and what the core team covers already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, theme, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_SIGNS = {
    "covered": f":{theme.MARKDOWN_COLOURS['present']}[●]",
    "open": "○",
    "ask": "?",
    "unmet": f":{theme.MARKDOWN_COLOURS['critical']}[✕]",
}
_COLUMNS = ("page.third_parties.needs.what", "page.third_parties.needs.state", "page.third_parties.needs.by")


def call_first(result: Mapping[str, Any]) -> None:
    """Show whom to call before inviting: cover that is not known is a question."""
    if not result["call_first"]:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.third_parties.ask"), anchor=False)
        st.markdown(say("page.third_parties.ask.help"))
        st.markdown(widgets.bullets(f"? {entries.told(one['sentence'], one)}" for one in result["call_first"]))


def unmet(result: Mapping[str, Any]) -> None:
    """Show what nobody on the map can do, with the kind of party that could."""
    if not result["unmet"]:
        return
    with st.container(gap="xsmall"), widgets.column():
        # What must be decided on or carried out is put to somebody who is there; an expert from outside is no help.
        inside = all(one["put_to"] for one in result["unmet"])
        st.header(say("third.sheet.unmet" if inside else "page.third_parties.unmet"), anchor=False)
        if not inside:
            st.markdown(say("page.third_parties.unmet.help"))
        lines = [
            " ".join(entries.told(told, result) for told in (one["sentence"], one["fallback_sentence"]) if told)
            for one in result["unmet"]
        ]
        st.markdown(widgets.bullets(lines))


def covered(result: Mapping[str, Any]) -> None:
    """Show every need with who covers it, the core team's own part first; folded."""
    if not result["needs"]:
        return
    order = list(_SIGNS)
    needs = sorted(result["needs"], key=lambda one: order.index(one["state"]))
    counts = {state: sum(one["state"] == state for one in needs) for state in order}
    with st.container(gap="xsmall"):
        st.header(say("page.third_parties.needs"), anchor=False)
        with widgets.column():
            st.markdown(entries.told(result["team_sentence"], result["team"], result["team_from"]))
        # No links in what folds open: a link within a button cannot be reached by everybody.
        with st.expander(say("page.third_parties.needs.fold", covered=counts["covered"], total=len(needs))):
            columns = [say(code) for code in _COLUMNS]
            widgets.table(
                [dict(zip(columns, _row(one), strict=True)) for one in needs],
                alt=say("page.third_parties.needs.alt"),
            )
            widgets.count_shown(len(needs), len(needs))


def _row(need: Mapping[str, Any]) -> tuple[str, str, str]:
    state = f"{_SIGNS[need['state']]} {tekst(widgets.capital(need['state_word']))}"
    by = entries.told(need["by_sentence"], need) if need["by_sentence"] else ", ".join(entries.names(need["by"]))
    return tekst(widgets.capital(need["words"])), state, by or "–"
