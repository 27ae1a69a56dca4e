"""What stands on the rows and columns of an overview, and how doubtful rows of the data keep a cell open.

Which question of the user: none by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from netmap.analysis.demands import Demand, theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.overviews.results import Cell, Matrix
from netmap.analysis.results import Evidence, Relevance, State
from netmap.analysis.seating import seating
from netmap.analysis.situation import Situation
from netmap.model import Area, Phase, Ref, Relationship, Sector, Status, Term, Theme
from netmap.reference.norm import Need, NormLine, Passage
from netmap.reference.vocabulary import Vocabulary

__all__ = [
    "areas_shown",
    "asked",
    "phases_shown",
    "playing",
    "sectors_shown",
    "terms",
    "themes_shown",
    "tie_row",
    "unless_doubtful",
]

T = TypeVar("T", bound=Term)


def terms(facts: Facts, kind: type[T]) -> tuple[T, ...]:
    """Return the words of one list in the order in which people see them: shipped ones first, then local ones."""
    return facts.memo("overviews.words", lambda: Vocabulary.of(facts.network)).terms(kind)


def themes_shown(facts: Facts, situation: Situation) -> tuple[Ref, ...]:
    """Return the chosen theme; else the themes that play now, then those that anybody is told to do something with.

    Within each in the order of the vocabulary. A theme that plays nowhere and that nobody names is left out.
    """
    if situation.theme:
        return (Ref(Theme.KIND, situation.theme),)
    relevance = theme_relevance(facts)
    named = {*facts.dealing_with, *facts.covering, *(theme for theme, _ in facts.coverage_statements if theme)}
    named |= {theme for themes in (*facts.themes_of.values(), *facts.expert_themes.values()) for theme in themes}
    every = [theme.ref for theme in terms(facts, Theme)]
    now = [theme for theme in every if relevance[theme.id] is Relevance.NOW]
    return (*now, *(theme for theme in every if theme.id in named and theme not in now))


def playing(facts: Facts, situation: Situation) -> tuple[Ref, ...]:
    """Return the chosen theme, else the themes that play now."""
    if situation.theme:
        return (Ref(Theme.KIND, situation.theme),)
    relevance = theme_relevance(facts)
    return tuple(theme.ref for theme in terms(facts, Theme) if relevance[theme.id] is Relevance.NOW)


def phases_shown(facts: Facts, situation: Situation) -> tuple[Phase, ...]:
    """Return the chosen phase, else all phases in the order of unrest."""
    phases = sorted(facts.network.of(Phase).values(), key=lambda phase: (phase.rank, phase.id))
    return tuple(phase for phase in phases if situation.phase in ("", phase.id))


def areas_shown(facts: Facts, situation: Situation) -> tuple[Ref, ...]:
    """Return every area, or the chosen one with those inside it: by what they are part of, largest first, then id."""
    chosen = situation.area or None
    areas = [area.ref for area in facts.network.of(Area).values() if facts.inside(chosen, area.id)]
    return tuple(sorted(areas, key=lambda area: [ref.id for ref in reversed(facts.chain(area))]))


def sectors_shown(facts: Facts) -> tuple[Ref, ...]:
    """Return the sectors of active parties and of seats, in the order of the vocabulary."""
    used = {sector for party in facts.organisations for sector in facts.sectors(party.ref)}
    used |= seating(facts).tables_with.keys()
    return tuple(sector.ref for sector in terms(facts, Sector) if sector.id in used)


def asked(predicate: str, *arguments: str, subject: Ref, other: Ref | None = None) -> Demand:
    """Return what a norm line with this need would ask of a subject, so that an overview judges as the norm does."""
    line = NormLine(
        id=predicate,
        text="",
        kind="instrumental",
        type="",
        for_each=(),
        needs=Need(predicate, arguments),
        passage=Passage("", "", ""),
    )
    return Demand(line, (subject, other) if other else (subject,), Relevance.NOW)


def tie_row(tie: Relationship, code: str, **values: Ref) -> Evidence:
    """Return the row of the user's data that says so."""
    return Evidence(code=code, values=values, provenance=tie.provenance)


def unless_doubtful(facts: Facts, make: Callable[[Facts], Matrix]) -> Matrix:
    """Return a matrix in which nothing is absent that rows of which nobody knows whether they hold may bring.

    A row of unknown status leaves open what it would settle and what its empty cells might hide; one that is
    suspended leaves open only what it would bring itself, as the white spots have it. Costs the matrix a second and a
    third time, only in a network with such rows.
    """
    matrix = make(facts)
    if not any(cell.state is State.ABSENT for cell in matrix.cells):
        return matrix
    open_now: set[tuple[Ref, Ref]] = set()
    for statuses, kept in (
        ((Status.UNKNOWN,), (State.ABSENT,)),
        ((Status.UNKNOWN, Status.SUSPENDED), (State.ABSENT, State.UNKNOWN)),
    ):
        held = facts.if_held(*statuses)
        if held:
            open_now |= {(c.row, c.column) for c in make(held).cells if c.state not in kept}
    if not open_now:
        return matrix
    return replace(matrix, cells=tuple(_opened(matrix.cells, open_now)))


def _opened(cells: Iterable[Cell], open_now: set[tuple[Ref, Ref]]) -> Iterable[Cell]:
    for cell in cells:
        if cell.state is State.ABSENT and (cell.row, cell.column) in open_now:
            yield replace(cell, state=State.UNKNOWN, evidence=(), confidence=None, reason=None)
        else:
            yield cell
