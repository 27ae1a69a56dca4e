"""The A4 "Wie moet er nu bij?": whom to call before the core team sits together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from netmap.report.names import numbered
from netmap.report.paper import Bullets, Part, Sheet, Table
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


def third_parties_sheet(answer: Mapping[str, Any], language: str = "nl") -> Sheet:
    """Return the sheet of an answer.

    Parameters
    ----------
    answer : mapping
        As :func:`netmap.report.third_parties.answer.third_parties_answer` returned it, masked or not: nothing is
        looked up here.

    Notes
    -----
    A row per party with why, through whom, the function to call, room for a telephone number and when it was checked;
    whom to call first, and for what nobody is known. Of longer lists it says how many there are besides. Up
    to five parties with names of usual length fit one side; more go on over the page, for nobody is left out.
    """
    tell = partial(say, language=language)
    result = answer["result"]
    invite = result["invite"]
    table = Table(
        tuple(tell(code) for code in _COLUMNS.values()),
        tuple(_row(one, language) for one in invite),
        shown=result["more_than_five"],
        empty=tell("third.sheet.nobody"),
    )
    parts = [Part(tell("third.sheet.invite"), (table,))]
    if result["call_first"]:
        calls = [call["sentence"] for call in result["call_first"]]
        parts.append(Part(tell("third.sheet.calls"), (_bullets(calls, len(invite), language),)))
    if result["unmet"]:
        unmet = [_unmet(one, brief=len(invite) > _FEW) for one in result["unmet"]]
        parts.append(Part(tell("third.sheet.unmet"), (_bullets(unmet, len(invite), language),)))
    parts.append(Part("", (result["team_sentence"],)))
    situation = answer["situation"]["words"] or tell("third.situation.all")
    return Sheet(
        title=tell("third.sheet.title"),
        subtitle=tell("third.sheet.subtitle", network=answer["network"]["name"], situation=situation),
        answer=tuple(answer["sentences"][:1]),  # the others stand below as lists
        parts=tuple(parts),
        source=tell("third.sheet.source", network=answer["network"]["name"]),
        reference_date=date.fromisoformat(answer["reference_date"]),
        checked_on=result["checked_on"],
        language=language,
    )


def _row(one: Mapping[str, Any], language: str) -> tuple[str, ...]:
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
    if more := [*([] if beside else reachable), *deputy]:
        function = tell("third.sheet.function_more", function=function, more="; ".join(more))
    if beside:
        title = expert["title"]
        called = tell("third.sheet.function_more", function=title, more=one["reachable"]) if reachable else title
        function = tell("third.sheet.expert", function=function, expert=called)
    checked = format_date(one["checked_on"], language) if one["checked_on"] else unknown
    return numbered(one["party"], language), one["why"], via, function, "", checked


def _unmet(one: Mapping[str, Any], *, brief: bool) -> str:
    """Return for what nobody is known; beside many parties without what could be looked for."""
    return one["short_sentence"] if brief else " ".join(filter(None, (one["sentence"], one["fallback_sentence"])))


def _bullets(items: Sequence[str], parties: int, language: str) -> Bullets:
    most = _MOST_LISTED if parties <= _FEW else _FEWER_LISTED
    shown = list(items[:most])
    if len(items) > most:
        shown.append(say("third.sheet.rest", language, count=len(items) - most))
    return Bullets(tuple(shown))
