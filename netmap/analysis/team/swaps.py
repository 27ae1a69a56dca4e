"""Which one replacement in a team helps most.

Which question of the user: *whom could we ask in whose place, to know more parties?*
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import broken_routes, only_areas, only_stages
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.team.demands import candidates, usual_demands
from netmap.analysis.team.power import decides
from netmap.analysis.team.programme import demands_of
from netmap.analysis.team.reach import neighbourhoods
from netmap.analysis.team.results import Demand, DemandKind, Proposal, Swap, TeamDemands
from netmap.model import Ref, Role, Theme

__all__ = ["best_swaps", "met_by", "most_known"]

#: Who leads a team is asked to leave it after the others.
_LEADS = frozenset({Role.CHAIR, Role.COORDINATOR, Role.SECRETARY})


def best_swaps(facts: Facts, team: Sequence[Ref], demands: TeamDemands, most: int = 5) -> tuple[Swap, ...]:
    """Return the replacements of one member by one party that let a team reach more.

    Parameters
    ----------
    facts : Facts
    team : sequence of Ref
        As it is now; it need not meet the demands.
    demands : TeamDemands
        What the team meets of them it still meets after the replacement; its size is not looked at. So it does of what
        is usual, also when that was not demanded: one who plays the mayor and one who plays the police, and both
        domains. ``steps`` says how far a member reaches; who is excluded does not come in.
    most : int

    Returns
    -------
    tuple of Swap
        Most reach first; then those after which the team decides on most of the themes on which it decides now; then
        those of a member on whom alone least depends (routes, areas and stages of themes on the map, the lead of a core
        team); then by who goes and who comes. Only those that reach more than now. Who may come in the place of the
        same member for as much, with the same themes lost, is one replacement: ``equals``. Empty for an empty team.
    """
    members = tuple(dict.fromkeys(team))
    listed = _kept_demands(facts, demands, members)
    met = met_by(listed, members)
    found: list[Swap] = []
    for (rank, out, loses), same in groupby(sorted(_tried(facts, members, demands)), key=lambda one: one[:3]):
        able = [
            (into, after)
            for *_, into in same
            if met <= met_by(listed, after := tuple(sorted({*members, into} - {out})))
        ]
        if not able:
            continue
        into, after = able[0]
        themes = tuple(Ref(Theme.KIND, theme) for theme in loses)
        others = tuple(party for party, _ in able[1:])
        found.append(Swap(out=out, into=into, reach=-rank[0], team=after, equals=others, loses=themes))
        if len(found) == most:
            break
    return tuple(found)


_Tried = tuple[tuple[int, int, int], Ref, tuple[str, ...], Ref]


def _tried(facts: Facts, members: Sequence[Ref], demands: TeamDemands) -> Iterator[_Tried]:
    """Yield each replacement that reaches more, with its rank, who goes, the themes lost and who comes."""
    near, power = neighbourhoods(facts, demands.steps), decides(facts)
    now = near.reach(members)
    masks = {party: near.mask_of(party) for party in candidates(facts, demands.fixed, demands.excluded)}
    others = [party for party in masks if party not in members]
    for out in members:
        rest = [party for party in members if party != out]
        # What nobody else in the team reaches, or decides on, is found once for each member, not for each pair.
        kept = near.mask(rest)
        decided = set(power.get(out, ())).difference(*(power.get(party, ()) for party in rest))
        alone = _alone(facts, out)
        for into in others:
            reach = (kept | masks[into]).bit_count()
            if reach > now:
                loses = tuple(sorted(decided.difference(power.get(into, ()))))
                yield (-reach, len(loses), alone), out, loses, into


def _alone(facts: Facts, party: Ref) -> int:
    """Return how much on the map depends on one party alone, and how much of the lead of a core team it has."""
    found = sum(len(by.get(party, ())) for by in (broken_routes(facts), only_areas(facts), only_stages(facts)))
    for table in hubs_of(facts):
        ties = (*facts.seats.get(table, ()), *facts.coordinators.get(table, ()))
        found += sum(tie.start == party and getattr(tie, "role", Role.COORDINATOR) in _LEADS for tie in ties)
    return found


def _kept_demands(facts: Facts, demands: TeamDemands, members: Sequence[Ref]) -> tuple[Demand, ...]:
    """Return what a replacement may not lower: what is demanded and what is usual, the size left out."""
    usual = usual_demands(facts, demands.size, demands.steps, excluded=demands.excluded)
    wished = replace(demands, bridge=True, fixed=tuple(dict.fromkeys((*demands.fixed, *usual.fixed))))
    return tuple(d for d in demands_of(facts, wished, members) if d.kind is not DemandKind.SIZE)


def most_known(facts: Facts, fixed: Sequence[Ref], proposal: Proposal, team: Sequence[Ref] = ()) -> int | None:
    """Return what the best team of as many members as a team reaches, as far as that is known.

    Parameters
    ----------
    facts : Facts
    fixed : sequence of Ref
        The members that are there each time.
    proposal : Proposal
        Its demands say whom a team may have; its curve and :func:`best_swaps` say what others reach.
    team : sequence of Ref, optional
        All members, when some come only when called.

    Returns
    -------
    int or None
        More than the fixed members reach when some team of at most as many is known to reach that. What they reach
        themselves only when no replacement reaches more, not of one that is on call either, when they meet all demands,
        and when it is proved that no team of as many that does so reaches more. Else None: so for an empty team, and
        for a search that was stopped as far as it rests on that search.
    """
    members = tuple(dict.fromkeys(fixed))
    if not members:
        return None
    demands = proposal.demands
    now = neighbourhoods(facts, demands.steps).reach(members)
    points = [] if proposal.stopped else [p for p in proposal.curve if p.size <= len(members) and p.status == "optimal"]
    swaps = best_swaps(facts, members, demands, most=1)
    most = max([point.reach for point in points] + [swap.reach for swap in swaps], default=0)
    if most > now:
        return most
    proved = any(point.size == len(members) for point in points)
    if not proved or not _meets(facts, members, replace(demands, size=len(members))):
        return None
    return None if set(team) > set(members) and best_swaps(facts, team, demands, most=1) else now


def _meets(facts: Facts, members: Sequence[Ref], demands: TeamDemands) -> bool:
    """Return whether a team is one of those from which a proposal chooses."""
    if not set(members) <= set(candidates(facts, demands.fixed, demands.excluded)):
        return False
    listed = demands_of(facts, demands, members)
    return len(met_by(listed, members)) == len(listed)


def met_by(demands: Sequence[Demand], team: Sequence[Ref]) -> frozenset[int]:
    """Return the places of the demands that a team meets; a bridge between domains takes two members."""
    members = set(team)
    count: Mapping[int, int] = {n: len(members & set(d.parties)) for n, d in enumerate(demands)}
    met = set()
    for number, demand in enumerate(demands):
        if demand.kind is DemandKind.SIZE:
            able = len(members) <= (demand.number or 0)
        elif demand.kind is DemandKind.CAP:
            able = count[number] <= (demand.number or 0)
        else:
            able = count[number] > 0
        if able:
            met.add(number)
    domains = [n for n, d in enumerate(demands) if d.kind in (DemandKind.SAFETY, DemandKind.SOCIAL)]
    if len(domains) == 2 and met >= set(domains):
        both = members & {party for n in domains for party in demands[n].parties}
        if len(both) < 2:
            # One member of both domains: it counts for the first only.
            met.discard(domains[1])
    return frozenset(met)
