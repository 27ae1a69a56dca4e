"""Which demands of the norm a town does not meet, and how: by the definitions, for a town of which all is known.

Written apart from netmap's own code, so that the two can be held against each other. ``Gap.premises`` are the cells
without which nobody can know that there is anything to demand (an expert that is not on the map needs no deputy);
``rests_on`` are the norm lines that ask first when what this line builds on falls silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from netmap.analysis.finding_ids import finding_id
from netmap.model import Direction, Mandate, Phase, Ref, Role, RouteKind, Sector, Stage
from netmap.reference.norm import default_norm
from netmap.reference.vocabulary import shipped_terms
from tests.planting.town import (
    AREAS,
    DIGITAL,
    PHASES,
    RANKS,
    SAFETY,
    SOCIAL,
    STAGES,
    THEMES,
    Party,
    Table,
    Town,
)
from tests.planting.writing import STAGE_OF, row_key

_LINES = {line.id: line for line in default_norm().lines}
_PROFESSIONS = {t.id: t.professions for t in shipped_terms() if isinstance(t, Phase)}
_SECTOR_IDS = {t.id for t in shipped_terms() if isinstance(t, Sector)}
_NETWORK = "Network:net-test"
#: Who does the work of a profession under another name, or has it as a part.
_SAME_WORK = {
    "community_work": ("welfare",),
    "outreach_youth_work": ("youth_work",),
    "neighbourhood_officer": ("police",),
}


@dataclass(frozen=True)
class Gap:
    """A demand that is not met."""

    line: str
    subjects: tuple[str, ...]
    cover: str
    premises: frozenset[str] = frozenset()
    rests_on: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its finding."""
        refs = tuple(Ref.parse(subject) for subject in self.subjects)
        of = {ref.label: ref.id for ref in refs}
        stage = _LINES[self.line].stage
        return finding_id(self.line, refs, of.get("Theme"), stage.value if stage else None, of.get("Area"))


def gaps_of(town: Town) -> list[Gap]:
    """Return every demand of the default norm that a town does not meet, except those of ``hub-reaches``."""
    return list(_Judge(town).gaps())


def related(one: Party, other: Party) -> bool:
    """Return whether two parties are the same, or one is part of the other."""
    return one in other.chain or other in one.chain


def not_reached(town: Town) -> dict[Party, set[Table]]:
    """Return who sits somewhere but hears nothing from a core team, each with the consultations where they sit."""
    return _Judge(town).not_reached()


