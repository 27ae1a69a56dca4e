"""Netwerkkaart: hoe ziet het web eruit rond ...? The answer, who is in it, the picture, and the way on."""

from __future__ import annotations

import streamlit as st

from netmap import texts
from netmap.analysis.pictures.results import Subject
from netmap.ui import blocks, frame, navigation, picture, picture_choice, state, widgets
from netmap.ui.pages_profile import onward
from netmap.ui.state import say
from netmap.ui.widgets import tekst

KEY = "map"

network = frame.chosen()
choice = picture_choice.chosen(network)
look, subjects = choice.look.value, choice.subjects
found = picture.answer(network, subject=look, subjects=subjects, key=KEY) if choice.complete else None


def question() -> str:
    """Return the title: what this picture answers."""
    if not choice.names:
        return say(f"map.title.{look if look in ('routes', 'meetings') else 'overview'}")
    names = [tekst(name) for name in choice.names]
    if choice.look is Subject.SECTORS:
        return say("map.title.sectors", names=names) if len(names) > 1 else say("map.title.one_sector", name=names[0])
    return say("map.title.theme", name=names[0])


def answer() -> None:
    """Show how many and who, and what can be chosen."""
    with blocks.block("answer"):
        if found:
            sentences = [tekst(sentence) for sentence in found["sentences"]]
        else:
            sentences = picture_choice.still_to_choose(choice)
        widgets.answer(question(), sentences)
        picture_choice.ask(network, choice)


def table() -> None:
    """Show everything in the picture as a table, each name with the way to its own page."""
    if found:
        with blocks.block("table"):
            st.header(say("map.table.header"), anchor=False)
            picture.table(found, key=KEY)


def drawing() -> None:
    """Show the picture itself."""
    if found:
        picture.show(network, subject=look, subjects=subjects, key=KEY, with_table=False)
    else:
        with blocks.block("picture"):
            st.markdown(say("map.ask.nothing"))


def further() -> None:
    """Lead to the page of what is in the middle, else to what is missing."""
    with blocks.block("next"):
        if found and choice.look in (Subject.AROUND, Subject.THEME):
            label = say("map.next.open", name=tekst(choice.names[0]))
            widgets.link(navigation.page("profile"), label, query={"van": choice.subjects[0]})
            onward.where_to(choice.subjects[0])
        else:
            widgets.link(navigation.page("gaps"), say("map.next.gaps"))


def source() -> None:
    """Show what the picture rests on."""
    with blocks.block("source"):
        lines = [say("page.source.rows", **widgets.counted(network.counts)), say("map.source.positions")]
        if found:
            day = texts.format_date(found["reference_date"], state.LANGUAGE.get())
            lines.insert(0, say("page.source.date", date=day))
        frame.source_lines(lines)


answer()
table()
drawing()
further()
source()
