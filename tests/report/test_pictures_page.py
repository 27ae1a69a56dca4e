"""A picture as an HTML file in a real browser: it draws, nothing in a name runs, and nothing is fetched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from netmap.report.pictures.files import picture_bytes
from netmap.report.pictures.interactive import interactive, vis_script
from tests.browser.demo import find_chromium, launch
from tests.report.pictures import hostile, picture, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

T = TypeVar("T")
Look = Callable[[Path, Callable[["Page"], Any]], tuple[Any, list[str]]]

COUNT = "document.getElementById('drawing').network.body.data.nodes.length"


@pytest.fixture(scope="module")
def look() -> Iterator[Look]:
    """Open a file in a browser and look at it; gives what was seen, and every request, error and dialog."""
    executable = find_chromium()
    if executable is None or not Path(executable).is_file():
        reason = "no Chromium (set CHROME)"
        if os.environ.get("NETMAP_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)

    def open_(browser: Browser, path: Path, see: Callable[[Page], Any]) -> tuple[Any, list[str]]:
        page = browser.new_page(viewport={"width": 1000, "height": 800})
        told: list[str] = []
        page.on("console", lambda message: told.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (told.append("dialog"), dialog.dismiss()))
        page.on("requestfinished", lambda request: sent(request, told))
        page.on("requestfailed", lambda request: sent(request, told) if request.failure != "csp" else None)
        page.goto(path.as_uri())
        page.wait_for_timeout(200)
        seen = see(page)
        page.close()
        return seen, told

    def sent(request: Request, told: list[str]) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            told.append(f"request: {request.url}")

    # In a thread of its own: other tests may have a browser open in this one.
    with ThreadPoolExecutor(1) as thread:

        def start() -> tuple[Any, Browser]:
            from playwright.sync_api import sync_playwright

            playwright = sync_playwright().start()
            return playwright, launch(playwright, str(executable))

        playwright, browser = thread.submit(start).result()
        yield lambda path, see: thread.submit(open_, browser, path, see).result()
        thread.submit(lambda: (browser.close(), playwright.stop())).result()


def written(path: Path, answer: dict[str, Any]) -> Path:
    path.write_bytes(picture_bytes(answer, "html"))
    return path


@pytest.mark.browser
@pytest.mark.parametrize("wish", [("overview",), ("meetings",), ("routes",), ("theme", "Theme:asylum_reception")])
def test_the_file_draws_every_node_and_line_without_a_request(
    look: Look, tmp_path: Path, wish: tuple[str, ...]
) -> None:
    answer = picture(sample("waterveen"), *wish)
    seen, told = look(
        written(tmp_path / "beeld.html", answer),
        lambda page: (
            page.evaluate(COUNT),
            page.evaluate(COUNT.replace("nodes", "edges")),
            page.title(),
            page.locator("html").get_attribute("lang"),
            page.locator("tbody tr").count(),
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
        ),
    )
    nodes, ties = len(answer["nodes"]), len(answer["ties"])
    title = f"{answer['title']} · {answer['network']['name']}"
    assert seen == (nodes, ties, title, "nl", nodes, True)
    assert told == []


@pytest.mark.browser
def test_nothing_in_a_name_runs_or_is_fetched(look: Look, tmp_path: Path) -> None:
    answer = picture(hostile(), "around", "Consultation:ovl-o0")

    def see(page: Page) -> tuple[Any, ...]:
        for row in page.locator("tbody button").all():
            row.click()
        box = page.locator("canvas").bounding_box()
        assert box
        for step in range(0, 12):
            page.mouse.move(box["x"] + box["width"] * step / 12, box["y"] + box["height"] / 2)
        page.wait_for_timeout(200)
        names = page.locator("tbody button").all_text_contents()
        return page.evaluate(COUNT), page.evaluate("typeof window.ran"), names, page.locator("a, img, iframe").count()

    (count, ran, names, links), told = look(written(tmp_path / "kwaad.html", answer), see)
    assert count == len(answer["nodes"]) > 15
    assert (ran, links) == ("undefined", 0)
    assert told == []
    assert names == [row[0] for row in answer["table"]["rows"]]


@pytest.mark.browser
def test_that_a_name_would_run_where_it_is_not_escaped(look: Look, tmp_path: Path) -> None:
    """The positive control: the same names in a page without our escaping and policy do run."""
    answer = picture(hostile(), "around", "Consultation:ovl-o0")
    names = "".join(f"<p>{node['name']}</p>" for node in answer["nodes"])
    path = tmp_path / "controle.html"
    path.write_text(f"<meta charset=utf-8>{names}", encoding="utf-8")
    ran, _ = look(path, lambda page: page.evaluate("typeof window.ran"))
    assert ran == "number"


@pytest.mark.browser
def test_no_script_but_our_own_runs_in_the_file(look: Look, tmp_path: Path) -> None:
    """The second line of defence: what would slip through the template is still not run, and fetches nothing."""
    html = picture_bytes(picture(sample("rietdam"), "overview"), "html").decode("utf-8")
    planted = "<script>window.ran = 1</script><img src='https://example.org/x.png' onerror='window.ran = 2'>"
    path = tmp_path / "geplant.html"
    path.write_text(html.replace("<main>", f"<main>{planted}"), encoding="utf-8")
    (ran, drawn), told = look(path, lambda page: (page.evaluate("typeof window.ran"), page.evaluate(COUNT)))
    assert ran == "undefined"
    assert drawn > 0
    assert all("Content Security Policy" in line for line in told), told


@pytest.mark.browser
def test_a_name_in_the_table_is_reached_by_keyboard_and_shown_in_the_drawing(look: Look, tmp_path: Path) -> None:
    answer = picture(sample("rietdam"), "meetings")

    def see(page: Page) -> tuple[Any, ...]:
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.dataset.place") == "1":
                break
        page.keyboard.press("Enter")
        page.wait_for_timeout(400)
        chosen = page.evaluate("document.getElementById('drawing').network.getSelectedNodes()")
        return chosen, page.locator("#chosen").text_content()

    (chosen, text), told = look(written(tmp_path / "toets.html", answer), see)
    assert chosen == [answer["nodes"][1]["id"]]
    assert text == f"Gekozen: {answer['nodes'][1]['words']}"
    assert told == []


@pytest.mark.browser
def test_every_name_is_inside_the_drawing_at_first(look: Look, tmp_path: Path) -> None:
    answer = picture(sample("waterveen"), "theme", "Theme:asylum_reception")
    corners = """(() => {
        const drawing = document.getElementById('drawing');
        const boxes = Object.values(drawing.network.body.nodes).map((node) => node.shape.boundingBox);
        const least = (side) => Math.min(...boxes.map((box) => box[side]));
        const most = (side) => Math.max(...boxes.map((box) => box[side]));
        const low = drawing.network.canvasToDOM({ x: least('left'), y: least('top') });
        const high = drawing.network.canvasToDOM({ x: most('right'), y: most('bottom') });
        return [low.x, low.y, drawing.clientWidth - high.x, drawing.clientHeight - high.y];
    })()"""
    room, _ = look(written(tmp_path / "rand.html", answer), lambda page: page.evaluate(corners))
    assert min(room) >= 0


# --- what is handed to the drawing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True])
def test_only_plain_values_travel_and_shape_says_kind(dark: bool) -> None:
    answer = picture(sample("waterveen"), "routes")
    drawn = interactive(answer, dark=dark)
    assert [node["id"] for node in drawn["nodes"]] == [node["id"] for node in answer["nodes"]]
    assert len(drawn["edges"]) == len(answer["ties"])
    shapes = {"organisation": "dot", "consultation": "square", "expert": "diamond", "theme": "hexagon"}
    for node, told in zip(drawn["nodes"], answer["nodes"], strict=True):
        assert node["shape"] == shapes[told["stands_for"] or told["kind"]]
        assert (node["shapeProperties"]["borderDashes"] is not False) == told["missing"]
        assert (node["x"], node["y"]) == (told["x"], told["y"])
    for edge, told in zip(drawn["edges"], answer["ties"], strict=True):
        assert (edge["arrows"] == "to") == told["arrow"]
        assert bool(edge["dashes"]) == told["missing"]
    assert drawn["options"]["physics"] == {"enabled": False}
    assert drawn["options"]["interaction"]["hideEdgesOnDrag"]


def test_two_lines_between_the_same_two_are_both_there() -> None:
    answer = picture(sample("rietdam"), "meetings")
    tie = answer["ties"][0]
    answer["ties"] += [{**tie, "from": tie["to"], "to": tie["from"]}]
    assert len(interactive(answer)["edges"]) == len(answer["ties"])


def test_the_script_is_whole_and_names_no_other_file() -> None:
    script = vis_script()
    assert len(script) > 400_000
    assert "sourceMappingURL" not in script
    assert "</script" not in script.casefold()
    assert not re.search(r"[\"'`]https?://(?!www\.w3\.org|github\.com/(uuidjs|zloirock))", script)
