"""One running demo and one browser for all stories."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.demo import find_chromium, launch, running_demo

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; skips without one, or fails where one is required."""
    from playwright.sync_api import sync_playwright

    executable = find_chromium()
    if executable is None or not Path(executable).is_file():
        reason = f"no Chromium: {executable or 'none on the path'} (set CHROME)"
        if os.environ.get("NETMAP_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        found = launch(playwright, executable)
        yield found
        found.close()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo."""
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="session")
def demo(browser: Browser, demo_folder: Path) -> Iterator[str]:
    """The address of the demo, started as a user starts it."""
    with running_demo(demo_folder) as url:
        yield url
