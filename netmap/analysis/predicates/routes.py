"""Whether a signal gets from a consultation to somebody who may decide (handreiking A2; A3, example 5).

What fails only further on is reported there: of W -> K -> nobody, K is the finding and W stands in its ``related``.
"""

from __future__ import annotations

import networkx as nx

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Closure, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.model import About, Consultation, Direction, Ref, SheetName, StatedValue, Statement

_CONFIDENCES = list(Confidence)


def route_to(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a consultation (or a party further on) can pass a signal on to somebody who decides anything.

    Active routes count that do not go down and do not merely inform or report back. A decider on the highest echelon
    of the map needs no way on; a lower one without a way on gives a question, and a finding only when "niemand" was
    stated. Routes that go round without an exit are reported once, at the smallest id of the round.

    Notes
    -----
    Linear in nodes and routes per failing consultation. Without any route recorded, everything is unknown.
    """
    ref = next(r for r in demand.subjects if r.label in ("Consultation", "Organisation"))
    graph = facts.onward
    if ref in facts.deciders:
        return _decider(facts, ref)
    reached = nx.descendants(graph, ref)
    if reached & facts.deciders:
        return Verdict(state=State.PRESENT)
    ends = _dead_ends(graph, {ref, *reached})
    if ends != {ref}:
        return Verdict(state=State.ELSEWHERE, cover=Cover.NONE, at=tuple(sorted(ends)))
    return _own_end(facts, ref)


def _dead_ends(graph: nx.DiGraph[Ref], nodes: set[Ref]) -> set[Ref]:
    """Return where signals from these nodes stop: the smallest id of each strong component without an exit."""
    rounds = nx.condensation(graph.subgraph(nodes))
    return {min(rounds.nodes[n]["members"]) for n in rounds.nodes if rounds.out_degree(n) == 0}


def _round(facts: Facts, ref: Ref) -> list[Ref]:
    """Return the places among which a signal goes round from here, by id; the place itself when it goes nowhere."""
    graph = facts.onward
    return sorted({ref} | (nx.descendants(graph, ref) & nx.ancestors(graph, ref)))


def _decider(facts: Facts, ref: Ref) -> Verdict:
    record = facts.network.get(ref)
    rank = facts.rank(record) if isinstance(record, Consultation) else None
    if facts.onward.out_degree(ref) or ref.label == "Organisation" or (rank is not None and rank == facts.top_rank):
        return Verdict(state=State.PRESENT)
    if rank is not None and (denied := _denied(facts, ref)):
        return _absent(facts, ref, denied[0], own_mandate_known=True)
    # On the highest level it needs no way on; whether it is there is not known.
    ask = Ask(code="gaps.ask.way_on", subject=ref, addressees=facts.responsible_for(ref))
    return _unknown(facts, ref, ask)


def _own_end(facts: Facts, ref: Ref) -> Verdict:
    """Return the verdict of a place where signals stop: nobody, not known, or round and round."""
    record = facts.network.get(ref)
    mandate_known, top = True, False
    if isinstance(record, Consultation):
        mandate_known = record.mandate is not None or bool(facts.denied(About.MANDATE, ref))
        mandate_known = mandate_known and not facts.deciding_not_known(ref)
        top = facts.rank(record) is not None and facts.rank(record) == facts.top_rank
    circle = bool(facts.onward.out_degree(ref))
    asked = any(s.value is StatedValue.UNKNOWN for s in facts.stated(About.ROUTE, ref))
    if top and not mandate_known:
        # If it may decide it needs no way on; so that is the question, whatever was said about its routes.
        ask = Ask(code="gaps.ask.may_decide", subject=ref, addressees=facts.responsible_for(ref))
        return _unknown(facts, ref, ask)
    denials = [_denied(facts, member) for member in _round(facts, ref)]
    if all(denials):  # of a round every member said so
        return _absent(facts, ref, denials[0][0], own_mandate_known=mandate_known)
    listed = facts.complete(SheetName.ESCALATION)
    if listed and mandate_known and not asked:
        code = "gaps.evidence.circle" if circle else "gaps.evidence.no_route"
        row = Evidence(code=code, values={"consultation": ref}, provenance=listed.provenance)
        confidence, reason = facts.complete_confidence(listed)
        return _finding(facts, ref, confidence, reason, row)
    addressees = facts.responsible_for(ref) if ref.label == "Consultation" else (ref,)
    code = "gaps.ask.circle" if circle else "gaps.ask.route"
    return _unknown(facts, ref, Ask(code=code, subject=ref, addressees=addressees))


def _denied(facts: Facts, ref: Ref) -> list[Statement]:
    """Return the statements "we pass this on to nobody" that hold for all themes and for the way up."""
    return [s for s in facts.denied(About.ROUTE, ref) if s.theme is None and s.direction in (None, Direction.UP)]


def _absent(facts: Facts, ref: Ref, statement: Statement, *, own_mandate_known: bool) -> Verdict:
    confidence, reason = facts.confidence(statement)
    if not own_mandate_known and confidence is Confidence.ESTABLISHED:
        confidence, reason = Confidence.LIKELY, Evidence(code="gaps.reason.own_mandate", values={"consultation": ref})
    row = Evidence(code="gaps.evidence.to_nobody", values={"consultation": ref}, provenance=statement.provenance)
    return _finding(facts, ref, confidence, reason, row)


def _finding(facts: Facts, ref: Ref, confidence: Confidence, reason: Evidence, row: Evidence) -> Verdict:
    fallback, near = _informal(facts, ref)
    return Verdict(
        state=State.ABSENT,
        cover=Cover.NONE,
        confidence=confidence,
        reason=reason,
        evidence=(row,),
        fallback=fallback,
        closures=_closures(facts, ref, near),
    )


def _unknown(facts: Facts, ref: Ref, ask: Ask) -> Verdict:
    fallback, near = _informal(facts, ref)
    return Verdict(
        state=State.UNKNOWN, cover=Cover.NONE, asks=(ask,), fallback=fallback, closures=_closures(facts, ref, near)
    )


def _informal(facts: Facts, ref: Ref) -> tuple[Fallback | None, list[tuple[Ref, Ref]]]:
    """Return the fallback of a missing route: a decider within two hand-overs through shared members.

    Also returns (member, consultation) pairs that lead there in one step, by id.
    """
    members = {seat.start for table in facts.tables_of(ref) for seat in facts.seats.get(table, ())}
    near = [(member, ref) for member in members & facts.deciders]
    near += [(member, table) for member in members for table in facts.tables_of(member) & facts.deciders - {ref}]
    beside = {table for member in members for table in facts.tables_of(member)} - {ref}
    if near or any(facts.sits_with_decider(table, without=ref) for table in beside):
        return Fallback.INSIDE, sorted(near)
    listed = facts.complete(SheetName.PARTICIPATION)
    return (Fallback.NONE if listed else None), []


def _closures(facts: Facts, ref: Ref, near: list[tuple[Ref, Ref]]) -> tuple[Closure, ...]:
    if near and near[0][1] == ref:
        return (Closure(how="agree", code="gaps.close.route_member", party=near[0][0], consultation=ref),)
    if near:
        member, target = near[0]
        return (Closure(how="agree", code="gaps.close.route_through", party=member, consultation=target),)
    deciding = sorted(d for d in facts.deciders if d != ref and d.label == "Consultation")
    if deciding:
        return (Closure(how="agree", code="gaps.close.route", consultation=deciding[0]),)
    return (Closure(how="agree", code="gaps.close.route_unknown", party=facts.municipality),)
