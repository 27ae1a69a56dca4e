"""What a database must have before records go in, and how it gets there.

A step is numbered and never changes once released; it is a list of schema queries, each of which may run again. The
database notes the number of the last step it took. Whoever adds a label or type to the model adds a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from netmap.errors import StoreError
from netmap.model import NODE_TYPES, RELATIONSHIP_TYPES
from netmap.store.driver import Database
from netmap.store.queries import create_unique

__all__ = ["LATEST", "OWN_LABELS", "STEPS", "migrate", "missing_constraints", "schema_number"]

#: Labels that the store itself needs, beside those of the records.
OWN_LABELS = ("Network", "ChangeSet", "Change", "Ledger", "SchemaVersion", "Layout", "Scenario")

#: Kinds whose ids each step makes unique within a network.
STEPS: tuple[Sequence[str], ...] = (
    ("Network", "ChangeSet", "Change", "Ledger", "SchemaVersion", *NODE_TYPES, *RELATIONSHIP_TYPES),
    ("Layout",),
    ("Scenario",),
)
LATEST = len(STEPS)

_ATTEMPTS = 3


def schema_number(database: Database) -> int:
    """Return the number of the last step a database took; 0 when it is new."""
    rows = database.read(lambda tx: tx.run("read_schema_version"))
    return int(rows[0][0]) if rows else 0


def migrate(database: Database) -> int:
    """Take the steps that are still to be taken and return the number reached.

    Several processes may do this at the same time: where they get in each other's way the database refuses one of
    them, which then finds the work done.
    """
    number = schema_number(database)
    for step in range(number + 1, LATEST + 1):
        for attempt in range(_ATTEMPTS):
            try:
                for kind in STEPS[step - 1]:
                    _run(database, create_unique(kind))
                break
            except StoreError:
                if attempt == _ATTEMPTS - 1:
                    raise
        database.write(lambda tx, step=step: tx.run("merge_schema_version", number=step))  # type: ignore[misc]
    return max(number, LATEST)


def missing_constraints(database: Database) -> list[str]:
    """Return the kinds, in order, whose ids the database does not keep unique although it should.

    Names of constraints are not compared: one database gives them names of its own.
    """
    rows = database.read(lambda tx: tx.run("read_constraints"))
    present = {kinds[0] for kinds, properties in rows if kinds and list(properties) == ["network_id", "id"]}
    return sorted({kind for step in STEPS for kind in step} - present)


def _run(database: Database, name: str) -> None:
    database.write(lambda tx: tx.run(name))
