"""Which way a signal goes from one place: verified, interpreted by who knows, decided on by who may.

Which question of the user: *where do I take what I see?* (handreiking A3: signaleren, verifiëren, duiden, besluiten)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask
from netmap.analysis.routes.asks import (
    ask_employers,
    ask_of_theme,
    ask_stage,
    ask_whether_they_exist,
    ask_who_stops,
    each_once,
)
from netmap.analysis.routes.chains import chains, end_of, within_reach
from netmap.analysis.routes.disjoint import disjoint_routes
from netmap.analysis.routes.missing import missing_links
from netmap.analysis.routes.moving import ArcKind
from netmap.analysis.routes.partners import verification_partners, verifying_tables
from netmap.analysis.routes.paths import Path, Paths, away_from
from netmap.analysis.routes.results import MissingLink, RouteAnswer, RouteStatus
from netmap.analysis.routes.staged import Level, Staged, staged
from netmap.analysis.routes.steps import Telling, route_of
from netmap.analysis.routes.takers import takers
from netmap.analysis.routes.telling import all_told, facts_if_held, members_told, ways_on_told
from netmap.errors import UsageError
from netmap.model import Area, Channel, Expert, Network, Ref, Stage, Theme, WorksFor

__all__ = ["find_route", "route_from", "seen_by"]

_STAGES = {ArcKind.INTERPRET: Stage.INTERPRET, ArcKind.DECIDE: Stage.DECIDE}


def find_route(
    network: Network, day: date, source: Ref, theme: str = "", area: str = "", *, most: int = 3
) -> RouteAnswer:
    """Return which way a signal goes from one place.

    Parameters
    ----------
    network : Network
    day : date
        The reference date: what counts as active.
    source : Ref
        Who or what sees it: a party, a consultation, a channel where residents report, or an expert (then it is his
        organisation that sees it; of several the one from where the best way goes, the first by id of equals).
    theme, area : str
        Ids; "": any. With an area, a consultation that serves other areas only is no table.
    most : int
        At most so many routes, the best included.

    Returns
    -------
    RouteAnswer
        ``status`` is NO_ROUTE only when everything about every place that the signal can get to was told; silence
        gives UNKNOWN, with the recorded ways as far as they go and what to ask.

    Raises
    ------
    UsageError
        ``route.unknown_place`` when the source is not an active place of the network (so for each source of an empty
        network), or an expert whose organisation is not known.

    Notes
    -----
    Cheapest first: unknown stages, then informal steps, then steps, then not verified, then fewest moves, then id. A
    search is O(arcs log places); it is repeated for each consultation of the routes found.
    """
    return route_from(Facts(network, day), source, theme, area, most=most)


def route_from(facts: Facts, source: Ref, theme: str = "", area: str = "", *, most: int = 3) -> RouteAnswer:
    """Return the same from facts that were read already; see :func:`find_route`."""
    answers = [_route_from(facts, place, theme, area, most) for place in seen_by(facts, source) or (source,)]
    return min(answers, key=_preferred)


def _preferred(answer: RouteAnswer) -> tuple[object, ...]:
    """Return the order of answers: a known way, one that is not known, none; each the cheapest first, then by id."""
    best = answer.routes[0] if answer.routes else None
    cost = (len(best.unknown), best.informal, best.handovers, len(best.skipped)) if best else ()
    order = (RouteStatus.ROUTE, RouteStatus.UNKNOWN, RouteStatus.NO_ROUTE)
    return order.index(answer.status), best is None, cost, answer.source


def _route_from(facts: Facts, source: Ref, theme: str, area: str, most: int) -> RouteAnswer:
    search = _search(facts, source, theme, area)
    if search is None:
        raise UsageError("route.unknown_place", found=source.id)
    paths = Paths(search.graph, search.start, known_only=True).several(most)
    status = RouteStatus.ROUTE if paths else _without_route(facts, source, theme, area)
    known = status is RouteStatus.ROUTE
    if not paths:
        paths = _as_far_as_known(search, most)
    asked = Telling(facts, source, theme, area)
    best = paths[0] if paths else None
    missing = () if known else missing_links(facts, source, theme, area)
    return RouteAnswer(
        source=source,
        theme=Ref(Theme.KIND, theme) if theme else None,
        area=Ref(Area.KIND, area) if area else None,
        status=status,
        routes=tuple(route_of(asked, path) for path in paths),
        missing_links=missing,
        single_points=Paths(search.graph, search.start, known_only=True).hangs_on(best) if known and best else (),
        disjoint=disjoint_routes(facts, source, theme, area, best) if known and best else {},
        partners=verification_partners(facts, source, theme, area),
        asks=() if known else _asks(search, status, paths, missing),
        takers=takers(facts, theme, area),
        onward_told=source.label != Channel.KIND and ways_on_told(facts, source, theme) and members_told(facts, source),
    )


@dataclass(frozen=True)
class _Search:
    """The graph of routes as one source sees it, and where it starts."""

    facts: Facts
    source: Ref
    theme: str
    area: str
    graph: Staged
    start: int


def _search(facts: Facts, source: Ref, theme: str, area: str) -> _Search | None:
    graph = staged(facts, theme, area, verifiers=verifying_tables(facts, source))
    vertex = graph.entry(source)
    return None if vertex is None else _Search(facts, source, theme, area, graph, graph.state(vertex))


def seen_by(facts: Facts, source: Ref) -> tuple[Ref, ...]:
    """Return who sees it: of an expert his organisations, by id (empty when not known); else the place itself."""
    if source.label != Expert.KIND:
        return (source,)
    if source not in facts.nodes:
        return ()
    return tuple(sorted(tie.end for tie in facts.ties(WorksFor) if tie.start == source and tie.end in facts.nodes))


# --- when there is none -----------------------------------------------------------------------------------------


def _without_route(facts: Facts, source: Ref, theme: str, area: str) -> RouteStatus:
    """Return whether there is surely none, or nobody said.

    A row of which it is not known whether it holds leaves open all that it would; one that is suspended what it would
    make by itself.
    """
    open_rows, all_rows = facts_if_held(facts)
    sure = all(_surely_none(held, source, theme, area) for held in (facts, open_rows) if held)
    if not sure or (all_rows and _has_route(all_rows, source, theme, area)):
        return RouteStatus.UNKNOWN
    return RouteStatus.NO_ROUTE


def _surely_none(facts: Facts, source: Ref, theme: str, area: str) -> bool:
    """Return whether there is no known route, and nothing untold could make one."""
    graph = staged(facts, theme, area)
    vertex = graph.entry(source)
    if vertex is None:
        return True
    start = graph.state(vertex)
    if np.isfinite(graph.to_sink(graph.matrix())[start]):
        return False
    return all_told(facts, within_reach(graph, start), theme)


def _has_route(facts: Facts, source: Ref, theme: str, area: str) -> bool:
    graph = staged(facts, theme, area)
    vertex = graph.entry(source)
    return vertex is not None and bool(np.isfinite(graph.to_sink(graph.matrix(known_only=True))[graph.state(vertex)]))


def _as_far_as_known(search: _Search, most: int) -> list[Path]:
    """Return the best ways with stages of which nobody said who takes them, else those that stop on the way."""
    return Paths(search.graph, search.start, known_only=False).several(most) or chains(search.graph, search.start, most)


def _asks(search: _Search, status: RouteStatus, paths: list[Path], missing: tuple[MissingLink, ...]) -> tuple[Ask, ...]:
    """Return what to ask along the ways that are known in part; of no way who else could take a stage."""
    facts, theme = search.facts, search.theme
    if status is RouteStatus.NO_ROUTE:
        known = search.graph.abilities.known
        nobody = [stage for stage in _STAGES.values() if not known[stage]]
        return tuple(ask_of_theme(facts, stage, theme) for stage in nobody) if theme and not missing else ()
    # Where it can be interpreted, on a way that nobody recorded perhaps, nobody is asked who does that.
    interpreted = _is_interpreted(search)
    found: list[Ask] = []
    for path in paths:
        open_stages = [arc for arc in path.arcs if arc.cost.unknown]
        found += [ask_stage(facts, arc.start.ref, _STAGES[arc.kind], theme) for arc in open_stages]
        if not open_stages and (
            ask := ask_who_stops(facts, end_of(search.graph, path), theme, interpreted=interpreted)
        ):
            found.append(ask)
    if not found:
        found = list(_asks_around(search, interpreted=interpreted))
    return each_once(found)[:_MOST_ASKS]


def _is_interpreted(search: _Search) -> bool:
    """Return whether a signal gets to somebody who is known to interpret it."""
    reached = np.flatnonzero(np.isfinite(away_from(search.graph, search.start))).tolist()
    return any(search.graph.level(state) is Level.INTERPRETED for state in reached)


def _asks_around(search: _Search, *, interpreted: bool) -> Iterator[Ask]:
    """Yield what was not told of any place that a signal can get to, or could if all rows in doubt hold."""
    facts, source, theme, area = search.facts, search.source, search.theme, search.area
    for place in sorted(_reach(facts, source, theme, area)):
        if ask := ask_who_stops(facts, place, theme, interpreted=interpreted):
            yield ask
    yield from ask_employers(facts, theme)
    _, all_rows = facts_if_held(facts)
    if all_rows is not None:
        yield from ask_whether_they_exist(facts, _reach(all_rows, source, theme, area))


def _reach(facts: Facts, source: Ref, theme: str, area: str) -> frozenset[Ref]:
    graph = staged(facts, theme, area)
    vertex = graph.entry(source)
    return within_reach(graph, graph.state(vertex)) if vertex else frozenset()


#: More questions than this nobody asks at once; the first ones bring the others nearer.
_MOST_ASKS = 5
