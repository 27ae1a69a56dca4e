"""The answer in a few sentences: on paper and in practice, what is lost, who bridges, and whether that is firm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from netmap.analysis.hub.results import Designated, HubAnswer, HubView, PartyStanding
from netmap.analysis.hub.stability import MISSING
from netmap.model import Ref
from netmap.report.hub.reasons import bridging_reason
from netmap.report.hub.standing import loss_sentence
from netmap.report.hub.words import Speaker

__all__ = [
    "across",
    "across_sentence",
    "actual_sentence",
    "designated_words",
    "first_sentence",
    "headline",
    "stability_sentence",
]

#: Centrality crowns these in every real file; who bridges the other domains is the harder question.
USUAL_SECTORS = frozenset({"municipality", "police", "justice"})
_MOST_SENTENCES = 3


def headline(answer: HubAnswer, speaker: Speaker) -> list[str]:
    """Return the answer in one to three sentences: who, what hangs on it, and who bridges the other domains.

    Each is one sentence. Where there is room, the second says whether it sits in the core team; that is also in
    :func:`actual_sentence`, as who bridges the other domains is in :func:`across_sentence`.
    """
    actual = _standing(answer.parties, answer.actual)
    if actual is None:
        return [speaker.say("hub.nobody_meets" if answer.parties else "hub.empty")]
    said = [loss_sentence(actual.lost, speaker, actual.party)]
    bridges = [standing.party for standing in across(answer, speaker)]
    if bridges and bridges != [actual.party]:
        said.append(_across(bridges, speaker))
    said = list(filter(None, said))
    if answer.designated and len(said) < _MOST_SENTENCES - 1:
        said.insert(0, _holds(answer, actual.party, speaker))
    return [_practice(answer, actual, speaker), *said]


def actual_sentence(answer: HubAnswer, speaker: Speaker) -> str:
    """Return whether who holds the web together sits in a core team, and who is equal to it.

    Without a core team, what :func:`headline` begins with. "" when nobody is known to meet anybody.
    """
    actual = _standing(answer.parties, answer.actual)
    if actual is None:
        return ""
    if not answer.designated:
        return _practice(answer, actual, speaker)
    return _holds(answer, actual.party, speaker)


def _practice(answer: HubAnswer, actual: PartyStanding, speaker: Speaker) -> str:
    """Return who it is on paper and in practice, with its numbers; of equals all of them."""
    hubs = [hub.consultation for hub in answer.designated]
    paper = {0: "none", 1: "one"}.get(len(hubs), "several")
    values: dict[str, Any] = {"hubs": hubs, "count": len(hubs), "met": speaker.others(actual)}
    if answer.equals:
        parties = [actual.party, *answer.equals]
        code = {"none": "hub.equals.none", "one": "hub.equals.one", "several": "hub.equals.several"}[paper]
        return speaker.say(code, parties=parties, **values)
    code = {"none": "hub.actual.none", "one": "hub.actual.one", "several": "hub.actual.several"}[paper]
    return speaker.say(code, party=actual.party, tables=speaker.tables(len(actual.consultations)), **values)


def _holds(answer: HubAnswer, party: Ref, speaker: Speaker) -> str:
    """Return whether who holds the web together sits in a core team; of a list that is not complete: not known."""
    hubs = [hub.consultation for hub in answer.designated]
    if there := [hub.consultation for hub in answer.designated if hub.holds_actual]:
        return speaker.say("hub.holds.yes", party=party, hubs=there)
    parties = [party, *answer.equals]
    surely_not = all(hub.surely_not for hub in answer.designated)
    if surely_not:
        return speaker.counted("hub.holds.no", len(parties), parties=parties, hubs=hubs)
    return speaker.counted("hub.holds.open", len(parties), parties=parties, hubs=hubs)


def across_sentence(answer: HubAnswer, speaker: Speaker) -> str:
    """Return who bridges most outside municipality, police and prosecutor, and between whom; "" when nobody does."""
    bridges = across(answer, speaker)
    said = [_across([standing.party for standing in bridges], speaker)] if bridges else []
    if len(bridges) == 1:
        # What only holds without the municipality would be read as so on the whole map.
        said.append(bridging_reason(_standing(answer.parties, bridges[0].party) or bridges[0], speaker))
    return " ".join(said)


def _across(parties: Sequence[Ref], speaker: Speaker) -> str:
    return speaker.counted("hub.across", len(parties), parties=list(parties))


def across(answer: HubAnswer, speaker: Speaker) -> list[PartyStanding]:
    """Return who bridges most outside municipality, police and prosecutor: of equals all, the actual spider first.

    Empty when nobody there bridges anything.
    """
    others = [
        standing
        for standing in answer.without_municipality
        if standing.brokerage > 0 and not speaker.facts.sectors(standing.party) & USUAL_SECTORS
    ]
    best = min((standing.ranks[HubView.BROKERAGE] for standing in others), default=0)
    first = [standing for standing in others if standing.ranks[HubView.BROKERAGE] == best]
    return sorted(first, key=lambda standing: (standing.party != answer.actual, standing.party))


def first_sentence(first: Mapping[HubView, Sequence[Ref]], speaker: Speaker) -> str:
    """Return who comes first in each view, and whether that is one party; "" when nobody is known to sit anywhere."""
    if not first.get(HubView.REACH):
        return ""
    heads = {view: tuple(first.get(view, ())) for view in HubView}
    shared = set.intersection(*(set(refs) for refs in heads.values()))
    if len(shared) == 1 and all(len(refs) == 1 for refs in heads.values()):
        return speaker.say("hub.first.same", party=shared.pop())
    said = [speaker.say("hub.first.reach", parties=heads[HubView.REACH])]
    said.append(
        speaker.say("hub.first.brokerage", parties=heads[HubView.BROKERAGE])
        if heads[HubView.BROKERAGE]
        else speaker.say("hub.first.no_brokerage")
    )
    said.append(
        speaker.say("hub.first.dependence", parties=heads[HubView.DEPENDENCE])
        if heads[HubView.DEPENDENCE]
        else speaker.say("hub.first.no_dependence")
    )
    if not shared:
        said.append(speaker.say("hub.first.differ"))
    return " ".join(said)


def stability_sentence(answer: HubAnswer, speaker: Speaker) -> str:
    """Return how often the first by reach stays first, with the assumption behind the runs; "" when nobody is."""
    actual = _standing(answer.parties, answer.actual)
    if actual is None:
        return ""
    held = actual.stability.get(HubView.REACH)
    if held is None or not answer.runs:
        return speaker.say("hub.stability.none")
    return speaker.say(
        "hub.stability",
        party=actual.party,
        first=held.first,
        runs=answer.runs,
        missing=round(MISSING * 100),
    )


def designated_words(hub: Designated, speaker: Speaker) -> dict[str, Any]:
    """Return one consultation that is named as core team: who sits there, and whom its members meet."""
    return {
        "consultation": speaker.entry(hub.consultation),
        "members": speaker.entries(hub.members),
        "reach": hub.reach,
        "holds_actual": hub.holds_actual,
        "sentence": _designated(hub, speaker),
    }


def _designated(hub: Designated, speaker: Speaker) -> str:
    if not hub.members:
        return speaker.say("hub.designated.unknown", consultation=hub.consultation)
    return speaker.counted(
        "hub.designated", len(hub.members), consultation=hub.consultation, met=hub.reach, members=hub.members
    )


def _standing(parties: Sequence[PartyStanding], party: Ref | None) -> PartyStanding | None:
    return next((standing for standing in parties if standing.party == party), None)
