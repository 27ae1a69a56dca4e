"""Runs for every visit: reads the address, sets the page up, and shows the page that was asked for."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from netmap.ui import frame, navigation, state, states, widgets

_ICON = Path(__file__).parent / "icon.svg"
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Show one page; whatever goes wrong becomes a sentence, and its details go to the log."""
    state.read_address()
    groups = navigation.groups()
    # The framework's own list of pages is not well-formed for a screen reader; ours shows the same links.
    page = st.navigation([one for group in groups.values() for one in group], position="hidden")
    st.set_page_config(page_title=f"{page.title} - netmap", page_icon=str(_ICON), layout="wide")
    st.logo(str(_ICON))
    listed = False
    with st.container(width=widgets.PAGE_WIDTH, gap="medium"):
        try:
            frame.prepare()
            state.settle_address(page.url_path)
            frame.sidebar(groups)
            listed = True
            frame.top(navigation.spec_of(page))
            page.run()
        except Exception as error:  # the outermost edge: the user gets a sentence, the log gets the rest
            _LOG.exception("page %s failed", page.url_path)
            if not listed:
                frame.pages_only(groups)
            states.failed(error)
