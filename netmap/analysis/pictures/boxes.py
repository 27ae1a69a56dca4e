"""Boxes on a plane, none over another, and the nearest free place for the next one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from netmap.analysis.pictures.results import Point

Size = tuple[float, float]

#: Free room between two boxes, in picture units.
GAP = 10.0
#: A picture is wider than it is high: as a page shows it, with room for its words.
SHAPE = 1.35
_STEP, _GROWTH, _MOST_TURNS = 12.0, 0.06, 60
#: Above this many boxes each gets a slot of a fixed raster: whether one is taken is known at once.
RASTER_ABOVE = 150
#: Heights that lie this near to each other are looked for as one.
_BAND = 30.0
_COLUMN_STEP = 6.0
#: The golden angle: rings that each begin somewhere else leave no side of the picture empty.
_TURN = math.pi * (3 - math.sqrt(5))


class Boxes:
    """Boxes by their centre points, with a grid that finds those near a place.

    Parameters
    ----------
    sizes : sequence of (width, height)
        Of the boxes to expect; none that comes later is larger.
    """

    def __init__(self, sizes: Sequence[Size]) -> None:
        many = max(1, len(sizes))
        self._across = max(40.0, 1.5 * sum(w for w, _ in sizes) / many)
        self._down = max(40.0, 1.5 * sum(h for _, h in sizes) / many)
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(list)
        self._tried: dict[tuple[object, Size], int] = {}
        self._raster = len(sizes) > RASTER_ABOVE
        self._slot = (max((w for w, _ in sizes), default=0.0) + GAP, max((h for _, h in sizes), default=0.0) + GAP)
        self._taken: set[tuple[int, int]] = set()
        self._slots: list[tuple[int, int]] = []
        self._reach = 0.0

    def add(self, at: Point, size: Size) -> None:
        """Put a box down, whatever is there."""
        left, right, top, bottom = at[0] - size[0] / 2, at[0] + size[0] / 2, at[1] - size[1] / 2, at[1] + size[1] / 2
        for cell in self._near(left, right, top, bottom):
            self._cells[cell].append((left, right, top, bottom))
        if self._raster:
            self._taken.update(self._slots_under(left, right, top, bottom))

    def free(self, at: Point, size: Size) -> bool:
        """Return whether a box fits here, with room around it."""
        left, right = at[0] - size[0] / 2 - GAP, at[0] + size[0] / 2 + GAP
        top, bottom = at[1] - size[1] / 2 - GAP, at[1] + size[1] / 2 + GAP
        for cell in self._near(left, right, top, bottom):
            for other in self._cells.get(cell, ()):
                if left < other[1] and other[0] < right and top < other[3] and other[2] < bottom:
                    return False
        return True

    def nearest(self, target: Point, size: Size) -> Point:
        """Return the free place nearest to ``target``, in tenths, in widening rings.

        A second box of one size at one target begins where the first ended, since nothing before it came free.
        """
        if self._raster:
            return self._nearest_slot(target)
        key = (target, size)
        at, self._tried[key] = self._search(target, size, max(0, self._tried.get(key, 0) - 1))
        return at

    def beside(self, target: Point, size: Size, ring: int = 0) -> Point:
        """Return as :meth:`nearest`, from a ring on, whatever was put there before."""
        return self._search(target, size, ring)[0]

    def _search(self, target: Point, size: Size, ring: int) -> tuple[Point, int]:
        radius = _radius(ring)
        while True:
            for at in _ring(target, radius, ring, size):
                if self.free(at, size):
                    return at, ring
            ring += 1
            radius = _wider(radius)

    def in_column(self, lanes: Sequence[float], height: float, size: Size, *, again: bool = True) -> Point:
        """Return the free place in a column (one ``x`` per lane) that is nearest to a height, in tenths.

        A second box (of one size, unless there are many) at about one height begins where the first ended; not so
        with ``again`` False.
        """
        key = ((tuple(lanes), height // _BAND), (0.0, 0.0) if self._raster else size)
        step = max(0, self._tried.get(key, 0) - 1) if again else 0
        while True:
            away = _COLUMN_STEP * step * (1 + step / 50)
            for y in dict.fromkeys((round(height + away, 1), round(height - away, 1))):
                for x in lanes:
                    if self.free((x, y), size):
                        if again:
                            self._tried[key] = step
                        return x, y
            step += 1

    # --- a raster, for many boxes ---------------------------------------------------------------------------------

    def _nearest_slot(self, target: Point) -> Point:
        """Return the middle of the nearest slot that no box touches."""
        column, row = round(target[0] / self._slot[0]), round(target[1] / self._slot[1])
        key = ((column, row), self._slot)
        place = self._tried.get(key, 0)  # slots before it were taken, and none comes free
        while True:
            if place >= len(self._slots):
                self._more_slots()
            across, down = self._slots[place]
            if (column + across, row + down) not in self._taken:
                self._tried[key] = place
                return round((column + across) * self._slot[0], 1), round((row + down) * self._slot[1], 1)
            place += 1

    def _more_slots(self) -> None:
        """List all slots around a slot up to a farther one, nearest first; those that were listed keep their place."""
        reach = 2 * self._reach or 8 * max(self._slot)
        wide, high = self._slot[0] / SHAPE, self._slot[1]
        columns, rows = int(reach / wide) + 1, int(reach / high) + 1
        found = []
        for across in range(-columns, columns + 1):
            for down in range(-rows, rows + 1):
                away = math.hypot(across * wide, down * high)
                if self._reach < away <= reach or (away == 0 and not self._reach):
                    found.append((round(away, 3), across, down))
        self._slots += [(across, down) for _, across, down in sorted(found)]
        self._reach = reach

    def _slots_under(self, left: float, right: float, top: float, bottom: float) -> Iterator[tuple[int, int]]:
        wide, high = self._slot
        # A tenth more than the box: the middles of slots are rounded.
        for column in range(math.ceil((left - 0.1) / wide - 0.5), math.floor((right + 0.1) / wide + 0.5) + 1):
            for row in range(math.ceil((top - 0.1) / high - 0.5), math.floor((bottom + 0.1) / high + 0.5) + 1):
                yield column, row

    def _near(self, left: float, right: float, top: float, bottom: float) -> Iterator[tuple[int, int]]:
        for column in range(int(left // self._across), int(right // self._across) + 1):
            for row in range(int(top // self._down), int(bottom // self._down) + 1):
                yield column, row


def _wider(radius: float) -> float:
    return radius + max(_STEP, _GROWTH * radius)


def _radius(ring: int) -> float:
    radius = 0.0
    for _ in range(ring):
        radius = _wider(radius)
    return radius


def _ring(middle: Point, radius: float, ring: int, size: Size) -> Iterator[Point]:
    if ring == 0:
        yield round(middle[0], 1), round(middle[1], 1)
        return
    turns = min(_MOST_TURNS, max(8, int(2 * math.pi * radius / max(20.0, size[1] / 2))))
    for turn in range(turns):
        angle = 2 * math.pi * turn / turns + _TURN * ring
        yield (
            round(middle[0] + SHAPE * radius * math.cos(angle), 1),
            round(middle[1] + radius * math.sin(angle), 1),
        )
