"""The A4 "Klopt dit?" as it comes out of a printer: an ordinary party fits one side, nothing is cut."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

from netmap.model import Network
from netmap.services import Services
from tests.browser.demo import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


class WithoutDatabase(Services):
    """The services on one sample network."""

    def __init__(self) -> None:
        no_store: Any = None
        super().__init__(no_store, today=lambda: date(2026, 9, 1), now=lambda: "2026-09-01T00:00:00Z", who="test")

    @cached_property
    def _content(self) -> Network:
        return sample("waterveen")

    def network(self, name: str | None = None) -> Network:
        return self._content


def test_nearly_every_party_and_every_expert_fits_one_side_of_paper(browser: Browser) -> None:
    services = WithoutDatabase()
    page = browser.new_page()
    sides = {
        entry["of"]: printed(page, services.profile_sheet(of=entry["of"], form="html", masked=False))
        for entry in services.names(masked=False)
        if entry["of"].partition(":")[0] in ("Organisation", "Expert")
    }
    page.close()
    assert len(sides) == 70
    assert max(sides.values()) <= 2
    assert sum(count == 1 for count in sides.values()) >= 0.9 * len(sides)
    assert all(count == 1 for of, count in sides.items() if of.startswith("Expert:"))


def test_a_long_sheet_goes_on_over_more_pages(browser: Browser) -> None:
    page = browser.new_page()
    content = WithoutDatabase().profile_sheet(of="Consultation:ovl-kernteam", form="html")
    assert 2 <= printed(page, content) <= 3
    page.close()


def printed(page: Page, content: bytes) -> int:
    """Return on how many sides of A4 a file is printed."""
    page.set_content(content.decode("utf-8"))
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
