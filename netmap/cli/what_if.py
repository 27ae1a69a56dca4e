"""The command about what changes when something changes."""

from __future__ import annotations
