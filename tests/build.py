"""A small language for networks that are solved by hand in a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from netmap import model as m
from netmap.reference.vocabulary import shipped_terms

DAY = date(2026, 9, 1)
CHECKED = "2026-09-01"


class Build:
    """Collects records; parties, consultations and themes are called by their names."""

    def __init__(self, *, shipped: bool = False) -> None:
        self.records: dict[tuple[str, str], m.Record] = {}
        for term in shipped_terms():
            if shipped or term.KIND in ("Sector", "Echelon", "Phase", "ActorType"):
                self.add(term)

    def add(self, record: m.Record) -> m.Ref:
        self.records[(record.KIND, record.id)] = record
        return record.ref

    def without(self, kind: str, record_id: str) -> None:
        del self.records[(kind, record_id)]

    # --- nodes ---
    def theme(self, *names: str, now: bool = True, domains: tuple[str, ...] = ()) -> None:
        for name in names:
            self.add(m.Theme(id=name, label_nl=name, origin=m.Origin.LOCAL, domains=domains))
            if now:
                self.setting("theme_now", name)

    def org(self, name: str, sector: str | None = None, part_of: str | None = None, **fields: Any) -> m.Ref:
        ref = self.add(m.Organisation(id=f"org-{name}", name=name, **fields))
        if sector:
            self.tie(m.InSector, ref, m.Ref("Sector", sector))
        if part_of:
            self.tie(m.PartOf, ref, org(part_of))
        return ref

    def area(self, name: str, parent: str | None = None) -> m.Ref:
        ref = self.add(m.Area(id=f"geb-{name}", name=name))
        if parent:
            self.tie(m.PartOf, ref, m.Ref("Area", f"geb-{parent}"))
        return ref

    def meeting(
        self,
        name: str,
        *,
        chair: str | None = None,
        themes: tuple[str, ...] = (),
        decides: tuple[str, ...] = (),
        **f: Any,
    ) -> m.Ref:
        ref = self.add(m.Consultation(id=f"ovl-{name}", name=name, **f))
        if chair:
            self.seat(chair, name, role=m.Role.CHAIR)
        for theme in themes:
            self.tie(m.DealsWith, ref, m.Ref("Theme", theme))
        for theme in decides:
            self.tie(m.MandateFor, ref, m.Ref("Theme", theme))
        return ref

    def expert(self, title: str, employer: str, theme: str | None = None, domain: str | None = None, **f: Any) -> m.Ref:
        ref = self.add(m.Expert(id=f"exp-{title}", title=title, **f))
        self.tie(m.WorksFor, ref, org(employer))
        if theme:
            self.tie(m.DealsWith, ref, m.Ref("Theme", theme))
        if domain:
            self.tie(m.ExpertIn, ref, m.Ref("ExpertiseDomain", domain))
        return ref

    # --- ties ---
    def tie(self, kind: type[m.Relationship], start: m.Ref, end: m.Ref, **fields: Any) -> m.Ref:
        return self.add(kind(id=m.tie_id(kind.KIND, start, end), start=start, end=end, **fields))

    def seat(self, who: str, where: str, function: str | None = None, **fields: Any) -> m.Ref:
        start, end = org(who), meeting(where)
        if "role" in fields:
            fields["role"] = m.Role(fields["role"])
        return self.add(
            m.TakesPart(id=m.seat_id(start, end, function), start=start, end=end, function=function, **fields)
        )

    def route(self, start: m.Ref, end: m.Ref, direction: str = "up", kind: str | None = None, **fields: Any) -> m.Ref:
        way = m.Direction(direction)
        return self.add(
            m.PassesOn(
                id=m.route_id(start, end, way, None),
                start=start,
                end=end,
                direction=way,
                kind=m.RouteKind(kind) if kind else None,
                **fields,
            )
        )

    def covers(
        self, who: m.Ref, theme: str, stage: str, area: str | None = None, phase: str | None = None, **fields: Any
    ) -> m.Ref:
        place = f"geb-{area}" if area else None
        record_id = m.coverage_id(who, theme, place, m.Stage(stage), phase)
        ref = self.add(m.Coverage(id=record_id, stage=m.Stage(stage), phase=phase, **fields))
        self.tie(m.CoveredBy, ref, who)
        self.tie(m.Of, ref, m.Ref("Theme", theme))
        if place:
            self.tie(m.In, ref, m.Ref("Area", place))
        return ref

    def says(
        self, value: str, about: str, subject: m.Ref | None = None, *, checked: str | None = CHECKED, **f: Any
    ) -> m.Ref:
        facts = {name: f.pop(name) for name in ("certainty", "provenance") if name in f}
        fields = {"about": m.About(about), "subject": str(subject) if subject else None, **f}
        statement = m.Statement(
            id=m.statement_id(fields), value=m.StatedValue(value), checked_on=checked, **fields, **facts
        )
        return self.add(statement)

    def nobody(self, theme: str, stage: str, **fields: Any) -> m.Ref:
        return self.says("no", "coverage", theme=theme, stage=m.Stage(stage), **fields)

    def setting(self, key: str, value: str, date: str | None = None) -> m.Ref:
        name = m.SettingKey(key)
        return self.add(m.Setting(id=m.setting_id(name, value, date), key=name, value=value, date=date))

    def complete(self, value: str, date: str = "2026-08-20") -> m.Ref:
        return self.setting("complete", value, date)

    def network(self) -> m.Network:
        return m.Network(id="net-test", name="Test", records=dict(self.records))


def org(name: str) -> m.Ref:
    return m.Ref("Organisation", f"org-{name}")


def meeting(name: str) -> m.Ref:
    return m.Ref("Consultation", f"ovl-{name}")
