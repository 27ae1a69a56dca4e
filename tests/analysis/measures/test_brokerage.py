"""Gould-Fernandez brokerage: against sna on two disaster responses, and a count of every path."""

from __future__ import annotations

import itertools
import random

import networkx as nx
import pytest

from netmap.analysis.measures.brokerage import BrokerRole, gould_fernandez, role_of
from tests.analysis.measures.networks import random_graph, rows, search_and_rescue


@pytest.mark.parametrize("network", ["Cheyenne", "Texas"])
def test_disaster_responses_are_brokered_as_sna_prints(network: str) -> None:
    """Printed by sna::brokerage of R sna 2.7-1 (R 4.2.2); tests/data/social_networks tells its columns by pattern."""
    graph, group = search_and_rescue(network)
    found = gould_fernandez(graph, group)
    printed = [row for row in rows("brokerage") if row["network"] == network]
    assert len(printed) == len(graph)
    for row in printed:
        assert found[int(row["number"])] == {role: int(row[role.value]) for role in BrokerRole}


def test_the_five_patterns_have_their_names() -> None:
    patterns = {"AAA": "coordinator", "ABA": "consultant", "ABB": "gatekeeper", "AAB": "representative"}
    patterns["ABC"] = "liaison"
    for (a, b, c), name in patterns.items():
        assert role_of(a, b, c).value == name
        graph = nx.DiGraph([(1, 2), (2, 3)])
        found = gould_fernandez(graph, {1: a, 2: b, 3: c})
        assert {role.value: count for role, count in found[2].items() if count} == {name: 1}
        assert not any(found[1].values())


@pytest.mark.parametrize("seed", range(200))
def test_every_path_is_counted_once_for_who_stands_between(seed: int) -> None:
    graph = random_graph(seed, directed=True)
    chance = random.Random(seed)
    graph.add_edges_from((node, node) for node in graph if chance.random() < 0.1)
    group = {node: chance.choice(["x", "y", "z", None]) for node in graph if chance.random() < 0.9}
    expected = {node: dict.fromkeys(BrokerRole, 0) for node in graph}
    for a, b, c in itertools.permutations(graph, 3):
        told = all(group.get(node) for node in (a, b, c))
        if told and graph.has_edge(a, b) and graph.has_edge(b, c) and not graph.has_edge(a, c):
            expected[b][role_of(group[a], group[b], group[c])] += 1
    assert gould_fernandez(graph, group) == expected


def test_who_has_no_sector_breaks_a_path_and_is_no_sector_of_its_own() -> None:
    graph = nx.DiGraph([(1, 2), (2, 3)])
    assert not any(gould_fernandez(graph, {1: "x", 2: "x"})[2].values())
    assert not any(gould_fernandez(graph, {1: None, 2: "x", 3: None})[2].values())


def test_an_empty_network_has_no_brokers_and_an_undirected_one_is_refused() -> None:
    assert gould_fernandez(nx.DiGraph(), {}) == {}
    with pytest.raises(ValueError, match="directed"):
        gould_fernandez(nx.Graph([(1, 2)]), {})
    with pytest.raises(ValueError, match="directed"):
        gould_fernandez(nx.MultiDiGraph([(1, 2), (1, 2)]), {})
