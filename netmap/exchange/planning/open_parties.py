"""Parties that a cell names but that have no row of their own, and that are kept nevertheless.

Two kinds: nameless categories ("scholen", "externe partners"), which stand for nobody in particular and are asked;
and names of which somebody decided that they are new.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from netmap.exchange.cells import is_nobody, is_unknown, split_values
from netmap.exchange.columns import SHEETS, Cell, Column
from netmap.exchange.findings import Level, Row
from netmap.exchange.matching import open_category
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.identity import PREFIXES
from netmap.exchange.planning.names import PARTIES, Names, name_key
from netmap.model import Consultation, Organisation, Ref, SheetName, slug
from netmap.model.words import Decision

#: The chair may be a function, and what a party stands for may be any text: neither makes a party.
_NOT_HERE = {(SheetName.CONSULTATIONS, "chair"), (SheetName.ORGANISATIONS, "represents")}
_KINDS: dict[str, type[Organisation | Consultation]] = {"Organisation": Organisation, "Consultation": Consultation}


@dataclass(frozen=True, slots=True)
class _Mention:
    text: str
    source: Source
    key: str
    label: str


def plan_open_parties(draft: Draft, names: Names) -> None:
    """Say a party for every such name; call it when the names of all rows are known."""
    mentions: dict[str, list[_Mention]] = defaultdict(list)
    for sheet in SHEETS.values():
        for column in sheet.columns:
            labels = tuple(label for label in column.list.split("|") if label in PARTIES)
            is_party = column.cell in (Cell.REFERENCE, Cell.REFERENCES) and bool(labels)
            if is_party and (sheet.name, column.key) not in _NOT_HERE:
                for row in draft.rows(sheet.name):
                    for mention in _mentions(row, column, labels, names):
                        mentions[name_key(mention.text)].append(mention)
    for _, found in sorted(mentions.items()):
        # The smallest spelling and label keep this the same whatever the order of the rows.
        name, label = min(m.text for m in found), min(m.label for m in found)
        ref = Ref(label, _free_id(name, label, draft, names))
        names.add(ref, sorted({m.text for m in found}))
        draft.say(_KINDS[label], ref.id, [m.source for m in found], {"name": name})
        for mention in found:
            if open_category(mention.text) and names.decision(mention.text) is None:
                place = (mention.source.sheet, [mention.source.row], mention.key)
                draft.found.add("imports.plan.open_category", Level.QUESTION, *place, found=mention.text)


def _mentions(row: Row, column: Column, labels: tuple[str, ...], names: Names) -> list[_Mention]:
    cell = row.cells.get(column.key, "")
    if not cell or is_unknown(cell) or is_nobody(cell):
        return []
    several = column.cell is Cell.REFERENCES
    texts = split_values(cell, lambda text: bool(names.find(text, labels))) if several else [cell]
    kept = [text for text in texts if not names.find(text, labels) and not names.is_gone(text, labels)]
    return [_Mention(text, Source.of(row), column.key, _label(labels)) for text in kept if _is_kept(text, names)]


def _is_kept(text: str, names: Names) -> bool:
    decision = names.decision(text)
    if decision is not None:
        return decision.kind is Decision.NEW
    return open_category(text)


def _label(labels: tuple[str, ...]) -> str:
    """Return what a name is in a column: a party, where it may be a party or a consultation."""
    return "Organisation" if "Organisation" in labels else labels[0]


def _free_id(name: str, label: str, draft: Draft, names: Names) -> str:
    base = f"{PREFIXES[label]}{slug(name)}"
    number, free = 1, base
    while any(names.by_id(kind, free) or (kind, free) in draft.before.records for kind in PARTIES):
        number += 1
        free = f"{base}-{number}"
    return free
