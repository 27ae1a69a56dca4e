"""Waar moet ik heen? For one who sees something: where to report, with whom to check, who interprets, who decides."""

from __future__ import annotations

from netmap.ui import blocks, entries, frame, widgets
from netmap.ui.pages_where_to import choosing, links, paper, partners, picture, short, steps
from netmap.ui.state import say

network = frame.chosen()
answer = choosing.found(network)

if answer is None:
    choosing.choose(network)
else:
    result = answer["result"]
    with blocks.block("answer"):
        sentences = [entries.told(sentence, result) for sentence in answer["sentences"]]
        widgets.answer(say("page.where_to.nav"), frame.situated(answer, sentences), explanation=choosing.advice())
        choosing.ask(network)
    with blocks.block("table", gap="medium"):
        short.short(result)
        steps.best(result)
        links.questions(result)
        links.missing(result)
        partners.partners(result)
        steps.others(result)
        links.hangs_on(result)
    picture.show(network, result)
    with blocks.block("next"):
        paper.take_along(network, answer)
    with blocks.block("source"):
        frame.source(network, answer)
