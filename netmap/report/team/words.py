"""How teams, members, reach and shares become words: whole percentages, always with the numbers beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence
from netmap.analysis.team.results import TeamMember, TeamReach
from netmap.model import Ref, Sector
from netmap.reference.norm import Norm
from netmap.report.gaps.findings import Writer
from netmap.report.hub.words import Speaker
from netmap.report.names import Names
from netmap.texts import say

__all__ = ["TeamSpeaker", "member_words", "out_sentence", "out_words", "share"]

_ALL = 100
#: What stays out of reach, by its key in an answer: the sentence and the name of the list in it.
_OUT = {
    "sector": ("team.out.sectors", "sectors"),
    "theme": ("team.out.themes", "themes"),
    "area": ("team.out.areas", "areas"),
    "group": ("team.out.groups", "groups"),
}


def share(part: int, whole: int) -> int:
    """Return a whole percentage from 0 to 100; 0 of nothing.

    Only all of them are 100 %, and only none are 0 %: "100 %" beside "399 van de 400" would be no truth.
    """
    if whole <= 0 or part <= 0:
        return 0
    if part >= whole:
        return _ALL
    return min(max((2 * _ALL * part + whole) // (2 * whole), 1), _ALL - 1)


class TeamSpeaker(Speaker):
    """Says sentences about the core team of one network in one language.

    Parameters
    ----------
    names : Names
    facts : Facts
        The network on the day that the answer is about.
    norm : Norm
    """

    def __init__(self, names: Names, facts: Facts, norm: Norm) -> None:
        super().__init__(names, facts, 0, {})
        self.writer = Writer(norm, names)

    def rows(self, evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
        """Return the rows of the user's data behind an answer, each once, in the order given."""
        found: list[dict[str, Any]] = []
        for one in evidence:
            found += [row for row in self.writer.rows(one) if row not in found]
        return found

    def counted_part(self, code: str, count: int, **values: Any) -> str:
        """Return ``code.one`` or ``code.other`` as a part of a sentence."""
        return self.part(f"{code}.{'one' if count == 1 else 'other'}", count=count, **values)

    def word(self, code: str) -> str:
        """Return a word or sentence without values, as it stands."""
        return say(code, self.language)


def member_words(member: TeamMember, speaker: TeamSpeaker, *, on_call: bool = False) -> dict[str, Any]:
    """Return one member: its sectors, whom only it reaches, and on what it decides, as far as known.

    ``on_call``: it only comes when called, or when it concerns it.
    """
    return {
        "party": speaker.entry(member.party),
        "sectors": [speaker.names.name(Ref(Sector.KIND, sector)) for sector in member.sectors],
        "reach": len(member.reached),
        "adds": speaker.entries(member.adds),
        "adds_count": len(member.adds),
        "decides": speaker.entries(member.decides),
        "on_call": on_call,
        "sentence": _member(member, speaker, on_call=on_call),
    }


def _member(member: TeamMember, speaker: TeamSpeaker, *, on_call: bool) -> str:
    if not member.tables:
        said = [speaker.say("team.member.alone")]
    else:
        said = [speaker.counted("team.member.reach", len(member.reached)), _adds(member, speaker)]
    if member.decides:
        said.append(speaker.say("team.member.decides", themes=member.decides))
    if on_call:
        said.append(speaker.say("team.member.on_call"))
    return " ".join(said)


def _adds(member: TeamMember, speaker: TeamSpeaker) -> str:
    others = [party for party in member.adds if party != member.party]
    if others:
        return speaker.say("team.member.adds", parties=others)
    return speaker.say("team.member.adds_itself" if member.adds else "team.member.adds_none")


def out_words(reach: TeamReach | None, speaker: TeamSpeaker) -> dict[str, Any]:
    """Return what stays out of reach of a team, by what it is; empty lists when there is no team."""
    found = _out(reach)
    return {
        **{key: speaker.entries(refs) for key, refs in found.items()},
        "party": speaker.entries(reach.missed if reach else ()),
    }


def out_sentence(reach: TeamReach | None, speaker: TeamSpeaker) -> str:
    """Return what stays out of reach of a team, in sentences of at most 20 words; "" when there is no team."""
    if reach is None or not reach.members:
        return ""
    missed = reach.missed
    said = [
        speaker.counted("team.out.parties", len(missed), parties=missed) if missed else speaker.say("team.out.none")
    ]
    for key, refs in _out(reach).items():
        code, name = _OUT[key]
        if refs:
            said.append(speaker.say(code, **{name: refs}))
    if reach.unseated:
        said.append(speaker.counted("team.out.unseated", len(reach.unseated), parties=reach.unseated))
    return " ".join(said)


def _out(reach: TeamReach | None) -> dict[str, tuple[Ref, ...]]:
    if reach is None:
        return dict.fromkeys(_OUT, ())
    return {"sector": reach.sectors, "theme": reach.themes, "area": reach.areas, "group": reach.groups}
