"""Sentences about the overviews: who does what, where and in which phase."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
