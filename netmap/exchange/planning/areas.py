"""Areas that a cell names but that have no row of their own: kept, and asked.

Only *Organisaties* and *Overleggen* must be filled in. Whoever writes "Noord" under ``gebied`` without a sheet
*Gebieden* means an area; refusing the row, and all rows that name its party, would help nobody.
"""

from __future__ import annotations

from collections import defaultdict

from netmap.exchange.cells import is_nobody, is_unknown, split_values
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Level
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.identity import PREFIXES
from netmap.exchange.planning.names import Names, name_key
from netmap.model import Area, Ref, SheetName, slug

_LABELS = (Area.KIND,)
#: From so many areas on they are asked together, and so many of them are named.
_TOGETHER = 3
_NAMED = 5


def plan_named_areas(draft: Draft, names: Names) -> None:
    """Say an area for every name in a column of areas that matches nothing; one question per name and column."""
    mentions: dict[str, list[tuple[str, Source, str]]] = defaultdict(list)
    for sheet in SHEETS.values():
        for column in sheet.columns:
            if column.list == Area.KIND:
                for row in draft.rows(sheet.name):
                    for text in _unmatched(row.cells.get(column.key, ""), names):
                        mentions[name_key(text)].append((text, Source.of(row), column.key))
    # Without a sheet of areas it is one cause, not one per area.
    together = not draft.workbook.rows.get(SheetName.AREAS) and len(mentions) >= _TOGETHER
    found: dict[tuple[SheetName, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for _, mentioned in sorted(mentions.items()):
        # The smallest spelling and the order of the keys keep this the same whatever the order of the rows.
        name = min(text for text, _, _ in mentioned)
        ref = Ref(Area.KIND, _free_id(name, draft, names))
        names.add(ref, sorted({text for text, _, _ in mentioned}))
        draft.say(Area, ref.id, [source for _, source, _ in mentioned], {"name": name})
        for text, source, key in mentioned:
            if together:
                found[(source.sheet, key)][name].append(source.row)
            else:
                place = (source.sheet, [source.row], key)
                draft.found.add("imports.plan.area_unknown", Level.QUESTION, *place, found=text)
    for (name_of_sheet, key), rows_of in found.items():
        rows = [row for rows in rows_of.values() for row in rows]
        shown = sorted(rows_of)[:_NAMED]
        count = len(rows_of)
        draft.found.add(
            "imports.plan.areas_unknown", Level.QUESTION, name_of_sheet, rows, key, count=count, names=shown
        )


def _unmatched(cell: str, names: Names) -> list[str]:
    if not cell or is_unknown(cell) or is_nobody(cell):
        return []
    texts = split_values(cell, lambda text: bool(names.find(text, _LABELS)))
    return [text for text in texts if not names.find(text, _LABELS) and not names.is_gone(text, _LABELS)]


def _free_id(name: str, draft: Draft, names: Names) -> str:
    base = f"{PREFIXES[Area.KIND]}{slug(name)}"
    number, area_id = 1, base
    while names.by_id(Area.KIND, area_id) or (Area.KIND, area_id) in draft.before.records:
        number += 1
        area_id = f"{base}-{number}"
    return area_id
