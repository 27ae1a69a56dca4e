"""A walk through the graph of routes as steps that people know: who sees, hands on, checks, interprets, decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coverage_cell import cover_row
from netmap.analysis.results import Evidence
from netmap.analysis.routes.moving import Arc, ArcKind, Standing
from netmap.analysis.routes.partners import sector_partners
from netmap.analysis.routes.paths import Path
from netmap.analysis.routes.results import Route, RouteStage, Step
from netmap.analysis.routes.rows import seat_row, stage_cover, stage_row, tie_row
from netmap.model import (
    Certainty,
    Consultation,
    Coordinates,
    Fact,
    MandateFor,
    PassesOn,
    Ref,
    Relationship,
    Stage,
    TakesPart,
)

__all__ = ["Telling", "route_of"]

_DAYS_IN_YEAR = 365.25
_CERTAINTIES = list(Certainty)
_STAGE_OF = {ArcKind.INTERPRET: Stage.INTERPRET, ArcKind.DECIDE: Stage.DECIDE}


@dataclass(frozen=True)
class Telling:
    """What is asked: from where, about which theme and area."""

    facts: Facts
    source: Ref
    theme: str = ""
    area: str = ""


def route_of(asked: Telling, path: Path) -> Route:
    """Return a walk as a route.

    A hand-over through a shared member is one step of that member. A seat that may commit its organisation decides at
    the table. ``certainty`` is that of the weakest record; a step that nobody recorded is implied at best. What it
    does not get to is ``unknown``, and so is a stage of which nobody said who takes it.
    """
    steps = _Steps(asked).of(path)
    taken = {step.stage for step in steps}
    stages = (RouteStage.INTERPRET, RouteStage.DECIDE)
    unknown = tuple(s for s in stages if s not in taken or any(not t.known for t in steps if t.stage is s))
    waits = [step.waiting_days for step in steps]
    return Route(
        steps=tuple(steps),
        handovers=path.cost.steps,
        informal=path.cost.informal,
        certainty=_weakest(step.certainty for step in steps if step.certainty) or Certainty.STATED,
        waiting_days=None if any(days is None for days in waits) else sum(days for days in waits if days is not None),
        skipped=() if RouteStage.VERIFY in taken or RouteStage.INTERPRET not in taken else (RouteStage.VERIFY,),
        unknown=unknown,
    )


class _Steps:
    """Turns the arcs of one walk into steps."""

    def __init__(self, asked: Telling) -> None:
        self.asked, self.facts = asked, asked.facts

    def of(self, path: Path) -> list[Step]:
        """Return the steps of a walk, the first of who sees it."""
        steps = [self._first()]
        behind: list[Arc] = []  # heard at a table, or brought home with a mandate: told in the step that follows
        for place, arc in enumerate(path.arcs):
            if arc.kind is ArcKind.HEARS or (arc.kind is ArcKind.COMMITS and _decides_next(path.arcs, place)):
                behind.append(arc)
            elif arc.kind in _STAGE_OF:
                steps.append(self._stage(arc, behind))
                behind = []
            elif arc.kind is ArcKind.VERIFY:
                steps.append(self._checked(arc))
            else:
                steps.append(self._passed(arc, behind))
                behind = []
        return steps

    def _first(self) -> Step:
        source = self.asked.source
        covers = self.facts.covers.get((self.asked.theme, Stage.SIGNAL), ()) if self.asked.theme else ()
        inside = (c for c in covers if c.who == source and (not self.asked.area or self._holds(c.area)))
        cover = next(inside, None)
        table = source.label == Consultation.KIND
        return Step(
            stage=RouteStage.SIGNAL,
            party=None if table else source,
            via=source if table else None,
            certainty=_certainty(cover.record) if cover else None,
            waiting_days=0.0,
            evidence=(cover_row(cover),) if cover else (),
        )

    def _holds(self, area: str | None) -> bool:
        return self.facts.inside(area, self.asked.area)

    # --- handing on -----------------------------------------------------------------------------------------------

    def _passed(self, arc: Arc, behind: Sequence[Arc]) -> Step:
        assert arc.end is not None, "only a decision ends a walk"
        record, there = arc.record, arc.end
        assert isinstance(record, Fact), "a move stands on a record"
        at_table = there.standing is Standing.TABLE
        party = arc.party or _carrier(arc, at_table)
        rows = [seat_row(one.record) for one in behind if isinstance(one.record, TakesPart | Coordinates)]
        rows += [tie_row(record)] if isinstance(record, Relationship) else []
        route = record if isinstance(record, PassesOn) else None
        formal = arc.cost.informal == 0
        weakest = _weakest(_certainty(one.record) for one in (*behind, arc) if one.record)
        assert weakest is not None
        return Step(
            stage=RouteStage.PASS,
            party=party,
            via=there.ref if at_table else None,
            kind=arc.kind,
            formal=formal,
            function=route.by_function if route else _function(record),
            agreed=route.agreed if route else None,
            criterion=route.criterion if route else None,
            certainty=weakest if formal else _weakest((weakest, Certainty.IMPLIED)),
            waiting_days=self._waiting(there.ref) if at_table else 0.0,
            evidence=tuple(rows),
        )

    def _waiting(self, table: Ref) -> float | None:
        record = self.facts.network.get(table)
        assert isinstance(record, Consultation)
        if record.on_call:
            return 0.0
        # Who comes at any moment waits half of the time between two meetings.
        return _DAYS_IN_YEAR / record.per_year / 2 if record.per_year and record.per_year > 0 else None

    # --- stages ---------------------------------------------------------------------------------------------------

    def _checked(self, arc: Arc) -> Step:
        table = arc.start.ref
        asked = self.asked
        seats = sector_partners(asked.facts, asked.source, table, asked.theme, asked.area)
        seat = next(iter(seats), None)
        return Step(
            stage=RouteStage.VERIFY,
            party=seat.start if seat else None,
            via=table,
            function=seat.function if seat else None,
            certainty=_certainty(seat) if seat else None,
            waiting_days=0.0,
            evidence=(seat_row(seat),) if seat else (),
        )

    def _stage(self, arc: Arc, behind: Sequence[Arc]) -> Step:
        stage, here = _STAGE_OF[arc.kind], arc.start
        table = here.ref if here.standing is Standing.TABLE else None
        seat = arc.record if isinstance(arc.record, TakesPart | Coordinates) else None
        step = Step(
            stage=RouteStage(stage.value),
            party=arc.party if table else here.ref,
            via=table,
            known=arc.record is not None,
            waiting_days=0.0,
        )
        if behind and isinstance(behind[-1].record, TakesPart | Coordinates):
            # A seat that may commit its organisation: it acts at the table where it sits.
            seat = behind[-1].record
            step = replace(step, via=seat.end, kind=ArcKind.COMMITS)
        rows: list[Evidence] = [seat_row(seat)] if seat else []
        sure = [_certainty(seat)] if seat else []
        if arc.record is not None:
            record = self._yes(seat.start, stage) if arc.record is seat and seat else arc.record
            who = seat.start if seat and arc.record is seat else here.ref
            if record is not None:
                rows.append(stage_row(self.facts, who, stage, self.asked.theme, record))
                sure.append(self._sureness(who, stage, record))
        return replace(
            step,
            function=_function(seat) if seat else None,
            certainty=_weakest(sure),
            evidence=tuple(rows),
        )

    def _yes(self, party: Ref, stage: Stage) -> Fact | None:
        """Return what says that a member takes a stage."""
        theme, area = self.asked.theme, self.asked.area
        covers = self.facts.covers.get((theme, stage), ()) if theme else self.facts.covers_of_stage.get(stage, ())
        mine = (c.record for c in covers if c.who == party and (not area or self._holds(c.area)))
        return min(mine, key=lambda record: (record.KIND, record.id), default=None)

    def _sureness(self, who: Ref, stage: Stage, record: Fact) -> Certainty:
        """Return how certain a yes is: a mandate gives it by definition, advising implies interpreting."""
        own = _certainty(record)
        if isinstance(record, MandateFor | Consultation):
            implied = Certainty.IMPLIED if stage is Stage.INTERPRET else Certainty.BY_DEFINITION
            return max(own, implied, key=_CERTAINTIES.index)
        cover = stage_cover(self.facts, who, stage, self.asked.theme, record)
        wider = bool(self.asked.area) and cover is not None and cover.area != self.asked.area
        return max(own, Certainty.BY_DEFINITION, key=_CERTAINTIES.index) if wider else own


def _decides_next(arcs: Sequence[Arc], place: int) -> bool:
    return place + 1 < len(arcs) and arcs[place + 1].kind is ArcKind.DECIDE


def _carrier(arc: Arc, at_table: bool) -> Ref | None:
    """Return who hands on: a party; None when a consultation does so, and who gets it outside of a table."""
    assert arc.end is not None
    if not at_table:
        return arc.end.ref
    return None if arc.start.standing is Standing.TABLE else arc.start.ref


def _function(record: Fact | None) -> str | None:
    return record.function if isinstance(record, TakesPart) else None


def _certainty(record: Fact | None) -> Certainty:
    return (record.certainty if record else None) or Certainty.STATED


def _weakest(certainties: Iterable[Certainty]) -> Certainty | None:
    return max(certainties, key=_CERTAINTIES.index, default=None)
