"""The store of networks on a database that speaks Bolt: a Neo4j server, or the database that netmap starts itself.

Each public method is one use of the port. Every write is one transaction that first takes its turn at the Network
node, so that two writers of one network come one after the other, and then asks whether it was done already.
"""

from __future__ import annotations

import itertools
import random
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TypeVar

from netmap.errors import NetworkNotFound, StoreConflict, StoreReadOnly, StoreUnavailable, UsageError
from netmap.model import ChangeSet, Network, Record, Ref
from netmap.store import embedded, rows, writes
from netmap.store.checks import check_database, ledger_counts
from netmap.store.driver import Database, Login, Transaction
from netmap.store.port import Health, LoggedChangeSet, NetworkSummary, Scenario
from netmap.store.quiet import Quiet
from netmap.store.writes import DoneAlready, Head

__all__ = ["MOST_ROWS", "BoltStore", "open_bolt_store", "open_embedded_store"]

T = TypeVar("T")

MOST_ROWS = 50_000  # of one transaction
_MOST_PARTS = 16  # of a network's Ledger, before they are added up
_READ_SECONDS = 30.0  # for a network that others keep writing to
_FREE_READS = 4  # before others are made to wait
_SECOND_LOOK_SECONDS = 0.05


class _NotChecked(Exception):
    """The database behind the connection is another than the one that was checked."""


