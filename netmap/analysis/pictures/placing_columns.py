"""Pictures in columns: routes from left to right, consultations between parties, domains across layers.

Basis: layered drawing in which each column is put in the order of the mean place of its neighbours (Sugiyama, Tagawa &
Toda, 1981). The columns themselves come with the view.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from netmap.analysis.pictures.boxes import GAP, Boxes, Size
from netmap.analysis.pictures.near import Ready
from netmap.analysis.pictures.results import Arrangement, NodeKind, Point, View

#: Width of one lane of a column, and of the room for lines between two columns. Fixed, so that a column stays where it
#: is whatever is added. A lane is narrower than the longest names: those stand a little higher or lower, so that seven
#: columns can be seen at once.
LANE = 130.0
AISLE = {Arrangement.LAYERS: 20.0, Arrangement.TWO_MODE: 60.0}
_MOST_LANES = 8
#: About how high a node is, and a picture that can be read as a whole on an ordinary screen.
_NODE_HEIGHT, _SCREEN = 85.0, (1080.0, 850.0)
_SWEEPS = 6
_MIDDLE = 1

#: How many lanes the columns have, and the column between parties.
Lanes = tuple[int, int]


def in_grid(view: View, sizes: Mapping[str, Size]) -> dict[str, Point]:
    """Return places in an exact grid: one line per row, one per column, each column as wide as its widest box.

    What shares a cell stands below each other.
    """
    widths: dict[int, float] = defaultdict(float)
    for node in view.nodes:
        widths[node.column] = max(widths[node.column], sizes[node.id][0] + GAP + 1)
    middles, right = {}, 0.0
    for column in sorted(widths):
        middles[column] = round(right + widths[column] / 2, 1)
        right += widths[column]
    high = max((height for _, height in sizes.values()), default=0.0) + 2 * GAP
    boxes = Boxes(list(sizes.values()))
    found: dict[str, Point] = {}
    for node in sorted(view.nodes, key=lambda node: (node.row, node.column, node.id)):
        found[node.id] = boxes.in_column([middles[node.column]], round(node.row * high, 1), sizes[node.id])
        boxes.add(found[node.id], sizes[node.id])
    return found


def in_columns(
    view: View, sizes: Mapping[str, Size], web: Mapping[str, Point], kept: Mapping[str, Point]
) -> dict[str, Point]:
    """Return places in the columns of the view; see :func:`netmap.analysis.pictures.placing.place`."""
    return _Columns(view, sizes, web, kept).places()


class _Columns:
    """A picture in columns of one or more lanes: more when crowded, and as many as before on a next visit."""

    def __init__(
        self, view: View, sizes: Mapping[str, Size], web: Mapping[str, Point], kept: Mapping[str, Point]
    ) -> None:
        self.sizes, self.web = sizes, web
        self.two_mode = view.arrangement is Arrangement.TWO_MODE
        self.aisle = AISLE[view.arrangement]
        self.near: dict[str, list[str]] = defaultdict(list)
        for tie in view.ties:
            self.near[tie.start].append(tie.end)
            self.near[tie.end].append(tie.start)
        self.nodes = {node.id: node for node in view.nodes}
        missing = [node for node in view.nodes if node.kind is NodeKind.MISSING]
        self.missing = [node.id for node in sorted(missing, key=lambda node: node.column)]
        before = {name: kept[name] for name in self.nodes if name in kept and name not in self.missing}
        usual = {node.id: node.column for node in view.nodes}
        if self.two_mode and not before:
            usual = _balanced(usual)
        self.lanes = self._kept_lanes(before) or self._usual_lanes(usual)
        self.column = {name: self._own_column(name, column, before) for name, column in usual.items()}
        self.kept = {name: at for name, at in before.items() if at[0] in self._places(name)}
        self.moved = {name: at for name, at in before.items() if name not in self.kept}
        self.boxes = Boxes(list(sizes.values()))
        self.found: dict[str, Point] = {}

    def places(self) -> dict[str, Point]:
        for name, at in self.kept.items():
            self._put(name, at)
        if self.kept:
            self._put_missing()
            self._put_new()
        else:
            self._put_all()
        self._put_missing()
        return self.found

    # --- columns and lanes ----------------------------------------------------------------------------------------

    def _lane_places(self, column: int, lanes: Lanes) -> list[float]:
        """Return where the lanes of a column are: the column between parties may have fewer of them."""
        side, middle = lanes
        before = column * side if not self.two_mode or column <= _MIDDLE else side + middle
        many = middle if self.two_mode and column == _MIDDLE else side
        return [(before + lane) * LANE + column * self.aisle for lane in range(many)]

    def _places(self, name: str) -> list[float]:
        return self._lane_places(self.column[name], self.lanes)

    def _choices(self, column: int) -> tuple[int, ...]:
        """Return the columns in which a node may stand: a party between consultations may stand on either side."""
        return (column, 2 - column) if self.two_mode and column != _MIDDLE else (column,)

    def _possible(self) -> Iterator[Lanes]:
        for side in range(1, _MOST_LANES + 1):
            for middle in range(1, side + 1) if self.two_mode else (side,):
                yield side, middle

    def _kept_lanes(self, before: Mapping[str, Point]) -> Lanes | None:
        """Return in how many lanes the picture was drawn before: the number that fits most places; else None."""
        best, most = None, 0
        columns = {self._choices(self.nodes[name].column) for name in before}
        for lanes in self._possible():
            there = {choices: {x for c in choices for x in self._lane_places(c, lanes)} for choices in columns}
            fits = sum(at[0] in there[self._choices(self.nodes[name].column)] for name, at in before.items())
            if fits > most:
                best, most = lanes, fits
        return best

    def _usual_lanes(self, columns: Mapping[str, int]) -> Lanes:
        """Return the lanes with which the picture is largest on a screen; of about equals the fewest."""
        counts = Counter(columns.values())
        if not counts:
            return 1, 1

        def scale(lanes: Lanes) -> float:
            last = self._lane_places(max(counts), lanes)[-1] - self._lane_places(min(counts), lanes)[0]
            rows = max(math.ceil(many / len(self._lane_places(column, lanes))) for column, many in counts.items())
            return min(_SCREEN[0] / (last + LANE), _SCREEN[1] / (rows * _NODE_HEIGHT), 1.0)

        return max(self._possible(), key=lambda lanes: (round(scale(lanes), 1), -sum(lanes)))

    def _own_column(self, name: str, usual: int, before: Mapping[str, Point]) -> int:
        if name in before:
            for column in self._choices(usual):
                if before[name][0] in self._lane_places(column, self.lanes):
                    return column
        return usual

    # --- putting --------------------------------------------------------------------------------------------------

    def _put(self, name: str, at: Point) -> None:
        self.found[name] = at
        self.boxes.add(at, self.sizes[name])

    def _put_near(self, name: str, height: float) -> None:
        again = name not in self.missing  # a missing place must come to the same place on a next visit
        at = self.boxes.in_column(self._places(name), round(height, 1), self.sizes[name], again=again)
        self._put(name, at)

    def _height(self, name: str) -> float | None:
        """Return the mean height of what a node is tied to and stands already, or None."""
        heights = [self.found[other][1] for other in self.near[name] if other in self.found]
        return sum(heights) / len(heights) if heights else None

    def _put_missing(self, column: int | None = None) -> None:
        """Place the missing places (of one column) near what misses them, before all that is new in their column.

        The order is the same on each visit, and whatever comes later avoids them: so they come to the same place again.
        """
        for name in self.missing:
            if name not in self.found and column in (None, self.column[name]):
                height = self._height(name)
                self._put_near(name, self._bottom() if height is None else height)

    def _put_new(self) -> None:
        order = sorted(
            (node for name, node in self.nodes.items() if name not in self.found),
            key=lambda node: (self.column[node.id], -len(self.near[node.id]), node.id),
        )
        ready = Ready(self.near, [node.id for node in order], list(self.found))
        while (name := ready.next()) is not None:
            height = self.moved[name][1] if name in self.moved else self._height(name)
            self._put_near(name, self._bottom() if height is None else height)
            ready.placed(name)

    def _bottom(self) -> float:
        return max((y for _, y in self.found.values()), default=0.0) + GAP

    def _put_all(self) -> None:
        """Lay out a picture that was never drawn: order each column, then put it down around the height zero."""
        columns = self._ordered()
        first = [_MIDDLE] if self.two_mode and _MIDDLE in columns else []
        tallest = max((self._stack(names) for names in columns.values()), default=0.0)
        for column in [*first, *(c for c in sorted(columns) if c not in first)]:
            names = columns[column]
            stretch = 1.0
            if column in first and names:  # few consultations between many parties: along the whole height
                stretch = max(1.0, tallest / (self._stack(names) or 1.0))
            self._put_missing(column)
            even = self._even(names, stretch)
            for name in names:
                if name not in self.missing:
                    near = self._height(name) if column not in first else None
                    self._put_near(name, even[name] if near is None else (near + even[name]) / 2)

    def _stack(self, names: Sequence[str]) -> float:
        return sum(self.sizes[name][1] + 2 * GAP for name in names) / self._many_lanes(names)

    def _many_lanes(self, names: Sequence[str]) -> int:
        return len(self._places(names[0])) if names else 1

    def _even(self, names: Sequence[str], stretch: float) -> dict[str, float]:
        """Return heights at which a column stands evenly, in its order, around zero."""
        top = -self._stack(names) * stretch / 2
        found = {}
        for name in names:
            room = (self.sizes[name][1] + 2 * GAP) * stretch / self._many_lanes(names)
            found[name] = top + room / 2
            top += room
        return found

    def _ordered(self) -> dict[int, list[str]]:
        """Return the columns, each in an order in which few lines cross."""
        columns: dict[int, list[str]] = defaultdict(list)
        for name in sorted(self.nodes, key=lambda name: (self.web.get(name, (0.0, 0.0))[1], name)):
            columns[self.column[name]].append(name)
        order = sorted(columns)
        for sweep in range(_SWEEPS):
            for column in order if sweep % 2 == 0 else reversed(order):
                share = {
                    name: (place + 0.5) / len(names) for names in columns.values() for place, name in enumerate(names)
                }
                columns[column].sort(key=lambda name: (self._mean_share(name, column, share), share[name], name))
        return columns

    def _mean_share(self, name: str, column: int, share: Mapping[str, float]) -> float:
        beside = [share[other] for other in self.near[name] if self.column[other] != column]
        return sum(beside) / len(beside) if beside else share[name]


def _balanced(columns: Mapping[str, int]) -> dict[str, int]:
    """Return the columns with about as many parties left of the consultations as right of them."""
    sides = {side: sorted(name for name, column in columns.items() if column == side) for side in (0, 2)}
    fewer, more = sorted(sides, key=lambda side: (len(sides[side]), side))
    moving = sides[more][: (len(sides[more]) - len(sides[fewer])) // 2]
    return {**columns, **dict.fromkeys(moving, fewer)}
