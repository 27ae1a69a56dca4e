"""Wat gebeurt er als ...? What goes, comes or changes, and what that makes of the map. Nothing is stored."""

from __future__ import annotations

from netmap.ui import blocks, entries, frame, widgets
from netmap.ui.pages_what_if import choosing, compared, fields, further, gaps, lost, memory, picture, ready
from netmap.ui.state import say

network = frame.chosen()
choices = choosing.choices(network)
answer = choosing.found(network)

if answer is None:
    with blocks.block("answer"):
        widgets.answer(say("page.what_if.title"), [say("page.what_if.choose")], explanation=say("page.what_if.kept"))
        fields.ask(choices)
    with blocks.block("table", gap="medium"):
        ready.scenarios(choices)
        memory.hangs_on(choices)
    picture.nothing()
else:
    result = answer["result"]
    with blocks.block("answer"):
        told = [entries.told(sentence, result) for sentence in answer["sentences"]]
        widgets.answer(say("page.what_if.title"), told, explanation=say("page.what_if.kept"))
        fields.changes(result)
    with blocks.block("table", gap="medium"):
        compared.compared(result)
        gaps.gaps(result)
        lost.lost(result)
        lost.team(result)
    picture.show(network, result)
with blocks.block("next", gap="medium"):
    if answer is not None:
        fields.more(choices)
    further.further(answer)
with blocks.block("source"):
    choosing.source(network, answer)
