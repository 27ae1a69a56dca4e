"""The overview to take along as a workbook or a plain table; made at the click, masked unless asked otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from netmap.ui import cache, entries, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.analysis.situation import Situation
    from netmap.services import NetworkSummary

Form = Literal["xlsx", "csv"]
#: Form of a file -> what it is for a browser, and the code of its button.
_FORMS: dict[Form, tuple[str, str]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "page.overviews.xlsx"),
    "csv": ("text/csv", "page.overviews.csv"),
}


def take_along(network: NetworkSummary, kind: Mapping[str, str], result: Mapping[str, Any]) -> None:
    """Offer the overview in two forms."""
    with widgets.column(), st.container(gap="small"):
        named = False
        if widgets.names_sensitive(entry["name"] for entry in entries.within(result)):
            named = st.checkbox(say("page.overviews.named"), key="overview-named")
            if not named:
                widgets.note(say("page.overviews.masked"))
        with st.container(horizontal=True):
            for form, (mime, code) in _FORMS.items():
                making = partial(_file, network.id, kind["id"], form, state.LANGUAGE.get(), state.SITUATION.get())
                st.download_button(
                    say(code),
                    data=partial(making, masked=not named),
                    file_name=f"{say('page.overviews.file')}-{kind['word']}.{form}",
                    mime=mime,
                    on_click="ignore",
                    key=f"overview-{form}",
                )
        widgets.note(say("page.overviews.files.help"))


def _file(network_id: str, kind: str, form: Form, language: str, situation: Situation, *, masked: bool) -> bytes:
    made: bytes = cache.services().overview_file(
        network_id, kind=kind, form=form, language=language, situation=situation, masked=masked
    )
    return made
