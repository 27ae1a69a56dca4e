"""Vragen: wat moeten we nog navragen? Whom to call first, the questions per addressee, and the way back."""

from __future__ import annotations

from netmap.ui import answers, blocks, frame, navigation, pages_questions, widgets
from netmap.ui.pages_questions import calls, files, regie
from netmap.ui.state import say, say_count

network = frame.chosen()
answer = frame.white_spots(network)
groups = answers.calls(answer)
named = [group for group in groups if group.name]


def sentences() -> list[str]:
    """Return the answer: whom to call first, and how few calls answer how many questions."""
    if not groups:
        return [say("page.gaps.ask.none")]
    if not named:
        total = say_count("page.start.questions", len(answer["result"]["questions"]))
        return [f"{total} {say('page.questions.nobody')}"]
    first = [
        say(
            "page.questions.one",
            name=widgets.named(group.of, group.name),
            questions=say_count("page.gaps.questions", len(group.questions)),
        )
        for group in named[:2]
    ]
    return [f"{say('page.questions.first', names=first)} {pages_questions.calling(answer)}"]


blocks.answer(say("page.questions.title"), frame.situated(answer, sentences()))
with blocks.block("table", gap="medium"):
    if groups:
        files.sheet(network, groups)
    calls.calls(network, groups)
    regie.regie(answer["result"].get("regie") or ())
with blocks.block("next"):
    if groups:
        widgets.link(navigation.page("data"), say("page.questions.next"))
    else:
        widgets.link(navigation.page("gaps"), say("data.loaded.gaps"))
with blocks.block("source"):
    frame.source(network, answer)
