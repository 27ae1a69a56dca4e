"""The answer of ``kernteam`` as plain text for the terminal: numbers and words, nothing cut silently."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import format_date, say

__all__ = ["team_table"]

_WIDTH = 100
#: How many of a long list the terminal shows; it says of how many, and JSON has all of them.
_MOST_TEAMS = 5


def team_table(answer: dict[str, Any], language: str = "nl") -> str:
    """Return the answer of ``kernteam`` as text: the answer, the team on its criteria, proposals, kept teams."""
    result = answer["result"]
    head = say(
        "table.team.head",
        language,
        network=answer["network"]["name"],
        date=format_date(answer["reference_date"], language),
    )
    lines = [head, *(_wrapped(sentence) for sentence in answer["sentences"])]
    if result["stopped"]:
        lines.append(_wrapped(result["stopped_sentence"]))
    lines.append(_wrapped(result["steps_sentence"]))
    if result["present"]:
        lines += _present(result["present"], language)
    lines += _proposal(result, language)
    if kept := result["kept"]:
        lines += ["", _title(say("table.team.kept", language, count=len(kept)))]
        lines += [
            _listed(
                say(
                    "table.team.kept_line",
                    language,
                    name=one["name"],
                    date=format_date(one["made_on"], language),
                    sentence=one["sentence"],
                )
            )
            for one in kept
        ]
    if answer["remarks"]:
        lines += ["", _title(say("table.team.remarks", language))]
        lines += [_listed(remark["sentence"]) for remark in answer["remarks"]]
    return "\n".join(lines)


def _present(present: dict[str, Any], language: str) -> Iterator[str]:
    table = present["consultation"]
    title = (
        say("table.team.given", language)
        if present["given"] or not table
        else say("table.team.present", language, title=numbered(table, language))
    )
    yield ""
    yield _title(title)
    yield from _members(present["members"], language)
    if present["out_sentence"]:
        yield _wrapped(present["out_sentence"])
    yield ""
    yield _title(say("table.team.criteria", language, count=len(present["criteria"])))
    for criterion in present["criteria"]:
        yield _wrapped(
            say(
                "table.team.criterion",
                language,
                number=criterion["number"],
                title=criterion["title"],
                state=criterion["state_word"],
            )
        )
        yield _wrapped(criterion["sentence"], "   ")
    if asks := present["asks"]:
        yield ""
        yield _title(say("table.team.asks", language, count=len(asks)))
        yield from (_listed(ask) for ask in asks)


def _proposal(result: dict[str, Any], language: str) -> Iterator[str]:
    yield ""
    yield _title(say("table.team.proposal", language, size=result["size"]))
    for sentence in (result["teams_sentence"], result["bound_sentence"]):
        if sentence:
            yield _wrapped(sentence)
    for conflict in result["conflicts"]:
        yield _listed(conflict["sentence"])
    yield from _teams(result["teams"], language, more=result["more_teams"])
    if result["teams"]:
        yield ""
        yield from _members(result["members"], language)
        if result["out_sentence"]:
            yield _wrapped(result["out_sentence"])
    if result["swaps"]:
        yield ""
        yield say("table.team.swaps", language)
        yield from (_listed(swap["sentence"]) for swap in result["swaps"])
    if result["curve"]:
        yield ""
        yield say("table.team.curve", language)
        yield from (_listed(point["sentence"]) for point in result["curve"])
    yield ""
    yield say("table.team.wishes", language)
    yield from (_listed(sentence) for sentence in result["demands"]["sentences"])


def _teams(teams: Sequence[Sequence[dict[str, Any]]], language: str, *, more: bool) -> Iterator[str]:
    shown = teams[:_MOST_TEAMS]
    for number, team in enumerate(shown, 1):
        named = [numbered(party, language) for party in team]
        yield _wrapped(say("table.team.team", language, number=number, team=capital(", ".join(named))))
    if len(teams) > len(shown):
        code = "table.team.shown_more" if more else "table.team.shown"
        yield say(code, language, shown=len(shown), all=len(teams))


def _members(members: Sequence[dict[str, Any]], language: str) -> Iterator[str]:
    for member in members:
        party = numbered(member["party"], language)
        yield _listed(say("table.team.member", language, party=capital(party), sentence=member["sentence"]))


def _title(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _listed(text: str) -> str:
    return _wrapped(f"- {text}")


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
