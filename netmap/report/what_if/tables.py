"""The answers of ``wat-als`` as plain text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import format_date, say

__all__ = ["choices_table", "what_if_table"]

_WIDTH = 100
#: How many of a long list the terminal shows; the heading says of how many, and JSON has all of them.
_MOST = 10
#: More changes than these are not named in the answer itself.
_MOST_NAMED = 2
_SPOTS = {
    "opened": "table.what_if.opened",
    "worse": "table.what_if.worse",
    "closed": "table.what_if.closed",
    "better": "table.what_if.better",
    "asked": "table.what_if.asked",
    "moot": "table.what_if.moot",
}


def what_if_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return what changes as text: the answer, both sides, then each list that holds something."""
    difference = answer["result"]["difference"]
    lines = _head(answer, language)
    if len(parts := answer["result"]["change"]["parts"]) > _MOST_NAMED:
        lines += _list("table.what_if.changes", [part["sentence"] for part in parts], language)
    lines += ["", _title(say("table.what_if.sides", language))]
    for row in difference["lines"]:
        said = say("table.what_if.side", language, what=row["what"], before=row["before"], after=row["after"])
        lines.append(_wrapped(f"- {said}"))
    for key, code in _SPOTS.items():
        found = difference["gaps"][key]
        lines += _list(code, [spot.get("sentence") or _spot(spot, language) for spot in found], language)
    # Who is taken away is not missed: a question about that sector is no loss.
    cut = {part["of"]["of"] for part in answer["result"]["change"]["parts"] if part["kind"] == "leaves" and part["of"]}
    unsure = [one for one in difference["no_longer"] if not cut.intersection(of["of"] for of in one["subjects"])]
    lines += _list("table.what_if.unsure", [one["sentence"] for one in unsure], language)
    lines += _list("table.what_if.stages", [one["sentence"] for one in difference["stages"]["lost"]], language)
    lines += _list("table.what_if.held", [one["sentence"] for one in difference["held"]], language)
    lines += _list("table.what_if.routes_lost", _names(difference["routes"]["lost"], language), language)
    lines += _list("table.what_if.routes_won", _names(difference["routes"]["won"], language), language)
    lines += _list("table.what_if.reach_lost", _names(difference["reach"]["lost"], language), language)
    lines += _list("table.what_if.depends", [one["sentence"] for one in difference["dependence"]], language)
    criteria = [
        say("table.what_if.criterion", language, title=c["title"], before=c["before_word"], after=c["after_word"])
        for c in difference["team"]["criteria"]
    ]
    lines += _list("table.what_if.criteria", criteria, language)
    return "\n".join([*lines, *_remarks(answer, language)])


def choices_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the ready scenarios, and what would leave with one person or party, as text."""
    result = answer["result"]
    lines = [*_head(answer, language), "", _title(say("table.what_if.scenarios", language))]
    for scenario in result["scenarios"]:
        said = scenario["sentence"] if scenario["possible"] else scenario["why_not"]
        values = {"word": scenario["word"], "title": scenario["title"], "sentence": said}
        lines.append(_wrapped(f"- {say('table.what_if.scenario', language, **values)}"))
    lines += _all("table.what_if.holders", result["amnesia"]["holders"], language)
    lines += _all("table.what_if.themes", result["amnesia"]["themes"], language)
    return "\n".join([*lines, *_remarks(answer, language)])


def _head(answer: dict[str, Any], language: str) -> list[str]:
    date = format_date(answer["reference_date"], language)
    head = say("table.what_if.head", language, network=answer["network"]["name"], date=date)
    return [head, *(_wrapped(sentence) for sentence in answer["sentences"])]


def _remarks(answer: dict[str, Any], language: str) -> Iterator[str]:
    if answer["remarks"]:
        yield ""
        yield _title(say("table.what_if.remarks", language))
        yield from (_wrapped(f"- {remark['sentence']}") for remark in answer["remarks"])


def _list(code: str, sentences: Sequence[str], language: str) -> Iterator[str]:
    """Return a list that is cut nowhere: what is lost is why somebody asks."""
    if sentences:
        yield ""
        yield _title(say(code, language, count=len(sentences)))
        yield from (_wrapped(f"- {sentence}") for sentence in sentences)


def _all(code: str, found: Sequence[dict[str, Any]], language: str) -> Iterator[str]:
    if found:
        shown = found[:_MOST]
        yield ""
        yield _title(say(code, language, count=len(shown), all=len(found)))
        yield from (_wrapped(f"- {one['sentence']}") for one in shown)


def _spot(spot: dict[str, Any], language: str) -> str:
    return say("table.what_if.item", language, severity=capital(spot["severity_word"]), title=spot["title"])


def _names(entries: Sequence[dict[str, str]], language: str) -> list[str]:
    return [capital(numbered(entry, language)) for entry in entries]


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent="  ")
