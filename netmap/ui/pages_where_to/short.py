"""The answer in short, for who stands at the door: where to report, with whom to check, who interprets and decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, theme, widgets
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

Route = Mapping[str, Any]
Step = Mapping[str, Any]

MOST_PARTNERS = 3
_NEXT_LINE = "  \n"
_ABSENT = f":{theme.MARKDOWN_COLOURS['critical']}[✕]"
#: Sign of whether it is known who takes a stage.
_SIGNS = {"known": "", "nobody": _ABSENT, "unknown": "?"}


def short(result: Mapping[str, Any]) -> None:
    """Show the best way in a few lines; nothing where there is none: the answer above says so."""
    if not result["routes"] or result["status"] == "no_route":
        return
    route = result["routes"][0]
    whole = result["status"] == "route"
    rows = [row for row in _rows(route, result, whole=whole) if row[1]]
    columns = say("page.where_to.what"), say("page.where_to.said")
    with st.container(gap="xsmall"), widgets.column():
        far = not whole and result["nowhere"] is None
        st.header(say("page.where_to.short.far" if far else "page.where_to.short"), anchor=False)
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.where_to.short"))
        widgets.count_shown(len(rows), len(rows))


def place(step: Step) -> str:
    """Return as Markdown who acts in a step, in what function, and where."""
    if step["party"] is None:
        return _name(step["via"]) if step["via"] else f"? {say('page.where_to.unknown')}"
    who = _name(step["party"])
    if step["by_function"]:
        who = say("page.where_to.function", name=who, function=tekst(step["by_function"]))
    same = step["via"] is None or step["via"]["of"] == step["party"]["of"]
    return who if same else say("page.where_to.at", who=who, where=_name(step["via"]))


def _name(entry: Mapping[str, Any]) -> str:
    return widgets.named(entry["of"], entry["name"])


def _rows(route: Route, result: Mapping[str, Any], *, whole: bool) -> list[tuple[str, str]]:
    """Return each question with its answer; "" where there is nothing to answer.

    Where no way is known (``whole`` is False), who takes a stage is told all the same when that is known.
    """
    moves = [step for step in route["steps"] if step["kind"]]
    begun = whole or bool(moves)
    word = say("route.certain.open") if route["unknown_stages"] else tekst(route["certainty_word"])
    weakest = say("page.where_to.sure.weakest", word=word)
    return [
        (_first_question(result), _nowhere(result) or (_report(route, moves) if begun else _unknown())),
        (say("page.where_to.verify"), _verify(route, result["partners"], whole=whole)),
        (say("page.where_to.interpret"), _stage(route, "interpret", result["takers"])),
        (say("page.where_to.decide"), _stage(route, "decide", result["takers"])),
        (say("page.where_to.waiting"), tekst(route["waiting_sentence"])),
        (say("page.where_to.agreed"), _agreed(moves) if begun else ""),
        (say("page.where_to.sure"), weakest if begun else ""),
    ]


def _first_question(result: Mapping[str, Any]) -> str:
    """Return what is asked first: nobody reports to a channel, somebody picks a signal up there."""
    channel = str(result["from"]["of"]).startswith("Channel:")
    return say("page.where_to.picked_up" if channel else "page.where_to.report")


def _unknown() -> str:
    return f"? {widgets.capital(say('page.where_to.unknown'))}"


def _nowhere(result: Mapping[str, Any]) -> str:
    """Return that it is handed to nobody, with the sign for what was told or what is not known; else ""."""
    nowhere = result["nowhere"]
    if not nowhere:
        return ""
    told = entries.told(nowhere["sentence"], result["from"], result["theme"])
    return f"{_ABSENT if nowhere['told'] else '?'} {told}"


def _report(route: Route, moves: Sequence[Step]) -> str:
    """Return where the signal goes first; where it stays is said as well."""
    # To whom one reports is the table, not yet who speaks there.
    first = (moves or route["steps"])[0]
    entry = first["via"] or first["party"] if moves else first["party"] or first["via"]
    return _name(entry) if moves else say("page.where_to.report.here", name=_name(entry))


def _verify(route: Route, partners: Sequence[Mapping[str, Any]], *, whole: bool) -> str:
    if found := _stage(route, "verify", {}):
        return found
    known = [partner["party"] for partner in partners[:MOST_PARTNERS]]
    if not known:
        return say("page.where_to.verify.none") if whole else _unknown()
    if whole and "verify" in route["skipped"]:
        return say("page.where_to.verify.skipped", names=entries.names(known))
    return ", ".join(entries.names(known))


def _stage(route: Route, stage: str, takers: Mapping[str, Any]) -> str:
    """Return who takes a stage of a way; else who takes it at all, that it is nobody, or that it is not known."""
    if stage in route["unknown_stages"]:
        taker = takers[stage]
        sign = _SIGNS[taker["state"]]
        return f"{sign} {entries.told(taker['sentence'], taker)}".strip()
    found = dict.fromkeys(place(step) for step in route["steps"] if step["stage"] == stage)
    return _NEXT_LINE.join(found)


def _agreed(moves: Sequence[Step]) -> str:
    """Return how often the signal is handed on, and how much of that was agreed, a habit, or recorded nowhere.

    To report at a table of one's own hands nothing on yet.
    """
    if not moves:
        return say("page.where_to.passed.none")
    passed = [way for step in moves if (way := _way(step)) != "seat"]
    if not passed:
        return say("page.where_to.passed.seat")
    counts = Counter(passed)
    words = {
        "agreed": "page.where_to.passed.agreed",
        "habit": "page.where_to.passed.habit",
        "open": "page.where_to.passed.open",
        "informal": "page.where_to.passed.informal",
    }
    ways = [say(code, count=counts[way]) for way, code in words.items() if way in counts]
    return say_count("page.where_to.passed", len(passed), ways=ways)


def _way(step: Step) -> str:
    if not step["formal"]:
        return "informal"
    if step["agreed"]:
        return str(step["agreed"])
    return "open" if step["kind"] == "recorded" else "seat"
