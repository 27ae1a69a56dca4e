"""Who may cover a need after all: by a row of which it is not sure whether it holds, or by one that is only planned.

Neither counts as cover. But where nobody is known for sure, the first is called before anybody else ("does this still
exist?"), and the second is named as what is to come: silence would be untrue.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.facts import ASKED_WHETHER_THEY_EXIST, Facts
from netmap.analysis.results import Evidence
from netmap.analysis.third_parties.cover import Able, Covering
from netmap.analysis.third_parties.results import Need
from netmap.model import Fact, Record, Ref, Relationship, Status, first_day

__all__ = ["Doubtful", "Perhaps", "answering"]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Whom to call about a need that somebody may still cover (empty: nobody is known to ask), and the rows."""

    ask: tuple[Ref, ...]
    evidence: tuple[Evidence, ...]


class Perhaps:
    """Who may cover each need of one situation, in one network on one day.

    Parameters
    ----------
    facts : Facts
    themes, areas : collection of str
        Of the situation, as :class:`netmap.analysis.third_parties.cover.Covering` takes them.
    """

    def __init__(self, facts: Facts, themes: Collection[str] = (), areas: Collection[str] = ()) -> None:
        self._facts, self._themes, self._areas = facts, tuple(themes), tuple(areas)

    def doubtful(self, need: Need) -> Doubtful | None:
        """Return whom to call first about a need that nobody covers for sure; None when no row is in doubt for it."""
        if self._in_doubt is None or not (able := self._in_doubt.of(need)):
            return None
        rows = tuple({repr(row): row for one in able for row in one.rows}.values())
        municipality = (self._facts.municipality,) if self._facts.municipality else ()
        return Doubtful(answering(self._in_doubt.facts, [one.who for one in able]) or municipality, rows)

    def planned(self, need: Need) -> tuple[Ref, ...]:
        """Return who is to cover a need later, best first: the party, or the consultation or expert that is planned."""
        if self._to_come is None:
            return ()
        return tuple(dict.fromkeys(self._planned_one(able) for able in self._to_come.of(need)))

    def _planned_one(self, able: Able) -> Ref:
        return next((ref for ref in (able.table, able.expert) if ref and ref not in self._facts.nodes), able.who)

    @cached_property
    def _in_doubt(self) -> Covering | None:
        return self._if(lambda fact: fact.status in (Status.UNKNOWN, Status.SUSPENDED), status=None)

    @cached_property
    def _to_come(self) -> Covering | None:
        return self._if(self._is_to_come, status=None, since=None)

    def _is_to_come(self, fact: Fact) -> bool:
        later = bool(fact.since) and first_day(fact.since or "") > self._facts.day
        return fact.status is Status.PLANNED or (later and fact.status in (None, Status.ACTIVE))

    def _if(self, told: Callable[[Fact], bool], **holds: None) -> Covering | None:
        """Return who would cover what if all for which ``told`` holds did count; None when there is no such row.

        Unlike :meth:`Facts.if_held` also what one row tells of a party (whom it reaches, where it works) comes along:
        these ties have the status of their row. What somebody stated stays as it is.
        """
        records = self._facts.network.records.values()
        kinds = (*ASKED_WHETHER_THEY_EXIST, Relationship)
        found: list[Record] = [
            replace(record, **holds)  # type: ignore[arg-type]
            for record in records
            if isinstance(record, kinds) and isinstance(record, Fact) and told(record)
        ]
        if not found:
            return None
        return Covering(Facts(self._facts.network.with_records(found), self._facts.day), self._themes, self._areas)


def answering(facts: Facts, refs: Collection[Ref]) -> tuple[Ref, ...]:
    """Return whom to call about these: the party itself; of a consultation who answers for it; of an expert nobody."""
    found: list[Ref] = []
    for ref in refs:
        if ref.label == "Organisation" and ref in facts.nodes:
            found.append(ref)
        elif ref.label == "Consultation" and ref in facts.nodes:
            members = sorted({seat.start for seat in facts.seats.get(ref, ())})
            found += (*facts.responsible_for(ref), *members)[:1]
    return tuple(dict.fromkeys(found))
