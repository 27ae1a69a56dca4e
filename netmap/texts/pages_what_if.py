"""Sentences about the page about what happens when something changes."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
