"""What the rest of netmap may ask of a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from netmap.model import ChangeSet, Network


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSummary:
    """One network, without its records. ``counts`` holds the number of records per label and type."""

    id: str
    name: str
    municipality: str = ""
    example: bool = False
    visible: bool = True
    data_version: str = ""
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChangeSet:
    """One line of the change log."""

    id: str
    who: str
    when: str
    why: str
    file_hash: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What somebody kept beside a network to compare.

    ``kind`` is "team"; ``members`` are references as text ("Organisation:org-1"), which need not be there any more.
    ``made_on`` is an ISO date, ``made_by`` the account.
    """

    kind: str
    name: str
    members: tuple[str, ...]
    made_on: str
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the check at start found.

    ``problems`` holds (code, details) pairs for ``netmap.texts``; with any problem the store is read-only.
    """

    database: str
    version: str
    schema: int
    healthy: bool
    problems: tuple[tuple[str, dict[str, object]], ...] = ()


class NetworkStore(Protocol):
    """A place where networks are kept. Every method may raise ``StoreError``."""

    @property
    def health(self) -> Health:
        """What the check at start found; it ran before the first answer."""

    def networks(self) -> list[NetworkSummary]:
        """Return every visible network, ordered by id."""

    def data_version(self, network_id: str) -> str:
        """Return the id of the last ChangeSet of a network; cheap. Raises ``NetworkNotFound``."""

    def read(self, network_id: str) -> Network:
        """Return a whole network. Raises ``NetworkNotFound``."""

    def create(self, network: Network) -> None:
        """Store a new network with the records it has (its vocabulary); doing it twice changes nothing."""

    def apply(self, change_set: ChangeSet) -> None:
        """Write a ChangeSet in one transaction; writing the same one twice changes nothing.

        Raises
        ------
        StoreConflict
            If a record has another version than ``before`` says: nothing is written.
        StoreReadOnly
            If the check at start found a difference.
        """

    def change_sets(self, network_id: str) -> list[LoggedChangeSet]:
        """Return the change log, latest first."""

    def change_records(self, network_id: str) -> dict[str, frozenset[str]]:
        """Return which records ("kind:id") each ChangeSet names; one that names none is left out."""

    def read_change_set(self, network_id: str, change_set_id: str) -> ChangeSet:
        """Return one ChangeSet with its changes, for undo. Raises ``NetworkNotFound`` when there is none."""

    def positions(self, network_id: str, picture: str) -> dict[str, tuple[float, float]]:
        """Return where everything stands in one picture, ordered by id; {} when it was never drawn.

        Parameters
        ----------
        network_id : str
        picture : str
            Key of the picture, "web" for the whole network.

        Returns
        -------
        dict
            Id of what stands there -> x to the right and y downwards, in units of the picture.

        Raises
        ------
        NetworkNotFound
        """

    def keep_positions(
        self, network_id: str, picture: str, positions: Mapping[str, tuple[float, float]]
    ) -> dict[str, tuple[float, float]]:
        """Keep the positions of what has none in that picture, and return all, ordered by id.

        What stands somewhere is never moved: of two who draw the same picture at the same time, the second gets the
        first one's positions. Positions are no part of the data: no ChangeSet, no other ``data_version``, no place in
        an export; they go with their network. When nothing is new, nothing is written, also in a store that is
        read-only.

        Raises
        ------
        NetworkNotFound
        StoreReadOnly
            If there is something to add and the check at start found a difference.
        QueryFailed
            ``store.bad_value`` when a position is no number, or an id or key no text.
        """

    def scenarios(self, network_id: str) -> list[Scenario]:
        """Return what was kept beside a network to compare, ordered by kind and name; [] when nothing was.

        Raises
        ------
        NetworkNotFound
        """

    def keep_scenario(self, network_id: str, scenario: Scenario, *, most: int) -> None:
        """Keep a scenario; one of the same kind whose name differs in capitals or signs at most is replaced.

        Scenarios are no part of the data: no ChangeSet, no other ``data_version``, no place in an export; they go
        with their network.

        Raises
        ------
        NetworkNotFound
        StoreReadOnly
            If the check at start found a difference.
        UsageError
            ``store.too_many_scenarios`` when there are ``most`` of this kind, also when several write at once.
        QueryFailed
            ``store.bad_value`` when a text is none, or a name or member is empty.
        """

    def forget_scenario(self, network_id: str, kind: str, name: str) -> None:
        """Remove a scenario, found by its name as :meth:`keep_scenario` does; doing it twice changes nothing.

        Raises
        ------
        NetworkNotFound
        StoreReadOnly
        """

    def delete(self, network_id: str) -> None:
        """Remove a network and all that belongs to it, in steps; doing it twice changes nothing."""

    def close(self) -> None:
        """Release the connection; the embedded server stops by itself after its last client."""
