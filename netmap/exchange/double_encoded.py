"""Text that was encoded twice ("CoÃ¶rdinator"), and its repair.

A program that takes UTF-8 for Windows-1252 and writes it as UTF-8 again leaves two or three odd signs for each
accented letter. ftfy knows which signs give it away; we take its repair over only when doing the same mistake again
gives exactly the text that was found, and only when Dutch text comes out of it: odd signs such as "×³" may be meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_MISTAKEN_FOR = ("sloppy-windows-1252", "latin-1")
_ACCENTED = re.compile(r"[^\x00-\x7f]+")
#: What is left of the first byte of a letter with an accent, of a curly quotation mark, or of a euro sign.
_LEAD = re.compile("[ÃÂÅÄ]|â[€‚]")
_SIGNS = frozenset("’‘“”–—…€´•")


class Repair(NamedTuple):
    """A text as it was meant, and the first signs that were wrong, before and after.

    Only the signs are kept for showing: a cell may hold what should not be shown.
    """

    text: str
    before: str
    after: str


def repair(text: str) -> Repair | None:
    """Return the text as it was meant, or None when nothing is certainly wrong with it."""
    if text.isascii() or not _LEAD.search(text):
        return None
    import ftfy

    meant = ftfy.fix_encoding(text)
    if meant == text or not all(char.isascii() or _is_expected(char) for char in meant):
        return None
    for codec in _MISTAKEN_FOR:
        for times in (1, 2):
            if _mistaken(meant, codec, times) == text:
                wrong = _ACCENTED.search(meant)
                after = wrong[0] if wrong else meant
                return Repair(meant, _mistaken(after, codec, times) or text, after)
    return None


def repair_rows(
    rows: Iterable[tuple[int, tuple[str, ...]]],
) -> tuple[list[tuple[int, tuple[str, ...]]], dict[int, dict[int, Repair]]]:
    """Return rows with their texts as they were meant, and column -> row number -> repair."""
    mended: list[tuple[int, tuple[str, ...]]] = []
    repairs: dict[int, dict[int, Repair]] = {}
    known: dict[str, Repair | None] = {}
    for number, cells in rows:
        if "".join(cells).isascii():
            mended.append((number, cells))
            continue
        texts = list(cells)
        for column, text in enumerate(cells):
            if text.isascii():
                continue
            if text not in known:
                known[text] = repair(text)
            if (found := known[text]) is not None:
                texts[column] = found.text
                repairs.setdefault(column, {})[number] = found
        mended.append((number, tuple(texts)))
    return mended, repairs


def _is_expected(char: str) -> bool:
    """Return whether a sign is one that Dutch text has: a Latin letter with an accent, or a sign of print."""
    return char in _SIGNS or ("\u00c0" <= char <= "\u017f" and "LATIN" in unicodedata.name(char, ""))


def _mistaken(text: str, codec: str, times: int) -> str | None:
    try:
        for _ in range(times):
            text = text.encode("utf-8").decode(codec)
    except UnicodeError:
        return None
    return text
