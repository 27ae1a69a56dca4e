"""White spots as a workbook to work with, or as CSV: who takes up what, and when.

Every cell is text, so that nothing in it can run, and the same answer gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from netmap.exchange.csv_files import write_csv
from netmap.exchange.tables import clean_text, column_letter
from netmap.exchange.writing import text_cell, to_bytes
from netmap.texts import format_date, say, say_count

__all__ = ["ACCOUNT", "FINDING", "PLAN", "gap_csv", "gap_workbook"]

_MOST_EVIDENCE = 20
_MOST_TEXT = 32_000
_CLOSURES = 3
_LINE, _HIGHEST = 15.0, 400.0
_WIDE, _A3 = 300.0, 8
#: Columns of the sheet of findings, with their widths.
FINDING = {
    "kind": 14.0,
    "type": 24.0,
    "title": 48.0,
    "owner": 22.0,
    "date": 14.0,
    "note": 34.0,
    "where": 30.0,
    "severity": 12.0,
    "rule": 34.0,
    "confidence": 34.0,
    "line": 34.0,
    "passage": 44.0,
    "evidence": 48.0,
    "remedy": 34.0,
    "close_1": 34.0,
    "close_2": 34.0,
    "close_3": 34.0,
    "mark": 22.0,
}
#: Columns that stay in view when the rest moves sideways, so that who fills in an owner sees of what.
_KEPT = 3
#: What the user fills in: right behind these.
_OPEN = ("owner", "date", "note")
#: Columns of the sheet of agreements, and of the account, with their widths.
PLAN = {"number": 8.0, "agreement": 54.0, "who": 30.0, "where": 30.0, "why": 44.0, "busy": 28.0, "closes": 60.0}
ACCOUNT = {"what": 34.0, "answer": 80.0}
_HEADER, _OPEN_HEADER = "FFEEF3F8", "FFD9E7F5"
#: The number of 1 January 2000 in a spreadsheet; a moment of writing before it is a slip.
_FIRST_DAY = "36526"


def gap_workbook(
    answer: dict[str, Any], language: str = "nl", *, add_questions: Callable[[Any], None] | None = None
) -> bytes:
    """Return an Excel file of an answer: findings, questions, agreements, and how it was made.

    Parameters
    ----------
    answer : dict
        From :func:`netmap.report.gaps.gap_answer`; masked or not as that is.
    add_questions : callable, optional
        Adds the sheet of questions to the openpyxl workbook it gets.

    Returns
    -------
    bytes
        The same answer gives the same bytes. Without findings, questions or agreements a sheet has its header only.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rows = _finding_rows(answer, language)
    page = _page(book, "findings", FINDING, rows, language)
    if rows:
        _ask_for_dates(page, len(rows), language)
    if add_questions:
        add_questions(book)
    _page(book, "plan", PLAN, _plan_rows(answer, language), language)
    _page(book, "account", ACCOUNT, _account_rows(answer, language), language)
    return to_bytes(book)


def gap_csv(answer: dict[str, Any], language: str = "nl") -> bytes:
    """Return the findings of an answer as CSV, in the columns of the workbook."""
    return write_csv(_headers(FINDING, language), _finding_rows(answer, language))


def _headers(columns: dict[str, float], language: str) -> list[str]:
    return [say(f"gaps.column.{column}", language) for column in columns]


def _page(book: Any, name: str, columns: dict[str, float], rows: Sequence[Sequence[str]], language: str) -> Any:
    """Add a sheet of texts, its header kept in view."""
    from openpyxl.styles import Alignment, Font, PatternFill

    page = book.create_sheet(say(f"gaps.sheet.{name}", language))
    wide = sum(columns.values()) > _WIDE
    page.freeze_panes = f"{column_letter(_KEPT)}2" if wide else "A2"
    for position, width in enumerate(columns.values()):
        page.column_dimensions[column_letter(position)].width = width
    page.calculate_dimension = partial("A1:{}{}".format, column_letter(len(columns) - 1), len(rows) + 1)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    if wide:  # legible on two sheets of A3 beside each other, each with what it is about
        page.page_setup.paperSize, page.page_setup.fitToWidth = _A3, 2
        page.print_title_cols = f"A:{column_letter(_KEPT - 1)}"
    page.print_title_rows = "1:1"
    page.sheet_properties.pageSetUpPr.fitToPage = True
    header = []
    for column, title in zip(columns, _headers(columns, language), strict=True):
        cell = text_cell(page, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_OPEN_HEADER if column in _OPEN else _HEADER)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        header.append(cell)
    page.append(header)
    for number, row in enumerate(rows, start=2):
        page.row_dimensions[number].height = _height(row, list(columns.values()))
        cells = []
        for text in row:
            cell = text_cell(page, clean_text(text)[:_MOST_TEXT])
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cells.append(cell if text else None)
        page.append(cells)
    if rows:
        page.auto_filter.ref = page.calculate_dimension()
    return page


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height that shows a whole row; programs do not fit the rows of a file that another one made."""
    lines = (
        sum(1 + int(len(part) / width) for part in text.split("\n")) for text, width in zip(row, widths, strict=True)
    )
    return min(_LINE * max(lines), _HIGHEST)


def _ask_for_dates(page: Any, rows: int, language: str) -> None:
    """Let the column of dates take dates only."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="date", operator="greaterThan", formula1=_FIRST_DAY, allow_blank=True)
    rule.showErrorMessage = True
    rule.errorTitle, rule.error = say("gaps.sheet.date.title", language), say("gaps.sheet.date.help", language)
    letter = column_letter(list(FINDING).index("date"))
    rule.sqref = f"{letter}2:{letter}{rows + 1}"
    page.data_validations.append(rule)


