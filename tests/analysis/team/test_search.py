"""The search on webs that are too large to try every team: beside HiGHS on the plain model, and its bounds."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from netmap.analysis.team.bounds import MARGIN, Rest, bound_of
from netmap.analysis.team.programme import Programme
from netmap.analysis.team.search import Search
from netmap.model import Ref


def programme(seed: int) -> Programme:
    rng = random.Random(seed)
    size, others = rng.randint(30, 70), rng.randint(40, 90)
    matrix = np.random.default_rng(seed).random((size, others)) < rng.choice((0.05, 0.1, 0.2))
    needs = [rng.sample(range(size), rng.randint(2, 8)) for _ in range(rng.randint(0, 3))]
    limits = [rng.sample(range(size), rng.randint(5, 20)) for _ in range(rng.randint(0, 3))]

    def columns(rows: list[list[int]]) -> np.ndarray:
        found = np.zeros((size, len(rows)), np.float32)
        for column, row in enumerate(rows):
            found[row, column] = 1
        return found

    return Programme(
        parties=tuple(Ref("Organisation", f"{number:03}") for number in range(size)),
        reaches=matrix.astype(np.float32),
        hits=columns(needs),
        need=np.array([rng.choice((1, 1, 2)) for _ in needs], np.float32),
        inside=columns(limits),
        room=np.array([rng.choice((0, 1, 2)) for _ in limits], np.float32),
    )


def by_highs(one: Programme, size: int) -> int | None:
    """Return the most that is reached, None when no team meets the demands."""
    parties, others = one.reaches.shape
    covers = np.hstack([one.reaches.T, -np.eye(others)])
    beside = np.vstack([np.ones((1, parties), np.float32), one.hits.T, one.inside.T])
    sides = np.hstack([beside, np.zeros((len(beside), others))])
    low = np.r_[np.zeros(others), 0, one.need, np.zeros(len(one.room))]
    high = np.r_[np.full(others, np.inf), size, np.full(len(one.need), np.inf), one.room]
    found = milp(
        np.r_[np.zeros(parties), -np.ones(others)],
        integrality=np.r_[np.ones(parties), np.zeros(others)],
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.vstack([covers, sides]), low, high),
        options={"mip_rel_gap": 0.0},
    )
    return round(-found.fun) if found.status == 0 else None


@pytest.mark.parametrize("seed", range(40))
def test_the_search_finds_what_highs_finds(seed: int) -> None:
    one = programme(seed)
    size = 2 + seed % 5
    expected, found = by_highs(one, size), Search(one).best(size)
    assert found.proved
    assert (found.team is None) == (expected is None)
    if found.team is not None:
        assert (found.value, found.bound, one.value(found.team)) == (expected, expected, expected)
        assert one.meets(found.team)
        assert len(found.team) <= size


@pytest.mark.parametrize("seed", range(40))
def test_a_bound_is_never_below_what_can_be_reached(seed: int) -> None:
    one = programme(seed)
    size = 2 + seed % 5
    best = by_highs(one, size)
    if best is None:
        return
    rest = Rest(one.reaches, one.hits, one.need, one.inside, one.room, size)
    rng = np.random.default_rng(seed)
    price = rng.random((one.reaches.shape[1],), np.float32)
    help_ = 5 * rng.random(len(one.need), np.float32)
    pay = 5 * rng.random(len(one.room), np.float32)
    before = bound_of(rest, price, help_, pay, 0, 1).value
    after = bound_of(rest, price, help_, pay, 0, 200)
    assert best - MARGIN <= after.value <= before
    search = Search(one)
    for start in ((), (0,), (0, 1, 2)):
        search._team = start
        assert search.certificate(size) >= best


@pytest.mark.parametrize("seed", range(15))
def test_an_ended_search_has_a_bound_that_holds(seed: int) -> None:
    one = programme(seed)
    best = by_highs(one, 4)
    for limit in (100.0, 1e6, 5e6, 2e7):
        found = Search(one, work_limit=limit).best(4)
        if best is not None:
            assert found.value <= best <= found.bound
        if not found.ended:
            assert found.value == (best or 0)


def test_a_team_to_begin_with_that_does_not_meet_the_demands_is_left_out() -> None:
    one = programme(1)
    wrong = tuple(number for number in range(len(one.parties)) if not one.hits[number].any())[:2]
    found = Search(one, work_limit=0).best(3, [wrong])
    assert found.team is None or one.meets(found.team)
