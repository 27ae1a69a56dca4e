"""The ways to close one white spot, by what its norm line needs.

Which question of the user: *what can we do about it?* A way is at hand when somebody on the map could do it and did
not say no to it; else the kind of party is named that the handreiking names. No way adds a meeting, except a core team
where there is none ("SAMOS maakt geen nieuwe netwerken"), and none invites everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from netmap.analysis.closing.core_team import close_core_team
from netmap.analysis.closing.leading import (
    close_assured,
    close_coordination,
    close_hub,
    close_role,
    close_route,
    close_spokesperson,
    close_steering,
)
from netmap.analysis.closing.planned import planned_reasons
from netmap.analysis.closing.recording import (
    close_area,
    close_channel,
    close_deputy,
    close_entry,
    close_expert,
    close_group,
    close_phase,
    close_plan,
    close_recorded,
    typical,
)
from netmap.analysis.closing.results import Way
from netmap.analysis.closing.seats import (
    close_bridge,
    close_cooperation,
    close_deciders,
    close_seated,
    close_solo,
    close_theme_overview,
    close_verification,
)
from netmap.analysis.closing.spot import PLANNED, Spot, fewest_warnings, way
from netmap.analysis.closing.stages import close_covered, close_eye, close_spread_of_theme
from netmap.analysis.facts import Facts
from netmap.analysis.results import Closure, Evidence, Finding
from netmap.model import ActorType, Area, Consultation, Phase, PopulationGroup, Ref, Sector, Stage, Theme
from netmap.reference.norm import Combination, NormLine

__all__ = ["ways_of", "ways_to_close"]

#: Ways that are weighed in a plan, and ways that are shown with a white spot.
MOST_WEIGHED = 12
MOST_SHOWN = 3


def ways_to_close(facts: Facts, line: NormLine, finding: Finding) -> tuple[Closure, ...]:
    """Return at most three ways to close a finding, best first; never none.

    Those that close it for good stand before those that only help. When nobody on the map can do it, the one way says
    where to look outside, without an addition.
    """
    ways = fewest_warnings(ways_of(facts, line, finding))
    shown = ways[:MOST_SHOWN]
    if len(shown) == MOST_SHOWN and all(_is_table(found) for found in shown):
        # A reader who sees three tables misses that one party could begin with it.
        shown[-1:] = [found for found in ways if not _is_table(found)][:1] or shown[-1:]
    return tuple(found.closure for found in shown)


def _is_table(found: Way) -> bool:
    return found.closure.party is not None and found.closure.party.label == Consultation.KIND


def ways_of(facts: Facts, line: NormLine, finding: Finding) -> list[Way]:
    """Return the ways to close a finding that are weighed in a plan, best first; each addition once.

    Notes
    -----
    At most twelve. Each looks at a bounded number of parties and tables, so the cost per finding does not grow with
    the network.
    """
    spot = Spot(facts, line, finding)
    found: dict[object, Way] = {}
    for option in islice(_all(spot), 4 * MOST_WEIGHED):
        closure = option.closure
        planned = closure.code in PLANNED
        if line.closes and closure.how not in line.closes and not planned:
            continue
        key = closure.addition or closure.code
        if key not in found:
            found[key] = option
    ways = sorted(found.values(), key=lambda option: (option.closure.code not in PLANNED, not option.closes))
    return ways[:MOST_WEIGHED] if ways else [_outside(spot)]


_BY_PREDICATE: dict[str, Callable[[Spot], Iterator[Way]]] = {
    "covered": close_covered,
    "deals_with": close_eye,
    "sectors_at_table": close_solo,
    "deciders_at_table": close_deciders,
    "cooperates": close_cooperation,
    "expert": close_expert,
    "actor_in_phase": close_phase,
    "route_to": close_route,
    "reached_from_hub": close_steering,
    "seated": close_seated,
    "verifiable": close_verification,
    "deputised": close_deputy,
    "core_team": close_core_team,
    "assured": close_assured,
    "linked": close_plan,
    "has_role": close_role,
    "recorded": close_recorded,
    "dated_within": close_recorded,
}
_BY_COUNT: dict[str, Callable[[Spot], Iterator[Way]]] = {
    "hub": close_hub,
    "bridge": close_bridge,
    "spokesperson": close_spokesperson,
    "residents_entry": close_entry,
    "digital_channel": close_channel,
}


def _all(spot: Spot) -> Iterator[Way]:
    need = spot.need
    if need is None:
        yield from _of_combination(spot)
    elif need.predicate == "count":
        what = need.arguments[0]
        if what == "party":
            by_subject = {Theme.KIND: close_spread_of_theme, Area.KIND: close_area, PopulationGroup.KIND: close_group}
            label = next((ref.label for ref in spot.finding.subjects if ref.label in by_subject), "")
            yield from by_subject[label](spot) if label else ()
        else:
            yield from _BY_COUNT[what](spot)
    elif need.predicate == "coordinated":
        yield from (close_theme_overview if spot.subject(Theme.KIND) else close_coordination)(spot)
    elif need.predicate in _BY_PREDICATE:
        yield from _BY_PREDICATE[need.predicate](spot)


def _of_combination(spot: Spot) -> Iterator[Way]:
    """Yield the ways of ``any``: what closes one part closes all; of ``all`` no single way is known to close it."""
    needs = spot.line.needs
    if not isinstance(needs, Combination):
        return
    for need in reversed(needs.parts):  # the last is the widest, and the least to ask
        part = Spot(spot.facts, replace(spot.line, needs=need), spot.finding)
        for option in _all(part):
            yield option if needs.mode == "any" else replace(option, closes=False)


# --- nobody on the map -------------------------------------------------------------------------------------------

#: The phase whose professions the handreiking names for a step (table A1).
_PHASE_OF = {
    Stage.SIGNAL: "first_signs",
    Stage.INTERPRET: "build_up",
    Stage.DECIDE: "escalation",
    Stage.ACT: "tension",
    Stage.AFTERCARE: "return_to_calm",
}
_NAMES = 3
_SCAN = 40


def _outside(spot: Spot) -> Way:
    """Return where to look outside the map: the kind of party that the handreiking names."""
    how = spot.line.closes[0] if spot.line.closes else "involve"
    need = spot.need
    if need and need.predicate == "expert":
        theme = spot.facts.network.get(Ref(Theme.KIND, spot.theme))
        domains = [Ref("ExpertiseDomain", name) for name in sorted(theme.domains)] if isinstance(theme, Theme) else []
        if domains:
            return way(spot, how, "gaps.outside.expert_domain", domains=domains[:_NAMES])
        return way(spot, how, "gaps.outside.expert")
    if need and need.predicate == "actor_in_phase" and spot.finding.title:
        missing = spot.finding.title.values.get("professions", [])
        if missing:
            return way(spot, how, "gaps.outside.stage", professions=list(missing)[:_NAMES])
    if refused := _refused(spot, how):
        return refused
    if need and need.predicate == "covered":
        return _outside_stage(spot, how, Stage(need.arguments[0]))
    sectors = [ref for ref in spot.finding.subjects if ref.label == Sector.KIND]
    absent = [ref for ref in sectors if not spot.look.of_sector.get(ref.id)] or sectors
    if absent:
        like = typical(spot, absent[0].id)
        if not like:
            return way(spot, how, "gaps.outside.sector", sector=absent[0])
        return way(spot, how, "gaps.outside.sector_like", sector=absent[0], professions=like)
    tables = ("route_to", "reached_from_hub", "coordinated", "sectors_at_table", "seated", "linked", "verifiable")
    if need and need.predicate in tables:
        return way(spot, how, "gaps.outside.table", reasons=planned_reasons(spot.facts))
    return way(spot, how, "gaps.outside.any")


def _refused(spot: Spot, how: str) -> Way | None:
    """Return that who is needed at a table said no to it: a reason to talk, not to look elsewhere."""
    sectors = [ref.id for ref in spot.finding.subjects if ref.label == Sector.KIND]
    needed = [
        *spot.finding.parties,
        *(party for name in sectors for party in spot.look.of_sector.get(name, ())[:_SCAN]),
    ]
    for table in spot.finding.places[:_NAMES]:
        for party in needed:
            if table.label == Consultation.KIND and spot.look.refused_seat(party, table):
                return way(spot, how, "gaps.outside.refused", party=party, table=table)
    return None


def _outside_stage(spot: Spot, how: str, stage: Stage) -> Way:
    phase = spot.facts.network.get(Ref(Phase.KIND, _PHASE_OF.get(stage, "")))
    types = spot.facts.network.of(ActorType)
    names = list(phase.professions) if isinstance(phase, Phase) else []
    if stage is Stage.DECIDE:
        names = ["mayor", *names]
    professions = [Ref(ActorType.KIND, name) for name in names if name in types]
    said = spot.look.refusing(spot.theme, stage)[:_NAMES]
    reasons = [Evidence(code="gaps.why.refused", values={"party": party}) for party in said]
    if not professions:
        return way(spot, how, "gaps.outside.any", reasons=reasons)
    return way(spot, how, "gaps.outside.stage", reasons=reasons, professions=professions[:_NAMES])
