"""Where best routes come together: by hand, and against every shortest path of small random networks."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.bottleneck import bottlenecks, shares
from netmap.analysis.routes.ways import ways
from netmap.model import Ref
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, meeting, org


def two_ways() -> Build:
    """Youth work sits in W1 and W2, which both advise and hand on to D."""
    b = Build()
    b.org("youth")
    b.meeting("D", mandate=m.Mandate.DECIDE)
    for name in ("W1", "W2"):
        b.meeting(name, mandate=m.Mandate.ADVISE)
        b.seat("youth", name)
        b.route(meeting(name), meeting("D"))
    return b


def test_routes_of_the_same_cost_count_for_equal_parts() -> None:
    b = two_ways()
    b.covers(meeting("D"), "T", "interpret")
    b.theme("T")
    found = {x.place: x for x in bottlenecks(Facts(b.network(), DAY))}
    # Four places send: youth (half by W1, half by W2), W1, W2 and D itself.
    assert found[meeting("D")].share == pytest.approx(3 / 4)
    assert found[meeting("W1")].share == found[meeting("W2")].share == pytest.approx(1 / 8)
    assert [found[meeting(name)].rank for name in ("D", "W1", "W2")] == [1, 2, 2]
    assert [found[meeting(name)].routes for name in ("D", "W1", "W2")] == [3, 1, 1]
    assert org("youth") not in found, "its own route does not count for itself"


def test_who_serves_more_places_goes_first_whatever_the_share() -> None:
    b = two_ways()
    b.org("lone")
    b.meeting("X", mandate=m.Mandate.DECIDE)
    b.meeting("Y", mandate=m.Mandate.ADVISE)
    b.route(meeting("Y"), meeting("X"))
    b.org("school")
    for name in ("W1", "W2"):
        b.seat("school", name)
        b.seat("lone", name)
    found = bottlenecks(Facts(b.network(), DAY))
    told = [(x.place, x.rank, x.routes, round(12 * x.share)) for x in found]
    # Y sends by X alone: a share of one place; three parties may go by W1, each for a half.
    assert [(place.id, rank, routes) for place, rank, routes, _ in told] == [
        ("ovl-D", 1, 5),
        ("ovl-W1", 2, 3),
        ("ovl-W2", 2, 3),
        ("ovl-X", 4, 1),
    ]


def test_nothing_is_busy_where_nobody_has_a_route() -> None:
    assert bottlenecks(Facts(Build().network(), DAY)) == ()
    b = Build()
    b.org("youth")
    b.meeting("W")
    b.seat("youth", "W")
    assert bottlenecks(Facts(b.network(), DAY)) == ()


def enumerated(b: Build, *, recorded_only: bool) -> dict[Ref, tuple[float, int]]:
    """Return the same by writing out every shortest path."""
    graph = ways(Facts(b.network(), DAY), recorded_only=recorded_only)
    plain: nx.DiGraph[int] = nx.DiGraph()
    for start, end, weight in zip(graph.starts.tolist(), graph.ends.tolist(), graph.weights.tolist(), strict=True):
        plain.add_edge(start, end, weight=int(weight))
    through: Counter[Ref] = Counter()
    of: Counter[Ref] = Counter()
    for place, state in graph.entries.items():
        paths = list(nx.all_shortest_paths(plain, state, graph.sink, weight="weight"))
        passed = [{graph.refs[graph.of[s]] for s in path[:-1]} - {place} for path in paths]
        for refs in passed:
            through.update({ref: 1 / len(paths) for ref in refs})
        of.update(set().union(*passed))
    return {ref: (through[ref] / len(graph.entries), of[ref]) for ref in sorted(of)}


@pytest.mark.parametrize("recorded_only", [False, True])
def test_equal_to_writing_out_every_shortest_route(recorded_only: bool) -> None:
    some = 0
    for seed in range(80):
        b = random_town(seed, parties=6 + seed % 9, tables=3 + seed % 5)
        found = dict(shares(ways(Facts(b.network(), DAY), recorded_only=recorded_only)))
        expected = enumerated(b, recorded_only=recorded_only)
        assert found.keys() == expected.keys(), seed
        for ref, (share, routes) in expected.items():
            assert found[ref][0] == pytest.approx(share), (seed, ref)
            assert found[ref][1] == routes, (seed, ref)
        some += len(found)
    assert some > 50


def test_as_many_places_have_one_rank_and_the_order_of_records_does_not_matter() -> None:
    for seed in range(10):
        b = random_town(seed)
        found = bottlenecks(Facts(b.network(), DAY))
        assert [x.rank for x in found] == [1 + sum(y.routes > x.routes for y in found) for x in found]
        assert list(found) == sorted(found, key=lambda x: (-x.routes, -round(x.share, 9), x.place))
        b.records = dict(reversed(b.records.items()))
        assert bottlenecks(Facts(b.network(), DAY)) == found
