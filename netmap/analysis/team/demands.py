"""What is usually demanded of a core team, and the core team that there is now.

Which question of the user: *what must a core team be able to do?* Handreiking A2: usually the mayor and the police with
others from two more sectors, small, not one-sided, and with power to decide.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from netmap.analysis.choosing import smallest_cover
from netmap.analysis.demands import theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.results import Relevance
from netmap.analysis.roles import places_of, plays
from netmap.analysis.team.power import decides
from netmap.analysis.team.reach import neighbourhoods
from netmap.analysis.team.results import Fixed, TeamDemands
from netmap.analysis.team.sitting import Sitting
from netmap.model import Organisation, Ref, Theme

__all__ = ["USUAL_SIZE", "candidates", "present_team", "themes_now", "usual_demands", "without_decider"]

USUAL_SIZE = 4
SMALLEST, LARGEST = 3, 7
#: From this size a team has room for two of a sector.
TWO_OF_A_SECTOR = 6
#: Who usually sits in a core team, as the handreiking says.
USUAL_MEMBERS = ("mayor", "police")
_MUNICIPALITY = "municipality"
_CORE_TEAM, _PREPARES = "core_team", "preparatory_team"


def present_team(facts: Facts) -> tuple[Ref | None, tuple[Ref, ...]]:
    """Return the core team on the map, and its members by id: who has a seat there or coordinates it.

    Of several that are called so, one of that kind of consultation goes first and one that prepares it last; then by
    id. (None, ()) without a core team; no members where none are known.
    """
    kinds = {consultation.ref: consultation.kind for consultation in facts.consultations}
    hubs = hubs_of(facts)
    if not hubs:
        return None, ()
    table = min(hubs, key=lambda hub: (kinds[hub] != _CORE_TEAM, kinds[hub] == _PREPARES, hub))
    return table, tuple(o.ref for o in facts.organisations if table in places_of(facts, o.ref))


def themes_now(facts: Facts) -> tuple[str, ...]:
    """Return the themes that play now, by id."""
    return tuple(sorted(theme for theme, found in theme_relevance(facts).items() if found is Relevance.NOW))


def candidates(facts: Facts, fixed: Sequence[Fixed] = (), excluded: Collection[Ref] = ()) -> tuple[Ref, ...]:
    """Return who may be a member, by id: active parties with a seat or coordination, that decide, or that are fixed."""
    able = set(neighbourhoods(facts).web.index) | decides(facts).keys()
    able |= {party for group in fixed for party in group.parties}
    return tuple(o.ref for o in facts.organisations if o.ref in able and o.ref not in excluded)


def without_decider(facts: Facts, mandate: Collection[str] = ()) -> tuple[Ref, ...]:
    """Return the themes that play now on which nobody on the map is known to decide, those demanded left out."""
    decided = {theme for themes in decides(facts).values() for theme in themes}
    return tuple(Ref(Theme.KIND, theme) for theme in themes_now(facts) if theme not in decided | set(mandate))


def usual_demands(facts: Facts, size: int | None = None, steps: int = 1, **overrides: Any) -> TeamDemands:
    """Return what is usually demanded of a core team on this map.

    Parameters
    ----------
    facts : Facts
    size : int, optional
        When left out that of the core team on the map, if it has 3 to 7 known members that are there each time, else
        4. Who only comes when called is no part of a proposal.
    steps : {1, 2}
    **overrides
        Other fields of TeamDemands, which go before what is usual. What follows from them (the limit of the
        municipality) follows from what they say.

    Returns
    -------
    TeamDemands
        Fixed: one who plays the mayor and one who plays the police, where a party with a seat does. One of each sector
        at most, two from six members on. Fixed members of the municipality widen its own limit. Safety and the social
        domain both. A decider on each theme that plays now, as far as somebody on the map is known to decide on it;
        see :func:`without_decider` for the others.
    """
    if size is None:
        table, there = present_team(facts)
        members = len(Sitting(facts, there, table).fixed)
        size = members if SMALLEST <= members <= LARGEST else USUAL_SIZE
    excluded = tuple(overrides.get("excluded", ()))
    demands = TeamDemands(
        size=size,
        steps=steps,
        fixed=_usual_members(facts, excluded),
        cap=1 if size < TWO_OF_A_SECTOR else 2,
        mandate=_decided_now(facts, excluded),
    )
    demands = replace(demands, **overrides)
    return demands if "caps" in overrides else replace(demands, caps=_widened(facts, demands))


def _usual_members(facts: Facts, excluded: Collection[Ref]) -> tuple[Fixed, ...]:
    seated = neighbourhoods(facts).web.index
    found = []
    for word in USUAL_MEMBERS:
        parties = tuple(party for party in plays(facts, word) if party in seated and party not in excluded)
        if parties:
            found.append(Fixed(parties, word))
    return tuple(found)


def _decided_now(facts: Facts, excluded: Collection[Ref]) -> tuple[str, ...]:
    able = {theme for party, themes in decides(facts).items() if party not in excluded for theme in themes}
    return tuple(theme for theme in themes_now(facts) if theme in able)


def _widened(facts: Facts, demands: TeamDemands) -> tuple[tuple[str, int], ...]:
    """Return a wider limit for the municipality when as many of its parties are fixed."""
    if demands.cap is None:
        return ()
    own = {
        number: [party for party in group.parties if party not in demands.excluded]
        for number, group in enumerate(demands.fixed)
    }
    inside = {
        number: parties
        for number, parties in own.items()
        if parties and all(party.label == Organisation.KIND and _is_municipal(facts, party) for party in parties)
    }
    groups_of: dict[Ref, set[int]] = {}
    for number, parties in inside.items():
        for party in parties:
            groups_of.setdefault(party, set()).add(number)
    needed = smallest_cover(inside, groups_of).least
    return ((_MUNICIPALITY, needed),) if needed > demands.cap else ()


def _is_municipal(facts: Facts, party: Ref) -> bool:
    return _MUNICIPALITY in facts.sectors(party)
