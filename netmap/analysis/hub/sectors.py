"""Cooperation between sectors as counts that name the meetings, and whether ties stay inside sectors.

Which question of the user: *do care and safety, or schools and police, sit together anywhere?*
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.analysis.hub.results import Mixing, SectorPair
from netmap.analysis.hub.standing import one_sector
from netmap.analysis.hub.web import Web
from netmap.analysis.predicates.bridges import SAFETY, SOCIAL
from netmap.analysis.seating import seating
from netmap.model import Ref, Sector

__all__ = ["bridges", "mixing", "parties_at", "sector_pairs", "settled", "together"]

DRAWS = 1_000
SEED = 7
#: Two indices nearer than this are the same: sums of shares such as 1/3 differ in their last digits.
_SAME = 1e-12


def parties_at(facts: Facts) -> Mapping[Ref, Mapping[str, set[Ref]]]:
    """Return the parties that sit at each table or coordinate it, by sector; a department stays a department.

    A party without a known sector is not in it, and neither is a table without a party of a known sector.
    """
    return facts.memo("hub sectors parties", lambda: _parties_at(facts))


def _parties_at(facts: Facts) -> dict[Ref, dict[str, set[Ref]]]:
    seats = seating(facts)
    found: dict[Ref, dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
    for table, there in facts.seats.items():
        for seat in there:
            for sector in seats.sectors_of(seat):
                found[table][sector].add(seat.start)
    for table, ties in facts.coordinators.items():
        for tie in ties:
            for sector in facts.sectors(tie.start):
                found[table][sector].add(tie.start)
    return {table: dict(of) for table, of in found.items()}


def settled(facts: Facts, table: Ref) -> bool:
    """Return whether no member and no sector at a table can be hidden, that of who coordinates it neither."""
    return seating(facts).settled(table) and all(facts.sectors(tie.start) for tie in facts.coordinators.get(table, ()))


def sector_pairs(facts: Facts) -> tuple[SectorPair, ...]:
    """Return every two sectors on the map with the consultations where both sit, by id.

    On the map is a sector of an active party, or one that a seat stands for. Both sit where two different parties sit
    for them: a department of another sector is a party of its own, as in all that is about seats. Who coordinates a
    consultation sits there. Pairs without any such consultation are among them.
    """
    there = parties_at(facts)
    used = {sector for party in facts.organisations for sector in facts.sectors(party.ref)}
    used |= {sector for of in there.values() for sector in of}
    shared = together(there)
    unsettled = tuple(c.ref for c in facts.consultations if not settled(facts, c.ref))
    found = []
    for one, other in combinations(sorted(used), 2):
        both = shared.get((one, other), ())
        here = set(both)
        still = tuple(ref for ref in unsettled if ref not in here) if here else unsettled
        refs = Ref(Sector.KIND, one), Ref(Sector.KIND, other)
        found.append(SectorPair(one=refs[0], other=refs[1], consultations=both, open=still))
    return tuple(found)


def together(there: Mapping[Ref, Mapping[str, set[Ref]]]) -> dict[tuple[str, str], tuple[Ref, ...]]:
    """Return where two sectors sit together with a party each, by pair of ids in order; tables by id.

    ``there`` holds the parties at each table by sector. A party of two sectors does not sit together with itself.
    Pairs that share no table are left out.
    """
    found: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for table in sorted(there):
        for (one, ones), (other, others) in combinations(sorted(there[table].items(), key=itemgetter(0)), 2):
            if ones and others and (len(ones) > 1 or ones != others):
                found[(one, other)].append(table)
    return {pair: tuple(tables) for pair, tables in found.items()}


def bridges(facts: Facts) -> Mapping[Ref, tuple[tuple[Ref, ...], tuple[Ref, ...]]]:
    """Return where a party of safety and another of the social domain sit together, with both, by table in order.

    A party of both domains (a care and safety house) bridges by sitting with another of either, not by itself.
    """
    seats = seating(facts)
    found = {}
    for table in sorted(facts.seats):
        domains = [(seat.start, seats.sectors_of(seat)) for seat in facts.seats[table]]
        safety = {party for party, sectors in domains if sectors & SAFETY}
        social = {party for party, sectors in domains if sectors & SOCIAL}
        if safety and social and len(safety | social) > 1:
            found[table] = (tuple(sorted(safety)), tuple(sorted(social)))
    return found


def mixing(facts: Facts, web: Web, *, draws: int = DRAWS) -> Mixing | None:
    """Return the E-I index of who meets whom, by sector, beside that of shuffled sectors.

    The meetings of a table of k count 1 / (k - 1) each, so that one large meeting does not outweigh all else (Newman
    2001); parties without a known sector are left out, and of one with several the first by id counts.

    Returns
    -------
    Mixing or None
        None when no two parties with a sector meet.

    Notes
    -----
    The same as :func:`netmap.analysis.measures.mixing.ei_permutation` on the weighted projection, but counted per
    table: seats times draws instead of meetings times draws.
    """
    known = {party: sector for party in web.parties if (sector := one_sector(facts, party)) is not None}
    codes = {sector: code for code, sector in enumerate(sorted(set(known.values())))}
    place = np.full(len(web.parties), -1, np.int64)
    place[[web.index[party] for party in known]] = np.arange(len(known))
    groups = np.array([codes[sector] for sector in known.values()], np.int64)
    sizes = np.bincount(web.columns, minlength=len(web.tables))
    counted = (place[web.rows] >= 0) & (sizes[web.columns] > 1)
    rows, tables = place[web.rows[counted]], web.columns[counted]
    weights = 1.0 / np.maximum(sizes - 1, 1)
    members = np.bincount(tables, minlength=len(web.tables))
    total = float((members * (members - 1) * weights).sum())
    if not total:
        return None

    def index(labels: NDArray[np.int64]) -> float:
        counts = np.bincount(tables * len(codes) + labels[rows], minlength=len(web.tables) * len(codes))
        by_table = counts.reshape(len(web.tables), len(codes))
        inside = float(((by_table * (by_table - 1)).sum(axis=1) * weights).sum())
        return (total - 2 * inside) / total

    real = index(groups)
    random = np.random.default_rng(SEED)
    drawn = np.array([index(random.permutation(groups)) for _ in range(draws)])
    return Mixing(index=real, lower=int((drawn < real - _SAME).sum()), draws=draws)
