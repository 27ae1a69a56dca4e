"""How an overview calls things, and counts them per state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from netmap.analysis.overviews.results import Cell
from netmap.analysis.results import Evidence, State
from netmap.model import ActorType, Ref, Sector
from netmap.report.gaps.findings import Writer
from netmap.texts import say

__all__ = ["MOST_NAMES", "SIGNS", "STATES", "OverviewWords", "counts_of"]

#: The three states in the order of a legend, with the sign of each; a sign never stands without its word.
SIGNS: Mapping[State, str] = {State.PRESENT: "●", State.ABSENT: "✕", State.UNKNOWN: "?"}
STATES = tuple(SIGNS)
#: Of a long list an answer names so many; it also says how many there are.
MOST_NAMES = 10


class OverviewWords(Writer):
    """Says sentences about one overview in one language."""

    def named(self, refs: Iterable[Ref]) -> list[dict[str, str] | None]:
        """Return what an answer says of each, in their order."""
        return [self.entry(ref) for ref in refs]

    def state_word(self, state: State) -> str:
        """Return the word of a state: "aanwezig"."""
        return say(f"overview.state.{state.value}", self.language)

    def runner(self, code: str) -> str:
        """Return the word of a sector or actor type."""
        for kind in (Sector.KIND, ActorType.KIND):
            if self.names.network.get(Ref(kind, code)):
                return self.names.name(Ref(kind, code))
        return code

    def rows_of(self, evidence: tuple[Evidence, ...], most: int | None) -> list[dict[str, Any]]:
        """Return the rows behind an answer, at most so many; each once. The two halves of a matrix share them."""
        key = (id(evidence), most)
        if key not in self._made:
            # What is kept holds the evidence as well, so that no other can get its id.
            self._made[key] = (evidence, self._find_rows(evidence, most))
        return self._made[key][1]

    @cached_property
    def _made(self) -> dict[tuple[int, int | None], tuple[tuple[Evidence, ...], list[dict[str, Any]]]]:
        return {}

    def _find_rows(self, evidence: tuple[Evidence, ...], most: int | None) -> list[dict[str, Any]]:
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for one in evidence:
            for row in self.rows(one):
                found.setdefault(tuple(row.values()), row)
                if most is not None and len(found) == most:
                    return list(found.values())
        return list(found.values())


def counts_of(cells: Iterable[Cell]) -> dict[str, int]:
    """Return how many cells have each state."""
    counted = Counter(cell.state for cell in cells)
    return {state.value: counted[state] for state in STATES}
