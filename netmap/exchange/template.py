"""The empty workbook that a policy officer fills in.

One sheet per kind, with drop-downs from the vocabularies and closed lists, one example row that is never read, and a
first sheet that says in plain words what to fill in. The drop-downs warn but never forbid: a municipality may have
words of its own, and Excel does not check what is pasted anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from netmap.exchange.columns import SHEETS, Cell, Column, Sheet
from netmap.exchange.examples import EXAMPLE_ROWS
from netmap.exchange.writing import header_cells, lay_out, to_bytes
from netmap.model import VOCABULARY_TYPES, SheetName
from netmap.reference.vocabulary import Vocabulary
from netmap.reference.words import codes, word_of

__all__ = ["write_template"]

#: Sheets that netmap fills itself.
_NOT_FILLED_IN = (SheetName.QUESTIONS, SheetName.HISTORY)
_LAST_ROW = 2000
_FONT = "Calibri"
_READ_ME = (
    ("purpose", ("maps", "finds")),
    ("first", ("two_sheets", "seats", "settings", "rest", "star", "list", "example")),
    ("empty", ("means_unknown", "keeps", "unknown")),
    ("nobody", ("write", "no", "none", "nowhere")),
    ("complete", ("when", "how", "part", "then")),
    ("several", ("separator",)),
    ("persons", ("none", "function")),
    ("load", ("check", "answer", "import")),
)
#: Nodes that a cell may name, with the sheet and column whose content the drop-down offers.
_NAMED_IN = {
    "Organisation": (SheetName.ORGANISATIONS, "name"),
    "Consultation": (SheetName.CONSULTATIONS, "name"),
    "Area": (SheetName.AREAS, "name"),
}


@dataclass(slots=True)
class _Lists:
    """The hidden sheet behind the drop-downs: one column per list, made when first asked for."""

    page: Any
    places: dict[str, str]

    def place(self, name: str, words: list[str]) -> str:
        """Return the cells that hold a list, written down when they are not yet there."""
        if name not in self.places:
            column = len(self.places) + 1
            letter = get_column_letter(column)
            for row, word in enumerate([name, *words], start=1):
                self.page.cell(row, column).value = word
            self.places[name] = f"{quote_sheetname(self.page.title)}!${letter}$2:${letter}${len(words) + 1}"
        return self.places[name]


def write_template(say: Callable[[str], str]) -> bytes:
    """Return the empty workbook as an Excel file; the same bytes every time.

    Parameters
    ----------
    say : callable
        Gives the sentence of a code: ``netmap.texts.say``, or a partial of it for another language.
    """
    book = Workbook()
    read_me = book.active
    assert read_me is not None  # a new workbook has one sheet
    read_me.title = word_of("Mark", "read_me")
    _write_read_me(read_me, say)
    pages = {name: book.create_sheet(sheet.nl) for name, sheet in SHEETS.items() if name not in _NOT_FILLED_IN}
    lists = _Lists(book.create_sheet(word_of("Mark", "lists")), {})
    lists.page.sheet_state = "hidden"
    for name, page in pages.items():
        _write_sheet(page, SHEETS[name], lists, say)
    return to_bytes(book)


def _write_read_me(page: Any, say: Callable[[str], str]) -> None:
    page.column_dimensions["A"].width = 22
    page.column_dimensions["B"].width = 100
    page.row_dimensions[1].height = 24
    # People print this sheet: one page wide.
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    row = 1
    page.cell(row, 1, say("imports.template.title")).font = Font(name=_FONT, bold=True, size=16)
    for topic, sentences in _READ_ME:
        row += 2
        page.cell(row, 1, say(f"imports.template.{topic}.heading")).font = Font(name=_FONT, bold=True, size=12)
        for sentence in sentences:
            row += 1
            _put_text(page, row, say(f"imports.template.{topic}.{sentence}"))
    row += 2
    page.cell(row, 1, say("imports.template.sheets.heading")).font = Font(name=_FONT, bold=True, size=12)
    for name, sheet in SHEETS.items():
        if name not in _NOT_FILLED_IN:
            row += 1
            cell = page.cell(row, 1, sheet.nl)
            cell.font = Font(name=_FONT, size=11, bold=True)
            cell.alignment = Alignment(vertical="top")
            _put_text(page, row, say(f"imports.template.sheets.{name.value}"))


def _put_text(page: Any, row: int, text: str) -> None:
    cell = page.cell(row, 2, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    # Excel does not fit the height of rows by itself in a file that another program made.
    page.row_dimensions[row].height = 15 * (1 + len(text) // 115)


def _write_sheet(page: Any, sheet: Sheet, lists: _Lists, say: Callable[[str], str]) -> None:
    lay_out(page, sheet)
    page.append(header_cells(page, sheet))
    content, mark_key = EXAMPLE_ROWS[sheet.name]
    content = {**content, mark_key: word_of("Mark", "example")}
    for position, column in enumerate(sheet.columns, start=1):
        if text := content.get(column.key):
            page.cell(2, position).value = text
            page.cell(2, position).font = Font(name=_FONT, size=11, italic=True, color="FF808080")
        _add_drop_down(page, position, column, lists, say)


def _add_drop_down(page: Any, position: int, column: Column, lists: _Lists, say: Callable[[str], str]) -> None:
    source = _drop_down(column, lists)
    if source is None:
        return
    several = column.cell in (Cell.TERMS, Cell.REFERENCES)
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=not several)
    rule.errorStyle = "warning"
    rule.errorTitle = say("imports.template.warning.title")
    rule.error = say("imports.template.warning.text")
    letter = get_column_letter(position)
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    page.add_data_validation(rule)


def _drop_down(column: Column, lists: _Lists) -> str | None:
    """Return the cells that a column's drop-down offers, or None when it has none."""
    if column.cell is Cell.YES_NO:
        return lists.place("Answer", [word_of("Answer", code) for code in codes("Answer")])
    if column.cell is Cell.CODE:
        words = [word_of(column.list, code) for code in codes(column.list)]
        if column.list == "Mandate":
            words.insert(0, word_of("Mark", "no_mandate"))
        if not column.required and word_of("Answer", "unknown") not in words:
            words.append(word_of("Answer", "unknown"))
        return lists.place(column.list, words)
    if column.cell in (Cell.TERM, Cell.TERMS):
        kind = VOCABULARY_TYPES[column.list]
        return lists.place(column.list, [term.label_nl for term in Vocabulary.shipped().terms(kind)])
    if column.cell in (Cell.REFERENCE, Cell.REFERENCES) and column.list in _NAMED_IN:
        name, key = _NAMED_IN[column.list]
        sheet = SHEETS[name]
        letter = get_column_letter(1 + [c.key for c in sheet.columns].index(key))
        # From row 3: the example is no choice.
        return f"{quote_sheetname(sheet.nl)}!${letter}$3:${letter}${_LAST_ROW}"
    return None
