"""The A4 "Waar moet ik heen?" for the wall of a community centre, or beside a telephone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from netmap.report.paper import Bullets, Lines, Part, Sheet, Table
from netmap.texts import say

__all__ = ["route_sheet"]

#: More people to check with, and more questions, than this do not fit one side beside the steps; a long way leaves
#: room for fewer people.
_MOST_PARTNERS, _MOST_ASKED = 3, 3
_LONG_WAY = 7
_COLUMNS = ("step", "who", "where", "function", "agreed")
#: By what was chosen.
_SUBTITLES = {
    (): "route.sheet.subtitle",
    ("theme",): "route.sheet.subtitle_theme",
    ("area",): "route.sheet.subtitle_area",
    ("theme", "area"): "route.sheet.subtitle_theme_area",
}
_NOT_APPLICABLE = "\N{EN DASH}"


def route_sheet(answer: Mapping[str, Any], language: str = "nl") -> Sheet:
    """Return the sheet of an answer.

    Parameters
    ----------
    answer : mapping
        As :func:`netmap.report.routes.answer.route_answer` returned it, masked or not: nothing is looked up here.

    Notes
    -----
    The best way as a table, whom to check it with, the second way in one line, and a place for a telephone number.
    Where no way is known, what is recorded, and what to ask of whom. A way of nine steps with long names fits one side.
    """
    tell = partial(say, language=language)
    result = answer["result"]
    parts = [*_steps(result, language), _check(result, language)]
    parts += _asked(result, language)
    parts.append(Part(tell("route.sheet.phone"), (tell("route.sheet.urgent"), Lines(_numbers(result, language)))))
    return Sheet(
        title=tell("route.sheet.title"),
        subtitle=_subtitle(result, language),
        answer=tuple(answer["sentences"]),
        parts=tuple(parts),
        source=tell("route.sheet.source", network=answer["network"]["name"]),
        reference_date=date.fromisoformat(answer["reference_date"]),
        checked_on=result["checked_on"],
        language=language,
    )


def _subtitle(result: Mapping[str, Any], language: str) -> str:
    chosen = {name: result[name]["name"] for name in ("theme", "area") if result[name]}
    return say(_SUBTITLES[tuple(chosen)], language, place=result["from"]["name"], **chosen)


def _steps(result: Mapping[str, Any], language: str) -> list[Part]:
    """Return the best way as a table, without who sees it: that is who holds the sheet. The second stands below it."""
    if not result["routes"] or result["status"] == "no_route":
        return []
    known = result["status"] == "route"
    steps = result["routes"][0]["steps"]
    heads = tuple(say(f"route.sheet.column.{column}", language) for column in _COLUMNS)
    acting = zip(steps[1:], steps, strict=False)
    # On a long way the answer above has to say when one hands on: there is no room for it here.
    rows = tuple(_row(step, before, language, brief=len(steps) > _LONG_WAY) for step, before in acting)
    if not rows:
        return []
    table = Table(heads, rows, shown=_second(result, language) if known else "")
    return [Part(say("route.sheet.steps" if known else "route.sheet.steps_open", language), (table,))]


def _row(step: Mapping[str, Any], before: Mapping[str, Any], language: str, *, brief: bool) -> tuple[str, ...]:
    tell = partial(say, language=language)
    came_from = before["via"] or before["party"]
    handed_on = step["stage"] == "pass"
    who = step["party"] or (came_from if handed_on else None)
    if not step["known"]:
        agreed = tell("route.sheet.not_told")
    elif not handed_on:
        agreed = _NOT_APPLICABLE
    elif not step["formal"]:
        agreed = tell("route.sheet.not_recorded")
    elif step["kind"] == "recorded":
        agreed = step["agreed_word"] or tell("route.sheet.not_told")
    else:
        agreed = step["kind_word"]
    if step["criterion"] and not brief:
        agreed = tell("route.when.both", criterion=step["criterion"].rstrip("."), agreed=agreed)
    # Where a place as a whole acts, or a party at home, no function is missing.
    function = step["by_function"] or (
        tell("route.sheet.not_told") if step["party"] and step["via"] else _NOT_APPLICABLE
    )
    where = step["via"]["name"] if step["via"] else _NOT_APPLICABLE
    first = tell("route.sheet.number", number=step["number"], stage=step["stage_word"])
    return first, who["name"] if who else tell("route.sheet.table_itself"), where, function, agreed


def _check(result: Mapping[str, Any], language: str) -> Part:
    steps = len(result["routes"][0]["steps"]) if result["routes"] else 0
    most = max(1, _MOST_PARTNERS - max(0, steps - _LONG_WAY))
    partners = tuple(_partner(partner, language) for partner in result["partners"][:most])
    empty = say("route.sheet.check_none", language)
    return Part(say("route.sheet.check", language), (Bullets(partners, empty=empty),))


def _partner(partner: Mapping[str, Any], language: str) -> str:
    """Return who could confirm it and where to meet: the first of several places."""
    who: str = partner["party"]["name"]
    if function := partner["function"]:
        who = say("route.in_function", language, party=who, function=function)
    if not partner["through"]:
        return who
    first = partner["through"][0]["name"]
    if partner["steps"] == 1:
        return say("route.sheet.partner", language, who=who, table=first)
    return say("route.sheet.partner_through", language, who=who, through=first)


def _second(result: Mapping[str, Any], language: str) -> str:
    if len(result["routes"]) < 2:
        return say("route.sheet.no_second", language)
    return say("route.sheet.second_way", language, sentence=result["routes"][1]["sentence"])


def _asked(result: Mapping[str, Any], language: str) -> list[Part]:
    """Return what to ask of whom, or to agree on, where no way is known; each once."""
    asked = dict.fromkeys(
        (ask["addressee"]["name"] if ask["addressee"] else "", ask["sentence"])
        for ask in (*result["questions"][:1], *result["missing_links"], *result["questions"][1:])
    )
    items = tuple(
        say("route.sheet.asked", language, who=who, question=sentence) if who else sentence
        for who, sentence in list(asked)[:_MOST_ASKED]
    )
    return [Part(say("route.sheet.ask", language), (Bullets(items),))] if items else []


def _numbers(result: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """Return a line for the number of where one reports it, and one for who decides."""
    return tuple(result["phones"]) or (say("route.sheet.phone_first", language),)
