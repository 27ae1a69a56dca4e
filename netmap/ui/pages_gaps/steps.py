"""The table of themes and steps: who is there for what, in words and signs. A cell opens what is behind it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netmap.ui import answers, cards, filters, matrix, state, widgets
from netmap.ui.pages_gaps import ANCHORS
from netmap.ui.state import say, say_count

_OFTEN_NOTHING = frozenset({"present", "not_asked"})  # signs behind which there need not be a finding or a question


def steps(answer: answers.Answer) -> None:
    """Show per theme that plays and per step whether there is somebody, and what is behind the chosen cell."""
    rows = answers.themes(answer)
    with st.container(gap="xsmall"):
        st.header(say("page.gaps.matrix"), anchor=ANCHORS["matrix"])
        _gone(answer)
        if not rows:
            st.markdown(say("page.gaps.matrix.not_now" if answer["situation"]["theme"] else "page.gaps.matrix.none"))
            return
        signs = [sign for row in rows for sign in row.signs.values()]
        weak = sum(1 for sign in signs if sign in answers.WEAK)
        st.markdown(say_count("page.gaps.matrix.sentence", weak, total=len(signs), unknown=signs.count("unknown")))
        columns = {stage: widgets.capital(say(f"stage.{stage}")) for stage in rows[0].signs}
        behind = _named(answer)
        table = [matrix.Row(_name(row), {stage: _cell(row, stage, behind) for stage in row.signs}) for row in rows]
        with st.container(key="sideways"):  # for the eye, on a screen too narrow for the table
            widgets.note(say("page.gaps.matrix.sideways"))
        matrix.show("steps", say("page.gaps.matrix.theme"), columns, table, alt=say("page.gaps.matrix.alt"))
        widgets.note(say("page.gaps.matrix.legend"))
        _opened(answer, rows)


def chosen(answer: answers.Answer) -> tuple[answers.ThemeRow, str] | None:
    """Return the theme and step of the cell that the address names, when the table has it."""
    theme, _, stage = state.CELL.get().partition(":")
    return next(((row, stage) for row in answers.themes(answer) if row.id == theme and stage in row.signs), None)


def told(answer: answers.Answer) -> list[str]:
    """Return as Markdown what cell was chosen, with the way down to it; nothing without one."""
    cell = chosen(answer)
    if cell is None:
        return []
    return [say("page.gaps.cell.chosen", cell=f"[{_title(*cell)}](#{ANCHORS['cell']})")]


def _gone(answer: answers.Answer) -> None:
    """Say once that the cell of the address is not in the table."""
    if state.CELL.get() and chosen(answer) is None:
        _close()
        st.info(say("page.gaps.cell.gone"))


def _title(row: answers.ThemeRow, stage: str) -> str:
    return say("page.gaps.cell", theme=widgets.tekst(widgets.capital(row.name)), stage=say(f"stage.{stage}"))


def _name(row: answers.ThemeRow) -> str:
    return widgets.named(f"Theme:{row.id}", widgets.capital(row.name))


def _named(answer: answers.Answer) -> frozenset[tuple[str, str]]:
    """Return the themes and steps that a finding or question names."""
    result = answer["result"]
    return frozenset((one["theme"], one["stage"]) for one in (*result["findings"], *result["questions"]))


def _cell(row: answers.ThemeRow, stage: str, behind: frozenset[tuple[str, str]]) -> matrix.Cell:
    sign = row.signs[stage]
    word = say(f"page.sign.{sign}")
    if sign in _OFTEN_NOTHING and (row.id, stage) not in behind:
        return matrix.Cell(sign, word)
    cell = f"{row.id}:{stage}"
    here = ANCHORS["cell"] if state.CELL.get() == cell else ""
    return matrix.Cell(sign, word, widgets.address("gaps", vak=cell), here)


def _opened(answer: answers.Answer, rows: Sequence[answers.ThemeRow]) -> None:
    """Show what is behind the chosen cell, just below the table; without one, say that a cell can be chosen."""
    cell = chosen(answer)
    if cell is None:
        if any(sign not in _OFTEN_NOTHING for row in rows for sign in row.signs.values()):
            widgets.note(say("page.gaps.cell.help"))
        return
    row, stage = cell
    found = filters.in_cell(answer["result"], row.id, stage)
    st.subheader(_title(*cell), anchor=ANCHORS["cell"])
    if not found:
        st.markdown(say("page.gaps.cell.none"))
    planned = answers.planned(answer)
    for one in found:
        if "evidence" in one:
            cards.finding(one, planned.get(one["id"]))
        else:
            cards.question(one)
    widgets.count_shown(len(found), len(found))
    st.button(say("page.gaps.cell.close"), key="cell-close", type="tertiary", icon=":material/close:", on_click=_close)


def _close() -> None:
    state.CELL.put("")
    state.write_address(own=True)  # at once: the next run begins with what it says
