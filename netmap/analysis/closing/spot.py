"""One white spot with what is needed to look for ways to close it, and how a way is put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from netmap.analysis.closing import making
from netmap.analysis.closing.lookups import Lookups, lookups
from netmap.analysis.closing.planned import planned_seats, seat_planned
from netmap.analysis.closing.results import Way
from netmap.analysis.facts import Facts
from netmap.analysis.results import Addition, Closure, Evidence, Finding
from netmap.model import Record, Ref, Role, Sector, Stage, Theme
from netmap.reference.norm import Need, NormLine

__all__ = ["PLANNED", "Spot", "fewest_warnings", "of_sectors", "promise", "seat_way", "theme_way", "way"]

#: Codes of ways that were planned already: they go first.
PLANNED = ("gaps.way.planned", "gaps.way.planned_seat", "gaps.way.planned_hub")
#: Reasons to think twice, and reasons that only tell how much somebody does already: neither speaks for a party.
_WARNINGS = ("gaps.why.busy", "gaps.why.alone", "gaps.why.more", "gaps.why.refused")
_LOAD = ("gaps.why.nowhere", "gaps.why.one", "gaps.why.few")

#: Names in one reason; more would hide it.
_MOST_NAMES = 3


@dataclass(frozen=True)
class Spot:
    """A finding, its norm line and the facts that it was found in."""

    facts: Facts
    line: NormLine
    finding: Finding
    look: Lookups = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "look", lookups(self.facts))

    @property
    def need(self) -> Need | None:
        """The line's need when it is a single one."""
        return self.line.needs if isinstance(self.line.needs, Need) else None

    def subject(self, label: str) -> Ref | None:
        """Return the subject of a kind, or None."""
        return next((ref for ref in self.finding.subjects if ref.label == label), None)

    @property
    def theme(self) -> str:
        """Id of the theme, or empty."""
        return self.finding.theme or ""


def way(
    spot: Spot,
    how: str,
    code: str,
    addition: Addition | None = None,
    *,
    party: Ref | None = None,
    table: Ref | None = None,
    closes: bool = True,
    records: Iterable[Record] = (),
    reasons: Sequence[Evidence] = (),
    **values: Any,
) -> Way:
    """Return one way, with the load of the party among its reasons when it sits in many consultations."""
    busy = spot.look.busy(party)
    extra: list[Evidence] = []
    if busy:
        extra.append(busy)
    elif addition and addition.what in ("seat", "stage") and (load := spot.look.load(party)) is not None and load <= 2:
        few = ("gaps.why.nowhere", "gaps.why.one", "gaps.why.few")[load]
        extra.append(Evidence(code=few, values={"party": party, "count": load}))
    closure = Closure(
        how=how,
        code=code,
        party=party,
        consultation=table,
        values=values,
        reasons=(*reasons, *extra),
        addition=addition,
    )
    return Way(closure, closes and addition is not None, tuple(records), spot.look.weight(party or table))


def seat_way(
    spot: Spot,
    party: Ref,
    table: Ref,
    *,
    how: str = "involve",
    closes: bool = True,
    reasons: Sequence[Evidence] = (),
    records: Iterable[Record] = (),
) -> Way:
    """Return "P joins C"."""
    if not closes:
        reasons = (*reasons, Evidence(code="gaps.why.more"))
    planned = seat_planned(spot.facts, party, table)
    member: Record = making.seat(spot.facts, party, table, Role.MEMBER)
    if planned:
        member = making.changed(spot.facts, planned, status=None, since=None)
    return way(
        spot,
        "agree" if planned else how,
        "gaps.way.planned_seat" if planned else "gaps.way.seat",
        Addition(what="seat", party=party, place=table),
        party=party,
        table=table,
        closes=closes,
        reasons=reasons,
        records=(member, *records),
    )


def theme_way(
    spot: Spot, table: Ref, theme: str, *, how: str = "involve", stages: Iterable[Stage] = (), closes: bool = True
) -> Way:
    """Return "C takes up the theme": it deals with it, and gives these stages for it."""
    stages = tuple(stages)
    records: list[Record] = [making.deals(spot.facts, table, theme)]
    for stage in stages:
        records += making.covers(spot.facts, table, theme, stage)
    count = len(spot.look.seats.sectors(table))
    reasons = [Evidence(code="gaps.why.sectors", values={"consultation": table, "count": count})] if count > 1 else []
    if not closes:
        reasons.append(Evidence(code="gaps.why.more"))
    return way(
        spot,
        how,
        "gaps.way.widen" if stages else "gaps.way.theme",
        Addition(what="theme", party=table, place=Ref(Theme.KIND, theme)),
        table=table,
        closes=closes,
        records=records,
        reasons=reasons,
        theme=Ref(Theme.KIND, theme),
    )


def of_sectors(spot: Spot, sectors: Iterable[str], table: Ref) -> Iterator[tuple[Ref, str]]:
    """Yield parties of these sectors that can be proposed for a table, with their sector.

    First who is planned to join, then the lightest, a part after its whole; last the parts of what sits there already.
    """
    found = {party: sector for sector in sorted(sectors) for party in spot.look.of_sector.get(sector, ())[:_SCAN]}
    soon = planned_seats(spot.facts).get(table, {})
    order = sorted(spot.look.lightest(found), key=lambda party: party not in soon)
    yield from ((party, found[party]) for party in order if spot.look.may_sit(party, table))
    yield from ((party, found[party]) for party in order if spot.look.may_send(party, table))


def promise(spot: Spot, found: Way) -> tuple[bool, bool, bool, int, int]:
    """Return the place of a way in order: what closes it, who knows the theme, who is not busy, most to say for it."""
    who = found.closure.addition.party if found.closure.addition else None
    codes = [reason.code for reason in found.closure.reasons]
    speaking = [code for code in codes if code not in (*_WARNINGS, *_LOAD)]
    knows = who is not None and spot.theme in spot.look.knows(who)
    return (not found.closes, not knows, "gaps.why.busy" in codes, -len(speaking), found.weight)


def fewest_warnings(ways: Sequence[Way]) -> list[Way]:
    """Return the ways without those that carry two warnings, unless there are no others."""
    calm = [w for w in ways if sum(reason.code in _WARNINGS for reason in w.closure.reasons) < 2]
    return calm or list(ways)


#: So many parties of a sector, or tables of a theme, are looked at for one white spot: enough to choose from.
_SCAN = 40


def sector_reason(party: Ref, sector: str) -> Evidence:
    """Return that a party brings a sector that is missing."""
    return Evidence(code="gaps.why.sector", values={"party": party, "sector": Ref(Sector.KIND, sector)})


def named_themes(ids: Iterable[str]) -> list[Ref]:
    """Return the first few themes to name in a reason."""
    return [Ref(Theme.KIND, theme) for theme in list(ids)[:_MOST_NAMES]]
