"""Around every page in a real browser: links, search and situation stay in one visit; a page prints whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from netmap.resources import resource_folder
from tests.browser.demo import Seen, netmap, own_environment, settle, visit
from tests.browser.test_story import HOSTILE, import_hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

A4 = (794, 1123)  # CSS pixels


def open_page(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    settle(page)
    return page


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def finish(context: BrowserContext, seen: Seen) -> None:
    context.close()
    assert seen.outside == []
    assert seen.errors == []


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list by keyboard alone: type, go down, Enter."""
    box = page.get_by_role("combobox", name=label).first
    box.focus()
    page.keyboard.type(option)
    page.get_by_role("option").filter(has_text=re.compile(option, re.IGNORECASE)).first.wait_for()
    if page.locator("[role=option][data-focused]").count() == 0:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1280, 400])
def test_a_situation_chosen_by_keyboard_stays_over_pages_and_in_a_link(browser: Browser, demo: str, width: int) -> None:
    context, seen = visit(browser, width=width)
    page = open_page(context, demo)
    choose(page, "Thema", "Polarisatie")
    page.get_by_text("Voor polarisatie:").first.wait_for()
    settle(page)
    assert query(page)["thema"] == ["polarisation"]
    page.get_by_role("link", name="Bekijk wat ontbreekt").click()
    page.get_by_role("heading", name="Wat ontbreekt er?").wait_for()
    page.get_by_text("Voor polarisatie:").first.wait_for()
    settle(page)
    copied = page.url
    assert query(page)["thema"] == ["polarisation"]

    other, others = visit(browser, width=width)
    same = open_page(other, copied)
    assert "Voor polarisatie:" in same.get_by_test_id("stMain").inner_text()
    finish(other, others)

    page.get_by_role("button", name="Wis keuze").click()
    page.wait_for_url(lambda url: "thema" not in url)
    settle(page)
    assert "Voor polarisatie:" not in page.get_by_test_id("stMain").inner_text()
    finish(context, seen)


