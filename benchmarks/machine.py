"""What the figures were measured on: machine, load, and how fast plain Python is here."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil

_LOOPS = 2_000_000


def describe() -> list[str]:
    memory = psutil.virtual_memory()
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "not known"
    return [
        f"machine      {platform.platform()}, {psutil.cpu_count()} processors, {memory.total / 2**30:.0f} GiB memory",
        f"python       {platform.python_implementation()} {platform.python_version()}",
        f"load         {load} (1, 5, 15 minutes); memory free {memory.available / 2**30:.1f} GiB",
        f"calibration  {calibrate():.3f} s for {_LOOPS:,} rounds of plain Python (best of 5)",
    ]


def calibrate() -> float:
    """Return the seconds of a fixed amount of plain Python, best of five."""
    return min(seconds(_count) for _ in range(5))


def _count() -> int:
    total = 0
    for number in range(_LOOPS):
        total += number & 7
    return total


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Clock:
    """Seconds of a block, filled in when it ends."""

    seconds = 0.0


@contextmanager
def clocked() -> Iterator[Clock]:
    clock = Clock()
    start = time.perf_counter()
    yield clock
    clock.seconds = time.perf_counter() - start


def resident_mb(*pids: int) -> float:
    """Return the resident memory of some processes and all their children, in MB."""
    processes: dict[int, psutil.Process] = {}
    for pid in pids:
        for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
            processes[process.pid] = process
    return sum(process.memory_info().rss for process in processes.values()) / 1e6
