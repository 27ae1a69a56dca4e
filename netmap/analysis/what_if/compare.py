"""What is otherwise on the map when something changes: both sides worked out alike, and laid side by side.

Which question of the user: *what do we lose when this party goes, and what does that agreement bring us?*

Basis: differences of possible answers over incomplete data (Imielinski & Lipski 1984): what is known on one side and
unknown on the other is a difference as well, and never a white spot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from netmap.analysis.facts import Facts
from netmap.analysis.finding_ids import finding_id
from netmap.analysis.gaps import find_gaps, finding_of, is_finding, judge_demands
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import Lost
from netmap.analysis.results import Cover, Finding, GapAnswer, Remark, State
from netmap.analysis.routes.whole import routes_of
from netmap.analysis.team.demands import present_team
from netmap.analysis.team.reach import team_reach
from netmap.analysis.team.test import judge_team
from netmap.analysis.what_if.applying import applied, leaving, seats_as
from netmap.analysis.what_if.change import Change, ChangeKind
from netmap.analysis.what_if.results import CriterionChange, Dependence, Known, NoLonger, Side, WhatIfAnswer
from netmap.analysis.what_if.spots import compared_spots
from netmap.model import (
    Consultation,
    Expert,
    Network,
    PresentIn,
    Reaches,
    Ref,
    Relationship,
    Sector,
    Serves,
    SettingKey,
    Stage,
    Status,
    TakesPart,
    Theme,
    first_day,
    is_active,
    last_day,
)
from netmap.reference.norm import Norm
from netmap.reference.severity import severity_table

__all__ = ["PARTS", "compared", "side_of", "try_changes"]

#: Told how many parts of the work are done, and how many there are.
Progress = Callable[[int, int], None]
#: Parts of the work: both sides, and the comparison.
PARTS = 3


def try_changes(
    network: Network,
    norm: Norm,
    day: date,
    changes: Sequence[Change],
    *,
    steps: int = 1,
    before: Side | None = None,
    progress: Progress | None = None,
) -> WhatIfAnswer:
    """Return what is otherwise when some changes are made; nothing of it is stored.

    Parameters
    ----------
    network : Network
    norm : Norm
    day : date
    changes : sequence of Change
        Made one after another; none gives an answer without differences.
    steps : {1, 2}
        Within how many meetings the core team reaches a party.
    before : Side, optional
        What :func:`side_of` gave for this network, norm, day and steps; else it is worked out here.
    progress : callable, optional
        Called with how many parts of the work are done, and how many there are.

    Returns
    -------
    WhatIfAnswer
        An empty network gives empty lists.

    Raises
    ------
    UsageError
        ``whatif.not_there`` when a change names something that the network does not have.

    Notes
    -----
    Each side takes what white spots, routes and the web take together; ``benchmarks/what_if.py`` measures it.
    """
    told = progress or (lambda done, parts: None)
    changed, idle = applied(network, day, changes)
    before = before or side_of(network, norm, day, steps=steps)
    told(1, PARTS)
    after = side_of(changed, norm, day, steps=steps)
    told(2, PARTS)
    answer = compared(changed, tuple(changes), before, after, _remarks(network, day, changes, idle))
    told(3, PARTS)
    return answer


def side_of(network: Network, norm: Norm, day: date, *, gaps: GapAnswer | None = None, steps: int = 1) -> Side:
    """Return what is known of a network: one side of a comparison.

    Parameters
    ----------
    gaps : GapAnswer, optional
        The white spots of this network, norm and day, when somebody has them already.
    """
    facts = Facts(network, day)
    routes = routes_of(facts)
    web = find_hub(network, day, runs=0)
    table, team = present_team(facts)
    known, spots = _known(network, norm, day)
    return Side(
        gaps=gaps or find_gaps(network, norm, day),
        known=known,
        spots=spots,
        with_route=routes.with_route,
        open=routes.open,
        without=routes.without,
        core_team=table,
        team=team,
        reach=team_reach(facts, team, steps) if team else None,
        test=judge_team(facts, None, steps) if table else None,
        hub=web.actual,
        lost={standing.party: standing.lost for standing in web.parties},
        stages=_stages(facts),
        held=_held(facts),
        parties=tuple(party.ref for party in facts.organisations),
        consultations=tuple(consultation.ref for consultation in facts.consultations),
        experts=tuple(e.ref for e in network.of(Expert).values() if e.ref in facts.nodes),
    )


def _known(network: Network, norm: Norm, day: date) -> tuple[dict[str, Known], dict[str, Finding]]:
    """Return what is known of each demand, and each white spot by itself: before any is folded into another."""
    found, spots, table = {}, {}, severity_table()
    for demand, verdict in judge_demands(network, norm, day):
        line, stage = demand.line, demand.line.stage
        key = finding_id(line.id, demand.subjects, demand.theme, stage.value if stage else None, demand.area)
        present = verdict.state is State.PRESENT
        found[key] = Known(
            state=verdict.state,
            enough=present and verdict.cover is Cover.ENOUGH,
            thin=present and verdict.cover is not Cover.ENOUGH and not verdict.certain,
            line_id=line.id,
            subjects=demand.subjects,
            substantive=line.kind == "substantive",
            parties=verdict.parties,
            asks=verdict.asks,
        )
        if is_finding(verdict) and (finding := finding_of(demand, verdict, table)):
            spots[key] = finding
    return found, spots


def _stages(facts: Facts) -> dict[tuple[Ref, Stage], tuple[Ref, ...]]:
    elsewhere = {s.value for s in facts.settings(SettingKey.THEME_NOT_HERE)}
    elsewhere -= {s.value for s in facts.settings(SettingKey.THEME_NOW)}
    return {
        (Ref(Theme.KIND, theme), stage): tuple(sorted({cover.who for cover in covers}))
        for (theme, stage), covers in facts.covers.items()
        if covers and theme not in elsewhere
    }


def _held(facts: Facts) -> frozenset[Ref]:
    sectors = {Ref(Sector.KIND, sector) for party in facts.organisations for sector in facts.sectors(party.ref)}
    kinds: tuple[type[Relationship], ...] = (Serves, Reaches, PresentIn)
    return frozenset(sectors | {tie.end for kind in kinds for tie in facts.ties(kind)})


# --- the difference -----------------------------------------------------------------------------------------------


def compared(
    network: Network, changes: tuple[Change, ...], before: Side, after: Side, remarks: tuple[Remark, ...] = ()
) -> WhatIfAnswer:
    """Return two sides with what is otherwise on the second (``network``), each list in the order of its side."""
    there, then = _things(before), _things(after)
    gone, come = there - then, then - there
    spots = compared_spots(before, after, gone)
    questions = {q.id for q in before.gaps.questions}
    questions_then = {q.id for q in after.gaps.questions}
    reached = set(before.reach.reached if before.reach else ())
    reached_then = set(after.reach.reached if after.reach else ())
    fresh = come | gone
    return WhatIfAnswer(
        network=network,
        changes=changes,
        before=before,
        after=after,
        gone=tuple(sorted(gone)),
        come=tuple(sorted(come)),
        opened=spots.opened,
        closed=spots.closed,
        worse=spots.worse,
        better=spots.better,
        asked=spots.asked,
        moot=spots.moot,
        spots=spots.after,
        no_longer=_no_longer(before, after, gone, lambda old, new: old.met and new.state is State.UNKNOWN),
        thinner=_no_longer(before, after, gone, lambda old, new: old.enough and new.thin),
        stages_lost=_steps(before, after),
        stages_won=_steps(after, before),
        held_lost=tuple(sorted(before.held - after.held)),
        questions_opened=tuple(q for q in after.gaps.questions if q.id not in questions),
        questions_closed=tuple(q for q in before.gaps.questions if q.id not in questions_then),
        routes_lost=_only(before.with_route, after.with_route, fresh),
        routes_won=_only(after.with_route, before.with_route, fresh),
        reach_lost=_only(sorted(reached), reached_then, fresh),
        reach_won=_only(sorted(reached_then), reached, fresh),
        left=tuple(party for party in before.team if party not in after.team),
        criteria=_criteria(before, after),
        dependence=_dependence(before, after),
        remarks=(*remarks, *_other_team(before, after)),
    )


def _things(side: Side) -> set[Ref]:
    return {*side.parties, *side.consultations, *side.experts}


def _only(refs: Iterable[Ref], others: Collection[Ref], fresh: set[Ref]) -> tuple[Ref, ...]:
    """Return what is on one side only, without what is there on one side only itself."""
    there = set(others)
    return tuple(ref for ref in refs if ref not in there and ref not in fresh)


def _no_longer(
    before: Side, after: Side, gone: set[Ref], chosen: Callable[[Known, Known], bool]
) -> tuple[NoLonger, ...]:
    """Return the demands that were known to be met and of which less is known then, substantive ones first."""
    found = [
        NoLonger(
            id=key,
            line_id=old.line_id,
            subjects=old.subjects,
            substantive=old.substantive,
            parties=old.parties,
            asks=new.asks,
        )
        for key, old in before.known.items()
        if (new := after.known.get(key)) and not gone.intersection(old.subjects) and chosen(old, new)
    ]
    return tuple(sorted(found, key=lambda lost: not lost.substantive))


def _steps(one: Side, other: Side) -> tuple[tuple[Ref, Stage], ...]:
    """Return the steps that are known on one side only, by theme and then in the order of the steps."""
    stages = list(Stage)
    return tuple(sorted(one.stages.keys() - other.stages.keys(), key=lambda of: (of[0], stages.index(of[1]))))


def _criteria(before: Side, after: Side) -> tuple[CriterionChange, ...]:
    if before.test is None or after.test is None:
        return ()
    then = {criterion.id: criterion for criterion in after.test.criteria}
    return tuple(
        CriterionChange(before=criterion, after=then[criterion.id])
        for criterion in before.test.criteria
        if criterion.id in then and then[criterion.id].state is not criterion.state
    )


def _dependence(before: Side, after: Side) -> tuple[Dependence, ...]:
    """Return who becomes the only one for some step of a theme, or for the way to a decision of some place."""
    found = []
    for party, lost in after.lost.items():
        was = before.lost.get(party, Lost())
        stages: tuple[tuple[Ref, Stage], ...] = tuple(one for one in lost.stages if one not in was.stages)
        routes = tuple(place for place in lost.routes if place not in was.routes)
        if stages or routes:
            found.append(Dependence(party=party, routes=routes, stages=stages))
    return tuple(sorted(found, key=lambda one: (-len(one.stages) - len(one.routes), one.party)))


# --- remarks ------------------------------------------------------------------------------------------------------


def _other_team(before: Side, after: Side) -> tuple[Remark, ...]:
    """Return that the core team of then is another one: there are more on the map, and this one is gone."""
    if before.core_team is None or after.core_team in (None, before.core_team):
        return ()
    return (Remark("whatif.remark.other_team", {"before": before.core_team, "after": after.core_team}),)


def _not_there(network: Network, day: date, changes: Sequence[Change]) -> list[Remark]:
    """Return which consultations something changes at that do not count on the day: nothing comes of it."""
    tables = {change.of if change.kind is ChangeKind.MANDATE else change.at: None for change in changes}
    found = []
    for ref in tables:
        table = network.get(ref) if ref else None
        if isinstance(table, Consultation) and not is_active(table, day):
            ended = table.status is Status.ENDED or (table.until and last_day(table.until) <= day)
            later = table.status is Status.PLANNED or (table.since and first_day(table.since) > day)
            doubtful = "whatif.remark.table_later" if later else "whatif.remark.table_doubtful"
            found.append(Remark("whatif.remark.table_ended" if ended else doubtful, {"consultation": ref}))
    return found


def _remarks(network: Network, day: date, changes: Sequence[Change], idle: Sequence[Change]) -> tuple[Remark, ...]:
    """Return what must be known to read the answer.

    What changes nothing or does not count, who stays although its sector goes, and deputies that do not count.
    """
    facts = Facts(network, day)
    found = [Remark("whatif.remark.idle", {"change": change}) for change in idle]
    found += _not_there(facts.network, day, changes)
    for change in changes:
        if change.kind is ChangeKind.LEAVES and change.of and change.of.label == Sector.KIND:
            stay = {party for party in leaving(facts, change.of) if len(facts.sectors(party)) > 1}
            stay |= {seat.start for seat in seats_as(facts, change.of)} - set(leaving(facts, change.of))
            if stay:
                found.append(Remark("whatif.remark.stays", {"sector": change.of, "parties": sorted(stay)}))
    codes = {change.code for change in changes if change.kind is ChangeKind.HOLDER_LEAVES}
    seats = [seat for seat in network.of(TakesPart).values() if seat.seat_holder_code in codes and codes]
    if deputies := sum(1 for seat in seats if seat.deputy and is_active(seat, day)):
        found.append(Remark("whatif.remark.deputies", {"count": deputies}))
    if any(change.kind is ChangeKind.MANDATE and change.mandate and not change.themes for change in changes):
        found.append(Remark("whatif.remark.mandate_themes"))
    return tuple(found)
