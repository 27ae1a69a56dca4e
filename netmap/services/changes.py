"""Use cases about what was done before: the change log, and taking something back."""

from __future__ import annotations

from typing import Any

from netmap.services.base import Base


class Changes(Base):
    """Use cases about what was done before."""

    def changes(self, network: str | None = None) -> list[dict[str, Any]]:
        """Return the change log of a network as JSON, latest first."""
        log = self._store.change_sets(self.find_network(network).id)
        names = ("id", "who", "when", "why", "file_hash", "added", "changed", "removed")
        return [{name: getattr(entry, name) for name in names} for entry in log]
