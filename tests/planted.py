"""What is planted in a generated municipality, and which findings and questions must follow from what is still said.

Written from the definitions, apart from netmap's own code, so that the two can be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from netmap.model import Ref, SheetName, slug

STAGES = {"signal": "signaleren", "interpret": "duiden", "decide": "beslissen", "aftercare": "nazorg"}
_MANDATES = {"decide": "beslist", "interpret": "adviseert"}


class Expected(NamedTuple):
    """One white spot: norm line, subject as "Label:id", theme and stage (None when the line has none), coverage."""

    line: str
    subject: str
    theme: str | None
    stage: str | None
    coverage: str

    @property
    def demand(self) -> tuple[str, str]:
        """What was demanded of whom, whatever the answer."""
        return self.line, self.subject


@dataclass(eq=False)
class Said:
    """One statement: some cells of a row, or (without columns) the whole row."""

    sheet: SheetName
    row: dict[str, str]
    columns: tuple[str, ...] = ()
    silent: bool = False


@dataclass(eq=False)
class Party:
    name: str
    sector: str
    parent: Party | None = None

    @property
    def top(self) -> str:
        return self.parent.top if self.parent else self.name


@dataclass(eq=False)
class Table:
    """One consultation and what is said about it."""

    name: str
    row: dict[str, str]
    members: list[Party]
    holding: list[Said] = field(default_factory=list)
    unheld: list[Said] = field(default_factory=list)
    onward: list[Said] = field(default_factory=list)
    nowhere: list[Said] = field(default_factory=list)
    mandate: Said | None = None
    mandate_for: Said | None = None

    @property
    def ref(self) -> str:
        return str(Ref("Consultation", f"ovl-{slug(self.name)}"))


@dataclass(eq=False)
class Cell:
    """One stage of one theme: who gives it (each with the statements it rests on), or that nobody does."""

    yes: list[tuple[list[Said], list[Party]]] = field(default_factory=list)
    nobody: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Web:
    """All that is so: consultations, cells by (theme, stage), complete lists and eyes by theme, coverage rows."""

    tables: Sequence[Table]
    cells: Mapping[tuple[str, str], Cell]
    complete: Mapping[str, Said]
    eyes: Mapping[str, Sequence[Said]]
    said: Sequence[Said]

    def answers(self) -> tuple[frozenset[Expected], frozenset[Expected]]:
        """Return what is found and what is asked, by the definitions, from what is still said."""
        found: set[Expected] = set()
        asked: set[Expected] = set()
        for table in self.tables:
            if not any_of(table.holding):
                sure = bool(table.unheld) and not any(s.silent for s in table.unheld)
                (found if sure else asked).add(Expected("consultation-coordinated", table.ref, None, None, "none"))
            if not any_of(table.onward) and not self._is_top(table):
                (found if any_of(table.nowhere) else asked).add(
                    Expected("consultation-route", table.ref, None, None, "none")
                )
        for theme in {theme for theme, _ in self.cells}:
            self._theme_answers(theme, found, asked)
        for theme, eyes in self.eyes.items():
            if not any_of(eyes):
                asked.add(Expected("theme-eye", f"Theme:{theme}", theme, None, "none"))
        return frozenset(found), frozenset(asked)

    def _is_top(self, table: Table) -> bool:
        """Return whether a consultation decides on the highest echelon, and so needs no way on."""
        if table is not self.tables[0]:
            return False
        by_row = any(
            said.row["who"] == table.name and said.row["stage"] == STAGES["decide"] and not said.silent
            for said in self.said
            if said.sheet is SheetName.COVERAGE
        )
        return by_row or (table.mandate is not None and not table.mandate.silent)

    def _theme_answers(self, theme: str, found: set[Expected], asked: set[Expected]) -> None:
        absent = set()
        for stage in STAGES:
            coverage, sure = self._answer(theme, stage)
            if coverage != "enough":
                answer = Expected(f"theme-{stage}", f"Theme:{theme}", theme, stage, coverage)
                (found if sure else asked).add(answer)
                if sure and coverage == "none":
                    absent.add(answer)
        if len(absent) == len(STAGES):  # a theme that misses everything is one white spot
            found -= {answer for answer in absent if answer.stage != "signal"}

    def _answer(self, theme: str, stage: str) -> tuple[str, bool]:
        """Return the coverage of one cell, and whether it is known for sure."""
        cell = self.cells[(theme, stage)]
        listed = theme in self.complete and not self.complete[theme].silent
        givers = [p for said, parties in cell.yes if not any(s.silent for s in said) for p in parties]
        if givers:
            if len({p.top for p in givers}) == 1:
                return "single", listed
            return ("one_sector" if len({p.sector for p in givers}) == 1 else "enough"), listed
        silent = any(t.mandate is None or t.mandate.silent for t in self.tables)
        word = _MANDATES.get(stage)
        vague = any(t.row.get("mandate") == word and t.mandate_for and t.mandate_for.silent for t in self.tables)
        return "none", any_of(cell.nobody) or (listed and not (word and (silent or vague)))


def any_of(said: Iterable[Said]) -> bool:
    return any(not s.silent for s in said)
