"""The picture on a page in a real browser: by mouse, by keyboard, by search; nobody moves, and nothing leaks out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.demo import settle, visit
from tests.browser.test_story import finish, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

GGD = "Organisation:ggd-pl"
MAP = f"/netwerkkaart?van={quote(GGD)}"
CAMERA = "drawing => ({ scale: drawing.network.getScale(), ...drawing.network.getViewPosition() })"
#: What a click in the picture may take before its answer is there, in milliseconds; generous, on a busy machine.
PATIENCE = 20_000


class Map:
    """Somebody in front of the page Netwerkkaart."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.drawing: Locator = page.locator(".drawing")
        self.said: Locator = page.locator(".said")
        self.card: Locator = page.locator(".st-key-picked-map")
        page.wait_for_function(
            """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
                .some(host => host.shadowRoot?.querySelector('.drawing')?.network)"""
        )

    def positions(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = self.drawing.evaluate("drawing => drawing.network.getPositions()")
        return found

    def camera(self) -> dict[str, float]:
        found: dict[str, float] = self.drawing.evaluate(CAMERA)
        return found

    def click_on(self, node: str) -> None:
        """Bring a node into the middle and click on it, as a mouse does."""
        self.drawing.scroll_into_view_if_needed()
        self.drawing.evaluate(
            """(drawing, node) => drawing.network.moveTo({
                position: drawing.network.getPosition(node), scale: 1, animation: false })""",
            node,
        )
        place = self.drawing.evaluate(
            "(drawing, node) => drawing.network.canvasToDOM(drawing.network.getPosition(node))", node
        )
        self.drawing.click(position=place)

    def reads(self, text: str) -> str:
        self.card.get_by_text(text).first.wait_for(timeout=PATIENCE)
        return self.card.inner_text().replace("\u2060", "")


def on_map(browser: Browser, demo: str, path: str = MAP, **how: Any) -> tuple[Map, Any, Any]:
    context, seen = visit(browser, **how)
    return Map(open_page(context, demo + path)), context, seen


def neighbour(positions: dict[str, dict[str, float]]) -> str:
    return next(node for node in sorted(positions) if node.startswith("Consultation:"))


def test_a_click_gives_the_words_and_the_way_to_its_own_page(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    here.click_on(GGD)
    text = here.reads("GGD Plassenland")
    assert "Partij, zorg" in text
    assert "Lijnen in dit plaatje" in text
    assert "GGD Plassenland" in here.said.inner_text()
    link = here.card.get_by_role("link", name="Open GGD Plassenland")
    link.click()
    here.page.wait_for_url("**/wat-weten-we?**")
    settle(here.page)
    assert quote(GGD) in here.page.url
    finish(context, seen)


def test_the_keyboard_alone_finds_a_node_and_opens_its_page(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    here.page.locator(".search input").focus()
    for _ in range(12):
        here.page.keyboard.press("Tab")
        if here.drawing.evaluate("drawing => drawing.getRootNode().activeElement === drawing"):
            break
    else:
        raise AssertionError("the drawing cannot be reached with Tab")
    said = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        here.page.keyboard.press(key)
        said.add(here.said.inner_text())
    assert len(said) > 2
    here.page.keyboard.press("Enter")
    here.card.wait_for(timeout=PATIENCE)
    settle(here.page)
    link = here.card.get_by_role("link").first
    for _ in range(3):
        here.page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    else:
        raise AssertionError("three times Tab did not reach what was opened")
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**/wat-weten-we?**")
    finish(context, seen)


def test_every_node_can_be_reached_with_the_arrows(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo, "/netwerkkaart?beeld=sectoren&sectoren=police,housing")
    reached = here.drawing.evaluate(
        """drawing => {
            const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"];
            const said = drawing.getRootNode().querySelector(".said");
            const press = key => drawing.dispatchEvent(new KeyboardEvent("keydown", { key }));
            const found = new Set();
            let seed = 1;
            for (let step = 0; step < 4000; step += 1) {
                seed = (seed * 16807) % 2147483647;
                press(keys[seed % 4]);
                found.add(said.textContent);
            }
            return [...found];
        }"""
    )
    here.page.get_by_label("Zoek in het plaatje").first.focus()
    names = set(here.page.locator(".search li").all_inner_texts())
    assert names
    assert {name for name in names if any(text.startswith(f"{name}. ") for text in reached)} == names
    finish(context, seen)


def test_zoom_keys_and_buttons_and_the_way_out(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    begin = here.camera()["scale"]
    here.drawing.focus()
    here.page.keyboard.press("+")
    assert here.camera()["scale"] > begin
    here.page.keyboard.press("-")
    assert here.camera()["scale"] == pytest.approx(begin)
    here.page.get_by_role("button", name="Alles in beeld").click()
    whole = here.camera()["scale"]
    here.page.get_by_role("button", name="Dichterbij").click()
    assert here.camera()["scale"] > whole
    here.page.get_by_role("button", name="Verder weg").click()
    here.drawing.focus()
    here.page.keyboard.press("Escape")
    assert not here.drawing.evaluate("drawing => drawing.getRootNode().activeElement === drawing")
    finish(context, seen)


def test_the_wheel_scrolls_the_page_and_zooms_only_with_ctrl(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    here.drawing.scroll_into_view_if_needed()
    here.drawing.hover()
    before, top = here.camera(), scrolled(here.page)
    here.page.mouse.wheel(0, -200)
    here.page.wait_for_function(f"() => {SCROLLED} !== {top}")
    assert here.camera() == before
    here.drawing.scroll_into_view_if_needed()
    here.drawing.hover()
    here.page.keyboard.down("Control")
    here.page.mouse.wheel(0, -200)
    here.page.keyboard.up("Control")
    assert here.camera()["scale"] > before["scale"]
    finish(context, seen)


SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def scrolled(page: Page) -> float:
    return float(page.evaluate(SCROLLED))


def test_search_finds_what_is_in_the_picture_and_says_what_is_not(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    field = here.page.get_by_role("combobox", name="Zoek in het plaatje")
    field.fill("kernteam")
    field.press("Enter")
    assert "Kernteam Maatschappelijke Onrust" in here.reads("Kernteam")
    field.fill("rederij zonder boot")
    field.press("Enter")
    here.page.get_by_text("Deze naam staat niet in het plaatje").wait_for()
    finish(context, seen)


def test_the_list_of_names_goes_with_the_arrow_keys(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    field = here.page.get_by_role("combobox", name="Zoek in het plaatje")
    field.fill("wijk")
    options = here.page.locator(".search li")
    assert all("wijk" in name.casefold() for name in options.all_inner_texts())
    assert found_by(Axe().run(here.page)) == []
    field.press("ArrowDown")
    field.press("ArrowDown")
    second = options.nth(1).inner_text()
    assert options.nth(1).get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    field.press("Enter")
    assert options.count() == 0 or not options.first.is_visible()
    assert here.said.inner_text().startswith(second)
    field.press("ArrowUp")
    field.press("Escape")
    assert not options.first.is_visible()
    finish(context, seen)


def found_by(axe: Any) -> list[str]:
    return [violation["id"] for violation in axe.response["violations"]]


def test_growing_moves_nobody_and_keeps_what_one_looks_at(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    before = here.positions()
    node = neighbour(before)
    here.click_on(node)
    here.card.get_by_role("button", name="Toon ook wat hieraan vastzit").click(timeout=PATIENCE)
    here.page.get_by_role("button", name="Terug naar het begin").wait_for(timeout=PATIENCE)
    settle(here.page)
    here.page.wait_for_timeout(500)
    after = here.positions()
    assert set(before) < set(after)
    # The measure begins at the outermost node, which may be a new one: everybody then shifts by the same.
    shifts = {(round(after[one]["x"] - at["x"], 1), round(after[one]["y"] - at["y"], 1)) for one, at in before.items()}
    assert len(shifts) == 1
    (shift,) = shifts
    camera = here.camera()
    assert camera["scale"] == pytest.approx(1)
    assert camera["x"] == pytest.approx(before[node]["x"] + shift[0], abs=1)
    assert camera["y"] == pytest.approx(before[node]["y"] + shift[1], abs=1)
    here.page.get_by_role("button", name="Terug naar het begin").click()
    here.page.wait_for_function("n => document.querySelectorAll('.st-key-back-map').length === 0", arg=0)
    settle(here.page)
    assert here.positions() == before
    finish(context, seen)


def test_positions_are_the_same_after_a_reload_and_for_somebody_else(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    first = here.positions()
    again = Map(open_page(context, demo + MAP)).positions()
    assert again == first
    finish(context, seen)
    other, context, seen = on_map(browser, demo)
    assert other.positions() == first
    finish(context, seen)


def test_zoom_and_place_survive_a_click(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    here.click_on(GGD)
    before = here.camera()
    here.reads("GGD Plassenland")
    settle(here.page)
    assert here.camera() == before
    assert before["scale"] == pytest.approx(1)
    finish(context, seen)


def test_every_form_can_be_taken_along(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    here.page.get_by_text("Neem dit plaatje mee").click()
    for name, start in (("PDF", b"%PDF"), ("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("HTML", b"<!DOCTYPE html>")):
        with here.page.expect_download(timeout=60_000) as waiting:
            here.page.get_by_role("button", name=name).click()
        content = Path(waiting.value.path()).read_bytes()
        assert content.lstrip()[: len(start)].lower() == start.lower(), name
        assert b"Moskee Waterveen" not in content
    finish(context, seen)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_the_page_is_accessible_and_fits(browser: Browser, demo: str, width: int, dark: bool) -> None:
    here, context, seen = on_map(browser, demo, width=width, dark=dark)
    here.click_on(GGD)
    here.reads("GGD Plassenland")
    settle(here.page)
    found = Axe().run(here.page)
    assert found.violations_count == 0, found.generate_report()
    wide = here.page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(box => box.scrollWidth - box.clientWidth)"
    )
    assert wide == [0, 0]
    finish(context, seen)


def test_a_phone_begins_readable_and_one_finger_scrolls(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo, width=400)
    assert here.camera()["scale"] >= 0.8
    touch = here.drawing.evaluate("drawing => getComputedStyle(drawing.querySelector('canvas')).touchAction")
    assert touch == "pan-x pan-y"
    finish(context, seen)


def test_hover_shows_words_and_never_ids(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo)
    here.drawing.scroll_into_view_if_needed()
    here.drawing.evaluate(
        """(drawing, node) => drawing.network.moveTo({
            position: drawing.network.getPosition(node), scale: 1, animation: false })""",
        GGD,
    )
    here.drawing.hover()
    tip = here.page.locator(".tip")
    tip.get_by_text("GGD Plassenland").first.wait_for()
    assert "ggd-pl" not in tip.inner_text()
    finish(context, seen)
