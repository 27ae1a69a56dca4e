"""Small random towns whose core teams can be found by trying every one, and that trying, apart from netmap's code."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from netmap import model as m
from netmap.analysis.team.results import Demand, DemandKind, Fixed, TeamDemands
from tests.build import Build, meeting, org

SAFETY = {"police", "justice", "enforcement", "safety_region", "care_safety_house"}
SOCIAL = {"welfare", "youth_work", "health", "housing", "education", "sport", "care_safety_house"}
SECTORS = ("police", "justice", "welfare", "housing", "education", "municipality", "care_safety_house", None)
HUB = "kern"


@dataclass
class Town:
    """Parties with their sector, who sits where, and who decides on what; the core team is no table to meet at."""

    sector: dict[str, str | None]
    tables: dict[str, set[str]]
    hub: set[str] = field(default_factory=set)
    decides: dict[str, set[str]] = field(default_factory=dict)

    def network(self, *, shuffled: int | None = None) -> m.Network:
        build = Build()
        build.theme("t1", "t2")
        for name, sector in self.sector.items():
            build.org(name, sector)
        build.meeting(HUB, hub=True)
        for table, members in {**self.tables, HUB: self.hub}.items():
            if table != HUB:
                build.meeting(table)
            for name in sorted(members):
                build.seat(name, table)
        for theme, names in self.decides.items():
            for name in sorted(names):
                build.covers(org(name), theme, "decide")
        network = build.network()
        if shuffled is None:
            return network
        records = list(network.records.items())
        random.Random(shuffled).shuffle(records)
        return m.Network(id=network.id, name=network.name, records=dict(records))

    # --- by trying --------------------------------------------------------------------------------------------

    @property
    def seated(self) -> set[str]:
        return set().union(self.hub, *self.tables.values())

    def reach(self, team: Sequence[str], steps: int) -> set[str]:
        found = set(team) & self.seated
        for _ in range(steps):
            found = found.union(*(members for members in self.tables.values() if members & found))
        return found

    def meets(self, team: Sequence[str], demand: Demand) -> bool:
        """Return whether a team meets one demand; the two domains together are looked at in ``allowed``."""
        members = {str(org(name)) for name in team}
        there = len(members & {str(party) for party in demand.parties})
        if demand.kind is DemandKind.SIZE:
            return len(members) <= (demand.number or 0)
        if demand.kind is DemandKind.CAP:
            return sum(self.sector[n] == (demand.ref.id if demand.ref else "") for n in team) <= (demand.number or 0)
        if demand.kind is DemandKind.SAFETY:
            return any(self.sector[n] in SAFETY for n in team)
        if demand.kind is DemandKind.SOCIAL:
            return any(self.sector[n] in SOCIAL for n in team)
        if demand.kind is DemandKind.MANDATE:
            return any(n in self.decides.get(demand.ref.id if demand.ref else "", set()) for n in team)
        return there > 0

    def allowed(self, team: Sequence[str], demands: Sequence[Demand]) -> bool:
        kinds = {demand.kind for demand in demands}
        if kinds >= {DemandKind.SAFETY, DemandKind.SOCIAL}:
            pairs = ((a, b) for a in team for b in team if a != b)
            if not any(self.sector[a] in SAFETY and self.sector[b] in SOCIAL for a, b in pairs):
                return False
        return all(self.meets(team, demand) for demand in demands)

    def able(self, demands: TeamDemands) -> list[str]:
        fixed = {party.id for group in demands.fixed for party in group.parties}
        deciding = set().union(*self.decides.values()) if self.decides else set()
        names = {n for n in self.sector if n in self.seated | deciding or f"org-{n}" in fixed}
        return sorted(n for n in names if org(n) not in demands.excluded)

    def best(self, demands: TeamDemands, size: int) -> tuple[int, set[tuple[m.Ref, ...]]]:
        """Return the most that at most ``size`` members reach (-1: no team), and all teams of the fewest that do."""
        asked = self.asked(demands, size)
        best = -1
        teams: set[tuple[m.Ref, ...]] = set()
        for count in range(size + 1):
            for team in combinations(self.able(demands), count):
                if self.allowed(team, asked):
                    reach = len(self.reach(team, demands.steps))
                    if reach > best:
                        best = reach
                        teams.clear()
                    if reach == best and (not teams or len(next(iter(teams))) == count):
                        teams.add(tuple(sorted(org(name) for name in team)))
        return best, teams

    def asked(self, demands: TeamDemands, size: int) -> list[Demand]:
        """Return the demands one by one, told from the demands themselves."""
        able = self.able(demands)
        found = [Demand(DemandKind.SIZE, number=size)]
        for group in demands.fixed:
            parties = tuple(sorted(party for party in group.parties if party in [org(n) for n in able]))
            found.append(Demand(DemandKind.FIXED, parties=parties, word=group.word))
        if demands.bridge:
            found += [Demand(DemandKind.SAFETY), Demand(DemandKind.SOCIAL)]
        found += [Demand(DemandKind.MANDATE, ref=m.Ref("Theme", theme)) for theme in demands.mandate]
        caps = dict(demands.caps)
        for sector in sorted({s for s in self.sector.values() if s}):
            if (most := caps.get(sector, demands.cap)) is not None:
                found.append(Demand(DemandKind.CAP, ref=m.Ref("Sector", sector), number=most))
        return found

    def possible(self, demands: Sequence[Demand], able: Sequence[str]) -> bool:
        """Return whether any team at all meets some demands."""
        size = next((d.number for d in demands if d.kind is DemandKind.SIZE), None)
        most = min(len(able), size if size is not None else len(able))
        return any(self.allowed(team, demands) for n in range(most + 1) for team in combinations(able, n))


def random_town(seed: int, most: int = 14) -> Town:
    rng = random.Random(seed)
    names = [f"p{number:02}" for number in range(rng.randint(3, most))]
    sector = {name: rng.choice(SECTORS) for name in names}
    tables = {
        f"o{number}": set(rng.sample(names, rng.randint(1, min(4, len(names))))) for number in range(rng.randint(1, 8))
    }
    hub = set(rng.sample(names, rng.randint(0, min(4, len(names)))))
    decides = {theme: set(rng.sample(names, rng.randint(0, 2))) for theme in ("t1", "t2")}
    return Town(sector, tables, hub, {theme: who for theme, who in decides.items() if who})


def random_demands(town: Town, seed: int) -> TeamDemands:
    rng = random.Random(f"demands {seed}")
    names = sorted(town.sector)

    def group() -> Fixed:
        parties = tuple(sorted(org(name) for name in rng.sample(names, rng.choice((1, 1, 2)))))
        return Fixed(parties, "mayor" if len(parties) > 1 else "")

    return TeamDemands(
        size=rng.randint(1, 5),
        steps=rng.choice((1, 2)),
        fixed=tuple(group() for _ in range(rng.choice((0, 0, 1, 2)))),
        cap=rng.choice((None, 1, 1, 2)),
        caps=(("municipality", rng.randint(0, 2)),) if rng.random() < 0.3 else (),
        bridge=rng.random() < 0.5,
        mandate=tuple(theme for theme in ("t1", "t2") if rng.random() < 0.3),
        excluded=(org(rng.choice(names)),) if rng.random() < 0.2 else (),
    )


__all__ = ["HUB", "Town", "meeting", "org", "random_demands", "random_town"]
