"""Sentences about the page with overviews."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
