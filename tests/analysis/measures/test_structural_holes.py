"""Burt's measures: against Burt and Borgatti as published, and three programs."""

from __future__ import annotations

import math

import networkx as nx
import pytest

from netmap.analysis.measures.structural_holes import constraint, effective_size
from netmap.analysis.measures.two_mode import projection
from tests.analysis.measures.networks import random_graph, southern_women

#: The example of Burt (1992) in Borgatti, S.P. (1997), Structural holes: unpacking Burt's redundancy measures,
#: Connections 20(1), 35-38. The weights are those with which UCINET and igraph were compared in networkx.
TIES = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}
#: Printed by constraint() of R igraph 1.3.5, without and with the weights.
BY_IGRAPH = {
    "A": (0.595486111111, 0.79495532656),
    "B": (0.64274691358, 0.81274830869),
    "C": (1, 1),
    "D": (0.784722222222, 0.913412885815),
    "E": (0.730902777778, 0.883455004591),
    "F": (0.730902777778, 0.833232897153),
    "G": (0.400270061728, 0.298851606146),
}
#: Printed by constraint() of R igraph 1.3.5 on who met whom among the Southern Women, weighted by shared events.
SOUTHERN_WOMEN = {
    "Brenda Rogers": 0.276038005,
    "Charlotte McDowd": 0.321460338,
    "Dorothy Murchison": 0.246194175,
    "Eleanor Nye": 0.268369462,
    "Evelyn Jefferson": 0.257788549,
    "Flora Price": 0.264070167,
    "Frances Anderson": 0.288596509,
    "Helen Lloyd": 0.252206988,
    "Katherina Rogers": 0.264186716,
    "Laura Mandeville": 0.27767742,
    "Myra Liddel": 0.256298321,
    "Nora Fayette": 0.244907267,
    "Olivia Carleton": 0.264070167,
    "Pearl Oglethorpe": 0.244203286,
    "Ruth DeSand": 0.242167667,
    "Sylvia Avondale": 0.247715435,
    "Theresa Anderson": 0.245721501,
    "Verne Sanderson": 0.243638272,
}


def burt() -> nx.Graph:
    graph = nx.Graph()
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in TIES.items())
    return graph


def test_the_effective_size_of_burts_example_is_as_borgatti_worked_it_out() -> None:
    # G has six contacts; among them A-B, A-E, A-F and B-D: 6 - 2 * 4 / 6.
    found = effective_size(burt())
    assert found["G"] == pytest.approx(14 / 3)
    assert found["A"] == pytest.approx(2.5)
    assert found["C"] == 1


def test_the_weighted_effective_size_of_burts_example_is_that_of_ucinet() -> None:
    found = effective_size(burt(), "weight")
    assert found["G"] == pytest.approx(5.47, abs=0.005)
    assert found["A"] == pytest.approx(2.475)
    assert found["C"] == 1


def test_the_constraint_of_burts_example_is_what_igraph_prints() -> None:
    plain, weighted = constraint(burt()), constraint(burt(), "weight")
    assert plain == pytest.approx({node: values[0] for node, values in BY_IGRAPH.items()})
    assert weighted == pytest.approx({node: values[1] for node, values in BY_IGRAPH.items()})


def test_the_constraint_of_the_kite_is_what_igraph_prints() -> None:
    # R igraph 1.3.5 and python-igraph 1.0.0.
    expected = (0.541197916667, 0.541197916667, 0.664135802469, 0.470169753086, 0.664135802469)
    expected += (0.445088888889, 0.445088888889, 0.431111111111, 0.5, 1)
    assert list(constraint(nx.krackhardt_kite_graph()).values()) == pytest.approx(expected)


def test_the_constraint_of_the_southern_women_is_what_igraph_prints() -> None:
    graph, women = southern_women()
    assert constraint(projection(graph, women), "weight") == pytest.approx(SOUTHERN_WOMEN, rel=1e-7)


def test_a_directed_example_is_that_of_ucinet() -> None:
    """As the tests of networkx tell: computed with UCINET and igraph, and by hand."""
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([(0, 1, 2), (0, 2, 2), (1, 0, 1), (2, 1, 1)])
    assert list(constraint(graph).values()) == pytest.approx([1.003, 1.003, 1.389], abs=0.001)
    assert list(constraint(graph, "weight").values()) == pytest.approx([0.840, 1.143, 1.378], abs=0.001)
    assert list(effective_size(graph).values()) == pytest.approx([1.167, 1.167, 1], abs=0.001)
    assert list(effective_size(graph, "weight").values()) == pytest.approx([1.567, 1.083, 1], abs=0.001)


@pytest.mark.parametrize("seed", range(200))
def test_random_networks_agree_with_networkx_where_that_is_right(seed: int) -> None:
    graph = random_graph(seed, directed=bool(seed % 2), weighted=bool(seed % 3))
    weight = "weight" if seed % 3 else None
    if not len(graph):
        return
    assert constraint(graph, weight) == pytest.approx(nx.constraint(graph, weight=weight), nan_ok=True)
    # Naming the nodes takes the way in networkx that is right for weights and directions; but there a node to which
    # ties only lead counts as without contacts.
    sizes = nx.effective_size(graph, nodes=list(graph), weight=weight)
    found = effective_size(graph, weight)
    named = [node for node in graph if graph[node] or graph.degree(node) == 0]
    assert [found[node] for node in named] == pytest.approx([sizes[node] for node in named], nan_ok=True)


def test_without_weights_it_is_the_contacts_less_their_mean_degree_among_themselves() -> None:
    for seed in range(50):
        graph = random_graph(seed)
        for node, value in effective_size(graph).items():
            n = len(graph[node])
            if n:
                assert value == pytest.approx(n - 2 * graph.subgraph(graph[node]).number_of_edges() / n)
                assert 1 - 1e-9 <= value <= n


def test_twice_the_weights_change_nothing() -> None:
    twice = burt()
    for _, _, data in twice.edges(data=True):
        data["weight"] *= 2
    assert constraint(twice, "weight") == pytest.approx(constraint(burt(), "weight"))
    assert effective_size(twice, "weight") == pytest.approx(effective_size(burt(), "weight"))


@pytest.mark.parametrize("measure", [constraint, effective_size])
def test_what_is_not_defined_is_not_a_number(measure) -> None:
    assert measure(nx.Graph()) == {}
    graph = nx.Graph([(1, 2), (3, 3)])
    found = measure(graph)
    assert (found[1], found[2]) == (1, 1)
    assert math.isnan(found[3])
    assert all(map(math.isnan, measure(nx.empty_graph(3)).values()))


@pytest.mark.parametrize("weight", [0, -1, math.nan])
def test_a_tie_without_strength_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        constraint(nx.Graph([(1, 2, {"weight": weight})]), "weight")


def test_several_ties_between_two_nodes_are_refused() -> None:
    with pytest.raises(ValueError, match="one tie"):
        effective_size(nx.MultiGraph([(1, 2), (1, 2)]))


def test_a_plain_two_mode_graph_says_nothing_but_the_degree() -> None:
    graph, _ = southern_women()
    assert constraint(graph) == pytest.approx({node: 1 / len(graph[node]) for node in graph})
    assert effective_size(graph) == pytest.approx({node: len(graph[node]) for node in graph})
