"""The pictures of one route and of who holds the web together, on their pages in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_picture import on_map
from tests.browser.test_story import finish

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ROUTE = f"/waar-moet-ik-heen?van={quote('Organisation:org-basisscholen-veenrand')}"
FOCUS = "drawing => drawing.focus()"
EDGES = "drawing => drawing.network.body.data.edges.get().map(edge => [edge.width, Boolean(edge.dashes)])"

IN_SIGHT = """drawing => Object.fromEntries(Object.entries(drawing.network.getPositions()).map(([id, place]) => {
    const at = drawing.network.canvasToDOM(place);
    const inside = at.x > 8 && at.y > 8 && at.x < drawing.clientWidth - 8 && at.y < drawing.clientHeight - 8;
    return [id, [Math.round(at.x), Math.round(at.y), inside]];
}))"""


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (400, True)])
def test_a_route_is_walked_with_the_arrow_keys_and_its_best_way_is_thick(
    browser: Browser, demo: str, width: int, dark: bool
) -> None:
    here, context, seen = on_map(browser, demo, ROUTE, width=width, dark=dark)
    edges = here.drawing.evaluate(EDGES)
    assert {wide >= 4 for wide, _ in edges} == {True, False}
    assert any(dashed for _, dashed in edges)
    here.drawing.evaluate(FOCUS)
    said = []
    for _ in range(6):
        here.page.keyboard.press("ArrowRight" if width > 600 else "ArrowDown")  # on a phone it goes down
        said.append(here.said.inner_text())
    assert "stap 1" in said[0]
    assert "stappen 2-3" in said[1]
    assert any("beslist" in one for one in said)
    assert Axe().run(here.page).response["violations"] == []
    finish(context, seen)


def test_who_holds_the_web_together_stands_in_the_middle_of_what_is_seen(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo, "/spin-in-het-web")
    here.drawing.evaluate(FOCUS)
    here.page.keyboard.press("ArrowRight")
    assert "ontmoet" in here.said.inner_text()
    place = here.drawing.evaluate(
        """drawing => {
            const first = drawing.network.body.data.nodes.get()[0].id;
            const at = drawing.network.canvasToDOM(drawing.network.getPosition(first));
            return [at.x / drawing.clientWidth, at.y / drawing.clientHeight];
        }"""
    )
    assert all(0.25 < share < 0.75 for share in place)
    finish(context, seen)


@pytest.mark.parametrize("path", [ROUTE, f"{ROUTE}&thema=youth_nuisance"])
def test_on_a_phone_a_route_goes_down_from_who_sees_it_to_who_decides_and_is_seen_whole(
    browser: Browser, demo: str, path: str
) -> None:
    here, context, seen = on_map(browser, demo, path, width=400)
    places = here.drawing.evaluate(IN_SIGHT)
    assert all(inside for _, _, inside in places.values())
    assert 14 * here.camera()["scale"] >= 10.3  # height of the letters on the screen
    steps = here.drawing.evaluate("drawing => drawing.network.body.data.nodes.get().map(node => node.id)")
    source = places[steps[0]]
    assert all(source[1] <= y for _, y, _ in places.values())
    assert len({y for _, y, _ in places.values()}) > 2
    finish(context, seen)


def test_on_a_wide_screen_all_of_who_holds_the_web_together_is_in_sight(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo, "/spin-in-het-web")
    assert all(inside for _, _, inside in here.drawing.evaluate(IN_SIGHT).values())
    assert 14 * here.camera()["scale"] >= 9.2
    finish(context, seen)
