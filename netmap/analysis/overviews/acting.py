"""Who acts in which phase, as coverage rows say, and of whom that is not known.

Which question of the user: none by itself. It reads the rows as the norm's line about phases does (a test holds the
two equal), but for any group of parties: a profession or a sector.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from netmap.analysis.facts import Cover, Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import Evidence, State
from netmap.analysis.told import Reason, all_seats_listed, listed, searched, weakest
from netmap.model import Coverage, Ref, Setting, SheetName, Stage, StatedValue

__all__ = ["AFTER", "Acting", "Judged"]

#: Aftercare belongs to the return to calm, whether its row names a phase or not.
AFTER = "return_to_calm"
#: What a coverage row is about: theme and stage.
_Row = tuple[str, Stage | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Whether some group acts in a phase: who does, with the rows; why not, or what leaves it open."""

    state: State
    refs: tuple[Ref, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None


class Acting:
    """In which phases parties and consultations act on one theme, or on any; linear in coverage rows.

    ``acts`` are the rows of somebody in a phase. ``anytime`` are the rows that name no phase; "" among the phases of
    ``open`` (what was stated to be not known) stands for every phase.
    """

    def __init__(self, facts: Facts, theme: str = "") -> None:
        self.facts, self.theme = facts, theme
        self.acts: dict[Ref, dict[str, list[Cover]]] = defaultdict(lambda: defaultdict(list))
        self.in_phase: dict[str, list[Cover]] = defaultdict(list)
        self.open: dict[Ref, set[str]] = defaultdict(set)
        self.anybody: set[str] = set()
        self.anytime: dict[Ref, set[_Row]] = defaultdict(set)
        self.denied: dict[Ref, set[tuple[_Row, str]]] = defaultdict(set)
        for covers in facts.covers_of_stage.values():
            for cover in covers:
                if isinstance(cover.record, Coverage) and theme in ("", cover.theme):
                    self._row(cover)
        for (about, _), statements in facts.coverage_statements.items():
            if theme and about not in (None, "", theme):
                continue
            for statement in statements:
                if statement.value is StatedValue.NO and statement.subject and statement.phase:
                    row = (statement.theme or "", statement.stage)
                    self.denied[Ref.parse(statement.subject)].add((row, statement.phase))
                elif statement.value is StatedValue.UNKNOWN:
                    said = self.open[Ref.parse(statement.subject)] if statement.subject else self.anybody
                    said.add(statement.phase or "")

    def _row(self, cover: Cover) -> None:
        phases = {cover.phase} if cover.phase else set()
        if cover.stage is Stage.AFTERCARE:
            phases.add(AFTER)
        for phase in phases:
            self.acts[cover.who][phase].append(cover)
            self.in_phase[phase].append(cover)
        if not cover.phase:
            self.anytime[cover.who].add((cover.theme, cover.stage))

    def rows(self, who: Ref, phase: str) -> list[Cover]:
        """Return the rows of somebody in a phase."""
        return self.acts[who].get(phase, []) if who in self.acts else []

    def left_open(self, who: Ref, phase: str) -> bool:
        """Return whether somebody may act in a phase by a row that leaves it open, or by what is not known."""
        rows, denied = self.anytime.get(who, set()), self.denied.get(who, set())
        return bool({"", phase} & self.open.get(who, set())) or any((row, phase) not in denied for row in rows)

    def judge(self, family: Collection[Ref], phase: str) -> Judged:
        """Return whether anybody of a family (parties, and the consultations where they sit) acts in a phase.

        Absent only when the coverage list is complete, nobody of the family has a row that leaves the phase open, and
        it is known who sits in each consultation that acts in the phase, or that may.
        """
        if covers := [cover for who in sorted(family) for cover in self.rows(who, phase)]:
            refs = tuple(sorted({cover.who for cover in covers}))
            return Judged(state=State.PRESENT, refs=refs, evidence=tuple(map(cover_row, covers)))
        lists = [SheetName.COVERAGE.value, *([f"{SheetName.COVERAGE}:{self.theme}"] if self.theme else [])]
        setting = self.facts.complete(*lists)
        if setting is None or {"", phase} & self.anybody or any(self.left_open(who, phase) for who in family):
            return Judged(state=State.UNKNOWN)
        seats = self._seats_listed(phase)
        if seats is None:
            return Judged(state=State.UNKNOWN)
        return self.because([setting, *(seat for seat in seats if seat is not setting)])

    def because(self, settings: Iterable[Setting], *rows: Evidence) -> Judged:
        """Return that nobody is there, by these complete lists."""
        settings = list(settings)
        reason = weakest(map(self.facts.complete_confidence, settings))
        return Judged(state=State.ABSENT, evidence=(*rows, *searched(self.facts, settings)), reason=reason)

    def tables(self, phase: str) -> list[Ref]:
        """Return the consultations that act in a phase, or that may."""
        return [c.ref for c in self.facts.consultations if self.rows(c.ref, phase) or self.left_open(c.ref, phase)]

    def _seats_listed(self, phase: str) -> list[Setting] | None:
        return self.facts.memo(f"overviews.seats.{self.theme}.{phase}", lambda: self._members_of(phase))

    def _members_of(self, phase: str) -> list[Setting] | None:
        """Return by what it is known who sits where something is done in a phase; empty when nothing is."""
        tables = self.tables(phase)
        if not tables:
            return []
        if (every := all_seats_listed(self.facts)) is not None:
            return every
        if any(str(table) in self.facts.seats_not_known for table in tables):
            return None
        return listed(self.facts, *(f"{SheetName.PARTICIPATION}:{table.id}" for table in tables))
