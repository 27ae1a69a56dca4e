"""Kernteam: is het goed samengesteld? The criteria, what each member adds, better teams, and teams side by side."""

from __future__ import annotations

from netmap.ui import blocks, frame, picture
from netmap.ui.pages_team import asked, compare, curve, further, keep, present, propose, teams

network = frame.chosen()
wish = asked.chosen(network)
answer, stopped = asked.found(network, wish)
result = answer["result"]

with blocks.block("answer"):
    asked.told(answer, stopped=stopped)
    asked.ask(network, wish)
if asked.parties(network):
    with blocks.block("table", gap="medium"):
        present.criteria(result)
        present.out(result)
        present.members(result)
        propose.ask(network, wish, result)
        teams.conflicts(result)
        teams.teams(result, stopped=stopped)
        curve.curve(result, stopped=stopped)
        teams.swaps(result, wish)
        compare.compare(network, wish, result)
        keep.keep(network, wish, result)
    picture.show(network, subject="team", subjects=wish.subjects, key="team")
    with blocks.block("next"):
        further.further(result)
else:
    with blocks.block("next"):
        further.first()
with blocks.block("source"):
    frame.source(network, answer)
