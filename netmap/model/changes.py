"""Every write is a ChangeSet: what was, what is, who, when and why. Change log and undo rest on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from netmap.model.identity import canonical_line
from netmap.model.network import Key, Network
from netmap.model.records import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record before (None: new) and after (None: taken out)."""

    before: Record | None
    after: Record | None

    @property
    def key(self) -> Key:
        """Kind and id of the record."""
        record = self.after or self.before
        assert record is not None  # a change has at least one side
        return record.KIND, record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """What one use case wrote, as a whole.

    Parameters
    ----------
    id : str
        Made by the app before the write; writing the same id twice changes nothing.
    when : str
        UTC, ``2026-09-01T12:00:00Z``.
    who, why : str
        The account that did it; the use case and its object, for example ``"import zandwijk.xlsx"``.
    file_hash : str
        sha256 of the file that was imported, else empty.
    changes : tuple of Change
        In order of key.
    moved : tuple of Record
        Records whose provenance alone changed; they keep their version and are no part of the log.
    """

    id: str
    network_id: str
    who: str
    when: str
    why: str
    file_hash: str = ""
    changes: tuple[Change, ...] = ()
    moved: tuple[Record, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes or self.moved)


def make_change_set(
    network: Network,
    records: Iterable[Record],
    *,
    removed: Iterable[Key] = (),
    who: str,
    when: str,
    why: str,
    file_hash: str = "",
) -> ChangeSet:
    """Return what writing ``records`` over ``network`` would change.

    A record that says the same as before is left out; one whose provenance alone differs is ``moved``. Versions
    rise by one; the id is derived from the content, so the same write made twice has the same id.
    """
    changes: list[Change] = []
    moved: list[Record] = []
    for record in records:
        before = network.records.get((record.KIND, record.id))
        if before is None or not _says_the_same(before, record):
            changes.append(Change(before, record))
        elif before.provenance != record.provenance:
            moved.append(replace(before, provenance=record.provenance))
    changes += [Change(network.records[key], None) for key in removed if key in network.records]
    changes.sort(key=lambda change: change.key)
    digest = hashlib.sha256(f"{network.id}|{network.data_version}|{who}|{when}|{why}|{file_hash}".encode())
    for change in changes:
        digest.update(repr(change.key).encode())
        digest.update(canonical_line(change.after).encode() if change.after else b"-")
    set_id = f"cs-{digest.hexdigest()[:16]}"
    stamped = tuple(
        Change(
            change.before,
            change.after
            and replace(
                change.after,
                version=(change.before.version if change.before else 0) + 1,
                changed_at=when,
                changeset=set_id,
            ),
        )
        for change in changes
    )
    counts = {
        "added": sum(1 for c in stamped if c.before is None),
        "changed": sum(1 for c in stamped if c.before is not None and c.after is not None),
        "removed": sum(1 for c in stamped if c.after is None),
    }
    return ChangeSet(
        id=set_id,
        network_id=network.id,
        who=who,
        when=when,
        why=why,
        file_hash=file_hash,
        changes=stamped,
        moved=tuple(sorted(moved, key=lambda r: (r.KIND, r.id))),
        counts=counts,
    )


def apply_change_set(network: Network, change_set: ChangeSet) -> Network:
    """Return the network as it is after a ChangeSet; pure, nothing is stored."""
    changed = [c.after for c in change_set.changes if c.after is not None]
    removed = [c.key for c in change_set.changes if c.after is None]
    after = network.with_records([*changed, *change_set.moved], removed)
    return replace(after, data_version=change_set.id) if change_set else after


def _says_the_same(before: Record, after: Record) -> bool:
    if getattr(before, "sensitive_number", None) != getattr(after, "sensitive_number", None):
        return False
    return canonical_line(before) == canonical_line(after)
