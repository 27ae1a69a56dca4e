"""Where signals surely stop, where they go round, and of which consultations nobody said how it goes on.

Which question of the user: *where does a signal get stuck?* The verdicts are those of the white spots
(:func:`netmap.analysis.predicates.routes.route_to`), so that a page of routes never says what that page denies. White
spots ask for agreed routes; here it is also no dead end where a signal needs none, because who sits there interprets
it or may commit who decides: then the answer for that place has a recorded way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.routes import route_to
from netmap.analysis.results import Ask, Confidence, Relevance, State, Verdict
from netmap.analysis.routes.moving import elsewhere
from netmap.analysis.routes.results import DeadEnd, DeadEndType
from netmap.analysis.routes.ways import recorded_legs
from netmap.analysis.seating import seating
from netmap.model import About, Consultation, PassesOn, Record, Ref, Stage, Statement
from netmap.reference.norm import Need, NormLine, Passage

__all__ = ["Ends", "find_ends"]

_CONFIDENCES = list(Confidence)
_TYPES = {Stage.DECIDE: DeadEndType.DECIDE, Stage.INTERPRET: DeadEndType.INTERPRET}
_LINE = NormLine(
    id="route",
    text="",
    kind="instrumental",
    type="route_gap",
    for_each=("consultation",),
    needs=Need("route_to", (Stage.DECIDE.value,)),
    passage=Passage("", "", ""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where recorded ways stop.

    ``dead_ends`` are sure, the surest first, then those with most behind them. ``loops`` are rounds of recorded routes
    without a way out and without anybody who is known to decide; what nobody told may still be one, so a question
    about them stands in ``asks``. ``no_way_up``: consultations without a recorded way to a decision or on, of which
    nobody said so in the last two years.
    """

    dead_ends: tuple[DeadEnd, ...] = ()
    loops: tuple[tuple[Ref, ...], ...] = ()
    no_way_up: tuple[Ref, ...] = ()
    asks: tuple[Ask, ...] = ()


def find_ends(facts: Facts, theme: str = "", area: str = "") -> Ends:
    """Return where signals stop, for a theme and area ("": any); made once.

    With a theme: from the consultations that deal with it or have a role for it and the parties that give a stage of
    it, along the routes for it and for all themes, to wherever those lead. With an area: not from consultations that
    serve other areas only. A party without any recorded tie onwards is at most a question, and so is what was told too
    long ago to build on. Where recorded steps lead to who takes a stage (:func:`recorded_legs`), and in a round with
    such a place in it, nothing stops before that stage. Of a place where signals stop altogether it is not said once
    more that they get to nobody who decides. An empty network has no ends.
    """
    return facts.memo(f"ends of routes {theme}.{area}", lambda: _Looking(facts, theme, area).ends())


