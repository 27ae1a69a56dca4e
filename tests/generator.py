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
from dataclasses import dataclass, field
from typing import NamedTuple

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Row, Workbook
from netmap.model import ActorType, ExpertiseDomain, Ref, SheetName, Theme, slug
from netmap.reference.vocabulary import shipped_terms

REFERENCE_DATE = "2026-09-01"
STAGES = {"signal": "signaleren", "interpret": "duiden", "decide": "beslissen", "aftercare": "nazorg"}
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
_THEMES = tuple(t for t in shipped_terms() if isinstance(t, Theme) and t.named)
_DOMAINS = tuple(t for t in shipped_terms() if isinstance(t, ExpertiseDomain))
_SYLLABLES = ("wate", "ril", "zand", "mee", "lin", "hol", "ven", "brin", "kade", "dor", "hoe", "sla", "mar", "ber")


class Expected(NamedTuple):
    """One white spot: norm line, subject as "Label:id", theme and stage (None when the line has none), coverage."""

    line: str
    subject: str
    theme: str | None
    stage: str | None
    coverage: str

    @property
    def demand(self) -> tuple[str, str]:
        """What was demanded of whom, whatever the answer."""
        return self.line, self.subject


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


@dataclass(eq=False)
class _Said:
    """One statement: some cells of a row, or (without columns) the whole row."""

    sheet: SheetName
    row: dict[str, str]
    columns: tuple[str, ...] = ()
    silent: bool = False


@dataclass(eq=False)
class _Party:
    name: str
    sector: str
    parent: _Party | None = None

    @property
    def top(self) -> str:
        return self.parent.top if self.parent else self.name


@dataclass(eq=False)
class _Table:
    """One consultation and what is said about it."""

    name: str
    row: dict[str, str]
    members: list[_Party]
    holding: list[_Said] = field(default_factory=list)
    unheld: list[_Said] = field(default_factory=list)
    onward: list[_Said] = field(default_factory=list)
    nowhere: list[_Said] = field(default_factory=list)
    mandate: _Said | None = None
    mandate_for: _Said | None = None

    @property
    def ref(self) -> str:
        return str(Ref("Consultation", f"ovl-{slug(self.name)}"))


