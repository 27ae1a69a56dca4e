"""Who sits where, as arrays: parties and consultations in order of id, and the ties between them.

Which question of the user: none by itself. The three views, and what becomes of them when part of the data would be
missing, are worked out on these arrays.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from netmap.analysis.facts import Facts
from netmap.analysis.roles import parts_of
from netmap.graph import affiliation_graph
from netmap.model import Consultation, Organisation, Ref, Represents

__all__ = ["Web", "municipal", "ranks_of", "web_of", "weighted_reach", "weights_of"]

#: Values no further apart are the same: sums of many small parts differ in their last digits.
_SAME = 1e-12
_MUNICIPALITY = "municipality"


@dataclass(frozen=True, eq=False)
class Web:
    """Parties with at least one seat or coordination, all consultations, and who sits where.

    Attributes
    ----------
    affiliation : networkx.Graph
        Parties and consultations as Ref; see :func:`netmap.graph.affiliation_graph`.
    parties, tables : tuple of Ref
        In order of id; a consultation without known members is among them.
    rows, columns : ndarray of int64, shape (ties,)
        Number of the party and of the consultation of each tie, each pair once, sorted.
    without : frozenset of Ref
        Who was left out.
    """

    affiliation: nx.Graph[Ref]
    parties: tuple[Ref, ...]
    tables: tuple[Ref, ...]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    without: frozenset[Ref] = frozenset()

    @cached_property
    def index(self) -> dict[Ref, int]:
        """Number of each party."""
        return {party: number for number, party in enumerate(self.parties)}

    @cached_property
    def tables_of(self) -> dict[Ref, tuple[Ref, ...]]:
        """Consultations of each party, by id."""
        cuts = np.searchsorted(self.rows, np.arange(len(self.parties) + 1))
        named = [self.tables[column] for column in self.columns]
        return {party: tuple(named[cuts[n] : cuts[n + 1]]) for n, party in enumerate(self.parties)}

    @cached_property
    def meetings(self) -> csr_array:
        """Who meets whom in some consultation, itself included: ones, shape (parties, parties), sorted."""
        return self.meetings_with(None)

    def meetings_with(self, kept: NDArray[np.bool_] | None) -> csr_array:
        """Return who meets whom with only the ties that are ``kept``, shape (ties,); None: all of them."""
        rows, columns = (self.rows, self.columns) if kept is None else (self.rows[kept], self.columns[kept])
        shape = (len(self.parties), len(self.tables))
        seats = csr_array((np.ones(len(rows), np.int32), (rows, columns)), shape=shape)
        met = csr_array(seats @ seats.T)
        met.data = np.ones_like(met.data)
        met.sort_indices()
        return met

    def met_by(self, party: Ref) -> NDArray[np.int64]:
        """Return the numbers of the parties that somebody meets, itself included, in order."""
        here, met = self.index[party], self.meetings
        found: NDArray[np.int64] = met.indices[met.indptr[here] : met.indptr[here + 1]].astype(np.int64)
        return found

    def graph(self) -> rx.PyGraph[int, None]:
        """Return the two-mode graph: parties by number, then consultations."""
        graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(len(self.parties) + len(self.tables)))
        ends = (self.columns + len(self.parties)).tolist()
        graph.add_edges_from_no_data(list(zip(self.rows.tolist(), ends, strict=True)))
        return graph

    @cached_property
    def part_sizes(self) -> list[int]:
        """How many parties each unconnected part of the web has, largest first."""
        _, label = connected_components(self.meetings, directed=False)
        return sorted(np.bincount(label).tolist(), reverse=True) if len(self.parties) else []

    @cached_property
    def splits(self) -> dict[Ref, list[list[int]]]:
        """The parts, in numbers of parties, that a part of the web falls into without a party; largest first.

        Only of the parties without which it falls into two or more parts with parties.
        """
        graph = self.graph()
        found: dict[Ref, list[list[int]]] = {}
        for here in sorted(point for point in rx.articulation_points(graph) if point < len(self.parties)):
            reached: set[int] = set()
            parts = []
            for neighbour in sorted(graph.neighbors(here)):
                if neighbour not in reached:
                    part = _part_of(graph, neighbour, here)
                    reached |= part
                    parts.append(sorted(node for node in part if node < len(self.parties)))
            if sum(map(bool, parts)) > 1:
                found[self.parties[here]] = sorted(filter(None, parts), key=lambda part: (-len(part), part))
        return found


def _part_of(graph: rx.PyGraph[int, None], start: int, without: int) -> set[int]:
    seen, waiting = {start}, [start]
    while waiting:
        for node in graph.neighbors(waiting.pop()):
            if node != without and node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen


def web_of(facts: Facts, without: Collection[Ref] = ()) -> Web:
    """Return the web of one network and day, some parties left out.

    Active seats and coordinators of active parties and consultations. Linear in ties; an empty network gives an empty
    web. A party of which only a part sits somewhere is not in it: the row that sits is the party.
    """
    graph = affiliation_graph(facts.network, facts.day, without=without)
    graph.remove_nodes_from([ref for ref, ties in graph.degree if ref.label == Organisation.KIND and not ties])
    parties = tuple(sorted(ref for ref in graph if ref.label == Organisation.KIND))
    tables = tuple(sorted(ref for ref in graph if ref.label == Consultation.KIND))
    number = {table: at for at, table in enumerate(tables)}
    pairs = [(row, column) for row, p in enumerate(parties) for column in sorted(number[t] for t in graph.adj[p])]
    array = np.array(pairs, np.int64).reshape(len(pairs), 2)
    return Web(graph, parties, tables, array[:, 0], array[:, 1], frozenset(without))


def municipal(facts: Facts) -> frozenset[Ref]:
    """Return every party that is a municipality by its type or its sector, each with all its parts."""
    own = [o.ref for o in facts.organisations if _MUNICIPALITY in {o.actor_type, *facts.sectors(o.ref)}]
    return frozenset(ref for party in own for ref in (party, *parts_of(facts, party)))


def weighted_reach(meetings: csr_array, weights: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for how many parties those count that each meets, itself included, shape (parties,).

    Who meets nobody has 1, however many it stands for, and who sits nowhere 0: a collective alone at its table would
    else meet all its members. ``meetings`` holds ones, as :meth:`Web.meetings_with` gives it.
    """
    met = np.diff(meetings.indptr)
    found: NDArray[np.int64] = np.where(met > 1, meetings @ weights, met).astype(np.int64)
    return found


