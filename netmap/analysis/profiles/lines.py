"""From records to the lines of a profile: what every kind of subject has in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar, cast

from netmap.analysis.facts import Facts
from netmap.analysis.profiles.results import Group, GroupCode, Key, Line, Part, Said, When, Word
from netmap.analysis.results import Confidence
from netmap.model import (
    NOT_A_HAND_OVER,
    About,
    Coverage,
    CoveredBy,
    DealsWith,
    Fact,
    In,
    MergedInto,
    Network,
    Of,
    PassesOn,
    Record,
    Ref,
    Relationship,
    RenamedTo,
    SameAs,
    Serves,
    Setting,
    SheetName,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    first_day,
    last_day,
)

R = TypeVar("R", bound=Relationship)

_IN_OWN_ORDER = (GroupCode.IDENTITY, GroupCode.PLAYS, GroupCode.LEAD, GroupCode.MANDATE)
_COUNTED = ("Organisation", "Consultation", "Expert")
_NOT_KNOWN = (Part("profile.part.unknown"),)
_SUCCESSIONS: tuple[tuple[type[Relationship], str, str], ...] = (
    (RenamedTo, "profile.part.now_called", "profile.part.once_called"),
    (MergedInto, "profile.part.went_into", "profile.part.came_from"),
    (SameAs, "profile.part.same_as", "profile.part.same_as"),
)


def value(thing: Any) -> Part:
    """Return a part that is only a value."""
    return Part("", {"value": thing})


def said_value(code: str, thing: Any) -> Part:
    """Return a part that is a sentence around one value."""
    return Part(code, {"value": thing})


class Lines:
    """Makes the lines about one subject. Every look-up is linear in the records, and made once."""

    def __init__(self, network: Network, day: date, ref: Ref) -> None:
        self.network, self.day, self.ref = network, day, ref
        self.facts = Facts(network, day)
        self._from: dict[str, list[Relationship]] = defaultdict(list)
        self._to: dict[str, list[Relationship]] = defaultdict(list)
        for tie in network.relationships():
            if tie.start == ref:
                self._from[tie.KIND].append(tie)
            elif tie.end == ref:  # a loop is told once, as going out
                self._to[tie.KIND].append(tie)

    # --- looking up -----------------------------------------------------------------------------------------

    def from_(self, kind: type[R]) -> list[R]:
        """Return the ties of one kind that start at the subject, whatever their status, by id."""
        return cast("list[R]", self._from[kind.KIND])

    def to(self, kind: type[R]) -> list[R]:
        """Return the ties of one kind that end at the subject, whatever their status, by id."""
        return cast("list[R]", self._to[kind.KIND])

    def standing(self, record: Record | None) -> Status:
        """Return the status of a record by itself: its own, or what its dates make of it on the day."""
        if not isinstance(record, Fact):
            return Status.ACTIVE
        if record.status not in (None, Status.ACTIVE):
            return record.status
        if record.until and last_day(record.until) <= self.day:
            return Status.ENDED
        if record.since and first_day(record.since) > self.day:
            return Status.PLANNED
        return Status.ACTIVE

    def status(self, *records: Record | None, ends: Iterable[Ref] = ()) -> Status:
        """Return the status of a fact made of these records: the first that is not active, its ends included."""
        counted = (self.network.get(end) for end in ends if end.label in _COUNTED)
        return next(
            (s for record in (*records, *counted) if (s := self.standing(record)) is not Status.ACTIVE), Status.ACTIVE
        )

    # --- lines ----------------------------------------------------------------------------------------------

    def line(
        self, record: Fact, *parts: Part | None, ends: Iterable[Ref] = (), own: bool = True, **fields: Any
    ) -> Line:
        """Return a line that rests on one record; parts that are None say nothing and are left out."""
        together = tuple(dict.fromkeys((self.ref, *ends)))
        subject = self.network.get(self.ref)
        own_row = subject is not None and record.provenance == subject.provenance  # what it says is told once
        fields = {
            "status": self.status(record, ends=together),
            "certainty": record.certainty,
            "records": (_key(record),) if own else (),
            "provenance": record.provenance,
            "checked_on": record.checked_on,
            "source": None if own_row else record.source,
            "note": None if own_row else record.note,
            **fields,
        }
        return Line(parts=tuple(part for part in parts if part), ends=together, **fields)

    def tie(self, tie: Relationship, *parts: Part | None, own: bool = True, **fields: Any) -> Line:
        """Return a line that tells a tie, and names its other end."""
        other = tie.end if tie.start == self.ref else tie.start
        return self.line(tie, *parts, ends=(tie.start, tie.end), own=own, **{"other": other, **fields})

    def field(self, record: Fact, label: str, part: Part | None, *, said: Said = Said.YES) -> Line:
        """Return a line about a field of the subject's own row; without a part it is not known."""
        if part is None:
            return self.unknown(label, record)
        # Source and remark are told once, not with every field.
        return self.line(record, part, own=False, label=label, said=said, source=None, note=None)

    def unknown(self, label: str, record: Fact | None = None, part: Part | None = None) -> Line:
        """Return a line about something that nobody filled in; ``record`` is the row in which it could stand."""
        parts = (part,) if part else _NOT_KNOWN
        place = record.provenance if record else ()
        return Line(label=label, parts=parts, said=Said.UNKNOWN, ends=(self.ref,), provenance=place)

    def statement(self, statement: Statement, *parts: Part | None, no: str, unknown: str, **fields: Any) -> Line:
        """Return a line about a stated no, or a stated "not known"; ``no`` and ``unknown`` say it in codes."""
        denied = statement.value is StatedValue.NO
        ends = [Ref.parse(text) for text in (statement.subject, statement.object) if text]
        said = Said.NO if denied else Said.UNKNOWN
        return self.line(statement, Part(no if denied else unknown), *parts, ends=ends, said=said, **fields)

    def stated(self, *about: About) -> list[Statement]:
        """Return the statements that hold now about something of the subject, by id within each kind."""
        return [statement for one in about for statement in self.facts.stated(one, self.ref)]

    def stated_at(self, *about: About) -> list[Statement]:
        """Return the statements that hold now in which the subject is the object."""
        found = self.network.of(Statement).values()
        return [
            s for s in found if s.about in about and s.object == str(self.ref) and self.standing(s) is Status.ACTIVE
        ]

    # --- fields that several kinds have -----------------------------------------------------------------------

    def own_row(self, record: Fact) -> list[Line]:
        """Return what the subject's own row says of itself besides its kind: status, dates, source, remark."""
        aliases = getattr(record, "aliases", ())
        found = [self.line(record, value(self.ref), label="profile.field.name", source=None, note=None)]
        found += [self.field(record, "profile.field.aliases", value(alias)) for alias in aliases]
        for label, thing in (
            ("profile.field.since", When(record.since) if record.since else None),
            ("profile.field.until", When(record.until) if record.until else None),
            ("profile.field.source", record.source),
            ("profile.field.note", record.note),
        ):
            if thing:
                found.append(self.field(record, label, value(thing)))
        return found

    def optional(self, record: Fact, label: str, thing: Any) -> list[Line]:
        """Return a line for a field when it was filled in."""
        return [] if thing in (None, "", ()) else [self.field(record, label, value(thing))]

    # --- groups that several kinds have -----------------------------------------------------------------------

    def coverage(self) -> list[Line]:
        """Return what the subject covers, by theme and step, and what it said no to."""
        lines = [self._cover(tie, other_is_theme=True) for tie in self.to(CoveredBy)]
        lines += [self.cover_statement(s, theme=True) for s in self.stated(About.COVERAGE)]
        return [line for line in lines if line]

    def _cover(self, tie: CoveredBy, *, other_is_theme: bool) -> Line | None:
        coverage = self.network.get(tie.start)
        if not isinstance(coverage, Coverage):
            return None
        of = self._end_of(Of, coverage.id)
        place = self._end_of(In, coverage.id)
        ties = [t for t in (tie, of, place) if t]
        return self.line(
            coverage,
            value(Word("Stage", coverage.stage.value)) if other_is_theme else None,
            said_value("profile.part.area", place.end) if place else Part("profile.part.everywhere"),
            said_value("profile.part.phase", Ref("Phase", coverage.phase)) if coverage.phase else None,
            ends=(tie.end,),
            other=(of.end if of else None) if other_is_theme else tie.end,
            label="profile.field.theme" if other_is_theme and not of else "",
            status=self.status(coverage, tie, of, ends=(tie.end, self.ref)),
            records=(_key(coverage), *(_key(t) for t in ties)),
        )

    def covers_of_theme(self, stage: str) -> list[Line]:
        """Return who gives one step for the subject, a theme."""
        by_coverage = {tie.start.id: tie for tie in self.network.of(CoveredBy).values()}
        wanted = [tie.start.id for tie in self.to(Of)]
        records = self.network.of(Coverage)
        ties = [by_coverage[id_] for id_ in wanted if id_ in by_coverage and id_ in records]
        found = [self._cover(tie, other_is_theme=False) for tie in ties if records[tie.start.id].stage == stage]
        return [line for line in found if line]

    def cover_statement(self, statement: Statement, *, theme: bool) -> Line:
        """Return a stated no (or "not known") about coverage: seen from the party (``theme``), or from the theme."""
        subject = Ref.parse(statement.subject) if statement.subject else None
        other = (Ref("Theme", statement.theme) if statement.theme else None) if theme else subject
        nobody = "profile.nobody" if statement.value is StatedValue.NO else "profile.not_known"
        return self.statement(
            statement,
            value(Word("Stage", statement.stage.value)) if theme and statement.stage else None,
            said_value("profile.part.area", Ref("Area", statement.area)) if statement.area else None,
            said_value("profile.part.phase", Ref("Phase", statement.phase)) if statement.phase else None,
            no="profile.part.does_not" if subject else "profile.part.stated",
            unknown="profile.part.does_unknown" if subject else "profile.part.asked",
            other=other,
            label="" if other else "profile.field.theme" if theme else nobody,
        )

    def routes_out(self) -> list[Line]:
        """Return to whom the subject hands on, and that it hands on to nobody."""
        lines = [self.tie(route, *route_parts(route)) for route in self.from_(PassesOn) if hands_over(route)]
        for s in self.stated(About.ROUTE):
            theme = said_value("profile.part.for_theme", Ref("Theme", s.theme)) if s.theme else None
            way = value(Word("Direction", s.direction.value)) if s.direction else None
            nobody = "profile.nobody" if s.value is StatedValue.NO else "profile.not_known"
            lines.append(
                self.statement(
                    s, way, theme, no="profile.part.to_nobody", unknown="profile.part.to_unknown", label=nobody
                )
            )
        return lines

    def routes_in(self) -> list[Line]:
        """Return who hands on to the subject."""
        return [self.tie(route, *route_parts(route)) for route in self.to(PassesOn) if hands_over(route)]

    def tells(self) -> list[Line]:
        """Return whom the subject informs or reports back to: that is no handing on."""
        return [self.tie(route, *route_parts(route)) for route in self.from_(PassesOn) if not hands_over(route)]

    def told_by(self) -> list[Line]:
        """Return who informs the subject or reports back to it."""
        return [self.tie(route, *route_parts(route)) for route in self.to(PassesOn) if not hands_over(route)]

    def areas(self) -> list[Line]:
        """Return where the subject works."""
        return [self.tie(tie) for tie in self.from_(Serves)]

    def themes(self) -> list[Line]:
        """Return the themes that the subject deals with."""
        code = "profile.part.thinks_along" if self.ref.label == "Expert" else "profile.part.deals_with"
        return [self.tie(tie, Part(code)) for tie in self.from_(DealsWith)]

    def history(self) -> list[Line]:
        """Return how the subject was called before, and where it went."""
        lines = []
        for kind, on, back in _SUCCESSIONS:
            for ties, code in ((self.from_(kind), on), (self.to(kind), back)):
                for tie in ties:
                    on_date = getattr(tie, "date", None)
                    dated = said_value("profile.part.on_date", When(on_date)) if on_date else None
                    # The record that went on is ended as a rule; that it went on is no less true.
                    lines.append(self.tie(tie, Part(code), dated, status=self.standing(tie)))
        return lines

    def _end_of(self, kind: type[R], coverage: str) -> R | None:
        if not hasattr(self, "_ends"):
            self._ends: dict[tuple[str, str], Relationship] = {}
            for one in (Of, In):
                self._ends |= {(one.KIND, tie.start.id): tie for tie in self.network.of(one).values()}
        return cast("R | None", self._ends.get((kind.KIND, coverage)))

    # --- as a whole -----------------------------------------------------------------------------------------

    def group(
        self, code: GroupCode, lines: Iterable[Line], *, complete: Setting | None = None, keep: bool = True
    ) -> list[Group]:
        """Return a group, by name where its lines name something, else in the order given.

        ``keep`` False leaves it out when it is empty, because silence there asks for nothing.
        """
        found = tuple(lines) if code in _IN_OWN_ORDER else tuple(sorted(lines, key=self._order))
        return [Group(code=code, lines=found, complete=complete)] if found or keep else []

    def _order(self, line: Line) -> tuple[Any, ...]:
        if not line.other:
            return (line.said is not Said.YES, "")
        return (line.said is not Said.YES, self.network.name_of(line.other).casefold(), str(line.other), line.records)

    def complete(self, sheet: SheetName, part: str = "") -> Setting | None:
        """Return the setting that declares a list, or the part of it about one thing, complete; None when too old."""
        found = self.facts.complete(sheet, *((f"{sheet}:{part}",) if part else ()))
        return found if found and self.facts.complete_confidence(found)[0] is not Confidence.ASK else None


