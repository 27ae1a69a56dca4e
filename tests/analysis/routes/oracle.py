"""The cheapest route by trying all walks, from the definitions in words and straight from the records.

Nothing of ``netmap.analysis`` is used: a second opinion that shares a mistake is none.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from netmap import model as m
from tests.build import Build, meeting, org

#: unknown stages, informal steps, steps, not verified
Price = tuple[int, int, int, int]
NONE: Price = (0, 0, 0, 0)
SECTORS = ("police", "welfare", "education", None)


@dataclass
class Town:
    """A tiny municipality as plain lists; names only."""

    parties: list[str]
    tables: list[str]
    sector: dict[str, str | None] = field(default_factory=dict)
    seats: list[tuple[str, str, bool]] = field(default_factory=list)  # party, table, may commit
    leads: list[tuple[str, str]] = field(default_factory=list)
    routes: list[tuple[str, str, str, str | None, str | None]] = field(default_factory=list)  # way, kind, theme
    parts: list[tuple[str, str]] = field(default_factory=list)
    yes: list[tuple[str, str, str]] = field(default_factory=list)  # who, theme, stage
    no: list[tuple[str, str, str]] = field(default_factory=list)
    mandate: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # "" is "geen"
    complete: bool = False

    def ref(self, name: str) -> m.Ref:
        return org(name) if name in self.parties else meeting(name)

    def build(self) -> m.Network:
        b = Build()
        b.theme("T", "U")
        for name in self.parties:
            whole = next((whole for part, whole in self.parts if part == name), None)
            b.org(name, self.sector.get(name), part_of=whole)
        for name in self.tables:
            said, themes = self.mandate.get(name, (None, ()))
            b.meeting(name, decides=themes, mandate=m.Mandate(said) if said else None)
            if said == "":
                b.says("no", "mandate", meeting(name))
        for party, table, commits in self.seats:
            b.seat(party, table, may_commit=True if commits else None)
        for party, table in self.leads:
            b.tie(m.Coordinates, org(party), meeting(table))
        for start, end, way, kind, theme in self.routes:
            direction = m.Direction(way)
            start_ref, end_ref = self.ref(start), self.ref(end)
            b.add(
                m.PassesOn(
                    id=m.route_id(start_ref, end_ref, direction, theme),
                    start=start_ref,
                    end=end_ref,
                    direction=direction,
                    kind=m.RouteKind(kind) if kind else None,
                    theme=theme,
                )
            )
        for who, theme, stage in self.yes:
            b.covers(self.ref(who), theme, stage)
        for who, theme, stage in self.no:
            b.says("no", "coverage", self.ref(who), theme=theme, stage=m.Stage(stage))
        if self.complete:
            b.complete("coverage")
        return b.network()


def random_town(rng: random.Random) -> Town:
    """Return a town of at most seven places in which anything may be said or not."""
    town = Town([f"P{n}" for n in range(rng.randint(1, 3))], [f"W{n}" for n in range(rng.randint(0, 4))])
    places = [*town.parties, *town.tables]
    town.sector = {party: rng.choice(SECTORS) for party in town.parties}
    for party in town.parties:
        for table in town.tables:
            if rng.random() < 0.35:
                town.seats.append((party, table, rng.random() < 0.25))
            elif rng.random() < 0.08:
                town.leads.append((party, table))
    chosen = {}
    for _ in range(rng.randint(0, 6)):
        start, end, way = rng.choice(places), rng.choice(places), rng.choice(("up", "up", "lateral", "down"))
        kind, theme = rng.choice((None, None, None, "informs", "reports_back")), rng.choice((None, None, "T", "U"))
        chosen[(start, end, way, theme)] = (start, end, way, kind, theme)
    town.routes = list(chosen.values())
    if len(town.parties) > 1 and rng.random() < 0.4:
        part, whole = rng.sample(town.parties, 2)
        town.parts.append((part, whole))
    for stage in ("interpret", "decide", "signal"):
        for who in places:
            chance = rng.random()
            if chance < 0.18:
                town.yes.append((who, rng.choice("TU"), stage))
            elif chance < 0.4 and stage == "interpret":
                town.no.append((who, "T", stage))
    for table in town.tables:
        said = rng.choice((None, "", "align", "advise", "decide", "operate"))
        if said is not None:
            town.mandate[table] = (said, tuple(rng.sample("TU", rng.randint(0, 2))) if said else ())
    town.complete = rng.random() < 0.5
    return town


def cheapest(town: Town, source: str, theme: str) -> Price | None:
    """Return what the best route costs, by trying all walks that never stand twice in the same way; None: none."""
    walk = _Walk(town, theme, source)
    start = (source, "own" if source in town.parties else "table", "seen")
    walk.go(start, NONE, {start})
    return walk.best


class _Walk:
    def __init__(self, town: Town, theme: str, source: str) -> None:
        self.town, self.theme = town, theme
        self.best: Price | None = None
        self.cheapest_at: dict[tuple[str, str, str], Price] = {}
        self.at: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for party, table, commits in town.seats:
            self.at[table].append((party, commits))
        for party, table in town.leads:
            self.at[table].append((party, False))
        self.checks = {table for table in town.tables if self._can_check(table, source)}

    def _can_check(self, table: str, source: str) -> bool:
        seated = [party for party, at, _ in self.town.seats if at == table]
        if source in self.town.tables:
            return len({s for party in seated if (s := self._sector(party))}) > 1
        others = {s for p in seated if self._top(p) != self._top(source) and (s := self._sector(p))}
        family = {p for p in self.town.parties if p in self._chain(source) or source in self._chain(p)}
        mine = {s for p in (family & set(seated)) or family if (s := self._sector(p))}
        if not mine and family & set(seated):
            return len(others) > 1
        mine = mine or {s for p in family if (s := self._sector(p))}
        return bool(others - mine) if mine else len(others) > 1

    def _chain(self, party: str) -> list[str]:
        chain = [party]
        while whole := next((w for part, w in self.town.parts if part == chain[-1]), None):
            chain.append(whole)
        return chain

    def _top(self, party: str) -> str:
        return self._chain(party)[-1]

    def _sector(self, party: str) -> str | None:
        return next((s for one in self._chain(party) if (s := self.town.sector.get(one))), None)

    def go(self, here: tuple[str, str, str], price: Price, met: set[tuple[str, str, str]]) -> None:
        if self.best is not None and price >= self.best:
            return
        # Whoever came here cheaper before has tried all that can be tried from here.
        if here in self.cheapest_at and self.cheapest_at[here] <= price:
            return
        self.cheapest_at[here] = price
        for there, more in self._ways(*here):
            now: Price = tuple(a + b for a, b in zip(price, more, strict=True))  # type: ignore[assignment]
            if there is None:
                if self.best is None or now < self.best:
                    self.best = now
            elif there not in met:
                self.go(there, now, met | {there})

    def _ways(self, who: str, how: str, far: str) -> Iterator[tuple[tuple[str, str, str] | None, Price]]:
        for to, standing, more in self._moves(who, how):
            yield (to, standing, far), more
        if far == "seen" and how == "table" and who in self.checks:
            yield (who, how, "checked"), NONE
        if how == "member":
            return
        taken = self._takes(who, how, "interpret" if far != "interpreted" else "decide")
        if taken is not None and far != "interpreted":
            yield (who, how, "interpreted"), (taken, 0, 0, int(far == "seen"))
        elif taken is not None:
            yield None, (taken, 0, 0, 0)

    def _moves(self, who: str, how: str) -> Iterator[tuple[str, str, Price]]:
        step, informal = (0, 0, 1, 0), (0, 1, 1, 0)
        sits = [t for p, t, _ in self.town.seats if p == who] + [t for p, t in self.town.leads if p == who]
        if how == "table":
            for party, commits in self.at[who]:
                yield party, "member", NONE
                if commits:
                    yield party, "home", NONE
        elif how == "own":
            yield from ((table, "table", step) for table in sits)
        else:
            yield from ((table, "table", informal) for table in sits)
        if how == "member":
            yield who, "home", informal
            return
        for start, end, way, kind, theme in self.town.routes:
            hands_over = way != "down" and kind not in ("informs", "reports_back") and start != end
            if start == who and hands_over and theme in (None, self.theme):
                yield end, "home" if end in self.town.parties else "table", step
        if how != "table":
            for part, whole in self.town.parts:
                if who in (part, whole):
                    yield whole if who == part else part, "home", informal

    def _takes(self, who: str, how: str, stage: str) -> int | None:
        """Return 0 when somebody surely takes a stage here, 1 when perhaps, None when not."""
        town = self.town
        given = {giver for giver, theme, of in town.yes if theme == self.theme and of == stage}
        for table, (said, themes) in town.mandate.items():
            if self.theme in themes and said == {"interpret": "advise", "decide": "decide"}[stage]:
                given.add(table)
        if who in given:
            return 0
        if stage == "interpret" and any(p in given for p, *at in (*town.seats, *town.leads) if at[0] == who):
            return 0
        if how == "own":
            return None
        if who in town.tables:
            silent = who not in town.mandate
            said, themes = town.mandate.get(who, ("", ()))
            untold = said == {"interpret": "advise", "decide": "decide"}[stage] and not themes
            if silent or untold:
                return 1
        denied = any(n == (who, self.theme, stage) for n in town.no)
        return 1 if stage == "interpret" and not town.complete and not denied else None
