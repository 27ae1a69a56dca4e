"""What is so on one day: a network read once into the look-ups that the predicates need.

Which question of the user: none by itself. It is where model rules about *active*, *party*, *sector*, *covers* and
*was stated* are applied, so that each predicate can be a few lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import networkx as nx

from netmap.analysis.results import Confidence, Evidence
from netmap.analysis.succession import carried_on
from netmap.graph import onward_graph
from netmap.model import (
    About,
    ActorType,
    Area,
    Certainty,
    Consultation,
    Coordinates,
    Coverage,
    CoveredBy,
    DealsWith,
    Echelon,
    Expert,
    ExpertIn,
    Fact,
    In,
    InSector,
    Mandate,
    MandateFor,
    Network,
    Of,
    Organisation,
    PartOf,
    PassesOn,
    Ref,
    Relationship,
    Role,
    Setting,
    SettingKey,
    SheetName,
    Stage,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    Theme,
    WorksFor,
    first_day,
    is_active,
    last_day,
    months_between,
    normalise,
)

R = TypeVar("R", bound=Relationship)
T = TypeVar("T")

FRESH_MONTHS = 12
STALE_MONTHS = 24
#: A mandate makes one stage present for its themes; aligning makes none.
STAGE_OF_MANDATE = {Mandate.DECIDE: Stage.DECIDE, Mandate.OPERATE: Stage.ACT, Mandate.ADVISE: Stage.INTERPRET}
#: Of these it is asked whether they exist when their status is suspended or not known.
ASKED_WHETHER_THEY_EXIST: tuple[type[Fact], ...] = (
    *(Organisation, Consultation, Expert),
    *(TakesPart, PassesOn, Coordinates, Coverage),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """One yes: who gives a stage for a theme, in which phase and area (None: any), and the record that says so."""

    who: Ref
    theme: str
    stage: Stage
    phase: str | None
    area: str | None
    record: Fact


def _names(name: str, municipalities: set[str]) -> bool:
    """Return whether a party's name is that of one of these municipalities, "gemeente" left out."""
    return name in municipalities or name.removeprefix("gemeente ") in municipalities