def hands_over(route: PassesOn) -> bool:
    """Return whether passing on is handing over, and not only informing or reporting back."""
    return route.kind not in NOT_A_HAND_OVER


def route_parts(route: PassesOn) -> list[Part | None]:
    """Return what a route says besides its ends."""
    return [
        value(Word("RouteKind", route.kind.value)) if route.kind else Part("profile.part.hands_on"),
        value(Word("Direction", route.direction.value)) if route.direction else None,
        said_value("profile.part.for_theme", Ref("Theme", route.theme)) if route.theme else None,
        said_value("profile.part.when", route.criterion) if route.criterion else None,
        said_value("profile.part.by_function", route.by_function) if route.by_function else None,
        value(Word("Agreement", route.agreed.value)) if route.agreed else None,
    ]


def seat_parts(seat: TakesPart) -> list[Part | None]:
    """Return what a seat says besides its ends."""
    commits = {True: "profile.part.may_commit", False: "profile.part.may_not_commit"}
    return [
        value(seat.function) if seat.function else Part("profile.part.function_unknown"),
        value(Word("Role", seat.role.value)) if seat.role else None,
        value(Word("Presence", seat.presence.value)) if seat.presence else None,
        said_value("profile.part.as_sector", Ref("Sector", seat.as_sector)) if seat.as_sector else None,
        Part(commits[seat.may_commit]) if seat.may_commit is not None else None,
        said_value("profile.part.deputy", seat.deputy) if seat.deputy else None,
    ]


def _key(record: Record) -> Key:
    return record.KIND, record.id
