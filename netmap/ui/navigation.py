"""Which pages there are, in which group, and at which address."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from netmap.ui.state import say

_FOLDER = Path(__file__).parent / "pages"


def start() -> st.Page:
    """Return the page Start."""
    return st.Page(str(_FOLDER / "start.py"), title=say("page.start.nav"), url_path="start", default=True)


def data() -> st.Page:
    """Return the page Gegevens."""
    return st.Page(str(_FOLDER / "data.py"), title=say("page.data.nav"), url_path="gegevens")


def gaps() -> st.Page:
    """Return the page Witte plekken."""
    return st.Page(str(_FOLDER / "gaps.py"), title=say("page.gaps.nav"), url_path="witte-plekken")


def groups() -> dict[str, list[st.Page]]:
    """Return all pages by the heading above them; the first group has none."""
    return {"": [start()], say("page.group.map"): [data()], say("page.group.gaps"): [gaps()]}
