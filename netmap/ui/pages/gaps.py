"""Witte plekken: wat ontbreekt er? Both lists, what is possible, the themes by step, and what to agree on."""

from __future__ import annotations

from netmap.ui import answers, blocks, frame, navigation, widgets
from netmap.ui.pages_gaps import ANCHORS, agreements, files, filter_row, lists, picture, questions, steps
from netmap.ui.state import say, say_count

network = frame.chosen()
answer = frame.white_spots(network)
plan = answers.agreements(answer)


def sentences() -> list[str]:
    """Return the answer: how many of each kind, and how few agreements close how many."""
    counts = {kind: len(answers.of_kind(answer, kind)) for kind in ("substantive", "instrumental")}
    first = say("page.gaps.answer", possible=len(answers.possible(answer)), **counts)
    return [f"{first} {agreements.sentence(answer)}".strip(), *steps.told(answer)]


def table() -> None:
    """Show what is missing as cards, by kind; then the themes by step, and what to agree on."""
    kept, planned = filter_row.filtered(network, answer), answers.planned(answer)
    above = lists.worst(kept.all(), planned)
    for kind, found in kept.findings.items():
        lists.findings(kind, found, len(answers.of_kind(answer, kind)), above, planned)
    lists.possibilities(kept.possible, len(answers.possible(answer)))
    steps.steps(answer)
    agreements.agreements(answer)
    questions.questions(answer)


def further() -> None:
    """Lead to the agreements, else to the questions or the start; and to whom to invite, and the list as a file."""
    if plan:
        label = say_count("page.gaps.plan.next", len(plan))
        widgets.link_down(label, ANCHORS["agreements"])
    elif answer["result"]["questions"]:
        widgets.link(navigation.page("questions"), say("page.gaps.to_questions"))
    else:
        widgets.link(navigation.page("start"), say("page.gaps.back"))
    widgets.link(navigation.page("third_parties"), say("page.third_parties.from_elsewhere"))
    if answer["result"]["findings"] or answer["result"]["questions"]:
        files.workbook(network, answer)


blocks.answer(say("page.gaps.title"), frame.situated(answer, sentences()), explanation=say("page.legend"))
with blocks.block("table", gap="medium"):
    table()
picture.most_urgent(network, answer)
with blocks.block("next", gap="medium"):
    further()
with blocks.block("source"):
    frame.source(network, answer)
