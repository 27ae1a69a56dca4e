"""Consultations with nearly the same members and themes.

Which question of the user: *do we meet twice with the same people about the same things?*
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from netmap.analysis.facts import Facts
from netmap.analysis.hub.results import Overlap
from netmap.analysis.seating import Seating, seating
from netmap.model import Ref

__all__ = ["overlaps"]

LEAST_MEMBERS = 3
SAME_MEMBERS = 0.8
SAME_THEMES = 0.5


def overlaps(facts: Facts) -> tuple[Overlap, ...]:
    """Return the pairs of consultations that overlap, most alike first, then by id.

    Both have at least three known members, four fifths of all their members sit in both, and half of their themes are
    the same, or of both it is not known which they are. Members are parties as their rows name them. Only what is known
    counts: two short lists may overlap less than they seem to.

    Notes
    -----
    Only consultations that share a member are compared; the cost is the sum over parties of their consultations
    squared.
    """
    seats = seating(facts)
    rows = {table: members for table, members in seats.rows.items() if len(members) >= LEAST_MEMBERS}
    shared: Counter[tuple[Ref, Ref]] = Counter()
    at: dict[Ref, list[Ref]] = {}
    for table in sorted(rows):
        for member in rows[table]:
            at.setdefault(member, []).append(table)
    for tables in at.values():
        shared.update(combinations(tables, 2))
    found = []
    for (one, other), count in shared.items():
        members = count / (len(rows[one]) + len(rows[other]) - count)
        if members < SAME_MEMBERS:
            continue
        themes = _same_themes(facts, seats, one, other)
        if themes is None or themes >= SAME_THEMES:
            both = tuple(sorted(rows[one] & rows[other]))
            if themes is not None or {one, other} <= seats.unknown_themes:
                found.append(Overlap(one=one, other=other, members=members, themes=themes, shared=both))
    return tuple(sorted(found, key=lambda o: (-o.members, -(o.themes or 0.0), o.one, o.other)))


def _same_themes(facts: Facts, seats: Seating, one: Ref, other: Ref) -> float | None:
    """Return which part of their themes is the same; None when of one or both it is not known."""
    if {one, other} & seats.unknown_themes:
        return None
    mine, theirs = facts.themes_of.get(one, set()), facts.themes_of.get(other, set())
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0
