"""Sentences about how netmap works out a what-if."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
