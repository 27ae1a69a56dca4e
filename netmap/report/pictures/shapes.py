"""The shapes of a picture on paper: the same ones as on a page."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Any

from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon, RegularPolygon

from netmap.report.colours import LIGHT
from netmap.report.pictures.interactive import FAINT, TIES

__all__ = ["LEGEND_LINES", "line_colour", "line_style", "outline", "sign_lines", "star"]

#: How the lines of the legend are drawn.
LEGEND_LINES: dict[str, dict[str, Any]] = {
    "line": {"arrow": False, "width": 1.6},
    "together": {"arrow": False, "width": 1.6},
    "alone": {"arrow": False, "width": 3.2},
    "arrow": {"arrow": True, "width": 1.6},
    "best": {"arrow": True, "width": 3.2},
    "alternative": {"arrow": True, "width": 1.2, "faint": True},
    "informal": {"arrow": True, "width": 1.4, "informal": True},
    "new": {"arrow": False, "width": 3.2},
}

Line = tuple[list[float], list[float]]


def outline(kind: str, x: float, y: float, radius: float) -> Patch:
    """Return the outline of a kind of node around a point; ``patch`` is a sample of a colour.

    Each has about the surface of a circle with this radius, so that no kind looks larger than another.
    """
    if kind in ("consultation", "patch"):
        half = radius * 0.9
        round_by = half * (0.35 if kind == "consultation" else 0.0)
        style = f"round,pad=0,rounding_size={round_by:.4f}" if round_by else "square,pad=0"
        return FancyBboxPatch((x - half, y - half), 2 * half, 2 * half, boxstyle=style)
    if kind == "expert":
        far = radius * 1.2
        return Polygon([(x, y - far), (x + far, y), (x, y + far), (x - far, y)], closed=True)
    if kind == "channel":
        return RegularPolygon((x, y), 3, radius=radius * 1.2, orientation=pi)
    if kind == "theme":
        return RegularPolygon((x, y), 6, radius=radius * 1.1, orientation=pi / 2)
    return Circle((x, y), radius)


def sign_lines(sign: str, x: float, y: float, half: float) -> list[Line]:
    """Return the two lines of the cross of something that is absent or goes; nothing for another sign."""
    if sign not in ("absent", "gone"):
        return []
    return [([x - half, x + half], [y - half, y + half]), ([x - half, x + half], [y + half, y - half])]


def star(x: float, y: float, radius: float, colour: str) -> Patch:
    """Return a star with five points: the sign of who decides."""
    turns = [(pi * corner / 5, radius if corner % 2 == 0 else radius * 0.42) for corner in range(10)]
    return Polygon([(x + far * sin(turn), y - far * cos(turn)) for turn, far in turns], closed=True, color=colour)


def line_colour(*, arrow: bool, missing: bool, faint: bool) -> str:
    """Return the colour of a line on paper."""
    if missing:
        return LIGHT["text"]
    if arrow:
        return TIES["light"] if faint else LIGHT["accent"]
    return FAINT["light"] if faint else TIES["light"]


def line_style(*, dashed: bool) -> Any:
    """Return the style of a line: what is missing, or what nobody recorded, is dashed."""
    return (0, (4, 3)) if dashed else "-"
