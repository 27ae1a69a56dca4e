"""Whether a signal gets from a consultation to somebody who may decide, or who interprets it.

Basis: handreiking A2 (SAMOS-structuur, Vroegtijdig signaleren) and A3, example 5. What fails only further on is
reported there: of W -> K -> nobody, K is the finding and W stands in its ``related``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Confidence, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.told import searched, unless_in_doubt
from netmap.model import (
    NOT_A_HAND_OVER,
    About,
    Consultation,
    Direction,
    Mandate,
    PassesOn,
    Ref,
    SheetName,
    Stage,
    StatedValue,
    Statement,
)

_TITLES = {Stage.DECIDE: "gaps.title.route_to", Stage.INTERPRET: "gaps.title.route_interpret"}


@unless_in_doubt
def route_to(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a consultation (or a party further on) can pass a signal on to where it must get.

    Active routes count that do not go down and do not merely inform or report back. ``decide``: to somebody who
    decides anything. A decider on the highest echelon of the map needs no way on; a lower one without a way on gives
    a question, and a finding only when "niemand" was stated; so does an organisation, which may well take the signal
    up itself. ``interpret``: to somebody who interprets any theme (a
    coverage row, a mandate to advise, the organisation of an expert) or decides; who does so itself is there.
    Routes that go round without an exit are reported once, at the smallest id of the round.

    Notes
    -----
    Linear in places and routes, all consultations together. Without any route recorded, everything is unknown. Where
    nothing is known to go on, both stages ask the same, and it is one question.
    """
    ref = next(r for r in demand.subjects if r.label in ("Consultation", "Organisation"))
    stage = Stage(arguments[0])
    ways = facts.memo(f"routes for {stage}", lambda: _ways(facts, stage))
    if ref in ways.goals:
        return _decider(ways, ref) if stage is Stage.DECIDE else Verdict(state=State.PRESENT)
    if ref in ways.arriving:
        return Verdict(state=State.PRESENT)
    ends = ways.ends_of(ref)
    if ends != {ref}:
        return Verdict(state=State.ELSEWHERE, cover=Cover.NONE, at=tuple(sorted(ends)))
    return _own_end(ways, ref)


@dataclass(frozen=True)
class _Ways:
    """Where signals get for one stage: ``goals`` are there, ``arriving`` get there.

    ``round_of`` gives the places among which a signal goes round from a place (itself when it goes nowhere);
    ``ends`` the dead ends of every round, by its smallest id.
    """

    facts: Facts
    stage: Stage
    goals: set[Ref]
    arriving: set[Ref]
    round_of: dict[Ref, tuple[Ref, ...]]
    ends: dict[Ref, frozenset[Ref]]

    def ends_of(self, ref: Ref) -> frozenset[Ref]:
        """Return where signals from a place stop: the smallest id of each round without an exit."""
        return self.ends[self.round_of[ref][0]]


def _ways(facts: Facts, stage: Stage) -> _Ways:
    goals = facts.deciders if stage is Stage.DECIDE else _interpreters(facts)
    arriving = set(goals & facts.onward.nodes)
    waiting = sorted(arriving)
    for place in waiting:
        for before in facts.onward.predecessors(place):
            if before not in arriving:
                arriving.add(before)
                waiting.append(before)
    round_of, ends = facts.memo("routes: rounds", lambda: _rounds(facts.onward))
    return _Ways(facts, stage, goals, arriving, round_of, ends)


def _interpreters(facts: Facts) -> set[Ref]:
    """Return who interprets anything, or decides: by a coverage row, by mandate, or by having an expert."""
    advising = {c.ref for c in facts.consultations if c.mandate is Mandate.ADVISE}
    return facts.deciders | advising | {cover.who for cover in facts.covers_of_stage[Stage.INTERPRET]}


