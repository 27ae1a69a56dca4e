"""The demo as a user starts it, and a browser that cannot reach anything but this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from netmap.exchange.reading import read_workbook
from netmap.model import RELATIONSHIP_TYPES, Consultation, Expert, Network, Organisation, Theme
from netmap.resources import resource_folder
from netmap.store import embedded
from netmap.ui.navigation import PAGES, PageSpec
from tests.loading import load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, Route

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
    # The scripts of our own come after the page; before them a link opens in another tab.
    page.locator("html[data-links=kept]").wait_for(state="attached")
    page.evaluate(_QUIET)


# Some parts of the framework come a moment later, each with a script of its own.
_QUIET = """() => new Promise((done) => {
  let timer = setTimeout(finish, 200);
  setTimeout(finish, 5000);  // what never comes to rest is for the test to find
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(finish, 200); });
  function finish() { observer.disconnect(); done(); }
  observer.observe(document.body, { childList: true, subtree: true });
})"""


def subjects(network: Network) -> dict[str, str]:
    """Return one thing of each kind that has a page of its own, as it stands in an address.

    Of each kind it is the one with most ties, of equals the first by id, so that there is something to see; a kind of
    which the network has nothing is left out.
    """
    all_ties = (tie for kind in RELATIONSHIP_TYPES.values() for tie in network.of(kind).values())
    ties = Counter(str(end) for tie in all_ties for end in (tie.start, tie.end))
    found: dict[str, str] = {}
    for kind in (Organisation, Consultation, Expert, Theme):
        if known := [str(record.ref) for record in network.of(kind).values()]:
            found[kind.KIND] = max(known, key=lambda of: ties[of])
    return found


#: Page -> by a name, what its address says where it shows most; on the example network.
EXAMPLES = {
    "what_if": {"sector": "wijziging=zonder:Sector:youth_work"},
    "overviews": {"coverage": "blik=dekking", "cell": "blik=sectoren&vak=Sector:police%7CSector:welfare"},
}


def addresses(of: Mapping[str, str]) -> dict[str, str]:
    """Return the address of every page by a name for it; a page about one thing comes once for each kind of thing.

    One that also works without (it stands in the list of pages) comes without, and about an organisation. Where there
    is something to be about, pages come with the examples of :data:`EXAMPLES` too.
    """
    found: dict[str, str] = {}
    for spec in PAGES:
        path = "/" if spec is PAGES[0] else f"/{spec.address}"
        if spec.group is not None:
            found[spec.name] = path
        if spec.about:
            wanted = of if spec.group is None else {label: one for label, one in of.items() if label == "Organisation"}
            found |= {f"{spec.name}-{label.lower()}": f"{path}?van={quote(one)}" for label, one in wanted.items()}
        if spec.name == "third_parties" and "Theme" in of:  # without a situation it only asks for one
            found["third_parties-theme"] = f"{path}?thema={quote(of['Theme'].partition(':')[2])}"
        if of:
            found |= {f"{spec.name}-{name}": f"{path}?{what}" for name, what in EXAMPLES.get(spec.name, {}).items()}
    return found


def sample(name: str) -> Network:
    """Return a sample network as netmap loads it, without a database."""
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


def spec_of(name: str) -> PageSpec:
    """Return the page behind a name of :func:`addresses`."""
    return next(spec for spec in PAGES if spec.name == name.split("-")[0])


def drawn(page: Page) -> list[tuple[str, float, float]]:
    """Wait until the picture on a page is there; return each node that is in sight: its id and its place on the screen.

    Without a picture on the page nothing is returned.
    """
    stages = page.locator(".drawing")
    if not page.locator("[class*=st-key-block-picture]").count() or not _appears(stages):
        return []
    stages.first.locator("canvas").wait_for()
    stages.first.scroll_into_view_if_needed()
    found: list[list[Any]] = stages.first.evaluate(
        """async (stage) => {
            const began = performance.now();
            while (!stage.network || !Object.keys(stage.network.getPositions()).length) {
                if (performance.now() - began > 20000) throw new Error("the picture does not come");
                await new Promise((later) => setTimeout(later, 20));
            }
            const box = stage.getBoundingClientRect();
            return Object.entries(stage.network.getPositions())
                .map(([id, place]) => [id, stage.network.canvasToDOM(place)])
                .filter(([, at]) => at.x > 0 && at.y > 0 && at.x < box.width && at.y < box.height)
                .map(([id, at]) => [id, box.left + at.x, box.top + at.y]);
        }"""
    )
    return [(str(name), float(x), float(y)) for name, x, y in found]


def _appears(place: Locator) -> bool:
    """Return whether something comes on the page within a moment."""
    from playwright.sync_api import TimeoutError as TooLate

    try:
        place.first.wait_for(timeout=1_500)
    except TooLate:
        return False
    return True


@dataclass
class Seen:
    """What a visit must not have: requests to elsewhere, and errors in the browser's console."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def visit(
    browser: Browser, *, width: int = 1280, dark: bool = False, unprotected: bool = False
) -> tuple[BrowserContext, Seen]:
    """Open a fresh visit; every request that would leave this machine is stopped and written down.

    ``unprotected`` lets the browser do what the headers of the pages forbid, so that what is found to be safe is so
    without them.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale="nl-NL",
        color_scheme="dark" if dark else "light",
        bypass_csp=unprotected,
    )
    seen = Seen()

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).hostname in LOOPBACK:
            route.continue_()
        else:
            seen.outside.append(route.request.url)
            route.abort()

    context.route(lambda url: not url.startswith(("data:", "blob:", "file:")), guard)
    context.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    return context, seen
