"""Questions to take along: on paper per addressee, and all of them as a sheet that comes back filled in.

Nothing is made before the click. Sensitive parties go without their name unless asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.model import slug
from netmap.ui import answers, cache, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.analysis.situation import Situation
    from netmap.services import NetworkSummary
    from netmap.services.questions import QuestionForm

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Form of a paper -> what it is for a browser, and the code of its button.
_PAPERS: dict[QuestionForm, tuple[str, str]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "page.questions.word"),
    "html": ("text/html", "page.questions.print"),
}
_NAMED = "questions-named"


def sheet(network: NetworkSummary, groups: Sequence[answers.Group]) -> None:
    """Offer all questions as a workbook, and ask whether sensitive parties go along by name."""
    with widgets.column(), st.container(gap="small"):
        st.header(say("page.questions.sheet"), anchor=False)
        st.markdown(say("page.questions.sheet.help"))
        if _sensitive(groups):
            st.checkbox(say("page.questions.named"), key=_NAMED)
            widgets.note(say("page.questions.named.help"))
        st.download_button(
            say("page.questions.xlsx"),
            data=_making(network, "xlsx", None, masked=_masked()),
            file_name=f"{say('page.questions.file')}.xlsx",
            mime=_SHEET,
            on_click="ignore",
            key="questions-xlsx",
            type="primary",
        )


def paper(network: NetworkSummary, group: answers.Group) -> None:
    """Offer the questions for one addressee on paper, for Word and to print."""
    # A masked file has no name of a party in it.
    name = say("page.questions.file") + (
        f"-{slug(group.name)}" if group.name and not (_masked() and _sensitive([group])) else ""
    )
    with st.container(horizontal=True, gap="small"):
        for form, (kind, code) in _PAPERS.items():
            st.download_button(
                say(code),
                data=_making(network, form, group.of, masked=_masked()),
                file_name=f"{name}.{form}",
                mime=kind,
                on_click="ignore",
                key=f"questions-{form}-{group.of or 'nobody'}",
                help=say("page.questions.for", name=widgets.tekst(group.name)) if group.name else None,
            )


def _making(network: NetworkSummary, form: QuestionForm, addressee: str | None, *, masked: bool) -> Any:
    return partial(_file, network.id, form, addressee, state.LANGUAGE.get(), state.SITUATION.get(), masked=masked)


def _file(
    network_id: str, form: QuestionForm, addressee: str | None, language: str, situation: Situation, *, masked: bool
) -> bytes:
    made: bytes = cache.services().question_file(
        network_id, addressee=addressee, form=form, language=language, masked=masked, situation=situation
    )
    return made


def _sensitive(groups: Sequence[answers.Group]) -> bool:
    """Return whether a sensitive party is named in any of the questions."""
    return widgets.names_sensitive(text for group in groups for text in (group.name, *_texts(group)))


def _texts(group: answers.Group) -> list[str]:
    return [text for one in group.questions for text in (one["sentence"], (one["if_no"] or {}).get("title", ""))]


def _masked() -> bool:
    return not state.widget_or(_NAMED, default=False)
