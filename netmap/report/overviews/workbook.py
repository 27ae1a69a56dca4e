"""An overview as an Excel file or CSV: the matrix with signs and words, and the rows behind each cell.

Every cell is text, so that nothing in it can run, and the same answer gives the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from netmap.exchange.csv_files import write_csv
from netmap.exchange.tables import clean_text, column_letter
from netmap.exchange.writing import text_cell, to_bytes
from netmap.report.gaps.words import capital
from netmap.report.names import numbered
from netmap.texts import format_date, say

__all__ = ["ACCOUNT", "HAND", "LONG", "ROWS", "SPREAD", "overview_csv", "overview_workbook"]

_MOST_TEXT = 32_000
_HEADER = "FFEEF3F8"
_WIDE, _ON_A3, _A3 = 160.0, 260.0, 8
_FIRST, _OTHER, _LINE, _HIGHEST = 34.0, 18.0, 15.0, 300.0
#: Columns of the sheets, with their widths.
ROWS = {
    "row": 30.0,
    "column": 30.0,
    "state": 14.0,
    "count": 9.0,
    "sheet": 16.0,
    "number": 10.0,
    "text": 100.0,
}
HAND = {
    "phase": 22.0,
    "sort": 14.0,
    "name": 34.0,
    "goal": 50.0,
    "run_by": 34.0,
    "here": 50.0,
    "risks": 40.0,
    "source": 24.0,
}
SPREAD = {"topic": 28.0, "what": 34.0, "who": 40.0, "words": 70.0}
ACCOUNT = {"what": 28.0, "answer": 90.0}
#: Columns of the CSV file: one line per cell.
LONG = ("row", "column", "state", "count", "who", "words", "sure")


def overview_workbook(answer: Mapping[str, Any], language: str = "nl") -> bytes:
    """Return an Excel file of an overview.

    Parameters
    ----------
    answer : mapping
        From :func:`netmap.report.overviews.overview_answer`, best with all rows; masked or not as that is.

    Returns
    -------
    bytes
        The sheets *Overzicht* (the matrix: a sign with its word and count in each cell) and *Rijen* (each cell with
        the rows behind it), or *Spreiding*; *Middelen* where there are phases; and *Verantwoording*. The same answer
        gives the same bytes.
    """
    from openpyxl import Workbook

    book, result = Workbook(write_only=True), answer["result"]
    if result["spread"]:
        _page(
            book,
            "spread",
            _titles(SPREAD, language),
            _spread_rows(result["spread"], language),
            SPREAD.values(),
            language,
        )
    else:
        columns = [capital(numbered(column, language)) for column in result["columns"]]
        titles = [say("overview.column.row", language), *columns]
        _page(
            book,
            "matrix",
            titles,
            _matrix_rows(result, language),
            [_FIRST, *(_OTHER for _ in columns)],
            language,
            kept=1,
        )
        _page(
            book,
            "rows",
            _titles(ROWS, language),
            list(_cell_rows(result, language)),
            ROWS.values(),
            language,
            wrapped=False,
        )
    if result["phases"]:
        _page(book, "hand", _titles(HAND, language), list(_hand_rows(result, language)), HAND.values(), language)
    _page(book, "account", _titles(ACCOUNT, language), _account_rows(answer, language), ACCOUNT.values(), language)
    return to_bytes(book)


def overview_csv(answer: Mapping[str, Any], language: str = "nl") -> bytes:
    """Return an overview as CSV: one line per cell of its matrix; of the spread one line per party or subject."""
    result = answer["result"]
    if result["spread"]:
        return write_csv(_titles(SPREAD, language), _spread_rows(result["spread"], language))
    names = _names(result, language)
    rows = [
        [
            names[cell["row_of"]],
            names[cell["column_of"]],
            cell["state_word"],
            str(cell["count"]),
            "; ".join(entry["name"] for entry in cell["entries"]),
            cell["words"],
            cell["confidence_reason"],
        ]
        for cell in result["cells"]
    ]
    return write_csv([say(f"overview.column.{column}", language) for column in LONG], rows)


# --- rows -------------------------------------------------------------------------------------------------------


def _names(result: Mapping[str, Any], language: str) -> Mapping[str, str]:
    return {entry["of"]: capital(numbered(entry, language)) for entry in (*result["rows"], *result["columns"])}


def _matrix_rows(result: Mapping[str, Any], language: str) -> list[list[str]]:
    signs = {entry["state"]: entry["sign"] for entry in result["legend"]}
    wide = len(result["columns"])
    rows = []
    for number, row in enumerate(result["rows"]):
        cells = result["cells"][number * wide : (number + 1) * wide]
        rows.append([capital(numbered(row, language)), *(_shown(cell, signs, language) for cell in cells)])
    return rows


def _shown(cell: Mapping[str, Any], signs: Mapping[str, str], language: str) -> str:
    """Return a sign with its word or what is done; nothing where the handreiking names nobody and nobody is known."""
    sign, word = signs[cell["state"]], cell["state_word"]
    if cell["marks"]:
        return say("table.overview.legend", language, sign=sign, word=cell["marks"])
    if cell["state"] == "present":
        return say("overview.cell.counted", language, sign=sign, word=word, count=cell["count"])
    if not cell["named"]:
        return ""
    return say("table.overview.legend", language, sign=sign, word=word)


def _cell_rows(result: Mapping[str, Any], language: str) -> Iterable[list[str]]:
    """Return each cell with the rows behind it; of a matrix of sectors with sectors one half, which says all."""
    names = _names(result, language)
    place = {row["of"]: number for number, row in enumerate(result["rows"])}
    for cell in result["cells"]:
        if place.get(cell["column_of"], len(place)) < place[cell["row_of"]]:
            continue
        head = [names[cell["row_of"]], names[cell["column_of"]], cell["state_word"], str(cell["count"])]
        for row in cell["evidence"] or [{"sheet": None, "row": None, "text": cell["words"]}]:
            yield [*head, row["sheet"] or "", str(row["row"] or ""), row["text"]]


def _hand_rows(result: Mapping[str, Any], language: str) -> Iterable[list[str]]:
    for phase in result["phases"]:
        for sort, found in (
            (say("overview.sort.instrument", language), phase["instruments"]),
            (say("overview.sort.practice", language), phase["practices"]),
        ):
            for one in found:
                yield [
                    capital(phase["phase"]["name"]),
                    sort,
                    capital(one["name"]),
                    one["goal"],
                    ", ".join(one["run_by"]),
                    one["sentence"],
                    ", ".join(one.get("risks", ())),
                    one["source"],
                ]


def _spread_rows(spread: Mapping[str, Any], language: str) -> list[list[str]]:
    def topic(name: str) -> str:
        return say(f"overview.topic.{name}", language)

    rows = [
        [topic("largest"), "", _who([largest["party"], *largest["equals"]], language), largest["sentence"]]
        for largest in spread["largest"].values()
    ]
    for name, key in (("single_themes", "theme"), ("single_groups", "group")):
        rows += [
            [topic(name), capital(one[key]["name"]), _who([one["party"]], language), one["sentence"]]
            for one in spread[name]
        ]
    for name in ("informal", "citizens"):
        rows += [[topic(name), "", _who([party], language), ""] for party in spread[name]]
    rows += [[topic("helped"), "", _who([one["party"]], language), one["sentence"]] for one in spread["helped"]]
    rows += [[topic("sentences"), "", "", sentence] for sentence in spread["sentences"]]
    return rows


def _who(entries: Sequence[Mapping[str, Any]], language: str) -> str:
    return "; ".join(numbered(entry, language) for entry in entries)


def _account_rows(answer: Mapping[str, Any], language: str) -> list[list[str]]:
    result = answer["result"]
    legend = [say("table.overview.legend", language, sign=x["sign"], word=x["word"]) for x in result["legend"]]
    if not all(cell["named"] for cell in result["cells"]):
        legend.append(say("overview.empty_cell", language))
    rows = {
        "network": answer["network"]["name"],
        "date": format_date(answer["reference_date"], language),
        "question": result["title"],
        "answer": " ".join(answer["sentences"]),
        "chosen": answer["situation"]["words"],
        "legend": "" if result["spread"] else "; ".join(legend),
        "remarks": "\n".join(remark["sentence"] for remark in answer["remarks"]),
        "netmap": answer["netmap"],
    }
    return [[say(f"overview.account.{name}", language), text] for name, text in rows.items() if text]


# --- sheets -----------------------------------------------------------------------------------------------------


def _titles(columns: Iterable[str], language: str) -> list[str]:
    return [say(f"overview.column.{column}", language) for column in columns]


def _page(
    book: Any,
    name: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Iterable[float],
    language: str,
    *,
    kept: int = 0,
    wrapped: bool = True,
) -> None:
    """Add a sheet of texts, its header (and its first ``kept`` columns) kept in view.

    ``wrapped`` False for a long list of short texts, which would take many times as long to write.
    """
    from openpyxl.styles import Alignment, Font, PatternFill

    widths = list(widths)
    page = book.create_sheet(say(f"overview.sheet.{name}", language))
    page.freeze_panes = f"{column_letter(kept)}2"
    for position, width in enumerate(widths):
        page.column_dimensions[column_letter(position)].width = width
    page.calculate_dimension = partial("A1:{}{}".format, column_letter(len(titles) - 1), len(rows) + 1)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    if sum(widths) > _WIDE:  # legible on sheets of A3 beside each other, each with what its rows are about
        page.page_setup.paperSize, page.page_setup.fitToWidth = _A3, math.ceil(sum(widths) / _ON_A3)
        if kept:
            page.print_title_cols = f"A:{column_letter(kept - 1)}"
    page.print_title_rows = "1:1"
    page.sheet_properties.pageSetUpPr.fitToPage = True
    top = Alignment(vertical="top", wrap_text=True)
    for number, texts in enumerate((titles, *rows)):
        if wrapped or not number:
            page.row_dimensions[number + 1].height = _height(texts, widths)
        cells = []
        for text in texts:
            cell = text_cell(page, clean_text(text)[:_MOST_TEXT])
            if wrapped or not number:
                cell.alignment = top
            if not number:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEADER)
            cells.append(cell if text else None)
        page.append(cells)
    if rows:
        page.auto_filter.ref = page.calculate_dimension()


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height that shows a whole row; programs do not fit the rows of a file that another one made."""
    lines = (
        sum(1 + int(len(part) / width) for part in text.split("\n")) for text, width in zip(texts, widths, strict=True)
    )
    return min(_LINE * max(lines), _HIGHEST)
