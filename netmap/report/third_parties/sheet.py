"""The A4 "Wie moet er nu bij?": whom to call before the core team sits together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from netmap.report.names import numbered
from netmap.report.paper import Bullets, Part, Sheet, Table
from netmap.report.third_parties.team import whole_team
from netmap.texts import format_date, say

__all__ = ["third_parties_sheet"]

_COLUMNS = {
    "who": "third.sheet.column.who",
    "why": "third.sheet.column.why",
    "via": "third.sheet.column.via",
    "function": "third.sheet.column.function",
    "phone": "third.sheet.column.phone",
    "checked": "third.sheet.column.checked",
}
#: More than this of each list does not fit one side beside a few parties, or beside up to five.
_MOST_LISTED, _FEWER_LISTED = 3, 2
_FEW = 3
#: Beside more than so many parties there is no room for what the team does itself, which it knows.
_MANY = 4


def third_parties_sheet(answer: Mapping[str, Any], language: str = "nl") -> Sheet:
    """Return the sheet of an answer.

    Parameters
    ----------
    answer : mapping
        As :func:`netmap.report.third_parties.answer.third_parties_answer` returned it, masked or not: nothing is
        looked up here.

    Notes
    -----
    A row per party with why, through whom (where there is a team), the function to call, room for a telephone number
    and when it was checked; whom to call first, for what nobody is known, what the team does itself, and all who sit
    in it. Of longer lists of calls and of what is unmet it says how many there are besides. Up to five parties with
    names of usual length fit one side; more go on over the page, for nobody is left out.
    """
    tell = partial(say, language=language)
    result = answer["result"]
    invite = result["invite"]
    # The other sentences stand below as lists; and what the team does itself stands there by party.
    lists = bool(invite or result["call_first"] or result["unmet"])
    first, *rest = answer["sentences"]
    if not lists and result["covered"]:
        told = [] if result["team"] else [tell("third.answer.no_team")]
        first = " ".join([*told, tell("third.answer.complete_number")])
    parts = []
    if invite:
        columns = {name: code for name, code in _COLUMNS.items() if name != "via" or result["team"]}
        rows = [_row(one, language) for one in invite]
        table = Table(
            tuple(tell(code) for code in columns.values()),
            tuple(tuple(row[name] for name in columns) for row in rows),
            shown=result["more_than_five"],
        )
        parts.append(Part(tell("third.sheet.invite"), (table,)))
    if result["call_first"]:
        calls = [call["sentence"] for call in result["call_first"]]
        parts.append(Part(tell("third.sheet.calls"), (_bullets(calls, len(invite), language),)))
    if result["unmet"]:
        unmet = [_unmet(one, brief=len(invite) > _FEW) for one in result["unmet"]]
        parts.append(Part(tell("third.sheet.unmet"), (_bullets(unmet, len(invite), language),)))
    if result["covered"] and len(invite) <= _MANY:
        does, heading = [one["sentence"] for one in result["covered"]], tell("third.sheet.covered")
        # Beside other lists one more takes too much room.
        running = Part("", (tell("third.sheet.running", heading=heading, lines=" ".join(does)),))
        parts.append(running if lists else Part(heading, (Bullets(tuple(does)),)))
    parts.append(Part("", tuple(whole_team(result, language))))
    situation = answer["situation"]["words"] or tell("third.situation.all")
    return Sheet(
        title=tell("third.sheet.title"),
        subtitle=tell("third.sheet.subtitle", network=answer["network"]["name"], situation=situation),
        answer=(first,) if lists else (first, *rest),
        parts=tuple(parts),
        source=tell("third.sheet.source", network=answer["network"]["name"]),
        reference_date=date.fromisoformat(answer["reference_date"]),
        checked_on=result["checked_on"],
        language=language,
    )


def _row(one: Mapping[str, Any], language: str) -> dict[str, str]:
    tell = partial(say, language=language)
    unknown = tell("third.sheet.not_known")
    via = unknown
    if one["via"]:
        via = numbered(one["via"], language)
        if one["through"]:
            via = tell("third.sheet.via", via=via, table=one["through"]["name"])
    function, expert = one["function"] or unknown, one["expert"]
    beside = expert and expert["title"] != function  # he is called for a part of it only
    reachable = [one["reachable"]] if one["reachable"] else []
    deputy = [tell("third.sheet.deputy", deputy=one["deputy"])] if one["deputy"] else []
    deputy = [tell("third.sheet.deputy_nobody")] if one["deputy_nobody"] else deputy
    agreed = [tell("third.sheet.agreed", date=format_date(one["agreed_on"], language))] if one["agreed_on"] else []
    if more := [*deputy] if beside else [*reachable, *deputy, *agreed]:
        function = tell("third.sheet.function_more", function=function, more="; ".join(more))
    if beside:
        called = expert["title"]
        if more := [*reachable, *agreed]:
            called = tell("third.sheet.function_more", function=called, more="; ".join(more))
        function = tell("third.sheet.expert", function=function, expert=called)
    checked = format_date(one["checked_on"], language) if one["checked_on"] else unknown
    return {
        "who": numbered(one["party"], language),
        "why": one["why"],
        "via": via,
        "function": function,
        "phone": "",
        "checked": checked,
    }


def _unmet(one: Mapping[str, Any], *, brief: bool) -> str:
    """Return for what nobody is known; beside many parties without what could be looked for."""
    return one["short_sentence"] if brief else " ".join(filter(None, (one["sentence"], one["fallback_sentence"])))


def _bullets(items: Sequence[str], parties: int, language: str) -> Bullets:
    most = _MOST_LISTED if parties <= _FEW else _FEWER_LISTED
    shown = list(items[:most])
    if len(items) > most:
        shown.append(say("third.sheet.rest", language, count=len(items) - most))
    return Bullets(tuple(shown))
