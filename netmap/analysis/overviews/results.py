"""What the overviews answer: matrices whose cells know three states, phases with what is at hand, and the spread."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from netmap.analysis.results import Confidence, Evidence, Remark, State
from netmap.analysis.situation import Situation
from netmap.model import Ref
from netmap.reference.practices import Instrument, Practice, RiskFactor

__all__ = [
    "AtHand",
    "Cell",
    "Kind",
    "Largest",
    "Matrix",
    "OverviewAnswer",
    "PhaseView",
    "RestsOn",
    "Spread",
    "ThemesInPhase",
]


class Kind(StrEnum):
    """Which overview."""

    PHASES = "phases"
    COVERAGE = "coverage"
    SECTORS = "sectors"
    AREAS = "areas"
    SECTOR_PHASES = "sector_phases"
    SPREAD = "spread"
    CHANNELS = "channels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known where a row and a column meet.

    Attributes
    ----------
    state : State
        PRESENT, ABSENT or UNKNOWN; ABSENT only when it was stated or a complete list says so.
    refs : tuple of Ref
        Who or what is there, by id; empty when not present.
    perhaps : tuple of Ref
        Who may be there too, or what leaves it open, by id.
    marks : tuple of str
        Of a theme in a consultation what is done about it there: "deals", "align", and stages in the order of a
        signal. Of a sector in a phase the professions that table A1 names, whether they act or not. Else empty.
    evidence : tuple of Evidence
        The rows behind the state.
    confidence, reason
        How sure an absence is; None for the other states.
    named : bool
        The handreiking names it for this phase (table A1); True where that does not apply.
    """

    row: Ref
    column: Ref
    state: State
    refs: tuple[Ref, ...] = ()
    perhaps: tuple[Ref, ...] = ()
    marks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence | None = None
    reason: Evidence | None = None
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows and columns in their order, and one cell for each of them, row by row."""

    rows: tuple[Ref, ...] = ()
    columns: tuple[Ref, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """An instrument or practice, with who on the map could run it.

    ``state`` ABSENT: nobody could, and the list of parties is complete and says what each is; UNKNOWN: nobody is
    known. ``who`` is by id; ``risks`` are the risk factors that a practice addresses.
    """

    what: Instrument | Practice
    who: tuple[Ref, ...]
    state: State
    risks: tuple[RiskFactor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesInPhase:
    """For which of the themes that play somebody does something in a phase."""

    present: tuple[Ref, ...] = ()
    absent: tuple[Ref, ...] = ()
    unknown: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseView:
    """One phase: the professions of table A1 by state, what is at hand, and who does what.

    ``stages`` are the coverage rows in this phase by stage: who does it.
    """

    phase: Ref
    handling: str
    acting: tuple[Ref, ...]
    missing: tuple[Ref, ...]
    unknown: tuple[Ref, ...]
    stages: dict[str, tuple[Ref, ...]]
    instruments: tuple[AtHand, ...]
    practices: tuple[AtHand, ...]
    themes: ThemesInPhase


@dataclass(frozen=True, slots=True, kw_only=True)
class Largest:
    """Who has most of something: ``count`` of ``of``; all parties that share the first place, by id."""

    what: str
    parties: tuple[Ref, ...]
    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """A theme or group for which one party is known. ``certain``: it is known that there is no other."""

    subject: Ref
    party: Ref
    certain: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What hangs on few parties, and the parties that are easily forgotten.

    ``themes`` and ``groups`` say of how many the single ones are: those with anybody. ``helped`` are the informal and
    citizens' parties that are told to have helped before. ``complete``: the list of parties is.
    """

    largest: tuple[Largest, ...] = ()
    single_themes: tuple[RestsOn, ...] = ()
    themes: int = 0
    single_groups: tuple[RestsOn, ...] = ()
    groups: int = 0
    informal: tuple[Ref, ...] = ()
    citizens: tuple[Ref, ...] = ()
    helped: tuple[Ref, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewAnswer:
    """One overview. ``situation`` holds what of the situation changed it."""

    kind: Kind
    situation: Situation
    matrix: Matrix = field(default_factory=Matrix)
    phases: tuple[PhaseView, ...] = ()
    spread: Spread | None = None
    remarks: tuple[Remark, ...] = ()
