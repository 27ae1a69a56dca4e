"""What somebody at the pages waits for, in a headless Chromium: a page, an answer to a click, a picture that follows.

The picture is held against what the library's own page does with the same nodes and lines (pyvis as it comes: forces at
work in the browser, until it settles). Seconds are only printed; only that comparison can fail.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.machine import clocked
from benchmarks.users import fill, percentile
from netmap import model as m
from netmap.config import settings_for
from netmap.services import new_network
from netmap.store import embedded
from netmap.store.bolt import open_embedded_store
from netmap.wiring import open_services
from tests.browser.demo import drawn, find_chromium, launch, running_demo, settle, spec_of, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from benchmarks.bench import Report

NODES = 300
FRAME_TARGET = 50.0
LEAST_RATIO = 1.0  # how many times slower the library's own page is
_WEB = "net-driehonderd"
_HUB = m.Ref("Consultation", "ovl-0")
_SETTLE_SECONDS = 60.0
_QUIET = 0.2  # what it takes to see that nothing more comes

# A page is there when its title is another one than before, its last block is there, and the server is done.
_ARRIVED = """(before) => {
  const app = document.querySelector("[data-testid=stApp]"), title = document.querySelector("h1");
  return title && title.innerText !== before && app.dataset.testScriptState === "notRunning"
    && document.querySelector("[class*=st-key-block-source]") && !document.querySelector("[data-stale=true]");
}"""
_GO = """(address) => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""
_FRAMES = """() => {
  const frames = window.__frames = [];
  let last = performance.now();
  const next = (now) => {
    frames.push(now - last);
    last = now;
    if (window.__frames === frames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


def main() -> int:
    """Measure, and print."""
    from benchmarks.bench import Report

    report = Report()
    with tempfile.TemporaryDirectory(prefix="netmap-browser-") as name:
        measure(report, Path(name), quick="--quick" in sys.argv)
    return 1 if report.failed else 0


def measure(report: Report, folder: Path, *, quick: bool = False) -> None:
    """Print how long pages, clicks and frames take; says so and measures nothing without a Chromium."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    executable = find_chromium()
    if executable is None:
        print("no Chromium: what somebody at the pages waits for is not measured (set CHROME)")
        return
    with sync_playwright() as playwright:
        browser = launch(playwright, executable)
        measure_pages(report, browser, folder / "400" / "data", 400, None, target=1)
        if not quick:
            measure_pages(report, browser, folder / "2000" / "data", 2000, 20_000, target=3)
        measure_picture(report, browser, folder / "picture" / "data")
        browser.close()


# --- pages ---------------------------------------------------------------------------------------------------


def measure_pages(
    report: Report, browser: Browser, data: Path, parties: int, ties: int | None, *, target: float
) -> None:
    """Print how long the first page takes, each further page in the same visit, and the answer to a click."""
    network_id, paths = fill(data, parties, ties)
    whole = f"{parties:,} parties"
    try:
        with running_demo(data, "--poort", "0") as url:
            context, _ = visit(browser)
            page = context.new_page()
            with clocked() as clock:
                page.goto(f"{url}/?netwerk={network_id}")
                arrive(page, "")
            report.line(f"{whole}: first page after the start", clock.seconds, "s", 3)
            times = {
                name: go(page, f"{path}{'&' if '?' in path else '?'}netwerk={network_id}", name)
                for name, path in paths.items()
                if name != "start"
            }
            times["start"] = go(page, f"/?netwerk={network_id}", "start")
            for name, seconds in times.items():
                report.line(f"{whole}: further page {name}", seconds, "s", target)
            report.line(f"{whole}: slowest further page", max(times.values()), "s", target)
            click_on_map(report, page, f"{paths['network_map-organisation']}&netwerk={network_id}", whole)
            context.close()
    finally:
        embedded.stop(data)


def arrive(page: Page, before: str) -> None:
    """Wait until another page is there."""
    page.wait_for_function(_ARRIVED, arg=before, polling="raf", timeout=120_000)


def go(page: Page, address: str, name: str) -> float:
    """Follow a link inside the page as its own links do; return the seconds until all of it is there."""
    before = page.locator("h1").inner_text()
    with clocked() as clock:
        page.evaluate(_GO, address)
        arrive(page, before)
        if "picture" in spec_of(name).blocks:
            drawn(page)
    return clock.seconds


