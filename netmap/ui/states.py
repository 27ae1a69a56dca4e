"""What a page shows when it cannot answer (yet): nothing there, read only, failed, the database away, too much."""

from __future__ import annotations

import streamlit as st

from netmap import texts
from netmap.errors import NetmapError, StoreError
from netmap.ui import cache, navigation, state, widgets
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst


def nothing_yet() -> None:
    """Lead somebody without a network by the hand: to the empty workbook, an upload, or the example."""
    steps = ("template", "fill", "check", "import")
    with st.container(key="block-answer", gap="small"):
        widgets.answer(say("page.start.title"), [say("page.empty.answer")])
        with widgets.column():
            st.markdown("\n".join(f"{number}. {say(f'page.empty.{step}')}" for number, step in enumerate(steps, 1)))
    with st.container(key="block-next", gap="small"), widgets.column():
        widgets.link(navigation.page("data"), say("page.empty.data"))
        st.markdown(say("page.empty.demo"))
        cannot_change()
        if st.button(say("page.empty.demo.button"), type="primary", disabled=not may_change()):
            with st.spinner(say("page.empty.demo.loading")):
                state.NETWORK.put(cache.services().load_example())
            st.rerun()


def read_only() -> None:
    """Say above a page that nothing can be changed, and what the check of the data found."""
    health = cache.services().health()
    if not health.healthy:
        lines = [tekst(texts.say(code, state.LANGUAGE.get(), **details)) for code, details in health.problems]
        st.warning(f"{say('page.readonly')}\n\n{widgets.bullets(lines)}")


def may_change() -> bool:
    """Return whether data can be changed; above every page :func:`read_only` says why not."""
    return bool(cache.services().health().healthy)


def cannot_change() -> None:
    """Say in one line, beside buttons that change something, why these cannot be used; nothing when they can."""
    if not may_change():
        widgets.note(say("page.readonly.buttons"))


def gone() -> None:
    """Say above a page that the network is not there, or does not have a part of the situation that was chosen."""
    if state.NETWORK_GONE.get():
        state.NETWORK_GONE.put(False)
        st.info(say("page.network_gone"))
    if names := state.SITUATION_GONE.get():
        state.SITUATION_GONE.put(())
        rest = say("frame.gone.rest" if state.SITUATION.get() else "frame.gone.all")
        st.info(f"{widgets.capital(say_count('frame.gone', len(names), what=list(names)))} {rest}")


def failed(error: Exception) -> None:
    """Show that a page could not be made: what was found, what was expected, what to do."""
    with widgets.column():
        st.title(say("page.away" if isinstance(error, StoreError) else "page.failed"), anchor=False)
        if isinstance(error, NetmapError):
            st.error(tekst(texts.error_sentence(error, state.LANGUAGE.get())))
        else:
            st.error(say("page.failed.text"))
        st.button(say("page.away.again"))


def too_large(shown: int, total: int) -> None:
    """Say that there is more than fits on a page, how much of it is shown, and how to see less."""
    st.info(say("frame.too_large", shown=shown, total=total))
