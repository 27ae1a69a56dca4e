"""Which one replacement in a team helps most.

Which question of the user: *whom could we ask in whose place, to know more parties?*
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netmap.analysis.facts import Facts
from netmap.analysis.team.demands import candidates
from netmap.analysis.team.programme import demands_of
from netmap.analysis.team.reach import neighbourhoods
from netmap.analysis.team.results import Demand, DemandKind, Swap, TeamDemands
from netmap.model import Ref

__all__ = ["best_swaps", "met_by"]


def best_swaps(facts: Facts, team: Sequence[Ref], demands: TeamDemands, most: int = 5) -> tuple[Swap, ...]:
    """Return the replacements of one member by one party that let a team reach more.

    Parameters
    ----------
    facts : Facts
    team : sequence of Ref
        As it is now; it need not meet the demands.
    demands : TeamDemands
        What the team meets of them it still meets after the replacement; its size is not looked at. ``steps`` says
        how far a member reaches; who is excluded does not come in.
    most : int

    Returns
    -------
    tuple of Swap
        Most reach first, then by who goes and who comes; only those that reach more than now. Empty for an empty team.
    """
    members = tuple(dict.fromkeys(team))
    near = neighbourhoods(facts, demands.steps)
    listed = tuple(d for d in demands_of(facts, demands, members) if d.kind is not DemandKind.SIZE)
    now = near.reach(members)
    met = met_by(listed, members)
    others = [party for party in candidates(facts, demands.fixed, demands.excluded) if party not in members]
    masks = {party: near.mask_of(party) for party in others}
    # What nobody else in the team reaches is found once for each member, not for each pair.
    tried = []
    for out in members:
        rest = [party for party in members if party != out]
        kept = near.mask(rest)
        for into in others:
            reach = (kept | masks[into]).bit_count()
            if reach > now:
                tried.append((-reach, out, into))
    found: list[Swap] = []
    for reach, out, into in sorted(tried):
        after = tuple(sorted({*members, into} - {out}))
        if met <= met_by(listed, after):
            found.append(Swap(out=out, into=into, reach=-reach, team=after))
            if len(found) == most:
                break
    return tuple(found)


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
