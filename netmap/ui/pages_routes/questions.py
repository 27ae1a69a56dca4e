"""What must still be asked about passing on, by whom to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_routes import asked
from netmap.ui.state import say, say_count


def questions(result: Mapping[str, Any]) -> None:
    """Show the questions, those for one addressee together, in the order of the answer."""
    found = result["questions"]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.routes.ask"), anchor=False)
        _seatless(result)
        if not found and result["seatless"]:
            return
        if not found:
            st.markdown(say("page.routes.ask.none" if result["counts"]["places"] else "page.routes.open"))
            return
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for one in found[: asked.shown("questions", len(found))]:
            groups.setdefault(one["addressee"]["of"] if one["addressee"] else "", []).append(one)
        for of, asked_of in sorted(groups.items(), key=lambda group: not group[0]):
            st.markdown(f"**{_whom(of, asked_of[0])}**\n\n{widgets.bullets(_asked(one) for one in asked_of)}")
        asked.more("questions", len(found))


def _seatless(result: Mapping[str, Any]) -> None:
    """Say which parties sit nowhere and hand nothing on: of them it is not known where they report."""
    if found := result["seatless"]:
        st.markdown(say_count("page.routes.seatless", len(found), names=entries.names(found)))


def _whom(of: str, one: Mapping[str, Any]) -> str:
    if not of:
        return say("page.routes.ask.nobody")
    return say("page.routes.ask.whom", name=widgets.named(of, one["addressee"]["name"]))


def _asked(one: Mapping[str, Any]) -> str:
    return entries.told(one["sentence"], one["subject"], one["addressee"])
