"""Sentences about the page about the core team."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
