"""A word of the network's own that turns out to be a misspelling: all that was said with it is said with the right one.

The word and what hung on it make way for the same with the word that was meant; an undo of the import brings them back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.words import Words
from netmap.model import (
    Coverage,
    Of,
    PassesOn,
    Record,
    Ref,
    Relationship,
    Setting,
    Statement,
    coverage_id,
    property_names,
    route_id,
    setting_id,
    statement_id,
    tie_id,
)
from netmap.model.network import Key

#: Fields of records that hold the id of a word, by the word's label.
_FIELDS: dict[str, tuple[tuple[str, str], ...]] = {
    "Theme": (("PASSES_ON", "theme"), ("Statement", "theme"), ("Setting", "value")),
    "Phase": (("Coverage", "phase"), ("Statement", "phase")),
    "ExpertiseDomain": (("Statement", "domain"),),
    "Sector": (("TAKES_PART", "as_sector"),),
    "ActorType": (("Organisation", "actor_type"),),
    "ConsultationKind": (("Consultation", "kind"),),
    "Echelon": (("Organisation", "echelon"), ("Consultation", "echelon")),
    "PopulationGroup": (("Setting", "value"),),
}


def replace_words(draft: Draft, words: Words, records: Mapping[Key, Record]) -> tuple[dict[Key, Record], set[Key]]:
    """Return the records that change, and those that go, because a word is said to be a misspelling of another.

    Parameters
    ----------
    records : mapping of key to Record
        What the file changes otherwise; it goes before what is said anew.
    """
    changed: dict[Key, Record] = {}
    gone: set[Key] = set()
    for (label, old), new in sorted(words.replaced.items()):
        now = {**draft.before.records, **records, **changed}
        for key, record in now.items():
            if key in gone:
                continue
            made = list(_said_anew(now, record, label, old, new))
            for copy in made:
                if copy.id == record.id or (copy.KIND, copy.id) not in now:
                    changed[(copy.KIND, copy.id)] = copy
            if made and key not in {(copy.KIND, copy.id) for copy in made}:
                gone |= {key, *_with(now, record)}
        gone.add((label, old))
    return {key: record for key, record in changed.items() if key not in gone}, gone


def _said_anew(now: Mapping[Key, Record], record: Record, label: str, old: str, new: str) -> Iterator[Record]:
    if isinstance(record, Of) and record.end == Ref(label, old):
        return  # with its coverage
    if isinstance(record, Relationship) and record.end == Ref(label, old):
        end = Ref(label, new)
        yield replace(record, id=tie_id(record.KIND, record.start, end), end=end)
    elif isinstance(record, Coverage) and (label == "Theme" or record.phase == old):
        yield from _coverage(now, record, label, old, new)
    for kind, name in _FIELDS.get(label, ()):
        if kind == record.KIND and kind != "Coverage" and getattr(record, name) == old:
            field: dict[str, Any] = {name: new}
            yield _with_id(replace(record, **field))


def _with_id(record: Record) -> Record:
    """Return a record under the id that its fields give it."""
    if isinstance(record, PassesOn):
        return replace(record, id=route_id(record.start, record.end, record.direction, record.theme))
    if isinstance(record, Statement):
        return replace(record, id=statement_id({name: getattr(record, name) for name in property_names(Statement)}))
    if isinstance(record, Setting):
        return replace(record, id=setting_id(record.key, record.value, record.date))
    return record


def _coverage(now: Mapping[Key, Record], coverage: Coverage, label: str, old: str, new: str) -> Iterator[Record]:
    ties = [r for r in now.values() if isinstance(r, Relationship) and r.start == coverage.ref]
    ends = {tie.KIND: tie.end for tie in ties}
    theme = ends.get("OF")
    if theme is None or (label == "Theme" and theme.id != old):
        return
    theme = Ref("Theme", new) if label == "Theme" else theme
    phase = new if label == "Phase" else coverage.phase
    area = ends["IN"].id if "IN" in ends else None
    new_id = coverage_id(ends["COVERED_BY"], theme.id, area, coverage.stage, phase)
    yield replace(coverage, id=new_id, phase=phase)
    start = Ref("Coverage", new_id)
    for tie in ties:
        end = theme if tie.KIND == "OF" else tie.end
        yield replace(tie, id=tie_id(tie.KIND, start, end), start=start, end=end)


def _with(now: Mapping[Key, Record], record: Record) -> Iterator[Key]:
    """Yield the ties of a coverage that goes."""
    if isinstance(record, Coverage):
        yield from (k for k, r in now.items() if isinstance(r, Relationship) and r.start == record.ref)
