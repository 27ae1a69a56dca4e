"""Whom a request reaches when the core team asks everybody to look out, and who does not hear it.

Which question of the user: *who hears it, through whom, and who does not?* Basis: handreiking A2 (SAMOS-structuur).
What a request reaches along recorded routes is the same as in :mod:`netmap.analysis.predicates.hub`; here it is
counted in steps, and a member may take it to another table where it sits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from netmap.analysis.facts import Facts
from netmap.analysis.roles import parts_of, places_of
from netmap.analysis.routes.moving import elsewhere
from netmap.analysis.routes.results import DownAnswer, Heard
from netmap.analysis.told import listed, none_known, statements_about
from netmap.model import (
    About,
    Area,
    AreaKind,
    Consultation,
    Direction,
    Network,
    Organisation,
    PassesOn,
    PopulationGroup,
    PresentIn,
    Reaches,
    Ref,
    Relationship,
    Serves,
    SettingKey,
    SheetName,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    normalise,
    seat_id,
)

__all__ = ["KINDS", "reach_down", "spread_down"]

#: What an answer tells apart, in this order.
KINDS = ("organisation", "consultation", "area", "group", "channel")

#: Who serves an area of these kinds serves the municipality as a whole: nobody need be at work in each part of it.
_WHOLE = (AreaKind.MUNICIPALITY, AreaKind.BASISTEAM, AreaKind.DISTRICT, AreaKind.REGION)
#: What makes something of these kinds hear a request, the statements about it, and the list that holds all of it.
_THROUGH: Mapping[str, tuple[type[Relationship], About, str]] = {
    "area": (Serves, About.SERVES, "areas:{id}"),
    "group": (Reaches, About.REACHES, "groups:{id}"),
    "channel": (PresentIn, About.CHANNELS, "channels"),
}


def reach_down(network: Network, day: date, sources: Sequence[Ref] = (), within: int = 3, area: str = "") -> DownAnswer:
    """Return whom a request reaches, and who does not hear it.

    Parameters
    ----------
    network : Network
    day : date
    sources : sequence of Ref
        Consultations and parties that ask; without any, the core teams. Those that are not active are left out.
    within : int
        Steps at most, 0 or more. Handing on is a step; hearing it at a table is not.
    area : str
        Id of the area that it is about ("": all): who serves other areas only is left out.

    Returns
    -------
    DownAnswer
        A request goes along routes that do not go up, of any kind; who sits at a table hears it there and passes it on
        along routes of its own. A party that asks takes it to the tables where it sits. So far it is formal. Not
        formal: who heard it takes it to another table where it sits; and a party hears it through a part, or through
        what it is part of. Who is reached both ways is formal, in the steps of the recorded way, if those are no more
        than ``within``. An area also hears it when one around it is served. Groups and channels are those that
        somebody on the map has or that were named in the settings. Without anybody who asks, nothing is said of
        anybody: all is empty.

    Notes
    -----
    Silence is no verdict: of what is not heard, ``silent`` holds all that an untold row could make hear it. It is
    known of parties and consultations when all seats are told, and all ways down: the list of routes is complete
    with nothing stated unknown, or everybody to whom the request is handed said to pass nothing down. It is known of
    areas, groups and channels when the list of who is there is complete, and it is known of all of these. A row of
    which nobody knows whether it holds is untold as well.

    Raises
    ------
    ValueError
        When ``within`` is negative.
    """
    return spread_down(Facts(network, day), sources, within, area)


def spread_down(facts: Facts, sources: Sequence[Ref] = (), within: int = 3, area: str = "") -> DownAnswer:
    """Return the same from facts; see :func:`reach_down`."""
    if within < 0:
        raise ValueError(f"a request goes 0 steps or more, not {within}")
    asking = [ref for ref in sources if ref in facts.nodes] or ([] if sources else _core_teams(facts))
    if not asking:
        return DownAnswer(sources=(), within=within)
    return _Spread(facts, tuple(dict.fromkeys(asking)), within, area).answer()


def _core_teams(facts: Facts) -> list[Ref]:
    return [c.ref for c in facts.consultations if c.hub]


class _Spread:
    """One request. ``formal`` and ``all_ways`` say what it reaches itself, along recorded routes and along all.

    ``supposed``: all that is in doubt holds here.
    """

    def __init__(
        self, facts: Facts, sources: tuple[Ref, ...], within: int, area: str, *, supposed: bool = False
    ) -> None:
        self.facts, self.sources, self.within, self.area, self.supposed = facts, sources, within, area, supposed
        self.away = elsewhere(facts, area)
        self.onward: dict[Ref, set[Ref]] = defaultdict(set)
        for route in facts.ties(PassesOn):
            if route.direction is not Direction.UP and not {route.start, route.end} & self.away:
                self.onward[route.start].add(route.end)
        self.handed = set(sources)
        self.formal = self._steps(informal=False)
        self.all_ways = self._steps(informal=True)

    # --- what it reaches itself -------------------------------------------------------------------------------

    def _steps(self, *, informal: bool) -> dict[Ref, Heard]:
        """Return what a request reaches, in rounds of one step; of several ways of so many steps the first by id."""
        found = {ref: Heard(ref=ref, steps=0, through=None, formal=not informal) for ref in self.sources}
        passed: set[Ref] = set()
        new, steps = sorted(found), 0
        while new:
            passing = set(new)
            for place in new:
                if place.label != Consultation.KIND:
                    continue
                sitting = {seat.start for seat in self.facts.seats.get(place, ())}
                coordinating = {tie.start for tie in self.facts.coordinators.get(place, ())}
                for who in sorted(sitting | coordinating):
                    found.setdefault(who, Heard(ref=who, steps=steps, through=place, formal=not informal))
                # Who coordinates hears it, but only who sits there passes it on: as the white spots have it.
                passing |= sitting | coordinating if informal else sitting
            passing -= passed
            passed |= passing
            steps += 1
            after: dict[Ref, Ref] = {}
            for who in sorted(passing):
                for end in self._further(who, informal=informal) - passed:
                    after.setdefault(end, who)
            for end, who in after.items():
                found.setdefault(end, Heard(ref=end, steps=steps, through=who, formal=not informal))
            self.handed |= after.keys()
            new = sorted(after)
        return found

    def _further(self, who: Ref, *, informal: bool) -> set[Ref]:
        """Return to what somebody hands a request on: by a route, and to tables where it sits."""
        found = set(self.onward.get(who, ()))
        if who.label == Organisation.KIND and (informal or who in self.sources):
            found |= {table for table in places_of(self.facts, who) if table not in self.away}
        return found

    # --- the answer -------------------------------------------------------------------------------------------

    def answer(self) -> DownAnswer:
        heard = {"organisation": self._parties(), "consultation": self._tables()}
        working = {one.ref: one for found in heard.values() for one in found.values()}
        heard["area"] = self._areas(working)
        on_the_map = {
            "organisation": [o.ref for o in self.facts.organisations if o.ref not in self.away],
            "consultation": [c.ref for c in self.facts.consultations if c.ref not in self.away],
            "area": [a.ref for a in self.facts.network.of(Area).values() if self.facts.inside(self.area or None, a.id)],
        }
        groups = {Ref(PopulationGroup.KIND, setting.value) for setting in self.facts.settings(SettingKey.GROUP)}
        for kind, tie_type, more in (("group", Reaches, groups), ("channel", PresentIn, set[Ref]())):
            heard[kind], on_the_map[kind] = self._reached_by(working, tie_type, more)
        organisations = heard["organisation"].values()
        not_heard = {kind: tuple(r for r in sorted(on_the_map[kind]) if r not in heard[kind]) for kind in KINDS}
        return DownAnswer(
            sources=self.sources,
            within=self.within,
            heard={kind: tuple(sorted(heard[kind].values(), key=lambda h: (h.steps, h.ref))) for kind in KINDS},
            not_heard=not_heard,
            silent=self._silent(not_heard),
            by_step=tuple(sum(one.steps <= most for one in organisations) for most in range(self.within + 1)),
        )

    def _itself(self, ref: Ref) -> Heard | None:
        """Return how a request reaches somebody itself within the steps: formally if it can."""
        for found in (self.formal, self.all_ways):
            if (heard := found.get(ref)) and heard.steps <= self.within:
                return heard
        return None

    def _tables(self) -> dict[Ref, Heard]:
        return {c.ref: heard for c in self.facts.consultations if (heard := self._itself(c.ref))}

    def _parties(self) -> dict[Ref, Heard]:
        """Return the parties that hear it: themselves, through a part, or through what they are part of."""
        found = {}
        for party in (o.ref for o in self.facts.organisations if o.ref not in self.away):
            ways = [heard for ref in self._family(party) if (heard := self._itself(ref))]
            if ways:
                best = min(ways, key=lambda h: (h.ref != party or not h.formal, h.steps, h.ref != party, h.ref))
                within = replace(best, ref=party, through=best.ref, formal=False)
                found[party] = best if best.ref == party else within
        return found

    def _family(self, party: Ref) -> list[Ref]:
        return [*self.facts.chain(party), *parts_of(self.facts, party)]

    def _areas(self, working: Mapping[Ref, Heard]) -> dict[Ref, Heard]:
        """Return the areas that somebody who hears it serves, with all that lies inside them."""
        served = _nearest(self.facts.ties(Serves), working)
        found = {}
        for area in self.facts.network.of(Area).values():
            around = [ref for ref in self.facts.chain(area.ref) if ref in served]
            if around and self.facts.inside(self.area or None, area.id):
                ways = [replace(served[ref], whole=ref != area.ref and self._is_whole(ref)) for ref in around]
                # Who works there itself tells more than who serves the whole municipality.
                best = min(ways, key=lambda way: (way.whole, _order(way)))
                found[area.ref] = replace(best, ref=area.ref)
        return found

    def _is_whole(self, ref: Ref) -> bool:
        """Return whether an area is the municipality, or larger: by its kind, else by its name."""
        area = self.facts.network.get(ref)
        assert isinstance(area, Area)
        named = {normalise(s.value) for s in self.facts.settings(SettingKey.MUNICIPALITY)}
        return area.kind in _WHOLE if area.kind else normalise(area.name) in named

    def _reached_by(
        self, working: Mapping[Ref, Heard], kind: type[Relationship], more: set[Ref]
    ) -> tuple[dict[Ref, Heard], list[Ref]]:
        """Return what those who hear it reach or are present in, and all of it that is on the map."""
        ties = [tie for tie in self.facts.ties(kind) if self.facts.network.get(tie.end)]
        there = {tie.end for tie in ties if tie.start not in self.away}
        return _nearest(ties, working), sorted(there | {ref for ref in more if self.facts.network.get(ref)})

    # --- what is not known ------------------------------------------------------------------------------------

    def _silent(self, not_heard: Mapping[str, tuple[Ref, ...]]) -> tuple[Ref, ...]:
        """Return of what that is not heard it is not known, by kind and id."""
        open_ = self._open(not_heard)
        if not self.supposed and (held := self._if_held()):
            other = _Spread(held, self.sources, self.within, self.area, supposed=True).answer()
            open_ |= {one.ref for found in other.heard.values() for one in found} | set(other.silent)
        return tuple(ref for kind in KINDS for ref in not_heard[kind] if ref in open_)

    def _if_held(self) -> Facts | None:
        """Return the facts as if all holds of which nobody knows whether it does; None: there is nothing like that."""
        held = self.facts.if_held(Status.UNKNOWN, Status.SUSPENDED)
        seats = [
            TakesPart(id=seat_id(who, table, statement.function), start=who, end=table, function=statement.function)
            for statement in _seats_unknown(self.facts)
            if (who := _ref(statement.subject)) and (table := _ref(statement.object))
        ]
        if not seats:
            return held
        return Facts((held or self.facts).network.with_records(seats), self.facts.day)

    def _open(self, not_heard: Mapping[str, tuple[Ref, ...]]) -> set[Ref]:
        told = self._seats_told() and self._ways_told()
        open_ = set() if told else {*not_heard["organisation"], *not_heard["consultation"]}
        for kind, (tie_type, about, name) in _THROUGH.items():
            stated = none_known(statements_about(self.facts, about))
            unsure = {tie.end for tie in self.facts.ties(tie_type) if tie.start in open_}
            for ref in not_heard[kind]:
                around = self.facts.chain(ref) if kind == "area" else [ref]
                # Who is in an area is also who serves one around it.
                complete = self.facts.complete(*(name.format(id=one.id) for one in around))
                if stated or not complete or unsure & set(around):
                    open_.add(ref)
        return open_

    def _seats_told(self) -> bool:
        """Return whether all seats are told, but for those of which it was said whose and where they may be."""
        if not all(_ref(s.subject) and _ref(s.object) for s in _seats_unknown(self.facts)):
            return False
        tables = [f"{SheetName.PARTICIPATION}:{table.id}" for table in self.facts.consultations]
        whole = self.facts.complete(SheetName.PARTICIPATION)
        return bool(whole or listed(self.facts, SheetName.CONSULTATIONS, *tables))

    def _ways_told(self) -> bool:
        """Return whether everybody who could pass the request on within the steps told to whom it goes."""
        passing = sorted(ref for ref, heard in self.all_ways.items() if heard.steps < self.within)
        if any(self._route_unknown(ref) for ref in passing):
            return False
        if self.facts.complete(SheetName.ESCALATION):
            return True
        down = (None, Direction.DOWN)
        return all(
            any(s.theme is None and s.direction in down for s in self.facts.denied(About.ROUTE, place))
            for place in passing
            if place in self.handed
        )

    def _route_unknown(self, ref: Ref) -> bool:
        """Return whether somebody said that it is not known to whom a place hands on; upwards does not matter."""
        stated = self.facts.stated(About.ROUTE, ref)
        return any(s.value is StatedValue.UNKNOWN and s.direction is not Direction.UP for s in stated)


def _seats_unknown(facts: Facts) -> list[Statement]:
    return [s for s in statements_about(facts, About.SEAT) if s.value is StatedValue.UNKNOWN]


def _ref(text: str | None) -> Ref | None:
    return Ref.parse(text) if text else None


def _nearest(ties: Iterable[Relationship], working: Mapping[Ref, Heard]) -> dict[Ref, Heard]:
    """Return the ends of ties from those who hear a request, each through the first who does."""
    found: dict[Ref, Heard] = {}
    for tie in ties:
        if heard := working.get(tie.start):
            one = replace(heard, ref=tie.end, through=tie.start)
            found[tie.end] = min(found.get(tie.end, one), one, key=_order)
    return found


def _order(heard: Heard) -> tuple[bool, int, Ref]:
    assert heard.through is not None
    return not heard.formal, heard.steps, heard.through
