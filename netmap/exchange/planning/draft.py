"""What the rows of a file say, gathered per record before anything is decided.

Rows may come in any order, so nothing is written while reading them: each row *says* fields of records here. Two
rows that say different things about one field of one record block; what one row leaves open another may fill in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from netmap.exchange.cells import parse_date
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Level, Row, Workbook
from netmap.exchange.planning.findings import Findings, Source
from netmap.model import Fact, Network, Record, Ref, Relationship, SettingKey, SheetName, Status, name_key, tie_id
from netmap.model.network import Key

T = TypeVar("T", bound=Relationship)

_SHEET_ORDER = {sheet: place for place, sheet in enumerate(SheetName)}
#: Fields with this first character are compared between rows, but are no field of a record.
COLUMN = ":"


@dataclass(slots=True)
class Said:
    """What the file says about one record.

    ``fields`` maps a field to its value (None: the file says that it is not known); ``dated`` tells that its sheet
    has a column for the date of checking; ``taken_over`` is the record whose place this one takes.
    """

    kind: type[Record]
    rows: set[Source]
    fields: dict[str, Any]
    ends: tuple[Ref, Ref] | None = None
    dated: bool = True
    taken_over: Key | None = None


@dataclass(slots=True)
class Draft:
    """All that one pass over the rows gathers.

    Parameters
    ----------
    before : Network
        The network as it is.
    found : Findings
        Shared by all passes over one file.
    rejected : set of Source
        Rows that earlier passes found cannot be loaded; this pass leaves them out.
    today : str
        Import date, ISO.
    file_date : str or None
        The ``peildatum`` that the file itself names.
    """

    before: Network
    workbook: Workbook
    found: Findings
    rejected: frozenset[Source]
    today: str
    file_date: str | None
    said: dict[Key, Said] = field(default_factory=dict)
    dropped: set[Source] = field(default_factory=set)
    #: Records of which two rows say different things.
    disputed: set[Key] = field(default_factory=set)
    #: Rows of merged names of which something did not count, because the party's own row says otherwise.
    yielded: set[Source] = field(default_factory=set)
    #: Rows that name a node in one of their cells, for leaving them out when the node's own row is left out.
    uses: dict[Ref, set[Source]] = field(default_factory=dict)
    #: Fields of records that the file does not name, but that what it says changes.
    changes: dict[Key, dict[str, Any]] = field(default_factory=dict)
    #: Cells that name the ends of a node's relationships of one type.
    listed: list[tuple[type[Relationship], Ref, tuple[Ref, ...]]] = field(default_factory=list)
    #: Relationships that a cell replaces: all of this type and start but those to these ends.
    replaced: list[tuple[type[Relationship], Ref, tuple[Ref, ...]]] = field(default_factory=list)
    #: The same, known by their end.
    replaced_to: list[tuple[type[Relationship], Ref, tuple[Ref, ...]]] = field(default_factory=list)
    #: Sheets of which rows were split, with the rows to read instead.
    split: dict[SheetName, list[Row]] = field(default_factory=dict)
    _from: dict[tuple[str, Ref], list[Any]] = field(default_factory=dict)
    _to: dict[tuple[str, Ref], list[Any]] = field(default_factory=dict)

    def rows(self, sheet: SheetName) -> list[Row]:
        """Return the rows of a sheet that are not left out."""
        rows = self.split[sheet] if sheet in self.split else self.workbook.rows.get(sheet, ())
        return [row for row in rows if Source.of(row) not in self.rejected]

    def replace_rows(self, sheet: SheetName, rows: list[Row]) -> None:
        """Read these rows instead of those of the file, which they were made of."""
        self.split[sheet] = rows

    @property
    def stored_date(self) -> str | None:
        """The ``peildatum`` of the network before this import."""
        settings = self.before.settings(SettingKey.REFERENCE_DATE)
        return next((parse_date(s.value) for s in settings if s.status is not Status.ENDED), None)

    @property
    def checked_on(self) -> str | None:
        """What an empty ``nagegaan op`` becomes in a new record."""
        return self.file_date or self.stored_date

    @property
    def conflict_date(self) -> str:
        """When something ends that a later file contradicts."""
        return self.file_date or self.today

    @property
    def reference_date(self) -> str:
        """When something ends that is no longer in the file."""
        return self.checked_on or self.today

    # --- what rows say ------------------------------------------------------------------------------------------

    def say(
        self,
        kind: type[Record],
        record_id: str,
        sources: Iterable[Source],
        fields: dict[str, Any],
        *,
        ends: tuple[Ref, Ref] | None = None,
        dated: bool = True,
        merged: bool = False,
    ) -> Said:
        """Add what rows say about one record; a field that another row gave another value blocks both.

        A ``merged`` row, of a name that was decided to be another's, adds what was not said yet and changes nothing;
        it must come after the others.
        """
        key = (kind.KIND, record_id)
        said = self.said.get(key)
        if said is None:
            said = self.said[key] = Said(kind, set(sources), dict(fields), ends, dated)
            return said
        said.rows.update(sources)
        for name, value in fields.items():
            other = said.fields.setdefault(name, value)
            if other == value:
                continue
            if merged and name != "aliases":
                if name != "name" and not name.startswith(COLUMN):
                    self.yielded.update(sources)
                continue
            if name == "aliases":
                said.fields[name] = tuple(sorted({*other, *value}))
                continue
            if not _same_spelling(other, value):
                # Which rows these are is known only when all have spoken.
                self.disputed.add(key)
                break
            said.fields[name] = min(other, value)
        return said

    def say_tie(self, kind: type[Relationship], start: Ref, end: Ref, source: Source, fields: dict[str, Any]) -> Said:
        """Say a relationship that is known by its ends alone."""
        return self.say(kind, tie_id(kind.KIND, start, end), [source], fields, ends=(start, end))

    def change(self, key: Key, fields: dict[str, Any]) -> None:
        """Change fields of a record because of what the file says about another."""
        self.changes.setdefault(key, {}).update(fields)

    # --- what there is ------------------------------------------------------------------------------------------

    def ties_from(self, kind: type[T], start: Ref) -> list[T]:
        """Return the stored relationships of a type that start at a node."""
        self._index()
        return self._from.get((kind.KIND, start), [])

    def ties_to(self, kind: type[T], end: Ref) -> list[T]:
        """Return the stored relationships of a type that end at a node."""
        self._index()
        return self._to.get((kind.KIND, end), [])

    def _index(self) -> None:
        if not self._from:
            for tie in self.before.relationships():
                self._from.setdefault((tie.KIND, tie.start), []).append(tie)
                self._to.setdefault((tie.KIND, tie.end), []).append(tie)

    def current(self, key: Key) -> Record | None:
        """Return a record as it will be without what other steps still change: as said, else as before."""
        said = self.said.get(key)
        return self.build(key, said) if said else self.before.records.get(key)

    def build(self, key: Key, said: Said) -> Record:
        """Return the record that results from what was before and what the file says."""
        before = self.before.records.get(said.taken_over or key)
        fields = {name: value for name, value in said.fields.items() if not name.startswith(COLUMN)}
        if before is None:
            if said.dated and self.checked_on and "checked_on" not in fields and issubclass(said.kind, Fact):
                fields["checked_on"] = self.checked_on
            if said.ends:
                fields["start"], fields["end"] = said.ends
            return said.kind(id=key[1], **fields)
        if isinstance(before, Fact) and before.status is Status.ENDED and fields.get("status") is Status.ACTIVE:
            fields.setdefault("until", None)  # it is back, so the day on which it ended no longer holds
        return replace(before, id=key[1], **fields)

    # --- rows that cannot be loaded -------------------------------------------------------------------------------

    def block_rows(self, code: str, sources: Iterable[Source], **details: Any) -> None:
        """Leave rows out that cannot be true together; the finding stands at the first and names them all."""
        rows = sorted(set(sources), key=lambda s: (_SHEET_ORDER[s.sheet], s.row))
        self.dropped.update(rows)
        first = rows[0].sheet
        named = [f"{SHEETS[sheet].nl} {row}" for sheet, row in (source.shown for source in rows)]
        here = [source.row for source in rows if source.sheet is first]
        self.found.add(code, Level.BLOCKS, first, here, places=named, **details)

    def block_disputed(self) -> None:
        """Leave out the rows that say different things about one record."""
        for key in sorted(self.disputed):
            self.block_rows("imports.plan.two_contents", self.said[key].rows, found=key[1])

    def tell_yielded(self) -> None:
        """Tell of which rows something did not count."""
        for source in sorted(self.yielded):
            self.found.add("imports.plan.row_merged", Level.NOTE, source.sheet, [source.row])

    def ask_row(self, code: str, source: Source, **details: Any) -> None:
        """Put a question about a row."""
        self.found.add(code, Level.QUESTION, source.sheet, [source.row], **details)

    def use(self, ref: Ref, source: Source) -> None:
        """Remember that a row names a node."""
        self.uses.setdefault(ref, set()).add(source)


def _same_spelling(one: Any, other: Any) -> bool:
    """Return whether two texts differ in capitals, accents and punctuation only."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    return name_key(one) == name_key(other)
