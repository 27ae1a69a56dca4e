"""Where signals stop: dead ends, circles without a way out, and consultations of which nobody said how it goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_routes import asked
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_NEXT_LINE = "  \n"


def dead_ends(result: Mapping[str, Any]) -> None:
    """Show where a signal surely stops, why, and whose signals end there too."""
    found = result["dead_ends"]
    with st.container(gap="xsmall"):
        st.header(say("page.routes.dead_ends"), anchor=False)
        widgets.note(say("page.routes.dead_ends.help"))
        if not found:
            st.markdown(say("page.routes.dead_ends.none"))
            return
        columns = say("page.routes.where"), say("page.routes.why")
        places = _by_place(found)
        cut = places[: asked.shown("dead-ends", len(places))]
        rows = [(asked.place(ends[0]["place"]), _NEXT_LINE.join(_why(ends))) for ends in cut]
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.routes.dead_ends.alt"))
        asked.more("dead-ends", len(places))


def loops(result: Mapping[str, Any]) -> None:
    """Show among which places a signal goes round."""
    found = result["loops"]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.routes.loops"), anchor=False)
        if not found:
            st.markdown(say("page.routes.loops.none"))
            return
        cut = found[: asked.shown("loops", len(found))]
        st.markdown(widgets.bullets(entries.told(one["sentence"], one["places"]) for one in cut))
        asked.more("loops", len(found))


def no_way_up(result: Mapping[str, Any]) -> None:
    """Show the consultations of which nobody said how a signal goes on, each with the question if there is one."""
    found = result["no_way_up"]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.routes.no_way_up"), anchor=False)
        if not found:
            st.markdown(say("page.routes.no_way_up.none" if result["counts"]["consultations"] else "page.routes.open"))
            return
        st.markdown(say("page.routes.no_way_up.help"))
        about = {one["subject"]["of"]: one for one in result["questions"] if one["subject"] and one["addressee"]}
        cut = found[: asked.shown("no-way-up", len(found))]
        st.markdown(widgets.bullets(_line(entry, about.get(entry["of"])) for entry in cut))
        asked.more("no-way-up", len(found))


def _line(entry: asked.Entry, question: Mapping[str, Any] | None) -> str:
    name = widgets.named(entry["of"], entry["name"])
    if question is None:
        return name
    whom = question["addressee"]
    return f"{name}. {say('page.where_to.ask.whom', name=widgets.named(whom['of'], whom['name']))}"


def _by_place(found: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Return the dead ends of each place together: often neither who interprets nor who decides is reached."""
    places: dict[str, list[Mapping[str, Any]]] = {}
    for one in found:
        places.setdefault(one["place"]["of"], []).append(one)
    return list(places.values())


def _why(ends: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return as lines what happens at a place and whose signals end there too, how sure it is, and its rows."""
    lines = [entries.told(one["sentence"], one["place"], one["consultation"]) for one in ends]
    words = dict.fromkeys(tekst(one["confidence_word"]) for one in ends)
    lines.append(f":small[{say('page.routes.sure', word=', '.join(words))}]")
    if rows := asked.rows_of([row for one in ends for row in one["evidence"]]):
        lines.append(rows)
    return lines
