"""Runs for every visit: reads the address, sets the page up, and shows the page that was asked for."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from netmap.ui import frame, navigation, state, widgets

_ICON = Path(__file__).parent / "icon.svg"
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Show one page; whatever goes wrong becomes a sentence, and its details go to the log."""
    state.read_address()
    groups = navigation.groups()
    # The framework's own list of pages is not well-formed for a screen reader; ours shows the same links.
    page = st.navigation(groups, position="hidden")
    st.set_page_config(page_title=f"{page.title} - netmap", page_icon=str(_ICON), layout="wide")
    st.logo(str(_ICON))
    with st.container(width=widgets.PAGE_WIDTH, gap="medium"):
        try:
            frame.pages(groups)
            frame.prepare()
            frame.choices()
            frame.warnings()
            page.run()
        except Exception as error:  # the outermost edge: the user gets a sentence, the log gets the rest
            _LOG.exception("page %s failed", page.url_path)
            widgets.failed(error)
