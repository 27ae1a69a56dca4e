"""The routes of a whole network: who has one, where signals stop, and what they hang on.

Which question of the user: *when somebody sees something here, does it get to who may decide; and what if one place
falls away?*
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

import numpy as np

from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask
from netmap.analysis.routes.asks import ask_of_theme, each_once
from netmap.analysis.routes.bottleneck import bottlenecks
from netmap.analysis.routes.dead_ends import find_ends
from netmap.analysis.routes.downward import spread_down
from netmap.analysis.routes.results import RoutesAnswer, Takers, TakerState
from netmap.analysis.routes.single_points import hanging, single_points
from netmap.analysis.routes.staged import Staged, staged
from netmap.analysis.routes.takers import takers
from netmap.analysis.routes.telling import all_told, facts_if_held, fully_told
from netmap.analysis.routes.ways import Ways, first_leg, places, reaching, second_leg
from netmap.model import Area, Network, Ref, Stage, Theme

__all__ = ["network_routes", "routes_of"]

#: Told how many parts of the work are done, and how many there are.
Progress = Callable[[int, int], None]
#: Steps in which a request goes down.
_WITHIN = 3
_PARTS = 7


def network_routes(
    network: Network, day: date, theme: str = "", area: str = "", *, progress: Progress | None = None
) -> RoutesAnswer:
    """Return the routes of a whole network.

    Parameters
    ----------
    network : Network
    day : date
        The reference date: what counts as active.
    theme, area : str
        Ids; "": any. Without a theme, who interprets one and who decides on another make a route together: it says
        that signals get through at all (``any_theme``). With an area, consultations that serve other areas only are
        left out.
    progress : callable, optional
        Called with how many parts of the work are done, and how many there are.

    Returns
    -------
    RoutesAnswer
        Places are active consultations, and active parties that sit somewhere, coordinate or hand on. Each is in one
        of ``with_route``, ``open`` and ``without``, as :func:`netmap.analysis.routes.upward.find_route` says of it
        alone. ``one_way`` has "interpret": places whose way to who interprets hangs on one other place; and "decide":
        places that interpret and whose way from there to a decision does. ``bottlenecks`` and ``single_points`` hold
        parties and consultations, first those on which most depends. ``down`` is the request of the core teams in
        three steps, None without one. An empty network gives an empty answer; parts that are not connected are looked
        at together.

    Notes
    -----
    Each part is a few searches through the graph; ``benchmarks/routes.py`` measures them. Memory grows with states
    times places, a bit for each: some megabytes at 2,000 parties.
    """
    return routes_of(Facts(network, day), theme, area, progress=progress)


def routes_of(facts: Facts, theme: str = "", area: str = "", *, progress: Progress | None = None) -> RoutesAnswer:
    """Return the same from facts; see :func:`network_routes`."""
    told = progress or (lambda done, parts: None)
    staged(facts, theme, area)
    told(1, _PARTS)
    with_route, still_open, without = _statuses(facts, theme, area)
    told(2, _PARTS)
    ends = find_ends(facts, theme, area)
    told(3, _PARTS)
    points = single_points(facts, theme, area)
    told(4, _PARTS)
    busiest = bottlenecks(facts, theme, area)
    told(5, _PARTS)
    one_way = {"interpret": _hangs(first_leg(facts, theme, area)), "decide": _hangs(second_leg(facts, theme, area))}
    told(6, _PARTS)
    down = spread_down(facts, (), _WITHIN, area)
    told(7, _PARTS)
    taking = takers(facts, theme, area) if theme else {}
    return RoutesAnswer(
        theme=Ref(Theme.KIND, theme) if theme else None,
        area=Ref(Area.KIND, area) if area else None,
        with_route=with_route,
        open=still_open,
        without=without,
        no_way_up=ends.no_way_up,
        dead_ends=ends.dead_ends,
        loops=ends.loops,
        single_points=tuple(sorted(points.values(), key=lambda p: (-len(p.breaks), -len(p.breaks_recorded), p.place))),
        bottlenecks=busiest,
        one_way=one_way,
        down=down if down.sources else None,
        asks=each_once((*_theme_asks(facts, theme, taking), *ends.asks)),
        takers=taking,
        seatless=_seatless(facts, theme, area),
        any_theme=not theme and bool(with_route or still_open or without),
    )


def _hangs(leg: Ways) -> tuple[Ref, ...]:
    """Return the places that cannot go this leg any more when some one other place is gone, by id."""
    return tuple(sorted({place for lost in hanging(leg).values() for place in lost}))


def _theme_asks(facts: Facts, theme: str, taking: Mapping[Stage, Takers]) -> tuple[Ask, ...]:
    """Return who takes a stage of the theme, where nobody is known to: without an answer no place has a way."""
    unknown = (stage for stage, taker in taking.items() if taker.state is TakerState.UNKNOWN)
    return tuple(ask_of_theme(facts, stage, theme) for stage in unknown)


def _seatless(facts: Facts, theme: str, area: str) -> tuple[Ref, ...]:
    """Return the active parties that are no place: they sit nowhere and hand nothing on, by id."""
    every = set(places(facts, staged(facts, theme, area)))
    return tuple(party.ref for party in facts.organisations if party.ref not in every)


# --- who has a route ----------------------------------------------------------------------------------------------


def _statuses(facts: Facts, theme: str, area: str) -> tuple[tuple[Ref, ...], tuple[Ref, ...], tuple[Ref, ...]]:
    """Return the places that have a known route, of which it is not known, and that surely have none; by id.

    A row of which it is not known whether it holds leaves open all that it would; one that is suspended what it would
    make by itself.
    """
    every = places(facts, staged(facts, theme, area))
    with_route = _with_route(facts, every, theme, area)
    left = [place for place in every if place not in with_route]
    without = _surely_none(facts, left, theme, area)
    if without:
        open_rows, all_rows = facts_if_held(facts)
        if open_rows:
            without = _surely_none(open_rows, sorted(without), theme, area)
        if all_rows:
            without -= _with_route(all_rows, sorted(without), theme, area)
    still_open = tuple(place for place in left if place not in without)
    return tuple(place for place in every if place in with_route), still_open, tuple(sorted(without))


def _with_route(facts: Facts, some: Collection[Ref], theme: str, area: str) -> set[Ref]:
    graph = staged(facts, theme, area)
    arrives = reaching(graph.starts[graph.known], graph.ends[graph.known], graph.sink + 1, [graph.sink])
    return {place for place, state in _entries(graph, some).items() if arrives[state]}


def _surely_none(facts: Facts, some: Collection[Ref], theme: str, area: str) -> set[Ref]:
    """Return the places from which no way leads to a decision, nor to a place of which something was not told."""
    if not some or not all_told(facts, (), theme):
        return set()
    graph = staged(facts, theme, area)
    entries = _entries(graph, some)
    within = reaching(graph.ends, graph.starts, graph.sink + 1, list(entries.values()))
    met = {graph.moves.vertices[state % graph.size].ref for state in np.flatnonzero(within[:-1]).tolist()}
    untold = [state for ref in sorted(met) if not fully_told(facts, ref, theme) for state in graph.states_of[ref]]
    perhaps = reaching(graph.starts, graph.ends, graph.sink + 1, [graph.sink, *untold])
    # What is no active place has no way.
    return {place for place in some if place not in entries or not perhaps[entries[place]]}


def _entries(graph: Staged, some: Collection[Ref]) -> Mapping[Ref, int]:
    found = {place: graph.entry(place) for place in some}
    return {place: graph.state(vertex) for place, vertex in found.items() if vertex}
