"""How things are called in an answer, and what stays masked when an answer leaves the municipality.

Sensitive parties (``gevoelig``; by default faith communities, self-organisations, community representatives and
neighbourhood fathers) are named on local pages only. Whatever leaves shows "een gevoelige partij" with an id that
was given when the party was first marked. What somebody does there would tell as much as a name ("imam"): functions,
codes of seats and the like are asked of :meth:`Names.function`.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from netmap.model import Consultation, Expert, Network, Ref, Role, TakesPart, WorksFor, normalise
from netmap.sensitive import SensitiveNames, sensitive_ids
from netmap.texts import say, sentences

__all__ = ["Names", "numbered"]

_LEADING = (Role.CHAIR, Role.COORDINATOR)


def numbered(entry: Mapping[str, Any], language: str = "nl") -> str:
    """Return how the entry of an answer stands in a list: a masked party with its number, to tell one from another."""
    name: str = entry["name"]
    return say("sensitive.numbered", language, id=entry["id"]) if name == say("sensitive.name", language) else name


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

    def function(self, ref: Ref | None, text: str | None) -> str | None:
        """Return a function, a code of a seat or a condition as the user wrote it, where it may be read.

        Parameters
        ----------
        ref : Ref or None
            Whose it is: a party, or a consultation (who chairs it, who hands on for it); None: nobody's in particular.
        text : str or None
            None or empty: not known.

        Returns
        -------
        str or None
            None when it is not known. In an answer that leaves, also None when it is of a sensitive party, or holds a
            function that only sensitive parties have; names of sensitive parties are taken out of the rest.
        """
        if not text or not self.masked:
            return text or None
        if ref in self.sensitive:
            return None
        said = normalise(text)
        if said in self._functions_at.get(ref, ()) or self._telling.search(said):
            return None
        return self._words.replaced(text, say("sensitive.name", self.language))

    @cached_property
    def _seats(self) -> list[TakesPart]:
        return list(self.network.of(TakesPart).values())

    @cached_property
    def _functions_at(self) -> Mapping[Ref | None, set[str]]:
        """The functions in which sensitive parties sit in each consultation; one that they lead is chaired by them."""
        found: dict[Ref | None, set[str]] = defaultdict(set)
        for seat in self._seats:
            if seat.start in self.sensitive:
                table = self.network.get(seat.end)
                found[seat.end].add(normalise(seat.function or ""))
                if isinstance(table, Consultation) and seat.role in _LEADING:
                    found[seat.end].add(normalise(table.chair_function or ""))
        return found

    @cached_property
    def _telling(self) -> re.Pattern[str]:
        """Finds functions and codes of seats that only sensitive parties have; "voorzitter" tells nothing."""
        texts = {text for texts in self._functions_at.values() for text in texts}
        others = set()
        for seat in self._seats:
            if seat.start in self.sensitive:
                texts.add(normalise(seat.seat_holder_code or ""))
            else:
                others |= {normalise(seat.function or ""), normalise(seat.seat_holder_code or "")}
        roles = {say(f"role.{role.value}", language) for role in Role for language in ("nl", "en") if _is_said(role)}
        telling = sorted(texts - others - {normalise(role) for role in roles} - {""})
        return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in telling) or r"(?!)")

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


def _is_said(role: Role) -> bool:
    return f"role.{role.value}" in sentences()
