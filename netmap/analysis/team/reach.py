"""Whom a team reaches together, what each member adds, and what stays out of reach.

Which question of the user: *whom do we know together, and whom do we not?* Two parties meet when they share a
consultation. Core teams are left out: a team that is tested or proposed takes the place of that table.

Basis: group degree and reach with closed neighbourhoods (Everett & Borgatti 1999; Borgatti 2006).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, eye_array

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import hubs_of
from netmap.analysis.hub.web import Web, web_of
from netmap.analysis.roles import places_of
from netmap.analysis.team.power import decides
from netmap.analysis.team.results import TeamMember, TeamReach
from netmap.model import Area, Consultation, Organisation, PopulationGroup, Reaches, Ref, Sector, Serves, Theme

__all__ = ["Neighbourhoods", "bits", "neighbourhoods", "team_reach"]


@dataclass(frozen=True, eq=False)
class Neighbourhoods:
    """Who reaches whom within some steps.

    Attributes
    ----------
    web : Web
        Its ``parties`` are all that can be reached: with a seat or coordination somewhere, core teams included.
    matrix : csr_array, shape (parties, parties)
        Ones where the row reaches the column, itself included; sorted, symmetric.
    tables : mapping of Ref to tuple of Ref
        Where each party meets others: its consultations without core teams, by id.
    steps : {1, 2}
    """

    web: Web
    matrix: csr_array
    tables: Mapping[Ref, tuple[Ref, ...]]
    steps: int

    @property
    def parties(self) -> tuple[Ref, ...]:
        """All that can be reached, by id."""
        return self.web.parties

    @cached_property
    def masks(self) -> tuple[int, ...]:
        """Whom each party reaches as a whole number: the bit of a party is its place in ``parties``."""
        found = []
        row = np.zeros(len(self.parties), np.uint8)
        for here in range(len(self.parties)):
            reached = self.matrix.indices[self.matrix.indptr[here] : self.matrix.indptr[here + 1]]
            row[reached] = 1
            found.append(int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little"))
            row[reached] = 0
        return tuple(found)

    def mask_of(self, party: Ref) -> int:
        """Return whom a party reaches, as in ``masks``; 0 for a party of which no seat is known."""
        here = self.web.index.get(party)
        return 0 if here is None else self.masks[here]

    def named(self, mask: int) -> tuple[Ref, ...]:
        """Return the parties of a mask, by id."""
        return tuple(self.parties[number] for number in bits(mask))

    def reach(self, team: Iterable[Ref]) -> int:
        """Return how many parties a team reaches together."""
        return self.mask(team).bit_count()

    def mask(self, team: Iterable[Ref]) -> int:
        """Return whom a team reaches together."""
        found = 0
        for party in team:
            found |= self.mask_of(party)
        return found


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits of a mask, lowest first."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


def neighbourhoods(facts: Facts, steps: int = 1) -> Neighbourhoods:
    """Return who reaches whom within one or two steps; made once per network and day.

    A step is a shared consultation that is not a core team, by an active seat or coordination. A party that sits in a
    core team only reaches just itself. An empty network gives empty neighbourhoods; parts that are not connected do
    not reach each other.

    Raises
    ------
    ValueError
        When ``steps`` is neither 1 nor 2: further than that nearly everybody is reached, which tells nothing.
    """
    if steps not in (1, 2):
        raise ValueError(f"a team reaches over 1 or 2 steps, not {steps}")
    return facts.memo(f"team neighbourhoods {steps}", lambda: _neighbourhoods(facts, steps))


def _neighbourhoods(facts: Facts, steps: int) -> Neighbourhoods:
    web = facts.memo("team web", lambda: web_of(facts))
    hubs = set(hubs_of(facts))
    kept = np.array([table not in hubs for table in web.tables], bool)[web.columns]
    size = len(web.parties)
    met = csr_array(web.meetings_with(kept) + eye_array(size, dtype=np.int32, format="csr"))
    if steps == 2:
        met = csr_array(met @ met)
    met.data = np.ones_like(met.data)
    met.sort_indices()
    tables = {party: tuple(table for table in there if table not in hubs) for party, there in web.tables_of.items()}
    return Neighbourhoods(web, met, tables, steps)


def team_reach(facts: Facts, team: Sequence[Ref], steps: int = 1) -> TeamReach:
    """Return whom a team reaches, what each member adds, and what stays out of reach.

    Parameters
    ----------
    facts : Facts
    team : sequence of Ref
        Organisations, in the order in which they are to be named; double ones count once. A member without a known
        seat reaches nobody and is itself among ``unseated``: who has no seat is in neither list.
    steps : {1, 2}

    Returns
    -------
    TeamReach
        What a consultation covers or serves is known of who sits there; of a consultation without known members
        nothing is said. A whole covers what its parts cover, and an area is served with what lies around it. What a
        member without a known seat is in, covers or serves is not out of reach. An empty team reaches nobody; an empty
        network has nobody to reach.
    """
    near = neighbourhoods(facts, steps)
    members = tuple(dict.fromkeys(team))
    masks = {party: near.mask_of(party) for party in members}
    everybody = near.mask(members)
    power = decides(facts)
    times = Counter(number for mask in masks.values() for number in bits(mask))
    single = sum(1 << number for number, count in times.items() if count == 1)
    reached = near.named(everybody)
    missed = near.named(~everybody & ((1 << len(near.parties)) - 1))
    # What a member is and does itself is at hand, also when no seat of it is known.
    known = {*reached, *members}
    holders = _holders(facts)
    return TeamReach(
        members=tuple(
            TeamMember(
                party=party,
                sectors=tuple(sorted(facts.sectors(party))),
                tables=near.tables.get(party, ()),
                reached=near.named(masks[party]),
                adds=near.named(masks[party] & single),
                decides=tuple(Ref(Theme.KIND, theme) for theme in power.get(party, ())),
            )
            for party in members
        ),
        steps=steps,
        reached=reached,
        missed=missed,
        unseated=tuple(o.ref for o in facts.organisations if o.ref not in near.web.index),
        sectors=_out(holders[Sector.KIND], known),
        themes=_out(holders[Theme.KIND], known),
        areas=_areas_out(facts, holders[Area.KIND], known),
        groups=_out(holders[PopulationGroup.KIND], known),
    )


def _out(holders: Mapping[Ref, frozenset[Ref]], known: set[Ref]) -> tuple[Ref, ...]:
    return tuple(what for what, parties in sorted(holders.items()) if not parties & known)


def _areas_out(facts: Facts, holders: Mapping[Ref, frozenset[Ref]], known: set[Ref]) -> tuple[Ref, ...]:
    served = {area for area, parties in holders.items() if parties & known}
    return tuple(area for area in sorted(holders) if not served & set(facts.chain(area)))


def _holders(facts: Facts) -> Mapping[str, Mapping[Ref, frozenset[Ref]]]:
    return facts.memo("team holders", lambda: _find_holders(facts))


def _find_holders(facts: Facts) -> dict[str, dict[Ref, frozenset[Ref]]]:
    """Return which parties are in each sector, cover each theme, serve each area and reach each group."""
    hubs = set(hubs_of(facts))
    sitting: dict[Ref, set[Ref]] = {}
    for party in facts.organisations:
        for table in places_of(facts, party.ref):
            sitting.setdefault(table, set()).add(party.ref)
    found: dict[str, dict[Ref, set[Ref]]] = {
        kind: {} for kind in (Sector.KIND, Theme.KIND, Area.KIND, PopulationGroup.KIND)
    }

    def add(kind: str, name: str, who: Ref) -> None:
        if who.label == Organisation.KIND:
            parties = set(facts.chain(who))
        else:
            parties = set() if who in hubs or who.label != Consultation.KIND else sitting.get(who, set())
        if parties:
            found[kind].setdefault(Ref(kind, name), set()).update(parties)

    for organisation in facts.organisations:
        for sector in facts.sectors(organisation.ref):
            found[Sector.KIND].setdefault(Ref(Sector.KIND, sector), set()).add(organisation.ref)
    for theme, givers in facts.covering.items():
        for giver in givers:
            add(Theme.KIND, theme, giver)
    for serves in facts.ties(Serves):
        add(Area.KIND, serves.end.id, serves.start)
    for reaches in facts.ties(Reaches):
        add(PopulationGroup.KIND, reaches.end.id, reaches.start)
    return {kind: {what: frozenset(parties) for what, parties in by.items()} for kind, by in found.items()}
