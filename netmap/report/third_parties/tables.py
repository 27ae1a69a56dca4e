"""Whom to invite as plain text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.report.third_parties.team import whole_team
from netmap.texts import format_date, say

__all__ = ["third_parties_table"]

_WIDTH = 100
#: Of longer lists the terminal shows so many, and says so.
_MOST = 10


def third_parties_table(answer: Mapping[str, Any], language: str = "nl") -> str:
    """Return whom to invite as text: the answer, each party with its reasons, whom to call first, what is lacking."""
    result = answer["result"]
    day = format_date(answer["reference_date"], language)
    lines = [say("table.third.head", language, network=answer["network"]["name"], date=day)]
    lines += [remark["sentence"] for remark in answer["remarks"]]
    lines += ["", _title(say("table.third.asked", language))]
    if chosen := answer["situation"]["words"]:
        lines.append(_wrapped(f"{chosen}.", ""))
    lines += [_wrapped(sentence, "") for sentence in answer["sentences"]]
    lines += [_wrapped(line, "") for line in whole_team(result, language)]
    if result["invite"]:
        lines += ["", _title(say("table.third.invite", language, count=len(result["invite"])))]
        for one in result["invite"]:
            lines += _party(one, language)
        if result["more_than_five"]:
            lines.append(_wrapped(result["more_than_five"], ""))
    calls = [call["sentence"] for call in result["call_first"]]
    lines += _listed("table.third.calls", calls, language)
    unmet = [" ".join(filter(None, (one["sentence"], one["fallback_sentence"]))) for one in result["unmet"]]
    lines += _listed("table.third.unmet", unmet, language)
    lines += _listed("table.third.others", [_names(some, language) for some in result["alternatives"]], language)
    if result["more_alternatives"]:
        lines.append(say("table.third.more", language))
    lines += _listed("table.third.needs", [need["sentence"] for need in result["needs"]], language)
    return "\n".join(lines)


def _party(one: Mapping[str, Any], language: str) -> Iterable[str]:
    party = capital(numbered(one["party"], language))
    yield _wrapped(say("table.third.number", language, number=one["number"], party=party), "")
    yield _wrapped(say("table.third.why", language, needs="; ".join(one["reasons"])))
    if one["through_sentence"]:
        yield _wrapped(one["through_sentence"])
    yield _wrapped(
        say("table.third.function", language, function=one["function"])
        if one["function"]
        else say("table.third.function_unknown", language)
    )
    for text in (*one["notes"], one["checked_sentence"]):
        yield _wrapped(text)
    if one["instead"]:
        shown = one["instead"][:_MOST]
        named = [numbered(entry, language) for entry in shown]
        more = [say("gaps.more", language, count=len(one["instead"]) - _MOST)] if len(one["instead"]) > _MOST else []
        yield _wrapped(say("table.third.instead", language, parties=[*named, *more]))
    for row in one["evidence"]:
        text = row["text"]
        if row["sheet"]:
            text = say("table.route.row", language, sheet=row["sheet"], row=row["row"], text=text)
        yield _wrapped(f"- {text}", "      ")


def _names(entries: Iterable[Mapping[str, Any]], language: str) -> str:
    return ", ".join(capital(numbered(entry, language)) for entry in entries)


def _listed(heading: str, items: Sequence[str], language: str) -> list[str]:
    """Return a titled list; of a long one the first, and how many there are."""
    if not items:
        return []
    lines = ["", _title(say(heading, language, count=len(items)))]
    lines += [_wrapped(f"- {item}", "") for item in items[:_MOST]]
    if len(items) > _MOST:
        lines.append(say("table.third.shown", language, shown=_MOST, count=len(items)))
    return lines


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _wrapped(text: str, indent: str = "    ") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)
