"""Witte plekken: wat ontbreekt er? Both lists, what is possible, the themes by step, and what must still be asked."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, cache, frame, navigation, state, widgets
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

ANCHORS = {"substantive": "inhoudelijk", "instrumental": "instrumenteel", "possible": "mogelijk", "questions": "vragen"}

network = frame.chosen()
answer = cache.gaps(network, state.LANGUAGE.get())
possible = answers.possible(answer)
groups = answers.by_addressee(answer["result"]["questions"])


def sentences() -> list[str]:
    """Return the answer: how many of each kind, and whom to ask first."""
    counts = {kind: len(answers.of_kind(answer, kind)) for kind in ("substantive", "instrumental")}
    first = say("page.gaps.answer", possible=len(possible), **counts)
    named = [group for group in groups if group.name]
    if not named:
        return [first]
    asked = say_count("page.gaps.questions", len(named[0].questions))
    return [f"{first} {say('page.gaps.first', name=tekst(named[0].name), questions=asked)}"]


def findings(kind: str) -> None:
    """Show the findings of one kind as cards."""
    _section(kind, answers.of_kind(answer, kind), widgets.finding_card)


def possibilities() -> None:
    """Show the white spots that one answer could reveal or take away, apart from the findings."""
    _section("possible", possible, widgets.question_card)


def _section(name: str, found: list[answers.Found], card: widgets.Card) -> None:
    with st.container(gap="xsmall"):
        st.header(say(f"page.gaps.{name}"), anchor=ANCHORS[name])
        st.markdown(say(f"page.gaps.{name}.help"), width=widgets.READING_WIDTH)
        if found:
            widgets.cards(name, found, card)
        else:
            st.markdown(say(f"page.gaps.{name}.none"))


def matrix() -> None:
    """Show per theme that plays and per step whether there is somebody: a picture in words and signs."""
    rows = answers.themes(answer)
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.matrix"), anchor="stappen")
        if not rows:
            st.markdown(say("page.gaps.matrix.none"))
            return
        signs = [sign for row in rows for sign in row.signs.values()]
        weak = sum(1 for sign in signs if sign in answers.WEAK)
        unknown = signs.count("unknown")
        st.markdown(say_count("page.gaps.matrix.sentence", weak, total=len(signs), unknown=unknown))
        widgets.table([_matrix_row(row) for row in rows], alt=say("page.gaps.matrix.alt"))
        widgets.count_shown(len(rows), len(rows))
        widgets.note(say("page.gaps.matrix.legend"))


def _matrix_row(row: answers.ThemeRow) -> dict[str, str]:
    cells = {say("page.gaps.matrix.theme"): tekst(widgets.capital(row.name))}
    for stage, sign in row.signs.items():
        head = widgets.capital(say(f"stage.{stage}"))
        cells[head] = widgets.presence(sign, ANCHORS[answers.section_of(stage, sign)])
    return cells


def questions() -> None:
    """Show all questions by who can answer them: the next step."""
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.ask"), anchor=ANCHORS["questions"])
        if not groups:
            st.markdown(say("page.gaps.ask.none"))
            return
        total = sum(len(group.questions) for group in groups)
        widgets.count_shown(total, total)
        for group in groups:
            name = tekst(group.name) if group.name else say("page.gaps.ask.nobody")
            st.subheader(f"{name} ({say_count('page.gaps.questions', len(group.questions))})", anchor=False)
            st.markdown(widgets.bullets(tekst(question["sentence"]) for question in group.questions))


frame.heading(network, answer)
widgets.answer(say("page.gaps.title"), sentences(), explanation=say("page.legend"))
findings("substantive")
findings("instrumental")
possibilities()
matrix()
questions()
widgets.link(navigation.start(), say("page.gaps.back"))
frame.source(network, answer)
