"""Signaalroutes: waar loopt een signaal dood? Dead ends, what hangs on one, who hears a request, and what to ask."""

from __future__ import annotations

from netmap.ui import blocks, entries, frame, picture
from netmap.ui.pages_routes import asked, breaks, dead_ends, down, further, questions, ranking
from netmap.ui.state import say

network = frame.chosen()
answer = asked.found(network)
result = answer["result"]


def sentences() -> list[str]:
    """Return the answer, the names in it as links."""
    return [entries.told(sentence, asked.named(result)) for sentence in answer["sentences"]]


blocks.answer(say("page.routes.title"), frame.situated(answer, sentences()))
with blocks.block("table", gap="medium"):
    dead_ends.dead_ends(result)
    dead_ends.loops(result)
    dead_ends.no_way_up(result)
    breaks.breaks(result)
    ranking.busiest(result)
    down.down(network, result)
    questions.questions(result)
picture.show(network, subject="routes", subjects=asked.theme(), key="signal-routes")
with blocks.block("next"):
    further.further(result)
with blocks.block("source"):
    frame.source(network, answer)
