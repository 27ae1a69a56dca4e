"""The closed list of predicates that a norm line may need: one pure function each, from a demand to a verdict.

A predicate gets the facts of the day, the demand and its arguments. It answers present, absent or unknown as the
data model defines them, with evidence; it never turns silence into "absent".
"""

from __future__ import annotations

from collections.abc import Callable

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coordination import coordinated, has_role
from netmap.analysis.predicates.counting import count
from netmap.analysis.predicates.coverage import covered, deals_with
from netmap.analysis.predicates.experts import expert
from netmap.analysis.predicates.hub import reached_from_hub
from netmap.analysis.predicates.network import linked
from netmap.analysis.predicates.phases import actor_in_phase
from netmap.analysis.predicates.presence import deputised, seated, setting_present
from netmap.analysis.predicates.records import assured, dated_within, recorded
from netmap.analysis.predicates.routes import route_to
from netmap.analysis.predicates.tables import cooperates, deciders_at_table, sectors_at_table
from netmap.analysis.predicates.team import core_team
from netmap.analysis.predicates.verification import verifiable
from netmap.analysis.results import Verdict

Predicate = Callable[[Facts, Demand, tuple[str, ...]], Verdict]

REGISTRY: dict[str, Predicate] = {
    "covered": covered,
    "deals_with": deals_with,
    "coordinated": coordinated,
    "route_to": route_to,
    "has_role": has_role,
    "seated": seated,
    "deputised": deputised,
    "core_team": core_team,
    "setting_present": setting_present,
    "sectors_at_table": sectors_at_table,
    "deciders_at_table": deciders_at_table,
    "cooperates": cooperates,
    "expert": expert,
    "count": count,
    "actor_in_phase": actor_in_phase,
    "reached_from_hub": reached_from_hub,
    "assured": assured,
    "verifiable": verifiable,
    "linked": linked,
    "recorded": recorded,
    "dated_within": dated_within,
}