def click_on_map(report: Report, page: Page, address: str, whole: str) -> None:
    """Print the seconds from a click on a node to what the page says of it: the median of five nodes."""
    go(page, address, "network_map")
    settle(page)
    said = page.locator("[class*=st-key-picked-]")
    times = []
    for number in range(5):
        places = drawn(page)
        # Each time another one than before, and none that lies under the words around the picture.
        _, x, y = places[(number * len(places)) // 5]
        before = said.inner_text() if said.count() else ""
        with clocked() as clock:
            page.mouse.click(x, y)
            try:
                page.wait_for_function(
                    "(before) => { const box = document.querySelector('[class*=st-key-picked-]');"
                    " return box && box.innerText && box.innerText !== before; }",
                    arg=before,
                    polling="raf",
                    timeout=10_000,
                )
            except Exception as error:
                print(f"(no answer to a click on node {number}: {type(error).__name__})")
                continue
        times.append(clock.seconds)
        settle(page)
    if times:
        note = f"median of {len(times)} nodes"
        report.line(f"{whole}: click on the map to its answer", statistics.median(times), "s", 1.2, note)
    else:
        report.failed.append("no click on the map was answered")


# --- frames --------------------------------------------------------------------------------------------------


def measure_picture(report: Report, browser: Browser, data: Path) -> None:
    """Print how a picture of 300 nodes follows the mouse, and how the library's own page does."""
    data.mkdir(parents=True, exist_ok=True)
    store = open_embedded_store(data)
    store.create(web())
    store.close()
    services = open_services(settings_for(data))
    picture = services.picture(_WEB, subject="around", subjects=(str(_HUB),), most=NODES, masked=False)
    services.close()
    assert picture["shown"] == NODES, picture["shown"]
    try:
        with running_demo(data, "--poort", "0") as url:
            context, _ = visit(browser)
            page = context.new_page()
            page.goto(f"{url}/netwerkkaart?netwerk={_WEB}&van={_HUB}")
            settle(page)
            while (more := page.locator("[class*=st-key-more-map] button")).count():
                more.first.click()
                settle(page)
            with clocked() as clock:
                page.reload()
                arrive(page, "")
                drawn(page)
            while (more := page.locator("[class*=st-key-more-map] button")).count():
                more.first.click()
                settle(page)
            drawn(page)
            ours, nodes = frames(page, page.locator(".drawing").first.bounding_box()), _nodes_on(page)
            context.close()
    finally:
        embedded.stop(data)
    theirs, settled = library_page(browser, data.parent, picture)
    report.line(f"picture of {nodes} nodes: frame, p95", ours, "ms", FRAME_TARGET)
    report.line("picture: from its address to drawn (first 60)", clock.seconds, "s")
    report.line(f"the library's own page, {NODES} nodes: frame, p95", theirs, "ms")
    report.line("the library's own page: until it settles", settled, "s", note="60 s: not within a minute")
    report.ratio("frame of the library's own page against ours", theirs / ours, least=LEAST_RATIO)
    report.ratio("time to a picture at rest, library against ours", settled / clock.seconds, least=LEAST_RATIO)


def web() -> m.Network:
    """Return a network with a consultation that has 299 neighbours, which meet each other in smaller ones."""
    hub_seats = 260
    network = new_network("Driehonderd")
    made: list[m.Record] = []
    organisations = [m.Ref("Organisation", f"org-{number}") for number in range(hub_seats)]
    meetings = [m.Ref("Consultation", f"ovl-{number}") for number in range(NODES - hub_seats)]
    sectors = ("police", "health", "welfare", "housing", "municipality", "education", "residents")
    for number, party in enumerate(organisations):
        sector = m.Ref("Sector", sectors[number % len(sectors)])
        made.append(m.Organisation(id=party.id, name=f"Organisatie nummer {number}"))
        made.append(m.InSector(id=m.tie_id("IN_SECTOR", party, sector), start=party, end=sector))
    made += [m.Consultation(id=one.id, name=f"Overleg nummer {number}") for number, one in enumerate(meetings)]
    seats = [(party, meetings[0]) for party in organisations]
    seats += [(party, meetings[1 + number % (len(meetings) - 1)]) for number, party in enumerate(organisations)]
    made += [m.TakesPart(id=m.seat_id(party, where, None), start=party, end=where) for party, where in seats]
    for one in meetings[1:]:
        up = m.Direction.UP
        made.append(m.PassesOn(id=m.route_id(one, meetings[0], up, None), start=one, end=meetings[0], direction=up))
    return m.Network(_WEB, network.name, records=network.records).with_records(made)


def frames(page: Page, box: Any) -> float:
    """Drag the picture in forty steps and zoom six times; return the 95th percentile of the frames in ms."""
    x, y = box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5
    page.evaluate(_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(x + 3 * step, y + (step % 9) * 4)
    page.mouse.up()
    for turn in range(6):
        page.mouse.wheel(0, -120 if turn < 3 else 120)
        page.wait_for_timeout(50)
    times = sorted(page.evaluate("() => { const frames = window.__frames; window.__frames = null; return frames; }"))
    return percentile(times, 95)


def library_page(browser: Browser, folder: Path, picture: dict[str, Any]) -> tuple[float, float]:
    """Return the 95th percentile of a frame in ms, and the seconds until it settles, of the library's own page."""
    from pyvis.network import Network

    drawing = Network(directed=True, cdn_resources="in_line")
    for node in picture["nodes"]:
        drawing.add_node(node["id"], label=node["label"], title=node["words"])
    for tie in picture["ties"]:
        drawing.add_edge(tie["from"], tie["to"])
    path = folder / "library.html"
    path.write_text(drawing.generate_html(), encoding="utf-8")
    context, _ = visit(browser)
    page = context.new_page()
    started = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function("() => typeof network === 'object' && network && network.body")
    # As somebody does who does not wait: while it is still at work.
    p95 = frames(page, page.locator("#mynetwork").bounding_box())
    try:
        page.wait_for_function("() => network.physics.stabilized", timeout=_SETTLE_SECONDS * 1_000)
        settled = time.perf_counter() - started
    except Exception:
        settled = _SETTLE_SECONDS
    context.close()
    return p95, settled


def _nodes_on(page: Page) -> int:
    found: int = page.locator(".drawing").first.evaluate("stage => Object.keys(stage.network.getPositions()).length")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
