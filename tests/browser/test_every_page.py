"""What is asked of every page in a real browser: wide and narrow, light and dark. A new page is in the list by itself.

One visit of a page serves all looks, so that the whole stays within two minutes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.demo import Seen, addresses, drawn, sample, settle, spec_of, subjects, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
LOOKS = [(1280, False), (1280, True), (400, False), (400, True)]
ADDRESSES = addresses(subjects(sample("waterveen")))


def _cases() -> list[tuple[tuple[int, bool], str]]:
    """Return what is looked at: each page in each look, and in the first look also about a thing of each kind."""
    found = []
    for at, look in enumerate(LOOKS):
        shown = {}
        for name in ADDRESSES:
            same = [other for other in ADDRESSES if spec_of(other) == spec_of(name)]
            # In each of the other looks it is another one of these.
            shown[spec_of(name).name] = same[(at + 1) % len(same)]
        found += [(look, name) for name in (ADDRESSES if look == LOOKS[0] else shown.values())]
    return found


CASES = _cases()
NAMES = [f"{width}-{'dark' if dark else 'light'}-{name}" for (width, dark), name in CASES]


@dataclass(frozen=True)
class Known:
    """A fault of the framework that no page of ours can mend: the rule, a pattern for the place, and why."""

    rule: str
    place: str
    why: str


KNOWN: tuple[Known, ...] = ()

# What the tab key must come to, and what it came to. Elements are told apart by themselves, also inside the parts that
# have a document of their own; of a group of radio buttons the tab key comes to one.
KEYBOARD = """
() => {
  const style = document.createElement("style");
  style.textContent = "*, *::before, *::after { transition: none !important; animation: none !important }";
  document.head.append(style);
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((e) =>
    e.shadowRoot ? [e, ...inside(e.shadowRoot)] : [e]);
  const main = document.querySelector("[data-testid=stMain]");
  const wanted = inside(main).filter((e) =>
    e.matches("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]")
    && e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true })
    && !e.closest("[inert]") && e !== main && !(e.type === "radio" && !e.checked));
  const rings = (e) => {
    const found = [];
    for (let at = e, up = 0; at && up < 4; at = at.parentElement, up += 1) {
      for (const pseudo of [null, "::before", "::after"]) {
        const s = getComputedStyle(at, pseudo);
        found.push(s.outlineStyle === "none" ? "" : s.outlineWidth + s.outlineColor, s.boxShadow, s.borderColor,
          s.backgroundColor, s.textDecorationLine, s.content);
      }
    }
    return found.join("|");
  };
  document.activeElement && document.activeElement.blur();
  const before = new Map(wanted.map((e) => [e, rings(e)]));
  const reached = new Set(), seen = new Set();
  const note = () => {
    let at = document.activeElement;
    while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
    if (!at || !before.has(at)) return;
    reached.add(at);
    if (rings(at) !== before.get(at)) seen.add(at);
  };
  const told = (e) => `${e.localName}: ${(e.innerText || e.ariaLabel || e.title || e.id || e.className || "")
    .toString().trim().slice(0, 60)}`;
  addEventListener("keydown", note, true);
  window.__keyboard = () => {
    note();
    return {
      wanted: wanted.length,
      missed: wanted.filter((e) => e.isConnected && !reached.has(e)).map(told),
      unseen: [...reached].filter((e) => !seen.has(e)).map(told),
    };
  };
  return inside(document).filter((e) => e.tabIndex >= 0 && e.checkVisibility()).length;
}
"""


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[BrowserContext, Seen]]:
    """One visitor with a screen of one width, in the light or in the dark."""
    width, dark = request.param
    context, seen = visit(browser, width=width, dark=dark)
    yield context, seen
    context.close()


@pytest.mark.parametrize(("opened", "name"), CASES, ids=NAMES, indirect=["opened"])
def test_a_page(opened: tuple[BrowserContext, Seen], demo: str, name: str) -> None:
    context, seen = opened
    seen.outside.clear()
    seen.errors.clear()
    page = context.new_page()
    page.goto(demo + ADDRESSES[name])
    settle(page)
    drawn(page)
    everything_is_in_its_place(page, spec_of(name).blocks)
    # What is folded is part of the page as well; the first of each kind will do.
    page.get_by_test_id("stMain").locator("details:not([open]) > summary").evaluate_all(
        "(all) => [...all.slice(0, 2), ...all.slice(-1)].forEach((summary) => summary.click())"
    )
    settle(page)
    assert sticking_out(page) == [0, 0]
    assert faults(page) == []
    assert keyboard(page) == {"missed": [], "unseen": []}
    page.close()
    assert seen == Seen()


def test_the_looks_find_what_they_look_for(browser: Browser, demo: str) -> None:
    """The positive control: on a page that is wrong in every way each look says so."""
    context, seen = visit(browser, width=400)
    page = context.new_page()
    page.set_content(
        "<title>x</title><style>button:focus, a:focus { outline: none }</style><main data-testid=stMain>"
        "<div class=st-key-block-table></div><div class=st-key-block-answer></div><h1>a</h1><h3>b</h3>"
        "<img src=data:,x><div style='width: 900px'>breed</div><button>stil</button>"
        "<button onfocus=\"document.querySelector('#eind').focus()\">springt</button><a href=#>gemist</a>"
        "<button id=eind style='outline: none'>eind</button></main><script>console.error('fout')</script>"
    )
    assert order(page) == ["table", "answer"]
    with pytest.raises(AssertionError):
        everything_is_in_its_place(page, ("answer", "table"))
    assert sticking_out(page)[0] > 0
    assert {fault.split(" ")[0] for fault in faults(page)} >= {"image-alt", "html-has-lang"}
    found = keyboard(page)
    assert "a: gemist" in found["missed"]
    assert "button: stil" in found["unseen"]
    assert "fout" in seen.errors
    context.close()


def everything_is_in_its_place(page: Page, blocks: tuple[str, ...]) -> None:
    """See that nothing went wrong, that blocks and headings are in order, and that nothing sticks out."""
    main = page.get_by_test_id("stMain")
    assert main.get_by_test_id("stException").count() == 0
    assert main.get_by_test_id("stAlertContentError").count() == 0
    assert order(page) == list(blocks)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels)), levels
    assert page.locator("html").get_attribute("lang") == "nl"
    assert sticking_out(page) == [0, 0]
    cut = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] button p')]"
        ".filter(label => label.scrollWidth > label.clientWidth + 1).map(label => label.innerText)"
    )
    assert cut == []


def order(page: Page) -> list[str]:
    """Return the names of the blocks on a page, from top to bottom."""
    found: list[str] = page.evaluate(
        r"[...document.querySelectorAll('[class*=st-key-block-]')]"
        r".map(box => [box.getBoundingClientRect().top, box.className.match(/st-key-block-(\w+)/)[1]])"
        r".sort((a, b) => a[0] - b[0]).map(pair => pair[1])"
    )
    return found


def sticking_out(page: Page) -> list[int]:
    """Return by how many pixels the document and the main part are wider than the screen."""
    found: list[int] = page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(box => box.scrollWidth - box.clientWidth)"
    )
    return found


def faults(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.1 A and AA, but for the known faults of the framework."""
    found: dict[str, Any] = Axe().run(page, options=WCAG).response
    return [
        f"{fault['id']} at {node['target']}: {node['html'][:160]}"
        for fault in found["violations"]
        for node in fault["nodes"]
        if not any(
            known.rule == fault["id"] and re.search(known.place, f"{node['target']} {node['html']}") for known in KNOWN
        )
    ]


def keyboard(page: Page) -> dict[str, list[str]]:
    """Walk through the page with the tab key; return what it does not come to, and where it is not to be seen."""
    stops = page.evaluate(KEYBOARD)
    for _ in range(stops + 15):
        page.keyboard.press("Tab")
    found: dict[str, Any] = page.evaluate("window.__keyboard()")
    assert found.pop("wanted") > 0
    return found
