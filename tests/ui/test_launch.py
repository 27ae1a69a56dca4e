"""The pages as processes: started, found by a second start, guarded, and stopped in order."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from netmap.config import settings_for
from netmap.errors import UsageError
from netmap.store import embedded
from netmap.texts import error_sentence
from netmap.ui import launch
from tests.browser.demo import netmap, own_environment, running_demo

pytestmark = pytest.mark.embedded


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("launch") / "data"


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with running_demo(folder) as address:
        yield address


def request(url: str, path: str = "/", *, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    where = urlsplit(url)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.content = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


UPGRADE = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec_websocket_version": "13",
    "sec_websocket_key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@contextmanager
def sleeping_visitor(url: str) -> Iterator[None]:
    """Hold a page's socket open and never answer on it."""
    where = urlsplit(url)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=10) as connection:
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in {**UPGRADE, "origin": url}.items()]
        head = ["GET /_stcore/stream HTTP/1.1", f"host: {where.netloc}", *lines, "", ""]
        connection.sendall("\r\n".join(head).encode())
        assert b"101" in connection.recv(200)
        yield


def test_the_demo_prints_its_white_spots_in_short_and_then_the_address(url: str, folder: Path) -> None:
    printed = (folder.parent / "demo.log").read_text(encoding="utf-8")
    assert "Waterveen (voorbeeld)" in printed
    assert re.search(r"Witte plekken: \d+ inhoudelijk en \d+ instrumenteel", printed)
    assert "Niemand beslist over" not in printed, "the page has the list; who just starts it wants the address"
    assert url in printed


def test_the_page_listens_on_this_machine_only(url: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # no packet is sent; the system only picks our outward address
            outward = probe.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match=r"refused|timed out"):
        socket.create_connection((outward, urlsplit(url).port or 0), timeout=2)


def test_every_page_is_served_in_dutch_with_its_headers(url: str) -> None:
    for path in ("/", "/start", "/witte-plekken"):
        answer = request(url, path, accept_encoding="gzip")
        assert answer.status == 200
        assert b'<html lang="nl"' in answer.content  # type: ignore[attr-defined]
        assert "default-src 'self'" in (answer.getheader("content-security-policy") or "")
        assert answer.getheader("x-frame-options") == "DENY"


def test_a_name_from_elsewhere_is_refused(url: str) -> None:
    assert request(url, host="evil.example").status == 421


def test_a_socket_from_another_site_is_refused(url: str) -> None:
    assert request(url, "/_stcore/stream", origin=url, **UPGRADE).status == 101
    assert request(url, "/_stcore/stream", origin="http://evil.example", **UPGRADE).status == 403


def test_only_who_may_read_the_folder_can_stop_the_page(url: str, folder: Path) -> None:
    assert (folder / "page.json").stat().st_mode & 0o077 == 0
    assert request(url, "/netmap/stop", method="POST").status == 403
    assert request(url, "/netmap/stop", method="POST", x_netmap_key="geraden").status == 403
    assert launch.running(folder) == url


def test_a_second_start_opens_the_running_pages_and_ends(url: str, folder: Path) -> None:
    command = netmap("start", "--demo", "--geen-browser", "--data", str(folder))
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=own_environment(), check=False)
    assert done.returncode == 0
    assert "netmap was al gestart" in done.stderr
    assert url in done.stderr
    assert launch.running(folder) == url


def test_nothing_runs_for_an_empty_folder_or_a_card_that_was_left_behind(tmp_path: Path) -> None:
    assert launch.running(tmp_path) is None
    assert launch.stop(tmp_path) is False
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        left = {"url": f"http://127.0.0.1:{unused.getsockname()[1]}", "pid": 1, "key": "oud"}
        (tmp_path / "page.json").write_text(json.dumps(left), encoding="utf-8")
        assert launch.running(tmp_path) is None
        assert launch.stop(tmp_path) is False
    for broken in ("", "[]", "{}", '{"url": 1, "pid": "x", "key": ""}'):
        (tmp_path / "page.json").write_text(broken, encoding="utf-8")
        assert launch.running(tmp_path) is None


def test_a_port_of_another_program_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError) as caught:
            launch.start(settings_for(tmp_path), port=port, browser=False)
    assert f"Poort {port} is al in gebruik" in error_sentence(caught.value)
    assert not (tmp_path / "page.json").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_ends_the_page_in_order_within_five_seconds(tmp_path: Path, how: signal.Signals) -> None:
    """Also while a visitor is connected whose laptop sleeps: the socket is open and nobody answers at the other end."""
    data = tmp_path / "data"
    with (tmp_path / "log").open("wb") as log:
        command = netmap("start", "--geen-browser", "--data", str(data))
        process = subprocess.Popen(command, stdout=log, stderr=log, env=own_environment())
    try:
        end = time.monotonic() + 60
        while (url := launch.running(data)) is None and process.poll() is None and time.monotonic() < end:
            time.sleep(0.1)
        assert url
        with sleeping_visitor(url):
            os.kill(process.pid, how)
            assert process.wait(timeout=5) == 0, (tmp_path / "log").read_text(encoding="utf-8")
        assert not (data / "page.json").exists()
        assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        embedded.stop(data)
