"""What the words in a file mean: the network's vocabulary, its own words, and new ones still to be explained."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from netmap.exchange.columns import SHEETS
from netmap.exchange.planning.findings import Source
from netmap.model import VOCABULARY_TYPES, Network, Origin, PopulationGroup, SheetName, Term, normalise, slug
from netmap.reference.refused_groups import refused_ground
from netmap.reference.vocabulary import Vocabulary, shipped_terms

_SLUG = 60
#: Provenance of a word of which somebody said that it is a word: on its own sheet, or as an answer.
_SETTLED = (f"import|{SHEETS[SheetName.WORDS].nl}|", "app|")


class Words:
    """The vocabulary as a file sees it.

    Parameters
    ----------
    network : Network
        Its terms; shipped ones that it does not have yet are known as well.
    """

    def __init__(self, network: Network) -> None:
        self._stored = {key: r for key, r in network.records.items() if isinstance(r, Term)}
        shipped = {(t.KIND, t.id): t for t in shipped_terms()}
        self._terms: dict[tuple[str, str], Term] = {**shipped, **self._stored}
        self._vocabulary = Vocabulary(self._terms.values())
        self._new: dict[tuple[str, str], list[str]] = {}
        self._used: dict[tuple[str, str], set[Source]] = {}
        self._explained: set[tuple[str, str]] = set()
        #: Words of the network's own that are said to be another one, misspelt: (label, id) -> id.
        self.replaced: dict[tuple[str, str], str] = {}

    # --- looking up -----------------------------------------------------------------------------------------------

    def known(self, kind: type[Term], word: str) -> bool:
        """Return whether a word means something already."""
        return self._vocabulary.find(kind, word) is not None

    def meaning(self, kind: type[Term], word: str) -> str | None:
        """Return the id of the term that a word names, or None."""
        term = self._vocabulary.find(kind, word)
        return term.id if term else None

    def ambiguous(self, kind: type[Term], word: str) -> list[str]:
        """Return the labels of the terms that a word names when these are several, else nothing."""
        if self._vocabulary.find(kind, word) is not None:
            return []
        found = self._vocabulary.candidates(kind, word)
        return sorted(term.label_nl for term in found) if len(found) > 1 else []

    @staticmethod
    def refused(kind: type[Term], word: str) -> bool:
        """Return whether a word names a population group that is not kept."""
        return kind is PopulationGroup and refused_ground(word) is not None

    def id_of(self, kind: type[Term], word: str, source: Source) -> tuple[str, bool]:
        """Return the id of the term that a word names, and whether it is a new word of this network's own.

        The word must not be ambiguous or refused.
        """
        if term := self._vocabulary.find(kind, word):
            if (kind.KIND, term.id) not in self._stored:
                self._used.setdefault((kind.KIND, term.id), set())
            return term.id, False
        new_id = local_id(word)
        self._new.setdefault((kind.KIND, new_id), []).append(word)
        self._used.setdefault((kind.KIND, new_id), set()).add(source)
        return new_id, True

    def labels(self, kind: type[Term]) -> list[str]:
        """Return the words of a list, in order of the alphabet."""
        return sorted(term.label_nl for term in self._vocabulary.terms(kind))

    def is_open(self, kind: type[Term], term_id: str) -> bool:
        """Return whether a word was kept because a cell held it, and nobody has said since what it means."""
        term = self._stored.get((kind.KIND, term_id))
        if term is None or term.origin is not Origin.LOCAL or (kind.KIND, term_id) in self._explained:
            return False
        return not term.meaning and not any(entry.startswith(_SETTLED) for entry in term.provenance)

    def term(self, kind: type[Term], term_id: str) -> Term | None:
        """Return a term by id."""
        return self._terms.get((kind.KIND, term_id))

    # --- the sheet Woorden ------------------------------------------------------------------------------------------

    def explain(
        self, kind: type[Term], word: str, meaning: str | None, synonyms: tuple[str, ...], source: Source
    ) -> Term:
        """Return the network's own term for a word of the sheet *Woorden*; a shipped word becomes an own copy."""
        known = self._vocabulary.find(kind, word)
        if known is None:
            term = kind(id=local_id(word), label_nl=word, synonyms=synonyms, meaning=meaning or "", origin=Origin.LOCAL)
        else:
            extra = [s for s in synonyms if s not in known.synonyms]
            term = replace(
                known,
                synonyms=(*known.synonyms, *extra),
                meaning=meaning or known.meaning,
                origin=Origin.LOCAL,
                label_nl=word if normalise(word) == normalise(known.label_nl) else known.label_nl,
            )
        self._used.setdefault((kind.KIND, term.id), set()).add(source)
        return term

    def learn(self, terms: list[Term]) -> None:
        """Make the explained terms known, all at once: one row of the sheet never changes what another means."""
        self._terms.update({(t.KIND, t.id): t for t in terms})
        for term in terms:
            for synonym in term.synonyms:
                key = (term.KIND, local_id(synonym))
                if key[1] != term.id and self.is_open(type(term), key[1]):
                    self.replaced[key] = term.id
                    self._terms.pop(key, None)
                    self._stored.pop(key, None)
        self._explained |= {(t.KIND, t.id) for t in terms}
        self._vocabulary = Vocabulary(self._terms.values())

    # --- what to store ------------------------------------------------------------------------------------------------

    def records(self) -> list[tuple[Term, set[Source]]]:
        """Return the terms that must be stored, with the rows that made them own words."""
        found = []
        for key, sources in sorted(self._used.items()):
            term = self._terms.get(key)
            if term is None:
                label = min(self._new[key])
                term = VOCABULARY_TYPES[key[0]](id=key[1], label_nl=label, origin=Origin.LOCAL)
            found.append((term, sources))
        return found


def local_id(word: str) -> str:
    """Return the id of a network's own word: its slug; a long word gets a hash, for its slug is cut off."""
    if len(normalise(word)) <= _SLUG:
        return slug(word)
    digest = hashlib.sha256(normalise(word).encode()).hexdigest()[:8]
    return f"{slug(word)[: _SLUG - 9]}-{digest}"
