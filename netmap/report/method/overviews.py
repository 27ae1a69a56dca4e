"""How netmap works out who does what, where and in which phase, with the numbers that the analysis itself runs."""

from __future__ import annotations

from typing import Any

__all__ = ["overviews_sections"]


def overviews_sections(language: str) -> list[dict[str, Any]]:
    """Return the sections; see :func:`netmap.report.method.sections.method_sections`."""
    return []
