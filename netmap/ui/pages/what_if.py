"""Wat gebeurt er als ...? What goes, comes or changes, and what that makes of the map. Nothing is stored."""

from __future__ import annotations

from netmap.ui import blocks, entries, frame, widgets
from netmap.ui.pages_what_if import choosing, compared, fields, further, gaps, lost, memory, picture, ready
from netmap.ui.state import say

network = frame.chosen()
first = blocks.block("answer")
with first:
    instead = choosing.begin()  # while the work goes on, and after a stop, there is a title and another choice
choices = choosing.choices(network)
answer = choosing.found(network)
instead.empty()

if answer is None:
    with first, widgets.column():
        widgets.lines([say("page.what_if.choose")], explanation=say("page.what_if.kept"))
    with first:
        fields.ask(choices)
    with blocks.block("table", gap="medium"):
        ready.scenarios(choices)
        memory.hangs_on(choices)
    picture.nothing()
else:
    result = answer["result"]
    with first, widgets.column():
        told = [entries.told(sentence, result) for sentence in answer["sentences"]]
        widgets.lines(told, explanation=say("page.what_if.kept"))
    with first:
        fields.changes(result)
    if not choosing.idle(answer):
        with blocks.block("table", gap="medium"):
            compared.compared(result)
            gaps.gaps(result)
            lost.lost(answer)
            lost.team(answer)
        picture.show(network, result)
with blocks.block("next", gap="medium"):
    if answer is not None:
        fields.more(choices)
    further.further(answer)
with blocks.block("source"):
    choosing.source(network, answer)
