"""The process that keeps the database of one data folder open and serves it over Bolt on this machine only.

Run as ``python -m netmap.store.embedded_server FOLDER`` by ``netmap.store.embedded``, never by hand: the folder and
its password must be there. It writes inside the folder only, and stops by itself when no client is left.

Settings of the database are ignored in silence when they are misspelt or given in the wrong place. The tests
therefore look at effects (what is synced, what listens, what is refused), not at settings.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from netmap.store import embedded, platform

_log = logging.getLogger("netmap.store.embedded_server")

_LONGEST_OUTPUT = 2_000_000
_EVENT_LOGS_KEPT = 5
_JAVA_LOGGING = """\
handlers=java.util.logging.FileHandler
.level=INFO
java.util.logging.FileHandler.pattern=log/database.log
java.util.logging.FileHandler.limit=1000000
java.util.logging.FileHandler.count=3
java.util.logging.FileHandler.append=true
java.util.logging.FileHandler.encoding=UTF-8
java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n
"""
_JAVA_OPTIONS = [
    "-Xrs",  # leave signals to us: without it SIGTERM crashes the Java machine
    "-XX:-UsePerfData",  # it would write a file outside the data folder
    "-XX:+ExitOnOutOfMemoryError",  # half a commit in memory is worse than a restart from the log
    "-Djava.util.logging.config.file=log/logging.properties",
    "-Darcadedb.txWalFlush=2",  # a commit is acknowledged when it is on the disk
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false",
    "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
]
_HEAP = "1g"  # an upper bound; a municipality uses a small part of it
_keep: list[FileLock] = []  # locks that are held until this process is gone, and not a moment less
# Parts of CHECK DATABASE that say that something is wrong, by their key in its answer.
_CHECKS = (
    "totalWarnings",
    "totalCorruptedRecords",
    "corruptedRecords",
    "corruptedIndexes",
    "invalidLinks",
    "totalUndecodableRecords",
    "totalConstraintViolations",
)


def main(arguments: list[str]) -> int:
    """Serve until asked to stop or no client is left; return the exit code."""
    os.umask(0o077)
    data = Path(arguments[0]).absolute()
    os.chdir(data)  # Java gets relative paths only: spaces, accents and long paths never reach its command line
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format=f"%(asctime)s [{os.getpid()}] %(levelname)s %(message)s"
    )
    stopping = threading.Event()
    for number in platform.stop_signals():
        signal.signal(number, lambda *_: stopping.set())
    lock = embedded.new_lock(data / "server.lock")
    try:
        lock.acquire(timeout=10)  # a client that only looks holds it for an instant
    except Timeout:
        _log.info("another server has the folder")
        return embedded.EXIT_OTHER_SERVER
    _keep.append(lock)
    (data / "connection.json").unlink(missing_ok=True)
    (data / "stop").unlink(missing_ok=True)
    try:
        return _run(data, stopping)
    except OSError as error:
        _log.exception("cannot serve")
        full = error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
        return embedded.EXIT_DISK_FULL if full else embedded.EXIT_FAILED
    except Exception:  # the outermost edge of this process; Java's exceptions arrive here as well
        _log.exception("cannot serve")
        return embedded.EXIT_FAILED


def _run(data: Path, stopping: threading.Event) -> int:
    password = (data / "password").read_text(encoding="ascii").strip()
    new = _prepare(data)
    server = _make_server(password)
    try:
        try:
            server.start()
        except Exception:
            if new or shutil.disk_usage(data).free < embedded.LITTLE_SPACE:
                raise
            _log.exception("the database does not open")
            return embedded.EXIT_DAMAGED
        server._java_server.getHttpServer().stopService()  # no setting keeps it from starting
        uri = f"bolt://127.0.0.1:{_bolt_port(server)}"
        check = _check(server)
        if not embedded.speaks_bolt(uri):
            _log.error("the database does not answer")
            return embedded.EXIT_FAILED
        if new:
            _finish_new(data)
        if not stopping.is_set():
            started = datetime.now(UTC).isoformat(timespec="seconds")
            published = embedded.Published(uri, embedded.DATABASE, embedded.USERNAME, os.getpid(), started, check)
            embedded.publish(data, published)
            _log.info("serving, problems found: %s", ", ".join(check) or "none")
            _log.info("stopping: %s", _serve(data, stopping))
        return 0
    finally:
        _end_the_hard_way_after(embedded.STOP_SECONDS)
        (data / "connection.json").unlink(missing_ok=True)
        (data / "stop").unlink(missing_ok=True)
        server.stop()


def _prepare(data: Path) -> bool:
    """Clear what a killed predecessor left; return whether the database must still be made.

    A database whose making was cut short has never been published, so nothing of anybody is in it.
    """
    shutil.rmtree(data / "config", ignore_errors=True)  # users and groups are made anew from our password
    log = data / "log"
    for old in sorted(log.glob("server-event-log-*.jsonl"))[:-_EVENT_LOGS_KEPT]:
        old.unlink(missing_ok=True)
    embedded.write_private(log / "logging.properties", _JAVA_LOGGING.encode("ascii"))
    marker = data / "making"
    database = data / "databases" / embedded.DATABASE
    if marker.exists():
        shutil.rmtree(database, ignore_errors=True)
    if database.exists():
        return False
    embedded.write_private(marker, b"")
    return True


def _finish_new(data: Path) -> None:
    """Put the new database on the disk, then take away the mark that it is being made."""
    database = data / "databases" / embedded.DATABASE
    for path in database.iterdir():
        if path.is_file():
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    platform.sync_folder(database)
    platform.sync_folder(database.parent)
    (data / "making").unlink(missing_ok=True)
    platform.sync_folder(data)


def _make_server(password: str) -> Any:
    os.environ["ARCADEDB_JVM_ERROR_FILE"] = "log/hs_err_%p.log"  # read while the package is imported
    from arcadedb_embedded.server import ArcadeDBServer

    return ArcadeDBServer(
        ".",
        root_password=password,
        config={
            "mode": "production",
            "host": "127.0.0.1",
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": 0,  # the system chooses a free one; no other process can take it in between
            "http_port": 0,
            "server_defaultDatabases": f"{embedded.DATABASE}[{embedded.USERNAME}]",
            "support_autoRegister": False,
        },
        jvm_kwargs={"heap_size": _HEAP, "jvm_args": _JAVA_OPTIONS},
    )


def _bolt_port(server: Any) -> int:
    for plugin in server._java_server.getPlugins():
        if "bolt" in str(plugin.getName()).lower():
            return int(plugin.getPort())
    raise RuntimeError("the database has no Bolt listener")


def _check(server: Any) -> tuple[str, ...]:
    """Return what the database's own check finds wrong: the name of each check that failed, with its count."""
    found = []
    for row in server.get_database(embedded.DATABASE).command("sql", "CHECK DATABASE"):
        for name in _CHECKS:
            value = row.get(name)
            count = value if isinstance(value, int) else len(value or ())
            if count:
                found.append(f"{name}={count}")
    return tuple(found)


