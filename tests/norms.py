"""Norms for tests that are solved by hand: the few lines that such a network was made for."""

from __future__ import annotations

from dataclasses import replace

from netmap.reference.norm import Norm, default_norm

#: What the worked example is about: covered stages, an eye for what is conceivable, coordination and routes.
FIRST_LINES = (
    "theme-signal",
    "theme-interpret",
    "theme-decide",
    "theme-aftercare",
    "theme-eye",
    "consultation-coordinated",
    "consultation-route",
)


def norm_of(*lines: str) -> Norm:
    """Return the default norm with only these lines, in the norm's own order."""
    norm = default_norm()
    return replace(norm, lines=tuple(line for line in norm.lines if line.id in lines))


def first_lines() -> Norm:
    """Return the lines of the worked example."""
    return norm_of(*FIRST_LINES)
