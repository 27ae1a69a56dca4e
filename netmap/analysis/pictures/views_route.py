"""The picture of one route: from who sees a signal, by who interprets it, to who decides, with the alternatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

import networkx as nx

from netmap.analysis.pictures.results import NOT_RECORDED, Arrangement, Node, NodeKind, Tie, TieKind, View, Wish
from netmap.analysis.pictures.scene import Scene, counted, unknown
from netmap.analysis.pictures.views_routes import layers
from netmap.analysis.routes.paths import away_from, back_from
from netmap.analysis.routes.results import MissingLink, Route, RouteAnswer, RouteStage, RouteStatus, Step
from netmap.analysis.routes.staged import ArcKind, staged
from netmap.analysis.routes.steps import Telling, route_of
from netmap.analysis.routes.upward import find_route
from netmap.errors import UsageError
from netmap.model import Channel, Ref, Stage

_SOURCES = ("Organisation", "Consultation", "Channel", "Expert")
_STAGES = (RouteStage.VERIFY, RouteStage.INTERPRET, RouteStage.DECIDE)
_KINDS = {
    ArcKind.OWN_SEAT: TieKind.BRINGS,
    ArcKind.RECORDED: TieKind.ROUTE,
    ArcKind.SHARED: TieKind.CARRIES,
    ArcKind.TAKES_HOME: TieKind.TAKES_HOME,
    ArcKind.COMMITS: TieKind.COMMITS,
    ArcKind.IN_HOUSE: TieKind.IN_HOUSE,
    ArcKind.SEES: TieKind.SEES,
}
_HOME = (ArcKind.TAKES_HOME, ArcKind.COMMITS, ArcKind.IN_HOUSE)
_KIND_ORDER = list(TieKind)


def route(scene: Scene, wish: Wish) -> View:
    """Return the best route of a signal and its alternatives; see :func:`route_view`.

    Raises
    ------
    UsageError
        When nobody is named who sees it, or something that is not in the network.
    """
    source, theme, area = _asked(scene, wish)
    answer = find_route(scene.network, scene.day, source, theme, area)
    return route_view(scene, wish, answer)


def _asked(scene: Scene, wish: Wish) -> tuple[Ref, str, str]:
    if not wish.subjects:
        raise unknown("")
    source = _source(scene, wish.subjects[0])
    named: dict[str, str] = {}
    for text in wish.subjects[1:]:
        ref = scene.subject(text, ("Theme", "Area"))
        if ref.label in named:
            raise unknown(text)
        named[ref.label] = ref.id
    return source, named.get("Theme", ""), named.get("Area", "")


def _source(scene: Scene, text: str) -> Ref:
    try:
        return scene.subject(text, _SOURCES)
    except UsageError:
        raise unknown(text) from None


@dataclass
class _Line:
    """All that goes from one place to another, over all routes."""

    kinds: set[TieKind] = field(default_factory=set)
    best: bool = False
    formal: bool = False


class _Picture:
    """Places and lines of some routes, in the order in which they are told."""

    def __init__(self, answer: RouteAnswer) -> None:
        self.answer = answer
        self.lines: dict[tuple[Ref, Ref], _Line] = {}
        self.order: dict[Ref, None] = {answer.source: None}
        self.numbers: dict[Ref, list[int]] = {}
        self.does: dict[Ref, dict[Stage, tuple[Ref | None, int]]] = {}
        self.carriers: set[Ref] = set()
        self.lacking: dict[tuple[Ref, Ref | None, str], tuple[str, bool]] = {}
        self.best: dict[Ref, None] = {answer.source: None}
        self.row: dict[Ref, int] = {answer.source: 0}
        self._row = 0
        for place, one in enumerate(answer.routes):
            self._row = _aside(place)
            self._follow(one, best=place == 0)
        self._row = 0

    def _follow(self, way: Route, *, best: bool, asks: bool = True) -> None:
        here = self.answer.source
        for number, step in enumerate(way.steps, 1):
            there = _place(step, here)
            for start, end, kind in _moves(step, here, there):
                self._line(start, end, kind, best=best, formal=step.formal and kind not in NOT_RECORDED)
                if kind is TieKind.CARRIES and start != here:
                    self.carriers.add(start)
            if best:
                self.best[there] = None
                self.numbers.setdefault(there, []).append(number)
            if step.stage in _STAGES:
                self._stage(there, step, number if best else 0, best=best)
            here = there
        known = {step.stage for step in way.steps}
        # Stages that the recorded way does not get to: it is asked once, where the way stops.
        if asks and self.answer.status is not RouteStatus.ROUTE and set(way.unknown) - known:
            self.lacking.setdefault((here, None, ""), ("unknown", best))

    def _line(self, start: Ref, end: Ref, kind: TieKind, *, best: bool, formal: bool) -> None:
        self._add(start, end)
        if best:
            self.best.update(dict.fromkeys((start, end)))
        line = self.lines.setdefault((start, end), _Line())
        line.kinds.add(kind)
        line.best |= best
        line.formal |= formal

    def _add(self, *refs: Ref) -> None:
        for ref in refs:
            self.order.setdefault(ref)
            self.row.setdefault(ref, self._row)

    def _stage(self, there: Ref, step: Step, number: int, *, best: bool) -> None:
        stage = Stage(step.stage.value)
        if step.known:
            self.does.setdefault(there, {}).setdefault(stage, (step.party if step.party != there else None, number))
        else:
            self.lacking.setdefault((there, None, stage.value), ("unknown", best))

    def reach(self, way: Route) -> None:
        """Add how a signal gets to a place that misses something, where no route that is told says so."""
        before = set(self.lines)
        self._follow(way, best=False, asks=False)
        self.best.update(dict.fromkeys(ref for line in self.lines if line not in before for ref in line))

    def arrives(self) -> set[Ref]:
        """Return the places that a signal gets to in the picture, missing hand-overs included."""
        graph: nx.DiGraph[Ref] = nx.DiGraph(list(self.lines))
        graph.add_edges_from((start, end) for start, end, _ in self.lacking if end is not None)
        graph.add_node(self.answer.source)
        return {self.answer.source, *nx.descendants(graph, self.answer.source)}

    def link(self, link: MissingLink) -> None:
        """Add what would make a way: a hand-over to somebody, or who takes a stage."""
        for one in (link, *link.also):
            known = "absent" if one.known else "unknown"
            for ref in (one.start, one.end):
                if ref is not None:
                    self._add(ref)
                    self.best.setdefault(ref)
            stage = one.stage.value if one.stage and one.end is None else ""
            # The same question, or one that says less, may already stand behind a chain.
            for less in (stage, ""):
                self.lacking.pop((one.start, None, less), None)
            self.lacking[(one.start, one.end, stage)] = (known, True)


def _aside(place: int) -> int:
    """Return the row of a route beside the best one: below it, above it, further below it."""
    return (place + 1) // 2 * (1 if place % 2 else -1)


def _place(step: Step, here: Ref) -> Ref:
    """Return where a signal is at a step."""
    # Who may commit its organisation decides at the table; otherwise it goes to that organisation.
    if step.kind in _HOME and step.stage is RouteStage.PASS and step.party is not None:
        return step.party
    return step.via or step.party or here


def _moves(step: Step, here: Ref, there: Ref) -> Iterator[tuple[Ref, Ref, TieKind]]:
    """Return how a signal came where it is, through whom when somebody took it along."""
    if here == there:
        return
    if step.kind is None or step.kind not in _KINDS:
        yield here, there, TieKind.WORKS_FOR if here.label == "Expert" else TieKind.ROUTE
        return
    carrier = step.party if step.kind is ArcKind.SHARED and step.stage is RouteStage.PASS else None
    if carrier is None or carrier in (here, there):
        yield here, there, _KINDS[step.kind]
        return
    yield here, carrier, TieKind.HEARS
    yield carrier, there, TieKind.CARRIES


def route_view(scene: Scene, wish: Wish, answer: RouteAnswer) -> View:
    """Return the routes of an answer, in columns from who sees the signal (left) to who decides (right).

    The best route is one row, and what is only on another route stands in a row of its own.

    A step through a shared member has that member in between. Where there is no route, or none is known, the recorded
    chains end in missing places: code ``takes`` (that place may not take a stage), ``route`` (no way on) or ``link``
    (no hand-over to the place behind it), with ``known``, ``stage``, ``subject`` (what misses it) and ``first``: it
    belongs to what is told first. Of the missing links the cheapest is drawn, with all that it takes.

    Returns
    -------
    View
        The centre is the best route in its order, always shown whole. Values of nodes: ``numbers`` (of the steps of
        the best route there), ``does`` (a stage, who takes it there (None: the place itself), and the number of that
        step of the best route or 0), ``decides`` and ``carries`` (somebody who takes it along). ``counts``:
        ``handovers`` and ``informal`` of the best route, ``alternatives``, and ``parties``, ``consultations`` and
        ``experts`` on it. An answer without a route and without a missing link gives the source with a missing place
        behind it.
    """
    picture = _Picture(answer)
    if answer.status is not RouteStatus.ROUTE and answer.missing_links:
        picture.link(answer.missing_links[0])
        _join(scene, picture, answer.missing_links[0])
    elif answer.status is not RouteStatus.ROUTE and not picture.lacking:
        known = "absent" if answer.status is RouteStatus.NO_ROUTE else "unknown"
        picture.lacking[(answer.source, None, "")] = (known, True)
    _mark_ends(scene, picture)
    shown = _shown(picture, wish)
    missing = [item for item in picture.lacking.items() if item[0][0] in shown]
    columns = _columns(picture, [key for key, _ in missing])
    top = min(picture.row[ref] for ref in shown)
    nodes = [*_nodes(scene, picture, shown, columns, top)]
    ties = _ties(picture, shown)
    for number, ((start, end, stage), (known, first)) in enumerate(missing, 1):
        name = f"missing:{number}"
        code = "takes" if stage else "link" if end else "route"
        values = {"known": known, "stage": stage, "subject": start, "first": first}
        where = columns[_absent(number)]
        nodes.append(
            Node(
                id=name,
                kind=NodeKind.MISSING,
                steps=len(nodes),
                column=where,
                row=picture.row[start] - top,
                code=code,
                values=values,
            )
        )
        lost = Tie(start=str(start), end=name, kinds=(TieKind.MISSING,), directed=True)
        ties.append(lost)
        if end is not None and end in shown:
            ties.append(replace(lost, start=name, end=str(end)))
    best = answer.routes[0] if answer.routes else None
    counts = {
        **counted(picture.best),
        "handovers": best.handovers if best else 0,
        "informal": best.informal if best else 0,
        "alternatives": max(0, len(answer.routes) - 1),
    }
    return View(
        wish=wish,
        arrangement=Arrangement.GRID,
        centre=tuple(str(ref) for ref in picture.best),
        nodes=tuple(nodes),
        ties=tuple(ties),
        total=len(picture.order),
        counts=counts,
        code=answer.status.value,
    )


def _join(scene: Scene, picture: _Picture, link: MissingLink) -> None:
    """Tie what misses something to who sees the signal: recorded ways stop sooner than what people tell each other."""
    answer = picture.answer
    theme, area = answer.theme.id if answer.theme else "", answer.area.id if answer.area else ""
    graph = staged(scene.facts, theme, area)
    begin = graph.entry(answer.source)
    if begin is None:
        return
    for one in (link, *link.also):
        if one.start in picture.arrives():
            continue
        away = away_from(graph, graph.state(begin))
        there = min(graph.states_of.get(one.start, ()), key=lambda state: (away[state], state), default=None)
        if there is not None and isfinite(away[there]):
            path = back_from(graph, away, there, recorded_only=False)
            picture.reach(route_of(Telling(scene.facts, answer.source, theme, area), path))


def _mark_ends(scene: Scene, picture: _Picture) -> None:
    """Say of the places that a missing link would lead to whether they interpret or decide."""
    answer = picture.answer
    ends = [end for _, end, _ in picture.lacking if end is not None]
    if not ends:
        return
    graph = staged(scene.facts, answer.theme.id if answer.theme else "", answer.area.id if answer.area else "")
    for stage, who in graph.abilities.known.items():
        for end in ends:
            if end in who:
                party = who[end][0]
                picture.does.setdefault(end, {}).setdefault(stage, (party if party != end else None, 0))


def _shown(picture: _Picture, wish: Wish) -> dict[Ref, None]:
    """Return the best route, the alternatives in their order while there is room, and what was grown."""
    shown = dict(picture.best)
    for ref in picture.order:
        if len(shown) < wish.most:
            shown.setdefault(ref)
    for text in wish.grown:
        for start, end in picture.lines:
            if text in (str(start), str(end)):
                shown.setdefault(start)
                shown.setdefault(end)
    return shown


def _absent(number: int) -> Ref:
    """Return what stands for a missing place while columns are looked for."""
    return Ref("Missing", str(number))


def _columns(picture: _Picture, missing: Sequence[tuple[Ref, Ref | None, str]]) -> dict[Ref, int]:
    """Return the column of everything, missing places included: the longest way to a decision counts."""
    onward: nx.DiGraph[Ref] = nx.DiGraph()
    onward.add_nodes_from(sorted(picture.order))
    onward.add_edges_from(sorted(picture.lines))
    for number, (start, end, _) in enumerate(missing, 1):
        onward.add_edge(start, _absent(number))
        if end is not None:
            onward.add_edge(_absent(number), end)
    deciding = {ref for ref, does in picture.does.items() if Stage.DECIDE in does}
    found = layers(onward, deciding)
    first = min(found.values(), default=0)
    return {ref: column - first for ref, column in found.items()}


def _nodes(
    scene: Scene, picture: _Picture, shown: dict[Ref, None], columns: dict[Ref, int], top: int
) -> Iterator[Node]:
    for place, ref in enumerate([*picture.best, *(ref for ref in shown if ref not in picture.best)]):
        does = picture.does.get(ref, {})
        values: dict[str, object] = {
            "numbers": tuple(picture.numbers.get(ref, ())),
            "does": tuple((stage.value, *who) for stage, who in sorted(does.items(), key=_stage_order)),
        }
        if Stage.DECIDE in does:
            values["decides"] = True
        if ref in picture.carriers:
            values["carries"] = True
        near = {a if b == ref else b for a, b in picture.lines if ref in (a, b)}
        more: dict[str, object] = {"steps": place, "hidden": len(near - shown.keys()), "column": columns[ref]}
        more |= {"row": picture.row[ref] - top, "values": values}
        if ref.label == Channel.KIND:
            yield Node(id=str(ref), kind=NodeKind.CHANNEL, ref=ref, **more)  # type: ignore[arg-type]
        else:
            yield scene.node(ref, **more)


def _stage_order(pair: tuple[Stage, tuple[Ref | None, int]]) -> int:
    return list(Stage).index(pair[0])


def _ties(picture: _Picture, shown: dict[Ref, None]) -> list[Tie]:
    return [
        Tie(
            start=str(start),
            end=str(end),
            kinds=tuple(sorted(line.kinds, key=_KIND_ORDER.index)),
            directed=line.kinds != {TieKind.WORKS_FOR},
            best=line.best,
            informal=not line.formal and not line.kinds <= {TieKind.WORKS_FOR},
        )
        for (start, end), line in picture.lines.items()
        if start in shown and end in shown
    ]
