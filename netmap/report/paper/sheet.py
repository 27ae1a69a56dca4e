"""What stands on a sheet of paper, whatever it is printed with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netmap.texts import format_date, say, say_count

__all__ = ["Block", "Bullets", "Lines", "Part", "Sheet", "Table", "clean", "facts", "shares", "space"]

# What XML cannot hold, and signs that turn the direction of all text behind them.
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]"
)
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_LINE = 90  # characters that fit beside each other on paper, in the middle of sizes and fonts
_LONGEST_WORD = 22  # characters that a column makes room for
_LONGEST_CELL = 44
_BORDERS = 2.5  # of a cell, in characters
_WIDE_LETTER = 1.05  # words in bold, and with wide letters, still fit


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. Without items it says so in ``empty``, or that nothing is known yet."""

    items: tuple[str, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its header comes back on every page.

    Parameters
    ----------
    columns : tuple of str
        At least one; the cells of the first column name their row.
    rows : tuple of tuple of str
        Each as long as ``columns``; an empty cell stays empty, so what is unknown must say so.
    shown : str
        Stands under the table: "12 van 40 getoond". A caller that leaves rows out must say so here.
    empty : str
        Stands in place of a table without rows; otherwise a sentence that nothing is known yet.

    Raises
    ------
    ValueError
        If there is no column, or a row has another length: a defect of the caller.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shown: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"expected rows of {len(self.columns)} cells, at least one")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on: one behind each label, then ``blank`` lines without one."""

    labels: tuple[str, ...] = ()
    blank: int = 0


#: A paragraph is a text.
Block = str | Bullets | Table | Lines


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (may be "") with what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of paper, in words that are ready to be read.

    Parameters
    ----------
    title : str
        What the sheet is about, as a question where it is one.
    subtitle : str
        Under the title: of which network, for which situation.
    answer : tuple of str
        One to three sentences.
    parts : tuple of Part
    source : str
        Where it comes from: network, norm.
    reference_date : date
        Day for which it holds; also the day on which the file says it was made, so that equal sheets give equal bytes.
    checked_on : str
        ISO text of the precision known, on which the facts were last checked; "" is shown as not known.
    language : {"nl", "en"}
    """

    title: str
    reference_date: date
    source: str
    subtitle: str = ""
    answer: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    checked_on: str = ""
    language: str = "nl"


def clean(text: str) -> str:
    """Return a text as paper can hold it: without control characters, and with one kind of line break."""
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text))


def facts(sheet: Sheet) -> list[str]:
    """Return the lines at the end of a sheet: its date, when the facts were checked, where they come from."""
    checked = (
        say("paper.checked", sheet.language, date=format_date(sheet.checked_on, sheet.language))
        if sheet.checked_on
        else say("paper.checked.unknown", sheet.language)
    )
    date_line = say("paper.date", sheet.language, date=sheet.reference_date)
    return [date_line, checked, say("paper.source", sheet.language, source=clean(sheet.source))]


def space(lines: int, language: str) -> str:
    """Return what somebody who cannot see them hears of empty lines."""
    return say_count("paper.space", lines, language)


def shares(table: Table) -> list[int]:
    """Return the width of each column in thousandths of the table, by what stands in it.

    Widths are fixed here, for both kinds of file alike, because a column that follows its longest word runs off the
    page when that word is a long name.
    """
    least: list[float] = []
    more: list[float] = []
    for column, heading in enumerate(table.columns):
        cells = [heading, *(row[column] for row in table.rows)]
        word = min(max(len(part) for cell in cells for part in cell.split() or [""]), _LONGEST_WORD)
        least.append(_BORDERS + _WIDE_LETTER * word)
        more.append(float(max(0, min(max(map(len, cells)), _LONGEST_CELL) - word)))
    left = _LINE - sum(least)
    if left > 0 and any(more):
        wanted = [need + left * extra / sum(more) for need, extra in zip(least, more, strict=True)]
    else:
        wanted = least
    return _rounded(wanted)


def _rounded(wanted: Sequence[float]) -> list[int]:
    found = [int(1000 * share / sum(wanted)) for share in wanted]
    found[-1] += 1000 - sum(found)
    return found
