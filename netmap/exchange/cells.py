"""What the text of one cell says: a date, a frequency, yes or no, a count, several values.

Pure functions. None always means "not understood", so that the caller can ask; nothing here guesses silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from netmap.model import Certainty
from netmap.reference.words import code_of

__all__ = [
    "Frequency",
    "is_nobody",
    "is_unknown",
    "parse_count",
    "parse_date",
    "parse_frequency",
    "parse_yes_no",
    "split_values",
]


def parse_yes_no(text: str) -> bool | Literal["unknown"] | None:
    """Return True, False or "unknown" for ``ja``, ``nee``, ``onbekend`` and their synonyms, None for anything else."""
    code = code_of("Answer", text)
    if code == "unknown":
        return "unknown"
    return None if code is None else code == "yes"


def is_unknown(text: str) -> bool:
    """Return whether a cell states that something is not known."""
    return code_of("Answer", text) == "unknown"


def is_nobody(text: str) -> bool:
    """Return whether a cell states that there is nobody (``niemand``, ``geen``)."""
    return code_of("Nobody", text) is not None


def parse_count(text: str) -> int | None:
    """Return a whole number of at least 1, written with or without a point for thousands, else None."""
    match = re.fullmatch(r"\d{1,9}|\d{1,3}(?:\.\d{3}){1,2}", text.strip())
    return int(match[0].replace(".", "")) or None if match else None


def split_values(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the values of a cell that may hold several.

    Parameters
    ----------
    text : str
        Values separated by ``;``, ``|`` or a line break.
    known : callable
        Whether a text is a known word or party. A comma separates only when every part is then known, for names
        such as "Wonen, Zorg en Welzijn" hold one themselves.
    """
    values: list[str] = []
    for part in (piece.strip() for piece in re.split(r"[;|\r\n]", text)):
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        if pieces and not known(part) and all(known(piece) for piece in pieces):
            values += pieces
        elif part:
            values.append(part)
    return values


# --- dates -------------------------------------------------------------------------------------------------------

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "febr", "february"),
            ("maart", "mrt", "mar", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("augustus", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_TIME = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_DATE_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})" + _TIME,
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})",
        r"(?P<y>\d{4})",
        r"(?P<d>\d{1,2})[-/. ]\s*(?P<m>\d{1,2})[-/. ]\s*(?P<y>\d{4})" + _TIME,
        r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})",
        r"(?:(?P<d>\d{1,2})[-. ]\s*)?(?P<name>[a-z]{3,9})\.?[- ]\s*(?P<y>\d{4})",
    )
)
# Excel counts days from here (its 1900 was a leap year). Serials of 1954 to 2119 have five digits, a year has four.
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?", re.ASCII)
_YEARS = range(1800, 2200)


def parse_date(text: str) -> str | None:
    """Return a date as ISO text of the precision that is given, else None.

    Understood are 12-03-2026 (day first, also with ``/``, ``.`` or blanks), 2026-03-12 (also with a time, which is
    dropped), 03-2026, 2026-03, 2026, "12 maart 2026", "maart 2026" and the serial number under which Excel keeps a
    date. A year of two digits is not understood: it would be a guess.
    """
    plain = _plain(text)
    if serial := _SERIAL.fullmatch(plain):
        return (_EXCEL_EPOCH + timedelta(days=int(serial[1]))).isoformat()
    for form in _DATE_FORMS:
        if match := form.fullmatch(plain):
            return _iso(match.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["y"] or 0)
    named, numbered, numbered_day = parts.get("name"), parts.get("m"), parts.get("d")
    month = _MONTHS.get(named, 0) if named else int(numbered) if numbered else None
    day = int(numbered_day) if numbered_day else None
    try:
        if year not in _YEARS:
            return None
        if month is None:
            return f"{year:04d}"
        whole = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return whole.isoformat() if day is not None else f"{year:04d}-{month:02d}"


# --- frequencies -------------------------------------------------------------------------------------------------


class Frequency(NamedTuple):
    """How often a consultation meets.

    ``per_year`` None means that it is stated to be not known; ``certainty`` None means stated; ``ended_once``: it
    met once and is over.
    """

    per_year: float | None
    certainty: Certainty | None = None
    ended_once: bool = False


_NUMBER_WORDS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ENGLISH_WORDS = {"one": 1, "once": 1, "eens": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "six": 6}
_PER_YEAR = {"dag": 365.0, "werkdag": 260.0, "week": 52.0, "maand": 12.0, "kwartaal": 4.0, "halfjaar": 2.0, "jaar": 1.0}
_UNITS = {
    "dag": "dagen day days",
    "werkdag": "werkdagen",
    "week": "weken weeks",
    "maand": "maanden month months mnd",
    "kwartaal": "kwartalen quarter quarters",
    "halfjaar": "halfjaren",
    "jaar": "jaren year years",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in (unit, *words.split())}
