"""The records that an agreement would add to a network: what a what-if applies, and a test of a plan proves.

Each function returns new records with the provenance and the date of the day; none changes a network.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from netmap.analysis.facts import Facts
from netmap.model import (
    About,
    Consultation,
    Coverage,
    CoveredBy,
    DealsWith,
    Direction,
    Expert,
    Fact,
    In,
    LinkedTo,
    Mandate,
    Of,
    PassesOn,
    Plan,
    PlanKind,
    Record,
    Ref,
    Relationship,
    Role,
    RouteKind,
    Setting,
    SettingKey,
    Stage,
    Statement,
    TakesPart,
    coverage_id,
    route_id,
    seat_id,
    setting_id,
    statement_id,
    tie_id,
)

__all__ = [
    "changed",
    "core_team",
    "covers",
    "deals",
    "exercise",
    "expert",
    "lead",
    "linked",
    "report_point",
    "route",
    "seat",
    "stated_no",
    "tie",
]

F = TypeVar("F", bound=Fact)


def _facts(facts: Facts) -> dict[str, Any]:
    day = facts.day.isoformat()
    return {"provenance": (f"app|{day}",), "checked_on": day}


def seat(facts: Facts, party: Ref, table: Ref, role: Role = Role.MEMBER, function: str | None = None) -> Record:
    """Return a seat; one with a function stands beside a seat that the party has already."""
    record_id = seat_id(party, table, function)
    return TakesPart(id=record_id, start=party, end=table, function=function, role=role, **_facts(facts))


def lead(facts: Facts, party: Ref, table: Ref, role: Role = Role.CHAIR) -> Record:
    """Return the seat of who leads a consultation, beside a seat that the party has there already."""
    return seat(facts, party, table, role, {Role.SPOKESPERSON: "woordvoerder"}.get(role, "voorzitter"))


def covers(
    facts: Facts, who: Ref, theme: str, stage: Stage, area: str | None = None, phase: str | None = None
) -> tuple[Record, ...]:
    """Return a yes: who gives a stage for a theme (in an area, in a phase)."""
    record_id = coverage_id(who, theme, area, stage, phase)
    row = Coverage(id=record_id, stage=stage, phase=phase, **_facts(facts))
    ties: list[Record] = [tie(facts, CoveredBy, row.ref, who), tie(facts, Of, row.ref, Ref("Theme", theme))]
    if area:
        ties.append(tie(facts, In, row.ref, Ref("Area", area)))
    return (row, *ties)


def deals(facts: Facts, who: Ref, theme: str) -> Record:
    """Return that a consultation or expert deals with a theme."""
    return tie(facts, DealsWith, who, Ref("Theme", theme))


def route(facts: Facts, start: Ref, end: Ref, direction: Direction) -> Record:
    """Return a route for all themes."""
    kind = RouteKind.STEERS if direction is Direction.DOWN else RouteKind.PASSES
    record_id = route_id(start, end, direction, None)
    return PassesOn(id=record_id, start=start, end=end, direction=direction, kind=kind, **_facts(facts))


def tie(facts: Facts, kind: type[Relationship], start: Ref, end: Ref, **fields: Any) -> Record:
    """Return any other relationship, known by its ends."""
    return kind(id=tie_id(kind.KIND, start, end), start=start, end=end, **_facts(facts), **fields)


def changed(facts: Facts, record: F, **fields: Any) -> F:
    """Return a record with other fields, gone over on the day."""
    return replace(record, **{**_facts(facts), **fields})


def stated_no(facts: Facts, about: About, subject: Ref) -> Record:
    """Return a stated no."""
    fields = {"about": about, "subject": str(subject)}
    return Statement(id=statement_id(fields), about=about, subject=str(subject), **_facts(facts))


def linked(facts: Facts, table: Ref, kind: PlanKind) -> tuple[Record, ...]:
    """Return an agreed passage from a consultation to a plan of a kind; the plan as well when it is not on the map."""
    plans = [plan for plan in facts.network.of(Plan).values() if plan.kind is kind]
    plan = plans[0] if plans else Plan(id=f"plan-{kind.value}", name=kind.value, kind=kind, **_facts(facts))
    link = tie(facts, LinkedTo, table, plan.ref, agreed_on=facts.day.isoformat())
    return (plan, link)


def exercise(facts: Facts) -> Record:
    """Return an exercise that was held on the day."""
    key, day = SettingKey.EXERCISE, facts.day.isoformat()
    return Setting(id=setting_id(key, "oefening", day), key=key, value="oefening", date=day, provenance=(f"app|{day}",))


def report_point(facts: Facts, slug: str, name: str) -> Consultation:
    """Return a report point for residents: a place where signals come in, no meeting."""
    return Consultation(id=f"ovl-{slug}", name=name, kind="report_point", echelon="local", **_facts(facts))


def core_team(facts: Facts) -> Consultation:
    """Return a new core team: the only meeting that an agreement may add."""
    return Consultation(
        id="ovl-nieuw-kernteam",
        name="Kernteam",
        kind="core_team",
        echelon="local",
        mandate=Mandate.DECIDE,
        hub=True,
        **_facts(facts),
    )


def expert(facts: Facts, party: Ref) -> Expert:
    """Return a callable function at a party, agreed on the day."""
    day = facts.day.isoformat()
    return Expert(id=f"exp-nieuw-{party.id}", title="deskundige op afroep", agreed_on=day, **_facts(facts))
