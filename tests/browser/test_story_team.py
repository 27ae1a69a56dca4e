"""Minutes before a meeting whom to invite comes on paper; once a year a policy officer tests the core team."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from docx import Document

from tests.browser.demo import Seen, settle, visit
from tests.browser.test_story_routes import open_from_list

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

#: From opening the page to paper; the machine of a test is slower than that of a user.
SECONDS = 60


def words_of(paper: Path) -> str:
    document = Document(BytesIO(paper.read_bytes()))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_minutes_before_a_meeting_whom_to_invite_is_on_paper_within_a_minute(
    browser: Browser, demo: str, tmp_path: Path
) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    began = time.monotonic()
    page.goto(f"{demo}/derden")
    settle(page)
    page.get_by_role("heading", name="Wie moet er nu bij?", level=1).wait_for()
    choose(page, "Thema", "kinder", "Kindermishandeling")
    page.wait_for_url("**thema=child_abuse**")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Maak de A4").click()
    paper = tmp_path / "derden.docx"
    download.value.save_as(paper)
    assert time.monotonic() - began < SECONDS
    assert download.value.suggested_filename == "derden.docx"
    text = words_of(paper)
    main = page.get_by_test_id("stMain")
    invited = main.get_by_test_id("stTable").first.get_by_role("link").first.inner_text()
    assert invited in text
    assert f"Nodig 1 partij uit: {invited}" in main.inner_text()

    # More than one thing at once: the page keeps it in the address, and a link opens the same.
    choose(page, "Speelt er nog een thema mee?", "armoede", "Armoede achter de voordeur")
    page.wait_for_url("**ook-thema=poverty_behind_door**")
    settle(page)
    told = main.inner_text()
    assert "Nodig 2 partijen uit" in told
    again = context.new_page()
    again.goto(page.url)
    settle(again)
    assert "Nodig 2 partijen uit" in again.get_by_test_id("stMain").inner_text()
    context.close()
    assert seen == Seen()


def test_once_a_year_the_team_is_tested_proposed_swapped_kept_and_compared(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    page.goto(demo)
    settle(page)
    open_from_list(page, "Kernteam")
    page.get_by_role("heading", name="Is het kernteam goed samengesteld?", level=1).wait_for()
    settle(page)
    main = page.get_by_test_id("stMain")
    assert main.get_by_role("row").filter(has_text="Uit meer dan één sector").count() == 1
    now = main.inner_text()
    assert "van de 57 partijen" in now

    # A proposal of another size, and from it the test of that very team.
    choose(page, "Aantal leden", "5", "5 leden")
    page.wait_for_url("**grootte=5**")
    settle(page)
    proposed = table_of(page, "Nr.")
    members = proposed.get_by_role("row").nth(1).locator("td").nth(1).inner_text()
    assert len(members.split(", ")) == 5
    proposed.get_by_role("link", name="toets dit team").first.click()
    page.wait_for_url("**toets=**")
    settle(page)
    assert "grootte=5" in page.url  # the demands stay
    beside = table_of(page, "Team")  # open: who tests a team came for it
    assert set(row_of(beside, "Het team dat u toetst", 1)) == set(members.split(", "))
    assert row_of(beside, "Nu op de kaart", 1)

    # Kept under a name, it stands beside the team on the map on every next visit.
    unfold(page, "Bewaar een team om te vergelijken")
    main.get_by_label("Naam van het team").fill("Kernteam volgend jaar")
    main.get_by_label("Naam van het team").press("Tab")
    main.get_by_role("button", name="Bewaar dit team").click()
    main.get_by_text("Bewaard als Kernteam volgend jaar, met 5 leden.").wait_for()
    settle(page)
    other = context.new_page()
    other.goto(f"{demo}/kernteam")
    settle(other)
    unfold(other, "Teams naast elkaar")
    kept = table_of(other, "Team")
    assert set(row_of(kept, "Kernteam volgend jaar", 1)) == set(members.split(", "))

    # The best replacement of one member leads to the test of that team.
    unfold(other, "Wat als u één lid vervangt?")
    swaps = table_of(other, "In plaats van")
    into = swaps.get_by_role("row").nth(1).locator("td").nth(1).inner_text()
    swaps.get_by_role("link", name="toets dit team").first.click()
    other.wait_for_url("**toets=**")
    settle(other)
    assert into in row_of(table_of(other, "Team"), "Het team dat u toetst", 1)
    assert "Organisation:" in unquote(other.url)

    unfold(other, "Bewaar een team om te vergelijken")
    other.get_by_role("button", name="Vergeet dit team").click()
    other.get_by_text("Kernteam volgend jaar is niet meer bewaard.").wait_for()
    context.close()
    assert seen == Seen()


def test_the_choices_of_the_core_team_work_by_keyboard_alone(browser: Browser, demo: str) -> None:
    context, seen = visit(browser, width=400)
    page = context.new_page()
    page.goto(f"{demo}/kernteam")
    settle(page)
    box = page.get_by_test_id("stMain").get_by_role("combobox", name="Aantal leden")
    box.focus()
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**grootte=**")
    settle(page)
    mixed = page.get_by_test_id("stMain").get_by_role("checkbox", name="Minstens één uit veiligheid")
    mixed.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**brug=nee**")
    settle(page)
    page.get_by_role("button", name="Terug naar wat gebruikelijk is").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "brug" not in url and "grootte" not in url)
    context.close()
    assert seen == Seen()


def choose(page: Page, label: str, typed: str, option: str) -> None:
    """Choose from a list by typing; "Thema" is a part of another label here, so the whole label must be the same."""
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=option).first.click()


def unfold(page: Page, label: str) -> None:
    """Open a part of the page that is folded."""
    page.get_by_test_id("stMain").locator("details:not([open]) > summary").filter(has_text=label).click()


def table_of(page: Page, head: str) -> Locator:
    """Return the table whose first column has this head."""
    return (
        page.get_by_test_id("stMain")
        .get_by_test_id("stTable")
        .filter(has=page.get_by_role("columnheader", name=head, exact=True))
    )


def row_of(table: Locator, head: str, column: int) -> list[str]:
    """Return the names in a cell of the row that begins with a word."""
    row = table.get_by_role("row").filter(has_text=head).first
    return [part.strip() for part in row.locator("td").nth(column).inner_text().split(",")]
