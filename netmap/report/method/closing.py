"""The numbers of the search for ways to close, as that search itself has them."""

from __future__ import annotations

from netmap.analysis.closing import additions, lookups, ways

__all__ = ["most_agreements", "most_ways", "much_load"]


def most_agreements() -> int:
    """Return how many agreements a plan names at most."""
    return additions.MOST_ADDITIONS


def most_ways() -> int:
    """Return how many ways to close a finding names at most."""
    return ways.MOST_SHOWN


def much_load() -> int:
    """Return from how many consultations on a party may be called busy."""
    return lookups.BUSY
