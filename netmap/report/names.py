"""How things are called in an answer, and what stays masked when an answer leaves the municipality.

Sensitive parties (``gevoelig``; by default faith communities, self-organisations, community representatives and
neighbourhood fathers) are named on local pages only. Whatever leaves shows "een gevoelige partij" with an id that
was given when the party was first marked.
"""

from __future__ import annotations

from typing import Any

from netmap.model import ActorType, Expert, InSector, Network, Organisation, Ref, WorksFor
from netmap.texts import say

SENSITIVE_SECTOR = "faith_community"


def is_sensitive(network: Network, organisation: Organisation) -> bool:
    """Return whether a party is sensitive: as its row says, else by its actor type or sector."""
    if organisation.sensitive is not None:
        return organisation.sensitive
    kind = network.of(ActorType).get(organisation.actor_type or "")
    if kind and (kind.sensitive or kind.sector == SENSITIVE_SECTOR):
        return True
    return any(
        tie.start.id == organisation.id and tie.end.id == SENSITIVE_SECTOR for tie in network.of(InSector).values()
    )


class Names:
    """Names and ids of one network for one answer.

    Parameters
    ----------
    network : Network
    language : {"nl", "en"}
    masked : bool
        True for everything that leaves (terminal, JSON, xlsx, paper, picture).
    marked : bool
        True for local pages: a sensitive party that is named carries a mark.
    """

    def __init__(self, network: Network, language: str = "nl", *, masked: bool = True, marked: bool = False) -> None:
        self.network, self.language, self.masked, self.marked = network, language, masked, marked
        by_sector = {t.start.id for t in network.of(InSector).values() if t.end.id == SENSITIVE_SECTOR}
        types = network.of(ActorType)
        self.sensitive: dict[Ref, str] = {}
        for number, organisation in enumerate(network.of(Organisation).values(), 1):
            kind = types.get(organisation.actor_type or "")
            by_default = organisation.id in by_sector or bool(
                kind and (kind.sensitive or kind.sector == SENSITIVE_SECTOR)
            )
            if organisation.sensitive if organisation.sensitive is not None else by_default:
                self.sensitive[organisation.ref] = f"gevoelig-{organisation.sensitive_number or number}"
        for tie in network.of(WorksFor).values():
            if tie.end in self.sensitive:
                self.sensitive.setdefault(tie.start, self.sensitive[tie.end])

    def name(self, ref: Ref) -> str:
        """Return how something is called; a masked name when it is sensitive and this answer leaves."""
        if self.masked and ref in self.sensitive:
            return say("sensitive.name", self.language)
        if self.marked and ref in self.sensitive:
            return say("sensitive.marked", self.language, name=self._plain(ref))
        return self._plain(ref)

    def _plain(self, ref: Ref) -> str:
        if ref.label == Network.__name__:
            return self.network.name
        record = self.network.get(ref)
        if self.language == "en" and (text := getattr(record, "label_en", "")):
            return str(text)
        if isinstance(record, Expert):
            employer = next((t.end for t in self.network.of(WorksFor).values() if t.start == ref), None)
            return f"{record.title} ({self.network.name_of(employer)})" if employer else record.title
        return self.network.name_of(ref)

    def id(self, ref: Ref) -> str:
        """Return the id by which an answer calls something."""
        return self.sensitive[ref] if self.masked and ref in self.sensitive else ref.id

    def entry(self, ref: Ref | None) -> dict[str, str] | None:
        """Return ``{"id", "name"}``, or None."""
        return {"id": self.id(ref), "name": self.name(ref)} if ref else None

    def spoken(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return values for a sentence: references as names, lists of them as lists of names."""
        return {key: self._spoken(value) for key, value in values.items()}

    def _spoken(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self.name(value)
        if isinstance(value, (list, tuple)):
            return [self._spoken(item) for item in value]
        return value
