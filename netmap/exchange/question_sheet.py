"""The sheet *Vragen* as a file: a line for each question, with what an import needs to read its answer back.

What the machine columns hold is in ``question_places``; what happens with an answer in ``answered_questions``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from netmap.exchange.columns import SHEETS, Cell, Sheet
from netmap.exchange.exporting_cells import Texts, word
from netmap.exchange.question_places import ALL_ASKED, BESIDE, COMPLETE, MASKED, NETWORK, TABLE, encode_cells
from netmap.exchange.tables import column_letter
from netmap.exchange.writing import header_cells, text_cell, to_bytes
from netmap.model import VOCABULARY_TYPES, Network, Plan, Ref, SheetName
from netmap.reference.words import word_of

__all__ = [
    "Line",
    "LineWriter",
    "Place",
    "add_question_page",
    "write_question_sheet",
]

_GREY = "FF808080"
_WIDTHS = {"number": 6.0, "question": 60.0, "addressee": 28.0, "answer": 40.0, "example": 44.0, "checked_on": 14.0}
_MACHINE = ("sheet", "line", "column")
#: What is for an import only: narrow, and not hidden, for of hidden columns a reader rightly asks what they are.
_WIDTH, _NARROW = 26.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer belongs: a row of a sheet, as far as it is known, and the column of the answer.

    ``cells`` holds by column key a Ref, several of them, a code, a text, or for the name of a list a sheet and whom
    it is about; ``column`` is a key too, or :data:`COMPLETE`. ``beside``: the question is who else there is;
    ``all_asked``: the file holds all that is open about the theme of such a question; ``table``: only a consultation
    can be the answer.
    """

    sheet: SheetName
    cells: Mapping[str, Any]
    column: str
    beside: bool = False
    all_asked: bool = False
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the sheet in words; ``sheet``, ``line`` and ``column`` are what :class:`LineWriter` makes."""

    number: str
    question: str
    addressee: str
    example: str
    sheet: str
    line: str
    column: str


class LineWriter:
    """Says places in the words of the workbook.

    Parameters
    ----------
    network : Network
        What the references are called in; an import of this network understands every text.
    hidden : callable
        Whether the file must not name something: a line about it says so, and carries nothing else.
    """

    def __init__(self, network: Network, hidden: Callable[[Ref], bool] = lambda ref: False) -> None:
        self._network, self._texts = network, Texts(network)
        self._hidden = hidden

    def place(self, place: Place) -> tuple[str, str, str]:
        """Return the cells ``blad``, ``regel`` and ``kolom`` of a place."""
        sheet = SHEETS[place.sheet]
        column = COMPLETE if place.column == COMPLETE else sheet.column(place.column).nl
        if any(self._hidden(ref) for value in place.cells.values() for ref in _refs(value)):
            return sheet.nl, encode_cells({MASKED: word_of("Answer", "yes")}), column
        cells = {sheet.column(key).nl: self._text(sheet, key, value) for key, value in place.cells.items()}
        if place.beside:
            cells[BESIDE] = word_of("Answer", "yes")
            if place.all_asked:
                cells[ALL_ASKED] = word_of("Answer", "yes")
        if place.table:
            cells[TABLE] = word_of("Answer", "yes")
        return sheet.nl, encode_cells({key: text for key, text in cells.items() if text}), column

    def _text(self, sheet: Sheet, key: str, value: Any) -> str:
        if isinstance(value, SheetName):  # a whole list, as *Instellingen* calls it
            return SHEETS[value].nl
        if isinstance(value, StrEnum):
            return word(value)
        if isinstance(value, Ref):
            value = [value]
        if isinstance(value, tuple) and isinstance(value[0], str):
            return self._list(*value)
        if not isinstance(value, (list, tuple)):
            return str(value or "")
        if value and value[0].label == Plan.KIND:
            return word_of("PlanKind", self._plan(value[0]))
        terms = [ref for ref in value if ref.label in VOCABULARY_TYPES]
        if terms:
            return self._texts.terms(VOCABULARY_TYPES[terms[0].label], [ref.id for ref in terms])
        labels = tuple(dict.fromkeys(ref.label for ref in value))
        column = sheet.column(key)
        if column.cell in (Cell.REFERENCE, Cell.REFERENCES):
            labels = tuple(column.list.split("|"))
        elif "Expert" in labels:
            return next((ref.id for ref in value), "")
        if len(value) == 1:
            return self._texts.reference(value[0], labels)
        return self._texts.references(value, labels)

    def _list(self, sheet: str, ref: Ref) -> str:
        """Return how *Instellingen* calls the part of a list about something."""
        if ref.label in VOCABULARY_TYPES:
            return f"{SHEETS[SheetName(sheet)].nl}: {self._texts.terms(VOCABULARY_TYPES[ref.label], [ref.id])}"
        return f"{SHEETS[SheetName(sheet)].nl}: {self._texts.reference(ref, (ref.label,))}"

    def _plan(self, ref: Ref) -> str:
        record = self._network.get(ref)
        return record.kind.value if isinstance(record, Plan) and record.kind else ref.id


def _refs(value: Any) -> list[Ref]:
    if isinstance(value, Ref):
        return [value]
    return [item for item in value if isinstance(item, Ref)] if isinstance(value, (list, tuple)) else []


# --- the sheet --------------------------------------------------------------------------------------------------------


def write_question_sheet(lines: Sequence[Line], network: Network, *, masked: bool, language: str = "nl") -> bytes:
    """Return an Excel file with the sheet *Vragen*, to be filled in and imported again.

    Parameters
    ----------
    lines : sequence of Line
        In the order of the sheet; none gives a sheet with its headers only.
    masked : bool
        Whether something in it is called by a number.

    Raises
    ------
    FileRefused
        If a text is longer than an Excel cell can hold.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    add_question_page(book, lines, network, masked=masked, language=language)
    return to_bytes(book)


