"""What netmap knows about the words in names: legal forms, official names, abbreviations, nameless categories.

The words are data (``name_words.toml``); what is done with them is up to ``netmap.exchange.matching``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LegalForms(_Part):
    """Legal forms: code -> ways to write it, where they may stand in a name."""

    before: dict[str, Words]
    behind: dict[str, Words]
    both: dict[str, Words]


class Abbreviation(_Part):
    """An abbreviation that means one thing in every list; ``spelled`` are the words it is compared by, if any."""

    short: str
    long: Words
    spelled: str = ""


class OpenCategories(_Part):
    """Words for nobody in particular: what may stand before and after, several of a kind, one of a kind."""

    before: Words
    after: Words
    plural: Words
    single: Words


class NameWords(_Part):
    """Every list of the file, as it is written there; the comments in the file say what each is for."""

    municipality_words: Words
    church: Words
    small: Words
    endings: Words
    saints: Words
    kinds: Words
    territories: Words
    countries: Words
    offices: Words
    parts: Words
    heads: Words
    standing: Words
    other_names: tuple[tuple[str, str], ...]
    provinces: Words
    regions: Words
    municipalities: Words
    former_municipalities: Words
    legal: LegalForms
    abbreviations: tuple[Abbreviation, ...]
    meanings: dict[str, Words]
    open: OpenCategories


@cache
def name_words() -> NameWords:
    """Return the words of the file, read once.

    Raises
    ------
    pydantic.ValidationError
        If the file misses a list or has one that is not known.
    """
    text = resources.files("netmap.reference").joinpath("name_words.toml").read_text("utf-8")
    return NameWords.model_validate(tomllib.loads(text))
