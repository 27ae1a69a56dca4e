"""Use cases about whom to invite in a situation."""

from __future__ import annotations

from netmap.services.analyses import Analyses

__all__ = ["ThirdParties"]


class ThirdParties(Analyses):
    """Use cases about whom to invite in a situation."""
