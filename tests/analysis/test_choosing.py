"""The few sets that cover most: equal to trying everything, ties and costs included."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from netmap.analysis.choosing import Choice, Covering, largest_cover, smallest_cover

Sets = dict[str, frozenset[int]]


def instance(seed: int) -> tuple[Sets, dict[str, int], int]:
    rng = random.Random(seed)
    elements = range(rng.randint(1, 9))
    sets = {}
    for number in range(rng.randint(1, 9)):
        size = rng.randint(0, max(1, len(elements) // 2))
        sets[f"s{number}"] = frozenset(rng.sample(elements, min(size, len(elements))))
    cost = {key: rng.choice([0, 0, 1, 2, 7]) for key in sets} if seed % 2 else {}
    return sets, cost, rng.randint(0, 5)


def covered(sets: Sets, keys: tuple[str, ...]) -> frozenset[int]:
    return frozenset().union(*(sets[key] for key in keys))


def by_trying(sets: Sets, cost: dict[str, int], most: int) -> tuple[list[tuple[str, ...]], tuple[int, ...]]:
    """Return all best choices in order, and the curve, by trying every combination."""
    order = sorted(sets)
    choices = [keys for size in range(most + 1) for keys in combinations(order, size)]
    best = max(len(covered(sets, keys)) for keys in choices)
    least = min(len(keys) for keys in choices if len(covered(sets, keys)) == best)
    found = [keys for keys in choices if len(keys) == least and len(covered(sets, keys)) == best]
    useful = [key for key in order if sets[key]]
    found.sort(key=lambda keys: (sum(cost.get(k, 0) for k in keys), sum(useful.index(k) for k in keys), keys))
    curve = [max(len(covered(sets, keys)) for keys in choices if len(keys) <= size) for size in range(least + 1)]
    return found, tuple(curve)


@pytest.mark.parametrize("seed", range(300))
def test_the_largest_cover_is_the_one_found_by_trying_everything(seed: int) -> None:
    sets, cost, most = instance(seed)
    best, curve = by_trying(sets, cost, most)
    choice = largest_cover(sets, most, cost=cost, limit_sets=1000)
    assert choice.curve == curve
    assert list(choice.sets) == best
    assert choice.covered == covered(sets, best[0])
    assert (choice.proof, choice.bound, choice.more) == ("optimal", None, False)


@pytest.mark.parametrize("seed", range(100))
def test_a_few_of_many_equal_choices_begin_with_the_best(seed: int) -> None:
    sets, cost, most = instance(seed)
    best, _ = by_trying(sets, cost, most)
    choice = largest_cover(sets, most, cost=cost, limit_sets=2)
    assert choice.sets[0] == best[0]
    assert set(choice.sets) <= set(best)
    assert choice.more == (len(best) > 2)
    assert len(choice.sets) == min(2, len(best))


@pytest.mark.parametrize("seed", range(300))
def test_the_smallest_cover_is_the_one_found_by_trying_everything(seed: int) -> None:
    sets, cost, _ = instance(seed)
    everything = covered(sets, tuple(sets))
    order = [key for key in sorted(sets) if sets[key]]
    full = [
        keys
        for size in range(len(order) + 1)
        for keys in combinations(order, size)
        if covered(sets, keys) == everything
    ]
    least = min(map(len, full))
    price = min(sum(cost.get(k, 0) for k in keys) for keys in full if len(keys) == least)
    answer = smallest_cover([*everything, 99], sets, cost=cost)
    assert covered(sets, answer.sets) == everything
    assert (len(answer.sets), answer.least, answer.proof) == (least, least, "optimal")
    assert sum(cost.get(k, 0) for k in answer.sets) == price
    assert answer.uncovered == {99}


@pytest.mark.parametrize("seed", range(300))
def test_with_worth_and_limits_it_is_the_one_found_by_trying_everything(seed: int) -> None:
    sets, cost, most = instance(seed)
    rng = random.Random(seed + 1000)
    worth = {element: rng.randint(0, 4) for element in range(9)}
    keys = sorted(sets)
    limits = [
        (frozenset(rng.sample(keys, rng.randint(1, len(keys)))), rng.randint(0, 2)) for _ in range(rng.randint(0, 3))
    ]
    useful = [key for key in keys if sets[key]]

    def allowed(some: tuple[str, ...]) -> bool:
        return all(len(within & {*some}) <= number for within, number in limits)

    def value(some: tuple[str, ...]) -> tuple[int, int, int]:
        found = covered(sets, some)
        return (-len(found), len(some), -sum(worth[element] for element in found))

    choices = [some for size in range(most + 1) for some in combinations(keys, size) if allowed(some)]
    best = min(value(some) for some in choices)
    found = [some for some in choices if value(some) == best]
    found.sort(key=lambda some: (sum(cost.get(k, 0) for k in some), sum(useful.index(k) for k in some), some))
    choice = largest_cover(sets, most, cost=cost, worth=worth, at_most=limits, limit_sets=1000)
    assert list(choice.sets) == found
    assert choice.curve[-1] == -best[0]
    assert choice.proof == "optimal"
    few = largest_cover(sets, most, cost=cost, worth=worth, at_most=limits, limit_sets=1)
    assert few.sets == (found[0],)


def test_nothing_to_cover_is_no_choice() -> None:
    assert largest_cover({}, 5) == Choice(((),), frozenset(), (0,))
    assert largest_cover({"a": frozenset()}, 5).sets == ((),)
    assert largest_cover({"a": frozenset({1})}, 0).sets == ((),)
    assert smallest_cover([], {"a": [1]}) == Covering((), frozenset(), "optimal", 0)
    assert smallest_cover([1], {}) == Covering((), frozenset({1}), "optimal", 0)


def test_wrong_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="nothing to choose"):
        largest_cover({}, -1)
    with pytest.raises(ValueError, match="0 or more"):
        largest_cover({"a": frozenset({1})}, 1, cost={"a": -1})


def steiner_like(size: int) -> Sets:
    """Return sets of three of which greedy and the simple bound know too little, so that a search is needed."""
    rng = random.Random(7)
    return {f"s{n:03d}": frozenset(rng.sample(range(size), 3)) for n in range(size * 2)}


def test_a_search_that_is_ended_says_so_with_a_bound() -> None:
    sets = steiner_like(60)
    exact = largest_cover(sets, 16, limit_sets=1)
    ended = largest_cover(sets, 16, limit_sets=1, node_limit=0)
    assert exact.proof == "optimal"
    assert ended.proof == "bound"
    assert ended.bound is not None
    assert len(ended.covered) == ended.curve[-1] <= ended.bound


def test_greedy_alone_would_cover_less() -> None:
    # Greedy takes the middle one first and then misses two.
    sets = {
        "left": frozenset({1, 2, 3}),
        "right": frozenset({4, 5, 6}),
        "middle": frozenset({2, 3, 4, 5}),
    }
    assert largest_cover(sets, 2).sets == (("left", "right"),)


def test_sets_that_hold_the_same_are_choices_of_their_own() -> None:
    sets = {name: frozenset({1, 2}) for name in "abc"} | {"d": frozenset({3})}
    choice = largest_cover(sets, 2)
    assert choice.sets == (("a", "d"), ("b", "d"), ("c", "d"))
    assert largest_cover(sets, 2, cost={"a": 1}).sets == (("b", "d"), ("c", "d"), ("a", "d"))


def test_the_order_of_the_input_does_not_matter() -> None:
    sets, cost, most = instance(11)
    assert largest_cover(sets, most, cost=cost) == largest_cover(
        dict(reversed(sets.items())), most, cost=dict(reversed(cost.items()))
    )
