"""Words that stand for the codes of the closed lists, and for yes, no, not known and nobody.

The words are data (``words.toml``): list -> code -> Dutch word, English word, and other words that are accepted.
The lists carry the names of the classes in ``netmap.model`` (``Status``, ``Stage`` ...); besides these there are
``Answer`` (yes, no, unknown), ``Nobody`` (nobody) and ``Vocabulary`` (the labels of the open lists).
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, RootModel

from netmap.model import normalise


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: str
    en: str
    synonyms: tuple[str, ...] = ()


class _Lists(RootModel[dict[str, dict[str, _Words]]]):
    """Every list of the file."""


def code_of(list_name: str, word: str) -> str | None:
    """Return the code that ``word`` stands for in a list, or None when it is no word of that list.

    Raises ``KeyError`` when there is no such list.
    """
    return _index()[list_name].get(_key(word))


def word_of(list_name: str, code: str, language: str = "nl") -> str:
    """Return the word of a code in "nl" or "en". Raises ``KeyError`` when there is no such list or code."""
    words = _lists()[list_name][code]
    return words.nl if language == "nl" else words.en


def codes(list_name: str) -> tuple[str, ...]:
    """Return the codes of a list in the order of the file. Raises ``KeyError`` when there is no such list."""
    return tuple(_lists()[list_name])


def list_names() -> tuple[str, ...]:
    """Return the names of all lists."""
    return tuple(_lists())


def all_words(list_name: str, code: str) -> tuple[str, ...]:
    """Return every word that stands for a code: the code itself, Dutch, English, synonyms."""
    words = _lists()[list_name][code]
    return (code, words.nl, words.en, *words.synonyms)


def _key(word: str) -> str:
    # "?" is a word of its own here, and would be nothing without punctuation.
    return normalise(word) or word.strip()


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, _Words]]:
    text = resources.files("netmap.reference").joinpath("words.toml").read_text("utf-8")
    return _Lists.model_validate(tomllib.loads(text)).root


@lru_cache(maxsize=1)
def _index() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for list_name, members in _lists().items():
        index = found.setdefault(list_name, {})
        for code in members:
            for word in all_words(list_name, code):
                if index.setdefault(_key(word), code) != code:
                    raise ValueError(f"words.toml: {list_name}: {word!r} stands for {index[_key(word)]} and {code}")
    return found
