"""The answer about a core team in one to three sentences, and how good a proposal is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.team.reach import neighbourhoods
from netmap.analysis.team.results import CurvePoint, Proposal, Swap, TeamTest
from netmap.analysis.team.sitting import Sitting
from netmap.report.team.criteria import counts
from netmap.report.team.wishes import conflict_words
from netmap.report.team.words import TeamSpeaker, share

__all__ = [
    "bound_sentence",
    "curve_words",
    "headline",
    "on_call_sentences",
    "present_sentence",
    "swap_words",
    "teams_sentence",
]


def headline(
    proposal: Proposal, present: TeamTest | None, swaps: Sequence[Swap], speaker: TeamSpeaker, *, given: bool
) -> list[str]:
    """Return the answer in one to three sentences: the team now, what reaches more, and the criteria.

    Without a team to test, that comes first. Wishes that no team meets are said before what is not asked for.
    """
    if not proposal.of and not (present and present.reach.of):
        return [speaker.say("team.now.no_web")]
    said = [
        present_sentence(present, speaker, given=given, steps=proposal.demands.steps),
        *_better(proposal, present, swaps, speaker),
    ]
    if present and present.team:
        found = counts(present.criteria)
        said.append(speaker.say("team.counts", all=len(present.criteria), **found))
    return said[:3]


def present_sentence(present: TeamTest | None, speaker: TeamSpeaker, *, given: bool, steps: int) -> str:
    """Return how many parties the team reaches that there is, or that it is not there or not known."""
    if present is None:
        return speaker.say("team.now.none")
    if not present.team:
        return speaker.say("team.now.empty")
    reach = present.reach
    values = {"reach": reach.reach, "of": reach.of, "share": share(reach.reach, reach.of), "steps": steps}
    if given:
        said = speaker.counted("team.now.given", steps, **values)
    elif len(hubs_of(speaker.facts)) > 1:  # of several core teams it must be said which one
        said = speaker.counted("team.now.table", steps, consultation=present.consultation, **values)
    else:
        said = speaker.counted("team.now.core", steps, **values)
    return " ".join([said, *on_call_sentences(present, speaker)])


def on_call_sentences(present: TeamTest, speaker: TeamSpeaker) -> list[str]:
    """Return how many of a team only come when called, and what the others reach where that is less."""
    fixed = Sitting(speaker.facts, present.team, present.consultation).fixed
    called = len(present.team) - len(fixed)
    if not called:
        return []
    said = [speaker.say("team.now.on_call", all=len(present.team), count=called)]
    reach = neighbourhoods(speaker.facts, present.reach.steps).reach(fixed)
    if fixed and reach != present.reach.reach:
        said.append(speaker.counted("team.now.fixed", len(fixed), reach=reach))
    return said


def _better(proposal: Proposal, present: TeamTest | None, swaps: Sequence[Swap], speaker: TeamSpeaker) -> list[str]:
    """Return what reaches more: one replacement, else the best team; or which wishes no team meets."""
    size = proposal.demands.size
    if proposal.status == "infeasible":
        clash = [conflict_words(conflict, speaker)["sentence"] for conflict in proposal.conflicts[:1]]
        return [speaker.say("team.infeasible", size=size), *clash]
    if not proposal.teams:
        return []
    now = present.reach.reach if present and present.team else None
    if now is not None and swaps and swaps[0].reach > now and present:
        swap = swaps[0]
        values = {"into": swap.into, "out": swap.out, "reach": swap.reach}
        said = [speaker.say("team.better.swap", share=share(swap.reach, present.reach.of), **values)]
        if swap.equals:
            said.append(speaker.counted("team.swap.others", len(swap.equals)))
        return [" ".join([*said, *_loses(swap, speaker)])]
    if now is None or proposal.reach > now:
        code = "team.better.team" if proposal.status == "optimal" else "team.better.found"
        members = len(proposal.teams[0])  # a team may need fewer than were allowed
        return [speaker.say(code, size=members, reach=proposal.reach, share=share(proposal.reach, proposal.of))]
    if proposal.status != "optimal":
        return []
    if proposal.reach < now:
        return [speaker.say("team.better.less", size=size, reach=proposal.reach)]
    return [speaker.say("team.better.none", size=size)]


def bound_sentence(proposal: Proposal, speaker: TeamSpeaker) -> str:
    """Return whether a team may reach more than those proposed; "" when there is no team."""
    if not proposal.teams:
        return ""
    size = proposal.demands.size
    if proposal.status == "optimal":
        return speaker.say("team.bound.optimal", size=size)
    return speaker.say("team.bound.bound", size=size, bound=proposal.bound)


def teams_sentence(proposal: Proposal, speaker: TeamSpeaker) -> str:
    """Return how many teams reach as much, what they share, and that people choose; "" when there is no team."""
    if not proposal.teams:
        return ""
    count = len(proposal.teams)
    values: dict[str, Any] = {
        "size": proposal.demands.size,
        "reach": proposal.reach,
        "of": proposal.of,
        "share": share(proposal.reach, proposal.of),
    }
    if proposal.status != "optimal":
        said = [speaker.say("team.teams.found", **values)]
    elif proposal.more:
        said = [speaker.say("team.teams.more", count=count, **values)]
    else:
        said = [speaker.counted("team.teams", count, **values)]
    if count > 1 and proposal.shared:
        said.append(speaker.say("team.teams.shared", parties=proposal.shared))
    elif count > 1 and not proposal.more:  # else not all were looked at
        said.append(speaker.say("team.teams.nothing_shared"))
    return " ".join([*said, speaker.say("team.teams.choose")])


def curve_words(point: CurvePoint, of: int, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return the best team of one size."""
    values = {"size": point.size, "reach": point.reach, "of": of, "share": share(point.reach, of)}
    return {
        "size": point.size,
        "status": point.status,
        "status_word": speaker.word(f"team.status.{point.status}"),
        "reach": point.reach,
        "of": of,
        "share": values["share"],
        "bound": point.bound,
        "team": speaker.entries(point.team),
        "sentence": speaker.say(f"team.curve.{point.status}", bound=point.bound, **values),
    }


def swap_words(swap: Swap, of: int, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return one replacement in the team that there is."""
    values = {"reach": swap.reach, "share": share(swap.reach, of)}
    said = [speaker.say("team.swap", into=swap.into, out=swap.out, of=of, **values)]
    more = [speaker.say("team.swap.equals", parties=swap.equals)] if swap.equals else []
    more += _loses(swap, speaker)
    return {
        "out": speaker.entry(swap.out),
        "in": speaker.entry(swap.into),
        "equals": speaker.entries(swap.equals),
        "loses": speaker.entries(swap.loses),
        "more_sentence": " ".join(more),
        **values,
        "team": speaker.entries(swap.team),
        "sentence": " ".join([*said, *more]),
    }


def _loses(swap: Swap, speaker: TeamSpeaker) -> list[str]:
    """Return on which themes nobody in the team decides any more, when there are such."""
    return [speaker.say("team.swap.loses", themes=swap.loses)] if swap.loses else []
