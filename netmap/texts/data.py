"""Sentences: the page Gegevens."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
