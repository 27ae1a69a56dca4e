"""Where most signals come past, in words and in order: never a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_routes import asked
from netmap.ui.state import say


def busiest(result: Mapping[str, Any]) -> None:
    """Show through whom most of the best ways go, the busiest first."""
    found = result["bottlenecks"]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.routes.rank"), anchor=False)
        if not found:
            st.markdown(say("page.routes.rank.none"))
            return
        widgets.note(say("page.routes.rank.help"))
        cut = found[: asked.shown("busiest", len(found))]
        columns = say("page.routes.rank.place"), say("page.routes.where"), say("page.routes.why")
        rows = [
            (str(one["rank"]), asked.place(one["place"]), entries.told(one["sentence"], one["place"])) for one in cut
        ]
        widgets.table([dict(zip(columns, row, strict=True)) for row in rows], alt=say("page.routes.rank.alt"))
        asked.more("busiest", len(found))