def test_a_name_opens_its_own_page_in_the_same_tab_and_visit(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/?fase=tension")
    page.evaluate("window.sameTab = true")
    page.get_by_test_id("stMain").get_by_role("link", name="opvang vluchtelingen", exact=True).first.click()
    page.wait_for_url("**/wat-weten-we?*")
    settle(page)
    assert page.evaluate("window.sameTab") is True
    assert len(context.pages) == 1
    assert query(page)["van"] == ["Theme:asylum_reception"]
    assert query(page)["fase"] == ["tension"]
    assert "opvang vluchtelingen" in page.locator("h1").inner_text().casefold()
    finish(context, seen)


def test_search_by_keyboard_opens_what_was_found(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/witte-plekken")
    choose(page, "Zoek", "GGD Plassenland")
    page.wait_for_url("**/wat-weten-we?*")
    settle(page)
    assert "GGD Plassenland" in page.get_by_test_id("stMain").inner_text()
    finish(context, seen)


def test_the_lists_speak_dutch(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, demo)
    box = page.get_by_role("combobox", name="Zoek")
    box.focus()
    page.keyboard.type("xyzzy")
    page.get_by_text("Niets gevonden").wait_for()
    assert page.get_by_text("No results").count() == 0
    names = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(part => part.ariaLabel)")
    assert not {"Open", "Clear value", "Selectbox options"} & set(names)
    finish(context, seen)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_prints_whole_in_black_on_white_without_what_is_for_the_screen(
    browser: Browser, demo: str, tmp_path: Path, dark: bool
) -> None:
    if shutil.which("pdftotext") is None or shutil.which("pdfinfo") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    context, seen = visit(browser, dark=dark)
    page = open_page(context, f"{demo}/witte-plekken")
    page.locator("table").first.wait_for(state="attached")
    headings = page.locator("h1, h2").all_inner_texts()
    cards = page.locator("[class*=st-key-block-table] [data-testid=stExpander] summary")
    titles = cards.locator("p").all_inner_texts()
    cards.first.click()
    page.get_by_text("Wat vraagt de norm?").first.wait_for()
    page.wait_for_timeout(700)  # until it has unfolded
    wide = page.locator("table").count()
    paper = tmp_path / "pagina.pdf"
    page.pdf(path=str(paper), format="A4", print_background=True)
    text = " ".join(_run("pdftotext", str(paper), "-").split())
    assert len(headings) >= 6
    for heading in headings:
        assert " ".join(heading.split()) in text
    # Every card by its title; the rest of those that are open.
    assert len(titles) > 20
    words = text.replace(" ", "")
    assert [title for title in titles if "".join(title.split()) not in words] == []
    assert text.count("Wat vraagt de norm?") == 1
    for screen_only in (
        "Alle thema's",
        "Wis keuze",
        "Partij, overleg of thema",
        "netmap afsluiten",
        "Kies een bestand",
    ):
        assert screen_only not in text
    assert int(re.findall(r"Pages:\s+(\d+)", _run("pdfinfo", str(paper)))[0]) > 2

    page.set_viewport_size({"width": A4[0] - 113, "height": A4[1]})
    page.emulate_media(media="print")
    assert wide > 5
    cut = page.evaluate(
        "[...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert cut == 0
    looks = page.evaluate(
        "(() => { const seen = [...document.querySelectorAll('[data-testid=stMain] p, h1, h2, [data-testid=stMain] a')]"
        ".map(part => getComputedStyle(part));"
        "return [[...new Set(seen.map(one => one.color))], [...new Set(seen.map(one => one.backgroundColor))],"
        " getComputedStyle(document.body).backgroundColor] })()"
    )
    assert looks == [["rgb(0, 0, 0)"], ["rgba(0, 0, 0, 0)"], "rgb(255, 255, 255)"]
    finish(context, seen)


def test_names_that_are_markup_lead_to_their_own_page_and_nowhere_else(
    browser: Browser, demo: str, demo_folder: Path, tmp_path: Path
) -> None:
    name = import_hostile(demo_folder, tmp_path)
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/witte-plekken?netwerk={name}")
    for summary in page.get_by_test_id("stMain").locator("summary").all():
        summary.click()
    page.wait_for_timeout(500)
    elsewhere = page.evaluate(
        "[...document.querySelectorAll('a')].filter(a => a.href && a.host !== location.host).map(a => a.outerHTML)"
    )
    assert elsewhere == []
    own = page.get_by_test_id("stMain").locator("a[href^='wat-weten-we?']")
    assert own.count() >= len(HOSTILE)
    for at in range(own.count()):
        assert parse_qs(urlsplit(str(own.nth(at).get_attribute("href"))).query)["netwerk"] == [name]
    finish(context, seen)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_address_of_a_page_about_everything_does_not_name_what_was_looked_at_before(
    browser: Browser, demo: str
) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/wat-weten-we?van=Theme:polarisation")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Witte plekken").click()
    page.get_by_role("heading", name="Wat ontbreekt er?").wait_for()
    settle(page)
    assert "van" not in query(page)
    finish(context, seen)


# --- back and forward -----------------------------------------------------------------------------------------------


def back(page: Page, heading: str) -> str:
    """Go back one step, wait for the page with this title, and return its text."""
    page.evaluate("history.back()")
    return at_rest(page, heading)


def at_rest(page: Page, heading: str) -> str:
    page.get_by_role("heading", name=heading, level=1).wait_for()
    settle(page)
    return page.get_by_test_id("stMain").inner_text()


def steps(page: Page) -> int:
    return int(page.evaluate("history.length"))


START, DATA, GAPS = "Hoe staat het web ervoor?", "Wat weten we, en klopt het?", "Wat ontbreekt er?"
QUESTIONS = "Wat moeten we nog navragen?"


def test_the_first_page_of_a_visit_is_one_step(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, demo)
    assert steps(page) == 2  # the empty page with which a browser begins, and this one
    page.evaluate("history.back()")
    page.wait_for_url("about:blank")
    finish(context, seen)


@pytest.mark.parametrize("network", ["", "?netwerk=net-waterveen-voorbeeld"])
def test_every_link_is_one_step_back(browser: Browser, demo: str, network: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/{network}")
    sidebar, main = page.get_by_test_id("stSidebar"), page.get_by_test_id("stMain")
    begun = page.url
    sidebar.get_by_role("link", name="Gegevens").click()
    at_rest(page, DATA)
    back(page, START)
    assert (page.url, steps(page)) == (begun, 3)

    main.get_by_role("link", name=re.compile(r"Bekijk de \d+ open vragen")).click()
    at_rest(page, QUESTIONS)
    questions = page.url
    main.get_by_role("link", name="GGD Plassenland", exact=True).first.click()
    at_rest(page, "Wat weten we van GGD Plassenland?")
    party = page.url
    sidebar.get_by_role("link", name="Netwerkkaart").click()
    at_rest(page, "Hoe ziet het web eruit rond GGD Plassenland?")
    assert steps(page) == 5
    back(page, "Wat weten we van GGD Plassenland?")
    assert page.url == party
    back(page, QUESTIONS)
    assert page.url == questions
    back(page, START)
    assert page.url == begun
    page.evaluate("history.forward()")
    at_rest(page, QUESTIONS)
    assert page.url == questions
    finish(context, seen)


def test_a_link_to_the_page_itself_shows_in_the_address_what_the_page_shows(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/netwerkkaart?beeld=routes")
    title = page.locator("h1").inner_text()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Netwerkkaart").click()
    at_rest(page, "Hoe ziet het web eruit?")
    assert "beeld" not in query(page)
    back(page, title)
    assert query(page)["beeld"] == ["routes"]
    finish(context, seen)


@pytest.mark.parametrize("path", ["/", "/witte-plekken?netwerk=net-waterveen-voorbeeld"])
def test_going_back_takes_a_choice_back_and_forward_brings_it_again(browser: Browser, demo: str, path: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}{path}")
    begun, heading = page.url, page.locator("h1").inner_text()
    main = page.get_by_test_id("stMain")
    choose(page, "Thema", "Polarisatie")
    main.get_by_text("Voor polarisatie:").first.wait_for()
    settle(page)
    assert steps(page) == 3
    field = page.get_by_role("combobox", name="Thema").first
    assert field.input_value() == "Polarisatie"
    assert "Voor polarisatie:" not in back(page, heading)
    assert page.url == begun
    assert field.input_value() != "Polarisatie"
    page.evaluate("history.forward()")
    main.get_by_text("Voor polarisatie:").first.wait_for()
    settle(page)
    assert field.input_value() == "Polarisatie"
    assert query(page)["thema"] == ["polarisation"]
    page.get_by_role("button", name="Wis keuze").click()
    page.wait_for_url(lambda url: "thema" not in url)
    settle(page)
    assert steps(page) == 4
    finish(context, seen)


def import_other(data: Path) -> None:
    """Import a second network, whose id is net-rietdam."""
    folder = resource_folder("sample_networks") / "rietdam"
    command = netmap("importeer", str(folder), "--netwerk", "Rietdam", "--data", str(data))
    done = subprocess.run(command, capture_output=True, text=True, env=own_environment(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("network", ["", "netwerk=net-waterveen-voorbeeld&"])
def test_going_back_over_another_network_shows_the_party_in_its_own(
    browser: Browser, demo: str, demo_folder: Path, network: str
) -> None:
    import_other(demo_folder)
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/wat-weten-we?{network}fase=tension&van=Organisation%3Aggd-pl")
    party, title = page.url, page.locator("h1").inner_text()
    assert "GGD Plassenland" in title
    choose(page, "Netwerk", "Rietdam")
    page.wait_for_url("**netwerk=net-rietdam*")
    settle(page)
    assert "van" not in query(page)
    assert query(page)["fase"] == ["tension"]
    assert steps(page) == 3
    back(page, title)
    assert page.url == party
    finish(context, seen)