@dataclass(eq=False)
class _Cell:
    """One stage of one theme: who gives it (each with the statements it rests on), or that nobody does."""

    yes: list[tuple[list[_Said], list[_Party]]] = field(default_factory=list)
    nobody: list[_Said] = field(default_factory=list)


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
        Number of seats and routes together; about three per party when left out.
    """
    if parties < 12:
        raise ValueError(f"a municipality has at least 12 parties, not {parties}")
    town = _Town(random.Random(f"{seed}|{parties}"), f"Zaaidam {seed}")
    town.people(parties)
    town.tables(max(5, parties // 4), ties)
    town.themes(min(10, 3 + parties // 30))
    taken = town.silence(silence, random.Random(f"{seed}|{parties}|silence"))
    findings, questions = town.answers()
    return Generated(town.name, town.spoken(), findings, questions, taken)


class _Town:
    """A municipality in the making. Methods are called once each, in the order of ``generate``."""

    def __init__(self, rng: random.Random, name: str) -> None:
        self.rng, self.name = rng, name
        self.sheets: dict[SheetName, list[dict[str, str]]] = {sheet: [] for sheet in list(SheetName)[:8]}
        self.said: list[_Said] = []
        self.parties: list[_Party] = []
        self.all_tables: list[_Table] = []
        self.cells: dict[tuple[str, str], _Cell] = {}
        self.complete: dict[str, _Said] = {}
        self.eyes: dict[str, list[_Said]] = {}
        self._names: set[str] = set()
        for key, value in (("gemeente", name), ("peildatum", REFERENCE_DATE)):
            self._row(SheetName.SETTINGS, key=key, value=value)

    # --- writing rows -------------------------------------------------------------------------------------------

    def _row(self, sheet: SheetName, **cells: str) -> dict[str, str]:
        row = {key: value for key, value in cells.items() if value}
        self.sheets[sheet].append(row)
        return row

    def _say(self, sheet: SheetName, **cells: str) -> _Said:
        said = _Said(sheet, self._row(sheet, **cells))
        self.said.append(said)
        return said

    def _fill(self, table: _Table, **cells: str) -> _Said:
        table.row.update(cells)
        said = _Said(SheetName.CONSULTATIONS, table.row, tuple(cells))
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
        """Make the parties; one in six is a part of an earlier one."""
        for number in range(count):
            kind, sector = _FIRST[number] if number < len(_FIRST) else self.rng.choice(sorted(_KINDS.items()))
            parent = self.rng.choice(self.parties[: number // 2]) if number >= 12 and self.rng.random() < 1 / 6 else None
            party = _Party(self._name(kind), sector, parent)
            self.parties.append(party)
            cells = {"name": party.name, "part_of": parent.name if parent else ""}
            cells |= {"sector": "geloof en zelforganisaties"} if kind == "kerk" else {"actor_type": kind}
            self._row(SheetName.ORGANISATIONS, **cells)

    def tables(self, count: int, ties: int | None) -> None:
        """Make the consultations, their seats, who holds them and where they pass on to."""
        for number in range(count):
            kind, echelon = ("regionaal overleg", "regio"), ("driehoek", "lokaal")
            chosen = (kind, echelon)[number] if number < 2 else ("wijkoverleg", "wijk")
            row = self._row(
                SheetName.CONSULTATIONS, name=self._name(chosen[0]), kind=chosen[0], echelon=chosen[1], frequency="12"
            )
            table = _Table(row["name"], row, self._mixed(self.rng.randint(4, 8)))
            self.all_tables.append(table)
            self._held(table, plant=number > 1)
            self._passed_on(table, number)
        wanted = (ties or 3 * len(self.parties)) - len(self.sheets[SheetName.ESCALATION])
        free = [(t, p) for t in self.all_tables for p in self.parties if p not in t.members] if ties else []
        missing = max(0, wanted - sum(len(t.members) for t in self.all_tables))
        for table, party in self.rng.sample(free, min(missing, len(free))):
            table.members.append(party)
        for table in self.all_tables:
            for party in table.members:
                self._row(SheetName.PARTICIPATION, consultation=table.name, organisation=party.name)

    def _mixed(self, size: int) -> list[_Party]:
        while True:
            members = self.rng.sample(self.parties, min(size, len(self.parties)))
            if len({m.top for m in members}) > 1 and len({m.sector for m in members}) > 1:
                return members

    def _held(self, table: _Table, *, plant: bool) -> None:
        draw = self.rng.random() if plant else 1.0
        if draw < 0.12:
            table.unheld = [self._fill(table, chair="niemand"), self._fill(table, coordinator="niemand")]
        elif draw > 0.22:
            chair, coordinator = self.rng.sample(table.members, 2)
            if draw < 0.8 or not plant:
                table.holding.append(self._fill(table, chair=chair.name))
            if draw > 0.6:
                table.holding.append(self._fill(table, coordinator=coordinator.name))

    def _passed_on(self, table: _Table, number: int) -> None:
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
                self.cells[(theme.id, stage)] = _Cell()
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

    def _givers(self, plan: str) -> list[_Party]:
        first = self.rng.choice(self.parties)
        if plan == "single":  # a part and its whole are one party
            return [p for p in self.parties if p is first or (p.parent is first and self.rng.random() < 0.5)]
        if plan == "one_sector":
            alike = [p for p in self.parties if p.sector == first.sector and p.top != first.top]
            return [first, self.rng.choice(alike)] if alike else [first]
        return self._mixed(self.rng.randint(2, 4))

    def _covers(self, who: str, theme: Theme, stage: str) -> _Said:
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
        """Add experts where interpreting is well covered already, so that no planted gap is filled."""
        free = {t.id for t in now if len(self._spread((t.id, "interpret"))) > 1}
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

    def _spread(self, cell: tuple[str, str]) -> set[str]:
        return {party.sector for _, givers in self.cells[cell].yes for party in givers}

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

    # --- what must be answered -------------------------------------------------------------------------------------

    def answers(self) -> tuple[frozenset[Expected], frozenset[Expected]]:
        """Return what is found and what is asked, by the definitions, from what is still said."""
        found: set[Expected] = set()
        asked: set[Expected] = set()
        for table in self.all_tables:
            if not _any(table.holding):
                sure = bool(table.unheld) and not any(s.silent for s in table.unheld)
                (found if sure else asked).add(Expected("consultation-coordinated", table.ref, None, None, "none"))
            if not _any(table.onward) and not self._is_top(table):
                (found if _any(table.nowhere) else asked).add(
                    Expected("consultation-route", table.ref, None, None, "none")
                )
        for theme in {theme for theme, _ in self.cells}:
            self._theme_answers(theme, found, asked)
        for theme, eyes in self.eyes.items():
            if not _any(eyes):
                asked.add(Expected("theme-eye", f"Theme:{theme}", theme, None, "none"))
        return frozenset(found), frozenset(asked)

    def _is_top(self, table: _Table) -> bool:
        """Return whether a consultation decides on the highest echelon, and so needs no way on."""
        if table is not self.all_tables[0]:
            return False
        by_row = any(
            said.row["who"] == table.name and said.row["stage"] == STAGES["decide"] and not said.silent
            for said in self.said
            if said.sheet is SheetName.COVERAGE
        )
        return by_row or (table.mandate is not None and not table.mandate.silent)

    def _theme_answers(self, theme: str, found: set[Expected], asked: set[Expected]) -> None:
        absent = set()
        for stage in STAGES:
            coverage, sure = self._answer(theme, stage)
            if coverage != "enough":
                answer = Expected(f"theme-{stage}", f"Theme:{theme}", theme, stage, coverage)
                (found if sure else asked).add(answer)
                if sure and coverage == "none":
                    absent.add(answer)
        if len(absent) == len(STAGES):  # a theme that misses everything is one white spot
            found -= {answer for answer in absent if answer.stage != "signal"}

    def _answer(self, theme: str, stage: str) -> tuple[str, bool]:
        """Return the coverage of one cell, and whether it is known for sure."""
        cell = self.cells[(theme, stage)]
        listed = theme in self.complete and not self.complete[theme].silent
        givers = [p for said, parties in cell.yes if not any(s.silent for s in said) for p in parties]
        if givers:
            if len({p.top for p in givers}) == 1:
                return "single", listed
            return ("one_sector" if len({p.sector for p in givers}) == 1 else "enough"), listed
        silent = any(t.mandate is None or t.mandate.silent for t in self.all_tables)
        word = {"decide": "beslist", "interpret": "adviseert"}.get(stage)
        vague = any(
            t.row.get("mandate") == word and t.mandate_for and t.mandate_for.silent for t in self.all_tables
        )
        return "none", _any(cell.nobody) or (listed and not (word and (silent or vague)))


def _any(said: Iterable[_Said]) -> bool:
    return any(not s.silent for s in said)
