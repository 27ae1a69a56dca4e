"""The table of an overview as a heat map: the darker the more. Each cell has its number or sign as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from netmap.report.colours import DARK, LIGHT
from netmap.ui import matrix, state, widgets
from netmap.ui.pages_overviews import grid
from netmap.ui.state import say

#: Most that is seen at once; the table has all of it.
MOST_COLUMNS = 24
#: More columns than this cannot be read on a phone as a whole.
FEW = 8
_HIGH = 28  # pixels of a row
#: From how many on -> the colour of a cell and of what is written in it; the same in light and dark.
_PRESENT = ((7, "#0B5C6B", "#FFFFFF"), (4, "#2F7F8D", "#FFFFFF"), (2, "#9CCBD3", "#1B2328"), (0, "#DCECEF", "#1B2328"))
_OTHER = {
    "absent": ("#FFFFFF", "#9B1C1C"),
    "unknown": ("#E3E7EA", "#41525C"),
    "not_asked": ("#FFFFFF", "#41525C"),
}
_EDGE = "#87929A"


def heat_map(kind: Mapping[str, str], result: grid.Result) -> None:
    """Show the rows that the table shows, in the same order; where there is no table, say so."""
    from pyarrow import table as columns_of  # type: ignore[import-untyped]

    shown = grid.grid_of(result)
    with st.container(gap="xsmall"):
        st.header(say("page.overviews.heat"), anchor=False)
        if not shown.rows or not shown.columns:
            st.markdown(say("page.overviews.heat.none"))
            return
        most = min(state.shown(f"overview-{kind['id']}"), len(shown.rows))
        rows = _names([entry["name"] for entry in list(shown.rows.values())[:most]])
        columns = _names([entry["name"] for entry in list(shown.columns.values())[:MOST_COLUMNS]])
        cells = [
            {"row": name, "column": head, **_look(shown.cell(row, column))}
            for row, name in zip(shown.rows, rows, strict=False)
            for column, head in zip(shown.columns, columns, strict=False)
        ]
        told = _told(cells)
        with widgets.column():
            st.markdown(told)
        # On a screen too narrow for all columns it moves sideways by itself, and says so.
        if len(columns) > FEW:
            with st.container(key="sideways-heat"):
                widgets.note(say("page.overviews.heat.sideways"))
        with st.container(key="heat-wide" if len(columns) > FEW else "heat"):
            st.vega_lite_chart(
                columns_of({name: [cell[name] for cell in cells] for name in cells[0]}),
                _spec(rows, columns),
                width="stretch",
                alt=f"{result['title']}. {told}",
                key="overview-heat",
            )
        widgets.note(say("page.overviews.heat.legend"))
        widgets.note(
            say(
                "page.overviews.heat.shown",
                rows=len(rows),
                of=len(shown.rows),
                columns=len(columns),
                all=len(shown.columns),
            )
        )


def _names(names: Sequence[str]) -> list[str]:
    """Return names that differ: what is called the same would be one row."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(widgets.capital(name) if seen[name] == 1 else f"{widgets.capital(name)} ({seen[name]})")
    return found


def _look(cell: grid.Cell | None) -> dict[str, Any]:
    sign, word = grid.sign(cell)
    if sign == "present" and cell is not None:
        colour, letters = next((fill, ink) for least, fill, ink in _PRESENT if cell["count"] >= least)
        text = str(cell["count"]) if cell["count"] else matrix.SIGNS[sign][0]
    else:
        colour, letters = _OTHER[sign]
        text = matrix.SIGNS[sign][0]
    return {"sign": sign, "colour": colour, "letters": letters, "text": text, "word": word}


def _told(cells: Sequence[Mapping[str, Any]]) -> str:
    counts = Counter(cell["sign"] for cell in cells)
    return say(
        "page.overviews.heat.told",
        total=len(cells),
        present=counts["present"],
        absent=counts["absent"],
        unknown=counts["unknown"],
    )


def _axis() -> dict[str, Any]:
    dark = st.context.theme.type == "dark"
    return {
        "domain": False,
        "ticks": False,
        "labelFlush": False,
        "labelFontSize": 13,
        "labelColor": (DARK if dark else LIGHT)["text"],
    }


def _spec(rows: Sequence[str], columns: Sequence[str]) -> dict[str, Any]:
    across = {
        "field": "column",
        "type": "nominal",
        "sort": list(columns),
        "title": None,
        "axis": {"orient": "top", "labelAngle": -50, "labelLimit": 140, "labelOverlap": False, **_axis()},
    }
    down = {
        "field": "row",
        "type": "nominal",
        "sort": list(rows),
        "title": None,
        "axis": {"labelLimit": 200, "labelOverlap": False, **_axis()},
    }
    tooltip = [
        {"field": "row", "title": " "},
        {"field": "column", "title": "  "},
        {"field": "word", "title": "   "},
    ]
    return {
        "height": {"step": _HIGH},
        "encoding": {"x": across, "y": down, "tooltip": tooltip},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": _EDGE, "strokeWidth": 0.5},
                "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}},
            },
            {
                "mark": {"type": "text", "fontSize": 13, "fontWeight": 600},
                "encoding": {
                    "text": {"field": "text"},
                    "color": {"field": "letters", "type": "nominal", "scale": None},
                },
            },
        ],
    }
