"""How parties, consultations and counts become words in this answer: at most five names, then how many others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.hub.results import PartyStanding
from netmap.model import Ref
from netmap.report.gaps.words import capital, entry_of
from netmap.report.names import Names
from netmap.texts import format_number, say, say_count

__all__ = ["MOST_WORDS", "Named", "Speaker", "longest"]

MOST_WORDS = 20
#: How many names of a list a sentence gives, tried in this order until it is short enough.
_MOST_NAMES = (5, 3, 2, 1)


class Named(tuple[Any, ...]):
    """Things of which a sentence names the first few; ``all`` says how many there are when not all are in it."""

    all: int

    def __new__(cls, things: Sequence[Any], count: int | None = None) -> Named:
        """Make a list that stands for ``count`` things."""
        made = super().__new__(cls, things)
        made.all = max(len(made), count or 0)
        return made


class Speaker:
    """Says sentences about one network in one language.

    Parameters
    ----------
    names : Names
    facts : Facts
        The network on the day that the answer is about.
    of : int
        How many consultations are on the map.
    weights : mapping of Ref to int
        For how many each party counts among those that one meets; 1 for who is not in it.
    """

    def __init__(self, names: Names, facts: Facts, of: int, weights: Mapping[Ref, int]) -> None:
        self.names, self.facts, self.of, self.language = names, facts, of, names.language
        self._weights = weights

    def say(self, code: str, **values: Any) -> str:
        """Return a sentence that begins with a capital; lists of references as names, as :meth:`part` has them."""
        return capital(self.part(code, **values))

    def part(self, code: str, **values: Any) -> str:
        """Return a sentence or a part of one.

        Of each list of references at most five names are given, fewer where a sentence would have over 20 words, and
        one at least; then how many others there are.
        """
        said = ""
        for most in _MOST_NAMES:
            said = say(code, self.language, **{key: self._word(value, most) for key, value in values.items()})
            if longest(said) <= MOST_WORDS:
                break
        return said

    def counted(self, code: str, count: int, **values: Any) -> str:
        """Return ``code.one`` or ``code.other``, beginning with a capital."""
        return self.say(f"{code}.{'one' if count == 1 else 'other'}", count=count, **values)

    def entry(self, ref: Ref | None) -> dict[str, str] | None:
        """Return ``{"id", "name", "of"}`` of what an answer names, or None."""
        return entry_of(ref, self.names)

    def entries(self, refs: Sequence[Ref]) -> list[dict[str, str] | None]:
        """Return the entries of several, in their order."""
        return [self.entry(ref) for ref in refs]

    def tables(self, count: int) -> str:
        """Return at how many tables of all on the map: "11 van de 20 overleggen"."""
        if count == self.of == 1:
            return say("hub.tables.only", self.language)
        return say("hub.tables.of", self.language, count=count, of=self.of)

    def number(self, count: int) -> str:
        """Return a count with the separators of the language: "1.000"."""
        return format_number(count, self.language)

    def met(self, standing: PartyStanding) -> int:
        """Return how many others a party meets; its reach counts the party itself."""
        return max(standing.reach - self._weights.get(standing.party, 1), 0)

    def others(self, standing: PartyStanding) -> str:
        """Return how many others a party meets: "31 andere partijen"."""
        return say_count("hub.met", self.met(standing), self.language)

    def _word(self, value: Any, most: int) -> Any:
        if isinstance(value, Ref):
            return self.names.name(value)
        if not isinstance(value, (list, tuple)) or not (isinstance(value, Named) or any(map(_is_ref, value))):
            return value
        shown = [self._word(item, most) for item in value[:most]]
        left = (value.all if isinstance(value, Named) else len(value)) - len(shown)
        return [*shown, say_count("hub.more", left, self.language)] if left else shown


def _is_ref(value: Any) -> bool:
    return isinstance(value, Ref)


def longest(text: str) -> int:
    """Return how many words the longest sentence of a text has."""
    return max(len(sentence.split()) for sentence in re.split(r"(?<=[.?!])\s+", text))
