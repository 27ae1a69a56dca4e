"""A picture in words: the JSON answer from which pages draw it and files are made."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from netmap import __version__
from netmap.analysis.pictures.results import Arrangement, Node, NodeKind, Point, Subject, Tie, TieKind, View
from netmap.model import Network, Ref
from netmap.report.names import Names
from netmap.report.pictures.bends import bends
from netmap.report.pictures.boxes import shape_middle
from netmap.report.pictures.headings import grid_boxes, headings
from netmap.report.pictures.legend import legend
from netmap.report.pictures.order import as_shown
from netmap.report.pictures.sentences import sentences, title
from netmap.report.pictures.words import Words
from netmap.texts import LANGUAGES, say

__all__ = ["picture_answer", "sizes"]

_MARGIN = 12.0
_MOST_WIDTH = 5.0
#: Of lines between groups: thinner ones are drawn quietly. And in a picture of more things than this, what does not
#: lead to its centre; such a line is thin rather than pale.
_FAINT_BELOW = 2.0
_CROWD = 30
#: Not thinner than a pixel on the screen, or it would be seen paler than it is.
_THIN, _PLAIN = 1.1, 1.6
#: Of the best of some routes, and of the others.
_BEST, _OTHER = 4.0, 1.6
#: Of who comes first, where others are thin.
_OF_FIRST = 2.4
_MOST_ENDS = 3
#: Room for lines between the columns of one route.
_AISLE = 44.0

Box = tuple[float, float]


def sizes(view: View, network: Network, names: Names) -> dict[str, Box]:
    """Return the room that each node needs, label included, in picture units (pixels at 100 %).

    Places are kept and shared by all languages, and by pages and files; so there is room for the name in every
    language, masked and not. Nothing of a masked name can be read from that: the answer says how large a label is that
    it shows, and a place would be kept from a page with all names anyhow.
    """
    own = Words(view, network, names)
    if view.wish.subject is Subject.OVERVIEW:
        return grid_boxes(own)  # follows from the groups alone; no place is kept
    found = own.sizes()
    aisle = _AISLE if view.wish.subject is Subject.ROUTE else 0.0
    for language in LANGUAGES:
        for masked in (False, True):
            more = Words(view, network, Names(network, language, masked=masked, marked=not masked)).sizes()
            found = {name: (max(w, more[name][0]), max(h, more[name][1])) for name, (w, h) in found.items()}
    if view.arrangement is not Arrangement.GRID:
        return found
    # All equally high, with room for the largest shape: what shares a row stands on one line.
    radius = {node.id: own.radius(node) for node in view.nodes}
    largest = max(radius.values(), default=0.0)
    high = max((h + largest - radius[name] for name, (_, h) in found.items()), default=0.0)
    return {name: (round(w + aisle, 1), round(high, 1)) for name, (w, _) in found.items()}


def picture_answer(
    view: View,
    positions: Mapping[str, Point],
    sizes: Mapping[str, Box],
    network: Network,
    names: Names,
    reference_date: date,
    *,
    finding_title: str = "",
    finding_reason: str = "",
    finding_severity: int = 0,
) -> dict[str, Any]:
    """Return what a picture shows and where it stands, in words.

    Parameters
    ----------
    view : View
    positions : mapping
        Middle of the box of every node of the view, by its id there; y downwards.
    sizes : mapping
        Width and height of these boxes, as :func:`sizes` gives them.
    network : Network
    names : Names
        Decides on the language and on what is masked. A masked answer has neither the name nor the id of a
        sensitive party, nor the functions of its seats.
    reference_date : date
    finding_title, finding_reason : str
        What a white spot is and how sure that is, as sentences; only for a picture of one.
    finding_severity : int
        How serious it is, 1 to 4; 0 when that is not to be said.

    Returns
    -------
    dict
        JSON types only, ordered, in a masked answer by what it shows: ``wish``, ``title``, ``sentences``, ``shown``,
        ``total``, ``width``, ``height``, ``nodes``, ``ties``, ``headings``, ``legend`` and ``table``. ``x`` and ``y``
        are the middle of a node's shape, its label is below it; everything lies between 0 and ``width`` or ``height``.
        A node's ``meets`` is how many parties it meets, 0 where that is not told. ``best`` ties are those of the best
        route, ``informal`` ones (dashed) nobody recorded. A tie's ``bend`` is how far it bends from ``from`` to
        ``to``, clockwise when above 0; ``faint`` lines, which are thin, stand for few ties, for another route than the
        best, or do not lead to what a large picture is about. In the table what is missing comes first. The same input
        gives the same bytes.
        A view of nothing gives empty lists and a sentence that says so.
    """
    view = as_shown(view, names)
    words = Words(view, network, names)
    edges = headings(words, positions, sizes)
    left, top, width, height = _extent(view, positions, sizes, edges)
    boxes = words.sizes()
    # In a grid the room for shapes is equal, so that they stand on one line.
    grid = view.arrangement is Arrangement.GRID
    room = max((words.radius(node) for node in view.nodes), default=0.0) if grid else 0.0
    nodes = []
    for node in view.nodes:
        x, y = positions[node.id]
        middle = shape_middle((x - left, y - top), sizes[node.id], room or words.radius(node))
        nodes.append(_node(words, node, middle, boxes[node.id]))
    ties = [_tie(words, tie) for tie in view.ties]
    ties = [{**tie, "bend": bend} for tie, bend in zip(ties, bends(nodes, ties), strict=True)]
    return {
        "netmap": __version__,
        "language": names.language,
        "masked": names.masked,
        "network": {"id": network.id, "name": network.name},
        "reference_date": reference_date.isoformat(),
        "wish": _wish(words),
        "title": title(words, finding_title),
        "sentences": sentences(words, finding_reason),
        "shown": sum(node.kind is not NodeKind.MISSING for node in view.nodes),
        "total": view.total,
        "width": width,
        "height": height,
        "nodes": nodes,
        "ties": ties,
        "headings": [{**one, "x": round(one["x"] - left, 1), "y": round(one["y"] - top, 1)} for one in edges],
        "legend": legend(nodes, ties, names.language),
        "table": _table(words, finding_severity),
    }


def _node(words: Words, node: Node, middle: Point, box: Box) -> dict[str, Any]:
    """Return one node as the answer has it; ``middle`` is that of its shape."""
    missing = node.kind is NodeKind.MISSING
    # What goes is drawn like a place where something is missing: dashed, in its own shape.
    gone = _then(words) and node.values.get("change") == "gone"
    return {
        "id": words.ids[node.id],
        "label": "\n".join(words.label(node)),
        "name": words.called[node.id],
        "words": words.hover(node),
        "kind": node.kind.value,
        "domain": words.domain(node),
        "kind_word": words.kind_word(node),
        "domain_word": words.domain_word(node),
        "x": middle[0],
        "y": middle[1],
        "box": list(box),
        "size": words.radius(node),
        "centre": node.id in words.centre,
        "missing": missing or gone,
        "sign": ("absent" if words.is_absent(node) else "unknown") if missing else "gone" if gone else "",
        "stands_for": node.kind.value if gone else words.stands_for(node),
        "decides": words.decides(node),
        "meets": int(node.values.get("meets", 0)),
        "sensitive": words.is_sensitive(node),
        "hidden": node.hidden,
        "opens": words.opens(node),
    }


def _then(words: Words) -> bool:
    """Return whether it is the picture of what would be after a change."""
    return words.view.wish.subject is Subject.WHAT_IF and words.view.wish.subjects[:1] == ("after",)


def _tie(words: Words, tie: Tie) -> dict[str, Any]:
    faint = _is_faint(words, tie)
    width = _BEST if tie.best else _thickness(tie.kinds, tie.count, faint=faint)
    if words.view.wish.subject is Subject.ROUTE and faint:
        width = _OTHER
    elif words.view.wish.subject is Subject.HUB and not faint:
        width = _OF_FIRST
    elif tie.change == "new":
        width = _BEST
    return {
        "from": words.ids[tie.start],
        "to": words.ids[tie.end],
        "words": words.tie(tie),
        "arrow": tie.directed,
        "missing": TieKind.MISSING in tie.kinds or tie.change == "gone",
        "change": tie.change,
        "width": width,
        "faint": faint,
        "best": tie.best,
        "informal": tie.informal,
        "kinds": [kind.value for kind in tie.kinds],
    }


def _extent(
    view: View, positions: Mapping[str, Point], sizes: Mapping[str, Box], edges: Sequence[Mapping[str, Any]]
) -> tuple[float, float, float, float]:
    """Return left, top, width and height of all boxes and headings with a margin around; nothing has no extent."""
    if not view.nodes:
        return 0.0, 0.0, 0.0, 0.0
    boxes = [(*positions[node.id], *sizes[node.id]) for node in view.nodes]
    for one in edges:
        wide, high = one["box"]
        above = one["side"] == "top"
        boxes.append((one["x"] - (0 if above else wide / 2), one["y"] - (high / 2 if above else 0), wide, high))
    left = min(x - w / 2 for x, _, w, _ in boxes) - _MARGIN
    top = min(y - h / 2 for _, y, _, h in boxes) - _MARGIN
    width = max(x + w / 2 for x, _, w, _ in boxes) + _MARGIN - left
    height = max(y + h / 2 for _, y, _, h in boxes) + _MARGIN - top
    return left, top, round(width, 1), round(height, 1)


def _thickness(kinds: tuple[TieKind, ...], count: int, *, faint: bool = False) -> float:
    if TieKind.CONTACT in kinds:
        return round(min(_MOST_WIDTH, _THIN + 0.8 * math.log2(max(count, 1))), 1)
    if faint:
        return _THIN
    return 2.0 if TieKind.ROUTE in kinds or TieKind.MISSING in kinds else _PLAIN


def _is_faint(words: Words, tie: Tie) -> bool:
    if TieKind.CONTACT in tie.kinds:
        return _thickness(tie.kinds, tie.count) < _FAINT_BELOW
    if words.view.wish.subject is Subject.ROUTE:
        return not tie.best and TieKind.MISSING not in tie.kinds
    if words.view.wish.subject is Subject.WHAT_IF:
        return not tie.change and not words.centre & {tie.start, tie.end}
    if words.view.wish.subject is Subject.HUB:
        return words.view.centre[0] not in (tie.start, tie.end)
    aside = words.centre and not words.centre & {tie.start, tie.end}
    return bool(aside) and len(words.nodes) > _CROWD and not tie.directed and TieKind.MISSING not in tie.kinds


def _wish(words: Words) -> dict[str, Any]:
    wish = words.view.wish
    plain = wish.subject in (Subject.SECTORS, Subject.GAP)
    if wish.subject is Subject.WHAT_IF:
        return {
            "subject": wish.subject.value,
            "subjects": _masked(words, wish.subjects),
            "grown": [],
            "most": wish.most,
        }
    return {
        "subject": wish.subject.value,
        "subjects": list(wish.subjects) if plain else [_public(words, subject) for subject in wish.subjects],
        "grown": [_public(words, grown) for grown in wish.grown],
        "most": wish.most,
    }


def _masked(words: Words, changes: Sequence[str]) -> list[str]:
    """Return changes as text, masked when the answer is: they name parties by their ids."""
    found = list(changes)
    for ref in words.names.sensitive if words.names.masked else ():
        own = re.compile(rf"(?<![\w-]){re.escape(ref.id)}(?![\w-])")
        found = [own.sub(words.names.id(ref), text) for text in found]
    return found


def _public(words: Words, reference: str) -> str:
    """Return a reference as the answer may name it; what is no reference (a group) stays as it is."""
    if reference in words.ids:
        return words.ids[reference]
    label, _, record_id = reference.partition(":")
    ref = Ref(label, record_id)
    return words.public_id(ref) if words.network.get(ref) else reference


def _table(words: Words, severity: int = 0) -> dict[str, Any]:
    """Return one row per node, what is missing first: that is what somebody can do something about."""
    language = words.language
    columns = ("name", "kind", "domain", "ties", "how", "note")
    rows = []
    nodes = sorted(words.view.nodes, key=lambda node: node.kind is not NodeKind.MISSING)
    lines: dict[str, list[Any]] = {node.id: [] for node in words.view.nodes}
    for tie in words.view.ties:
        lines[tie.start].append(tie)
        if tie.end != tie.start:
            lines[tie.end].append(tie)
    for node in nodes:
        # Lines to the centre say most about why something is in the picture.
        own = sorted(
            lines[node.id], key=lambda tie: (not ({tie.start, tie.end} - {node.id}) & words.centre, -tie.count)
        )
        how = "; ".join(words.how(node, tie) for tie in own[:_MOST_ENDS])
        if len(own) > _MOST_ENDS:
            how = say("picture.more", language, first=how, count=len(own) - _MOST_ENDS)
        missing = node.kind is NodeKind.MISSING
        notes = words.notes(node)
        if missing and severity:
            notes.append(say(f"severity.{severity}", language))
        rows.append(
            [
                words.called[node.id],
                words.kind_word(node),
                words.domain_word(node),
                0 if missing else sum(TieKind.MISSING not in tie.kinds for tie in own),
                how,
                ", ".join(notes),
            ]
        )
    return {
        "columns": [say(f"picture.column.{column}", language) for column in columns],
        "rows": rows,
        "ids": [words.ids[node.id] for node in nodes],
        "opens": [words.opens(node) for node in nodes],
    }
