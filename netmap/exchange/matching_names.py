"""What a name is made of, and when two spellings are one name.

Nothing here guesses: what is left out of a name (capitals, accents, blanks, legal form, the word "gemeente", its own
initials in brackets) never tells two bodies apart. What comes near but is not one is for ``matching_compare``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, zip_longest

import ftfy

from netmap.model import PLAIN_LETTERS, telling_signs
from netmap.reference.name_words import name_words

_WRONG_ENCODING = re.compile("[ÃÂ]|â€")
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.\s?(?=[^\W\d_](?![^\W_]))")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’‘`´](?=[^\W_])")
_TOKEN = re.compile(r"[^\W_]+|[()\[\]{}&+]")
_MEANS = {"&": "en", "+": "plus"}
#: An abbreviation stands for no more than so many words.
_LONGEST_RUN = 12
#: What stands for the municipality among the legal forms.
MUNICIPALITY = "gemeente"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a name, folded; whether it stands between brackets; whether it was written as an abbreviation."""

    text: str
    inside: bool
    capitals: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name taken apart.

    ``words`` are those outside brackets without legal form and "gemeente"; ``brackets`` are the words of each pair of
    brackets that holds more than the name's own initials; ``forms`` are legal forms, "gemeente" among them.
    """

    key: str
    forms: frozenset[str]
    words: tuple[str, ...]
    brackets: tuple[tuple[str, ...], ...]
    capitals: frozenset[str]
    has_municipality: bool


def loose_key(name: str) -> str:
    """Return how names are compared when they are not exactly the same; never empty.

    Left out are case, accents, hyphens, apostrophes, dots, blanks (but not between two numbers), bracket characters,
    the legal form, the words "gemeente" and "gem.", and the name's own initials in brackets. "&" is "en", the one
    character "ĳ" and "ÿ" are "ij"; "y" is not, as Feyenoord and Feijenoord are two things. What stands between
    brackets otherwise stays: it tells Bergen (L) from Bergen (NH).

    Equal keys are one body only when :func:`same_body` says so: it also looks at the legal forms. Applying the
    function to a key gives that key. Linear in the length of the name; a name without letters and digits is its own
    key, and "-" when it is blank.
    """
    return parse(name).key


def same_body(one: str, other: str) -> bool:
    """Return whether two names are surely the same body: equal keys, and no two different legal forms.

    A name without legal form fits each: "Noord" is the same body as "Stichting Noord" and as "Vereniging Noord",
    which are not the same as each other. So a name that fits two bodies is ambiguous, as any shared name is. The bare
    name of a municipality is the municipality, and no foundation of that name.
    """
    first, second = parse(one), parse(other)
    return first.key == second.key and not forms_differ(first, second) and telling_signs(one) == telling_signs(other)


def forms_differ(one: Parsed, other: Parsed) -> bool:
    """Return whether both names have a legal form and share none."""
    return bool(one.forms and other.forms) and not one.forms & other.forms


def fold(text: str) -> str:
    """Return text without capitals and accents, IJ as two letters; what is no letter stays."""
    text = text.replace("Ĳ", "IJ").replace("ĳ", "ij").replace("Ÿ", "IJ").replace("ÿ", "ij")
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in text if not unicodedata.combining(char)).translate(PLAIN_LETTERS)


@lru_cache(maxsize=60_000)
def parse(name: str) -> Parsed:
    """Return a name taken apart; a blank name has no words and the key "-"."""
    tokens = _without_own_initials(_tokens(name))
    tokens, at_an_end, anywhere = _without_municipality(tokens)
    tokens, forms = _without_legal_form(_saints(tokens))
    tokens = _abbreviated(tokens)
    key = joined(token.text for token in tokens) or " ".join(fold(name).split()) or "-"
    if at_an_end or (not forms and key in official()):
        forms |= {MUNICIPALITY}
    return Parsed(
        key=key,
        forms=forms,
        words=tuple(token.text for token in tokens if not token.inside),
        brackets=tuple(
            tuple(token.text for token in group)
            for inside, group in groupby(tokens, key=lambda token: token.inside)
            if inside
        ),
        capitals=frozenset(token.text for token in tokens if token.capitals),
        has_municipality=anywhere,
    )


def joined(words: Iterable[str]) -> str:
    """Return words written together, with a blank only between two numbers ("7 1" is not "71")."""
    text = ""
    for word in words:
        text += f" {word}" if text and text[-1].isdigit() and word[0].isdigit() else word
    return text


@cache
def official() -> frozenset[str]:
    """Return the keys of municipalities, present and former; two of these are never one body."""
    words = name_words()
    return frozenset(key_of_place(name) for name in (*words.municipalities, *words.former_municipalities))


def key_of_place(name: str) -> str:
    """Return the key of a place name, for which no legal form has to be looked for."""
    return joined(token.text for token in _saints(_tokens(name)))


def initials_fit(short: str, words: Sequence[str]) -> bool:
    """Return whether an abbreviation can stand for these words: all initials in order, other letters in between.

    A single word counts for each of its parts (jongeren-overleg); small words (van, de, en) may be left out. At least
    two initials are needed.
    """
    text, counted = "".join(words), [word for word in words if word not in small_words()]
    needed = "".join(word[0] for word in counted) if len(counted) > 1 else "".join(map(initials, counted))
    return len(needed) >= 2 and short[0] == text[0] and _in_order(needed, short) and _in_order(short, text)


@lru_cache(maxsize=60_000)
def initials(word: str) -> str:
    """Return the first letters of a word's parts: "jo" of jongerenoverleg, "w" of welzijn."""
    for head in _heads():
        if word.endswith(head) and len(word) >= len(head) + 3:
            return initials(word[: -len(head)])[0] + head[0]
    return word[0]


