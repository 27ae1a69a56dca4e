"""Dates of the precision that is known: "2016", "2016-03" or "2016-03-12"."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netmap.model.records import Fact


def first_day(text: str) -> date:
    """Return the first day of a year, month or day. Raises ``ValueError`` when it is none of these."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the last day of a year, month or day. Raises ``ValueError`` when it is none of these."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def is_active(fact: Fact, day: date) -> bool:
    """Return whether a fact counts on ``day``: status active (or empty), begun, and not yet ended.

    ``since`` counts from its first day; ``until`` must have its last day after ``day``. The ends of a relationship
    are not looked at here.
    """
    from netmap.model.words import Status

    if fact.status not in (None, Status.ACTIVE):
        return False
    if fact.since and first_day(fact.since) > day:
        return False
    return not (fact.until and last_day(fact.until) <= day)


def months_between(earlier: str, day: date) -> float:
    """Return how many months lie between the last day of ``earlier`` and ``day``; negative when it is later."""
    then = last_day(earlier)
    return (day.year - then.year) * 12 + (day.month - then.month) + (day.day - then.day) / 31


def _parts(text: str) -> tuple[int, int, int]:
    pieces = text.split("-")
    if not 1 <= len(pieces) <= 3 or not all(piece.isdigit() for piece in pieces) or len(pieces[0]) != 4:
        raise ValueError(f"not a date: {text!r}")
    numbers = [int(piece) for piece in pieces] + [0, 0]
    date(numbers[0], numbers[1] or 1, numbers[2] or 1)
    return numbers[0], numbers[1], numbers[2]
