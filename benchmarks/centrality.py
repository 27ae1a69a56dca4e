"""How long two-mode betweenness takes beside networkx and plain rustworkx, and which library leads in which task.

Networks are made in memory: two thirds organisations, one third consultations, three ties for each node, and are the
same in every run. Only the ratios can fail. ``python -m benchmarks.centrality`` measures this part alone.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Hashable
from typing import Protocol

import networkx as nx
import numpy as np
import rustworkx as rx
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra, yen

from benchmarks.machine import clocked
from netmap.analysis.measures.two_mode import betweenness

#: Nodes, the least that networkx must take longer, and how often the quick ones are measured.
SIZES = ((500, 10.0, 9), (2_000, 20.0, 5), (10_000, 20.0, 2))
MOST_AGAINST_RUSTWORKX = 1.2
#: Above so many nodes networkx starts from some nodes only, and its time is extrapolated.
_WHOLE_UP_TO, _SOURCES = 2_000, 100
_PAIRS, _PATHS, _DECIDERS = 20, 3, 5
_TASKS_AT = 10_000


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; with ``quick`` the largest network and the table of tasks are left out."""
    for nodes, least, rounds in SIZES[: 2 if quick else 3]:
        measure_betweenness(report, nodes, least, rounds)
    if not quick:
        measure_tasks(report)


