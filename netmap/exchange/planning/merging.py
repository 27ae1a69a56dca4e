"""Two parties of the network that somebody says are one: all that is known of the one becomes the other's.

Nothing is removed. What is taken over is ended, with the date; the party itself too, and a relationship SAME_AS tells
which one it is now. An undo of the import takes it all back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.names import Names, name_key
from netmap.exchange.planning.nodes import decisions
from netmap.model import (
    Consultation,
    Coverage,
    CoveredBy,
    Fact,
    In,
    NameDecision,
    Of,
    Organisation,
    PassesOn,
    Record,
    Ref,
    Relationship,
    SameAs,
    Statement,
    Status,
    TakesPart,
    coverage_id,
    property_names,
    route_id,
    seat_id,
    statement_id,
    tie_id,
)
from netmap.model.network import Key
from netmap.model.words import Decision

_UNCOPIED = frozenset(("id", "version", "changed_at", "changeset"))


def merge_parties(draft: Draft, names: Names, records: Mapping[Key, Record]) -> dict[Key, Record]:
    """Return the records that change because the file says that two parties of the network are one.

    Parameters
    ----------
    records : mapping of key to Record
        What the file changes otherwise; it goes before what is taken over.
    """
    changed: dict[Key, Record] = {}
    for old, new in sorted(_pairs(draft, names)):
        now = {**draft.before.records, **records, **changed}
        for record in _merged(now, old, new, draft.conflict_date):
            changed[(record.KIND, record.id)] = record
    return changed


def _pairs(draft: Draft, names: Names) -> Iterator[tuple[Ref, Ref]]:
    """Yield which party goes on as which: both are in the network, and no row of the file is about the first."""
    for name, kind, party in decisions(draft):
        target = names.find(party, ("Organisation", "Consultation")) if kind is Decision.SAME_AS else ()
        if len(target) != 1 or draft.before.get(target[0]) is None:
            continue
        same = [ref for ref in _named(draft, name, target[0].label) if ref != target[0]]
        if len(same) == 1 and (same[0].label, same[0].id) not in draft.said:
            yield same[0], target[0]


def _named(draft: Draft, name: str, label: str) -> Iterator[Ref]:
    kind: type[Organisation | Consultation] = Organisation if label == "Organisation" else Consultation
    for party in draft.before.of(kind).values():
        if name_key(party.name) == name_key(name) and party.status is not Status.ENDED:
            yield party.ref


def _merged(now: Mapping[Key, Record], old: Ref, new: Ref, day: str) -> Iterator[Record]:
    """Yield the ended records of one party, and their copies for the other where it has none like it."""
    party, other = now[(old.label, old.id)], now[(new.label, new.id)]
    assert isinstance(party, (Organisation, Consultation))
    assert isinstance(other, (Organisation, Consultation))
    yield replace(party, status=Status.ENDED, until=day, aliases=())
    aliases = {*other.aliases, party.name, *party.aliases} - {other.name}
    yield replace(other, aliases=tuple(sorted(aliases)))
    yield SameAs(id=tie_id("SAME_AS", old, new), start=old, end=new, date=day)
    for record in list(now.values()):
        if isinstance(record, NameDecision) and record.target == str(old):
            yield replace(record, target=str(new))
        elif isinstance(record, Fact) and record.status is not Status.ENDED and _is_about(record, old):
            copies = list(_copies(now, record, old, new))
            yield from (copy for copy in copies if (copy.KIND, copy.id) not in now)
            if isinstance(record, CoveredBy):
                record = now[("Coverage", record.start.id)]
            assert isinstance(record, Fact)  # a coverage is one
            yield replace(record, status=Status.ENDED, until=day)


def _is_about(record: Fact, old: Ref) -> bool:
    if isinstance(record, SameAs):
        return False
    if isinstance(record, Relationship):
        return old in (record.start, record.end)
    return isinstance(record, Statement) and str(old) in (record.subject, record.object)


def _copies(now: Mapping[Key, Record], record: Fact, old: Ref, new: Ref) -> Iterator[Record]:
    fields = {name: getattr(record, name) for name in property_names(type(record)) if name not in _UNCOPIED}
    if isinstance(record, Statement):
        moved = {key: str(new) if fields[key] == str(old) else fields[key] for key in ("subject", "object")}
        yield Statement(id=statement_id({**fields, **moved}), **{**fields, **moved})
    elif isinstance(record, CoveredBy):
        yield from _coverage(now, record, new)
    elif isinstance(record, Relationship):
        start = new if record.start == old else record.start
        end = new if record.end == old else record.end
        if start != end:
            yield type(record)(id=_id(record, start, end), start=start, end=end, **fields)


def _id(record: Relationship, start: Ref, end: Ref) -> str:
    if isinstance(record, TakesPart):
        return seat_id(start, end, record.function)
    if isinstance(record, PassesOn):
        return route_id(start, end, record.direction, record.theme)
    return tie_id(record.KIND, start, end)


def _coverage(now: Mapping[Key, Record], tie: CoveredBy, new: Ref) -> Iterator[Record]:
    coverage = now[("Coverage", tie.start.id)]
    assert isinstance(coverage, Coverage)
    if coverage.status is Status.ENDED:
        return
    ties = [r for r in now.values() if isinstance(r, (Of, In)) and r.start == tie.start]
    theme = next(r.end.id for r in ties if isinstance(r, Of))
    area = next((r.end.id for r in ties if isinstance(r, In)), None)
    new_id = coverage_id(new, theme, area, coverage.stage, coverage.phase)
    fields: dict[str, Any] = {n: getattr(coverage, n) for n in property_names(Coverage) if n not in _UNCOPIED}
    yield Coverage(id=new_id, **fields)
    start = Ref("Coverage", new_id)
    ends: list[tuple[type[Relationship], Ref]] = [(CoveredBy, new), *((type(r), r.end) for r in ties)]
    for kind, end in ends:
        yield kind(id=tie_id(kind.KIND, start, end), start=start, end=end, provenance=tie.provenance)
