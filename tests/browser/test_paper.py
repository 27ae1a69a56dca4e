"""Sheets of paper in a real browser: nothing runs, nothing is asked, nothing falls off, and they print on A4."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from netmap.report.paper import to_html
from tests.report.test_paper import LONG, NORMAL, PAYLOADS, SHEETS, pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("name", SHEETS)
def test_in_a_browser_nothing_runs_is_asked_or_falls_off(
    browser: Browser, tmp_path: Path, name: str, width: int
) -> None:
    path = tmp_path / "blad.html"
    path.write_bytes(to_html(SHEETS[name]))
    page = browser.new_page(viewport={"width": width, "height": 900})
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    try:
        page.goto(path.as_uri())
        assert page.evaluate("window.hacked") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert told == []
        assert asked == [path.as_uri()]
    finally:
        page.close()


def test_the_search_for_what_runs_does_find_it(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAYLOADS[0])
    assert page.evaluate("window.hacked") == 1
    page.close()


def test_a_normal_sheet_prints_on_one_a4_and_a_long_one_repeats_its_header(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(to_html(NORMAL).decode())
    one = page.pdf(prefer_css_page_size=True)
    assert pages(one) == 1
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", one)
    assert boxes
    assert all((round(float(w)), round(float(h))) == (595, 842) for w, h in boxes)
    page.emulate_media(media="print")
    assert not page.get_by_text("Ctrl+P").is_visible()
    page.set_content(to_html(LONG).decode())
    assert 2 <= pages(page.pdf(prefer_css_page_size=True)) <= 4
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    page.close()


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("name", ["normal", "long", "empty", "payload 0"])
def test_axe_finds_nothing(browser: Browser, name: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900})
    # The file forbids scripts, axe's too; the rest of it stays as it is.
    page.set_content(re.sub(r'<meta http-equiv="[^>]*>', "", to_html(SHEETS[name]).decode()))
    found: Any = Axe().run(page).response
    assert found["passes"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    page.close()
