"""What stands in a table but is no data: words for an empty cell, error values, sums, remarks and repeated headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from netmap.model import SheetName, normalise
from netmap.reference.words import all_words, code_of

_DASHES = re.compile("-+")
#: The error values of Excel in Dutch and English, and what it shows when a column is too narrow.
_ERROR = re.compile(
    r"#(?:N/[AB]|VERW!|REF!|WAARDE!|VALUE!|NAAM\?|NAME\?|DEEL/0!|DIV/0!|GETAL!|NUM!|LEEG!|NULL!"
    r"|OVERLOOP!|OVERLOPEN!|SPILL!|BEREKENEN!|CALC!|VELD!|FIELD!|BLOKKEREN!|BLOCKED!|#{2,})",
    re.IGNORECASE,
)
_STAR = re.compile(r"[*\u2020]+\s*")
_SUM = re.compile(r"[\d.,\s]*")
#: Sheets where a row with one cell may well be data of netmap itself.
_NEVER = (SheetName.SETTINGS, SheetName.WORDS, SheetName.NORM, SheetName.NAMES, SheetName.HISTORY)


def is_blank(text: str) -> bool:
    """Return whether a cell only says that it is left open ("-", "n.v.t."); an empty text does not."""
    if not text or len(text) > _longest() or text[0] not in _first_signs():
        return False  # nearly every cell
    return bool(_DASHES.fullmatch(text)) or code_of("Blank", text) is not None


def is_error(text: str) -> bool:
    """Return whether a text is an error value of Excel ("#N/B", "#REF!")."""
    return text[:1] == "#" and _ERROR.fullmatch(text) is not None


@cache
def _words() -> tuple[str, ...]:
    return all_words("Blank", "blank")


@cache
def _longest() -> int:
    return max(map(len, _words())) + 2


@cache
def _first_signs() -> frozenset[str]:
    return frozenset("-") | {sign for word in _words() for sign in (word[0].lower(), word[0].upper())}


def is_no_data(name: SheetName, cells: Sequence[str], header: Sequence[str], columns: Iterable[int]) -> bool:
    """Return whether a row below the headers repeats these, is a sum, or is a remark.

    Parameters
    ----------
    name : SheetName
        Of a sheet that holds settings or words no row is left out.
    cells, header : sequence of str
        The row and the headers, by column.
    columns : iterable of int
        The columns whose header is known. A sum or a remark stands in the first of these, or before it.
    """
    filled = [position for position, text in enumerate(cells) if text]
    known = sorted(columns)
    if name in _NEVER or not filled or not known:
        return False
    if filled[0] <= known[0]:
        first, others = cells[filled[0]], [cells[position] for position in filled[1:]]
        if code_of("NotData", first.rstrip(":")) == "total" and all(map(_SUM.fullmatch, others)):
            return True
        if not others and _is_remark(first):
            return True
    repeated = all(p < len(header) and normalise(cells[p]) == normalise(header[p]) for p in filled)
    return repeated and any(position in known for position in filled)


def _is_remark(text: str) -> bool:
    star = _STAR.match(text)
    rest = text[star.end() :] if star else text
    if star and rest.startswith("="):
        return True
    word, colon, _ = rest.partition(":")
    return bool(colon) and code_of("NotData", word) == "remark"


def is_every_theme(text: str) -> bool:
    """Return whether a cell names all themes at once ("alle thema's")."""
    return bool(text) and code_of("Every", text) == "themes"
