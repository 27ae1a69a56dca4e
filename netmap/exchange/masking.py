"""A network without the names of its sensitive parties, for an export that leaves the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from netmap.exchange.findings import Workbook
from netmap.model import (
    CoveredBy,
    Expert,
    NameDecision,
    Network,
    Organisation,
    Record,
    Ref,
    Relationship,
    SheetName,
    Statement,
    property_names,
)
from netmap.sensitive import SensitiveNames

#: Row of the sheet *Historie* that says that names were taken out: such a file is no copy, and is refused again.
MASKED_ROW = {"record": "masked", "id": "masked"}
#: Texts in which somebody writes what they know of a party, in any words.
_FREE = ("source", "criterion", "by_function", "function", "deputy")
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
        Names, aliases, titles and sources of these records are gone, and what stands in free words (source,
        criterion, function, deputy) on a fact about one of them; other texts in which one of the names stands have it
        replaced; decisions about their names are left out. No record has a note: those are for the round trip only.
        Everything else is as it was.
    """
    words = SensitiveNames(network, sensitive)
    renamed = {ref: Ref(ref.label, shown) for ref, shown in sensitive.items()}
    covered = {tie.start for tie in network.of(CoveredBy).values() if tie.end in renamed}
    records: list[Record] = []
    for record in network.records.values():
        if isinstance(record, NameDecision) and (record.target in {str(r) for r in sensitive} or words(record.found)):
            continue
        told = record.ref in covered or _is_about(record, renamed)
        records.append(_masked(record, renamed, words, name, free=not told))
    return replace(network, records={(record.KIND, record.id): record for record in records})


def _is_about(record: Record, renamed: Mapping[Ref, Ref]) -> bool:
    """Whether a fact has a sensitive party at one of its ends."""
    if isinstance(record, Relationship):
        return record.start in renamed or record.end in renamed
    if isinstance(record, Statement):
        return any(text and Ref.parse(text) in renamed for text in (record.subject, record.object))
    return False


def _masked(
    record: Record, renamed: Mapping[Ref, Ref], words: SensitiveNames, name: str, *, free: bool = True
) -> Record:
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
        changes["source"] = None
        if isinstance(record, Organisation):
            changes |= {"name": f"{name} ({shown})", "aliases": (), "represents_text": ()}
        if isinstance(record, Expert):
            changes |= {"title": f"{name} ({shown})", "reachable": None, "deputy": None}
    held = property_names(type(record))
    if "note" in held:
        changes["note"] = None
    if not free:
        changes |= {field: None for field in _FREE if field in held}
    return replace(record, **changes)