def town(nodes: int, seed: int = 7) -> tuple[nx.Graph[int], range]:
    """Return a random two-mode graph and its organisations; the sides are mixed in no order."""
    chance = random.Random(seed)
    organisations = range(nodes * 2 // 3)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    while graph.number_of_edges() < 3 * nodes:
        graph.add_edge(chance.choice(organisations), chance.randrange(len(organisations), nodes))
    return graph, organisations


def best(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Return the least seconds of each of some works, measured in turn, so that the machine is the same for all."""
    found = [math.inf] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            with clocked() as clock:
                work()
            found[number] = min(found[number], clock.seconds)
    return found


# --- betweenness --------------------------------------------------------------------------------------------------


def measure_betweenness(report: Report, nodes: int, least: float, rounds: int) -> None:
    graph, organisations = town(nodes)
    fast = as_rustworkx(graph)
    ours, plain = best(
        rounds,
        lambda: betweenness(graph, organisations),
        lambda: rx.graph_betweenness_centrality(fast, normalized=False),
    )
    theirs, note = networkx_seconds(graph, organisations)
    what = f"{nodes:,} nodes"
    report.line(f"two-mode betweenness, normalised: {what}", ours, "s", note=f"best of {rounds}")
    report.line("the same in plain rustworkx, not normalised", plain, "s")
    report.line("the same in networkx.bipartite", theirs, "s", note=note)
    report.ratio(f"networkx against netmap: {what}", theirs / ours, least=least)
    report.ratio(f"netmap against plain rustworkx: {what}", ours / plain, most=MOST_AGAINST_RUSTWORKX)


def networkx_seconds(graph: nx.Graph[int], organisations: range) -> tuple[float, str]:
    """Return what networkx takes, with how that is known."""
    if len(graph) <= _WHOLE_UP_TO:
        with clocked() as clock:
            nx.bipartite.betweenness_centrality(graph, organisations)
        return clock.seconds, "whole"
    with clocked() as clock:
        nx.betweenness_centrality(graph, k=_SOURCES, normalized=False, seed=7)
    scale = len(graph) / _SOURCES
    return clock.seconds * scale, f"extrapolated: {_SOURCES} of {len(graph):,} starting nodes"


def as_rustworkx(graph: nx.Graph[int]) -> rx.PyGraph[None, None]:
    fast: rx.PyGraph[None, None] = rx.PyGraph(multigraph=False)
    fast.add_nodes_from([None] * len(graph))
    fast.add_edges_from_no_data(list(graph.edges))
    return fast


# --- who leads in which task --------------------------------------------------------------------------------------


def measure_tasks(report: Report) -> None:
    """Print which library is fastest in each task that netmap has, and how much faster than the next."""
    for task, works in tasks(_TASKS_AT).items():
        rounds = 1 if "all starting" in task else 3
        seconds = dict(zip(works, best(rounds, *works.values()), strict=True))
        first, second = sorted(seconds, key=lambda name: (seconds[name], name))[:2]
        others = ", ".join(f"{name} {value:.4f} s" for name, value in seconds.items() if name != first)
        lead = seconds[second] / seconds[first]
        print(f"{task:<52} {first} leads {lead:.1f}x: {seconds[first]:.4f} s; {others}", flush=True)


def tasks(nodes: int) -> dict[str, dict[str, Callable[[], object]]]:
    """Return for each task the libraries that can do it, with the work as plainly as each of them can."""
    graph, organisations = town(nodes)
    fast = as_rustworkx(graph)
    arcs = nx.DiGraph(arc for one, other in graph.edges for arc in ((one, other), (other, one)))
    fast_arcs = rx.PyDiGraph(multigraph=False)
    fast_arcs.add_nodes_from([None] * nodes)
    fast_arcs.add_edges_from_no_data(list(arcs.edges))
    found = nx.to_scipy_sparse_array(graph, nodelist=range(nodes), dtype=np.float64)
    # yen of scipy takes indices of 32 bits only.
    matrix = csr_array((found.data, found.indices.astype(np.int32), found.indptr.astype(np.int32)), shape=found.shape)
    # yen of scipy has no answer for places that cannot reach each other, so pairs are taken from the largest part.
    whole = sorted(max(nx.connected_components(graph), key=len))
    chance = random.Random(11)
    pairs = [tuple(chance.sample(whole, 2)) for _ in range(_PAIRS)]
    deciders = chance.sample(whole, _DECIDERS)
    return {
        f"betweenness, {_SOURCES} starting nodes, {nodes:,}": {
            "scipy (netmap)": lambda: betweenness(graph, organisations, sources=_SOURCES),
            "networkx": lambda: nx.betweenness_centrality(graph, k=_SOURCES, normalized=False, seed=7),
        },
        f"betweenness, all starting nodes, {nodes:,}": {
            "scipy (netmap)": lambda: betweenness(graph, organisations),
            "rustworkx": lambda: rx.graph_betweenness_centrality(fast, normalized=False),
        },
        f"articulation points, {nodes:,}": {
            "rustworkx": lambda: rx.articulation_points(fast),
            "networkx": lambda: list(nx.articulation_points(graph)),
        },
        f"dominators, {nodes:,}": {
            "rustworkx": lambda: rx.immediate_dominators(fast_arcs, whole[0]),
            "networkx": lambda: nx.immediate_dominators(arcs, whole[0]),
        },
        f"{_PATHS} shortest paths without loops, {_PAIRS} pairs, {nodes:,}": {
            "networkx": lambda: [_shortest(graph, one, other) for one, other in pairs],
            "scipy": lambda: [yen(matrix, one, other, _PATHS, directed=False, unweighted=True) for one, other in pairs],
        },
        f"distance to the nearest of {_DECIDERS} deciders, {nodes:,}": {
            "scipy": lambda: dijkstra(matrix, indices=deciders, min_only=True, unweighted=True),
            "rustworkx": lambda: [rx.dijkstra_shortest_path_lengths(fast, one, lambda _: 1.0) for one in deciders],
            "networkx": lambda: nx.multi_source_dijkstra_path_length(graph, set(deciders), weight=None),
        },
    }


def _shortest(graph: nx.Graph[Hashable], one: Hashable, other: Hashable) -> list[list[Hashable]]:
    found = nx.shortest_simple_paths(graph, one, other)
    return [path for path, _ in zip(found, range(_PATHS), strict=False)]


class _Printed:
    """Prints as ``bench`` does, and remembers whether a ratio was not good."""

    good = True

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None:
        print(f"{what:<52} {measured:>9.4f} {unit:<3} {note}", flush=True)

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None:
        good = (least is None or measured >= least) and (most is None or measured <= most)
        self.good &= good
        limit = f"at least {least:g}" if least is not None else f"at most {most:g}"
        print(f"{what:<52} {measured:>9.2f} x   {limit}: {'good' if good else 'NOT GOOD'}", flush=True)


if __name__ == "__main__":
    printed = _Printed()
    measure(printed, quick="--quick" in sys.argv)
    raise SystemExit(not printed.good)