class _Judge:
    def __init__(self, town: Town) -> None:
        self.town = town

    def gaps(self) -> Iterator[Gap]:
        for theme in self.town.now:
            yield from self._theme(theme)
        for theme in {*self.town.now, *self.town.conceivable}:
            yield from self._expertise(theme)
        for theme in self.town.conceivable:
            if not self.covers(theme, Stage.SIGNAL) and not any(theme in t.themes for t in self.town.tables):
                yield Gap("theme-eye", (f"Theme:{theme}",), "none")
        yield from self._reach()
        for table in self.town.tables:
            yield from self._table(table)
        yield from self._hub()
        yield from self._parties()
        yield from self._experts()
        yield from self._network()
        for phase in PHASES:
            yield from self._phase(phase)

    # --- who gives what -----------------------------------------------------------------------------------------

    def covers(self, theme: str, stage: Stage, area: str | None = None) -> list[Party | Table]:
        """Return who gives a stage: rows, mandates and experts; with an area only who signals exactly there."""
        rows = [r for r in self.town.rows if r.theme == theme and r.stage is stage]
        found: list[Party | Table] = [r.who for r in rows if area is None or r.area == area]
        if area is None:
            found += [
                t for t in self.town.tables if theme in t.mandate_for and t.mandate and STAGE_OF.get(t.mandate) is stage
            ]
            if stage is Stage.INTERPRET:
                found += [e.employer for e in self.town.experts if theme in e.all_themes]
        return found

    @staticmethod
    def level(givers: list[Party | Table]) -> str:
        tops: set[Party] = set()
        sectors: set[str] = set()
        for who in givers:
            if isinstance(who, Table):
                tops |= who.tops
                sectors |= {seat.sector for seat in who.seats}
            else:
                tops.add(who.top)
                sectors.add(who.sector)
        if not tops:
            return "none"
        return "single" if len(tops) == 1 else "one_sector" if len(sectors) == 1 else "enough"

    def any_stage(self, theme: str) -> list[Party | Table]:
        return [who for stage in STAGES for who in self.covers(theme, stage)]

    @staticmethod
    def tops(givers: Iterable[Party | Table]) -> set[Party]:
        return {top for who in givers for top in (who.tops if isinstance(who, Table) else {who.top})}

    # --- lines per theme ----------------------------------------------------------------------------------------

    def _theme(self, theme: str) -> Iterator[Gap]:
        subject = (f"Theme:{theme}",)
        for stage in STAGES:
            if (level := self.level(givers := self.covers(theme, stage))) != "enough":
                yield Gap(f"theme-{stage.value}", subject, level, self._alike(givers, level))
        for area in AREAS:
            if not self._heard(theme, area):  # on how many parties it rests is said of the theme
                yield Gap("theme-area-signal", (*subject, f"Area:geb-{area}"), "none")
        if (gap := self._together(theme)) is not None:
            yield gap
        if (gap := self._deciding(theme)) is not None:
            yield gap
        tables = [t for t in self.town.tables if theme in t.themes]
        leaders = {p.top for t in tables for p in (t.chair, t.coordinator) if p}
        if len(tables) > 1 and not any(all(self._takes_part(p, t) for t in tables) for p in leaders):
            # As few as one of its consultations may be known; the others may be what nobody holds together.
            yield Gap("theme-coordinated", subject, "none", frozenset(f"{t.name}.themes" for t in tables))
        if len(self.tops(self.any_stage(theme))) == 1:
            yield Gap("theme-spread", subject, "single", rests_on=tuple(f"theme-{s.value}" for s in STAGES))
        yield from self._cooperation(theme)

    def _heard(self, theme: str, area: str) -> bool:
        """Return whether an area is heard, or its parts are: then those that are not heard are reported themselves."""
        if self.covers(theme, Stage.SIGNAL, area):
            return True
        parts = [inner for inner, around in AREAS.items() if around == area]
        heard = [inner for inner in parts if self.covers(theme, Stage.SIGNAL, inner)]
        return bool(heard) and (len(heard) == len(parts) or (theme, Stage.SIGNAL, area) not in self.town.nobody)

    @staticmethod
    def _alike(givers: list[Party | Table], level: str) -> frozenset[str]:
        """Return the cells that make parties of one sector: of whom the sector is not known may be of another."""
        parties = {w for w in givers if isinstance(w, Party)}
        parties |= {seat.party for w in givers if isinstance(w, Table) for seat in w.seats}
        return frozenset(f"{p.name}.kind" for p in parties if level == "one_sector")

    @staticmethod
    def _takes_part(party: Party, table: Table) -> bool:
        return party in table.tops or bool(table.coordinator and table.coordinator.top is party)

    @staticmethod
    def _at_table(givers: Iterable[Party | Table], table: Table) -> bool:
        """Return whether one of these parties, or a part or whole of one, has a seat."""
        return any(related(seat.party, who) for who in givers if isinstance(who, Party) for seat in table.seats)

    def _together(self, theme: str) -> Gap | None:
        givers = self.covers(theme, Stage.INTERPRET)
        if not givers:
            return None
        tables = [t for t in self.town.tables if t in givers or (theme in t.themes and self._at_table(givers, t))]
        if any(len({seat.sector for seat in t.seats}) > 1 for t in tables):
            return None
        return Gap("theme-interpret-together", (f"Theme:{theme}",), "one_sector", rests_on=("theme-interpret",))

    def _deciding(self, theme: str) -> Gap | None:
        deciders, actors = self.covers(theme, Stage.DECIDE), self.covers(theme, Stage.ACT)
        if not deciders or not actors:
            return None
        tables = [t for t in self.town.tables if t in deciders or (theme in t.themes and self._at_table(deciders, t))]
        parties = {w.top for w in (*deciders, *actors) if isinstance(w, Party)}
        acting = [w for w in actors if isinstance(w, Table)]
        if any(parties <= t.tops and all(t.tops & a.tops for a in acting) for t in tables):
            return None
        if not tables and len(parties) == 1 and not acting:
            return None
        rows = [row_key(r) for r in self.town.rows if r.theme == theme and r.stage in (Stage.DECIDE, Stage.ACT)]
        mandates = [
            f"{t.name}.mandate{end}" for t in self.town.tables if t in (*deciders, *acting) for end in ("", "_for")
        ]
        premises = frozenset((*rows, *mandates))
        return Gap("theme-decide-together", (f"Theme:{theme}",), "one_sector", premises, ("theme-decide", "theme-act"))

    def _cooperation(self, theme: str) -> Iterator[Gap]:
        scope = {t for t in self.town.tables if theme in t.themes | t.mandate_for}
        scope |= {who for who in self.any_stage(theme) if isinstance(who, Table)}
        for pair in THEMES[theme].sector_pairs:
            one, other = sorted(pair.split("+"))
            if not any({one, other} <= {seat.sector for seat in t.seats} or self._led_by(t, one, other) for t in scope):
                yield Gap("theme-cooperation", (f"Theme:{theme}", f"Sector:{one}", f"Sector:{other}"), "none")

    @staticmethod
    def _led_by(table: Table, one: str, other: str) -> bool:
        """Return whether a party of one sector coordinates a table where the other sits."""
        own = table.coordinator.sector if table.coordinator else None
        there = {seat.sector for seat in table.seats}
        return (own == one and other in there) or (own == other and one in there)

    def _expertise(self, theme: str) -> Iterator[Gap]:
        past = theme in self.town.past
        if not past and theme not in self.town.now:
            return
        if not any(theme in e.all_themes or e.domains & set(THEMES[theme].domains) for e in self.town.experts):
            yield Gap("theme-expert-past" if past else "theme-expert", (f"Theme:{theme}",), "none")

    # --- areas and groups ---------------------------------------------------------------------------------------

    def _reach(self) -> Iterator[Gap]:
        town = self.town
        for area in AREAS:
            near = {area, AREAS[area], *(a for a, around in AREAS.items() if around == area)}
            inside = near - {AREAS[area]}
            there = any(near & areas for areas in (*(p.areas for p in town.parties), *(t.areas for t in town.tables)))
            if not there and not any(row.area in inside for row in town.rows):
                yield Gap("area-reached", (f"Area:geb-{area}",), "none")
        for group in town.groups:
            tops = {p.top for p in town.parties if group in p.groups}
            if len(tops) < 2:
                line, cover = ("group-spread", "single") if tops else ("group-reached", "none")
                yield Gap(line, (f"PopulationGroup:{group}",), cover, rests_on=("group-reached",))

    # --- consultations and routes -----------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[Gap]:
        if not table.chair and not table.coordinator:
            yield Gap("consultation-coordinated", (table.ref,), "none")
        outside = table.coordinator and table.coordinator.top is not self.town.municipality
        if outside and not table.assured:
            premises = {f"{table.name}.coordinator", f"{self.town.municipality.name}.kind"}
            yield Gap("consultation-assured", (table.ref,), "none", frozenset(premises))
        for stage, line in ((Stage.DECIDE, "consultation-route"), (Stage.INTERPRET, "consultation-route-interpret")):
            if self._stuck(table, stage):
                yield Gap(line, (table.ref,), "none")

    @cached_property
    def onward(self) -> dict[Table, list[Table]]:
        found: dict[Table, list[Table]] = defaultdict(list)
        for route in self.town.routes:
            if route.direction is not Direction.DOWN and route.kind is not RouteKind.INFORMS:
                assert isinstance(route.end, Table)
                found[route.start].append(route.end)
        return found

    def goals(self, stage: Stage) -> set[Party | Table]:
        found: set[Party | Table] = {t for t in self.town.tables if t.mandate is Mandate.DECIDE}
        found |= {r.who for r in self.town.rows if r.stage is Stage.DECIDE}
        if stage is Stage.INTERPRET:
            found |= {t for t in self.town.tables if t.mandate is Mandate.ADVISE}
            found |= {r.who for r in self.town.rows if r.stage is Stage.INTERPRET}
        return found

    def _stuck(self, table: Table, stage: Stage) -> bool:
        """Return whether signals stop at this very table; what stops further on is reported there."""
        if table in self.goals(stage):
            top = max(RANKS[t.echelon] for t in self.town.tables)
            # For interpretation it is there; a decision may be above the power of who is not on the highest level.
            return stage is Stage.DECIDE and not self.onward[table] and RANKS[table.echelon] < top
        return not self.onward[table]

    # --- hub ----------------------------------------------------------------------------------------------------

    @property
    def hubs(self) -> list[Table]:
        return [t for t in self.town.tables if t.hub]

    def _hub(self) -> Iterator[Gap]:
        if not self.hubs:
            yield Gap("hub-one", (_NETWORK,), "none")
        elif len(self.hubs) > 1:
            yield Gap("hub-one", (_NETWORK,), "too_many", frozenset(f"{t.name}.hub" for t in self.hubs))

        yield from self._core_team()

    def _core_team(self) -> Iterator[Gap]:
        """Yield what the core team lacks; of two it is the one of that kind, else it is not clear which one it is."""
        team = next((t for t in self.hubs if len(self.hubs) == 1 or t.kind == "core_team"), None)
        if team is None:
            return
        premises = {f"{t.name}.hub" for t in self.hubs} | ({f"{team.name}.kind"} if len(self.hubs) > 1 else set())
        sectors = {"safety" if seat.sector in SAFETY - {"care_safety_house"} else seat.sector for seat in team.seats}
        others = {seat.party for seat in team.seats if seat.sector not in ("municipality", "police")}
        usual = any(seat.function == "burgemeester" for seat in team.seats) and len(others) > 1
        usual = usual and any(seat.party.sector == "police" for seat in team.seats)
        # Who said nothing of it may commit its organisation when it decides elsewhere.
        unheard = {f"seat {s.party.name}|{team.name}.may_commit" for s in team.seats if self._decides(s.party)}
        lacks = {
            "hub-mixed": len(sectors) < 2,
            "hub-usual": not usual,
            "hub-mandate": not all(seat.commits for seat in team.seats),
            "hub-convened": not team.any_member_convenes,
            "hub-secretary": not any(seat.role is Role.SECRETARY for seat in team.seats),
            "hub-deputies": not all(seat.deputy for seat in team.seats),
        }
        for line in (line for line, lacking in lacks.items() if lacking):
            cover = "one_sector" if line == "hub-mixed" else "none"
            needed = premises | (unheard if line == "hub-mandate" else set())
            yield Gap(line, (team.ref,), cover, frozenset(needed))

    def _decides(self, party: Party) -> bool:
        """Return whether a party decides on something: by its own row or a part's, or at another table that decides."""
        givers = [who for theme in self.town.now for who in self.covers(theme, Stage.DECIDE)]
        parts = any(isinstance(who, Party) and party in who.chain for who in givers)
        tables = [who for who in givers if isinstance(who, Table) and not who.hub]
        return parts or any(seat.party is party for table in tables for seat in table.seats)

    def not_reached(self) -> dict[Party, set[Table]]:
        if not self.hubs:
            return {}
        reached: set[Party | Table] = set(self.hubs)
        todo: list[Party | Table] = list(self.hubs)
        while todo:
            start = todo.pop()
            for route in self.town.routes:
                if route.start is start and route.direction is not Direction.UP and route.end not in reached:
                    reached.add(route.end)
                    todo.append(route.end)
        found = {}
        for party in self.town.parties:
            family = {p for p in self.town.parties if related(p, party)}
            tables = {t for t in self.town.tables if any(seat.party in family for seat in t.seats)}
            own = {t for t in self.town.tables if any(seat.party is party for seat in t.seats)}
            if own and not tables & reached and not family & reached:
                found[party] = tables
        return found

    # --- parties and experts ------------------------------------------------------------------------------------

    def _parties(self) -> Iterator[Gap]:
        town = self.town
        seated = {seat.party for t in town.tables for seat in t.seats}
        for party in town.parties:
            family = {p for p in town.parties if related(p, party)}
            if not family & seated:
                yield Gap("party-seated", (party.ref,), "none")
            signalled = {r.theme for r in town.rows if r.who is party and r.stage is Stage.SIGNAL}
            if any(not self._checked_with(party, theme) for theme in signalled):
                rows = [row_key(r) for r in town.rows if r.who is party and r.stage is Stage.SIGNAL]
                yield Gap("party-verified", (party.ref,), "none", frozenset(rows))

    def _checked_with(self, party: Party, theme: str) -> bool:
        """Return whether somebody of another party and sector is met who knows the theme, or where it is dealt with."""
        giving = [*self.covers(theme, Stage.SIGNAL), *self.covers(theme, Stage.INTERPRET)]
        about = {who for who in self.any_stage(theme) if isinstance(who, Table)}
        about |= {table for table in self.town.tables if theme in table.themes | table.mandate_for}
        for table in self.town.tables:
            mine = {seat.sector for seat in table.seats if related(seat.party, party)}
            for seat in table.seats if mine else ():
                elsewhere = seat.party.top is not party.top and seat.sector not in mine
                knows = any(related(seat.party, who) for who in giving if isinstance(who, Party))
                if elsewhere and (table in about or knows):
                    return True
        return False

    def _experts(self) -> Iterator[Gap]:
        for expert in self.town.experts:
            premises = frozenset({f"expert {expert.title}"})
            if not expert.agreed:
                yield Gap("expert-agreed", (expert.ref,), "none", premises)
            if not expert.deputy:
                yield Gap("expert-deputy", (expert.ref,), "none", premises)

    # --- the network as a whole ---------------------------------------------------------------------------------

    def _network(self) -> Iterator[Gap]:
        town = self.town
        seats = [seat for t in town.tables for seat in t.seats]
        residents = any(seat.sector == "residents" or seat.party.sector == "residents" for seat in seats)
        # A report point, a report app and office hours are a place to go to, whoever keeps them.
        open_to_all = any(p.channels & {"report_point", "report_app", "office_hours"} for p in town.parties)
        residents = residents or open_to_all
        if not residents and not any(t.kind in ("report_point", "residents_consultation") for t in town.tables):
            yield Gap("residents-entry", (_NETWORK,), "none")
        for line, kind in (("crisis-plan", "crisis_plan"), ("ggd-protocol", "ggd_protocol")):
            if not any(t.plans.get(kind) for t in town.tables):
                yield Gap(line, (_NETWORK,), "none")
        if not any(p.channels & set(DIGITAL) for p in town.parties):
            yield Gap("digital-channels", (_NETWORK,), "none")
        pairs = [
            {a.party.top, b.party.top}
            for t in town.tables
            for a, b in combinations(t.seats, 2)
            if a.party is not b.party
            and ((a.sector in SAFETY and b.sector in SOCIAL) or (b.sector in SAFETY and a.sector in SOCIAL))
        ]
        if not pairs:
            yield Gap("bridge", (_NETWORK,), "none")
        elif set.intersection(*pairs) - {town.municipality}:
            yield Gap("bridge-spread", (_NETWORK,), "single", rests_on=("bridge",))
        if not any(seat.role is Role.SPOKESPERSON for seat in seats):
            yield Gap("spokesperson", (_NETWORK,), "none")
        if town.exercise is None or town.exercise < "2025-09":
            yield Gap("exercise", (_NETWORK,), "single" if town.exercise else "none")
        for line, cell in (("parties-told", "told"), ("parties-consulted", "helped")):
            whole = [p for p in town.parties if not p.parent and not getattr(p, cell)]
            # A municipality is not asked about its own approach; what it said all the same, counts.
            own = {f"{p.name}.{cell}" for p in whole if p.kind == "municipality"} if len(whole) == 1 else set()
            if whole:
                yield Gap(line, (_NETWORK,), "none", frozenset(own))
        if not all(p.consent for p in town.parties if p.sensitive):
            yield Gap("sensitive-consent", (_NETWORK,), "none")
        if any(p.stale for p in town.parties):
            yield Gap("facts-checked", (_NETWORK,), "one_sector")

    def _phase(self, phase: str) -> Iterator[Gap]:
        wanted = _PROFESSIONS[phase]
        active = {r.who for r in self.town.rows if r.phase == phase}
        here = {seat.party for t in active if isinstance(t, Table) for seat in t.seats} | {
            p for p in active if isinstance(p, Party)
        }
        # What a part does, its whole takes part in.
        missing = [kind for kind in wanted if not any(self._plays(q, kind) for p in here for q in p.chain)]
        if missing:
            cover = "none" if len(missing) == len(wanted) else "one_sector"
            # Of a phase that no row names, and of which nobody plays a profession, nothing is asked.
            rows = [row_key(r) for r in self.town.rows if r.phase == phase]
            kinds = [f"{p.name}.kind" for p in self.town.parties]
            premises = frozenset((*rows, *(f"{row}.phase" for row in rows), *kinds))
            yield Gap("phase-professions", (f"Phase:{phase}",), cover, premises)

    def _plays(self, party: Party, kind: str) -> bool:
        as_function = kind == "neighbourhood_officer" and any(
            seat.function == "wijkagent" for t in self.town.tables for seat in t.seats if seat.party is party
        )
        own = party.kind == kind or as_function or (kind in _SECTOR_IDS and party.sector == kind)
        return own or any(self._plays(party, other) for other in _SAME_WORK.get(kind, ()) if other != kind)
