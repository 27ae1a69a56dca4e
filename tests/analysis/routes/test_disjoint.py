"""How many routes share no place at all, by hand and against an independent program."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from netmap import model as m
from netmap.analysis.routes.disjoint import Links, separate_ways
from netmap.analysis.routes.upward import find_route
from netmap.model import Ref
from tests.build import DAY, Build, meeting, org


def ref(name: str) -> Ref:
    return Ref("Consultation", name)


def links(*arcs: str) -> Links:
    """Return links from arcs like "ab": from a to b."""
    return {ref(arc[0]): frozenset(ref(other[1]) for other in arcs if other[0] == arc[0]) for arc in arcs}


def ways(there: Links, sources: str, targets: str) -> int:
    """A single source is who asks: all ways may begin there."""
    free = ref(sources) if len(sources) == 1 else None
    return separate_ways(there, {ref(s) for s in sources}, {ref(t) for t in targets}, free=free)


def test_what_all_ways_share_counts_once() -> None:
    assert ways(links("sa", "sb", "at", "bt"), "s", "t") == 1  # the target itself
    assert ways(links("sa", "sb", "at", "bu"), "s", "tu") == 2
    assert ways(links("sx", "xa", "xb", "at", "bu"), "s", "tu") == 1


def test_a_direct_way_and_no_way() -> None:
    assert ways(links("st"), "s", "t") == 1
    assert ways(links("sa"), "s", "t") == 0
    assert ways({}, "s", "t") == 0
    assert ways({}, "", "t") == 0


def test_a_place_that_is_source_and_target_is_a_way_by_itself() -> None:
    assert ways({}, "s", "s") == 1
    assert ways(links("ab"), "ac", "bc") == 2


def test_several_sources_are_used_once_each() -> None:
    assert ways(links("at", "au", "bt"), "ab", "tu") == 2
    assert ways(links("at", "au"), "ab", "tu") == 1


@pytest.mark.parametrize("seed", range(100))
def test_as_many_as_an_independent_program_counts(seed: int) -> None:
    rng = random.Random(seed)
    names = "abcdefghij"[: rng.randint(2, 10)]
    arcs = [a + b for a in names for b in names if a != b and rng.random() < 0.25]
    there = links(*arcs)
    targets = set(rng.sample(names[1:], rng.randint(1, len(names) - 1)))
    sources = {"a"} if rng.random() < 0.5 else set(rng.sample(names, rng.randint(2, len(names))))
    graph = nx.DiGraph([*arcs, *((target, "END") for target in targets)])
    graph.add_nodes_from([*names, "START", "END"])
    start = next(iter(sources)) if len(sources) == 1 else "START"
    graph.add_edges_from(("START", source) for source in sources if start == "START")
    try:
        expected = len(list(nx.node_disjoint_paths(graph, start, "END")))
    except nx.NetworkXNoPath:
        expected = 0
    assert ways(there, "".join(sources), "".join(targets)) == expected


def test_as_many_as_the_fewest_places_that_must_go() -> None:
    """Menger's theorem, by trying every set of places."""
    rng = random.Random(7)
    for _ in range(40):
        names = "sabcdtu"
        arcs = [a + b for a in names for b in names if a != b and rng.random() < 0.3]
        graph = nx.DiGraph(arcs)
        graph.add_nodes_from(names)
        fewest = next(
            size
            for size in range(len(names))
            for gone in combinations("abcdtu", size)
            if not _joined(graph.subgraph(set(names) - set(gone)))
        )
        assert ways(links(*arcs), "s", "tu") == fewest


def _joined(graph: nx.DiGraph) -> bool:
    return any(target in graph and nx.has_path(graph, "s", target) for target in "tu")


# --- in a network -----------------------------------------------------------------------------------------------------


def town() -> Build:
    """A sits in V and W; GGD interprets in both; both hand on to D and E, who decide."""
    b = Build()
    b.theme("T")
    b.org("A", "welfare")
    b.org("GGD", "health")
    for name in "VW":
        b.meeting(name, mandate=m.Mandate.ALIGN)
        b.seat("A", name)
        b.seat("GGD", name)
    for name in "DE":
        b.meeting(name, mandate=m.Mandate.DECIDE, decides=("T",))
        b.route(meeting("V"), meeting(name))
        b.route(meeting("W"), meeting(name))
    b.covers(org("GGD"), "T", "interpret")
    return b


def legs(b: Build) -> dict[str, int | None]:
    return dict(find_route(b.network(), DAY, org("A"), "T").disjoint)


def test_all_standings_of_one_party_are_one_place() -> None:
    b = town()
    # At both tables it is the GGD that interprets, so it is one way only; and all goes on from the GGD.
    assert legs(b) == {"interpret": 1, "decide": 1}
    b.covers(meeting("W"), "T", "interpret")
    assert legs(b) == {"interpret": 2, "decide": 2}


def test_the_leg_is_none_when_it_is_one_place() -> None:
    b = town()
    b.covers(org("A"), "T", "interpret")
    assert legs(b)["interpret"] is None
    b.covers(org("A"), "T", "decide")
    assert legs(b) == {"interpret": None, "decide": None}
