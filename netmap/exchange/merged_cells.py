"""Merged cells: what they say about rows, headers and headings.

A spreadsheet keeps the content of a merged range in its first cell. Who merges the name of a consultation over the
rows of its members means it for each of them; who merges a cell over columns makes a heading. Only rows that exist
are ever touched, however large a range claims to be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

#: More cells than this are never filled: a file may claim merged ranges over every row of every column.
MAX_FILLED = 200_000


class Range(NamedTuple):
    """A merged range: rows as the spreadsheet numbers them, columns counted from 0, both ends included."""

    top: int
    bottom: int
    left: int
    right: int


class TooManyFilled(ValueError):
    """The merged ranges of a sheet cover more cells than any list has."""


def fill_down(rows: dict[int, tuple[str, ...]], ranges: Iterable[Range]) -> list[tuple[int, int]]:
    """Write the content of each merged range of one column into the rows below, and return what was written.

    Parameters
    ----------
    rows : dict of int to tuple of str
        Row number -> texts, only rows that hold anything; changed in place. No row is made.
    ranges : iterable of Range
        Of ranges that overlap in a column, which no spreadsheet program writes, the first counts.

    Returns
    -------
    list of (int, int)
        Row number and column (from 0) of each cell that was filled, in order.

    Raises
    ------
    TooManyFilled
        If more than 200,000 cells would be filled.
    """
    numbers = sorted(rows)
    last: dict[int, int] = {}
    filled: list[tuple[int, int]] = []
    for merged in sorted(set(ranges)):
        column = merged.left
        if merged.right != column or merged.bottom <= merged.top or merged.top <= last.get(column, 0):
            continue
        last[column] = merged.bottom
        first = rows.get(merged.top, ())
        text = first[column] if column < len(first) else ""
        if not text:
            continue
        for number in numbers[bisect_right(numbers, merged.top) : bisect_right(numbers, merged.bottom)]:
            cells = rows[number]
            if column < len(cells) and cells[column]:
                continue
            if len(filled) >= MAX_FILLED:
                raise TooManyFilled
            padded = [*cells, *[""] * (column + 1 - len(cells))]
            padded[column] = text
            rows[number] = tuple(padded)
            filled.append((number, column))
    return sorted(filled)


def stacked_header(
    upper: Sequence[str], lower: Sequence[str], wide: Iterable[Range], known: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the header that two rows make together, where cells of the upper one span several columns.

    Of each column the first of these that is known: the lower text, both texts, the upper text (only where the lower
    cell is empty); else the lower text, or the upper where there is none.
    """
    above = list(upper)
    for merged in wide:
        for column in range(merged.left + 1, merged.right + 1):
            above += [""] * (column + 1 - len(above))
            above[column] = above[column] or above[merged.left]
    texts: list[str] = []
    for column in range(max(len(above), len(lower))):
        high = above[column] if column < len(above) else ""
        low = lower[column] if column < len(lower) else ""
        if not low:
            texts.append(upper[column] if column < len(upper) else "")
        elif known(low) or not known(f"{high} {low}"):
            texts.append(low)
        else:
            texts.append(f"{high} {low}")
    return tuple(texts)


def is_heading(cells: Sequence[str], merged: Iterable[Range], headers: Mapping[int, object]) -> bool:
    """Return whether a row holds nothing but a cell that spans two or more columns that each have a header."""
    filled = [column for column, text in enumerate(cells) if text]
    return len(filled) == 1 and any(
        one.left == filled[0] and sum(column in headers for column in range(one.left, one.right + 1)) > 1
        for one in merged
    )