def _rounds(graph: nx.DiGraph[Ref]) -> tuple[dict[Ref, tuple[Ref, ...]], dict[Ref, frozenset[Ref]]]:
    """Return the round of every place, and of every round (by its smallest id) where signals from it stop."""
    condensed = nx.condensation(graph)
    members = {n: tuple(sorted(condensed.nodes[n]["members"])) for n in condensed}
    ends: dict[Ref, frozenset[Ref]] = {}
    for n in reversed(list(nx.topological_sort(condensed))):
        first = members[n][0]
        further = [ends[members[after][0]] for after in condensed.successors(n)]
        ends[first] = frozenset().union(*further) if further else frozenset((first,))
    return {ref: refs for refs in members.values() for ref in refs}, ends


def _decider(ways: _Ways, ref: Ref) -> Verdict:
    facts = ways.facts
    record = facts.network.get(ref)
    rank = facts.rank(record) if isinstance(record, Consultation) else None
    if facts.onward.out_degree(ref) or ref.label == "Organisation" or (rank is not None and rank == facts.top_rank):
        return Verdict(state=State.PRESENT)
    if rank is not None and (denied := _denied(facts, ref)):
        return _absent(ways, ref, denied[0], own_part_known=True)
    # On the highest level it needs no way on; whether it is there is not known.
    ask = Ask(code="gaps.ask.way_on", subject=ref, addressees=facts.responsible_for(ref), field_of_record=True)
    return _unknown(ways, ref, ask)


def _own_end(ways: _Ways, ref: Ref) -> Verdict:
    """Return the verdict of a place where signals stop: nobody, not known, or round and round."""
    facts = ways.facts
    record = facts.network.get(ref)
    mandate_known, top = True, False
    if isinstance(record, Consultation):
        mandate_known = record.mandate is not None or bool(facts.denied(About.MANDATE, ref))
        mandate_known = mandate_known and not _own_part_not_known(facts, ref, ways.stage)
        top = facts.rank(record) is not None and facts.rank(record) == facts.top_rank
    circle = bool(facts.onward.out_degree(ref))
    asked = any(s.value is StatedValue.UNKNOWN for s in facts.stated(About.ROUTE, ref))
    addressees = facts.responsible_for(ref) if ref.label == "Consultation" else (ref,)
    if top and not mandate_known:
        # If it may decide it needs no way on; so that is the question, whatever was said about its routes.
        ask = Ask(code="gaps.ask.may_decide", subject=ref, addressees=addressees, field_of_record=True)
        return _unknown(ways, ref, ask)
    denials = [_denied(facts, member) for member in ways.round_of[ref]]
    if all(denials):  # of a round every member said so
        return _absent(ways, ref, denials[0][0], own_part_known=mandate_known)
    listed = facts.complete(SheetName.ESCALATION)
    # What an organisation does with a signal in its own house stands in no list of routes.
    own_house = any(member.label == "Organisation" for member in ways.round_of[ref])
    if listed and mandate_known and not asked and not own_house:
        if ways.stage is Stage.INTERPRET and not facts.complete(SheetName.COVERAGE):
            # A mandate tells who decides; who interprets may still stand in a coverage row that nobody told.
            ask = Ask(code="gaps.ask.interprets", subject=ref, addressees=addressees, field_of_record=True)
            return _unknown(ways, ref, ask)
        code = "gaps.evidence.circle" if circle else "gaps.evidence.no_route"
        row = Evidence(code=code, values={"consultation": ref}, provenance=listed.provenance)
        confidence, reason = facts.complete_confidence(listed)
        return _finding(ways, ref, confidence, reason, (row, *searched(facts, [listed])))
    code = "gaps.ask.circle" if circle else "gaps.ask.route"
    return _unknown(ways, ref, Ask(code=code, subject=ref, addressees=addressees, field_of_record=True))


def _own_part_not_known(facts: Facts, ref: Ref, stage: Stage) -> bool:
    """Return whether it was stated that it is not known whether a place itself takes the stage for some theme."""
    said = facts.stated(About.COVERAGE, ref)
    return facts.deciding_not_known(ref) or any(s.value is StatedValue.UNKNOWN and s.stage is stage for s in said)


def _denied(facts: Facts, ref: Ref) -> list[Statement]:
    """Return the statements "we pass this on to nobody" that hold for all themes and for the way up."""
    return [s for s in facts.denied(About.ROUTE, ref) if s.theme is None and s.direction in (None, Direction.UP)]


