"""A given team, held against the twelve criteria: what it meets, what it does not, and what must still be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.results import Ask, Evidence, Remark
from netmap.analysis.team.composition import largest_network
from netmap.analysis.team.criteria import CRITERIA, LARGEST_NETWORK, ORDER
from netmap.analysis.team.demands import present_team
from netmap.analysis.team.doubt import doubted
from netmap.analysis.team.reach import team_reach
from netmap.analysis.team.results import Criterion, CriterionState, TeamTest
from netmap.analysis.team.sitting import Judged, Sitting, members_of
from netmap.model import Ref

__all__ = ["fixed_members", "judge_team"]

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
        What the best team of as many members as :func:`fixed_members` reaches (of a proposal): without it the
        criterion "largest network" is unknown, unless everybody is reached.

    Returns
    -------
    TeamTest or None
        ``team`` by id. Criteria in their order. None: no team was given and no core team is on the map. A core team
        without known members, and an empty team, give criteria that are unknown or local.

    Notes
    -----
    NOT_MET never comes from silence: it rests on a stated no, or on a list that is declared complete. Both MET and
    NOT_MET are unknown where a row of which nobody knows whether it still holds would make another answer. Linear in
    the records, and in the parties that the members reach.
    """
    table, members = _tested(facts, team)
    if team is None and table is None:
        return None
    reach = team_reach(facts, members, steps)
    return TeamTest(
        team=tuple(members),
        consultation=table,
        criteria=tuple(
            _criterion(number, name, _judge(facts, members, table, _judge_of(name, steps, best)))
            for number, name in enumerate(ORDER, 1)
        ),
        reach=reach,
        remarks=_remarks(facts, table),
    )


def _same_team(facts: Facts, members: tuple[Ref, ...]) -> Ref | None:
    """Return the core team on the map with exactly these members, the first by id; None: somebody thought it up."""
    return next((table for table in hubs_of(facts) if members and members_of(facts, table) == members), None)


def fixed_members(facts: Facts, team: Sequence[Ref] | None = None) -> tuple[Ref, ...]:
    """Return who is there each time of the team that :func:`judge_team` tests, by id; who comes when called is not.

    So many members a proposal must have to be compared with it. () without a core team on the map.
    """
    table, members = _tested(facts, team)
    return Sitting(facts, members, table).fixed


def _tested(facts: Facts, team: Sequence[Ref] | None) -> tuple[Ref | None, tuple[Ref, ...]]:
    if team is None:
        return present_team(facts)
    active = {organisation.ref for organisation in facts.organisations}
    members = tuple(sorted({party for party in team if party in active}))
    return _same_team(facts, members), members


def _judge_of(name: str, steps: int, best: int | None) -> Callable[[Sitting], Judged]:
    if name == LARGEST_NETWORK:
        return lambda sitting: largest_network(sitting, steps, best)
    return CRITERIA[name]


def _judge(facts: Facts, team: Sequence[Ref], table: Ref | None, judge: Callable[[Sitting], Judged]) -> Judged:
    found = judge(Sitting(facts, team, table))
    other = doubted(facts, team, table, judge, found)
    if other is None:
        return found
    return replace(other, state=CriterionState.UNKNOWN, reason="doubt", evidence=found.evidence, sure=())


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
