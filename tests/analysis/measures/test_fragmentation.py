"""Borgatti's key players: by hand, against R, and against deleting every node."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from netmap.analysis.measures.fragmentation import (
    distance_weighted_fragmentation,
    distance_weighted_reach,
    fragmentation,
    fragmentation_without,
    reach_within,
)
from tests.analysis.measures.networks import random_graph, random_two_mode, search_and_rescue


def pairs_apart(graph: nx.Graph) -> float:
    """F by its meaning: the share of ordered pairs without a path."""
    n = len(graph)
    reached = sum(len(found) - 1 for _, found in nx.all_pairs_shortest_path_length(graph))
    return 1 - reached / (n * (n - 1)) if n > 1 else 0.0


def test_the_kite_falls_apart_as_r_igraph_counts() -> None:
    """Components and distances by R igraph 1.3.5, put in the formulas of Borgatti (2006)."""
    kite = nx.krackhardt_kite_graph()
    assert fragmentation(kite) == 0
    assert list(fragmentation_without(kite).values()) == pytest.approx([0] * 7 + [0.388888888889, 0.222222222222, 0])
    assert distance_weighted_fragmentation(kite) == pytest.approx(0.353703703704)
    assert reach_within(kite, [0], 2) == 8
    assert distance_weighted_reach(kite, [7]) == pytest.approx(0.7)


def test_a_disaster_response_is_as_far_apart_as_r_igraph_counts() -> None:
    assert distance_weighted_fragmentation(search_and_rescue("Cheyenne")[0].to_undirected()) == pytest.approx(
        0.175824175824
    )
    assert distance_weighted_fragmentation(search_and_rescue("Texas")[0].to_undirected()) == pytest.approx(
        0.292222222222
    )


@pytest.mark.parametrize("seed", range(200))
def test_cutting_in_one_walk_is_the_same_as_deleting_every_node(seed: int) -> None:
    graph = random_graph(seed) if seed % 2 else random_two_mode(seed)[0]
    graph.add_edges_from((node, node) for node in list(graph)[:2])  # a loop keeps nobody together
    found = fragmentation_without(graph)
    assert list(found) == list(graph)
    assert fragmentation(graph) == pytest.approx(pairs_apart(graph))
    for node in graph:
        without = graph.copy()
        without.remove_node(node)
        assert found[node] == pytest.approx(pairs_apart(without) - pairs_apart(graph)), node


@pytest.mark.parametrize("seed", range(50))
def test_reach_and_distance_are_those_of_all_shortest_paths(seed: int) -> None:
    graph = random_graph(seed)
    if not len(graph):
        return
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    n = len(graph)
    near = sum(1 / d for found in lengths.values() for d in found.values() if d)
    assert distance_weighted_fragmentation(graph) == pytest.approx(1 - near / (n * (n - 1)) if n > 1 else 0)
    members = random.Random(seed).sample(list(graph), min(3, n))
    nearest = {
        node: min(lengths[member][node] for member in members if node in lengths[member])
        for node in graph
        if any(node in lengths[member] for member in members)
    }
    for steps in range(4):
        assert reach_within(graph, members, steps) == sum(d <= steps for d in nearest.values())
    assert distance_weighted_reach(graph, members) == pytest.approx(sum(1 / max(d, 1) for d in nearest.values()) / n)


def test_one_more_member_never_reaches_less() -> None:
    graph = random_graph(7)
    for size in range(len(graph)):
        assert reach_within(graph, range(size + 1), 1) >= reach_within(graph, range(size), 1)


def test_what_is_empty_or_alone_is_not_apart() -> None:
    empty, alone = nx.Graph(), nx.empty_graph(1)
    for graph in (empty, alone):
        assert fragmentation(graph) == 0
        assert distance_weighted_fragmentation(graph) == 0
        assert fragmentation_without(graph) == dict.fromkeys(graph, 0.0)
    assert (reach_within(empty, [], 3), distance_weighted_reach(empty, [])) == (0, 0)
    assert distance_weighted_reach(alone, [0]) == 1
    assert (reach_within(nx.path_graph(3), [], 2), distance_weighted_reach(nx.path_graph(3), [])) == (0, 0)
    assert fragmentation(nx.empty_graph(4)) == 1


def test_the_smallest_worst_cut_is_known_by_hand() -> None:
    # Two triangles joined in node 2: whole F 0; without 2 two pairs stay: 1 - 4 / 12.
    bow = nx.Graph([(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4)])
    assert fragmentation_without(bow) == {0: 0, 1: 0, 2: pytest.approx(2 / 3), 3: 0, 4: 0}


def test_a_long_chain_does_not_run_out_of_calls() -> None:
    chain = nx.path_graph(20_000)
    found = fragmentation_without(chain)
    assert found[0] == pytest.approx(0, abs=1e-12)
    assert found[10_000] == pytest.approx(0.5, abs=1e-3)


def test_what_these_are_not_defined_for_is_refused() -> None:
    for measure in (fragmentation, distance_weighted_fragmentation, fragmentation_without):
        with pytest.raises(ValueError, match="undirected"):
            measure(nx.DiGraph([(1, 2)]))
    with pytest.raises(ValueError, match="not in the graph: 9"):
        reach_within(nx.path_graph(2), [9], 1)
    with pytest.raises(ValueError, match="at least 0"):
        reach_within(nx.path_graph(2), [0], -1)
