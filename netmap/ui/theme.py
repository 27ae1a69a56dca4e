"""How the pages look and how their server is set: colours, sizes, and every option of the framework that we change.

Two ways lead to the pages: ``netmap start`` hands :func:`options` over when it starts the server, and
``streamlit run app.py`` in a checkout reads ``.streamlit/config.toml``. A test keeps the two equal.
"""

from __future__ import annotations

from typing import Any

from netmap.report.colours import DARK, LIGHT

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
        # A network in memory is hundreds of thousands of objects, all looked at after every click: most of a page's
        # time. Python cleans up by itself.
        "runner.postScriptGC": False,
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
