"""The rules of each overview once more, as plainly as can be: every cell searched anew through all records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from netmap import model as m
from tests.analysis.overviews.towns import held
from tests.build import DAY

R = TypeVar("R", bound=m.Relationship)
PRESENT, ABSENT, UNKNOWN = "present", "absent", "unknown"
STAGES = ("signal", "interpret", "decide", "act", "aftercare")
GIVES = {m.Mandate.DECIDE: "decide", m.Mandate.OPERATE: "act", m.Mandate.ADVISE: "interpret"}
DIGITAL = {"social_media", "whatsapp_group", "citizen_net", "report_app", "neighbourhood_site"}


class Plain:
    """Records of a network on the day, searched through for every answer; what was found is kept, to be fast."""

    def __init__(self, network: m.Network) -> None:
        self.network = network
        self.kept: dict[Any, Any] = {}

    def nodes(self, kind: type[m.Fact]) -> list[m.Fact]:
        return [record for record in self.network.of(kind).values() if m.is_active(record, DAY)]

    def there(self, ref: m.Ref) -> bool:
        record = self.network.get(ref)
        return not isinstance(record, (m.Organisation, m.Consultation)) or m.is_active(record, DAY)

    def ties(self, kind: type[R]) -> list[R]:
        if kind not in self.kept:
            found = self.network.of(kind).values()
            here = [t for t in found if m.is_active(t, DAY) and self.there(t.start) and self.there(t.end)]
            self.kept[kind] = here
        ties: list[R] = self.kept[kind]
        return ties

    def listed(self, *lists: str) -> bool:
        return any(s.value in lists for s in self.network.settings(m.SettingKey.COMPLETE))

    def said(self, about: str, subject: m.Ref | None = None) -> list[m.Statement]:
        every = self.network.of(m.Statement).values()
        return [s for s in every if s.about.value == about and s.subject == (str(subject) if subject else None)]

    def coverage(self) -> list[tuple[m.Ref, str, m.Coverage, str | None]]:
        """Return who, theme, row and area of each active coverage row."""
        if "coverage" not in self.kept:
            self.kept["coverage"] = self.find_coverage()
        rows: list[tuple[m.Ref, str, m.Coverage, str | None]] = self.kept["coverage"]
        return rows

    def find_coverage(self) -> list[tuple[m.Ref, str, m.Coverage, str | None]]:
        theme = {t.start: t.end.id for t in self.network.of(m.Of).values()}
        area = {t.start: t.end.id for t in self.network.of(m.In).values()}
        rows = []
        for tie in self.ties(m.CoveredBy):
            row = self.network.get(tie.start)
            if isinstance(row, m.Coverage) and m.is_active(row, DAY):
                rows.append((tie.end, theme[row.ref], row, area.get(row.ref)))
        return rows

    def parent(self, ref: m.Ref) -> m.Ref | None:
        return next((t.end for t in self.network.of(m.PartOf).values() if t.start == ref), None)

    def chain(self, ref: m.Ref) -> list[m.Ref]:
        found = [ref]
        while (above := self.parent(found[-1])) is not None:
            found.append(above)
        return found

    def sectors(self, party: m.Ref) -> set[str]:
        if party not in self.kept:
            self.kept[party] = self.find_sectors(party)
        found: set[str] = self.kept[party]
        return found

    def find_sectors(self, party: m.Ref) -> set[str]:
        for one in self.chain(party):
            own = {t.end.id for t in self.ties(m.InSector) if t.start == one}
            if own:
                return own
            record = self.network.get(one)
            kind = self.network.of(m.ActorType).get(getattr(record, "actor_type", None) or "")
            if kind and kind.sector:
                return {kind.sector}
        return set()

    def seat_sectors(self, seat: m.TakesPart) -> set[str]:
        return {seat.as_sector} if seat.as_sector else self.sectors(seat.start)

    def seats(self, table: m.Ref) -> list[m.TakesPart]:
        return [seat for seat in self.ties(m.TakesPart) if seat.end == table]

    def at_table(self, table: m.Ref) -> list[tuple[m.Ref, set[str]]]:
        """Return who sits there or coordinates it, with the sectors that this stands for."""
        seated = [(seat.start, self.seat_sectors(seat)) for seat in self.seats(table)]
        return seated + [(t.start, self.sectors(t.start)) for t in self.ties(m.Coordinates) if t.end == table]

    def settled(self, table: m.Ref) -> bool:
        listed = self.listed("participation", f"participation:{table.id}")
        open_seat = any(s.object == str(table) and s.value.value == "unknown" for s in self.said("seat"))
        return listed and not open_seat and all(sectors for _, sectors in self.at_table(table))


class Readings:
    """The states of cells of one network; rows in doubt keep an absence open."""

    def __init__(self, network: m.Network) -> None:
        self.as_told = Plain(network)
        self.with_unknown = Plain(held(network, m.Status.UNKNOWN))
        self.with_both = Plain(held(network, m.Status.UNKNOWN, m.Status.SUSPENDED))

    def state(self, judge: Callable[[Plain, m.Ref, m.Ref], str], row: m.Ref, column: m.Ref) -> str:
        """Return the state of a cell."""
        if (state := judge(self.as_told, row, column)) != ABSENT:
            return state
        if judge(self.with_unknown, row, column) != ABSENT:
            return UNKNOWN
        return UNKNOWN if judge(self.with_both, row, column) == PRESENT else ABSENT


def coverage(plain: Plain, theme: m.Ref, table: m.Ref) -> str:
    """Return what a consultation does about a theme."""
    own_themes = {t.end.id for t in plain.ties(m.DealsWith) if t.start == table}
    mandated = {t.end.id for t in plain.ties(m.MandateFor) if t.start == table}
    rows = [row for who, about, row, _ in plain.coverage() if who == table and about == theme.id]
    if theme.id in own_themes | mandated or rows:
        return PRESENT
    record = plain.network.get(table)
    assert isinstance(record, m.Consultation)
    stated = {s.value.value for s in plain.said("themes", table)}
    deals_not = "unknown" not in stated and ("no" in stated or (bool(own_themes) and plain.listed("consultations")))
    denied_mandate = any(s.value.value == "no" for s in plain.said("mandate", table))
    open_mandate = (record.mandate is None and not denied_mandate) or (record.mandate in GIVES and not mandated)
    about = [s for s in plain.said("coverage", table) if s.theme == theme.id]
    nobody = [s for s in plain.said("coverage") if s.theme == theme.id]
    unknown = any(s.value.value == "unknown" for s in (*about, *nobody))
    noes = {s.stage.value for s in about if s.value.value == "no" and s.stage and not s.phase and not s.area}
    gives_none = noes == set(STAGES) or plain.listed("coverage", f"coverage:{theme.id}")
    return ABSENT if deals_not and not open_mandate and not unknown and gives_none else UNKNOWN


def sectors(plain: Plain, one: m.Ref, other: m.Ref) -> str:
    """Return whether two sectors sit together anywhere."""
    tables = [c.ref for c in plain.nodes(m.Consultation)]
    for table in tables:
        there = plain.at_table(table)
        ones = {party for party, sectors in there if one.id in sectors}
        others = {party for party, sectors in there if other.id in sectors}
        if one == other and ones:
            return PRESENT
        if any(a != b for a in ones for b in others) and one != other:
            return PRESENT
    known = plain.listed("consultations") and all(plain.settled(table) for table in tables)
    return ABSENT if known else UNKNOWN


def channels(plain: Plain, row: m.Ref, channel: m.Ref) -> str:
    """Return whether a sector, or a party without one, is present in a channel."""
    parties = [o.ref for o in plain.nodes(m.Organisation)]
    lone = [party for party in parties if not plain.sectors(party)]
    members = [p for p in parties if row.id in plain.sectors(p)] if row.label == "Sector" else [row]
    others = lone if row.label == "Sector" else []
    told = {party: {t.end.id for t in plain.ties(m.PresentIn) if t.start == party} for party in parties}
    if any(channel.id in told[party] for party in members):
        return PRESENT
    if any(channel.id in told[party] for party in others):
        return UNKNOWN
    said = {party: {s.value.value for s in plain.said("channels", party)} for party in parties}
    if any("unknown" in said[party] for party in (*members, *others)):
        return UNKNOWN
    if channel.id in DIGITAL and any("vlog" in told[party] for party in (*members, *others)):
        return UNKNOWN
    everybody = all(told[party] or "no" in said[party] for party in (*members, *others))
    return ABSENT if plain.listed("channels") or (plain.listed("organisations") and everybody) else UNKNOWN


def sector_phases(plain: Plain, sector: m.Ref, phase: m.Ref) -> str:
    """Return whether a sector acts in a phase."""
    parties = [o.ref for o in plain.nodes(m.Organisation)]
    tables = [c.ref for c in plain.nodes(m.Consultation)]
    family = [party for party in parties if sector.id in plain.sectors(party)]
    family += [t for t in tables if any(sector.id in sectors for _, sectors in plain.at_table(t))]
    if any(_acts(plain, who, phase.id) for who in family):
        return PRESENT
    if not plain.listed("coverage") or _said_unknown(plain.said("coverage"), phase.id):
        return UNKNOWN
    if any(_may_act(plain, who, phase.id) for who in family):
        return UNKNOWN
    at_work = [t for t in tables if _acts(plain, t, phase.id) or _may_act(plain, t, phase.id)]
    if at_work and not _members_known(plain, at_work, tables):
        return UNKNOWN
    lone = [party for party in parties if not plain.sectors(party)]
    if any(_acts(plain, who, phase.id) or _may_act(plain, who, phase.id) for who in lone):
        return UNKNOWN
    return UNKNOWN if any(not sectors for t in at_work for _, sectors in plain.at_table(t)) else ABSENT


def _acts(plain: Plain, who: m.Ref, phase: str) -> bool:
    rows = [row for one, _, row, _ in plain.coverage() if one == who]
    after = phase == "return_to_calm" and any(row.stage is m.Stage.AFTERCARE for row in rows)
    return after or any(row.phase == phase for row in rows)


def _may_act(plain: Plain, who: m.Ref, phase: str) -> bool:
    said = plain.said("coverage", who)
    denied = {(s.theme, s.stage) for s in said if s.value.value == "no" and s.phase == phase}
    rows = [(theme, row.stage) for one, theme, row, _ in plain.coverage() if one == who and not row.phase]
    return _said_unknown(said, phase) or any(row not in denied for row in rows)


def _said_unknown(said: Iterable[m.Statement], phase: str) -> bool:
    return any(s.value.value == "unknown" and s.phase in (None, phase) for s in said)


def _members_known(plain: Plain, at_work: list[m.Ref], tables: list[m.Ref]) -> bool:
    def open_seats(these: list[m.Ref]) -> bool:
        names = {str(table) for table in these}
        return any(s.object in names and s.value.value == "unknown" for s in plain.said("seat"))

    every = plain.listed("participation") or (
        plain.listed("consultations") and all(plain.listed(f"participation:{t.id}") for t in tables)
    )
    if every and not open_seats(tables):
        return True
    return not open_seats(at_work) and all(plain.listed(f"participation:{t.id}") for t in at_work)


def areas(plain: Plain, theme: m.Ref, area: m.Ref) -> str:
    """Return whether somebody signals a theme in an area."""
    rows = [(who, at) for who, about, row, at in plain.coverage() if about == theme.id and row.stage is m.Stage.SIGNAL]
    if any(at == area.id for _, at in rows) or _everywhere(plain, area, {at for _, at in rows}):
        return PRESENT
    about = [s for ref in _subjects(plain) for s in plain.said("coverage", ref)]
    about = [s for s in about if s.theme == theme.id and s.stage is m.Stage.SIGNAL]
    noes = [s for s in about if s.value.value == "no" and s.phase is None]
    around = [ref.id for ref in plain.chain(area)]
    noes = [s for s in noes if s.area is None or s.area in around]
    if any(s.subject is None for s in noes):
        return ABSENT
    if any(at and area in plain.chain(m.Ref("Area", at))[1:] for _, at in rows):
        return UNKNOWN
    refused = {s.subject for s in noes}
    wide = [who for who, at in rows if at is None or (at in around and at != area.id)]
    if any(not ({str(ref) for ref in plain.chain(who)} & refused) for who in wide):
        return UNKNOWN
    if any(s.value.value == "unknown" and s.area in (None, area.id) for s in about):
        return UNKNOWN
    parties = [o.ref for o in plain.nodes(m.Organisation)]
    if not parties:
        return UNKNOWN
    everybody = all({str(ref) for ref in plain.chain(party)} & refused for party in parties)
    return ABSENT if everybody or plain.listed("coverage", f"coverage:{theme.id}") else UNKNOWN


def _subjects(plain: Plain) -> list[m.Ref | None]:
    found = {s.subject for s in plain.network.of(m.Statement).values()}
    return [m.Ref.parse(subject) if subject else None for subject in sorted(found, key=str)]


def _everywhere(plain: Plain, area: m.Ref, heard: set[str | None]) -> bool:
    parts = [a.ref for a in plain.network.of(m.Area).values() if plain.parent(a.ref) == area]
    return bool(parts) and all(part.id in heard or _everywhere(plain, part, heard) for part in parts)
