"""Overzichten: wie doet wat, waar en wanneer? A table of two directions, what is behind a cell, and lists."""

from __future__ import annotations

from netmap.ui import blocks, entries, frame, widgets
from netmap.ui.pages_overviews import choosing, files, further, grid, heat, phases, spread
from netmap.ui.state import say

network = frame.chosen()
kind = choosing.chosen()
answer = choosing.found(network, kind)
result = answer["result"]

with blocks.block("answer"):
    sentences = [entries.told(sentence, result) for sentence in answer["sentences"]]
    widgets.answer(say("page.overviews.title"), frame.situated(answer, sentences))
    choosing.ask(answer, kind)
with blocks.block("table", gap="medium"):
    grid.grid(kind, result)
    phases.phases(result)
    spread.spread(result)
if not result["spread"]:  # lists have no table to see as a picture
    with blocks.block("picture"):
        heat.heat_map(kind, result)
with blocks.block("next", gap="medium"):
    further.further(result)
    files.take_along(network, kind, result)
with blocks.block("source"):
    frame.source(network, answer)
