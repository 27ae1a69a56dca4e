"""The next step: the invitation list on one A4, made at the click."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from netmap.ui import cache, entries, navigation, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.ui.pages_third_parties.asked import Asked

SheetForm = Literal["docx", "html"]
#: Form of a file -> what it is for a browser, and the code of its button.
_FORMS: dict[SheetForm, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "page.where_to.word"),
    "html": ("text/html", "page.where_to.print"),
}
_NAMED = "third-parties-named"


def quick(network: NetworkSummary, wish: Asked, answer: Mapping[str, Any]) -> None:
    """Offer the A4 right below the answer, masked: for who has one minute."""
    if answer["result"]["invite"] or answer["result"]["call_first"]:
        _button(network, wish, "docx", "page.third_parties.paper", key="third-parties-quick", masked=True)


def take_along(network: NetworkSummary, wish: Asked, answer: Mapping[str, Any]) -> None:
    """Offer the A4, masked unless asked, and lead on to the core team itself."""
    with widgets.column(), st.container(gap="small"):
        st.header(say("page.third_parties.next"), anchor=False)
        st.markdown(say("page.third_parties.next.text"))
        named = False
        if widgets.names_sensitive(entry["name"] for entry in entries.within(answer["result"])):
            named = st.checkbox(say("page.where_to.named"), key=_NAMED)
            if not named:
                widgets.note(say("page.where_to.masked"))
        with st.container(horizontal=True):
            for form, (_, code) in _FORMS.items():
                _button(network, wish, form, code, key=f"third-parties-{form}", masked=not named)
        widgets.link(navigation.page("team"), say("page.third_parties.to_team"))


def _button(network: NetworkSummary, wish: Asked, form: SheetForm, code: str, *, key: str, masked: bool) -> None:
    st.download_button(
        say(code),
        data=partial(_sheet, network.id, wish, form, state.LANGUAGE.get(), masked=masked),
        file_name=f"{say('page.third_parties.file')}.{form}",
        mime=_FORMS[form][0],
        on_click="ignore",
        key=key,
        type="primary" if form == "docx" else "secondary",
    )


def _sheet(network_id: str, wish: Asked, form: SheetForm, language: str, *, masked: bool) -> bytes:
    made: bytes = cache.services().third_parties_sheet(
        network_id, form=form, **dict(wish.parts), phase=wish.phase, language=language, masked=masked
    )
    return made