class _Looking:
    def __init__(self, facts: Facts, theme: str, area: str) -> None:
        self.facts = _for_theme(facts, theme)
        self.onward = self.facts.onward
        away = {ref for ref in elsewhere(facts, area) if ref.label == Consultation.KIND}
        self.rounds = [part for part in nx.strongly_connected_components(self.onward) if len(part) > 1]
        # Places of which nothing is said: elsewhere, or a recorded way leads to who takes the stage.
        self.arriving = {
            stage: away | self._with_rounds(refs) for stage, refs in recorded_legs(facts, theme, area).items()
        }
        tables = [c.ref for c in facts.consultations if c.ref not in away]
        parties = [o.ref for o in facts.organisations if self.onward.degree[o.ref]]
        if theme:
            scope, giving = seating(facts).scope.get(theme, set()), facts.covering.get(theme, set())
            tables = [ref for ref in tables if ref in scope]
            parties = [ref for ref in parties if ref in giving]
        self.verdicts = {stage: self._verdicts((*tables, *parties), stage) for stage in _TYPES}

    def _with_rounds(self, arriving: frozenset[Ref]) -> set[Ref]:
        return set(arriving).union(*(part for part in self.rounds if part & arriving))

    def _verdicts(self, starts: Iterable[Ref], stage: Stage) -> dict[Ref, Verdict]:
        """Return the verdicts of some places, and of those where signals from there stop."""
        found: dict[Ref, Verdict] = {}
        waiting = sorted(starts)
        for ref in waiting:
            if ref not in found:
                found[ref] = route_to(self.facts, Demand(_LINE, (ref,), Relevance.CONCEIVABLE), (stage.value,))
                waiting += found[ref].at
        return dict(sorted(found.items()))

    def ends(self) -> Ends:
        found = sorted(
            self._dead_ends(), key=lambda e: (_CONFIDENCES.index(e.confidence), -len(e.behind), e.place, e.type)
        )
        return Ends(
            dead_ends=tuple(found), loops=tuple(self._loops()), no_way_up=self._no_way_up(), asks=tuple(self._asks())
        )

    def _dead_ends(self) -> Iterator[DeadEnd]:
        for stage, verdicts in self.verdicts.items():
            behind = _behind(verdicts)
            for ref, verdict in verdicts.items():
                if verdict.state is not State.ABSENT or verdict.confidence is Confidence.ASK:
                    continue
                if ref in self.arriving[stage]:
                    continue
                kind = _TYPES[stage]
                if kind is DeadEndType.DECIDE and self._stops(ref):
                    kind = DeadEndType.STOPS
                yield DeadEnd(
                    place=ref,
                    type=kind,
                    confidence=verdict.confidence,
                    behind=tuple(sorted(behind.get(ref, set()) - self.arriving[stage])),
                    evidence=verdict.evidence,
                )

    def _stops(self, ref: Ref) -> bool:
        """Return whether a consultation without a way to a decider receives signals and surely may not decide."""
        record = self.facts.network.get(ref)
        if not isinstance(record, Consultation) or self.onward.out_degree(ref) or not self.onward.in_degree(ref):
            return False
        told = record.mandate is not None or bool(self.facts.denied(About.MANDATE, ref))
        return told and ref not in self.facts.deciders and not self.facts.deciding_not_known(ref)

    def _loops(self) -> list[tuple[Ref, ...]]:
        found = []
        arriving = self.arriving[Stage.DECIDE] | self.facts.deciders
        for part in self.rounds:
            out = any(after not in part for ref in part for after in self.onward.successors(ref))
            if not out and not part & arriving and part & self._seen:
                found.append(tuple(sorted(part)))
        return sorted(found)

    @property
    def _seen(self) -> set[Ref]:
        return set(self.verdicts[Stage.DECIDE])

    def _open(self, stage: Stage) -> Iterator[tuple[Ref, tuple[Ask, ...]]]:
        """Yield the places of which it is not known whether signals stop there, with what to ask."""
        for ref, verdict in self.verdicts[stage].items():
            # Whether a decider below the top has a way on is a question of its own: here it ends the way.
            if ref in self.arriving[stage] or ref in self.facts.deciders:
                continue
            if verdict.state is State.UNKNOWN:
                yield ref, verdict.asks
            elif verdict.state is State.ABSENT and verdict.confidence is Confidence.ASK:
                yield ref, (self._still(ref),)

    def _still(self, ref: Ref) -> Ask:
        """Return the question whether what was told long ago about the ways on from a place still holds."""
        whom = self.facts.responsible_for(ref) if ref.label == Consultation.KIND else (ref,)
        code = "gaps.ask.circle" if self.onward.out_degree(ref) else "routes.ask.still"
        return Ask(code=code, subject=ref, addressees=whom, field_of_record=True)

    def _no_way_up(self) -> tuple[Ref, ...]:
        return tuple(
            ref
            for ref, _ in self._open(Stage.DECIDE)
            if ref.label == Consultation.KIND and not self.onward.out_degree(ref)
        )

    def _asks(self) -> list[Ask]:
        """Return what to ask where it is not known how it goes on, each thing once, by what it is about."""
        found: dict[tuple[Ref, str], Ask] = {}
        for stage in _TYPES:
            for ref, asks in self._open(stage):
                for ask in asks:
                    found.setdefault((ask.subject or ref, ask.code), ask)
        return [ask for _, ask in sorted(found.items(), key=lambda item: item[0])]


def _behind(verdicts: Mapping[Ref, Verdict]) -> dict[Ref, set[Ref]]:
    """Return, for each place where signals stop, the places whose signals all stop further on, there among others."""
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for ref, verdict in verdicts.items():
        for end in verdict.at:
            found[end].add(ref)
    return found


def _for_theme(facts: Facts, theme: str) -> Facts:
    """Return the facts in which routes, and what was said of them, are about one theme or about all; ("": as is)."""
    if not theme:
        return facts

    def made() -> Facts:
        routes = [route for route in facts.network.of(PassesOn).values() if route.theme not in (None, theme)]
        said = [s for s in facts.network.of(Statement).values() if s.about is About.ROUTE and s.theme is not None]
        if not routes and not said:
            return facts
        gone: list[Record] = [*routes, *(s for s in said if s.theme != theme)]
        here = [replace(s, theme=None) for s in said if s.theme == theme]
        return Facts(facts.network.with_records(here, [(record.KIND, record.id) for record in gone]), facts.day)

    return facts.memo(f"routes of theme {theme}", made)
