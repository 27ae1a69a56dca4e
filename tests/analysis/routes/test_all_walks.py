"""Against an oracle that tries all walks, on hundreds of tiny networks in which anything may be said or not."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest

from netmap.analysis.routes.results import Route, RouteStatus
from netmap.analysis.routes.upward import find_route
from tests.analysis.routes.oracle import Town, cheapest, random_town
from tests.build import DAY


@pytest.mark.parametrize("seed", range(12))
def test_the_best_route_costs_what_trying_all_walks_finds(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(25):
        town = random_town(rng)
        network = town.build()
        for source in (*town.parties, *town.tables):
            expected = cheapest(town, source, "T")
            answer = find_route(network, DAY, town.ref(source), "T", most=1)
            assert (answer.status is RouteStatus.ROUTE) is (expected is not None and expected[0] == 0)
            if expected is None:
                assert all(step.known for route in answer.routes for step in route.steps)
                continue
            route = answer.routes[0]
            unknown = sum(not step.known for step in route.steps)
            assert (unknown, route.informal, route.handovers, len(route.skipped)) == expected, (town, source)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    rng = random.Random(seed)
    town = random_town(rng)
    network = town.build()
    shuffled = list(network.records.items())
    rng.shuffle(shuffled)
    other = replace(network, records=dict(shuffled))
    for name in (*town.parties, *town.tables):
        assert find_route(network, DAY, town.ref(name), "T") == find_route(other, DAY, town.ref(name), "T")


@pytest.mark.parametrize("seed", range(6))
def test_each_alternative_is_the_best_that_avoids_a_consultation_of_each_better_one(seed: int) -> None:
    """Against leaving out every set of consultations."""
    rng = random.Random(100 + seed)
    for _ in range(8):
        town = random_town(rng)
        answer = find_route(town.build(), DAY, town.ref(town.parties[0]), "T", most=4)
        if answer.status is not RouteStatus.ROUTE or not answer.routes[0].consultations:
            continue
        better: list[Route] = []
        for route in answer.routes:
            assert not any(set(before.consultations) <= set(route.consultations) for before in better)
            assert _cost(route) == min(_costs(town, better))
            better.append(route)
        if len(answer.routes) < 4:
            assert not _costs(town, better)


def _cost(route: Route) -> tuple[int, int, int, int]:
    return 0, route.informal, route.handovers, len(route.skipped)


def _costs(town: Town, better: list[Route]) -> list[tuple[int, int, int, int]]:
    """Return what the best routes cost that leave out one consultation of each better route, however chosen."""
    found = []
    for gone in product(*(route.consultations for route in better)):
        names = {ref.id.removeprefix("ovl-") for ref in gone}
        left = replace(
            town,
            tables=[t for t in town.tables if t not in names],
            seats=[s for s in town.seats if s[1] not in names],
            leads=[s for s in town.leads if s[1] not in names],
            routes=[r for r in town.routes if not names & {r[0], r[1]}],
            yes=[y for y in town.yes if y[0] not in names],
            no=[y for y in town.no if y[0] not in names],
            mandate={k: v for k, v in town.mandate.items() if k not in names},
        )
        cost = cheapest(left, left.parties[0], "T")
        if cost is not None and cost[0] == 0:
            found.append(cost)
    return found
