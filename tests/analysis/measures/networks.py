"""Networks that several tests of measures use."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import networkx as nx

DATA = Path(__file__).resolve().parents[2] / "data" / "social_networks"


def southern_women() -> tuple[nx.Graph, list[str]]:
    graph = nx.davis_southern_women_graph()
    return graph, [node for node, side in graph.nodes(data="bipartite") if side == 0]


def random_two_mode(seed: int) -> tuple[nx.Graph, list[int]]:
    """A graph of 1 to 40 nodes, some of them alone, some in parts of their own; sides mixed in the order of nodes."""
    chance = random.Random(seed)
    n = chance.randint(1, 40)
    own = [node for node in range(n) if chance.random() < 0.6]
    other = [node for node in range(n) if node not in own]
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    if own and other:
        for _ in range(chance.randint(0, 2 * n)):
            graph.add_edge(chance.choice(own), chance.choice(other))
    return graph, own


def random_graph(seed: int, *, directed: bool = False, weighted: bool = False) -> nx.Graph:
    chance = random.Random(seed)
    graph = nx.gnp_random_graph(chance.randint(0, 25), chance.uniform(0, 0.4), seed=seed, directed=directed)
    for _, _, data in graph.edges(data=True) if weighted else ():
        data["weight"] = chance.choice((0.5, 1, 2, 7))
    return graph


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"search_and_rescue_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def search_and_rescue(network: str) -> tuple[nx.DiGraph, dict[int, str]]:
    """Who reported contact with whom, and who sponsors each."""
    group = {int(row["number"]): row["sponsorship"] for row in rows("organisations") if row["network"] == network}
    graph = nx.DiGraph()
    graph.add_nodes_from(group)
    graph.add_edges_from((int(row["from"]), int(row["to"])) for row in rows("contacts") if row["network"] == network)
    return graph, group
