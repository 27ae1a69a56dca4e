"""Sentences: names that look alike, and what was decided about them."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
