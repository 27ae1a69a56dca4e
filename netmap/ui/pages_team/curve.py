"""What a larger or smaller team would reach: as a table, and as a small chart for who likes to see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import streamlit as st

from netmap.report.colours import DARK, LIGHT
from netmap.ui import entries, widgets
from netmap.ui.state import say

_HIGH, _AXIS = 32, 60  # pixels of one bar, and of the axis below them


def curve(result: Mapping[str, Any], *, stopped: bool) -> None:
    """Show for each size what the best team reaches."""
    found = result["curve"]
    if not found:
        return
    with st.container(gap="xsmall"):
        st.header(say("page.team.curve"), anchor=False)
        if stopped:
            widgets.note(say("page.team.curve.stopped"))
        bars = [one for one in found if one["team"]]
        if len(bars) > 1:
            _chart(bars)
        with st.expander(say("page.team.curve.help")):
            columns = say("page.team.size"), say("page.team.reach"), say("page.team.team")
            widgets.table([dict(zip(columns, _row(one), strict=True)) for one in found], alt=say("page.team.curve.alt"))
            widgets.count_shown(len(found), len(found))


def _row(one: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(one["size"]), entries.told(one["sentence"], one), ", ".join(entries.names(one["team"], 7)) or "–"


def _chart(bars: Sequence[Mapping[str, Any]]) -> None:
    """Show the shares as bars, each with its number beside it: colour and length say nothing that is not written."""
    size, share = say("page.team.size"), say("page.team.chart.share")
    # The framework's own letters are too pale in a chart.
    colours = DARK if st.context.theme.type == "dark" else LIGHT
    told = [say("page.team.chart.bar", size=one["size"], share=one["share"]) for one in bars]
    with widgets.column():
        chart: dict[str, Any] = {
            "height": _HIGH * len(bars) + _AXIS,
            "encoding": {
                "y": {"field": "size", "type": "ordinal", "title": size, "sort": None, "axis": {"labelOverlap": False}},
                "x": {
                    "field": "share",
                    "type": "quantitative",
                    "title": share,
                    "scale": {"domain": [0, 100]},
                    "axis": {"values": [0, 25, 50, 75, 100]},
                },
            },
            "layer": [
                {"mark": {"type": "bar", "tooltip": None, "color": colours["accent"]}},
                {
                    "mark": {"type": "text", "align": "left", "dx": 4, "fontSize": 14, "color": colours["text"]},
                    "encoding": {"text": {"field": "label", "type": "nominal"}},
                },
            ],
            "config": {
                "view": {"stroke": None},
                "axis": {
                    "labelFontSize": 14,
                    "titleFontSize": 14,
                    "labelColor": colours["text"],
                    "titleColor": colours["text"],
                },
            },
        }
        st.vega_lite_chart(_columns(bars), chart, width="stretch", alt=say("page.team.chart.alt", bars=told))
        st.markdown(_sentence(bars))


def _columns(bars: Sequence[Mapping[str, Any]]) -> Any:
    from pyarrow import table as columns_of  # type: ignore[import-untyped]

    return columns_of(
        {
            "size": [str(one["size"]) for one in bars],
            "share": [one["share"] for one in bars],
            "label": [f"{one['share']} %" for one in bars],
        }
    )


def _sentence(bars: Sequence[Mapping[str, Any]]) -> str:
    """Return what one member more brings at most, and between which sizes; of equals the first."""
    before, after = max(pairwise(bars), key=lambda step: (step[1]["share"] - step[0]["share"], -step[0]["size"]))
    if after["share"] <= before["share"]:
        return say("page.team.chart.flat", share=before["share"])
    sizes = {"first": before["size"], "second": after["size"]}
    return say("page.team.chart.most", **sizes, before=before["share"], after=after["share"])
