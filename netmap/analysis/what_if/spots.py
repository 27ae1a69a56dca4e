"""What becomes of each white spot: compared one by one, and told as briefly as the white spots of a map are.

On each side what says the same is folded into one white spot, and the two sides fold differently: a theme of which the
last step is lost becomes one white spot where there were four. Who counts what is shown would take that for a gain. So
the demands are compared, and what is then is counted as it is counted now.
"""

from __future__ import annotations

from dataclasses import dataclass

from netmap.analysis.results import Cover, Finding, State
from netmap.analysis.what_if.results import Side
from netmap.model import Ref

__all__ = ["Spots", "compared_spots"]

Findings = tuple[Finding, ...]
Pairs = tuple[tuple[Finding, Finding], ...]
_COVERS = [Cover.ENOUGH, Cover.TOO_MANY, Cover.ONE_SECTOR, Cover.SINGLE, Cover.NONE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """What becomes of white spots; see :class:`netmap.analysis.what_if.results.WhatIfAnswer`.

    ``after`` are the white spots of then, counted as those of now: those of now that stay, and those that open.
    """

    opened: Findings = ()
    closed: Findings = ()
    asked: Findings = ()
    moot: Findings = ()
    worse: Pairs = ()
    better: Pairs = ()
    after: Findings = ()


def compared_spots(before: Side, after: Side, gone: set[Ref]) -> Spots:
    """Return what becomes of the white spots of one side on the other; each is in one list at most.

    Parameters
    ----------
    before, after : Side
    gone : set of Ref
        What is not there any more: a white spot about it was not closed.

    Returns
    -------
    Spots
        Each list in the order of the side that shows it. Two empty sides give empty lists.
    """
    closed: list[Finding] = []
    asked: list[Finding] = []
    moot: list[Finding] = []
    worse, better, stay = [], [], []
    for finding in before.gaps.findings:
        parts = [before.spots[key] for key in _ids(finding) if key in before.spots]
        left = [part for part in parts if part.id in after.spots and not gone.intersection(part.subjects)]
        if not left:
            found = _ended(finding, after, gone, closed, asked, moot)
            if found is not None:
                found.append(finding)
            continue
        heaviest = max((after.spots[part.id] for part in left), key=_weight)
        stay.append(_shown(left[0].id, after) if left[0].id == finding.id else heaviest)
        heavier = [part for part in left if _weight(after.spots[part.id]) > _weight(part)]
        lighter = [part for part in left if _weight(after.spots[part.id]) < _weight(part)]
        if heavier:
            worse.append(_pair(finding, heavier[0], after))
        elif lighter:
            better.append(_pair(finding, lighter[0], after))
        elif any((known := after.known.get(part.id)) and known.met for part in parts if part not in left):
            better.append((finding, _shown(left[0].id, after)))
    opened = _opened(before, after, {new.id for _, new in worse})
    return Spots(
        opened=opened,
        closed=tuple(closed),
        asked=tuple(asked),
        moot=tuple(moot),
        worse=tuple(worse),
        better=tuple(better),
        after=(*stay, *opened),
    )


def _ids(finding: Finding) -> tuple[str, ...]:
    """Return a finding and those that it stands for."""
    return (finding.id, *finding.related)


def _weight(finding: Finding) -> tuple[int, int]:
    return finding.severity, _COVERS.index(finding.coverage)


def _shown(key: str, side: Side) -> Finding:
    """Return a white spot as it is shown: with what is folded into it; by itself where it is folded."""
    return next((finding for finding in side.gaps.findings if finding.id == key), side.spots[key])


def _pair(finding: Finding, part: Finding, after: Side) -> tuple[Finding, Finding]:
    """Return a white spot on both sides: as it is shown, or the part of it that is otherwise then."""
    if part.id == finding.id:
        return finding, _shown(part.id, after)
    return part, after.spots[part.id]


def _ended(
    finding: Finding,
    after: Side,
    gone: set[Ref],
    closed: list[Finding],
    asked: list[Finding],
    moot: list[Finding],
) -> list[Finding] | None:
    """Return the list of what becomes of a white spot that is none then; None: it shows somewhere else."""
    known = after.known.get(finding.id)
    if known is None or gone.intersection(finding.subjects):
        return moot
    if known.met:
        return closed
    return asked if known.state is State.UNKNOWN else None


def _opened(before: Side, after: Side, worse: set[str]) -> Findings:
    """Return the white spots that were none before.

    One that stands under a white spot that opens or gets worse is told with that one. Under one that was there already
    it would not be seen, so that it is told by itself.
    """
    told = set(before.spots) | {key for finding in before.gaps.findings for key in _ids(finding)}
    fresh = set(after.spots) - told
    found: list[Finding] = []
    for finding in after.gaps.findings:
        if finding.id in fresh:
            found.append(finding)
        elif finding.id not in worse:
            under = fresh.intersection(finding.related)
            found += [spot for key, spot in after.spots.items() if key in under]
    return tuple(found)
