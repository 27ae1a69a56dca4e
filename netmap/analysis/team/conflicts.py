"""Which demands clash: the smallest sets of demands that no team meets together.

Which question of the user: *why is there no such team, and what must give?*

Basis: minimal unsatisfiable sets by hitting sets (Reiter 1987; Ignatiev, Previti, Liffiton & Marques-Silva 2015): a set
that clashes has something in common with each set of demands whose leaving out would make the rest possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from netmap.analysis.team.results import Conflict, Demand, DemandKind
from netmap.model import Ref

__all__ = ["MOST_CONFLICTS", "Possibility", "conflicts", "for_size"]

MOST_CONFLICTS = 5
#: So many sets of demands are tried at most; real demands need some tens.
_MOST_TRIES = 3_000
_DOMAINS = (DemandKind.SAFETY, DemandKind.SOCIAL)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Candidates that are the same to the demands: what one of them meets, alone, in one of its parts."""

    number: int
    meets: int
    within: int


class Possibility:
    """Whether some team meets demands, tried on kinds of candidates instead of on each of them.

    Parameters
    ----------
    demands : sequence of Demand
        With the candidates of each, as :func:`netmap.analysis.team.programme.demands_of` gives them.

    Notes
    -----
    Exact. A member of both domains stands for one of them: a bridge takes two members. Reach plays no part. Exponential
    in the number of demands that ask for somebody, of which there are few; the number of parties hardly matters.
    """

    def __init__(self, demands: Sequence[Demand]) -> None:
        self.demands = tuple(demands)
        self.caps = [n for n, d in enumerate(self.demands) if d.kind is DemandKind.CAP]
        sizes = [n for n, d in enumerate(self.demands) if d.kind is DemandKind.SIZE]
        self.size = sizes[0] if sizes else None
        self.wanted = [n for n in range(len(self.demands)) if n not in {*self.caps, *sizes}]
        domains = [n for n, d in enumerate(self.demands) if d.kind in _DOMAINS]
        meets: Counter[Ref] = Counter()
        within: Counter[Ref] = Counter()
        for number in self.wanted:
            for party in self.demands[number].parties:
                meets[party] |= 1 << number
        for number in self.caps:
            for party in self.demands[number].parties:
                within[party] |= 1 << number
        alike = Counter((meets[party], within[party]) for party in meets)
        self.count: list[int] = []
        self.kinds: list[_Kind] = []
        for (found, limits), count in sorted(alike.items()):
            own = [number for number in domains if found >> number & 1]
            for domain in own if len(own) > 1 else [None]:
                other = sum(1 << number for number in own if number != domain) if domain is not None else 0
                self.kinds.append(_Kind(len(self.count), found & ~other, limits))
            self.count.append(count)
        self.double = {kind.number for kind in self.kinds if sum(k.number == kind.number for k in self.kinds) > 1}

    def of(self, active: Iterable[int]) -> bool:
        """Return whether some team meets these demands, by their places."""
        chosen = set(active)
        unmet = sum(1 << number for number in self.wanted if number in chosen)
        caps = [number for number in self.caps if number in chosen]
        room = tuple(self.demands[number].number or 0 for number in caps)
        left = (
            self.demands[self.size].number or 0 if self.size in chosen and self.size is not None else len(self.wanted)
        )
        return self._try(unmet, room, left, (), caps, {})

    def _try(
        self,
        unmet: int,
        room: tuple[int, ...],
        left: int,
        used: tuple[int, ...],
        caps: Sequence[int],
        known: dict[tuple[int, tuple[int, ...], int, tuple[int, ...]], bool],
    ) -> bool:
        if not unmet:
            return True
        if left <= 0:
            return False
        key = (unmet, room, left, used)
        if key not in known:
            known[key] = False
            fewest: list[_Kind] | None = None
            for number in self.wanted:
                if unmet >> number & 1:
                    able = [k for k in self.kinds if k.meets >> number & 1 and self._fits(k, room, caps, used)]
                    if fewest is None or len(able) < len(fewest):
                        fewest = able
            for kind in sorted(fewest or (), key=lambda k: -(k.meets & unmet).bit_count()):
                taken = tuple(free - (kind.within >> cap & 1) for free, cap in zip(room, caps, strict=True))
                now = tuple(sorted((*used, kind.number))) if kind.number in self.double else used
                if self._try(unmet & ~kind.meets, taken, left - 1, now, caps, known):
                    known[key] = True
                    break
        return known[key]

    def _fits(self, kind: _Kind, room: tuple[int, ...], caps: Sequence[int], used: tuple[int, ...]) -> bool:
        if kind.number in self.double and used.count(kind.number) >= self.count[kind.number]:
            return False
        return all(free > 0 or not kind.within >> cap & 1 for free, cap in zip(room, caps, strict=True))


def conflicts(demands: Sequence[Demand], most: int = MOST_CONFLICTS) -> tuple[Conflict, ...]:
    """Return the sets of demands that no team meets together, while without any one of them there is a team.

    The smallest first, then in the order of the demands; at most ``most``. Empty when some team meets them all. A
    demand that nobody can meet is a conflict by itself.
    """
    possibility = Possibility(demands)
    every = range(len(possibility.demands))
    if possibility.of(every):
        return ()
    found = [
        Conflict(tuple(possibility.demands[number] for number in sorted(clash)))
        for clash in _clashes(possibility.of, len(every), most)
    ]
    return tuple(found)


def for_size(demands: Sequence[Demand], size: int) -> tuple[Demand, ...]:
    """Return the demands with another size."""
    return tuple(replace(d, number=size) if d.kind is DemandKind.SIZE else d for d in demands)


def _clashes(possible: Callable[[Iterable[int]], bool], count: int, most: int) -> list[frozenset[int]]:
    """Return the smallest minimal sets that are not possible, of ``count`` demands that are not possible together."""
    found: list[frozenset[int]] = []
    corrections: list[frozenset[int]] = []
    tries = 0
    size = 0
    while size <= count and len(found) < most and tries < _MOST_TRIES:
        chosen = _hitting(corrections, found, size)
        if chosen is None:
            size += 1
            continue
        tries += 1
        if not possible(chosen):
            found.append(chosen)
            continue
        grown = set(chosen)
        for number in range(count):
            if number not in grown and possible({*grown, number}):
                grown.add(number)
        corrections.append(frozenset(range(count)) - grown)
    return sorted(found, key=lambda clash: (len(clash), sorted(clash)))


def _hitting(
    corrections: Sequence[frozenset[int]], blocked: Sequence[frozenset[int]], size: int
) -> frozenset[int] | None:
    """Return the first set of at most ``size`` that meets each correction and holds nothing that is blocked."""

    def search(chosen: frozenset[int], barred: frozenset[int]) -> frozenset[int] | None:
        if any(clash <= chosen for clash in blocked):
            return None
        missed = next((c for c in corrections if not c & chosen), None)
        if missed is None:
            return chosen
        if len(chosen) == size:
            return None
        for number in sorted(missed - barred):
            if (answer := search(chosen | {number}, barred)) is not None:
                return answer
            barred = barred | {number}
        return None

    return search(frozenset(), frozenset())
