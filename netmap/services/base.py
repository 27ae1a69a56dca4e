"""What every use case needs: the store, the clock, who is at work, and finding the network that is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from netmap.errors import NetworkNotFound
from netmap.model import Network, SettingKey, normalise, slug
from netmap.reference.vocabulary import shipped_terms
from netmap.services.kept import Kept
from netmap.store.port import Health, NetworkStore, NetworkSummary
from netmap.texts import say

_KEPT = 3  # networks in memory: of two that are compared, and one that others look at


class Base:
    """Use cases about networks as a whole.

    Parameters
    ----------
    store : NetworkStore
    today : callable
        Returns today's date.
    now : callable
        Returns the time as UTC text for the change log.
    who : str
        The account for the change log.
    """

    def __init__(self, store: NetworkStore, *, today: Callable[[], date], now: Callable[[], str], who: str) -> None:
        self._store, self._today, self._now, self._who = store, today, now, who
        self._read: Kept[Network] = Kept(_KEPT)

    # --- networks ----------------------------------------------------------------------------------------

    def health(self) -> Health:
        """Return what the database's own check found at start."""
        return self._store.health

    def networks(self) -> list[NetworkSummary]:
        """Return every network, ordered by id."""
        return self._store.networks()

    def network_list(self) -> list[dict[str, Any]]:
        """Return every network as JSON: id, name, counts, reference date and whether it is an example."""
        listed = []
        for summary in self.networks():
            settings = self._store.read(summary.id).settings(SettingKey.REFERENCE_DATE)
            listed.append(
                {
                    "id": summary.id,
                    "name": summary.name,
                    "counts": summary.counts,
                    "reference_date": settings[0].value if settings else None,
                    "example": summary.example,
                }
            )
        return listed

    def status(self, language: str = "nl") -> dict[str, Any]:
        """Return which database is used, its version and health, and the networks in it, as JSON."""
        health = self.health()
        return {
            "database": health.database,
            "version": health.version,
            "schema": health.schema,
            "healthy": health.healthy,
            "problems": [say(code, language, **details) for code, details in health.problems],
            "networks": self.network_list(),
        }

    def data_version(self, network_id: str) -> str:
        """Return what identifies the present content of a network."""
        return self._store.data_version(network_id)

    def find_network(self, name: str | None = None) -> NetworkSummary:
        """Return the network with this name or id; without a name the only one there is.

        Examples count only when they are all there is.

        Raises
        ------
        NetworkNotFound
            When there is none with that name, none at all, or more than one and none was named.
        """
        networks = self.networks()
        if name is not None:
            wanted = normalise(name)
            found = [n for n in networks if n.id == name] or [n for n in networks if normalise(n.name) == wanted]
            if not found:
                raise NetworkNotFound("network.unknown", found=name, known=named(networks))
        else:
            found = [n for n in networks if not n.example] or networks
            if not found:
                raise NetworkNotFound("network.none")
        if len(found) > 1:
            raise NetworkNotFound("network.several", known=named(found))
        return found[0]

    def network(self, name: str | None = None) -> Network:
        """Return a whole network. Raises as :meth:`find_network`.

        The last few are kept by what identifies their content: a page asks for the same one several times over.
        """
        summary = self.find_network(name)
        return self._read.get((summary.id, summary.data_version), lambda: self._store.read(summary.id))

    def close(self) -> None:
        """Release the database; the embedded one stops by itself after its last client."""
        self._store.close()


def new_network(name: str, *, taken: set[str] | frozenset[str] = frozenset()) -> Network:
    """Return an empty network with the shipped vocabulary; its id is the slug of its name."""
    base = f"net-{slug(name)}"
    network_id, number = base, 1
    while network_id in taken:
        number += 1
        network_id = f"{base}-{number}"
    return Network(id=network_id, name=name, municipality=name).with_records(shipped_terms())


def named(networks: list[NetworkSummary]) -> list[str]:
    """Return the names of networks, for a sentence."""
    return [network.name for network in networks]
