"""What happens inside one transaction, statement by statement.

Each write first takes its turn at the Network node: one database makes a second writer wait there, the other refuses
its commit, and both ways the second writer sees all that the first one wrote. So what is asked after that (was this
done already? what does the Ledger say?) stays true until the commit.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from netmap.errors import NetworkNotFound, StoreConflict, UsageError
from netmap.model import ChangeSet, Network, Setting, SettingKey
from netmap.store import rows
from netmap.store.checks import ledger_counts
from netmap.store.driver import Transaction
from netmap.store.port import Scenario

__all__ = [
    "DoneAlready",
    "Head",
    "Whole",
    "apply_changes",
    "create_network",
    "fold_ledger",
    "forget_scenario",
    "is_being_removed",
    "keep_positions",
    "keep_scenario",
    "read_in_turn",
    "read_positions",
    "read_records",
    "read_scenarios",
    "remove_some",
]

_STEP_RECORDS = 5_000  # of one transaction of a removal: everything at once would fill the memory
_CHANGES_AT_ONCE = 20  # Change nodes of one statement; each holds up to 500 records twice
_NOT_COUNTED = ("Layout", "Scenario")  # no part of the data: the Ledger knows nothing of them


class DoneAlready(Exception):
    """The ChangeSet was written before; the transaction is rolled back."""


class Head(NamedTuple):
    """A Network node, in the order of the query."""

    id: str
    name: str
    municipality: str
    example: bool
    visible: bool
    deleting: bool
    data_version: str
    number: int


Rows = list[list[Any]]
Whole = tuple[Head, Rows, Rows]


def read_records(tx: Transaction, network_id: str) -> tuple[Rows, Rows]:
    """Return the nodes and the relationships of a network, each as the database shows them at that moment."""
    nodes = tx.run("read_nodes", network_id=network_id)
    return nodes, tx.run("read_relationships", network_id=network_id)


def read_in_turn(tx: Transaction, network_id: str) -> Whole:
    """Return a network while no other can write to it. Raises ``NetworkNotFound``."""
    _take_turn(tx, network_id)
    (head,) = tx.run("read_network", network_id=network_id)
    return Head(*head), *read_records(tx, network_id)


def create_network(
    tx: Transaction, network: Network, batches: Sequence[rows.Batch], delta: Mapping[str, int], *, ledger: str
) -> None:
    """Write a new network with its records; nothing when it is there."""
    properties = {
        "name": network.name,
        "municipality": network.municipality,
        "visible": network.visible,
        "example": network.example,
        "deleting": False,
        "data_version": network.data_version,
        "number": 0,
    }
    turn = uuid.uuid4().hex
    made = tx.run("merge_network", network_id=network.id, properties=properties, turn=turn)
    if made[0][0]:
        _run_batches(tx, network.id, batches)
        _count(tx, network.id, delta, ledger)


def apply_changes(
    tx: Transaction,
    change_set: ChangeSet,
    batches: Sequence[rows.Batch],
    parts: Sequence[rows.Row],
    delta: Mapping[str, int],
    *,
    ledger: str,
) -> None:
    """Write a ChangeSet with its log.

    Raises
    ------
    DoneAlready
        If it was written before.
    NetworkNotFound
        If its network is not there.
    StoreConflict
        If a record has another version than expected.
    """
    network_id = change_set.network_id
    number = _take_turn(tx, network_id)
    if tx.run("count_change_sets", network_id=network_id, id=change_set.id)[0][0]:
        raise DoneAlready
    _run_batches(tx, network_id, batches)
    places = range(0, len(parts), _CHANGES_AT_ONCE)
    logged = [rows.Batch("merge_changes", list(parts[place : place + _CHANGES_AT_ONCE])) for place in places]
    _run_batches(tx, network_id, logged)
    head = _log_head(change_set, number=number, parts=len(parts))
    tx.run("merge_change_set", network_id=network_id, id=change_set.id, properties=head)
    changed = _changed_head(change_set)
    tx.run("merge_data_version", network_id=network_id, data_version=change_set.id, properties=changed)
    counted = Counter(delta)  # not "+": that drops what is negative
    counted.update({"ChangeSet": 1, "Change": len(parts)})
    _count(tx, network_id, counted, ledger)


def read_positions(tx: Transaction, network_id: str, layout: str) -> rows.Positions:
    """Return where everything stands in one picture, ordered by id; nothing when it was never drawn."""
    return rows.positions_of(tx.run("read_layout", network_id=network_id, id=layout))


def keep_positions(tx: Transaction, network_id: str, layout: str, positions: rows.Positions) -> rows.Positions:
    """Add the positions of what has none in that picture, and return all, ordered by id.

    Raises
    ------
    NetworkNotFound
        If the network is not there.
    """
    _take_turn(tx, network_id)
    kept = read_positions(tx, network_id, layout)
    row = rows.layout_row({**positions, **kept})
    if len(row["ids"]) > len(kept):
        tx.run("merge_layout", network_id=network_id, id=layout, **row)
    return rows.positions_of([list(row.values())])


def read_scenarios(tx: Transaction, network_id: str) -> list[Scenario]:
    """Return what was kept beside a network to compare, ordered by id."""
    return [rows.scenario_of(row) for row in tx.run("read_scenarios", network_id=network_id)]


def keep_scenario(tx: Transaction, network_id: str, row: rows.Row, most: int) -> None:
    """Write a scenario, in the place of one with the same id.

    Raises
    ------
    NetworkNotFound
        If the network is not there.
    UsageError
        If there are ``most`` others of its kind.
    """
    _take_turn(tx, network_id)
    others = [one for one in tx.run("read_scenarios", network_id=network_id) if one[0] != row["id"]]
    if sum(1 for _, kind, *_ in others if kind == row["kind"]) >= most:
        raise UsageError("store.too_many_scenarios", most=most)
    tx.run("merge_scenario", network_id=network_id, **row)


def forget_scenario(tx: Transaction, network_id: str, scenario: str) -> None:
    """Remove a scenario, when it is there. Raises ``NetworkNotFound``."""
    _take_turn(tx, network_id)
    tx.run("delete_scenario", network_id=network_id, id=scenario)


def remove_some(tx: Transaction, network_id: str, *, ledger: str) -> bool:
    """Take one step of a removal and return whether there may be more to do."""
    if not tx.run("merge_turn", network_id=network_id):
        return False
    removed = tx.run("delete_relationships", network_id=network_id, limit=_STEP_RECORDS)
    removed = removed or tx.run("delete_nodes", network_id=network_id, limit=_STEP_RECORDS)
    if removed:
        counted = {kind: -count for kind, count in removed if kind not in _NOT_COUNTED}
        _count(tx, network_id, counted, ledger)
        return True
    parts = [row[0] for row in tx.run("read_network_ledgers", network_id=network_id)]
    tx.run("delete_ledgers", network_id=network_id, ids=parts)
    tx.run("delete_network", network_id=network_id)
    return False


def fold_ledger(tx: Transaction, network_id: str, *, ledger: str) -> None:
    """Add all parts of a network's Ledger to ours.

    A process that lives on although its part was taken begins a new one: only the sum counts.
    """
    if not tx.run("merge_turn", network_id=network_id):
        return
    found = tx.run("read_network_ledgers", network_id=network_id)
    sums = ledger_counts([[network_id, *row[1:]] for row in found])
    tx.run("delete_ledgers", network_id=network_id, ids=[row[0] for row in found if row[0] != ledger])
    _put_ledger(tx, network_id, sums.get(network_id, Counter()), ledger)


def is_being_removed(tx: Transaction, network_id: str) -> bool:
    """Return whether the removal of a network began and did not end."""
    found = tx.run("read_network", network_id=network_id)
    return bool(found) and Head(*found[0]).deleting


def _take_turn(tx: Transaction, network_id: str) -> int:
    """Return the number of the ChangeSet that is about to be written."""
    turns = tx.run("merge_turn", network_id=network_id)
    if not turns or turns[0][1]:
        raise NetworkNotFound("store.no_network", network=network_id)
    return int(turns[0][0])


def _run_batches(tx: Transaction, network_id: str, batches: Sequence[rows.Batch]) -> None:
    for batch in batches:
        written = tx.run(batch.query, network_id=network_id, rows=batch.rows)[0][0]
        if written != len(batch.rows):
            raise StoreConflict("store.conflict")


def _count(tx: Transaction, network_id: str, delta: Mapping[str, int], ledger: str) -> None:
    found = tx.run("read_ledger", network_id=network_id, id=ledger)
    counts = ledger_counts([[network_id, *row] for row in found]).get(network_id, Counter())
    counts.update(delta)
    _put_ledger(tx, network_id, counts, ledger)


def _put_ledger(tx: Transaction, network_id: str, counts: Counter[str], ledger: str) -> None:
    kept = {kind: counts[kind] for kind in sorted(counts) if counts[kind]}
    tx.run("merge_ledger", network_id=network_id, id=ledger, kinds=list(kept), counts=list(kept.values()))


def _log_head(change_set: ChangeSet, *, number: int, parts: int) -> dict[str, Any]:
    changes = change_set.changes
    return {
        "network_id": change_set.network_id,
        "id": change_set.id,
        "number": number,
        "parts": parts,
        "who": change_set.who,
        "when": change_set.when,
        "why": change_set.why,
        "file_hash": change_set.file_hash,
        "added": sum(1 for change in changes if change.before is None),
        "removed": sum(1 for change in changes if change.after is None),
        "changed": sum(1 for change in changes if change.before is not None and change.after is not None),
    }


def _changed_head(change_set: ChangeSet) -> dict[str, str]:
    """Return what a ChangeSet says about the Network node itself: the municipality that a setting names.

    It is empty once no setting names it.
    """
    for change in change_set.changes:
        record = change.after or change.before
        if isinstance(record, Setting) and record.key is SettingKey.MUNICIPALITY:
            return {"municipality": record.value if change.after else ""}
    return {}
