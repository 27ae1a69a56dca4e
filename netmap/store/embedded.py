"""The client's side of the embedded database: how a process gets at the database in a data folder.

One server serves a folder; every process that uses it is a client. :func:`join` starts the server when none runs
and otherwise joins it. Who is there is told by file locks, which the operating system frees when a process dies,
however it dies:

``server.lock``
    held by the server as long as it lives. No lock, no server, whatever other files say.
``start.lock``
    held while somebody joins, starts or lets the server go; so nobody joins a server that is just leaving.
``clients/*.lock``
    one for each client. The server stops a while after the last of them is free.

The other files are ``connection.json`` (where the server listens; written last, removed first), ``password`` (made
once for each folder) and ``stop`` (a request to stop). ``embedded_server`` is the other side.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import site
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from netmap.errors import StoreUnavailable
from netmap.store import platform

__all__ = ["EmbeddedConnection", "ServerStatus", "join", "rejoin", "status", "stop"]

DATABASE = "netmap"
USERNAME = "root"
LOOK_SECONDS = 2.0  # the server looks this often whether a client is left
LINGER_SECONDS = 10.0  # and stops this long after the last one went
STOP_SECONDS = 4.0  # a server that has not stopped by then ends itself the hard way

# How the server process tells its starter why it ended.
EXIT_OTHER_SERVER = 70
EXIT_DISK_FULL = 71
EXIT_DAMAGED = 72
EXIT_FAILED = 73

LITTLE_SPACE = 5_000_000  # bytes; a start that failed with less than this failed for want of space

_POLL_SECONDS = 0.05
_LONGEST_LOG = 1_000_000
_MOST_STARTS = 4  # in one call: a server that was killed while starting is started again
_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, getattr(errno, "EOPNOTSUPP", errno.ENOSYS)}


@dataclass(frozen=True)
class EmbeddedConnection:
    """Where the database of a data folder listens, held open for this client.

    Attributes
    ----------
    uri : str
        Bolt address on this machine.
    username, password, database : str
    data : Path
    check : tuple of str
        What the database found wrong with itself when the server started; empty when all is well. Names of the
        checks that failed with their counts, never content.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str
    data: Path
    check: tuple[str, ...] = ()
    client: FileLock | None = field(default=None, repr=False, compare=False)

    def close(self) -> None:
        """Tell the server that this client is gone. A second call does nothing."""
        if self.client is not None and self.client.is_locked:
            self.client.release()
            _remove(Path(self.client.lock_file))


@dataclass(frozen=True)
class ServerStatus:
    """Whether a server runs on a data folder, and for whom."""

    running: bool
    pid: int | None = None
    uri: str | None = None
    clients: int = 0


@dataclass(frozen=True)
class Published:
    """What a server tells about itself in ``connection.json``."""

    uri: str
    database: str
    username: str
    pid: int
    started: str
    check: tuple[str, ...]


# Joining, leaving, stopping


def join(data: Path, *, timeout_seconds: float = 60) -> EmbeddedConnection:
    """Return a connection to the database in ``data``; start its server when none runs.

    Parameters
    ----------
    data : Path
        The data folder; made when it is missing.
    timeout_seconds : float
        How long to wait for other processes and for the server, together.

    Raises
    ------
    StoreUnavailable
        ``store.embedded_start_failed``, ``store.embedded_timeout``, ``store.embedded_damaged``, ``store.disk_full``,
        ``store.folder_not_writable``, ``store.folder_is_file``, ``store.folder_name_too_long`` or
        ``store.folder_no_locks``.
    """
    deadline = time.monotonic() + timeout_seconds
    data = data.expanduser().absolute()
    try:
        _prepare(data)
        client = new_lock(data / "clients" / f"{os.getpid()}-{secrets.token_hex(6)}.lock")
        try:
            with _start_lock(data, deadline, timeout_seconds):
                # Within the start lock, so that the server never counts clients while one is half there.
                client.acquire(timeout=5)
                password = _password(data)
                published = _find_or_start(data, deadline, timeout_seconds)
        except BaseException:
            if client.is_locked:
                client.release()
                _remove(Path(client.lock_file))
            raise
    except OSError as error:
        raise _explained(error, data) from error
    return EmbeddedConnection(
        uri=published.uri,
        username=published.username,
        password=password,
        database=published.database,
        data=data,
        check=published.check,
        client=client,
    )


def rejoin(connection: EmbeddedConnection, *, timeout_seconds: float = 60) -> EmbeddedConnection:
    """Return a connection to the present server of the same folder, after the server of ``connection`` was lost.

    The client stays registered all the while. Several clients may do this at the same time: one of them starts the
    server, the others join it. Raises what :func:`join` raises.
    """
    if connection.client is None or not connection.client.is_locked:
        return join(connection.data, timeout_seconds=timeout_seconds)
    deadline = time.monotonic() + timeout_seconds
    data = connection.data
    try:
        _prepare(data)
        with _start_lock(data, deadline, timeout_seconds):
            password = _password(data)
            published = _find_or_start(data, deadline, timeout_seconds)
    except OSError as error:
        raise _explained(error, data) from error
    return replace(connection, uri=published.uri, password=password, check=published.check)


