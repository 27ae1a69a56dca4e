"""Sentences about whom to invite in a situation, why and through whom."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
