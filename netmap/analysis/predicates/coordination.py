"""Whether somebody holds a consultation together (handreiking A1, "Veel betrokkenen vereist regie")."""

from __future__ import annotations

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Closure, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.model import About, Consultation, Ref, Role, SheetName

_CONFIDENCES = list(Confidence)


def coordinated(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a consultation has an active chair or coordinator.

    Absent only when both were stated to be nobody; its confidence is the weaker of the two. A consultation of which
    only one was denied is unknown: the other is asked.
    """
    ref = next(r for r in demand.subjects if r.label == "Consultation")
    record = facts.network.get(ref)
    assert isinstance(record, Consultation)
    people = [seat.start for seat in facts.chairs(ref)] + [tie.start for tie in facts.coordinators.get(ref, ())]
    if people or record.chair_function:
        return Verdict(state=State.PRESENT, parties=tuple(sorted(set(people))))
    chair, coordinator = facts.denied(About.CHAIR, ref), facts.denied(About.COORDINATOR, ref)
    fallback, seconds = _fallback(facts, ref)
    municipality = facts.municipality
    closures = tuple(
        Closure(how="name", code="gaps.close.name_second", party=second, consultation=ref) for second in seconds[:2]
    ) or (Closure(how="name", code="gaps.close.name", party=municipality, consultation=ref),)
    if chair and coordinator:
        confidence, reason = max(
            (facts.confidence(chair[0]), facts.confidence(coordinator[0])), key=lambda item: _CONFIDENCES.index(item[0])
        )
        rows = (
            Evidence(code="gaps.evidence.no_chair", values={"consultation": ref}, provenance=chair[0].provenance),
            Evidence(
                code="gaps.evidence.no_coordinator", values={"consultation": ref}, provenance=coordinator[0].provenance
            ),
        )
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=rows,
            fallback=fallback,
            closures=closures,
        )
    code = "gaps.ask.chair" if coordinator else "gaps.ask.coordinator" if chair else "gaps.ask.coordinated"
    ask = Ask(code=code, subject=ref, addressees=facts.responsible_for(ref))
    return Verdict(state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,), fallback=fallback, closures=closures)


def has_role(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether somebody at a consultation has a role; absent only when a chair or coordinator was denied."""
    ref = next(r for r in demand.subjects if r.label == "Consultation")
    role = Role(arguments[0])
    record = facts.network.get(ref)
    parties = {seat.start for seat in facts.seats.get(ref, ()) if seat.role is role}
    if role is Role.COORDINATOR:
        parties |= {tie.start for tie in facts.coordinators.get(ref, ())}
    by_function = role is Role.CHAIR and isinstance(record, Consultation) and record.chair_function
    if parties or by_function:
        return Verdict(state=State.PRESENT, parties=tuple(sorted(parties)))
    about = {Role.CHAIR: About.CHAIR, Role.COORDINATOR: About.COORDINATOR}.get(role)
    denied = facts.denied(about, ref) if about else []
    closures = (Closure(how="name", code="gaps.close.name", party=facts.municipality, consultation=ref),)
    if denied:
        confidence, reason = facts.confidence(denied[0])
        row = Evidence(
            code=f"gaps.evidence.no_{role.value}", values={"consultation": ref}, provenance=denied[0].provenance
        )
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=(row,),
            closures=closures,
        )
    ask = Ask(code="gaps.ask.role", subject=ref, addressees=facts.responsible_for(ref), values={"role": role})
    return Verdict(state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,), closures=closures)


def _fallback(facts: Facts, ref: Ref) -> tuple[Fallback | None, list[Ref]]:
    """Return the fallback of a missing chair, and who could step in: a secretary, or a seat with a deputy."""
    seconds = [s.start for s in facts.seats.get(ref, ()) if s.role is Role.SECRETARY or s.deputy]
    if seconds:
        return Fallback.INSIDE, sorted(set(seconds))
    listed = facts.complete(SheetName.PARTICIPATION, f"{SheetName.PARTICIPATION}:{ref.id}")
    return (Fallback.NONE if listed else None), []