def stop(data: Path, *, timeout_seconds: float = 15) -> bool:
    """Stop the server of ``data``; all its clients lose it.

    A server that does not answer in time is ended by force; what was acknowledged is on disk by then.

    Returns
    -------
    bool
        True when a server ran.

    Raises
    ------
    StoreUnavailable
        ``store.embedded_timeout`` when the server cannot be ended.
    """
    data = data.expanduser().absolute()
    if not is_held(data / "server.lock"):
        return False
    try:
        write_private(data / "stop", b"")
    except OSError:
        pass  # a full disk must not keep a server running: see below
    else:
        if _wait_until_free(data / "server.lock", timeout_seconds):
            return True
    published = read_published(data)
    if published is not None and platform.is_alive(published.pid):
        platform.kill(published.pid)
        if _wait_until_free(data / "server.lock", 5):
            return True
    raise StoreUnavailable("store.embedded_timeout", seconds=round(timeout_seconds), log=str(log_file(data)))


def status(data: Path) -> ServerStatus:
    """Return whether a server runs on ``data``. Starts nothing and makes no file."""
    data = data.expanduser().absolute()
    if not is_held(data / "server.lock"):
        return ServerStatus(running=False)
    published = read_published(data)
    return ServerStatus(
        running=True,
        pid=published.pid if published else None,
        uri=published.uri if published else None,
        clients=count_clients(data, remove_dead=False),
    )


# Files and locks, used by both sides


def new_lock(path: Path) -> FileLock:
    """Return a lock that any thread may release, that is freed with its process, and that only its owner can open.

    On a file system without real locks it fails instead of pretending.
    """
    return FileLock(path, mode=0o600, thread_local=False, fallback_to_soft=False, poll_interval=_POLL_SECONDS)


def is_held(path: Path) -> bool:
    """Return whether some process holds the lock at ``path``."""
    if not path.exists():
        return False
    lock = new_lock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except FileNotFoundError:
        return False
    lock.release()
    return False


def count_clients(data: Path, *, remove_dead: bool) -> int:
    """Return how many clients hold their lock. ``remove_dead`` needs the start lock: see :func:`join`."""
    alive = 0
    for path in (data / "clients").glob("*.lock"):
        if is_held(path):
            alive += 1
        elif remove_dead:
            _remove(path)
    return alive


