"""Use cases about who does what, where and in which phase."""

from __future__ import annotations

from netmap.services.analyses import Analyses

__all__ = ["Overviews"]


class Overviews(Analyses):
    """Use cases about who does what, where and in which phase."""
