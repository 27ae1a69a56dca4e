"""All that is known about one stage of one theme: who gives it, who said no, what an empty cell leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from netmap.analysis.demands import Demand
from netmap.analysis.facts import STAGE_OF_MANDATE, Cover, Facts
from netmap.analysis.results import Evidence, Fallback
from netmap.analysis.seating import seating
from netmap.model import (
    Area,
    AreaKind,
    Consultation,
    Coverage,
    CoveredBy,
    Fact,
    Of,
    Ref,
    SheetName,
    Stage,
    StatedValue,
    Statement,
    is_active,
)

__all__ = [
    "Cell",
    "Parties",
    "cover_row",
    "experts_of",
    "fallback",
    "fallback_of",
    "givers_of",
    "not_now",
    "parties_of",
]


class Cell:
    """All that is known about one stage of one theme (area, phase)."""

    def __init__(self, facts: Facts, demand: Demand, stage: Stage) -> None:
        self.facts, self.demand, self.stage = facts, demand, stage
        self.theme = demand.theme or ""
        mine = facts.covers.get((self.theme, stage), [])
        self.yes = [cover for cover in mine if _meets(facts, cover, demand)]
        # A yes without a phase leaves open whether it holds in the phase that is asked for.
        said = set(map(id, self.yes))
        others = [cover for cover in mine if id(cover) not in said]
        self.open_yes = [c for c in others if demand.phase and c.phase is None and _holds_in(facts, c, demand)]
        statements = facts.coverage_statements.get((self.theme, stage), [])
        self.no = [s for s in statements if s.value is StatedValue.NO and self._denies(s)]
        self.unknown = [s for s in statements if s.value is StatedValue.UNKNOWN and self._touches(s)]
        self.complete = facts.complete(SheetName.COVERAGE, f"{SheetName.COVERAGE}:{self.theme}")
        self.candidates = facts.candidates(demand.line.candidates)
        # Who hears signals in a whole district may or may not hear them in this street: neither a yes nor a no.
        self.wide = [c for c in others if self._around(c) and not self.refusals([c.who])]

    def _denies(self, statement: Statement) -> bool:
        phase_fits = statement.phase is None or statement.phase == self.demand.phase
        area_fits = statement.area is None or (
            self.demand.area is not None and self.facts.inside(statement.area, self.demand.area)
        )
        return phase_fits and area_fits

    def _touches(self, statement: Statement) -> bool:
        if statement.area is None or self.demand.area is None or statement.area == self.demand.area:
            return True
        return self.stage is not Stage.SIGNAL and self.facts.inside(statement.area, self.demand.area)

    def _around(self, cover: Cover) -> bool:
        """Return whether a yes for signalling holds around the area that is asked for, and not for it alone."""
        if self.stage is not Stage.SIGNAL or self.demand.area is None:
            return False
        phase_fits = self.demand.phase is None or cover.phase in (None, self.demand.phase)
        return phase_fits and (cover.area is None or self.facts.inside(cover.area, self.demand.area))

    @cached_property
    def inside(self) -> Inside | None:
        """Who signals in areas inside the one that is asked for; None when nobody does, or for another stage."""
        if self.stage is not Stage.SIGNAL or self.demand.area is None:
            return None
        facts, mine = self.facts, self.facts.covers.get((self.theme, Stage.SIGNAL), [])
        covers = [
            cover
            for cover in mine
            if cover.area
            and cover.area != self.demand.area
            and facts.inside(self.demand.area, cover.area)
            and _in_phase(cover, self.demand)
        ]
        heard = {cover.area for cover in covers}
        return Inside(tuple(covers), _all_heard(facts, self.demand.area, heard)) if covers else None

    @property
    def nobody(self) -> list[Statement]:
        """Statements that nobody does it."""
        return [s for s in self.no if s.subject is None]

    @cached_property
    def _refusals(self) -> dict[Ref, Statement]:
        return {Ref.parse(s.subject): s for s in self.no if s.subject}

    def refusals(self, parties: Iterable[Ref]) -> list[Statement] | None:
        """Return a no of each of these parties (or of what it is part of); None when one of them gave none."""
        said = self._refusals
        found: list[Statement] = []
        for party in parties:
            refusal = next((said[ref] for ref in self.facts.chain(party) if ref in said), None)
            if refusal is None:
                return None
            found.append(refusal)
        return found or None

    @property
    def open_mandates(self) -> list[Consultation]:
        """Consultations that may give this stage, for themes that are not known."""
        return self.facts.open_mandates.get(self.stage, [])

    @property
    def mandate_silent(self) -> bool:
        """Whether some consultation may give this stage because nobody said what its mandate is."""
        return self.stage in STAGE_OF_MANDATE.values() and bool(self.facts.silent_mandates)


@dataclass(frozen=True)
class Inside:
    """Who signals in areas inside an area, and whether that is everywhere in it."""

    covers: tuple[Cover, ...]
    everywhere: bool


def _all_heard(facts: Facts, area: str, heard: set[str | None]) -> bool:
    """Return whether each direct part of an area is heard, itself or in each of its own parts."""
    parts = facts.memo("coverage.parts of areas", lambda: _parts_of_areas(facts)).get(area, [])
    return bool(parts) and all(part in heard or _all_heard(facts, part, heard) for part in parts)


def _parts_of_areas(facts: Facts) -> dict[str, list[str]]:
    """Return the areas directly inside each area; a circle of areas has none."""
    found: dict[str, list[str]] = defaultdict(list)
    for area in facts.network.of(Area).values():
        chain = facts.chain(area.ref)
        if len(chain) > 1 and area.ref not in facts.chain(chain[1]):
            found[chain[1].id].append(area.id)
    return found


def not_now(facts: Facts) -> set[tuple[str, Stage]]:
    """Return the themes and stages for which some coverage row stands there that does not hold on the day."""

    def find() -> set[tuple[str, Stage]]:
        themes = {tie.start.id: tie.end.id for tie in facts.network.of(Of).values()}
        rows = {tie.start.id: facts.active(tie) for tie in facts.network.of(CoveredBy).values()}
        return {
            (themes[row.id], row.stage)
            for row in facts.network.of(Coverage).values()
            if row.id in themes and not (is_active(row, facts.day) and rows.get(row.id))
        }

    return facts.memo("coverage.not now", find)


def _meets(facts: Facts, cover: Cover, demand: Demand) -> bool:
    return _in_phase(cover, demand) and _holds_in(facts, cover, demand)


def _in_phase(cover: Cover, demand: Demand) -> bool:
    implied = cover.stage is Stage.AFTERCARE and demand.phase == "return_to_calm" and cover.phase is None
    return not demand.phase or cover.phase == demand.phase or implied


def _holds_in(facts: Facts, cover: Cover, demand: Demand) -> bool:
    if demand.area is None or cover.area == demand.area:
        return True
    if cover.stage is Stage.SIGNAL:
        # Acupuncture: who hears a whole district need not hear each street.
        return cover.area is None and demand.area == _municipality(facts)
    return cover.area is None or facts.inside(cover.area, demand.area)


def _municipality(facts: Facts) -> str | None:
    """Return the area that is the whole municipality, which a row without an area is about; None if there are more."""

    def find() -> str | None:
        areas = [area.id for area in facts.network.of(Area).values() if area.kind is AreaKind.MUNICIPALITY]
        return areas[0] if len(areas) == 1 else None

    return facts.memo("area of the municipality", find)


# --- who covers ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Parties:
    """Who covers: parties that are sure to differ, and what may stand for parties that are not known.

    ``loose``: consultations of which no member is known, and experts whose organisation is not known.
    ``open``: consultations of which members are known, but perhaps not all.
    """

    firm: tuple[Ref, ...]
    loose: tuple[Ref, ...]
    open: tuple[Ref, ...]
    sectors: frozenset[str]
    all_sectors_known: bool


def parties_of(cell: Cell) -> Parties:
    """Return who covers a cell: parties, consultations as their members, experts as their organisation."""
    facts = cell.facts
    firm: set[Ref] = set()
    loose: set[Ref] = set()
    partly: set[Ref] = set()
    sectors: set[str] = set()
    known = True
    for who in sorted({cover.who for cover in cell.yes}):
        if who.label == "Consultation" and not facts.members_complete(who):
            partly.add(who)
        if who.label == "Expert":
            loose.add(who)
        elif who.label != "Consultation":
            firm.add(facts.top(who))
            mine = facts.sectors(who)
            sectors |= mine
            known = known and bool(mine)
        elif members := facts.members(who):
            firm.update(members)
            for seat in facts.seats[who]:
                mine = {seat.as_sector} if seat.as_sector else facts.sectors(seat.start)
                sectors |= mine
                known = known and bool(mine)
        elif facts.members_complete(who):
            firm.add(who)
            known = False
        else:
            loose.add(who)
    whole = known and not loose
    return Parties(tuple(sorted(firm)), tuple(sorted(loose)), tuple(sorted(partly - loose)), frozenset(sectors), whole)


def cover_row(cover: Cover) -> Evidence:
    """Return the row of the user's data that says yes."""
    record: Fact = cover.record
    code = {"Coverage": "gaps.evidence.covers", "Expert": "gaps.evidence.expert"}.get(
        record.KIND, "gaps.evidence.mandate"
    )
    if cover.who.label == "Expert":
        code = "gaps.evidence.lone_expert"
    values = {"who": cover.who, "stage": cover.stage, "theme": Ref("Theme", cover.theme)}
    if cover.area:
        values["area"] = Ref("Area", cover.area)
        code += "_in"
    return Evidence(code=code, values=values, provenance=record.provenance)


