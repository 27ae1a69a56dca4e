"""What is still open about the subject: its white spots and its questions, of what was chosen on top of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.ui import answers, cards, frame, state, widgets
from netmap.ui.pages_profile import facts
from netmap.ui.state import say, say_count

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

Answer = dict[str, Any]


def show(network: NetworkSummary, answer: Answer) -> None:
    """Show white spots and questions; with a situation chosen only those that concern it, and how many do not."""
    findings, asked = answer["findings"], answer["questions"]
    if state.SITUATION.get():
        chosen = frame.white_spots(network)
        within = {found["id"] for kind in ("findings", "questions") for found in chosen["result"][kind]}
        findings = [found for found in findings if found["id"] in within]
        asked = [question for question in asked if question["id"] in within]
        outside = say(
            "frame.outside",
            findings=say_count("frame.findings", len(answer["findings"]) - len(findings)),
            questions=say_count("page.gaps.questions", len(answer["questions"]) - len(asked)),
        )
        with widgets.column():
            situation = widgets.tekst(chosen["situation"]["words"])
            widgets.note(f"{say('page.profile.situation', situation=situation)} {outside}")
    _gaps(answer["of"], findings)
    _questions(answer["of"], asked)


def _gaps(of: str, findings: Sequence[Answer]) -> None:
    """Show the white spots that concern the subject, as cards."""
    with st.container(gap="xsmall"):
        st.header(say("page.profile.gaps"), anchor=False)
        if findings:
            widgets.cards(f"{of}-gaps", findings, cards.finding)
        else:
            st.markdown(_none("page.profile.gaps.none"))


def _questions(of: str, asked: Sequence[Answer]) -> None:
    """Show the open questions about the subject or for it, with who can answer them."""
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("page.profile.questions"), anchor=False)
        if not asked:
            st.markdown(_none("page.profile.questions.none"))
            return
        name = f"{of}-questions"
        shown = min(state.shown(name), len(asked))
        widgets.count_shown(shown, len(asked))
        st.markdown(widgets.bullets(_question(question) for question in asked[:shown]))
        facts.more(name, shown, len(asked))


def _none(code: str) -> str:
    """Return that there is nothing: in all, or only in what was chosen on top of the page."""
    return say("page.profile.none_chosen") if state.SITUATION.get() else say(code)


def _question(question: Answer) -> str:
    sentence = widgets.linked(question["sentence"], *answers.about(question))
    addressee = question["addressee"]
    if not addressee:
        return f"{sentence} {say('page.gaps.ask.nobody')}."
    return f"{sentence} {say('page.gaps.ask.addressee', name=widgets.named(addressee['of'], addressee['name']))}"
