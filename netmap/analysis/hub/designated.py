"""The core team on paper: who sits there, whom it meets together, and whether the actual spider is among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.analysis.hub.results import Designated
from netmap.analysis.hub.web import Web
from netmap.analysis.roles import parts_of, places_of
from netmap.analysis.seating import seating
from netmap.model import Ref

__all__ = ["designated", "hubs_of", "in_core_team_first", "known_absent", "sits_there"]


def hubs_of(facts: Facts) -> tuple[Ref, ...]:
    """Return the active consultations that the plan names as core team, by id."""
    return tuple(consultation.ref for consultation in facts.consultations if consultation.hub)


def sits_there(facts: Facts, party: Ref, table: Ref) -> bool:
    """Return whether a party or a part of it is known to sit at a table; what it is part of does not sit for it."""
    return any(table in places_of(facts, row) for row in (party, *parts_of(facts, party)))


def known_absent(facts: Facts, party: Ref, table: Ref) -> bool:
    """Return whether it is known that neither a party nor its parts or whole sit at a table.

    The list of members is complete, or it was stated of the party itself. Silence is not known.
    """
    seats = seating(facts)
    if any(table in places_of(facts, row) for row in seats.family(party)):
        return False
    return seats.complete(table) or seats.stays_away((party,), table) is not None


def in_core_team_first(facts: Facts, parties: Sequence[Ref]) -> tuple[Ref, ...]:
    """Return parties in their order, but first those that are known to sit in a core team."""
    hubs = hubs_of(facts)
    return tuple(sorted(parties, key=lambda party: not any(sits_there(facts, party, hub) for hub in hubs)))


def designated(
    facts: Facts, web: Web, weights: NDArray[np.int64], first: Sequence[Ref], first_without: Sequence[Ref]
) -> tuple[Designated, ...]:
    """Return the core teams on paper, by id, each with whom its members meet together.

    Parameters
    ----------
    weights : ndarray of int64, shape (parties,)
        For how many each party of ``web`` counts.
    first, first_without : sequence of Ref
        The actual spider and who is equal to it, with and without the municipality; empty where there is none. That
        the spider is surely not in a core team, is so only when none of these are.

    Returns
    -------
    tuple of Designated
        ``reach`` counts the parties that some member meets, members included; 0 without known members, and 1 where
        the only member meets nobody.
    """
    members: dict[Ref, list[Ref]] = {table: [] for table in hubs_of(facts)}
    for party in web.parties:
        for table in web.tables_of[party]:
            if table in members:
                members[table].append(party)
    return tuple(
        Designated(
            consultation=table,
            members=tuple(there),
            reach=_reach(web, weights, there),
            holds_actual=any(sits_there(facts, party, table) for party in first[:1]),
            surely_not=bool(first) and all(known_absent(facts, party, table) for party in first),
            holds_actual_without=any(sits_there(facts, party, table) for party in first_without[:1]),
        )
        for table, there in members.items()
    )


def _reach(web: Web, weights: NDArray[np.int64], members: Sequence[Ref]) -> int:
    if not members:
        return 0
    met = np.unique(np.concatenate([web.met_by(member) for member in members]))
    return int(weights[met].sum()) if len(met) > 1 else 1
