"""How the pages look and how their server is set: colours, sizes, and every option of the framework that we change.

Two ways lead to the pages: ``netmap start`` hands :func:`options` over when it starts the server, and
``streamlit run app.py`` in a checkout reads ``.streamlit/config.toml``. A test keeps the two equal.
"""

from __future__ import annotations

from typing import Any

# Contrast of every pair on its own background is at least 5:1 (measured); colour never carries meaning alone.
LIGHT = {
    "accent": "#0B5C6B",
    "button": "#0B5C6B",
    "text": "#1B2328",
    "background": "#FFFFFF",
    "surface": "#F4F6F7",
    "border": "#D5DBDF",
    "critical": "#9B1C1C",
    "serious": "#9A4B00",
    "attention": "#6B5D00",
    "note": "#41525C",
    "present": "#1E7145",
    "unknown": "#5F6B73",
}
DARK = {
    "accent": "#6CC5D4",
    "button": "#127485",  # the framework writes in white on it
    "text": "#E8EDF0",
    "background": "#14191C",
    "surface": "#1E2529",
    "border": "#3A454C",
    "critical": "#FF9A9A",
    "serious": "#FFB366",
    "attention": "#E3D26B",
    "note": "#B4C3CC",
    "present": "#7CCB9C",
    "unknown": "#A7B3BB",
}

# Names that the framework's Markdown knows, for the meanings above: ``:red[...]`` is "critical" and so on.
MARKDOWN_COLOURS = {
    "accent": "blue",
    "critical": "red",
    "serious": "orange",
    "attention": "yellow",
    "note": "gray",
    "present": "green",
}


def options() -> dict[str, Any]:
    """Return every option of the framework that netmap sets, by its dotted name.

    Most are about safety: the page listens on this machine only, sends nothing to anybody, shows no traceback and
    takes no large upload.
    """
    settings: dict[str, Any] = {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "viewer",
        "runner.magicEnabled": False,
        "server.address": "127.0.0.1",
        # Against a web page elsewhere that lets its own name point to this machine (DNS rebinding).
        "server.allowedHosts": ["127.0.0.1", "localhost"],
        "server.enableCORS": True,
        "server.enableStaticServing": False,
        "server.enableXsrfProtection": True,
        "server.fileWatcherType": "none",
        "server.maxUploadSize": 20,
        "server.showEmailPrompt": False,
        "theme.baseFontSize": 16,
        "theme.headingFontSizes": ["2rem", "1.375rem", "1.125rem", "1rem", "1rem", "1rem"],
        "theme.headingFontWeights": [650, 600, 600, 600, 600, 600],
        "theme.paddingTop": "1.5rem",
        "theme.paddingBottom": "4rem",
        "theme.linkUnderline": True,
        "theme.showSidebarBorder": True,
    }
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        settings.update({f"theme.{name}.{key}": value for key, value in _section(colours).items()})
    return settings


def _section(colours: dict[str, str]) -> dict[str, str]:
    section = {
        "primaryColor": colours["button"],
        "textColor": colours["text"],
        "backgroundColor": colours["background"],
        "secondaryBackgroundColor": colours["surface"],
        "borderColor": colours["border"],
        "linkColor": colours["accent"],
    }
    for meaning, name in MARKDOWN_COLOURS.items():
        section[f"{name}Color"] = colours[meaning]
        section[f"{name}TextColor"] = colours[meaning]
        section[f"{name}BackgroundColor"] = colours["surface"]
    return section
