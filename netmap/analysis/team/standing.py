"""What the members of a team may do, and whether they stand behind the approach: power to decide and support.

Basis: handreiking A2, Kernteam and Doelgroep SAMOS.
"""

from __future__ import annotations

from netmap.analysis.results import Ask, Evidence
from netmap.analysis.team.power import decides
from netmap.analysis.team.results import CriterionState
from netmap.analysis.team.sitting import Judged, Sitting
from netmap.analysis.told import municipality, network_ref
from netmap.model import About, Organisation, Ref, Statement, Theme

__all__ = ["mandate", "support"]

MET, NOT_MET, UNKNOWN = CriterionState.MET, CriterionState.NOT_MET, CriterionState.UNKNOWN
_MUNICIPALITY = "municipality"


def mandate(sitting: Sitting) -> Judged:
    """Criterion 3: each member has considerable power to decide and to carry out.

    A member has it when its seat says that its holder may commit his organisation, or when it decides on some theme
    by its own row or at another table and nothing is said of its seat here. NOT_MET when of one it was stated that it
    may not, for each of its seats: that is told of this table, and goes before what it does elsewhere.
    """
    facts = sitting.facts
    known = decides(facts)
    said: dict[Ref, list[Statement]] = {}
    for party in sitting.fixed:
        denied = sitting.said_of_each_seat(About.MANDATE, party) if sitting.table else []
        if denied and not any(seat.may_commit for seat in sitting.seats_of[party]):
            said[party] = denied
    rest = [party for party in sitting.fixed if party not in said]
    able = [p for p in rest if known.get(p) or any(seat.may_commit for seat in sitting.seats_of[p])]
    themes = sorted({theme for party in able for theme in known.get(party, ())})
    values = sitting.values(
        parties=able, count=len(able), of=len(sitting.fixed), themes=[Ref(Theme.KIND, theme) for theme in themes]
    )
    silent = [party for party in rest if party not in able]
    asks: tuple[Ask, ...] = ()
    if silent:
        code = "gaps.ask.may_commit" if sitting.table else "team.ask.mandate"
        asks = (sitting.ask(code, parties=silent),)
    if said:
        rows = tuple(
            Evidence(
                code="gaps.evidence.may_not_commit",
                values={"party": party, "consultation": sitting.table},
                provenance=statement.provenance,
            )
            for party, denied in said.items()
            for statement in denied
        )
        return Judged(
            state=NOT_MET,
            values={**values, "parties": sorted(said)},
            parties=tuple(sorted(said)),
            evidence=rows,
            asks=asks,
            sure=tuple(facts.confidence(statement) for denied in said.values() for statement in denied),
        )
    committing = [seat for party in able for seat in sitting.seats_of[party] if seat.may_commit]
    rows = sitting.rows(committing, "gaps.evidence.commits")
    if silent or not sitting.complete or not sitting.fixed:
        if not sitting.complete or (sitting.table and not sitting.fixed):
            asks = (*asks, sitting.asks_members())
        values = {**values, "parties": silent}
        reason = "" if silent else "members"
        return Judged(state=UNKNOWN, reason=reason, values=values, parties=tuple(silent), evidence=rows, asks=asks)
    return Judged(state=MET, values=values, parties=tuple(able), evidence=rows)


def support(sitting: Sitting) -> Judged:
    """Criterion 5: support, as far as the members go: each knows of the approach and helped to make it.

    A department is told when its organisation is. A municipality is not asked about its own approach, but counts when
    it said no itself. Of all parties together two norm lines ask the same (``parties-told`` and ``parties-consulted``).
    """
    facts = sitting.facts
    tops = sorted({facts.top(party) for party in sitting.fixed})
    records = [record for top in tops if isinstance(record := facts.network.get(top), Organisation)]
    asked = [r for r in records if r.actor_type != _MUNICIPALITY or _refusals(sitting, r.ref)]
    every = [o for o in facts.organisations if facts.top(o.ref) == o.ref and o.actor_type != _MUNICIPALITY]
    values = sitting.values(
        parties=[record.ref for record in asked],
        count=sum(bool(record.knows_samos_on) for record in every),
        of=len(every),
    )
    said = {record.ref: refusals for record in asked if (refusals := _refusals(sitting, record.ref))}
    silent = {
        "gaps.ask.told": [r.ref for r in asked if not r.knows_samos_on and not facts.denied(About.TOLD, r.ref)],
        "gaps.ask.helped": [r.ref for r in asked if not r.helped_on and not facts.denied(About.HELPED, r.ref)],
    }
    subject = network_ref(facts)
    asks = tuple(
        Ask(code=code, subject=subject, addressees=municipality(facts), values={"parties": parties})
        for code, parties in silent.items()
        if parties
    )
    if said:
        rows = tuple(
            Evidence(
                code="gaps.evidence.not_told" if statement.about is About.TOLD else "gaps.evidence.not_helped",
                values={"party": party},
                provenance=statement.provenance,
            )
            for party, refusals in said.items()
            for statement in refusals
        )
        sure = tuple(facts.confidence(statement) for refusals in said.values() for statement in refusals)
        values = {**values, "parties": sorted(said)}
        return Judged(state=NOT_MET, values=values, evidence=rows, asks=asks, sure=sure, parties=tuple(sorted(said)))
    open_ones = sorted({party for parties in silent.values() for party in parties})
    if asked and not open_ones and sitting.complete:
        rows = tuple(
            Evidence(code="gaps.evidence.stands_behind", values={"party": r.ref}, provenance=r.provenance)
            for r in asked
        )
        return Judged(state=MET, values=values, evidence=rows, parties=tuple(r.ref for r in asked))
    if not asked:
        # Only the municipality itself: whether others stand behind it is what there is to know.
        others = [o.ref for o in every if not o.knows_samos_on]
        ask = Ask(code="gaps.ask.told", subject=subject, addressees=municipality(facts), values={"parties": others})
        return Judged(state=UNKNOWN, reason="own", values=values, asks=(ask,) if others else ())
    if not sitting.complete:
        asks = (*asks, sitting.asks_members())
    values = {**values, "parties": open_ones}
    return Judged(state=UNKNOWN, reason="" if open_ones else "members", values=values, asks=asks)


def _refusals(sitting: Sitting, party: Ref) -> list[Statement]:
    """Return what says that a party was not told or did not help, where no date says otherwise."""
    record = sitting.facts.network.get(party)
    assert isinstance(record, Organisation)
    told = [] if record.knows_samos_on else sitting.facts.denied(About.TOLD, party)[:1]
    return told + ([] if record.helped_on else sitting.facts.denied(About.HELPED, party)[:1])
