"""A real Neo4j Community server for the store's tests, without Docker: the jars come through Maven.

As a context manager::

    with neo4j_server("5.26.30", workdir) as (uri, user, password):
        ...

As a command, which passes the address on in ``NETMAP_TEST_NEO4J_*`` and returns the command's exit code::

    python tests/neo4j_server/serve.py --version 5.26.30 -- pytest -m neo4j

``--probe`` only says whether there is a JDK for that version. Needs Maven, and a JDK (not just a JRE) that
fits: 17 or 21 for 5.26, 21 or newer for the 2026 line.
"""

from __future__ import annotations

import argparse
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

HERE = Path(__file__).resolve().parent
START_SECONDS = 180
_OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]
_CONFIGURATION = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.security.auth_enabled=true
dbms.usage_report.enabled=false
"""


class ServerMissing(Exception):
    """A Neo4j server of this version cannot run on this machine; the text says why."""


def find_jdk(version: str) -> Path:
    """Return the home of the oldest installed JDK that ``version`` runs on."""
    fits = range(17, 22) if version.startswith("5.") else range(21, 100)
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    for folder in (Path("/usr/lib/jvm"), Path("/opt/java"), Path("/Library/Java/JavaVirtualMachines")):
        homes += sorted(folder.glob("*")) + sorted(folder.glob("*/Contents/Home"))
    if javac := shutil.which("javac"):
        homes.append(Path(javac).resolve().parents[1])
    found = {}
    for home in homes:
        if not (home / "bin" / "javac").exists() or not (home / "release").exists():
            continue
        number = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text(encoding="utf-8"))
        if number:
            found.setdefault(int(number[1]), home)
    for number in sorted(found):
        if number in fits:
            return found[number]
    have = ", ".join(str(number) for number in sorted(found)) or "none"
    need = "17 to 21" if version.startswith("5.") else "21 or newer"
    raise ServerMissing(f"Neo4j {version} needs a JDK {need}; found: {have}")


def fetch_jars(version: str) -> Path:
    """Return a folder with the server's jars; Maven fetches them the first time."""
    cache = Path(os.environ.get("NETMAP_TEST_CACHE") or platformdirs.user_cache_dir("netmap"))
    jars = cache / f"neo4j-{version}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerMissing(f"Neo4j {version} is fetched with Maven, and mvn is not installed")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as temporary:
        lib = Path(temporary) / "lib"
        done = subprocess.run(
            [
                *(maven, "-q", "-B", "-f", str(HERE / "pom.xml"), f"-Dneo4j.version={version}"),
                *("dependency:copy-dependencies", f"-DoutputDirectory={lib}", "-DincludeScope=runtime"),
            ],
            cwd=temporary,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0 or not any(lib.glob("neo4j-bolt-*.jar")):
            raise ServerMissing(f"Maven could not fetch Neo4j {version}: {(done.stdout + done.stderr)[-2000:]}")
        try:
            lib.rename(jars)  # whole or not at all: another test run may be fetching as well
        except OSError:
            if not jars.is_dir():
                raise
    return jars


@contextmanager
def neo4j_server(version: str, workdir: Path) -> Iterator[tuple[str, str, str]]:
    """Run a fresh Neo4j server with its files in ``workdir``; give its address, user and password.

    Raises
    ------
    ServerMissing
        When Maven, a fitting JDK or the jars are missing, or the server does not start.
    """
    jdk = find_jdk(version)
    jars = fetch_jars(version)
    password = secrets.token_urlsafe(16)
    for attempt in range(3):  # another process may take the port between choosing and using it
        home = workdir / f"neo4j-{version}-{attempt}"
        home.mkdir(parents=True)
        port = _free_port()
        (home / "neo4j.conf").write_text(_CONFIGURATION.format(port=port), encoding="ascii")
        with (home / "server.log").open("wb") as log:
            process = subprocess.Popen(
                [
                    *(str(jdk / "bin" / "java"), *_OPENS, "-Xmx1g", "-cp", f"{jars}{os.sep}*"),
                    *(str(HERE / "StartNeo4j.java"), str(home)),
                ],
                cwd=home,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        try:
            assert process.stdin is not None
            process.stdin.write(f"{password}\n")
            process.stdin.flush()
            if _ready(process):
                yield f"bolt://127.0.0.1:{port}", "neo4j", password
                return
        except BrokenPipeError:
            pass
        finally:
            _end(process)
        text = (home / "server.log").read_text(encoding="utf-8", errors="replace")
        if "address already in use" not in text.lower():
            break
    raise ServerMissing(f"Neo4j {version} did not start: {text[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ready(process: subprocess.Popen[str]) -> bool:
    seen = threading.Event()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "READY":
                seen.set()

    threading.Thread(target=read, daemon=True).start()
    deadline = time.monotonic() + START_SECONDS
    while not seen.wait(0.2):
        if process.poll() is not None or time.monotonic() > deadline:
            return False
    return True


def _end(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.close()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def main() -> int:
    """Run a command with a server beside it."""
    parser = argparse.ArgumentParser(description="Run a command with a Neo4j server beside it.")
    parser.add_argument("--version", default="5.26.30")
    parser.add_argument("--probe", action="store_true", help="only say whether there is a JDK for it")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    command = arguments.command[1:] if arguments.command[:1] == ["--"] else arguments.command
    try:
        if arguments.probe:
            jdk = find_jdk(arguments.version)
            sys.stdout.write(f"Neo4j {arguments.version} runs on {jdk}\n")
            return 0
        with (
            tempfile.TemporaryDirectory(prefix="netmap-neo4j-", ignore_cleanup_errors=True) as workdir,
            neo4j_server(arguments.version, Path(workdir)) as (uri, user, password),
        ):
            environment = {
                **os.environ,
                "NETMAP_TEST_NEO4J_URI": uri,
                "NETMAP_TEST_NEO4J_USERNAME": user,
                "NETMAP_TEST_NEO4J_PASSWORD": password,
                "NETMAP_TEST_NEO4J_DATABASE": "neo4j",
            }
            return subprocess.run(command, env=environment, check=False).returncode
    except ServerMissing as reason:
        sys.stderr.write(f"{reason}\n")
        return 69


if __name__ == "__main__":
    sys.exit(main())
