"""Without whom signals get nowhere: by hand, and equal to taking each one out on random networks."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.results import SinglePoint
from netmap.analysis.routes.single_points import hanging, single_points
from netmap.analysis.routes.staged import Staged, staged
from netmap.analysis.routes.ways import first_leg, places, second_leg, ways
from netmap.model import Ref
from tests.analysis.routes.random_towns import random_town, without
from tests.build import DAY, Build, meeting, org


def points(b: Build, theme: str = "", area: str = "") -> dict[Ref, SinglePoint]:
    return dict(single_points(Facts(b.network(), DAY), theme, area))


def chain() -> Build:
    """Youth work sits in W, which advises and hands on to D, which decides; the police sits in both."""
    b = Build()
    b.org("youth")
    b.org("police")
    b.meeting("W", mandate=m.Mandate.ADVISE)
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.seat("youth", "W")
    b.seat("police", "W")
    b.seat("police", "D")
    b.route(meeting("W"), meeting("D"))
    return b


# --- by hand ------------------------------------------------------------------------------------------------------


def test_who_has_one_way_loses_it_with_each_place_on_it() -> None:
    found = points(chain())
    assert found[meeting("W")].breaks == (meeting("D"), org("police"), org("youth"))
    assert found[meeting("D")].breaks == (meeting("W"), org("police"), org("youth"))


def test_a_way_through_a_shared_member_is_kept_when_the_recorded_one_goes() -> None:
    b = chain()
    b.meeting("X")
    b.records.pop(("PASSES_ON", m.route_id(meeting("W"), meeting("D"), m.Direction.UP, None)))
    b.route(meeting("W"), meeting("X"))
    b.route(meeting("X"), meeting("D"))
    found = points(b)
    assert found[meeting("X")].breaks == ()
    # The decider too, since nobody but W interprets and it has no recorded way to W.
    assert found[meeting("X")].breaks_recorded == (meeting("W"), org("police"), org("youth"))
    # Without the police the recorded way from W is left; a signal that comes up at D or X has no other way back to W.
    assert found[org("police")].breaks == (meeting("D"), meeting("X"))


def test_who_alone_interprets_at_a_table_is_a_single_point_and_one_of_two_is_not() -> None:
    b = Build()
    b.theme("T")
    for name in ("youth", "health", "welfare"):
        b.org(name)
    b.meeting("D", mandate=m.Mandate.DECIDE)
    for name in ("youth", "health"):
        b.seat(name, "D")
    b.covers(org("health"), "T", "interpret")
    assert points(b)[org("health")].breaks == (meeting("D"), org("youth"))
    b.covers(org("welfare"), "T", "interpret")
    b.seat("welfare", "D")
    assert org("health") not in points(b)
    assert org("welfare") not in points(b)


def test_all_standings_and_stages_of_a_party_count_as_one() -> None:
    """Two ways, both through health: once as interpreter at home, once as member of another table."""
    b = Build()
    b.theme("T")
    for name in ("youth", "health"):
        b.org(name)
    b.meeting("W")
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.covers(org("health"), "T", "interpret")
    b.seat("youth", "W")
    b.seat("health", "W")
    b.seat("health", "D")
    b.route(org("youth"), org("health"))
    found = points(b)
    assert org("youth") in found[org("health")].breaks
    assert org("youth") not in (found[meeting("W")].breaks if meeting("W") in found else ())


def test_nobody_breaks_anything_where_there_is_no_way_at_all() -> None:
    assert points(Build()) == {}
    b = Build()
    b.org("alone")
    b.meeting("W")
    b.seat("alone", "W")
    assert points(b) == {}


def test_a_theme_and_an_area_leave_out_what_is_not_for_them() -> None:
    b = chain()
    b.theme("T")
    assert points(b, "T") == {}, "nobody is known to decide on it"
    b.area("noord")
    b.area("zuid")
    b.meeting("W2", mandate=m.Mandate.ADVISE)
    b.seat("youth", "W2")
    b.route(meeting("W2"), meeting("D"))
    b.tie(m.Serves, meeting("W2"), m.Ref("Area", "geb-zuid"))
    assert org("youth") not in points(b).get(meeting("W"), SinglePoint(place=meeting("W"))).breaks
    assert org("youth") in points(b, "", "geb-noord")[meeting("W")].breaks


# --- equal to the definition ----------------------------------------------------------------------------------------


def graph_of(graph: Staged, *, recorded: bool) -> nx.DiGraph[int]:
    found: nx.DiGraph[int] = nx.DiGraph()
    found.add_nodes_from(range(graph.sink + 1))
    for start, end, arc in zip(graph.starts.tolist(), graph.ends.tolist(), graph.arcs, strict=True):
        if not arc.cost.unknown and not (recorded and arc.cost.informal):
            found.add_edge(start, end)
    return found


def with_way(network: m.Network, sources: Iterable[Ref], *, recorded: bool) -> set[Ref]:
    """Return which places get to a decision, looked for in networkx in a graph that is made for this."""
    graph = staged(Facts(network, DAY))
    arriving = nx.ancestors(graph_of(graph, recorded=recorded), graph.sink)
    entries = {ref: graph.entry(ref) for ref in sources}
    return {ref for ref, vertex in entries.items() if vertex and graph.state(vertex) in arriving}


@pytest.mark.parametrize("block", range(10))
def test_equal_to_taking_each_one_out_of_the_network(block: int) -> None:
    """Two hundred networks: the record of each party and consultation ends, and everything is made anew."""
    pairs = 0
    for seed in range(20 * block, 20 * block + 20):
        b = random_town(seed, parties=5 + seed % 5, tables=3 + seed % 4)
        network = b.network()
        facts = Facts(network, DAY)
        sources = places(facts, staged(facts))
        found = single_points(facts)
        before = {recorded: with_way(network, sources, recorded=recorded) for recorded in (False, True)}
        for record in (*facts.organisations, *facts.consultations):
            gone = record.ref
            left = without(network, gone)
            others = [ref for ref in sources if ref != gone]
            lost = {r: (before[r] - {gone}) - with_way(left, others, recorded=r) for r in (False, True)}
            point = found.get(gone, SinglePoint(place=gone))
            assert set(point.breaks) == lost[False], (seed, gone)
            assert set(point.breaks_recorded) == lost[True] - lost[False], (seed, gone)
            pairs += len(lost[True] | lost[False])
    assert pairs, "networks in which nothing breaks test nothing"


def test_the_quick_answers_agree_with_the_plain_test_on_larger_networks() -> None:
    for seed in range(300, 306):
        b = random_town(seed, parties=60, tables=30)
        facts = Facts(b.network(), DAY)
        for graph in (ways(facts), ways(facts, recorded_only=True), first_leg(facts), second_leg(facts)):
            plain: nx.DiGraph[int] = nx.DiGraph()
            plain.add_nodes_from(range(len(graph.of)))
            plain.add_edges_from(zip(graph.starts.tolist(), graph.ends.tolist(), strict=True))
            found = hanging(graph)
            for number, gone in enumerate(graph.refs):
                states = [state for state, of in enumerate(graph.of.tolist()) if of == number]
                left = nx.ancestors(nx.restricted_view(plain, states, []), graph.sink) | {graph.sink}
                lost = {place for place, state in graph.entries.items() if place != gone and state not in left}
                assert found.get(gone, frozenset()) == lost, (seed, gone)


def test_the_order_of_records_does_not_matter() -> None:
    for seed in range(5):
        b = random_town(seed)
        one = points(b)
        b.records = dict(reversed(b.records.items()))
        assert list(points(b).items()) == list(one.items())
