"""What changes: the address says it ("wijziging"), so that a link opens the same comparison. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.ui import cache, frame, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

Answer = dict[str, Any]

_IDLE = "whatif.remark.idle"
MOST = 12  # changes at once: more of them nobody can tell apart


def begin() -> Any:
    """Show the title of the page, and return the place of the way to choose something else: the caller empties it."""
    with widgets.column():
        widgets.title(say("page.what_if.title"))
    place = st.empty()
    if state.CHANGES.get():
        place.button(say("page.what_if.other"), key="what-if-other", type="tertiary", on_click=keep, args=((),))
    return place


def idle(answer: Mapping[str, Any]) -> bool:
    """Return whether none of the changes changed anything: then there is nothing to compare."""
    codes = [remark["code"] for remark in answer["remarks"]]
    return codes.count(_IDLE) == len(answer["result"]["change"]["parts"])


def choices(network: NetworkSummary) -> Answer:
    """Return what can be chosen, and what hangs on one; long work shows how far it is."""
    language = state.LANGUAGE.get()
    return frame.answered(
        "what-if-choices",
        lambda _: cache.what_if_choices(network, language),
        network,
        doing="page.what_if.work.choices",
        begins="page.what_if.work.choices",
    )


def found(network: NetworkSummary) -> Answer | None:
    """Return what the chosen changes make of the map; None without any that can be made here.

    What the address names and cannot be made is said once, and taken out of it.
    """
    asked = tuple(dict.fromkeys(state.CHANGES.get()))[:MOST]
    wrong = cache.cannot_change(network, asked)
    changes = tuple(text for text in asked if text not in wrong)
    keep(changes)
    if wrong:
        said = [widgets.tekst(texts.error_sentence(error, state.LANGUAGE.get())) for error in wrong.values()]
        st.info(f"{say('page.what_if.gone')}\n\n{widgets.bullets(dict.fromkeys(said))}")
    if not changes:
        return None
    language = state.LANGUAGE.get()
    return frame.answered(
        "what-if",
        lambda progress: cache.what_if(network, language, changes, progress),
        network,
        changes,
        doing="page.what_if.work",
        begins="page.what_if.work.begins",
    )


def keep(changes: tuple[str, ...]) -> None:
    """Remember what changes, and let the address say it."""
    state.CHANGES.put(changes)
    state.write_address(own=True)  # at once: the next run begins with what it says


def source(network: NetworkSummary, answer: Mapping[str, Any] | None) -> None:
    """Show what the answer rests on; before anything was chosen, what is on the map."""
    if answer is not None:
        if idle(answer):  # the answer itself says so
            answer = {**answer, "remarks": [one for one in answer["remarks"] if one["code"] != _IDLE]}
        frame.source(network, answer)
        return
    there = cache.situations(network, state.LANGUAGE.get())
    day = texts.format_date(there["reference_date"], state.LANGUAGE.get())
    frame.source_lines([say("page.source.date", date=day), say("page.source.rows", **widgets.counted(network.counts))])
