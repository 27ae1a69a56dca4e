"""Sentences about what changes when a party leaves, joins, or gets another mandate."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
