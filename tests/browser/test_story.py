"""A policy officer opens the demo, reads how the web stands, and follows the most urgent white spot to its rows."""

from __future__ import annotations

import csv
import itertools
import subprocess
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from netmap.resources import resource_folder
from tests.browser.demo import LAST, LOOPBACK, Seen, netmap, own_environment, running_demo, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

WATERVEEN = resource_folder("sample_networks") / "waterveen"
FACTS = tomllib.loads((WATERVEEN / "feiten.toml").read_text(encoding="utf-8"))
LEVELS = Counter(finding["severity"] for finding in FACTS["finding"])

BEGIN = "Open het voorbeeld"  # the last thing on a page without a network

HOSTILE = (
    "![x](http://beacon.invalid/a.png)",
    "[klik](http://beacon.invalid/b)",
    "<img src=http://beacon.invalid/c.png onerror=alert(1)>",
    "<script>document.title='gekaapt'</script>",
    "http://beacon.invalid/d www.beacon.invalid",
    "$x^2$ :material/home: :smile: **vet** # kop",
    "a | b | c `code`",
)


def open_page(context: BrowserContext, url: str, *, last: str = LAST) -> Page:
    page = context.new_page()
    page.goto(url)
    settle(page, last=last)
    return page


def row_of_nobody(theme: str) -> int:
    """Return the row of the sheet Dekking in which nobody is stated for a theme, as the spreadsheet shows it."""
    with (WATERVEEN / "dekking.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    (number,) = (n for n, row in enumerate(rows, 2) if row["wie"] == "niemand" and row["thema"] == theme)
    return number


def test_the_start_answers_and_leads_to_the_rows_behind_a_white_spot(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, demo)
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator("h1").inner_text() == "Hoe staat het web ervoor?"
    main = page.get_by_test_id("stMain")
    text = main.inner_text()
    assert f"{len(FACTS['finding'])} witte plekken, waarvan {LEVELS[4]} kritiek" in text
    assert f"{FACTS['questions']} vragen staan nog open" in text
    assert f"5 van {len(FACTS['finding'])} getoond" in text

    page.get_by_role("link", name="Bekijk wat ontbreekt").click()
    page.get_by_role("heading", name="Wat ontbreekt er?").wait_for()
    settle(page)
    assert page.url.split("?")[0] == f"{demo}/witte-plekken"
    card = main.get_by_role("group").filter(has_text="Niemand beslist over opvang vluchtelingen.").first
    card.locator("summary").click()
    evidence = card.get_by_role("row").filter(has_text="Dekking").first
    assert str(row_of_nobody("opvang vluchtelingen")) in evidence.inner_text().split()
    assert "niemand" in evidence.inner_text()
    finish(context, seen)


def test_the_keyboard_reaches_the_first_card_and_opens_it(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/witte-plekken")
    first = page.get_by_test_id("stMain").locator("summary").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if first.evaluate("summary => summary === document.activeElement"):
            break
    else:
        raise AssertionError("40 times Tab did not reach the first card")
    page.keyboard.press("Enter")
    page.get_by_text("Uit uw eigen gegevens").first.wait_for()
    finish(context, seen)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("path", ["/", "/witte-plekken"])
def test_nothing_sticks_out_of_the_screen(browser: Browser, demo: str, path: str, width: int, dark: bool) -> None:
    context, seen = visit(browser, width=width, dark=dark)
    page = open_page(context, demo + path)
    wide = page.evaluate(
        "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(box => box.scrollWidth - box.clientWidth)"
    )
    assert wide == [0, 0]
    finish(context, seen)


def test_headings_are_in_order_and_every_page_has_one_title(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    for path in ("/", "/witte-plekken"):
        page = open_page(context, demo + path)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    finish(context, seen)


def test_a_link_with_a_network_opens_that_network_and_stays_in_the_address(browser: Browser, demo: str) -> None:
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/witte-plekken?netwerk=net-bestaat-niet")
    assert "Het netwerk uit dit adres bestaat niet" in page.get_by_test_id("stMain").inner_text()
    page.wait_for_url("**/witte-plekken?netwerk=net-waterveen*")
    finish(context, seen)


def test_names_that_are_markup_show_as_text_and_load_nothing(
    browser: Browser, demo: str, demo_folder: Path, tmp_path: Path
) -> None:
    name = import_hostile(demo_folder, tmp_path)
    context, seen = visit(browser)
    page = open_page(context, f"{demo}/witte-plekken?netwerk={quote(name)}")
    main = page.get_by_test_id("stMain")
    for summary in main.locator("summary").all():
        summary.click()
    page.wait_for_timeout(500)
    text = main.inner_text().replace("\u2060", "")
    for payload in HOSTILE:
        assert payload in text
    assert page.title() == "Witte plekken - netmap"
    assert main.locator("img").count() == 0
    assert {urlsplit(link.evaluate("a => a.href")).hostname for link in main.locator("a[href]").all()} <= LOOPBACK
    open_page(context, f"{demo}/?netwerk={quote(name)}")
    finish(context, seen)


def test_the_guard_sees_a_request_that_would_leave(browser: Browser, demo: str) -> None:
    """The positive control of the tests above: without it their zero would mean nothing."""
    context, seen = visit(browser)
    page = context.new_page()
    page.set_content("<img src='http://beacon.invalid/control.png'>")
    page.wait_for_timeout(300)
    assert seen.outside == ["http://beacon.invalid/control.png"]
    context.close()


def test_a_newcomer_loads_the_example_by_one_button_and_ends_netmap_by_another(
    browser: Browser, tmp_path: Path
) -> None:
    with running_demo(tmp_path / "data", "--poort", "0") as url:
        context, seen = visit(browser, width=400)
        page = open_page(context, url, last=BEGIN)
        main = page.get_by_test_id("stMain")
        assert "Er staat nog geen netwerk in netmap" in main.inner_text()
        page.get_by_role("button", name="Open het voorbeeld").click()
        page.get_by_text(f"{len(FACTS['finding'])} witte plekken").first.wait_for(timeout=60_000)
        settle(page)
        assert seen == Seen()
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_role("button", name="netmap afsluiten").click()
        page.get_by_role("button", name="Ja, sluit af").click()
        page.get_by_text("U kunt dit tabblad sluiten").wait_for()
        page.wait_for_function(f"fetch('{url}/_stcore/health').then(() => false, () => true)", timeout=10_000)
        context.close()
    assert seen.outside == []  # that the server is gone, the browser's console may say


def import_hostile(data: Path, folder: Path) -> str:
    """Import a network whose every consultation has a hostile name and no chair; return its id."""
    workbook = folder / "vijandig"
    workbook.mkdir()
    write(workbook / "organisaties.csv", ["naam"], [["Gemeente"]])
    rows = [[payload, "niemand", "niemand"] for payload in HOSTILE]
    write(workbook / "overleggen.csv", ["naam", "voorzitter", "regie"], rows)
    command = netmap("importeer", str(workbook), "--netwerk", "Vijandig", "--data", str(data))
    done = subprocess.run(command, capture_output=True, text=True, env=own_environment(), check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return "net-vijandig"


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])


def finish(context: BrowserContext, seen: Seen) -> None:
    context.close()
    assert seen.outside == []
    assert seen.errors == []
