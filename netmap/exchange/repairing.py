"""The repair workbook: the user's own file back as a new Excel file, with each finding at its cell.

The first sheet lists the findings, one line per cause, with a link to the first cell and room for an answer
(:mod:`netmap.exchange.answer_sheet` reads it back). Behind it come the sheets as they were, row for row, with one
column more. Nothing but texts is taken from the file: no formula, format, hidden part or remark comes along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from openpyxl import Workbook as ExcelWorkbook
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from netmap.exchange.answer_sheet import COLUMNS, ONE_SHEET, about, answers_given, encode_place, row_ranges
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Answer, Asks, Finding, Level, Spoken, Suggestion, Workbook
from netmap.exchange.repairing_pages import Cells, Look, Page, link_to, make_pages, write_page
from netmap.exchange.tables import column_letter
from netmap.exchange.writing import to_bytes
from netmap.model import Decision, SettingKey, SheetName
from netmap.reference.words import word_of

__all__ = ["write_repair_workbook"]

Say = Callable[..., str]

_LEVELS = {
    Level.BLOCKS: "repair.level.blocks",
    Level.REPAIRED: "repair.level.repaired",
    Level.QUESTION: "repair.level.question",
    Level.NOTE: "repair.level.note",
}
_WIDTHS = {
    "number": 6,
    "level": 17,
    "sheet": 16,
    "rows": 16,
    "column": 18,
    "found": 44,
    "expected": 34,
    "do": 40,
    "suggestions": 40,
    "about": 26,
    "decision": 22,
    "target": 30,
    "reason": 34,
    "place": 12,
}
#: What is to be filled in where something is meant, and where something was refused.
_MEANING = ("decision", "target")
_ALLOWING = ("decision", "reason")
#: So many series of row numbers are written out; the column on the sheet itself has them all.
_MOST_RANGES = 20
#: So many series of cells share one drop-down; what Excel takes in one text is limited.
_MOST_CELLS = 200
#: Excel opens no sheet with more links than 65,530.
_MOST_LINKS = 60_000


@dataclass(slots=True)
class _Line:
    """One line of the sheet with findings: its texts by column, where it links to, and what may be answered."""

    texts: dict[str, str]
    asks: Asks | None = None
    link: str = ""
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(slots=True)
class _Lists:
    """The hidden sheet behind the drop-downs: one row per list."""

    page: Any
    make: Cells
    places: dict[tuple[str, ...], str] = field(default_factory=dict)

    def place(self, words: tuple[str, ...]) -> str:
        """Return the cells that hold a list, written down when they are not yet there."""
        if words not in self.places:
            self.page.append([self.make.text(self.page, word) for word in words])
            row = len(self.places) + 1
            last = column_letter(len(words) - 1)
            self.places[words] = f"{quote_sheetname(self.page.title)}!$A${row}:${last}${row}"
        return self.places[words]


def write_repair_workbook(
    workbook: Workbook, findings: Iterable[Finding], speak: Callable[[Finding], Spoken], say: Say
) -> bytes:
    """Return an Excel file with the same sheets and row numbers, and each finding at its cell.

    Parameters
    ----------
    workbook : Workbook
        As it was checked: ``raw`` holds the sheets as they were, without what was refused.
    findings : iterable of Finding
        In the order in which they are to be shown.
    speak : callable
        Says a finding in the user's language.
    say : callable
        Gives the sentence of a code with its values, in the same language. Headers and answers to choose from are
        Dutch, as everywhere in a workbook.

    Returns
    -------
    bytes
        The same for the same input. Without findings the first sheet says so. Sheets that netmap does not know were
        not read and are not in it; answers that were given before are.

    Raises
    ------
    FileRefused
        If a text is longer than an Excel cell can hold.

    Notes
    -----
    Linear in cells and in rows with findings.
    """
    shown = list(findings)
    pages = make_pages(workbook)
    lines = [_line(number, f, speak(f), pages, say) for number, f in enumerate(shown, start=1)]
    given = answers_given(workbook)
    lines += [_answered(number, answer, say) for number, answer in enumerate(given, start=len(lines) + 1)]
    book = ExcelWorkbook(write_only=True)
    first = book.create_sheet(word_of("Mark", "findings"))
    by_title = {page.title: page for page in pages.values()}
    sheets = {title: book.create_sheet(title) for title in by_title}
    make = Cells()
    lists = _Lists(book.create_sheet(word_of("Mark", "lists")), make)
    lists.page.sheet_state = "hidden"
    _write_lines(first, lines, lists, say, one_sheet=_is_one_sheet(workbook, shown))
    notes: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    marks: dict[str, dict[tuple[int, int], Level]] = defaultdict(dict)
    for finding, line in zip(shown, lines, strict=False):
        if finding.sheet in pages:
            page = pages[finding.sheet]
            note = say(
                "repair.in_row", number=line.texts["number"], level=line.texts["level"], found=line.texts["found"]
            )
            position = page.position(finding)
            for row in finding.rows:
                notes[page.title][row].append(note)
                if position is not None:
                    marks[page.title].setdefault((row, position), finding.level)
    for title, page in by_title.items():
        write_page(make, sheets[title], page, notes[title], marks[title])
    return to_bytes(book)


def _is_one_sheet(workbook: Workbook, findings: Sequence[Finding]) -> bool:
    """Return whether the file was one sheet by intent, so that no other is missing when it comes back."""
    lacks = any(sheet.required and name not in workbook.raw for name, sheet in SHEETS.items())
    return lacks and not any(finding.code == "imports.read.sheet_missing" for finding in findings)


# --- what the lines say -------------------------------------------------------------------------------------------


def _line(number: int, finding: Finding, spoken: Spoken, pages: dict[SheetName, Page], say: Say) -> _Line:
    page = pages.get(finding.sheet) if finding.sheet else None
    place = encode_place(finding)
    suggestions = tuple(
        say("repair.suggestion", text=suggestion.text, score=suggestion.score, reason=reason)
        for suggestion, reason in zip(finding.suggestions, spoken.reasons, strict=True)
    )
    texts = {
        "number": str(number),
        "level": say(_LEVELS[finding.level]),
        "sheet": page.title if page else spoken.sheet,
        "rows": _rows_text(finding.rows, say),
        "column": finding.column,
        "found": spoken.found,
        "expected": spoken.expected,
        "do": spoken.do,
        "suggestions": "\n".join(suggestions),
        "place": place,
    }
    if place:
        texts["about"] = about(finding)
    return _Line(
        texts,
        asks=finding.asks if place else None,
        link=link_to(page, finding) if page else "",
        suggestions=finding.suggestions if place else (),
    )


def _answered(number: int, answer: Answer, say: Say) -> _Line:
    texts = {
        "number": str(number),
        "level": say("repair.level.answered"),
        "found": say("repair.answered.found"),
        "do": say("repair.answered.do"),
        "about": answer.found,
        "decision": word_of("Decision", Decision.SAME_AS if answer.same_as else Decision.NEW),
        "target": answer.same_as,
        "place": f"{answer.asks.value}|{answer.list}" if answer.list else answer.asks.value,
    }
    if answer.asks is Asks.ALLOW:
        texts |= {"decision": word_of("SettingKey", SettingKey.ALLOWED), "reason": answer.reason}
    return _Line(texts, asks=answer.asks)


def _rows_text(rows: Iterable[int], say: Say) -> str:
    ranges = list(row_ranges(rows))
    texts = [
        say("repair.rows.range", first=first, last=last) if last > first else str(first)
        for first, last in ranges[:_MOST_RANGES]
    ]
    shown = ", ".join(texts)
    if rest := sum(last - first + 1 for first, last in ranges[_MOST_RANGES:]):
        return say("repair.rows.more", shown=shown, count=rest)
    return shown


# --- the sheet with findings ----------------------------------------------------------------------------------------


def _write_lines(page: Any, lines: Sequence[_Line], lists: _Lists, say: Say, *, one_sheet: bool) -> None:
    use = ["repair.use.cell", "repair.use.answer", "repair.use.load"] if lines else ["repair.nothing"]
    if any(line.asks is Asks.ALLOW for line in lines):
        use.append("repair.use.allow")
    header_row = len(use) + 3
    last = column_letter(len(COLUMNS) - 1)
    for position, key in enumerate(COLUMNS):
        page.column_dimensions[column_letter(position)].width = _WIDTHS[key]
    page.column_dimensions[last].hidden = True
    page.freeze_panes = f"A{header_row + 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.calculate_dimension = partial("A1:{}{}".format, last, header_row + len(lines))
    make = lists.make
    page.row_dimensions[1].height = 24
    title = make.text(page, say("repair.title"), Look.TITLE)
    page.append([title, *[None] * (len(COLUMNS) - 2), ONE_SHEET if one_sheet else None])
    for code in use:
        page.append([make.text(page, say(code))])
    page.append([])
    to_answer = (*_MEANING, *_ALLOWING)
    page.append(
        [
            make.text(page, word_of("FindingColumn", key), Look.ANSWER_HEADER if key in to_answer else Look.HEADER)
            for key in COLUMNS
        ]
    )
    for row, line in enumerate(lines, start=header_row + 1):
        page.row_dimensions[row].height = _height(line)
        page.append([_cell(make, page, line, key, linked=row - header_row <= _MOST_LINKS) for key in COLUMNS])
    _add_choices(page, lines, lists, say, header_row + 1)
    if lines:
        page.auto_filter.ref = f"A{header_row}:{last}{header_row + len(lines)}"


def _cell(make: Cells, page: Any, line: _Line, key: str, *, linked: bool) -> Any:
    text = line.texts.get(key, "")
    if line.asks is not None and key in (_ALLOWING if line.asks is Asks.ALLOW else _MEANING):
        return make.text(page, text, Look.TO_FILL_IN)
    if not text:
        return None
    if line.link and linked and key == ("rows" if line.texts["rows"] else "sheet"):
        cell = make.text(page, text, Look.LINK)
        cell.hyperlink = Hyperlink(ref="A1", location=line.link)
        return cell
    return make.text(page, text, Look.WRAPPED)


def _height(line: _Line) -> float:
    """Return the height that shows a whole line; programs do not fit the rows of a file that another one made."""
    most = 1
    for key, text in line.texts.items():
        width = _WIDTHS[key] * 1.05
        most = max(most, sum(1 + int(len(part) / width) for part in text.split("\n")) if key != "place" else 1)
    return min(15.0 * most, 400.0)


def _add_choices(page: Any, lines: Sequence[_Line], lists: _Lists, say: Say, first_row: int) -> None:
    decide, target = (column_letter(COLUMNS.index(key)) for key in ("decision", "target"))
    meant = (word_of("Decision", Decision.SAME_AS), word_of("Decision", Decision.NEW))
    allow = (word_of("SettingKey", SettingKey.ALLOWED),)
    for words, kinds in ((meant, (Asks.NAME, Asks.WORD)), (allow, (Asks.ALLOW,))):
        rows = [row for row, line in enumerate(lines, start=first_row) if line.asks in kinds]
        cells = [f"{decide}{first}:{decide}{last}" for first, last in row_ranges(rows)]
        for start in range(0, len(cells), _MOST_CELLS):
            rule = DataValidation(type="list", formula1=lists.place(words), allow_blank=True, showErrorMessage=True)
            rule.sqref = " ".join(cells[start : start + _MOST_CELLS])
            page.data_validations.append(rule)
    for row, line in enumerate(lines, start=first_row):
        if line.suggestions:
            names = tuple(dict.fromkeys(suggestion.text for suggestion in line.suggestions))
            rule = DataValidation(type="list", formula1=lists.place(names), allow_blank=True, showErrorMessage=True)
            # A name that is not suggested may be the right one.
            rule.errorStyle = "warning"
            rule.errorTitle, rule.error = say("repair.warning.title"), say("repair.warning.text")
            rule.sqref = f"{target}{row}"
            page.data_validations.append(rule)
