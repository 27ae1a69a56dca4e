"""Gegevens: wat weten we, en klopt het? A file comes in, is looked at, answered and loaded, and can go out again."""

from __future__ import annotations

from netmap.ui import blocks, frame, navigation, state, widgets
from netmap.ui.pages_data import choose, findings, load, look, past, said
from netmap.ui.state import say

network = frame.current()
with blocks.block("answer"), widgets.column():
    widgets.title(say("page.data.title"))
    upload = state.UPLOAD.get()
    if upload is not None:
        upload = look.checked(upload)
    widgets.lines(said.sentences(upload, network))
nothing = upload is None or upload.workbook is None


def table() -> None:
    """Show the file with all that netmap found in it, or the place for one and the lists of the network."""
    if upload is None or upload.workbook is None:
        choose.file()
        choose.template()
    else:
        choose.chosen(upload)
        if upload.loaded is not None:
            load.done(upload)
        elif upload.checked is not None:
            findings.show(upload)
    if network is not None and (nothing or (upload and upload.loaded is not None)):
        past.lists(network)


def further() -> None:
    """Show what follows: load the file, or look at what is missing."""
    if not nothing and upload is not None and upload.loaded is None:
        if upload.checked is not None:
            load.ready(upload)
    elif network is not None:
        widgets.link(navigation.page("gaps"), say("data.loaded.gaps"))


def source() -> None:
    """Show what was done, what was decided about names, the way out for everything, and what the page rests on."""
    there = say("data.source.none")
    if network is not None:
        past.changes(network)
        past.names(network)
        past.export(network)
        there = say("page.source.rows", **widgets.counted(network.counts))
    frame.source_lines([there, say("data.source.text")])


with blocks.block("table", gap="medium"):
    table()
with blocks.block("next", gap="medium"):
    further()
with blocks.block("source", gap="medium"):
    source()
