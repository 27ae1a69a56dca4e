"""Sentences about the core team: the test on its criteria, proposals and what each member adds."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
