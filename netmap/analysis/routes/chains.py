"""How far the recorded way goes from one place, where nobody told how it goes on.

Which question of the user: *what is known of the way, as far as it goes?*
"""

from __future__ import annotations

import numpy as np

from netmap.analysis.routes.moving import ArcKind, Standing
from netmap.analysis.routes.paths import Path, away_from, back_from
from netmap.analysis.routes.staged import Level, Staged
from netmap.model import Ref

__all__ = ["chains", "end_of", "within_reach"]

#: What somebody hears at a table where he sits is not handed to him, so nothing stops there.
_PASSING_BY = (Standing.MEMBER,)


def chains(staged: Staged, start: int, most: int) -> list[Path]:
    """Return the recorded ways from a state to each place where they stop, longest first, then by id.

    A way to a place that lies on the way to another one is left out. Each goes as many stages as are known. Without
    any recorded way on, the one that stays where it is.
    """
    away = away_from(staged, start, recorded_only=True)
    ends: dict[Ref, int] = {}
    for state in np.flatnonzero(np.isfinite(away)).tolist():
        vertex = staged.vertex(state)
        if vertex is None or vertex.standing in _PASSING_BY:
            continue
        before = ends.get(vertex.ref)
        if before is None or _further(staged, state, before, away[state], away[before]):
            ends[vertex.ref] = state
    paths = {ref: back_from(staged, away, state, recorded_only=True) for ref, state in ends.items()}
    # Who only brings it home with a mandate was not handed anything by a recorded route.
    stops = {ref for ref, path in paths.items() if not path.arcs or path.arcs[-1].kind is not ArcKind.COMMITS}
    passed = {ref for end in stops for ref in _refs(staged, paths[end]) if ref != end}
    left = [(ref, paths[ref]) for ref in stops - passed]
    ordered = sorted(left, key=lambda item: (-item[1].cost.steps, item[0]))
    return [path for _, path in ordered][:most]


def _further(staged: Staged, state: int, other: int, away: float, other_away: float) -> bool:
    """Return whether a state is to be told rather than another of the same place: interpreted, then nearer."""
    interpreted = staged.level(state) is Level.INTERPRETED, staged.level(other) is Level.INTERPRETED
    if interpreted[0] is not interpreted[1]:
        return interpreted[0]
    return (away, state) < (other_away, other)


def _refs(staged: Staged, path: Path) -> set[Ref]:
    return {vertex.ref for state in path.states if (vertex := staged.vertex(state))}


def end_of(staged: Staged, path: Path) -> Ref:
    """Return where a walk ends: a place, or where it is decided."""
    states = path.states[:-1] if path.states[-1] == staged.sink else path.states
    vertex = staged.vertex(states[-1])
    assert vertex is not None, "only the sink has no place"
    return vertex.ref


def within_reach(staged: Staged, start: int) -> frozenset[Ref]:
    """Return all places that a signal can get to from a state, recorded or not; the source too."""
    away = away_from(staged, start)
    found = (staged.vertex(state) for state in np.flatnonzero(np.isfinite(away)).tolist())
    return frozenset(vertex.ref for vertex in found if vertex is not None)
