"""Words by which netmap tells what it does not keep: refused columns, forms of address, names, functions.

The words are data (``private_data.toml``). Everything is compared as :func:`netmap.model.normalise` gives it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from netmap.model import normalise

__all__ = ["PersonWords", "names_people", "person_words", "refused_header"]


@dataclass(frozen=True, slots=True)
class _Headers:
    """Words that make a header refused on one ground."""

    starts: tuple[str, ...]
    words: frozenset[str]
    phrases: tuple[str, ...]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Words by which a person's name is told; ``unsure`` ones are an ordinary word or a place as well.

    Parameters
    ----------
    first_names, surnames : frozenset of str
        Every name that is known, unsure ones too; of a surname only what follows "van de".
    unsure_first_names, unsure_surnames : frozenset of str
    mostly_first_names : frozenset of str
        Unsure ones that are a name first of all.
    titles, weak_titles : frozenset of str
        Forms of address. A weak one is an abbreviation of something else as well ("ING").
    prefixes, strong_prefixes : frozenset of str
        Words between first name and surname; a strong one stands in names only ("El").
    not_initials : frozenset of str
        Capitals with dots that are no initials ("B.V.").
    surname_ends, function_ends, organisation_starts, organisation_ends : tuple of str
    namesakes : tuple of tuple of str
        Names, as words, that schools and streets bear.
    of_things : frozenset of str
        What "van" behind it makes no person ("Raad van ...").
    function, domain, organisation, ordinary : frozenset of str
    """

    first_names: frozenset[str]
    unsure_first_names: frozenset[str]
    mostly_first_names: frozenset[str]
    surnames: frozenset[str]
    unsure_surnames: frozenset[str]
    titles: frozenset[str]
    weak_titles: frozenset[str]
    prefixes: frozenset[str]
    strong_prefixes: frozenset[str]
    not_initials: frozenset[str]
    surname_ends: tuple[str, ...]
    namesakes: tuple[tuple[str, ...], ...]
    of_things: frozenset[str]
    function: frozenset[str]
    function_ends: tuple[str, ...]
    domain: frozenset[str]
    organisation: frozenset[str]
    organisation_starts: tuple[str, ...]
    organisation_ends: tuple[str, ...]
    ordinary: frozenset[str]


def refused_header(header: str) -> str | None:
    """Return on which ground a column with this header is refused ("birth_date", "religion" ...), else None.

    The first ground of the file that fits counts. Whether the header is one of the workbook's own columns is not
    looked at. An empty header is never refused.
    """
    words = [word for word in normalise(header).split() if word not in _left_out()]
    if not words:
        return None
    text = f" {' '.join(words)} "
    for ground, rule in _headers().items():
        if (
            text.strip() in rule.whole
            or any(word in rule.words or word.startswith(rule.starts) for word in words)
            or any(f" {phrase} " in text for phrase in rule.phrases)
        ):
            return ground
    return None


def names_people(header: str) -> bool:
    """Return whether the cells below this header may name somebody, as "trekker" or "wie" says."""
    words = _people_headers()
    return any(word in words for word in normalise(header).split())


@cache
def person_words() -> PersonWords:
    """Return the words by which a person's name is told."""
    data = _data()
    person, words = data["person"], data["words"]
    unsure_first = _set(data["first_names"]["also_words"].split())
    unsure_surnames = _set(data["surnames"]["also_words"].split())
    return PersonWords(
        first_names=_set(data["first_names"]["clear"].split()) | unsure_first,
        unsure_first_names=unsure_first,
        mostly_first_names=_set(data["first_names"]["mostly"].split()),
        surnames=_set(data["surnames"]["clear"].split()) | unsure_surnames,
        unsure_surnames=unsure_surnames,
        titles=_set(person["titles"]),
        weak_titles=_set(person["weak_titles"]),
        prefixes=_set(person["prefixes"]) | _set(person["strong_prefixes"]),
        strong_prefixes=_set(person["strong_prefixes"]),
        not_initials=_set(person["not_initials"]),
        surname_ends=tuple(person["surname_ends"]),
        namesakes=tuple(tuple(normalise(name).split()) for name in person["namesakes"]),
        of_things=_set(person["of_things"]),
        function=_set(words["function"]),
        function_ends=tuple(words["function_ends"]),
        domain=_set(words["domain"]),
        organisation=_set(words["organisation"]),
        organisation_starts=tuple(words["organisation_starts"]),
        organisation_ends=tuple(words["organisation_ends"]),
        ordinary=_set(words["ordinary"]),
    )


def _set(words: list[str]) -> frozenset[str]:
    return frozenset(normalise(word) for word in words)


@cache
def _headers() -> dict[str, _Headers]:
    return {
        ground: _Headers(
            starts=tuple(lists.get("starts", ())),
            words=frozenset(lists.get("words", ())),
            phrases=tuple(lists.get("phrases", ())),
            whole=frozenset(lists.get("whole", ())),
        )
        for ground, lists in _data()["columns"]["ground"].items()
    }


@cache
def _left_out() -> frozenset[str]:
    return _set(_data()["columns"]["except"])


@cache
def _people_headers() -> frozenset[str]:
    return _set(_data()["people_columns"]["words"])


@cache
def _data() -> dict[str, Any]:
    text = resources.files("netmap.reference").joinpath("private_data.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
