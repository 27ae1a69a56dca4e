"""Which places lose or win their way to a decision, and what becomes of the core team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_what_if import lists
from netmap.ui.state import say, say_count
from netmap.ui.widgets import tekst

_ALL = 200
#: What is lost or won by name.
_NAMED = {
    ("routes", "lost"): "page.what_if.routes.lost",
    ("routes", "won"): "page.what_if.routes.won",
    ("reach", "lost"): "page.what_if.reach.lost",
    ("reach", "won"): "page.what_if.reach.won",
}


def lost(answer: Mapping[str, Any]) -> None:
    """Show who loses or wins a way for signals, what nobody is known to do then, and what would rest on one."""
    difference = answer["result"]["difference"]
    # Another core team is not compared with that of now, and without any there is nobody to meet.
    whole = not _team_gone(answer) and answer["result"]["after"]["team"] is not None
    told = [
        say_count(code, len(found), names=entries.names(found, _ALL))
        for (what, how), code in _NAMED.items()
        if (found := difference[what][how]) and (whole or what != "reach")
    ]
    sentences = [*difference["stages"]["lost"], *difference["held"], *difference["stages"]["won"]]
    told += [entries.told(one["sentence"], one) for one in sentences]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.what_if.lost"), anchor=False)
        if told:
            lists.lines("what-if-lost", told)
        else:
            st.markdown(say("page.what_if.lost.none"))
    if difference["dependence"]:
        with st.container(gap="xsmall"), widgets.column():
            st.header(say("page.what_if.rests"), anchor=False)
            widgets.note(say("page.what_if.rests.help"))
            lists.lines("what-if-rests", [entries.told(one["sentence"], one) for one in difference["dependence"]])


def team(answer: Mapping[str, Any]) -> None:
    """Show who leaves the core team, which demands on it are met otherwise, and who would hold the web together."""
    difference = answer["result"]["difference"]
    changed, gone = difference["team"], _team_gone(answer)
    told = ["" if gone else changed["left_sentence"], changed["sentence"], difference["hub"]["sentence"]]
    lines = [entries.told(sentence, difference) for sentence in told if sentence]
    if not lines and (gone or not changed["criteria"]):
        return
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.what_if.team"), anchor=False)
        if lines:
            st.markdown(widgets.bullets(lines))
        if changed["criteria"] and not gone:
            _criteria(changed["criteria"])


def _team_gone(answer: Mapping[str, Any]) -> bool:
    """Return whether the core team of now is gone; another one may take its place, and is not compared with it."""
    return any(remark["code"] == "whatif.remark.other_team" for remark in answer["remarks"])


def _criteria(found: Sequence[Mapping[str, Any]]) -> None:
    heads = say("page.what_if.criterion"), say("page.what_if.before"), say("page.what_if.after")
    rows = [
        (
            f"{tekst(one['title'])}  \n:small[{entries.told(one['sentence'], one)}]",
            tekst(one["before_word"]),
            tekst(one["after_word"]),
        )
        for one in found
    ]
    widgets.table([dict(zip(heads, row, strict=True)) for row in rows], alt=say("page.what_if.team"))
    widgets.count_shown(len(rows), len(rows))
