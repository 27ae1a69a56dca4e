"""Words that users have for themes, sectors, kinds of parties and the like, and what they mean.

The lists are data: one TOML file each in the folder ``vocabulary`` beside this module. A network has a copy of
them, to which it may add words of its own (``origin`` local). The closed lists, on whose members logic depends,
are in ``words``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from netmap.model import (
    VOCABULARY_TYPES,
    ActorType,
    Channel,
    ConsultationKind,
    Echelon,
    ExpertiseDomain,
    Network,
    Phase,
    PopulationGroup,
    Sector,
    Term,
    Theme,
    normalise,
    property_names,
)

T = TypeVar("T", bound=Term)

_FILES: dict[str, type[Term]] = {
    "sector": Sector,
    "actor_type": ActorType,
    "consultation_kind": ConsultationKind,
    "echelon": Echelon,
    "expertise_domain": ExpertiseDomain,
    "theme": Theme,
    "phase": Phase,
    "population_group": PopulationGroup,
    "channel": Channel,
}
_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class _Entry(BaseModel):
    """One ``[[term]]`` as a file may hold it; which fields fit is checked against the record of its list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Id
    label_nl: _Word
    label_en: _Word
    synonyms: tuple[_Word, ...] = ()
    meaning: str = ""
    source: _Word
    sector: _Id | None = None
    sensitive: bool | None = None
    rank: int = Field(default=0, ge=0)
    handling: str = ""
    professions: tuple[_Id, ...] = ()
    named: bool | None = None
    sector_pairs: tuple[str, ...] = ()
    domains: tuple[_Id, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    term: tuple[_Entry, ...]


class Vocabulary:
    """The words of one network (or the shipped ones), for finding what a user's word means.

    Parameters
    ----------
    terms : iterable of Term
        In the order in which people should see them.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, dict[str, Term]] = {kind: {} for kind in VOCABULARY_TYPES}
        self._by_word: dict[str, dict[str, list[Term]]] = {kind: {} for kind in VOCABULARY_TYPES}
        for term in terms:
            self._terms[term.KIND][term.id] = term
        for kind, of_kind in self._terms.items():
            index = self._by_word[kind]
            for term in of_kind.values():
                for word in sorted({normalise(word) for word in words_of(term)} - {""}):
                    index.setdefault(word, []).append(term)

    @classmethod
    def of(cls, network: Network) -> Vocabulary:
        """Return the words of a network: shipped ones in their own order, then its local ones by id."""
        order = {(term.KIND, term.id): place for place, term in enumerate(shipped_terms())}
        found = [record for record in network.records.values() if isinstance(record, Term)]
        return cls(sorted(found, key=lambda t: (order.get((t.KIND, t.id), len(order)), t.KIND, t.id)))

    @classmethod
    def shipped(cls) -> Vocabulary:
        """Return the words that netmap ships."""
        return _shipped_vocabulary()

    def find(self, kind: type[T], word: str) -> T | None:
        """Return the one term that ``word`` names, or None when it names none or several.

        A word that is exactly an id names that term, also when another term has it as a synonym: what netmap wrote
        itself is always understood.
        """
        if (exact := self.get(kind, word.strip())) is not None:
            return exact
        found = self.candidates(kind, word)
        return found[0] if len(found) == 1 else None

    def candidates(self, kind: type[T], word: str) -> tuple[T, ...]:
        """Return every term that ``word`` names by id, label or synonym; more than one is ambiguous."""
        found = self._by_word[kind.KIND].get(normalise(word), [])
        return tuple(term for term in found if isinstance(term, kind))

    def get(self, kind: type[T], term_id: str) -> T | None:
        """Return the term with this id, or None."""
        term = self._terms[kind.KIND].get(term_id)
        return term if isinstance(term, kind) else None

    def terms(self, kind: type[T]) -> tuple[T, ...]:
        """Return all terms of one list, in order."""
        return tuple(term for term in self._terms[kind.KIND].values() if isinstance(term, kind))


def words_of(term: Term) -> tuple[str, ...]:
    """Return every word by which a term may be called."""
    return (term.id, term.label_nl, term.label_en, *term.synonyms)


@lru_cache(maxsize=1)
def shipped_terms() -> tuple[Term, ...]:
    """Return the terms that netmap ships, list by list in the order of their files.

    Raises
    ------
    ValueError
        If a file holds something else than terms of its list, or refers to a term that is not there: the message
        names the file and the term.
    """
    folder = resources.files("netmap.reference").joinpath("vocabulary")
    terms: list[Term] = []
    for name, kind in _FILES.items():
        terms += read_terms(kind, folder.joinpath(f"{name}.toml").read_text("utf-8"), f"{name}.toml")
    check_references(terms)
    return tuple(terms)


@lru_cache(maxsize=1)
def _shipped_vocabulary() -> Vocabulary:
    return Vocabulary(shipped_terms())


def read_terms(kind: type[Term], text: str, name: str) -> list[Term]:
    """Return the terms of one vocabulary file.

    Parameters
    ----------
    kind : type
        The list that the file holds.
    text : str
        TOML with one ``[[term]]`` per term; its fields are those of the record.
    name : str
        Name of the file, for messages.

    Raises
    ------
    ValueError
        If the text is no TOML, or a field is missing, unknown, of another type, or not one of this list; also if
        an id is there twice.
    """
    try:
        entries = _File.model_validate(tomllib.loads(text)).term
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: {error}") from error
    except ValidationError as error:
        raise ValueError(f"{name}: {_first_problem(error)}") from error
    terms: dict[str, Term] = {}
    allowed = set(property_names(kind))
    for entry in entries:
        values: dict[str, Any] = entry.model_dump(exclude_unset=True)
        if strange := values.keys() - allowed:
            raise ValueError(f"{name}: {entry.id}: not a field of {kind.KIND}: {', '.join(sorted(strange))}")
        if entry.id in terms:
            raise ValueError(f"{name}: {entry.id}: this id is there twice")
        terms[entry.id] = kind(**values)
    return list(terms.values())


def _first_problem(error: ValidationError) -> str:
    problem = error.errors()[0]
    place = ".".join(str(part) for part in problem["loc"])
    return f"{place}: {problem['msg']}"


def check_references(terms: Iterable[Term]) -> None:
    """Refuse a term that names a sector, domain or actor type that does not exist, with a ``ValueError``."""
    known = {(term.KIND, term.id) for term in terms}
    for term in terms:
        wanted: list[tuple[str, str]] = []
        if isinstance(term, ActorType) and term.sector is not None:
            wanted.append(("Sector", term.sector))
        elif isinstance(term, Theme):
            wanted += [("Sector", sector) for pair in term.sector_pairs for sector in pair.split("+")]
            wanted += [("ExpertiseDomain", domain) for domain in term.domains]
        elif isinstance(term, Phase):
            wanted += [("ActorType", profession) for profession in term.professions]
        for kind, term_id in wanted:
            if (kind, term_id) not in known:
                raise ValueError(f"{term.KIND} {term.id}: there is no {kind} {term_id!r}")
