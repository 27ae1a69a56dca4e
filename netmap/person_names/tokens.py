"""A text as words, initials and signs, for telling whether it names a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from netmap.model import normalise
from netmap.reference.private_data import person_words

__all__ = ["Token", "tokens_of"]

_TOKEN = re.compile(
    r"(?P<initials>(?:(?:[A-Z]|Th|Ch|Chr|Ph|IJ|Tj|Sj|Joh)\.[ \-]?){1,6}(?!\w)|(?:[A-Z]\.){1,6})"
    r"|(?P<word>['’]?[^\W\d_]+(?:['’\-][^\W\d_]+)*)(?P<dot>\.)?"
    r"|(?P<other>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, initials or a sign of a text; ``key`` is how it is compared."""

    text: str
    key: str
    parts: tuple[str, ...]
    start: int
    end: int
    kind: str  # "initials", "word", "other"
    dot: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or with a letter of a script that has none."""
        letters = self.text.lstrip("'’")
        return letters[:1].isupper() or (letters[:1].isalpha() and not letters[:1].islower())


@lru_cache(maxsize=8192)
def _token(text: str, kind: str) -> tuple[str, tuple[str, ...]]:
    if kind == "initials":
        key = normalise(text).replace(" ", "")
        return key, (key,)
    parts = tuple(normalise(text).split())
    return "".join(parts), parts


def tokens_of(text: str) -> list[Token]:
    """Return the words, initials and signs of a text in their order; none of an empty text."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "dot":
            kind = "word"
        content = match[kind]
        key, parts = ("", ()) if kind == "other" else _token(content, kind)
        if kind == "initials" and key in person_words().not_initials:
            kind = "word"
        end = match.start() + len(content.rstrip())
        found.append(Token(content.strip(), key, parts, match.start(), end, kind, match["dot"] is not None))
    return found
