"""How long routes take: one, those of a whole network, and all single points, beside plain networkx.

Networks are made in memory, without a database, and their making is not measured. Only the ratio can fail.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

import networkx as nx

from benchmarks.machine import clocked
from netmap.analysis.facts import Facts
from netmap.analysis.routes.single_points import hanging, single_points
from netmap.analysis.routes.staged import Staged, staged
from netmap.analysis.routes.upward import find_route
from netmap.analysis.routes.ways import places, ways
from netmap.analysis.routes.whole import network_routes
from netmap.model import Consultation, Network, Ref
from tests.generator import generate
from tests.loading import load

DAY = date(2026, 9, 1)
LEAST_RATIO = 20.0
#: One route is asked for from so many places, spread over all by id.
_SOURCES = 25
#: So many are taken out in networkx; the rest would take as long.
_DELETIONS = 15
_BREAKING = 5


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; without ``quick`` also those of 2,000 parties and 20,000 ties."""
    middle = town(400, ties=4_000)
    measure_one(report, middle, "400 parties", 0.2)
    measure_whole(report, middle, "400 parties", 1)
    report.line("all single points (best of 3): 400 parties", best(lambda: single_points(Facts(middle, DAY))), "s", 2)
    if quick:
        return
    large = town(2_000, ties=20_000)
    what = "2,000 parties, 20,000 ties"
    measure_one(report, large, what, None)
    measure_whole(report, large, what, 3)
    measure_against_networkx(report, large, what)


def town(parties: int, ties: int) -> Network:
    """Return a generated town of which the first consultation is the core team."""
    network, _ = load(generate(parties, seed=3, ties=ties).workbook())
    first = min(network.of(Consultation).values(), key=lambda consultation: consultation.id)
    return network.with_records([replace(first, hub=True)])


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        with clocked() as clock:
            work()
        times.append(clock.seconds)
    return min(times)


def measure_one(report: Report, network: Network, what: str, target: float | None) -> None:
    facts = Facts(network, DAY)
    every = places(facts, staged(facts))
    some = every[:: math.ceil(len(every) / _SOURCES)]
    times = []
    for source in some:
        with clocked() as clock:
            find_route(network, DAY, source)
        times.append(clock.seconds)
    note = f"{len(some)} sources, each from the bare network; slowest {max(times):.2f} s"
    report.line(f"one route (median): {what}", statistics.median(times), "s", target, note)


def measure_whole(report: Report, network: Network, what: str, target: float) -> None:
    answer = network_routes(network, DAY)
    note = (
        f"{len(answer.with_route):,} places with a route, {len(answer.dead_ends):,} dead ends, "
        f"{len(answer.single_points):,} single points"
    )
    report.line(f"all routes (best of 3): {what}", best(lambda: network_routes(network, DAY)), "s", target, note)


# --- against networkx -------------------------------------------------------------------------------------------


def measure_against_networkx(report: Report, network: Network, what: str) -> None:
    """Take each party and consultation out in networkx, a few of them, and see that the answers are equal."""
    facts = Facts(network, DAY)
    graph = staged(facts)
    with clocked() as ours:
        found = hanging(ways(facts))
    backwards: nx.DiGraph[int] = nx.DiGraph()
    backwards.add_nodes_from(range(graph.sink + 1))
    arcs = zip(graph.ends[graph.known].tolist(), graph.starts[graph.known].tolist(), strict=True)
    backwards.add_edges_from(arcs)
    entries = ways(facts).entries
    every = [record.ref for record in (*facts.organisations, *facts.consultations)]
    # Some of those without whom something breaks, and some of all.
    some = list(dict.fromkeys((*sorted(found)[:_BREAKING], *every[:: math.ceil(len(every) / _DELETIONS)])))
    with clocked() as theirs:
        lost = {gone: _lost(backwards, graph, gone, entries) for gone in some}
    assert all(found.get(gone, frozenset()) == places for gone, places in lost.items()), "answers differ"
    seconds = theirs.seconds / len(some) * len(every)
    note = f"{len(every):,} taken out; from {len(some)} of them, which took {theirs.seconds:.1f} s"
    report.line(f"single points: {what}", ours.seconds, "s", note=f"{len(found):,} found")
    report.line("the same by deletion in networkx, extrapolated", seconds, "s", note=note)
    report.ratio("networkx against netmap", seconds / ours.seconds, least=LEAST_RATIO)


def _lost(backwards: nx.DiGraph[int], graph: Staged, gone: Ref, entries: Mapping[Ref, int]) -> frozenset[Ref]:
    """Return who no longer gets to the sink; what is taken out is put back, which is faster than a copy."""
    states = graph.states_of[gone]
    arcs = [*backwards.in_edges(states), *backwards.out_edges(states)]
    alone = [number for number, able in graph.hinges.items() if able == {gone}]
    arcs += [(int(graph.ends[number]), int(graph.starts[number])) for number in alone]
    backwards.remove_edges_from(arcs)
    left = nx.descendants(backwards, graph.sink)
    backwards.add_edges_from(arcs)
    return frozenset(place for place, state in entries.items() if place != gone and state not in left)
