"""What netmap refuses to keep: the one guard that an import, a form and a note pass through.

netmap maps organisations, consultations and functions, never people. A cell that holds an e-mail address, a telephone
number, a citizen service number, a date of birth, a bank account or a case number is refused wherever it stands, a
person's name in a cell that names a function or a party, and a column about religion, origin, politics, health,
offences or how to reach persons as a whole. What is refused is never shown again: a :class:`Ground` says what it was.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

import phonenumbers

from netmap.person_names import find_person, has_certain_person
from netmap.person_names.parties import person_as_party
from netmap.reference.private_data import refused_header
from netmap.sensitive import SENSITIVE_SECTOR, SensitiveNames, sensitive_ids

__all__ = [
    "FINAL",
    "SENSITIVE_SECTOR",
    "Ground",
    "SensitiveNames",
    "plain_text",
    "refused_column",
    "refused_file_name",
    "refused_name",
    "refused_party",
    "refused_text",
    "sensitive_ids",
]


class Ground(StrEnum):
    """Why netmap does not keep a cell or a column."""

    EMAIL = "email"
    PHONE = "phone"
    BSN = "bsn"
    BIRTH_DATE = "birth_date"
    IBAN = "iban"
    CASE_NUMBER = "case_number"
    PERSON_NAME = "person_name"
    RELIGION = "religion"
    ORIGIN = "origin"
    POLITICS = "politics"
    HEALTH = "health"
    OFFENCES = "offences"
    CONTACT = "contact"
    REFUSED_GROUP = "refused_group"


#: Grounds that nobody may overrule: what is found there is personal data, or nobody can tell that it is not.
FINAL = frozenset((Ground.EMAIL, Ground.PHONE, Ground.BSN, Ground.BIRTH_DATE))


def refused_text(text: str, *, function: bool) -> Ground | None:
    """Return what a cell holds that netmap does not keep, or None.

    Parameters
    ----------
    text : str
        What stands in the cell. An empty cell is never refused.
    function : bool
        Whether the cell names a function or somebody: persons' names are then looked for as well.

    Notes
    -----
    Patterns are found anywhere in the text, also when they are spelled with blanks, signs, line breaks, invisible
    characters or digits of another script. A number for everybody (112, 0800, 0900, 14 0xx) is no personal data. An
    RSIN passes the test of a citizen service number and is refused as one. Most texts cost a few
    microseconds, those of functions some tens.
    """
    plain = text if text.isascii() else plain_text(text)
    if _WORTH_A_LOOK.search(plain) and (ground := _pattern(plain)) is not None:
        return ground
    return Ground.PERSON_NAME if function and find_person(plain) is not None else None


def refused_name(text: str) -> Ground | None:
    """Return what an organisation's name holds that netmap does not keep, or None.

    Organisations are called after people, so only a form of address or initials with a surname count as a person's
    name, and not beside a word such as "school".
    """
    plain = text if text.isascii() else plain_text(text)
    if (ground := refused_text(plain, function=False)) is not None:
        return ground
    return Ground.PERSON_NAME if has_certain_person(plain) else None


def refused_party(text: str, *, consultation: bool = False) -> Ground | None:
    """Return what the name of a party in a list holds that netmap does not keep, or None.

    Stricter than :func:`refused_name`: who takes part is sometimes filled in as a person ("Jan de Vries").

    Parameters
    ----------
    text : str
        Name of an organisation or consultation, or several with a semicolon or line break between them. Empty is
        never refused.
    consultation : bool
        Whether it may be the name of a consultation: those are also called after the person they are about
        ("Casusoverleg Jan de Vries").

    Notes
    -----
    A single word is no person's name here: organisations and municipalities bear surnames ("Philips",
    "Rijssen-Holten"). Nor is a name to which something else belongs ("Buurthuis Jan de Vries").
    """
    if (ground := refused_name(text)) is not None:
        return ground
    lines = "\n".join(map(plain_text, text.split("\n")))
    return Ground.PERSON_NAME if person_as_party(lines, consultation=consultation) else None


def refused_file_name(stem: str) -> Ground | None:
    """Return what the name of a file, without its suffix, holds that netmap does not keep, or None.

    A network may be called after its file, and the change log names it. Signs between words count as blanks.
    """
    spellings = (stem, stem.replace("_", " "), re.sub(r"[_.\-/\\]+", " ", stem))
    for text in spellings:
        if (ground := refused_text(text, function=True) or refused_party(text, consultation=True)) is not None:
            return ground
    return None


def refused_column(header: str) -> Ground | None:
    """Return on which ground a column with this header is refused as a whole, or None.

    For a header that netmap does not know: whether it is one of the workbook's own columns is not looked at. An
    empty header is not refused.
    """
    ground = refused_header(header)
    return None if ground is None else Ground(ground)


# --- one spelling ------------------------------------------------------------------------------------------------

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-")


def plain_text(text: str) -> str:
    """Return a text with plain digits, dashes and blanks, and without characters that cannot be seen.

    Full-width letters become ordinary ones, digits of every script 0 to 9, and line breaks blanks. Accents stay.
    """
    if text.isascii():
        return text
    return "".join(map(_plain_char, unicodedata.normalize("NFKC", text).translate(_DASHES)))


def _plain_char(char: str) -> str:
    if char.isascii():
        return char
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    kind = unicodedata.category(char)
    if kind in ("Cf", "Mn") and char not in "̨̧̀́̂̃̈":
        return ""
    return " " if kind.startswith("Z") else char


# --- patterns ----------------------------------------------------------------------------------------------------

#: Nearly no cell gets further than this: it has no "@", no digits worth looking at and no word for "@".
_WORTH_A_LOOK = re.compile(
    r"@|\d(?:\D{0,3}\d){2}|\b(?:at|apenst\w*|a\.t\.)\b|geb|born|n(?:umme)?r|case|\bpv\b", re.IGNORECASE
)


#: A telephone number, and a citizen service number, has at least this many digits.
_FEWEST = 6


def _pattern(text: str) -> Ground | None:
    if _is_email(text):
        return Ground.EMAIL
    digits = sum(map(str.isdigit, text))
    if not digits:
        return None
    if _has_birth_date(text):
        return Ground.BIRTH_DATE
    if _has_iban(text):
        return Ground.IBAN
    if digits < _FEWEST:
        return Ground.CASE_NUMBER if _has_case_number(text) else None
    if _has_bsn_beside_word(text):
        return Ground.BSN
    bare = _PROSECUTION.sub(" ~ ", _DATE_AND_TIME.sub(" ~ ", text))
    if _has_phone(bare):
        return Ground.PHONE
    if _has_bsn(bare):
        return Ground.BSN
    return Ground.CASE_NUMBER if _has_case_number(text) else None


_AT = r"(?:@|[(\[{<]\s*@\s*[)\]}>]|[(\[{<*_|]{1,2}\s*(?:at|apenst\w*|a)\s*[)\]}>*_|]{1,2}|\bapenst\w*\b)"
_DOT = r"(?:\s*\.\s*|\s*[(\[{<]\s*(?:dot|punt|\.)\s*[)\]}>]\s*|\s+(?:dot|punt)\s+)"
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_EMAIL = re.compile(
    rf"[\w!#$%&'+/=?^`{{|}}~-]\s*{_AT}\s*{_LABEL}(?:{_DOT}{_LABEL})*?{_DOT}[^\W\d_]{{2,}}", re.IGNORECASE
)
_EMAIL_IN_WORDS = re.compile(
    rf"\w\s+at\s+{_LABEL}(?:{_DOT}{_LABEL})*?(?:\.|\s*[(\[]\s*(?:dot|punt)\s*[)\]]\s*|\s+(?:dot|punt)\s+)[^\W\d_]{{2,}}",
    re.IGNORECASE,
)
_SPELLED_OUT = re.compile(
    r"[\w.+-]@[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|de|info|frl|amsterdam|politie|gov)", re.IGNORECASE
)


#: Without its end, or with a comma in it: still somebody's address.
_CUT_SHORT = re.compile(
    # Bounded on the left, else a text of many letters is gone over anew from each of them.
    r"(?<![^\W_])[^\W_]{1,64}[._-][^\W_]{1,64}@[^\W\d_]{3,}|\w@[\w-]{1,64},(?:nl|com|org|net|eu)\b",
    re.IGNORECASE,
)


def _is_email(text: str) -> bool:
    if _EMAIL.search(text) or _EMAIL_IN_WORDS.search(text) or _CUT_SHORT.search(text):
        return True
    return "@" in text and _SPELLED_OUT.search("".join(text.split())) is not None


#: Of the Netherlands and the countries around it, for a case number may look like an account of any length.
_IBAN_LENGTHS = {
    **{"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "LU": 20, "ES": 24, "IT": 27, "PT": 25, "PL": 28, "AT": 20},
    **{"CH": 21, "IE": 22, "DK": 18, "SE": 24, "NO": 15, "FI": 18, "TR": 26, "RO": 24, "BG": 22, "HU": 28, "CZ": 24},
}
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\s?\d{2}(?:[\s.\-]?[A-Z0-9]){11,30}(?![^\W_])", re.IGNORECASE)


def _has_iban(text: str) -> bool:
    """Whether the text holds a bank account whose check digits are right: nearly nothing else looks like one."""
    for match in _IBAN.finditer(text):
        # What follows the number may look like a part of it: each end at a blank is tried.
        found = match[0]
        ends = [len(found), *(i for i, char in enumerate(found) if not char.isalnum())]
        if any(_is_iban("".join(filter(str.isalnum, found[:end]))) for end in ends):
            return True
    return False


def _is_iban(text: str) -> bool:
    if len(text) != _IBAN_LENGTHS.get(text[:2].upper()):
        return False
    turned = text[4:] + text[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


_MONTH = r"(?:jan|feb|m(?:aa)?rt|apr|mei|may|mar|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_NUMERIC = r"\d{1,2}\s*[-/.\s]\s*\d{1,2}\s*[-/.\s]\s*(?:\d{4}|'?\d{2})(?!\d)"
_ISO = r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)"
_NAMED = rf"\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?[-\s.]*{_MONTH}[-\s,]*'?\d{{2,4}}(?!\d)|{_MONTH}\s*\d{{1,2}},?\s*\d{{4}}"
_WHOLE_DATE = rf"(?:{_ISO}|{_NUMERIC}|{_NAMED}|(?<!\d)\d{{8}}(?!\d))"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_BORN = (
    r"(?:\bgeb(?:oren|d|dat|datum|jr)?(?![^\W\d_])|\bgeboorte\s?(?:datum|dag|jaar)\w*|\bborn\b|\bbirth\s?(?:date|day)\b"
    r"|\bdate of birth\b|\bd\.?o\.?b\b)"
)
_BIRTH = re.compile(
    rf"{_BORN}[^\d]{{0,40}}?(?:{_WHOLE_DATE}|{_YEAR})|(?:\*|°)\s*{_WHOLE_DATE}"
    rf"|{_WHOLE_DATE}[\s,;:()\-]{{0,4}}(?:is\s+)?{_BORN}|{_BORN}[^\d]{{0,20}}?{_MONTH}\s*{_YEAR}",
    re.IGNORECASE,
)


_BORN_HINT = re.compile(r"geb|born|birth|d\.?o\.?b|[*°]", re.IGNORECASE)


def _has_birth_date(text: str) -> bool:
    return _BORN_HINT.search(text) is not None and _BIRTH.search(text) is not None


#: Dates, and times beside them, are no part of a number. One that goes on with more digits is none.
_DATE_AND_TIME = re.compile(
    r"(?<!\d)(?<!\d[ ./-])(?:(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1(?:1[89]|20|21)\d\d"
    r"|(?:1[89]|20|21)\d\d([-/.])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12]\d|3[01]))"
    r"(?:[ T]+(?:om )?\d{1,2}(?:[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?| ?(?:uur|u\b|h\b))Z?)?(?![./-]?\d)(?! \d)"
)


# --- telephone ---------------------------------------------------------------------------------------------------

_GAP = r"[\s().\-/_·•*,]{0,4}"
_DUTCH_PHONE = re.compile(
    rf"(?<![\d])(?:(?:\+|00{_GAP}){_GAP}3{_GAP}1{_GAP}(?:0{_GAP})?|(?<![A-Za-z])0{_GAP})([1-9](?:{_GAP}\d){{8}})(?!\d)"
)
_NO_ZERO = re.compile(rf"(?<![\w.,€])(?:31{_GAP})?(6{_GAP}[1-58](?:{_GAP}\d){{7}})(?!\d)")
_ABROAD = re.compile(rf"(?<![\dA-Za-z])(?:\+|00){_GAP}([1-9](?:{_GAP}\d){{7,13}})(?!\d)")
_BESIDE_WORD = re.compile(
    r"\b(?:tel|telefoon|telefonisch|telnr|telefoonnummer|mob|mobiel|mobile|phone|gsm|bel|belt|bellen|app|doorkiesnummer|fax)\b"
    r"[^\d]{0,12}?(?:nr|nummer)?[.:\s]*((?:\d[\s().\-/]{0,3}){6,11})(?!\d)",
    re.IGNORECASE,
)
_LETTER_O = re.compile(r"(?<!\w)[oO]6[\s\-./]{0,3}\d(?:[\s\-.]{0,2}\d){7}(?!\d)")
_FOR_EVERYBODY = re.compile(r"0?(?:800|900|906|909)\d{4,7}|140\d{2,3}|14\d{3}|116\d{3}|18\d{2}")


def _has_phone(text: str) -> bool:
    # The numbers are looked for here and judged by the library: its own search takes years, amounts and codes of nine
    # digits for Dutch numbers without their zero, and leaves out what is spelled with blanks between all digits.
    for match in _DUTCH_PHONE.finditer(text):
        if _is_number("+31" + _digits(match[1])):
            return True
    for match in _ABROAD.finditer(text):
        if _is_number("+" + _digits(match[1])):
            return True
    if (short := _NO_ZERO.search(text)) is not None and not _is_amount(text, short.start(), short.end()):
        return True
    if _LETTER_O.search(text) is not None:
        return True
    return any(not _FOR_EVERYBODY.fullmatch(_digits(match[1])) for match in _BESIDE_WORD.finditer(text))


def _is_number(number: str) -> bool:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return False
    if number.startswith("+31"):
        national = number[3:]
        if national.startswith(("800", "900", "906", "909", "14")) and _FOR_EVERYBODY.fullmatch(national):
            return False
        if national.startswith("6"):
            return True
    return phonenumbers.is_valid_number(parsed)


# --- citizen service number --------------------------------------------------------------------------------------

_NINE = re.compile(r"(?<![\dA-Za-z€])(?<!\d[.,])(?<!€ )\d(?:[ .\-_/ ]{0,3}\d){8}(?![\dA-Za-z]|[.,]\d{1,2}(?!\d))")
_BSN_WORD = re.compile(
    r"(?:\bbsn|\bsofi|\brsin|burger\s?service\s?n(?:ummer|r))[^\d]{0,25}?(\d(?:[ .\-_/]{0,3}\d){7,8})(?!\d)"
    r"|(?<!\d)(\d(?:[ .\-_/]{0,3}\d){7,8})[\s(:=-]{0,4}(?:\bbsn|\bsofi|\brsin|burgerservicenummer)",
    re.IGNORECASE,
)
#: A year and a serial number of five digits, as on a decision: no citizen service number.
_YEAR_AND_NUMBER = re.compile(
    r"(?:19|20)\d\d[ \-/._]+\d{5}|\d{5}[ \-/._]+(?:19|20)\d\d|(?:19|20)\d\d\D+(?:19|20)\d\d\D+\d"
)
_AMOUNT_BEHIND = re.compile(r"\s*(?:euro|eur\b|,-|,\d\d\b|€)", re.IGNORECASE)
_AMOUNT_BEFORE = re.compile(r"(?:€|\beuro?|\beur)\s*$", re.IGNORECASE)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def _has_bsn_beside_word(text: str) -> bool:
    return _BSN_WORD.search(text) is not None


def _has_bsn(text: str) -> bool:
    for match in _NINE.finditer(text):
        found = match[0]
        plausible = _passes(_digits(found)) and not _YEAR_AND_NUMBER.fullmatch(found)
        if plausible and not _is_amount(text, match.start(), match.end()):
            return True
    return False


def _passes(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits != "000000000"


def _is_amount(text: str, start: int, end: int) -> bool:
    return bool(_AMOUNT_BEHIND.match(text, end) or _AMOUNT_BEFORE.search(text[:start]))


# --- case and file numbers ---------------------------------------------------------------------------------------

#: A number of the public prosecution service; what begins with 06 is a telephone number that is written like one.
_PROSECUTION = re.compile(
    r"(?<!\d)(?!06)\d{2}/\d{6}-\d{2}(?!\d)|(?<=parketnummer )\d{2}\s?[/.-]\s?\d{6}\s?[-/]\s?\d{2}"
)
_CASE_WORD = (
    r"(?:zaak|dossier|kenmerk|parket|registratie|mutatie|casus|cli[eë]nt|pati[eë]nt|aangifte|incident"
    r"|proces[\s-]?verbaal|\bpv\b|\bbvh\b|case|file)"
)
_PUBLISHED = r"(?:gmb|prb|wsb|bgr|stb|trb|kst|blg|ah)\b"
_CASE = re.compile(
    rf"{_CASE_WORD}[\s-]*(?:nummers?|numbers?|nrs?|no|code|id)\b[.:\s#=(-]{{0,6}}(?:is\s+|[a-z]{{1,6}}[\s:./-]{{0,3}})?\d"
    rf"|{_CASE_WORD}(?:snummer|nr)?\s*[:#=]\s*[A-Z]{{0,5}}[\s./-]?\d[\d./\-A-Z]{{2,}}"
    rf"|{_CASE_WORD}\s+[A-Z]{{0,4}}[./-]?(?!(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?(?![\d./-]))\d[\d./\-]{{3,}}"
    r"|\bPL\s?\d{4}\s?[-/ ]\s?\d{4}\s?[-/ ]?\s?\d{3,}|\bPL\d{4}[- ]?\d{6,}"
    r"|(?<!\d)\d{2}\s?[/.-]\s?\d{6}\s?[-/]\s?\d{2}(?!\d)"
    r"|\bZ\s?[-/.]\s?\d{2,4}\s?[-/.]\s?\d{4,}|\bZ\d{2}[.\-/]\d{5,}"
    # One to three letters, a year and a serial number; official publications are numbered alike.
    rf"|(?<![\w\-])(?!{_PUBLISHED})[A-Z]{{1,3}}[-/.]?(?:19|20)\d\d[-/.]\d{{5,}}(?![\w\-])",
    re.IGNORECASE,
)


def _has_case_number(text: str) -> bool:
    return _CASE.search(text) is not None


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
