"""Small yes-or-no demands: a party that sits somewhere, an expert with a deputy, a setting that is filled in."""

from __future__ import annotations

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Closure, Cover, Evidence, State, Verdict
from netmap.model import About, Expert, SettingKey, SheetName, StatedValue, Statement, WorksFor


def seated(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a party, or a part of it, has a seat; absent only when the participation list is complete."""
    ref = next(r for r in demand.subjects if r.label == "Organisation")
    mine = [o for o in facts.organisations if ref in facts.chain(o.ref)]
    if any(facts.seats_of.get(o.ref) for o in mine):
        return Verdict(state=State.PRESENT)
    closure = (Closure(how="involve", code="gaps.close.seat", party=ref),)
    setting = facts.complete(SheetName.PARTICIPATION)
    asked = [
        s
        for s in facts.network.of(Statement).values()
        if s.about is About.SEAT and s.subject == str(ref) and s.value is StatedValue.UNKNOWN
    ]
    if setting and not asked:
        confidence, reason = facts.complete_confidence(setting)
        row = Evidence(code="gaps.evidence.no_seat", values={"party": ref}, provenance=setting.provenance)
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=(row,),
            closures=closure,
        )
    ask = Ask(code="gaps.ask.seat", subject=ref, addressees=(ref,))
    return Verdict(state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,), closures=closure)


def deputised(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether an expert has a deputy; absent only when "niemand" was stated."""
    ref = next(r for r in demand.subjects if r.label == "Expert")
    record = facts.network.get(ref)
    assert isinstance(record, Expert)
    if record.deputy:
        return Verdict(state=State.PRESENT)
    employers = tuple(sorted(tie.end for tie in facts.ties(WorksFor) if tie.start == ref))
    closure = (Closure(how="name", code="gaps.close.deputy", party=ref),)
    if denied := facts.denied(About.DEPUTY, ref):
        confidence, reason = facts.confidence(denied[0])
        row = Evidence(code="gaps.evidence.no_deputy", values={"who": ref}, provenance=denied[0].provenance)
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=(row,),
            closures=closure,
        )
    ask = Ask(code="gaps.ask.deputy", subject=ref, addressees=employers)
    return Verdict(state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,), closures=closure)


def setting_present(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a setting is filled in; silence is a question to the municipality."""
    key = SettingKey(arguments[0])
    if facts.settings(key):
        return Verdict(state=State.PRESENT)
    addressees = (facts.municipality,) if facts.municipality else ()
    return Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        asks=(Ask(code="gaps.ask.setting", addressees=addressees, values={"key": key}),),
    )
