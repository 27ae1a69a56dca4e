"""The store of networks on a database that speaks Bolt: a Neo4j server, or the database that netmap starts itself.

Each public method is one use of the port. Every write is one transaction that first takes its turn at the Network
node, so that two writers of one network come one after the other, and then asks whether it was done already.
"""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from netmap.errors import NetworkNotFound, StoreConflict, StoreReadOnly, UsageError
from netmap.model import ChangeSet, Network, Record, Ref, Setting, SettingKey
from netmap.store import embedded, rows
from netmap.store.checks import check_database, ledger_counts
from netmap.store.driver import Database, Login, Transaction
from netmap.store.port import Health, LoggedChangeSet, NetworkSummary

__all__ = ["MOST_ROWS", "BoltStore", "open_bolt_store", "open_embedded_store"]

T = TypeVar("T")

MOST_ROWS = 50_000  # of one transaction
_STEP_RECORDS = 5_000  # of one transaction of a removal: everything at once would fill the memory
_MOST_PARTS = 16  # of a network's Ledger, before they are added up
_READS = 20  # of a network that others keep writing to
_CHANGES_AT_ONCE = 20  # Change nodes of one statement; each holds up to 500 records twice


class _DoneAlready(Exception):
    """This ChangeSet was written before; the transaction is rolled back."""


class _NotChecked(Exception):
    """The database behind the connection is another than the one that was checked."""


