"""From a town to records, as an import makes them; what falls silent is left out.

Every cell and row of which netmap can ask has a key. What is present is a record, what is not is a stated no (or only
not on a list that is complete). A row that falls silent takes the declarations with it that its list is complete.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from netmap import model as m
from netmap.model import About, Mandate, Ref, Role, SheetName, Stage
from tests.build import CHECKED, Build, org
from tests.planting.town import AREAS, SENSITIVE, THEMES, Expert, Party, Row, Seat, Table, Town

STALE = "2023-05"
DONE = "2026-02-01"


def network_of(town: Town, silent: Iterable[str] = ()) -> m.Network:
    """Return the network of a town without what is ``silent`` (keys of :func:`cells_of`)."""
    writer = _Writer(town, frozenset(silent))
    writer.write()
    return writer.build.network()


def cells_of(town: Town) -> list[str]:
    """Return the keys of everything that can fall silent, in the order in which it is written."""
    writer = _Writer(town, frozenset())
    writer.write()
    return list(dict.fromkeys(writer.keys))


def some_cells(town: Town, share: float, seed: int) -> frozenset[str]:
    """Return a share of the cells; the same arguments give the same ones."""
    cells = cells_of(town)
    return frozenset(random.Random(f"{seed}|silence").sample(cells, round(share * len(cells))))


def row_key(row: Row) -> str:
    return f"row {row.who.name}|{row.theme}|{row.stage.value}|{row.area}"


class _Writer:
    def __init__(self, town: Town, silent: frozenset[str]) -> None:
        self.town, self.silent = town, silent
        self.build = Build(shipped=True)
        self.keys: list[str] = []
        self.broken: set[str] = set()

    def said(self, key: str, *lists: str) -> bool:
        """Return whether something is said; when not, these lists are not complete."""
        self.keys.append(key)
        if key in self.silent:
            self.broken.update(lists)
        return key not in self.silent

    def denied(self, about: About, subject: Ref, **more: str) -> None:
        self.build.says("no", about.value, subject, **more)

    def write(self) -> None:
        for name, around in AREAS.items():
            self.build.area(name, around)
        for party in self.town.parties:
            self._party(party)
        for table in self.town.tables:
            self._table(table)
        self._routes()
        for row in self.town.rows:
            self._row(row)
        for theme, stage, area in sorted(self.town.nobody, key=str):
            if self.said(f"nobody {theme}|{stage.value}|{area}"):
                place = {"area": f"geb-{area}"} if area else {}
                self.build.nobody(theme, stage, **place)
        for who, theme_id, area in sorted(self.town.refused):
            if self.said(f"refused {who}|{theme_id}|{area}"):
                ref, inside = Ref.parse(who), f"geb-{area}"
                self.build.says("no", "coverage", ref, theme=theme_id, stage=Stage.SIGNAL, area=inside)
        for expert in self.town.experts:
            self._expert(expert)
        self._settings()

    # --- parties and consultations ----------------------------------------------------------------------------------

    def _party(self, party: Party) -> None:
        key, ref = party.name, org(party.name)
        self.build.org(
            party.name,
            part_of=party.parent.name if party.parent else None,
            # An empty kind of a part reads as what it is part of: it does not fall silent.
            actor_type=party.kind if party.parent or self.said(f"{key}.kind") else None,
            knows_samos_on=DONE if party.told and self.said(f"{key}.told") else None,
            helped_on=DONE if party.helped and self.said(f"{key}.helped") else None,
            consent_on=DONE if party.consent and party.sensitive and self.said(f"{key}.consent") else None,
            sensitive=True if party.kind in SENSITIVE else None,
            checked_on=STALE if party.stale else CHECKED,
        )
        if not party.told and self.said(f"{key}.told"):
            self.denied(About.TOLD, ref)
        if not party.helped and self.said(f"{key}.helped"):
            self.denied(About.HELPED, ref)
        if not party.consent and party.sensitive and self.said(f"{key}.consent"):
            self.denied(About.CONSENT, ref)
        self._works_in(key, ref, party.areas)
        # Who reaches whom: an empty cell hides one who belongs on the list of those who reach the group.
        if self.said(f"{key}.groups", *(f"groups:{group}" for group in party.groups)):
            for group in sorted(party.groups):
                self.build.tie(m.Reaches, ref, Ref("PopulationGroup", group))
            if not party.groups:
                self.denied(About.REACHES, ref)
        if self.said(f"{key}.channels", *(["channels"] if party.channels else [])):
            for channel in sorted(party.channels):
                self.build.tie(m.PresentIn, ref, Ref("Channel", channel))
            if not party.channels:
                self.denied(About.CHANNELS, ref)

    def _works_in(self, key: str, ref: Ref, areas: set[str]) -> None:
        if self.said(f"{key}.areas", *(f"areas:geb-{near}" for area in areas for near in _near(area))):
            for area in sorted(areas):
                self.build.tie(m.Serves, ref, Ref("Area", f"geb-{area}"))
            if not areas:
                self.denied(About.SERVES, ref)

    def _table(self, table: Table) -> None:
        key, build = table.name, self.build
        mandate = table.mandate if self.said(f"{key}.mandate") else None
        ref = build.meeting(
            table.name,
            kind=table.kind if self.said(f"{key}.kind") else None,
            echelon=table.echelon,
            mandate=mandate,
            hub=True if table.hub and self.said(f"{key}.hub") else None,
            convened_by=self._convened(table),
            checked_on=CHECKED,
        )
        if table.mandate is None and f"{key}.mandate" not in self.silent:
            self.denied(About.MANDATE, ref)
        if not table.hub and self.said(f"{key}.hub"):
            self.denied(About.HUB, ref)
        if table.mandate_for and self.said(f"{key}.mandate_for") and mandate:
            for theme in sorted(table.mandate_for):
                build.tie(m.MandateFor, ref, Ref("Theme", theme))
        if self.said(f"{key}.themes"):
            for theme in sorted(table.themes):
                build.tie(m.DealsWith, ref, Ref("Theme", theme))
            if not table.themes:
                self.denied(About.THEMES, ref)
        self._seats(table, ref)
        self._led(table, ref)
        self._works_in(key, ref, table.areas)
        if self.said(f"{key}.plans"):
            self._plans(table, ref)

    def _convened(self, table: Table) -> str | None:
        if not table.hub or not self.said(f"{table.name}.convened"):
            return None
        return "elk lid" if table.any_member_convenes else "burgemeester"

    def _seats(self, table: Table, ref: Ref) -> None:
        for seat in table.seats:
            key = f"seat {seat.party.name}|{table.name}"
            if not self.said(key, SheetName.PARTICIPATION, f"{SheetName.PARTICIPATION}:{ref.id}"):
                continue
            # "voorzitter" is a cell of the consultation, which gives the seat its role.
            cell: str = f"{table.name}.chair" if seat.role is Role.CHAIR else f"{key}.role"
            role = seat.role if self.said(cell) else None
            self.build.seat(
                seat.party.name,
                table.name,
                self._function(seat, key),
                as_sector=seat.as_sector,
                checked_on=CHECKED,
                **({"role": role} if role else {}),
                **self._agreed(seat, key, ref),
            )
            if seat.role is None and role is None and cell not in self.silent:
                self.denied(About.ROLE, org(seat.party.name), object=str(ref))

    def _function(self, seat: Seat, key: str) -> str | None:
        municipal = seat.table.hub and seat.party.kind == "municipality"
        return seat.function if not municipal or self.said(f"{key}.function") else None

    def _agreed(self, seat: Seat, key: str, ref: Ref) -> dict[str, Any]:
        """Return whether a member of a core team may commit its organisation, and who replaces it."""
        found: dict[str, Any] = {}
        if not seat.table.hub:
            return found
        told = (("may_commit", seat.commits, True, About.MANDATE), ("deputy", seat.deputy, "een collega", About.DEPUTY))
        for cell, so, value, about in told:
            if self.said(f"{key}.{cell}"):
                if so:
                    found[cell] = value
                else:
                    self.denied(about, org(seat.party.name), object=str(ref))
        return found

    def _led(self, table: Table, ref: Ref) -> None:
        if table.chair is None and self.said(f"{table.name}.chair"):
            self.denied(About.CHAIR, ref)
        if not self.said(f"{table.name}.coordinator"):
            return
        if table.coordinator is None:
            self.denied(About.COORDINATOR, ref)
            return
        told = self.said(f"{table.name}.assured")
        assured = {"assured_on": DONE} if table.assured and told else {}
        self.build.tie(m.Coordinates, org(table.coordinator.name), ref, checked_on=CHECKED, **assured)
        if told and not table.assured:
            self.denied(About.ASSURED, ref)

    def _plans(self, table: Table, ref: Ref) -> None:
        for kind, agreed in sorted(table.plans.items()):
            plan = self.build.add(m.Plan(id=f"plan-{kind}", name=kind, kind=m.PlanKind(kind)))
            told = self.said(f"{table.name}.plan_agreed")
            self.build.tie(m.LinkedTo, ref, plan, **({"agreed_on": DONE} if agreed and told else {}))
            if told and not agreed:
                self.denied(About.PLAN_AGREED, ref)
        if not table.plans:
            self.denied(About.PLAN, ref)

    # --- what passes through --------------------------------------------------------------------------------------

    def _routes(self) -> None:
        for route in self.town.routes:
            end = Ref.parse(route.end.ref)
            key = f"route {route.start.name}|{route.end.name}|{route.direction.value}"
            if route.end is not route.start and self.said(key, SheetName.ESCALATION):
                self.build.route(
                    Ref.parse(route.start.ref), end, route.direction.value, route.kind.value, checked_on=CHECKED
                )
        for number, table in enumerate(self.town.tables):
            onward = [r for r in self.town.routes if r.start is table and r.direction is not m.Direction.DOWN]
            # Of half of those that pass nothing on it is said; of the others the list says so, but for who decides it
            # must be said: who may decide may well need no way on.
            decides = table.mandate is Mandate.DECIDE or any(r.who is table for r in self.town.rows)
            if not onward and (number % 2 or decides) and self.said(f"{table.name}.nowhere"):
                self.denied(About.ROUTE, Ref.parse(table.ref))

    def _row(self, row: Row) -> None:
        lists = [str(SheetName.COVERAGE), f"{SheetName.COVERAGE}:{row.theme}"]
        lists += [f"areas:geb-{near}" for near in (_near(row.area) if row.area else ())]
        key = row_key(row)
        if self.said(key, *lists):
            phase = row.phase if self.said(f"{key}.phase") else None
            who = Ref.parse(row.who.ref)
            self.build.covers(who, row.theme, row.stage.value, row.area, phase, checked_on=CHECKED)

    def _expert(self, expert: Expert) -> None:
        touched = [f"{SheetName.COVERAGE}:{theme}" for theme in sorted(expert.all_themes)]
        key = f"expert {expert.title}"
        if not self.said(key, SheetName.EXPERTS, SheetName.COVERAGE, *touched):
            return
        told = self.said(f"{key}.knows")
        ref = self.build.expert(
            expert.title,
            expert.employer.name,
            theme=next(iter(expert.themes), None) if told else None,
            domain=next(iter(expert.domains), None) if told else None,
            deputy="een collega" if expert.deputy and self.said(f"{key}.deputy") else None,
            agreed_on=DONE if expert.agreed and self.said(f"{key}.agreed") else None,
            checked_on=CHECKED,
        )
        if not expert.deputy and self.said(f"{key}.deputy"):
            self.denied(About.DEPUTY, ref)
        if not expert.agreed and self.said(f"{key}.agreed"):
            self.denied(About.AGREED, ref)

    # --- settings ---------------------------------------------------------------------------------------------------

    def _settings(self) -> None:
        town = self.town
        for theme in THEMES.values():
            if theme.id in town.now:
                self.build.setting("theme_now", theme.id)
            elif theme.id not in town.conceivable:
                self.build.setting("theme_not_here", theme.id)
        for theme_id, date in sorted(town.past.items()):
            self.build.setting("past_unrest", theme_id, date)
        for group in town.groups:
            self.build.setting("group", group)
        if self.said("exercise"):
            self.build.setting("exercise", "met het kernteam" if town.exercise else "geen", town.exercise)
        lists = [str(sheet) for sheet in list(SheetName)[:7]]
        lists += [f"{SheetName.COVERAGE}:{theme}" for theme in town.now] + ["channels"]
        lists += [f"groups:{group}" for group in town.groups] + [f"areas:geb-{area}" for area in AREAS]
        lists += [f"{SheetName.PARTICIPATION}:{Ref.parse(t.ref).id}" for t in town.tables]
        for name in lists:
            if self.said(f"complete {name}") and name not in self.broken:
                self.build.complete(name)


def _near(area: str) -> list[str]:
    """Return an area with those around and inside it: who works in one of them counts for the others."""
    around = AREAS[area]
    return [area, *([around] if around else []), *(place for place, outer in AREAS.items() if outer == area)]


#: What the mandate of a consultation makes present.
STAGE_OF = {Mandate.DECIDE: Stage.DECIDE, Mandate.OPERATE: Stage.ACT, Mandate.ADVISE: Stage.INTERPRET}
