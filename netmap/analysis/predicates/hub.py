"""The core team: is there exactly one (handreiking A2, Kernteam), and whom does its request reach (SAMOS-structuur).

A consultation is the core team when its row says so. Neither its name nor its kind makes it one: a care team may
bear the same name, and a triangle is no core team; those are asked.
"""

from __future__ import annotations

from collections import defaultdict

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.roles import is_seated, parts_of, places_of
from netmap.analysis.told import (
    ELSEWHERE,
    Reason,
    all_seats_listed,
    listed,
    municipality,
    network_ref,
    none_known,
    searched,
    surest,
    unless_in_doubt,
    weakest,
)
from netmap.model import About, Direction, PassesOn, Ref, SheetName, Statement

_CORE_TEAM = "core_team"


@unless_in_doubt
def count_hubs(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether the number of core teams lies between the arguments (least, and most when there is a second).

    Absent when it was stated that there is none; or when the list of consultations is complete and each of them was
    stated not to be the core team. Too many is a finding that rests on the rows that say yes. On a map without any
    consultation it is unknown.
    """
    hubs = _hubs(facts)
    least, most = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else None
    if most is not None and len(hubs) > most:
        return _too_many(facts, hubs, most)
    if len(hubs) >= least:
        return Verdict(state=State.PRESENT, parties=tuple(hubs), places=tuple(hubs))
    title = Evidence(code="gaps.title.hub_few", values={"consultations": hubs, "count": least})
    if not hubs:
        title = Evidence(code="gaps.title.hub_none")
    cover = Cover.SINGLE if hubs else Cover.NONE
    remedy = Evidence(code="gaps.remedy.hub", values={"count": least - len(hubs)})
    if absent := _no_hub(facts, hubs):
        (confidence, reason), rows = absent
        return Verdict(
            state=State.ABSENT,
            cover=cover,
            confidence=confidence,
            reason=reason,
            evidence=rows,
            fallback=Fallback.NONE,
            title=title,
            remedy=remedy,
            places=tuple(hubs),
        )
    denied = {c.ref for c in facts.consultations if facts.denied(About.HUB, c.ref)}
    named = [c.ref for c in facts.consultations if c.kind == _CORE_TEAM and c.ref not in denied and not c.hub]
    ask = Ask(code="gaps.ask.hub", subject=network_ref(facts), addressees=municipality(facts))
    if named:
        values = {"consultations": named}
        ask = Ask(code="gaps.ask.hub_named", subject=ask.subject, addressees=ask.addressees, values=values)
    return Verdict(state=State.UNKNOWN, cover=cover, asks=(ask,), title=title, remedy=remedy, places=tuple(hubs))


def _hubs(facts: Facts) -> list[Ref]:
    return [c.ref for c in facts.consultations if c.hub]


def _too_many(facts: Facts, hubs: list[Ref], most: int) -> Verdict:
    records = [c for c in facts.consultations if c.hub]
    confidence, reason = weakest(facts.confidence(record) for record in records)
    rows = tuple(
        Evidence(code="gaps.evidence.hub", values={"consultation": r.ref}, provenance=r.provenance) for r in records
    )
    return Verdict(
        state=State.PRESENT,
        cover=Cover.TOO_MANY,
        confidence=confidence,
        reason=reason,
        evidence=rows,
        parties=tuple(hubs),
        title=Evidence(code="gaps.title.hub_many", values={"consultations": hubs, "count": most}),
        remedy=Evidence(code="gaps.remedy.hub_many", values={"count": len(hubs) - most, "consultations": hubs}),
        places=tuple(hubs),
    )


def _no_hub(facts: Facts, hubs: list[Ref]) -> tuple[Reason, tuple[Evidence, ...]] | None:
    """Return how sure it is that there are no more core teams than these, with the rows; None when not known."""
    if denied := facts.denied(About.HUB, None):
        row = Evidence(code="gaps.evidence.hub_nobody", provenance=denied[0].provenance)
        return facts.confidence(denied[0]), (row,)
    settings = listed(facts, SheetName.CONSULTATIONS)
    others = [c.ref for c in facts.consultations if c.ref not in hubs]
    said = [statements[0] for ref in others if (statements := facts.denied(About.HUB, ref))]
    if not settings or not facts.consultations or len(said) < len(others):
        return None
    reasons = [facts.complete_confidence(settings[0]), *(facts.confidence(statement) for statement in said)]
    places = tuple(dict.fromkeys(place for statement in said for place in statement.provenance))
    row = Evidence(code="gaps.evidence.hub_said_no", values={"count": len(others)}, provenance=places[:_MOST_ROWS])
    return weakest(reasons), (row, *searched(facts, settings))


#: Rows of the user's data behind one sentence; more would hide the finding.
_MOST_ROWS = 10


# --- whom a request reaches ---------------------------------------------------------------------------------


@unless_in_doubt
def reached_from_hub(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether a request of the core team reaches a party, or the consultation where it should hear it.

    A request goes from the core team along active routes that do not go up, of any kind and over any number of
    steps; who sits at a table that it reaches hears it, and passes it on along routes of its own. A party is reached
    with its parts and with what it is part of.

    Returns
    -------
    Verdict
        For a party: present, or ELSEWHERE: at its largest consultation that is not reached; nowhere when it sits in
        none (another line says so), and when no core team is known. For a consultation: absent when the list of
        routes is complete, or when everybody whom the request reaches stated to pass nothing down.
    """
    steering = facts.memo("hub steering", lambda: _Steering(facts))
    ref = next(r for r in demand.subjects if r.label in ("Organisation", "Consultation"))
    if not steering.hubs:
        return ELSEWHERE
    if ref.label == "Consultation":
        return Verdict(state=State.PRESENT) if ref in steering.reached else _not_reached(facts, steering, ref)
    if steering.hears(ref):
        return Verdict(state=State.PRESENT)
    table = steering.should_hear_at(ref)
    return Verdict(state=State.ELSEWHERE, cover=Cover.NONE, at=(table,)) if table else ELSEWHERE


class _Steering:
    """Where requests of the core team arrive; linear in seats and routes."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.hubs = _hubs(facts)
        self.told, self.reached = self._spread()
        hearing = [o.ref for o in facts.organisations if self._hears_itself(o.ref)]
        self._hearing = set(hearing)
        self._through_parts = {whole for party in hearing for whole in facts.chain(party)}

    def _spread(self) -> tuple[list[Ref], set[Ref]]:
        """Return to whom a request goes by a route, in order, and everybody and everything that it reaches."""
        onward: dict[Ref, list[Ref]] = defaultdict(list)
        for route in self.facts.ties(PassesOn):
            if route.direction is not Direction.UP:
                onward[route.start].append(route.end)
        told, reached = list(self.hubs), set(self.hubs)
        for place in told:
            members = (seat.start for seat in self.facts.seats.get(place, ()))
            for start in (place, *members):
                for end in sorted(onward.get(start, ())):
                    if end not in reached:
                        reached.add(end)
                        told.append(end)
        return told, reached

    def _hears_itself(self, party: Ref) -> bool:
        return party in self.reached or any(place in self.reached for place in places_of(self.facts, party))

    def hears(self, party: Ref) -> bool:
        """Return whether a party hears a request: itself, through a part, or through what it is part of."""
        return party in self._through_parts or any(whole in self._hearing for whole in self.facts.chain(party))

    def should_hear_at(self, party: Ref) -> Ref | None:
        """Return the consultation of a party that is not reached; of several that with most members, then by id."""
        if not is_seated(self.facts, party):
            return None
        largest = self.facts.memo("hub largest", self._largest)
        # Where only what it is part of sits, it does not sit itself: another line says so.
        family = (party, *parts_of(self.facts, party))
        return min((largest[ref] for ref in family if ref in largest), default=(0, None))[1]

    def _largest(self) -> dict[Ref, tuple[int, Ref]]:
        sizes = {c.ref: len(self.facts.members(c.ref)) for c in self.facts.consultations}
        found = {}
        for party in self.facts.organisations:
            if places := places_of(self.facts, party.ref):
                found[party.ref] = min((-sizes[place], place) for place in places)
        return found

    def waiting_at(self, table: Ref) -> list[Ref]:
        """Return the parties that should hear a request at this consultation, by id."""
        return self.facts.memo("hub waiting", self._waiting).get(table, [])

    def _waiting(self) -> dict[Ref, list[Ref]]:
        found: dict[Ref, list[Ref]] = defaultdict(list)
        for party in self.facts.organisations:
            table = None if self.hears(party.ref) else self.should_hear_at(party.ref)
            if table:
                found[table].append(party.ref)
        return found


def _not_reached(facts: Facts, steering: _Steering, ref: Ref) -> Verdict:
    hubs = steering.hubs
    # With more than one it is a request of each of them that does not arrive.
    asking = hubs[0] if len(hubs) == 1 else hubs
    values = {"hub": asking, "consultation": ref}
    waiting = steering.waiting_at(ref)
    verdict = Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        parties=tuple(waiting),
        fallback=_through_members(facts, steering, ref),
        title=Evidence(code="gaps.title.steering", values=values),
        remedy=Evidence(code="gaps.remedy.steering", values={**values, "count": 1}),
        places=(ref,),
        asks=(
            Ask(
                code="gaps.ask.steering",
                subject=hubs[0],
                addressees=tuple(dict.fromkeys(who for hub in hubs for who in facts.responsible_for(hub))),
                values={"hub": asking, "consultations": [ref]},
            ),
        ),
    )
    reasons, rows = _nothing_goes_down(facts, steering)
    # Who waits here may well sit, untold, where the request does arrive.
    if not reasons or not all(facts.members_complete(r) for r in steering.reached if r.label == "Consultation"):
        return verdict
    confidence, reason = surest(reasons)
    if waiting:
        rows = (*rows, Evidence(code="gaps.evidence.waiting", values={"parties": waiting, "consultation": ref}))
    return Verdict(
        state=State.ABSENT,
        cover=Cover.NONE,
        confidence=confidence,
        reason=reason,
        evidence=rows,
        parties=verdict.parties,
        fallback=verdict.fallback,
        title=verdict.title,
        remedy=verdict.remedy,
        places=verdict.places,
    )


def _nothing_goes_down(facts: Facts, steering: _Steering) -> tuple[list[Reason], tuple[Evidence, ...]]:
    """Return why no more consultations are reached than are known, each reason enough; empty when not known."""
    return facts.memo("hub nothing down", lambda: _all_told(facts, steering))


def _all_told(facts: Facts, steering: _Steering) -> tuple[list[Reason], tuple[Evidence, ...]]:
    reasons: list[Reason] = []
    rows: list[Evidence] = []
    said: list[Statement] = []
    for place in steering.told:
        if none_known(facts.stated(About.ROUTE, place)):
            return [], ()
        denied = facts.denied(About.ROUTE, place)
        said += [s for s in denied if s.theme is None and s.direction in (None, Direction.DOWN)][:1]
    if len(said) == len(steering.told):
        reasons.append(weakest(facts.confidence(statement) for statement in said))
        for place, statement in zip(steering.told, said, strict=True):
            values = {"consultation": place}
            rows.append(Evidence(code="gaps.evidence.no_way_down", values=values, provenance=statement.provenance))
    if settings := listed(facts, SheetName.ESCALATION):
        reasons.append(facts.complete_confidence(settings[0]))
        rows += searched(facts, settings)
    return reasons, tuple(rows)


def _through_members(facts: Facts, steering: _Steering, ref: Ref) -> Fallback | None:
    """Return INSIDE when somebody who sits there hears requests elsewhere; NONE when the members are known."""
    if any(steering.hears(seat.start) for seat in facts.seats.get(ref, ())):
        return Fallback.INSIDE
    return Fallback.NONE if facts.members_complete(ref) or all_seats_listed(facts) else None
