"""How a record becomes a row of a query and back, and whether its values may go into a database at all.

Pure. The two databases differ in what they accept: one takes a key that is null, or a list of several types, and
stores it as something else. So every value is checked here, before it is sent.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from netmap.errors import QueryFailed
from netmap.model import ENDS, Change, ChangeSet, Record, Ref, Relationship, from_properties, name_key, to_properties
from netmap.store import queries
from netmap.store.port import Scenario

__all__ = [
    "BATCH_ROWS",
    "PART_RECORDS",
    "Batch",
    "change_parts",
    "check_key",
    "check_positions",
    "check_scenario",
    "layout_id",
    "layout_row",
    "plan_changes",
    "plan_records",
    "positions_of",
    "read_parts",
    "record_of",
    "scenario_id",
    "scenario_of",
]

BATCH_ROWS = 1000  # of one statement; larger ones were not faster on either database
PART_RECORDS = 500  # of one Change node
_NEW = -1  # the expected version of a record that is not there; a stored one may have version 0
_LARGEST = 2**63 - 1
_LONGEST_KEY = 1000  # bytes; one database cannot index a key of network and id together above 8 kB

Row = dict[str, Any]
Positions = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows for one statement that must report as many written."""

    query: str
    rows: list[Row]


def plan_changes(change_set: ChangeSet) -> tuple[list[Batch], Counter[str]]:
    """Return the statements that write a ChangeSet, in order, and what they add to the count of each kind.

    Relationships go before the nodes they hang on and come after them; so a node is removed only once it is free.

    Raises
    ------
    QueryFailed
        ``store.bad_value`` when a value may not be stored, or a record is named twice.
    """
    removed: list[tuple[Record, int]] = []
    written: list[tuple[Record, int]] = [(record, record.version) for record in change_set.moved]
    delta: Counter[str] = Counter()
    for change in change_set.changes:
        before, after = change.before, change.after
        replaced = before is not None and after is not None and _ends(before) != _ends(after)
        if before is not None and (after is None or replaced):
            removed.append((before, before.version))
        if after is not None:
            written.append((after, before.version if before is not None and not replaced else _NEW))
        delta[change.key[0]] += (after is not None) - (before is not None)
    _check_unique([record for record, _ in written])
    batches = [
        *_batches(change_set.network_id, removed, ties=True, remove=True),
        *_batches(change_set.network_id, removed, ties=False, remove=True),
        *_batches(change_set.network_id, written, ties=False, remove=False),
        *_batches(change_set.network_id, written, ties=True, remove=False),
    ]
    return batches, delta


def plan_records(network_id: str, records: Iterable[Record]) -> tuple[list[Batch], Counter[str]]:
    """Return the statements that write new records, in order, and how many there are of each kind."""
    written = [(record, _NEW) for record in records]
    _check_unique([record for record, _ in written])
    batches = [
        *_batches(network_id, written, ties=False, remove=False),
        *_batches(network_id, written, ties=True, remove=False),
    ]
    return batches, Counter(record.KIND for record, _ in written)


def record_of(kind: str, properties: Row, start: Ref | None = None, end: Ref | None = None) -> Record:
    """Return the record of a stored row. Raises ``QueryFailed`` (``store.unreadable_record``) when it is none."""
    try:
        return from_properties(kind, properties, start, end)
    except (KeyError, TypeError, ValueError) as error:
        raise QueryFailed("store.unreadable_record", kind=kind, id=str(properties.get("id"))) from error


# The log: records before and after as JSON text


def change_parts(change_set: ChangeSet) -> list[Row]:
    """Return the rows of the Change nodes of a ChangeSet."""
    changes = change_set.changes
    parts = []
    for number, place in enumerate(range(0, len(changes), PART_RECORDS), start=1):
        some = changes[place : place + PART_RECORDS]
        part_id = part_ids(change_set.id, number)[-1]
        properties = {
            "network_id": change_set.network_id,
            "id": part_id,
            "changeset": change_set.id,
            "number": number,
            "record_ids": [f"{change.key[0]}:{change.key[1]}" for change in some],
            "before": _dump([change.before for change in some]),
            "after": _dump([change.after for change in some]),
        }
        parts.append({"id": part_id, "properties": properties})
    return parts


def part_ids(change_set_id: str, parts: int) -> list[str]:
    """Return the ids of the Change nodes of a ChangeSet with so many parts."""
    return [f"{change_set_id}-{number:04d}" for number in range(1, parts + 1)]


def read_parts(parts: Iterable[tuple[str, str]]) -> tuple[Change, ...]:
    """Return the changes in the parts of a ChangeSet, each given as text before and text after."""
    changes: list[Change] = []
    for before, after in parts:
        pairs = zip(json.loads(before), json.loads(after), strict=True)
        changes += [Change(_from_state(old), _from_state(new)) for old, new in pairs]
    return tuple(changes)


