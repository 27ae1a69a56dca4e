"""A given team, held against the twelve criteria: what it meets, what it does not, and what must still be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.results import Ask, Evidence, Remark
from netmap.analysis.team.composition import largest_network
from netmap.analysis.team.criteria import CRITERIA, LARGEST_NETWORK, ORDER
from netmap.analysis.team.demands import present_team
from netmap.analysis.team.reach import team_reach
from netmap.analysis.team.results import Criterion, CriterionState, TeamReach, TeamTest
from netmap.analysis.team.sitting import Judged, Sitting, members_of
from netmap.model import Ref, Status

__all__ = ["judge_team"]

_TRIANGLE = "triangle"


def judge_team(
    facts: Facts, team: Sequence[Ref] | None = None, steps: int = 1, *, best: int | None = None
) -> TeamTest | None:
    """Return a team on all twelve criteria, and whom it reaches.

    Parameters
    ----------
    facts : Facts
    team : sequence of Ref, optional
        Organisations; the core team on the map when left out. One that holds exactly the members of a core team on the
        map is that core team. Who is not active on the day is left out.
    steps : int
        1 or 2: how far a member reaches.
    best : int, optional
        What the best team of this size reaches (of a proposal): without it the criterion "largest network" is unknown.

    Returns
    -------
    TeamTest or None
        ``team`` by id. Criteria in their order. None: no team was given and no core team is on the map. A core team
        without known members, and an empty team, give criteria that are unknown or local.

    Notes
    -----
    NOT_MET never comes from silence: it rests on a stated no, or on a list that is declared complete; and it is
    unknown where a row of which nobody knows whether it still holds would make another answer of it. Linear in the
    records, and in the parties that the members reach.
    """
    active = {organisation.ref for organisation in facts.organisations}
    if team is None:
        table, members = present_team(facts)
        if table is None:
            return None
    else:
        members = tuple(sorted({party for party in team if party in active}))
        table = _same_team(facts, members)
    reach = team_reach(facts, members, steps)
    return TeamTest(
        team=tuple(members),
        consultation=table,
        criteria=tuple(
            _criterion(number, name, _judge(facts, members, table, name, reach, best))
            for number, name in enumerate(ORDER, 1)
        ),
        reach=reach,
        remarks=_remarks(facts, table),
    )


def _same_team(facts: Facts, members: tuple[Ref, ...]) -> Ref | None:
    """Return the core team on the map with exactly these members, the first by id; None: somebody thought it up."""
    return next((table for table in hubs_of(facts) if members and members_of(facts, table) == members), None)


def _judge(
    facts: Facts, members: tuple[Ref, ...], table: Ref | None, name: str, reach: TeamReach, best: int | None
) -> Judged:
    found = _judged(Sitting(facts, members, table), name, reach, best)
    if found.state is not CriterionState.NOT_MET:
        return found
    for statuses in ((Status.UNKNOWN,), (Status.UNKNOWN, Status.SUSPENDED)):
        held = facts.if_held(*statuses)
        if held is None:
            continue
        # Of a core team its members are then who would sit there; a team that was named stays as it is.
        there = members_of(held, table) if table else members
        other = _judged(Sitting(held, there, table), name, reach, best)
        if other.state is not CriterionState.NOT_MET:
            return replace(other, state=CriterionState.UNKNOWN, reason="doubt", evidence=found.evidence, sure=())
    return found


def _judged(sitting: Sitting, name: str, reach: TeamReach, best: int | None) -> Judged:
    return largest_network(sitting, reach, best) if name == LARGEST_NETWORK else CRITERIA[name](sitting)


def _criterion(number: int, name: str, found: Judged) -> Criterion:
    reason = f".{found.reason}" if found.reason else ""
    return Criterion(
        id=name,
        number=number,
        state=found.state,
        code=f"team.criterion.{name}.{found.state.value}{reason}",
        values=found.values,
        evidence=found.evidence,
        asks=tuple(_asked(ask) for ask in found.asks),
    )


def _asked(ask: Ask) -> Evidence:
    who = {"who": ask.addressees[0]} if ask.addressees else {}
    return Evidence(code=ask.code, values={**ask.values, **who})


def _remarks(facts: Facts, table: Ref | None) -> tuple[Remark, ...]:
    found = []
    hubs = hubs_of(facts)
    record = facts.network.get(table) if table else None
    if table and len(hubs) > 1:
        found.append(Remark("team.remark.core_teams", {"consultation": table, "consultations": list(hubs)}))
    if record is not None and getattr(record, "kind", None) == _TRIANGLE:
        found.append(Remark("team.remark.triangle", {"consultation": table}))
    return tuple(found)
