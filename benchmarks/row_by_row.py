"""The same import, written one row at a time: a transaction of its own for each record, as a simple script would do."""

from __future__ import annotations

import time
from pathlib import Path

from netmap.exchange.planning import ImportPlan
from netmap.store import embedded
from netmap.store.bolt import open_embedded_store
from netmap.store.driver import Database, Login
from netmap.store.rows import plan_changes

_TRIAL = 100


def write_row_by_row(data: Path, plan: ImportPlan, *, most_seconds: float) -> float | None:
    """Return the seconds it takes to write the records of a plan row by row.

    Statements, driver, database and durability are netmap's own; only the number of rows per transaction is not. None
    when the first hundred rows say that it would take longer than ``most_seconds``.
    """
    store = open_embedded_store(data)
    store.create(plan.network_before)
    connection = embedded.join(data)
    database = Database(
        Login(connection.uri, connection.username, connection.password, connection.database), folder=data
    )
    batches, _ = plan_changes(plan.change_set)
    rows = [(batch.query, row) for batch in batches for row in batch.rows]
    network_id = plan.change_set.network_id
    try:
        start = time.perf_counter()
        for number, (query, row) in enumerate(rows, start=1):
            written = database.write(lambda tx, q=query, r=row: tx.run(q, network_id=network_id, rows=[r])[0][0])
            if written != 1:
                raise SystemExit(f"{query} wrote {written} rows instead of 1")
            if number == _TRIAL and (time.perf_counter() - start) / _TRIAL * len(rows) > most_seconds:
                return None
        return time.perf_counter() - start
    finally:
        store.delete(network_id)
        database.close()
        connection.close()
        store.close()
