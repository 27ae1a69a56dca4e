"""Spin in het web: wie houdt het bij elkaar? Three ways to look, paper and practice, and what hangs on one party."""

from __future__ import annotations

from netmap.ui import blocks, cache, entries, frame, picture, widgets
from netmap.ui.pages_hub import further, losses, overlap, practice, ranking, sectors, view
from netmap.ui.state import say

network = frame.chosen()
look = view.chosen()
answer = view.found(network, look)
result = answer["result"]
parties = view.parties(result, look)

with blocks.block("answer"):
    named = view.named(result)
    widgets.answer(say("page.hub.title"), [entries.told(sentence, *named) for sentence in answer["sentences"]])
    view.ask(look, parties)
with blocks.block("table", gap="medium"):
    ranking.ranking(result, parties, look)
    practice.practice(answer)
    losses.losses(result, look)
    sectors.bridges(result)
    sectors.sectors(result, cache.one_family(network))
    overlap.overlap(result)
picture.show(network, subject="hub", subjects=("without",) if look.without else (), key="hub")
with blocks.block("next"):
    further.further(parties)
with blocks.block("source"):
    frame.source(network, answer)
