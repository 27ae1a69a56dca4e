"""A newcomer with a messy file: five minutes from an empty database to the white spots, and everything out again."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.browser.demo import Seen, running_demo, settle, visit
from tests.browser.test_story import finish, open_page
from tests.data.rommelig.make import REFUSED, SCHOOLS, messy_csv, messy_workbook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Locator, Page

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_CLICKS = 4


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages on a database that begins without any network; a test may find what another one loaded."""
    with running_demo(tmp_path_factory.mktemp("pages") / "data", "--poort", "0") as url:
        yield url


class Newcomer:
    """Somebody at the page, who counts the clicks."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0
        self.main: Locator = page.get_by_test_id("stMain")

    def click(self, name: str, *, role: str = "button", exact: bool = False) -> None:
        self.clicks += 1
        self.main.get_by_role(role, name=name, exact=exact).first.click()  # type: ignore[arg-type]

    def choose(self, name: str, content: bytes, kind: str = XLSX) -> None:
        """Choose a file: a click on the place for it, and one in the window of the system."""
        self.clicks += 2
        place = self.page.locator("input[type=file]")
        place.set_input_files({"name": name, "mimeType": kind, "buffer": content})

    def reads(self, text: str) -> str:
        """Wait until a text is there, and return all that can be read."""
        self.main.get_by_text(text).first.wait_for(timeout=60_000)
        settle(self.page)
        return self.main.inner_text().replace("\u2060", "")

    def download(self, name: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.click(name)
        found: Download = waiting.value
        return Path(found.path()).read_bytes()


def test_a_newcomer_loads_a_messy_file_and_takes_everything_out_again(browser: Browser, tmp_path: Path) -> None:
    with running_demo(tmp_path / "data", "--poort", "0") as url:
        story(browser, url)


def story(browser: Browser, url: str) -> None:
    context, seen = visit(browser)
    who = Newcomer(open_page(context, url, last="Open het voorbeeld"))
    who.click("Naar Gegevens", role="link")
    who.reads("Er staat nog niets in netmap")
    who.choose("lijst onrust (def).xlsx", messy_workbook())
    text = who.reads("regels gelezen")
    until_answer = who.clicks
    assert "kunnen zo niet, de rest kan erin" in text or "kan zo niet, de rest kan erin" in text
    assert "Dit wordt een nieuw netwerk: Hengelo." in text
    assert "Kan zo niet geladen worden" in text
    assert "[geweigerd]" in who.reads("▶ hier:")  # what is in a card comes a moment after the card
    assert not [refused for refused in REFUSED if refused in who.page.content()]

    who.click("Is een andere (nieuw)")
    who.reads("Uw antwoorden")
    who.click("Laad de goede regels")
    text = who.reads("Wat is er geladen?")
    assert "regels geladen in Hengelo" in text
    assert until_answer + 2 == who.clicks
    who.click("Overleggen: ja, dit is alles")
    who.reads("✓ volledig sinds")
    assert "netwerk=net-hengelo" in who.page.url

    who.click("Bekijk de witte plekken", role="link")
    text = who.reads("Wat ontbreekt er?")
    assert "Hengelo, peildatum" in text
    assert "opvang vluchtelingen" in text.casefold()
    who.page.get_by_test_id("stSidebar").get_by_role("link", name="Gegevens").click()
    text = who.reads("Wat is er geladen?")

    content = who.download("Haal op als Excel")
    exported = load_workbook(io.BytesIO(content))
    names = {str(cell.value) for cell in exported["Organisaties"]["B"]} | {
        str(cell.value) for cell in exported["Organisaties"]["A"]
    }
    assert set(SCHOOLS) <= names
    assert not [refused for refused in REFUSED if any(refused in name for name in names)]
    assert zipfile.ZipFile(io.BytesIO(who.download("Haal op als CSV (zip)"))).testzip() is None

    who.click("Maak ongedaan")  # the list that was complete: it came later
    who.reads("Teruggezet: Overleggen volledig verklaard")
    who.click("Maak dit ongedaan")
    text = who.reads("Teruggezet: import van lijst onrust (def).xlsx")
    assert "Laad de goede regels" in text
    finish(context, seen)


def test_a_newcomer_needs_four_clicks_from_the_start_to_loaded(browser: Browser, pages: str) -> None:
    context, seen = visit(browser, width=400)
    who = Newcomer(open_page(context, f"{pages}/gegevens"))
    # A new visit never has somebody else's file.
    assert who.main.get_by_role("button", name="Kies een ander bestand").count() == 0
    who.choose("lijst.xlsx", messy_workbook())
    who.reads("regels gelezen")
    who.click("Laad de goede regels")
    who.reads("Wat is er geladen?")
    assert who.clicks <= MOST_CLICKS
    finish(context, seen)


def test_the_file_with_findings_has_a_safe_name_and_nothing_that_was_refused(browser: Browser, pages: str) -> None:
    context, seen = visit(browser)
    who = Newcomer(open_page(context, f"{pages}/gegevens"))
    who.choose("../../etc/<b>lijst</b>.xlsx", messy_workbook())
    who.reads("regels gelezen")
    with who.page.expect_download() as waiting:
        who.click("Werkmap met bevindingen")
    assert waiting.value.suggested_filename == "bevindingen-hengelo.xlsx"
    book = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert "Bevindingen" in book.sheetnames
    cells = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert not [refused for refused in REFUSED if refused in cells]
    finish(context, seen)


def test_an_old_csv_file_and_a_file_that_is_none(browser: Browser, pages: str) -> None:
    context, seen = visit(browser)
    who = Newcomer(open_page(context, f"{pages}/gegevens"))
    who.choose("brief.pdf", b"%PDF-1.7 nep", "application/pdf")
    who.reads("is geen werkmap")
    who.choose("organisaties.csv", messy_csv(), "text/csv")
    assert "3 regels gelezen" in who.reads("regels gelezen")
    finish(context, seen)


def test_the_empty_workbook_can_be_had_at_once(browser: Browser, pages: str) -> None:
    context, seen = visit(browser)
    who = Newcomer(open_page(context, f"{pages}/gegevens"))
    assert "Organisaties" in load_workbook(io.BytesIO(who.download("Haal de lege werkmap op"))).sheetnames
    finish(context, seen)


def test_the_keyboard_reaches_the_file_the_answers_and_the_button(browser: Browser, pages: str) -> None:
    context, seen = visit(browser)
    who = Newcomer(open_page(context, f"{pages}/gegevens"))
    assert "Kies een bestand" in " ".join(reached(who.page, 30))
    who.choose("lijst.xlsx", messy_workbook())
    who.reads("regels gelezen")
    names = " ".join(reached(who.page, 150))
    assert "Laad deze cel toch" in names
    assert "Laad de goede regels" in names
    finish(context, seen)


def reached(page: Page, most: int) -> list[str]:
    """Return the texts of what the tab key comes to."""
    names: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        names.append(str(page.evaluate("(document.activeElement.innerText || '').trim()")))
    return names


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_sticks_out_of_the_screen_and_headings_are_in_order(
    browser: Browser, pages: str, width: int, dark: bool
) -> None:
    context, seen = visit(browser, width=width, dark=dark)
    who = Newcomer(open_page(context, f"{pages}/gegevens"))
    look(who.page)
    who.choose("lijst.xlsx", messy_workbook())
    who.reads("regels gelezen")
    look(who.page)
    finish(context, seen)


def look(page: Page) -> None:
    wide = page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(box => box.scrollWidth - box.clientWidth)"
    )
    assert wide == [0, 0]
    cut = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] button p')]"
        ".filter(label => label.scrollWidth > label.clientWidth + 1).map(label => label.innerText)"
    )
    assert cut == []
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_the_page_asks_nothing_of_others(browser: Browser, pages: str) -> None:
    context, seen = visit(browser)
    open_page(context, f"{pages}/gegevens")
    context.close()
    assert seen == Seen()


def test_the_framework_speaks_dutch_too(browser: Browser, pages: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{pages}/gegevens")
    place = page.get_by_test_id("stFileUploader")
    assert "Kies een bestand" in place.inner_text()
    assert "per bestand" in place.inner_text()
    page.get_by_role("button", name="Main menu").or_(page.get_by_test_id("stMainMenu")).first.click()
    menu = page.get_by_test_id("stMainMenuPopover")
    menu.wait_for()
    words = {line.strip() for line in menu.inner_text().splitlines()}
    assert {"Druk af", "Neem het scherm op", "Licht", "Donker", "Systeem"} <= words
    assert not {"Print", "Record screen", "Light", "Dark", "System"} & words
    finish(context, seen)
