"""Gegevens: wat weten we, en klopt het? A file comes in, is looked at, answered and loaded, and can go out again."""

from __future__ import annotations

import streamlit as st

from netmap.ui import frame, navigation, state, widgets
from netmap.ui.pages_data import cache as known
from netmap.ui.pages_data import choose, findings, load, look, past
from netmap.ui.pages_data.upload import Upload
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

network = frame.current()


def of_file(upload: Upload) -> list[str]:
    """Return what there is to say of a file that was looked at."""
    answer = upload.checked or {}
    out = answer["left_out"]
    blocked = [finding for finding in answer["findings"] if finding["level"] == "blocks"]
    asked = sum(finding["level"] == "question" for finding in answer["findings"])
    if out and out >= answer["rows"]:
        fits = say("data.answer.none_good")
    elif out:
        fits = say_count("data.answer.left_out", out)
    else:
        fits = say("data.answer.blocked" if blocked else "data.answer.good")
    parts = [say_count("data.answer.read", answer["rows"]), fits]
    parts += [say_count("data.answer.questions", asked)] if asked else []
    return [" ".join(parts), f"{say('data.answer.no_change')} {say('data.answer.to_load')}"]


def of_load(upload: Upload) -> list[str]:
    """Return what there is to say of a file that was loaded."""
    answer = upload.loaded or {}
    out = answer["left_out"]
    loaded = say_count("data.answer.loaded", answer["rows"] - out, network=tekst(answer["network"]["name"]))
    return [f"{loaded} {say_count('data.answer.stayed_out', out)}" if out else loaded]


def of_network() -> list[str]:
    """Return what there is to say when no file is on its way in: what is on the map, and which lists are complete."""
    if network is None:
        return [say("data.answer.nothing")]
    there = say("data.answer.known", network=tekst(network.name), **widgets.counted(network.counts))
    complete = [tekst(entry["name"]) for entry in known.lists(network, state.LANGUAGE.get()) if entry["complete"]]
    if not complete:
        return [f"{there} {say('data.answer.complete.none')}"]
    return [f"{there} {say_count('data.answer.complete', len(complete), lists=complete)}"]


def of_rest() -> None:
    """Show what belongs to the network and not to a file: the log, choices about names and the export."""
    if network is not None:
        past.changes(network)
        past.names(network)
        past.export(network)


def source() -> None:
    """Show at the bottom what this page rests on."""
    there = say("data.source.none")
    if network is not None:
        there = say("page.source.rows", **widgets.counted(network.counts))
    with widgets.column():
        st.header(say("page.source"), anchor=False)
        st.markdown(widgets.bullets([there, say("data.source.text")]))


if network is not None:
    widgets.note(tekst(network.name))
with widgets.column():
    st.title(say("page.data.title"), anchor=False)
    upload = state.UPLOAD.get()
    if upload is not None:
        upload = look.checked(upload)
    if upload is None or upload.workbook is None:
        lines = of_network()
    elif upload.loaded is not None:
        lines = of_load(upload)
    else:
        lines = of_file(upload) if upload.checked is not None else []
    for line in lines:
        st.markdown(line)

if upload is None or upload.workbook is None:
    choose.file()
    choose.template()
    if network is not None:
        past.lists(network)
else:
    choose.chosen(upload)
    if upload.loaded is not None:
        load.done(upload)
        if network is not None:
            past.lists(network)
    elif upload.checked is not None:
        findings.show(upload)
        load.ready(upload)
of_rest()
if network is not None and upload is None:
    widgets.link(navigation.gaps(), say("data.loaded.gaps"))
source()
