"""The two pictures of what would change: as it is and as it would be, with the same things at the same places."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import networkx as nx

from netmap.analysis.pictures.results import Arrangement, Node, Tie, View, Wish
from netmap.analysis.pictures.scene import Scene, counted, lines, unknown
from netmap.model import Consultation, MandateFor, Network, Ref, Relationship, is_active

#: As it is, and as it would be.
BEFORE, AFTER = "before", "after"
#: What becomes of a node or a line.
GONE, NEW, MANDATE = "gone", "new", "mandate"
#: So many can be read in half the width of a page.
MOST_TABLES, MOST_PARTIES, _MOST_CENTRE = 6, 10, 6
_LABELS = ("Organisation", "Consultation")
_SIDES, _TABLES = (0, 2), 1
_SWEEPS = 12


def what_if(scene: Scene, wish: Wish, after: Network | None) -> View:
    """Return one of the two pictures of a change.

    In the middle stand consultations, on both sides parties; first what changes, then what is tied to it. Both pictures
    of the same change have the same nodes in the same columns and rows.

    Parameters
    ----------
    scene : Scene
        The network as it is.
    wish : Wish
        Its first subject is "before" or "after"; the others say what changes and are not looked at.
    after : Network
        The same network after the change.

    Returns
    -------
    View
        The centre: what goes or comes, else where the mandate changes and the fewest ends of all lines that change.
        Nodes have ``change`` in their values ("gone", "new", "mandate") where they change, and lines have ``change`` in
        the picture of after; lines that are still to come are not in that of before. ``counts``: ``parties`` and
        ``consultations`` around the centre; both with ``_drawn`` and ``_all``, the centre with them; ``gone_lines`` and
        ``new_lines``. All are of the centre, what it is tied to, and the parties of these consultations. ``total`` is
        what is drawn: both pictures show as much, whatever is asked. Nothing when nothing changes that can be drawn.

    Raises
    ------
    UsageError
        When the wish names no side, or there is no network to compare with.

    Notes
    -----
    Linear in records and ties. Experts are left out: they follow their organisation.
    """
    if not wish.subjects or wish.subjects[0] not in (BEFORE, AFTER) or after is None:
        raise unknown(", ".join(wish.subjects))
    both = _Both(scene, Scene(after, scene.day))
    if not both.centre:
        return View(wish=wish, arrangement=Arrangement.GRID)
    whole, shown = both.whole(), both.shown()
    places = _places(both.graph.subgraph(shown))
    nodes = tuple(both.node(ref, places[ref], order) for order, ref in enumerate(shown))
    then = wish.subjects[0] == AFTER
    around = counted((whole | shown.keys()) - set(both.centre))
    drawn, every = counted(shown), counted(whole | shown.keys())
    return View(
        wish=wish,
        arrangement=Arrangement.GRID,
        centre=tuple(str(ref) for ref in both.centre),
        nodes=nodes,
        ties=tuple(both.ties(shown, then=then)),
        total=len(shown),
        counts={
            "parties": around["parties"],
            "consultations": around["consultations"],
            "parties_drawn": drawn["parties"],
            "consultations_drawn": drawn["consultations"],
            "parties_all": every["parties"],
            "consultations_all": every["consultations"],
            "gone_lines": both.changed_lines(both.gone),
            "new_lines": both.changed_lines(both.new),
        },
    )


@dataclass
class _Both:
    """A network before and after a change, as one graph: all that is there before or after."""

    before: Scene
    after: Scene
    graph: nx.Graph[Ref] = field(default_factory=nx.Graph)
    gone: set[str] = field(default_factory=set)  # ids of ties
    new: set[str] = field(default_factory=set)
    change: dict[Ref, str] = field(default_factory=dict)
    centre: tuple[Ref, ...] = ()

    def __post_init__(self) -> None:
        for scene in (self.before, self.after):
            self.graph.add_nodes_from(sorted(ref for ref in scene.web if ref.label in _LABELS))
        was, is_ = _ties(self.before), _ties(self.after)
        self.gone, self.new = was.keys() - is_.keys(), is_.keys() - was.keys()
        for name, tie in sorted((is_ | was).items()):
            if not self.graph.has_edge(tie.start, tie.end):
                self.graph.add_edge(tie.start, tie.end, ties=[])
            self.graph.edges[tie.start, tie.end]["ties"].append((name, tie))
        for ref in self.graph:
            if ref not in self.after.web:
                self.change[ref] = GONE
            elif ref not in self.before.web:
                self.change[ref] = NEW
        for ref in _other_mandate(self.before, self.after):
            self.change.setdefault(ref, MANDATE)
        self.centre = tuple(self._centre(was | is_))

    def _centre(self, ties: Mapping[str, Relationship]) -> list[Ref]:
        """Return what the pictures are about, most ties first: what goes or comes, else the fewest ends of all lines.

        Of two ends with as many lines the party comes first: it is the one that leaves or joins.
        """
        first = {ref for ref, what in self.change.items() if what in (GONE, NEW)}
        if not first:
            first = set(self.change)
            left = {frozenset((ties[name].start, ties[name].end)) for name in self.gone | self.new}
            while left := {pair for pair in left if not pair & first}:
                lines = Counter(ref for pair in left for ref in pair)
                first.add(min(lines, key=lambda ref: (-lines[ref], ref.label == Consultation.KIND, ref)))
        return sorted(first & set(self.graph), key=lambda ref: (-self.graph.degree(ref), ref))[:_MOST_CENTRE]

    def whole(self) -> set[Ref]:
        """Return all that belongs to the answer."""
        near = {ref for one in self.centre for ref in self.graph[one]}
        tables = {ref for ref in (*near, *self.centre) if ref.label == Consultation.KIND}
        return {*self.centre, *near, *(ref for table in tables for ref in self.graph[table])}

    def shown(self) -> dict[Ref, None]:
        """Return what is drawn: the centre, what is tied to it, and then who sits at most of these tables."""
        chosen = dict.fromkeys(self.centre)
        for _ in range(2):
            near = {ref for one in chosen for ref in self.graph[one]} - chosen.keys()
            ties = {ref: sum(1 for other in self.graph[ref] if other in chosen) for ref in near}
            for ref in sorted(near, key=lambda ref: (-ties[ref], ref)):
                table = ref.label == Consultation.KIND
                if _of_kind(chosen, tables=table) < (MOST_TABLES if table else MOST_PARTIES):
                    chosen[ref] = None
        return chosen

    def node(self, ref: Ref, place: tuple[int, int], order: int) -> Node:
        scene = self.before if ref in self.before.web else self.after
        steps = 0 if ref in self.centre else order
        node = scene.node(ref, steps=steps, column=place[0], row=place[1])
        return replace(node, values={"change": self.change[ref]}) if ref in self.change else node

    def ties(self, shown: Collection[Ref], *, then: bool) -> Iterable[Tie]:
        """Return the lines between what is drawn, before or after; of equal kinds only those that change."""
        for one, other in sorted((min(edge), max(edge)) for edge in self.graph.subgraph(shown).edges):
            ties = self.graph.edges[one, other]["ties"]
            if one.label == other.label and not any(name in self.gone | self.new for name, _ in ties):
                continue  # within a column such lines run over each other
            stays = [self.before.strand(tie) for name, tie in ties if name not in self.gone | self.new]
            goes = [self.before.strand(tie) for name, tie in ties if name in self.gone]
            comes = [self.after.strand(tie) for name, tie in ties if name in self.new]
            if not then:
                yield from lines([*stays, *goes])
            elif stays or comes:
                change = "" if stays else NEW
                yield from (replace(line, change=change) for line in lines([*stays, *comes]))
            else:
                yield from (replace(line, change=GONE) for line in lines(goes))

    def changed_lines(self, names: Collection[str]) -> int:
        """Return between how many pairs something goes or comes and nothing else is left."""
        found = 0
        for *_, edge in self.graph.edges(data=True):
            found += all(name in names for name, _ in edge["ties"])
        return found


def _of_kind(refs: Iterable[Ref], *, tables: bool) -> int:
    return sum(1 for ref in refs if (ref.label == Consultation.KIND) is tables)


def _ties(scene: Scene) -> dict[str, Relationship]:
    """Return all ties between parties and consultations, by what they are: a tie has an id of its own kind."""
    return {
        f"{tie.KIND}:{tie.id}": tie
        for one, other, edge in scene.web.edges(data=True)
        if one.label in _LABELS and other.label in _LABELS
        for tie in edge.get("ties", ())
    }


def _other_mandate(before: Scene, after: Scene) -> set[Ref]:
    """Return the consultations that may do something else, or for other themes."""
    was, is_ = (_mandates(scene) for scene in (before, after))
    return {ref for ref in was.keys() & is_.keys() if was[ref] != is_[ref]}


def _mandates(scene: Scene) -> dict[Ref, tuple[str, frozenset[str]]]:
    themes: dict[Ref, set[str]] = {}
    for tie in scene.network.of(MandateFor).values():
        if is_active(tie, scene.day):
            themes.setdefault(tie.start, set()).add(tie.end.id)
    return {
        table.ref: (str(table.mandate or ""), frozenset(themes.get(table.ref, ())))
        for table in scene.network.of(Consultation).values()
    }


# --- places -------------------------------------------------------------------------------------------------------


def _places(graph: nx.Graph[Ref]) -> dict[Ref, tuple[int, int]]:
    """Return column and row: tables in the middle, parties in turn left and right, what is tied near each other."""
    tables = sorted(ref for ref in graph if ref.label == Consultation.KIND)
    parties = sorted(ref for ref in graph if ref.label != Consultation.KIND)
    at = {ref: (place + 0.5) / len(group) for group in (tables, parties) for place, ref in enumerate(group)}
    for sweep in range(_SWEEPS):
        group = tables if sweep % 2 == 0 else parties
        mean = {ref: _mean([at[other] for other in graph[ref]], at[ref]) for ref in group}
        ranked = sorted(group, key=lambda ref: (mean[ref], at[ref], ref))
        at |= {ref: (place + 0.5) / len(ranked) for place, ref in enumerate(ranked)}
    rows = max(1, len(tables), math.ceil(len(parties) / len(_SIDES)))
    ordered = sorted(parties, key=lambda ref: (at[ref], ref))
    found = _stacked(sorted(tables, key=lambda ref: (at[ref], ref)), _TABLES, rows)
    for side, column in enumerate(_SIDES):
        found |= _stacked(ordered[side :: len(_SIDES)], column, rows)
    return found


def _mean(values: list[float], otherwise: float) -> float:
    return round(sum(values) / len(values), 9) if values else otherwise


def _stacked(refs: list[Ref], column: int, rows: int) -> dict[Ref, tuple[int, int]]:
    """Return places in one column, evenly from top to bottom."""
    return {ref: (column, int((place + 0.5) * rows / len(refs))) for place, ref in enumerate(refs)}
