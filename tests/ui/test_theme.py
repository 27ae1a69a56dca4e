"""Colours can be read, and the two ways to start the pages are set alike."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from netmap.ui import theme

ROOT = Path(__file__).resolve().parents[2]
PALETTES = {"light": theme.LIGHT, "dark": theme.DARK}
ON = ("background", "surface")
WORDS = sorted(set(theme.LIGHT) - {"background", "surface", "border", "button"})


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return a TOML table by dotted name."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("ground", ON)
def test_every_colour_of_words_can_be_read_on_every_ground(palette: str, word: str, ground: str) -> None:
    colours = PALETTES[palette]
    assert contrast(colours[word], colours[ground]) >= 4.5


@pytest.mark.parametrize("palette", PALETTES)
def test_the_words_on_a_button_can_be_read_and_its_shape_be_seen(palette: str) -> None:
    colours = PALETTES[palette]
    assert contrast("#FFFFFF", colours["button"]) >= 4.5
    assert contrast(colours["button"], colours["background"]) >= 3


def test_a_checkout_is_set_like_an_installed_netmap() -> None:
    toml = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert flat(toml) == theme.options()


@pytest.mark.parametrize("name", sorted(theme.options()))
def test_every_option_is_one_that_the_framework_knows(name: str) -> None:
    config.get_option(name)  # raises for a name that it does not know


def test_the_options_that_keep_data_inside_are_set() -> None:
    options = theme.options()
    assert options["server.address"] == "127.0.0.1"
    assert options["browser.gatherUsageStats"] is False
    assert options["client.showErrorDetails"] == "none"
    assert options["server.enableXsrfProtection"] is True
    assert options["server.enableCORS"] is True
    assert options["server.enableStaticServing"] is False
    assert options["server.maxUploadSize"] == 20
