"""Sentences: the repair workbook."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
