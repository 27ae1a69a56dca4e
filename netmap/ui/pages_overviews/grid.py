"""The table of an overview: a sign and a word or number in each cell. A cell opens the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from netmap.ui import entries, matrix, state, widgets
from netmap.ui.pages_overviews import ANCHORS
from netmap.ui.state import say
from netmap.ui.widgets import tekst

Result = Mapping[str, Any]
Cell = Mapping[str, Any]
Entry = Mapping[str, str]

#: What there may be to open in a cell.
_BEHIND = ("entries", "perhaps", "evidence", "confidence_reason")
COLUMNS = 6  # besides the names of the rows


@dataclass(frozen=True)
class Grid:
    """An overview as it is shown: the longer direction in the rows, for a page is longer than it is wide."""

    rows: Mapping[str, Entry]
    columns: Mapping[str, Entry]
    cells: Mapping[tuple[str, str], Cell]
    turned: bool

    def cell(self, row: str, column: str) -> Cell | None:
        """Return what is known where a row and a column as shown meet."""
        return self.cells.get((column, row) if self.turned else (row, column))


def grid_of(result: Result) -> Grid:
    """Return the table of an overview; one without a table gives one without rows."""
    rows = {entry["of"]: entry for entry in result["rows"]}
    columns = {entry["of"]: entry for entry in result["columns"]}
    cells = {(cell["row_of"], cell["column_of"]): cell for cell in result["cells"]}
    turned = len(columns) > len(rows)
    return Grid(columns, rows, cells, turned) if turned else Grid(rows, columns, cells, turned)


def grid(kind: Mapping[str, str], result: Result) -> None:
    """Show the table with the first rows and columns, and what is behind the chosen cell."""
    shown = grid_of(result)
    if not shown.rows or not shown.columns:
        if kind["id"] != "spread":
            with widgets.column():
                st.header(tekst(result["title"]), anchor=ANCHORS["table"])
                st.markdown(say("page.overviews.none"))
        return
    with st.container(gap="xsmall"):
        st.header(tekst(result["title"]), anchor=ANCHORS["table"])
        if state.CELL.get() and _chosen(result) is None:
            _close()
            st.info(say("page.overviews.cell.gone"))
        widgets.note(say("page.overviews.help"))
        name = f"overview-{kind['id']}"
        heads = {code: widgets.capital(entry["name"]) for code, entry in shown.columns.items()}
        columns = matrix.turned(name, heads, COLUMNS)
        rows = [
            matrix.Row(_name(entry), {code: _cell(shown, row, code) for code in columns})
            for row, entry in shown.rows.items()
        ]
        with st.container(key="sideways"):  # for the eye, on a screen too narrow for the table
            widgets.note(say("page.overviews.sideways"))
        matrix.show(name, say("page.overviews.corner"), columns, rows, alt=tekst(result["title"]))
        widgets.note(say("page.overviews.legend"))
        if any(sign(cell)[0] == "not_asked" for cell in shown.cells.values()):
            widgets.note(say("page.overviews.legend.not_asked"))
        _opened(result)


def sign(cell: Cell | None) -> tuple[str, str]:
    """Return the sign of a cell and its word: how many, or that it is absent or not known."""
    if cell is None or (not cell["named"] and cell["state"] != "present"):
        return "not_asked", ""  # nobody says that somebody should be there
    if cell["state"] == "present":
        return "present", ", ".join(cell["marks"]) or str(cell["count"])
    return cell["state"], say(f"page.sign.{cell['state']}")


def _name(entry: Entry) -> str:
    return widgets.named(entry.get("of") or "", widgets.capital(entry["name"]))


def _cell(shown: Grid, row: str, column: str) -> matrix.Cell:
    cell = shown.cell(row, column)
    symbol, word = sign(cell)
    if cell is None or symbol == "not_asked" or not any(cell[part] for part in _BEHIND):
        return matrix.Cell(symbol, word)
    here = _address(cell)
    return matrix.Cell(
        symbol,
        word,
        widgets.address("overviews", blik=state.LENS.get(), vak=here),
        ANCHORS["cell"] if state.CELL.get() == here else "",
    )


def _address(cell: Cell) -> str:
    return f"{cell['row_of']}|{cell['column_of']}"


def _chosen(result: Result) -> Cell | None:
    return next((cell for cell in result["cells"] if _address(cell) == state.CELL.get()), None)


def behind(result: Result) -> tuple[Entry, Entry] | None:
    """Return the row and column of the cell that is open; None without one."""
    cell = _chosen(result)
    if cell is None:
        return None
    row = next(entry for entry in result["rows"] if entry["of"] == cell["row_of"])
    return row, next(entry for entry in result["columns"] if entry["of"] == cell["column_of"])


def _opened(result: Result) -> None:
    """Show what is behind the chosen cell: in words, who, and the rows of the user's own data."""
    cell, ends = _chosen(result), behind(result)
    if cell is None or ends is None:
        return
    row, column = (tekst(widgets.capital(entry["name"])) for entry in ends)
    st.subheader(say("page.overviews.cell", row=row, column=column), anchor=ANCHORS["cell"])
    symbol, _ = sign(cell)
    with widgets.column():
        # Who is there stands below, all of them: only what they do is still to be said.
        told = ", ".join(map(tekst, cell["marks"])) or tekst(cell["state_word"])
        words = told if cell["entries"] else entries.told(cell["words"], cell, *ends)
        st.markdown(f"{matrix.SIGNS[symbol][0]} {words}")
        if cell["entries"]:
            st.markdown(widgets.bullets(widgets.named(one["of"], one["name"]) for one in cell["entries"]))
            widgets.count_shown(len(cell["entries"]), len(cell["entries"]))
        if cell["confidence_reason"]:
            widgets.note(entries.told(cell["confidence_reason"], cell, *ends))
        if cell["evidence"]:
            st.markdown(f"**{say('page.overviews.rows')}**\n\n{widgets.bullets(map(_row, cell['evidence']))}")
            if not cell["evidence_all"]:
                widgets.note(say("page.overviews.rows.more", count=len(cell["evidence"])))
    st.button(say("page.overviews.close"), key="cell-close", type="tertiary", icon=":material/close:", on_click=_close)


def _row(row: Mapping[str, Any]) -> str:
    told = tekst(row["text"])
    return say("page.overviews.row", sheet=tekst(row["sheet"]), row=row["row"], text=told) if row["sheet"] else told


def _close() -> None:
    state.CELL.put("")
    state.write_address(own=True)  # at once: the next run begins with what it says
