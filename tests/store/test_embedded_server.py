"""The embedded database as a process: who starts it, who shares it, what ends it, and what it never does."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import psutil
import pytest
from neo4j.exceptions import AuthError, ClientError

from netmap.errors import StoreUnavailable
from netmap.store import embedded
from netmap.store.embedded import EmbeddedConnection

pytestmark = pytest.mark.embedded

CLIENT = """
import json, sys
from pathlib import Path
from netmap.store import embedded
connection = embedded.join(Path(sys.argv[1]))
print(json.dumps({"uri": connection.uri}), flush=True)
sys.stdin.read()
connection.close()
"""


class Client:
    """Another process that joins a folder and stays until it is told to leave."""

    def __init__(self, data: Path, cwd: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(data)],
            cwd=cwd,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def uri(self) -> str:
        assert self.process.stdout is not None
        return str(json.loads(self.process.stdout.readline())["uri"])

    def leave(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Path]:
    """A data folder that does not exist yet; its server is stopped afterwards."""
    data = tmp_path / "data"
    yield data
    embedded.stop(data)


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working folder of the process that starts the shared server."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, outside: Path) -> Iterator[EmbeddedConnection]:
    """One running server, started by another process with plain ASCII settings, in a folder with a hard name."""
    data = tmp_path_factory.mktemp("gegevens") / "Súdwest-Fryslân en de 'Wâlden' 日本"
    for number in range(8):
        data /= f"een lange mapnaam, nummer {number} van de acht"
    starter = Client(data, outside, LC_ALL="C", LANG="C")
    starter.uri()
    connection = embedded.join(data)
    starter.leave()
    yield connection
    connection.close()
    embedded.stop(data)


def run(connection: EmbeddedConnection, text: str, **values: Any) -> list[list[Any]]:
    with neo4j.GraphDatabase.driver(connection.uri, auth=(connection.username, connection.password)) as driver:
        records = driver.execute_query(neo4j.Query(text), values, database_=connection.database).records
    return [list(record.values()) for record in records]


def server_pid(data: Path) -> int:
    pid = embedded.status(data).pid
    assert pid is not None
    return pid


def wait_for(condition: Callable[[], bool], seconds: float) -> float:
    """Wait until ``condition`` holds and return how long that took."""
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() - begin < seconds, f"not within {seconds} s"
        time.sleep(0.05)
    return time.monotonic() - begin


def starting_processes(data: Path) -> list[psutil.Process]:
    """The server processes of a folder, also those that have not got as far as taking its lock."""
    found = []
    for process in psutil.process_iter():
        try:
            command = process.cmdline()
        except psutil.Error:
            continue
        if "netmap.store.embedded_server" in command and command[-1] == str(data):
            found.append(process)
    return found


# One server for many processes


def test_a_second_process_joins_the_running_server(shared: EmbeddedConnection, outside: Path) -> None:
    second = Client(shared.data, outside)
    assert second.uri() == shared.uri
    assert embedded.status(shared.data).clients == 2
    second.leave()
    assert embedded.status(shared.data).clients == 1


def test_processes_that_start_at_the_same_time_share_one_server(fresh: Path, tmp_path: Path) -> None:
    clients = [Client(fresh, tmp_path) for _ in range(3)]
    uris = {client.uri() for client in clients}
    assert len(uris) == 1
    assert len(starting_processes(fresh)) == 1
    assert embedded.status(fresh).clients == 3
    for client in clients:
        client.leave()


def test_the_server_stops_ten_seconds_after_the_last_client_is_gone(fresh: Path, tmp_path: Path) -> None:
    connection = embedded.join(fresh)
    other = Client(fresh, tmp_path)
    other.uri()
    other.kill()
    connection.close()
    connection.close()
    took = wait_for(lambda: not embedded.status(fresh).running, 20)
    assert took > 9
    assert not (fresh / "connection.json").exists()
    assert list((fresh / "clients").iterdir()) == []
    assert list(fresh.rglob("hs_err*")) == []


def test_a_killed_client_loses_its_place_at_once(shared: EmbeddedConnection, outside: Path) -> None:
    other = Client(shared.data, outside)
    other.uri()
    assert embedded.status(shared.data).clients == 2
    other.kill()
    assert embedded.status(shared.data).clients == 1


def test_looking_at_a_folder_makes_nothing(tmp_path: Path) -> None:
    assert embedded.status(tmp_path / "nothing") == embedded.ServerStatus(running=False)
    assert embedded.stop(tmp_path / "nothing") is False
    assert list(tmp_path.iterdir()) == []


# Killed processes


def test_after_a_kill_of_the_server_its_clients_find_a_new_one_with_every_acknowledged_write(
    fresh: Path, tmp_path: Path
) -> None:
    first = embedded.join(fresh)
    second = embedded.join(fresh)
    run(first, "CREATE (n:Proef {id: $id})", id="bevestigd")
    killed = server_pid(fresh)
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: not embedded.status(fresh).running, 5)
    assert (fresh / "connection.json").exists()  # stale, and not believed

    found: list[EmbeddedConnection] = []
    threads = [threading.Thread(target=lambda old=old: found.append(embedded.rejoin(old))) for old in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found[0].uri == found[1].uri
    assert server_pid(fresh) != killed
    assert embedded.status(fresh).clients == 2
    assert run(found[0], "MATCH (n:Proef) RETURN n.id") == [["bevestigd"]]
    assert found[0].check == ()
    for connection in found:
        connection.close()


@pytest.mark.parametrize("delay", [0.0, 0.5, 1.2])
def test_after_a_kill_of_the_starting_process_the_next_start_works(fresh: Path, tmp_path: Path, delay: float) -> None:
    starter = Client(fresh, tmp_path)
    wait_for(lambda: bool(starting_processes(fresh)), 20)
    time.sleep(delay)
    starter.kill()
    connection = embedded.join(fresh)
    assert run(connection, "CREATE (n:Proef) RETURN 1") == [[1]]
    assert embedded.status(fresh).clients == 1
    connection.close()


def test_a_server_that_is_killed_while_it_makes_its_database_is_replaced(fresh: Path) -> None:
    killed: list[int] = []

    def kill_three_times() -> None:
        for delay in (0.2, 0.9, 1.4):
            wait_for(lambda: any(process.pid not in killed for process in starting_processes(fresh)), 20)
            time.sleep(delay)
            for process in starting_processes(fresh):
                killed.append(process.pid)
                process.kill()

    killer = threading.Thread(target=kill_three_times)
    killer.start()
    connection = embedded.join(fresh)
    killer.join()
    connection = embedded.rejoin(connection)  # on a fast machine the third kill came after the start
    assert len(killed) >= 3
    assert run(connection, "CREATE (n:Proef) RETURN 1") == [[1]]
    assert connection.check == ()
    connection.close()


# Stopping


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_sigterm_stops_the_server_within_five_seconds_and_without_a_crash_report(fresh: Path) -> None:
    connection = embedded.join(fresh)
    server = psutil.Process(server_pid(fresh))
    server.send_signal(signal.SIGTERM)
    wait_for(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE, 5)
    assert "stopping: signal" in embedded.log_file(fresh).read_text(encoding="utf-8")
    assert not (fresh / "connection.json").exists()
    assert list(fresh.rglob("hs_err*")) == []
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot suspend a process this way")
def test_a_server_that_does_not_answer_is_ended_by_force(fresh: Path) -> None:
    connection = embedded.join(fresh)
    os.kill(server_pid(fresh), signal.SIGSTOP)
    assert embedded.stop(fresh, timeout_seconds=1) is True
    assert not embedded.status(fresh).running
    connection.close()


def test_a_request_to_stop_ends_the_server_for_all_clients(fresh: Path) -> None:
    log = embedded.log_file(fresh)
    log.parent.mkdir(parents=True)
    log.write_bytes(b"x" * 1_000_001)
    connection = embedded.join(fresh)
    assert log.stat().st_size < 10_000  # a long log is put aside once, and the one before it goes
    assert log.with_name("server.log.1").stat().st_size == 1_000_001
    server = psutil.Process(server_pid(fresh))
    begin = time.monotonic()
    assert embedded.stop(fresh) is True
    assert time.monotonic() - begin < 5
    wait_for(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE, 2)
    connection.close()


# What it never does


def test_only_the_bolt_port_listens_and_only_on_this_machine(shared: EmbeddedConnection) -> None:
    listening = [
        connection.laddr
        for connection in psutil.Process(server_pid(shared.data)).net_connections(kind="inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert len(listening) == 1
    assert listening[0].ip in {"127.0.0.1", "::ffff:127.0.0.1"}
    assert shared.uri == f"bolt://127.0.0.1:{listening[0].port}"


@pytest.mark.parametrize("source", ["file:///etc/hostname", "http://127.0.0.1:1/x.csv", "http://192.0.2.1/x.csv"])
def test_load_csv_reads_neither_files_nor_addresses(shared: EmbeddedConnection, source: str) -> None:
    with pytest.raises(ClientError, match=r"(?i)allow|disabled|not permitted|forbidden"):
        run(shared, "LOAD CSV FROM $source AS row RETURN row", source=source)


@pytest.mark.parametrize("password", ["", "netmap", "playwithdata"])
def test_a_wrong_password_is_refused(shared: EmbeddedConnection, password: str) -> None:
    with (
        neo4j.GraphDatabase.driver(shared.uri, auth=(shared.username, password)) as driver,
        pytest.raises((AuthError, ClientError)),
    ):
        driver.execute_query("RETURN 1", database_=shared.database)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_every_file_is_for_its_owner_only(shared: EmbeddedConnection) -> None:
    run(shared, "CREATE (n:Proef {id: 'modus'})")
    open_to_others = [
        path for path in [shared.data, *shared.data.rglob("*")] if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


def test_the_password_is_in_one_file_and_nowhere_else(shared: EmbeddedConnection) -> None:
    password = shared.password.encode()
    assert len(password) >= 43  # 32 random bytes
    holding = [path.name for path in shared.data.rglob("*") if path.is_file() and password in path.read_bytes()]
    assert holding == ["password"]
    server = psutil.Process(server_pid(shared.data))
    assert shared.password not in " ".join(server.cmdline())
    assert shared.password not in " ".join(server.environ().values())
    assert shared.password not in repr(shared)


def test_the_process_gets_no_secrets_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Dx=y")
    kept = embedded.platform.child_environment(os.environ)
    assert "NEO4J_PASSWORD" not in kept
    assert "JAVA_TOOL_OPTIONS" not in kept
    assert kept["PATH"] == os.environ["PATH"]


def test_nothing_is_written_outside_the_data_folder(shared: EmbeddedConnection, outside: Path) -> None:
    run(shared, "CREATE (n:Proef {id: 'buiten'})")
    assert list(outside.iterdir()) == []
    pid = server_pid(shared.data)
    assert not list(Path("/tmp").glob(f"hsperfdata_*/{pid}"))


def test_every_commit_is_forced_to_the_disk(shared: EmbeddedConnection, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    trace = tmp_path / "trace"
    tracer = subprocess.Popen(
        [strace, "-f", "-e", "trace=fsync,fdatasync", "-o", str(trace), "-p", str(server_pid(shared.data))],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    first = tracer.stderr.readline()
    if "attached" not in first:
        tracer.kill()
        tracer.communicate()
        pytest.skip(f"strace may not look at other processes here: {first.strip()}")
    try:
        with neo4j.GraphDatabase.driver(shared.uri, auth=(shared.username, shared.password)) as driver:
            for number in range(100):
                driver.execute_query("CREATE (n:Sync {id: $id})", id=f"sync-{number}", database_=shared.database)
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.communicate()
    synced = len(re.findall(r"\b(?:fsync|fdatasync)\(", trace.read_text(encoding="ascii")))
    assert synced >= 100


# Damage and refusals


def test_a_damaged_database_is_reported_before_anybody_reads_it(fresh: Path) -> None:
    connection = embedded.join(fresh)
    run(connection, "UNWIND range(1, 500) AS i CREATE (n:Proef {id: toString(i)})")
    connection.close()
    embedded.stop(fresh)
    database = fresh / "databases" / "netmap"

    bucket = next(database.glob("Proef_0.*.bucket"))
    whole = bucket.read_bytes()
    bucket.write_bytes(whole[: len(whole) // 2])
    connection = embedded.join(fresh)
    assert connection.check != ()
    connection.close()
    embedded.stop(fresh)

    next(database.glob("dictionary.*")).unlink()
    with pytest.raises(StoreUnavailable) as caught:
        embedded.join(fresh)
    assert caught.value.code == "store.embedded_damaged"
    assert database.exists()


def test_a_file_in_the_place_of_the_folder_is_explained(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("een brief", encoding="utf-8")
    with pytest.raises(StoreUnavailable) as caught:
        embedded.join(tmp_path / "data")
    assert caught.value.code == "store.folder_is_file"


def test_a_folder_name_that_is_too_long_is_explained(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        embedded.join(tmp_path / ("x" * 300))
    assert caught.value.code == "store.folder_name_too_long"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write to")
def test_a_folder_that_cannot_be_made_is_explained() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        embedded.join(Path("/proc/netmap"))
    assert caught.value.code == "store.folder_not_writable"


def test_a_full_disk_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(embedded, "write_private", no_space)
    with pytest.raises(StoreUnavailable) as caught:
        embedded.join(tmp_path / "data")
    assert caught.value.code == "store.disk_full"
    assert list((tmp_path / "data" / "clients").iterdir()) == []


def test_waiting_for_another_starting_process_ends_in_a_clear_refusal(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    busy = embedded.new_lock(tmp_path / "data" / "start.lock")
    busy.acquire()
    try:
        with pytest.raises(StoreUnavailable) as caught:
            embedded.join(tmp_path / "data", timeout_seconds=0.3)
    finally:
        busy.release()
    assert caught.value.code == "store.embedded_timeout"
