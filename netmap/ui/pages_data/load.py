"""Loading a file: what would change, what stays out and what that takes from the answers; and what was loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from netmap import texts
from netmap.errors import NetmapError
from netmap.model import slug
from netmap.ui import cache, state, states, widgets, work
from netmap.ui.pages_data import look, told
from netmap.ui.pages_data.choose import EXCEL
from netmap.ui.pages_data.findings import by_level, place, rows_in_words
from netmap.ui.pages_data.upload import Upload, change
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

ANCHOR = "laden"
WHERE = "load"

_PRIVACY = "privacy."


def ready(upload: Upload) -> None:
    """Show what loading would do, what stays out, the button, and the file with its findings."""
    answer = upload.checked or {}
    with widgets.column(), st.container(gap="small"):
        st.header(say("data.load"), anchor=ANCHOR)
        told.show(WHERE)
        st.markdown(_would(answer["would"]))
        _missing(upload, answer["would"]["missing_from_file"])
        if not answer["loadable"]:
            st.markdown(f"**{say('data.load.out')}**")
            st.markdown(widgets.bullets(stays_out(answer)))
        may = states.may_change()
        if not may:
            st.error(say("data.load.read_only"))
        label = "data.load.all" if answer["loadable"] else "data.load.good"
        if st.button(say(label), type="primary", key="load", disabled=not may) or work.under_way(look.LOADING):
            _load(upload, good_rows_only=not answer["loadable"])
        if answer["findings"]:
            st.markdown(say("data.load.repair"))
            st.download_button(
                say("data.load.repair.button"),
                data=lambda: look.repair_workbook(upload),
                file_name=f"bevindingen-{slug(answer['network']['name'])}.xlsx",
                mime=EXCEL,
                on_click="ignore",
                key="repair",
            )


def stays_out(answer: Mapping[str, Any]) -> list[str]:
    """Return as Markdown what is not loaded: rows by sheet with what the answers then miss, cells, and the rest."""
    lines = [
        say(
            "data.load.out.rows",
            sheet=tekst(out["sheet"]),
            rows=tekst(rows_in_words(out["rows"])),
            consequence=tekst(consequence),
        )
        for out, consequence in zip(answer["left_out_rows"], answer["consequences"], strict=True)
    ]
    gone = {(out["sheet"], row) for out in answer["left_out_rows"] for row in out["rows"]}
    for finding in by_level(answer, "blocks"):
        if finding["rows"] and all((finding["sheet"], row) in gone for row in finding["rows"]):
            continue  # said above, by its rows
        if finding["code"].startswith(_PRIVACY):
            lines.append(say("data.load.out.cells", place=place(finding)))
        else:
            lines.append(say("data.load.out.else", place=place(finding), found=tekst(finding["found"])))
    return lines


def done(upload: Upload) -> None:
    """Show what was loaded, and how to undo it."""
    answer = upload.loaded or {}
    change_set = answer["change_set"]
    with widgets.column(), st.container(gap="small"):
        st.header(say("data.loaded"), anchor=False)
        told.show(WHERE)
        st.markdown(_did(answer["did"]) if change_set else say("data.loaded.nothing"))
        if out := stays_out(answer):
            st.markdown(f"**{say('data.loaded.out')}**")
            st.markdown(widgets.bullets(out))
        if not change_set:
            return
        states.cannot_change()
        if st.button(say("data.loaded.undo"), key="undo-load", disabled=not states.may_change()):
            told.do(WHERE, lambda: undo(change_set, answer["network"]["id"]))


def undo(change_set: str, network_id: str) -> str:
    """Take a change back and return what that did; a file that is undone can be loaded again."""
    answer = cache.services().undo(change_set, network_id, language=state.LANGUAGE.get())
    upload = state.UPLOAD.get()
    if upload and upload.loaded and upload.loaded["change_set"] == change_set:
        change(loaded=None, checked_as=())
    return str(answer["sentence"])


def _would(counts: Mapping[str, int]) -> str:
    if not counts["added"] and not counts["changed"]:
        return say("data.load.nothing_new")
    return say("data.load.would", **_things(counts))


def _did(counts: Mapping[str, int]) -> str:
    return say("data.loaded.did", **_things(counts))


def _things(counts: Mapping[str, int]) -> dict[str, str]:
    return {name: say_count("data.load.things", counts[name]) for name in ("added", "changed", "same")}


def _missing(upload: Upload, count: int) -> None:
    """Ask what becomes of what the file no longer names, when there is any."""
    if not count and not upload.end_missing:
        return
    st.markdown(f"{say_count('data.load.missing', count)} {say('data.load.missing.keep')}")
    key = f"end-missing-{state.UPLOADERS.get()}"
    st.checkbox(say("data.load.missing.end"), value=upload.end_missing, key=key, on_change=_end_missing, args=(key,))


def _end_missing(key: str) -> None:
    change(end_missing=bool(state.widget(key)))


def _load(upload: Upload, *, good_rows_only: bool) -> None:
    try:
        answer = look.load(upload, good_rows_only=good_rows_only)
    except NetmapError as error:
        told.tell(WHERE, texts.error_sentence(error, state.LANGUAGE.get()), failed=True)
        st.rerun()
    if answer["loadable"]:
        state.UPLOAD.put(replace(upload, loaded=answer))
        state.NETWORK.put(answer["network"]["id"])
        state.CHOSEN.put(True)
    else:
        change(checked_as=())
        told.tell(WHERE, say("data.load.again"), failed=True)
    st.rerun()
