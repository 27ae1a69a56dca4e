"""Methode: hoe rekent netmap? Every definition in plain words, made of the norm and the rules that are run."""

from __future__ import annotations

from netmap.ui import blocks, cache, frame, navigation, state, widgets
from netmap.ui.pages_method import sections
from netmap.ui.state import say, say_count

network = frame.chosen()
method = cache.method(network, state.LANGUAGE.get())


def told() -> str:
    """Return the answer: how many lines the norm has that netmap holds the data against."""
    lines = sum(1 for section in method["sections"] if section["id"].startswith("norm-"))
    return say("page.method.answer", lines=say_count("page.method.lines", lines))


blocks.answer(say("page.method.title"), [told(), say("page.method.unknown")])
with blocks.block("table", gap="medium"):
    sections.contents(method["sections"])
    sections.sections(method["sections"])
with blocks.block("next"):
    widgets.link(navigation.page("gaps"), say("page.start.missing.next"))
with blocks.block("source"):
    frame.source_lines([say("page.method.source"), say("page.source.rows", **widgets.counted(network.counts))])
