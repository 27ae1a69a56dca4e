"""Which core team knows most parties together, under what is demanded of it.

Which question of the user: *who must sit in the core team?* The tool proposes, people choose: all teams that are as
good are named, with what one more member would add, and with what clashes when there is no such team.

Basis: maximum coverage with side constraints (Borgatti 2006; Nemhauser, Wolsey & Fisher 1978), solved exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import broken_routes
from netmap.analysis.team.conflicts import Possibility, conflicts, for_size
from netmap.analysis.team.demands import usual_demands, without_decider
from netmap.analysis.team.power import decides
from netmap.analysis.team.programme import Programme, demands_of, programme_of
from netmap.analysis.team.results import CurvePoint, Demand, Proposal, TeamDemands
from netmap.analysis.team.search import Found, Search
from netmap.model import Network, Ref

__all__ = ["SIZES", "propose_teams"]

SIZES = (3, 4, 5, 6, 7)
#: How much the search for one size may do: the size that was asked for, and each other one on the curve.
WORK, WORK_BESIDE = 2e10, 8e9
#: How much the search for all teams that are as good may do: where everybody is reached there are very many.
WORK_LISTING = 2e9
#: When the user has stopped, what is left of the curve gets a good team and a bound at once.
_WORK_STOPPED = 5e7
#: So many equally good teams are looked at, to put the best of them first.
_MOST_TEAMS = 2_000
_PARTS = 100


def propose_teams(
    network: Network,
    day: date,
    demands: TeamDemands | None = None,
    *,
    sizes: Sequence[int] = SIZES,
    limit: int = 60,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Proposal:
    """Return the teams that reach most parties under some demands.

    Parameters
    ----------
    network : Network
    day : date
        The reference date.
    demands : TeamDemands, optional
        When left out what is usual on this map (:func:`netmap.analysis.team.demands.usual_demands`).
    sizes : sequence of int
        Of the curve; the size that is demanded is always on it. The other demands are the same for each size.
    limit : int
        So many equally good teams at most.
    progress : callable, optional
        Called with what is done and what that is of, never falling.
    stop : callable, optional
        Asked now and then; true ends the search.

    Returns
    -------
    Proposal
        Best is most parties reached, and then the fewest members: a member that adds nothing and that no demand asks
        for is left out. ``of`` are all parties with a seat or coordination; who may be a member but has no seat
        reaches nobody. Of an empty network, or without anybody who may be a member, there are no teams: when nothing
        is demanded that is the optimum, else the demands clash.

    Raises
    ------
    ValueError
        When a size is below 1, ``limit`` is below 1, or steps are neither 1 nor 2.

    Notes
    -----
    Exact: the search ends by itself, or by a count of work or ``stop``; then the answer says "bound". Deterministic
    but for ``stop``. When there are over 2,000 equally good teams, or very much to look
    through for them, those found first are put in order, and ``more`` is true.
    """
    facts = Facts(network, day)
    wanted = demands if demands is not None else usual_demands(facts)
    if min((wanted.size, limit, *sizes)) < 1:
        raise ValueError(f"a team has members: size={wanted.size}, sizes={tuple(sizes)}, limit={limit}")
    run = _Run(facts, wanted, tuple(sorted({wanted.size, *sizes})), progress, stop)
    # The size that was asked for goes first, so that whoever stops has that one.
    chosen = run.point(wanted.size)
    teams: list[tuple[Ref, ...]] = [chosen.team] if chosen.status == "bound" and run.found(wanted.size).team else []
    every, some_only = list(teams), bool(teams)
    if chosen.status == "optimal":
        every, some_only = run.all_best(wanted.size)
        every = run.in_order(every)
        every = [team for team in every if team]  # nobody is no team
        teams = every[:limit]
    curve = tuple(run.point(size) for size in run.sizes)
    if progress:
        progress(run.total, run.total)
    return Proposal(
        status=chosen.status,
        demands=wanted,
        teams=tuple(teams),
        more=some_only or len(every) > limit,
        # Of teams that nobody looked at it is not known who is in them.
        shared=tuple(sorted(set(every[0]).intersection(*every[1:]))) if every and not some_only else (),
        reach=chosen.reach,
        of=len(run.programme.reaches.T),
        bound=chosen.bound,
        curve=curve,
        conflicts=chosen.conflicts,
        stopped=run.stopped,
        without_decider=without_decider(facts, wanted.mandate),
        without_sector=tuple(party for party in run.programme.parties if not facts.sectors(party)),
    )


@dataclass
class _Run:
    """The searches of one proposal, each size once."""

    facts: Facts
    demands: TeamDemands
    sizes: tuple[int, ...]
    progress: Callable[[int, int], None] | None
    stop: Callable[[], bool] | None
    stopped: bool = False
    _found: dict[int, Found] = field(default_factory=dict)
    _done: int = 0

    @property
    def total(self) -> int:
        """What the progress is of."""
        return _PARTS * len(self.sizes)

    @cached_property
    def programme(self) -> Programme:
        """The programme of the demands."""
        return programme_of(self.facts, self.demands)

    @cached_property
    def listed(self) -> tuple[Demand, ...]:
        """The demands one by one."""
        return demands_of(self.facts, self.demands)

    def possible(self, size: int) -> bool:
        """Return whether some team of at most this size meets the demands."""
        listed = for_size(self.listed, size)
        return Possibility(listed).of(range(len(listed)))

    def found(self, size: int) -> Found:
        """Return what the search for one size found, which is made once."""
        if size not in self._found:
            self._found[size] = self._search(size)
            if size in self.sizes:
                self._done += _PARTS
                self._tell(0.0)
        return self._found[size]

    def _search(self, size: int) -> Found:
        if not self.possible(size):
            return Found(None, 0, 0, ended=False)
        known = [(other, found) for other, found in sorted(self._found.items()) if found.team is not None]
        start = [found.team for _, found in known if found.team is not None]
        # No smaller team reaches more than the best of a larger size.
        most = min((found.bound for other, found in known if other > size), default=None)
        if self.stopped or (self.stop and self.stop()):
            self.stopped = True
            return Search(self.programme, _WORK_STOPPED).best(size, start, most)
        work = WORK if size == self.demands.size else WORK_BESIDE
        search = Search(self.programme, work, self.stop, self._tell if size in self.sizes else None)
        found = search.best(size, start, most)
        if search.stopped:
            self.stopped = True
            best = [found.team] if found.team else []
            quick = Search(self.programme, _WORK_STOPPED).best(size, [*start, *best], most)
            return replace(quick, bound=max(quick.value, min(quick.bound, found.bound)))
        return found

    def _tell(self, share: float) -> None:
        if self.progress:
            self.progress(min(self._done + int(share * _PARTS), self.total), self.total)

    def point(self, size: int) -> CurvePoint:
        """Return the best team of one size."""
        found = self.found(size)
        if found.team is None and not found.ended:
            return CurvePoint(size=size, status="infeasible", conflicts=conflicts(for_size(self.listed, size)))
        status: Literal["optimal", "bound"] = "optimal" if found.proved else "bound"
        bound = found.value if found.proved else found.bound
        return CurvePoint(size=size, status=status, reach=found.value, bound=bound, team=self._refs(found.team or ()))

    def _refs(self, team: Sequence[int]) -> tuple[Ref, ...]:
        return tuple(self.programme.parties[number] for number in sorted(team))

    def all_best(self, size: int) -> tuple[list[tuple[Ref, ...]], bool]:
        """Return the teams that reach most with at most ``size`` members, of the fewest; and whether it may be some."""
        best = self.found(size)
        assert best.team is not None
        fewest = len(best.team)
        while fewest > 0:
            smaller = self.found(fewest - 1)
            if not smaller.proved or smaller.team is None or smaller.value < best.value:
                break
            fewest = len(smaller.team)
        own = self._refs(self.found(fewest).team or ())
        if self.stopped:
            return [own], True
        search = Search(self.programme, WORK_LISTING, self.stop)
        teams, ended = search.all_of(fewest, best.value, _MOST_TEAMS + 1)
        self.stopped = self.stopped or search.stopped
        found = [self._refs(team) for team in teams]
        return (found if own in found else [own, *found]), ended

    def in_order(self, teams: Sequence[tuple[Ref, ...]]) -> list[tuple[Ref, ...]]:
        """Return teams by more themes that are decided on, more members that do, fewer that much depends on, and id."""
        if len(teams) < 2:
            return list(teams)
        power, breaks = decides(self.facts), broken_routes(self.facts)

        def place(team: tuple[Ref, ...]) -> tuple[int, int, int, tuple[Ref, ...]]:
            # On each theme one who decides is enough; two are better than one, also when that one is away.
            decided = [theme for party in team for theme in power.get(party, ())]
            return -len(set(decided)), -len(decided), sum(bool(breaks.get(party)) for party in team), team

        return sorted(teams, key=place)
