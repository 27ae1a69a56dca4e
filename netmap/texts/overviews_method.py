"""Sentences about how the overviews are made."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
