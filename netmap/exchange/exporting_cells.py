"""From stored values to the text of cells that an import reads back as the same; what cannot be said stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from netmap.exchange.cells import is_nobody, is_unknown
from netmap.exchange.planning.history import survives
from netmap.exchange.planning.names import PREFIXES, Names
from netmap.exchange.planning.words import Words
from netmap.model import Fact, Network, Ref, SettingKey, Status, Term
from netmap.reference.words import codes, word_of

_SEPARATOR = re.compile(r"[;|\r\n]")
YES, NO, UNKNOWN = (word_of("Answer", code) for code in ("yes", "no", "unknown"))
NOBODY = word_of("Nobody", "nobody")
#: "geen": the same where not somebody but something is missing.
NONE = word_of("Mark", "no_mandate")


def plain(text: str | None) -> str:
    """Return a text as a cell; empty when a file would not bring it back as it is."""
    return text if text and survives(text) and not is_unknown(text) else ""


def joined(texts: Iterable[str]) -> str:
    """Return several texts as one cell; those that hold a separator are left out."""
    return "; ".join(sorted({text for text in texts if plain(text) and not _SEPARATOR.search(text)}))


def word(code: StrEnum | None) -> str:
    """Return the Dutch word of a code; empty for None, and for a code that has no word in the workbook."""
    known = code is not None and code in codes(type(code).__name__)
    return word_of(type(code).__name__, code.value) if code is not None and known else ""


def yes_no(value: bool | None) -> str:
    """Return "ja", "nee" or nothing."""
    return "" if value is None else YES if value else NO


def number(value: float | None) -> str:
    """Return a number with a decimal comma."""
    return "" if value is None else f"{value:.15g}".replace(".", ",")


class Texts:
    """How one network calls its parties and words.

    A reference is a name where that is understood, else the id; a word is its label where that is.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._names = Names(network)
        self._words = Words(network)
        self._dated = bool(network.settings(SettingKey.REFERENCE_DATE))

    def reference(self, ref: Ref | None, labels: tuple[str, ...]) -> str:
        """Return a text that means this node among nodes of these labels; empty when there is none."""
        if ref is None or ref.label not in labels:
            return ""
        name = self._network.name_of(ref)
        prefix = PREFIXES[ref.label] if len(labels) > 1 else ""
        for text in (name, f"{prefix}: {name}" if prefix else "", ref.id):
            silent = is_nobody(text) or is_unknown(text)
            if text and not silent and plain(text) == text and self._names.find(text, labels) == (ref,):
                return text
        return ""

    def references(self, refs: Iterable[Ref], labels: tuple[str, ...]) -> str:
        """Return several references as one cell."""
        return joined(self._unseparated(ref, labels) for ref in refs)

    def _unseparated(self, ref: Ref, labels: tuple[str, ...]) -> str:
        text = self.reference(ref, labels)
        return ref.id if _SEPARATOR.search(text) and self._names.find(ref.id, labels) == (ref,) else text

    def term(self, kind: type[Term], term_id: str | None) -> str:
        """Return the word of a term; empty for None."""
        if term_id is None:
            return ""
        term = self._words.term(kind, term_id)
        for text in (term.label_nl if term else "", term_id):
            if plain(text) == text and text and self._words.meaning(kind, text) == term_id:
                return text
        return ""

    def terms(self, kind: type[Term], ids: Iterable[str]) -> str:
        """Return several words as one cell."""
        texts = [(term_id, self.term(kind, term_id)) for term_id in ids]
        # A label that holds a separator would be read as several words; the id never does.
        return joined(term_id if _SEPARATOR.search(text) else text for term_id, text in texts)

    def facts(self, fact: Fact) -> dict[str, str]:
        """Return the columns that every sheet has."""
        checked_on = fact.checked_on or (UNKNOWN if self._dated else "")
        return {
            "status": word(fact.status),
            "since": fact.since or "",
            "until": fact.until or "",
            "source": plain(fact.source),
            "certainty": word(fact.certainty),
            "checked_on": checked_on,
            "note": plain(fact.note),
        }


def belongs(tie: Fact, row: Fact) -> bool:
    """Return whether a relationship can be said in the row of a node: it holds, or shares the row's status."""
    return tie.status in (None, Status.ACTIVE, row.status)


def compact(row: dict[str, str]) -> dict[str, str]:
    """Return a row without its empty cells."""
    return {key: text for key, text in row.items() if text}
