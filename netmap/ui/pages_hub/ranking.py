"""The parties in order, each with the reason and how sure its place is: ranks, counts and words, no scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.pages_hub import losses
from netmap.ui.pages_hub.view import Look, Party
from netmap.ui.state import say, say_count

_FIRST = 12
_NEXT_LINE = "  \n"


def ranking(result: Mapping[str, Any], parties: Sequence[Party], look: Look) -> None:
    """Show the first parties of the chosen view, and the way to the others."""
    with st.container(gap="xsmall"):
        st.header(say("page.hub.table"), anchor=False)
        if not parties:
            st.markdown(say("page.hub.none"))
            return
        name = f"hub-{look.view}"
        shown = min(state.shown(name, _FIRST), len(parties))
        columns = say("page.hub.place"), say("page.hub.party"), say("page.hub.reason")
        widgets.table(
            [
                dict(zip(columns, (_place(one, look.view), _party(one), _reason(one, look.view)), strict=True))
                for one in parties[:shown]
            ],
            alt=say("page.hub.table.alt"),
        )
        widgets.count_shown(shown, len(parties))
        if shown < len(parties):
            st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name, _FIRST))
        with widgets.column():
            for sentence in (result["first_sentence"], result["stability_sentence"]):
                if sentence:
                    st.markdown(entries.told(sentence, result["first"], result["actual"]))


def _place(one: Party, view: str) -> str:
    """Return the place of a party, and whether it holds when part of the data would be missing."""
    if view not in one["ranks"]:
        return say("page.hub.place.none")
    return f"{one['ranks'][view]}{_NEXT_LINE}:small[:gray[{_sure(one, view)}]]"


def _sure(one: Party, view: str) -> str:
    band = one["bands"].get(view)
    # Whether routes and themes would still be lost is not tried with less data: only who would meet nobody is.
    if band is None or view == "dependence":
        return say("page.hub.place.untested")
    if one["firm_in"].get(view, False):
        return say("page.hub.place.firm")
    low, high = band
    return say("page.hub.place.same") if low == high else say("page.hub.place.open", low=low, high=high)


def _party(one: Party) -> str:
    party = one["party"]
    counts = [
        say_count("page.hub.tables", one["consultations"]),
        say("page.hub.meets", others=widgets.tekst(one["met_word"])),
    ]
    return f"{widgets.named(party['of'], party['name'])}{_NEXT_LINE}:small[:gray[{', '.join(counts)}]]"


def _reason(one: Party, view: str) -> str:
    """Return why a party holds the web together; where it is about what is lost, that comes first."""
    lines = [entries.told(one["reason"], one)]
    if view == "dependence" and (what := losses.counted(one["lost"])):
        lines = [f"**{say('page.hub.lost', what=what)}**", *lines]
    return _NEXT_LINE.join(lines)