def _dump(records: Sequence[Record | None]) -> str:
    states = [None if record is None else _to_state(record) for record in records]
    return json.dumps(states, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _to_state(record: Record) -> Row:
    state = {"kind": record.KIND, "properties": _stored(record)}
    if isinstance(record, Relationship):
        state["start"], state["end"] = list(record.start), list(record.end)
    return state


def _from_state(state: Row | None) -> Record | None:
    if state is None:
        return None
    ends = [Ref(*state[name]) for name in ("start", "end") if name in state]
    return record_of(state["kind"], state["properties"], *ends)


# Layouts: where everything stands in one picture


def layout_id(picture: str) -> str:
    """Return the id of the Layout of a picture: its key, or a digest of one that is too long for an id.

    A picture around many parties names each of them in its key.
    """
    return check_key("Layout", "id", _short(picture))


def check_positions(positions: Mapping[str, tuple[float, float]]) -> Positions:
    """Return positions as they can be stored. Raises ``QueryFailed`` (``store.bad_value``) for others."""
    checked: Positions = {}
    for key, (x, y) in positions.items():
        if not isinstance(key, str) or not key or not _is_text(key):
            raise QueryFailed("store.bad_value", kind="Layout", field="ids")
        checked[key] = float(x), float(y)
        for name, value in (("xs", x), ("ys", y)):
            if not isinstance(value, (int, float)) or not math.isfinite(value):
                raise QueryFailed("store.bad_value", kind="Layout", field=name)
        checked[key] = float(x), float(y)
    return checked


def layout_row(positions: Positions) -> Row:
    """Return the properties of a Layout, in the order of its ids."""
    ids = sorted(positions)
    return {"ids": ids, "xs": [positions[key][0] for key in ids], "ys": [positions[key][1] for key in ids]}


def positions_of(found: Sequence[Sequence[Any]]) -> Positions:
    """Return the positions in the rows that a Layout was read as: none, or one with ids, xs and ys."""
    return {key: (float(x), float(y)) for ids, xs, ys in found for key, x, y in zip(ids, xs, ys, strict=True)}


# Scenarios: what somebody kept to compare


def scenario_id(kind: str, name: str) -> str:
    """Return the id of a scenario: its kind, and its name without capitals and signs that tell nothing apart."""
    for field, value in (("kind", kind), ("name", name)):
        check_key("Scenario", field, _short(value))
    return check_key("Scenario", "id", _short(f"{kind}:{name_key(name)}"))


def check_scenario(scenario: Scenario) -> Row:
    """Return a scenario as it can be stored. Raises ``QueryFailed`` (``store.bad_value``) for another."""
    for field in ("made_on", "made_by"):
        if not _is_storable(getattr(scenario, field)) or not isinstance(getattr(scenario, field), str):
            raise QueryFailed("store.bad_value", kind="Scenario", field=field)
    members = [check_key("Scenario", "members", member) for member in scenario.members]
    return {
        "id": scenario_id(scenario.kind, scenario.name),
        "kind": scenario.kind,
        "called": scenario.name,
        "members": members,
        "made_on": scenario.made_on,
        "made_by": scenario.made_by,
    }


def scenario_of(found: Sequence[Any]) -> Scenario:
    """Return the scenario in a row that was read."""
    _, kind, name, members, made_on, made_by = found
    return Scenario(kind=kind, name=name, members=tuple(members), made_on=made_on, made_by=made_by)


# Rows


def _short(key: str) -> str:
    """Return a key, or a digest of one that is too long for an id."""
    if isinstance(key, str) and _is_text(key) and len(key.encode()) > _LONGEST_KEY:
        return f"sha256-{hashlib.sha256(key.encode()).hexdigest()}"
    return key


def _batches(network_id: str, records: Sequence[tuple[Record, int]], *, ties: bool, remove: bool) -> list[Batch]:
    found: dict[str, list[Row]] = {}
    for record, expected in records:
        if isinstance(record, Relationship) is not ties:
            continue
        row: Row = {"id": record.id, "expected_version": expected}
        check_key(record.KIND, "id", record.id)
        if isinstance(record, Relationship):
            pair = (record.start.label, record.end.label)
            if pair not in ENDS[record.KIND]:
                raise QueryFailed("store.bad_value", kind=record.KIND, field="start")
            for name in ("start", "end"):
                row[name] = check_key(record.KIND, name, getattr(record, name).id)
            family = queries.delete_relationship if remove else queries.merge_relationship
            query = family(record.KIND, *pair)
        else:
            query = queries.delete_node(record.KIND) if remove else queries.merge_node(record.KIND)
        if not remove:
            row["properties"] = {"network_id": network_id, **_stored(record)}
        found.setdefault(query, []).append(row)
    return [
        Batch(query, rows[place : place + BATCH_ROWS])
        for query, rows in found.items()
        for place in range(0, len(rows), BATCH_ROWS)
    ]


def _stored(record: Record) -> Row:
    """Return the properties that are there, each of a type that both databases keep as it is."""
    kept: Row = {}
    for name, value in to_properties(record).items():
        if value is None or value == []:
            continue
        if not _is_storable(value):
            raise QueryFailed("store.bad_value", kind=record.KIND, field=name)
        kept[name] = value
    return kept


def _is_storable(value: object) -> bool:
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return -_LARGEST <= value <= _LARGEST
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, list) and all(isinstance(item, str) and _is_text(item) for item in value)


def _is_text(value: str) -> bool:
    """Return whether a text can be sent: half a character (a lone surrogate) cannot."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_key(kind: str, name: str, value: object) -> str:
    """Return a key that is text, not empty, not too long. Raises ``QueryFailed`` (``store.bad_value``) for others."""
    if not isinstance(value, str) or not value or not _is_text(value) or len(value.encode()) > _LONGEST_KEY:
        raise QueryFailed("store.bad_value", kind=kind, field=name)
    return value


def _check_unique(records: Iterable[Record]) -> None:
    seen = Counter((record.KIND, record.id) for record in records)
    for (kind, _), times in seen.items():
        if times > 1:
            raise QueryFailed("store.bad_value", kind=kind, field="id")


def _ends(record: Record) -> tuple[Ref, Ref] | None:
    return (record.start, record.end) if isinstance(record, Relationship) else None
