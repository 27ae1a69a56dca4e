"""Who acts in which phase, who is missing, and with what one could work there (handreiking A1, B1 and C1).

Which question of the user: *it is building up: who should be there now, and what can we do?*
"""

from __future__ import annotations

from collections.abc import Sequence

from netmap.analysis.facts import Facts
from netmap.analysis.overviews.acting import AFTER, Acting, Judged
from netmap.analysis.overviews.axes import asked, phases_shown, playing, terms, unless_doubtful
from netmap.analysis.overviews.results import AtHand, Cell, Matrix, PhaseView, ThemesInPhase
from netmap.analysis.predicates.coverage import covered
from netmap.analysis.results import Evidence, State
from netmap.analysis.roles import kindred, may_play, parts_of, places_of, plays
from netmap.analysis.situation import Situation
from netmap.analysis.told import listed
from netmap.model import ActorType, Coverage, Phase, Ref, SheetName, Stage
from netmap.reference.practices import Instrument, Practice, instruments, practices, risk_factors

__all__ = ["phase_matrix", "phase_views"]


def phase_matrix(facts: Facts, situation: Situation) -> Matrix:
    """Return for each profession of table A1 and each phase whether somebody of it acts there.

    A profession acts when a party that plays it or does its work under another name, a part of that party, or a
    consultation where one of these sits has a coverage row in the phase; for the return to calm a row for aftercare is
    one. Absent as the norm's line about phases has it. ``named`` says whether table A1 names the profession for the
    phase; ``perhaps`` are those on the map who play it, while it is not known whether they act. A theme of the
    situation leaves the rows of that theme, a phase one column with the professions named for it.
    """
    return unless_doubtful(facts, lambda known: _matrix(known, situation))


def _matrix(facts: Facts, situation: Situation) -> Matrix:
    acting, phases = Acting(facts, situation.theme), phases_shown(facts, situation)
    known = facts.network.of(ActorType)
    rows = tuple(dict.fromkeys(Ref(ActorType.KIND, p) for phase in phases for p in phase.professions if p in known))
    cells = tuple(_cell(facts, acting, row, phase) for row in rows for phase in phases)
    return Matrix(rows=rows, columns=tuple(phase.ref for phase in phases), cells=cells)


def _cell(facts: Facts, acting: Acting, profession: Ref, phase: Phase) -> Cell:
    players = [*plays(facts, profession.id), *kindred(facts, profession.id)]
    judged = _judged(facts, acting, profession, players, phase.id)
    return Cell(
        row=profession,
        column=phase.ref,
        state=judged.state,
        refs=judged.refs,
        perhaps=tuple(sorted(players)) if judged.state is State.UNKNOWN else (),
        evidence=judged.evidence,
        confidence=judged.reason[0] if judged.reason else None,
        reason=judged.reason[1] if judged.reason else None,
        named=profession.id in phase.professions,
    )


def _judged(facts: Facts, acting: Acting, profession: Ref, players: Sequence[Ref], phase: str) -> Judged:
    if players:
        parties = {*players, *(part for player in players for part in parts_of(facts, player))}
        return acting.judge(parties | {place for party in parties for place in places_of(facts, party)}, phase)
    settings = listed(facts, SheetName.ORGANISATIONS)
    if settings is None or not facts.organisations or may_play(facts, profession.id):
        return Judged(state=State.UNKNOWN)
    return acting.because(settings, Evidence(code="gaps.evidence.not_played", values={"profession": profession}))


def phase_views(facts: Facts, situation: Situation, matrix: Matrix) -> tuple[PhaseView, ...]:
    """Return each phase with its professions by state, instruments and practices, and who does what.

    ``matrix`` is that of :func:`phase_matrix`. Instruments and practices stand in the order of their files; who could
    run them are the parties of their sectors and actor types, and those with a seat in such a function.
    """
    return tuple(_view(facts, situation, phase, matrix) for phase in phases_shown(facts, situation))


def _view(facts: Facts, situation: Situation, phase: Phase, matrix: Matrix) -> PhaseView:
    asked_here = [cell for cell in matrix.cells if cell.column == phase.ref and cell.named]
    by_state = {state: tuple(cell.row for cell in asked_here if cell.state is state) for state in State}
    stages: dict[str, set[Ref]] = {}
    for cover in Acting(facts, situation.theme).in_phase.get(phase.id, ()):
        if isinstance(cover.record, Coverage):
            stages.setdefault(cover.stage.value, set()).add(cover.who)
    order = [stage.value for stage in Stage]
    return PhaseView(
        phase=phase.ref,
        handling=phase.handling,
        acting=by_state[State.PRESENT],
        missing=by_state[State.ABSENT],
        unknown=by_state[State.UNKNOWN],
        stages={stage: tuple(sorted(stages[stage])) for stage in sorted(stages, key=order.index)},
        instruments=tuple(_at_hand(facts, what) for what in instruments() if phase.id in what.phases),
        practices=tuple(_at_hand(facts, what) for what in practices() if phase.id in what.phases),
        themes=_themes(facts, situation) if phase.id == AFTER else ThemesInPhase(),
    )


def _at_hand(facts: Facts, what: Instrument) -> AtHand:
    return facts.memo(f"overviews.hand.{type(what).__name__}.{what.id}", lambda: _runners(facts, what))


def _runners(facts: Facts, what: Instrument) -> AtHand:
    types = {term.id for term in terms(facts, ActorType)}
    who = {party.ref for party in facts.candidates(what.run_by)}
    who |= {party for runner in what.run_by if runner in types for party in plays(facts, runner)}
    risks = tuple(risk for risk in risk_factors() if isinstance(what, Practice) and risk.id in what.risks)
    # A party stands for its parts: "Gemeente", and not each of its departments as well.
    who = {party for party in who if not who & set(facts.chain(party)[1:])}
    if who:
        return AtHand(what=what, who=tuple(sorted(who)), state=State.PRESENT, risks=risks)
    open_ones = any(may_play(facts, runner) for runner in what.run_by) or any(
        not facts.sectors(party.ref) for party in facts.organisations
    )
    sure = facts.organisations and listed(facts, SheetName.ORGANISATIONS) and not open_ones
    return AtHand(what=what, who=(), state=State.ABSENT if sure else State.UNKNOWN, risks=risks)


def _themes(facts: Facts, situation: Situation) -> ThemesInPhase:
    """Return for which themes that play somebody gives aftercare, as the norm's line about it has it."""
    found: dict[State, list[Ref]] = {State.PRESENT: [], State.ABSENT: [], State.UNKNOWN: []}
    for theme in playing(facts, situation):
        verdict = covered(facts, asked("covered", Stage.AFTERCARE.value, subject=theme), (Stage.AFTERCARE.value,))
        found[verdict.state if verdict.state in found else State.UNKNOWN].append(theme)
    return ThemesInPhase(
        present=tuple(found[State.PRESENT]), absent=tuple(found[State.ABSENT]), unknown=tuple(found[State.UNKNOWN])
    )
