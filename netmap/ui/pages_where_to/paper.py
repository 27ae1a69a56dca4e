"""The next step: the answer on one A4, for the wall of a community centre; made at the click."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from netmap.model import slug
from netmap.ui import cache, entries, navigation, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.analysis.situation import Situation
    from netmap.services import NetworkSummary

SheetForm = Literal["docx", "html"]
#: Form of a file -> what it is for a browser, and the code of its button.
_FORMS: dict[SheetForm, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "page.where_to.word"),
    "html": ("text/html", "page.where_to.print"),
}


def take_along(network: NetworkSummary, answer: Mapping[str, Any]) -> None:
    """Offer the A4, masked unless asked, and lead on to who hears a request of the core team."""
    source = answer["result"]["from"]
    with widgets.column(), st.container(gap="small"):
        st.header(say("page.where_to.next"), anchor=False)
        st.markdown(say("page.where_to.next.text"))
        named = False
        if widgets.names_sensitive(entry["name"] for entry in entries.within(answer["result"])):
            named = st.checkbox(say("page.where_to.named"), key=f"where-to-named-{source['of']}")
            if not named:
                widgets.note(say("page.where_to.masked"))
        with st.container(horizontal=True):
            for form, (kind, code) in _FORMS.items():
                making = partial(_sheet, network.id, source["of"], form, state.LANGUAGE.get(), state.SITUATION.get())
                st.download_button(
                    say(code),
                    data=partial(making, masked=not named),
                    file_name=f"{_name(source, masked=not named)}.{form}",
                    mime=kind,
                    on_click="ignore",
                    key=f"where-to-{form}",
                    type="primary" if form == "docx" else "secondary",
                )
        widgets.link(navigation.page("third_parties"), say("page.third_parties.from_elsewhere"))
        widgets.link(navigation.page("routes"), say("page.where_to.to_down"))


def _name(source: Mapping[str, Any], *, masked: bool) -> str:
    """Return the start of a file's name; a masked file has no name of a sensitive party in it."""
    start = say("page.where_to.file")
    return start if masked and widgets.names_sensitive([source["name"]]) else f"{start}-{slug(source['name'])}"


def _sheet(network_id: str, of: str, form: SheetForm, language: str, situation: Situation, *, masked: bool) -> bytes:
    made: bytes = cache.services().route_sheet(
        network_id, of=of, form=form, language=language, situation=situation, masked=masked
    )
    return made
