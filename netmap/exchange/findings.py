"""What an import has to say about a file: one finding per cause, at its sheet, rows and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from netmap.model import SheetName


class Level(StrEnum):
    """What a finding asks of the user, most urgent first."""

    BLOCKS = "blocks"
    REPAIRED = "repaired"
    QUESTION = "question"
    NOTE = "note"


class Asks(StrEnum):
    """What kind of answer settles a finding."""

    NAME = "name"  # the name is that of a known party, or of a new one
    WORD = "word"  # the word is a known one, or a new one
    ALLOW = "allow"  # the cell was refused by mistake, and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a name or word may mean; never taken over by itself.

    Parameters
    ----------
    text : str
        The name or word as it would have to be written.
    score : int
        0 to 100: how much alike the two are.
    reason : str
        Code of a sentence ``names.reason.<reason>``.
    id : str
        Of the party, where it has one already; else empty.
    """

    text: str
    score: int
    reason: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody answered to a finding, in a page or in the repair workbook.

    Parameters
    ----------
    asks : Asks
    found : str
        The name or word that was found; for ``ALLOW`` the text of the refused cell.
    same_as : str
        The party (name or id) or word that is meant; empty when ``found`` is new.
    list : str
        For a word: the label of its vocabulary ("Theme").
    reason : str
        For ``ALLOW``: why the cell holds no personal data.
    """

    asks: Asks
    found: str
    same_as: str = ""
    list: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause.

    Parameters
    ----------
    code : str
        Key of three sentences in ``netmap.texts``: ``<code>.found``, ``<code>.expected`` and ``<code>.do``.
    sheet : SheetName or None
        None when it is about the file as a whole.
    rows : tuple of int
        Row numbers as the spreadsheet shows them: the header row counts, and so do blank rows. Empty for a
        finding about the sheet.
    column : str
        The header as the user wrote it, else its Dutch name; empty when it is about a whole row.
    details : dict
        Values that the sentences name; ``found`` is the content of the cell.
    key : str
        Key of the column, where it is one of the workbook's; empty as ``column`` is.
    asks : Asks or None
        The kind of answer that settles it; ``details["found"]`` is then what the answer is about (and for a word
        ``details["list"]`` the label of its vocabulary).
    suggestions : tuple of Suggestion
        Best first.
    """

    code: str
    level: Level
    sheet: SheetName | None = None
    rows: tuple[int, ...] = ()
    column: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    asks: Asks | None = None
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A finding in words; ``reasons`` holds one for each of its suggestions."""

    sheet: str
    found: str
    expected: str
    do: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one sheet: its number as shown, and its non-empty cells by column key, trimmed, as text.

    ``part`` counts the rows that were made of one row because a cell held several names; ``origin`` is the
    provenance of a row that stands in no file, such as an answer given in a page.
    """

    sheet: SheetName
    number: int
    cells: dict[str, str]
    part: int = 0
    origin: str = ""


#: An answer on the sheet *Vragen* stands on its ordinary sheet under a number that no row of a file has: this plus its
#: own.
FIRST_ANSWER = 100_000_000


def is_answer(row: Row) -> bool:
    """Return whether a row was made of an answered line of the sheet *Vragen*."""
    return row.number > FIRST_ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """A sheet as its user made it, for showing a cell in its place and for writing it again.

    Parameters
    ----------
    title : str
        The sheet's name in the file.
    header_row : int
        Number of the row that holds the headers, as the spreadsheet shows it.
    rows : tuple of (int, tuple of str)
        Every row that holds anything, also the header and what stands above it: number and texts.
    positions : dict
        Column key -> place of the column, from 0.
    """

    title: str
    header_row: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    positions: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A file as read, before anything is understood.

    ``headers`` gives per sheet the header text by column key, for naming a column as its user does; ``raw`` the
    sheets as they were; ``answers`` what was filled in on the sheet *Bevindingen* of a repair workbook.
    """

    name: str
    sha256: str
    rows: dict[SheetName, tuple[Row, ...]]
    headers: dict[SheetName, dict[str, str]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    raw: dict[SheetName, RawSheet] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
