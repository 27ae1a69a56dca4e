"""The picture on a page: the drawing, its sentences, what was clicked, files to take along, and the same as a table.

A page says what to show; whatever the user grows, opens or asks more of is remembered here, per picture and question.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.analysis.pictures.results import MOST_AT_FIRST
from netmap.errors import NetmapError
from netmap.ui import blocks, bridge, cache, navigation, picture_files, state, widgets, work
from netmap.ui.picture_drawing import about, drawing_of
from netmap.ui.state import say
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

__all__ = ["MOST_DRAWN", "answer", "part", "show", "table"]

MOST_DRAWN = 400  # more cannot be told apart, whatever the browser can do
FIRST_ROWS = 6  # of the table at first: the picture is to be seen soon
MOST_TIES = 8  # lines told of what was clicked

_LOG = logging.getLogger(__name__)

Answer = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """What one visit made of one picture: nodes that were grown, how many may be shown, and which is open."""

    grown: tuple[str, ...] = ()
    most: int = MOST_AT_FIRST
    picked: str = ""


def show(
    network: NetworkSummary,
    *,
    subject: str,
    subjects: Sequence[str] = (),
    key: str,
    with_table: bool = True,
) -> None:
    """Show a picture as the page's block "picture".

    Parameters
    ----------
    network : NetworkSummary
    subject, subjects
        What to see; see :class:`netmap.analysis.pictures.Wish`. An unknown one gives a sentence in its place.
    key : str
        Identifies the picture on its page; what was grown is remembered under it.
    with_table : bool
        False where the page shows :func:`table` itself.
    """
    with blocks.block("picture"):
        _picture(network, subject, tuple(subjects), key, with_table=with_table)


def part(network: NetworkSummary, *, subject: str, subjects: Sequence[str] = (), key: str) -> None:
    """Show a picture, without its table, as a part of a block that the page opened itself; else as :func:`show`."""
    _picture(network, subject, tuple(subjects), key, with_table=False)


def answer(network: NetworkSummary, *, subject: str, subjects: Sequence[str] = (), key: str) -> Answer:
    """Return the answer behind the picture with this key, with what the visit made of it.

    Raises
    ------
    UsageError
        When the subject is not on the map.
    StoreError
        When the database is away.
    """
    return _answer(network, _place(network, subject, subjects, key))


def table(found: Mapping[str, Any], *, key: str) -> None:
    """Show what is in a picture as a table: every name leads to its own page, "n of m" stands above it."""
    rows, opens = found["table"]["rows"], found["table"]["opens"]
    if not rows:
        st.markdown(say("map.table.none"))
        return
    name = f"picture-table-{key}"
    most = min(state.SHOWN.get().get(name, FIRST_ROWS), len(rows))
    widgets.count_shown(most, len(rows))
    columns = found["table"]["columns"]
    widgets.table(
        [_row(columns, row, of) for row, of in zip(rows[:most], opens, strict=False)], alt=say("map.table.alt")
    )
    if most < len(rows):
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name,))


def _row(columns: Sequence[str], row: Sequence[Any], of: str) -> dict[str, str]:
    """Return a row in three columns, so that it can be read on a phone: name, what it is, and with whom."""
    name, kind, domain, _, how, note = row
    what = ", ".join(str(part) for part in (kind, domain, note) if part)
    return {tekst(columns[0]): widgets.named(of, name), tekst(columns[1]): tekst(what), tekst(columns[4]): tekst(how)}


# --- one picture --------------------------------------------------------------------------------------------------


@st.fragment
def _picture(network: NetworkSummary, subject: str, subjects: tuple[str, ...], key: str, *, with_table: bool) -> None:
    """Show everything of the picture; a click in it runs this part of the page alone."""
    place = _place(network, subject, subjects, key)
    try:
        found = _answer(network, place)
        _parts(network, found, place, key, with_table=with_table)
    except NetmapError as error:
        st.error(tekst(texts.error_sentence(error, state.LANGUAGE.get())))
    except Exception:  # the rest of the page is worth showing; the log gets the details
        _LOG.exception("picture %s of %s failed", subject, subjects)
        st.error(say("map.failed"))


def _parts(network: NetworkSummary, found: Answer, place: tuple[str, ...], key: str, *, with_table: bool) -> None:
    with widgets.column():
        st.header(say("map.header", title=tekst(found["title"])), anchor=False)
        # Where the page is about nothing else, its answer has said the rest.
        for sentence in found["sentences"] if with_table else found["sentences"][:1]:
            st.markdown(tekst(sentence))
    if not found["nodes"]:
        st.info(say("map.empty"))
        return
    widgets.count_shown(found["shown"], found["total"])
    if found["shown"] > MOST_DRAWN:
        st.info(say("map.too_large", shown=found["shown"]))
    else:
        drawing = drawing_of(found, state.LANGUAGE.get())
        if clicked := bridge.network_picture(drawing, key=f"picture-{key}"):
            _keep(place, replace(_shown(place), picked=clicked))
        _picked(found, place, key)
        _more_or_less(found, place, key)
    picture_files.offer(network, found, key)
    if with_table:
        with st.expander(say("map.table")):
            table(found, key=key)


def _picked(found: Answer, place: tuple[str, ...], key: str) -> None:
    """Show what was clicked: what it is, its lines, its own page, and what more is tied to it."""
    picked = _shown(place).picked
    node = next((node for node in found["nodes"] if node["id"] == picked), None)
    if node is None:
        return
    with st.container(border=True, gap="small", key=f"picked-{key}"):
        st.markdown(f"**{tekst(node['name'])}**  \n{tekst(widgets.capital(about(node)))}")
        ties = [tie["words"] for tie in found["ties"] if picked in (tie["from"], tie["to"])]
        if ties:
            st.markdown(f"{say('map.picked.ties')}\n\n{widgets.bullets(tekst(words) for words in ties[:MOST_TIES])}")
            if len(ties) > MOST_TIES:
                widgets.count_shown(MOST_TIES, len(ties))
        with st.container(horizontal=True, vertical_alignment="center"):
            if node["opens"]:
                label = say("map.picked.open", name=tekst(node["name"]))
                widgets.link(navigation.page("profile"), label, query={"van": node["opens"]})
            if node["hidden"]:
                if st.button(say("map.picked.grow"), key=f"grow-{key}"):
                    _grow(found, place, node)
            elif picked in _shown(place).grown:
                widgets.note(say("map.picked.grown"))


def _grow(found: Answer, place: tuple[str, ...], node: Mapping[str, Any]) -> None:
    shown = _shown(place)
    grown = (*shown.grown, *(() if node["id"] in shown.grown else (node["id"],)))
    most = max(shown.most, min(MOST_DRAWN, found["shown"] + node["hidden"]))
    _keep(place, replace(shown, grown=grown, most=most))
    st.rerun()  # the whole page: its answer and its table are about what is shown


def _more_or_less(found: Answer, place: tuple[str, ...], key: str) -> None:
    shown = _shown(place)
    with st.container(horizontal=True):
        if found["shown"] < min(found["total"], MOST_DRAWN) and st.button(say("map.more"), key=f"more-{key}"):
            _keep(place, replace(shown, most=min(MOST_DRAWN, found["shown"] + MOST_AT_FIRST)))
            st.rerun()
        begun = replace(shown, grown=(), most=MOST_AT_FIRST)
        if shown != begun and st.button(say("map.back"), key=f"back-{key}"):
            _keep(place, replace(begun, picked=""))
            st.rerun()


# --- what is remembered -------------------------------------------------------------------------------------------


def _place(network: NetworkSummary, subject: str, subjects: Sequence[str], key: str) -> tuple[str, ...]:
    return (network.id, key, subject, *subjects)


def _shown(place: tuple[str, ...]) -> Shown:
    return state.PICTURES.get().get(place, Shown())


def _keep(place: tuple[str, ...], shown: Shown) -> None:
    state.PICTURES.put({**state.PICTURES.get(), place: shown})


def _answer(network: NetworkSummary, place: tuple[str, ...]) -> Answer:
    """Return the answer; when making it takes long, the page says so and it can be stopped."""
    _, key, subject, *subjects = place
    shown, language = _shown(place), state.LANGUAGE.get()

    def draw(tell: work.Tell) -> Answer:
        tell(0.0, texts.say("map.work", language))
        return cache.picture(network, language, subject, subjects, shown.grown, shown.most)

    about = (*place, network.data_version, language, shown.grown, shown.most)
    return work.done(f"picture-{key}", draw, about=about)
