"""Yes and no about the same thing never both stay active.

In one file they block, with both rows named. Between files the later one wins: the other is ended, or, where the yes
is a field of a record (a role, a mandate), that field is emptied. A "no" speaks against every yes that lies within
what it denies; "not known" only against a yes about exactly the same.
"""

from __future__ import annotations

from datetime import date

from netmap.exchange.planning.draft import Draft, Said
from netmap.exchange.planning.opposites import Opposites
from netmap.model import (
    Coordinates,
    DealsWith,
    ExpertIn,
    Fact,
    InSector,
    LinkedTo,
    MandateFor,
    PartOf,
    PresentIn,
    Reaches,
    Record,
    Ref,
    Relationship,
    Represents,
    Serves,
    Statement,
    Status,
    WorksFor,
    last_day,
)
from netmap.model.network import Key

#: Relationships that a column makes: to name one again is to say that it holds again.
COLUMN_KINDS: tuple[type[Relationship], ...] = (
    Coordinates,
    DealsWith,
    ExpertIn,
    InSector,
    LinkedTo,
    MandateFor,
    PartOf,
    PresentIn,
    Reaches,
    Represents,
    Serves,
    WorksFor,
)


def stands(record: Record, day: date) -> bool:
    """Return whether a record counts or will count: neither ended nor planned, suspended or unknown."""
    if not isinstance(record, Fact):
        return True
    if record.status not in (None, Status.ACTIVE):
        return False
    return not (record.until and last_day(record.until) <= day)


class Conflicts:
    """Settles what the file contradicts, once all rows have spoken.

    Parameters
    ----------
    draft : Draft
        Its changes and dropped rows are filled.
    records : dict
        What the file says, as records.
    """

    def __init__(self, draft: Draft, records: dict[Key, Record]) -> None:
        self._draft, self._records = draft, records
        self._day = last_day(draft.reference_date)
        self._opposites = Opposites(draft.before, records)
        #: Records of the file that take the place of something: these may come back from having ended.
        self._winning: set[Key] = set()

    def settle(self) -> None:
        """End what the file contradicts, block what it contradicts in itself, revive what it says again."""
        self._replace_ties()
        for key, record in sorted(self._records.items()):
            if isinstance(record, Statement) and self._claims(key, self._draft.said[key]):
                self._stated_now(key, record)
        for record in self._draft.before.of(Statement).values():
            key = (record.KIND, record.id)
            if key not in self._draft.said and stands(record, self._day):
                self._stated_before(key, record)
        self._revive()

    # --- what wins ------------------------------------------------------------------------------------------------

    def _replace_ties(self) -> None:
        draft = self._draft
        for kind, start, keep in draft.replaced:
            self._end_others([t for t in draft.ties_from(kind, start) if t.end not in keep])
        for kind, end, keep in draft.replaced_to:
            others = [t for t in draft.ties_to(kind, end) if t.start not in keep]
            if self._end_others(others):
                self._winning.update((kind.KIND, key[1]) for key in draft.said if self._is_tie_to(key, kind, end))

    def _is_tie_to(self, key: Key, kind: type[Relationship], end: Ref) -> bool:
        ends = self._draft.said[key].ends
        return key[0] == kind.KIND and ends is not None and ends[1] == end

    def _end_others(self, ties: list[Relationship]) -> bool:
        ending = [t for t in ties if (t.KIND, t.id) not in self._draft.said and stands(t, self._day)]
        for tie in ending:
            self._end((tie.KIND, tie.id))
        return bool(ending)

    def _stated_now(self, key: Key, statement: Statement) -> None:
        said = self._draft.said[key]
        for other, name in self._opposites.of(statement):
            if self._says_yes(other, name):
                self._draft.block_rows("imports.plan.contradiction", said.rows | self._draft.said[other].rows)
            elif name is None:
                # What the file itself calls planned or ended needs no ending.
                if other not in self._draft.said and stands(self._draft.before.records[other], self._day):
                    self._end(other)
                    self._winning.add(key)
            else:
                self._draft.change(other, {name: None})
                self._winning.add(key)

    def _stated_before(self, key: Key, statement: Statement) -> None:
        winners = [other for other, name in self._opposites.of(statement) if self._says_yes(other, name)]
        if winners:
            self._end(key)
            self._winning.update(winners)

    def _end(self, key: Key) -> None:
        self._draft.change(key, {"status": Status.ENDED, "until": self._draft.conflict_date})

    # --- what the file says -----------------------------------------------------------------------------------------

    def _says_yes(self, key: Key, name: str | None) -> bool:
        said = self._draft.said.get(key)
        if said is None or not self._claims(key, said):
            return False
        return name is None or said.fields.get(name) is not None

    def _claims(self, key: Key, said: Said) -> bool:
        """Return whether the file says that something holds now, also when it had ended before."""
        before = self._draft.before.records.get(key)
        was_ended = isinstance(before, Fact) and before.status is Status.ENDED
        status = said.fields.get("status", before.status if isinstance(before, Fact) and not was_ended else None)
        until = said.fields.get("until", before.until if isinstance(before, Fact) and not was_ended else None)
        return status in (None, Status.ACTIVE) and not (until and last_day(until) <= self._day)

    def _revive(self) -> None:
        """Let records hold again that had ended and won now; ask about others that a row names without status."""
        draft = self._draft
        column_kinds = {kind.KIND for kind in COLUMN_KINDS}
        for key, said in sorted(draft.said.items()):
            before = draft.before.records.get(key)
            if not isinstance(before, Fact) or before.status is not Status.ENDED or "status" in said.fields:
                continue
            if not self._claims(key, said):
                continue
            node_lives = key[0] in column_kinds and said.ends and self._lives(said.ends[0])
            if key in self._winning or node_lives:
                draft.change(key, {"status": None, "until": said.fields.get("until")})
            elif key[0] not in column_kinds:
                for source in said.rows:
                    draft.ask_row("imports.plan.is_ended", source, ended_on=before.until or "")

    def _lives(self, ref: Ref) -> bool:
        node = self._draft.before.get(ref)
        return not (isinstance(node, Fact) and node.status is Status.ENDED)
