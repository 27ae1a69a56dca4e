"""How netmap works out who holds the web together, with the numbers that the analysis itself runs."""

from __future__ import annotations

from inspect import signature
from typing import Any

from netmap.analysis.hub import holders, overlap, sectors, stability
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubView
from netmap.report.hub import cooperation
from netmap.texts import format_number, say

__all__ = ["hub_sections"]

#: Heading and sentences of each section, in order.
_SECTIONS = {
    "hub_views": (
        "method.hub_views",
        ("method.hub_views.none", "method.hub_views.row", "method.hub_views.rank", "method.hub_views.without"),
    ),
    "hub_paper": (
        "method.hub_paper",
        (
            *("method.hub_paper.plan", "method.hub_paper.practice", "method.hub_paper.person"),
            *("method.hub_paper.most", "method.hub_paper.collective"),
        ),
    ),
    "hub_firm": (
        "method.hub_firm",
        ("method.hub_firm.runs", "method.hub_firm.assume", "method.hub_firm.band", "method.hub_firm.firm"),
    ),
    "hub_together": (
        "method.hub_together",
        (
            *("method.hub_together.count", "method.hub_together.open", "method.hub_together.shuffle"),
            *("method.hub_together.overlap", "method.hub_together.ask"),
        ),
    ),
    "hub_limits": (
        "method.hub_limits",
        (
            *("method.hub_limits.score", "method.hub_limits.good", "method.hub_limits.paper"),
            *("method.hub_limits.fragile", "method.hub_limits.large", "method.hub_limits.guess"),
        ),
    ),
}
_VIEWS = {
    HubView.REACH: ("method.hub_views.reach", "method.hub_views.reach.how"),
    HubView.BROKERAGE: ("method.hub_views.brokerage", "method.hub_views.brokerage.how"),
    HubView.DEPENDENCE: ("method.hub_views.dependence", "method.hub_views.dependence.how"),
}


def hub_sections(language: str) -> list[dict[str, Any]]:
    """Return how the three lists are made, how firm a place is, and what the lists do not say.

    Returns
    -------
    list of dict
        ``id``, ``part`` ("hub"), ``heading``, ``paragraphs`` and ``table``, as the other sections have them. The
        numbers are read from the code that runs, so that a changed constant changes the text.
    """
    numbers = _numbers(language)
    return [
        {
            "id": name,
            "part": "hub",
            "heading": say(heading, language),
            "paragraphs": [say(code, language, **numbers) for code in codes],
            "table": _views(language) if name == "hub_views" else None,
        }
        for name, (heading, codes) in _SECTIONS.items()
    ]


def _views(language: str) -> dict[str, Any]:
    return {
        "columns": [say("method.hub_views.view", language), say("method.hub_views.how", language)],
        "rows": [[say(word, language), say(how, language)] for word, how in (_VIEWS[view] for view in HubView)],
    }


def _numbers(language: str) -> dict[str, Any]:
    return {
        "runs": signature(find_hub).parameters["runs"].default,
        "nodes": format_number(stability.MOST_NODES, language),
        "missing": _percent(stability.MISSING),
        "share": _percent(stability.MIDDLE),
        "width": stability.FIRM_PLACES,
        "draws": format_number(sectors.DRAWS, language),
        "least": overlap.LEAST_MEMBERS,
        "members": _percent(overlap.SAME_MEMBERS),
        "themes": _percent(overlap.SAME_THEMES),
        "rare": _percent(cooperation.RARE),
        "most": holders.MOST_TESTED,
    }


def _percent(share: float) -> int:
    return round(share * 100)
