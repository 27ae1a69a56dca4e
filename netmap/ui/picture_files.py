"""A picture to take along: as a file, made at the click; sensitive parties go without their name unless asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap.model import slug
from netmap.ui import cache, state, widgets
from netmap.ui.state import say

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

__all__ = ["offer"]

PAPERS = ("A4", "A3")
#: Form of a file -> what it is for a browser, and the code of its name.
FORMS = {
    "pdf": ("application/pdf", "map.files.pdf"),
    "png": ("image/png", "map.files.png"),
    "svg": ("image/svg+xml", "map.files.svg"),
    "html": ("text/html", "map.files.html"),
}


def offer(network: NetworkSummary, found: Mapping[str, Any], key: str) -> None:
    """Offer the picture in four forms and two sizes of paper; nothing is made before the click."""
    with st.container(key=f"files-{key}"), st.expander(say("map.files")):
        widgets.note(say("map.files.help"))
        paper = st.radio(say("map.files.paper"), PAPERS, horizontal=True, key=f"paper-{key}")
        named = False
        if any(node["sensitive"] for node in found["nodes"]):
            named = st.checkbox(say("map.files.named"), key=f"named-{key}")
            if not named:
                widgets.note(say("map.files.masked"))
        with st.container(horizontal=True):
            for form, (kind, code) in FORMS.items():
                st.download_button(
                    say(code),
                    data=partial(
                        _file,
                        network.id,
                        form,
                        paper or PAPERS[0],
                        found["wish"],
                        language=state.LANGUAGE.get(),
                        masked=not named,
                    ),
                    file_name=f"{_name(found, masked=not named)}.{form}",
                    mime=kind,
                    on_click="ignore",
                    key=f"file-{form}-{key}",
                )


def _name(found: Mapping[str, Any], *, masked: bool) -> str:
    """Return the start of a file's name; a masked file has no name of a party in it."""
    return "netmap" if masked and any(node["sensitive"] for node in found["nodes"]) else slug(str(found["title"]))


def _file(network_id: str, form: str, paper: str, wish: Mapping[str, Any], *, language: str, masked: bool) -> bytes:
    return cache.services().picture_file(
        network_id,
        form=form,
        paper=paper,
        subject=wish["subject"],
        subjects=wish["subjects"],
        grown=wish["grown"],
        most=wish["most"],
        language=language,
        masked=masked,
    )
