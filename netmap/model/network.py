"""All records of one municipality (or region, or exercise copy)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from netmap.model.identity import Ref
from netmap.model.records import Record, Relationship, Setting
from netmap.model.words import SettingKey

R = TypeVar("R", bound=Record)
Key = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Network:
    """An immutable network.

    Parameters
    ----------
    id, name : str
        ``id`` starts with ``net-``.
    municipality : str
        As the setting ``gemeente`` names it; empty when it does not.
    visible : bool
        False while a large load is not finished.
    example : bool
        A shipped example; never "the only network there is".
    records : mapping of (kind, id) to Record
        Everything, vocabulary included. Treat as read-only.
    data_version : str
        Id of the last ChangeSet; with the network id it identifies the content (for caches).
    """

    id: str
    name: str
    municipality: str = ""
    visible: bool = True
    example: bool = False
    records: Mapping[Key, Record] = field(default_factory=dict)
    data_version: str = ""
    _by_kind: dict[str, dict[str, Any]] = field(default_factory=dict, init=False, repr=False)

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """Return the records of one kind by id, in order of id."""
        if not self._by_kind:
            found: dict[str, dict[str, Any]] = {}
            for key in sorted(self.records):
                found.setdefault(key[0], {})[key[1]] = self.records[key]
            found.setdefault("", {})
            self._by_kind.update(found)
        return cast("Mapping[str, R]", self._by_kind.get(kind.KIND, {}))

    def get(self, ref: Ref) -> Record | None:
        """Return the node behind a reference, or None."""
        return self.records.get((ref.label, ref.id))

    def name_of(self, ref: Ref) -> str:
        """Return the name by which people know a node; its id when it is not there."""
        record = self.get(ref)
        for attribute in ("name", "title", "label_nl"):
            if text := getattr(record, attribute, None):
                return str(text)
        return ref.id

    def settings(self, key: SettingKey) -> list[Setting]:
        """Return the settings of one key, in order of id."""
        return [s for s in self.of(Setting).values() if s.key is key]

    def with_records(self, changed: Iterable[Record] = (), removed: Iterable[Key] = ()) -> Network:
        """Return a copy in which records were added, replaced and taken out."""
        records = dict(self.records)
        for key in removed:
            records.pop(key, None)
        for record in changed:
            records[(record.KIND, record.id)] = record
        return replace(self, records=records)

    def relationships(self) -> list[Relationship]:
        """Return every relationship, in order of kind and id."""
        return [r for _, r in sorted(self.records.items()) if isinstance(r, Relationship)]
