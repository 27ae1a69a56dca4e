"""The words of a name that count, what they weigh, and which two words may be one.

Known words (places, kinds of body), directions and numbers are never taken for slips of each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from netmap.exchange.matching_names import Parsed, fold, joined, key_of_place, parse, small_words
from netmap.reference.name_words import name_words

COMPASS = re.compile("(?:noord|zuid|oost|west|midden)+")
_POINT = re.compile("noord|zuid|oost|west|midden")
_ROMAN = re.compile("(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_SOUNDS = (
    (re.compile("sch"), "s"),
    (re.compile("ij"), "y"),
    (re.compile("ck|c(?=[aou])"), "k"),
    (re.compile("th"), "t"),
)
_DOUBLED = re.compile(r"(\w)\1")
#: What comes after this many words says nothing about likeness.
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a name that count, in order: without small words, directions and numbers apart."""

    words: tuple[str, ...]
    points: tuple[str, ...]
    numbers: tuple[str, ...]
    places: frozenset[str]
    runs: tuple[str, ...]


@lru_cache(maxsize=60_000)
def content(name: Parsed) -> Content:
    """Return the words of a parsed name that count."""
    words: list[str] = []
    for word in _in_one_tongue(name.words[:_MOST_WORDS]):
        words += _spelled().get(word, (word,))
    points: list[str] = []
    numbers: list[str] = []
    kept: list[str] = []
    for word in words:
        if COMPASS.fullmatch(word):
            points += _POINT.findall(word)
        elif word.isdigit() or _ROMAN.fullmatch(word):
            numbers.append(word)
        elif word not in small_words():
            kept.append(word)
    if not kept and not points and not numbers:
        kept = words
    return Content(tuple(kept), tuple(sorted(points)), tuple(sorted(numbers)), _places(words), tuple(words))


@lru_cache(maxsize=60_000)
def near_word(one: str, other: str) -> str | None:
    """Return why two different words may be one: "spelling", "ending", "typo_one", "typo"; None when they may not.

    Two words that are both known (names of places, kinds of body), words with a figure and short words are never
    near. One letter may differ in words of five letters or more, two in words of ten or more.
    """
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(short) < 4 or not (short.isalpha() and long.isalpha()):
        return None
    if _is_ending(short, long) and not {short, long} & place_words():
        return "ending"
    if {short, long} <= _known_words():
        return None
    if len(short) >= 5 and sound(short) == sound(long):
        return "spelling"
    allowed = 2 if len(short) >= 10 else 1 if len(long) >= 5 else 0
    distance = OSA.distance(short, long, score_cutoff=allowed)
    if not allowed or distance > allowed:
        return None
    return "typo_one" if distance == 1 else "typo"


def _is_ending(short: str, long: str) -> bool:
    return len(short) >= 5 and long.startswith(short) and long[len(short) :] in name_words().endings


@lru_cache(maxsize=60_000)
def sound(word: str) -> str:
    """Return a word in one spelling: zeeuwsch as zeeuws, y as ij, doubled letters once."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=60_000)
def weight(word: str) -> float:
    """Return how much a word says: its length, half of it for a kind of body."""
    return len(word) / 2 if word in kinds() or word in name_words().territories else float(len(word))


@cache
def ambiguous() -> frozenset[str]:
    """Return the abbreviations with two or more meanings, without capitals."""
    return frozenset(key.casefold() for key in name_words().meanings)


@cache
def kinds() -> frozenset[str]:
    """Return the words that say what a body is."""
    return frozenset(name_words().kinds)


@cache
def _known_words() -> frozenset[str]:
    return kinds() | place_words() | frozenset(name_words().parts) | frozenset(name_words().offices)


@cache
def place_words() -> frozenset[str]:
    """Return every word of the names of places."""
    return frozenset(word for phrases in _phrases().values() for phrase in phrases for word in phrase)


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the names of places as words, longest first, by their first word."""
    words = name_words()
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in (*words.municipalities, *words.former_municipalities, *words.provinces, *words.regions):
        phrase = parse(name).words
        found.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in found.items()}


def _places(words: Sequence[str]) -> frozenset[str]:
    found, index = set(), 0
    while index < len(words):
        for phrase in _phrases().get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                found.add(joined(phrase))
                index += len(phrase)
                break
        else:
            index += 1
    return frozenset(found)


@cache
def _tongues() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the other name of a place by its first words: (its words, the words of its first name)."""
    pairs = ((tuple(fold_words(other)), tuple(fold_words(one))) for one, other in name_words().other_names)
    return {other[0] + " ".join(other[1:2]): (other, one) for other, one in pairs}


def fold_words(name: str) -> list[str]:
    """Return the folded words of a name."""
    return re.findall(r"[^\W_]+", fold(name))


def _in_one_tongue(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write a place with two names by one of them."""
    found: list[str] = []
    index = 0
    while index < len(words):
        entry = _tongues().get(words[index] + " ".join(words[index + 1 : index + 2])) or _tongues().get(words[index])
        if entry and words[index : index + len(entry[0])] == entry[0]:
            found += entry[1]
            index += len(entry[0])
        else:
            found.append(words[index])
            index += 1
    return tuple(found)


@cache
def _other_keys() -> dict[str, str]:
    pairs = [(key_of_place(one), key_of_place(other)) for one, other in name_words().other_names]
    return {key: one for one, other in pairs for key in (one, other)}


def place_of(key: str) -> str | None:
    """Return the first name's key of a place with two names, or None."""
    return _other_keys().get(key)


@cache
def _spelled() -> dict[str, tuple[str, ...]]:
    return {entry.short: tuple(entry.spelled.split()) for entry in name_words().abbreviations if entry.spelled}
