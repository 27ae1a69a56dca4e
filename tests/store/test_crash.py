"""Any process may be killed at any moment: what was acknowledged stays, and nothing stands there by half."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from netmap.model import Network
from netmap.store import embedded, platform
from netmap.store.bolt import BoltStore, open_embedded_store

pytestmark = pytest.mark.embedded

NETWORK = "net-crash"
ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_ANSWER = 45  # after a kill; the machine may be busy, and the target is measured elsewhere


class Writers:
    """Two processes with two threads each; killed ones are replaced."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.data = data
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        self.started = 0

    def fill_up(self) -> None:
        while len(self.running) < 2:
            self.started += 1
            name = f"w{self.started}"
            with (self.folder / f"{name}.log").open("wb") as log:
                command = [sys.executable, "-m", "tests.store.writer", str(self.data), NETWORK, name]
                self.running.append(
                    subprocess.Popen([*command, str(self.folder / f"{name}.acknowledged")], cwd=ROOT, stderr=log)
                )

    def acknowledged(self) -> set[str]:
        """Return the ids of the ChangeSets that some writer was told are stored."""
        found: set[str] = set()
        for path in self.folder.glob("*.acknowledged"):
            found |= {line for line in path.read_text().splitlines(keepends=False) if len(line) == 19}
        return found

    def kill_one(self) -> None:
        process = self.running.pop(0)
        process.kill()
        process.wait()

    def complaints(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def stop(self) -> None:
        while self.running:
            self.kill_one()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    yield folder
    embedded.stop(folder)


def check_whole(store: BoltStore, acknowledged: set[str]) -> int:
    """Check that all acknowledged ChangeSets are there, and no ChangeSet by half; return how many there are."""
    found = store.read(NETWORK)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for record in found.records.values():
        kinds[record.changeset][record.KIND] += 1
    assert acknowledged - kinds.keys() == set()
    assert [key for key, have in kinds.items() if have != {"Organisation": 2, "PART_OF": 1}] == []
    assert store.health.healthy, store.health.problems
    return len(kinds)


@pytest.mark.parametrize("rounds", [20, pytest.param(200, marks=pytest.mark.soak)])
def test_killed_processes_lose_nothing_that_was_acknowledged(data: Path, tmp_path: Path, rounds: int) -> None:
    chance = random.Random(20260901)
    store = open_embedded_store(data)
    store.create(Network(id=NETWORK, name="Zandwijk"))
    writers = Writers(data, tmp_path)
    killed_servers: set[int] = set()
    slowest = 0.0
    try:
        for number in range(rounds):
            writers.fill_up()
            known = len(writers.acknowledged())
            deadline = time.monotonic() + 60
            while len(writers.acknowledged()) < known + 5 and time.monotonic() < deadline:
                time.sleep(0.02)  # until both sides are at work again
            assert all(process.poll() is None for process in writers.running), writers.complaints()
            time.sleep(chance.uniform(0, 0.4))
            server = embedded.status(data).pid
            assert server is not None
            if number % 4 == 3:
                writers.kill_one()
            platform.kill(server)
            killed_servers.add(server)
            before = writers.acknowledged()
            begin = time.monotonic()
            check_whole(store, before)
            slowest = max(slowest, time.monotonic() - begin)
        assert len(killed_servers) == rounds
        assert slowest < SECONDS_TO_ANSWER
    finally:
        writers.stop()
    complete = check_whole(store, writers.acknowledged())
    assert {line.id for line in store.change_sets(NETWORK)} >= writers.acknowledged()
    assert len(store.change_sets(NETWORK)) == complete
    store.close()
    embedded.stop(data)
    again = open_embedded_store(data)  # counts everything against the Ledger, and the database checks itself
    try:
        assert again.health.healthy, again.health.problems
        assert check_whole(again, writers.acknowledged()) == complete
    finally:
        again.close()


def test_two_processes_write_to_one_folder_at_the_same_time(data: Path, tmp_path: Path) -> None:
    store = open_embedded_store(data)
    store.create(Network(id=NETWORK, name="Zandwijk"))
    server = embedded.status(data).pid
    writers = Writers(data, tmp_path)
    try:
        writers.fill_up()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            each = [len(path.read_text().splitlines()) for path in tmp_path.glob("*.acknowledged")]
            if len(each) == 2 and min(each) >= 30:
                break
            time.sleep(0.05)
        assert all(process.poll() is None for process in writers.running), writers.complaints()
        assert len(each) == 2
        assert min(each) >= 30
        check_whole(store, writers.acknowledged())
        assert embedded.status(data).pid == server
    finally:
        writers.stop()
        store.close()
