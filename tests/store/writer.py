"""A process that writes to a data folder until it is killed, and notes in a file what was acknowledged.

Run as ``python -m tests.store.writer FOLDER NETWORK NAME FILE``. Each ChangeSet holds two parties and their tie.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from netmap.model import Network, Organisation, PartOf, make_change_set, tie_id
from netmap.store.bolt import BoltStore, open_embedded_store

THREADS = 2


def write(store: BoltStore, network_id: str, name: str, acknowledged: int) -> None:
    """Write one ChangeSet after another; never returns."""
    number = 0
    while True:
        number += 1
        small = Organisation(id=f"org-{name}-{number}", name=f"Partij {number}")
        large = Organisation(id=f"org-{name}-{number}-geheel", name=f"Geheel {number}")
        tie = PartOf(id=tie_id("PART_OF", small.ref, large.ref), start=small.ref, end=large.ref)
        change = make_change_set(
            Network(id=network_id, name=""),
            [small, large, tie],
            who=name,
            when="2026-09-01T12:00:00Z",
            why=f"regel {number}",
        )
        store.apply(change)
        os.write(acknowledged, f"{change.id}\n".encode())


def main(arguments: list[str]) -> None:
    folder, network_id, name, file = arguments
    store = open_embedded_store(Path(folder))
    acknowledged = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def run(thread: int) -> None:
        try:
            write(store, network_id, f"{name}-{thread}", acknowledged)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)  # the test sees that a writer ended by itself

    threads = [threading.Thread(target=run, args=(thread,)) for thread in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(sys.argv[1:])
