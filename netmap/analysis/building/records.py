"""From rows in Python to records: every name, word and code is looked up, and what is not known is refused.

Which question of the user: none by itself; :mod:`netmap.analysis.building.network` uses it. Records get the same ids as
those of a workbook with the same names, so that results can be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from netmap.analysis.building.rows import Row
from netmap.errors import UsageError
from netmap.model import (
    About,
    Area,
    Certainty,
    Consultation,
    Coverage,
    CoveredBy,
    Expert,
    Fact,
    In,
    Network,
    Of,
    Organisation,
    Origin,
    PartOf,
    Record,
    Ref,
    Relationship,
    Role,
    Setting,
    SettingKey,
    SheetName,
    Stage,
    StatedValue,
    Statement,
    Status,
    TakesPart,
    Term,
    Theme,
    coverage_id,
    seat_id,
    setting_id,
    slug,
    statement_id,
    tie_id,
)
from netmap.reference.vocabulary import Vocabulary, shipped_terms

__all__ = ["FACTS", "NOBODY", "Records"]

F = TypeVar("F", bound=Fact)
T = TypeVar("T", bound=Term)

#: What every row may tell besides.
FACTS = ("status", "since", "until", "certainty", "source", "checked_on", "note")
#: Where somebody is asked for: it was said that there is none.
NOBODY = "nobody"
_PREFIX = {Organisation.KIND: "org-", Consultation.KIND: "ovl-", Area.KIND: "geb-", Expert.KIND: "exp-"}


class Records:
    """The records of a network that is being made, and who is called what in it.

    Parameters
    ----------
    words : mapping of kind to words
        Words of the caller's own besides the shipped ones, by kind of term ("Theme", "Sector" ...).
    checked_on : str, optional
        The day on which everything was told that has no day of its own.
    """

    def __init__(self, words: Mapping[type[Term], Iterable[str]], checked_on: str | None = None) -> None:
        self._checked_on = checked_on
        terms = list(shipped_terms())
        known = Vocabulary(terms)
        for kind, own in words.items():
            for word in dict.fromkeys(own):
                if not known.candidates(kind, word):
                    terms.append(kind(id=slug(word), label_nl=word, origin=Origin.LOCAL))
        self._words = Vocabulary(terms)
        self._found: dict[tuple[str, str], Record] = {(term.KIND, term.id): term for term in terms}
        self._seats: dict[tuple[Ref, Ref], set[str]] = defaultdict(set)
        self._names: dict[str, dict[str, Ref]] = {kind: {} for kind in _PREFIX}
        #: Kinds whose list the caller gave: whoever is not on it, is not there.
        self.listed: dict[str, str] = {}

    # --- names and words ----------------------------------------------------------------------------------------

    def name(self, kind: str, name: str, own_id: str | None = None) -> Ref:
        """Give a new name its reference; a name that is there already keeps its own."""
        if (known := self._names[kind].get(name)) is not None:
            return known
        taken = {ref.id for ref in self._names[kind].values()}
        base = own_id or _PREFIX[kind] + slug(name)
        found, number = base, 2
        while found in taken:
            if own_id:
                raise UsageError("api.same_id", id=own_id)
            found, number = f"{base}-{number}", number + 1
        ref = self._names[kind][name] = Ref(kind, found)
        return ref

    def named(self, row: Row, column: str, name: str, kind: str) -> Ref:
        """Return who is called so, and make that record when nobody gave a list of them."""
        if (known := self._names[kind].get(name)) is not None:
            return known
        if table := self.listed.get(kind):
            raise row.refuse("api.unknown_name", column, name=name, list=table)
        ref = self.name(kind, name)
        made = {Organisation.KIND: Organisation, Consultation.KIND: Consultation, Area.KIND: Area}[kind]
        self.add(made(id=ref.id, name=name, checked_on=self._checked_on), row)
        return ref

    def either(self, row: Row, column: str, text: str) -> Ref:
        """Return the party or consultation of a cell; "organisation: X" and "consultation: X" say which of the two."""
        both = (Organisation.KIND, Consultation.KIND)
        prefix, colon, rest = text.partition(":")
        for kind in both:
            if colon and prefix.strip().casefold() == kind.casefold():
                return self.named(row, column, rest.strip(), kind)
        found = [self._names[kind][text] for kind in both if text in self._names[kind]]
        if len(found) > 1:
            raise row.refuse("api.two_kinds", column, name=text)
        if not found:
            raise row.refuse("api.unknown_name", column, name=text, list="edges")
        return found[0]

    def term(self, row: Row, column: str, word: str, kind: type[T]) -> T:
        """Return the term that a word stands for."""
        if (term := self._words.find(kind, word)) is None:
            raise row.refuse("api.unknown_word", column, word=word, kind=kind.KIND)
        return term

    def themes(self, row: Row, column: str) -> tuple[str | None, ...]:
        """Return the themes of a cell by id; (None,) when it is empty: all themes."""
        found: tuple[str | None, ...] = tuple(self.term(row, column, word, Theme).id for word in row.texts(column))
        return found or (None,)

    # --- records ------------------------------------------------------------------------------------------------

    def add(self, record: Record, row: Row) -> Ref:
        """Keep a record with where it was said; saying the same twice is once, saying otherwise is refused."""
        key = (record.KIND, record.id)
        known = self._found.get(key)
        if known is not None and replace(known, provenance=()) != record:
            raise row.refuse("api.said_otherwise", name=getattr(record, "name", record.KIND.lower()))
        place = f"python|{row.table}|{row.number}"
        said = tuple(sorted({*(known.provenance if known else ()), place}))
        self._found[key] = replace(record, provenance=said)
        return record.ref

    def facts(self, row: Row) -> dict[str, Any]:
        """Return what a row tells of status, dates, certainty and source."""
        return {
            "status": row.code("status", Status),
            "since": row.day("since"),
            "until": row.day("until"),
            "certainty": row.code("certainty", Certainty),
            "source": row.text("source"),
            "checked_on": row.day("checked_on") or self._checked_on,
            "note": row.text("note"),
        }

    def tie(self, kind: type[Relationship], start: Ref, end: Ref, row: Row, **fields: Any) -> None:
        """Keep a tie that is known by its ends, with the facts of its row."""
        self.add(kind(id=tie_id(kind.KIND, start, end), start=start, end=end, **self.facts(row), **fields), row)

    def seat(self, party: Ref, table: Ref, row: Row, **fields: Any) -> None:
        """Keep a seat."""
        record_id = seat_id(party, table, fields.get("function"))
        self._seats[(party, table)].add(record_id)
        self.add(TakesPart(id=record_id, start=party, end=table, **self.facts(row), **fields), row)

    def chair(self, party: Ref, table: Ref, row: Row) -> None:
        """Give a party's only seat at a table the role of chair; make one when there is none."""
        found = (self._found[(TakesPart.KIND, seat)] for seat in sorted(self._seats[(party, table)]))
        seats = [seat for seat in found if isinstance(seat, TakesPart)]
        if len(seats) > 1 and not any(seat.role is Role.CHAIR for seat in seats):
            raise row.refuse("api.several_seats", "chair")
        if not seats:
            self.seat(party, table, row, function=None, role=Role.CHAIR)
        elif len(seats) == 1:
            if seats[0].role not in (None, Role.MEMBER, Role.CHAIR):
                raise row.refuse("api.said_otherwise", "chair", name="chair")
            self._found[(TakesPart.KIND, seats[0].id)] = replace(seats[0], role=Role.CHAIR)

    def covers(self, who: Ref, theme: str, stage: Stage, row: Row, *, phase: str | None, area: str | None) -> None:
        """Keep a yes: somebody covers a theme."""
        record_id = coverage_id(who, theme, area, stage, phase)
        ref = self.add(Coverage(id=record_id, stage=stage, phase=phase, **self.facts(row)), row)
        ends: list[tuple[type[Relationship], Ref]] = [(CoveredBy, who), (Of, Ref(Theme.KIND, theme))]
        if area:
            ends.append((In, Ref(Area.KIND, area)))
        for kind, end in ends:
            self.add(kind(id=tie_id(kind.KIND, ref, end), start=ref, end=end), row)

    def denies(self, about: About, row: Row, **fields: Any) -> None:
        """Keep a stated no."""
        key = {"about": about, **fields}
        self.add(Statement(id=statement_id(key), value=StatedValue.NO, **key, **self.facts(row)), row)

    def part_of(self, part: Ref, whole: Ref, row: Row) -> None:
        """Keep that a party or an area is part of a larger one."""
        if part != whole:
            self.tie(PartOf, part, whole, row)

    def setting(self, key: SettingKey, value: str, row: Row, day: str | None = None) -> None:
        """Keep a setting."""
        self.add(Setting(id=setting_id(key, value, day), key=key, value=value, date=day, **self.facts(row)), row)

    def complete(self, what: str, row: Row) -> str:
        """Return how a setting writes a list that was said to be complete: a whole table, or "edges: Core team"."""
        lists = {
            "edges": SheetName.PARTICIPATION,
            "routes": SheetName.ESCALATION,
            "coverage": SheetName.COVERAGE,
            "organisations": SheetName.ORGANISATIONS,
            "consultations": SheetName.CONSULTATIONS,
            "experts": SheetName.EXPERTS,
        }
        head, colon, name = (part.strip() for part in what.partition(":"))
        if head not in lists or (colon and head not in ("edges", "coverage")):
            raise row.refuse("api.not_a_code", found=what, allowed=[*lists, "edges: ...", "coverage: ..."])
        if not colon:
            return lists[head]
        if head == "edges":
            known = self._names[Consultation.KIND].get(name)
            if known is None:
                raise row.refuse("api.unknown_name", name=name, list="edges")
            return f"{lists[head]}:{known.id}"
        return f"{lists[head]}:{self.term(row, '', name, Theme).id}"

    def network(self, name: str) -> Network:
        """Return the network of all that was kept."""
        return Network(id=f"net-{slug(name)}", name=name, records=dict(self._found))
