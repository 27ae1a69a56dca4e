"""Two hundred texts that want to be executed, in every field of a network, on every page of a real browser.

The browser is told to allow what the headers of the pages forbid: nothing may happen even without those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netmap.config import settings_for
from netmap.services import Services
from netmap.store.bolt import open_embedded_store
from netmap.wiring import open_services
from tests.browser.demo import Seen, addresses, drawn, running_demo, settle, visit
from tests.payloads import AROUND, COUNT, OUTSIDE, PAYLOADS, named, network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

NETWORK = "net-vijandig"
LEAST_EXECUTED = 30
LABELS = ("Organisation", "Consultation", "Expert", "Theme")
# The big consultations: their own pages and pictures name every organisation once. And some of every other kind.
BIG = [named(number)["Consultation"] for number in range(0, COUNT, AROUND)]
SOME = [named(number)[LABELS[at % len(LABELS)]] for at, number in enumerate(range(3, COUNT, 19))]

# What came of a payload on the page: elements and attributes that no page of ours has.
CAUGHT = """
(root) => {
  const all = (at) => [...at.querySelectorAll("*")].flatMap((e) => e.shadowRoot ? [e, ...all(e.shadowRoot)] : [e]);
  const bad = /beacon\\.invalid|^\\s*j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t:|__hit|alert\\(/i;
  const leads = "src srcset srcdoc href xlink:href data action formaction background style".split(" ");
  // A link to a page of netmap itself may carry in its query, percent-encoded, what it is about.
  const own = (e, a) => e.tagName === "A" && a.name === "href" && !/^\\s*[a-z]+:|^\\s*\\/\\//i.test(a.value)
    && e.origin === location.origin;
  return all(document.querySelector(root)).filter((e) =>
    ["SCRIPT", "IFRAME", "OBJECT", "EMBED", "BASE", "META", "MARQUEE"].includes(e.tagName)
    || [...e.attributes].some((a) =>
      a.name.startsWith("on") || (leads.includes(a.name) && !own(e, a) && bad.test(a.value)))
  ).map((e) => e.outerHTML.slice(0, 200));
}
"""


@dataclass
class Watch:
    """A visitor who counts what is executed: calls, dialogs, and windows that open."""

    context: BrowserContext
    seen: Seen
    executed: set[str] = field(default_factory=set)
    read: str = ""

    def begin(self) -> None:
        """Count in every document that this visitor opens from now on."""
        self.context.expose_binding("__hit", lambda _source, number: self.executed.add(str(number)))
        self.context.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.executed.add(dialog.message)
        dialog.dismiss()

    def look(self, page: Page, *, root: str = "body") -> None:
        """Read a page, and see that nothing of a payload became anything but text."""
        assert page.evaluate(CAUGHT, root) == []
        assert len(self.context.pages) == 1
        self.read += page.locator(root).inner_text()
        assert self.executed == set()
        assert self.seen == Seen()


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the network in it, as nobody could have imported it."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    data.mkdir()
    store = open_embedded_store(data)
    store.create(network(NETWORK))
    store.close()
    return data


@pytest.fixture(scope="module")
def hostile(browser: Browser, hostile_folder: Path) -> Iterator[str]:
    """The pages on that network."""
    with running_demo(hostile_folder, "--poort", "0") as url:
        yield url


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """Somebody without the protection of the headers."""
    context, seen = visit(browser, unprotected=True)
    watching = Watch(context, seen)
    watching.begin()
    yield watching
    context.close()


def test_there_are_two_hundred_different_payloads_of_every_sort() -> None:
    assert len(set(PAYLOADS)) == COUNT == 200
    for part in ("<script", "onerror", "<svg", "<iframe", "javascript:", "data:", "![", "](http", "{{", "{%", "=HYPER"):
        assert any(part in text for text in PAYLOADS), part
    for part in ("url(", "\u202e", "</script>", "$latex", ":material/", ":red[", "</style>", "@SUM"):
        assert any(part in text for text in PAYLOADS), part


def test_the_same_texts_are_executed_on_a_page_that_trusts_them(watch: Watch) -> None:
    """The positive control: without it the zeros of the other tests would mean nothing."""
    page = watch.context.new_page()
    page.set_content("<body></body>")
    page.evaluate(
        """(texts) => texts.forEach((text) => {
            const frame = document.body.appendChild(document.createElement("iframe"));
            frame.contentDocument.body.innerHTML = text;
        })""",
        list(PAYLOADS),
    )
    page.wait_for_timeout(2_000)
    assert len(watch.executed) >= LEAST_EXECUTED
    assert any(OUTSIDE in address for address in watch.seen.outside)
    assert page.evaluate(CAUGHT, "body") != []


@pytest.mark.parametrize("name", [name for name in addresses({}) if name != "network_map"])
def test_nothing_is_executed_on_a_page_about_everything(hostile: str, watch: Watch, name: str) -> None:
    page = open_page(watch, f"{hostile}{addresses({})[name]}?netwerk={NETWORK}")
    main = page.get_by_test_id("stMain")
    show_more(page, "instrumental")  # of one list all of it, of the others what is there at first
    main.locator("details:not([open]) > summary").evaluate_all(
        "(all) => all.filter((_, at) => at % 5 === 0).forEach((summary) => summary.click())"
    )
    page.wait_for_timeout(1_000)
    touch(page)
    watch.look(page)
    if name == "gaps":
        assert len(shown(watch.read)) >= 0.9 * COUNT  # the texts are on the page, to the letter


def test_nothing_is_executed_on_the_own_pages_and_pictures_of_parties_consultations_experts_and_themes(
    hostile: str, watch: Watch
) -> None:
    one_each = {of.label: str(of) for of in SOME}
    if not any(name.startswith("profile") for name in addresses(one_each)):
        pytest.skip("there are no pages about one thing")
    for of in (*BIG, *SOME):
        (path,) = (path for name, path in addresses({of.label: str(of)}).items() if name.startswith("profile"))
        page = open_page(watch, f"{hostile}{path}&netwerk={NETWORK}")
        if of in BIG:
            show_more(page)
        touch(page)
        watch.look(page)
        page.close()
    assert len(shown(watch.read)) >= 0.9 * COUNT  # the texts are on the pages, to the letter


def test_nothing_is_executed_on_the_map(hostile: str, watch: Watch) -> None:
    path = addresses({})["network_map"]
    for of in ("", *map(str, BIG), *map(str, SOME[:4])):
        page = open_page(watch, f"{hostile}{path}?netwerk={NETWORK}{of and '&van='}{of}")
        assert touch(page), "there is no picture on the map"
        watch.look(page)
        page.close()


@pytest.mark.parametrize("form", ["html", "svg"])
def test_nothing_is_executed_in_a_picture_that_was_downloaded(
    files: Services, watch: Watch, tmp_path: Path, form: str
) -> None:
    for at, of in enumerate((*BIG, *SOME[:4])):
        path = tmp_path / f"{at}.{form}"
        subject = "theme" if of.label == "Theme" else "around"
        path.write_bytes(files.picture_file(NETWORK, form=form, subject=subject, subjects=(str(of),), most=200))
        page = watch.context.new_page()
        page.goto(path.as_uri())
        page.wait_for_timeout(400)
        for x in range(100, 1200, 130):
            page.mouse.move(x, 300 + x % 250)
        page.mouse.click(640, 400)
        # Its own script and the rules for it are in the file; whether another one ran is counted.
        found = page.evaluate(CAUGHT, ":root")
        assert [markup for markup in found if not markup.startswith(("<script", "<meta"))] == []
        assert watch.executed == set()
        assert watch.seen == Seen()
        page.close()


def test_nothing_is_executed_on_paper(files: Services, watch: Watch, tmp_path: Path) -> None:
    for at, of in enumerate((*BIG, *SOME)):
        path = tmp_path / f"{at}.html"
        path.write_bytes(files.profile_sheet(NETWORK, of=str(of), form="html"))
        page = watch.context.new_page()
        page.goto(path.as_uri())
        watch.look(page)
        assert "<script" not in path.read_text(encoding="utf-8").lower()
        page.close()
    assert len(shown(watch.read)) >= 0.5 * COUNT


@pytest.fixture
def files(hostile_folder: Path) -> Iterator[Services]:
    """What the downloads of the pages call, on the same network."""
    services = open_services(settings_for(hostile_folder))
    yield services
    services.close()


def open_page(watch: Watch, url: str) -> Page:
    page = watch.context.new_page()
    page.goto(url)
    settle(page)
    return page


def show_more(page: Page, name: str = "") -> None:
    """Unfold the list with this name, or every list, as far as it goes."""
    from playwright.sync_api import TimeoutError as NotInTime

    for _ in range(COUNT // 10):
        more = page.get_by_test_id("stMain").locator(f"[class*=st-key-more-{name}] button:visible")
        if not more.count():
            return
        # The last button may go while the page is still being drawn: then it is looked up anew.
        with suppress(NotInTime):
            more.first.click(timeout=5_000)
        settle(page)


def touch(page: Page) -> int:
    """Go over the nodes of the picture of a page and select some; return how many there were in sight."""
    places = drawn(page)
    for _, x, y in places[:: max(1, len(places) // 15)]:
        page.mouse.move(x, y)
        page.wait_for_timeout(20)
    for _, x, y in places[:: max(1, len(places) // 3)][:3]:
        page.mouse.click(x, y)
        page.wait_for_timeout(200)
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        drawn(page)
    return len(places)


def shown(text: str) -> list[str]:
    """Return the payloads that can be read in a text, to the letter but for blanks and invisible signs."""
    read = _letters(text)
    return [payload for payload in PAYLOADS if _letters(payload) in read]


def _letters(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff]+", "", text)
