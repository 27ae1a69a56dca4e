"""Sentences: the change log, and taking a change back."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
