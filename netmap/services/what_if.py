"""Use cases about what changes when something changes."""

from __future__ import annotations

from netmap.services.analyses import Analyses

__all__ = ["WhatIfs"]


class WhatIfs(Analyses):
    """Use cases about what changes when something changes."""
