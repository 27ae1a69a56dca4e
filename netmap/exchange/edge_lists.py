"""Lists of lines between parties, as programs that draw networks write them, as rows of the workbook's own sheets.

Kumu writes a sheet *Elements* (Label, Type, Description) and a sheet *Connections* (From, To, Direction, Label,
Type), Gephi two tables (Id, Label) and (Source, Target, Type, Weight, Label); many people keep just From and To. What
such a list can hold becomes organisations, consultations, seats and routes, at the rows where it stands. What a line
or an end means is asked where the list does not say it; nothing without a meaning is loaded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from netmap.exchange.cells import is_nobody
from netmap.exchange.edge_tables import Part, edge_finding, first_part
from netmap.exchange.findings import Finding, Level, RawSheet, Row
from netmap.exchange.tables import Table, one_line
from netmap.model import ActorType, ConsultationKind, Sector, SheetName, Term, name_key, normalise
from netmap.privacy import refused_name
from netmap.reference.vocabulary import Vocabulary, words_of
from netmap.reference.words import all_words, code_of

__all__ = ["EdgeList", "read_edge_list"]

_ORGANISATION, _CONSULTATION = SheetName.ORGANISATIONS, SheetName.CONSULTATIONS
_SEAT, _ROUTE = SheetName.PARTICIPATION, SheetName.ESCALATION
#: So many names are named in a sentence.
_NAMED = 10


@dataclass(slots=True)
class EdgeList:
    """What a list of lines says, by sheet of the workbook.

    ``raw`` gives the user's own table for each of these sheets, so that two sheets may share one table; a key is in
    its ``positions`` only when it is the same column in every row.
    """

    rows: dict[SheetName, tuple[Row, ...]] = field(default_factory=dict)
    headers: dict[SheetName, dict[str, str]] = field(default_factory=dict)
    raw: dict[SheetName, RawSheet] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


class _Line(NamedTuple):
    row: int
    start: str
    end: str
    cells: dict[str, str]


@dataclass(slots=True)
class _End:
    """A party or consultation; ``sheet`` None means that its kind is not known, so that it is not loaded."""

    name: str
    sheet: SheetName | None
    cells: dict[str, str]
    guessed: bool
    row: int
    part: int = 0
    origin: str = ""


# --- the list as a whole -------------------------------------------------------------------------------------------


def read_edge_list(tables: Sequence[Table]) -> EdgeList | None:
    """Return what a list of lines says, or None when no table is one.

    Parameters
    ----------
    tables : sequence of Table
        None of which is a sheet of the workbook by its title. A table of lines has headers for both ends; one of
        ends has a name, and says by its title or by a kind or id what it is.
    """
    lines = first_part(tables, "lines", ("from", "to"))
    ends = first_part([table for table in tables if lines is None or table is not lines.table], "ends", ("name",))
    if ends and not lines and code_of("LineSheet", ends.table.title) != "ends":
        ends = None  # a list of names with a kind may be anything
    if not lines and not ends:
        return None
    found = _Reading(ends, lines).result()
    found.titles = [part.table.title for part in (ends, lines) if part]
    return found


# --- what an end is ---------------------------------------------------------------------------------------------------


@cache
def _consultation_words() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Return words that make a name that of a consultation: as a word, as the end of a word, and as a phrase."""
    words = {normalise(word) for word in all_words("LineEnd", "consultation")}
    for term in Vocabulary.shipped().terms(ConsultationKind):
        words |= {normalise(word) for word in words_of(term)}
    single = {word for word in words if word and " " not in word}
    # Short words are abbreviations (ROT, DVO), which end many other words.
    return frozenset(single), tuple(sorted(w for w in single if len(w) > 3)), frozenset(words - single - {""})


def _sounds_like_consultation(name: str) -> bool:
    plain = normalise(name)
    known = Vocabulary.shipped()
    parties: tuple[type[Term], ...] = (ActorType, Sector)
    if any(known.candidates(kind, name) for kind in parties):
        return False
    single, endings, phrases = _consultation_words()
    tokens = plain.split()
    if any(token in single or token.endswith(endings) for token in tokens):
        return True
    return any(f" {phrase} " in f" {plain} " for phrase in phrases)


def _sheet_by_name(name: str) -> SheetName | None:
    """Return what a name without a kind is taken for; None for a number, which refers to a list that is not here."""
    if name.isdigit():
        return None
    return _CONSULTATION if _sounds_like_consultation(name) else _ORGANISATION


def _kind_of_end(text: str) -> tuple[SheetName | None, dict[str, str]]:
    """Return the sheet that the kind of an end means, and its cell there; None when it means neither."""
    known = Vocabulary.shipped()
    for word in _values(text):
        code = code_of("LineEnd", word)
        if code is not None:
            return (_CONSULTATION if code == "consultation" else _ORGANISATION), {}
        if known.candidates(ConsultationKind, word):
            return _CONSULTATION, {"kind": word}
        if known.candidates(ActorType, word):
            return _ORGANISATION, {"actor_type": word}
        if known.candidates(Sector, word):
            return _ORGANISATION, {"sector": word}
    return None, {}


