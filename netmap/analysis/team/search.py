"""The team that reaches most, proved; and all teams that are as good.

Which question of the user: *whom do we need so that we know most parties together?*

Basis: branch and bound, with the Lagrangean bound of :mod:`netmap.analysis.team.bounds` at each node, which also says
which candidates no better team can hold. Which members are demanded is decided first. The last two members are
looked up among all pairs at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.team.bounds import MARGIN, Rest, bound_of
from netmap.analysis.team.programme import Floats, Ints, Programme, packed

__all__ = ["Found", "Search"]

#: Steps towards a sharp bound at the root, below it, and further down.
_ROUNDS = (200, 30, 10)
#: What a node, and a step towards its bound, costs beside the numbers that it goes through.
_NODE_WORK, _ROUND_WORK = 2e5, 4e4
#: Beside the best so many branches are looked at when only a good team is sought.
_WIDTH = 3


@dataclass(slots=True)
class Found:
    """The best team found, by number of candidate, and what no team exceeds; None: no team meets the demands."""

    team: tuple[int, ...] | None
    value: int
    bound: int
    ended: bool

    @property
    def proved(self) -> bool:
        """Return whether no team reaches more."""
        return not self.ended or (self.team is not None and self.bound <= self.value)


@dataclass(slots=True)
class _Node:
    """Part of a team, what it reaches, and what is left: candidates, parties not yet reached, demands, members."""

    team: tuple[int, ...]
    value: int
    options: Ints
    open: NDArray[np.bool_]
    need: Floats
    room: Floats
    left: int
    prices: tuple[Floats, Floats, Floats]
    share: tuple[float, float]


class _Ended(Exception):
    """The work is used up, or the user stopped."""


@dataclass
class Search:
    """Branch and bound over one programme.

    Attributes
    ----------
    work_limit : float
        So many numbers are gone through at most; about 10^9 a second. Never a clock.
    stop : callable, optional
        Asked now and then; true ends the search.
    progress : callable, optional
        Called with the share done, 0 to 1, never falling.
    """

    programme: Programme
    work_limit: float = 2e10
    stop: Callable[[], bool] | None = None
    progress: Callable[[float], None] | None = None
    work: float = 0.0
    nodes: int = 0
    stopped: bool = False
    _best: int = -1
    _team: tuple[int, ...] | None = None
    _pending: list[float] = field(default_factory=list)
    _all: list[tuple[int, ...]] | None = None
    _most: int = 0
    _width: int | None = None
    _shown: float = 0.0

    def best(self, size: int, start: Sequence[tuple[int, ...]] = (), most: int | None = None) -> Found:
        """Return the team of at most ``size`` members that reaches most.

        ``start`` are teams to begin with; those that do not meet the demands, or are too large, are left out. Nothing
        reaches more than ``most``, when that is known already.
        """
        self._all, self._best, self._team = None, -1, None
        for team in start:
            if len(team) <= size and self.programme.meets(team):
                self._offer(tuple(sorted(team)), self.programme.value(team))
        if most is not None and self._best >= most:
            return Found(self._team, self._best, self._best, ended=False)
        self._width = _WIDTH
        ended = self._run(size)
        self._width = None
        bound = float(self.certificate(size))
        if not ended:
            ended = self._run(size)
            bound = min(bound, max((self._best, *self._pending))) if self._pending else bound
        bound = min(bound, most) if most is not None else bound
        bound = max(self._best, int(bound + MARGIN)) if ended else self._best
        return Found(self._team, max(self._best, 0), max(int(bound), 0), ended)

    def certificate(self, size: int) -> int:
        """Return what no team of ``size`` members exceeds: the best known, and the largest gains beside it.

        Holds for every team, whatever is demanded (Nemhauser, Wolsey & Fisher 1978).
        """
        programme = self.programme
        members = list(self._team or ())
        reached = programme.reaches[members].any(axis=0)
        gains = np.sort(programme.reaches[:, ~reached].sum(axis=1))[::-1]
        return int(min(programme.reaches.shape[1], np.count_nonzero(reached) + gains[:size].sum()))

    def all_of(self, size: int, value: int, most: int) -> tuple[list[tuple[int, ...]], bool]:
        """Return teams of ``size`` members that reach ``value``, by number, and whether that may not be all.

        ``value`` is the most that so many members reach, and fewer do not reach it. At most ``most``.
        """
        self._all, self._most, self._best = [], most, value - 1
        ended = self._run(size)
        return sorted(self._all), ended

    def _run(self, size: int) -> bool:
        """Search from the root; return whether it was ended early."""
        self._pending = []
        programme = self.programme
        count = programme.reaches.shape[1]
        share = np.minimum(1, size / np.maximum(programme.reaches.sum(axis=0), 1)).astype(np.float32)
        root = _Node(
            team=(),
            value=0,
            options=np.arange(len(programme.parties)),
            open=np.ones(count, bool),
            need=programme.need,
            room=programme.room,
            left=size,
            prices=(share, np.zeros_like(programme.need), np.zeros_like(programme.room)),
            share=(0.0, 1.0),
        )
        try:
            self._node(root)
        except _Ended:
            return True
        return False

    # --- one node -------------------------------------------------------------------------------------------------

    def _node(self, node: _Node) -> None:
        self._count(node)
        if (node.need <= 0).all():
            self._offer(node.team, node.value)
        if node.left == 0:
            return
        programme = self.programme
        if (full := node.room <= 0).any():
            node.options = node.options[~(programme.inside[np.ix_(node.options, full)] > 0).any(axis=1)]
        wanted = self._best + 1 - node.value
        if not len(node.options) or not self._possible(node) or np.count_nonzero(node.open) < wanted:
            return
        missing = packed(node.open)
        gains = np.bitwise_count(programme.bits[node.options] & missing).sum(axis=1, dtype=np.int64)
        self.work += programme.bits.shape[1] * len(gains) * 8
        largest = -np.partition(-gains, min(node.left, len(gains)) - 1)[: node.left]
        if largest.sum() < wanted:
            return
        useful = gains + (largest.sum() - largest.min() if len(largest) == node.left else largest.sum()) >= wanted
        node.options, gains = node.options[useful], gains[useful]
        if node.left <= 2:
            self._last(node, gains)
        else:
            self._branch(node)

    def _branch(self, node: _Node) -> None:
        """Try each member that a better team may hold; what was tried is left out of the next."""
        programme, options, value = self.programme, node.options, node.value
        wanted = self._best + 1 - value
        rest = Rest(
            programme.reaches[np.ix_(options, node.open)],
            programme.hits[options],
            node.need,
            programme.inside[options],
            node.room,
            node.left,
        )
        rounds = 5 if self._width else _ROUNDS[min(len(node.team), len(_ROUNDS) - 1)]
        price, help_, pay = node.prices
        bound = bound_of(rest, price[node.open], help_, pay, wanted, rounds)
        self.work += (rest.reaches.size + _ROUND_WORK) * rounds
        if bound.value < wanted - MARGIN:
            return
        order = np.lexsort((options, -bound.gets))
        gets = bound.gets[order]
        # The largest that can stand beside one that is surely chosen.
        beside = float(np.maximum(gets[: node.left - 1], 0).sum())
        able = bound.base + gets + beside >= wanted - MARGIN
        options, gets = options[order[able]], gets[able]
        price = price.copy()
        price[node.open] = bound.price
        tried = self._demanded(options, node.need)
        places = np.flatnonzero(tried) if tried is not None else np.arange(len(options))
        keep = np.ones(len(options), bool)
        for count, place in enumerate(places[: self._width]):
            others = gets[keep][: node.left]
            most = bound.base + gets[place] + float(np.maximum(others[: node.left - 1], 0).sum())
            if most < self._best + 1 - value - MARGIN:
                return
            self._pending.append(value + most)
            keep[place] = False
            member = int(options[place])
            reached = (programme.reaches[member] > 0) & node.open
            step = (node.share[1] - node.share[0]) / len(places)
            self._node(
                _Node(
                    team=(*node.team, member),
                    value=value + int(np.count_nonzero(reached)),
                    options=options[keep],
                    open=node.open & ~reached,
                    need=node.need - programme.hits[member],
                    room=node.room - programme.inside[member],
                    left=node.left - 1,
                    prices=(price, bound.help, bound.pay),
                    share=(node.share[0] + count * step, node.share[0] + (count + 1) * step),
                )
            )
            self._pending.pop()

    def _demanded(self, options: Ints, need: Floats) -> NDArray[np.bool_] | None:
        """Return who helps to meet the need with the fewest helpers; None when all needs are met."""
        open_ = np.flatnonzero(need > 0)
        if not len(open_):
            return None
        hits = self.programme.hits[np.ix_(options, open_)]
        helps: NDArray[np.bool_] = hits[:, int(np.argmin(hits.sum(axis=0)))] > 0
        return helps

    def _possible(self, node: _Node) -> bool:
        """Return whether the needs can perhaps still be met: each has helpers enough, and members for it."""
        open_ = node.need > 0
        if not open_.any():
            return True
        need = node.need[open_]
        hits = self.programme.hits[np.ix_(node.options, open_)]
        if need.max() > node.left or (hits.sum(axis=0) < need).any():
            return False
        return bool(hits.sum(axis=1).max() * node.left >= need.sum())

    def _last(self, node: _Node, gains: Ints) -> None:
        """Offer the best one or two members to add; or all that reach the value sought."""
        programme, options, value = self.programme, node.options, node.value
        open_ = node.need > 0
        hits, need = programme.hits[np.ix_(options, open_)], node.need[open_]
        alone = np.where((hits >= need).all(axis=1), gains, -1)
        if self._all is None or node.left == 1:
            for place in self._good(alone, self._best + 1 - value):
                self._offer((*node.team, int(options[place])), value + int(alone[place]))
        if node.left == 1 or len(options) < 2:
            return
        wanted = self._best + 1 - value
        useful = gains + gains.max() >= wanted
        options, gains, hits = options[useful], gains[useful], hits[useful]
        if len(options) < 2:
            return
        reaches = programme.reaches[options] * node.open
        inside = programme.inside[np.ix_(options, node.room == 1)]
        self.work += reaches.size * (len(options) / 8 + 1)
        pairs = gains[:, None] + gains[None, :] - reaches @ reaches.T
        for least, helps in zip(need, hits.T, strict=True):
            pairs[helps[:, None] + helps[None, :] < least] = -1
        if inside.shape[1]:
            pairs[(inside @ inside.T) > 0] = -1
        pairs[np.tril_indices(len(options))] = -1
        flat = pairs.ravel()
        for place in self._good(flat, wanted):
            one, other = divmod(int(place), len(options))
            self._offer((*node.team, int(options[one]), int(options[other])), value + int(flat[place]))

    def _good(self, values: NDArray[Any], wanted: float) -> Sequence[int]:
        """Return the place of the largest value if it is wanted; in a list of all, of each that is."""
        if not len(values) or values.max() < max(wanted, 0):
            return ()
        if self._all is None:
            return (int(values.argmax()),)
        found: list[int] = np.flatnonzero(values >= wanted).tolist()
        return found

    def _offer(self, team: tuple[int, ...], value: int) -> None:
        if value <= self._best:
            return
        if self._all is None:
            self._best, self._team = value, tuple(sorted(team))
            return
        self._all.append(tuple(sorted(team)))
        if len(self._all) >= self._most:
            raise _Ended

    def _count(self, node: _Node) -> None:
        self.nodes += 1
        self.work += _NODE_WORK
        if self.work > self.work_limit:
            raise _Ended
        if self.stop and self.stop():
            self.stopped = True
            raise _Ended
        if self.progress and self._width is None and node.share[0] > self._shown:
            self._shown = node.share[0]
            self.progress(self._shown)
