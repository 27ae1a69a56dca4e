"""How netmap tests and proposes a core team, with the numbers that the analysis itself runs."""

from __future__ import annotations

from typing import Any

__all__ = ["team_sections"]


def team_sections(language: str) -> list[dict[str, Any]]:
    """Return the sections; see :func:`netmap.report.method.sections.method_sections`."""
    return []
