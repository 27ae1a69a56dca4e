"""Which pages there are, in which group, at which address, and which blocks each shows: every page is in this list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from netmap.ui.state import say

_FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class PageSpec:
    """One page.

    ``name`` is the name of its file and the middle of its sentences' codes ("page.<name>.nav"). ``group`` is the code
    of the heading above it in the list of pages; None keeps it out of the list, because links lead to it. ``blocks``
    are those of the five that it shows once there is a network; the answer always comes first. ``about`` says that it
    is about one thing, which its address names. ``obeys`` are the parts of the situation that change what it shows.
    """

    name: str
    address: str
    group: str | None = ""
    blocks: tuple[str, ...] = ("answer", "table", "picture", "next", "source")
    about: bool = False
    obeys: tuple[str, ...] = ("theme", "area", "phase")


PAGES: tuple[PageSpec, ...] = (
    PageSpec("start", "start", "", ("answer", "table", "next", "source")),
    PageSpec("data", "gegevens", "page.group.map", ("answer", "table", "next", "source"), obeys=()),
    PageSpec("questions", "vragen", "page.group.map", ("answer", "table", "next", "source")),
    PageSpec("gaps", "witte-plekken", "page.group.gaps"),
    PageSpec("overviews", "overzichten", "page.group.gaps"),
    PageSpec("hub", "spin-in-het-web", "page.group.gaps", obeys=()),
    PageSpec("routes", "signaalroutes", "page.group.gaps", obeys=("theme", "area")),
    PageSpec("where_to", "waar-moet-ik-heen", "page.group.now", about=True, obeys=("theme", "area")),
    PageSpec("third_parties", "derden", "page.group.now"),
    PageSpec("team", "kernteam", "page.group.now", obeys=()),
    PageSpec("what_if", "wat-als", "page.group.now", obeys=()),
    PageSpec("network_map", "netwerkkaart", "page.group.account", about=True, obeys=("theme",)),
    PageSpec("method", "methode", "page.group.account", ("answer", "table", "next", "source"), obeys=()),
    PageSpec("profile", "wat-weten-we", None, about=True),
)


def spec(name: str) -> PageSpec:
    """Return what is known of a page, by the name of its file. Raises ``KeyError`` for another name."""
    return {one.name: one for one in PAGES}[name]


def page(name: str) -> st.Page:
    """Return a page by the name of its file. Raises ``KeyError`` for another name."""
    one = spec(name)
    return st.Page(
        str(_FOLDER / f"{one.name}.py"),
        title=say(f"page.{one.name}.nav"),
        url_path=one.address,
        default=one is PAGES[0],
    )


def spec_of(page: st.Page) -> PageSpec:
    """Return what is known of a page; the framework gives the first one no address."""
    return next((one for one in PAGES if one.address == page.url_path), PAGES[0])


def groups() -> dict[str | None, list[st.Page]]:
    """Return all pages by the code of the heading above them; those that only links lead to stand under None."""
    found: dict[str | None, list[st.Page]] = {}
    for one in PAGES:
        found.setdefault(one.group, []).append(page(one.name))
    return found
