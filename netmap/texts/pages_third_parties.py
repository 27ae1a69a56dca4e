"""Sentences about the page about whom to invite."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
