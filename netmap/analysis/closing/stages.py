"""Ways to close a stage that nobody gives, or only one party: an expert on call, a table, or a party that does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from netmap.analysis.closing import making
from netmap.analysis.closing.results import Way
from netmap.analysis.closing.spot import Spot, named_themes, promise, sector_reason, theme_way, way
from netmap.analysis.demands import Demand
from netmap.analysis.facts import Cover, Facts
from netmap.analysis.predicates.coverage_cell import Cell, experts_of, parties_of
from netmap.analysis.results import Addition, Evidence
from netmap.analysis.results import Cover as Level
from netmap.model import Area, Consultation, Coverage, CoveredBy, Of, Organisation, Ref, Stage, Status, last_day

__all__ = ["close_covered", "close_eye", "close_spread_of_theme"]

#: So many candidates are looked at for one white spot.
_SCAN = 30
_STAGES = (Stage.SIGNAL, Stage.INTERPRET, Stage.DECIDE, Stage.ACT, Stage.AFTERCARE)


def close_covered(spot: Spot) -> Iterator[Way]:
    """Yield who could give the stage: who plans to, an expert on call, tables and parties that give it elsewhere."""
    assert spot.need is not None
    stage = Stage(spot.need.arguments[0])
    if spot.finding.folded:
        yield from _widen(spot)
    cell = Cell(spot.facts, Demand(spot.line, spot.finding.subjects, spot.finding.relevance), stage)
    for who in _planned(spot, stage):
        yield _stage_way(spot, cell, who, planned=True)
    firm = set(parties_of(cell).firm)
    if stage is not Stage.INTERPRET:
        for expert in experts_of(cell):
            yield _on_call(spot, cell, expert, firm)
    ways = [_stage_way(spot, cell, who) for who in islice(_candidates(spot, cell, stage, firm), _SCAN)]
    if spot.finding.folded:  # one step of a theme that misses them all is a beginning
        ways = [_only_a_part(found) for found in ways]
    yield from sorted(ways, key=lambda found: promise(spot, found))


def _only_a_part(found: Way) -> Way:
    reasons = [row for row in found.closure.reasons if row.code != "gaps.why.alone"]
    closure = replace(found.closure, reasons=(*reasons, Evidence(code="gaps.why.more")))
    return replace(found, closure=closure, closes=False)


def _widen(spot: Spot) -> Iterator[Way]:
    """Yield tables of several sectors that take a theme up from signal to aftercare."""
    for table in islice((t for t in spot.look.wide_tables if spot.look.may_deal(t, spot.theme)), _SCAN):
        if all(spot.look.may_cover(table, spot.theme, stage) for stage in _STAGES):
            yield theme_way(spot, table, spot.theme, stages=_STAGES)


def _candidates(spot: Spot, cell: Cell, stage: Stage, firm: set[Ref]) -> Iterator[Ref]:
    """Yield who gives this stage elsewhere, those near the theme first; then tables that would do by themselves."""
    near = spot.look.active_in.get(spot.theme, set())
    here = {cover.who for cover in cell.yes}
    elsewhere = [who for who in spot.look.givers[stage] if who not in here]
    close_by = [who for who in elsewhere if spot.facts.tables_of(who) & near]
    tables = spot.look.deciding if stage is Stage.DECIDE else spot.look.wide_tables
    if stage is Stage.SIGNAL:
        tables = [t for t in tables if t not in spot.look.top_tables]
    dealing = [t for t in tables if spot.theme in spot.facts.themes_of.get(t, ())]
    # A table that knows neither the theme nor the step is no answer, however many parties sit there.
    with_skill = [t for t in tables if stage is Stage.DECIDE or (t, stage) in spot.look.members_who_give]
    seen: set[Ref] = set(here)
    for who in chain(dealing[:_SCAN], close_by[:_SCAN], elsewhere[:_SCAN], with_skill[:_SCAN]):
        if who in seen or not _fits(spot, who, stage):
            continue
        seen.add(who)
        if spot.facts.top(who) in firm or (who.label == Consultation.KIND and set(spot.facts.members(who)) <= firm):
            continue  # the same party under another name closes nothing
        yield who


def _fits(spot: Spot, who: Ref, stage: Stage) -> bool:
    if not spot.look.may_cover(who, spot.theme, stage):
        return False
    if not spot.line.candidates or who.label == Consultation.KIND:
        return True
    record = spot.facts.network.get(who)
    kind = record.actor_type if isinstance(record, Organisation) else None
    return bool({*spot.facts.sectors(who), kind or ""} & set(spot.line.candidates))


def _stage_way(spot: Spot, cell: Cell, who: Ref, *, planned: bool = False) -> Way:
    stage, area = cell.stage, spot.finding.area
    closes = _level(cell, who) is Level.ENOUGH
    reasons = [] if planned else _reasons(spot, cell, who)
    if not closes:
        reasons.append(Evidence(code="gaps.why.alone"))
    code = f"gaps.way.stage.{stage.value}"
    if area and stage is Stage.SIGNAL:
        code = "gaps.way.stage_in"
    where: dict[str, Any] = {"area": Ref(Area.KIND, area)} if area else {}
    return way(
        spot,
        "agree" if planned else "involve",
        "gaps.way.planned" if planned else code,
        Addition(what="stage", party=who, stage=stage),
        party=who,
        closes=closes,
        records=making.covers(spot.facts, who, spot.theme, stage, area, spot.finding.phase),
        reasons=reasons,
        theme=Ref("Theme", spot.theme),
        stage=stage,
        **where,
    )


def _level(cell: Cell, who: Ref) -> Level:
    """Return how well a cell is covered once ``who`` gives it as well."""
    added = Cover(who, cell.theme, cell.stage, cell.demand.phase, cell.demand.area, Coverage(id="", stage=cell.stage))
    wider = Cell.__new__(Cell)
    wider.__dict__.update(cell.__dict__)
    wider.yes = [*cell.yes, added]
    parties = parties_of(wider)
    if len(parties.firm) < 2:
        return Level.SINGLE
    one = len(parties.sectors) == 1 and parties.all_sectors_known
    return Level.ONE_SECTOR if one else Level.ENOUGH


def _reasons(spot: Spot, cell: Cell, who: Ref) -> list[Evidence]:
    found: list[Evidence] = []
    themes = [t for t in spot.look.themes_given.get((who, cell.stage), ()) if t != spot.theme]
    if themes:
        found.append(Evidence(code="gaps.why.same_stage", values={"party": who, "themes": named_themes(themes)}))
    if spot.finding.area and spot.finding.area in spot.look.areas.get(who, ()):
        found.append(Evidence(code="gaps.why.area", values={"party": who, "area": Ref(Area.KIND, spot.finding.area)}))
    if who.label == Consultation.KIND:
        mine = spot.facts.themes_of.get(who, set())
        if spot.theme in mine:
            values = {"consultation": who, "themes": named_themes([spot.theme])}
            found.append(Evidence(code="gaps.why.deals", values=values))
        member = spot.look.members_who_give.get((who, cell.stage))
        if member and not themes:
            given = named_themes(t for t in spot.look.themes_given[(member, cell.stage)] if t != spot.theme)
            values = {"party": member, "consultation": who, "themes": given}
            found += [Evidence(code="gaps.why.member_does", values=values)] if given else []
        if cell.stage is Stage.DECIDE and who in spot.look.deciding and not themes:
            found.append(Evidence(code="gaps.why.decides", values={"consultation": who}))
        return found
    present = parties_of(cell).sectors
    new = sorted(spot.facts.sectors(who) - present)
    if present and new:
        found.append(sector_reason(who, new[0]))
    shared = spot.facts.tables_of(who) & spot.look.active_in.get(spot.theme, set())
    if shared:
        found.append(Evidence(code="gaps.why.sits", values={"party": who, "consultation": min(shared)}))
    return found


def _on_call(spot: Spot, cell: Cell, expert: Ref, firm: set[Ref]) -> Way:
    """Return that the organisation of an expert for the theme takes the stage; else only that he can be asked."""
    who, theme = spot.look.employers.get(expert), Ref("Theme", spot.theme)
    if who is None or not spot.look.may_cover(who, spot.theme, cell.stage) or spot.facts.top(who) in firm:
        return way(spot, "expert", "gaps.way.expert_stage", party=expert, theme=theme)
    found = _stage_way(spot, cell, who)
    why = Evidence(code="gaps.why.expert", values={"party": who, "expert": expert, "theme": theme})
    return replace(found, closure=replace(found.closure, how="expert", reasons=(why, *found.closure.reasons)))


def _planned(spot: Spot, stage: Stage) -> list[Ref]:
    """Return who is planned to give this stage for this theme (in this area)."""
    every = spot.facts.memo("closing.planned", lambda: _all_planned(spot.facts))
    return [who for who in every.get((spot.theme, stage), []) if spot.look.may_cover(who, spot.theme, stage)]


def _all_planned(facts: Facts) -> dict[tuple[str, Stage], list[Ref]]:
    network = facts.network
    themes = {tie.start.id: tie.end.id for tie in network.of(Of).values()}
    found: dict[tuple[str, Stage], list[Ref]] = {}
    for tie in network.of(CoveredBy).values():
        row = network.of(Coverage).get(tie.start.id)
        if row is None or row.status is not Status.PLANNED or tie.end not in facts.nodes or row.id not in themes:
            continue
        if row.until and last_day(row.until) <= facts.day:
            continue
        who = found.setdefault((themes[row.id], row.stage), [])
        if tie.end not in who:
            who.append(tie.end)
    return {key: sorted(who) for key, who in found.items()}


# --- an eye for a theme, and a theme on one party ---------------------------------------------------------------


def close_eye(spot: Spot) -> Iterator[Way]:
    """Yield tables that could take a conceivable theme on their agenda; a theme is seen as soon as one does."""
    for table in islice((t for t in spot.look.wide_tables if spot.look.may_deal(t, spot.theme)), _SCAN):
        yield theme_way(spot, table, spot.theme)


def close_spread_of_theme(spot: Spot) -> Iterator[Way]:
    """Yield who could take part in a theme that rests on one party: in each stage where it rests on it."""
    alone = set(spot.finding.parties)
    resting = [stage for stage in _STAGES if spot.facts.covers.get((spot.theme, stage))]
    if len(resting) == 1:
        (stage,) = resting
        cell = Cell(spot.facts, Demand(spot.line, spot.finding.subjects, spot.finding.relevance), stage)
        ways = [_stage_way(spot, cell, who) for who in islice(_candidates(spot, cell, stage, alone), _SCAN)]
        yield from sorted(ways, key=lambda found: promise(spot, found))
        return
    for table in islice((t for t in spot.look.wide_tables if not set(spot.facts.members(t)) <= alone), _SCAN):
        if all(spot.look.may_cover(table, spot.theme, stage) for stage in resting):
            yield theme_way(spot, table, spot.theme, stages=resting)
