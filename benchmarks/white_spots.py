"""How long the whole norm takes: on three sizes, how that grows, and on all municipalities of the country together.

Networks are made in memory, without a database, and their making is not measured. ``python -m benchmarks.white_spots
national`` measures the last part in a process of its own, because of the memory that it needs.
"""

from __future__ import annotations

import gc
import json
import math
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Protocol

from benchmarks.machine import clocked
from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.gaps import find_gaps
from netmap.model import Network, Relationship
from netmap.reference.norm import default_norm
from tests.planting.town import draw
from tests.planting.writing import network_of, some_cells

DAY = date(2026, 9, 1)
ROOT = Path(__file__).resolve().parents[1]
SIZES = ((60, None, 0.5), (400, 2_500, 1.0), (2_000, 18_000, 5.0))
GROWTH_SIZES = (500, 1_000, 2_000, 4_000)
MOST_EXPONENT = 1.2
MUNICIPALITIES = 342
NATIONAL_NODES, NATIONAL_TIES = 150_000, 600_000
NATIONAL_SECONDS, NATIONAL_MB = 60.0, 2_000.0
#: What one municipality of the national set is made with, so that 342 of them have the nodes and ties asked for.
_NATIONAL_PARTIES, _NATIONAL_SEATS, _NATIONAL_TABLES = 93, 1_880, 45
_NATIONAL_TOWNS = 18


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; without ``quick`` also the growth and the national set. Only the growth can fail."""
    for parties, seats, target in SIZES[: 2 if quick else 3]:
        measure_size(report, town(parties, seats), f"{parties:,} parties", target)
    if quick:
        return
    report.ratio("growth of white spots: exponent over four sizes", exponent(GROWTH_SIZES), most=MOST_EXPONENT)
    measure_national(report)


def town(parties: int, seats: int | None, seed: int = 1, *, tables: int | None = None) -> Network:
    """Return a town of which a third of the cells is silent: some findings, many questions."""
    made = draw(parties, seed, seats=seats, tables=tables)
    return network_of(made, some_cells(made, 0.3, seed))


def measure_size(report: Report, network: Network, what: str, target: float) -> None:
    norm = default_norm()
    best, closing = math.inf, math.inf
    for _ in range(3):
        with clocked() as finding:
            answer = find_gaps(network, norm, DAY)
        with clocked() as planning:
            closing_plan(network, norm, DAY, answer)
        if finding.seconds + planning.seconds < best + closing:
            best, closing = finding.seconds, planning.seconds
    note = f"{len(answer.findings):,} findings, {len(answer.questions):,} questions; agreements {closing:.2f} s"
    report.line(f"whole norm and agreements (best of 3): {what}", best + closing, "s", target, note)


def exponent(sizes: tuple[int, ...]) -> float:
    """Return b of seconds = a * size^b, by least squares over the logarithms; size is nodes and ties together."""
    points = []
    for parties in sizes:
        network = town(parties, 9 * parties)
        # Else the collector looks through the whole network again and again, and its growth is what is measured.
        gc.collect()
        gc.freeze()
        times = []
        for _ in range(3):
            with clocked() as clock:
                find_gaps(network, default_norm(), DAY)
            times.append(clock.seconds)
        points.append((math.log(sum(_counts(network))), math.log(min(times))))
    return slope(points)


def slope(points: list[tuple[float, float]]) -> float:
    """Return the slope of the straight line with the least squares through some points."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def _counts(network: Network) -> tuple[int, int]:
    """Return the number of nodes and of ties, the shipped words left out: every network has those."""
    ties = sum(isinstance(record, Relationship) for record in network.records.values())
    words = sum(getattr(record, "origin", None) is not None for record in network.records.values())
    return len(network.records) - ties - words, ties


# --- all municipalities -----------------------------------------------------------------------------------------


def measure_national(report: Report) -> None:
    command = [sys.executable, "-m", "benchmarks.white_spots", "national"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    note = f"{found['nodes']:,} nodes, {found['ties']:,} ties, {found['findings']:,} findings"
    report.line(f"{MUNICIPALITIES} municipalities, one after another", found["seconds"], "s", NATIONAL_SECONDS, note)
    report.line("the same: most memory of the process", found["mb"], "MB", NATIONAL_MB)


def national() -> dict[str, float]:
    """Return what all municipalities together take."""
    towns = [town(_NATIONAL_PARTIES, _NATIONAL_SEATS, seed, tables=_NATIONAL_TABLES) for seed in range(_NATIONAL_TOWNS)]
    norm = default_norm()
    found = {"nodes": 0, "ties": 0, "findings": 0, "seconds": 0.0}
    for number in range(MUNICIPALITIES):
        made = towns[number % len(towns)]
        # A network of its own each time: nothing that was looked up for another one may help.
        network = Network(id=f"net-{number}", name=f"Gemeente {number}", records=dict(made.records))
        nodes, ties = _counts(network)
        with clocked() as clock:
            answer = find_gaps(network, norm, DAY)
        found["nodes"] += nodes
        found["ties"] += ties
        found["findings"] += len(answer.findings)
        found["seconds"] += clock.seconds
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return {**found, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6}


if __name__ == "__main__":
    if sys.argv[1:] != ["national"]:
        raise SystemExit("python -m benchmarks.white_spots national")
    print(json.dumps(national()))
