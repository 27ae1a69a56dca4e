"""Twenty people on the pages at once, for a minute: how long each page takes, and whether anything goes wrong.

Every user is a session of the server of its own, over the same socket and in the same language (protobuf messages) as a
browser; what a browser does with an answer is measured in ``benchmarks/browser.py``. Where each user goes and how long
it waits there comes from a fixed seed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from netmap.config import settings_for
from netmap.exchange.writing import write_workbook
from netmap.store import embedded
from netmap.wiring import open_services
from tests.browser.demo import addresses, running_demo, subjects
from tests.generator import generate

if TYPE_CHECKING:
    from benchmarks.bench import Report

USERS = 20
SECONDS = 60.0
WAIT = (1.0, 3.0)
TARGET = 1.0
_PATIENCE = 60.0


@dataclass
class Traffic:
    """What was asked and how it went: seconds by page, and what was wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    first: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> list[float]:
        """The seconds of every visit but each user's first, which opens the session."""
        return sorted(one for found in self.seconds.values() for one in found)


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print per page; a wrong answer fails."""
    from benchmarks.bench import Report

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--users", type=int, default=USERS)
    chosen = parser.parse_args(arguments)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="netmap-users-") as name:
        measure(report, Path(name), users=chosen.users, seconds=chosen.seconds)
    return 1 if report.failed else 0


def measure(report: Report, folder: Path, *, users: int = USERS, seconds: float = SECONDS) -> None:
    """Print how 20 users are served on a network of 400 parties; any error fails."""
    data = folder / "users"
    network_id, paths = fill(data, 400)
    try:
        with running_demo(data, "--poort", "0") as url:
            traffic = asyncio.run(_all(url, network_id, paths, users, seconds))
    finally:
        embedded.stop(data)
    times = traffic.all
    count, wrong = len(times) + len(traffic.first), sum(traffic.errors.values())
    what = f"{users} users for {seconds:g} s"
    note = f"{count} visits, {wrong} errors"
    report.line(f"{what}: first page of a session, median", statistics.median(traffic.first), "s", note=note)
    report.line(f"{what}: p50", percentile(times, 50), "s")
    report.line(f"{what}: p95", percentile(times, 95), "s", TARGET)
    for name, found in sorted(traffic.seconds.items()):
        report.line(f"  {name}: p95", percentile(sorted(found), 95), "s", note=f"{len(found)} visits")
    if wrong:
        print(f"errors: {dict(traffic.errors)}")
        report.failed.append(f"{what}: {wrong} errors")


def fill(data: Path, parties: int, ties: int | None = None) -> tuple[str, dict[str, str]]:
    """Load a generated municipality in a new data folder; return its id and the address of every page by name."""
    data.parent.mkdir(parents=True, exist_ok=True)
    path = data.parent / f"town-{parties}.xlsx"
    path.write_bytes(write_workbook(generate(parties, seed=parties, ties=ties).sheets))
    services = open_services(settings_for(data))
    network_id = str(services.import_workbook(path)["network"]["id"])
    paths = addresses(subjects(services.network(network_id)))
    services.close()
    return network_id, paths


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the value below which a share of sorted times lies; not a number when there are none."""
    return times[min(len(times) - 1, len(times) * percent // 100)] if times else float("nan")


async def _all(url: str, network_id: str, paths: dict[str, str], users: int, seconds: float) -> Traffic:
    traffic = Traffic()
    end = time.perf_counter() + seconds
    await asyncio.gather(*(_user(number, url, network_id, paths, end, traffic) for number in range(users)))
    return traffic


async def _user(number: int, url: str, network_id: str, paths: dict[str, str], end: float, traffic: Traffic) -> None:
    from websockets.asyncio.client import connect

    chance = random.Random(number)
    # They do not all come in the same instant.
    await asyncio.sleep(chance.uniform(0, WAIT[1]))
    address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None, origin=url) as socket:  # type: ignore[list-item, arg-type]
        first = True
        while time.perf_counter() < end:
            name = "start" if first else chance.choice(sorted(paths))
            started = time.perf_counter()
            try:
                error = await asyncio.wait_for(_visit(socket, paths[name], network_id), _PATIENCE)
            except (OSError, TimeoutError) as failure:
                error = type(failure).__name__
            took = time.perf_counter() - started
            if error:
                traffic.errors[f"{name}: {error}"] += 1
            (traffic.first if first else traffic.seconds.setdefault(name, [])).append(took)
            first = False
            await asyncio.sleep(chance.uniform(*WAIT))


async def _visit(socket: Any, path: str, network_id: str) -> str:
    """Ask for a page and read until it is complete; return what was wrong with it, "" when nothing was."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    parts = urlsplit(path)
    asked = BackMsg()
    asked.rerun_script.query_string = f"netwerk={network_id}{parts.query and '&'}{parts.query}"
    asked.rerun_script.page_name = parts.path.strip("/")
    await socket.send(asked.SerializeToString())
    error, titles, running = "", 0, False
    while True:
        answer = ForwardMsg.FromString(await socket.recv())
        kind = answer.WhichOneof("type")
        running = running or kind == "new_session"
        if kind == "page_not_found":
            error = "page not found"
        elif kind == "delta":
            element = answer.delta.new_element
            what = element.WhichOneof("type")
            titles += what == "heading" and element.heading.tag == "h1"
            if what == "exception" or (what == "alert" and element.alert.format == element.alert.Format.ERROR):
                error = f"{what} on the page"
        elif kind == "script_finished" and running:
            if answer.script_finished == ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN:
                continue  # the page asked to be made anew
            if answer.script_finished != ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY:
                error = error or "the script did not finish"
            return error or ("" if titles else "a page without a title")


if __name__ == "__main__":
    raise SystemExit(main())
