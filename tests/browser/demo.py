"""The demo as a user starts it, and a browser that cannot reach anything but this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from netmap.store import embedded

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

START_SECONDS = 90
LOOPBACK = {"127.0.0.1", "localhost"}
LAST = "Waar komt dit vandaan?"  # the heading of the last part of every page
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def netmap(*arguments: str) -> list[str]:
    """Return the command line of a netmap command in this Python."""
    return [sys.executable, "-m", "netmap", *arguments]


def own_environment() -> dict[str, str]:
    """Return the environment without what would lead netmap to somebody's own data."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "NETMAP_"))}


@contextmanager
def running_demo(data: Path, *arguments: str) -> Iterator[str]:
    """Start the pages on a data folder as a process of its own; give their address; stop them and their database.

    Without ``arguments`` it is the demo. The port is always a free one: other tests may run beside these.
    """
    port = () if "--poort" in arguments else ("--poort", "0")
    log = data.parent / "demo.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            netmap("start", *(arguments or ("--demo",)), *port, "--geen-browser", "--data", str(data)),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=data.parent,
            env=own_environment(),
        )
        try:
            yield _wait_for_address(data, process, log)
            subprocess.run(netmap("stop", "--data", str(data)), check=True, env=own_environment(), capture_output=True)
            assert process.wait(timeout=20) == 0, log.read_text(encoding="utf-8")
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            embedded.stop(data)


def _wait_for_address(data: Path, process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if (card := data / "page.json").exists():
            return str(json.loads(card.read_text(encoding="utf-8"))["url"])
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"the demo did not start:\n{log.read_text(encoding='utf-8')}")


def find_chromium() -> str | None:
    """Return the browser to use: the one that CHROME names, else the first Chromium on the path."""
    wanted = os.environ.get("CHROME")
    if wanted:
        return wanted
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


def launch(playwright: Playwright, executable: str) -> Browser:
    """Start a headless browser that makes no requests of its own."""
    return playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGUMENTS))


def settle(page: Page, *, last: str = LAST) -> None:
    """Wait until the whole page is there: its last part has come, and the server sends nothing more."""
    page.get_by_test_id("stMain").get_by_text(last).first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


@dataclass
class Seen:
    """What a visit must not have: requests to elsewhere, and errors in the browser's console."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def visit(browser: Browser, *, width: int = 1280, dark: bool = False) -> tuple[BrowserContext, Seen]:
    """Open a fresh visit; every request that would leave this machine is stopped and written down."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="nl-NL", color_scheme="dark" if dark else "light"
    )
    seen = Seen()

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in LOOPBACK:
            route.continue_()
        else:
            seen.outside.append(route.request.url)
            route.abort()

    context.route(lambda url: not url.startswith(("data:", "blob:")), guard)
    context.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    return context, seen
