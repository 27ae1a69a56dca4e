"""Which known names are worth asking about for each name of a file: fast for lists of ten thousand.

Names that are worth asking about hold each other's words, give or take a slip. So a name is looked up by its words
and by words spelled like these, and only what is found in this way is compared. Nothing depends on the order of the
lists.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from netmap.exchange.matching_compare import Verdict, compare
from netmap.exchange.matching_names import initials, joined, loose_key, parse, same_body, small_words
from netmap.exchange.matching_words import Content, content, near_word, sound
from netmap.reference.name_words import name_words

_CHUNK = 500
_FAR = 3
#: Per name, how many of the known names that were found are compared; the most alike by letters are.
_MOST_COMPARED = 25
_LEAST_WORD_SCORE = 72
_LEAST_TURNED_SCORE = 85


@dataclass(frozen=True, slots=True)
class Near:
    """A known name or word that is worth asking about, its score (0-99) and the code of the reason."""

    text: str
    score: int
    reason: str


def nearest(names: Sequence[str], known: Sequence[str], limit: int = 3) -> dict[str, list[Near]]:
    """Return for each name which known names to ask a person about, best first, ties by text.

    Parameters
    ----------
    names, known : sequence of str
        In any order; doubles count once.
    limit : int
        The most per name, at least 1.

    Returns
    -------
    dict of str to list of Near
        Every name once, in the order of ``names``; an empty list where there is nothing to ask. Never the name itself
        nor what is surely the same body.

    Notes
    -----
    Ten thousand names against ten thousand take seconds on one core. Of more than 25 known names with the same words
    (a name such as "Wijkteam") those spelled most alike are compared.
    """
    index = _Index(sorted(set(known)))
    found: dict[str, list[Near]] = {}
    wanted = list(dict.fromkeys(names))
    likes = index.likes({word for name in wanted for word in index.words_of(name)})
    for name in wanted:
        near = []
        for candidate in index.candidates(name, likes):
            likeness = compare(name, candidate)
            if likeness.verdict is Verdict.ASK:
                near.append(Near(candidate, likeness.score, likeness.reason))
        found[name] = sorted(near, key=lambda entry: (-entry.score, entry.text))[:limit]
    return found


def nearest_words(word: str, known: Sequence[str], limit: int = 3) -> list[Near]:
    """Return the known words that a word of a vocabulary may be meant to be, best first, ties by text.

    Empty for a blank word, and for one that is known in another spelling already. The score is the
    share of letters that agree, from 72 up, or from 85 with the words put in order.
    """
    if not parse(word).words or any(same_body(word, candidate) for candidate in known):
        return []
    found = []
    for candidate in sorted(set(known)):
        plain = fuzz.ratio(loose_key(word), loose_key(candidate), score_cutoff=_LEAST_WORD_SCORE)
        turned = fuzz.ratio(_sorted_key(word), _sorted_key(candidate), score_cutoff=_LEAST_TURNED_SCORE)
        if score := min(99, round(max(plain, turned))):
            found.append(Near(candidate, score, _word_reason(word, candidate, turned > plain)))
    return sorted(found, key=lambda near: (-near.score, near.text))[:limit]


def _word_reason(word: str, other: str, turned: bool) -> str:
    one, two = set(parse(word).words), set(parse(other).words)
    if one < two or two < one:
        return "part"
    if turned:
        return "order"
    return "typo_one" if OSA.distance(loose_key(word), loose_key(other), score_cutoff=1) <= 1 else "typo"


def _sorted_key(text: str) -> str:
    return joined(sorted(parse(text).words))


class _Index:
    """The known names by their words, by their rarest word, and by what they may be shortened to."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known = known
        self._keys = [loose_key(name) for name in known]
        self._words = [self.words_of(name) for name in known]
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(self._words):
            for word in words:
                self._by_word[word].add(number)
        self._by_rarest: dict[str, set[int]] = defaultdict(set)
        self._by_initials: dict[str, set[int]] = defaultdict(set)
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._shorts: dict[str, set[str]] = defaultdict(set)
        for number, (name, words) in enumerate(zip(known, self._words, strict=True)):
            if words:
                rarest = min(words, key=lambda word: (len(self._by_word[word]), word))
                self._by_rarest[rarest].add(number)
            self._by_key[self._keys[number]].add(number)
            for key in (*_bracket_keys(name), _letters(words)):
                self._by_key[key].add(number)
            for short in _shortened(content(parse(name))):
                self._by_initials[short].add(number)
            for word in words & parse(name).capitals:
                for short in _subsequences(word):
                    self._shorts[short].add(word)

    @staticmethod
    def words_of(name: str) -> frozenset[str]:
        """Return the words by which a name is found: those that count, directions taken apart, numbers."""
        return _words_of(content(parse(name)))

    def likes(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return for each word the words of known names that may stand for it, itself among them."""
        known = sorted(self._by_word)
        found: dict[str, set[str]] = {word: {word} & self._by_word.keys() for word in words}
        _add_alike_by_rule(found, known)
        wanted = sorted(
            (word for word in found if len(word) >= 4 and word.isalpha()), key=lambda word: (len(word), word)
        )
        _add_alike_by_letters(found, wanted, [word for word in known if len(word) >= 4 and word.isalpha()])
        return {word: tuple(sorted(alike)) for word, alike in found.items()}

    def candidates(self, name: str, likes: Mapping[str, tuple[str, ...]]) -> list[str]:
        """Return the known names that may be worth asking about, at most 25."""
        parsed = parse(name)
        words = self.words_of(name)
        found = self._holding(words, parsed.capitals, likes) | self._held(name, words, likes)
        found |= self._by_key.get(parsed.key, set())
        for key in (*_bracket_keys(name), *_other_names(parsed.key), _letters(words)):
            found |= self._by_key.get(key, set())
        if parsed.has_municipality:
            found |= self._offices(words)
        chosen = sorted(found)
        if len(chosen) > _MOST_COMPARED:
            # Ties by text: ``extract`` keeps the order of equal scores, and the numbers are in the order of the text.
            keys = {number: self._keys[number] for number in chosen}
            chosen = [
                number for _, _, number in process.extract(parsed.key, keys, scorer=fuzz.ratio, limit=_MOST_COMPARED)
            ]
        return [self._known[number] for number in chosen]

    def _holding(
        self, words: frozenset[str], capitals: frozenset[str], likes: Mapping[str, tuple[str, ...]]
    ) -> set[int]:
        """Return the known names that hold every word."""
        sets = []
        for word in words:
            alike: set[int] = set()
            for other in likes[word]:
                alike |= self._by_word[other]
            if word in capitals:
                for short in _subsequences(word):
                    alike |= self._by_initials.get(short, set())
            if not alike:
                return set()
            sets.append(alike)
        return set.intersection(*sorted(sets, key=len)) if sets else set()

    def _held(self, name: str, words: frozenset[str], likes: Mapping[str, tuple[str, ...]]) -> set[int]:
        """Return the known names of which every word is held."""
        allowed = {other for word in words for other in likes[word]}
        for short in _shortened(content(parse(name))):
            allowed |= self._shorts.get(short, set())
        return {
            number for word in allowed for number in self._by_rarest.get(word, ()) if self._words[number] <= allowed
        }

    def _offices(self, words: frozenset[str]) -> set[int]:
        """Return the offices at the place that these words name: a mayor, a clerk."""
        sets = [self._by_word.get(word, set()) for word in words]
        if not sets:
            return set()
        at_place = set.intersection(*sets)
        return {number for number in at_place if self._words[number] & set(name_words().offices)}


def _words_of(name: Content) -> frozenset[str]:
    return frozenset((*name.words, *name.points, *name.numbers))


def _letters(words: frozenset[str]) -> str:
    """Return the letters of words in order, behind a mark: equal when words are only split or turned around."""
    return "=" + "".join(sorted("".join(words)))


def _bracket_keys(name: str) -> list[str]:
    """Return the keys of what stands in brackets, without "voorheen" and the like."""
    standing = set(name_words().standing)
    return [joined(word for word in group if word not in standing) for group in parse(name).brackets]


def _other_names(key: str) -> list[str]:
    pairs = [(loose_key(one), loose_key(other)) for one, other in name_words().other_names]
    return [two for pair in pairs for one, two in (pair, pair[::-1]) if one == key]


def _shortened(name: Content) -> set[str]:
    """Return the initials of every run of words, which an abbreviation has to hold in order."""
    found = set()
    words = [word for word in name.runs if word not in small_words()]
    ends = ((start, end) for start in range(len(words)) for end in range(start + 1, min(start + 6, len(words)) + 1))
    for start, end in ends:
        run = words[start:end]
        found.add("".join(word[0] for word in run) if len(run) > 1 else initials(run[0]))
    return {short for short in found if 2 <= len(short) <= 6}


def _subsequences(word: str) -> list[str]:
    """Return what is left of an abbreviation when letters between its initials are left out."""
    rest = word[1:]
    return sorted({word[0] + "".join(part) for size in range(1, len(rest) + 1) for part in combinations(rest, size)})


def _add_alike_by_rule(found: dict[str, set[str]], known: Sequence[str]) -> None:
    """Add known words in another spelling or with another ending."""
    by_sound: dict[str, list[str]] = defaultdict(list)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in known:
        by_sound[sound(word)].append(word)
        for stem in _stems(word):
            by_stem[stem].append(word)
    for word, alike in found.items():
        candidates = {*by_sound.get(sound(word), ()), *by_stem.get(word, ()), *_stems(word)}
        alike |= {other for other in candidates if other in by_stem[other] and near_word(word, other)}


def _stems(word: str) -> list[str]:
    endings = ("", *name_words().endings)
    return [word[: len(word) - len(ending)] for ending in endings if word.endswith(ending) and len(word) > len(ending)]


def _add_alike_by_letters(found: dict[str, set[str]], wanted: Sequence[str], known: Sequence[str]) -> None:
    """Add known words that differ in a letter or two."""
    import numpy as np

    if not wanted or not known:
        return
    by_length = sorted(known, key=lambda word: (len(word), word))
    starts = Counter(len(word) for word in by_length)
    for begin in range(0, len(wanted), _CHUNK):
        chunk = wanted[begin : begin + _CHUNK]
        # Words that differ more in length than in letters cannot be alike.
        low = sum(count for length, count in starts.items() if length < len(chunk[0]) - 2)
        high = sum(count for length, count in starts.items() if length <= len(chunk[-1]) + 2)
        others = by_length[low:high]
        if not others:
            continue
        distances = process.cdist(chunk, others, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8, workers=1)
        for row, column in zip(*np.nonzero(distances < _FAR), strict=True):
            word, other = chunk[row], others[column]
            if word != other and near_word(word, other):
                found[word].add(other)
