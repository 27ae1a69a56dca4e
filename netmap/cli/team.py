"""The command about the core team: its test, proposals, and teams that were kept to compare."""

from __future__ import annotations
