"""What is wished of a proposed team, and which wishes do not go together, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.team.results import Conflict, Demand, DemandKind, Fixed, Proposal, TeamDemands
from netmap.model import ActorType, Ref, Sector, Stage, StatedValue, Theme
from netmap.report.hub.words import MOST_WORDS, Named, longest
from netmap.report.team.words import TeamSpeaker
from netmap.texts import OneOf

__all__ = ["conflict_words", "demand_words"]

#: Of so many parties that may be one fixed member all are named; of more these, and how many others.
_MOST_NAMED = 4
#: Why a wish for somebody who decides was left out: only the core team does, nobody does, nobody is known to.
_WITHOUT_DECIDER = ("team.wish.only_core_team", "team.wish.nobody_decides", "team.wish.without_decider")


def demand_words(proposal: Proposal, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return what was wished: a sentence each, and who and which themes it is about."""
    demands = proposal.demands
    fixed = [party for group in demands.fixed for party in group.parties]
    return {
        "sentences": [*_wishes(demands, speaker), *_not_wished(proposal, speaker)],
        "fixed": speaker.entries(tuple(dict.fromkeys(fixed))),
        "mandate": speaker.entries([Ref(Theme.KIND, theme) for theme in demands.mandate]),
        "without_decider": speaker.entries(proposal.without_decider),
    }


def _wishes(demands: TeamDemands, speaker: TeamSpeaker) -> Iterator[str]:
    yield speaker.counted("team.wish.size", demands.size)
    for group in demands.fixed:
        yield _fixed(group, speaker)
    if demands.cap is None:
        yield speaker.say("team.wish.cap.none")
    else:
        yield speaker.counted("team.wish.cap", demands.cap)
    for sector, most in demands.caps:
        yield speaker.counted("team.wish.cap_of", most, sector=Ref(Sector.KIND, sector))
    if demands.bridge:
        yield speaker.say("team.wish.bridge")
    if demands.mandate:
        yield speaker.say("team.wish.mandate", themes=[Ref(Theme.KIND, theme) for theme in demands.mandate])
    if demands.excluded:
        yield speaker.say("team.wish.excluded", parties=demands.excluded)


def _not_wished(proposal: Proposal, speaker: TeamSpeaker) -> Iterator[str]:
    told = [_why(theme, speaker.facts) for theme in proposal.without_decider]
    for code in _WITHOUT_DECIDER:
        if themes := [theme for theme, why in zip(proposal.without_decider, told, strict=True) if why == code]:
            yield speaker.counted(code, len(themes), themes=themes)


def _why(theme: Ref, facts: Facts) -> str:
    """Return why nobody is there to decide on a theme: only the core team does, nobody at all, or it is not known."""
    hubs = set(hubs_of(facts))
    if any(cover.who in hubs and cover.theme == theme.id for cover in facts.covers_of_stage[Stage.DECIDE]):
        return _WITHOUT_DECIDER[0]
    said = facts.coverage_statements.get((theme.id, Stage.DECIDE), ())
    of_all = [s.value for s in said if not (s.subject or s.area or s.phase)]
    return _WITHOUT_DECIDER[1 if of_all and set(of_all) == {StatedValue.NO} else 2]


def _fixed(group: Fixed, speaker: TeamSpeaker) -> str:
    parties = _one_of(group.parties, speaker)
    if group.word:
        return speaker.say("team.wish.fixed_as", word=Ref(ActorType.KIND, group.word), parties=parties)
    if len(group.parties) == 1:
        return speaker.say("team.wish.fixed", party=group.parties[0])
    return speaker.say("team.wish.fixed_one_of", parties=parties)


def _one_of(parties: tuple[Ref, ...], speaker: TeamSpeaker) -> Any:
    """Return several of which one is meant: "A, B of C"; of many the first few and how many others there are."""
    if len(parties) > _MOST_NAMED:
        return Named(parties[:_MOST_NAMED], len(parties))
    return OneOf(speaker.names.name(party) for party in parties)


def conflict_words(conflict: Conflict, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return wishes that no team meets together; without any one of them there is a team."""
    demands = [_demand(demand, speaker) for demand in conflict.demands]
    return {"demands": demands, "sentence": _clash(demands, speaker)}


def _clash(demands: list[str], speaker: TeamSpeaker) -> str:
    """Return that wishes do not go together, all of them named, in as many sentences as that takes."""
    if len(demands) == 1:
        return speaker.say("team.clash.alone", demands=demands)
    for first in range(len(demands), 1, -1):
        said = speaker.say("team.clash.together", demands=demands[:first])
        if longest(said) <= MOST_WORDS:
            break
    rest = demands[first:]
    return f"{said} {speaker.say('team.clash.also', demands=rest)}" if rest else said


def _demand(demand: Demand, speaker: TeamSpeaker) -> str:
    """Return one wish as part of a sentence."""
    number = demand.number or 0
    if demand.kind is DemandKind.SIZE:
        return speaker.counted_part("team.clash.size", number)
    if demand.kind is DemandKind.CAP:
        if demand.ref is None:
            return speaker.counted_part("team.clash.cap", number)
        return speaker.counted_part("team.clash.cap_of", number, sector=demand.ref)
    if demand.kind is DemandKind.SAFETY:
        return speaker.part("team.clash.safety")
    if demand.kind is DemandKind.SOCIAL:
        return speaker.part("team.clash.social")
    if demand.kind is DemandKind.MANDATE:
        return speaker.part("team.clash.mandate", theme=demand.ref)
    return _fixed_demand(demand, speaker)


def _fixed_demand(demand: Demand, speaker: TeamSpeaker) -> str:
    if demand.word:
        return speaker.part("team.clash.fixed_as", word=Ref(ActorType.KIND, demand.word))
    parties = demand.parties or ((demand.ref,) if demand.ref else ())
    if len(parties) == 1:
        return speaker.part("team.clash.fixed", party=parties[0])
    return speaker.part("team.clash.fixed_one_of", parties=_one_of(parties, speaker))