# --- fallback -----------------------------------------------------------------------------------------------


def givers_of(cell: Cell, without: tuple[Ref, ...]) -> list[tuple[Ref, Ref | None]]:
    """Return who gives this stage for another theme or area, each with a table shared with this theme (or None).

    Those with a shared table come first; then by id. ``without`` are the parties that cover already.
    """
    facts = cell.facts
    near = facts.memo(f"near covers of {cell.theme}.{cell.stage}", lambda: _near(cell))
    covering = {cover.who for cover in cell.yes}
    if not covering and not without:
        return near
    members = seating(facts).tops
    found = []
    for who, table in near:
        if who in covering or facts.top(who) in without:
            continue
        if who.label == "Consultation" and members[who] and members[who] <= set(without):
            continue  # the same parties under another name are no fallback
        found.append((who, table))
    return found


def _near(cell: Cell) -> list[tuple[Ref, Ref | None]]:
    """Return everybody who gives a stage for any theme, with the first table shared with this theme (or None)."""
    facts = cell.facts
    involved = facts.covering.get(cell.theme, set()) | facts.dealing_with.get(cell.theme, set())
    tables = {table for ref in involved for table in facts.tables_of(ref)}
    found: dict[Ref, Ref | None] = {}
    for who in {cover.who for cover in facts.covers_of_stage.get(cell.stage, ())}:
        shared = facts.tables_of(who) & tables
        found[who] = min(shared) if shared else (who if who in involved else None)
    return sorted(found.items(), key=lambda item: (item[1] is None, item[0]))


def experts_of(cell: Cell) -> list[Ref]:
    """Return the active experts for the theme of a cell, by id."""
    return [expert for expert, themes in sorted(cell.facts.expert_themes.items()) if cell.theme in themes]


def fallback(cell: Cell, without: tuple[Ref, ...]) -> Fallback | None:
    """Return what helps when a cell is not met by others than ``without``; None when that is not known."""
    givers = givers_of(cell, without)
    if any(table for _, table in givers):
        return Fallback.INSIDE
    if givers or (cell.stage is not Stage.INTERPRET and experts_of(cell)):
        return Fallback.OUTSIDE
    # When each of those who could do it said no, it is known that nobody does: as sure as "niemand".
    known = cell.nobody or cell.complete or cell.refusals(o.ref for o in cell.candidates)
    return Fallback.NONE if known else None


def fallback_of(facts: Facts, demand: Demand, stage: Stage, without: tuple[Ref, ...]) -> Fallback | None:
    """Return what helps when a stage of the demand's theme is not met by others than ``without``; None: not known."""
    return fallback(Cell(facts, demand, stage), without)
