"""Why a party holds the web together: facts that a sentence can name, most telling first.

Codes of the reasons (``PartyStanding.reasons``) with their values. ``count`` is how many there are; the list beside it
holds the first five by id. Every one says what is known, not what is not there.

==========================  ==========================================================================================
code                        values
==========================  ==========================================================================================
hub.reason.link             one, other (Sector), consultations, count, more: nobody else sits with both sectors, and
                            these share no table. ``consultations`` is where it meets one of them; ``more`` counts the
                            other pairs of which the same holds
hub.reason.own_link         one (its own Sector), other (Sector), consultations, count, more: without it these two share
                            no table, though others of its sector sit elsewhere
hub.reason.bridge           safety, social (lists of Consultation): the only one that sits both where, of the two,
                            the others are of safety only, and where they are of the social domain only
hub.reason.routes           places, count: they lose every known route to a decision without it
hub.reason.cut              parties, count: they would be cut off from the rest of the web without it
hub.reason.themes           stage, themes, count, more: nobody else is known to take this step for these; ``more``
                            counts the other steps of themes of which the same holds
hub.reason.areas            areas, count: nobody else is known to work there
hub.reason.alone            parties, count: they meet nobody else
hub.reason.only_of_sector   sector, consultations, count: the only party of this sector that sits anywhere
hub.reason.share            count, of: consultations where it sits, of all on the map
hub.reason.chairs           consultations, count: it chairs or coordinates them (two or more)
hub.reason.meets            count, of: parties that it meets (itself left out), of all others that sit somewhere; a
                            collective seat counts as the user chose
hub.reason.core_team        consultations: core teams where it sits
hub.reason.not_core_team    consultations: it surely sits in none of these core teams (complete list, or stated no)
hub.reason.core_team_open   consultations: it is not known to sit in one of these; their lists are not complete
==========================  ==========================================================================================

Codes of the remarks (``HubAnswer.remarks``):

==========================  ==========================================================================================
hub.remark.no_hub           no values: no consultation is named as core team
hub.remark.hubs             consultations, count: several are
hub.remark.hub_unseated     consultations: core teams without a known member
hub.remark.no_municipality  no values: no party is known to be a municipality; both lists are then the same
hub.remark.parts            count, smaller (parties in all but the largest): the web falls into parts that share nobody
hub.remark.unseated         parties, count: parties without any seat, which are in no list
hub.remark.no_codes         no values: no seat has a code of who holds it; only parties with one seat can be looked at
hub.remark.dependence       no values: how firm dependence is leaves routes as they are
hub.remark.fewer_runs       runs: the web is so large that fewer runs were made
==========================  ==========================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import STAGES, cut_off
from netmap.analysis.hub.designated import hubs_of, known_absent, sits_there
from netmap.analysis.hub.results import Lost, PartyStanding
from netmap.analysis.hub.sectors import parties_at, together
from netmap.analysis.hub.web import Web
from netmap.analysis.predicates.bridges import SAFETY, SOCIAL
from netmap.analysis.results import Evidence
from netmap.analysis.seating import MOST_NAMES, named
from netmap.model import Ref, Sector, Stage

__all__ = ["MOST_REASONS", "reasons"]

MOST_REASONS = 4
#: Of what makes a party special so much is said before its share of the consultations.
_SPECIAL_FIRST = 2
#: Who comes so high in some view is told whether it sits in the core team.
_HIGH = 3


def reasons(
    facts: Facts, web: Web, weights: NDArray[np.int64], standings: Sequence[PartyStanding]
) -> Mapping[Ref, tuple[Evidence, ...]]:
    """Return why each party holds the web together, at most four each, most telling first.

    ``weights``, shape (parties,), says for how many each party of ``web`` counts. Linear in seats, times the sectors at
    a table.
    """
    special = _Special(facts, web)
    total = int(weights.sum())
    counts = {party: int(weights[here]) for party, here in web.index.items()}
    found = {}
    for standing in standings:
        own = counts[standing.party]
        met = {"count": standing.reach - own, "of": total - own} if len(web.met_by(standing.party)) > 1 else None
        found[standing.party] = _of(facts, web, special, standing, met)
    return found


def _of(
    facts: Facts, web: Web, special: _Special, standing: PartyStanding, met: dict[str, Any] | None
) -> tuple[Evidence, ...]:
    party = standing.party
    found = [*special.of(party), *_lost(standing.lost, special.cut.get(party, ()))]
    found.sort(key=lambda reason: _ORDER.index(reason.code))
    share = {"count": len(standing.consultations), "of": len(web.tables)}
    chosen = [
        *found[:_SPECIAL_FIRST],
        Evidence(code="hub.reason.share", values=share),
        *(_core_team(facts, party) if min(standing.ranks.values(), default=_HIGH + 1) <= _HIGH else ()),
        *_chairs(special.chairs.get(party, set())),
        *found[_SPECIAL_FIRST:],
        *special.only_of_sector(party),
    ]
    if met:
        chosen.append(Evidence(code="hub.reason.meets", values=met))
    return tuple(chosen[:MOST_REASONS])


#: What makes a party special, most telling first.
_ORDER = (
    "hub.reason.link",
    "hub.reason.bridge",
    "hub.reason.routes",
    "hub.reason.cut",
    "hub.reason.themes",
    "hub.reason.own_link",
    "hub.reason.areas",
    "hub.reason.alone",
)


def _many(code: str, name: str, refs: Sequence[Ref]) -> list[Evidence]:
    return [Evidence(code=code, values={name: named(refs), "count": len(refs)})] if refs else []


def _lost(lost: Lost, cut: Sequence[Ref]) -> list[Evidence]:
    return [
        *_many("hub.reason.routes", "places", lost.routes),
        *_many("hub.reason.cut", "parties", cut),
        *_stages(lost.stages),
        *_many("hub.reason.areas", "areas", lost.areas),
        # Who meets nobody else is cut off as well.
        *(_many("hub.reason.alone", "parties", lost.alone) if not cut else ()),
    ]


def _stages(stages: Sequence[tuple[Ref, Stage]]) -> list[Evidence]:
    """Return the stage that it alone gives for most themes, of equals the first, and how many others there are."""
    if not stages:
        return []
    themes: dict[Stage, list[Ref]] = defaultdict(list)
    for theme, stage in stages:
        themes[stage].append(theme)
    stage = min(themes, key=lambda one: (-len(themes[one]), STAGES.index(one)))
    of = themes[stage]
    values = {"stage": stage, "themes": named(of), "count": len(of), "more": len(stages) - len(of)}
    return [Evidence(code="hub.reason.themes", values=values)]


def _chairs(tables: set[Ref]) -> list[Evidence]:
    return _many("hub.reason.chairs", "consultations", sorted(tables)) if len(tables) > 1 else []


def _core_team(facts: Facts, party: Ref) -> list[Evidence]:
    """Return whether a party sits in the core team; nothing where only what it is part of does, or there is none."""
    hubs = hubs_of(facts)
    if there := [hub for hub in hubs if sits_there(facts, party, hub)]:
        return [Evidence(code="hub.reason.core_team", values={"consultations": there})]
    whole = facts.chain(party)[1:]
    if not hubs or any(sits_there(facts, one, hub) for one in whole for hub in hubs):
        return []
    surely = all(known_absent(facts, party, hub) for hub in hubs)
    code = "hub.reason.not_core_team" if surely else "hub.reason.core_team_open"
    return [Evidence(code=code, values={"consultations": list(hubs)})]


# --- what only one party does ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Links:
    """Pairs of sectors that only this party joins, and where."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    tables: dict[tuple[str, str], list[Ref]] = field(default_factory=dict)


