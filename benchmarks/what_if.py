"""How long it takes to say what changes when something changes."""

from __future__ import annotations

from typing import Protocol

from benchmarks.hub import DAY, town
from benchmarks.machine import clocked
from netmap.analysis.facts import Facts
from netmap.analysis.what_if.amnesia import amnesia
from netmap.analysis.what_if.compare import side_of, try_changes
from netmap.analysis.what_if.results import ScenarioId
from netmap.analysis.what_if.scenarios import ready_scenarios
from netmap.model import Network
from netmap.reference.norm import default_norm


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; without ``quick`` also those of 2,000 parties."""
    measure_size(report, town(400, 2, None), "400 parties", 2)
    if not quick:
        measure_size(report, town(2000, 3, 20_000), "2,000 parties, 20,000 ties", None)


def measure_size(report: Report, network: Network, name: str, target: float | None) -> None:
    norm = default_norm()
    with clocked() as clock:
        scenarios = {scenario.id: scenario for scenario in ready_scenarios(Facts(network, DAY))}
    possible = sum(scenario.possible for scenario in scenarios.values())
    report.line(f"ready scenarios of {name}", clock.seconds, "s", note=f"{possible} of {len(scenarios)} possible")
    with clocked() as clock:
        found = amnesia(Facts(network, DAY))
    note = f"{len(found.holders)} persons, {len(found.themes)} themes"
    report.line(f"what leaves with one person or party, {name}", clock.seconds, "s", note=note)
    changes = scenarios[ScenarioId.TOGETHER].changes
    with clocked() as clock:
        answer = try_changes(network, norm, DAY, changes)
    note = f"{len(changes)} changes, {len(answer.gone)} gone, {len(answer.opened)} white spots open"
    report.line(f"what if, {name}, both sides", clock.seconds, "s", target, note)
    before = side_of(network, norm, DAY)
    with clocked() as clock:
        try_changes(network, norm, DAY, changes, before=before)
    report.line(f"what if, {name}, the map as it is kept", clock.seconds, "s", target)
