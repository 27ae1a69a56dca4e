"""Whom to invite: the party, why, through whom, and which function to call; and other sets that do as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, state, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_NEXT_LINE = "  \n"
_ALL = "third-parties-sets"
_FIRST = 5

_COLUMNS = ("page.third_parties.who", "page.third_parties.call")

Invitee = Mapping[str, Any]


def invite(result: Mapping[str, Any]) -> None:
    """Show whom to invite as a table, and the rows behind it folded; nothing where nobody is to be invited."""
    found = result["invite"]
    if not found:
        return
    with st.container(gap="xsmall"):
        st.header(say("page.third_parties.invite"), anchor=False)
        columns = [say(code) for code in _COLUMNS]
        rows = [dict(zip(columns, (_who(one), _call(one)), strict=True)) for one in found]
        widgets.table(rows, alt=say("page.third_parties.invite.alt"))
        widgets.count_shown(len(rows), len(rows))
        if result["more_than_five"]:
            with widgets.column():
                st.markdown(tekst(result["more_than_five"]))
        _evidence(found)


def alternatives(result: Mapping[str, Any]) -> None:
    """Show other sets that meet as many needs with as few parties; folded."""
    own = {one["party"]["of"] for one in result["invite"]}
    others = [one for one in result["alternatives"] if {entry["of"] for entry in one} != own]
    if not others:
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.third_parties.others"), anchor=False)
        st.markdown(say("page.third_parties.others.help"))
        shown = min(state.shown(_ALL, _FIRST), len(others))
        st.markdown(widgets.bullets(", ".join(entries.names(one, len(one))) for one in others[:shown]))
        widgets.count_shown(shown, len(others))
        if shown < len(others):
            st.button(say("page.more"), key=f"more-{_ALL}", on_click=state.show_more, args=(_ALL, _FIRST))
        if result["more_alternatives"]:
            widgets.note(say("page.third_parties.others.more"))
        if result["status"] != "optimal":
            widgets.note(say("page.third_parties.others.bound"))


def _who(one: Invitee) -> str:
    """Return the party and why it is to be invited; in one column, so that the table fits a phone."""
    lines = [f"{one['number']}\\. **{widgets.named(one['party']['of'], one['party']['name'])}**"]
    lines += [entries.told(widgets.capital(reason), one) for reason in one["reasons"]]
    if one["instead"]:
        lines.append(f":small[{say('page.third_parties.instead', names=entries.names(one['instead']))}]")
    return _NEXT_LINE.join(lines)


def _through(one: Invitee) -> list[str]:
    """Return through whom and through which consultation, in one line; none when there is no team to go through."""
    if not one["through_sentence"]:
        return []
    sign = "" if one["via"] or one["through"] else "? "
    return [f"{sign}{entries.told(one['through_sentence'], one)}"]


def _call(one: Invitee) -> str:
    """Return the function to call, through whom, what to know before calling, and when that was checked."""
    function, expert = one["function"], one["expert"]
    lines = [f"? {say('page.third_parties.function.unknown')}"]
    if expert:
        lines = [widgets.named(expert["of"], widgets.capital(expert["title"]))]
    elif function:
        lines = [tekst(widgets.capital(function))]
    lines += _through(one)
    lines += [f":small[{tekst(note)}]" for note in one["notes"]]
    if one["checked_sentence"]:
        lines.append(f":small[:gray[{tekst(one['checked_sentence'])}]]")
    return _NEXT_LINE.join(lines)


def _evidence(found: list[Invitee]) -> None:
    lines: dict[str, None] = {}
    for one in found:
        for row in one["evidence"]:
            text = entries.told(row["text"], one)
            if row["sheet"]:
                text = say("page.where_to.row", sheet=tekst(row["sheet"]), row=row["row"], text=text)
            lines.setdefault(text, None)
    if lines:
        with st.expander(say("page.where_to.rows")):
            st.markdown(widgets.bullets(lines))
