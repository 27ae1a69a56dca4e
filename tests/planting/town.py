"""What is so in a municipality: everything is known here, present or not."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from netmap.model import ActorType, Direction, Echelon, Mandate, Role, RouteKind, Stage, Theme
from netmap.reference.vocabulary import shipped_terms

_TERMS = shipped_terms()
THEMES = {t.id: t for t in _TERMS if isinstance(t, Theme)}
RANKS = {t.id: t.rank for t in _TERMS if isinstance(t, Echelon)}
SECTORS = {t.id: t.sector or "" for t in _TERMS if isinstance(t, ActorType)}
SENSITIVE = {t.id for t in _TERMS if isinstance(t, ActorType) and t.sensitive}
DOMAINS = ("radicalisation", "mediation", "psychiatric", "youth_groups", "crisis_communication", "online_monitoring")
GROUPS = ("young_people", "older_people", "newcomers")
CHANNELS = ("office_hours", "street_contact", "neighbourhood_paper")
DIGITAL = ("social_media", "whatsapp_group", "citizen_net", "report_app", "neighbourhood_site")
SAFETY = {"police", "justice", "enforcement", "safety_region", "care_safety_house"}
SOCIAL = {"welfare", "youth_work", "social_team", "youth_care", "health", "housing", "education", "sport"}
SOCIAL |= {"care_safety_house"}  # which is of both domains
PHASES = ("calm", "first_signs", "build_up", "tension", "escalation", "return_to_calm")
#: area: the area around it
AREAS = {"Noord": None, "Zuid": None, "Noord A": "Noord", "Noord B": "Noord", "Zuid A": "Zuid"}
STAGES = (Stage.SIGNAL, Stage.INTERPRET, Stage.DECIDE, Stage.ACT, Stage.AFTERCARE)
_FIRST = ("municipality", "police", "public_prosecutor", "public_health_service", "housing_association", "welfare")
_MORE = (
    "neighbourhood_officer", "youth_work", "community_work", "outreach_youth_work", "school", "youth_care",
    "social_neighbourhood_team", "residents_organisation", "municipal_department", "mosque", "entrepreneur",
    "enforcement_officer", "mental_health", "supporters", "safety_region",
)  # fmt: skip


@dataclass(eq=False)
class Party:
    name: str
    kind: str
    parent: Party | None = None
    areas: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    channels: set[str] = field(default_factory=set)
    told: bool = True
    helped: bool = True
    consent: bool = True
    stale: bool = False

    @property
    def sector(self) -> str:
        return SECTORS[self.kind]

    @property
    def chain(self) -> list[Party]:
        """The party with all it is part of, smallest first."""
        return [self, *(self.parent.chain if self.parent else ())]

    @property
    def top(self) -> Party:
        return self.chain[-1]

    @property
    def sensitive(self) -> bool:
        return any(party.kind in SENSITIVE for party in self.chain)

    @property
    def ref(self) -> str:
        return f"Organisation:org-{self.name}"


@dataclass(eq=False)
class Seat:
    party: Party
    table: Table
    role: Role | None = None
    function: str | None = None
    as_sector: str | None = None
    stale: bool = False
    commits: bool = True
    deputy: bool = True

    @property
    def sector(self) -> str:
        return self.as_sector or self.party.sector


@dataclass(eq=False)
class Table:
    name: str
    kind: str
    echelon: str
    themes: set[str] = field(default_factory=set)
    mandate: Mandate | None = None
    mandate_for: set[str] = field(default_factory=set)
    hub: bool = False
    coordinator: Party | None = None
    assured: bool = True
    areas: set[str] = field(default_factory=set)
    plans: dict[str, bool] = field(default_factory=dict)
    any_member_convenes: bool = True
    seats: list[Seat] = field(default_factory=list)

    @property
    def chair(self) -> Party | None:
        return next((seat.party for seat in self.seats if seat.role is Role.CHAIR), None)

    @property
    def tops(self) -> set[Party]:
        return {seat.party.top for seat in self.seats}

    @property
    def ref(self) -> str:
        return f"Consultation:ovl-{self.name}"


@dataclass(eq=False)
class Route:
    start: Table
    end: Table | Party
    direction: Direction
    kind: RouteKind


@dataclass(eq=False)
class Row:
    who: Party | Table
    theme: str
    stage: Stage
    phase: str
    area: str | None = None


@dataclass(eq=False)
class Expert:
    title: str
    employer: Party
    themes: set[str]
    domains: set[str]
    deputy: bool
    agreed: bool

    @property
    def ref(self) -> str:
        return f"Expert:exp-{self.title}"

    @property
    def all_themes(self) -> set[str]:
        return self.themes | {t.id for t in THEMES.values() if self.domains & set(t.domains)}


@dataclass
class Town:
    """Everything there is.

    ``nobody`` holds the cells (theme, stage, area) that are said to have nobody; ``refused`` who ("Label:id") said not
    to signal a theme in an area.
    """

    name: str
    parties: list[Party] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    experts: list[Expert] = field(default_factory=list)
    now: list[str] = field(default_factory=list)
    conceivable: list[str] = field(default_factory=list)
    past: dict[str, str] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    exercise: str | None = None
    nobody: set[tuple[str, Stage, str | None]] = field(default_factory=set)
    refused: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def municipality(self) -> Party:
        return self.parties[0]


def draw(parties: int, seed: int, *, seats: int | None = None, tables: int | None = None) -> Town:
    """Return a municipality with ``parties`` (at least 6) organisations; the same arguments give the same one.

    Parameters
    ----------
    parties, seed : int
    seats : int, optional
        Seats in all, about; when left out, 3 to 6 per consultation. With seats all towns are alike in how much is well
        arranged, so that a larger one has more of the same.
    tables : int, optional
        Consultations besides the first three; when left out, one for every four parties.
    """
    if parties < 6:
        raise ValueError(f"a municipality has at least 6 parties, not {parties}")
    maker = _Maker(random.Random(f"{seed}|{parties}"), Town(f"Plantdorp {seed}"), even=seats is not None)
    maker.people(parties)
    maker.meetings(tables or max(3, parties // 4), seats)
    maker.settings(min(6, 2 + parties // 40))
    maker.coverage(parties)
    maker.called()
    maker.agreed()
    return maker.town


class _Maker:
    """Draws a town; each method once, in the order of ``draw``."""

    def __init__(self, rng: random.Random, town: Town, *, even: bool) -> None:
        self.rng, self.town, self.even = rng, town, even
        # How much is well arranged differs per town: every white spot is planted somewhere and spared elsewhere.
        shares = (0.8,) if even else (0.0, 0.3, 0.8, 1.0)
        self.good = {name: rng.choice(shares) for name in ("reach", "told", "chair", "route", "cover")}

    def often(self, what: str) -> bool:
        return self.rng.random() < self.good[what]

    def people(self, count: int) -> None:
        rng, town = self.rng, self.town
        for number in range(count):
            kind = _FIRST[number] if number < len(_FIRST) else rng.choice(_MORE)
            parent = None
            if kind == "municipal_department":
                parent = town.parties[0]
            elif kind == "neighbourhood_officer":
                parent = town.parties[1]
            elif number > 8 and rng.random() < 0.15:
                parent = rng.choice([p for p in town.parties[3:] if not p.parent] or [None])
            party = Party(f"{kind} {number}", kind, parent)
            if self.often("reach"):
                party.areas = set(rng.sample(sorted(AREAS), rng.randint(0, 2)))
                party.groups = set(rng.sample(GROUPS, rng.randint(0, 2)))
                party.channels = set(rng.sample(CHANNELS, 1))
            if rng.random() < 1 / count and self.often("reach"):
                party.channels.add(rng.choice(DIGITAL))
            party.told, party.helped, party.consent = self.often("told"), self.often("told"), self.often("told")
            town.parties.append(party)
        if rng.random() < 0.3:
            rng.choice(town.parties).stale = True

    def meetings(self, count: int, seats: int | None) -> None:
        rng, town = self.rng, self.town
        kinds = ["regional_consultation", "triangle", "core_team", *(["neighbourhood_consultation"] * count)]
        kinds += rng.choice(([], ["residents_consultation"], ["report_point"]))
        hubs = rng.choice((0, 1, 1, 1, 2))
        pool = town.parties[: rng.choice((len(town.parties), max(5, len(town.parties) * 2 // 3)))]
        meet = "all" if self.even else rng.choice(("all", "all", "all", "apart", "through one"))
        for number, kind in enumerate(kinds[: count + 3]):
            echelon = ("region", "local", "local")[number] if number < 3 else "wijk"
            table = Table(f"{kind} {number}", kind, echelon, hub=2 <= number < 2 + hubs)
            size = rng.randint(3, 6) if seats is None else max(3, seats // (count + 3))
            members = rng.sample(pool, min(size, len(pool)))
            self._sit(table, members if meet == "all" else self._apart(members, meet))
            if self.often("reach"):
                table.areas = set(rng.sample(sorted(AREAS), 1))
            self._led(table)
            self._passed(table, number)
            town.tables.append(table)
        plans = {"crisis_plan": rng.choice((None, True, False)), "ggd_protocol": rng.choice((None, True, False))}
        for plan, agreed in plans.items():
            if agreed is not None:
                rng.choice(town.tables).plans[plan] = agreed

    def _sit(self, table: Table, members: list[Party]) -> None:
        rng = self.rng
        for party in members:
            seat = Seat(
                party, table, Role.MEMBER if self.even else rng.choice((None, None, Role.MEMBER, Role.SECRETARY))
            )
            if party.kind == "welfare" and rng.random() < 0.4:
                seat.as_sector = "youth_work"
            if party.kind == "police" and rng.random() < 0.3:
                seat.function = "wijkagent"
            table.seats.append(seat)
        if rng.random() < 0.08:
            table.seats[-1].role = Role.SPOKESPERSON

    def _apart(self, members: list[Party], meet: str) -> list[Party]:
        """Leave out safety or the social domain, or let the police alone bring them together."""
        left = self.rng.choice((SAFETY, SOCIAL))
        kept = [p for p in members if p.sector not in left]
        one = [self.town.parties[1]] if meet == "through one" and self.town.parties[1] not in kept else []
        others = [p for p in (self.town.parties[0], *self.town.parties) if p.sector not in SAFETY | SOCIAL]
        return list(dict.fromkeys((*kept, *others[:2], *one)))

    def _led(self, table: Table) -> None:
        if self.often("chair"):
            table.seats[0].role = Role.CHAIR
        if self.often("chair"):
            table.coordinator = table.seats[-1].party
            table.assured = self.often("told")

    def _passed(self, table: Table, number: int) -> None:
        rng, town = self.rng, self.town
        if number and self.often("route"):
            for target in rng.sample(town.tables, min(len(town.tables), rng.choice((1, 1, 2)))):
                kind = rng.choice((RouteKind.PASSES, RouteKind.PASSES, RouteKind.ADVISES, RouteKind.INFORMS))
                self._route(table, target, Direction.UP, kind)
        if number > 2 and self.often("route"):
            self._route(rng.choice(town.tables[1:]), table, Direction.DOWN, RouteKind.STEERS)
        if number > 2 and self.often("route") and rng.random() < 0.3:
            end: Table | Party = rng.choice(town.parties)
            self._route(rng.choice(town.tables), end, Direction.DOWN, RouteKind.INFORMS)

    def _route(self, start: Table, end: Table | Party, direction: Direction, kind: RouteKind) -> None:
        known = {(route.start, route.end, route.direction) for route in self.town.routes}
        if start is not end and (start, end, direction) not in known:
            self.town.routes.append(Route(start, end, direction, kind))

    def settings(self, count: int) -> None:
        rng, town = self.rng, self.town
        named = sorted(t.id for t in THEMES.values() if t.named)
        chosen = rng.sample(named, count + 2)
        town.now, town.conceivable = chosen[:count], chosen[count:]
        town.past = {town.now[0]: "2025-03", town.conceivable[0]: "2012"} if rng.random() < 0.6 else {}
        town.groups = rng.sample(GROUPS, 2)
        town.exercise = rng.choice((None, "2026-03", "2024-11-02"))
        eyes = [*town.now, *town.conceivable[: rng.randint(0, 2)]]
        for table in town.tables:
            table.themes = set(rng.sample(eyes, min(len(eyes), rng.randint(0, 2))))
        for number, table in enumerate(town.tables):
            able = (Mandate.DECIDE,) if number == 1 else (None, Mandate.ALIGN, Mandate.ADVISE, Mandate.OPERATE)
            table.mandate = rng.choice((*able, None, None))
            if table.mandate in (Mandate.DECIDE, Mandate.ADVISE, Mandate.OPERATE):
                table.mandate_for = set(rng.sample(town.now, 1))

    def coverage(self, count: int) -> None:
        rng, town = self.rng, self.town
        for theme in town.now:
            style = "plenty" if self.even else rng.choice(("nothing", "one", "one", "some", "some", "plenty"))
            one = rng.choice(town.parties)
            for stage in STAGES:
                if style == "nothing" or not (style == "one" or self.often("cover")):
                    if rng.random() < 0.5:
                        town.nobody.add((theme, stage, None))
                    continue
                size = {"one": 1, "some": rng.randint(1, 2)}.get(style, max(3, count // 30))
                givers = [one] if style == "one" else rng.sample(town.parties, size)
                for party in givers:
                    # A consultation decides by its mandate: a row beside "mandaat geen" would say two things.
                    tables = [t for t in town.tables if stage is not Stage.DECIDE or t.mandate is Mandate.DECIDE]
                    who = rng.choice(tables) if tables and style == "plenty" and rng.random() < 0.4 else party
                    self._row(who, theme, stage)
        given = {(row.theme, row.stage) for row in town.rows} | set(_by_mandate(town))
        town.nobody = {cell for cell in town.nobody if (cell[0], cell[1]) not in given}
        self._deny_places()
        self._hand_over()

    def _row(self, who: Party | Table, theme: str, stage: Stage) -> None:
        phase = "return_to_calm" if stage is Stage.AFTERCARE else self.rng.choice(PHASES)
        # Who hears the whole municipality is asked of each place; a no about a district denies all places inside it.
        wide = (None, *sorted(area for area, around in AREAS.items() if around is None))
        places = wide if self.town.now.index(theme) % 2 else tuple(sorted(AREAS))
        area = self.rng.choice(places)
        known = {(row.who, row.theme, row.stage, row.area) for row in self.town.rows}
        if (who, theme, stage, area) not in known:
            self.town.rows.append(Row(who, theme, stage, phase, area))
            if area:  # who does something there, works there
                who.areas.add(area)

    def _deny_places(self) -> None:
        """Say of each place whether those who hear all around it hear it there: nobody, or not they."""
        for theme in self.town.now:
            rows = [r for r in self.town.rows if r.theme == theme and r.stage is Stage.SIGNAL]
            for area, outer in AREAS.items():
                around = [r.who for r in rows if r.area is None or r.area == outer]
                if around and not any(r.area == area for r in rows):
                    self.town.nobody.add((theme, Stage.SIGNAL, area))
                elif around:
                    here = [r.who for r in rows if r.area == area]
                    self.town.refused |= {(who.ref, theme, area) for who in around if who not in here}

    def _hand_over(self) -> None:
        """Who decides and merely informs cannot say that it passes nothing on: it passes on."""
        deciding = {row.who for row in self.town.rows if row.stage is Stage.DECIDE}
        for route in self.town.routes:
            if route.start in deciding or route.start.mandate is Mandate.DECIDE:
                route.kind = RouteKind.STEERS if route.direction is Direction.DOWN else RouteKind.PASSES

    def called(self) -> None:
        rng, town = self.rng, self.town
        unseen = {theme for theme, stage, _ in town.nobody if stage is Stage.INTERPRET}
        for number, theme in enumerate(town.now):
            if theme in unseen or rng.random() < 0.5:
                continue  # an expert interprets: where it was said that nobody does, there is none
            deputy, agreed = rng.choices((True, False), k=2)
            # No domain that brings in a theme of which it was said that nobody interprets it.
            shut = {domain for other in unseen for domain in THEMES[other].domains}
            domains = [d for d in (*THEMES[theme].domains, *DOMAINS) if d not in shut]
            if not domains:
                continue
            by_domain = {domains[0] if rng.random() < 0.5 else rng.choice(domains)}
            named = {theme} if rng.random() < 0.5 else set()
            town.experts.append(
                Expert(f"adviseur {number}", rng.choice(town.parties), named, by_domain, deputy, agreed)
            )

    def agreed(self) -> None:
        """What the core teams agreed: last, so that all else is drawn as if there were none."""
        for table in (table for table in self.town.tables if table.hub):
            table.any_member_convenes = self.often("told")
            for seat in table.seats:
                seat.commits, seat.deputy = self.often("told"), self.often("told")
                if seat.party.kind == "municipality":
                    seat.function = self.rng.choice(("burgemeester", "wethouder"))


def _by_mandate(town: Town) -> list[tuple[str, Stage]]:
    stages = {Mandate.DECIDE: Stage.DECIDE, Mandate.OPERATE: Stage.ACT, Mandate.ADVISE: Stage.INTERPRET}
    return [(theme, stages[t.mandate]) for t in town.tables if t.mandate in stages for theme in t.mandate_for]
