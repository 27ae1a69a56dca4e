"""Ways to close what nobody leads or hears: a chair, a core team, a spokesperson, a way on, a way down."""

from __future__ import annotations

from collections.abc import Iterator

from netmap.analysis.closing import making
from netmap.analysis.closing.planned import planned_hubs
from netmap.analysis.closing.results import Way
from netmap.analysis.closing.spot import Spot, way
from netmap.analysis.results import Addition, Cover, Evidence
from netmap.model import Consultation, Coordinates, Direction, Network, Ref, Role, Stage

__all__ = [
    "close_assured",
    "close_coordination",
    "close_hub",
    "close_role",
    "close_route",
    "close_spokesperson",
    "close_steering",
]

_MOST = 5


def close_coordination(spot: Spot) -> Iterator[Way]:
    """Yield who could chair a consultation: a second, the municipality when it sits there, another member."""
    table = spot.subject(Consultation.KIND)
    if table is None:
        return
    seats = spot.facts.seats.get(table, ())
    seconds = {s.start for s in seats if s.role is Role.SECRETARY or s.deputy}
    home = spot.facts.municipality
    own = [s.start for s in seats if home and spot.facts.top(s.start) == spot.facts.top(home)]
    members = spot.look.lightest(s.start for s in seats)
    # A second or the municipality is at hand; only without them any member may be asked.
    people = list(dict.fromkeys([*spot.look.lightest(seconds), *spot.look.lightest(own)])) or members
    for party in people[:_MOST] or ([home] if home else []):
        reasons = []
        if party in seconds:
            reasons.append(Evidence(code="gaps.why.second", values={"party": party}))
        elif people:
            reasons.append(Evidence(code="gaps.why.sits", values={"party": party, "consultation": table}))
        yield way(
            spot,
            "name",
            "gaps.way.lead",
            Addition(what="lead", party=party, place=table),
            party=party,
            table=table,
            records=(making.lead(spot.facts, party, table),),
            reasons=reasons,
        )


def close_role(spot: Spot) -> Iterator[Way]:
    """Yield members of a consultation who could take a role there."""
    table = spot.subject(Consultation.KIND)
    if table is None or spot.need is None:
        return
    role = Role(spot.need.arguments[0])
    for party in spot.look.lightest(s.start for s in spot.facts.seats.get(table, ()))[:_MOST]:
        record = making.seat(spot.facts, party, table, role, role.value)
        yield way(
            spot,
            "name",
            "gaps.way.role",
            Addition(what=role.value, party=party, place=table),
            party=party,
            table=table,
            records=(record,),
            role=role,
        )


def close_assured(spot: Spot) -> Iterator[Way]:
    """Yield the agreement with the party that coordinates: one way."""
    table = spot.subject(Consultation.KIND)
    if table is None or not spot.finding.parties:
        return
    day = spot.facts.day.isoformat()
    ties: list[Coordinates] = [t for t in spot.facts.coordinators.get(table, ()) if not t.assured_on]
    party = spot.finding.parties[0]
    yield way(
        spot,
        "agree",
        "gaps.way.assured",
        Addition(what="assured", party=party, place=table),
        party=party,
        table=table,
        records=[making.changed(spot.facts, tie, assured_on=day) for tie in ties],
    )


# --- the core team ----------------------------------------------------------------------------------------------


def close_hub(spot: Spot) -> Iterator[Way]:
    """Yield which consultation could be the core team: one of those that are, or the closest to its criteria.

    Criteria (handreiking A2, Kernteam): more sectors than one, may decide, small, with the municipality and the
    police. Only when no consultation comes near a new one is named: the one new body that there may be.
    """
    hubs = spot.look.hubs
    if spot.finding.coverage is Cover.TOO_MANY:
        for table in hubs[:_MOST]:
            others = [spot.facts.network.get(ref) for ref in hubs if ref != table]
            yield way(
                spot,
                "name",
                "gaps.way.hub_one",
                Addition(what="hub", place=table),
                table=table,
                records=[making.changed(spot.facts, c, hub=None) for c in others if isinstance(c, Consultation)],
                reasons=_why_hub(spot, table),
            )
        return
    for record in planned_hubs(spot.facts)[:_MOST]:
        yield way(
            spot,
            "name",
            "gaps.way.planned_hub",
            Addition(what="hub", place=record.ref),
            table=record.ref,
            records=(making.changed(spot.facts, record, status=None, since=None),),
        )
    near = sorted(
        (c for c in spot.facts.consultations if not c.hub and spot.look.likeness(c.ref) >= _LIKE_ENOUGH),
        key=lambda c: (-spot.look.likeness(c.ref), c.id),
    )
    for record in near[:_MOST]:
        yield way(
            spot,
            "name",
            "gaps.way.hub_name",
            Addition(what="hub", place=record.ref),
            table=record.ref,
            records=(making.changed(spot.facts, record, hub=True),),
            reasons=_why_hub(spot, record.ref),
        )
    parties = _new_hub(spot)
    if not near and not planned_hubs(spot.facts) and len(parties) > 1:
        team = making.core_team(spot.facts)
        seats = [making.seat(spot.facts, party, team.ref) for party in parties[1:]]
        yield way(
            spot,
            "name",
            "gaps.way.hub_new",
            Addition(what="hub"),
            records=(team, making.lead(spot.facts, parties[0], team.ref), *seats),
            parties=parties,
        )


