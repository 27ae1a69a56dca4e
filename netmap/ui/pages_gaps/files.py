"""The white spots to take along as a workbook, with room for who takes them up and when; made at the click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from netmap.ui import answers, cache, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.analysis.situation import Situation
    from netmap.services import NetworkSummary

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAMED = "gaps-named"


def workbook(network: NetworkSummary, answer: answers.Answer) -> None:
    """Offer the whole list as a workbook; sensitive parties go without their name unless asked."""
    result = answer["result"]
    texts = (text for one in (*result["findings"], *result["questions"]) for text in _texts(one))
    with widgets.column(), st.container(gap="small"):
        named = False
        if widgets.names_sensitive(texts):
            named = st.checkbox(say("page.questions.named"), key=_NAMED)
        st.download_button(
            say("page.gaps.xlsx"),
            data=partial(_file, network.id, state.LANGUAGE.get(), state.SITUATION.get(), masked=not named),
            file_name=f"{say('page.gaps.file')}.xlsx",
            mime=_KIND,
            on_click="ignore",
            key="gaps-xlsx",
        )
        widgets.note(say("page.gaps.xlsx.help"))


def _texts(one: answers.Found) -> list[str]:
    names = [entry["name"] for entry in answers.about(one)]
    return [one.get("title", ""), one.get("sentence", ""), *names]


def _file(network_id: str, language: str, situation: Situation, *, masked: bool) -> bytes:
    return cache.services().gap_file(network_id, form="xlsx", language=language, masked=masked, situation=situation)
