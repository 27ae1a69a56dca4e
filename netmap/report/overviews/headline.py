"""The answer of an overview in one to three sentences; what is not known is never said to be missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from netmap.analysis.overviews.channels import is_digital
from netmap.analysis.overviews.results import Cell, Kind, Matrix, OverviewAnswer, PhaseView, Spread
from netmap.analysis.results import State
from netmap.model import Ref
from netmap.report.overviews.cells import by_row, row_sentences
from netmap.report.overviews.words import OverviewWords, counts_of

__all__ = ["headline", "share_of"]


def headline(answer: OverviewAnswer, words: OverviewWords) -> list[str]:
    """Return the answer in one to three sentences; without rows or columns what to do."""
    if answer.spread is not None:
        return _spread(answer.spread, words)
    matrix = answer.matrix
    if not matrix.cells:
        return [words.say(f"overview.none.{answer.kind.value}")]
    if len(matrix.rows) == 1 and answer.kind in (Kind.COVERAGE, Kind.AREAS):
        return [row_sentences(matrix, answer.kind, words)[0]["sentence"]]
    if answer.kind is Kind.PHASES:
        return _phases(answer, words)
    return _SAID[answer.kind](matrix, words)


def _phases(answer: OverviewAnswer, words: OverviewWords) -> list[str]:
    cells = [cell for cells in by_row(answer.matrix).values() for cell in cells]
    counts = counts_of(cells)
    said = [words.say("overview.said.phases", count=counts["present"], all=len(cells), unknown=counts["unknown"])]
    worst = max(answer.phases, key=lambda view: len(view.missing))
    if worst.missing:
        said.append(words.brief("overview.said.phase_missing", phase=worst.phase, professions=list(worst.missing)))
    else:
        said.append(words.say("overview.said.none_missing"))
    said += [sentence for view in answer.phases if (sentence := aftercare(view, words))]
    return said


def aftercare(view: PhaseView, words: OverviewWords) -> str:
    """Return for how many themes that play nobody gives aftercare, and of how many that is not known; "" elsewhere."""
    themes = view.themes
    every = len(themes.present) + len(themes.absent) + len(themes.unknown)
    if not every:
        return ""
    counts = {"absent": len(themes.absent), "unknown": len(themes.unknown), "all": every}
    if not themes.absent and not themes.unknown:
        return words.say("overview.said.aftercare_all", all=every)
    if not themes.absent:
        return words.say("overview.said.aftercare_open", unknown=len(themes.unknown), all=every)
    return words.say("overview.said.aftercare", **counts)


def _coverage(matrix: Matrix, words: OverviewWords) -> list[str]:
    known = _with(matrix, by_column=False)
    said = [words.say("overview.said.coverage", count=len(known), all=len(matrix.rows))]
    if rest := [row for row in matrix.rows if row not in known]:
        said.append(words.brief("overview.said.coverage_none", themes=rest))
    said += _fullest(matrix, "overview.said.coverage_most", words)
    return said


def _sectors(matrix: Matrix, words: OverviewWords) -> list[str]:
    place = {row: number for number, row in enumerate(matrix.rows)}
    pairs = [cell for cell in matrix.cells if place[cell.row] < place[cell.column]]
    if not pairs:
        return [words.say("overview.said.one_sector", sector=matrix.rows[0])]
    counts = counts_of(pairs)
    said = [words.say("overview.said.sectors", count=counts["present"], all=len(pairs))]
    most = max(pairs, key=lambda cell: len(cell.refs))
    if most.refs:
        values = {"one": most.row, "other": most.column, "count": len(most.refs)}
        said.append(words.say("overview.said.sectors_most", **values))
    said.append(words.say("overview.said.apart", absent=counts["absent"], unknown=counts["unknown"]))
    return said


def _areas(matrix: Matrix, words: OverviewWords) -> list[str]:
    known = _with(matrix, by_column=True)
    counts = counts_of(matrix.cells)
    said = [words.say("overview.said.areas", count=len(known), all=len(matrix.columns))]
    if rest := [column for column in matrix.columns if column not in known]:
        said.append(words.brief("overview.said.areas_none", areas=rest))
    said.append(words.say("overview.said.areas_cells", absent=counts["absent"], unknown=counts["unknown"]))
    return said


def _sector_phases(matrix: Matrix, words: OverviewWords) -> list[str]:
    known = _with(matrix, by_column=False)
    said = [words.say("overview.said.sector_phases", count=len(known), all=len(matrix.rows))]
    phases = _with(matrix, by_column=True)
    if rest := [column for column in matrix.columns if column not in phases]:
        said.append(words.brief("overview.said.phases_none", phases=rest))
    counts = counts_of(matrix.cells)
    said.append(words.say("overview.said.cells", absent=counts["absent"], unknown=counts["unknown"]))
    return said


def _channels(matrix: Matrix, words: OverviewWords) -> list[str]:
    digital = [column for column in matrix.columns if is_digital(column.id)]
    known = _with(matrix, by_column=True)
    there = [column for column in digital if column in known]
    said = [words.say("overview.said.channels", count=len(there), all=len(digital))]
    if sure := [column for column in digital if _all_absent(matrix, column)]:
        said.append(words.brief("overview.said.channels_absent", channels=sure))
    if rest := [column for column in digital if column not in known and column not in sure]:
        said.append(words.brief("overview.said.channels_unknown", channels=rest))
    return said


_SAID: Mapping[Kind, Callable[[Matrix, OverviewWords], list[str]]] = {
    Kind.COVERAGE: _coverage,
    Kind.SECTORS: _sectors,
    Kind.AREAS: _areas,
    Kind.SECTOR_PHASES: _sector_phases,
    Kind.CHANNELS: _channels,
}


def _spread(spread: Spread, words: OverviewWords) -> list[str]:
    said = []
    seats = next((largest for largest in spread.largest if largest.what == "seats"), None)
    if seats is None:
        return [words.say("overview.none.spread")]
    share = share_of(seats.count, seats.of)
    code = "overview.said.seats_one" if len(seats.parties) == 1 else "overview.said.seats_several"
    said.append(words.brief(code, parties=list(seats.parties), count=seats.count, all=seats.of, share=share))
    for code, single, of in (
        ("overview.said.single_themes", spread.single_themes, spread.themes),
        ("overview.said.single_groups", spread.single_groups, spread.groups),
    ):
        if of:
            said.append(words.say(code, count=len(single), all=of))
    return said


def share_of(count: int, of: int) -> int:
    """Return a share as a whole percentage, rounded half up; 0 of nothing."""
    return (200 * count + of) // (2 * of) if of else 0


def _with(matrix: Matrix, *, by_column: bool) -> set[Ref]:
    """Return the rows or columns in which anybody is known."""
    there = [cell for cell in matrix.cells if cell.state is State.PRESENT]
    return {cell.column if by_column else cell.row for cell in there}


def _all_absent(matrix: Matrix, column: Ref) -> bool:
    cells: Sequence[Cell] = [cell for cell in matrix.cells if cell.column == column]
    return bool(cells) and all(cell.state is State.ABSENT for cell in cells)


def _fullest(matrix: Matrix, code: str, words: OverviewWords) -> list[str]:
    """Return in which column most is known; nothing when that is nowhere, or in several alike."""
    counted = dict.fromkeys(matrix.columns, 0)
    for cell in matrix.cells:
        counted[cell.column] += cell.state is State.PRESENT
    most = max(counted.values())
    first = [column for column, count in counted.items() if count == most]
    return [words.say(code, consultation=first[0], count=most)] if most and len(first) == 1 else []
