"""Words at the edge of a picture in columns or rows: what a column or a row stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from netmap.analysis.pictures.results import Arrangement, Node, NodeKind, Point, Subject, TieKind
from netmap.report.pictures.boxes import FONT, GAP, LINE, box_of, label_lines, shape_middle, text_width
from netmap.report.pictures.telling_team import TOLD_OF_TEAM, columns_of
from netmap.report.pictures.words import Words

__all__ = ["grid_boxes", "headings"]

Box = tuple[float, float]

_WIDEST = 13


def headings(words: Words, at: Mapping[str, Point], boxes: Mapping[str, Box]) -> list[dict[str, Any]]:
    """Return the words at the edges.

    Parameters
    ----------
    at : mapping
        Middle of the box of each node.
    boxes : mapping
        Width and height of these.

    Returns
    -------
    list of dict
        ``word`` (with line ends), ``side`` (``top``: above a column, ``x`` its middle and ``y`` the foot of the word;
        ``left``: before a row, ``x`` the end of the word and ``y`` its middle) and ``box``, its width and height. Only
        pictures in columns have them; they lie outside all boxes.
    """
    arrangement = words.view.arrangement
    if arrangement is Arrangement.WEB or not words.view.nodes:
        return []
    top = min(y - boxes[name][1] / 2 for name, (_, y) in at.items()) - GAP
    if arrangement is Arrangement.GRID and words.view.wish.subject is Subject.OVERVIEW:
        left = min(x - boxes[name][0] / 2 for name, (x, _) in at.items()) - GAP
        room = max(words.radius(node) for node in words.view.nodes)
        rows = {
            node.row: (words.group_layer(node), shape_middle(at[node.id], boxes[node.id], room)[1])
            for node in words.view.nodes
        }
        columns = {node.column: (words.group_what(node), at[node.id][0]) for node in words.view.nodes}
        return [
            *(_heading(word, x, top, "top") for _, (word, x) in sorted(columns.items())),
            *(_heading(word, left, y, "left") for _, (word, y) in sorted(rows.items())),
        ]
    if words.view.wish.subject is Subject.HUB:
        found = _around(words, at)
    elif words.view.wish.subject in TOLD_OF_TEAM:
        found = columns_of(words)
    else:
        sides = arrangement is Arrangement.TWO_MODE or words.view.wish.subject is Subject.WHAT_IF
        found = _sides(words, at) if sides else _ends(words)
    return [_heading(word, _middle(nodes, at), top, "top") for word, nodes in found if nodes]


def grid_boxes(words: Words) -> dict[str, Box]:
    """Return boxes for a grid: each as wide as the word above its column, all equally high.

    So what shares a row stands on one line.
    """
    radius = max((words.radius(node) for node in words.view.nodes), default=0.0)
    found = {}
    for node in words.view.nodes:
        wide = box_of(words.label(node), radius)[0]
        above = _heading(words.group_what(node), 0.0, 0.0, "top")["box"][0]
        found[node.id] = (max(wide, above), box_of(["", ""], radius)[1])
    return found


def _heading(word: str, x: float, y: float, side: str) -> dict[str, Any]:
    lines = label_lines(word[:1].upper() + word[1:], widest=_WIDEST)
    box = [round(max(text_width(line) for line in lines) + GAP, 1), round(LINE * FONT * len(lines) + GAP, 1)]
    return {"word": "\n".join(lines), "x": round(x, 1), "y": round(y, 1), "side": side, "box": box}


def _middle(nodes: list[Node], at: Mapping[str, Point]) -> float:
    places = [at[node.id][0] for node in nodes]
    return (min(places) + max(places)) / 2


def _ends(words: Words) -> list[tuple[str, list[Node]]]:
    """Return where signals begin and where is decided; nothing when no way leads anywhere."""
    one = words.view.wish.subject is Subject.ROUTE
    if not one and not any(TieKind.ROUTE in tie.kinds for tie in words.view.ties):
        return []
    columns: dict[int, list[Node]] = defaultdict(list)
    for node in words.view.nodes:
        columns[node.column].append(node)
    last = columns[max(columns)]
    if one and len(columns) < 2:
        return []
    found = [(words.say("picture.heading.signal"), columns[min(columns)])]
    if any(words.decides(node) for node in last):
        found.append((words.say("picture.heading.decide"), last))
    return found


def _sides(words: Words, at: Mapping[str, Point]) -> list[tuple[str, list[Node]]]:
    tables = [node for node in words.view.nodes if node.kind is NodeKind.CONSULTATION]
    if not tables:
        return []
    others = [node for node in words.view.nodes if node.kind is not NodeKind.CONSULTATION]
    middle = _middle(tables, at)
    return [
        (words.say("picture.heading.parties"), [node for node in others if at[node.id][0] < middle]),
        (words.say("picture.heading.consultations"), tables),
        (words.say("picture.heading.parties"), [node for node in others if at[node.id][0] > middle]),
    ]


def _around(words: Words, at: Mapping[str, Point]) -> list[tuple[str, list[Node]]]:
    """Return what stands on both sides of who is in the middle: tables next to it, parties at the edges."""
    middle = at[words.view.centre[0]][0]
    found: list[tuple[str, list[Node]]] = []
    for left in (True, False):
        side = [node for node in words.view.nodes if at[node.id][0] != middle and (at[node.id][0] < middle) is left]
        tables = [node for node in side if node.kind is NodeKind.CONSULTATION]
        parties = [node for node in side if node.kind is not NodeKind.CONSULTATION]
        told = [(words.say("picture.heading.parties"), parties), (words.say("picture.heading.consultations"), tables)]
        found += told if left else reversed(told)
    return found
