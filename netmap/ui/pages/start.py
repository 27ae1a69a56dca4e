"""Start: hoe staat het web ervoor? The answer in numbers, three entrances, and the five most urgent findings."""

from __future__ import annotations

from netmap.ui import answers, blocks, frame, navigation, pages_questions, widgets
from netmap.ui.pages_start import entrances, urgent
from netmap.ui.state import say, say_count

network = frame.chosen()
answer = frame.white_spots(network)
findings, questions = answer["result"]["findings"], answer["result"]["questions"]


def sentences() -> list[str]:
    """Return the answer: how many white spots, how many questions, what is most urgent."""
    possible_count = answer["result"]["summary"]["possible"]
    possible = say("page.start.possible", count=possible_count) if possible_count else ""
    critical_count = sum(1 for finding in findings if finding["severity"] == 4)
    critical = say("page.start.critical", count=critical_count) if critical_count else ""
    name = widgets.tekst(network.name)
    if findings:
        first = say_count("page.start.gaps", len(findings), network=name, critical=critical, possible=possible)
    else:
        first = say("page.start.gaps.none", network=name, possible=possible)
    return [f"{first} {closing()}".strip(), asking(), *most_urgent()]


def closing() -> str:
    """Return how few agreements close how many white spots; "" when none do."""
    plan = answers.agreements(answer)
    if not plan:
        return ""
    many = say_count("page.gaps.agreements", len(plan))
    return say("page.gaps.plan", agreements=many, closes=answer["result"]["plan"]["closes"])


def asking() -> str:
    """Return how many questions are open, and how few calls answer how many of them."""
    if not questions:
        return say("page.gaps.ask.none" if findings else "page.start.complete")
    return f"{say_count('page.start.questions', len(questions))} {pages_questions.calling(answer)}".strip()


def most_urgent() -> list[str]:
    """Return the most urgent finding, when there is one."""
    if not findings:
        return []
    title = widgets.linked(findings[0]["title"], *answers.about(findings[0]))
    return [f"{say('page.start.urgent')} **{title}**"]


blocks.answer(say("page.start.title"), frame.situated(answer, sentences()))
with blocks.block("table", gap="medium"):
    entrances.entrances(network, answer)
    urgent.most_urgent(answer)
with blocks.block("next"):
    if findings or questions:
        widgets.link(navigation.page("gaps"), say("page.start.next" if findings else "page.start.next.questions"))
    else:
        widgets.link(navigation.page("data"), say("page.start.map.next"))
with blocks.block("source"):
    frame.source(network, answer)
