"""What each table of a network says: one function per table, from a row to records.

Which question of the user: none by itself; :mod:`netmap.analysis.building.network` tells what each column means.
"""

from __future__ import annotations

from collections.abc import Mapping

from netmap.analysis.building.records import NOBODY, Records
from netmap.analysis.building.rows import Row
from netmap.model import (
    About,
    ActorType,
    Agreement,
    Area,
    Channel,
    Consultation,
    ConsultationKind,
    Coordinates,
    DealsWith,
    Direction,
    Echelon,
    Expert,
    ExpertIn,
    ExpertiseDomain,
    InSector,
    Mandate,
    MandateFor,
    Organisation,
    PartOf,
    PassesOn,
    Phase,
    PopulationGroup,
    Presence,
    PresentIn,
    Reaches,
    Relationship,
    Represents,
    Role,
    RouteKind,
    Scale,
    Sector,
    Serves,
    Stage,
    Term,
    Theme,
    WorksFor,
    route_id,
)

__all__ = [
    "CONSULTATIONS",
    "COVERAGE",
    "EDGES",
    "EXPERTS",
    "ORGANISATIONS",
    "ROUTES",
    "name_all",
    "say_areas",
    "say_consultation",
    "say_coverage",
    "say_expert",
    "say_organisation",
    "say_route",
    "say_seat",
    "say_who_leads",
]

#: The columns that each table may have, besides those of :data:`netmap.analysis.building.records.FACTS`.
EDGES = (
    *("organisation", "consultation", "function", "role", "presence", "as_sector", "may_commit", "seat_holder_code"),
    *("deputy", "answer"),
)
ORGANISATIONS = (
    *("organisation", "id", "aliases", "actor_type", "sector", "part_of", "informal", "sensitive", "echelon"),
    *("stands_for", "area", "group", "channel", "represents"),
)
CONSULTATIONS = (
    *("consultation", "id", "aliases", "kind", "echelon", "per_year", "on_call", "mandate", "mandate_for", "themes"),
    *("hub", "stands_for", "area", "chair", "coordinator"),
)
ROUTES = ("from", "to", "theme", "direction", "kind", "criterion", "by_function", "agreed")
EXPERTS = ("expert", "organisation", "theme", "domain", "scale", "reachable", "deputy", "agreed_on")
_STAGES = [stage.value for stage in Stage if stage is not Stage.VERIFY]
COVERAGE = ("who", "theme", "stage", "area", "phase", "answer")


def say_areas(records: Records, areas: Mapping[str, str | None]) -> None:
    """Say which areas there are and what they are part of."""
    for number, area in enumerate(areas, start=1):
        row = Row("areas", number, {})
        records.add(Area(id=records.name(Area.KIND, area).id, name=area, **records.facts(row)), row)
    records.listed[Area.KIND] = "areas"
    for number, (area, whole) in enumerate(areas.items(), start=1):
        row = Row("areas", number, {})
        if whole is not None:
            records.part_of(records.name(Area.KIND, area), records.named(row, "", whole, Area.KIND), row)


def name_all(records: Records, kind: str, rows: list[Row], listed: bool) -> None:
    """Give every row of a table its reference, before any other row names it."""
    column = kind.lower()
    ids: set[str] = set()
    for row in rows:
        own = row.text("id")
        if own is not None and own in ids:
            raise row.refuse("api.same_id", "id", id=own)
        ids.update((own,) if own else ())
        records.name(kind, row.needed(column), own)
    if listed:
        records.listed[kind] = f"{column}s"


def say_organisation(records: Records, row: Row) -> None:
    """Say what is known of an organisation."""
    name = row.needed("organisation")
    ref = records.name(Organisation.KIND, name)
    echelon = row.text("echelon")
    actor = row.text("actor_type")
    number = row.number_of("stands_for")
    record = Organisation(
        id=ref.id,
        name=name,
        aliases=row.texts("aliases"),
        actor_type=records.term(row, "actor_type", actor, ActorType).id if actor else None,
        informal=row.flag("informal"),
        sensitive=row.flag("sensitive"),
        echelon=records.term(row, "echelon", echelon, Echelon).id if echelon else None,
        stands_for=None if number is None else int(number),
        **records.facts(row),
    )
    records.add(record, row)
    lists: tuple[tuple[str, type[Term], type[Relationship]], ...] = (
        ("sector", Sector, InSector),
        ("group", PopulationGroup, Reaches),
        ("channel", Channel, PresentIn),
    )
    for column, kind, tie in lists:
        for word in row.texts(column):
            records.tie(tie, ref, records.term(row, column, word, kind).ref, row)
    for area in row.texts("area"):
        records.tie(Serves, ref, records.named(row, "area", area, Area.KIND), row)
    for column, tie in (("part_of", PartOf), ("represents", Represents)):
        for other in row.texts(column):
            records.tie(tie, ref, records.named(row, column, other, Organisation.KIND), row)