_SHORT = {"j": "jaar", "m": "maand", "w": "week"}
_ADVERBS = {
    "dagelijks": "werkdag",
    "daily": "werkdag",
    "wekelijks": "week",
    "weekly": "week",
    "maandelijks": "maand",
    "monthly": "maand",
    "quarterly": "kwartaal",
    "halfjaarlijks": "halfjaar",
    "jaarlijks": "jaar",
    "yearly": "jaar",
    "annually": "jaar",
}
_UNKNOWN = frozenset(
    (
        "periodiek",
        "periodieke",
        "regelmatig",
        "onregelmatig",
        "wisselend",
        "variabel",
        "incidenteel",
        "naar behoefte",
        "indien nodig",
        "waar nodig",
        "ad hoc",
        "op afroep",
        "op verzoek",
        "geen vaste frequentie",
    )
)
_ONCE = frozenset(("eenmalig", "eenmalige", "one off"))
_AT_LEAST = r"(?:ten ?minste|minimaal|minstens|min\.?|vanaf|meer dan|at least|>=?|≥)"
_ABOUT = r"(?:ongeveer|circa|ca\.?|gemiddeld|plusminus|about|±|~)"
_DECIMAL = r"\d{{1,4}}(?:[.,]\d{{1,2}})?(?!\d)"
_AMOUNT = rf"(?P<{{0}}>{_DECIMAL})(?:\s*(?P<{{0}}_to>-|–|tot(?: en met)?|t/m|a|of|to)\s*(?P<{{0}}_high>{_DECIMAL}))?"
_TIMES = r"(?:\s*(?:x|keer|keren|maal|times|overleggen|vergaderingen|bijeenkomsten))?"
_PER = r"(?:per|/|a|an|in de|in een|in|elke|elk|iedere|ieder|every|om de)"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})"
_N = _AMOUNT.format("n")
_EVERY = _AMOUNT.format("every")
_FREQUENCY_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_N}{_TIMES}\s*{_PER}\s*(?:{_EVERY}\s*)?{_UNIT}",
        rf"(?P<alternate>om de|om het)\s*(?:{_EVERY}\s*)?{_UNIT}",
        rf"(?:per|elke|elk|iedere|ieder|every|1 per)\s*(?:{_EVERY}\s*)?{_UNIT}",
        rf"(?:{_EVERY}[- ]?)?(?P<adverb>{'|'.join(_ADVERBS)})",
        rf"{_N}{_TIMES}",
    )
)


def parse_frequency(text: str) -> Frequency | None:
    """Return how often something meets in a year, else None.

    "12 per jaar", "maandelijks", "om de week", "eens per 6 weken" and a bare number (per year) are understood. Of a
    range, and of "tenminste", the lower end is taken, with certainty implied; so with "ongeveer" and with words
    between brackets. "periodiek" and the like are not known. Numbers are rounded to two decimals, so that what is
    written out and read again is the same.
    """
    plain = re.sub(r"\bp/([jmw])\b", lambda m: f"per {_SHORT[m[1]]}", _plain(text).replace("half jaar", "halfjaar"))
    if bracket := re.fullmatch(r"(.+?)\s*\((.+)\)", plain):
        outside, inside = parse_frequency(bracket[1]), parse_frequency(bracket[2])
        if outside is None or outside.per_year is None:
            return outside
        low = min(outside.per_year, (inside.per_year if inside else None) or outside.per_year)
        return Frequency(low, Certainty.IMPLIED)
    bare = re.sub(r"[^0-9a-z]+", " ", plain).strip()
    if bare in _UNKNOWN or is_unknown(plain):
        return Frequency(None)
    if bare in _ONCE:
        return Frequency(None, ended_once=True)
    exact = re.sub(rf"^(?:{_AT_LEAST}|{_ABOUT})\s*", "", plain)
    digits = _digits(exact)
    for form in _FREQUENCY_FORMS:
        if match := form.fullmatch(digits):
            return _per_year(match.groupdict(), implied=exact != plain)
    return None


def _per_year(parts: dict[str, str | None], *, implied: bool) -> Frequency | None:
    low, is_range = _lowest(parts, "n")
    # The longest period gives the fewest meetings, so of a range of periods the upper end is the lower frequency.
    every = _decimal(parts.get("every_high")) or _decimal(parts.get("every"))
    if every is None:
        every = 2.0 if parts.get("alternate") else 1.0
    adverb, unit = parts.get("adverb"), parts.get("unit")
    per_year = _PER_YEAR[_ADVERBS[adverb] if adverb else _UNIT_OF[unit] if unit else "jaar"]
    if every == 0:
        return None  # "per 0 weken"
    if adverb and _ADVERBS[adverb] == "werkdag":
        implied = True  # "dagelijks" may or may not include weekends: the lower end
    number = round((1.0 if low is None else low) * per_year / every, 2)
    if number >= 10_000:
        return None
    ranged = is_range or bool(parts.get("every_to"))
    return Frequency(number, Certainty.IMPLIED if implied or ranged else None)


def _lowest(parts: dict[str, str | None], name: str) -> tuple[float | None, bool]:
    first, second = _decimal(parts.get(name)), _decimal(parts.get(f"{name}_high"))
    if first is None or second is None:
        return first, False
    return min(first, second), True


def _decimal(text: str | None) -> float | None:
    return None if text is None else float(text.replace(",", "."))


def _digits(text: str) -> str:
    """Write number words as digits, also at the start of "tweewekelijks" and "zesmaal"."""
    for number, word in enumerate(_NUMBER_WORDS, start=1):
        text = re.sub(rf"\b{word}(?=$|[ ,;/-]|maal|keer|wekelijks|maandelijks|jaarlijks)", str(number), text)
    words = "|".join(_ENGLISH_WORDS)
    return re.sub(rf"(?<![0-9] )\b(?:{words})\b(?! ?[0-9])", lambda m: str(_ENGLISH_WORDS[m[0]]), text)


def _plain(text: str) -> str:
    """Lower-case text without accents and double blanks; signs stay."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
