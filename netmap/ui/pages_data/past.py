"""What there is of a network besides a new file: complete lists, what was done, choices about names, and its export."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from netmap import texts
from netmap.model import slug
from netmap.report.changes import moment
from netmap.ui import cache, state, states, widgets
from netmap.ui.pages_data import cache as known
from netmap.ui.pages_data import told
from netmap.ui.pages_data.choose import EXCEL
from netmap.ui.pages_data.load import undo
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

if TYPE_CHECKING:
    from netmap.services import NetworkSummary

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold: the same network gives the same bytes
_UNDATED = "–"


def lists(network: NetworkSummary) -> None:
    """Ask of every sheet whether it is complete; one click says so, and one takes it back."""
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("data.lists"), anchor="alles")
        st.markdown(say("data.lists.help"))
        told.show("lists")
        states.cannot_change()
        for entry in known.lists(network, state.LANGUAGE.get()):
            _list(network, entry)


def _list(network: NetworkSummary, entry: Mapping[str, Any]) -> None:
    name, language = tekst(entry["name"]), state.LANGUAGE.get()
    if not entry["complete"]:
        sign = say("data.lists.open")
    elif entry["complete_on"]:
        sign = say("data.lists.complete", date=texts.format_date(entry["complete_on"], language))
    else:
        sign = say("data.lists.complete.undated")
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        rows = say_count("data.lists.rows", entry["rows"], name=name)
        st.markdown(f"{rows}  \n{sign}", width="stretch")
        label = "data.lists.no" if entry["complete"] else "data.lists.yes"
        key, may = f"complete-{entry['sheet']}", states.may_change()
        if st.button(say(label, name=name), key=key, disabled=not may):
            told.do("lists", partial(_declare, entry["sheet"], network.id, complete=not entry["complete"]))


def _declare(sheet: str, network_id: str, *, complete: bool) -> str:
    services = cache.services()
    answer = services.declare_complete([sheet], network_id, complete=complete, language=state.LANGUAGE.get())
    return str(answer["sentence"])


def changes(network: NetworkSummary) -> None:
    """Show what was done, latest first, each with its undo when it can be taken back."""
    entries = known.changes(network, state.LANGUAGE.get())
    with st.container(gap="xsmall"):
        st.header(say("data.log"), anchor="gedaan")
        if not entries:
            st.markdown(say("data.log.none"))
            return
        st.markdown(say("data.log.help"))
        told.show("changes")
        states.cannot_change()
        widgets.cards("data-changes", entries, partial(_change, network))


def _change(network: NetworkSummary, entry: Mapping[str, Any]) -> None:
    when = say(
        "data.log.when",
        when=moment(entry["when"], state.LANGUAGE.get()),
        who=tekst(entry["who"]),
        added=entry["added"],
        changed=entry["changed"],
        removed=entry["removed"],
    )
    what = f"**{tekst(widgets.capital(entry['what']))}**"
    if entry["undone_by"]:
        sign = say("data.log.undone")
    else:
        sign = "" if entry["undoable"] else say("data.log.cannot")
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown("  \n".join(part for part in (what, when, sign) if part), width="stretch")
        key, may = f"undo-{entry['id']}", states.may_change()
        if entry["undoable"] and st.button(say("data.log.undo"), key=key, disabled=not may):
            told.do("changes", partial(undo, entry["id"], network.id))


def names(network: NetworkSummary) -> None:
    """Show what was decided about names; each can be asked again."""
    entries = known.name_decisions(network, state.LANGUAGE.get())
    with st.container(gap="xsmall"):
        st.header(say("data.names"), anchor="namen")
        told.show("names")
        if not entries:
            st.markdown(say("data.names.none"))
            return
        states.cannot_change()
        widgets.cards("data-names", entries, partial(_name, network))


def _name(network: NetworkSummary, entry: Mapping[str, Any]) -> None:
    day = entry["decided_on"]
    when = say(
        "data.names.when",
        date=texts.format_date(day, state.LANGUAGE.get()) if day else _UNDATED,
        who=tekst(entry["decided_by"] or _UNDATED),
    )
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(f"{tekst(entry['sentence'])}  \n{when}", width="stretch")
        key, may = f"forget-{entry['id']}", states.may_change()
        if st.button(say("data.names.again"), key=key, disabled=not may):
            told.do("names", partial(_forget, entry["id"], network.id))


def _forget(decision_id: str, network_id: str) -> str:
    answer = cache.services().forget_name_decision(decision_id, network_id, language=state.LANGUAGE.get())
    return str(answer["sentence"])


def export(network: NetworkSummary) -> None:
    """Offer the whole network as a file; with sensitive parties on the map it is asked first whether these go along."""
    without = False
    with widgets.column(), st.container(gap="small"):
        st.header(say("data.export"), anchor="export")
        st.markdown(say("data.export.help"))
        if known.has_sensitive(network):
            codes = ("data.export.sensitive.with", "data.export.sensitive.without")
            picked = st.radio(
                say("data.export.sensitive"),
                codes,
                index=None,
                format_func=say,
                key=f"export-sensitive-{network.id}",
            )
            if picked is None:
                st.markdown(say("data.export.choose"))
                return
            without = picked == codes[1]
        name = slug(network.name)
        with st.container(horizontal=True):
            st.download_button(
                say("data.export.excel"),
                data=partial(_excel, network.id, without=without),
                file_name=f"{name}.xlsx",
                mime=EXCEL,
                on_click="ignore",
                key="export-excel",
            )
            st.download_button(
                say("data.export.csv"),
                data=partial(_csv, network.id, without=without),
                file_name=f"{name}.zip",
                mime="application/zip",
                on_click="ignore",
                key="export-csv",
            )
        widgets.note(say("data.export.notes"))


def _excel(network_id: str, *, without: bool) -> bytes:
    (content,) = cache.services().export(network_id, without_sensitive=without).files.values()
    return content


def _csv(network_id: str, *, without: bool) -> bytes:
    """Return the CSV files of a network as a zip; the same network gives the same bytes."""
    files = cache.services().export(network_id, csv=True, without_sensitive=without).files
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