def say_consultation(records: Records, row: Row) -> None:
    """Say what is known of a consultation."""
    name = row.needed("consultation")
    ref = records.name(Consultation.KIND, name)
    kind, echelon, hub = row.text("kind"), row.text("echelon"), row.flag("hub")
    no_mandate = row.text("mandate") == "none"
    number = row.number_of("stands_for")
    record = Consultation(
        id=ref.id,
        name=name,
        aliases=row.texts("aliases"),
        kind=records.term(row, "kind", kind, ConsultationKind).id if kind else None,
        echelon=records.term(row, "echelon", echelon, Echelon).id if echelon else None,
        per_year=row.number_of("per_year"),
        on_call=row.flag("on_call"),
        mandate=None if no_mandate else row.code("mandate", Mandate),
        hub=hub or None,
        stands_for=None if number is None else int(number),
        **records.facts(row),
    )
    records.add(record, row)
    if no_mandate:
        records.denies(About.MANDATE, row, subject=str(ref))
    if hub is False:
        records.denies(About.HUB, row, subject=str(ref))
    for column, tie in (("themes", DealsWith), ("mandate_for", MandateFor)):
        for word in row.texts(column):
            records.tie(tie, ref, records.term(row, column, word, Theme).ref, row)
    for area in row.texts("area"):
        records.tie(Serves, ref, records.named(row, "area", area, Area.KIND), row)


def say_seat(records: Records, row: Row) -> None:
    """Say that somebody sits somewhere."""
    party = records.named(row, "organisation", row.needed("organisation"), Organisation.KIND)
    table = records.named(row, "consultation", row.needed("consultation"), Consultation.KIND)
    if row.flag("answer") is False:
        place = {"subject": str(party), "object": str(table), "function": row.text("function")}
        records.denies(About.SEAT, row, **place)
        return
    sector = row.text("as_sector")
    records.seat(
        party,
        table,
        row,
        function=row.text("function"),
        role=row.code("role", Role),
        presence=row.code("presence", Presence),
        as_sector=records.term(row, "as_sector", sector, Sector).id if sector else None,
        may_commit=row.flag("may_commit") or None,
        seat_holder_code=row.text("seat_holder_code"),
        deputy=row.text("deputy"),
    )
    if row.flag("may_commit") is False:
        place = {"subject": str(party), "object": str(table), "function": row.text("function")}
        records.denies(About.MANDATE, row, **place)


def say_expert(records: Records, row: Row) -> None:
    """Say who can be called for what, and through which organisation."""
    title = row.needed("expert")
    ref = records.name(Expert.KIND, title)
    record = Expert(
        id=ref.id,
        title=title,
        scale=row.code("scale", Scale),
        reachable=row.text("reachable"),
        deputy=row.text("deputy"),
        agreed_on=row.day("agreed_on"),
        **records.facts(row),
    )
    records.add(record, row)
    for employer in row.texts("organisation"):
        records.tie(WorksFor, ref, records.named(row, "organisation", employer, Organisation.KIND), row)
    for word in row.texts("theme"):
        records.tie(DealsWith, ref, records.term(row, "theme", word, Theme).ref, row)
    for word in row.texts("domain"):
        records.tie(ExpertIn, ref, records.term(row, "domain", word, ExpertiseDomain).ref, row)


def say_who_leads(records: Records, row: Row) -> None:
    """Say who chairs and who coordinates, once all seats are known."""
    table = records.name(Consultation.KIND, row.needed("consultation"))
    for column, about in (("chair", About.CHAIR), ("coordinator", About.COORDINATOR)):
        for who in row.texts(column):
            if who == NOBODY:
                records.denies(about, row, subject=str(table))
                continue
            party = records.named(row, column, who, Organisation.KIND)
            if about is About.CHAIR:
                records.chair(party, table, row)
            else:
                records.tie(Coordinates, party, table, row)


def say_route(records: Records, row: Row) -> None:
    """Say to whom something is passed on, or that it is passed on to nobody."""
    start = records.either(row, "from", row.needed("from"))
    direction = row.code("direction", Direction)
    for theme in records.themes(row, "theme"):
        if row.needed("to") == NOBODY:
            records.denies(About.ROUTE, row, subject=str(start), theme=theme, direction=direction)
            continue
        end = records.either(row, "to", row.needed("to"))
        if start == end:
            raise row.refuse("api.to_itself", "to")
        record = PassesOn(
            id=route_id(start, end, direction, theme),
            start=start,
            end=end,
            direction=direction,
            theme=theme,
            kind=row.code("kind", RouteKind),
            criterion=row.text("criterion"),
            by_function=row.text("by_function"),
            agreed=row.code("agreed", Agreement),
            **records.facts(row),
        )
        records.add(record, row)


def say_coverage(records: Records, row: Row) -> None:
    """Say who covers a theme, or that nobody or somebody does not."""
    stage = row.code("stage", Stage)
    if stage is None or stage is Stage.VERIFY:
        # Checking is what people do with each other; nobody is said to be there for it.
        raise row.refuse("api.not_a_code", "stage", found=Stage.VERIFY.value, allowed=_STAGES)
    who = None if row.needed("who") == NOBODY else records.either(row, "who", row.needed("who"))
    phases = tuple(records.term(row, "phase", word, Phase).id for word in row.texts("phase")) or (None,)
    areas = tuple(records.named(row, "area", name, Area.KIND).id for name in row.texts("area")) or (None,)
    for theme in (records.term(row, "theme", word, Theme).id for word in row.texts("theme")):
        for phase in phases:
            for area in areas:
                if who is not None and row.flag("answer") is not False:
                    records.covers(who, theme, stage, row, phase=phase, area=area)
                else:
                    place = {"theme": theme, "stage": stage, "phase": phase, "area": area}
                    records.denies(About.COVERAGE, row, subject=str(who) if who else None, **place)
