"""How netmap works out whom to invite in a situation, with the numbers that the analysis itself runs."""

from __future__ import annotations

from typing import Any

__all__ = ["third_parties_sections"]


def third_parties_sections(language: str) -> list[dict[str, Any]]:
    """Return the sections; see :func:`netmap.report.method.sections.method_sections`."""
    return []
