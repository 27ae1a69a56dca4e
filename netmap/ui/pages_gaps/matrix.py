"""The table of themes and steps: a picture in words and signs of who is there."""

from __future__ import annotations

import streamlit as st

from netmap.ui import answers, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say, say_count


def matrix(answer: answers.Answer) -> None:
    """Show per theme that plays and per step whether there is somebody."""
    rows = answers.themes(answer)
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.matrix"), anchor="stappen")
        if not rows:
            st.markdown(say("page.gaps.matrix.not_now" if answer["situation"]["theme"] else "page.gaps.matrix.none"))
            return
        signs = [sign for row in rows for sign in row.signs.values()]
        weak = sum(1 for sign in signs if sign in answers.WEAK)
        unknown = signs.count("unknown")
        st.markdown(say_count("page.gaps.matrix.sentence", weak, total=len(signs), unknown=unknown))
        widgets.table([_row(row) for row in rows], alt=say("page.gaps.matrix.alt"))
        widgets.count_shown(len(rows), len(rows))
        widgets.note(say("page.gaps.matrix.legend"))


def _row(row: answers.ThemeRow) -> dict[str, str]:
    cells = {say("page.gaps.matrix.theme"): widgets.named(f"Theme:{row.id}", widgets.capital(row.name))}
    for stage, sign in row.signs.items():
        head = widgets.capital(say(f"stage.{stage}"))
        cells[head] = widgets.presence(sign, ANCHORS[answers.section_of(stage, sign)])
    return cells
