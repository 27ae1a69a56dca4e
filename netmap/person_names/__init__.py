"""Where a text names a person: by a form of address, initials, a first name, a surname, or a function before it.

A name is told by two signs that stand beside each other, one of which may be the place in the text. Words that make
what they stand beside an organisation, a place or a thing ("Anne Frankschool", "Sint Jan") take a sign away. Names
that are ordinary words or places as well need a better second sign than others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from netmap.person_names.reader import Reader
from netmap.reference.private_data import person_words

__all__ = ["find_person", "has_certain_person"]

_LONGEST = 2000  # a cell that names a function is short; of a longer one only the beginning is looked at


def find_person(text: str) -> str | None:
    """Return the person's name that a text holds which names a function or somebody, else None.

    The name comes as it is written, with its form of address or initials, without the function. Cost is linear in
    the length of the text, of which the first 2,000 characters are looked at. An empty text names nobody.
    """
    if text.islower() and text.isascii() and _small_words().isdisjoint(re.findall(r"[a-z]+", text)):
        return None  # most functions: nothing in them is known from names
    return Reader(text[:_LONGEST], certain=False).found()


def has_certain_person(text: str) -> bool:
    """Return whether a text surely names a person: form of address or initials with a surname, and no organisation.

    For the name of an organisation, where "Willem van Oranje" is most probably no person.
    """
    return Reader(text[:_LONGEST], certain=True).found() is not None


@lru_cache(maxsize=1)
def _small_words() -> frozenset[str]:
    words = person_words()
    return words.first_names | words.surnames | words.titles | words.weak_titles
