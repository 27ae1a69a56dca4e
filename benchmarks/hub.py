"""How long it takes to say who holds the web together, with and without the runs that show how firm it is."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import networkx as nx
import numpy as np
import rustworkx as rx
from networkx.algorithms import bipartite

from benchmarks.machine import clocked
from netmap.analysis.facts import Facts
from netmap.analysis.hub.between import between
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.stability import runs_for
from netmap.analysis.hub.web import Web, web_of
from netmap.analysis.measures.two_mode import betweenness
from netmap.model import Network
from tests.generator import generate
from tests.loading import load

DAY = date(2026, 9, 1)
RUNS = 200
LEAST_BETWEENNESS = 10.0


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; without ``quick`` also those of 2,000 parties. Only the ratio to networkx can fail."""
    middle = town(400, 2, None)
    measure_size(report, middle, "400 parties", 0.5)
    with clocked() as clock:
        find_hub(middle, DAY, runs=RUNS)
    report.line(f"hub of 400 parties with {RUNS} runs, both lists", clock.seconds, "s", 5)
    measure_peer(report, web_of(Facts(middle, DAY)))
    measure_run(report, web_of(Facts(middle, DAY)))
    if quick:
        return
    large = town(2000, 3, 20_000)
    measure_size(report, large, "2,000 parties, 20,000 ties", 3)
    with clocked() as clock:
        found = find_hub(large, DAY, runs=RUNS)
    note = f"{found.runs} of {RUNS} runs, both lists"
    report.line("hub of 2,000 parties with runs", clock.seconds, "s", note=note)


def town(parties: int, seed: int, ties: int | None) -> Network:
    """Return a generated town."""
    return load(generate(parties, seed=seed, ties=ties).workbook())[0]


def measure_size(report: Report, network: Network, name: str, target: float) -> None:
    find_hub(network, DAY, runs=0)
    with clocked() as clock:
        find_hub(network, DAY, runs=0)
    web = web_of(Facts(network, DAY))
    note = f"{len(web.parties)} seated, {len(web.rows)} seats; {runs_for(web, RUNS)} runs would be made"
    report.line(f"hub of {name}, without runs", clock.seconds, "s", target, note)


def measure_peer(report: Report, web: Web) -> None:
    """Print how much faster two-mode betweenness is than that of networkx."""
    graph: nx.Graph[object] = nx.Graph(web.affiliation)
    with clocked() as slow:
        bipartite.betweenness_centrality(graph, web.parties)
    with clocked() as fast:
        betweenness(web.affiliation, web.parties)
    name = f"two-mode betweenness, {len(graph)} nodes, against networkx"
    report.ratio(name, slow.seconds / fast.seconds, least=LEAST_BETWEENNESS)


def measure_run(report: Report, web: Web) -> None:
    """Print how much faster the betweenness of one run is than that of rustworkx, which uses all processors."""
    kept = np.ones(len(web.rows), bool)
    graph = web.graph()
    with clocked() as slow:
        for _ in range(20):
            rx.graph_betweenness_centrality(graph)
    with clocked() as fast:
        for _ in range(20):
            between(web, kept)
    report.ratio("betweenness in one run, against rustworkx", slow.seconds / fast.seconds)
