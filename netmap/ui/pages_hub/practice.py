"""Paper and practice: whom the plan names, and whom everything runs through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.pages_hub.view import named
from netmap.ui.state import say


def practice(answer: Mapping[str, Any]) -> None:
    """Show each consultation that is named as core team, who sits there and whom they meet."""
    result = answer["result"]
    with st.container(gap="xsmall"), widgets.column():
        st.header(say("page.hub.practice"), anchor=False)
        # Where the answer on top of the page says it, once is enough.
        if result["actual_sentence"] and result["actual_sentence"] not in answer["sentences"]:
            st.markdown(entries.told(result["actual_sentence"], result["actual"], result["designated"]))
        if result["designated"]:
            st.markdown(widgets.bullets(entries.told(one["sentence"], one) for one in result["designated"]))
        else:
            st.markdown(say("page.hub.practice.none"))
        if result["across_sentence"] and result["across_sentence"] not in answer["sentences"]:
            st.markdown(entries.told(result["across_sentence"], *named(result)))
