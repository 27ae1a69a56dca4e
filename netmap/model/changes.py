"""Every write is a ChangeSet: what was, what is, who, when and why. Change log and undo rest on it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from netmap.model.identity import canonical_line
from netmap.model.network import Key, Network
from netmap.model.records import NameDecision, Record, Relationship, Setting, Statement
from netmap.model.words import SettingKey

#: First word of the reason of a ChangeSet that takes another one back; its id follows.
UNDO = "herstel"


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


# --- taking back ------------------------------------------------------------------------------------------------


class Logged(Protocol):
    """What taking back needs of one line of the change log."""

    @property
    def id(self) -> str:
        """Id of the ChangeSet."""

    @property
    def why(self) -> str:
        """Its reason."""


def undone_id(why: str) -> str | None:
    """Return the id of the ChangeSet that a ChangeSet with this reason takes back, or None."""
    word, _, change_set_id = why.partition(" ")
    return change_set_id if word == UNDO and change_set_id.startswith("cs-") else None


def undone_by(log: Sequence[Logged]) -> dict[str, str]:
    """Return each ChangeSet that is taken back now, with the ChangeSet that did so.

    Parameters
    ----------
    log : sequence
        The change log, latest first. One that was taken back and then done again is not in the result.
    """
    found: dict[str, str] = {}
    for entry in log:
        target = undone_id(entry.why)
        if target is not None and entry.id not in found:
            found.setdefault(target, entry.id)
    return found


def later_changes(log: Sequence[Logged], records: Mapping[str, frozenset[str]], change_set_id: str) -> dict[str, int]:
    """Return the later ChangeSets that name records of one ChangeSet, with how many; latest first.

    What was done and taken back after it left nothing behind, so neither of the two counts.

    Parameters
    ----------
    log : sequence
        The change log, latest first.
    records : mapping
        ChangeSet id -> the records that it names, as "kind:id".
    """
    later: list[Logged] = []
    for entry in log:
        if entry.id == change_set_id:
            break
        later.append(entry)
    taken_back = undone_by(later)
    ids = {entry.id for entry in later}
    gone = {one for pair in taken_back.items() if ids.issuperset(pair) for one in pair}
    own = records.get(change_set_id, frozenset())
    found: dict[str, int] = {}
    for entry in later:
        named = records.get(entry.id, frozenset())
        if entry.id not in gone and not own.isdisjoint(named):
            found[entry.id] = len(own & named)
    return found


def inverse_change_set(network: Network, change_set: ChangeSet, *, who: str, when: str) -> ChangeSet:
    """Return what takes a ChangeSet back: added records go, changed ones get their content back, removed ones return.

    Versions rise; what returns is a version newer than it was. The provenance of the records is what it was before
    the ChangeSet. Records of which the ChangeSet changed the provenance alone (``moved``) are no part of the log:
    they keep the rows of the later file as their provenance. A network equal to the one before is the result as
    long as nothing touched the records since (:func:`later_changes`, :func:`left_hanging`).
    """
    restored = [change.before for change in change_set.changes if change.before is not None]
    added = [change.key for change in change_set.changes if change.before is None]
    why = f"{UNDO} {change_set.id}"
    inverse = make_change_set(network, restored, removed=added, who=who, when=when, why=why)
    old = {(record.KIND, record.id): record.version for record in restored}
    # A record that returns must not carry a version that somebody may still hold of it.
    changes = tuple(
        Change(None, replace(change.after, version=old[change.key] + 1))
        if change.before is None and change.after is not None
        else change
        for change in inverse.changes
    )
    return replace(inverse, changes=changes)


def left_hanging(network: Network, inverse: ChangeSet, records: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """Return the ChangeSets that stand in the way of taking another back because records name each other.

    Parameters
    ----------
    network : Network
        As it is.
    inverse : ChangeSet
        What would be written.
    records : mapping
        For each ChangeSet after the one that is taken back, the records that it names, as "kind:id".

    Returns
    -------
    dict
        ChangeSet id -> how many: records that name a record that would go, or records that are named by what would
        return but were removed since. A name that led nowhere before does not count.
    """
    gone = {change.key for change in inverse.changes if change.after is None}
    after = apply_change_set(network, inverse)
    found: Counter[str] = Counter()
    for record in after.records.values() if gone else ():
        if record.changeset in records and not gone.isdisjoint(references(record)):
            found[record.changeset] += 1
    returning = [change.after for change in inverse.changes if change.after is not None]
    missing = {key for record in returning for key in references(record) if key not in after.records} - gone
    for kind, record_id in missing:
        for change_set_id in (one for one, named in records.items() if f"{kind}:{record_id}" in named):
            found[change_set_id] += 1
    return dict(found)


_TERM_FIELDS = {
    "theme": "Theme",
    "phase": "Phase",
    "area": "Area",
    "domain": "ExpertiseDomain",
    "actor_type": "ActorType",
    "echelon": "Echelon",
    "as_sector": "Sector",
    "sector": "Sector",
}
_TERM_SETTINGS = {
    SettingKey.THEME_NOW: "Theme",
    SettingKey.PAST_UNREST: "Theme",
    SettingKey.THEME_NOT_HERE: "Theme",
    SettingKey.GROUP: "PopulationGroup",
}
_LISTS = {"participation": "Consultation", "coverage": "Theme"}


def references(record: Record) -> Iterator[Key]:
    """Yield the nodes (kind, id) that a record names, whether they are there or not."""
    if isinstance(record, Relationship):
        yield record.start.label, record.start.id
        yield record.end.label, record.end.id
    texts: tuple[str | None, ...] = ()
    if isinstance(record, Statement):
        texts = (record.subject, record.object)
    elif isinstance(record, NameDecision):
        texts = (record.target,)
    for text in texts:
        label, colon, node_id = (text or "").partition(":")
        if colon:
            yield label, node_id
    for name, label in _TERM_FIELDS.items():
        if value := getattr(record, name, None):
            yield label, value
    if record.KIND == "Consultation" and (kind := getattr(record, "kind", None)):
        yield "ConsultationKind", kind
    if isinstance(record, Setting):
        list_name, colon, part = record.value.partition(":")
        if record.key in _TERM_SETTINGS:
            yield _TERM_SETTINGS[record.key], record.value
        elif record.key is SettingKey.COMPLETE and colon and list_name in _LISTS:
            yield _LISTS[list_name], part
