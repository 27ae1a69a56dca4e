"""The shapes of a picture on paper: the same ones as on a page."""

from __future__ import annotations

from math import cos, pi, sin

from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon, RegularPolygon

__all__ = ["outline", "sign_lines", "star"]

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
    if kind == "theme":
        return RegularPolygon((x, y), 6, radius=radius * 1.1, orientation=pi / 2)
    return Circle((x, y), radius)


def sign_lines(sign: str, x: float, y: float, half: float) -> list[Line]:
    """Return the two lines of the cross of something that is absent; nothing for another sign."""
    if sign != "absent":
        return []
    return [([x - half, x + half], [y - half, y + half]), ([x - half, x + half], [y + half, y - half])]


def star(x: float, y: float, radius: float, colour: str) -> Patch:
    """Return a star with five points: the sign of who decides."""
    turns = [(pi * corner / 5, radius if corner % 2 == 0 else radius * 0.42) for corner in range(10)]
    return Polygon([(x + far * sin(turn), y - far * cos(turn)) for turn, far in turns], closed=True, color=colour)