def write_private(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` for the owner only, whole or not at all, also after a power cut."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        descriptor = platform.open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for attempt in range(20):
            try:
                temporary.replace(path)
                break
            except PermissionError:  # Windows: somebody is just reading it
                if attempt == 19:
                    raise
                time.sleep(_POLL_SECONDS)
    except BaseException:
        _remove(temporary)
        raise
    platform.sync_folder(path.parent)


def publish(data: Path, published: Published) -> None:
    """Tell clients where the server listens."""
    values = {
        "uri": published.uri,
        "database": published.database,
        "username": published.username,
        "pid": published.pid,
        "started": published.started,
        "check": list(published.check),
    }
    write_private(data / "connection.json", json.dumps(values, indent=1).encode())


def read_published(data: Path) -> Published | None:
    """Return what the last server published, or None. Says nothing about whether it still runs."""
    try:
        values = json.loads((data / "connection.json").read_bytes())
        return Published(
            uri=str(values["uri"]),
            database=str(values["database"]),
            username=str(values["username"]),
            pid=int(values["pid"]),
            started=str(values["started"]),
            check=tuple(str(found) for found in values["check"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def log_file(data: Path) -> Path:
    """Return the file to which the server process writes."""
    return data / "log" / "server.log"


def speaks_bolt(uri: str) -> bool:
    """Return whether a Bolt server answers at ``uri``: the 20-byte handshake, without logging in."""
    place = urlsplit(uri)
    proposal = b"\x60\x60\xb0\x17" + b"\x00\x04\x04\x05" + b"\x00\x00\x00\x04" + bytes(8)
    try:
        with socket.create_connection((place.hostname, place.port), timeout=2) as connection:
            connection.sendall(proposal)
            answer = b""
            while len(answer) < 4:
                received = connection.recv(4 - len(answer))
                if not received:
                    return False
                answer += received
    except (OSError, ValueError):
        return False
    return answer != bytes(4)


# The client's side of starting


def _prepare(data: Path) -> None:
    if len(str(data)) > platform.LONGEST_FOLDER:
        raise OSError(errno.ENAMETOOLONG, "path too long")
    if not data.is_dir():
        data.mkdir(parents=True, mode=0o700, exist_ok=True)
        platform.keep_to_owner(data)
    for name in ("clients", "log"):
        folder = data / name
        folder.mkdir(mode=0o700, exist_ok=True)
    # A lock that is already there opens in a folder where nothing can be made any more, so ask for that first.
    if not os.access(data, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "not writable")


@contextmanager
def _start_lock(data: Path, deadline: float, timeout_seconds: float) -> Iterator[None]:
    """Hold the start lock, or raise ``store.embedded_timeout`` when others keep it too long."""
    lock = new_lock(data / "start.lock")
    try:
        lock.acquire(timeout=max(0.0, deadline - time.monotonic()))
    except Timeout:
        raise _too_slow(data, timeout_seconds) from None
    try:
        yield
    finally:
        lock.release()


def _password(data: Path) -> str:
    """Return the folder's password; make one when there is none. Needs the start lock."""
    path = data / "password"
    try:
        platform.keep_to_owner(path)
        if password := path.read_text(encoding="ascii").strip():
            return password
    except FileNotFoundError:
        pass
    password = secrets.token_urlsafe(32)
    write_private(path, password.encode("ascii"))
    platform.keep_to_owner(path)
    return password


def _find_or_start(data: Path, deadline: float, timeout_seconds: float) -> Published:
    """Return the running server, after starting one if needed. Needs the start lock.

    A server may be there that another process began to start before it died: then wait for that one.
    """
    process: subprocess.Popen[bytes] | None = None
    starts = 0
    while True:
        if is_held(data / "server.lock"):
            published = read_published(data)
            if published is not None and speaks_bolt(published.uri):
                return published
        elif process is None or process.returncode is not None:
            if process is not None:
                _raise_if_final(process.returncode, data)
            if starts == _MOST_STARTS:
                raise StoreUnavailable("store.embedded_start_failed", log=str(log_file(data)))
            starts += 1
            process = _spawn(data)
        if time.monotonic() > deadline:
            raise _too_slow(data, timeout_seconds)
        time.sleep(_POLL_SECONDS)


def _raise_if_final(returncode: int, data: Path) -> None:
    """Raise for an ending that a second attempt would only repeat; a killed server is worth another."""
    if returncode == EXIT_DISK_FULL:
        raise StoreUnavailable("store.disk_full", folder=str(data))
    if returncode == EXIT_DAMAGED:
        raise StoreUnavailable("store.embedded_damaged", folder=str(data), log=str(log_file(data)))
    if returncode > 0 and returncode != EXIT_OTHER_SERVER:
        if shutil.disk_usage(data).free < LITTLE_SPACE:
            raise StoreUnavailable("store.disk_full", folder=str(data))
        raise StoreUnavailable("store.embedded_start_failed", log=str(log_file(data)))


def _spawn(data: Path) -> subprocess.Popen[bytes]:
    # What an earlier server or a killed process left behind; the server lock is free, so nobody uses it.
    _remove(data / "connection.json")
    for leftover in data.glob("*.tmp"):
        _remove(leftover)
    log = log_file(data)
    if log.exists() and log.stat().st_size > _LONGEST_LOG:
        log.replace(log.with_name("server.log.1"))
    environment = platform.child_environment(os.environ)
    package_root = str(Path(__file__).resolve().parents[2])
    if package_root not in {*site.getsitepackages(), site.getusersitepackages()}:
        # Run from a checkout that is not installed: the child finds netmap where we did.
        inherited = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join([package_root, inherited] if inherited else [package_root])
    # -P: the working folder is the data folder, and no file in it may pass for a module.
    command = [sys.executable, "-P", "-m", "netmap.store.embedded_server", str(data)]
    output = platform.open_private(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        return platform.spawn_detached(command, cwd=data, environment=environment, output=output)
    finally:
        os.close(output)


def _wait_until_free(path: Path, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while is_held(path):
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # Windows refuses while somebody has it open; the next start tries again


def _too_slow(data: Path, seconds: float) -> StoreUnavailable:
    return StoreUnavailable("store.embedded_timeout", seconds=round(seconds), log=str(log_file(data)))


def _explained(error: OSError, data: Path) -> StoreUnavailable:
    """Translate what the file system refused into what a person can do about it."""
    if error.errno in _NO_SPACE:
        return StoreUnavailable("store.disk_full", folder=str(data))
    if error.errno == errno.ENAMETOOLONG:
        return StoreUnavailable("store.folder_name_too_long", folder=str(data))
    if error.errno in _NO_LOCKS:
        return StoreUnavailable("store.folder_no_locks", folder=str(data))
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        return StoreUnavailable("store.folder_is_file", folder=str(data))
    return StoreUnavailable("store.folder_not_writable", folder=str(data))
