"""Fictitious municipalities of any size and any share of silence, with white spots planted in them.

``generate`` first writes down what is so (who covers what, who chairs, where signals go), and which of it is missing;
then it takes statements away until the asked share is silent; then it derives from what is still said, by the
definitions and not by netmap's code, which findings and which questions there must be.

What may be taken away is every cell or row that a norm line looks at: chair, coordinator, mandate and its themes,
routes, coverage, experts, complete lists, themes of a consultation. A coverage or expert row that is taken away
takes the declaration that its list is complete with it: a list that lost a row is not complete. Seats stay: they say
how many parties a covering consultation counts for, and there is no list that says a seat is missing.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Row, Workbook
from netmap.model import ActorType, ExpertiseDomain, SheetName, Theme, slug
from netmap.reference.vocabulary import shipped_terms
from tests.planted import STAGES, Cell, Expected, Party, Said, Table, Web

REFERENCE_DATE = "2026-09-01"
_KINDS = {
    t.label_nl: t.sector for t in shipped_terms() if isinstance(t, ActorType) and t.sector and not t.sensitive
} | {"kerk": "faith_community"}
_FIRST = (
    ("gemeente", "municipality"),
    ("politie", "police"),
    ("Openbaar Ministerie", "justice"),
    ("GGD", "health"),
    ("woningcorporatie", "housing"),
    ("welzijnswerk", "welfare"),
)
_DECIDING = (("regionaal overleg", "regio"), ("driehoek", "lokaal"))
_THEMES = tuple(t for t in shipped_terms() if isinstance(t, Theme) and t.named)
_DOMAINS = tuple(t for t in shipped_terms() if isinstance(t, ExpertiseDomain))
_SYLLABLES = ("wate", "ril", "zand", "mee", "lin", "hol", "ven", "brin", "kade", "dor", "hoe", "sla", "mar", "ber")


@dataclass(frozen=True)
class Generated:
    """A workbook by sheet (rows by column key), with what must be found and what must be asked."""

    name: str
    sheets: Mapping[SheetName, list[dict[str, str]]]
    findings: frozenset[Expected]
    questions: frozenset[Expected]
    silenced: int

    def workbook(self) -> Workbook:
        """Return the rows as a file that was read."""
        rows = {
            name: tuple(Row(name, number, cells) for number, cells in enumerate(rows, 2))
            for name, rows in self.sheets.items()
        }
        headers = {name: {c.key: c.nl for c in SHEETS[name].columns} for name in self.sheets}
        content = json.dumps({str(name): rows for name, rows in self.sheets.items()}, sort_keys=True)
        return Workbook(
            name=f"{slug(self.name)}.xlsx",
            sha256=hashlib.sha256(content.encode()).hexdigest(),
            rows=rows,
            headers=headers,
        )


def generate(parties: int, *, seed: int, silence: float = 0.0, ties: int | None = None) -> Generated:
    """Return a municipality with ``parties`` organisations (at least 12).

    Parameters
    ----------
    parties : int
    seed : int
        The same arguments give the same answer; what is planted does not depend on ``silence``.
    silence : float
        Share (0 to 1) of the statements about the norm's demands that is taken away.
    ties : int, optional
        Number of seats and routes together, at least; when left out, 4 to 8 seats per consultation.
    """
    if parties < 12:
        raise ValueError(f"a municipality has at least 12 parties, not {parties}")
    town = _Town(random.Random(f"{seed}|{parties}"), f"Zaaidam {seed}")
    town.people(parties)
    town.tables(max(5, parties // 4), ties)
    town.themes(min(10, 3 + parties // 30))
    taken = town.silence(silence, random.Random(f"{seed}|{parties}|silence"))
    findings, questions = Web(town.all_tables, town.cells, town.complete, town.eyes, town.said).answers()
    return Generated(town.name, town.spoken(), findings, questions, taken)


class _Town:
    """A municipality in the making. Methods are called once each, in the order of ``generate``."""

    def __init__(self, rng: random.Random, name: str) -> None:
        self.rng, self.name = rng, name
        self.sheets: dict[SheetName, list[dict[str, str]]] = {sheet: [] for sheet in list(SheetName)[:8]}
        self.said: list[Said] = []
        self.parties: list[Party] = []
        self.all_tables: list[Table] = []
        self.cells: dict[tuple[str, str], Cell] = {}
        self.complete: dict[str, Said] = {}
        self.eyes: dict[str, list[Said]] = {}
        self._names: set[str] = set()
        for key, value in (("gemeente", name), ("peildatum", REFERENCE_DATE)):
            self._row(SheetName.SETTINGS, key=key, value=value)

    # --- writing rows -------------------------------------------------------------------------------------------

    def _row(self, sheet: SheetName, **cells: str) -> dict[str, str]:
        row = {key: value for key, value in cells.items() if value}
        self.sheets[sheet].append(row)
        return row

    def _say(self, sheet: SheetName, **cells: str) -> Said:
        said = Said(sheet, self._row(sheet, **cells))
        self.said.append(said)
        return said

    def _fill(self, table: Table, **cells: str) -> Said:
        table.row.update(cells)
        said = Said(SheetName.CONSULTATIONS, table.row, tuple(cells))
        self.said.append(said)
        return said

    def _name(self, kind: str) -> str:
        while True:
            parts = self.rng.sample(_SYLLABLES, 3)
            name = f"{kind[0].upper()}{kind[1:]} {''.join(parts).capitalize()}"
            if name not in self._names:
                self._names.add(name)
                return name

    # --- parties and consultations ---------------------------------------------------------------------------------

    def people(self, count: int) -> None:
        """Make the parties; of those after the first eight, one in five is a part of an earlier one."""
        for number in range(count):
            kind, sector = _FIRST[number] if number < len(_FIRST) else self.rng.choice(sorted(_KINDS.items()))
            is_part = number >= 8 and self.rng.random() < 1 / 5
            parent = self.rng.choice(self.parties[: number // 2]) if is_part else None
            party = Party(self._name(kind), sector, parent)
            self.parties.append(party)
            cells = {"name": party.name, "part_of": parent.name if parent else ""}
            cells |= {"sector": "geloof en zelforganisaties"} if kind == "kerk" else {"actor_type": kind}
            self._row(SheetName.ORGANISATIONS, **cells)

    def tables(self, count: int, ties: int | None) -> None:
        """Make the consultations, their seats, who holds them and where they pass on to."""
        for number in range(count):
            kind, echelon = _DECIDING[number] if number < 2 else ("wijkoverleg", "wijk")
            row = self._row(SheetName.CONSULTATIONS, name=self._name(kind), kind=kind, echelon=echelon, frequency="12")
            table = Table(row["name"], row, self._mixed(self.rng.randint(4, 8)))
            self.all_tables.append(table)
            self._held(table, plant=number > 1)
            self._passed_on(table, number)
        self._seat_more(ties or 0)
        for table in self.all_tables:
            for party in table.members:
                self._row(SheetName.PARTICIPATION, consultation=table.name, organisation=party.name)

    def _seat_more(self, ties: int) -> None:
        have = len(self.sheets[SheetName.ESCALATION]) + sum(len(t.members) for t in self.all_tables)
        if ties <= have:
            return
        free = [(t, p) for t in self.all_tables for p in self.parties if p not in set(t.members)]
        for table, party in self.rng.sample(free, min(ties - have, len(free))):
            table.members.append(party)

    def _mixed(self, size: int) -> list[Party]:
        while True:
            members = self.rng.sample(self.parties, min(size, len(self.parties)))
            if len({m.top for m in members}) > 1 and len({m.sector for m in members}) > 1:
                return members

    def _held(self, table: Table, *, plant: bool) -> None:
        draw = self.rng.random() if plant else 1.0
        if draw < 0.12:
            table.unheld = [self._fill(table, chair="niemand"), self._fill(table, coordinator="niemand")]
        elif draw > 0.22:
            chair, coordinator = self.rng.sample(table.members, 2)
            if draw < 0.8 or not plant:
                table.holding.append(self._fill(table, chair=chair.name))
            if draw > 0.6:
                table.holding.append(self._fill(table, coordinator=coordinator.name))

    def _passed_on(self, table: Table, number: int) -> None:
        draw = self.rng.random() if number > 1 else 1.0
        route = {"from": table.name, "direction": "omhoog", "kind": "geeft door"}
        if draw < 0.12:
            table.nowhere = [self._say(SheetName.ESCALATION, **{"from": table.name, "to": "niemand"})]
        elif draw > 0.22 and number:
            for target in self.rng.sample(self.all_tables[:number], min(number, self.rng.choice((1, 1, 2)))):
                table.onward.append(self._say(SheetName.ESCALATION, to=target.name, **route))
        if number > 2 and self.rng.random() < 0.2:
            below = self.rng.choice(self.all_tables[2:number])
            cells = {"from": below.name, "to": table.name, "direction": "omlaag", "kind": "stuurt"}
            self._row(SheetName.ESCALATION, **cells)

    # --- themes --------------------------------------------------------------------------------------------------

    def themes(self, count: int) -> None:
        """Choose what plays and what could, and plant what is missing there."""
        chosen = self.rng.sample(_THEMES, count + 2)
        now, conceivable = chosen[:count], chosen[count:]
        advising = {t.name: [] for t in self.rng.sample(self.all_tables[2:], min(2, len(self.all_tables) - 2))}
        mandates: dict[str, list[str]] = {t.name: [] for t in self.all_tables[:2]} | advising
        for theme in _THEMES:
            if theme not in conceivable:
                key = "thema dat speelt" if theme in now else "thema speelt niet hier"
                self._row(SheetName.SETTINGS, key=key, value=theme.label_nl)
        for theme in now:
            style = self.rng.choice(("folded", "complete", "complete", "open", "open"))
            if style != "open":
                value = f"Dekking: {theme.label_nl}"
                self.complete[theme.id] = self._say(SheetName.SETTINGS, key="volledig", value=value, date="2026-08-20")
            for stage in STAGES:
                self.cells[(theme.id, stage)] = Cell()
                plan = "none" if style == "folded" else self._plan(style)
                self._cover(theme, stage, plan, mandates)
        self._mandates(mandates, conceivable[0])
        self._look(now, conceivable)
        self._experts(now, conceivable)

    def _plan(self, style: str) -> str:
        missing = ("none", "single", "one_sector") if style == "complete" else ("nobody", "none", "single")
        return "enough" if self.rng.random() < 0.55 else self.rng.choice(missing)

    def _cover(self, theme: Theme, stage: str, plan: str, mandates: dict[str, list[str]]) -> None:
        cell = self.cells[(theme.id, stage)]
        if plan in ("none", "nobody"):
            if plan == "nobody":
                cell.nobody.append(self._covers("niemand", theme, stage))
        elif plan == "enough" and stage in ("interpret", "decide") and self.rng.random() < 0.5:
            able = list(mandates)[:2] if stage == "decide" else list(mandates)[2:]
            mandates[self.rng.choice(able)].append(theme.id)
        elif plan == "enough" and self.rng.random() < 0.3:
            table = self.rng.choice(self.all_tables)
            cell.yes.append(([self._covers(table.name, theme, stage)], table.members))
        else:
            for party in self._givers(plan):
                cell.yes.append(([self._covers(party.name, theme, stage)], [party]))

    def _givers(self, plan: str) -> list[Party]:
        first = self.rng.choice(self.parties)
        if plan == "single":  # a whole and its parts are one party
            whole = self.rng.choice([p.parent for p in self.parties if p.parent] or [first])
            chosen = self.rng.choice((first, whole))
            return [p for p in self.parties if p is chosen or (p.parent is chosen and self.rng.random() < 0.7)]
        if plan == "one_sector":
            alike = [p for p in self.parties if p.sector == first.sector and p.top != first.top]
            return [first, self.rng.choice(alike)] if alike else [first]
        return self._mixed(self.rng.randint(2, 4))

    def _covers(self, who: str, theme: Theme, stage: str) -> Said:
        return self._say(SheetName.COVERAGE, who=who, theme=theme.label_nl, stage=STAGES[stage])

    def _mandates(self, mandates: dict[str, list[str]], spare: Theme) -> None:
        """Give every consultation a mandate; one without a theme of its own gets one that asks nothing of it."""
        labels = {theme.id: theme.label_nl for theme in _THEMES}
        for number, table in enumerate(self.all_tables):
            if table.name not in mandates:
                table.mandate = self._fill(table, mandate=self.rng.choice(("stemt af", "voert uit", "geen")))
                continue
            themes = mandates[table.name] or [spare.id]
            table.mandate = self._fill(table, mandate="beslist" if number < 2 else "adviseert")
            table.mandate_for = self._fill(table, mandate_for="; ".join(labels[theme] for theme in themes))
            for theme in mandates[table.name]:
                cell = self.cells[(theme, "decide" if number < 2 else "interpret")]
                cell.yes.append(([table.mandate, table.mandate_for], table.members))

    def _look(self, now: Sequence[Theme], conceivable: Sequence[Theme]) -> None:
        """Say what each consultation deals with; of the conceivable themes the last is looked at by nobody."""
        self.eyes = {theme.id: [] for theme in conceivable}
        seen = [*now, *conceivable[:-1]]
        for table in self.all_tables:
            if self.rng.random() < 0.8:
                themes = self.rng.sample(seen, self.rng.randint(1, 2))
                said = self._fill(table, themes="; ".join(theme.label_nl for theme in themes))
                for theme in themes:
                    if theme.id in self.eyes:
                        self.eyes[theme.id].append(said)

    def _experts(self, now: Sequence[Theme], conceivable: Sequence[Theme]) -> None:
        """Add experts where rows have interpreting well covered, so that they neither fill nor make a gap."""
        free = {theme.id for theme in now if self._well_covered(theme.id)}
        for domain in _DOMAINS:
            touched = {theme.id for theme in (*now, *conceivable) if domain.id in theme.domains}
            if not touched or not touched <= free:
                continue
            party = self.rng.choice(self.parties)
            said = self._say(
                SheetName.EXPERTS,
                title=f"adviseur {domain.label_nl}",
                organisation=party.name,
                expertise=domain.label_nl,
            )
            for theme in sorted(touched):
                self.cells[(theme, "interpret")].yes.append(([said], [party]))

    def _well_covered(self, theme: str) -> bool:
        yes = self.cells[(theme, "interpret")].yes
        givers = [p for said, parties in yes if all(s.sheet is SheetName.COVERAGE for s in said) for p in parties]
        return len({p.top for p in givers}) > 1 and len({p.sector for p in givers}) > 1

    # --- silence ---------------------------------------------------------------------------------------------------

    def silence(self, share: float, rng: random.Random) -> int:
        """Take a share of the statements away; return how many."""
        labels = {theme.label_nl: theme.id for theme in _THEMES}
        chosen = rng.sample(self.said, round(share * len(self.said)))
        for said in chosen:
            said.silent = True
            touched: Iterable[str] = ()
            if said.sheet is SheetName.COVERAGE:
                touched = (labels[said.row["theme"]],)
            elif said.sheet is SheetName.EXPERTS:
                touched = (theme for (theme, _), cell in self.cells.items() if any(said in s for s, _ in cell.yes))
            for theme in touched:
                if theme in self.complete:
                    self.complete[theme].silent = True
        return sum(said.silent for said in self.said)

    def spoken(self) -> dict[SheetName, list[dict[str, str]]]:
        """Return the rows that are left, without the cells that fell silent."""
        gone = {id(s.row) for s in self.said if s.silent and not s.columns}
        empty: dict[int, set[str]] = {}
        for said in self.said:
            if said.silent:
                empty.setdefault(id(said.row), set()).update(said.columns)
        return {
            sheet: [
                {key: value for key, value in row.items() if key not in empty.get(id(row), ())}
                for row in rows
                if id(row) not in gone
            ]
            for sheet, rows in self.sheets.items()
            if rows
        }
