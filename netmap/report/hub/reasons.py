"""Why a party holds the web together, and what the data leave open, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap.analysis.hub.results import PartyStanding
from netmap.analysis.results import Evidence
from netmap.model import Ref, Stage
from netmap.report.hub.words import Named, Speaker

__all__ = ["bridging_reason", "counted_values", "reason_sentences"]

#: Reasons of which exactly one thing takes another sentence.
_COUNTED = ("hub.reason.cut", "hub.reason.alone")
#: Reasons that say between whom a party stands.
_BRIDGING = ("hub.reason.link", "hub.reason.bridge", "hub.reason.own_link", "hub.reason.cut", "hub.reason.alone")
#: What a party is the only one known to do, in a sentence that begins with the verb.
_ONLY_IN = {
    Stage.SIGNAL: "hub.reason.themes.signal",
    Stage.VERIFY: "hub.reason.themes.verify",
    Stage.INTERPRET: "hub.reason.themes.interpret",
    Stage.DECIDE: "hub.reason.themes.decide",
    Stage.ACT: "hub.reason.themes.act",
    Stage.AFTERCARE: "hub.reason.themes.aftercare",
}


def reason_sentences(standing: PartyStanding, speaker: Speaker) -> list[str]:
    """Return why a party holds the web together, most telling first; at least how much it sits and meets."""
    return [_reason(reason, standing.party, speaker) for reason in standing.reasons] or [_sits(standing, speaker)]


def bridging_reason(standing: PartyStanding, speaker: Speaker) -> str:
    """Return between whom a party stands; where nothing says so, at how many tables it sits and whom it meets."""
    found = next((reason for reason in standing.reasons if reason.code in _BRIDGING), None)
    return _reason(found, standing.party, speaker) if found else _sits(standing, speaker)


def _sits(standing: PartyStanding, speaker: Speaker) -> str:
    tables = speaker.tables(len(standing.consultations))
    return speaker.say("hub.reason.sits", tables=tables, met=speaker.others(standing))


def _reason(reason: Evidence, party: Ref, speaker: Speaker) -> str:
    values = counted_values(reason.values)
    count = reason.values.get("count", 0)
    if reason.code == "hub.reason.themes":
        return _only_in(reason, speaker)
    if reason.code == "hub.reason.share":
        return speaker.say("hub.reason.share", tables=speaker.tables(count))
    if reason.code in _COUNTED:
        values.pop("count")
        return speaker.counted(reason.code, count, **values)
    said = speaker.say(reason.code, party=party, **values)
    if more := reason.values.get("more", 0):
        said = f"{said} {speaker.counted('hub.reason.link_more', more)}"
    return said


def _only_in(reason: Evidence, speaker: Speaker) -> str:
    """Return for which themes nobody else is known to take a stage, and how many other steps that holds for."""
    values = reason.values
    said = speaker.say(_ONLY_IN[values["stage"]], themes=Named(values["themes"], values["count"]))
    return f"{said} {speaker.counted('hub.reason.themes_more', values['more'])}" if values["more"] else said


def counted_values(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a sentence; a list that gives the first few of ``count`` says how many there are."""
    count = values.get("count")
    lists = [key for key, value in values.items() if _is_list(value)]
    # With two lists a count belongs to neither.
    of = count if len(lists) == 1 and isinstance(count, int) else None
    return {key: Named(value, of) if _is_list(value) else value for key, value in values.items()}


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(item, Ref) for item in value)
