"""Stories on Witte plekken, Vragen and Methode in a real browser: a cell opens its rows, a choice stays, files come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netmap.texts import say
from tests.browser.demo import Seen, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Locator, Page

pytestmark = pytest.mark.browser

OPENED = "U koos een vak van de tabel"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh visit that must end without errors and without asking anything elsewhere."""
    context, seen = visit(browser)
    yield context.new_page()
    assert seen == Seen()
    context.close()


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def cell(page: Page) -> Locator:
    """Return the link of the first cell of the table of steps that is not simply present."""
    table = main(page).locator("table").filter(has=page.get_by_role("columnheader", name="Nazorg", exact=True))
    return table.locator("a[href*=vak]", has_text=re.compile("afwezig|enkel|onbekend|sector")).first


def test_a_cell_opens_what_is_behind_it_with_the_keyboard_and_going_back_closes_it(page: Page, demo: str) -> None:
    page.goto(f"{demo}/witte-plekken")
    settle(page)
    link = cell(page)
    link.focus()
    page.keyboard.press("Enter")
    main(page).get_by_text(OPENED).wait_for()
    settle(page)
    assert len(page.context.pages) == 1, "in the tab where it is"
    assert "vak=" in page.url
    section = main(page).locator("#vak")
    assert section.count() == 1
    below = section.locator("xpath=following::details").first
    below.locator("summary").click()
    assert re.search("[▮?]", below.locator("summary").inner_text())
    # The chosen cell leads down to what it opened, in this page.
    assert main(page).locator("table a[href='#vak']").count() == 1
    page.go_back()
    main(page).get_by_text(OPENED).wait_for(state="detached")
    assert "vak=" not in page.url


def test_a_link_to_a_cell_opens_it_and_the_answer_leads_down_to_it(page: Page, demo: str) -> None:
    page.goto(f"{demo}/witte-plekken?vak=polarisation:aftercare")
    settle(page)
    main(page).get_by_text(OPENED).locator("a").click()
    page.wait_for_function("document.querySelector('#vak').getBoundingClientRect().top < innerHeight")
    main(page).get_by_role("button", name=say("page.gaps.cell.close")).click()
    main(page).get_by_text(OPENED).wait_for(state="detached")
    assert "vak=" not in page.url


def test_a_choice_stands_in_the_address_and_is_there_again_after_loading_anew(page: Page, demo: str) -> None:
    page.goto(f"{demo}/witte-plekken")
    settle(page)
    every = main(page).locator("details").count()
    main(page).get_by_role("combobox", name=say("page.table.severity")).click()
    page.get_by_role("option", name=say("page.gaps.filter.only_critical")).click()
    main(page).get_by_text("Uw keuze laat").wait_for()
    settle(page)
    fewer = main(page).locator("details").count()
    assert 0 < fewer < every
    assert "vanaf=4" in page.url
    page.reload()
    settle(page)
    assert main(page).locator("details").count() == fewer
    main(page).get_by_role("button", name=say("page.gaps.filter.clear")).click()
    main(page).get_by_text(say("page.gaps.filter.nothing_out")).wait_for()
    assert "vanaf" not in page.url


def test_the_agreements_are_one_click_from_the_answer_and_from_the_next_step(page: Page, demo: str) -> None:
    page.goto(f"{demo}/witte-plekken")
    settle(page)
    for link in (
        "[class*=st-key-block-answer] a[href='#afspraken']",
        "[class*=st-key-block-next] a[href='#afspraken']",
    ):
        page.locator(link).first.click()
        page.wait_for_function(
            "(() => { const top = document.querySelector('#afspraken').getBoundingClientRect().top;"
            " return top > -5 && top < innerHeight })()"
        )
    assert len(page.context.pages) == 1
    others = main(page).get_by_role("button", name=re.compile("keuzes? die evenveel"))
    if others.count():
        others.click()
        main(page).get_by_text(say("page.gaps.others.header")).wait_for()


def test_the_questions_come_along_as_files_and_the_page_leads_back_to_the_data(
    page: Page, demo: str, tmp_path: Path
) -> None:
    page.goto(f"{demo}/witte-plekken")
    settle(page)
    main(page).get_by_role("link", name=say("page.gaps.to_questions")).click()
    main(page).get_by_text(say("page.questions.title")).wait_for()
    settle(page)
    for label, suffix, start in (
        (say("page.questions.xlsx"), "xlsx", b"PK"),
        (say("page.questions.word"), "docx", b"PK"),
        (say("page.questions.print"), "html", b"<!doctype html"),
    ):
        with page.expect_download() as coming:
            main(page).get_by_role("button", name=label).first.click()
        made: Download = coming.value
        assert made.suggested_filename.startswith("vragen")
        assert made.suggested_filename.endswith(suffix)
        made.save_as(tmp_path / made.suggested_filename)
        content = (tmp_path / made.suggested_filename).read_bytes()
        assert content[: len(start)].lower() == start.lower()
        assert "Vrouwengroep De Draad" not in content.decode("utf-8", errors="ignore")
    main(page).get_by_role("link", name=say("page.questions.next")).click()
    main(page).get_by_text(say("page.data.title")).wait_for()


def test_the_white_spots_come_along_as_a_workbook(page: Page, demo: str) -> None:
    page.goto(f"{demo}/witte-plekken")
    settle(page)
    with page.expect_download() as coming:
        main(page).get_by_role("button", name=say("page.gaps.xlsx")).click()
    assert coming.value.suggested_filename == "witte-plekken.xlsx"


def test_the_contents_of_the_method_lead_to_its_sections(page: Page, demo: str) -> None:
    page.goto(f"{demo}/methode")
    settle(page)
    links = main(page).locator("li a[href^='#methode-']")
    targets = links.evaluate_all("(all) => all.map((link) => link.getAttribute('href').slice(1))")
    assert len(targets) > 40
    assert page.evaluate("(ids) => ids.filter((id) => !document.getElementById(id))", targets) == []
    links.last.click()
    page.wait_for_function(
        "(id) => { const top = document.getElementById(id).getBoundingClientRect().top;"
        " return top > -5 && top < innerHeight }",
        arg=targets[-1],
    )
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("path", ["witte-plekken", "vragen", "methode"])
def test_on_a_phone_the_tables_move_and_the_page_does_not(browser: Browser, demo: str, path: str) -> None:
    context, seen = visit(browser, width=400)
    page = context.new_page()
    page.goto(f"{demo}/{path}?vak=polarisation:aftercare")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    stuck = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] table')].filter((table) => {"
        " const box = table.parentElement; return table.scrollWidth > box.clientWidth + 1"
        " && !['auto', 'scroll'].includes(getComputedStyle(box).overflowX) }).length"
    )
    assert stuck == 0
    assert seen == Seen()
    context.close()
