"""The severity table: from coverage, relevance and fallback to a level of 1 to 4.

Ordinal and readable on purpose: a product or sum of such inputs would be no valid number (Cox 2008; the table
follows the DEX method, Bohanec & Rajkovic).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product


@dataclass(frozen=True, slots=True)
class SeverityTable:
    """Inputs from worst to best, and a level for every combination of them."""

    coverage: tuple[str, ...]
    relevance: tuple[str, ...]
    fallback: tuple[str, ...]
    levels: dict[tuple[str, str, str], int]

    def level(self, coverage: str, relevance: str, fallback: str) -> int:
        """Return the level of one row; ``too_many`` counts as ``single``. Raises ``KeyError`` for other words."""
        return self.levels[("single" if coverage == "too_many" else coverage, relevance, fallback)]

    def range(self, coverage: str, relevance: str, fallback: str | None) -> tuple[int, int]:
        """Return the lowest and highest level that are possible; ``fallback`` None is unknown."""
        options = self.fallback if fallback is None else (fallback,)
        found = [self.level(coverage, relevance, option) for option in options]
        return min(found), max(found)


@cache
def severity_table() -> SeverityTable:
    """Return the table that ships."""
    text = resources.files("netmap.reference").joinpath("severity.toml").read_text(encoding="utf-8")
    return read_severity_table(text)


def read_severity_table(text: str) -> SeverityTable:
    """Return the table of a TOML text.

    Raises
    ------
    ValueError
        If a row is missing or worsening an input would lower the level.
    """
    data = tomllib.loads(text)
    axes = tuple(tuple(data[name]) for name in ("coverage", "relevance", "fallback"))
    levels = {(c, r, f): data["levels"][c][r][axes[2].index(f)] for c, r, f in product(*axes)}
    for row in levels:
        for axis, words in enumerate(axes):
            place = words.index(row[axis])
            if place and levels[(*row[:axis], words[place - 1], *row[axis + 1 :])] < levels[row]:
                raise ValueError(f"a worse {('coverage', 'relevance', 'fallback')[axis]} lowers the level at {row}")
    return SeverityTable(axes[0], axes[1], axes[2], levels)
