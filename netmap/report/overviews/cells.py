"""The cells and rows of a matrix in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from netmap.analysis.overviews.channels import is_digital
from netmap.analysis.overviews.coverage import ALIGN, DEALS
from netmap.analysis.overviews.results import Cell, Kind, Matrix
from netmap.analysis.results import State
from netmap.model import Ref
from netmap.report.gaps.words import capital
from netmap.report.overviews.words import MOST_NAMES, OverviewWords, counts_of
from netmap.texts import say

__all__ = ["MOST_ROWS", "axis", "by_row", "cell_words", "row_sentences"]

#: Rows of the user's data that an answer shows behind one cell; a file has all of them.
MOST_ROWS = 12
#: Sentence of a cell where somebody is, by overview.
_PRESENT = {
    Kind.PHASES: "overview.cell.acts",
    Kind.SECTOR_PHASES: "overview.cell.acts",
    Kind.AREAS: "overview.cell.hears",
    Kind.CHANNELS: "overview.cell.is_there",
}
_PERHAPS = {
    Kind.PHASES: "overview.cell.plays",
    Kind.AREAS: "overview.cell.around",
    Kind.CHANNELS: "overview.cell.might_be",
}
#: Beginning of the sentence about a row, by overview.
_ROW = {
    Kind.PHASES: "overview.row.phases",
    Kind.SECTOR_PHASES: "overview.row.phases",
    Kind.COVERAGE: "overview.row.coverage",
    Kind.SECTORS: "overview.row.sectors",
    Kind.AREAS: "overview.row.areas",
    Kind.CHANNELS: "overview.row.channels",
}


def axis(refs: Sequence[Ref], words: OverviewWords) -> list[dict[str, Any]]:
    """Return the rows or columns of a matrix; a channel says whether it is a digital one."""
    return [
        {**(words.entry(ref) or {}), **({"digital": is_digital(ref.id)} if ref.label == "Channel" else {})}
        for ref in refs
    ]


def cell_words(cell: Cell, kind: Kind, words: OverviewWords, most: int | None) -> dict[str, Any]:
    """Return one cell: its state, who is there and how many, in words, and the rows behind it."""
    row, column = words.entry(cell.row) or {}, words.entry(cell.column) or {}
    entries = words.named(cell.refs)
    rows = words.rows_of(cell.evidence, None if most is None else most + 1)
    return {
        "row": row["id"],
        "row_of": row["of"],
        "column": column["id"],
        "column_of": column["of"],
        "state": cell.state.value,
        "state_word": words.state_word(cell.state),
        "count": _count(cell, kind),
        "ids": [entry["id"] for entry in entries if entry],
        "entries": entries,
        "perhaps": words.named(cell.perhaps[:MOST_NAMES]),
        "perhaps_count": len(cell.perhaps),
        "marks": [_mark(mark, words) for mark in cell.marks] if kind is Kind.COVERAGE else [],
        "professions": [words.runner(mark) for mark in cell.marks] if kind is Kind.SECTOR_PHASES else [],
        "named": cell.named,
        "words": _words(cell, kind, words),
        "confidence": cell.confidence.value if cell.confidence else None,
        "confidence_reason": words.reason(cell.reason),
        "evidence": rows[:most],
        "evidence_all": most is None or len(rows) <= most,
    }


def _count(cell: Cell, kind: Kind) -> int:
    """Return how much is there: of a theme in a consultation what is done about it, else how many are there."""
    if cell.state is not State.PRESENT:
        return 0
    return max(1, len(cell.marks)) if kind is Kind.COVERAGE else len(cell.refs)


def _mark(mark: str, words: OverviewWords) -> str:
    """Return what is done about a theme in a consultation as a word."""
    if mark == DEALS:
        return say("overview.mark.deals", words.language)
    if mark == ALIGN:
        return say("overview.mark.align", words.language)
    return say(f"does.{mark}", words.language)


def _words(cell: Cell, kind: Kind, words: OverviewWords) -> str:
    said = _sentence(cell, kind, words)
    if kind is not Kind.SECTOR_PHASES or not cell.marks:
        return said
    professions = [words.runner(mark) for mark in cell.marks]
    return f"{said} {words.say('overview.cell.professions', professions=professions)}"


def _sentence(cell: Cell, kind: Kind, words: OverviewWords) -> str:
    if cell.state is State.ABSENT:
        sure = say(f"confidence.{cell.confidence.value}", words.language) if cell.confidence else ""
        return words.say("overview.cell.absent", confidence=sure)
    if cell.state is State.UNKNOWN:
        return _unknown(cell, kind, words)
    if kind is Kind.COVERAGE:
        marks = [_mark(mark, words) for mark in cell.marks]
        return words.say("overview.cell.does", what=marks) if marks else words.say("overview.cell.mandate")
    if kind is Kind.SECTORS:
        code = "overview.cell.sits" if cell.row == cell.column else "overview.cell.together"
        return words.brief(code, consultations=list(cell.refs))
    return words.brief(_PRESENT[kind], who=list(cell.refs))


def _unknown(cell: Cell, kind: Kind, words: OverviewWords) -> str:
    said = words.say("overview.cell.unknown")
    if not cell.perhaps:
        return said
    if kind is Kind.SECTORS:
        return f"{said} {words.say('overview.cell.hidden', count=len(cell.perhaps))}"
    return f"{said} {words.brief(_PERHAPS[kind], who=list(cell.perhaps))}"


def by_row(matrix: Matrix) -> Mapping[Ref, list[Cell]]:
    """Return the cells of each row that count for it: not those that the handreiking does not name, nor with itself."""
    found: dict[Ref, list[Cell]] = {row: [] for row in matrix.rows}
    for cell in matrix.cells:
        if cell.row != cell.column and cell.named:
            found[cell.row].append(cell)
    return found


def row_sentences(matrix: Matrix, kind: Kind, words: OverviewWords) -> list[dict[str, str]]:
    """Return for each row in how many columns somebody is, is not, or is not known to be."""
    return [
        {"row": (words.entry(row) or {})["id"], "sentence": _row(row, cells, kind, words)}
        for row, cells in by_row(matrix).items()
    ]


def _row(row: Ref, cells: Sequence[Cell], kind: Kind, words: OverviewWords) -> str:
    counts = counts_of(cells)
    said = [words.say(_ROW[kind], row=capital(words.names.name(row)), count=counts["present"], all=len(cells))]
    if counts["absent"]:
        said.append(words.say("overview.row.absent", count=counts["absent"]))
    if counts["unknown"]:
        said.append(words.say("overview.row.unknown", count=counts["unknown"]))
    if kind is Kind.COVERAGE and (deciding := [cell.column for cell in cells if "decide" in cell.marks]):
        said.append(words.brief("overview.row.decides", consultations=deciding))
    return " ".join(said)
