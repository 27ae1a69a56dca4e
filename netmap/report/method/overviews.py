"""How netmap works out who does what, where and in which phase, with the numbers that the analysis itself runs."""

from __future__ import annotations

from typing import Any

from netmap.analysis.overviews.results import Kind
from netmap.analysis.overviews.shipped import counts
from netmap.texts import say

__all__ = ["overviews_sections"]

#: Heading and sentences of each section, in order.
_SECTIONS = {
    "overviews_states": (
        "method.overviews_states",
        (
            *("method.overviews_states.three", "method.overviews_states.absent", "method.overviews_states.doubt"),
            *("method.overviews_states.rows", "method.overviews_states.situation"),
        ),
    ),
    "overviews_kinds": ("method.overviews_kinds", ("method.overviews_kinds.own",)),
    "overviews_hand": (
        "method.overviews_hand",
        (
            *("method.overviews_hand.from", "method.overviews_hand.own"),
            *("method.overviews_hand.who", "method.overviews_hand.choose"),
        ),
    ),
    "overviews_limits": (
        "method.overviews_limits",
        ("method.overviews_limits.fill", "method.overviews_limits.money", "method.overviews_limits.good"),
    ),
}


def overviews_sections(language: str) -> list[dict[str, Any]]:
    """Return the sections; see :func:`netmap.report.method.sections.method_sections`."""
    numbers = counts()
    return [
        {
            "id": name,
            "part": "overviews",
            "heading": say(heading, language),
            "paragraphs": [say(code, language, **numbers) for code in codes],
            "table": _kinds(language) if name == "overviews_kinds" else None,
        }
        for name, (heading, codes) in _SECTIONS.items()
    ]


def _kinds(language: str) -> dict[str, Any]:
    """Return what each overview counts as being there."""
    return {
        "columns": [say("method.overviews_kinds.kind", language), say("method.overviews_kinds.how", language)],
        "rows": [
            [say(f"overview.title.{kind.value}", language), say(f"method.overviews_kinds.{kind.value}", language)]
            for kind in Kind
        ],
    }
