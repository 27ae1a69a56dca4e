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
    """

    code: str
    level: Level
    sheet: SheetName | None = None
    rows: tuple[int, ...] = ()
    column: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one sheet: its number as shown, and its non-empty cells by column key, trimmed, as text."""

    sheet: SheetName
    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A file as read, before anything is understood.

    ``headers`` gives per sheet the header text by column key, for naming a column as its user does.
    """

    name: str
    sha256: str
    rows: dict[SheetName, tuple[Row, ...]]
    headers: dict[SheetName, dict[str, str]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