class BoltStore:
    """A ``NetworkStore`` over Bolt; see the port for what each method promises. Safe for use by several threads.

    Parameters
    ----------
    database : Database
    name : str
        What people call this database: its address or folder.
    own_check : callable, optional
        Returns what the database found wrong with itself.
    folder : Path, optional
        Data folder of the embedded database.
    on_close : callable, optional
    """

    def __init__(
        self,
        database: Database,
        name: str,
        *,
        own_check: Callable[[], Sequence[str]] = tuple,
        folder: Path | None = None,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._name = name
        self._own_check = own_check
        self._folder = folder
        self._on_close = on_close
        self._id = f"led-{uuid.uuid4().hex[:16]}"  # of our part of the Ledger
        self._quiet = Quiet(folder)
        self._writing = threading.Lock()
        self._checking = threading.RLock()
        self._checked = -1
        self._check()
        if self._health.healthy:
            self._tidy()

    @property
    def health(self) -> Health:
        """What the check at start found; it ran before the first answer."""
        return self._health

    def networks(self) -> list[NetworkSummary]:
        """Return every visible network, ordered by id."""
        heads = [Head(*row) for row in self._read(lambda tx: tx.run("read_networks"))]
        ledgers = self._read(lambda tx: tx.run("read_ledgers"))
        counts = ledger_counts([[row[0], *row[2:]] for row in ledgers])
        return [
            NetworkSummary(
                id=head.id,
                name=head.name,
                municipality=head.municipality,
                example=head.example,
                visible=head.visible,
                data_version=head.data_version,
                counts={
                    kind: count
                    for kind, count in sorted(counts.get(head.id, {}).items())
                    if count and kind not in ("ChangeSet", "Change")
                },
            )
            for head in heads
            if head.visible and not head.deleting
        ]

    def data_version(self, network_id: str) -> str:
        """Return the id of the last ChangeSet of a network; cheap. Raises ``NetworkNotFound``."""
        return self._head(network_id).data_version

    def read(self, network_id: str) -> Network:
        """Return a whole network. Raises ``NetworkNotFound``."""
        head, nodes, ties = self._read_whole(network_id)
        records: dict[tuple[str, str], Record] = {}
        for kind, properties in nodes:
            records[kind, properties["id"]] = rows.record_of(kind, properties)
        for kind, start_label, start, end_label, end, properties in ties:
            ends = Ref(start_label, start), Ref(end_label, end)
            records[kind, properties["id"]] = rows.record_of(kind, properties, *ends)
        return Network(
            id=head.id,
            name=head.name,
            municipality=head.municipality,
            visible=head.visible,
            example=head.example,
            records=dict(sorted(records.items())),
            data_version=head.data_version,
        )

    def create(self, network: Network) -> None:
        """Store a new network with the records it has (its vocabulary); doing it twice changes nothing."""
        rows.check_key("Network", "id", network.id)
        batches, delta = rows.plan_records(network.id, network.records.values())
        _check_size(sum(delta.values()))

        def work(tx: Transaction) -> None:
            writes.create_network(tx, network, batches, delta, ledger=self._id)

        if self._read(lambda tx: writes.is_being_removed(tx, network.id)):
            self.delete(network.id)
        self._write(work)

    def apply(self, change_set: ChangeSet) -> None:
        """Write a ChangeSet in one transaction; writing the same one twice changes nothing.

        Raises
        ------
        StoreConflict
            If a record has another version than ``before`` says: nothing is written.
        StoreReadOnly
            If the check at start found a difference.
        """
        if not change_set:
            return
        _check_size(len(change_set.changes) + len(change_set.moved))
        rows.check_key("ChangeSet", "id", change_set.id)
        batches, delta = rows.plan_changes(change_set)
        parts = rows.change_parts(change_set)

        def work(tx: Transaction) -> None:
            writes.apply_changes(tx, change_set, batches, parts, delta, ledger=self._id)

        try:
            self._write(work)
        except StoreConflict:
            # Where a second writer does not wait, it may have asked before the same ChangeSet was committed by
            # another process, and met its records after that. A second look tells the two apart.
            time.sleep(_SECOND_LOOK_SECONDS)
            self._write(work)

    def change_sets(self, network_id: str) -> list[LoggedChangeSet]:
        """Return the change log, latest first."""
        self._head(network_id)
        found = self._read(lambda tx: tx.run("read_change_sets", network_id=network_id))
        names = ("id", "who", "when", "why", "file_hash", "added", "changed", "removed")
        return [LoggedChangeSet(**dict(zip(names, row[1:], strict=True))) for row in found]

    def change_records(self, network_id: str) -> dict[str, frozenset[str]]:
        """Return which records ("kind:id") each ChangeSet names; one that names none is left out."""
        found: dict[str, set[str]] = {}
        parts = self._read(lambda tx: tx.run("read_change_records", network_id=network_id))
        for change_set_id, _, record_ids in parts:
            found.setdefault(change_set_id, set()).update(record_ids)
        return {change_set_id: frozenset(record_ids) for change_set_id, record_ids in found.items()}

    def read_change_set(self, network_id: str, change_set_id: str) -> ChangeSet:
        """Return one ChangeSet with its changes, for undo. Raises ``NetworkNotFound`` when there is none."""
        found = self._read(lambda tx: tx.run("read_change_set", network_id=network_id, id=change_set_id))
        if not found:
            raise NetworkNotFound("store.no_change_set", network=network_id, change_set=change_set_id)
        _, _, who, when, why, file_hash, added, changed, removed, count = found[0]
        ids = rows.part_ids(change_set_id, count)
        parts = self._read(lambda tx: tx.run("read_changes", network_id=network_id, ids=ids))
        return ChangeSet(
            id=change_set_id,
            network_id=network_id,
            who=who,
            when=when,
            why=why,
            file_hash=file_hash,
            changes=rows.read_parts((before, after) for _, before, after in parts),
            counts={"added": added, "changed": changed, "removed": removed},
        )

    def positions(self, network_id: str, picture: str) -> dict[str, tuple[float, float]]:
        """Return where everything stands in one picture, ordered by id; {} when it was never drawn."""
        self._head(network_id)
        layout = rows.layout_id(picture)
        return self._read(lambda tx: writes.read_positions(tx, network_id, layout))

    def keep_positions(
        self, network_id: str, picture: str, positions: Mapping[str, tuple[float, float]]
    ) -> dict[str, tuple[float, float]]:
        """Keep the positions of what has none in that picture, and return all; what stands somewhere stays there."""
        layout, wanted = rows.layout_id(picture), rows.check_positions(positions)
        kept = self.positions(network_id, picture)
        if wanted.keys() <= kept.keys():
            return kept  # so that looking at a picture again waits for nobody
        stored: list[rows.Positions] = []
        self._write(lambda tx: stored.append(writes.keep_positions(tx, network_id, layout, wanted)))
        return stored[-1]

    def scenarios(self, network_id: str) -> list[Scenario]:
        """Return what was kept beside a network to compare, ordered by kind and name; [] when nothing was."""
        self._head(network_id)
        return self._read(lambda tx: writes.read_scenarios(tx, network_id))

    def keep_scenario(self, network_id: str, scenario: Scenario, *, most: int) -> None:
        """Keep a scenario in the place of one with the same kind and name; at most ``most`` of a kind."""
        row = rows.check_scenario(scenario)
        self._write(lambda tx: writes.keep_scenario(tx, network_id, row, most))

    def forget_scenario(self, network_id: str, kind: str, name: str) -> None:
        """Remove a scenario; doing it twice changes nothing."""
        scenario = rows.scenario_id(kind, name)
        self._write(lambda tx: writes.forget_scenario(tx, network_id, scenario))

    def delete(self, network_id: str) -> None:
        """Remove a network and all that belongs to it, in steps; doing it twice changes nothing."""
        self._write(lambda tx: tx.run("merge_deleting", network_id=network_id))
        while self._write(lambda tx: writes.remove_some(tx, network_id, ledger=self._id)):
            pass

    def close(self) -> None:
        """Release the connection; the embedded server stops by itself after its last client."""
        self._database.close()
        self._on_close()

    def _tidy(self) -> None:
        """Finish removals that were cut short, and add up the Ledger's parts of processes that are gone.

        A process that lives on after its part was added to ours begins a new part: only the sum counts.
        """
        for head in [Head(*row) for row in self._read(lambda tx: tx.run("read_networks"))]:
            if head.deleting:
                self.delete(head.id)
        parts = Counter(row[0] for row in self._read(lambda tx: tx.run("read_ledgers")))
        for network_id, count in sorted(parts.items()):
            if count > _MOST_PARTS:
                self._write(lambda tx, network_id=network_id: writes.fold_ledger(tx, network_id, ledger=self._id))  # type: ignore[misc]

    def _read_whole(self, network_id: str) -> writes.Whole:
        """Return a network as it was at one moment.

        No lock is taken as long as nobody writes meanwhile. After that others are asked to wait: on the embedded
        database through its folder, on a server by taking a writer's turn, in which nothing is written.
        """
        deadline = time.monotonic() + _READ_SECONDS
        for attempt in itertools.count():
            if attempt >= _FREE_READS and self._folder is None and self._health.healthy:
                return self._read_in_turn(network_id)
            with self._quiet.ask() if attempt else nullcontext():
                head = self._head(network_id)
                records = self._read(lambda tx: writes.read_records(tx, network_id))
                if self._head(network_id) == head:
                    return head, *records
            if time.monotonic() > deadline:
                break
            time.sleep(random.uniform(0, 0.02))
        raise StoreUnavailable("store.busy")

    def _read_in_turn(self, network_id: str) -> writes.Whole:
        seen: list[writes.Whole] = []

        def work(tx: Transaction) -> None:
            seen.append(writes.read_in_turn(tx, network_id))
            raise DoneAlready  # nothing is to be kept of the turn

        self._write(work)
        return seen[-1]

    # Transactions, each only on a database that was checked

    def _head(self, network_id: str) -> Head:
        found = self._read(lambda tx: tx.run("read_network", network_id=network_id))
        head = Head(*found[0]) if found else None
        if head is None or head.deleting:
            raise NetworkNotFound("store.no_network", network=network_id)
        return head

    def _read(self, work: Callable[[Transaction], T]) -> T:
        return self._on_checked(self._database.read, work)

    def _write(self, work: Callable[[Transaction], T]) -> T | None:
        """Run a write, one at a time; None when it was done already."""
        with self._writing:
            self._quiet.grant()
            try:
                return self._on_checked(self._database.write, work, writing=True)
            except DoneAlready:
                return None

    def _on_checked(
        self, run: Callable[[Callable[[Transaction], T]], T], work: Callable[[Transaction], T], writing: bool = False
    ) -> T:
        def on_checked(tx: Transaction) -> T:
            if self._checked != self._database.generation:
                raise _NotChecked  # another server took over while we tried: look first, then go on
            return work(tx)

        while True:
            if self._checked != self._database.generation:
                self._check()
            if writing and not self._health.healthy:
                code, details = self._health.problems[0]
                raise StoreReadOnly(code, **details)
            try:
                return run(on_checked)
            except _NotChecked:
                continue

    def _check(self) -> None:
        with self._checking:
            generation = self._database.generation
            if self._checked == generation:
                return
            marker = self._folder / "schema" if self._folder is not None else None
            with self._quiet.ask():
                verdict = check_database(
                    self._database,
                    own_check=self._own_check(),
                    was_used=marker is not None and marker.exists(),
                )
            self._health = Health(
                database=self._name,
                version=self._database.agent,
                schema=verdict.schema,
                healthy=not verdict.problems,
                problems=verdict.problems,
            )
            if marker is not None and self._health.healthy and not marker.exists():
                embedded.write_private(marker, f"{verdict.schema}\n".encode())
            self._checked = generation


def open_bolt_store(
    uri: str, username: str, password: str, database: str, *, rejoin: Callable[[], Login] | None = None
) -> BoltStore:
    """Return the store on a database that runs already.

    Parameters
    ----------
    uri : str
        ``bolt``, ``neo4j``, and these with ``+s`` or ``+ssc``.
    username, password, database : str
    rejoin : callable, optional
        Returns where the database is now, after it was lost.

    Raises
    ------
    StoreUnavailable
        See ``Database``.
    """
    opened = Database(Login(uri, username, password, database), rejoin=rejoin)
    return _guarded(opened, lambda: BoltStore(opened, f"{uri} ({database})"))


def open_embedded_store(data: Path) -> BoltStore:
    """Return the store in a data folder; the database in it is started, or joined when it runs.

    Raises
    ------
    StoreUnavailable
        See ``embedded.join``.
    """
    connection = embedded.join(data)

    def login() -> Login:
        return Login(connection.uri, connection.username, connection.password, connection.database)

    def rejoin() -> Login:
        nonlocal connection
        connection = embedded.rejoin(connection)
        return login()

    def leave() -> None:
        connection.close()

    try:
        opened = Database(login(), rejoin=rejoin, folder=connection.data)
        return _guarded(
            opened,
            lambda: BoltStore(
                opened,
                str(connection.data),
                own_check=lambda: connection.check,
                folder=connection.data,
                on_close=leave,
            ),
        )
    except BaseException:
        leave()
        raise


def _guarded(database: Database, make: Callable[[], BoltStore]) -> BoltStore:
    try:
        return make()
    except BaseException:
        database.close()
        raise


def _check_size(count: int) -> None:
    if count > MOST_ROWS:
        raise UsageError("store.too_many_rows", count=count, limit=MOST_ROWS)
