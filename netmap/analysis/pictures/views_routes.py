"""The picture of routes: from where to where a signal is handed on, and where it stops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import networkx as nx

from netmap.analysis.demands import Demand
from netmap.analysis.pictures.results import Arrangement, View, Wish
from netmap.analysis.pictures.scene import Drawing, Scene, counted
from netmap.analysis.pictures.views_meetings import about, themed
from netmap.analysis.predicates.routes import route_to
from netmap.analysis.results import Relevance, State
from netmap.graph import has_ended
from netmap.model import NOT_A_HAND_OVER, Direction, PassesOn, Ref, Stage
from netmap.reference.norm import Need, Norm, NormLine, Passage


def routes(scene: Scene, wish: Wish, norm: Norm) -> View:
    """Return consultations and parties that hand on, in columns from who only signals (left) to who decides (right).

    Drawn are hand-overs that have not ended; what goes down, informs or reports back is no hand-over. With a theme:
    the consultations on it, routes for it or for all themes, and all that they lead to. A column is as far from the
    right as the longest way to somebody who decides; what goes round in a circle shares a column, its deciders one
    further. A place where signals stop has no invented exit: a missing place, code ``route``, stands behind it, values
    ``known`` (``absent`` or ``unknown``) and ``subject``. Where no way at all is known, unknown ones are only counted.

    Returns
    -------
    View
        ``counts``: parties, consultations, experts (none), ``deciders``, ``ways``: pairs of which one hands on to the
        other, ``way_parties`` and ``way_consultations``: who does so or is handed to, and ``absent`` and ``unknown``
        ways on. When there is no room for all, where signals stop comes first. Who decides has the value ``decides``.
        Without any route every consultation stands in the first column.

    Raises
    ------
    UsageError
        When the theme is not in the network, or more than one is named.
    """
    theme = themed(scene, wish)
    onward = _hand_overs(scene, theme)
    graph = _both_ways(onward)
    columns = layers(onward, scene.facts.deciders)
    drawing = Drawing(scene, wish, graph, columns=columns)
    drawing.answer |= set(graph)
    ends = _ends(scene, onward, norm)
    _show(drawing, graph, ends)
    drawing.grow()
    for ref, known in sorted(ends.items()):
        # Where nobody is known to hand on, a question behind every box would say nothing that the count does not.
        if ref in drawing.shown and (known == "absent" or onward.number_of_edges()):
            drawing.missing("route", {"known": known, "subject": ref}, (ref,), leads=True)
    stated = list(ends.values())
    at_ends = counted(ref for ref in onward if onward.degree[ref])
    counts = {
        "deciders": len(scene.facts.deciders & set(graph)),
        "ways": onward.number_of_edges(),
        "way_parties": at_ends["parties"],
        "way_consultations": at_ends["consultations"],
        **{name: stated.count(name) for name in ("absent", "unknown")},
    }
    found = drawing.view(Arrangement.LAYERS, {**drawing.counts(), **counts})
    marked = (
        replace(node, values={**node.values, "decides": True}) if node.ref in scene.facts.deciders else node
        for node in found.nodes
    )
    return replace(found, nodes=tuple(marked))


def _hand_overs(scene: Scene, theme: Ref | None) -> nx.DiGraph[Ref]:
    ways: nx.DiGraph[Ref] = nx.DiGraph()
    for tie in scene.network.of(PassesOn).values():
        passes = tie.direction is not Direction.DOWN and tie.kind not in NOT_A_HAND_OVER and tie.start != tie.end
        there = tie.start in scene.web and tie.end in scene.web and not has_ended(tie, scene.day)
        if not passes or not there or (theme and tie.theme not in (None, theme.id)):
            continue
        if ways.has_edge(tie.start, tie.end):
            ways.edges[tie.start, tie.end]["ties"].append(tie)
        else:
            ways.add_edge(tie.start, tie.end, ties=[tie])
    tables = about(scene, theme)
    ways.add_nodes_from(tables)
    kept = set(ways)
    if theme:
        named = {end for *ends, ties in ways.edges(data="ties") for end in ends if any(tie.theme for tie in ties)}
        kept = tables | named
        for ref in tables | named:
            kept |= nx.descendants(ways, ref)
    found: nx.DiGraph[Ref] = nx.DiGraph()
    found.add_nodes_from(sorted(kept))
    found.add_edges_from(sorted((a, b, data) for a, b, data in ways.edges(data=True) if a in kept and b in kept))
    return found


def _both_ways(onward: nx.DiGraph[Ref]) -> nx.Graph[Ref]:
    graph: nx.Graph[Ref] = nx.Graph()
    graph.add_nodes_from(onward)
    for start, end, ties in onward.edges(data="ties"):
        if graph.has_edge(start, end):
            graph.edges[start, end]["ties"] += ties
        else:
            graph.add_edge(start, end, ties=list(ties))
    return graph


def _show(drawing: Drawing, graph: nx.Graph[Ref], ends: Mapping[Ref, str]) -> None:
    """Show where signals stop first, with who hands on to it, and then the most connected with what is tied to it.

    What is sure goes before what is not known. A third of the room is kept for what leads there: a row of ends alone
    explains nothing. What has no route at all and does not miss one comes last.
    """
    if drawing.most < len(graph):
        stops = sorted(ends, key=lambda ref: (ends[ref] != "absent", -graph.degree[ref], ref))
        drawing.shown.update(dict.fromkeys(stops[: max(1, drawing.most * 2 // 3)]))
        near = {other for ref in drawing.shown for other in graph[ref]} - drawing.shown.keys()
        ties = {other: sum(1 for ref in graph[other] if ref in drawing.shown) for other in near}
        around = sorted(near, key=lambda ref: (-ties[ref], ref))
        drawing.shown.update(dict.fromkeys(around[: drawing.most - len(drawing.shown)]))
    waiting = sorted(graph, key=lambda ref: (-graph.degree[ref], ref))
    for ref in waiting:
        room = drawing.most - len(drawing.shown)
        if room < (2 if graph.degree[ref] else 1) or ref in drawing.shown:
            continue
        drawing.shown[ref] = None
        part = sorted(nx.node_connected_component(graph, ref) - {ref})
        steps = nx.single_source_shortest_path_length(graph, ref)
        for near in sorted(part, key=lambda near: (steps[near], -graph.degree[near], near)):
            if len(drawing.shown) < drawing.most:
                drawing.shown[near] = None


def layers(onward: nx.DiGraph[Ref], deciders: set[Ref]) -> dict[Ref, int]:
    """Return the column of every node: 0 at the left; the last one holds those who decide and hand on no further.

    The longest way counts, so a route always goes to the right, but for a circle: that is one place. What leads to
    nobody who decides stands as far from the left as its own longest way, and never in the last column.
    """
    rounds = nx.condensation(onward)
    order = list(nx.topological_sort(rounds))
    members: dict[int, set[Ref]] = {place: set(rounds.nodes[place]["members"]) for place in order}
    lost: set[int] = set()
    # How far from the right: of those who decide in a place, and of the others in it.
    deciding: dict[int, int] = {}
    other: dict[int, int] = {}
    for place in reversed(order):
        after = list(rounds.successors(place))
        way = max((other[further] + 1 for further in after), default=0)
        if not members[place] & deciders and all(further in lost for further in after):
            lost.add(place)
            way = max(way, 1)  # the last column is for those who decide
        deciding[place] = way
        other[place] = way + 1 if members[place] & deciders and members[place] - deciders else way
    last = max(other.values(), default=0)
    found: dict[Ref, int] = {}
    for place in order:
        if place in lost:
            before = (found[ref] + 1 for earlier in rounds.predecessors(place) for ref in members[earlier])
            found |= dict.fromkeys(members[place], max(before, default=0))
        else:
            found |= {ref: last - (deciding if ref in deciders else other)[place] for ref in members[place]}
    return found


# --- where signals stop -------------------------------------------------------------------------------------------


def _ends(scene: Scene, onward: nx.DiGraph[Ref], norm: Norm) -> dict[Ref, str]:
    """Return where signals stop: ``absent`` when that is sure, else ``unknown``.

    The verdict is that of the white spots. Whether a decider below the top needs a way on is a question of its own:
    here it ends the way, unless it was stated that it hands on to nobody.
    """
    line = _line(norm)
    found: dict[Ref, str] = {}
    waiting = sorted(ref for ref in onward if ref in scene.facts.onward)
    asked = set(waiting)
    while waiting:
        ref = waiting.pop()
        verdict = route_to(scene.facts, Demand(line, (ref,), Relevance.CONCEIVABLE), (Stage.DECIDE.value,))
        if verdict.state is State.ABSENT:
            found[ref] = "absent"
        elif verdict.state is State.UNKNOWN and ref not in scene.facts.deciders:
            found[ref] = "unknown"
        elif verdict.state is State.ELSEWHERE:
            further = sorted(set(verdict.at) - asked)
            asked.update(further)
            waiting += further
    return {ref: known for ref, known in found.items() if ref in onward}


def _line(norm: Norm) -> NormLine:
    """Return the norm's line about ways on; without one, what is drawn does not change."""
    for line in norm.lines:
        if isinstance(line.needs, Need) and line.needs.predicate == "route_to":
            return line
    need = Need("route_to", (Stage.DECIDE.value,))
    nowhere = Passage("", "", "")
    return NormLine(
        id="route",
        text="",
        kind="instrumental",
        type="route_gap",
        for_each=("consultation",),
        needs=need,
        passage=nowhere,
    )
