"""How a picture is seen: whole at the start when it can be read so, by finger on a phone, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.demo import settle
from tests.browser.test_picture import SCROLLED, Map, on_map, scrolled
from tests.browser.test_story import finish

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.browser


class Fingers:
    """Real touches, as a phone gives them."""

    def __init__(self, here: Map) -> None:
        self.session = here.page.context.new_cdp_session(here.page)
        self.session.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})

    def touch(self, kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def tap(self, target: Locator) -> None:
        box = target.bounding_box()
        assert box
        assert box["height"] >= 40  # as high as a finger needs
        self.touch("touchStart", (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
        self.touch("touchEnd")


def test_two_fingers_move_and_enlarge_the_picture_and_one_scrolls_the_page(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo, width=400)
    here.drawing.scroll_into_view_if_needed()
    settle(here.page)
    fingers, box = Fingers(here), here.drawing.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before, top = here.camera(), scrolled(here.page)
    fingers.touch("touchStart", (x - 30, y), (x + 30, y))
    for step in range(1, 6):
        fingers.touch("touchMove", (x - 30 - 6 * step, y - 8 * step), (x + 30 + 6 * step, y - 8 * step))
    fingers.touch("touchEnd")
    after = here.camera()
    assert after["scale"] == pytest.approx(2 * before["scale"], rel=0.05)
    assert after["y"] > before["y"] + 10  # the picture went up with the fingers
    assert scrolled(here.page) == top
    fingers.touch("touchStart", (x, y))
    for step in range(1, 8):
        fingers.touch("touchMove", (x, y + 20 * step))
    fingers.touch("touchEnd")
    here.page.wait_for_function(f"() => {SCROLLED} < {top}")
    assert here.camera() == after
    finish(context, seen)


def test_a_finger_chooses_a_name_from_the_list(browser: Browser, demo: str) -> None:
    here, context, seen = on_map(browser, demo, width=400)
    field = here.page.get_by_role("combobox", name="Zoek in het plaatje")
    field.scroll_into_view_if_needed()
    settle(here.page)
    fingers = Fingers(here)
    fingers.tap(field)
    option = here.page.locator(".search li").nth(2)
    option.wait_for()
    name = option.inner_text()
    fingers.tap(option)
    here.reads(name.split(" (")[0])
    assert here.said.inner_text().startswith(name)
    finish(context, seen)


@pytest.mark.parametrize(
    "path",
    [
        "/netwerkkaart",
        "/netwerkkaart?beeld=routes",
        "/netwerkkaart?beeld=sectoren&sectoren=police,housing",
        "/netwerkkaart?van=Theme:youth_nuisance",
        "/netwerkkaart?van=Consultation:ovl-driehoek",
        "/witte-plekken",
    ],
)
def test_a_picture_that_can_be_read_whole_begins_whole(browser: Browser, demo: str, path: str) -> None:
    here, context, seen = on_map(browser, demo, path)
    assert 14 * here.camera()["scale"] >= 10.3  # height of the letters on the screen
    outside = here.drawing.evaluate(
        """drawing => Object.values(drawing.network.getPositions()).map(at => drawing.network.canvasToDOM(at))
            .filter(at => at.x < 8 || at.y < 8 || at.x > drawing.clientWidth - 8 || at.y > drawing.clientHeight - 8)"""
    )
    assert outside == []
    finish(context, seen)


@pytest.mark.parametrize(
    ("path", "dark"), [("/netwerkkaart", False), ("/netwerkkaart", True), ("/netwerkkaart?beeld=routes", False)]
)
def test_on_paper_the_picture_is_light_and_whole_and_has_its_signs(
    browser: Browser, demo: str, path: str, dark: bool
) -> None:
    here, context, seen = on_map(browser, demo, path, dark=dark)
    here.page.locator(".signs summary").click()  # closed on the screen
    before, light = here.camera(), here.drawing.evaluate(LIGHTNESS)
    assert light > 160 or dark
    here.page.evaluate(
        """() => {
            const light = MEASURE;
            const outside = drawing => Object.values(drawing.network.getPositions())
                .map(at => drawing.network.canvasToDOM(at))
                .filter(at => at.x < 0 || at.y < 0 || at.x > drawing.clientWidth || at.y > drawing.clientHeight).length;
            const host = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
                .find(one => one.shadowRoot?.querySelector('.drawing'));
            const picture = host.shadowRoot.querySelector('.picture');
            addEventListener('beforeprint', () => {
                window.paper = {
                    light: light(picture.querySelector('.drawing')),
                    open: picture.querySelector('details').open,
                    outside: outside(picture.querySelector('.drawing')),
                };
            });
        }""".replace("MEASURE", LIGHTNESS)
    )
    assert here.page.pdf().startswith(b"%PDF")
    paper = here.page.evaluate("window.paper")
    assert paper["light"] > 160
    assert paper["open"] is True
    assert paper["outside"] == 0
    settle(here.page)
    assert here.camera() == before
    assert here.drawing.evaluate(LIGHTNESS) == pytest.approx(light, abs=3)
    assert not here.page.locator(".legend").is_visible()
    here.page.emulate_media(media="print")
    assert not here.page.locator(".tools").is_visible()
    assert not here.page.locator("[class*='st-key-files-']").first.is_visible()
    finish(context, seen)


#: How light what is drawn is, on a scale of 255: the letters stand on the colour of the page.
LIGHTNESS = """drawing => {
    const canvas = drawing.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0, many = 0;
    for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] > 150) { sum += data[at] + data[at + 1] + data[at + 2]; many += 3; }
    }
    return sum / many;
}"""
