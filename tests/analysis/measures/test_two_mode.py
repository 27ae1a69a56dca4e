"""Two-mode centrality: against Borgatti, Everett and Halgin, other programs, and networkx where that is right."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest
import rustworkx as rx
from networkx.algorithms import bipartite

from netmap.analysis.measures import two_mode
from netmap.analysis.measures.steps import arrays, distance_counts
from tests.analysis.measures.networks import random_two_mode, southern_women

#: Borgatti, S.P. and Halgin, D.S. (2011), Analyzing affiliation networks, in: The SAGE Handbook of Social Network
#: Analysis: degree, closeness and betweenness of the Southern Women, two-mode and normalised, to two decimals (as the
#: tests of networkx have them).
PUBLISHED = {
    "E8": (0.78, 0.85, 0.24),
    "E9": (0.67, 0.79, 0.23),
    "E7": (0.56, 0.73, 0.13),
    "Nora Fayette": (0.57, 0.80, 0.11),
    "Evelyn Jefferson": (0.57, 0.80, 0.10),
    "Theresa Anderson": (0.57, 0.80, 0.09),
    "E6": (0.44, 0.69, 0.07),
    "Sylvia Avondale": (0.50, 0.77, 0.07),
    "Laura Mandeville": (0.50, 0.73, 0.05),
    "Brenda Rogers": (0.50, 0.73, 0.05),
    "Katherina Rogers": (0.43, 0.73, 0.05),
    "E5": (0.44, 0.59, 0.04),
    "Helen Lloyd": (0.36, 0.73, 0.04),
    "E3": (0.33, 0.56, 0.02),
    "Ruth DeSand": (0.29, 0.71, 0.02),
    "Verne Sanderson": (0.29, 0.71, 0.02),
    "E12": (0.33, 0.56, 0.02),
    "Myra Liddel": (0.29, 0.69, 0.02),
    "E11": (0.22, 0.54, 0.02),
    "Eleanor Nye": (0.29, 0.67, 0.01),
    "Frances Anderson": (0.29, 0.67, 0.01),
    "Pearl Oglethorpe": (0.21, 0.67, 0.01),
    "E4": (0.22, 0.54, 0.01),
    "Charlotte McDowd": (0.29, 0.60, 0.01),
    "E10": (0.28, 0.55, 0.01),
    "Olivia Carleton": (0.14, 0.59, 0.01),
    "Flora Price": (0.14, 0.59, 0.01),
    "E2": (0.17, 0.52, 0.00),
    "E1": (0.17, 0.52, 0.00),
    "Dorothy Murchison": (0.14, 0.65, 0.00),
    "E13": (0.17, 0.52, 0.00),
    "E14": (0.17, 0.52, 0.00),
}
#: Printed by betweenness() of R igraph 1.3.5 and of R sna 2.7-1 (gmode "graph"), which agree; not normalised.
BETWEENNESS_BY_R = {
    "Evelyn Jefferson": 42.98020088,
    "Theresa Anderson": 38.97963504,
    "Nora Fayette": 50.49030611,
    "Dorothy Murchison": 0.8693194525,
    "E8": 110.206397,
    "E9": 101.9321435,
    "E14": 1.012776506,
}
#: Printed by harmonic_centrality() of R igraph 1.3.5: sums of 1 / distance.
HARMONIC_BY_R = {"Evelyn Jefferson": 18.5, "Olivia Carleton": 13.25, "E8": 21.83333333, "E1": 13.25}


def test_the_southern_women_are_as_published() -> None:
    graph, women = southern_women()
    found = (
        two_mode.degree(graph, women),
        two_mode.closeness(graph, women),
        two_mode.betweenness(graph, women).values,
    )
    assert PUBLISHED.keys() == set(graph)
    for node, values in PUBLISHED.items():
        for measure, value in zip(found, values, strict=True):
            assert measure[node] == pytest.approx(value, abs=0.0051), node


def test_betweenness_of_the_southern_women_is_what_r_igraph_and_r_sna_print() -> None:
    graph, women = southern_women()
    found = two_mode.betweenness(graph, women).values
    # By hand from the formula: 18 women, 14 events. s, t = 17 // 14, 17 % 14 = 1, 3; and 13 // 18, 13 % 18 = 0, 13.
    most = {True: (14**2 * 4 + 14 * 2 * 4 - 3 * 2) / 2, False: (18**2 + 18 * 25 - 13 * -10) / 2}
    for node, raw in BETWEENNESS_BY_R.items():
        assert found[node] == pytest.approx(raw / most[node in women], rel=1e-7)


def test_harmonic_closeness_of_the_southern_women_is_what_r_igraph_prints() -> None:
    graph, women = southern_women()
    found = two_mode.harmonic_closeness(graph, women)
    for node, total in HARMONIC_BY_R.items():
        most = 14 + 17 / 2 if node in women else 18 + 13 / 2
        assert found[node] == pytest.approx(total / most, rel=1e-8)


def test_whom_a_woman_meets_is_counted_by_hand() -> None:
    graph, women = southern_women()
    # Flora and Olivia came to E9 and E11 only: twelve were at E9, and of the four at E11 only Helen was not.
    assert two_mode.reach(graph, women)["Flora Price"] == 13
    assert two_mode.met(graph, women)["Flora Price"] == {*graph["E9"], *graph["E11"]}


def test_the_engines_give_the_kite_of_krackhardt() -> None:
    """Krackhardt 1990: who has most ties, who is nearest to all, and who lies between, are three different ones."""
    kite = nx.krackhardt_kite_graph()
    counts = distance_counts(arrays(kite))
    sums = np.arange(len(counts)) @ counts
    # Printed by R igraph 1.3.5 and python-igraph 1.0.0.
    assert [len(kite[node]) for node in kite] == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]
    assert [round(9 / total, 3) for total in sums] == [0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310]
    by_hand = [5 / 6, 5 / 6, 0, 11 / 3, 0, 25 / 3, 25 / 3, 14, 8, 0]
    assert two_mode._through(arrays(kite), np.arange(10)) == pytest.approx(by_hand)
    # Printed by gilschmidt() of R sna 2.7-1: the mean of 1 / distance.
    harmonic = (1 / np.arange(1, len(counts))) @ counts[1:] / 9
    assert harmonic[[0, 3, 7, 9]] == pytest.approx([0.675925925926, 0.787037037037, 0.666666666667, 0.37962962963])


@pytest.mark.parametrize("seed", range(200))
def test_random_networks_agree_with_networkx(seed: int) -> None:
    graph, own = random_two_mode(seed)
    other = len(graph) - len(own)
    found = two_mode.betweenness(graph, own)
    assert list(found.values) == list(graph)
    assert not found.estimated
    if own and other:
        assert two_mode.degree(graph, own) == pytest.approx(bipartite.degree_centrality(graph, own))
    raw = nx.betweenness_centrality(graph, normalized=False)
    if len(own) > 1 < other:
        assert found.values == pytest.approx(bipartite.betweenness_centrality(graph, own))
        assert two_mode._through(arrays(graph), np.arange(len(graph))) == pytest.approx(list(raw.values()))
    sums = nx.harmonic_centrality(graph)
    for node, value in two_mode.harmonic_closeness(graph, own).items():
        mine, yours = (len(own), other) if node in own else (other, len(own))
        assert value == pytest.approx(sums[node] / (yours + (mine - 1) / 2) if sums[node] else 0)
    near = dict(nx.all_pairs_shortest_path_length(graph, cutoff=2))
    expected = {node: len(near[node].keys() & set(own)) for node in graph if node in own}
    assert two_mode.reach(graph, own) == expected
    assert {node: len(others) for node, others in two_mode.met(graph, own).items()} == expected
    if nx.is_connected(graph) and own and other:
        assert two_mode.closeness(graph, own) == pytest.approx(bipartite.closeness_centrality(graph, own))


@pytest.mark.parametrize("sizes", [(n, m) for n in range(1, 6) for m in range(1, 6) if n * m <= 10])
def test_no_network_has_a_higher_betweenness_than_the_most_and_one_has_it(sizes: tuple[int, int]) -> None:
    """The normalisation is the maximum over all networks of these sizes: every one of up to ten ties is tried."""
    n, m = sizes
    pairs = [(one, ("t", other)) for one in range(n) for other in range(m)]
    most = 0.0
    for chosen in itertools.chain.from_iterable(itertools.combinations(pairs, k) for k in range(len(pairs) + 1)):
        graph = nx.Graph(chosen)
        graph.add_nodes_from(range(n))
        graph.add_nodes_from(("t", other) for other in range(m))
        raw = nx.betweenness_centrality(graph, normalized=False)
        most = max(most, *(raw[node] for node in range(n)))
    assert two_mode._most_between(n, m) == most


MEASURES: list[Callable[[nx.Graph, list], dict]] = [
    two_mode.reach,
    two_mode.met,
    two_mode.degree,
    two_mode.closeness,
    two_mode.harmonic_closeness,
    lambda graph, own: two_mode.betweenness(graph, own).values,
]


@pytest.mark.parametrize("measure", MEASURES)
def test_an_empty_network_gives_nothing(measure: Callable[[nx.Graph, list], dict]) -> None:
    assert measure(nx.Graph(), []) == {}


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_no_two_mode_network_is_refused(measure: Callable[[nx.Graph, list], dict]) -> None:
    with pytest.raises(ValueError, match="one side are joined"):
        measure(nx.path_graph(3), [0, 1])
    with pytest.raises(ValueError, match="not in the graph: 7"):
        measure(nx.path_graph(3), [1, 7])
    with pytest.raises(ValueError, match="undirected"):
        measure(nx.DiGraph([(0, 1)]), [0])
    with pytest.raises(ValueError, match="joined"):
        measure(nx.Graph([(0, 0)]), [0])


def test_who_has_no_ties_meets_himself_alone_and_lies_between_nobody() -> None:
    graph = nx.Graph([("a", 1), ("b", 1)])
    graph.add_node("c")
    assert two_mode.reach(graph, "abc") == {"a": 2, "b": 2, "c": 1}
    assert two_mode.degree(graph, "abc")["c"] == 0
    assert two_mode.harmonic_closeness(graph, "abc")["c"] == 0
    assert two_mode.betweenness(graph, "abc").values == {"a": 0, 1: pytest.approx(1 / 3), "b": 0, "c": 0}


def test_closeness_is_not_defined_for_parts_but_harmonic_is_and_the_small_part_does_not_win() -> None:
    graph = nx.union(nx.complete_bipartite_graph(3, 3), nx.Graph([("x", "y")]))
    own = [0, 1, 2, "x"]
    with pytest.raises(ValueError, match="harmonic_closeness"):
        two_mode.closeness(graph, own)
    found = two_mode.harmonic_closeness(graph, own)
    assert found["x"] < found[0]
    assert found["x"] == pytest.approx(1 / (4 + 3 / 2))


def test_one_side_alone_has_no_paths() -> None:
    graph = nx.empty_graph(3)
    assert set(two_mode.betweenness(graph, [0, 1, 2]).values.values()) == {0.0}
    assert two_mode.degree(graph, []) == {0: 0, 1: 0, 2: 0}


def test_other_names_give_the_same_figures() -> None:
    graph, women = southern_women()
    names = {node: (number * 7919) % 1009 for number, node in enumerate(graph)}
    other = nx.relabel_nodes(graph, names)
    before, after = (two_mode.betweenness(g, o).values for g, o in ((graph, women), (other, [names[w] for w in women])))
    assert after == {names[node]: pytest.approx(value, abs=1e-9) for node, value in before.items()}


def test_threads_give_the_same_bytes_every_time_and_what_rustworkx_gives() -> None:
    chance = random.Random(3)
    graph = nx.Graph()
    graph.add_nodes_from(range(400))
    graph.add_edges_from((chance.randrange(260), chance.randrange(260, 400)) for _ in range(1200))
    answers = {repr(two_mode.betweenness(graph, range(260))) for _ in range(5)}
    assert len(answers) == 1
    fast = rx.PyGraph(multigraph=False)
    fast.add_nodes_from(graph)
    fast.add_edges_from_no_data(list(graph.edges))
    theirs = rx.graph_betweenness_centrality(fast, normalized=False)
    assert list(two_mode._through(arrays(graph), np.arange(400))) == pytest.approx([theirs[node] for node in graph])


# --- from some starting nodes -------------------------------------------------------------------------------------


def test_an_estimate_says_so_depends_on_its_seed_alone_and_comes_near() -> None:
    chance = random.Random(5)
    graph = nx.Graph()
    graph.add_nodes_from(range(600))
    graph.add_edges_from((chance.randrange(400), chance.randrange(400, 600)) for _ in range(1800))
    exact = two_mode.betweenness(graph, range(400))
    estimate = two_mode.betweenness(graph, range(400), sources=200, seed=1)
    assert (exact.estimated, exact.sources) == (False, 600)
    assert (estimate.estimated, estimate.sources) == (True, 200)
    assert estimate == two_mode.betweenness(graph, range(400), sources=200, seed=1)
    assert estimate != two_mode.betweenness(graph, range(400), sources=200, seed=2)
    pairs = [(exact.values[node], estimate.values[node]) for node in graph]
    assert np.corrcoef(pairs, rowvar=False)[0, 1] > 0.95
    assert sum(estimate.values.values()) == pytest.approx(sum(exact.values.values()), rel=0.05)


def test_all_sources_are_no_estimate_and_none_are_refused() -> None:
    graph, women = southern_women()
    assert two_mode.betweenness(graph, women, sources=32) == two_mode.betweenness(graph, women)
    with pytest.raises(ValueError, match="at least one"):
        two_mode.betweenness(graph, women, sources=0)


def test_a_very_large_network_is_estimated_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_mode, "EXACT_UP_TO", 31)
    monkeypatch.setattr(two_mode, "SAMPLED_SOURCES", 10)
    graph, women = southern_women()
    assert (two_mode.betweenness(graph, women).estimated, two_mode.betweenness(graph, women).sources) == (True, 10)


def test_distances_are_counted_in_several_parts_of_the_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.gnp_random_graph(300, 0.02, seed=2)
    whole = distance_counts(arrays(graph))
    monkeypatch.setattr("netmap.analysis.measures.steps._WORDS_AT_ONCE", 1)
    assert (distance_counts(arrays(graph)) == whole).all()
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    for step, row in enumerate(whole):
        assert list(row) == [sum(d == step for d in lengths[node].values()) for node in graph]


# --- who meets whom -----------------------------------------------------------------------------------------------


def test_a_projection_counts_shared_meetings_and_newman_shares_out_large_ones() -> None:
    graph, women = southern_women()
    plain, shared = two_mode.projection(graph, women), two_mode.projection(graph, women, newman=True)
    expected = bipartite.weighted_projected_graph(graph, women)
    newman = bipartite.collaboration_weighted_projected_graph(graph, women)
    assert list(plain) == women
    assert {frozenset(edge) for edge in plain.edges} == {frozenset(edge) for edge in expected.edges}
    for one, other, weight in plain.edges(data="weight"):
        assert weight == expected.edges[one, other]["weight"]
        assert shared.edges[one, other]["weight"] == pytest.approx(newman.edges[one, other]["weight"])
