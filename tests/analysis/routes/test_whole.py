"""The routes of a whole network: by hand, and the same as asking each place alone."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.results import RoutesAnswer, RouteStatus
from netmap.analysis.routes.staged import ArcKind, Level, staged
from netmap.analysis.routes.upward import route_from
from netmap.analysis.routes.whole import network_routes, routes_of
from netmap.model import Ref
from tests.analysis.routes.random_towns import random_town, without
from tests.build import DAY, Build, meeting, org


def routes(b: Build, theme: str = "", area: str = "") -> RoutesAnswer:
    return network_routes(b.network(), DAY, theme, area)


def town() -> Build:
    """Youth work sits in W, which advises and hands on to D, which decides; V is a table of its own."""
    b = Build()
    b.org("youth")
    b.org("sport")
    b.org("lone")
    b.meeting("W", mandate=m.Mandate.ADVISE)
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.seat("youth", "W")
    b.seat("sport", "V")
    b.route(meeting("W"), meeting("D"))
    return b


def told(b: Build) -> Build:
    for sheet in ("escalation", "participation", "coverage"):
        b.complete(sheet)
    return b


# --- by hand ------------------------------------------------------------------------------------------------------


def test_each_place_has_a_route_surely_none_or_is_open() -> None:
    found = routes(town())
    assert found.with_route == (meeting("W"), org("youth"))
    assert found.open == (meeting("D"), meeting("V"), org("sport"))
    assert found.without == ()
    assert org("lone") not in (*found.with_route, *found.open), "it sits nowhere and hands nothing on"
    found = routes(told(town()))
    assert found.open == ()
    assert found.without == (meeting("D"), meeting("V"), org("sport"))


def test_who_only_hands_on_or_coordinates_is_a_place_too() -> None:
    b = town()
    b.route(org("lone"), meeting("W"))
    b.org("chair")
    b.tie(m.Coordinates, org("chair"), meeting("W"))
    assert {org("lone"), org("chair")} <= set(routes(b).with_route)
    b.org("told")
    b.route(org("told"), meeting("W"), "up", "informs")
    found = routes(b)
    assert org("told") not in (*found.with_route, *found.open)


def test_the_parts_are_those_of_their_own_analyses() -> None:
    b = town()
    b.meeting("K", hub=True)
    b.route(meeting("K"), meeting("W"), "down")
    b.says("no", "route", meeting("V"))
    found = routes(b)
    assert [end.place for end in found.dead_ends] == [meeting("V")] * 2
    assert found.no_way_up == (meeting("K"),)
    assert [point.place for point in found.single_points] == [meeting("D"), meeting("W")]
    assert {busy.place for busy in found.bottlenecks} == {meeting("D"), meeting("W")}
    assert found.down
    assert found.down.by_step == (0, 1, 1, 1)
    assert routes(town()).down is None, "without a core team"


def test_each_leg_hangs_on_one_place_or_not() -> None:
    b = town()
    found = routes(b)
    assert found.one_way == {"interpret": (org("youth"),), "decide": (meeting("W"),)}, "W interprets itself"
    b.meeting("W2", mandate=m.Mandate.ADVISE)
    b.seat("youth", "W2")
    assert routes(b).one_way["interpret"] == ()
    b.meeting("D2", mandate=m.Mandate.DECIDE)
    b.route(meeting("W"), meeting("D2"))
    assert meeting("W") not in routes(b).one_way["decide"]


def test_an_empty_network_has_an_empty_answer() -> None:
    assert network_routes(m.Network(id="net-x", name="X"), DAY) == RoutesAnswer(
        theme=None, area=None, one_way={"interpret": (), "decide": ()}
    )


def test_a_theme_and_an_area_are_named_and_kept_to() -> None:
    b = town()
    b.theme("T")
    b.area("noord")
    b.area("zuid")
    b.tie(m.Serves, meeting("V"), Ref("Area", "geb-zuid"))
    found = routes(b, "T", "geb-noord")
    assert (found.theme, found.area) == (Ref("Theme", "T"), Ref("Area", "geb-noord"))
    assert meeting("V") not in (*found.with_route, *found.open, *found.without)
    assert found.with_route == (), "nobody is known to interpret it"
    for ref in (meeting("W"), meeting("D")):
        b.tie(m.MandateFor, ref, Ref("Theme", "T"))
    assert routes(b, "T", "geb-noord").with_route == (meeting("W"), org("youth"))


def test_without_a_theme_a_route_is_one_for_any_theme_and_it_is_said() -> None:
    b = Build()
    b.theme("T", "U")
    b.org("A")
    b.meeting("W", mandate=m.Mandate.DECIDE, decides=("U",))
    b.seat("A", "W")
    b.covers(org("A"), "T", "interpret")
    found = routes(b)
    assert found.with_route == (meeting("W"), org("A"))
    assert found.any_theme
    for theme in ("T", "U"):
        found = routes(b, theme)
        assert found.with_route == ()
        assert not found.any_theme
    assert not routes(Build()).any_theme, "of nothing nothing is said"


def test_progress_tells_all_parts() -> None:
    seen: list[tuple[int, int]] = []
    network_routes(town().network(), DAY, progress=lambda done, parts: seen.append((done, parts)))
    assert seen == [(number, len(seen)) for number in range(1, len(seen) + 1)]


def test_parts_that_are_not_connected_are_looked_at_together() -> None:
    b = town()
    b.meeting("X", mandate=m.Mandate.DECIDE)
    b.covers(meeting("X"), "T", "interpret")
    b.theme("T")
    b.seat("lone", "X")
    found = routes(b)
    assert {meeting("X"), org("lone"), org("youth")} <= set(found.with_route)


# --- the same as each alone -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", range(4))
def test_each_place_is_told_as_when_it_is_asked_alone(block: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(12 * block, 12 * block + 12):
        b = random_town(seed, parties=6, tables=4, areas=bool(seed % 2))
        if seed % 3 == 0:
            told(b)
            for name in ("t0", "t1", "t2", "t3"):
                b.says("no", "mandate", meeting(name))
        if seed % 4 == 0:
            b.route(meeting("t0"), meeting("t1"), status=m.Status.UNKNOWN)
        facts = Facts(b.network(), DAY)
        for theme, area in (("", ""), ("T", "geb-noord" if seed % 2 else "")):
            found = routes_of(facts, theme, area)
            lists = {
                RouteStatus.ROUTE: found.with_route,
                RouteStatus.UNKNOWN: found.open,
                RouteStatus.NO_ROUTE: found.without,
            }
            for status, some in lists.items():
                assert list(some) == sorted(set(some))
                for place in some:
                    assert route_from(facts, place, theme, area).status is status, (seed, theme, place)
                    seen[status] += 1
    assert min(seen[status] for status in RouteStatus) > 0, seen


def test_a_leg_hangs_on_one_place_as_when_each_is_taken_out() -> None:
    """Each one ends, everything is made anew, and networkx looks whether the leg is still there."""
    hanging = 0
    for seed in range(15):
        network = random_town(seed, parties=6, tables=4).network()
        facts = Facts(network, DAY)
        found, legs = routes_of(facts), _legs(network)
        for place in (*found.with_route, *found.open, *found.without):
            lost = [
                legs[place] - _legs(without(network, record.ref))[place]
                for record in (*facts.organisations, *facts.consultations)
                if record.ref != place
            ]
            # The second leg is told of those who interpret; whether they still would is the first leg's.
            expected = set().union(*lost) - ({"itself"} if "itself" in legs[place] else {"itself", "decide"})
            assert {leg for leg, places in found.one_way.items() if place in places} == expected, (seed, place)
            hanging += len(expected)
    assert hanging > 20


def _legs(network: m.Network) -> dict[Ref, set[str]]:
    """Return which legs there are from each place: to who interprets, and from there, interpreted, to a decision."""
    graph = staged(Facts(network, DAY))
    plain: nx.DiGraph[int] = nx.DiGraph()
    plain.add_nodes_from(range(graph.sink + 1))
    known = [n for n in range(len(graph.arcs)) if graph.known[n]]
    plain.add_edges_from((int(graph.starts[n]), int(graph.ends[n])) for n in known)
    interpreting = {int(graph.starts[n]) for n in known if graph.arcs[n].kind is ArcKind.INTERPRET}
    found: dict[Ref, set[str]] = {}
    for place in graph.states_of:
        vertex = graph.entry(place)
        assert vertex
        begin = graph.state(vertex)
        found[place] = {"interpret"} if (nx.descendants(plain, begin) | {begin}) & interpreting else set()
        if graph.sink in nx.descendants(plain, graph.state(vertex, Level.INTERPRETED)):
            found[place].add("decide")
        if begin in interpreting:
            found[place].add("itself")
    return found


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    b = random_town(seed)
    one = routes(b, "T")
    b.records = dict(reversed(b.records.items()))
    assert routes(b, "T") == one
