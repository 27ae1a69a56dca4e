"""What a click did, said once, at the part of the page where it was clicked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from netmap import texts
from netmap.errors import NetmapError
from netmap.ui import state
from netmap.ui.state import say
from netmap.ui.widgets import tekst


@dataclass(frozen=True)
class Told:
    """A sentence for one part of the page; ``failed`` when what was asked was not done."""

    where: str
    sentence: str
    failed: bool = False


def tell(where: str, sentence: str, *, failed: bool = False) -> None:
    """Let a part of the page say something, once."""
    state.TOLD.put(Told(where, sentence, failed))


def show(where: str) -> None:
    """Say what the last click did, when it was in this part of the page."""
    told = state.TOLD.get()
    if told is None or told.where != where:
        return
    state.TOLD.put(None)
    (st.error if told.failed else st.success)(tekst(told.sentence))


def do(where: str, action: Callable[[], str]) -> None:
    """Do what was clicked, let its part of the page say how it went, and show the page anew."""
    with st.spinner(say("data.busy")):
        try:
            tell(where, action())
        except NetmapError as error:
            tell(where, texts.error_sentence(error, state.LANGUAGE.get()), failed=True)
    st.rerun()
