"""A policy officer sees what the youth work holds up before it is cut, and who does what, where and when."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.browser.demo import Seen, drawn, settle, visit
from tests.browser.test_story_routes import choose, open_from_list

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

YOUTH_WORK = "Jongerenwerk Waterveen"


def cell(main: Locator, row: str, column: str) -> Locator:
    """Return a cell of the table of two directions on a page."""
    table = main.get_by_test_id("stTable").filter(has=main.page.get_by_role("columnheader", name="Naam", exact=True))
    heads = [head.casefold() for head in table.get_by_role("columnheader").all_inner_texts()]
    found = table.get_by_role("row").filter(has=main.page.get_by_role("cell", name=row, exact=True))
    return found.locator("td, th").nth(heads.index(column.casefold()))


def at(page: Page, number: int) -> dict[str, tuple[float, float]]:
    """Return where everything stands in one of the pictures on a page, from its own left top."""
    stage = page.locator(".drawing").nth(number)
    stage.locator("canvas").wait_for()
    found: dict[str, dict[str, float]] = stage.evaluate(
        """async (stage) => {
            while (!stage.network) await new Promise((later) => setTimeout(later, 20));
            return stage.network.getPositions();
        }"""
    )
    return {name: (place["x"], place["y"]) for name, place in found.items()}


def test_a_policy_officer_sees_what_opens_when_the_youth_work_is_cut(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    page.goto(demo)
    settle(page)
    open_from_list(page, "Wat als")
    page.get_by_role("heading", name="Wat gebeurt er als ...?", level=1).wait_for()
    settle(page)
    main = page.get_by_test_id("stMain")
    main.get_by_role("link", name="Het jongerenwerk stopt").click()
    page.wait_for_url("**wijziging=zonder**youth_work**")
    main.get_by_role("heading", name="Nu en daarna", exact=True).wait_for()
    settle(page)

    text = main.inner_text()
    assert "Zonder het jongerenwerk:" in text
    assert "netmap bewaart niets" in text
    opened = main.get_by_role("heading", name="nieuwe witte plek")
    assert opened.count() == 1
    assert "Niet meer bekend" in text  # silence is no white spot, and is not hidden
    assert f"Van de kaart gaan: {YOUTH_WORK}" in text

    # Before and after: the same things at the same places.
    drawn(page)
    before, after = at(page, 0), at(page, 1)
    assert before == after
    assert "Organisation:org-jongerenwerk-waterveen" in before
    left, right = (page.locator(".drawing").nth(number).bounding_box() for number in (0, 1))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]

    # One more change, and the first taken away again.
    choose(page, "Wat verandert er?", "overleg stopt", "Een overleg stopt")
    main.get_by_role("combobox", name="Welk overleg stopt?").wait_for()
    settle(page)
    choose(page, "Welk overleg stopt?", "jeugdoverleg", "Jeugdoverleg Waterveen")
    settle(page)
    main.get_by_role("button", name="Probeer dit").click()
    page.wait_for_url("**ovl-jeugdoverleg-waterveen**")
    first = main.get_by_role("button", name="Toch niet: zonder het jongerenwerk")
    second = main.get_by_role("button", name="Toch niet: zonder Jeugdoverleg Waterveen")
    second.wait_for()
    settle(page)
    first.click()
    page.wait_for_url(lambda url: "youth_work" not in url)
    first.wait_for(state="detached")
    settle(page)
    assert second.count() == 1
    page.go_back()
    page.wait_for_url("**youth_work**")
    first.wait_for()
    settle(page)
    page.get_by_role("link", name="Begin opnieuw").click()
    page.wait_for_url(lambda url: "wijziging" not in url)
    main.get_by_role("heading", name="Wat hangt aan een persoon of een partij?").wait_for()
    settle(page)
    main.get_by_role("link", name="Probeer dit.").first.click()
    page.wait_for_url("**wijziging=**")
    main.get_by_role("heading", name="Nu en daarna", exact=True).wait_for()
    context.close()
    assert seen == Seen()


def test_on_a_phone_before_stands_above_after(browser: Browser, demo: str) -> None:
    context, seen = visit(browser, width=400)
    page = context.new_page()
    page.goto(f"{demo}/wat-als?wijziging=zonder:Sector:youth_work")
    settle(page)
    drawn(page)
    above, below = (page.locator(".drawing").nth(number).bounding_box() for number in (0, 1))
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]
    context.close()
    assert seen == Seen()


def test_the_spider_in_the_web_and_the_page_of_a_party_lead_to_what_happens_without_it(
    browser: Browser, demo: str
) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    for start in ("/spin-in-het-web", "/wat-weten-we?van=Organisation:org-jongerenwerk-waterveen"):
        page.goto(demo + start)
        settle(page)
        link = page.get_by_test_id("stMain").get_by_role("link", name="wegvalt?")
        name = link.inner_text().removeprefix("Wat als ").partition(" wegvalt")[0]
        link.click()
        page.wait_for_url("**wijziging=zonder**")
        page.get_by_role("heading", name="Nu en daarna", exact=True).wait_for()
        settle(page)
        assert f"Zonder {name}:" in page.get_by_test_id("stMain").inner_text()
    context.close()
    assert seen == Seen()


def test_a_cell_of_an_overview_opens_its_rows_by_keyboard(browser: Browser, demo: str, tmp_path: Path) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    page.goto(demo)
    settle(page)
    open_from_list(page, "Overzichten")
    page.get_by_role("heading", name="Wie doet wat, waar en wanneer?", level=1).wait_for()
    settle(page)
    choose(page, "Welk overzicht wilt u zien?", "sectoren zitten", "Welke sectoren zitten samen aan tafel?")
    page.wait_for_url("**blik=sectoren**")
    settle(page)
    main = page.get_by_test_id("stMain")
    link = cell(main, "Politie", "Welzijn").get_by_role("link")
    count = int(link.inner_text())
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**vak=**")
    settle(page)
    heading = main.get_by_role("heading", name="Politie: Welzijn")
    heading.wait_for()
    assert f"{count} van {count} getoond" in main.inner_text()
    assert "Deelname, rij" in main.inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Overzicht als Excel").click()
    made = tmp_path / "overzicht.xlsx"
    download.value.save_as(made)
    assert download.value.suggested_filename == "overzicht-sectoren.xlsx"
    assert len(load_workbook(BytesIO(made.read_bytes())).sheetnames) > 1
    page.get_by_role("link", name="Bekijk de witte plekken van").click()
    page.get_by_role("heading", name="Wat ontbreekt er?", level=1).wait_for()
    context.close()
    assert seen == Seen()
