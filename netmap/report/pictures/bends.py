"""Which lines of a picture bend, so that none runs through something that it does not lead to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from netmap.analysis.pictures.results import TieKind

__all__ = ["bends", "control"]

#: From straight to far, first up (or to the right) and then down: how far the middle of a line is pulled aside, as a
#: part of its length.
_TRIED = (0.0, 0.12, -0.12, 0.22, -0.22, 0.35, -0.35)
#: Above this many things in a picture straight lines are calmer, but for arrows and for the one line that each party
#: around a team has; above the second number for all.
_MOST, _MOST_FOR_ARROWS = 30, 120
_ROOM = 5.0
_STEPS = 16

Point = tuple[float, float]


def bends(nodes: Sequence[Mapping[str, Any]], ties: Sequence[Mapping[str, Any]]) -> list[float]:
    """Return for every line how far it bends: clockwise from its start to its end when above 0, straight when 0.

    Parameters
    ----------
    nodes, ties : sequence of mapping
        Of the answer, with places.

    Returns
    -------
    list of float
        The first of a few bends that runs through least; a line of which nothing is in the way is straight. Cost: lines
        times nodes; nothing bends in a picture of more than 120 nodes.
    """
    places = {node["id"]: (float(node["x"]), float(node["y"])) for node in nodes}
    if len(nodes) > _MOST_FOR_ARROWS:
        return [0.0] * len(ties)
    found = []
    for tie in ties:
        own_line = tie["arrow"] or tie["missing"] or TieKind.MEETS.value in tie.get("kinds", ())
        if len(nodes) > _MOST and not own_line:
            found.append(0.0)
            continue
        ends = places[tie["from"]], places[tie["to"]]
        others = [
            (*places[node["id"]], float(node["size"]) + _ROOM)
            for node in nodes
            if node["id"] not in (tie["from"], tie["to"])
        ]
        sign = 1.0 if (ends[0][0], ends[0][1]) < (ends[1][0], ends[1][1]) else -1.0
        found.append(min((sign * bend for bend in _TRIED), key=lambda bend: _hits(*ends, bend, others)) or 0.0)
    return found


def control(start: Point, end: Point, bend: float) -> Point:
    """Return the point towards which the middle of a line is pulled; half way of a straight one."""
    across, down = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 + bend * down, (start[1] + end[1]) / 2 - bend * across


def _hits(start: Point, end: Point, bend: float, others: Sequence[tuple[float, float, float]]) -> int:
    """Return how many things a line runs through."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    aside = abs(bend) * math.dist(start, end)
    near = [
        (x, y, room)
        for x, y, room in others
        if left - aside - room < x < right + aside + room and top - aside - room < y < bottom + aside + room
    ]
    points = list(_curve(start, end, bend)) if near else []
    return sum(any(_distance((x, y), one, other) < room for one, other in pairwise(points)) for x, y, room in near)


def _curve(start: Point, end: Point, bend: float) -> Iterator[Point]:
    """Return points along a line."""
    (x, y), steps = control(start, end, bend), _STEPS if bend else 1
    for step in range(steps + 1):
        t = step / steps
        first, middle, last = (1 - t) ** 2, 2 * t * (1 - t), t**2
        yield first * start[0] + middle * x + last * end[0], first * start[1] + middle * y + last * end[1]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from a straight line between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across**2 + down**2
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start[0] + share * across, start[1] + share * down))
