"""How many routes there are that share no party and no consultation, for each leg of the way.

Which question of the user: *if one of them falls out, is there another way?* By Menger's theorem the number of routes
that share no place is the number of places that must go before none is left. The legs are counted apart: over both
together a place may stand in each, and that is no longer a flow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from netmap.analysis.facts import Facts
from netmap.analysis.routes.abilities import abilities
from netmap.analysis.routes.moving import moves
from netmap.analysis.routes.paths import Path
from netmap.model import Ref, Stage

__all__ = ["Links", "disjoint_routes", "links", "separate_ways"]

#: From each place to the places where a signal gets in one move, all standings of one party taken together.
Links = Mapping[Ref, frozenset[Ref]]


def disjoint_routes(
    facts: Facts, source: Ref, theme: str = "", area: str = "", best: Path | None = None
) -> dict[str, int | None]:
    """Return how many routes share no place at all, per leg.

    Returns
    -------
    dict
        "interpret": from the source to those who interpret; None when it does so itself (a table does so too when a
        member of it interprets, but then through that member). "decide": from those among them that the source can
        reach to those who decide, each of them on one route; None when the best route is interpreted and decided on
        at one place. 0 where there is no way. Informal steps count as well. Each is one maximum flow.
    """
    able = abilities(facts, theme, area)
    there = links(facts, theme, area)
    interpreting = _themselves(able.known[Stage.INTERPRET])
    deciding = _themselves(able.known[Stage.DECIDE])
    near = _reach(there, [source])
    first = None if source in interpreting else separate_ways(there, [source], interpreting, free=source)
    # Who decides after a route that is interpreted where it is decided on: there is nothing in between.
    second = None if best and _one_place(best) else separate_ways(there, interpreting & near, deciding, free=source)
    return {Stage.INTERPRET.value: first, Stage.DECIDE.value: second}


def _themselves(able: Mapping[Ref, tuple[Ref | None, object]]) -> frozenset[Ref]:
    return frozenset(ref for ref, (member, _) in able.items() if member is None)


def _one_place(best: Path) -> bool:
    """Return whether a route is interpreted and decided on in one place, without a hand-over in between."""
    last = best.arcs[-1]
    return len(best.arcs) > 1 and best.arcs[-2].start == last.start and not best.arcs[-2].cost.steps


def links(facts: Facts, theme: str = "", area: str = "") -> Links:
    """Return how a signal moves between parties, consultations and channels; made once per theme and area."""

    def make() -> Links:
        here = moves(facts, theme, area)
        found: dict[Ref, set[Ref]] = {}
        refs = [vertex.ref for vertex in here.vertices]
        for start, end in zip(here.starts.tolist(), here.ends.tolist(), strict=True):
            if refs[start] != refs[end]:
                found.setdefault(refs[start], set()).add(refs[end])
        return {ref: frozenset(ends) for ref, ends in found.items()}

    return facts.memo(f"disjoint.links.{theme}.{area}", make)


def _reach(there: Links, sources: Iterable[Ref]) -> set[Ref]:
    found = set(sources)
    waiting = list(found)
    while waiting:
        new = there.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return found


def separate_ways(there: Links, sources: Collection[Ref], targets: Collection[Ref], *, free: Ref | None = None) -> int:
    """Return how many ways from any of the sources to any of the targets share no place, by one maximum flow.

    Sources and targets are used once each as well, but ``free`` (who asks) as often as needed. A place that is source
    and target is a way by itself. 0 when there is none.
    """
    near = _reach(there, sources)
    order = {ref: number for number, ref in enumerate(sorted(near))}
    many = len(order) + 1
    start, end = 2 * len(order), 2 * len(order) + 1
    arcs: list[tuple[int, int, int]] = []
    for ref, number in order.items():
        # Every place is an arc from its way in to its way out, so that only one way goes through it.
        arcs.append((2 * number, 2 * number + 1, many if ref == free else 1))
        arcs += [(2 * number + 1, 2 * order[other], 1) for other in there.get(ref, frozenset())]
        if ref in targets:
            arcs.append((2 * number + 1, end, 1))
        if ref in sources:
            arcs.append((start, 2 * number, many if ref == free else 1))
    if not arcs:
        return 0
    rows, columns, sizes = np.array(arcs, np.int32).T
    graph = csr_array((sizes, (rows, columns)), shape=(end + 1, end + 1))
    return int(maximum_flow(graph, start, end).flow_value)
