"""How routes are found, in words, with the numbers that the code itself runs."""

from __future__ import annotations

from inspect import signature
from typing import Any

from netmap.analysis.routes.downward import reach_down
from netmap.texts import say

__all__ = ["ROUTES", "route_sections"]

#: What each section about routes says, in order: the ends of the codes of its sentences.
ROUTES = {
    "routes": (
        *("stages", "verify", "formal", "informal", "tells", "at_table"),
        *("best", "others", "unknown", "any_theme", "none"),
    ),
    "route_terms": ("wait", "on_call", "wait_unknown", "certainty", "single", "separate", "partner"),
    "route_whole": ("three", "stated", "old", "table", "question", "loop", "rank"),
    "route_down": ("way", "steps", "parts", "silent"),
}


def route_sections(language: str) -> list[dict[str, Any]]:
    """Return how the way of a signal is found, as sections of the method."""
    return [
        {
            "id": name,
            "part": "routes",
            "heading": say(f"method.{name}", language),
            "paragraphs": [say(f"method.{name}.{part}", language, **_numbers()) for part in parts],
            "table": None,
        }
        for name, parts in ROUTES.items()
    ]


def _numbers() -> dict[str, int]:
    return {"within": steps_shown()}


def steps_shown() -> int:
    """Return how many steps a request is followed when nobody says how many."""
    shown = signature(reach_down).parameters["within"].default
    assert isinstance(shown, int)
    return shown
