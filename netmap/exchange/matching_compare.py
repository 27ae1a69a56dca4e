"""How alike two names are: the same body, worth asking a person about, or different; and why.

A difference is worth asking when one name holds every word of the other, give or take spelling slips, abbreviations
and other forms of a word. Names that both have words of their own are different, however alike they look. Known names
(municipalities), directions and numbers never count as spelling slips of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz

from netmap.exchange.matching_names import (
    MUNICIPALITY,
    Parsed,
    forms_differ,
    initials_fit,
    joined,
    official,
    parse,
    small_words,
)
from netmap.exchange.matching_words import (
    COMPASS,
    Content,
    ambiguous,
    content,
    kinds,
    near_word,
    place_of,
    place_words,
    weight,
)
from netmap.model import telling_signs
from netmap.reference.name_words import name_words

#: Reasons that weigh on the score of an otherwise complete match.
_COST = {
    "two_meanings": 15,
    "part": 0,
    "typo_one": 4,
    "typo": 8,
    "spelling": 4,
    "ending": 6,
    "abbreviation": 15,
    "split": 2,
}
_BRACKET_COST = 10
#: An abbreviation stands for no more than so many words.
_LONGEST_RUN = 10
#: Letters that must be sure where a slip comes with a missing part; score of a name that is held, not at the start.
_LEAST_MATCHED = 8
_LEAST_SCORE = 50


class Verdict(StrEnum):
    """What may be done with two names."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Verdict, score (0-100; 100 exactly when the verdict is same) and the code of the reason.

    A reason has a sentence ``names.reason.<reason>`` in ``netmap.texts.names``.
    """

    verdict: Verdict
    score: int
    reason: str


@dataclass
class _Match:
    """What is left of two lists of words after pairing them, and how they were paired."""

    one: list[str]
    other: list[str]
    matched: float = 0.0
    paired: int = 0
    spent: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)


def compare(one: str, other: str) -> Likeness:
    """Return how alike two names are; the order of the two makes no difference.

    SAME exactly when ``same_body`` holds. Two blank names are the same, a blank and another are different. Of names of
    more than 40 words the first 40 are compared; about 10 microseconds for names of four words.
    """
    first, second = sorted((one, other))
    return _compare(first, second)


def _compare(one: str, other: str) -> Likeness:
    a, b = parse(one), parse(other)
    if a.key == b.key:
        if forms_differ(a, b):
            return Likeness(Verdict.ASK, 95, "legal_form")
        if telling_signs(one) != telling_signs(other):
            both = telling_signs(one) and telling_signs(other)
            return Likeness(Verdict.DIFFERENT if both else Verdict.ASK, 85, "signs")
        return Likeness(Verdict.SAME, 100, "identical" if one == other else "spelled_alike")
    if place_of(a.key) == place_of(b.key) is not None:
        return _asked(90, "other_name")
    if a.key in official() and b.key in official():
        return _different(a, b, "both_known")
    if inside := _named_in_brackets(a, b):
        return _asked(80, inside)
    x, y = content(a), content(b)
    if reason := _conflict(x, y):
        return _different(a, b, reason)
    if not x.words + x.points + x.numbers or not y.words + y.points + y.numbers:
        return _different(a, b, "other_words")
    return _aligned(a, b, x, y)


def _aligned(a: Parsed, b: Parsed, x: Content, y: Content) -> Likeness:
    match = pair_words(x, y, a.capitals | b.capitals)
    ours, theirs = _extra(match.one, x, y, match.spent), _extra(match.other, y, x, match.spent)
    if (ours and theirs) or not (match.matched or _is_office(a, b)):
        return _different(a, b, "other_words")
    brackets = _bracket_reason(a, b)
    extra = ours or theirs
    shorter, short, long = (a, x, y) if not ours else (b, y, x)
    slips = any(reason.startswith("typo") for reason in match.reasons)
    loose = brackets == "bracket_missing" and not _only_standing(a, b) and (slips or (extra and shorter.brackets))
    if brackets == "differ" or loose:
        return _different(a, b, "bracket")
    score = _score(match, x, y) - (_BRACKET_COST if brackets else 0)
    if _is_office(a, b) or (_has_part(extra) and (a.has_municipality or _is_beginning(short, long))):
        return _asked(score, "department")
    if extra and _only_a_place(shorter, short) and _makes_another_kind(extra, shorter):
        return _different(a, b, "kind")
    if match.reasons == ["abbreviation"] and match.paired == 0 and not set(extra) <= set(name_words().parts):
        return _different(a, b, "other_words")  # letters of an abbreviation alone fit too much
    if extra and (
        (slips and match.matched < _LEAST_MATCHED) or (score < _LEAST_SCORE and not _is_beginning(short, long))
    ):
        return _different(a, b, "other_words")
    return _asked(score, _reason(match, extra, brackets, x, y))


def _reason(match: _Match, extra: Sequence[str], brackets: str, x: Content, y: Content) -> str:
    typos = [reason for reason in match.reasons if reason.startswith("typo")]
    if len(typos) > 1:
        return "typo"
    found = sorted(set(match.reasons), key=lambda reason: -_COST[reason])
    if found == ["abbreviation"] and any(word in ambiguous() for word in (*x.words, *y.words)):
        return "two_meanings"
    if found:
        return found[0]
    if extra:
        return "part"
    if brackets:
        return brackets
    if x.runs == y.runs:
        return "other_name"  # they differed until a place was written by one of its two names
    return "small_words" if _plain(x) == _plain(y) else "order"


def _plain(name: Content) -> list[str]:
    return [word for word in name.runs if word not in small_words()]


def _score(match: _Match, x: Content, y: Content) -> int:
    total = sum(map(weight, x.words + x.points + x.numbers)) + sum(map(weight, y.words + y.points + y.numbers))
    points = sum(map(weight, x.points + x.numbers)) if x.points + x.numbers == y.points + y.numbers else 0.0
    share = 200 * (match.matched + points) / total if total else 0
    return round(share - sum(_COST[reason] for reason in match.reasons))


def _asked(score: int, reason: str) -> Likeness:
    return Likeness(Verdict.ASK, min(99, max(30, score)), reason)


def _different(a: Parsed, b: Parsed, reason: str) -> Likeness:
    return Likeness(Verdict.DIFFERENT, min(99, round(fuzz.ratio(a.key, b.key))), reason)


# --- words ---------------------------------------------------------------------------------------------------


def pair_words(x: Content, y: Content, capitals: frozenset[str]) -> _Match:
    """Pair the words of two names: equal first, then spelled nearly alike, then abbreviations."""
    match = _Match(list(x.words), list(y.words))
    for word in x.words:
        if word in match.other:
            match.one.remove(word)
            match.other.remove(word)
            match.matched += weight(word)
            match.paired += 1
    _pair_split(match, x, y)
    for word in list(match.one):
        near = [(nearness, candidate) for candidate in match.other if (nearness := near_word(word, candidate))]
        if near:
            (reason, candidate) = min(near, key=lambda found: (_COST[found[0]], found[1]))
            match.one.remove(word)
            match.other.remove(candidate)
            match.matched += (weight(word) + weight(candidate)) / 2
            match.reasons.append(reason)
    for mine, theirs, whole in ((match.one, match.other, y), (match.other, match.one, x)):
        for word in list(mine):
            if theirs and (run := _run_of(word, theirs, whole, capitals)):
                mine.remove(word)
                match.matched += (weight(word) + sum(weight(each) for each in run)) / 2
                for each in run:
                    if each in theirs:
                        theirs.remove(each)
                match.spent |= {each for each in run if COMPASS.fullmatch(each)}
                match.reasons.append("abbreviation")
    return match


def _pair_split(match: _Match, x: Content, y: Content) -> None:
    """Pair two words of one name with the same two written together in the other."""
    for mine, theirs, whole in ((match.one, match.other, x), (match.other, match.one, y)):
        for left, right in zip(whole.words, whole.words[1:], strict=False):
            if left in mine and right in mine and left != right and left + right in theirs:
                mine.remove(left)
                mine.remove(right)
                theirs.remove(left + right)
                match.matched += weight(left + right)
                match.reasons.append("split")


def _run_of(word: str, theirs: list[str], whole: Content, capitals: frozenset[str]) -> tuple[str, ...] | None:
    """Return the words next to each other in the other name that an abbreviation stands for."""
    if not (2 <= len(word) <= 6 and word in capitals):
        return None
    runs = whole.runs
    for start in range(len(runs)):
        for end in range(min(len(runs), start + _LONGEST_RUN), start, -1):
            run = [each for each in runs[start:end] if each not in small_words()]
            if (
                run
                and all(each in theirs or COMPASS.fullmatch(each) for each in run)
                and initials_fit(word, runs[start:end])
            ):
                return tuple(run)
    return None


def _extra(left: list[str], mine: Content, theirs: Content, spent: set[str]) -> list[str]:
    """Return the words that only this name has, directions and numbers too when the other has none."""
    extra = list(left)
    if mine.points and not theirs.points and not spent:
        extra += mine.points
    if mine.numbers and not theirs.numbers:
        extra += mine.numbers
    return extra


# --- what tells names apart ----------------------------------------------------------------------------------


def _conflict(x: Content, y: Content) -> str | None:
    if x.points and y.points and x.points != y.points:
        return "direction"
    if x.numbers and y.numbers and x.numbers != y.numbers:
        return "number"
    if x.places and y.places and not (x.places <= y.places or y.places <= x.places):
        return "place"
    return None


def _only_a_place(name: Parsed, words: Content) -> bool:
    """Return whether a name is nothing but a place or a direction."""
    if any(set(group) & set(name_words().countries) for group in name.brackets):
        return True
    return all(word in place_words() for word in words.words) and bool(words.places or not words.words)


def _makes_another_kind(extra: Sequence[str], place: Parsed) -> bool:
    """Return whether what stands beside a place makes it another body: "Welzijn", and "Provincie" beside "Gemeente"."""
    territories = set(extra) <= set(name_words().territories)
    return not territories or (place.has_municipality and not kinds().isdisjoint(extra))


def _has_part(extra: Sequence[str]) -> bool:
    return not set(extra).isdisjoint(name_words().parts)


def _is_beginning(short: Content, long: Content) -> bool:
    """Return whether the longer name begins with the shorter one, or with a word like its first."""
    one, other = short.runs, long.runs
    return bool(one) and (other[: len(one)] == one or near_word(one[0], other[0]) is not None)


def _is_office(a: Parsed, b: Parsed) -> bool:
    """Return whether one is the municipality and the other an office within it."""
    return any(
        one.has_municipality
        and MUNICIPALITY in one.forms
        and other.words[:1]
        and other.words[0] in name_words().offices
        for one, other in ((a, b), (b, a))
    )


def _bracket_reason(a: Parsed, b: Parsed) -> str:
    """Return "" for equal brackets, "bracket" when that is worth asking, "differ" when it tells the two apart."""
    if a.brackets == b.brackets:
        return ""
    if not (a.brackets and b.brackets):
        plain, (group, *_) = (a, b.brackets) if b.brackets else (b, a.brackets)
        return "" if len(group) == 1 and initials_fit(group[0], plain.words) else "bracket_missing"
    one, other = sorted((joined(a.brackets[0]), joined(b.brackets[0])), key=len)
    if other.startswith(one) or _only_standing(a, b):
        return "bracket"
    near = len(one) > 4 and len(other) > 4 and fuzz.ratio(one, other) >= 60
    return "bracket" if near else "differ"


def _only_standing(a: Parsed, b: Parsed) -> bool:
    """Return whether what stands in brackets says how a body stands ("in liquidatie"), not which one it is."""
    standing = set(name_words().standing)
    groups = [group for name in (a, b) for group in name.brackets]
    return bool(groups) and any(standing & set(group) for group in groups)


def _named_in_brackets(a: Parsed, b: Parsed) -> str | None:
    """Return why one name is what the other has between brackets, or None."""
    standing = set(name_words().standing)
    for one, other in ((a, b), (b, a)):
        for group in one.brackets:
            words = [word for word in group if word not in standing]
            if joined(words) == other.key and len(other.key) >= 2:
                return "abbreviation" if len(words) == 1 and words[0] in one.capitals else "bracket_name"
    return None
