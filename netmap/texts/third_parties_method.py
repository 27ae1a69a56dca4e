"""Sentences about how netmap chooses whom to invite."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