def weights_of(facts: Facts, web: Web, collective: str) -> NDArray[np.int64]:
    """Return for how many parties each counts that one meets, shape (parties,).

    With ``once`` each for one. With ``each`` a collective counts for as many as its row says that it stands for, else
    for the parties that it represents without a seat of their own (parties on the map and names in its row); at least
    for one.
    """
    ones = np.ones(len(web.parties), np.int64)
    if collective == "once":
        return ones
    represented: dict[Ref, set[Ref]] = {}
    for tie in facts.ties(Represents):
        if tie.end not in web.index:
            represented.setdefault(tie.start, set()).add(tie.end)
    for party, here in web.index.items():
        record = facts.network.get(party)
        assert isinstance(record, Organisation)
        known = len(represented.get(party, ())) + len(record.represents_text)
        ones[here] = max(1, record.stands_for if record.stands_for is not None else known)
    return ones


def ranks_of(values: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the place of each value, shape (values,): the highest is 1, equal ones share the best place.

    Values that differ by 1e-12 or less are equal. Rounding them would part two that lie on both sides of a half.
    """
    order = np.argsort(-np.asarray(values, np.float64), kind="stable")
    falls = np.diff(np.asarray(values, np.float64)[order], prepend=np.inf) < -_SAME
    places = np.maximum.accumulate(np.where(falls, np.arange(1, len(order) + 1), 0))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = places
    return ranks
