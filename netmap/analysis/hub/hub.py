"""The spider in the web: the party that the plan names, or the one that everything runs through.

Three views that are never put together into one figure: whom a party meets (reach), between whom it stands
(brokerage), and what is lost without it (dependence).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from netmap.analysis.facts import Facts
from netmap.analysis.hub.designated import designated, hubs_of, in_core_team_first
from netmap.analysis.hub.holders import has_codes, seat_holders
from netmap.analysis.hub.overlap import overlaps
from netmap.analysis.hub.reasons import reasons
from netmap.analysis.hub.results import Designated, HubAnswer, HubView, PartyStanding
from netmap.analysis.hub.sectors import bridges, mixing, sector_pairs
from netmap.analysis.hub.stability import runs_for, stability
from netmap.analysis.hub.standing import standings
from netmap.analysis.hub.web import Web, municipal, web_of, weights_of
from netmap.analysis.results import Remark
from netmap.analysis.seating import named
from netmap.model import Network, Ref

__all__ = ["find_hub"]


def find_hub(
    network: Network,
    day: date,
    *,
    collective: Literal["once", "each"] = "once",
    runs: int = 200,
    progress: Callable[[int, int], None] | None = None,
) -> HubAnswer:
    """Return who holds the web together, in three views, and how sectors and consultations work together.

    Parameters
    ----------
    network : Network
    day : date
        What is active on it counts.
    collective : {"once", "each"}
        Whether a party that stands for others counts for one, or for each of those, among the parties that one meets.
    runs : int
        How often part of the data is left out, to see which places hold; 0 leaves stability out. In a web of thousands
        fewer are made, and above 20,000 nodes none.
    progress : callable, optional
        Called with the number of runs done and of all runs (both lists together).

    Returns
    -------
    HubAnswer
        A party is the row that sits or coordinates, and not what it is part of; who does neither is in no list. An
        empty network gives an empty answer; unconnected parts are ranked in one list and named in a remark.

    Raises
    ------
    ValueError
        When ``collective`` is another word, or ``runs`` is negative.

    Notes
    -----
    The same records give the same answer, whatever their order. Betweenness takes nodes times ties; all else is about
    linear in ties. Stability takes twice ``runs`` times both.
    """
    if collective not in ("once", "each"):
        raise ValueError(f"collective is 'once' or 'each', not {collective!r}")
    if runs < 0:
        raise ValueError("the number of runs cannot be negative")
    facts = Facts(network, day)
    without = municipal(facts)
    web = web_of(facts)
    apart = web_of(facts, without) if without else web
    weights = weights_of(facts, web, collective)
    made = runs_for(web, runs)
    lists = (web, apart) if without else (web,)
    counting = _Counting(progress, made * len(lists)) if progress and made else None
    found = [_list(facts, one, collective, made, counting) for one in lists]
    parties, estimated = found[0]
    others = found[-1][0]
    first, first_without = (
        in_core_team_first(facts, _equals(one, them)) for one, them in ((web, parties), (apart, others))
    )
    teams = designated(facts, web, weights, first, first_without)
    return HubAnswer(
        parties=parties,
        without_municipality=others,
        of=len(web.tables),
        designated=teams,
        actual=next(iter(first), None),
        actual_without=next(iter(first_without), None),
        equals=first[1:],
        equals_without=first_without[1:],
        first=_first(web, parties),
        seat_holders=seat_holders(facts, web),
        bridges=bridges(facts),
        pairs=sector_pairs(facts),
        mixing=mixing(facts, web),
        overlaps=overlaps(facts),
        collective=collective,
        runs=made if parties else 0,
        estimated=estimated,
        remarks=tuple(_remarks(facts, web, teams, made, runs)),
    )


class _Counting:
    """Adds up the runs of several lists for who watches."""

    def __init__(self, progress: Callable[[int, int], None], total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def __call__(self, _: int) -> None:
        self.done += 1
        self.progress(self.done, self.total)


def _list(
    facts: Facts, web: Web, collective: str, runs: int, counting: _Counting | None
) -> tuple[tuple[PartyStanding, ...], bool]:
    weights = weights_of(facts, web, collective)
    plain, estimated = standings(facts, web, weights)
    why = reasons(facts, web, weights, plain)
    firm = stability(web, weights, plain, runs, counting)
    full = (replace(s, reasons=why[s.party], stability=firm.get(s.party, {})) for s in plain)
    return tuple(full), estimated


def _equals(web: Web, parties: Sequence[PartyStanding]) -> list[Ref]:
    """Return who comes first by reach and then by brokerage, equal ones by id; nobody where the first meets nobody."""
    met = [s for s in parties if len(web.met_by(s.party)) > 1]
    return [s.party for s in met if _place(s) == _place(met[0])]


def _place(standing: PartyStanding) -> tuple[int, int]:
    return standing.ranks[HubView.REACH], standing.ranks[HubView.BROKERAGE]


def _first(web: Web, parties: Sequence[PartyStanding]) -> Mapping[HubView, tuple[Ref, ...]]:
    """Return who comes first in each view, by id; nobody where the first has nothing, or meets nobody."""
    value: Mapping[HubView, Callable[[PartyStanding], float]] = {
        HubView.REACH: lambda s: len(web.met_by(s.party)) - 1,
        HubView.BROKERAGE: lambda s: s.brokerage,
        HubView.DEPENDENCE: lambda s: s.lost.count,
    }
    return {
        view: tuple(sorted(s.party for s in parties if s.ranks[view] == 1 and of(s) > 0)) for view, of in value.items()
    }


def _remarks(facts: Facts, web: Web, teams: Sequence[Designated], made: int, runs: int) -> list[Remark]:
    if not web.parties:
        return []
    found: list[Remark] = []
    hubs = hubs_of(facts)
    if not hubs:
        found.append(Remark("hub.remark.no_hub"))
    elif len(hubs) > 1:
        found.append(Remark("hub.remark.hubs", {"consultations": list(hubs), "count": len(hubs)}))
    if empty := [team.consultation for team in teams if not team.members]:
        found.append(Remark("hub.remark.hub_unseated", {"consultations": empty}))
    if not municipal(facts):
        found.append(Remark("hub.remark.no_municipality"))
    sizes = web.part_sizes
    if len(sizes) > 1:
        found.append(Remark("hub.remark.parts", {"count": len(sizes), "smaller": sum(sizes[1:])}))
    if unseated := [o.ref for o in facts.organisations if o.ref not in web.index]:
        found.append(Remark("hub.remark.unseated", {"parties": named(unseated), "count": len(unseated)}))
    if not has_codes(facts):
        found.append(Remark("hub.remark.no_codes"))
    if made:
        found.append(Remark("hub.remark.dependence"))
    if made < runs:
        found.append(Remark("hub.remark.fewer_runs", {"runs": made}))
    return found
