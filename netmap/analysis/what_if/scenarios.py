"""Ready scenarios: developments that make a municipality vulnerable, as changes of the map.

Which question of the user: *are we ready for what is going on around us?* Handreiking B3 names them: the youth work and
the welfare work are cut, housing corporations withdraw to their core tasks, the police works in a larger area and knows
fewer people in the neighbourhoods; each is worse together with the others. A2 adds the person who moves on.
"""

from __future__ import annotations

from collections.abc import Callable

from netmap.analysis.facts import Facts
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import SeatHolder
from netmap.analysis.roles import places_of
from netmap.analysis.what_if.amnesia import amnesia
from netmap.analysis.what_if.applying import leaving, near_home, seats_as
from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.analysis.what_if.results import Scenario, ScenarioId
from netmap.model import Coverage, CoveredBy, In, Ref, Sector, Stage

__all__ = ["holder_changes", "ready_scenarios"]

_YOUTH_WORK, _WELFARE, _HOUSING, _POLICE = (Ref(Sector.KIND, s) for s in ("youth_work", "welfare", "housing", "police"))


def ready_scenarios(facts: Facts) -> tuple[Scenario, ...]:
    """Return the ready scenarios in a fixed order, each with whether the map has what it is about.

    Parameters
    ----------
    facts : Facts

    Returns
    -------
    tuple of Scenario
        Youth work and welfare leave, as their budget ends. Housing withdraws: it stays, but gives up its seats, routes
        and coverage. Police grows: it gives up the tables of streets and neighbourhoods, and what it signals in a
        single area. Then what B3 fears most, all of these that are possible together; and from A2 the person, and from
        the web the party, on whom most hangs. One that is not possible has no changes and says why. An empty network
        has none that is possible.
    """
    makes: dict[ScenarioId, Callable[[Facts], Scenario]] = {
        ScenarioId.YOUTH_WORK: lambda f: _sector(f, ScenarioId.YOUTH_WORK, _YOUTH_WORK),
        ScenarioId.WELFARE: lambda f: _sector(f, ScenarioId.WELFARE, _WELFARE),
        ScenarioId.PREVENTION: _prevention,
        ScenarioId.HOUSING: _housing,
        ScenarioId.POLICE: _police,
        ScenarioId.TOGETHER: _together,
        ScenarioId.PERSON: _person,
        ScenarioId.SPIDER: _spider,
    }
    return facts.memo("what if scenarios", lambda: tuple(make(facts) for make in makes.values()))


def _sector(facts: Facts, name: ScenarioId, *sectors: Ref) -> Scenario:
    there = [sector for sector in sectors if _who(facts, sector)]
    about = {party for sector in there for party in _who(facts, sector)}
    if len(there) < len(sectors):
        return Scenario(id=name, why_not="whatif.why_not.sector")
    changes = tuple(Change(kind=ChangeKind.LEAVES, of=sector) for sector in there)
    return Scenario(id=name, changes=changes, about=tuple(sorted(about)))


def _who(facts: Facts, sector: Ref) -> tuple[Ref, ...]:
    """Return the parties of a sector by id, and those that only sit somewhere as that sector."""
    return tuple(sorted({*leaving(facts, sector), *(seat.start for seat in seats_as(facts, sector))}))


def _prevention(facts: Facts) -> Scenario:
    return _sector(facts, ScenarioId.PREVENTION, _YOUTH_WORK, _WELFARE)


def _housing(facts: Facts) -> Scenario:
    about = _who(facts, _HOUSING)
    if not about:
        return Scenario(id=ScenarioId.HOUSING, why_not="whatif.why_not.sector")
    own = leaving(facts, _HOUSING)
    sits = seats_as(facts, _HOUSING) or any(places_of(facts, party) for party in own)
    if not sits and not _covers(facts, set(own)):
        return Scenario(id=ScenarioId.HOUSING, about=about, why_not="whatif.why_not.idle")
    change = Change(kind=ChangeKind.WITHDRAWS, of=_HOUSING)
    return Scenario(id=ScenarioId.HOUSING, changes=(change,), about=about)


def _police(facts: Facts) -> Scenario:
    about = _who(facts, _POLICE)
    if not about:
        return Scenario(id=ScenarioId.POLICE, why_not="whatif.why_not.sector")
    near, own = set(near_home(facts)), leaving(facts, _POLICE)
    sits = near.intersection(seat.end for seat in seats_as(facts, _POLICE))
    sits |= {place for party in own for place in near.intersection(places_of(facts, party))}
    if not sits and not _covers(facts, set(own), in_an_area=True):
        unknown = any(table.echelon is None for table in facts.consultations)
        code = "whatif.why_not.levels" if unknown else "whatif.why_not.near_home"
        return Scenario(id=ScenarioId.POLICE, about=about, why_not=code)
    return Scenario(id=ScenarioId.POLICE, changes=(Change(kind=ChangeKind.GROWS, of=_POLICE),), about=about)


def _covers(facts: Facts, parties: set[Ref], *, in_an_area: bool = False) -> bool:
    """Return whether one of these parties covers something; or signals something in a single area."""
    placed = {tie.start for tie in facts.ties(In)}
    for tie in facts.ties(CoveredBy):
        row = facts.network.get(tie.start)
        here = not in_an_area or (tie.start in placed and isinstance(row, Coverage) and row.stage is Stage.SIGNAL)
        if tie.end in parties and here:
            return True
    return False


def _together(facts: Facts) -> Scenario:
    single = (_sector(facts, ScenarioId.PREVENTION, one) for one in (_YOUTH_WORK, _WELFARE))
    parts = [part for part in (*single, _housing(facts), _police(facts)) if part.possible]
    if len(parts) < 2:
        return Scenario(id=ScenarioId.TOGETHER, why_not="whatif.why_not.together")
    changes = tuple(change for part in parts for change in part.changes)
    about = {party for part in parts for party in part.about}
    return Scenario(id=ScenarioId.TOGETHER, changes=changes, about=tuple(sorted(about)))


def _person(facts: Facts) -> Scenario:
    first = next(iter(amnesia(facts).holders), None)
    if first is None:
        return Scenario(id=ScenarioId.PERSON, why_not="whatif.why_not.person")
    return Scenario(id=ScenarioId.PERSON, changes=holder_changes(first), about=first.parties, holder=first)


def holder_changes(holder: SeatHolder) -> tuple[Change, ...]:
    """Return that a seat-holder leaves: by code, or without one the seats of the party that has no more than those."""
    if holder.code:
        return (Change(kind=ChangeKind.HOLDER_LEAVES, code=holder.code),)
    return tuple(
        Change(kind=ChangeKind.LEAVES_SEAT, of=party, at=table)
        for party in holder.parties
        for table in holder.consultations
    )


def _spider(facts: Facts) -> Scenario:
    """Return that the party leaves that meets the most others, the municipality left out: that one stays."""
    first = find_hub(facts.network, facts.day, runs=0).actual_without
    if first is None:
        return Scenario(id=ScenarioId.SPIDER, why_not="whatif.why_not.spider")
    changes = (Change(kind=ChangeKind.LEAVES, of=first),)
    return Scenario(id=ScenarioId.SPIDER, changes=changes, about=leaving(facts, first))
