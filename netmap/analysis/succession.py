"""What goes on under another name: ties of a party or consultation that ended count for what it became.

Which question of the user: none by itself. After a merger the rows still name the old party for a while; that is no
reason to say that the new one does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from netmap.model import (
    Consultation,
    Fact,
    InSector,
    MergedInto,
    Network,
    Organisation,
    PartOf,
    Record,
    Ref,
    Relationship,
    RenamedTo,
    SameAs,
    Statement,
    Status,
    is_active,
    last_day,
)

__all__ = ["carried_on"]

#: What says itself how it came about, and what a successor has of its own.
_STAYS = (RenamedTo, MergedInto, SameAs)


def carried_on(network: Network, day: date) -> Network:
    """Return the network in which what ended, and was renamed or merged, is read as what it became.

    Parameters
    ----------
    network : Network
    day : date

    Returns
    -------
    Network
        The same one when nothing ended was renamed or merged into something that is active; else a copy in which the
        ties and statements of the old that hold on the day are those of the new. The sector of the old counts when
        the new has none; what the old was part of does not count for the new. Records keep their ids.
    """
    became = _became(network, day)
    if not became:
        return network
    placed = {tie.start for tie in network.of(InSector).values() if is_active(tie, day)}
    changed: list[Record] = []
    removed = []
    for key, record in network.records.items():
        if isinstance(record, Relationship) and not isinstance(record, _STAYS):
            new = _tie(record, became, placed, day)
            if new is None:
                removed.append(key)
            elif new is not record:
                changed.append(new)
        elif isinstance(record, Statement) and is_active(record, day):
            subject, object_ = _named(record.subject, became), _named(record.object, became)
            if (subject, object_) != (record.subject, record.object):
                changed.append(replace(record, subject=subject, object=object_))
    return network.with_records(changed, removed)


def _tie(tie: Relationship, became: Mapping[Ref, Ref], placed: set[Ref], day: date) -> Relationship | None:
    """Return a tie with what its ends became; None when it would tie something to itself."""
    start, end = became.get(tie.start, tie.start), became.get(tie.end, tie.end)
    if (start, end) == (tie.start, tie.end) or not is_active(tie, day):
        return tie
    if start != tie.start and (isinstance(tie, PartOf) or (isinstance(tie, InSector) and start in placed)):
        return tie
    return None if start == end else replace(tie, start=start, end=end)


def _named(text: str | None, became: Mapping[Ref, Ref]) -> str | None:
    """Return a "Label:id" with what it became; a plain text stays as it is."""
    if not text or ":" not in text:
        return text
    ref = Ref.parse(text)
    return str(became[ref]) if ref in became else text


def _became(network: Network, day: date) -> dict[Ref, Ref]:
    """Return what each ended party or consultation became, at the end of a row of renamings; what is active only."""
    ties = (*network.of(RenamedTo).values(), *network.of(MergedInto).values())
    after = {tie.start: tie.end for tie in reversed(ties) if is_active(tie, day) and tie.start != tie.end}
    found = {}
    for old in after:
        seen, last = {old}, after[old]
        while _over(network, last, day) and last in after and last not in seen:
            seen.add(last)
            last = after[last]
        record = network.get(last)
        if _over(network, old, day) and isinstance(record, Organisation | Consultation) and is_active(record, day):
            found[old] = last
    return found


def _over(network: Network, ref: Ref, day: date) -> bool:
    """Return whether a record has ended on the day."""
    record = network.get(ref)
    if not isinstance(record, Fact):
        return False
    return record.status is Status.ENDED or bool(record.until and last_day(record.until) <= day)
