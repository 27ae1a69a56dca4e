"""What may be drawn of a network on one day: nodes with status and sector, and ties with what can be said of them.

Every view chooses from a :class:`Scene`; :class:`Drawing` turns what was chosen into a :class:`View`, so that steps,
ties and hidden neighbours are counted in one place.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import networkx as nx

from netmap.analysis.facts import Facts
from netmap.analysis.pictures.results import Arrangement, Node, NodeKind, Tie, TieKind, View, Wish
from netmap.errors import UsageError
from netmap.graph import has_ended, web_graph
from netmap.model import (
    Fact,
    InSector,
    Network,
    PassesOn,
    Ref,
    Relationship,
    RouteKind,
    Status,
    TakesPart,
    WorksFor,
    first_day,
)
from netmap.reference.domains import DOMAINS, domain_of

_KINDS = {
    "Organisation": NodeKind.ORGANISATION,
    "Consultation": NodeKind.CONSULTATION,
    "Expert": NodeKind.EXPERT,
    "Theme": NodeKind.THEME,
}
_TIES = {
    "TAKES_PART": TieKind.SEAT,
    "PASSES_ON": TieKind.ROUTE,
    "COORDINATES": TieKind.COORDINATES,
    "WORKS_FOR": TieKind.WORKS_FOR,
    "PART_OF": TieKind.PART_OF,
    "REPRESENTS": TieKind.REPRESENTS,
}
#: What passing on is when nothing is handed over.
_TOLD = {RouteKind.INFORMS: TieKind.INFORMS, RouteKind.REPORTS_BACK: TieKind.REPORTS_BACK}
#: Of these it matters which end comes first; of the others the kinds of the two ends say it.
_ONE_WAY = {TieKind.ROUTE, *_TOLD.values(), TieKind.PART_OF, TieKind.REPRESENTS}
_KIND_ORDER = list(TieKind)
#: Of several ties that are not active, the one that is nearest to being so says how the line stands.
_STATUS_ORDER = [Status.ACTIVE, Status.SUSPENDED, Status.PLANNED, Status.UNKNOWN, Status.ENDED]
_DOMAIN_ORDER = list(DOMAINS)


@dataclass(frozen=True, slots=True)
class Strand:
    """One tie between two nodes; a line is all strands between the same two."""

    kind: TieKind
    start: Ref
    end: Ref
    status: Status
    stage: str = ""
    function: str = ""
    role: str = ""


class Scene:
    """A network on one day, for drawing.

    Parameters
    ----------
    network : Network
    day : date

    Notes
    -----
    An empty network gives a scene without nodes. Cost: linear in the number of records.
    """

    def __init__(self, network: Network, day: date) -> None:
        self.network, self.day = network, day
        self.facts = Facts(network, day)
        self.web = web_graph(network, day)

    def status(self, fact: Fact) -> Status:
        """Return how a fact stands on the day: an empty status reads active, and what is still to begin is planned."""
        if has_ended(fact, self.day):
            return Status.ENDED
        if fact.status in (None, Status.ACTIVE):
            return Status.PLANNED if fact.since and first_day(fact.since) > self.day else Status.ACTIVE
        return fact.status or Status.ACTIVE

    def subject(self, text: str, labels: Collection[str]) -> Ref:
        """Return what a subject refers to. Raises ``UsageError`` when it is not there, or not one of ``labels``."""
        try:
            ref = Ref.parse(text)
        except ValueError:
            raise unknown(text) from None
        if ref.label not in labels or self.network.get(ref) is None:
            raise unknown(text)
        return ref

    # --- sectors --------------------------------------------------------------------------------------------------

    @cached_property
    def _stated_sectors(self) -> Mapping[Ref, set[str]]:
        found: dict[Ref, set[str]] = defaultdict(set)
        for tie in self.network.of(InSector).values():
            if not has_ended(tie, self.day):
                found[tie.start].add(tie.end.id)
        return found

    def sectors(self, party: Ref) -> set[str]:
        """Return the sectors of a party, also when it is not active; empty when they are not known."""
        return self._stated_sectors.get(party) or self.facts.sectors(party)

    @cached_property
    def _employers(self) -> Mapping[Ref, Ref]:
        return {t.start: t.end for t in self.network.of(WorksFor).values() if not has_ended(t, self.day)}

    def sector(self, ref: Ref) -> str | None:
        """Return the one sector that colours a node: the first by domain. An expert has that of his organisation."""
        if ref.label == "Expert":
            employer = self._employers.get(ref)
            return (self.sector(employer) if employer else None) or "expertise"
        if ref.label != "Organisation":
            return None
        return min(self.sectors(ref), key=lambda s: (_DOMAIN_ORDER.index(domain_of(s)), s), default=None)

    # --- nodes and ties -------------------------------------------------------------------------------------------

    def node(self, ref: Ref, **more: Any) -> Node:
        """Return the node that stands for a record."""
        record = self.network.get(ref)
        status = self.status(record) if isinstance(record, Fact) else None
        return Node(id=str(ref), kind=_KINDS[ref.label], ref=ref, sector=self.sector(ref), status=status, **more)

    def strand(self, tie: Relationship) -> Strand:
        """Return one relationship as a part of a line."""
        seat = tie if isinstance(tie, TakesPart) else None
        told = _TOLD.get(tie.kind) if isinstance(tie, PassesOn) and tie.kind else None
        return Strand(
            told or _TIES[tie.KIND],
            tie.start,
            tie.end,
            self.status(tie),
            function=(seat.function or "") if seat else "",
            role=seat.role.value if seat and seat.role else "",
        )

    def strands(self, graph: nx.Graph[Ref], one: Ref, other: Ref) -> list[Strand]:
        """Return all that ties two nodes of a graph: relationships, and what a view added itself."""
        edge = graph.edges[one, other]
        return [*(self.strand(tie) for tie in edge.get("ties", ())), *edge.get("strands", ())]


@dataclass(slots=True)
class Drawing:
    """One picture in the making.

    ``graph`` holds all that may come into it; ``answer`` all that belongs to it and ``shown`` what is drawn, both with
    the centre. Missing places are drawn besides, and count for nothing. ``most`` is that of the wish, unless a view has
    less room.
    """

    scene: Scene
    wish: Wish
    graph: nx.Graph[Ref]
    centre: tuple[Ref, ...] = ()
    answer: set[Ref] = field(default_factory=set)
    shown: dict[Ref, None] = field(default_factory=dict)
    columns: Mapping[Ref, int] = field(default_factory=dict)
    most: int = -1
    _missing: list[Node] = field(default_factory=list)
    _missing_ties: list[Tie] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.most < 0:
            self.most = self.wish.most

    def fill(self, steps: Sequence[Iterable[Ref]]) -> None:
        """Show the centre and then each step, up to ``most`` nodes: more ties to the shown go first, then by id.

        What has no tie to anything shown stays out: a line from nowhere says nothing.
        """
        self.answer.update(self.centre)
        self.shown.update(dict.fromkeys(self.centre))
        for step in steps:
            refs = set(step) - self.shown.keys()
            self.answer |= refs
            ties = {ref: self._ties_to_shown(ref) for ref in refs}
            for ref in sorted(refs, key=lambda ref: (-ties[ref], ref)):
                if len(self.shown) >= self.most:
                    break
                if ties[ref]:
                    self.shown[ref] = None

    def _ties_to_shown(self, ref: Ref) -> int:
        near = (edge for other, edge in self.graph[ref].items() if other in self.shown)
        return sum(len(edge.get("ties", ())) + len(edge.get("strands", ())) for edge in near)

    def grow(self) -> None:
        """Add the neighbours of every node that was grown; what is not on the map (any more) is passed over."""
        for text in self.wish.grown:
            label, _, record_id = text.partition(":")
            ref = Ref(label, record_id)
            if ref in self.graph:
                new = [ref, *sorted(self.graph[ref])]
                self.answer.update(new)
                self.shown.update(dict.fromkeys(new))

    def missing(self, code: str, values: Mapping[str, Any], to: Iterable[Ref], *, leads: bool = False) -> None:
        """Add a place where something is missing, tied to what misses it; ``leads``: a signal would go there."""
        number = f"missing:{len(self._missing) + 1}"
        column = 0
        for ref in to:
            if ref in self.shown:
                self._missing_ties.append(Tie(start=str(ref), end=number, kinds=(TieKind.MISSING,), directed=leads))
                column = self.columns.get(ref, -1) + 1
        node = Node(id=number, kind=NodeKind.MISSING, code=code, values=dict(values), column=column)
        self._missing.append(node)

    def view(self, arrangement: Arrangement, counts: Mapping[str, int]) -> View:
        """Return the finished picture."""
        ties = [*self._ties(), *self._missing_ties]
        steps = _steps([str(ref) for ref in self.centre], [*map(str, self.shown), *(n.id for n in self._missing)], ties)
        nodes = [
            self.scene.node(
                ref,
                steps=steps[str(ref)],
                hidden=sum(1 for near in self.graph[ref] if near not in self.shown) if ref in self.graph else 0,
                column=self.columns.get(ref, 0),
            )
            for ref in self.shown
        ]
        absent = [
            Node(id=n.id, kind=n.kind, steps=steps[n.id], column=n.column, code=n.code, values=n.values)
            for n in self._missing
        ]
        centre = tuple(str(ref) for ref in self.centre)
        return View(
            wish=self.wish,
            arrangement=arrangement,
            centre=centre,
            nodes=tuple(sorted([*nodes, *absent], key=lambda n: (n.id not in centre, n.steps, _id_order(n)))),
            ties=tuple(sorted(ties, key=lambda tie: (tie.start, tie.end))),
            total=len(self.answer | self.shown.keys()),
            counts=counts,
        )

    def _ties(self) -> list[Tie]:
        found = []
        for one in self.shown:
            for other in self.graph.adj.get(one, ()):
                if one < other and other in self.shown:
                    found += lines(self.scene.strands(self.graph, one, other))
        return found

    def counts(self) -> dict[str, int]:
        """Return how many parties, consultations and experts belong to the answer, the centre left out."""
        return counted((self.answer | self.shown.keys()) - set(self.centre))


def unknown(found: str) -> UsageError:
    """Return the error that says that a picture was asked of something that is not there."""
    return UsageError("picture.unknown_subject", found=found)


def counted(refs: Iterable[Ref]) -> dict[str, int]:
    """Return how many of these are parties, consultations and experts."""
    labels = [ref.label for ref in refs]
    kinds = {"parties": "Organisation", "consultations": "Consultation", "experts": "Expert"}
    return {name: labels.count(label) for name, label in kinds.items()}


def lines(strands: Sequence[Strand]) -> list[Tie]:
    """Return the one line between two nodes, or two when they hand on to (or tell) each other.

    What has no direction of its own goes with the line that runs as it was written, so that no id decides on it.
    """
    if not strands:
        return []
    ways = sorted({(strand.start, strand.end) for strand in strands if strand.kind in _ONE_WAY})
    rest = [strand for strand in strands if strand.kind not in _ONE_WAY]
    if not ways:
        return [_line(rest[0].start, rest[0].end, rest, directed=False)]
    first = (rest[0].start, rest[0].end) if rest else ways[0]
    found = []
    for way in ways:
        mine = [strand for strand in strands if (strand.start, strand.end) == way and strand.kind in _ONE_WAY]
        all_mine = [*mine, *(rest if way == first or len(ways) == 1 else ())]
        found.append(_line(*way, all_mine, directed=any(strand.kind is TieKind.ROUTE for strand in mine)))
    return found


def _line(start: Ref, end: Ref, strands: Sequence[Strand], *, directed: bool) -> Tie:
    best = min((s.status for s in strands), key=_STATUS_ORDER.index)
    return Tie(
        start=str(start),
        end=str(end),
        kinds=tuple(sorted({s.kind for s in strands}, key=_KIND_ORDER.index)),
        directed=directed,
        stages=tuple(dict.fromkeys(s.stage for s in strands if s.stage)),
        functions=tuple(sorted({s.function for s in strands if s.function})),
        roles=tuple(sorted({s.role for s in strands if s.role})),
        status=None if best is Status.ACTIVE else best,
        count=len(strands),
    )


def _steps(centre: Sequence[str], nodes: Sequence[str], ties: Iterable[Tie]) -> dict[str, int]:
    """Return how many ties each node is from the centre; what cannot be reached is one further than all others."""
    near: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        near[tie.start].add(tie.end)
        near[tie.end].add(tie.start)
    steps = dict.fromkeys(centre, 0)
    queue = deque(centre)
    while queue:
        here = queue.popleft()
        for other in near[here]:
            if other not in steps:
                steps[other] = steps[here] + 1
                queue.append(other)
    beyond = max(steps.values(), default=-1) + 1
    return {node: steps.get(node, beyond) for node in nodes}


def _id_order(node: Node) -> tuple[str, int, str]:
    """Order missing places by their number: "missing:10" comes after "missing:9"."""
    if node.kind is NodeKind.MISSING:
        return ("missing", int(node.id.partition(":")[2]), "")
    return (node.id, 0, "")
