"""Whether a database still holds what was put into it; asked before the first answer.

A database can open without a word although a file of it is damaged or gone: with fewer records, without a
constraint, or empty. So its schema is compared with ours, and its records are counted against the Ledger, which
every write has kept in its own transaction.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from netmap.errors import QueryFailed, StoreUnavailable
from netmap.store.driver import Database
from netmap.store.migrations import LATEST, migrate, missing_constraints, schema_number

__all__ = ["Problem", "Verdict", "check_database", "ledger_counts"]

Problem = tuple[str, dict[str, object]]
Counts = dict[str, Counter[str]]

_PATIENCE_SECONDS = 15.0  # others may write while we count
_MOST_NAMED = 5  # networks: a person needs no longer list


@dataclass(frozen=True, slots=True)
class Verdict:
    """Number of the schema, and what is wrong."""

    schema: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _NetworkState:
    name: str | None
    ledger: Counter[str]


def check_database(database: Database, *, own_check: Sequence[str] = (), was_used: bool = False) -> Verdict:
    """Make the schema of a new database, and compare what any other holds with what it should hold.

    Parameters
    ----------
    database : Database
    own_check : sequence of str
        What the database found wrong with itself.
    was_used : bool
        It is known from outside that records were put into it.
    """
    problems: list[Problem] = []
    if own_check:
        problems.append(("store.check.damaged", {"found": ", ".join(own_check)}))
    schema = schema_number(database)
    if schema > LATEST:
        return Verdict(schema, (*problems, ("store.check.newer", {"found": schema, "known": LATEST})))
    if schema == 0 and was_used:
        return Verdict(schema, (*problems, ("store.check.emptied", {})))
    if schema < LATEST and not problems:
        schema = migrate(database)
    try:
        if missing := missing_constraints(database):
            problems.append(("store.check.constraints", {"count": len(missing), "kinds": missing}))
        problems += _compare(database)
    except QueryFailed as error:
        problems.append(("store.check.unreadable", {"query": error.details.get("query", "")}))
    return Verdict(schema, tuple(problems))


def ledger_counts(rows: Sequence[Sequence[object]]) -> Counts:
    """Return the sum of all parts of the Ledger per network; rows hold network, kinds and counts."""
    sums: Counts = {}
    for network_id, kinds, counts in rows:
        assert isinstance(kinds, list)  # as the query declares
        assert isinstance(counts, list)
        of_network = sums.setdefault(str(network_id), Counter())
        for kind, count in zip(kinds, counts, strict=True):
            of_network[kind] += count
    return sums


def _compare(database: Database) -> list[Problem]:
    """Return per network what differs. A network that others write to meanwhile is counted again."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        opening = _state(database)
        found: Counts = {}
        for name in ("count_nodes", "count_relationships"):
            for network_id, kind, count in database.read(lambda tx, name=name: tx.run(name)):  # type: ignore[misc]
                found.setdefault(network_id, Counter())[kind] += count
        closing = _state(database)
        problems: list[Problem] = []
        settled = True
        for network_id in sorted(opening.keys() | closing.keys() | found.keys()):
            before, after = opening.get(network_id), closing.get(network_id)
            have = found.get(network_id, Counter())
            differences = [_difference(network_id, state, have) for state in (before, after)]
            if all(differences):  # equal to one of them is right: it was counted before or after a write
                settled = settled and before == after
                problems += differences[0]
        if settled:
            return problems[:_MOST_NAMED]
        if time.monotonic() > deadline:
            raise StoreUnavailable("store.busy")
        time.sleep(random.uniform(0.05, 0.3))


def _state(database: Database) -> dict[str, _NetworkState]:
    """Return the name and the Ledger of every network that has one of them; both change with every write."""
    names = {row[0]: row[1] for row in database.read(lambda tx: tx.run("read_networks"))}
    ledgers = ledger_counts([[row[0], *row[2:]] for row in database.read(lambda tx: tx.run("read_ledgers"))])
    return {key: _NetworkState(names.get(key), ledgers.get(key, Counter())) for key in names.keys() | ledgers.keys()}


def _difference(network_id: str, state: _NetworkState | None, have: Counter[str]) -> list[Problem]:
    if state is None or state.name is None:
        return [("store.check.no_network", {"network": network_id})]
    want = state.ledger
    kinds = sorted(kind for kind in want.keys() | have.keys() if want[kind] != have[kind])
    if not kinds:
        return []
    details: dict[str, object] = {
        "network": state.name,
        "missing": sum(max(0, want[kind] - have[kind]) for kind in kinds),
        "extra": sum(max(0, have[kind] - want[kind]) for kind in kinds),
        "kinds": kinds,
    }
    return [("store.check.counts", details)]
