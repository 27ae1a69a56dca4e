"""A table of two directions: each cell has a sign, its word, and the way to what is behind it.

Used for themes by step, and made for every other table of "who by what". It is a real table for a screen reader, each
cell says in a word what its sign says, and its links are reached by keyboard. On a phone the table moves sideways by
itself, never the page; the keyboard does so through the links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from netmap.ui import state, theme, widgets
from netmap.ui.state import say

__all__ = ["SIGNS", "Cell", "Row", "show", "turned"]

#: Sign -> its symbol and the meaning that gives its colour; "" leaves it in the colour of the text.
SIGNS = {
    "present": ("●", "present"),
    "absent": ("✕", "critical"),
    "unknown": ("?", "note"),
    "perhaps_single": ("◐?", "serious"),
    "perhaps_one_sector": ("◑?", "attention"),
    "single": ("◐", "serious"),
    "one_sector": ("◑", "attention"),
    "not_asked": ("–", ""),
}


@dataclass(frozen=True)
class Cell:
    """One cell: a sign of :data:`SIGNS`, its word, and the address that it leads to ("" for none).

    ``here`` says that what is behind it stands on this page now; its link then leads down to that.
    """

    sign: str
    word: str
    target: str = ""
    here: str = ""


@dataclass(frozen=True)
class Row:
    """One row: its name as Markdown, and a cell by the code of each column."""

    name: str
    cells: Mapping[str, Cell]


def show(name: str, corner: str, columns: Mapping[str, str], rows: Sequence[Row], *, alt: str) -> None:
    """Show the table: the first rows, how many of how many, and a button for more.

    Parameters
    ----------
    name : str
        Identifies the table on its page.
    corner : str
        The head above the names of the rows.
    columns : mapping
        The head of each column by its code, in order.
    rows : sequence of Row
        A cell that a row does not have stays empty.
    alt : str
        What a screen reader says of the table as a whole.
    """
    shown = min(state.shown(name), len(rows))
    widgets.table(
        [
            {corner: row.name}
            | {head: _markdown(row.cells[code]) if code in row.cells else "" for code, head in columns.items()}
            for row in rows[:shown]
        ],
        alt=alt,
    )
    widgets.count_shown(shown, len(rows))
    if shown < len(rows):
        st.button(say("page.more"), key=f"more-{name}", on_click=state.show_more, args=(name,))


def turned(name: str, heads: Mapping[str, str], most: int) -> dict[str, str]:
    """Return the columns that are shown now, and show the way to the others: more columns fit no screen.

    Parameters
    ----------
    name : str
        Identifies the table on its page.
    heads : mapping
        The head of every column by its code, in order.
    most : int
        How many are shown at once.
    """
    every = list(heads)
    key = f"{name}-turn"
    first = state.SHOWN.get().get(key, 0)
    first = first if first < len(every) else 0
    now = every[first : first + most]
    if len(every) > most:
        told = say("page.columns", first=first + 1, last=first + len(now), total=len(every))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(told, width="content")
            after = first + most if first + most < len(every) else 0
            st.button(say("page.columns.turn"), key=key, type="tertiary", on_click=_turn, args=(key, after))
    return {code: heads[code] for code in now}


def _turn(key: str, first: int) -> None:
    state.SHOWN.put({**state.SHOWN.get(), key: first})


def _markdown(cell: Cell) -> str:
    symbol, meaning = SIGNS[cell.sign]
    sign = f":{theme.MARKDOWN_COLOURS[meaning]}[{symbol}]" if meaning else symbol
    if cell.here:
        return f"{sign} **[{cell.word}](#{cell.here})** ▾"
    return f"{sign} [{cell.word}]({cell.target})" if cell.target else f"{sign} {cell.word}"