def add_question_page(
    book: Any, lines: Sequence[Line], network: Network, *, masked: bool, language: str = "nl"
) -> None:
    """Add the sheet *Vragen* to an openpyxl workbook that is written row by row."""
    from openpyxl.styles import Alignment, Font

    sheet = SHEETS[SheetName.QUESTIONS]
    page: Any = book.create_sheet(sheet.nl if language == "nl" else sheet.en)
    page.freeze_panes = "A2"
    for position, column in enumerate(sheet.columns):
        width = _NARROW if column.key in _MACHINE else _WIDTHS.get(column.key, _WIDTH)
        page.column_dimensions[column_letter(position)].width = width
    last = len(lines) + 2
    page.calculate_dimension = lambda: f"A1:{column_letter(len(sheet.columns) - 1)}{last}"
    # A landscape page of one width is what people print.
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    header = header_cells(page, sheet)
    for cell, column in zip(header, sheet.columns, strict=True):
        cell.value = column.nl if language == "nl" else column.en
        if column.key in _MACHINE:
            cell.font = Font(color=_GREY)
    page.append(header)
    for line in lines:
        cells = []
        for column in sheet.columns:
            text = getattr(line, column.key, "")
            cell = text_cell(page, text)
            grey = column.key in _MACHINE
            cell.alignment = Alignment(vertical="top", wrap_text=not grey)
            if grey or column.key == "example":
                cell.font = Font(color=_GREY)
            cells.append(cell)
        page.append(cells)
    page.append(_network_line(page, sheet, network, masked=masked))
    if lines:  # to see the questions for one addressee; the last line is the network's, and stays
        page.auto_filter.ref = f"A1:{column_letter(len(sheet.columns) - 1)}{last - 1}"


def _network_line(page: Any, sheet: Sheet, network: Network, *, masked: bool) -> list[Any]:
    from openpyxl.styles import Font

    cells = {"id": network.id} | ({MASKED: word_of("Answer", "yes")} if masked else {})
    texts = {"sheet": NETWORK, "line": encode_cells(cells), "column": NETWORK}
    cells_of: list[Any] = [text_cell(page, texts[c.key]) if c.key in texts else None for c in sheet.columns]
    for cell in filter(None, cells_of):
        cell.font = Font(color=_GREY)
    return cells_of
