"""The next step: who can say whether it is right, and the A4 to ask it with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.model import slug
from netmap.ui import cache, navigation, state, widgets
from netmap.ui.pages_profile import onward
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary
    from netmap.services.profiles import SheetForm

#: Form of a file -> what it is for a browser, and the code of its button.
_FORMS: dict[SheetForm, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "page.profile.word"),
    "html": ("text/html", "page.profile.print"),
}


def ask(network: NetworkSummary, answer: Mapping[str, Any]) -> None:
    """Show who can confirm the profile, and offer the A4; it is made at the click, and masked unless asked."""
    confirm = answer["confirm"]
    with widgets.column(), st.container(gap="small"):
        st.header(say("page.profile.next"), anchor=False)
        entry = {"of": confirm["of"], "name": confirm["name"]} if confirm["of"] else None
        st.markdown(f"{widgets.linked(confirm['sentence'], entry)} {say('page.profile.next.text')}")
        named = False
        if answer["sensitive"]:
            named = st.checkbox(say("page.profile.next.named"), key=f"profile-named-{answer['of']}")
            if not named:
                widgets.note(say("page.profile.next.masked"))
        with st.container(horizontal=True):
            for form, (kind, code) in _FORMS.items():
                st.download_button(
                    say(code),
                    data=partial(_sheet, network.id, answer["of"], form, state.LANGUAGE.get(), masked=not named),
                    file_name=f"{_name(answer, masked=not named)}.{form}",
                    mime=kind,
                    on_click="ignore",
                    key=f"profile-{form}",
                    type="primary" if form == "docx" else "secondary",
                )
        widgets.link(navigation.page("network_map"), say("page.profile.to_map"), query={"van": answer["of"]})
        onward.where_to(answer["of"])
        onward.what_if(answer["of"], answer["name"])


def _name(answer: Mapping[str, Any], *, masked: bool) -> str:
    """Return the start of a file's name; a masked file has no name of a party in it."""
    return "klopt-dit" if masked and answer["sensitive"] else f"klopt-dit-{slug(answer['name'])}"


def _sheet(network_id: str, of: str, form: SheetForm, language: str, *, masked: bool) -> bytes:
    return cache.services().profile_sheet(network_id, of=of, form=form, language=language, masked=masked)