@cache
def small_words() -> frozenset[str]:
    """Return the words that are too small to tell names apart."""
    return frozenset(name_words().small)


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(name_words().heads, key=lambda head: (-len(head), head)))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _tokens(name: str) -> list[Token]:
    if _WRONG_ENCODING.search(name):
        name = ftfy.fix_encoding(name)
    name = _INITIALS.sub(r"\1", _APOSTROPHE.sub("", unicodedata.normalize("NFKC", name)))
    found: list[Token] = []
    depth = 0
    for raw in _TOKEN.findall(name):
        if raw in "([{":
            depth += 1
        elif raw in ")]}":
            depth = max(0, depth - 1)
        else:
            found += [Token(word, depth > 0, _is_abbreviation(raw)) for word in _words(_MEANS.get(raw, raw))]
    return found


def _words(raw: str) -> list[str]:
    # Folding can leave marks that are no letters (a fraction, a modifier): these are blanks, as they are in a key.
    return re.findall(r"[^\W_]+", fold(raw))


def _is_abbreviation(raw: str) -> bool:
    return 2 <= len(raw) <= 6 and sum(char.isupper() for char in raw) >= 2


def _without_own_initials(tokens: list[Token]) -> list[Token]:
    """Leave out brackets with the initials of what stands before them, or of the whole name."""
    if not any(token.inside for token in tokens):
        return tokens
    found: list[Token] = []
    for inside, group in groupby(tokens, key=lambda token: token.inside):
        part = list(group)
        before = [token.text for token in found if not token.inside]
        if not (inside and len(part) == 1 and _are_initials(part[0].text, before)):
            found += part
    return found


def _are_initials(short: str, before: list[str]) -> bool:
    before = before[-_LONGEST_RUN:]
    return 2 <= len(short) <= 8 and any(initials_fit(short, before[start:]) for start in range(len(before)))


def _without_municipality(tokens: list[Token]) -> tuple[list[Token], bool, bool]:
    """Return the tokens without "gemeente", whether it stood at an end, and whether it stood anywhere."""
    words, church = name_words().municipality_words, name_words().church
    gone = [index for index in range(len(tokens)) if _is_municipality_word(index, tokens, words, church)]
    if not gone or len(gone) == len(tokens):
        return tokens, False, bool(gone)
    kept = [token for index, token in enumerate(tokens) if index not in gone]
    return kept, gone[0] == 0 or gone[-1] == len(tokens) - 1, True


def _is_municipality_word(index: int, tokens: list[Token], words: Sequence[str], church: Sequence[str]) -> bool:
    text = tokens[index].text
    if text == words[0]:
        return index == 0 or tokens[index - 1].text not in church
    return index == 0 and text in words


def _saints(tokens: list[Token]) -> list[Token]:
    """Write "St." before a saint's name in full."""
    saints = name_words().saints
    following = [token.text for token in tokens[1:]]
    return [
        Token("sint", token.inside, False) if token.text == "st" and after in saints else token
        for token, after in zip_longest(tokens, following)
    ]


def _without_legal_form(tokens: list[Token]) -> tuple[list[Token], frozenset[str]]:
    forms: set[str] = set()
    while found := _legal_form_of(tokens):
        code, kept = found
        forms.add(code)
        tokens = tokens[kept]
    return tokens, frozenset(forms)


def _legal_form_of(tokens: list[Token]) -> tuple[str, slice] | None:
    """Return the legal form that a name begins or ends with, and what is left; None when nothing would be left."""
    for code, phrase in _legal("before"):
        if len(tokens) > len(phrase) and _texts(tokens[: len(phrase)]) == phrase:
            return code, slice(len(phrase), None)
    for code, phrase in _legal("behind"):
        if len(tokens) > len(phrase) and _texts(tokens[-len(phrase) :]) == phrase:
            return code, slice(None, -len(phrase))
    return None


def _texts(tokens: list[Token]) -> tuple[str, ...]:
    # In brackets nothing is a legal form: Haren (Gr) is a place in Groningen.
    return tuple(token.text for token in tokens if not token.inside)


@cache
def _legal(where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (code, words), longest first, of what may stand before or behind a name."""
    legal = name_words().legal
    lists = (legal.both, legal.before if where == "before" else legal.behind)
    found = [(code, tuple(text.split())) for forms in lists for code, texts in forms.items() for text in texts]
    return tuple(sorted(found, key=lambda entry: (-len(entry[1]), entry)))


def _abbreviated(tokens: list[Token]) -> list[Token]:
    """Replace what has one well-known abbreviation by it."""
    found, index = [], 0
    while index < len(tokens):
        for phrase, short in _phrases().get(tokens[index].text, ()):
            if _texts(tokens[index : index + len(phrase)]) == phrase:
                found.append(Token(short, False, True))
                index += len(phrase)
                break
        else:
            found.append(tokens[index])
            index += 1
    return found


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    pairs = ((tuple(long.split()), entry.short) for entry in name_words().abbreviations for long in entry.long)
    ordered = sorted(pairs, key=lambda pair: (pair[0][0], -len(pair[0]), pair))
    return {first: tuple(group) for first, group in _by_first(ordered)}


def _by_first(
    pairs: list[tuple[tuple[str, ...], str]],
) -> Iterator[tuple[str, Iterator[tuple[tuple[str, ...], str]]]]:
    return groupby(pairs, key=lambda pair: pair[0][0])
