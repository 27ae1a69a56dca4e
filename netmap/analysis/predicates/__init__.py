"""The closed list of predicates that a norm line may need: one pure function each, from a demand to a verdict.

A predicate gets the facts of the day, the demand and its arguments. It answers present, absent or unknown as the
data model defines them, with evidence; it never turns silence into "absent".
"""

from __future__ import annotations

from collections.abc import Callable

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.coordination import coordinated, has_role
from netmap.analysis.predicates.coverage import covered, deals_with
from netmap.analysis.predicates.presence import deputised, seated, setting_present
from netmap.analysis.predicates.routes import route_to
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
    "setting_present": setting_present,
}
