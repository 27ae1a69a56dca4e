"""Names that stand for more than one thing, for nobody in particular, or for a part of something."""

from __future__ import annotations

import re
from functools import cache

from netmap.exchange.matching_names import fold
from netmap.model import name_key, normalise
from netmap.reference.name_words import name_words

_LIST = re.compile(r"\s*(?:[,;/|]|\s[-–+&]\s|\ben\b|\bof\b)\s*", re.IGNORECASE)
_CUT = re.compile(r"\s*[,:;(]\s*|\s+[-–—/|]\s+|\s+-|-\s+")
_ARTICLE = re.compile(r"(?:de|het|een|van de|van het|van)\s+", re.IGNORECASE)
_INSIDE = re.compile(r"(?:van\s+)?(?:de\s+)?\b(?P<whole>gemeente\s+\S.*)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def meanings(name: str) -> tuple[str, ...]:
    """Return what an abbreviation stands for when that is two or more things in this field, else ().

    Dots and capitals make no difference: "S.C.P." is SCP. Only the bare abbreviation counts: what stands beside other
    words ("RVO Plassenland") is a name.
    """
    return _meanings().get(fold(name).replace(".", "").strip(), ())


def open_category(name: str) -> bool:
    """Return whether a name is a nameless category: "scholen", "diverse externe partners", "woningcorporatie".

    Several of a kind stay nameless with a direction or a municipality behind it ("Scholen Noord": which ones?), one of
    a kind does not ("Woningcorporatie Noord" may be its name). A list is a category when each of its parts is. A
    blank name is none.
    """
    text = name.replace(".", "")  # "e.o." is one word
    if _is_category(name_key(text)):
        return True
    parts = [part for part in _LIST.split(text) if part.strip()]
    return len(parts) > 1 and all(_is_category(name_key(part)) for part in parts)


def whole_of(name: str) -> str | None:
    """Return the whole that a part's name begins or ends with, else None.

    "Gemeente Zandwijk, afdeling OOV", "Gemeente Zandwijk - afdeling OOV" and "Afdeling OOV gemeente Zandwijk" give
    the municipality as it is written there; "Politie, basisteam Oost" gives "Politie".
    """
    text = " ".join(name.split()).rstrip(")")
    for cut in _CUT.finditer(text):
        whole, rest = text[: cut.start()].strip(), _ARTICLE.sub("", text[cut.end() :].strip(), count=1)
        if whole and _starts_as_part(rest) and not _starts_as_part(whole):
            return whole
        if whole and rest and _starts_as_part(whole) and fold(rest).startswith("gemeente "):
            return rest
    if match := re.search(r"\s(?:afdeling|afd\.)\s", text, re.IGNORECASE):
        whole = text[: match.start()].strip()
        if not _starts_as_part(whole):
            return whole
    if _starts_as_part(text) and (inside := _INSIDE.search(text)):
        return inside["whole"].strip()
    return None


def _starts_as_part(text: str) -> bool:
    first = _WORD.match(fold(text))
    return first is not None and first[0] in _parts()


def _is_category(text: str) -> bool:
    words = text.split()
    lists = name_words().open
    while words and " ".join(words) not in _nameless() and words[0] in lists.before:
        words = words[1:]
    text = " ".join(words)
    for tail in sorted(lists.after, key=len, reverse=True):
        if text.endswith(f" {tail}"):
            text = text.removesuffix(f" {tail}")
            break
    if text in _nameless():
        return True
    kind = next((plural for plural in _plurals() if text.startswith(f"{plural} ")), None)
    return kind is not None and _is_place(text.removeprefix(kind).strip())


def _is_place(text: str) -> bool:
    text = text.removeprefix("in ").removeprefix("te ").removeprefix("uit ").removeprefix("gemeente ")
    return text in _places() or bool(re.fullmatch(r"(?:noord|zuid|oost|west|midden|centrum|[ \d-])+", text))


@cache
def _nameless() -> frozenset[str]:
    lists = name_words().open
    return frozenset(normalise(word) for word in (*lists.plural, *lists.single))


@cache
def _plurals() -> tuple[str, ...]:
    return tuple(sorted(map(normalise, name_words().open.plural), key=lambda word: (-len(word), word)))


@cache
def _places() -> frozenset[str]:
    words = name_words()
    names = (*words.municipalities, *words.former_municipalities, *words.provinces)
    return frozenset(normalise(name.partition("(")[0]) for name in names)


@cache
def _parts() -> frozenset[str]:
    return frozenset((*name_words().parts, *name_words().offices))


@cache
def _meanings() -> dict[str, tuple[str, ...]]:
    return {fold(short): long for short, long in name_words().meanings.items()}
