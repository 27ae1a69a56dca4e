"""Choosing a file and the network that it goes to, or taking the empty workbook along."""

from __future__ import annotations

import streamlit as st

from netmap import texts
from netmap.ui import cache, state, widgets
from netmap.ui.pages_data import look, told
from netmap.ui.pages_data.upload import Upload, change, forget
from netmap.ui.state import say
from netmap.ui.widgets import tekst

#: The upload limit of the pages, in megabytes; the reader of files has the same one.
MOST_MEGABYTES = 20

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_NEW = ""  # stands for a network with a name of one's own in the list of networks


def file() -> None:
    """Show the place for a file, with what was wrong with the one before it, and the empty workbook."""
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("data.choose"), anchor=False)
        st.markdown(say("data.choose.help"))
        if (upload := state.UPLOAD.get()) and upload.problem:
            st.error(tekst(texts.error_sentence(upload.problem, state.LANGUAGE.get())))
        # Every kind of file may be chosen: the framework would refuse others in English, without saying what to do.
        found = st.file_uploader(
            say("data.choose.label"), key=f"file-{state.UPLOADERS.get()}", max_upload_size=MOST_MEGABYTES
        )
        widgets.note(say("data.choose.privacy"))
    if found is not None:
        look.take(found.name, found.getvalue())
        state.UPLOADERS.put(state.UPLOADERS.get() + 1)
        st.rerun()


def template() -> None:
    """Offer the empty workbook; it is made when it is asked for."""
    with widgets.column(), st.container(gap="xsmall"):
        st.header(say("data.template"), anchor=False)
        st.markdown(say("data.template.text"))
        language = state.LANGUAGE.get()
        st.download_button(
            say("data.template.button"),
            data=lambda: cache.services().template(language),
            file_name="werkmap.xlsx",
            mime=EXCEL,
            on_click="ignore",
            key="template",
        )


def chosen(upload: Upload) -> None:
    """Show which file it is, how to choose another, and which network it goes to."""
    with widgets.column(), st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(say("data.file", file=tekst(upload.name)))
            label = "data.file.again" if upload.loaded else "data.file.other"
            st.button(say(label), key="other-file", on_click=forget)
        if upload.loaded is None:
            _network(upload)


def _network(upload: Upload) -> None:
    if upload.checked is None:
        st.warning(tekst(texts.error_sentence(upload.problem, state.LANGUAGE.get())) if upload.problem else "")
        st.markdown(say("data.network.ask"))
        _choice(upload, None)
        told.show("network")
        return
    found = upload.checked["network"]
    code = "data.network.to.new" if found["new"] else "data.network.to"
    st.markdown(say(code, network=tekst(found["name"])))
    with st.expander(say("data.network.change"), key="other-network"):
        _choice(upload, found)
        told.show("network")


def _choice(upload: Upload, found: dict[str, str] | None) -> None:
    """Show every network, the new one that the file would make, and a place for another name."""
    names = {network.id: network.name for network in state.NETWORKS.get()}
    options = dict(names)
    now = None
    if found is not None:
        now = found["id"] if found["id"] in names else found["name"]
        if found["id"] not in names:
            options = {found["name"]: say("data.network.new", network=found["name"]), **options}
    options[_NEW] = say("data.network.other_name")
    key = f"network-of-file-{state.UPLOADERS.get()}-{now}"
    picked = st.selectbox(
        say("data.network.which"),
        list(options),
        index=list(options).index(now) if now is not None else None,
        format_func=options.__getitem__,
        placeholder=say("data.network.choose"),
        key=key,
        on_change=_pick,
        args=(key,),
    )
    if picked == _NEW:
        _own_name()


def _pick(key: str) -> None:
    if picked := state.widget(key):
        change(network=picked)


def _own_name() -> None:
    # Without the hint "Press Enter to submit", which is in English.
    with st.form("own-name", enter_to_submit=False, border=False):
        name = st.text_input(say("data.network.name"), max_chars=80)
        if st.form_submit_button(say("data.network.name.use")):
            if name.strip():
                change(network=name.strip())
            else:
                told.tell("network", say("data.network.name.empty"), failed=True)
            st.rerun()
