"""How netmap works out what changes when something changes, and what each change does."""

from __future__ import annotations

from typing import Any

from netmap.texts import say

__all__ = ["what_if_sections"]

#: Heading and sentences of each section, in order.
_SECTIONS = {
    "what_if": (
        "method.what_if",
        (
            *("method.what_if.copy", "method.what_if.same", "method.what_if.folded", "method.what_if.counted"),
            *("method.what_if.moot", "method.what_if.not_known", "method.what_if.parties"),
        ),
    ),
    "what_if_changes": ("method.what_if_changes", ()),
    "what_if_memory": (
        "method.what_if_memory",
        ("method.what_if_memory.guide", "method.what_if_memory.person", "method.what_if_memory.theme"),
    ),
    "what_if_limits": (
        "method.what_if_limits",
        ("method.what_if_limits.people", "method.what_if_limits.forecast", "method.what_if_limits.scenarios"),
    ),
}
_CHANGES = (
    ("method.what_if_changes.party", "method.what_if_changes.party.how"),
    ("method.what_if_changes.sector", "method.what_if_changes.sector.how"),
    ("method.what_if_changes.withdraws", "method.what_if_changes.withdraws.how"),
    ("method.what_if_changes.grows", "method.what_if_changes.grows.how"),
    ("method.what_if_changes.person", "method.what_if_changes.person.how"),
    ("method.what_if_changes.joins", "method.what_if_changes.joins.how"),
    ("method.what_if_changes.mandate", "method.what_if_changes.mandate.how"),
)


def what_if_sections(language: str) -> list[dict[str, Any]]:
    """Return how two maps are compared, what each change does, what leaves with one person, and what it does not say.

    Returns
    -------
    list of dict
        ``id``, ``part`` ("what_if"), ``heading``, ``paragraphs`` and ``table``, as the other sections have them.
    """
    return [
        {
            "id": name,
            "part": "what_if",
            "heading": say(heading, language),
            "paragraphs": [say(code, language) for code in codes],
            "table": _changes(language) if name == "what_if_changes" else None,
        }
        for name, (heading, codes) in _SECTIONS.items()
    ]


def _changes(language: str) -> dict[str, Any]:
    return {
        "columns": [say("method.what_if_changes.change", language), say("method.what_if_changes.how", language)],
        "rows": [[say(change, language), say(how, language)] for change, how in _CHANGES],
    }