def _serve(data: Path, stopping: threading.Event) -> str:
    """Wait until there is a reason to stop, and return it.

    When no client is left it returns with the start lock held, so that nobody joins a server that is leaving.
    """
    empty_since: float | None = None
    next_look = time.monotonic()
    while not stopping.wait(0.2):
        if not (data / "server.lock").exists():
            return "the data folder is gone"
        if (data / "stop").exists():
            return "asked to"
        now = time.monotonic()
        if now < next_look:
            continue
        next_look = now + embedded.LOOK_SECONDS
        _bound_output()
        start_lock = embedded.new_lock(data / "start.lock")
        try:
            start_lock.acquire(timeout=0)
        except Timeout:
            empty_since = None  # somebody is joining
            continue
        if embedded.count_clients(data, remove_dead=True):
            empty_since = None
        elif empty_since is None:
            empty_since = now
        elif now - empty_since >= embedded.LINGER_SECONDS:
            _keep.append(start_lock)
            return "no client left"
        start_lock.release()
    return "signal"


def _bound_output() -> None:
    """Empty the file behind standard error when it grows too long; Java may write there as well."""
    if os.fstat(2).st_size > _LONGEST_OUTPUT:
        os.ftruncate(2, 0)


def _end_the_hard_way_after(seconds: float) -> None:
    """End this process even if a running query keeps the database from stopping; its log repairs the rest."""
    watchdog = threading.Timer(seconds, os._exit, [0])
    watchdog.daemon = True
    watchdog.start()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    logging.shutdown()
    os._exit(code)  # not sys.exit: threads of the Java machine would keep the process alive