class Facts:
    """A network as it is on ``day``.

    Parameters
    ----------
    network : Network
    day : date
        The reference date: what counts as active, and how old a statement is.

    Attributes
    ----------
    network : Network
        As it was given; but what ended and was renamed or merged is read as what it became (see
        :mod:`netmap.analysis.succession`).

    Notes
    -----
    Every look-up is made once, on first use; building all of them is linear in the number of records. An empty
    network gives empty look-ups.
    """

    def __init__(self, network: Network, day: date) -> None:
        self.network = carried_on(network, day)
        self.day = day
        self._kept: dict[str, Any] = {}
        self._top_of: dict[Ref, Ref] = {}
        self._sectors_of: dict[Ref, set[str]] = {}

    def memo(self, key: str, make: Callable[[], T]) -> T:
        """Return what ``make`` gives, made once per network and day: look-ups of one predicate stand in its module."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: T = self._kept[key]
        return kept

    # --- what is active -------------------------------------------------------------------------------------

    def if_held(self, *statuses: Status) -> Facts | None:
        """Return the facts as they are when all that has one of these statuses holds after all; None: there is none.

        A list that holds such a row does not prove that the thing is not there. Only what the question "does this
        still exist?" is about is taken to hold, so that whatever is left open by it can be answered.
        """
        return self.memo(f"if held: {'+'.join(sorted(statuses))}", lambda: self._if_held(statuses))

    def _if_held(self, statuses: tuple[Status, ...]) -> Facts | None:
        kinds = ASKED_WHETHER_THEY_EXIST
        doubtful = [fact for kind in kinds for fact in self.network.of(kind).values() if fact.status in statuses]
        if not doubtful:
            return None
        rows = {record.ref for record in doubtful if isinstance(record, Coverage)}
        ties: list[Relationship] = [
            tie
            for kind in (CoveredBy, Of, In)
            for tie in self.network.of(kind).values()
            if tie.start in rows and tie.status in statuses
        ]
        return Facts(self.network.with_records(replace(fact, status=None) for fact in (*doubtful, *ties)), self.day)

    @cached_property
    def nodes(self) -> set[Ref]:
        """Organisations, consultations and experts that are active."""
        kinds = (Organisation, Consultation, Expert)
        return {r.ref for kind in kinds for r in self.network.of(kind).values() if is_active(r, self.day)}

    def active(self, tie: Relationship) -> bool:
        """Return whether a relationship and both its ends count; vocabulary and areas always do."""
        return is_active(tie, self.day) and self._counts(tie.start) and self._counts(tie.end)

    def _counts(self, ref: Ref) -> bool:
        return ref in self.nodes if ref.label in ("Organisation", "Consultation", "Expert") else True

    def ties(self, kind: type[R]) -> list[R]:
        """Return the active relationships of one kind, by id."""
        return [tie for tie in self.network.of(kind).values() if self.active(tie)]

    @cached_property
    def organisations(self) -> list[Organisation]:
        """Active parties, by id."""
        return [o for o in self.network.of(Organisation).values() if o.ref in self.nodes]

    @cached_property
    def consultations(self) -> list[Consultation]:
        """Active consultations, by id."""
        return [c for c in self.network.of(Consultation).values() if c.ref in self.nodes]

    # --- parties --------------------------------------------------------------------------------------------

    @cached_property
    def _parent(self) -> dict[Ref, Ref]:
        # Counting follows PART_OF also where the whole is suspended or ended: its parts are still one party.
        ties = [tie for tie in self.network.of(PartOf).values() if is_active(tie, self.day)]
        return {tie.start: tie.end for tie in reversed(ties)}

    def chain(self, ref: Ref) -> list[Ref]:
        """Return a party or area and all that it is part of, smallest first; a circle is cut."""
        chain = [ref]
        while (parent := self._parent.get(chain[-1])) and parent not in chain:
            chain.append(parent)
        return chain

    def top(self, ref: Ref) -> Ref:
        """Return the party that counts for cover: the top of PART_OF."""
        found = self._top_of.get(ref)
        if found is None:
            found = self._top_of[ref] = self.chain(ref)[-1]
        return found

    @cached_property
    def _stated_sectors(self) -> dict[Ref, set[str]]:
        found: dict[Ref, set[str]] = defaultdict(set)
        for tie in self.ties(InSector):
            found[tie.start].add(tie.end.id)
        return found

    def sectors(self, ref: Ref) -> set[str]:
        """Return the sectors of a party: as its row said, else of its actor type, else of what it is part of."""
        found = self._sectors_of.get(ref)
        if found is None:
            found = self._sectors_of[ref] = self._find_sectors(ref)
        return found

    def _find_sectors(self, ref: Ref) -> set[str]:
        types = self.network.of(ActorType)
        for party in self.chain(ref):
            if stated := self._stated_sectors.get(party):
                return stated
            record = self.network.get(party)
            kind = types.get(record.actor_type or "") if isinstance(record, Organisation) else None
            if kind and kind.sector:
                return {kind.sector}
        return set()

    # --- tables ---------------------------------------------------------------------------------------------

    @cached_property
    def seats(self) -> dict[Ref, list[TakesPart]]:
        """Active seats per consultation."""
        return self._grouped(self.ties(TakesPart), by_end=True)

    @cached_property
    def seats_of(self) -> dict[Ref, list[TakesPart]]:
        """Active seats per organisation."""
        return self._grouped(self.ties(TakesPart), by_end=False)

    @cached_property
    def coordinators(self) -> dict[Ref, list[Coordinates]]:
        """Active coordinators per consultation."""
        return self._grouped(self.ties(Coordinates), by_end=True)

    @staticmethod
    def _grouped(ties: Iterable[R], *, by_end: bool) -> dict[Ref, list[R]]:
        found: dict[Ref, list[R]] = defaultdict(list)
        for tie in ties:
            found[tie.end if by_end else tie.start].append(tie)
        return found

    def chairs(self, consultation: Ref) -> list[TakesPart]:
        """Return the seats that chair or coordinate a consultation."""
        return [s for s in self.seats.get(consultation, ()) if s.role in (Role.CHAIR, Role.COORDINATOR)]

    @cached_property
    def _tables(self) -> dict[Ref, frozenset[Ref]]:
        return {ref: frozenset(seat.end for seat in seats) for ref, seats in self.seats_of.items()}

    def tables_of(self, ref: Ref) -> frozenset[Ref]:
        """Return the consultations where a party sits; for a consultation itself."""
        if ref.label == "Consultation":
            return frozenset((ref,))
        return self._tables.get(ref, frozenset())

    def members(self, consultation: Ref) -> tuple[Ref, ...]:
        """Return the distinct top parties of the active members, by id; empty when none are recorded."""
        return tuple(sorted({self.top(seat.start) for seat in self.seats.get(consultation, ())}))

    # --- themes ---------------------------------------------------------------------------------------------

    @cached_property
    def dealing_with(self) -> dict[str, set[Ref]]:
        """Consultations and experts that deal with a theme, by theme."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for tie in self.ties(DealsWith):
            found[tie.end.id].add(tie.start)
        return found

    @cached_property
    def themes_of(self) -> dict[Ref, set[str]]:
        """Themes that a consultation or expert deals with, or has a mandate for."""
        found: dict[Ref, set[str]] = defaultdict(set)
        for tie in (*self.ties(DealsWith), *self.ties(MandateFor)):
            found[tie.start].add(tie.end.id)
        return found

    @cached_property
    def covers(self) -> dict[tuple[str, Stage], list[Cover]]:
        """Every active yes by theme and stage: coverage rows, mandates with themes, and experts for interpret."""
        found: dict[tuple[str, Stage], list[Cover]] = defaultdict(list)
        for cover in (*self._recorded_covers(), *self._mandate_covers(), *self._expert_covers()):
            found[(cover.theme, cover.stage)].append(cover)
        return found

    @cached_property
    def covers_of_stage(self) -> dict[Stage, list[Cover]]:
        """Every active yes by stage."""
        found: dict[Stage, list[Cover]] = defaultdict(list)
        for (_, stage), covers in sorted(self.covers.items()):
            found[stage].extend(covers)
        return found

    @cached_property
    def covering(self) -> dict[str, set[Ref]]:
        """Who gives any stage for a theme, by theme."""
        found: dict[str, set[Ref]] = defaultdict(set)
        for (theme, _), covers in self.covers.items():
            found[theme] |= {cover.who for cover in covers}
        return found

    def _recorded_covers(self) -> list[Cover]:
        of = {tie.start.id: tie.end.id for tie in self.network.of(Of).values() if is_active(tie, self.day)}
        place = {tie.start.id: tie.end.id for tie in self.network.of(In).values() if is_active(tie, self.day)}
        found = []
        for tie in self.ties(CoveredBy):
            record = self.network.get(tie.start)
            if isinstance(record, Coverage) and is_active(record, self.day) and record.id in of:
                area = place.get(record.id)
                found.append(Cover(tie.end, of[record.id], record.stage, record.phase, area, record))
        return found

    def _mandate_covers(self) -> list[Cover]:
        found = []
        for tie in self.ties(MandateFor):
            consultation = self.network.get(tie.start)
            mandate = consultation.mandate if isinstance(consultation, Consultation) else None
            if stage := STAGE_OF_MANDATE.get(mandate) if mandate else None:
                found.append(Cover(tie.start, tie.end.id, stage, None, None, tie))
        return found

    def _expert_covers(self) -> list[Cover]:
        employers = {tie.start: tie.end for tie in self.ties(WorksFor)}
        found = []
        for expert, themes in sorted(self.expert_themes.items()):
            record = self.network.get(expert)
            who = employers.get(expert, expert)  # without a known organisation it is not known which party it is
            assert isinstance(record, Expert)
            found += [Cover(who, theme, Stage.INTERPRET, None, None, record) for theme in sorted(themes)]
        return found

    @cached_property
    def expert_themes(self) -> dict[Ref, set[str]]:
        """Themes of each active expert: named in its row, or through a domain of the theme."""
        by_domain: dict[str, set[str]] = defaultdict(set)
        for theme in self.network.of(Theme).values():
            for domain in theme.domains:
                by_domain[domain].add(theme.id)
        found: dict[Ref, set[str]] = defaultdict(set)
        for tie in self.ties(ExpertIn):
            found[tie.start] |= by_domain[tie.end.id]
        for named in self.ties(DealsWith):
            if named.start.label == "Expert":
                found[named.start].add(named.end.id)
        return found

    # --- mandates -------------------------------------------------------------------------------------------

    @cached_property
    def open_mandates(self) -> dict[Stage, list[Consultation]]:
        """Consultations whose mandate gives a stage for themes that are not known, by stage."""
        with_themes = {tie.start for tie in self.ties(MandateFor)}
        found: dict[Stage, list[Consultation]] = defaultdict(list)
        for consultation in self.consultations:
            stage = STAGE_OF_MANDATE.get(consultation.mandate) if consultation.mandate else None
            if stage and consultation.ref not in with_themes:
                found[stage].append(consultation)
        return found

    @cached_property
    def silent_mandates(self) -> list[Consultation]:
        """Consultations of which nobody said what they may do: neither a mandate nor "geen"."""
        return [c for c in self.consultations if c.mandate is None and not self.denied(About.MANDATE, c.ref)]

    # --- statements -----------------------------------------------------------------------------------------

    @cached_property
    def _statements(self) -> dict[tuple[About, str | None], list[Statement]]:
        found: dict[tuple[About, str | None], list[Statement]] = defaultdict(list)
        for statement in self.network.of(Statement).values():
            if is_active(statement, self.day):
                found[(statement.about, statement.subject)].append(statement)
        return found

    def stated(self, about: About, subject: Ref | None) -> list[Statement]:
        """Return the active statements about something of somebody (None: nobody), by id."""
        return self._statements.get((about, str(subject) if subject else None), [])

    def denied(self, about: About, subject: Ref | None) -> list[Statement]:
        """Return those that say no."""
        return [s for s in self.stated(about, subject) if s.value is StatedValue.NO]

    @cached_property
    def coverage_statements(self) -> dict[tuple[str | None, Stage | None], list[Statement]]:
        """Active statements about coverage, by theme and stage."""
        found: dict[tuple[str | None, Stage | None], list[Statement]] = defaultdict(list)
        for statement in self.network.of(Statement).values():
            if statement.about is About.COVERAGE and is_active(statement, self.day):
                found[(statement.theme, statement.stage)].append(statement)
        return found

    def deciding_not_known(self, ref: Ref) -> bool:
        """Return whether it was stated that it is not known whether somebody decides on some theme."""
        return any(s.value is StatedValue.UNKNOWN and s.stage is Stage.DECIDE for s in self.stated(About.COVERAGE, ref))

    def confidence(self, statement: Fact) -> tuple[Confidence, Evidence]:
        """Return how sure a stated no is, with the reason: by its certainty and its age on the day."""
        if statement.certainty in (Certainty.IMPLIED, Certainty.ASSUMED, Certainty.MENTIONED):
            return Confidence.ASK, Evidence(code="gaps.reason.implied", provenance=statement.provenance)
        if statement.checked_on and first_day(statement.checked_on) > self.day:
            return Confidence.LIKELY, Evidence(code="gaps.reason.later", values={"checked_on": statement.checked_on})
        if not statement.checked_on:
            return Confidence.LIKELY, Evidence(code="gaps.reason.undated", provenance=statement.provenance)
        values = {"checked_on": statement.checked_on}
        age = months_between(statement.checked_on, self.day)
        if age <= FRESH_MONTHS:
            return Confidence.ESTABLISHED, Evidence(code="gaps.reason.stated", values=values)
        if age <= STALE_MONTHS:
            return Confidence.LIKELY, Evidence(code="gaps.reason.ageing", values=values)
        return Confidence.ASK, Evidence(code="gaps.reason.stale", values=values)

    # --- complete lists -------------------------------------------------------------------------------------

    @cached_property
    def _complete(self) -> dict[str, Setting]:
        return {s.value: s for s in self.settings(SettingKey.COMPLETE)}

    def complete(self, *values: str) -> Setting | None:
        """Return the latest setting that declares one of these lists complete, or None."""
        found = [self._complete[value] for value in values if value in self._complete]
        return max(found, key=lambda setting: last_day(setting.date) if setting.date else date.min, default=None)

    def settings(self, key: SettingKey) -> list[Setting]:
        """Return the active settings of one key, in order of id."""
        return [s for s in self.network.settings(key) if is_active(s, self.day)]

    @cached_property
    def seats_not_known(self) -> set[str]:
        """Consultations of which it was stated that some seat is not known, as "Label:id"."""
        return {
            s.object
            for s in self.network.of(Statement).values()
            if s.about is About.SEAT and s.value is StatedValue.UNKNOWN and s.object and is_active(s, self.day)
        }

    def members_complete(self, consultation: Ref) -> bool:
        """Return whether the list of members of a consultation was declared complete."""
        return bool(self.complete(SheetName.PARTICIPATION, f"{SheetName.PARTICIPATION}:{consultation.id}"))

    def complete_confidence(self, setting: Setting) -> tuple[Confidence, Evidence]:
        """Return how sure "it is not on the list" is: likely up to 24 months, then ask."""
        values = {"list": setting.value, "date": setting.date or ""}
        if not setting.date:
            return Confidence.LIKELY, Evidence(code="gaps.reason.complete_undated", values=values)
        stale = months_between(setting.date, self.day) > STALE_MONTHS
        code = "gaps.reason.complete_stale" if stale else "gaps.reason.complete"
        return (Confidence.ASK if stale else Confidence.LIKELY), Evidence(code=code, values=values)

    # --- routes and levels ----------------------------------------------------------------------------------

    @cached_property
    def onward(self) -> nx.DiGraph[Ref]:
        """Who hands a signal on to whom."""
        return onward_graph(self.network, self.day)

    @cached_property
    def deciders(self) -> set[Ref]:
        """Parties and consultations that may decide on anything: by mandate, or as a coverage row says."""
        found = {c.ref for c in self.consultations if c.mandate is Mandate.DECIDE}
        return found | {cover.who for cover in self.covers_of_stage[Stage.DECIDE]}

    @cached_property
    def _deciders_beside(self) -> dict[Ref, set[Ref]]:
        """The deciding consultations that share a member with a consultation, by consultation."""
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for decider in sorted(self.deciders):
            for seat in self.seats.get(decider, ()):
                for table in self.tables_of(seat.start) - {decider}:
                    found[table].add(decider)
        return found

    def sits_with_decider(self, consultation: Ref, *, without: Ref) -> bool:
        """Return whether a consultation shares a member with one that decides, ``without`` left out of account."""
        return bool(self._deciders_beside.get(consultation, set()) - {without})

    def rank(self, consultation: Consultation) -> int | None:
        """Return the rank of a consultation's echelon, or None when it is not known."""
        echelon = self.network.of(Echelon).get(consultation.echelon or "")
        return echelon.rank if echelon else None

    @cached_property
    def top_rank(self) -> int | None:
        """The highest rank on the map, or None when no consultation has one."""
        ranks = [rank for c in self.consultations if (rank := self.rank(c)) is not None]
        return max(ranks, default=None)

    # --- whom to ask ----------------------------------------------------------------------------------------

    @cached_property
    def municipality(self) -> Ref | None:
        """The party that is the municipality: of that actor type; the one that the map is named after goes first.

        A municipality that is part of nothing goes before one that is; then by id.
        """
        parties = [o for o in self.organisations if o.actor_type == "municipality"]
        named = {normalise(s.value) for s in self.settings(SettingKey.MUNICIPALITY)} | {normalise(self.network.name)}
        own = [o.ref for o in parties if any(_names(normalise(name), named) for name in (o.name, *o.aliases))]
        whole = [o.ref for o in parties if self.top(o.ref) == o.ref]
        return next(iter((*own, *whole, *(o.ref for o in parties))), None)

    def responsible_for(self, consultation: Ref) -> tuple[Ref, ...]:
        """Return who answers for a consultation: its chair, its coordinator, then the municipality."""
        chairs = sorted({seat.start for seat in self.chairs(consultation)})
        coordinators = sorted({tie.start for tie in self.coordinators.get(consultation, ())})
        return tuple(dict.fromkeys((*chairs, *coordinators, *((self.municipality,) if self.municipality else ()))))

    def candidates(self, sectors_or_types: Iterable[str]) -> list[Organisation]:
        """Return the parties of these sectors or actor types; all parties when none are named."""
        wanted = set(sectors_or_types)
        if not wanted:
            return self.organisations
        return [o for o in self.organisations if wanted & {*self.sectors(o.ref), o.actor_type or ""}]

    def askable_about(self, theme: str, sectors_or_types: Iterable[str]) -> tuple[Ref, ...]:
        """Return whom to ask about a theme: the candidate in most consultations on it, else the municipality."""
        tables = {ref for ref in self.dealing_with.get(theme, ()) if ref.label == "Consultation"}
        named = bool(set(sectors_or_types))
        allowed = {o.ref for o in self.candidates(sectors_or_types)} if named else self.nodes
        counted = Counter(party for table in tables for party in {seat.start for seat in self.seats.get(table, ())})
        found = {(-count, party) for party, count in counted.items() if party in allowed}
        if named and not found:
            found = {(0, party) for party in allowed}
        first = (min(found)[1],) if found else ()
        return (*first, *((self.municipality,) if self.municipality else ()))

    def inside(self, area: str | None, other: str | None) -> bool:
        """Return whether area ``other`` is ``area`` or lies inside it; None is the whole municipality."""
        if area is None:
            return True
        return other is not None and Ref(Area.KIND, area) in self.chain(Ref(Area.KIND, other))
