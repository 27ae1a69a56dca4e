"""Runs ``make demo`` as a user would, without a browser: white spots are printed, the pages answer, Ctrl-C ends all."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

START_SECONDS = 180
STOP_SECONDS = 20


def main() -> int:
    """Return 0 when the demo did what it promises."""
    with tempfile.TemporaryDirectory(prefix="netmap-demo-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            ["make", "--no-print-directory", "demo", "DEMO_FLAGS=--geen-browser"],
            env={**os.environ, "NETMAP_DATA": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        lines: list[str] = []

        def read() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                sys.stdout.write(line)
                lines.append(line)

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        try:
            address = _address(process, lines)
            for path, expected in (("/_stcore/health", "ok"), ("/", "<!doctype html>")):
                with urllib.request.urlopen(address + path, timeout=20) as answer:
                    assert expected in answer.read().decode().lower(), f"{path} does not answer {expected}"
            assert "witte plek" in "".join(lines).lower(), "no white spots were printed"
        finally:
            _interrupt(process)
        reader.join(5)
        _stop_database(Path(folder))
    sys.stdout.write(f"demo: pages answered at {address} and stopped\n")
    return 0


def _interrupt(process: subprocess.Popen[str]) -> None:
    """Press Ctrl-C; fail when the program does not end by itself."""
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


def _address(process: subprocess.Popen[str], lines: list[str]) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        for line in list(lines):
            if found := re.search(r"http://(127\.0\.0\.1|localhost):\d+", line):
                return found[0]
        if process.poll() is not None:
            raise SystemExit(f"make demo ended with {process.returncode}")
        time.sleep(0.2)
    raise SystemExit("make demo named no address")


def _stop_database(folder: Path) -> None:
    from netmap.store import embedded

    for lock in folder.rglob("server.lock"):
        embedded.stop(lock.parent)


if __name__ == "__main__":
    sys.exit(main())
