"""What of the handreiking's lists the overviews use, for the account of how they are made."""

from __future__ import annotations

from netmap.reference.practices import instruments, practices

__all__ = ["counts"]


def counts() -> dict[str, int]:
    """Return how many ``instruments`` and ``practices`` there are, and of how many the phase is ``stated``."""
    return {
        "instruments": len(instruments()),
        "practices": len(practices()),
        "stated": sum(practice.phase_stated for practice in practices()),
    }
