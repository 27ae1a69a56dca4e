"""One party in three views: whom it meets, between whom it stands, what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import losses
from netmap.analysis.hub.results import BrokerRole, HubView, PartyStanding
from netmap.analysis.hub.web import Web, ranks_of, weighted_reach
from netmap.analysis.measures.brokerage import gould_fernandez
from netmap.analysis.measures.two_mode import betweenness, harmonic_closeness
from netmap.graph import brokerage_digraph
from netmap.model import Ref

__all__ = ["one_sector", "standings"]


def standings(facts: Facts, web: Web, weights: NDArray[np.int64]) -> tuple[tuple[PartyStanding, ...], bool]:
    """Return the parties of a web in order of their places in reach, then in brokerage, then id; and whether estimated.

    ``weights``, shape (parties,), says for how many each counts. Without reasons and stability. Empty for an empty web.
    """
    if not web.parties:
        return (), False
    reach = weighted_reach(web.meetings, weights)
    between = betweenness(web.affiliation, web.parties)
    harmonic = harmonic_closeness(web.affiliation, web.parties)
    roles = _roles(facts, web)
    lost = losses(facts, web)
    brokerage = np.array([between.values[party] for party in web.parties])
    ranks = {
        HubView.REACH: ranks_of(reach),
        HubView.BROKERAGE: ranks_of(brokerage),
        HubView.DEPENDENCE: ranks_of(np.array([lost[party].count for party in web.parties], np.int64)),
    }
    found = [
        PartyStanding(
            party=party,
            consultations=web.tables_of[party],
            reach=int(reach[here]),
            harmonic=harmonic[party],
            brokerage=float(brokerage[here]),
            lost=lost[party],
            roles=roles.get(party, {}),
            ranks={view: int(places[here]) for view, places in ranks.items()},
        )
        for here, party in enumerate(web.parties)
    ]
    found.sort(key=lambda s: (s.ranks[HubView.REACH], s.ranks[HubView.BROKERAGE], s.party))
    return tuple(found), between.estimated


def one_sector(facts: Facts, party: Ref) -> str | None:
    """Return the sector of a party where one must be chosen: the first by id; None when none is known."""
    return min(facts.sectors(party), default=None)


def _roles(facts: Facts, web: Web) -> Mapping[Ref, Mapping[BrokerRole, int]]:
    """Return what kind of broker each party is in handing on signals; roles that it does not have are left out."""
    graph = brokerage_digraph(facts.network, facts.day)
    graph.remove_nodes_from([party for party in graph if party not in web.index])
    counts = gould_fernandez(graph, {party: one_sector(facts, party) for party in graph})
    return {party: {role: count for role, count in of.items() if count} for party, of in counts.items()}