class _Special:
    """What only one party of a web does, by party."""

    def __init__(self, facts: Facts, web: Web) -> None:
        self.facts, self.web = facts, web
        self.cut = cut_off(web)
        self.chairs: dict[Ref, set[Ref]] = defaultdict(set)
        for table in web.tables:
            for tie in (*facts.chairs(table), *facts.coordinators.get(table, ())):
                self.chairs[tie.start].add(table)
        #: Parties of the web at each table by sector: rows and not tops.
        self.sitting = _sitting(facts, web)
        self.tops = {
            t: {s: {facts.top(row) for row in rows} for s, rows in of.items()} for t, of in self.sitting.items()
        }
        self.shared = together(self.sitting)
        both = SAFETY | SOCIAL
        self.domains = {t: {s: tops for s, tops in of.items() if s in both} for t, of in self.tops.items()}
        self.links = self._links()
        self.own_links = self._own_links()
        self.bridges = self._bridges()
        self.only = self._only_of_sector()

    def of(self, party: Ref) -> list[Evidence]:
        """Return what only this party does, in no order."""
        found = [
            *_link("hub.reason.link", self.links.get(party)),
            *_link("hub.reason.own_link", self.own_links.get(party)),
        ]
        if party in self.bridges:
            safety, social = self.bridges[party]
            found.append(Evidence(code="hub.reason.bridge", values={"safety": named(safety), "social": named(social)}))
        return found

    def only_of_sector(self, party: Ref) -> list[Evidence]:
        """Return of which sector it is the only party that sits anywhere."""
        if party not in self.only:
            return []
        tables = self.web.tables_of[party]
        values = {"sector": Ref(Sector.KIND, self.only[party]), "consultations": named(tables), "count": len(tables)}
        return [Evidence(code="hub.reason.only_of_sector", values=values)]

    def _links(self) -> dict[Ref, _Links]:
        """Return the pairs of sectors that share no table, and of which only this party meets both."""
        sectors = sorted({sector for there in self.tops.values() for sector in there})
        unshared = [pair for pair in combinations(sectors, 2) if pair not in self.shared]
        asked = {sector for pair in unshared for sector in pair}
        if not asked:
            return {}
        near = {t: [(s, tops) for s, tops in of.items() if s in asked] for t, of in self.tops.items()}
        where = {party: self._met_sectors(party, near) for party in self.web.parties}
        meets: dict[tuple[str, str], set[Ref]] = defaultdict(set)
        for party, there in where.items():
            for one, other in unshared:
                if one in there and other in there:
                    meets[(one, other)].add(party)
        found: dict[Ref, _Links] = defaultdict(_Links)
        for (one, other), parties in sorted(meets.items()):
            if len(parties) == 1:
                (party,) = parties
                found[party].pairs.append((one, other))
                tables = {*where[party][one], *where[party][other]}
                found[party].tables[(one, other)] = sorted(tables)
        return found

    def _met_sectors(self, party: Ref, near: Mapping[Ref, list[tuple[str, set[Ref]]]]) -> dict[str, list[Ref]]:
        """Return where a party sits with another party of a sector that is not its own, by sector.

        ``near``: the sectors at each table that are asked about, with the top parties of each.
        """
        top, own = self.facts.top(party), self.facts.sectors(party)
        found: dict[str, list[Ref]] = defaultdict(list)
        for table in self.web.tables_of[party]:
            for sector, tops in near[table]:
                if sector not in own and (len(tops) > 1 or top not in tops):
                    found[sector].append(table)
        return found

    def _own_links(self) -> dict[Ref, _Links]:
        """Return the pairs of sectors that share tables only where this party sits for one of them."""
        by_sector = self._rows_of_sectors()
        found: dict[Ref, _Links] = defaultdict(_Links)
        for pair, tables in sorted(self.shared.items()):
            for one, other in (pair, pair[::-1]):
                rows = {row for table in tables for row in self.sitting[table][one]}
                # Of a sector with one party on the map it says nothing that it is the one.
                if len(rows) == 1 and len({self.facts.top(row) for row in by_sector[one]}) > 1:
                    (party,) = rows
                    found[party].pairs.append((one, other))
                    found[party].tables[(one, other)] = list(tables)
        return found

    def _rows_of_sectors(self) -> dict[str, set[Ref]]:
        found: dict[str, set[Ref]] = defaultdict(set)
        for sectors in self.sitting.values():
            for sector, rows in sectors.items():
                found[sector] |= rows
        return found

    def _bridges(self) -> dict[Ref, tuple[list[Ref], list[Ref]]]:
        """Return the one party that sits with only safety, and elsewhere with only the social domain."""
        found: dict[Ref, tuple[list[Ref], list[Ref]]] = {}
        for party in self.web.parties:
            top = self.facts.top(party)
            safety, social = [], []
            for table in self.web.tables_of[party]:
                others = {s for s, tops in self.domains[table].items() if len(tops) > 1 or top not in tops}
                if others and not others & SOCIAL:
                    safety.append(table)
                if others and not others & SAFETY:
                    social.append(table)
            if safety and social:
                found[party] = (safety, social)
        return found if len(found) == 1 else {}

    def _only_of_sector(self) -> dict[Ref, str]:
        """Return the parties that are the only one of a sector that sits anywhere; of several the first sector."""
        found: dict[Ref, str] = {}
        for sector, rows in sorted(self._rows_of_sectors().items()):
            if len(rows) == 1:
                found.setdefault(min(rows), sector)
        return found


def _sitting(facts: Facts, web: Web) -> dict[Ref, dict[str, set[Ref]]]:
    there = parties_at(facts)
    here = web.index.keys()
    of_web = {t: {s: rows & here for s, rows in there.get(t, {}).items()} for t in web.tables}
    return {t: {s: rows for s, rows in of.items() if rows} for t, of in of_web.items()}


def _link(code: str, links: _Links | None) -> list[Evidence]:
    """Return the pair with most tables, of equals the first, and how many more pairs there are."""
    if links is None:
        return []
    one, other = min(links.pairs, key=lambda pair: (-len(links.tables[pair]), pair))
    tables = links.tables[(one, other)]
    values = {
        "one": Ref(Sector.KIND, one),
        "other": Ref(Sector.KIND, other),
        "consultations": tables[:MOST_NAMES],
        "count": len(tables),
        "more": len(links.pairs) - 1,
    }
    return [Evidence(code=code, values=values)]
