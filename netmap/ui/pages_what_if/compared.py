"""Before and after side by side, as a table: numbers first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from netmap.ui import entries, widgets
from netmap.ui.state import say
from netmap.ui.widgets import tekst

_HEADS = ("page.what_if.what", "page.what_if.before", "page.what_if.after", "page.what_if.difference")


def compared(result: Mapping[str, Any]) -> None:
    """Show each number as it is, as it would be, and the difference in words."""
    lines = result["difference"]["lines"]
    with st.container(gap="xsmall"):
        st.header(say("page.what_if.compared"), anchor=False)
        heads = [say(code) for code in _HEADS]
        rows = [
            (
                tekst(widgets.capital(line["what"])),
                tekst(line["before"]),
                tekst(line["after"]),
                _difference(line, result),
            )
            for line in lines
        ]
        widgets.table([dict(zip(heads, row, strict=True)) for row in rows], alt=say("page.what_if.compared.alt"))
        widgets.count_shown(len(rows), len(rows))


def _difference(line: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """Return the difference in words; what differs is in bold, so that it is found among what stays."""
    told = entries.told(line["sentence"], result)
    return told if line["before"] == line["after"] else f"**{told}**"