def _values(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[|;\n]", text) if part.strip()]


def _key(text: str) -> str:
    return name_key(text)


class _Reading:
    """One list, while it is read."""

    def __init__(self, ends: Part | None, lines: Part | None) -> None:
        self._ends_part, self._lines_part = ends, lines
        self._ends: list[_End] = []
        self._by_name: dict[str, _End] = {}
        self._out = EdgeList()
        self._rows: dict[SheetName, list[Row]] = {sheet: [] for sheet in (_ORGANISATION, _CONSULTATION, _SEAT, _ROUTE)}
        self._numbers: set[int] = set()
        #: Whether the consultation stands first in a line.
        self._drawings: set[bool] = set()

    def result(self) -> EdgeList:
        for part in (self._ends_part, self._lines_part):
            self._out.findings += part.findings if part else []
        if self._ends_part:
            self._read_ends(self._ends_part)
        if self._lines_part:
            self._read_lines(self._lines_part)
        for end in self._ends:
            if end.sheet is not None:
                self._rows[end.sheet].append(Row(end.sheet, end.row, end.cells, end.part, end.origin))
        self._ask_about_guesses()
        self._out.rows = {sheet: tuple(rows) for sheet, rows in self._rows.items() if rows}
        self._show_tables()
        return self._out

    # --- ends ---------------------------------------------------------------------------------------------------------

    def _read_ends(self, part: Part) -> None:
        unknown: dict[str, list[int]] = {}
        nameless = [number for number, cells in part.rows if "name" not in cells and "id" not in cells]
        labels = Counter(_key(cells["name"]) for _, cells in part.rows if "name" in cells)
        for number, cells in part.rows:
            name, own_id, kind = cells.get("name", cells.get("id", "")), cells.get("id", ""), cells.get("kind", "")
            if not name:
                continue
            sheet, more = _kind_of_end(kind) if kind else (None, {})
            if kind and sheet is None:
                unknown.setdefault(kind, []).append(number)
            elif sheet is None:
                sheet = _sheet_by_name(name)
                if sheet is None:
                    nameless.append(number)
            content = {"name": name, **more, **({"note": cells["note"]} if "note" in cells else {})}
            # Programs number their ends: such an id means something else in every file, unless a name is there twice.
            if own_id and own_id != name and (not own_id.isdigit() or labels[_key(name)] > 1):
                content["id"] = own_id
            end = _End(name, sheet, content, not kind, number)
            self._ends.append(end)
            self._by_name.setdefault(_key(name), end)
            if own_id:
                self._by_name[_key(own_id)] = end
        for kind, rows in unknown.items():
            self._say("edge_end_unknown", _ORGANISATION, part, rows, "kind", found=kind)
        if nameless:
            self._say("edge_incomplete", _ORGANISATION, part, nameless, "name")

    def _end(self, text: str, part: Part, row: int) -> _End:
        """Return the end of this name or id; one that no list of ends has is made where a line first names it."""
        known = self._by_name.get(_key(text))
        if known is None:
            sheet = _sheet_by_name(text)
            if sheet is None:
                self._numbers.add(row)
            at_row = sum(end.row == row and end.sheet is sheet for end in self._ends[-2:])
            origin = f"import|{part.table.title.replace('|', ' ')}|{row}" if self._ends_part else ""
            known = _End(text, sheet, {"name": text}, True, row, at_row, origin)
            self._ends.append(known)
            self._by_name[_key(text)] = known
        return known

    def _ask_about_guesses(self) -> None:
        for sheet, code in ((_CONSULTATION, "edge_consultations"), (_ORGANISATION, "edge_organisations")):
            for listed in (True, False):
                ends = [e for e in self._ends if e.guessed and e.sheet is sheet and listed is (not self._is_new(e))]
                part = self._ends_part if listed and self._ends_part else self._lines_part
                if not ends or part is None:
                    continue
                shown = [one_line(end.name) for end in ends if _may_be_shown(end.name)]
                rows = sorted({end.row for end in ends})
                details = {"count": len(ends), "names": tuple(shown[:_NAMED]) or ("…",)}
                place = sheet if listed or not self._ends_part else _ROUTE
                self._out.findings.append(
                    edge_finding(code, Level.QUESTION, place, part.table, rows, part.header_of("name"), **details)
                )

    def _is_new(self, end: _End) -> bool:
        return bool(end.origin)

    # --- lines --------------------------------------------------------------------------------------------------------

    def _read_lines(self, part: Part) -> None:
        incomplete: list[int] = []
        asked: dict[tuple[str, str], list[int]] = {}
        for number, cells in part.rows:
            if "from" not in cells or "to" not in cells:
                incomplete.append(number)
            elif code := self._read_line(part, _Line(number, cells["from"], cells["to"], cells)):
                said = ", ".join(cells[key] for key in ("kind", "direction") if key in cells)
                asked.setdefault((code, said), []).append(number)
        if self._numbers:
            self._say("edge_numbers", _ROUTE, part, sorted(self._numbers), "from", "to")
        if incomplete:
            self._say("edge_incomplete", _ROUTE, part, incomplete, "from", "to")
        for (code, kind), rows in asked.items():
            self._say(code, _SEAT if code == "edge_as_seat" else _ROUTE, part, rows, "kind", found=kind)

    def _read_line(self, part: Part, line: _Line) -> str:
        """Load one line, and return the code of what is to be asked about it; empty for nothing."""
        words = _values(line.cells.get("kind", "")) + _values(line.cells.get("direction", ""))
        drawn = {code for word in words if (code := code_of("LineDrawn", word))}
        meant = [word for word in words if not code_of("LineDrawn", word)]
        kinds = {code: word for word in reversed(meant) if (code := code_of("RouteKind", word))}
        ways = {code: word for word in reversed(meant) if (code := code_of("Direction", word))}
        start = self._end(line.start, part, line.row)
        end = None if is_nobody(line.end) else self._end(line.end, part, line.row)
        if start.sheet is None or (end and end.sheet is None):
            return "edge_end_not_read"
        if len(kinds) > 1 or len(ways) > 1 or ((kinds or ways) and "no_way" in drawn):
            return "edge_unclear"
        if kinds or ways or end is None:
            cells = dict(
                [*(("kind", word) for word in kinds.values()), *(("direction", word) for word in ways.values())]
            )
            to = line.end if end is None else self._name(end)
            self._add(_ROUTE, line, {"from": self._name(start), "to": to, **cells})
            if end and "both_ways" in drawn and not ways:
                self._add(_ROUTE, line, {"from": to, "to": self._name(start), **cells})
            return ""
        if start.sheet is end.sheet:
            return "edge_unclear" if meant else "edge_without_kind"
        self._seat(line, start, end)
        understood = [word for word in meant if code_of("Role", word) or code_of("LineMeans", word) == "seat"]
        return "" if len(understood) == len(meant) else "edge_as_seat"

    def _seat(self, line: _Line, start: _End, end: _End) -> None:
        consultation, party = (start, end) if start.sheet is _CONSULTATION else (end, start)
        self._drawings.add(consultation is start)
        cells = {"consultation": self._name(consultation), "organisation": self._name(party)}
        words = _values(line.cells.get("kind", "")) + _values(line.cells.get("label", ""))
        if role := next((word for word in words if code_of("Role", word)), None):
            cells["role"] = role
        self._add(_SEAT, line, cells)

    def _add(self, sheet: SheetName, line: _Line, cells: dict[str, str]) -> None:
        notes = [line.cells[key] for key in ("label", "note") if key in line.cells]
        if notes and "role" not in cells:
            cells["note"] = "\n".join(notes)
        rows = self._rows[sheet]
        rows.append(Row(sheet, line.row, cells, sum(row.number == line.row for row in rows[-1:])))

    def _name(self, end: _End) -> str:
        return end.cells.get("id", end.name)

    # --- what is shown of it ------------------------------------------------------------------------------------------

    def _say(self, code: str, sheet: SheetName, part: Part, rows: list[int], *keys: str, found: str = "") -> None:
        details = {"found": found if _may_be_shown(found) else "…"} if found else {}
        self._out.findings.append(
            edge_finding(code, Level.QUESTION, sheet, part.table, rows, part.header_of(*keys), **details)
        )

    def _show_tables(self) -> None:
        ends, lines = self._ends_part, self._lines_part
        if ends:
            kinds = {_ORGANISATION: "actor_type", _CONSULTATION: "kind"}
            for sheet, kind in kinds.items():
                self._show(sheet, ends, {"name": "name", "id": "id", kind: "kind", "note": "note"})
        if lines is None:
            return
        if not ends:
            for sheet in (_ORGANISATION, _CONSULTATION):
                self._show(sheet, lines, {})
                self._out.headers[sheet] = {"name": lines.header_of("from", "to")}
        self._show(_ROUTE, lines, {"from": "from", "to": "to", "kind": "kind", "direction": "direction"})
        one_way = len(self._drawings) == 1
        start, end = ("consultation", "organisation") if True in self._drawings else ("organisation", "consultation")
        self._show(_SEAT, lines, {start: "from", end: "to"} if one_way else {})
        if not one_way:
            both = lines.header_of("from", "to")
            self._out.headers[_SEAT] = {"consultation": both, "organisation": both}

    def _show(self, sheet: SheetName, part: Part, keys: dict[str, str]) -> None:
        raw = part.raw
        positions = {key: raw.positions[own] for key, own in keys.items() if own in raw.positions}
        self._out.raw[sheet] = RawSheet(title=raw.title, header_row=raw.header_row, rows=raw.rows, positions=positions)
        self._out.headers[sheet] = {key: one_line(part.header.texts[at]) for key, at in positions.items()}


def _may_be_shown(name: str) -> bool:
    """Return whether a text can stand in a sentence: nothing that netmap does not keep, and no long number."""
    return refused_name(name) is None and sum(map(str.isdigit, name)) < 6
