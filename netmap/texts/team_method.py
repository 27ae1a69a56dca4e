"""Sentences about how netmap tests and proposes a core team."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