# --- rows --------------------------------------------------------------------------------------------------------


def _finding_rows(answer: dict[str, Any], language: str) -> list[list[str]]:
    return [_finding_row(finding, language) for finding in answer["result"]["findings"]]


def _finding_row(finding: dict[str, Any], language: str) -> list[str]:
    sure = say(f"confidence.{finding['confidence']}", language)
    closures = [closure["sentence"] for closure in finding["closures"][:_CLOSURES]]
    texts = {
        "kind": say(f"method.kind.{finding['kind']}", language),
        "type": finding["type_name"],
        "title": finding["title"],
        "where": _where(finding),
        "severity": say(f"severity.{finding['severity']}", language),
        "rule": finding["severity_rule"],
        "confidence": say("table.gaps.why", language, confidence=sure, reason=finding["confidence_reason"]),
        "line": finding["norm_line"]["text"],
        "passage": finding["norm_line"]["passage"],
        "evidence": _evidence(finding["evidence"], language),
        "remedy": finding["r_min"]["sentence"] if finding["r_min"] else "",
        **{f"close_{number}": text for number, text in enumerate(closures, start=1)},
        "mark": finding["id"],
    }
    return [texts.get(column, "") for column in FINDING]


def _where(finding: dict[str, Any]) -> str:
    """Return what a finding is about and where, each name once."""
    named = [entry["name"] for entry in (*finding["subject"].values(), *finding["places"]) if entry]
    return "; ".join(dict.fromkeys(named))


def _evidence(rows: list[dict[str, Any]], language: str) -> str:
    lines = [
        say("table.gaps.row", language, sheet=row["sheet"], row=row["row"], text=row["text"])
        if row["sheet"]
        else row["text"]
        for row in rows
    ]
    shown = lines[:_MOST_EVIDENCE]
    if len(lines) > len(shown):
        shown.append(say("gaps.sheet.more", language, count=len(lines) - len(shown)))
    return "\n".join(shown)


def _plan_rows(answer: dict[str, Any], language: str) -> list[list[str]]:
    plan = answer["result"]["plan"]
    if not plan or not plan["sets"]:
        return []
    titles = {finding["id"]: finding["title"] for finding in answer["result"]["findings"]}
    return [
        [
            str(number),
            agreement["sentence"],
            agreement["party"]["name"] if agreement["party"] else "",
            agreement["place"]["name"] if agreement["place"] else "",
            "\n".join(agreement["reasons"]),
            agreement["load_sentence"],
            "\n".join(titles[finding] for finding in agreement["closes"] if finding in titles),
        ]
        for number, agreement in enumerate(plan["sets"][0], start=1)
    ]


def _account_rows(answer: dict[str, Any], language: str) -> list[list[str]]:
    """Return how an answer was made: of what, against which norm, on which day, and what was chosen."""
    result, summary, outside = answer["result"], answer["result"]["summary"], answer["outside"]
    levels = [
        say("gaps.account.level", language, severity=say(f"severity.{level}", language), count=count)
        for level, count in sorted(summary["by_severity"].items(), reverse=True)
    ]
    chosen = [text for text in (answer["situation"]["words"], answer["selection"]["words"]) if text]
    left_out = say(
        "table.gaps.outside",
        language,
        findings=say_count("table.gaps.findings", outside["findings"], language),
        questions=say_count("table.gaps.asked", outside["questions"], language),
    )
    plan, calls = result["plan"], result["calls"]
    rows = {
        "network": answer["network"]["name"],
        "norm": say("gaps.account.version", language, **answer["norm"]),
        "date": format_date(answer["reference_date"], language),
        "boundary": answer["boundary"] or say("gaps.account.unknown", language),
        "substantive": str(summary["substantive"]),
        "instrumental": str(summary["instrumental"]),
        "severity": "; ".join(levels),
        "possible": str(summary["possible"]),
        "questions": str(summary["questions"]),
        "chosen": ". ".join(chosen) if chosen else say("gaps.account.all", language),
        "outside": left_out if chosen else "",
        "plan": plan["sentence"] if plan else "",
        "calls": calls["sentence"] if calls else "",
        "remarks": "\n".join(remark["sentence"] for remark in answer["remarks"]),
        "method": say("gaps.account.method_where", language),
        "netmap": answer["netmap"],
    }
    return [[say(f"gaps.account.{row}", language), text] for row, text in rows.items() if text]
