"""Which yes a stated "no" or "not known" speaks against, over what was stored and what a file says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from netmap.model import (
    About,
    Consultation,
    Coordinates,
    Coverage,
    CoveredBy,
    DealsWith,
    Direction,
    Expert,
    ExpertIn,
    In,
    LinkedTo,
    Network,
    Of,
    Organisation,
    PartOf,
    PassesOn,
    PresentIn,
    Reaches,
    Record,
    Ref,
    Relationship,
    Role,
    RouteKind,
    Serves,
    StatedValue,
    Statement,
    TakesPart,
    slug,
)
from netmap.model.network import Key

#: A yes: a record, or one field of a record.
Yes = tuple[Key, str | None]
#: Statements about a date of a record, and about the relationships that a column makes.
_DATES: dict[About, tuple[type[Record], str]] = {
    About.CONSENT: (Organisation, "consent_on"),
    About.TOLD: (Organisation, "knows_samos_on"),
    About.HELPED: (Organisation, "helped_on"),
    About.AGREED: (Expert, "agreed_on"),
}
_COLUMNS: dict[About, type[Relationship]] = {
    About.THEMES: DealsWith,
    About.SERVES: Serves,
    About.REACHES: Reaches,
    About.CHANNELS: PresentIn,
    About.PLAN: LinkedTo,
}
_TELLS_ONLY = (RouteKind.INFORMS, RouteKind.REPORTS_BACK)


class Opposites:
    """Look-ups over the network with the file's records laid over it; built once, linear in the records."""

    def __init__(self, before: Network, records: dict[Key, Record]) -> None:
        self._records: dict[Key, Record] = {**before.records, **records}
        self._at_table: dict[str, list[TakesPart]] = defaultdict(list)
        self._seats_of: dict[str, list[TakesPart]] = defaultdict(list)
        self._coordinating: dict[str, list[Coordinates]] = defaultdict(list)
        self._routes: dict[str, list[PassesOn]] = defaultdict(list)
        self._experts: dict[str, list[ExpertIn]] = defaultdict(list)
        #: Relationships that a column makes, by kind and start.
        self._ties: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self._covers: dict[tuple[str, str], list[Coverage]] = defaultdict(list)
        self._ends: dict[tuple[str, str], Ref] = {}
        self._whole: dict[str, str] = {}
        for record in self._records.values():
            if isinstance(record, Relationship):
                self._index(record)
        for record in self._records.values():
            if isinstance(record, Coverage) and (theme := self._ends.get(("OF", record.id))):
                self._covers[(theme.id, record.stage)].append(record)

    def _index(self, tie: Relationship) -> None:
        if isinstance(tie, TakesPart):
            self._at_table[str(tie.end)].append(tie)
            self._seats_of[str(tie.start)].append(tie)
        elif isinstance(tie, Coordinates):
            self._coordinating[str(tie.end)].append(tie)
        elif isinstance(tie, PassesOn):
            self._routes[str(tie.start)].append(tie)
        elif isinstance(tie, ExpertIn):
            self._experts[tie.end.id].append(tie)
        elif isinstance(tie, (DealsWith, LinkedTo, PresentIn, Reaches, Serves)):
            self._ties[(tie.KIND, str(tie.start))].append(tie)
        elif isinstance(tie, (CoveredBy, Of, In)):
            self._ends[(tie.KIND, tie.start.id)] = tie.end
        elif isinstance(tie, PartOf) and tie.start.label == "Area":
            self._whole[tie.start.id] = tie.end.id

    def of(self, statement: Statement) -> list[Yes]:
        """Return every yes that a statement speaks against, in order; whether it still holds is not looked at."""
        finders = {
            About.CHAIR: self._chair,
            About.COORDINATOR: self._coordinator,
            About.MANDATE: self._mandate,
            About.HUB: self._hub,
            About.SEAT: self._seat,
            About.DEPUTY: self._deputy,
            About.ROUTE: self._route,
            About.COVERAGE: self._coverage,
            About.EXPERT: self._expert,
            About.ASSURED: self._assured,
            About.PLAN_AGREED: self._plan_agreed,
            About.ROLE: self._role,
        }
        if field := _DATES.get(statement.about):
            return list(self._field(statement.subject, *field))
        if kind := _COLUMNS.get(statement.about):
            return sorted(
                ((kind.KIND, tie.id), None) for tie in self._ties.get((kind.KIND, statement.subject or ""), ())
            )
        return sorted(finders[statement.about](statement), key=lambda yes: (yes[0], yes[1] or ""))

    # --- consultations ----------------------------------------------------------------------------------------------

    def _chair(self, statement: Statement) -> Iterator[Yes]:
        yield from self._field(statement.subject, Consultation, "chair_function")
        yield from self._roles(statement.subject, Role.CHAIR)

    def _coordinator(self, statement: Statement) -> Iterator[Yes]:
        for tie in self._coordinating.get(statement.subject or "", ()):
            yield (tie.KIND, tie.id), None
        yield from self._roles(statement.subject, Role.COORDINATOR)

    def _assured(self, statement: Statement) -> Iterator[Yes]:
        for tie in self._coordinating.get(statement.subject or "", ()):
            if tie.assured_on:
                yield (tie.KIND, tie.id), "assured_on"

    def _plan_agreed(self, statement: Statement) -> Iterator[Yes]:
        for tie in self._ties.get((LinkedTo.KIND, statement.subject or ""), ()):
            if isinstance(tie, LinkedTo) and tie.agreed_on:
                yield (tie.KIND, tie.id), "agreed_on"

    def _roles(self, table: str | None, role: Role) -> Iterator[Yes]:
        for seat in self._at_table.get(table or "", ()):
            if seat.role is role:
                yield (seat.KIND, seat.id), "role"

    def _mandate(self, statement: Statement) -> Iterator[Yes]:
        yield from self._field(statement.subject, Consultation, "mandate")
        for seat in self._seats(statement):
            if seat.may_commit:
                yield (seat.KIND, seat.id), "may_commit"

    def _hub(self, statement: Statement) -> Iterator[Yes]:
        yield from self._field(statement.subject, Consultation, "hub")

    def _field(self, subject: str | None, kind: type[Record], name: str) -> Iterator[Yes]:
        label, _, record_id = (subject or "").partition(":")
        record: Any = self._records.get((label, record_id))
        if isinstance(record, kind) and getattr(record, name) is not None:
            yield (label, record_id), name

    # --- seats, routes, coverage, experts -----------------------------------------------------------------------------

    def _seats(self, statement: Statement) -> list[TakesPart]:
        """Return the seats that a statement about a party and a consultation is about; all without a function."""
        wanted = slug(statement.function) if statement.function else None
        if statement.object is None:
            return self._seats_of.get(statement.subject or "", []) if statement.about is About.SEAT else []
        return [
            seat
            for seat in self._at_table.get(statement.object, ())
            if str(seat.start) == statement.subject
            and (wanted is None or (seat.function and slug(seat.function) == wanted))
        ]

    def _seat(self, statement: Statement) -> Iterator[Yes]:
        for seat in self._seats(statement):
            if statement.value is StatedValue.NO or bool(seat.function) == bool(statement.function):
                yield (seat.KIND, seat.id), None

    def _deputy(self, statement: Statement) -> Iterator[Yes]:
        yield from self._field(statement.subject, Expert, "deputy")
        for seat in self._seats(statement):
            if seat.deputy and bool(seat.function) == bool(statement.function):
                yield (seat.KIND, seat.id), "deputy"

    def _role(self, statement: Statement) -> Iterator[Yes]:
        for seat in self._seats(statement):
            if seat.role and bool(seat.function) == bool(statement.function):
                yield (seat.KIND, seat.id), "role"

    def _route(self, statement: Statement) -> Iterator[Yes]:
        for route in self._routes.get(statement.subject or "", ()):
            if statement.direction is None:
                # "We pass this on to nobody" is about the way on, not about telling others.
                fits = route.direction is not Direction.DOWN and route.kind not in _TELLS_ONLY
            else:
                fits = route.direction is statement.direction
            wide = statement.theme is None and statement.value is StatedValue.NO
            if fits and (wide or route.theme == statement.theme):
                yield (route.KIND, route.id), None

    def _coverage(self, statement: Statement) -> Iterator[Yes]:
        for cover in self._covers.get((statement.theme or "", statement.stage or ""), ()):
            who, area = self._ends.get(("COVERED_BY", cover.id)), self._ends.get(("IN", cover.id))
            if statement.subject is not None and str(who) != statement.subject:
                continue
            if statement.value is StatedValue.NO:
                fits = statement.phase in (None, cover.phase) and self._within(area, statement.area)
            else:
                fits = statement.phase == cover.phase and statement.area == (area.id if area else None)
            if fits:
                yield (cover.KIND, cover.id), None

    def _within(self, area: Ref | None, other: str | None) -> bool:
        """Return whether an area is ``other`` or lies inside it; ``other`` None is the whole municipality."""
        seen: set[str] = set()
        place = area.id if area else None
        while place is not None and place not in seen:
            if place == other:
                return True
            seen.add(place)
            place = self._whole.get(place)
        return other is None

    def _expert(self, statement: Statement) -> Iterator[Yes]:
        for knows in self._experts.get(statement.domain or "", ()):
            if statement.theme is None:
                yield (knows.KIND, knows.id), None
                continue
            for tie in self._ties.get((DealsWith.KIND, str(knows.start)), ()):
                if tie.end.id == statement.theme:
                    yield (tie.KIND, tie.id), None