class _Head(NamedTuple):
    """A Network node, in the order of the query."""

    id: str
    name: str
    municipality: str
    example: bool
    visible: bool
    deleting: bool
    data_version: str
    number: int


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
        heads = [_Head(*row) for row in self._read(lambda tx: tx.run("read_networks"))]
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
        head = self._head(network_id)
        for _ in range(_READS):
            nodes, ties = self._read(
                lambda tx: (
                    tx.run("read_nodes", network_id=network_id),
                    tx.run("read_relationships", network_id=network_id),
                )
            )
            after = self._head(network_id)
            if after == head:  # both statements saw the same network
                break
            head = after
        else:
            raise StoreConflict("store.busy")
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
        properties = {
            "name": network.name,
            "municipality": network.municipality,
            "visible": network.visible,
            "example": network.example,
            "deleting": False,
            "data_version": network.data_version,
            "number": 0,
        }

        def work(tx: Transaction) -> None:
            turn = uuid.uuid4().hex
            made = tx.run("merge_network", network_id=network.id, properties=properties, turn=turn)
            if made[0][0]:
                self._run_batches(tx, network.id, batches)
                self._count(tx, network.id, delta)

        if self._read(lambda tx: _is_being_removed(tx, network.id)):
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
        delta.update({"ChangeSet": 1, "Change": len(parts)})
        network_id = change_set.network_id

        def work(tx: Transaction) -> None:
            turns = tx.run("merge_turn", network_id=network_id)
            if not turns or turns[0][1]:
                raise NetworkNotFound("store.no_network", network=network_id)
            if tx.run("count_change_sets", network_id=network_id, id=change_set.id)[0][0]:
                raise _DoneAlready
            self._run_batches(tx, network_id, batches)
            self._run_batches(
                tx,
                network_id,
                [
                    rows.Batch("merge_changes", parts[at : at + _CHANGES_AT_ONCE])
                    for at in range(0, len(parts), _CHANGES_AT_ONCE)
                ],
            )
            head = _head_of_change_set(change_set, number=turns[0][0], parts=len(parts))
            tx.run("merge_change_set", network_id=network_id, id=change_set.id, properties=head)
            tx.run(
                "merge_data_version",
                network_id=network_id,
                data_version=change_set.id,
                properties=_changed_head(change_set),
            )
            self._count(tx, network_id, delta)

        self._write(work)

    def change_sets(self, network_id: str) -> list[LoggedChangeSet]:
        """Return the change log, latest first."""
        self._head(network_id)
        found = self._read(lambda tx: tx.run("read_change_sets", network_id=network_id))
        names = ("id", "who", "when", "why", "file_hash", "added", "changed", "removed")
        return [LoggedChangeSet(**dict(zip(names, row[1:], strict=True))) for row in found]

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

    def delete(self, network_id: str) -> None:
        """Remove a network and all that belongs to it, in steps; doing it twice changes nothing."""
        self._write(lambda tx: tx.run("merge_deleting", network_id=network_id))
        while self._write(lambda tx: self._remove_some(tx, network_id)):
            pass

    def close(self) -> None:
        """Release the connection; the embedded server stops by itself after its last client."""
        self._database.close()
        self._on_close()

    # Parts of writes

    def _run_batches(self, tx: Transaction, network_id: str, batches: Sequence[rows.Batch]) -> None:
        for batch in batches:
            written = tx.run(batch.query, network_id=network_id, rows=batch.rows)[0][0]
            if written != len(batch.rows):
                raise StoreConflict("store.conflict")

    def _count(self, tx: Transaction, network_id: str, delta: Mapping[str, int]) -> None:
        """Add to our part of the Ledger; nobody else writes to it while we have our turn."""
        found = tx.run("read_ledger", network_id=network_id, id=self._id)
        counts = ledger_counts([[network_id, *row] for row in found]).get(network_id, Counter())
        counts.update(delta)
        self._put_ledger(tx, network_id, counts)

    def _put_ledger(self, tx: Transaction, network_id: str, counts: Counter[str]) -> None:
        kept = {kind: counts[kind] for kind in sorted(counts) if counts[kind]}
        tx.run("merge_ledger", network_id=network_id, id=self._id, kinds=list(kept), counts=list(kept.values()))

    def _remove_some(self, tx: Transaction, network_id: str) -> bool:
        """Take one step of a removal and return whether there is more to do."""
        if not tx.run("merge_turn", network_id=network_id):
            return False
        removed = tx.run("delete_relationships", network_id=network_id, limit=_STEP_RECORDS)
        removed = removed or tx.run("delete_nodes", network_id=network_id, limit=_STEP_RECORDS)
        if removed:
            self._count(tx, network_id, {kind: -count for kind, count in removed})
            return True
        parts = [row[0] for row in tx.run("read_network_ledgers", network_id=network_id)]
        tx.run("delete_ledgers", network_id=network_id, ids=parts)
        tx.run("delete_network", network_id=network_id)
        return False

    def _tidy(self) -> None:
        """Finish removals that were cut short, and add up the Ledger's parts of processes that are gone.

        A process that lives on after its part was added to ours begins a new part: only the sum counts.
        """
        for head in [_Head(*row) for row in self._read(lambda tx: tx.run("read_networks"))]:
            if head.deleting:
                self.delete(head.id)
        parts = Counter(row[0] for row in self._read(lambda tx: tx.run("read_ledgers")))
        for network_id, count in sorted(parts.items()):
            if count > _MOST_PARTS:
                self._write(lambda tx, network_id=network_id: self._fold(tx, network_id))  # type: ignore[misc]

    def _fold(self, tx: Transaction, network_id: str) -> None:
        if not tx.run("merge_turn", network_id=network_id):
            return
        found = tx.run("read_network_ledgers", network_id=network_id)
        sums = ledger_counts([[network_id, *row[1:]] for row in found])
        tx.run("delete_ledgers", network_id=network_id, ids=[row[0] for row in found if row[0] != self._id])
        self._put_ledger(tx, network_id, sums.get(network_id, Counter()))

    # Transactions, each only on a database that was checked

    def _head(self, network_id: str) -> _Head:
        found = self._read(lambda tx: tx.run("read_network", network_id=network_id))
        head = _Head(*found[0]) if found else None
        if head is None or head.deleting:
            raise NetworkNotFound("store.no_network", network=network_id)
        return head

    def _read(self, work: Callable[[Transaction], T]) -> T:
        return self._on_checked(self._database.read, work)

    def _write(self, work: Callable[[Transaction], T]) -> T | None:
        """Run a write, one at a time; None when it was done already."""
        with self._writing:
            try:
                return self._on_checked(self._database.write, work, writing=True)
            except _DoneAlready:
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


def _is_being_removed(tx: Transaction, network_id: str) -> bool:
    found = tx.run("read_network", network_id=network_id)
    return bool(found) and _Head(*found[0]).deleting


def _check_size(count: int) -> None:
    if count > MOST_ROWS:
        raise UsageError("store.too_many_rows", count=count, limit=MOST_ROWS)


def _head_of_change_set(change_set: ChangeSet, *, number: int, parts: int) -> dict[str, Any]:
    return {
        "network_id": change_set.network_id,
        "id": change_set.id,
        "number": number,
        "parts": parts,
        "who": change_set.who,
        "when": change_set.when,
        "why": change_set.why,
        "file_hash": change_set.file_hash,
        "added": sum(1 for change in change_set.changes if change.before is None),
        "removed": sum(1 for change in change_set.changes if change.after is None),
        "changed": sum(1 for change in change_set.changes if change.before is not None and change.after is not None),
    }


def _changed_head(change_set: ChangeSet) -> dict[str, str]:
    """Return what a ChangeSet says about the Network node itself: the municipality that a setting names."""
    for change in change_set.changes:
        record = change.after
        if isinstance(record, Setting) and record.key is SettingKey.MUNICIPALITY:
            return {"municipality": record.value}
    return {}
