"""How things are called in an answer, and what stays masked when an answer leaves the municipality.

Sensitive parties (``gevoelig``; by default faith communities, self-organisations, community representatives and
neighbourhood fathers) are named on local pages only. Whatever leaves shows "een gevoelige partij" with an id that
was given when the party was first marked.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Any

from netmap.model import Expert, Network, Ref, WorksFor
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.texts import say


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
        self.sensitive = sensitive_ids(network)
        self._words = SensitiveNames(network, self.sensitive)

    def name(self, ref: Ref) -> str:
        """Return how something is called in a sentence.

        In an answer that leaves, a sensitive party is called by its number, and its name is taken out of the names
        of others ("Overleg Moskee ...").
        """
        name = self._plain(ref)
        if ref in self.sensitive:
            if self.masked:
                return say("sensitive.numbered", self.language, id=self.sensitive[ref])
            return say("sensitive.marked", self.language, name=name) if self.marked else name
        return self._words.replaced(name, say("sensitive.name", self.language)) if self.masked else name

    def _plain(self, ref: Ref) -> str:
        if ref.label == Network.__name__:
            return self.network.name
        record = self.network.get(ref)
        if self.language == "en" and (text := getattr(record, "label_en", "")):
            return str(text)
        if isinstance(record, Expert):
            employer = self._employers.get(ref)
            return f"{record.title} ({self.network.name_of(employer)})" if employer else record.title
        return self.network.name_of(ref)

    @cached_property
    def _employers(self) -> dict[Ref, Ref]:
        """Who each expert works for: of several the first by id."""
        return {tie.start: tie.end for tie in reversed(list(self.network.of(WorksFor).values()))}

    def id(self, ref: Ref) -> str:
        """Return the id by which an answer calls something; one that was made of a masked name is masked as well."""
        if not self.masked:
            return ref.id
        if ref in self.sensitive:
            return self.sensitive[ref]
        if self._words(self._plain(ref)):
            return f"{ref.label.lower()}-{hashlib.sha256(ref.id.encode()).hexdigest()[:8]}"
        return ref.id

    def entry(self, ref: Ref | None) -> dict[str, str] | None:
        """Return ``{"id", "name"}``, or None."""
        if ref is None:
            return None
        masked = self.masked and ref in self.sensitive
        return {"id": self.id(ref), "name": say("sensitive.name", self.language) if masked else self.name(ref)}

    def spoken(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return values for a sentence: references as names, lists of them as lists of names."""
        return {key: self._spoken(value) for key, value in values.items()}

    def _spoken(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self.name(value)
        if isinstance(value, (list, tuple)):
            return [self._spoken(item) for item in value]
        return value
