"""What hangs on one: without whom other places lose their way to a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_routes import asked
from netmap.ui.state import say, say_count

_NEXT_LINE = "  \n"


_MOST_NAMES, _MOST_IN_ALL = 8, 200  # of each kind: in the table, and below it


def breaks(result: Mapping[str, Any]) -> None:
    """Show the parties and consultations without which others lose their way, and who these are; worst first."""
    found = sorted(result["single_points"], key=lambda one: (-len(one["breaks"]), -len(one["breaks_recorded"])))
    with st.container(gap="xsmall"):
        st.header(say("page.routes.breaks"), anchor=False)
        if found:
            widgets.note(say("page.routes.breaks.help"))
            columns = say("page.routes.breaks.without"), say("page.routes.why")
            cut = found[: asked.shown("breaks", len(found))]
            widgets.table(
                [
                    dict(zip(columns, (asked.place(one["party"]), _NEXT_LINE.join(_lost(one))), strict=True))
                    for one in cut
                ],
                alt=say("page.routes.breaks.alt"),
            )
            asked.more("breaks", len(found))
            _all_names(cut)
        else:
            st.markdown(say("page.routes.breaks.none" if result["counts"]["with_route"] else "page.routes.open"))
        if result["one_way_sentence"]:
            with widgets.column():
                st.markdown(entries.told(result["one_way_sentence"], result["one_way"]))


def _lost(one: Mapping[str, Any], most: int = _MOST_NAMES) -> list[str]:
    """Return who has no way any more, and who has only one through a member of both; each as a line."""
    kinds = {"breaks": "page.routes.breaks.lose", "breaks_recorded": "page.routes.breaks.recorded"}
    return [
        say_count(code, len(one[kind]), names=entries.names(one[kind], most))
        for kind, code in kinds.items()
        if one[kind]
    ]


def _all_names(shown: Sequence[Mapping[str, Any]]) -> None:
    """Show every name where the table has only the first; folded."""
    long = [one for one in shown if max(len(one["breaks"]), len(one["breaks_recorded"])) > _MOST_NAMES]
    if not long:
        return
    with st.expander(say("page.routes.breaks.all")):
        for one in long:
            party = widgets.named(one["party"]["of"], one["party"]["name"])
            lost = _lost(one, _MOST_IN_ALL)
            st.markdown(f"**{say('page.routes.breaks.of', name=party)}**\n\n{widgets.bullets(lost)}")
