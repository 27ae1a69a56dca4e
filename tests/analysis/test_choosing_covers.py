"""All smallest covers: equal to trying everything, in a stated order, and what ends the search is said."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from netmap.analysis import choosing_search
from netmap.analysis.choosing import Covers, smallest_cover, smallest_covers

Sets = dict[str, list[int]]


def instance(seed: int) -> tuple[list[int], Sets, dict[str, int]]:
    rng = random.Random(seed)
    elements = list(range(rng.randint(1, 9)))
    sets = {
        f"s{number}": rng.sample([*elements, 77], rng.randint(0, max(1, len(elements) // 2)))
        for number in range(rng.randint(1, 11))
    }
    cost = {key: rng.choice([0, 0, 1, 2, 7]) for key in sets} if seed % 2 else {}
    return elements, sets, cost


def by_trying(elements: list[int], sets: Sets, cost: dict[str, int]) -> tuple[list[tuple[str, ...]], frozenset[int]]:
    """Return all smallest covers in order, and what cannot be covered, by trying every combination."""
    useful = {key: set(found) & set(elements) for key, found in sorted(sets.items()) if set(found) & set(elements)}
    coverable = frozenset().union(*useful.values())
    order = list(useful)
    for size in range(len(order) + 1):
        found = [keys for keys in combinations(order, size) if coverable <= set().union(*(useful[k] for k in keys))]
        if found:
            found.sort(key=lambda keys: (sum(cost.get(k, 0) for k in keys), sum(order.index(k) for k in keys), keys))
            return found, frozenset(elements) - coverable
    raise AssertionError("all sets together cover what can be covered")


@pytest.mark.parametrize("seed", range(300))
def test_all_smallest_covers_are_those_found_by_trying_everything(seed: int) -> None:
    elements, sets, cost = instance(seed)
    expected, uncovered = by_trying(elements, sets, cost)
    answer = smallest_covers(elements, sets, cost=cost, limit_sets=1000)
    assert list(answer.sets) == expected
    assert answer.uncovered == uncovered
    assert (answer.proof, answer.least, answer.more) == ("optimal", len(expected[0]), False)


@pytest.mark.parametrize("seed", range(100))
def test_a_few_of_them_are_the_cheapest(seed: int) -> None:
    elements, sets, cost = instance(seed)
    expected, _ = by_trying(elements, sets, cost)
    answer = smallest_covers(elements, sets, cost=cost, limit_sets=2)
    assert list(answer.sets) == expected[:2]
    assert answer.more == (len(expected) > 2)


@pytest.mark.parametrize("seed", range(100))
def test_it_agrees_with_one_smallest_cover(seed: int) -> None:
    elements, sets, cost = instance(seed)
    one, every = smallest_cover(elements, sets, cost=cost), smallest_covers(elements, sets, cost=cost)
    assert (len(one.sets), one.uncovered, one.least) == (len(every.sets[0]), every.uncovered, every.least)
    assert sum(cost.get(key, 0) for key in one.sets) == sum(cost.get(key, 0) for key in every.sets[0])


def test_the_order_of_the_sets_does_not_matter() -> None:
    elements, sets, cost = instance(21)
    turned = dict(reversed(sets.items()))
    assert smallest_covers(elements, sets, cost=cost) == smallest_covers(elements[::-1], turned, cost=cost)


def test_nothing_to_cover_takes_no_sets() -> None:
    assert smallest_covers([], {"a": [1]}) == Covers(((),), frozenset(), "optimal", 0)
    assert smallest_covers([1], {}) == Covers(((),), frozenset({1}), "optimal", 0)
    assert smallest_covers([1], {"a": [2]}) == Covers(((),), frozenset({1}), "optimal", 0)


def test_an_ended_list_says_that_there_may_be_more_and_keeps_what_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = {f"s{number}{side}": [number] for number in range(4) for side in "abcdef"}
    cost = dict.fromkeys(sets, 1) | {"s2d": 0}
    monkeypatch.setattr(choosing_search, "_MOST_WORK", 10)
    answer = smallest_covers(range(4), sets, cost=cost)
    assert (answer.proof, answer.least, answer.more) == ("optimal", 4, True)
    assert answer.sets[0] == ("s0a", "s1a", "s2d", "s3a")


def test_the_cheapest_of_very_many_covers_are_found() -> None:
    sets = {f"s{number}-{other:02}": [number] for number in range(5) for other in range(60)}
    cost = {key: int(key[-2:]) for key in sets}
    answer = smallest_covers(range(5), sets, cost=cost, limit_sets=3)
    assert answer.sets[0] == ("s0-00", "s1-00", "s2-00", "s3-00", "s4-00")
    assert [sum(cost[key] for key in keys) for keys in answer.sets] == [0, 1, 1]
    assert answer.more


@pytest.mark.parametrize("wrong", [{"limit_sets": 0}, {"cost": {"a": -1}}])
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"nothing to choose|0 or more"):
        smallest_covers([1], {"a": [1]}, **wrong)  # type: ignore[arg-type]
