"""What exists only on POSIX or only on Windows, both branches side by side.

Every other module of the store is free of operating-system questions. The Windows branches follow the documented
behaviour of the system calls; they have not been run on a Windows machine yet.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = [
    "LONGEST_FOLDER",
    "child_environment",
    "is_alive",
    "keep_to_owner",
    "kill",
    "open_private",
    "spawn_detached",
    "stop_signals",
    "sync_folder",
]

# The database adds about 100 characters of its own to the data folder's path. Windows counts whole paths up to
# 260; on POSIX the server works with paths relative to the folder, so only the system's own limit counts.
LONGEST_FOLDER = 150 if sys.platform == "win32" else 3800

# Options that would change the database's Java machine behind our back, and secrets it has no use for.
_WITHHELD = ("ARCADEDB_", "NEO4J_", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for the database process: ours, without secrets and without foreign Java options."""
    kept = {name: value for name, value in environment.items() if not name.upper().startswith(_WITHHELD)}
    if sys.platform != "win32":
        # Java decodes file names by the locale: with LC_ALL=C it cannot open a folder called "gemeente Súdwest".
        kept["LC_ALL"] = "C.UTF-8"
    return kept


def spawn_detached(
    command: Sequence[str], *, cwd: Path, environment: Mapping[str, str], output: int
) -> subprocess.Popen[bytes]:
    """Start a process that outlives this one and its terminal.

    Parameters
    ----------
    command : sequence of str
    cwd : Path
        Folder in which the process runs.
    environment : mapping
        Its whole environment.
    output : int
        Open file descriptor for its standard output and error.

    Returns
    -------
    subprocess.Popen
        ``returncode`` is filled in by a background thread, so that a process that ended leaves no zombie.
    """
    if sys.platform == "win32":
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            creationflags=subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW,
        )
    else:
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    threading.Thread(target=process.wait, name="netmap-database-exit", daemon=True).start()
    return process


def keep_to_owner(path: Path) -> None:
    """Take every right on a file or folder away from other users of this machine."""
    if sys.platform == "win32":
        user = f"{os.environ.get('USERDOMAIN', '.')}\\{os.environ.get('USERNAME', '')}"
        rights = "(OI)(CI)F" if path.is_dir() else "F"
        subprocess.run(
            ["icacls", str(path), "/inheritance:r", "/grant:r", f"{user}:{rights}"],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
    else:
        wanted = 0o700 if path.is_dir() else 0o600
        if path.stat().st_mode & 0o777 != wanted:
            path.chmod(wanted)


def open_private(path: Path, flags: int) -> int:
    """Open a file that, when this makes it, only its owner can read and write."""
    return os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)


def sync_folder(folder: Path) -> None:
    """Make a rename or removal in ``folder`` survive a power cut. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_alive(pid: int) -> bool:
    """Return whether a process with this number runs; its owner does not matter."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return ctypes.get_last_error() == 5  # access denied: it exists
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        kernel.CloseHandle(ctypes.c_void_p(handle))
        return bool(known) and code.value == 259  # STILL_ACTIVE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def kill(pid: int) -> None:
    """End a process at once, without asking it. The database is built to survive this."""
    try:
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)  # on Windows this ends the process, it is not a signal
        else:
            os.kill(pid, signal.SIGKILL)
    except OSError:
        return  # it was gone already


def stop_signals() -> tuple[signal.Signals, ...]:
    """Return the signals with which a system or a person asks a process to stop."""
    if sys.platform == "win32":
        return (signal.SIGINT, signal.SIGBREAK)
    return (signal.SIGTERM, signal.SIGINT)
