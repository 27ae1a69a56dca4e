"""Which few of many sets cover the most: exact, with all choices that are as good, and never by the clock.

Which question of the user: none by itself. White spots are elements and agreements are sets of them; of third
parties and phone calls the same question is asked.

Basis: maximum coverage and set cover as 0/1 programmes, solved by HiGHS (Huangfu & Hall 2018); the other optima
by a depth-first search for the same value; greedy as a start, and as the answer with its bound when the search is
ended (Nemhauser, Wolsey & Fisher 1978).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from netmap.analysis.choosing_search import CoverListing, Limits, Listing, Problem, Programme

__all__ = ["Choice", "Covering", "Covers", "largest_cover", "smallest_cover", "smallest_covers"]

K = TypeVar("K", bound=Hashable)
E = TypeVar("E", bound=Hashable)
Proof = Literal["optimal", "bound"]

#: So many branch-and-bound nodes at most for one programme. Real networks need a handful.
NODE_LIMIT = 2_000
#: A cover of everything is harder to prove than a cover of much; beyond this its least number is said as a bound.
COVER_NODE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Choice(Generic[K, E]):
    """The answer of :func:`largest_cover`.

    Attributes
    ----------
    sets : tuple of tuple of keys
        Choices that cover equally much with equally few sets: by total cost, then by keys. The keys of one choice
        are in their own order. Never empty; ``((),)`` when there is nothing to cover.
    covered : frozenset
        What the first choice covers.
    curve : tuple of int
        How many elements 0, 1, 2 ... sets cover at most, up to ``most`` or where more sets add nothing.
    proof : {"optimal", "bound"}
    bound : int or None
        With ``bound``: no choice covers more.
    more : bool
        There are more equally good choices, or there may be: the search for them was ended.
    """

    sets: tuple[tuple[K, ...], ...]
    covered: frozenset[E]
    curve: tuple[int, ...]
    proof: Proof = "optimal"
    bound: int | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Covering(Generic[K, E]):
    """The answer of :func:`smallest_cover`: the sets chosen, what none covers, and the least number that is proved."""

    sets: tuple[K, ...]
    uncovered: frozenset[E]
    proof: Proof
    least: int


@dataclass(frozen=True, slots=True)
class Covers(Generic[K, E]):
    """The answer of :func:`smallest_covers`.

    Attributes
    ----------
    sets : tuple of tuple of keys
        Covers of equally few sets: the lowest total cost first, then by keys. The keys of one cover are in their own
        order. Never empty; ``((),)`` when there is nothing that any set covers.
    uncovered : frozenset
        What no set covers.
    proof : {"optimal", "bound"}
        "bound": there may be covers of fewer sets, but none of fewer than ``least``.
    least : int
        The proved least number of sets.
    more : bool
        There are more covers of as few sets, or there may be: the search for them was ended by its amount of work.
    """

    sets: tuple[tuple[K, ...], ...]
    uncovered: frozenset[E]
    proof: Proof
    least: int
    more: bool = False


def largest_cover(
    sets: Mapping[K, frozenset[E]],
    most: int,
    *,
    cost: Mapping[K, int] | None = None,
    worth: Mapping[E, int] | None = None,
    at_most: Limits[K] = (),
    limit_sets: int = 20,
    node_limit: int = NODE_LIMIT,
) -> Choice[K, E]:
    """Return which at most ``most`` sets cover the most elements.

    Parameters
    ----------
    sets : mapping of key to frozenset
        Keys that sort. Empty sets are left out.
    most : int
        0 or more.
    cost : mapping of key to int, optional
        0 or more; what is not named costs 0.
    worth : mapping of element to int, optional
        0 or more; of choices that cover equally many elements those of most worth together are the best.
    at_most : sequence of (keys, number)
        Of these keys a choice holds so many at most.
    limit_sets : int
        So many equally good choices at most.
    node_limit : int
        Of the branch-and-bound tree of each programme; then the answer is greedy with ``proof`` "bound".

    Returns
    -------
    Choice
        Most elements first; among these the fewest sets, then the most worth, then the lowest total cost, then the
        keys that stand first (the least sum of their places in order; then the keys themselves).

    Notes
    -----
    Sets that hold the same at the same cost are one variable, and an element that stands in the same sets as others
    is one element with a weight. A set within another that costs no more is left out when the best value is sought,
    and taken back when all choices are listed. Deterministic: no clock, no random numbers.
    """
    if most < 0 or limit_sets < 1:
        raise ValueError(f"nothing to choose: most={most}, limit_sets={limit_sets}")
    prices = {key: int((cost or {}).get(key, 0)) for key in sets}
    if any(number < 0 for number in (*prices.values(), *(worth or {}).values(), *(number for _, number in at_most))):
        raise ValueError("a cost, a worth and a limit are 0 or more")
    problem = Problem({key: found for key, found in sets.items() if found}, prices, worth, at_most)
    curve, best, proved, bound = _curve(problem, most, node_limit)
    if not best:
        return Choice(((),), frozenset(), (0,), proof=proved, bound=bound)
    if proved == "bound":
        return Choice((problem.keys_of(best),), problem.covered(best), curve, proof=proved, bound=bound)
    found, more = _all_best(problem, problem.value(best), len(curve) - 1, limit_sets, node_limit)
    if not found:  # the search for a cheaper one was ended: what proved the number stands
        found, more = [problem.keys_of(best)], True
    covered = frozenset().union(*(sets[key] for key in found[0]))
    return Choice(tuple(found), covered, curve, more=more)


def smallest_cover(
    elements: Iterable[E],
    sets: Mapping[K, Collection[E]],
    *,
    cost: Mapping[K, int] | None = None,
    node_limit: int = COVER_NODE_LIMIT,
) -> Covering[K, E]:
    """Return the fewest sets that cover every element that any set covers; of equal number the lowest total cost.

    Further ties go to the keys that stand first in order. ``least`` is the proved least number: the number of sets
    when ``proof`` is "optimal", else a lower bound. No elements: no sets.
    """
    problem, uncovered, chosen, least = _smallest(elements, sets, cost, node_limit)
    proof: Proof = "optimal" if len(chosen) == least else "bound"
    return Covering(problem.keys_of(chosen), uncovered, proof, least)


def smallest_covers(
    elements: Iterable[E],
    sets: Mapping[K, Collection[E]],
    *,
    cost: Mapping[K, int] | None = None,
    limit_sets: int = 20,
    node_limit: int = COVER_NODE_LIMIT,
) -> Covers[K, E]:
    """Return all covers of the fewest sets that cover every element that any set covers.

    Parameters
    ----------
    elements : iterable
        What is to be covered; what no set covers is told apart and stands in no one's way.
    sets : mapping of key to collection
        Keys that sort. What they hold beside ``elements`` is left out of account.
    cost : mapping of key to int, optional
        0 or more; what is not named costs 0.
    limit_sets : int
        So many covers at most: the cheapest ones.
    node_limit : int
        Of the branch-and-bound tree that proves the least number.

    Returns
    -------
    Covers
        Of equal number the lowest total cost first; then the least sum of the places of the keys in order, then the
        keys themselves. No elements: one cover of no sets.

    Notes
    -----
    The least number is proved by HiGHS. The list is made depth first: of the elements that are left the one with the
    fewest holders is looked at, since one of those must be chosen. Ended by a count of work, never by a clock; then
    ``more`` is true, the first cover is still the cheapest when HiGHS can tell, and the least number stays proved.
    """
    if limit_sets < 1:
        raise ValueError(f"nothing to choose: limit_sets={limit_sets}")
    if any(number < 0 for number in (cost or {}).values()):
        raise ValueError("a cost is 0 or more")
    problem, uncovered, chosen, least = _smallest(elements, sets, cost, node_limit)
    if not chosen:
        return Covers(((),), uncovered, "optimal", 0)
    if len(chosen) > least:
        return Covers((problem.keys_of(chosen),), uncovered, "bound", least, more=True)
    found, more = _listed(CoverListing(problem, limit_sets + 1), sum(problem.weight), least, limit_sets, node_limit)
    return Covers(tuple(found or [problem.keys_of(chosen)]), uncovered, "optimal", least, more)


def _smallest(
    elements: Iterable[E], sets: Mapping[K, Collection[E]], cost: Mapping[K, int] | None, node_limit: int
) -> tuple[Problem[K, E], frozenset[E], list[int], int]:
    """Return the problem, what no set covers, the groups of a smallest cover, and the proved least number."""
    wanted = frozenset(elements)
    useful = {key: frozenset(found) & wanted for key, found in sets.items()}
    coverable = frozenset().union(*useful.values()) if useful else frozenset()
    prices = {key: int((cost or {}).get(key, 0)) for key in sets}
    problem = Problem({key: found for key, found in useful.items() if found}, prices)
    greedy = _greedy(problem, len(problem.groups))
    least = _least(problem)
    chosen, least = _fewest(problem, greedy, least, node_limit) if greedy else (greedy, 0)
    return problem, wanted - coverable, chosen, least


def _greedy(problem: Problem[K, E], most: int) -> list[int]:
    """Return groups by largest gain, then lowest cost, then order; ends when nothing adds."""
    covered: set[int] = set()
    chosen: list[int] = []
    left = set(range(len(problem.groups)))
    while left and len(chosen) < most:
        if problem.room:
            left = {group for group in left if problem.fits(group, chosen)}
        if not left:
            break
        best = min(left, key=lambda group: (-problem.gain(group, covered), problem.cost[group], group))
        if not problem.gain(best, covered):
            break
        left.discard(best)
        chosen.append(best)
        covered |= problem.content[best]
    return chosen


def _most_possible(problem: Problem[K, E], start: Sequence[int], most: int) -> int:
    """Return what ``most`` sets can cover at most: for each beginning of greedy, it plus the largest gains beyond.

    Limits on what goes together are left out of account: with them it can only be less.
    """
    bound = sum(problem.weight)
    covered: set[int] = set()
    for step in range(len(start) + 1):
        gains = sorted((problem.gain(group, covered) for group in range(len(problem.groups))), reverse=True)
        bound = min(bound, problem.weigh(covered) + sum(gains[:most]))
        if step < len(start):
            covered |= problem.content[start[step]]
    return bound


def _curve(problem: Problem[K, E], most: int, node_limit: int) -> tuple[tuple[int, ...], list[int], Proof, int | None]:
    """Return the best values of 0, 1, 2 ... sets, the groups of the last, and how it was proved."""
    curve: list[int] = [0]
    best: list[int] = []
    kept = problem.undominated()
    for number in range(1, most + 1):
        chosen = _greedy(problem, number)
        bound = _most_possible(problem, chosen, number)
        if problem.value(chosen) < bound:
            solved, value = Programme(problem, kept).most(number, node_limit)
            if solved is None:
                found = problem.count(problem.value(chosen))
                return (*curve, found), chosen, "bound", problem.count(min(bound, value))
            chosen = solved
        if problem.count(problem.value(chosen)) == curve[-1]:
            break
        curve.append(problem.count(problem.value(chosen)))
        best = chosen
    return tuple(curve), best, "optimal", None


def _all_best(
    problem: Problem[K, E], value: int, number: int, limit: int, node_limit: int
) -> tuple[list[tuple[K, ...]], bool]:
    """Return the choices of ``number`` sets that cover ``value``, cheapest first, and whether there are more."""
    return _listed(Listing(problem, limit + 1), value, number, limit, node_limit)


def _listed(
    search: Listing[K, E], value: int, number: int, limit: int, node_limit: int
) -> tuple[list[tuple[K, ...]], bool]:
    """Return what a search finds, cheapest first, and whether there is more."""
    problem = search.problem
    search.list_all(value, number)
    found = [keys for _, _, keys in search.found]
    if search.ended:
        # Not all was seen, so what was found need not be the cheapest: that one is proved by the solver.
        chosen = Programme(problem, range(len(problem.groups))).cheapest(value, number, node_limit)
        best = [problem.keys_of(chosen)] if chosen is not None else []
        found = [*best, *(keys for keys in found if keys not in best)]
    return found[:limit], search.ended or len(found) > limit


def _least(problem: Problem[K, E]) -> int:
    """Return a number of sets below which no cover exists: classes of elements that share no set."""
    taken: set[int] = set()
    number = 0
    for groups, _ in sorted(problem.classes, key=lambda item: (len(item[0]), item[0])):
        if not taken & set(groups):
            taken |= set(groups)
            number += 1
    return number


def _fewest(problem: Problem[K, E], greedy: list[int], least: int, node_limit: int) -> tuple[list[int], int]:
    """Return a cover of the fewest groups and the proved least number of groups."""
    if len(greedy) == 1 == len(problem.groups):
        return greedy, 1
    solved, bound = Programme(problem, _cheap_holders(problem)).fewest(node_limit)
    if solved is None:
        return greedy, max(least, bound)
    return solved, len(solved)


def _cheap_holders(problem: Problem[K, E]) -> list[int]:
    """Return the groups that do not lie within another that costs no more: a smallest cover needs no others."""
    kept: list[int] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for group in sorted(range(len(problem.groups)), key=lambda g: (-len(problem.content[g]), problem.cost[g], g)):
        content = problem.content[group]
        rarest = min(content, key=lambda number: len(holders[number]))
        if any(content <= problem.content[o] and problem.cost[o] <= problem.cost[group] for o in holders[rarest]):
            continue
        kept.append(group)
        for number in content:
            holders[number].append(group)
    return sorted(kept)
