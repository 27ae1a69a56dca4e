"""Small yes-or-no demands: a party that sits somewhere, an expert with a deputy, a setting that is filled in."""

from __future__ import annotations

from dataclasses import replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, State, Verdict
from netmap.analysis.roles import is_seated, parts_of
from netmap.analysis.told import (
    Reason,
    all_seats_listed,
    municipality,
    network_ref,
    searched,
    statements_about,
    surest,
    unless_in_doubt,
    weakest,
)
from netmap.model import About, Expert, Ref, SettingKey, SheetName, StatedValue, WorksFor


@unless_in_doubt
def seated(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a party has a seat or coordinates a consultation: itself, or through another party.

    Its parts, what it is part of and who represents it sit for it. Absent when every seat of every
    consultation is known, or when it was stated that the party sits nowhere; not when a seat of it or of a part of it
    was stated to be not known. All parties of which it is not known make one question.
    """
    ref = next(r for r in demand.subjects if r.label == "Organisation")
    if is_seated(facts, ref):
        return Verdict(state=State.PRESENT)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        title=Evidence(code="gaps.title.seated", values={"party": ref}),
        remedy=Evidence(code="gaps.remedy.seated", values={"party": ref, "count": 1}),
        parties=(ref,),
    )
    reasons: list[Reason] = []
    rows: list[Evidence] = []
    if nowhere := [s for s in facts.denied(About.SEAT, ref) if s.object is None]:
        reasons.append(facts.confidence(nowhere[0]))
        rows.append(
            Evidence(code="gaps.evidence.seated_nowhere", values={"party": ref}, provenance=nowhere[0].provenance)
        )
    unsure = facts.memo("presence.unsure", lambda: _unsure(facts))
    doubtful = any(party in unsure for party in (*facts.chain(ref), *parts_of(facts, ref)))
    # A seat that is not known of another party hides none of this one.
    whole = facts.complete(SheetName.PARTICIPATION)
    if not doubtful and (settings := [whole] if whole else all_seats_listed(facts)):
        reasons.append(weakest(map(facts.complete_confidence, settings)))
        places = settings[0].provenance
        rows.append(Evidence(code="gaps.evidence.no_seat", values={"party": ref}, provenance=places))
        rows += searched(facts, settings)
    if reasons:
        confidence, reason = surest(reasons)
        return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=tuple(rows))
    values = {"parties": [ref]}
    ask = Ask(code="gaps.ask.seats", subject=network_ref(facts), addressees=municipality(facts), values=values)
    return replace(verdict, asks=(ask,))


def _unsure(facts: Facts) -> set[Ref]:
    """Return the parties of which a seat was stated to be not known."""
    stated = (s for s in statements_about(facts, About.SEAT) if s.value is StatedValue.UNKNOWN and s.subject)
    return {Ref.parse(s.subject) for s in stated if s.subject}


@unless_in_doubt
def deputised(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether an expert has a deputy; absent only when "niemand" was stated."""
    ref = next(r for r in demand.subjects if r.label == "Expert")
    record = facts.network.get(ref)
    assert isinstance(record, Expert)
    if record.deputy:
        return Verdict(state=State.PRESENT)
    employers = facts.memo("presence.employers", lambda: _employers(facts)).get(ref, ())
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        title=Evidence(code="gaps.title.deputised", values={"expert": ref}),
        remedy=Evidence(code="gaps.remedy.deputy", values={"expert": ref, "count": 1}),
        parties=employers,
    )
    if denied := facts.denied(About.DEPUTY, ref):
        confidence, reason = facts.confidence(denied[0])
        row = Evidence(code="gaps.evidence.no_deputy", values={"who": ref}, provenance=denied[0].provenance)
        return replace(verdict, state=State.ABSENT, confidence=confidence, reason=reason, evidence=(row,))
    ask = Ask(code="gaps.ask.deputy", subject=ref, addressees=(*employers, *municipality(facts)))
    return replace(verdict, asks=(ask,))


def _employers(facts: Facts) -> dict[Ref, tuple[Ref, ...]]:
    found: dict[Ref, set[Ref]] = {}
    for tie in facts.ties(WorksFor):
        found.setdefault(tie.start, set()).add(tie.end)
    return {expert: tuple(sorted(employers)) for expert, employers in found.items()}


def setting_present(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a setting is filled in; silence is a question to the municipality."""
    key = SettingKey(arguments[0])
    if facts.settings(key):
        return Verdict(state=State.PRESENT)
    ask = Ask(code="gaps.ask.setting", addressees=municipality(facts), values={"key": key})
    return Verdict(state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,))
