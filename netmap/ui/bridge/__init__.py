"""The few pieces of JavaScript of the pages, each behind one function: the one place where the pages hold scripts.

Nothing here reads anything of the data into a script: values travel as data and are shown as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

__all__ = ["keep_links_in_their_tab", "network_picture"]

_FOLDER = Path(__file__).parent
#: One script, in this order.
_PICTURE = (
    "picture_shapes",
    "picture_reach",
    "picture_touch",
    "picture_search",
    "picture_camera",
    "picture_upright",
    "picture_drawn",
    "picture",
)
_NOTHING = "<span hidden></span>"


def keep_links_in_their_tab() -> None:
    """Let every link to a page of netmap open in the tab and the session that it stands in."""
    _component("links", _source("links.js"))(key="bridge-links")


def network_picture(drawing: Mapping[str, Any], *, key: str) -> str:
    """Show a drawing of a part of the network, with its search box, its buttons and its legend.

    Parameters
    ----------
    drawing : mapping
        As :func:`netmap.ui.picture_drawing.drawing_of` gives it: JSON types only. While it stays the same, the
        browser keeps what it shows, and how near; with the same ``view`` and more in it, it keeps where it looks.
    key : str
        Identifies the drawing on its page.

    Returns
    -------
    str
        The id of the node that was clicked, or opened with the keyboard, just before this run; else "".
    """
    # Half a megabyte that never changes: a component of its own, which the browser gets once and not at every click.
    _component("vis", _drawing_code())(key=f"{key}-code")
    script = "".join(_source(f"{name}.js") for name in _PICTURE)
    mount = _component("picture", script, "picture.html", "picture.css")
    found = mount(data=dict(drawing), key=key, on_clicked_change=_nothing)
    return str(found.clicked or "")


def _nothing() -> None:
    """Do nothing: the framework hands a value over only where somebody listens."""


@cache
def _source(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _drawing_code() -> str:
    from netmap.report.pictures.interactive import vis_script

    return vis_script() + "\nexport default function () {}\n"


def _component(name: str, script: str, html: str = "", css: str = "") -> Any:
    """Return what mounts a script; made for every run, as the framework asks."""
    return st.components.v2.component(
        f"netmap_{name}",
        # A text without a line end would be taken for the name of a file.
        js=script + "\n",
        html=_source(html) if html else _NOTHING,
        css=_source(css) if css else None,
    )
