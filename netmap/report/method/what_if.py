"""How netmap works out what changes when something changes, with the numbers that the analysis itself runs."""

from __future__ import annotations

from typing import Any

__all__ = ["what_if_sections"]


def what_if_sections(language: str) -> list[dict[str, Any]]:
    """Return the sections; see :func:`netmap.report.method.sections.method_sections`."""
    return []
