"""The five blocks of every page, always in this order: answer, table, picture, next step, and where it comes from.

Each is a container with a name of its own, so that tests and print styles can find it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import streamlit as st

from netmap.ui import widgets

ORDER = ("answer", "table", "picture", "next", "source")


def block(name: str, *, gap: Literal["xsmall", "small", "medium"] = "xsmall") -> Any:
    """Return the container of one block; each may be opened once on a page. Raises ``ValueError`` for another name."""
    if name not in ORDER:
        raise ValueError(name)
    return st.container(key=f"block-{name}", gap=gap)


def answer(question: str, sentences: Sequence[str], *, explanation: str = "") -> None:
    """Show the first block: the title as a question and one to three sentences, both Markdown."""
    with block("answer"):
        widgets.answer(question, sentences, explanation=explanation)
