"""Whether ties stay inside groups: by hand, against networkx, and against all orders of small networks."""

from __future__ import annotations

import itertools
import random

import networkx as nx
import pytest

from netmap.analysis.measures.mixing import ei_index, ei_permutation, meetings_by_pair
from tests.analysis.measures.networks import random_graph, random_two_mode, search_and_rescue


def test_the_index_runs_from_all_inside_to_all_across() -> None:
    graph = nx.complete_bipartite_graph(2, 2)
    assert ei_index(graph, {0: "a", 1: "a", 2: "b", 3: "b"}) == 1
    assert ei_index(graph, dict.fromkeys(graph, "a")) == -1
    assert ei_index(graph, {0: "a", 1: "b", 2: "a", 3: "b"}) == 0


@pytest.mark.parametrize("seed", range(200))
def test_the_index_is_one_less_twice_the_share_inside_that_networkx_counts(seed: int) -> None:
    graph = random_graph(seed)
    chance = random.Random(seed)
    nx.set_node_attributes(graph, {node: chance.choice("abc") for node in graph}, "kind")
    group = dict(graph.nodes(data="kind"))
    if not graph.number_of_edges():
        assert ei_index(graph, group) is None
        return
    inside = nx.attribute_mixing_matrix(graph, "kind", normalized=True).trace()
    assert ei_index(graph, group) == pytest.approx(1 - 2 * inside)


def test_ties_of_whom_the_group_is_not_known_and_loops_are_left_out() -> None:
    graph = nx.Graph([(1, 2), (2, 3), (3, 4), (1, 1)])
    assert ei_index(graph, {1: "a", 2: "b", 3: None}) == 1
    assert ei_index(graph, {}) is None
    assert ei_permutation(graph, {}) is None
    assert ei_index(nx.Graph(), {}) is None


def test_weights_count_and_a_negative_one_is_refused() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([(1, 2, 3), (2, 3, 1)])
    assert ei_index(graph, {1: "a", 2: "a", 3: "b"}, "weight") == -0.5
    with pytest.raises(ValueError, match="at least 0"):
        ei_index(nx.Graph([(1, 2, {"weight": -1})]), {1: "a", 2: "b"}, "weight")


def test_shuffled_groups_have_the_shares_of_all_orders() -> None:
    """Six nodes, three of each group: all 20 ways to deal them out are counted, and 4,000 draws come near."""
    graph = nx.Graph([(0, 1), (1, 2), (0, 2), (3, 4), (2, 3)])
    group = {node: "a" if node < 3 else "b" for node in range(6)}
    index = ei_index(graph, group)
    ways = [
        ei_index(graph, {node: "a" if node in chosen else "b" for node in range(6)})
        for chosen in itertools.combinations(range(6), 3)
    ]
    found = ei_permutation(graph, group, draws=4000)
    assert found is not None
    assert found.index == index
    assert found.lower / 4000 == pytest.approx(sum(way < index for way in ways) / 20, abs=0.03)
    assert found.equal / 4000 == pytest.approx(sum(way == index for way in ways) / 20, abs=0.03)
    assert (found.smallest, found.largest) == (min(ways), max(ways))


def test_the_same_seed_gives_the_same_draws() -> None:
    graph, group = search_and_rescue("Texas")
    one, same, other = (ei_permutation(graph, group, draws=200, seed=seed) for seed in (1, 1, 2))
    assert one == same != other
    assert one is not None
    assert one.index == pytest.approx(ei_index(graph, group))
    with pytest.raises(ValueError, match="draw"):
        ei_permutation(graph, group, draws=0)


def test_equal_indices_are_equal_also_with_shares_of_large_meetings() -> None:
    """With all groups the same every draw gives the same index, whatever the last digits of thirds and sevenths."""
    graph = nx.complete_graph(8)
    for number, (_, _, data) in enumerate(graph.edges(data=True)):
        data["weight"] = 1 / (3 if number % 2 else 7)
    found = ei_permutation(graph, dict.fromkeys(graph, "a"), draws=50, weight="weight")
    assert found is not None
    assert (found.lower, found.equal) == (0, 50)


# --- meetings of two groups ---------------------------------------------------------------------------------------


def test_two_sectors_meet_where_a_party_of_each_sits() -> None:
    graph = nx.Graph(
        [("police", "x"), ("guard", "x"), ("school", "x"), ("school", "y"), ("house", "y"), ("house", "z")]
    )
    sectors = {"police": ["safety"], "guard": ["safety"], "school": ["education"], "house": ["safety", "health"]}
    assert meetings_by_pair(graph, sectors, sectors) == {
        ("education", "education"): (),
        ("education", "health"): ("y",),
        ("education", "safety"): ("x", "y"),
        ("health", "health"): (),
        ("health", "safety"): (),  # the house is both, but does not meet itself
        ("safety", "safety"): ("x",),
    }


@pytest.mark.parametrize("seed", range(50))
def test_meetings_are_those_that_a_search_through_all_pairs_finds(seed: int) -> None:
    graph, own = random_two_mode(seed)
    chance = random.Random(seed)
    groups = {node: chance.sample("abc", chance.randint(0, 2)) for node in own}
    for (one, other), tables in meetings_by_pair(graph, own, groups).items():
        assert tables == tuple(
            table
            for table in graph
            if table not in own
            and any(one in groups[p] and other in groups[q] for p in graph[table] for q in graph[table] if p != q)
        )


def test_nobody_meets_in_an_empty_network_and_a_stranger_is_refused() -> None:
    assert meetings_by_pair(nx.Graph(), [], {}) == {}
    with pytest.raises(ValueError, match="not in the graph"):
        meetings_by_pair(nx.Graph(), ["a"], {})
