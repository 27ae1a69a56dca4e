"""The twelve criteria of a core team, in their order: what the handreiking asks of its composition and its agreements.

Basis: handreiking A2 (Kernteam), A1 (Veel betrokkenen vereist regie) and A2.1 (werkprotocol). Which question of the
user: *can we show that this team is not one-sided, may decide, and together knows the largest network?* The norm's
lines about the core team are judged by the same functions.
"""

from __future__ import annotations

from collections.abc import Callable

from netmap.analysis.team.agreed import (
    coordinator_and_secretary,
    every_member_convenes,
    local_form,
    prepared_by_officials,
    replacement,
    third_parties_can_join,
)
from netmap.analysis.team.composition import mixed_sectors, small, usual_members
from netmap.analysis.team.sitting import Judged, Sitting
from netmap.analysis.team.standing import mandate, support

__all__ = ["CRITERIA", "LARGEST_NETWORK", "ORDER"]

#: Each criterion but one, by its id: a pure function of a team.
CRITERIA: dict[str, Callable[[Sitting], Judged]] = {
    "mixed_sectors": mixed_sectors,
    "mandate": mandate,
    "small": small,
    "support": support,
    "usual_members": usual_members,
    "third_parties_can_join": third_parties_can_join,
    "every_member_convenes": every_member_convenes,
    "local_form": local_form,
    "prepared_by_officials": prepared_by_officials,
    "coordinator_and_secretary": coordinator_and_secretary,
    "replacement": replacement,
}
#: The one that needs to know how far the team reaches.
LARGEST_NETWORK = "largest_network"
#: Ids in the order in which they are told; the number of a criterion is its place, from 1.
ORDER = ("mixed_sectors", LARGEST_NETWORK, *(name for name in CRITERIA if name != "mixed_sectors"))
