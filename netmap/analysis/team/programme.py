"""The choice of a team as a 0/1 programme in arrays: who may be a member, whom each reaches, and what is demanded.

Which question of the user: none by itself. :mod:`netmap.analysis.team.search` solves it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.analysis.predicates.bridges import SAFETY, SOCIAL
from netmap.analysis.team.demands import candidates
from netmap.analysis.team.power import decides
from netmap.analysis.team.reach import Neighbourhoods, neighbourhoods
from netmap.analysis.team.results import Demand, DemandKind, TeamDemands
from netmap.model import Ref, Sector, Theme

__all__ = ["Floats", "Ints", "Programme", "Words", "demands_of", "packed", "programme_of"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Words = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Programme:
    """Choose at most some members, so that they reach most.

    Attributes
    ----------
    parties : tuple of Ref
        Who may be a member, by id.
    reaches : ndarray of float32, shape (parties, reachable)
        1 where a candidate reaches a party. float32 holds such whole numbers exactly.
    hits : ndarray of float32, shape (parties, needs)
        1 where a party helps to meet a need.
    need : ndarray of float32, shape (needs,)
        So many members that help are needed at least: 1, or 2 for a bridge.
    inside, room : ndarray of float32, shapes (parties, limits) and (limits,)
        1 where a party is of a sector, and so many of that sector at most.
    """

    parties: tuple[Ref, ...]
    reaches: Floats
    hits: Floats
    need: Floats
    inside: Floats
    room: Floats

    @cached_property
    def bits(self) -> Words:
        """Whom each candidate reaches, a bit for each party, shape (parties, words)."""
        return packed(self.reaches > 0)

    def value(self, team: Sequence[int]) -> int:
        """Return how many parties a team reaches."""
        return int(np.count_nonzero(self.reaches[list(team)].any(axis=0))) if len(team) else 0

    def meets(self, team: Sequence[int]) -> bool:
        """Return whether a team meets all needs and stays within all limits."""
        members = list(team)
        enough = (self.hits[members].sum(axis=0) >= self.need).all()
        return bool(enough and (self.inside[members].sum(axis=0) <= self.room).all())


def packed(flags: NDArray[np.bool_]) -> Words:
    """Return flags as bits of whole numbers, along the last axis; at least one number."""
    size = flags.shape[-1]
    padded = np.zeros((*flags.shape[:-1], max(1, -(-size // 64)) * 64), bool)
    padded[..., :size] = flags
    found: Words = np.packbits(padded, axis=-1, bitorder="little").view(np.uint64)
    return found


def demands_of(facts: Facts, demands: TeamDemands, team: Collection[Ref] = ()) -> tuple[Demand, ...]:
    """Return what is demanded, one by one, in the order in which it is said; equal ones once.

    ``parties`` of a limit or a need are the candidates that it is about, by id; also none. The members of ``team`` are
    among them, though they may be no candidates: what it meets is asked of it as it is.
    """
    able = tuple(sorted({*candidates(facts, demands.fixed, demands.excluded), *team}))
    found = [Demand(DemandKind.SIZE, number=demands.size)]
    known = set(able)
    for group in demands.fixed:
        parties = tuple(sorted(party for party in group.parties if party in known))
        ref = group.parties[0] if group.parties and (len(group.parties) == 1 or not parties) else None
        found.append(Demand(DemandKind.FIXED, ref=ref, parties=parties, word=group.word))
    sectors = {party: facts.sectors(party) for party in able}
    if demands.bridge:
        for kind, domain in ((DemandKind.SAFETY, SAFETY), (DemandKind.SOCIAL, SOCIAL)):
            found.append(Demand(kind, parties=tuple(party for party in able if sectors[party] & domain)))
    power = decides(facts)
    for theme in demands.mandate:
        parties = tuple(party for party in able if theme in power.get(party, ()))
        found.append(Demand(DemandKind.MANDATE, ref=Ref(Theme.KIND, theme), parties=parties))
    for sector, most in limits(facts, able, demands):
        parties = tuple(party for party in able if sector in sectors[party])
        if len(parties) > most:
            found.append(Demand(DemandKind.CAP, ref=Ref(Sector.KIND, sector), number=most, parties=parties))
    return tuple(dict.fromkeys(found))


def limits(facts: Facts, able: Collection[Ref], demands: TeamDemands) -> list[tuple[str, int]]:
    """Return how many of each sector a team may hold at most, by sector; sectors without a limit are not in it."""
    own = dict(demands.caps)
    found = []
    for sector in sorted({sector for party in able for sector in facts.sectors(party)}):
        most = own.get(sector, demands.cap)
        if most is not None:
            found.append((sector, most))
    return found


def programme_of(facts: Facts, demands: TeamDemands) -> Programme:
    """Return the programme of some demands, their size left out; candidates in order of id."""
    near = neighbourhoods(facts, demands.steps)
    parties = candidates(facts, demands.fixed, demands.excluded)
    number = {party: place for place, party in enumerate(parties)}
    listed = demands_of(facts, demands)
    needs = [d for d in listed if d.kind not in (DemandKind.SIZE, DemandKind.CAP)]
    caps = [d for d in listed if d.kind is DemandKind.CAP]
    rows = [d.parties for d in needs]
    least = [1.0] * len(rows)
    if demands.bridge:
        # One party of both domains is no bridge between two: with one of each there are two members.
        both = {p for d in needs if d.kind in (DemandKind.SAFETY, DemandKind.SOCIAL) for p in d.parties}
        rows.append(tuple(sorted(both)))
        least.append(2.0)
    return Programme(
        parties=parties,
        reaches=_reaches(near, parties),
        hits=_columns(rows, number),
        need=np.array(least, np.float32),
        inside=_columns([d.parties for d in caps], number),
        room=np.array([d.number or 0 for d in caps], np.float32),
    )


def _columns(rows: Sequence[Sequence[Ref]], number: dict[Ref, int]) -> Floats:
    found = np.zeros((len(number), len(rows)), np.float32)
    for column, parties in enumerate(rows):
        found[[number[party] for party in parties], column] = 1
    return found


def _reaches(near: Neighbourhoods, parties: Sequence[Ref]) -> Floats:
    """Return whom each candidate reaches; nobody when no seat of it is known."""
    places = np.array([near.web.index.get(party, -1) for party in parties], np.int64)
    found = np.zeros((len(parties), len(near.parties)), np.float32)
    found[places >= 0] = near.matrix[places[places >= 0]].toarray()
    return found
