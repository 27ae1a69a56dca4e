"""Sentences: what netmap refuses to keep, and why."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
