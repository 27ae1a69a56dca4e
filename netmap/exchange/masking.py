"""A network without the names of its sensitive parties, for an export that leaves the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netmap.exchange.findings import Workbook
from netmap.model import (
    Expert,
    NameDecision,
    Network,
    Organisation,
    Record,
    Ref,
    Relationship,
    SheetName,
    property_names,
)
from netmap.sensitive import SensitiveNames

#: Row of the sheet *Historie* that says that names were taken out: such a file is no copy, and is refused again.
MASKED_ROW = {"record": "masked", "id": "masked"}
_KEPT = frozenset(("id", "version", "changed_at", "changeset", "provenance"))


def is_masked(workbook: Workbook) -> bool:
    """Return whether a file is an export from which names were taken out."""
    rows = workbook.rows.get(SheetName.HISTORY, ())
    return any(row.cells.get("record") == MASKED_ROW["record"] for row in rows)


def masked_network(network: Network, sensitive: Mapping[Ref, str], name: str) -> Network:
    """Return a copy in which sensitive parties are called by their number only.

    Parameters
    ----------
    network : Network
    sensitive : mapping of Ref to str
        Each sensitive party, and each expert of one, with the id to show for it (``gevoelig-<n>``).
    name : str
        What to call them.

    Returns
    -------
    Network
        Names, aliases, titles, sources and notes of these records are gone; other texts in which one of the names
        stands have it replaced; decisions about their names are left out. Everything else is as it was.
    """
    words = SensitiveNames(network, sensitive)
    renamed = {ref: Ref(ref.label, shown) for ref, shown in sensitive.items()}
    records: list[Record] = []
    for record in network.records.values():
        if isinstance(record, NameDecision) and (record.target in {str(r) for r in sensitive} or words(record.found)):
            continue
        records.append(_masked(record, renamed, words, name))
    return replace(network, records={(record.KIND, record.id): record for record in records})


def _masked(record: Record, renamed: Mapping[Ref, Ref], words: SensitiveNames, name: str) -> Record:
    changes: dict[str, Any] = {}
    for field in property_names(type(record)):
        value = getattr(record, field)
        if field in _KEPT or not isinstance(value, (str, tuple)):
            continue
        if field in ("subject", "object", "target") and isinstance(value, str):
            ref = Ref.parse(value)
            changes[field] = str(renamed.get(ref, ref))
        elif isinstance(value, str) and type(value) is str and words(value):
            changes[field] = words.replaced(value, name)
        elif isinstance(value, tuple) and any(words(item) for item in value):
            changes[field] = tuple(words.replaced(item, name) for item in value)
    if isinstance(record, Relationship):
        changes["start"], changes["end"] = renamed.get(record.start, record.start), renamed.get(record.end, record.end)
    if record.ref in renamed:
        shown = renamed[record.ref].id
        changes["id"] = shown
        changes |= {"source": None, "note": None}
        if isinstance(record, Organisation):
            changes |= {"name": f"{name} ({shown})", "aliases": (), "represents_text": ()}
        if isinstance(record, Expert):
            changes |= {"title": f"{name} ({shown})", "reachable": None, "deputy": None}
    return replace(record, **changes)
