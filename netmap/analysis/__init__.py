"""Pure functions from a Network and a Norm to frozen results: no files, no clock, no sentences.

It is also the public Python API: what :data:`__all__` names can be used in a notebook, without a database and without
the pages. A network comes from tables or a graph (:func:`network_from_edges`, :func:`network_from_graph`); the answers
are :func:`find_gaps`, :func:`find_route`, :func:`network_routes`, :func:`reach_down`, :func:`verification_partners`,
:func:`single_points`, :func:`find_hub`, :func:`judge_team`, :func:`propose_teams`, :func:`find_third_parties`,
:func:`try_changes` and :func:`overview`; :func:`to_frame` makes pandas tables of the first ones. The modules
``two_mode``, ``brokerage``, ``structural_holes``, ``mixing`` and ``fragmentation`` are measures on any networkx graph;
:func:`affiliation_graph` and :func:`brokerage_digraph` give the graphs of a network. ``docs/python.md`` is a tutorial.

Each name is imported when it is first used, so that a part of it costs no more than that part.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netmap.analysis.building.network import network_from_edges, network_from_graph, ref_of
    from netmap.analysis.facts import Facts
    from netmap.analysis.frames import to_frame
    from netmap.analysis.gaps import find_gaps
    from netmap.analysis.hub.hub import find_hub
    from netmap.analysis.hub.results import BrokerRole, HubAnswer, HubView, PartyStanding
    from netmap.analysis.measures import brokerage, fragmentation, mixing, structural_holes, two_mode
    from netmap.analysis.overviews.overview import overview
    from netmap.analysis.results import Finding, GapAnswer, Question
    from netmap.analysis.routes.downward import reach_down
    from netmap.analysis.routes.partners import verification_partners
    from netmap.analysis.routes.results import DownAnswer, Route, RouteAnswer, RoutesAnswer, RouteStatus, SinglePoint
    from netmap.analysis.routes.single_points import single_points
    from netmap.analysis.routes.upward import find_route
    from netmap.analysis.routes.whole import network_routes
    from netmap.analysis.team.demands import usual_demands
    from netmap.analysis.team.propose import propose_teams
    from netmap.analysis.team.reach import team_reach
    from netmap.analysis.team.results import Proposal, TeamDemands, TeamReach, TeamTest
    from netmap.analysis.team.swaps import best_swaps
    from netmap.analysis.team.test import judge_team
    from netmap.analysis.third_parties.find import find_third_parties
    from netmap.analysis.third_parties.results import ThirdPartiesAnswer, Wish
    from netmap.analysis.what_if.change import Change, change_of
    from netmap.analysis.what_if.compare import try_changes
    from netmap.graph import affiliation_graph, brokerage_digraph
    from netmap.model import Network, Ref
    from netmap.reference.norm import default_norm

__all__ = [
    "BrokerRole",
    "Change",
    "DownAnswer",
    "Facts",
    "Finding",
    "GapAnswer",
    "HubAnswer",
    "HubView",
    "Network",
    "PartyStanding",
    "Proposal",
    "Question",
    "Ref",
    "Route",
    "RouteAnswer",
    "RouteStatus",
    "RoutesAnswer",
    "SinglePoint",
    "TeamDemands",
    "TeamReach",
    "TeamTest",
    "ThirdPartiesAnswer",
    "Wish",
    "affiliation_graph",
    "best_swaps",
    "brokerage",
    "brokerage_digraph",
    "change_of",
    "default_norm",
    "find_gaps",
    "find_hub",
    "find_route",
    "find_third_parties",
    "fragmentation",
    "judge_team",
    "mixing",
    "network_from_edges",
    "network_from_graph",
    "network_routes",
    "overview",
    "propose_teams",
    "reach_down",
    "ref_of",
    "single_points",
    "structural_holes",
    "team_reach",
    "to_frame",
    "try_changes",
    "two_mode",
    "usual_demands",
    "verification_partners",
]

#: Module -> what of it is public. A module of measures is public as a whole ("").
_PUBLIC: dict[str, tuple[str, ...]] = {
    "netmap.analysis.building.network": ("network_from_edges", "network_from_graph", "ref_of"),
    "netmap.analysis.facts": ("Facts",),
    "netmap.analysis.frames": ("to_frame",),
    "netmap.analysis.gaps": ("find_gaps",),
    "netmap.analysis.hub.hub": ("find_hub",),
    "netmap.analysis.hub.results": ("BrokerRole", "HubAnswer", "HubView", "PartyStanding"),
    "netmap.analysis.measures.brokerage": ("",),
    "netmap.analysis.measures.fragmentation": ("",),
    "netmap.analysis.measures.mixing": ("",),
    "netmap.analysis.measures.structural_holes": ("",),
    "netmap.analysis.measures.two_mode": ("",),
    "netmap.analysis.results": ("Finding", "GapAnswer", "Question"),
    "netmap.analysis.routes.downward": ("reach_down",),
    "netmap.analysis.routes.partners": ("verification_partners",),
    "netmap.analysis.routes.results": (
        *("DownAnswer", "Route", "RouteAnswer", "RouteStatus", "RoutesAnswer", "SinglePoint"),
    ),
    "netmap.analysis.routes.single_points": ("single_points",),
    "netmap.analysis.routes.upward": ("find_route",),
    "netmap.analysis.routes.whole": ("network_routes",),
    "netmap.analysis.overviews.overview": ("overview",),
    "netmap.analysis.team.demands": ("usual_demands",),
    "netmap.analysis.team.propose": ("propose_teams",),
    "netmap.analysis.team.reach": ("team_reach",),
    "netmap.analysis.team.results": ("Proposal", "TeamDemands", "TeamReach", "TeamTest"),
    "netmap.analysis.team.swaps": ("best_swaps",),
    "netmap.analysis.team.test": ("judge_team",),
    "netmap.analysis.third_parties.find": ("find_third_parties",),
    "netmap.analysis.third_parties.results": ("ThirdPartiesAnswer", "Wish"),
    "netmap.analysis.what_if.change": ("Change", "change_of"),
    "netmap.analysis.what_if.compare": ("try_changes",),
    "netmap.graph": ("affiliation_graph", "brokerage_digraph"),
    "netmap.model": ("Network", "Ref"),
    "netmap.reference.norm": ("default_norm",),
}
_MODULE_OF = {name or module.rpartition(".")[2]: (module, name) for module, names in _PUBLIC.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _MODULE_OF[name]
    found = import_module(module)
    value = getattr(found, attribute) if attribute else found
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
