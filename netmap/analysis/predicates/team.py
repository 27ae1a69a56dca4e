"""What is asked of the core team on the map: the criteria that the handreiking has for each municipality (A2, A2.1).

The judgement is that of the test of a team, so that a page about the core team and the white spots never disagree.
The criteria without a line are a figure, a local choice, or asked by another line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.seating import weakest
from netmap.analysis.team.agreed import every_member_convenes, replacement, secretary
from netmap.analysis.team.composition import mixed_sectors, usual_members
from netmap.analysis.team.doubt import doubted
from netmap.analysis.team.results import CriterionState
from netmap.analysis.team.sitting import Judged, Sitting, core_team_of, members_of
from netmap.analysis.team.standing import mandate
from netmap.analysis.told import ELSEWHERE, unless_in_doubt

__all__ = ["core_team"]


@dataclass(frozen=True)
class _Asked:
    """One thing that is asked of a core team: how it is judged, and its sentences."""

    judge: Callable[[Sitting], Judged]
    title: str
    remedy: str


_ASKED = {
    "mixed": _Asked(mixed_sectors, "gaps.title.core_team.mixed", "gaps.remedy.core_team.mixed"),
    "usual": _Asked(usual_members, "gaps.title.core_team.usual", "gaps.remedy.core_team.usual"),
    "mandate": _Asked(mandate, "gaps.title.core_team.mandate", "gaps.remedy.core_team.mandate"),
    "convened": _Asked(every_member_convenes, "gaps.title.core_team.convened", "gaps.remedy.core_team.convened"),
    "secretary": _Asked(secretary, "gaps.title.core_team.secretary", "gaps.remedy.core_team.secretary"),
    "deputies": _Asked(replacement, "gaps.title.core_team.deputies", "gaps.remedy.core_team.deputies"),
}
#: The mayor and the police are there, and too few others.
_TOO_FEW_OTHERS = "gaps.title.core_team.usual.others"


@unless_in_doubt
def core_team(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether the core team meets a criterion; of any other consultation nothing is asked.

    Present when it is met, and stays so when rows of which nobody knows whether they hold do hold. Absent rests on a
    stated no, or on members that are all known; it then still asks about those who said nothing. Nothing is said
    without a core team, or while it is not clear which of several it is: the line about exactly one core team says
    that. A core team exists, so that what is missing has a fallback inside.
    """
    table = demand.subjects[0]
    if core_team_of(facts) != table:
        return ELSEWHERE
    what = arguments[0]
    asked = _ASKED[what]
    members = members_of(facts, table)
    found = asked.judge(Sitting(facts, members, table))
    if found.state is CriterionState.MET and (other := doubted(facts, members, table, asked.judge, found)):
        asks = other.asks or (Sitting(facts, members, table).asks_members(),)
        found = replace(other, state=CriterionState.UNKNOWN, asks=asks)
    if found.state is CriterionState.MET:
        return Verdict(state=State.PRESENT, parties=found.parties, places=(table,))
    title = _TOO_FEW_OTHERS if found.reason == "others" else asked.title
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.ONE_SECTOR if what == "mixed" else Cover.NONE,
        parties=found.parties,
        fallback=Fallback.INSIDE,
        asks=found.asks if found.state is CriterionState.NOT_MET else found.asks[:1],
        title=Evidence(code=title, values=found.values),
        remedy=Evidence(code=asked.remedy, values={**found.values, "count": 1}),
        places=(table,),
    )
    if found.state is not CriterionState.NOT_MET:
        return verdict
    confidence, reason = weakest(found.sure)
    return Verdict(
        state=State.ABSENT,
        cover=verdict.cover,
        confidence=confidence,
        reason=reason,
        evidence=found.evidence,
        parties=verdict.parties,
        fallback=verdict.fallback,
        asks=verdict.asks,
        title=verdict.title,
        remedy=verdict.remedy,
        places=verdict.places,
    )
