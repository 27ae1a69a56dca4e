"""The searches behind :mod:`netmap.analysis.choosing`: a 0/1 programme for HiGHS, and a listing of equal choices."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import nlargest
from math import ceil
from typing import Any, Generic, TypeVar, cast

__all__ = ["CoverListing", "Limits", "Listing", "Problem", "Programme"]

K = TypeVar("K", bound=Hashable)
E = TypeVar("E", bound=Hashable)
#: Keys of which a choice holds so many at most.
Limits = Sequence[tuple[frozenset[K], int]]

#: Larger than rounding, smaller than a difference of one.
_HALF = 0.5


class Problem(Generic[K, E]):
    """The sets as groups (equal content, cost and limits), the elements as classes (in the same groups) with a weight.

    An element weighs ``unit``, which is more than all worth together, plus its worth: so a larger weight is more
    elements first, and more worth then. Without worth an element weighs 1.
    """

    def __init__(
        self,
        sets: Mapping[K, frozenset[E]],
        prices: Mapping[K, int],
        worth: Mapping[E, int] | None = None,
        at_most: Limits[K] = (),
    ) -> None:
        order: list[Any] = sorted(cast(Any, sets))
        self.worth = {element: (worth or {}).get(element, 0) for found in sets.values() for element in found}
        self.unit = 1 + sum(self.worth.values())
        within: dict[K, list[int]] = defaultdict(list)
        for number, (keys, _) in enumerate(at_most):
            for key in keys:
                within[key].append(number)
        same: dict[tuple[frozenset[E], int, frozenset[int]], list[K]] = defaultdict(list)
        for key in order:
            same[(sets[key], prices[key], frozenset(within.get(key, ())))].append(key)
        #: How many of each limit's groups a choice may hold, and in which limits each group stands.
        self.room = [number for _, number in at_most]
        self.within = [limits for _, _, limits in same]
        self.place = {key: number for number, key in enumerate(order)}
        #: The keys of each group in order, and its cost.
        self.groups = list(same.values())
        self.cost = [price for _, price, _ in same]
        self.elements = [content for content, _, _ in same]
        self.inside: dict[E, list[int]] = defaultdict(list)
        for number, content in enumerate(self.elements):
            for element in content:
                self.inside[element].append(number)
        classes: dict[tuple[int, ...], int] = defaultdict(int)
        for element, holders in self.inside.items():
            classes[tuple(holders)] += self.unit + self.worth[element]
        #: Which groups hold each class of elements, and what its elements weigh together.
        self.classes = sorted(classes.items())
        self.content: list[set[int]] = [set() for _ in self.groups]
        for number, (groups, _) in enumerate(self.classes):
            for group in groups:
                self.content[group].add(number)
        self.weight = [weight for _, weight in self.classes]

    def value(self, chosen: Iterable[int]) -> int:
        """Return what the elements that some groups cover weigh together."""
        return self.weigh(set().union(*(self.content[group] for group in chosen)))

    def weigh(self, classes: Iterable[int]) -> int:
        """Return what the elements of some classes weigh together."""
        return sum(self.weight[number] for number in classes)

    def count(self, weight: int) -> int:
        """Return how many elements weigh this together."""
        return weight // self.unit

    def fits(self, group: int, chosen: Iterable[int]) -> bool:
        """Return whether a group may stand beside those chosen."""
        taken = list(chosen)
        return all(sum(n in self.within[other] for other in taken) < self.room[n] for n in self.within[group])

    def gain(self, group: int, covered: set[int]) -> int:
        """Return what a group adds."""
        return self.weigh(self.content[group] - covered)

    def covered(self, chosen: Iterable[int]) -> frozenset[E]:
        """Return the elements that some groups cover."""
        return frozenset().union(*(self.elements[group] for group in chosen))

    def keys_of(self, chosen: Iterable[int]) -> tuple[K, ...]:
        """Return the first key of each group, in order."""
        return tuple(sorted((self.groups[group][0] for group in chosen), key=lambda key: self.place[key]))

    def undominated(self) -> list[int]:
        """Return the groups that do not lie within another with no more limits; of equal ones the cheapest."""
        kept: list[int] = []
        holders: dict[int, list[int]] = defaultdict(list)
        by_size = sorted(range(len(self.groups)), key=lambda g: (-len(self.content[g]), self.cost[g], g))
        for group in by_size:
            rarest = min(self.content[group], key=lambda number: len(holders[number]))
            if any(
                self.content[group] <= self.content[other] and self.within[other] <= self.within[group]
                for other in holders[rarest]
            ):
                continue
            kept.append(group)
            for number in self.content[group]:
                holders[number].append(group)
        return sorted(kept)


#: So many gains are worked out at most in the search for equally good choices; about half a second.
_MOST_WORK = 1_500_000


class Listing(Generic[K, E]):
    """Depth-first search for the cheapest choices of a known value, pruned by what can still be covered and by cost."""

    def __init__(self, problem: Problem[K, E], keep: int) -> None:
        self.problem, self.keep = problem, keep
        bit = {element: 1 << number for number, element in enumerate(problem.inside)}
        self.order: list[K] = []
        # Beside its own bit an element has as many bits as it is worth: what is covered is weighed by counting bits.
        self.elements = (1 << len(bit)) - 1
        free = len(bit)
        for element, worth in problem.worth.items():
            bit[element] |= ((1 << worth) - 1) << free
            free += worth
        self.masks: list[int] = []
        self.within: list[frozenset[int]] = []
        self.used = [0] * len(problem.room)
        self.prices: list[int] = []
        self.places: list[int] = []
        step = 1 + sum(problem.place.values())  # one unit of cost weighs more than all places together
        rows = []
        for group, keys in enumerate(problem.groups):
            mask = sum(bit[element] for element in problem.elements[group])
            limits = problem.within[group]
            rows += [
                (problem.cost[group] * step + problem.place[key], problem.place[key], key, mask, limits) for key in keys
            ]
        for price, place, key, mask, limits in sorted(rows, key=lambda row: row[:2]):
            self.within.append(limits)
            self.prices.append(price)
            self.places.append(place)
            self.order.append(key)
            self.masks.append(mask)
        #: Price, places and keys of the best choices so far, best first.
        self.found: list[tuple[int, list[int], tuple[K, ...]]] = []
        self.work = 0
        self.ended = False

    def list_all(self, value: int, number: int) -> None:
        """Fill ``found`` with the cheapest choices of ``number`` sets that cover ``value``."""
        self._search([], 0, 0, list(range(len(self.order))), value, number)

    def _search(self, chosen: list[int], price: int, covered: int, options: list[int], value: int, left: int) -> None:
        missing = value - self._weigh(covered)
        if left == 0:
            if missing <= 0:
                self._keep(chosen, price)
            return
        if self.used:
            options = [o for o in options if all(self.used[n] < self.problem.room[n] for n in self.within[o])]
        self.work += len(options)
        if self.work > _MOST_WORK:
            self.ended = True
            return
        gains = [self._weigh(self.masks[option] & ~covered) for option in options]
        largest = nlargest(left, gains)
        if sum(largest) < missing:
            return
        beside = sum(largest[: left - 1])
        useful = [option for option, gain in zip(options, gains, strict=True) if gain and gain + beside >= missing]
        for number, option in enumerate(useful):
            if len(useful) - number < left:
                return
            # In order of price: the next ones are the cheapest that can follow.
            cheapest = price + sum(self.prices[other] for other in useful[number : number + left])
            if len(self.found) == self.keep and cheapest > self.found[-1][0]:
                return
            more = covered | self.masks[option]
            for limit in self.within[option]:
                self.used[limit] += 1
            self._search([*chosen, option], price + self.prices[option], more, useful[number + 1 :], value, left - 1)
            for limit in self.within[option]:
                self.used[limit] -= 1
            if self.ended:
                return

    def _weigh(self, mask: int) -> int:
        number = (mask & self.elements).bit_count()
        return mask.bit_count() + (self.problem.unit - 1) * number if self.problem.unit > 1 else number

    def _keep(self, chosen: list[int], price: int) -> None:
        in_order = sorted(chosen, key=lambda option: self.places[option])
        places = [self.places[option] for option in in_order]
        insort(self.found, (price, places, tuple(self.order[option] for option in in_order)), key=lambda row: row[:2])
        del self.found[self.keep :]


class CoverListing(Listing[K, E]):
    """The same for choices that cover everything: one of the holders of the element with the fewest is chosen."""

    def list_all(self, value: int, number: int) -> None:
        """Fill ``found`` with the cheapest choices of ``number`` sets that cover all; ``value`` is that of all."""
        holders = [0] * len(self.problem.inside)
        for option, mask in enumerate(self.masks):
            for bit in _bits(mask & self.elements):
                holders[bit] |= 1 << option
        self._holders = holders
        self._cover([], 0, self.elements, (1 << len(self.masks)) - 1, number)

    def _cover(self, chosen: list[int], price: int, missing: int, allowed: int, left: int) -> None:
        if left == 0 or not missing:
            if left == 0 and not missing:
                self._keep(chosen, price)
            return
        open_elements = _bits(missing)
        self.work += len(open_elements)
        useful = 0
        fewest, rarest = len(self.masks) + 1, 0
        least = 0
        for element in open_elements:
            able = self._holders[element] & allowed
            if not able:
                return
            useful |= able
            least = max(least, self.prices[_first(able)])
            if able.bit_count() < fewest:
                fewest, rarest = able.bit_count(), able
        # The next prices in order are the least that the rest can cost; so is the cheapest holder of each element.
        cheapest = max(least, sum(self.prices[option] for option in _firsts(useful, left)))
        if len(self.found) == self.keep and price + cheapest > self.found[-1][0]:
            return
        gains = [(self.masks[option] & missing).bit_count() for option in _bits(useful)]
        self.work += len(gains)
        if self.work > _MOST_WORK:
            self.ended = True
            return
        if sum(nlargest(left, gains)) < len(open_elements):
            return
        for option in _bits(rarest):
            useful &= ~(1 << option)  # what follows goes without the holders that were tried
            self._cover([*chosen, option], price + self.prices[option], missing & ~self.masks[option], useful, left - 1)
            if self.ended:
                return


def _first(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


def _firsts(mask: int, number: int) -> list[int]:
    found: list[int] = []
    while mask and len(found) < number:
        found.append(_first(mask))
        mask &= mask - 1
    return found


def _bits(mask: int) -> list[int]:
    return _firsts(mask, mask.bit_count())


class Programme(Generic[K, E]):
    """The 0/1 programme: a variable per group, and one per class of elements that says whether it is covered."""

    def __init__(self, problem: Problem[K, E], groups: Iterable[int]) -> None:
        self.problem = problem
        self.groups = list(groups)
        self.column = {group: number for number, group in enumerate(self.groups)}

    def most(self, number: int, node_limit: int) -> tuple[list[int] | None, int]:
        """Return ``number`` groups that cover most, or None and what no choice can exceed."""
        goal = [0.0] * len(self.groups) + [-float(weight) for weight in self.problem.weight]
        rows = [(dict.fromkeys(range(len(self.groups)), 1.0), 0.0, float(number)), *self._limits()]
        chosen, bound = self._solve(goal, rows, node_limit)
        return chosen, int(-bound + _HALF * 1e-3) if bound is not None else sum(self.problem.weight)

    def _limits(self) -> list[tuple[dict[int, float], float, float]]:
        rows = []
        for number, room in enumerate(self.problem.room):
            row = {column: 1.0 for group, column in self.column.items() if number in self.problem.within[group]}
            if len(row) > room:
                rows.append((row, 0.0, float(room)))
        return rows

    def cheapest(self, value: int, number: int, node_limit: int) -> list[int] | None:
        """Return the cheapest ``number`` groups that cover ``value``; None when the search was ended."""
        places = [self.problem.place[self.problem.groups[group][0]] for group in self.groups]
        cost = [self.problem.cost[group] for group in self.groups]
        step = number * (max(places, default=0) + 1) + 1  # one unit of cost weighs more than all places together
        goal = [float(price * step + place) for price, place in zip(cost, places, strict=True)]
        goal += [0.0] * len(self.problem.weight)
        rows = [
            (dict.fromkeys(range(len(self.groups)), 1.0), float(number), float(number)),
            (
                {len(self.groups) + n: float(weight) for n, weight in enumerate(self.problem.weight)},
                float(value),
                float("inf"),
            ),
            *self._limits(),
        ]
        return self._solve(goal, rows, node_limit)[0]

    def fewest(self, node_limit: int) -> tuple[list[int] | None, int]:
        """Return the fewest groups that cover everything, cheapest first; or None and the least that is proved."""
        places = [self.problem.place[self.problem.groups[group][0]] for group in self.groups]
        cost = [self.problem.cost[group] for group in self.groups]
        step = sum(places) + 1
        number = step * (sum(cost) + 1)
        goal = [float(number + price * step + place) for price, place in zip(cost, places, strict=True)]
        if number * len(goal) > 1e9:  # beyond what a solver can tell apart: only the number counts then
            goal, number = [1.0] * len(goal), 1
        goal += [0.0] * len(self.problem.weight)
        rows = [({len(self.groups) + n: 1.0}, 1.0, 1.0) for n in range(len(self.problem.weight))]
        chosen, bound = self._solve(goal, rows, node_limit)
        return chosen, ceil(bound / number - 1e-6) if bound is not None and bound > 0 else 0

    def _solve(
        self, goal: list[float], rows: list[tuple[dict[int, float], float, float]], node_limit: int
    ) -> tuple[list[int] | None, float | None]:
        """Return the groups of the optimum (None: there is none, or the search was ended) and the bound of the goal."""
        # Loading the solver takes half a second, which only those who need it pay.
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        width = len(goal)
        covering: list[tuple[dict[int, float], float, float]] = []
        for number, (groups, _) in enumerate(self.problem.classes):
            row = {self.column[group]: 1.0 for group in groups if group in self.column}
            row[len(self.groups) + number] = -1.0
            covering.append((row, 0.0, float("inf")))
        everything = [*rows, *covering]
        data = [value for row, _, _ in everything for value in row.values()]
        columns = [column for row, _, _ in everything for column in row]
        places = [place for place, (row, _, _) in enumerate(everything) for _ in row]
        matrix = csr_array((data, (places, columns)), shape=(len(everything), width))
        limits = LinearConstraint(matrix, [low for _, low, _ in everything], [high for _, _, high in everything])
        # A class is covered or not by itself once the groups are whole numbers.
        whole = [1] * len(self.groups) + [0] * len(self.problem.weight)
        options = {"node_limit": node_limit, "mip_rel_gap": 0.0}
        result = milp(goal, integrality=whole, bounds=Bounds(0, 1), constraints=limits, options=options)
        if result.status == 0:
            return [group for n, group in enumerate(self.groups) if result.x[n] > _HALF], float(result.fun)
        bound = getattr(result, "mip_dual_bound", None)
        return None, float(bound) if bound is not None else None
