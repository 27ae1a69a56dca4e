"""Whether rows of which nobody knows whether they still hold would make another answer of a criterion.

Which question of the user: *can I rely on this, now that I do not know whether that row still holds?*
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from netmap.analysis.facts import Facts
from netmap.analysis.team.results import CriterionState
from netmap.analysis.team.sitting import Judged, Sitting, members_of
from netmap.model import Ref, Status

__all__ = ["doubted"]


def doubted(
    facts: Facts, team: Sequence[Ref], table: Ref | None, judge: Callable[[Sitting], Judged], found: Judged
) -> Judged | None:
    """Return what a criterion is when doubtful rows hold after all, where that leaves open what was found.

    A row of unknown status may hold: met or not met is only sure when it stays so. Of a suspended row it was told that
    it does not hold now: it only leaves open what it would turn into its opposite. Of a core team its members are then
    who would sit there; a team that was named stays as it is. None for what is not met nor unmet, and in a network
    without such rows.
    """
    opposite = {CriterionState.MET: CriterionState.NOT_MET, CriterionState.NOT_MET: CriterionState.MET}
    if found.state not in opposite:
        return None
    for statuses in ((Status.UNKNOWN,), (Status.UNKNOWN, Status.SUSPENDED)):
        held = facts.if_held(*statuses)
        if held is None:
            continue
        there = members_of(held, table) if table else team
        other = judge(Sitting(held, there, table))
        if other.state is opposite[found.state] or (len(statuses) == 1 and other.state is not found.state):
            return other
    return None
