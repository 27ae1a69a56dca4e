"""What must be recorded, and how old it may be.

What these lines miss is an agreement on paper, in a network that is there all the same: therefore their fallback is
``inside``, so that an unwritten date never weighs as much as a missing party.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.dates import dated_within, not_agreed
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.told import ELSEWHERE, municipality, network_ref, unless_in_doubt, weakest
from netmap.model import (
    About,
    ActorType,
    Consultation,
    Coordinates,
    Expert,
    InSector,
    Organisation,
    PartOf,
    Ref,
)

__all__ = ["assured", "dated_within", "recorded"]


@dataclass(frozen=True)
class _Field:
    """A date that organisations should have: what denies it, and its sentences."""

    about: About
    title: str
    remedy: str
    evidence: str
    ask: str


_FIELDS = {
    "knows_samos_on": _Field(
        About.TOLD, "gaps.title.not_told", "gaps.remedy.told", "gaps.evidence.not_told", "gaps.ask.told"
    ),
    "helped_on": _Field(
        About.HELPED, "gaps.title.not_helped", "gaps.remedy.helped", "gaps.evidence.not_helped", "gaps.ask.helped"
    ),
    "consent_on": _Field(
        About.CONSENT, "gaps.title.no_consent", "gaps.remedy.consent", "gaps.evidence.no_consent", "gaps.ask.consent"
    ),
}


@unless_in_doubt
def recorded(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a date is recorded: of an expert, or of every party that it should be known of.

    Those parties are the active ones that are no part of another (a department is told when its organisation is);
    for the consent to be on the map only the sensitive ones. A municipality is not asked whether it knows of its own
    approach, nor another one; it counts when it said no itself. Absent as soon as one stated a no; it then still asks
    about the silent others, so that they are not lost.
    """
    if arguments[0] == "agreed_on":
        return _expert_agreed(facts, demand)
    if not facts.nodes:
        return ELSEWHERE
    what = _FIELDS[arguments[0]]
    empty = [o for o in _asked_of(facts, arguments[0]) if not getattr(o, arguments[0])]
    if not empty:
        return Verdict(state=State.PRESENT)
    said = {o.ref: no[0] for o in empty if (no := facts.denied(what.about, o.ref))}
    silent = [o.ref for o in empty if o.ref not in said]
    about = sorted(said) or silent
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.INSIDE,
        parties=tuple(about),
        title=Evidence(code=what.title, values={"parties": about}),
        remedy=Evidence(code=what.remedy, values={"parties": about, "count": len(about)}),
    )
    if silent:
        values = {"parties": silent}
        ask = Ask(code=what.ask, subject=network_ref(facts), addressees=municipality(facts), values=values)
        verdict = replace(verdict, asks=(ask,))
    if not said:
        return verdict
    confidence, reason = weakest(facts.confidence(statement) for statement in said.values())
    rows = tuple(
        Evidence(code=what.evidence, values={"party": ref}, provenance=statement.provenance)
        for ref, statement in sorted(said.items())
    )
    return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=rows)


def _asked_of(facts: Facts, field: str) -> list[Organisation]:
    if field == "consent_on":
        return [o for o in facts.organisations if _sensitive(facts, o.ref)]
    about = _FIELDS[field].about
    tops = [o for o in facts.organisations if not any(whole in facts.nodes for whole in facts.chain(o.ref)[1:])]
    return [o for o in tops if o.actor_type != _MUNICIPALITY or facts.denied(about, o.ref)]


def _sensitive(facts: Facts, party: Ref) -> bool:
    """Return whether a party is sensitive: as its row says, else by its kind or sector, else as its whole is."""
    sectors = facts.memo("records.sectors", lambda: _stated_sectors(facts))
    wholes = facts.memo("records.wholes", lambda: {t.start: t.end for t in facts.network.of(PartOf).values()})
    types = facts.network.of(ActorType)
    seen: set[Ref] = set()
    while party not in seen:
        seen.add(party)
        record = facts.network.get(party)
        if not isinstance(record, Organisation):
            return False
        if record.sensitive is not None:
            return record.sensitive
        kind = types.get(record.actor_type or "")
        if (kind and (kind.sensitive or kind.sector == _FAITH)) or _FAITH in sectors.get(party, ()):
            return True
        party = wholes.get(party, party)
    return False


_FAITH = "faith_community"
_MUNICIPALITY = "municipality"


def _stated_sectors(facts: Facts) -> dict[Ref, set[str]]:
    found: dict[Ref, set[str]] = {}
    for tie in facts.network.of(InSector).values():
        found.setdefault(tie.start, set()).add(tie.end.id)
    return found


def _expert_agreed(facts: Facts, demand: Demand) -> Verdict:
    ref = next(r for r in demand.subjects if r.label == "Expert")
    record = facts.network.get(ref)
    if isinstance(record, Expert) and record.agreed_on:
        return Verdict(state=State.PRESENT)
    return not_agreed(facts, ref)


# --- coordination by another party --------------------------------------------------------------------------


@unless_in_doubt
def assured(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether the municipality made sure of a consultation that another party coordinates.

    Present when nobody outside the municipality, or another one, is known to coordinate it, and when each who does has
    a date. Absent when "nee" was stated; else a question to the municipality. Without a municipality on the map nothing
    can be said.
    """
    ref = next(r for r in demand.subjects if r.label == "Consultation")
    home = facts.municipality
    if home is None:
        return ELSEWHERE
    record = facts.network.get(ref)
    assert isinstance(record, Consultation)
    outside = [tie for tie in facts.coordinators.get(ref, ()) if not _municipal(facts, facts.top(tie.start), home)]
    open_ones: list[Coordinates] = [tie for tie in outside if not tie.assured_on]
    if not open_ones:
        return Verdict(state=State.PRESENT, parties=tuple(sorted(tie.start for tie in outside)))
    parties = sorted(tie.start for tie in open_ones)
    values = {"parties": parties, "consultation": ref}
    at_table = any(facts.top(seat.start) == facts.top(home) for seat in facts.seats.get(ref, ()))
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.INSIDE if at_table else None,
        parties=tuple(parties),
        title=Evidence(code="gaps.title.not_assured", values=values),
        remedy=Evidence(code="gaps.remedy.assured", values={**values, "count": len(parties)}),
        places=(ref,),
    )
    if denied := facts.denied(About.ASSURED, ref):
        confidence, reason = facts.confidence(denied[0])
        rows = [Evidence(code="gaps.evidence.not_assured", values=values, provenance=denied[0].provenance)]
        rows += [
            Evidence(
                code="gaps.evidence.coordinates",
                values={"party": tie.start, "consultation": ref},
                provenance=tie.provenance,
            )
            for tie in open_ones
        ]
        return replace(
            verdict,
            state=State.ABSENT,
            confidence=confidence,
            reason=reason,
            evidence=tuple(rows),
            fallback=verdict.fallback or Fallback.NONE,
        )
    ask = Ask(code="gaps.ask.assured", subject=ref, addressees=(home,), values={"parties": parties})
    return replace(verdict, asks=(ask,))


def _municipal(facts: Facts, top: Ref, home: Ref) -> bool:
    """Return whether a party is the municipality, or another one: where there are several, any may be meant."""
    record = facts.network.get(top)
    other = isinstance(record, Organisation) and record.actor_type == _MUNICIPALITY
    return top == facts.top(home) or other
