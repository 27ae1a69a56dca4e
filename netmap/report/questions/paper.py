"""The paper "Vragen aan ...": what one party is asked, with room to write, and why it matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from netmap.analysis.facts import Facts
from netmap.analysis.results import Question
from netmap.model import Network, Ref
from netmap.report.names import Names
from netmap.report.paper import Lines, Part, Sheet, Table
from netmap.report.paper.sheet import Block
from netmap.report.questions.lines import Call, whole_text
from netmap.texts import say

__all__ = ["question_paper"]

#: Names in a line about what is known; the rest is counted.
_MOST_NAMES = 8


def question_paper(
    calls: Sequence[Call],
    network: Network,
    names: Names,
    reference_date: date,
    sentence: Callable[[Question], str],
    why: Callable[[Question], str],
) -> Sheet:
    """Return the sheet with the questions of one call, or of several below each other.

    Parameters
    ----------
    calls : sequence of Call
        None at all gives a sheet that says that nothing is left to ask.
    sentence, why : callable
        Word a question, and what a "no" would mean (empty when it would mean nothing).

    Notes
    -----
    Up to about twelve questions of one party fit one side of paper.
    """
    tell = partial(say, language=names.language)
    one = calls[0] if len(calls) == 1 else None
    title = tell("questions.paper.title_all")
    if one:
        title = tell("questions.paper.title", name=_called(one.addressee, names))
    facts = Facts(network, reference_date)
    parts: list[Part] = []
    number = 0
    for call in calls:
        blocks: list[Block] = [] if call.addressee is None else list(_known(call.addressee, facts, names))
        rows = []
        for question in call.questions:
            number += 1
            rows.append((f"{number}. {whole_text(question, sentence(question), names)}", why(question), ""))
        heads = tell("questions.paper.question"), tell("questions.paper.why"), tell("questions.paper.answer")
        blocks.append(Table(heads, tuple(rows)))
        parts.append(Part("" if one else _called(call.addressee, names), tuple(blocks)))
    if calls:
        parts.append(Part("", (Lines((tell("questions.paper.back_to"), tell("questions.paper.before"))),)))
    return Sheet(
        title=title,
        subtitle=tell("questions.paper.subtitle", network=network.name),
        answer=(tell("questions.paper.ask"), tell("questions.paper.nobody"), tell("questions.paper.privacy"))
        if calls
        else (tell("questions.paper.nothing"),),
        parts=tuple(parts),
        source=tell("questions.paper.source", network=network.name),
        reference_date=reference_date,
        checked_on=_checked_on(one.addressee, network) if one else "",
        language=names.language,
    )


def _called(ref: Ref | None, names: Names) -> str:
    return names.name(ref) if ref else say("questions.anybody", names.language)


def _known(ref: Ref, facts: Facts, names: Names) -> list[str]:
    """Return in at most two lines what the map says of a party already."""
    tell = partial(say, language=names.language)
    tables = sorted({table for table, seats in facts.seats.items() for seat in seats if seat.start == ref})
    themes = sorted({Ref("Theme", theme) for theme, who in facts.covering.items() if ref in who})
    lines = []
    if tables:
        lines.append(tell("questions.paper.sits", names=_some(tables, names)))
    if themes:
        lines.append(tell("questions.paper.covers", names=_some(themes, names)))
    return lines or [tell("questions.paper.nothing_known")]


def _some(refs: Sequence[Ref], names: Names) -> list[str]:
    shown = [names.name(ref) for ref in refs[:_MOST_NAMES]]
    if len(refs) > _MOST_NAMES:
        shown.append(say("questions.paper.more", names.language, count=len(refs) - _MOST_NAMES))
    return shown


def _checked_on(ref: Ref | None, network: Network) -> str:
    return getattr(network.get(ref), "checked_on", None) or "" if ref else ""