def _absent(ways: _Ways, ref: Ref, statement: Statement, *, own_part_known: bool) -> Verdict:
    confidence, reason = ways.facts.confidence(statement)
    if not own_part_known and confidence is Confidence.ESTABLISHED:
        confidence, reason = Confidence.LIKELY, Evidence(code="gaps.reason.own_mandate", values={"consultation": ref})
    row = Evidence(code="gaps.evidence.to_nobody", values={"consultation": ref}, provenance=statement.provenance)
    return _finding(ways, ref, confidence, reason, (row,))


def _finding(ways: _Ways, ref: Ref, confidence: Confidence, reason: Evidence, rows: tuple[Evidence, ...]) -> Verdict:
    return Verdict(
        state=State.ABSENT,
        cover=Cover.NONE,
        confidence=confidence,
        reason=reason,
        evidence=(*rows, *_only_told(ways.facts, ref)),
        fallback=_informal(ways, ref),
        title=Evidence(code=_TITLES[ways.stage], values={"consultation": ref}),
        remedy=_remedy(ref),
        places=_places(ref),
    )


def _only_told(facts: Facts, ref: Ref) -> tuple[Evidence, ...]:
    """Return the rows of a place that tell somebody, which hands nothing over: else the reader would miss them."""

    def found() -> dict[Ref, list[Evidence]]:
        rows: dict[Ref, list[Evidence]] = defaultdict(list)
        for tie in facts.ties(PassesOn):
            if tie.kind in NOT_A_HAND_OVER and tie.direction is not Direction.DOWN:
                values = {"consultation": tie.start, "other": tie.end}
                rows[tie.start].append(Evidence(code="gaps.evidence.tells", values=values, provenance=tie.provenance))
        return rows

    return tuple(facts.memo("routes that only tell", found).get(ref, ()))


def _unknown(ways: _Ways, ref: Ref, ask: Ask) -> Verdict:
    return Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        asks=(ask,),
        fallback=_informal(ways, ref),
        title=Evidence(code=_TITLES[ways.stage], values={"consultation": ref}),
        remedy=_remedy(ref),
        places=_places(ref),
    )


def _remedy(ref: Ref) -> Evidence:
    return Evidence(code="gaps.remedy.route", values={"consultation": ref, "count": 1})


def _places(ref: Ref) -> tuple[Ref, ...]:
    return (ref,) if ref.label == "Consultation" else ()


def _informal(ways: _Ways, ref: Ref) -> Fallback | None:
    """Return the fallback of a missing route: a goal within two hand-overs through shared members."""
    facts = ways.facts
    members = {seat.start for table in facts.tables_of(ref) for seat in facts.seats.get(table, ())}
    direct, beside = facts.memo(f"routes beside {ways.stage}", lambda: _beside(facts, ways.goals))
    if members & ways.goals or any(
        set(direct.get(member, ())) - {ref} or beside.get(member, set()) - {ref} for member in members
    ):
        return Fallback.INSIDE
    return Fallback.NONE if facts.complete(SheetName.PARTICIPATION) else None


def _beside(facts: Facts, goals: set[Ref]) -> tuple[dict[Ref, list[Ref]], dict[Ref, set[Ref]]]:
    """Return where a party meets goals itself, and through whom it meets at another table (a few, which is enough)."""
    direct: dict[Ref, list[Ref]] = defaultdict(list)
    for goal in sorted(goals):
        for member in sorted({seat.start for seat in facts.seats.get(goal, ())}):
            direct[member].append(goal)
    at_table: dict[Ref, set[Ref]] = defaultdict(set)
    for member, met in direct.items():
        for table in facts.tables_of(member):
            at_table[table] |= set(met[:_ENOUGH]) - {table}
    beside: dict[Ref, set[Ref]] = defaultdict(set)
    for table, met_there in at_table.items():
        for seat in facts.seats.get(table, ()):
            if len(beside[seat.start]) < _ENOUGH:
                beside[seat.start] |= set(sorted(met_there)[:_ENOUGH])
    return direct, beside


#: A place left out of account, the table itself, and one that is neither.
_ENOUGH = 3
