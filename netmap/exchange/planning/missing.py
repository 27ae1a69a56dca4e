"""What the network has from a sheet that is in the file, but the file no longer names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from netmap.exchange.findings import Level, is_answer
from netmap.exchange.planning.conflicts import stands
from netmap.exchange.planning.draft import Draft
from netmap.model import (
    About,
    Area,
    Consultation,
    Coverage,
    Expert,
    Organisation,
    PassesOn,
    Record,
    Setting,
    SheetName,
    Statement,
    TakesPart,
)
from netmap.model.network import Key

_KINDS: dict[type[Record], SheetName] = {
    Organisation: SheetName.ORGANISATIONS,
    Consultation: SheetName.CONSULTATIONS,
    TakesPart: SheetName.PARTICIPATION,
    PassesOn: SheetName.ESCALATION,
    Coverage: SheetName.COVERAGE,
    Expert: SheetName.EXPERTS,
    Area: SheetName.AREAS,
    Setting: SheetName.SETTINGS,
}
_STATEMENTS = {
    About.SEAT: SheetName.PARTICIPATION,
    About.ROUTE: SheetName.ESCALATION,
    About.COVERAGE: SheetName.COVERAGE,
    About.EXPERT: SheetName.EXPERTS,
}
_LABELS = {
    "Organisation": SheetName.ORGANISATIONS,
    "Consultation": SheetName.CONSULTATIONS,
    "Area": SheetName.AREAS,
    "Expert": SheetName.EXPERTS,
}


def find_missing(draft: Draft, named: Iterable[Key], changed: Mapping[Key, Record], day: date) -> dict[Key, SheetName]:
    """Return the records that still stand but are no longer named, each with its sheet.

    ``changed`` holds the records that the file changes, named or not. A sheet counts as being in the file when it has
    a row of its own, not one that was made of an answer; of ties made by a column only those count whose cell names
    others.
    """
    there = {sheet for sheet, rows in draft.workbook.rows.items() if not all(is_answer(row) for row in rows)}
    # A node without a row of its own is named by the rows that refer to it.
    known = {*named, *((ref.label, ref.id) for ref in draft.uses)}
    found: dict[Key, SheetName] = {}
    for kind, sheet in _KINDS.items():
        if sheet in there:
            records = (r for r in draft.before.of(kind).values() if stands(r, day) and not _only_in_app(r))
            found.update({(r.KIND, r.id): sheet for r in records})
    for statement in draft.before.of(Statement).values():
        sheet_of = _STATEMENTS.get(statement.about)
        if sheet_of in there and sheet_of is not None and stands(statement, day):
            found[(statement.KIND, statement.id)] = sheet_of
    for tie_kind, start, ends in draft.listed:
        for tie in draft.ties_from(tie_kind, start):
            if tie.end not in ends and stands(tie, day):
                found[(tie.KIND, tie.id)] = _LABELS[start.label]
    return {
        key: sheet
        for key, sheet in sorted(found.items())
        if key not in known and stands(changed.get(key, draft.before.records[key]), day)
    }


def _only_in_app(record: Record) -> bool:
    """Return whether a record was stated in the app alone: no file can be expected to name it."""
    return bool(record.provenance) and all(entry.startswith("app|") for entry in record.provenance)


def end_missing(draft: Draft, missing: dict[Key, SheetName]) -> list[Key]:
    """Return what must be ended of what is missing: nothing of a sheet of which rows were left out.

    Those rows may have named it; the user is told.
    """
    broken = {source.sheet for source in draft.rejected}
    for sheet in sorted(broken & set(missing.values())):
        draft.found.add("imports.plan.not_ended", Level.NOTE, sheet, [])
    return [key for key, sheet in missing.items() if sheet not in broken]
