"""One white spot with what is needed to look for ways to close it, and how a way is put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from netmap.analysis.closing import making
from netmap.analysis.closing.lookups import Lookups, lookups
from netmap.analysis.closing.results import Way
from netmap.analysis.facts import Facts
from netmap.analysis.results import Addition, Closure, Evidence, Finding
from netmap.model import Record, Ref, Role, Sector, Stage, Theme
from netmap.reference.norm import Need, NormLine

__all__ = ["Spot", "of_sectors", "seat_way", "theme_way", "way"]

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
    return way(
        spot,
        how,
        "gaps.way.seat",
        Addition(what="seat", party=party, place=table),
        party=party,
        table=table,
        closes=closes,
        reasons=reasons,
        records=(making.seat(spot.facts, party, table, Role.MEMBER), *records),
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
    """Yield parties of these sectors that can be proposed for a table, lightest first, with their sector."""
    found = {party: sector for sector in sorted(sectors) for party in spot.look.of_sector.get(sector, ())[:_SCAN]}
    for party in spot.look.lightest(found):
        if spot.look.may_sit(party, table):
            yield party, found[party]


#: So many parties of a sector, or tables of a theme, are looked at for one white spot: enough to choose from.
_SCAN = 40


def sector_reason(party: Ref, sector: str) -> Evidence:
    """Return that a party brings a sector that is missing."""
    return Evidence(code="gaps.why.sector", values={"party": party, "sector": Ref(Sector.KIND, sector)})


def named_themes(ids: Iterable[str]) -> list[Ref]:
    """Return the first few themes to name in a reason."""
    return [Ref(Theme.KIND, theme) for theme in list(ids)[:_MOST_NAMES]]
