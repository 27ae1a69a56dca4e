"""A youth worker, the mayor and a policy officer each get their answer: where to go, who hears it, who holds it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.browser.demo import Seen, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

YOUTH_WORK = "Jongerenwerk Waterveen"


def choose(page: Page, label: str, typed: str, option: str) -> None:
    """Choose from a list by typing, as somebody does who knows what he looks for."""
    box = page.get_by_test_id("stMain").get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=option).first.click()


def open_from_list(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()


def row(main: Locator, head: str, column: int = -1) -> str:
    """Return the answer in the row of a table that begins with a word; the last column, or another."""
    found = main.get_by_role("row").filter(has_text=head).first
    return found.locator("td").nth(column).inner_text()


NOT_HEARD = 2  # the column beside those who hear it; who may hear it stands behind


def test_a_youth_worker_reads_where_to_go_and_takes_the_a4_along(browser: Browser, demo: str, tmp_path: Path) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    page.goto(demo)
    settle(page)
    open_from_list(page, "Waar moet ik heen?")
    page.get_by_role("heading", name="Waar moet ik heen?", level=1).wait_for()
    settle(page)
    choose(page, "Thema", "jongeren", "Jongerenoverlast")
    page.wait_for_url("**thema=youth_nuisance**")
    settle(page)
    choose(page, "Wie ziet iets?", "jongerenwerk", YOUTH_WORK)
    page.wait_for_url("**van=Organisation**")
    settle(page)

    main = page.get_by_test_id("stMain")
    assert row(main, "Waar meldt u het?") == "Jeugdoverleg Waterveen"
    assert row(main, "Wie beslist?") == "Driehoek Waterveen"
    assert "1 gewoonte" in row(main, "Afgesproken of gewoonte?")
    # The whole answer is on the screen that one sees first.
    assert main.get_by_text("Hoe zeker is dit?").bounding_box()["y"] < 900  # type: ignore[index]

    with page.expect_download() as download:
        page.get_by_role("button", name="A4 voor Word").click()
    paper = tmp_path / "a4.docx"
    download.value.save_as(paper)
    assert download.value.suggested_filename == "waar-moet-ik-heen-jongerenwerk-waterveen.docx"
    document = Document(BytesIO(paper.read_bytes()))
    text = "\n".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    )
    assert "Jeugdoverleg Waterveen" in text
    assert "Driehoek Waterveen" in text
    context.close()
    assert seen == Seen()


def test_the_mayor_sees_who_does_not_hear_a_request_and_what_to_ask(browser: Browser, demo: str) -> None:
    context, seen = visit(browser, width=400)
    page = context.new_page()
    page.goto(f"{demo}/waar-moet-ik-heen?van=Organisation:org-jongerenwerk-waterveen")
    settle(page)
    page.get_by_role("link", name="Wie hoort het als het kernteam iets vraagt?").click()
    page.get_by_role("heading", name="Waar loopt een signaal dood?").wait_for()
    settle(page)
    main = page.get_by_test_id("stMain")
    assert "Schoolveiligheidsoverleg" in main.get_by_test_id("stTable").first.inner_text()
    within = row(main, "Organisaties", NOT_HEARD)
    assert "Waterveense Courant" in within

    choose(page, "In hoeveel stappen?", "1", "1 stap")
    page.wait_for_url("**stappen=1**")
    settle(page)
    assert len(row(main, "Organisaties", NOT_HEARD)) > len(within)  # fewer hear it, more names
    page.go_back()
    page.wait_for_url(lambda url: "stappen" not in url)
    settle(page)
    assert row(main, "Organisaties", NOT_HEARD) == within

    main.get_by_role("link", name="weg vanaf hier").first.click()
    page.get_by_role("heading", name="Waar moet ik heen?", level=1).wait_for()
    settle(page)
    assert "van=Consultation" in page.url
    context.close()
    assert seen == Seen()


def test_a_policy_officer_sees_who_holds_the_web_together_without_the_municipality(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = context.new_page()
    page.goto(demo)
    settle(page)
    open_from_list(page, "Spin in het web")
    page.get_by_role("heading", name="Wie houdt het bij elkaar?", level=1).wait_for()
    settle(page)
    main = page.get_by_test_id("stMain")
    main.get_by_text("Zonder de gemeente", exact=True).click()
    page.wait_for_url("**zonder=gemeente**")
    settle(page)
    table = main.get_by_test_id("stTable").first
    first = table.get_by_role("row").nth(1).get_by_role("link").first.inner_text()
    assert f"Zonder de gemeente staat {first} bovenaan." in main.inner_text()

    choose(page, "Waar kijkt u naar?", "Zonder wie", "Zonder wie valt het meeste weg?")
    page.wait_for_url("**blik=wegvallen**")
    settle(page)
    assert "zonder=gemeente" in page.url
    assert "Valt weg:" in table.inner_text()

    # A cell of the table of sectors opens the consultations behind it, and keeps the view.
    sectors = main.get_by_test_id("stTable").filter(has=page.get_by_role("columnheader", name="Sector", exact=True))
    sectors.get_by_role("link").first.click()
    page.wait_for_url("**vak=**")
    settle(page)
    assert "blik=wegvallen" in page.url
    page.get_by_role("button", name="Sluit dit vak").wait_for()

    page.get_by_role("link", name=f"Bekijk {first}").or_(page.get_by_role("link", name="Bekijk ")).first.click()
    page.get_by_role("heading", name="Wat weten we van").wait_for()
    context.close()
    assert seen == Seen()
