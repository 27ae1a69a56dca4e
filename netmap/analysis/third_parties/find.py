"""Whom to invite: the fewest parties that bring what the team lacks, and of those the nearest.

Basis: exact set cover (:mod:`netmap.analysis.choosing`); of the smallest sets the one with the smallest sum of steps
from the team, then the most parties that share a consultation with it. Definitions: handreiking A2 (kernteam, derden)
and A2.1 (werkprotocol), A3 (expertisenetwerk).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from netmap.analysis.choosing import largest_cover, smallest_covers
from netmap.analysis.facts import STALE_MONTHS, Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.team.demands import present_team
from netmap.analysis.team.sitting import Sitting, members_of
from netmap.analysis.third_parties.cover import Able, Covering
from netmap.analysis.third_parties.near import Nearness
from netmap.analysis.third_parties.needs import needed_of, needs_of
from netmap.analysis.third_parties.perhaps import Perhaps
from netmap.analysis.third_parties.results import (
    Call,
    Five,
    Invitee,
    Need,
    NeedAnswer,
    NeedState,
    ThirdPartiesAnswer,
    Unmet,
    Way,
    Wish,
)
from netmap.analysis.third_parties.unknown import OpenEnd, open_end
from netmap.model import Expert, Network, Ref, TakesPart, first_day, months_between

__all__ = ["MOST_ALTERNATIVES", "MOST_INVITED", "find_third_parties", "third_parties_of"]

#: More than so many are not invited without saying why.
MOST_INVITED = 5
#: So many sets of as few parties are shown beside the first.
MOST_ALTERNATIVES = 19


def find_third_parties(
    network: Network, day: date, wish: Wish, *, team: Sequence[Ref] | None = None
) -> ThirdPartiesAnswer:
    """Return whom to invite in a situation, why, and through whom; see :func:`third_parties_of`."""
    return third_parties_of(Facts(network, day), wish, team=team)


def third_parties_of(
    facts: Facts, wish: Wish, *, team: Sequence[Ref] | None = None, table: Ref | None = None
) -> ThirdPartiesAnswer:
    """Return whom to invite in a situation, why, and through whom.

    Parameters
    ----------
    facts : Facts
    wish : Wish
        Empty: there are no needs.
    team : sequence of Ref, optional
        Parties that sit there already; else the fixed members of the first core team on the map, and nobody where
        there is none. Who is on call there, or an agenda member, has still to be called: near, but not there.
    table : Ref, optional
        The consultation where a team that is given sits: who is on call there is near too.

    Returns
    -------
    ThirdPartiesAnswer
        A need that the team covers (itself, or as part or whole of an organisation that does) is covered; one that
        others cover is open. The parties to invite are the fewest that cover all open needs; of equally few the
        smallest sum of steps, then the most that share a consultation with the team, then who covers it by rows of
        its own before who chairs the consultation that does, before who sits there; then by id. What nobody is known
        for is to be asked, or unmet; it never makes the rest fail.

    Notes
    -----
    Exact up to a limit of work (never a clock); beyond it ``proof`` is "bound". An unconnected party has no steps and
    comes after all others. An empty network leaves every need unmet.
    """
    home, members = present_team(facts) if team is None else (table, members_of(facts, table) if table else ())
    sitting = Sitting(facts, members, home)
    fixed = sitting.fixed if team is None else tuple(dict.fromkeys(team))
    on_call = tuple(party for party in members if sitting.comes_when_called(party) and party not in fixed)
    return _Search(facts, wish, fixed, given=team is not None, home=home, on_call=on_call).answer()


@dataclass(frozen=True, slots=True)
class _Open:
    """A need that the team does not cover: who does, by the party that counts; what to do when nobody is known."""

    need: Need
    able: Mapping[Ref, tuple[Able, ...]]
    end: OpenEnd | None


class _Search:
    """Works out one situation for one team."""

    def __init__(
        self,
        facts: Facts,
        wish: Wish,
        team: tuple[Ref, ...],
        *,
        given: bool = False,
        home: Ref | None = None,
        on_call: tuple[Ref, ...] = (),
    ) -> None:
        self.facts, self.wish, self.team = facts, wish, team
        self.given, self.home, self.on_call = given, home, on_call
        self.tops = {facts.top(member) for member in team}
        # Another team does not sit in the core team on the map, so nobody is met there.
        without = [hub for hub in hubs_of(facts) if given and hub != home]
        self.near = Nearness(facts, team, wish.themes, wish.areas, without, home)
        self.covered: list[NeedAnswer] = []
        self.open: dict[str, _Open] = {}
        self.giving = Covering(facts, wish.themes, wish.areas)
        self.perhaps = Perhaps(facts, wish.themes, wish.areas)
        needs = needs_of(facts, wish)
        for need in needs:
            self._place(need, self.giving.of(need))
        self.needs = [need.id for need in needs]

    def _place(self, need: Need, able: tuple[Able, ...]) -> None:
        if mine := [one for one in able if one.party in self.tops]:
            best = [one for one in mine if one.rank == mine[0].rank]
            own = [one for one in best if one.who in self.team] or best
            rows = tuple({repr(row): row for one in own[:MOST_INVITED] for row in one.rows}.values())
            by = tuple(dict.fromkeys(one.who for one in own))
            self.covered.append(
                NeedAnswer(
                    need=need,
                    state=NeedState.COVERED,
                    by=by,
                    evidence=rows,
                    phase_open=all(one.phase_open for one in mine),
                    implied=all(one.implied for one in mine),
                )
            )
            return
        parties: dict[Ref, list[Able]] = defaultdict(list)
        for one in able:
            parties[one.party].append(one)
        grouped = {party: tuple(ables) for party, ables in sorted(parties.items())}
        self.open[need.id] = _Open(need, grouped, None if grouped else self._end(need))

    def _end(self, need: Need) -> OpenEnd:
        doubtful, planned = self.perhaps.doubtful(need), self.perhaps.planned(need)
        return open_end(self.facts, need, self.giving.elsewhere(need), doubtful=doubtful, planned=planned)

    # --- the choice -------------------------------------------------------------------------------------------------

    def answer(self) -> ThirdPartiesAnswer:
        sets: dict[Ref, frozenset[str]] = defaultdict(frozenset)
        for name, one in self.open.items():
            for party in one.able:
                sets[party] |= {name}
        wanted = [name for name, one in self.open.items() if one.able]
        prices = self._costs(sets)
        covers = smallest_covers(wanted, sets, cost=prices, limit_sets=1 + MOST_ALTERNATIVES)
        chosen = covers.sets[0]
        invited = [
            replace(self._invitee(party, sets[party]), instead=self._instead(party, chosen, sets, prices))
            for party in chosen
        ]
        invited.sort(key=lambda one: (_far(one.way.steps), -len(one.needs), one.party))
        calls = self._calls()
        by_need: dict[str, list[Ref]] = defaultdict(list)
        for invitee in invited:
            for name in invitee.needs:
                by_need[name].append(invitee.party)
        return ThirdPartiesAnswer(
            wish=self.wish,
            needed=needed_of(self.wish) if self.wish else (),
            team=self.team,
            team_from=None if self.given else self.home,
            table=self.home,
            team_given=self.given,
            on_call=self.on_call,
            needs=self._answers(by_need),
            invite=tuple(invited),
            alternatives=tuple(tuple(self._row(p, sets[p]) for p in some) for some in covers.sets[1:]),
            more_alternatives=covers.more,
            calls=calls,
            unmet=tuple(
                Unmet(
                    need=name,
                    told=end.told,
                    kinds=end.kinds,
                    fallback=end.fallback,
                    planned=end.planned,
                    put_to=end.put_to,
                )
                for name, one in self.open.items()
                if (end := one.end) and _is_unmet(end)
            ),
            proof=covers.proof,
            least=covers.least,
            five=self._five(sets, covers.sets[0]),
        )

    def _costs(self, sets: Mapping[Ref, frozenset[str]]) -> dict[Ref, int]:
        """Return prices whose sums order sets of parties: by steps, then by who is not beside the team, then by rank.

        At most as many parties are chosen as there are needs, so each weight outdoes all that follows it.
        """
        most = len(self.open)
        unknown = self.near.farthest + 1
        ranks = {party: max(min(a.rank for a in self.open[n].able[party]) for n in sets[party]) for party in sets}
        beside = 1 + most * max(ranks.values(), default=0)
        step = 1 + most * (beside + max(ranks.values(), default=0))
        prices = {}
        for party in sets:
            steps = self.near.steps(party)
            far = unknown if steps is None else steps
            prices[party] = far * step + (far != 1) * beside + ranks[party]
        return prices

    def _instead(
        self, party: Ref, chosen: Sequence[Ref], sets: Mapping[Ref, frozenset[str]], prices: Mapping[Ref, int]
    ) -> tuple[Ref, ...]:
        """Return who could come in place of a party, the others as they are: nearest first."""
        others = frozenset[str]().union(*(sets[other] for other in chosen if other != party))
        alone = sets[party] - others
        found = [one for one in sets if one not in chosen and alone <= sets[one]]
        return tuple(self._row(one, sets[one]) for one in sorted(found, key=lambda one: (prices[one], one)))

    def _five(self, sets: Mapping[Ref, frozenset[str]], chosen: tuple[Ref, ...]) -> Five | None:
        if len(chosen) <= MOST_INVITED:
            return None
        best = largest_cover(sets, MOST_INVITED, cost=self._costs(sets), limit_sets=1)
        left = tuple(name for name, one in self.open.items() if one.able and name not in best.covered)
        return Five(tuple(self._row(party, sets[party]) for party in best.sets[0]), left)

    # --- one party --------------------------------------------------------------------------------------------------

    def _able(self, party: Ref, names: frozenset[str]) -> dict[str, tuple[Able, ...]]:
        return {name: one.able[party] for name, one in self.open.items() if name in names}

    def _row(self, party: Ref, names: frozenset[str]) -> Ref:
        """Return whom to invite of a party: the row that covers all its needs, best; else the whole."""
        able = self._able(party, names)
        rows = {one.who for ways in able.values() for one in ways}
        every = [row for row in sorted(rows) if all(any(a.who == row for a in ways) for ways in able.values())]
        if every:
            return min(every, key=lambda row: (sum(_best(ways, row).rank for ways in able.values()), row))
        if party in self.facts.nodes:
            return party
        return max(sorted(rows), key=lambda row: sum(any(a.who == row for a in ways) for ways in able.values()))

    def _invitee(self, party: Ref, names: frozenset[str]) -> Invitee:
        able = self._able(party, names)
        row = self._row(party, names)
        used = [_best(ways, row) for ways in able.values()]
        way = self.near.way(party, row) if row.label == "Organisation" else Way()
        records = {id(record): record for one in used for record in one.records}.values()
        days = [record.checked_on for record in records if record.checked_on]
        checked = min(days, key=first_day, default=None)
        expert = next((self._expert(one.expert) for one in used if one.expert), None)
        seat = self._seat(row, used, way.table)
        function, function_of, deputy = self._called(row, used, seat, expert)
        return Invitee(
            party=row,
            needs=tuple(able),
            way=way,
            expert=expert.ref if expert else None,
            function=function,
            function_of=function_of,
            deputy=deputy,
            reachable=expert.reachable if expert else None,
            agreed_on=expert.agreed_on if expert else None,
            checked_on=checked,
            stale=checked is not None and months_between(checked, self.facts.day) > STALE_MONTHS,
            phase_open=any(one.phase_open for one in used),
            implied=any(one.implied for one in used),
            on_call=self._on_call(party, row),
            evidence=tuple({repr(line): line for one in used for line in one.rows}.values()),
        )

    def _on_call(self, party: Ref, row: Ref) -> Ref | None:
        same = [one for one in self.on_call if self.facts.top(one) == party]
        return row if row in same else next(iter(same), None)

    def _called(
        self, row: Ref, used: Sequence[Able], seat: TakesPart | None, expert: Expert | None
    ) -> tuple[str | None, Ref, str | None]:
        """Return whom to call, whose function that is, and the deputy: the expert when all needs go through him."""
        if expert and (seat is None or all(one.expert for one in used)):
            return expert.title, expert.ref, expert.deputy
        if seat:
            return seat.function, seat.start, seat.deputy
        return getattr(self.facts.network.get(row), "chair_function", None), row, None

    def _expert(self, ref: Ref) -> Expert:
        record = self.facts.network.get(ref)
        assert isinstance(record, Expert)
        return record

    def _seat(self, row: Ref, used: Sequence[Able], table: Ref | None) -> TakesPart | None:
        """Return the seat whose holder is called: where one meets, where the need is covered, else any; by id."""
        places = [table, *(one.table for one in used)]
        seats = sorted(self.facts.seats_of.get(row, ()), key=lambda seat: (seat.end, seat.function or "", seat.id))
        first = [seat for place in places for seat in seats if seat.end == place and seat.function]
        return next(iter((*first, *(seat for seat in seats if seat.function))), None)

    # --- calls and needs ----------------------------------------------------------------------------------------------

    def _calls(self) -> tuple[Call, ...]:
        """Return the fewest calls that ask all there is to ask; parties outside the team go first, then by id."""
        asked: dict[Ref, set[str]] = defaultdict(set)
        place: dict[Ref, int] = {}
        for name, one in self.open.items():
            for at, party in enumerate(one.end.ask if one.end else ()):
                asked[party].add(name)
                place[party] = min(at, place.get(party, at))
        wanted = [name for name, one in self.open.items() if one.end and one.end.ask]
        prices = {party: place[party] + 10 * self._in_team(party) for party in asked}
        chosen = smallest_covers(wanted, asked, cost=prices, limit_sets=1).sets[0]
        order = sorted(chosen, key=lambda party: (self._in_team(party), -len(asked[party]), party))
        calls = []
        left = set(wanted)
        for party in order:
            names = tuple(name for name in wanted if name in asked[party] and name in left)
            left -= set(names)
            ends = self._ends(names)
            own, doubt = all(end.own for end in ends), all(end.doubt for end in ends)
            calls.append(Call(party=party, needs=names, own=own, in_team=self._in_team(party), doubt=doubt))
        if nobody := tuple(name for name, one in self.open.items() if one.end and one.end.nobody_to_ask):
            calls.append(Call(party=None, needs=nobody, doubt=all(end.doubt for end in self._ends(nobody))))
        return tuple(call for call in calls if call.needs)

    def _in_team(self, party: Ref) -> bool:
        return self.facts.top(party) in self.tops

    def _ends(self, names: Sequence[str]) -> list[OpenEnd]:
        return [end for name in names if (end := self.open[name].end)]

    def _answers(self, by_need: Mapping[str, Sequence[Ref]]) -> tuple[NeedAnswer, ...]:
        answers = {answer.need.id: answer for answer in self.covered}
        for name, one in self.open.items():
            if one.able:
                best = [_best(ways, None) for ways in one.able.values()]
                rows = tuple({repr(row): row for able in best[:MOST_INVITED] for row in able.rows}.values())
                by = tuple(by_need.get(name, ()))
                answers[name] = NeedAnswer(need=one.need, state=NeedState.OPEN, by=by, evidence=rows)
            elif one.end:
                end, state = one.end, NeedState.UNMET if _is_unmet(one.end) else NeedState.ASK
                answers[name] = NeedAnswer(
                    need=one.need, state=state, evidence=end.evidence, doubt=end.doubt, planned=end.planned
                )
        return tuple(answers[name] for name in self.needs)


def _best(ways: Sequence[Able], row: Ref | None) -> Able:
    """Return the best way in which a row covers a need; of another row when it does not itself."""
    key: Callable[[Able], tuple[object, ...]] = lambda one: (one.who != row, *one.order)  # noqa: E731
    return min(ways, key=key)


def _is_unmet(end: OpenEnd) -> bool:
    return not end.ask and not end.nobody_to_ask


def _far(steps: int | None) -> tuple[bool, int]:
    return steps is None, steps or 0
