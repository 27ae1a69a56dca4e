"""Sheet *Historie*: records as they are stored, for what the other sheets cannot say.

Each row holds a record: its label or type, its id, and compact JSON of its fields (``from`` and ``to`` for a
relationship), or ``-`` for a record that is not there although other sheets seem to say it. Long JSON is cut over
rows as "1/3 ...", "2/3 ...". These rows come last and as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
import typing
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from netmap.exchange.findings import Level, Row
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.tables import clean_text
from netmap.model import (
    ENDS,
    NODE_TYPES,
    RELATIONSHIP_TYPES,
    PopulationGroup,
    Record,
    Ref,
    Relationship,
    Setting,
    SettingKey,
    SheetName,
    first_day,
    from_properties,
    property_names,
    to_properties,
)
from netmap.model.network import Key
from netmap.reference.refused_groups import refused_ground
from netmap.reference.words import code_of

ABSENT = "-"
#: A cell of a spreadsheet holds 32,767 characters.
LONGEST = 30_000
_PART = re.compile(r"(\d{1,4})/(\d{1,4}) (.*)", re.DOTALL)
_EXCEL_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_DATES = ("since", "until", "checked_on", "consent_on", "knows_samos_on", "helped_on", "agreed_on", "assured_on")
_TECHNICAL = ("version", "changed_at", "changeset", "provenance", "sensitive_number")


class _Bad(ValueError):
    """A row of the sheet that cannot be used."""


@dataclass(slots=True)
class History:
    """The records of the sheet, None for those that must not be there, and the rows of each."""

    records: dict[Key, Record | None] = field(default_factory=dict)
    rows: dict[Key, list[Row]] = field(default_factory=dict)


def plan_history(draft: Draft) -> History:
    """Return what the sheet holds; rows that cannot be used block."""
    parts: dict[Key, list[Row]] = defaultdict(list)
    for row in draft.rows(SheetName.HISTORY):
        if not all(row.cells.get(key) for key in ("record", "id", "content")):
            _block(draft, [row])
            continue
        parts[(row.cells["record"], row.cells["id"])].append(row)
    history = History()
    for (label, record_id), rows in sorted(parts.items()):
        try:
            content = _joined([row.cells["content"] for row in rows])
            record = None if content == ABSENT else _record(label, content)
        except _Bad:
            _block(draft, rows)
            continue
        key = (label, record.id if record else record_id)
        history.records[key], history.rows[key] = record, rows
    return history


def check_ends(draft: Draft, history: History, there: Iterable[Key]) -> None:
    """Block relationships of the sheet of which an end is nowhere."""
    known = set(there)
    for key, record in history.records.items():
        if isinstance(record, Relationship) and not {tuple(record.start), tuple(record.end)} <= known:
            _block(draft, history.rows[key])


def survives(text: str) -> bool:
    """Return whether a text comes back from a cell as it is, in a row that is read at all."""
    if len(text) > LONGEST or clean_text(text) != text or _EXCEL_ESCAPE.search(text):
        return False
    return code_of("Mark", text) != "example"


def history_row(record: Record) -> list[dict[str, str]]:
    """Return the rows of the sheet that hold one record."""
    properties = to_properties(record)
    content = {k: v for k, v in properties.items() if k not in _TECHNICAL and v not in (None, "", [])}
    if isinstance(record, Relationship):
        content["from"], content["to"] = str(record.start), str(record.end)
    text = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    # Excel writes some characters as _x000D_, and takes that for the character when it stands in a text.
    text = text.replace("_x", "\\u005fx")
    # An id that a cell cannot hold is told by the content alone; the cell then only keeps the parts together.
    shown = record.id if survives(record.id) else hashlib.sha256(text.encode()).hexdigest()[:16]
    head = {"record": record.KIND, "id": shown}
    if len(text) <= LONGEST:
        return [{**head, "content": text}]
    # Blanks at the cut would be trimmed; in compact JSON they stand within texts only.
    text = text.replace(" ", "\\u0020")
    parts = [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)]
    return [{**head, "content": f"{n}/{len(parts)} {part}"} for n, part in enumerate(parts, 1)]


def _joined(contents: list[str]) -> str:
    if len(set(contents)) == 1 and not _PART.fullmatch(contents[0]):
        return contents[0]
    matches = [_PART.fullmatch(content) for content in contents]
    parts = {int(m[1]): m[3] for m in matches if m}
    if None in matches or sorted(parts) != list(range(1, len(parts) + 1)):
        raise _Bad
    return "".join(parts[number] for number in sorted(parts))


def _record(label: str, content: str) -> Record:
    kind = NODE_TYPES.get(label) or RELATIONSHIP_TYPES.get(label)
    if kind is None:
        raise _Bad
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _Bad from error
    if not isinstance(fields, dict):
        raise _Bad
    start, end = fields.pop("from", None), fields.pop("to", None)
    try:
        _check(kind, fields)
        if not issubclass(kind, Relationship):
            return from_properties(label, fields)
        ends = Ref.parse(str(start)), Ref.parse(str(end))
        if (ends[0].label, ends[1].label) not in ENDS[label]:
            raise _Bad
        return from_properties(label, fields, *ends)
    except (ValueError, TypeError) as error:
        raise _Bad from error


def _check(kind: type[Record], fields: dict[str, Any]) -> None:
    """Refuse fields that this kind does not have, and values of another type than theirs."""
    hints = typing.get_type_hints(kind)
    allowed = set(property_names(kind)) - set(_TECHNICAL)
    for name, value in fields.items():
        if name not in allowed or not _fits(hints[name], value):
            raise _Bad
        if name in _DATES and value is not None:
            first_day(value)
    if kind is Setting and fields.get("key") == SettingKey.REFERENCE_DATE:
        first_day(fields.get("value", ""))
    if kind is PopulationGroup and any(refused_ground(str(fields.get(name, ""))) for name in ("id", "label_nl")):
        raise _Bad


def _fits(hint: Any, value: Any) -> bool:
    options = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)
    return any(_fits_one(option, value) for option in options)


def _fits_one(option: Any, value: Any) -> bool:
    if option is types.NoneType:
        return value is None
    if typing.get_origin(option) is tuple:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(option, type) and issubclass(option, StrEnum):
        return isinstance(value, str) and value in list(option)
    if option is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if option is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(option, type) and isinstance(value, option)


def _block(draft: Draft, rows: list[Row]) -> None:
    draft.dropped.update(Source.of(row) for row in rows)
    numbers = [row.number for row in rows]
    label = rows[0].cells.get("record", "")
    draft.found.add("imports.plan.history_bad", Level.BLOCKS, SheetName.HISTORY, numbers, "record", found=label)
