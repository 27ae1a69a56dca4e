"""The whole answer of ``kernteam``: the team that there is on its criteria, proposals, and teams that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap import __version__
from netmap.analysis.facts import Facts
from netmap.analysis.results import Remark
from netmap.analysis.team.results import Proposal, Swap, TeamReach, TeamTest
from netmap.analysis.team.sitting import Sitting
from netmap.reference.norm import Norm
from netmap.report.names import Names
from netmap.report.team.criteria import counts, criterion_words
from netmap.report.team.headline import (
    bound_sentence,
    curve_words,
    headline,
    on_call_sentences,
    present_sentence,
    swap_words,
    teams_sentence,
)
from netmap.report.team.kept import KeptTeam, kept_words
from netmap.report.team.wishes import conflict_words, demand_words
from netmap.report.team.words import TeamSpeaker, member_words, out_sentence, out_words, share

__all__ = ["team_answer"]


def team_answer(
    proposal: Proposal,
    present: TeamTest | None,
    first: TeamReach | None,
    swaps: Sequence[Swap],
    kept: Sequence[KeptTeam],
    facts: Facts,
    norm: Norm,
    names: Names,
    remarks: Sequence[Remark] = (),
    *,
    given: bool = False,
) -> dict[str, Any]:
    """Return a core team on its criteria, and which teams reach most, in words.

    Parameters
    ----------
    proposal : Proposal
    present : TeamTest or None
        The team that is tested; None: none was named and no core team is on the map.
    first : TeamReach or None
        What the first proposed team reaches; None when there is none.
    swaps : sequence of Swap
        Replacements in the present team, best first.
    kept : sequence of KeptTeam
    facts : Facts
        The network on the day of the answer.
    norm : Norm
        Is named only: the criteria are those of the handreiking.
    names : Names
        Language, and what is masked.
    remarks : sequence of Remark
        Said before those of the answer itself.
    given : bool
        Whether somebody named the team that is tested.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``reference_date``, ``situation`` (always empty: a core team is there for
        everything), ``remarks``, ``sentences`` (the answer in one to three) and ``result``. Shares are whole
        percentages. An empty network gives empty lists and a sentence that says what to do. JSON types only; ordered;
        the same input gives the same bytes.
    """
    speaker = TeamSpeaker(names, facts, norm)
    network = names.network
    told = dict.fromkeys(
        (remark.code, speaker.writer.brief(remark.code, **remark.values))
        for remark in (*remarks, *proposal.remarks, *(present.remarks if present else ()))
    )
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": facts.day.isoformat(),
        "situation": {"theme": None, "area": None, "phase": None, "words": ""},
        "remarks": [{"code": code, "sentence": sentence} for code, sentence in told],
        "sentences": headline(proposal, present, swaps, speaker, given=given),
        "result": _result(proposal, present, first, swaps, kept, speaker, given=given),
    }


def _result(
    proposal: Proposal,
    present: TeamTest | None,
    first: TeamReach | None,
    swaps: Sequence[Swap],
    kept: Sequence[KeptTeam],
    speaker: TeamSpeaker,
    *,
    given: bool,
) -> dict[str, Any]:
    demands, now = proposal.demands, present.reach if present and present.team else None
    return {
        "status": proposal.status,
        "status_word": speaker.word(f"team.status.{proposal.status}"),
        "stopped": proposal.stopped,
        "stopped_sentence": _stopped(proposal, speaker),
        "steps": demands.steps,
        "steps_sentence": speaker.counted("team.steps", demands.steps),
        "size": demands.size,
        "of": proposal.of,
        "reach": proposal.reach,
        "share": share(proposal.reach, proposal.of),
        "bound": proposal.bound,
        "bound_sentence": bound_sentence(proposal, speaker),
        "demands": demand_words(proposal, speaker),
        "present": _present(present, demands.steps, speaker, given=given) if present else None,
        "teams": [speaker.entries(team) for team in proposal.teams],
        "more_teams": proposal.more,
        "teams_sentence": teams_sentence(proposal, speaker),
        "shared": speaker.entries(proposal.shared),
        "members": [member_words(member, speaker) for member in first.members] if first else [],
        "out": out_words(first, speaker),
        "out_sentence": out_sentence(first, speaker),
        "curve": [curve_words(point, proposal.of, speaker) for point in proposal.curve],
        "swaps": [swap_words(swap, now.of, speaker) for swap in swaps] if now else [],
        "conflicts": [conflict_words(conflict, speaker) for conflict in proposal.conflicts],
        "kept": [kept_words(one, now, speaker) for one in kept],
    }


def _stopped(proposal: Proposal, speaker: TeamSpeaker) -> str:
    if not proposal.stopped:
        return ""
    return speaker.say("team.stopped.proved" if proposal.status == "optimal" else "team.stopped")


def _present(test: TeamTest, steps: int, speaker: TeamSpeaker, *, given: bool) -> dict[str, Any]:
    reach = test.reach
    sitting = Sitting(speaker.facts, test.team, test.consultation)
    called = [party for party in test.team if sitting.comes_when_called(party)]
    criteria = [criterion_words(criterion, speaker) for criterion in test.criteria]
    return {
        "team": speaker.entries(test.team),
        "consultation": speaker.entry(test.consultation),
        "given": given,
        "reach": reach.reach,
        "of": reach.of,
        "share": share(reach.reach, reach.of),
        "sentence": present_sentence(test, speaker, given=given, steps=steps),
        "on_call": speaker.entries(called),
        "on_call_sentence": " ".join(on_call_sentences(test, speaker)),
        "members": [member_words(one, speaker, on_call=one.party in called) for one in reach.members],
        "criteria": criteria,
        # What several criteria ask is to be asked once.
        "asks": list(dict.fromkeys(ask for criterion in criteria for ask in criterion["asks"])),
        "counts": counts(test.criteria),
        "out": out_words(reach, speaker),
        "out_sentence": out_sentence(reach, speaker),
    }
