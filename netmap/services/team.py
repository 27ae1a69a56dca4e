"""Use cases about the core team: its test, proposals, and teams that were kept to compare."""

from __future__ import annotations

from netmap.services.analyses import Analyses

__all__ = ["Teams"]


class Teams(Analyses):
    """Use cases about the core team: its test, proposals, and teams that were kept to compare."""
