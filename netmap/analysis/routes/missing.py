"""What would make a way where there is none: the nearest missing links, cheapest first.

Which question of the user: *what must we ask or agree on, so that a signal gets to a decision?*
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.analysis.routes.link_ranks import Links, Rank, Willing
from netmap.analysis.routes.moving import Standing, Vertex
from netmap.analysis.routes.paths import away_from
from netmap.analysis.routes.results import MissingLink
from netmap.analysis.routes.staged import Level, Staged, staged
from netmap.model import Consultation, Organisation, Ref, Stage

__all__ = ["MOST_LINKS", "missing_links"]

#: More ways out than this help nobody to choose.
MOST_LINKS = 5
#: Of links that only together make a way, so many of each are put together.
_TRIED = 6
#: ... and so often one link is told with another one, and so many proposals of who decides are made.
_TOGETHER = 2
#: To be interpreted, and then to be decided on, it takes at most so many links each: hand it to who then takes it.
_MOST_EACH = 2
_SIGNAL, _INTERPRETED = Level.SIGNAL, Level.INTERPRETED
_PLACES = (Standing.TABLE, Standing.HOME, Standing.OWN)


def missing_links(facts: Facts, source: Ref, theme: str = "", area: str = "") -> tuple[MissingLink, ...]:
    """Return what would make a way from one place to a decision, cheapest first.

    Parameters
    ----------
    facts : Facts
    source : Ref
        An active party, consultation or channel from where there is no known route.
    theme, area : str
        Ids; "": any.

    Returns
    -------
    tuple of MissingLink
        At most five. A link is a hand-over between two places, or somebody who takes a stage; where one is not enough
        the others stand in ``also``, and ``cost`` counts them all. Equal costs: first what is only asked, before what
        was told not to be there; of questions first what somebody may simply not have told (a mandate, or its themes),
        then who interprets at a table, then hand-overs; hand-overs first within an area, then to a table with which a
        member is shared, then to the next echelon, then about the theme, then by id.

        To decide, those who decide on something, tables of which nobody told what they may, and the municipality are
        named; a table that was told to do something else only when nothing else makes a way, however much that takes;
        then so to interpret a party that never did so. Two proposals of who decides at most. What a place itself
        refused is never proposed, nor a table that serves other areas only. Empty when there is a way, when the source
        is no active place, or when nobody is left to name.
    """
    graph = staged(facts, theme, area)
    vertex = graph.entry(source)
    if vertex is None:
        return ()
    left, start = graph.to_sink(graph.matrix(known_only=True)), graph.state(vertex)
    if np.isfinite(left[start]):
        return ()
    found: list[_Option] = []
    for willing in Willing:
        if found:
            break
        links = Links(facts, source, theme, area, graph.moves.elsewhere, willing=willing)
        search = _Search(facts, graph, links, source, start, left)
        found = list(search.one())
        for cost in range(2, 2 * _MOST_EACH + 1):
            found = found or list(search.several(cost))
    return tuple(_told_once(sorted(found, key=lambda option: _order(option.links))))


_Set = tuple[tuple[Rank, MissingLink], ...]


@dataclass(frozen=True)
class _Option:
    """A set of links that together make a way, in the order in which a signal meets them."""

    links: _Set

    def link(self) -> MissingLink:
        """Return the first link with the others in ``also``."""
        cost = len(self.links)
        first, *others = (replace(link, cost=cost) for _, link in self.links)
        return replace(first, also=tuple(others))


def _told_once(options: Iterable[_Option]) -> Iterator[MissingLink]:
    """Yield the first options that name or ask something new, each link in two of them at most.

    Of those that ask the same only the first is told.
    """
    asked: Counter[object] = Counter()
    shown = deciding = 0
    for option in options:
        links = [link for _, link in option.links]
        keys = [_key(link) for link in links]
        decides = any(link.known and link.stage is Stage.DECIDE for link in links)
        new = not all(asked[key] for key in keys) and all(asked[key] < _TOGETHER for key in keys)
        if new and shown < MOST_LINKS and not (decides and deciding == _TOGETHER):
            asked.update(keys)
            shown += 1
            deciding += decides
            yield option.link()


def _key(link: MissingLink) -> object:
    if link.known:
        return link.start, link.end, link.stage
    return link.ask.code, link.ask.subject, link.stage


@dataclass
class _Search:
    """From where a signal gets somewhere, and to where it could be handed."""

    facts: Facts
    graph: Staged
    links: Links
    source: Ref
    start: int
    left: NDArray[np.float64]
    _arriving: dict[Level, list[Ref]] = field(default_factory=dict)
    _decided: dict[tuple[Ref, int], list[_Set]] = field(default_factory=dict)

    # --- one link ---------------------------------------------------------------------------------------------

    def one(self) -> Iterator[_Option]:
        """Yield what is enough by itself."""
        away = away_from(self.graph, self.start)
        for link in (*self._taking(away), *self._handing(away)):
            yield _Option((link,))

    def _taking(self, away: NDArray[np.float64]) -> Iterator[tuple[Rank, MissingLink]]:
        """Yield who would only have to take a stage."""
        for place in self._places(away, _SIGNAL):
            if self._arrives(place, _INTERPRETED) and (link := self.links.stage(place, Stage.INTERPRET)):
                yield link
        for place in self._places(away, _INTERPRETED):
            if link := self.links.stage(place, Stage.DECIDE):
                yield link

    def _handing(self, away: NDArray[np.float64]) -> Iterator[tuple[Rank, MissingLink]]:
        """Yield the hand-overs that are enough."""
        seen: set[tuple[Ref, Ref]] = set()
        for level in (_INTERPRETED, _SIGNAL):
            starts = self._handing_places(away, level)
            ends = self._ends(level) if starts else []
            for start in starts:
                for end in ends:
                    if (start, end) not in seen and (link := self.links.hand_over(start, end)):
                        seen.add((start, end))
                        yield link

    def _ends(self, level: Level) -> list[Ref]:
        """Return where a signal would have to be for a way to a decision: tables, and who takes the next stage."""
        if level not in self._arriving:
            stage = Stage.DECIDE if level is _INTERPRETED else Stage.INTERPRET
            able = self.graph.abilities.known[stage]
            vertices = (v for v in self.graph.moves.vertices if v.standing in (Standing.TABLE, Standing.HOME))
            refs = (v.ref for v in vertices if v.standing is Standing.TABLE or v.ref in able)
            self._arriving[level] = sorted(ref for ref in refs if self._arrives(ref, level))
        return self._arriving[level]

    def _arrives(self, place: Ref, level: Level) -> bool:
        standing = Standing.TABLE if place.label == Consultation.KIND else Standing.HOME
        return bool(np.isfinite(self.left[self._state(place, standing, level)]))

    def _state(self, place: Ref, standing: Standing, level: Level) -> int:
        return self.graph.state(Vertex(place, standing), level)

    def _places(self, away: NDArray[np.float64], level: Level) -> list[Ref]:
        """Return the places where a signal can be at a stage, that could take the next; by id."""
        found = set()
        for state in np.flatnonzero(np.isfinite(away)).tolist():
            vertex = self.graph.vertex(state)
            if vertex and vertex.standing in _PLACES and self.graph.level(state) is level:
                found.add(vertex.ref)
        return sorted(found)

    def _handing_places(self, away: NDArray[np.float64], level: Level) -> list[Ref]:
        """Return the places that could hand on: the source, consultations, and parties that a route leads to.

        Who interprets it can hand it on from there, however it came there.
        """
        recorded = away_from(self.graph, self.start, recorded_only=True)
        parties = {self.source, *self._places(recorded, level)}
        if level is _INTERPRETED:
            parties |= self.graph.abilities.known[Stage.INTERPRET].keys()
        return [p for p in self._places(away, level) if p.label == Consultation.KIND or p in parties]

    # --- several links ----------------------------------------------------------------------------------------

    def several(self, cost: int) -> Iterator[_Option]:
        """Yield the sets of so many links, two or more: some to be interpreted, then the others to be decided on."""
        away = away_from(self.graph, self.start)
        if self._places(away, _INTERPRETED) and cost == _MOST_EACH:
            yield from map(_Option, self._to_decision(away, cost))
        for before in range(1, min(cost, _MOST_EACH) + 1):
            if cost - before > _MOST_EACH:
                continue
            for links in self._to_interpreter(away, before):
                place = links[-1][1].end or links[-1][1].start
                if cost == before:
                    if self._arrives(place, _INTERPRETED):
                        yield _Option(links)
                else:
                    then = self._decided_from(place, cost - before)
                    yield from (_Option((*links, *more)) for more in then)

    def _to_interpreter(self, away: NDArray[np.float64], cost: int) -> list[_Set]:
        """Return the best ways, by so many links, in which somebody interprets it who does not hear of it now."""
        starts = self._handing_places(away, _SIGNAL)
        if cost == 1:
            takers = [self.links.stage(place, Stage.INTERPRET) for place in self._places(away, _SIGNAL)]
            known = self.graph.abilities.known[Stage.INTERPRET].keys() & self.graph.states_of.keys()
            over = (self.links.hand_over(start, end) for start in starts for end in sorted(known))
            return [*_best(_ones(takers)), *_best(_ones(over))]
        # Those from where it is decided on go first: with the others it takes still more.
        arriving = self._handed_and_taken(starts, Stage.INTERPRET, arriving=True)
        return arriving or self._handed_and_taken(starts, Stage.INTERPRET, arriving=False)

    def _decided_from(self, place: Ref, cost: int) -> list[_Set]:
        key = (place, cost)
        if key not in self._decided:
            state = self._state(place, self._standing(place), _INTERPRETED)
            self._decided[key] = self._to_decision(away_from(self.graph, state), cost)
        return self._decided[key]

    def _to_decision(self, away: NDArray[np.float64], cost: int) -> list[_Set]:
        """Return the best ways, by so many links, to a decision on what was interpreted."""
        starts = self._handing_places(away, _INTERPRETED)
        if cost > 1:
            return self._handed_and_taken(starts, Stage.DECIDE)
        takers = [self.links.stage(place, Stage.DECIDE) for place in self._places(away, _INTERPRETED)]
        ends = self._ends(_INTERPRETED) if starts else []
        over = (self.links.hand_over(start, end) for start in starts for end in ends)
        return [*_best(_ones(takers)), *_best(_ones(over))]

    def _handed_and_taken(self, starts: list[Ref], stage: Stage, *, arriving: bool = False) -> list[_Set]:
        """Return the best pairs: it is handed to a table (to a party when no table will), which takes the next stage.

        ``arriving``: only to those from where what was interpreted is decided on.
        """
        for standing in (Standing.TABLE, Standing.HOME):
            vertices = (v for v in self.graph.moves.vertices if v.standing is standing)
            ends = [v.ref for v in vertices if v.ref not in self.graph.moves.elsewhere]
            takers = [self.links.stage(end, stage) for end in ends if not arriving or self._arrives(end, _INTERPRETED)]
            found: list[_Set] = []
            for taken in sorted(filter(None, takers), key=lambda link: link[0]):
                over = (self.links.hand_over(start, taken[1].start) for start in starts)
                found += [(one, taken) for one in over if one]
                if len(found) > _TRIED:
                    break
            if found:
                return _best(found)
        return []

    def _standing(self, place: Ref) -> Standing:
        if place.label == Consultation.KIND:
            return Standing.TABLE
        return Standing.OWN if place == self.source and place.label == Organisation.KIND else Standing.HOME


def _ones(links: Iterable[tuple[Rank, MissingLink] | None]) -> list[_Set]:
    return [(link,) for link in links if link]


def _best(sets: list[_Set]) -> list[_Set]:
    return sorted(sets, key=_order)[:_TRIED]


def _order(links: _Set) -> tuple[bool, int, tuple[Rank, ...]]:
    ranks = tuple(rank for rank, _ in links)
    return any(link.known for _, link in links), sum(rank.kind for rank in ranks), ranks