#: Of five criteria of a core team a consultation meets so many at least to be named as one.
_LIKE_ENOUGH = 3


def _why_hub(spot: Spot, table: Ref) -> list[Evidence]:
    count = len(spot.look.seats.sectors(table))
    found = [Evidence(code="gaps.why.sectors", values={"consultation": table, "count": count})] if count > 1 else []
    if table in spot.facts.deciders:
        found.append(Evidence(code="gaps.why.decides", values={"consultation": table}))
    return found


def _new_hub(spot: Spot) -> list[Ref]:
    """Return the municipality, the police and a party of two other sectors, as the handreiking describes it."""
    sectors = ("police", "welfare", "education", "health", "youth_work", "housing")
    found = [spot.facts.municipality] if spot.facts.municipality else []
    for sector in sectors:
        found += [party for party in spot.look.of_sector.get(sector, ())[:1] if party not in found]
    return found[:4]


def close_spokesperson(spot: Spot) -> Iterator[Way]:
    """Yield who could speak when the core team meets: the mayor, else the municipality."""
    home = spot.facts.municipality
    people = [*spot.look.of_type.get("mayor", ()), *([home] if home else [])]
    if not spot.look.hubs:
        yield way(spot, "name", "gaps.way.spokesperson_later")
        return
    table = spot.look.hubs[0]
    for party in dict.fromkeys(people):
        yield way(
            spot,
            "name",
            "gaps.way.spokesperson",
            Addition(what="spokesperson", party=party, place=table),
            party=party,
            table=table,
            records=(making.lead(spot.facts, party, table, Role.SPOKESPERSON),),
        )


# --- routes -----------------------------------------------------------------------------------------------------


def close_route(spot: Spot) -> Iterator[Way]:
    """Yield where a consultation could send what exceeds its task: where a member sits already, then elsewhere."""
    start = next((ref for ref in spot.finding.subjects if ref.label != Network.__name__), None)
    if start is None or spot.need is None:
        return
    goals = [ref for ref in spot.look.deciding if ref != start]
    if spot.need.arguments[0] == Stage.INTERPRET.value:
        goals += [ref for ref in spot.look.givers[Stage.INTERPRET] if ref not in goals and ref != start]
    if not goals:
        goals = [ref for ref in sorted(spot.facts.deciders) if ref != start]
    members = spot.look.seats.rows[start]
    near = [goal for goal in goals if members & ({goal} | spot.look.seats.rows[goal])]
    for goal in list(dict.fromkeys([*near, *goals]))[:_MOST]:
        reasons = []
        if goal in spot.facts.deciders:
            reasons.append(Evidence(code="gaps.why.decides", values={"consultation": goal}))
        shared = sorted(members & spot.look.seats.rows[goal])
        if shared:
            reasons.append(Evidence(code="gaps.why.sits", values={"party": shared[0], "consultation": goal}))
        yield way(
            spot,
            "agree",
            "gaps.way.route",
            Addition(what="route", party=start, place=goal),
            party=start,
            table=goal,
            records=(making.route(spot.facts, start, goal, Direction.UP),),
            reasons=reasons,
        )


def close_steering(spot: Spot) -> Iterator[Way]:
    """Yield the way down from the core team: one, with a member who hears it already as the reason."""
    table = next((ref for ref in spot.finding.subjects if ref.label != Network.__name__), None)
    if table is None or not spot.look.hubs:
        return
    hub = spot.look.hubs[0]
    both = sorted(spot.look.seats.rows[hub] & spot.look.seats.rows[table])
    reasons = [Evidence(code="gaps.why.hears", values={"party": both[0], "consultation": table})] if both else []
    yield way(
        spot,
        "agree",
        "gaps.way.steer",
        Addition(what="steer", party=hub, place=table),
        party=hub,
        table=table,
        records=(making.route(spot.facts, hub, table, Direction.DOWN),),
        reasons=reasons,
    )
