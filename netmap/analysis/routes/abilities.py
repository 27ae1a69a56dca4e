"""Who interprets and who decides, for a theme and an area: known, and perhaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from netmap.analysis.facts import Facts
from netmap.analysis.routes.telling import listed_lately, said_lately
from netmap.model import Coordinates, Fact, Mandate, Ref, SheetName, Stage, StatedValue, TakesPart

__all__ = ["Abilities", "abilities", "refused"]


@dataclass(frozen=True)
class Abilities:
    """Who interprets and who decides, for one theme and area: known, and perhaps.

    ``known`` and ``perhaps`` give by stage who takes it, with the record that says so (``perhaps``: None). For a
    consultation ``party`` is None when it does so itself, else who of its members does. ``members`` gives all members
    who interpret at a table that does not do so itself: without all of them nobody interprets there.
    """

    known: Mapping[Stage, Mapping[Ref, tuple[Ref | None, Fact]]]
    perhaps: Mapping[Stage, frozenset[Ref]]
    members: Mapping[Ref, frozenset[Ref]]


def abilities(facts: Facts, theme: str = "", area: str = "") -> Abilities:
    """Return who interprets and who decides on a theme ("": on any) in an area ("": in any).

    A coverage row, a mandate for the theme, an expert of the organisation (for interpret), and at a table: who sits
    there or coordinates it and interprets. Without a theme, who interprets one and who decides on another are both in
    it. A yes for an area holds for the areas inside it. ``perhaps``: a consultation of which nobody said
    what it may do, or for which themes; of which it was stated that it is not known; and, for interpret, everybody of
    whom nobody said that they do not, as long as the list of coverage is not complete. Who said so, or declared it
    complete, over two years ago counts as silent.
    """
    return facts.memo(f"staged.abilities.{theme}.{area}", lambda: _abilities(facts, theme, area))


def _abilities(facts: Facts, theme: str, area: str) -> Abilities:
    known = {stage: _known(facts, stage, theme, area) for stage in (Stage.INTERPRET, Stage.DECIDE)}
    members: dict[Ref, frozenset[Ref]] = {}
    for table, ties in _at_tables(facts, known[Stage.INTERPRET]).items():
        # Who sits at the table interprets there; the first by id speaks for all who could.
        first = min(ties, key=lambda tie: (tie.start, isinstance(tie, Coordinates), tie.id))
        members[table] = frozenset(tie.start for tie in ties)
        known[Stage.INTERPRET][table] = (first.start, first)
    perhaps = {stage: frozenset(_perhaps(facts, stage, theme, area) - known[stage].keys()) for stage in known}
    return Abilities(known, perhaps, members)


def _known(facts: Facts, stage: Stage, theme: str, area: str) -> dict[Ref, tuple[Ref | None, Fact]]:
    found: dict[Ref, tuple[Ref | None, Fact]] = {}
    for (of, step), covers in sorted(facts.covers.items()):
        if step is not stage or (theme and of != theme):
            continue
        for cover in sorted(covers, key=lambda cover: (cover.who, cover.record.KIND, cover.record.id)):
            if not area or facts.inside(cover.area, area):
                found.setdefault(cover.who, (None, cover.record))
    if not theme:
        mandate = Mandate.DECIDE if stage is Stage.DECIDE else Mandate.ADVISE
        for consultation in facts.consultations:
            if consultation.mandate is mandate:
                found.setdefault(consultation.ref, (None, consultation))
    return found


def _at_tables(facts: Facts, interpreting: Mapping[Ref, object]) -> dict[Ref, list[TakesPart | Coordinates]]:
    """Return the seats and coordinations of who interprets, at each table that does not do so itself."""
    found: dict[Ref, list[TakesPart | Coordinates]] = defaultdict(list)
    for here in (facts.seats, facts.coordinators):
        for table, ties in here.items():
            if table not in interpreting and (able := [tie for tie in ties if tie.start in interpreting]):
                found[table] += able
    return found


def _perhaps(facts: Facts, stage: Stage, theme: str, area: str) -> set[Ref]:
    found = {c.ref for c in facts.silent_mandates}
    if theme:
        found |= {c.ref for c in facts.open_mandates.get(stage, ())}
    for (of, step), statements in facts.coverage_statements.items():
        if step is stage and (not theme or of in (None, theme)):
            said = [s for s in statements if s.value is StatedValue.UNKNOWN and s.subject]
            found |= {ref for s in said if (ref := Ref.parse(s.subject or "")) in facts.nodes}
    if stage is Stage.INTERPRET and not listed_lately(facts, SheetName.COVERAGE, f"{SheetName.COVERAGE}:{theme}"):
        denied = refused(facts, stage, theme, area)
        if None not in denied:  # "niemand" was stated
            found |= {r.ref for r in (*facts.organisations, *facts.consultations)} - denied
    return found


def refused(facts: Facts, stage: Stage, theme: str, area: str) -> set[Ref | None]:
    """Return who said not to take a stage, None for "niemand"; nobody can say so for any theme at once.

    A no for an area holds for what lies inside it, a no for a phase for that phase alone, a no of over two years ago
    for nothing.
    """
    said = facts.coverage_statements.get((theme, stage), ()) if theme else ()
    no = said_lately(facts, (s for s in said if s.value is StatedValue.NO and not s.phase))
    here = (s for s in no if s.area is None or (area and facts.inside(s.area, area)))
    return {Ref.parse(s.subject) if s.subject else None for s in here}
