"""Which record a row of parties, consultations, areas or experts is about.

A row is the record that has its id; else, when the row has no id of its own, the one record with its name; else a
new one. Two rows without id that share a name but differ are two records that share a name: they are paired with
those of the network only when that changes nothing, for else nobody can know which is which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from netmap.exchange.findings import Level, Row
from netmap.exchange.planning.draft import Draft
from netmap.exchange.planning.findings import Source
from netmap.exchange.planning.names import PARTIES, Names, name_key
from netmap.model import Ref, slug
from netmap.model.words import Decision

PREFIXES = {"Organisation": "org-", "Consultation": "ovl-", "Expert": "exp-", "Area": "geb-"}


@dataclass(frozen=True, slots=True)
class Kind:
    """How rows of one sheet are told apart.

    ``known_names`` gives each record of the network with its names, the own name first; ``apart`` is what two
    records of one name may differ in (for an expert the organisation), as text.
    """

    label: str
    id_column: str
    name_column: str
    known_names: Mapping[Ref, tuple[str, ...]]
    apart: Callable[[Row], str] = lambda row: ""
    known_apart: Mapping[Ref, frozenset[str]] | None = None


class Identity:
    """Finds the record of each row of one sheet.

    Parameters
    ----------
    taken : iterable of str
        Ids that a new record may not get: of this label, and of labels with which it shares its ids.
    """

    def __init__(self, draft: Draft, names: Names, kind: Kind, taken: Iterable[str]) -> None:
        self._draft, self._names, self._kind = draft, names, kind
        self._taken = set(taken)
        self._by_id = {ref.id: ref for ref in kind.known_names}
        self._by_name: dict[str, set[Ref]] = defaultdict(set)
        self._by_alias: dict[str, set[Ref]] = defaultdict(set)
        for ref, (name, *aliases) in kind.known_names.items():
            self._by_name[name_key(name)].add(ref)
            for alias in aliases:
                self._by_alias[alias].add(ref)
                self._by_alias[name_key(alias)].add(ref)
        self.found: dict[Source, Ref] = {}
        self._decided: list[Row] = []
        self._claimed: set[Ref] = set()
        self._own_names: set[str] = set()
        #: Rows that share a name with several records; they may only be loaded when they change none of them.
        self.paired: list[list[Source]] = []

    def assign(self, rows: list[Row]) -> dict[Source, Ref]:
        """Return the record of every row; a row that may be several is blocked and has none."""
        own = [row for row in rows if self._own_id(row)]
        named = [row for row in rows if not self._own_id(row) and row.cells.get(self._kind.name_column)]
        self._own_names = {name_key(row.cells.get(self._kind.name_column, "")) for row in own}
        left = self._by_own_id(own)
        self._claimed.update(self.found.values())
        groups: dict[tuple[bool, str, str], list[Row]] = defaultdict(list)
        for row in [*named, *left]:
            name = row.cells[self._kind.name_column]
            decision = self._names.decision(name)
            if decision and decision.kind is Decision.SAME_AS and self._foreign(row):
                self._decided.append(row)
            else:
                groups[(bool(self._own_id(row)), name_key(name), self._kind.apart(row))].append(row)
        new: list[list[Row]] = []
        # Rows that fit a record exactly go first, so that a looser fit never takes it away.
        loose = [item for item in sorted(groups.items()) if not self._by_shared_name(*item, exactly=True)]
        for key, group in [item for item in loose if not self._by_shared_name(*item, exactly=False)]:
            if not self._by_loose_name(key, group):
                new += self._contents(group)
        self._create(new)
        return self.found

    def assign_decided(self) -> dict[Source, Ref]:
        """Return the record of rows whose name was decided to be another's; call it when all names are known."""
        for row in self._decided:
            name = row.cells[self._kind.name_column]
            targets = self._names.find(name, (self._kind.label,))
            if len(targets) == 1:
                self.found[Source.of(row)] = targets[0]
            else:
                self._block([row], "reference_unknown" if not targets else "reference_ambiguous", name)
        return self.found

    def decided(self) -> list[Source]:
        """Return the rows whose name was decided to be another's."""
        return [Source.of(row) for row in self._decided]

    # --- steps ----------------------------------------------------------------------------------------------------

    def _own_id(self, row: Row) -> str:
        return row.cells.get(self._kind.id_column, "") if self._kind.id_column else ""

    def _foreign(self, row: Row) -> bool:
        """Return whether a row has no id, or one that netmap did not make."""
        return not self._own_id(row).startswith(PREFIXES[self._kind.label])

    def _by_own_id(self, rows: list[Row]) -> list[Row]:
        """Find records by the rows' ids; return the rows with a new id that may still be known by their name."""
        left = []
        for own, same in _grouped(rows, self._own_id).items():
            if len({name_key(name) for row in same if (name := row.cells.get(self._kind.name_column))}) > 1:
                self._draft.block_rows("imports.plan.two_contents", (Source.of(row) for row in same), found=own)
        for row in rows:
            own = self._own_id(row)
            aliased = self._by_alias.get(own, set())
            if own in self._by_id:
                self.found[Source.of(row)] = self._by_id[own]
            elif len(aliased) == 1:
                self.found[Source.of(row)] = next(iter(aliased))
            elif row.cells.get(self._kind.name_column):
                left.append(row)
            else:
                self._make(own, [row])
        return left

    def _by_shared_name(self, key: tuple[bool, str, str], rows: list[Row], *, exactly: bool) -> bool:
        """Find records by name for rows that share one; return False when there are none to be found."""
        candidates = self._candidates(key, rows, exactly=exactly)
        groups = self._contents(rows)
        if not candidates:
            return False
        if len(candidates) != len(groups):
            found = min(row.cells[self._kind.name_column] for row in rows)
            self._block(rows, "row_ambiguous", found, ids=[ref.id for ref in candidates])
            return True
        self._claimed.update(candidates)
        for group, ref in zip(groups, candidates, strict=True):
            self.found.update((Source.of(row), ref) for row in group)
        if len(groups) > 1:
            self.paired.append([Source.of(row) for row in rows])
        return True

    def _by_loose_name(self, key: tuple[bool, str, str], rows: list[Row]) -> bool:
        """Find the one record of the network whose name differs in legal form, "gemeente" and the like only."""
        if key[0] or self._kind.label not in PARTIES or len(self._contents(rows)) > 1:
            return False
        name = min(row.cells[self._kind.name_column] for row in rows)
        found = self._names.loosely(name, (self._kind.label,))
        # The very same name was looked at before, and is somebody else's.
        other = [ref for ref, known in found.items() if name_key(known) != name_key(name)]
        mine = [ref for ref in other if ref in self._kind.known_names and ref not in self._claimed]
        if len(mine) != 1 or len(found) > 1:
            return False
        self._claimed.update(mine)
        self.found.update((Source.of(row), mine[0]) for row in rows)
        self._report("read_as", Level.REPAIRED, rows, found=name, name=found[mine[0]])
        return True

    def _candidates(self, key: tuple[bool, str, str], rows: list[Row], *, exactly: bool) -> list[Ref]:
        has_own_id, name, apart = key
        spelled = {row.cells[self._kind.name_column] for row in rows}
        found = self._by_name.get(name, set())
        decisions = [d for text in spelled if (d := self._names.decision(text))]
        # A name that another row gives to a party with an id is not the alias of a third one.
        may_be_alias = has_own_id or name not in self._own_names
        if not found and may_be_alias and not any(d.kind is Decision.NEW for d in decisions):
            found = set().union(*(self._by_alias.get(text, set()) for text in (*spelled, name)))
        if has_own_id:
            # A record with an id of its user's own is not the one with another such id.
            found = {ref for ref in found if ref.id.startswith(PREFIXES[ref.label])}
        found = {ref for ref in found if ref not in self._claimed and self._fits(ref, apart, exactly)}
        return sorted(found, key=lambda ref: (len(ref.id), ref.id))

    def _fits(self, ref: Ref, apart: str, exactly: bool) -> bool:
        mine = self._apart(ref)
        if exactly:
            return apart in mine or (not apart and not mine)
        return not apart or not mine

    def _apart(self, ref: Ref) -> frozenset[str]:
        return (self._kind.known_apart or {}).get(ref, frozenset())

    def _contents(self, rows: list[Row]) -> list[list[Row]]:
        """Return the rows grouped by what they say: each group is one record, in an order of their own."""
        groups: dict[tuple[tuple[str, str], ...], list[Row]] = defaultdict(list)
        for row in rows:
            other = {key: text for key, text in row.cells.items() if key != self._kind.name_column}
            by = (("id", self._own_id(row)),) if self._own_id(row) else tuple(sorted(other.items()))
            groups[by].append(row)
        return [group for _, group in sorted(groups.items())]

    def _create(self, new: list[list[Row]]) -> None:
        """Make ids for new records: the user's own, else prefix and slug, with a number where that is taken."""
        own_ids = {own for rows in new for row in rows if (own := self._own_id(row))}
        self._taken |= own_ids
        by_name: dict[str, list[list[Row]]] = defaultdict(list)
        for rows in new:
            own = self._own_id(rows[0])
            name = min(row.cells[self._kind.name_column] for row in rows)
            by_name[name_key(name)].append(rows)
            self._make(own or self._free_id(name), rows)
        for sharing in by_name.values():
            if len(sharing) > 1 and not self._kind.apart(sharing[0][0]):
                rows = [row for group in sharing for row in group]
                found = min(row.cells[self._kind.name_column] for row in rows)
                self._report("same_name", Level.QUESTION, rows, found=found)

    def _free_id(self, name: str) -> str:
        base = PREFIXES[self._kind.label] + slug(name)
        number, free = 1, base
        while free in self._taken:
            number += 1
            free = f"{base}-{number}"
        self._taken.add(free)
        return free

    def _make(self, node_id: str, rows: list[Row]) -> None:
        self.found.update((Source.of(row), Ref(self._kind.label, node_id)) for row in rows)

    def _block(self, rows: list[Row], code: str, found: str, **details: Any) -> None:
        self._draft.dropped.update(Source.of(row) for row in rows)
        self._report(code, Level.BLOCKS, rows, found=found, **details)

    def _report(self, code: str, level: Level, rows: list[Row], **details: Any) -> None:
        numbers, column = [row.number for row in rows], self._kind.name_column
        self._draft.found.add(f"imports.plan.{code}", level, rows[0].sheet, numbers, column, **details)


def _grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def double_rows(draft: Draft, rows: list[Row]) -> None:
    """Report rows of one sheet that say exactly the same; they count once."""
    same: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for row in rows:
        same[tuple(sorted((key, name_key(text)) for key, text in row.cells.items()))].append(row.number)
    for numbers in same.values():
        if len(numbers) > 1:
            draft.found.add("imports.plan.double_row", Level.REPAIRED, rows[0].sheet, numbers)
