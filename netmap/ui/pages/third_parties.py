"""Derden: wie moet er nu bij? Whom to invite besides the core team, why, through whom, and on paper in one click."""

from __future__ import annotations

from netmap.ui import blocks, entries, frame, picture
from netmap.ui.pages_third_parties import asked, invite, needs, paper

network = frame.chosen()
wish = asked.chosen(network)
answer = asked.found(network, wish) if wish else None

if answer is None:
    asked.choose(network)
else:
    result = answer["result"]
    with blocks.block("answer"):
        sentences = [entries.told(sentence, result) for sentence in answer["sentences"]]
        asked.told(answer, sentences)
        paper.quick(network, wish, answer)
        asked.ask(network, wish)
    with blocks.block("table", gap="medium"):
        invite.invite(result)
        needs.call_first(result)
        needs.unmet(result)
        invite.alternatives(result)
        needs.covered(result)
    picture.show(network, subject="third_parties", subjects=wish.subjects, key="third-parties")
    with blocks.block("next"):
        paper.take_along(network, wish, answer)
    with blocks.block("source"):
        frame.source(network, answer)
