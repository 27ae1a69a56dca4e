"""Witte plekken: wat ontbreekt er? Both lists, what is possible, the themes by step, and what must still be asked."""

from __future__ import annotations

from netmap.ui import answers, blocks, frame, navigation, widgets
from netmap.ui.pages_gaps import lists, matrix, picture, questions
from netmap.ui.state import say, say_count

network = frame.chosen()
answer = frame.white_spots(network)
groups = answers.by_addressee(answer["result"]["questions"])


def sentences() -> list[str]:
    """Return the answer: how many of each kind, and whom to ask first."""
    counts = {kind: len(answers.of_kind(answer, kind)) for kind in ("substantive", "instrumental")}
    first = say("page.gaps.answer", possible=len(answers.possible(answer)), **counts)
    named = [group for group in groups if group.name]
    if not named:
        return [first]
    asked = say_count("page.gaps.questions", len(named[0].questions))
    return [f"{first} {say('page.gaps.first', name=widgets.named(named[0].of, named[0].name), questions=asked)}"]


blocks.answer(say("page.gaps.title"), frame.situated(answer, sentences()), explanation=say("page.legend"))
with blocks.block("table", gap="medium"):
    lists.findings(answer, "substantive")
    lists.findings(answer, "instrumental")
    lists.possibilities(answer)
    matrix.matrix(answer)
picture.most_urgent(network, answer)
with blocks.block("next", gap="medium"):
    questions.questions(groups)
    widgets.link(navigation.page("start"), say("page.gaps.back"))
with blocks.block("source"):
    frame.source(network, answer)
