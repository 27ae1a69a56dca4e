"""The picture of meetings: which parties sit in which consultations."""

from __future__ import annotations

import zlib

import networkx as nx

from netmap.analysis.pictures.results import Arrangement, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, unknown
from netmap.analysis.pictures.views_theme import with_theme
from netmap.graph import has_ended
from netmap.model import Ref, TakesPart

MIDDLE = 1


def meetings(scene: Scene, wish: Wish) -> View:
    """Return consultations with the parties that sit in them; of one theme when the wish names one.

    Consultations stand in the middle column, parties on both sides: on which side follows from the party's id alone, so
    that it stays there whatever is added. The consultations with most parties come first, each with all its parties
    while there is room.

    Returns
    -------
    View
        ``total``: these consultations and every party that sits in one. ``counts``: parties, consultations, experts
        (none), and ``without_parties``: consultations of which no seat is known; they stand alone.

    Raises
    ------
    UsageError
        When the theme is not in the network, or more than one is named.
    """
    graph = _seats(scene, themed(scene, wish))
    tables = [ref for ref in graph if ref.label == "Consultation"]
    drawing = Drawing(scene, wish, graph, columns={ref: _column(ref) for ref in graph})
    drawing.answer |= set(graph)
    for table in sorted(tables, key=lambda ref: (-graph.degree[ref], ref)):
        members = sorted(graph[table], key=lambda ref: (-graph.degree[ref], ref))
        room = drawing.most - len(drawing.shown)
        new = [ref for ref in members if ref not in drawing.shown]
        if room < (2 if members and len(new) == len(members) else 1):
            continue
        drawing.shown.update(dict.fromkeys([table, *new[: room - 1]]))
    drawing.grow()
    lonely = sum(1 for table in tables if not graph[table])
    return drawing.view(Arrangement.TWO_MODE, {**drawing.counts(), "without_parties": lonely})


def themed(scene: Scene, wish: Wish) -> Ref | None:
    """Return the theme that a picture of the whole network is narrowed to, or None for all themes."""
    if not wish.subjects:
        return None
    if len(wish.subjects) > 1:
        raise unknown(", ".join(wish.subjects))
    return scene.subject(wish.subjects[0], ("Theme",))


def about(scene: Scene, theme: Ref | None) -> set[Ref]:
    """Return the consultations that deal with a theme, cover it or have a mandate for it; all when it is None."""
    if theme is None:
        return {ref for ref in scene.web if ref.label == "Consultation"}
    return {ref for ref in with_theme(scene, theme)[theme] if ref.label == "Consultation"}


def _seats(scene: Scene, theme: Ref | None) -> nx.Graph[Ref]:
    tables = about(scene, theme)
    graph: nx.Graph[Ref] = nx.Graph()
    graph.add_nodes_from(sorted(tables))
    for seat in scene.network.of(TakesPart).values():
        if seat.end in tables and seat.start in scene.web and not has_ended(seat, scene.day):
            if graph.has_edge(seat.start, seat.end):
                graph.edges[seat.start, seat.end]["ties"].append(seat)
            else:
                graph.add_edge(seat.start, seat.end, ties=[seat])
    return graph


def _column(ref: Ref) -> int:
    if ref.label == "Consultation":
        return MIDDLE
    return 0 if zlib.crc32(ref.id.encode()) % 2 else 2
