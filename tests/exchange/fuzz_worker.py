"""A process that reads one file after another, within a limit of memory, and says what came of each."""

from __future__ import annotations

import resource
import time
import traceback
import warnings
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from netmap.errors import FileRefused
from netmap.exchange.findings import Level
from netmap.exchange.planning import plan_import
from netmap.exchange.reading import read_workbook_bytes
from netmap.model import Network
from netmap.reference.vocabulary import shipped_terms
from netmap.texts import say

#: Of address space: far above what may be used, so that a file that asks for everything is stopped.
_ADDRESS_SPACE = 3 * 1024**3
_EMPTY = Network("net-test", "Test").with_records(shipped_terms())


@dataclass(frozen=True)
class Outcome:
    """What came of one file: "read" or "refused", or what went wrong; the time of the processor and the peak so far."""

    kind: str
    detail: str
    seconds: float
    peak_mb: float


def outcome(data: bytes, name: str) -> Outcome:
    """Read a file and plan its import into an empty network."""
    started = time.process_time()
    try:
        kind, detail = _read(data, name)
    except BaseException:  # also a MemoryError: everything that is no answer is told
        kind, detail = "failed", traceback.format_exc()
    return Outcome(kind, detail, time.process_time() - started, peak_mb())


def _read(data: bytes, name: str) -> tuple[str, str]:
    try:
        workbook = read_workbook_bytes(data, name)
    except FileRefused as refused:
        sentence = say(refused.code, **refused.details)
        return ("refused", refused.code) if name in sentence else ("failed", f"no name of the file: {sentence}")
    plan = plan_import(_EMPTY, workbook, today=date(2026, 9, 1), when="2026-09-01T12:00:00Z", who="test")
    for finding in plan.findings:
        told = [say(f"{finding.code}.{part}", **finding.details) for part in ("found", "expected", "do")]
        if not all(told) or (finding.level is Level.BLOCKS and finding.sheet is None):
            return "failed", f"no place or no reason: {finding}"
    return "read", str(len(plan.findings))


def peak_mb() -> float:
    """Return the most memory that this process has had in use."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage also counts what the process had that started this one
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def serve(connection: Connection) -> None:
    """Answer (data, name) with an outcome until there is nothing more."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    warnings.simplefilter("ignore")
    while (task := connection.recv()) is not None:
        connection.send(outcome(*task))
