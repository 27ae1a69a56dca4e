"""What was told for sure: which lists are whole, and how sure "it is not there" can be.

Which question of the user: *how do you know?* A list that was declared complete speaks of its rows; the predicates
look themselves at the cells that a row may have left empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Confidence, Cover, Evidence, State, Verdict
from netmap.model import (
    About,
    Coverage,
    Expert,
    PassesOn,
    Ref,
    Setting,
    SheetName,
    StatedValue,
    Statement,
    Status,
    is_active,
)

__all__ = [
    "ELSEWHERE",
    "Reason",
    "all_seats_listed",
    "listed",
    "municipality",
    "network_ref",
    "none_known",
    "searched",
    "statements_about",
    "surest",
    "unless_in_doubt",
    "weakest",
]

Reason = tuple[Confidence, Evidence]
_ORDER = list(Confidence)
#: Another line reports it, or there is nothing to say it of.
ELSEWHERE = Verdict(state=State.ELSEWHERE, cover=Cover.NONE)
_Predicate = Callable[[Facts, Demand, tuple[str, ...]], Verdict]


def unless_in_doubt(predicate: _Predicate) -> _Predicate:
    """Return a predicate that says nothing for sure while rows of which nobody knows whether they hold may dissolve it.

    A row of unknown status counts for nothing, but the list does hold it: "it is not there" is only sure when that
    would also be the answer if all such rows hold. Of a suspended row it was told that it does not hold now: it
    leaves open what it would dissolve by itself, not what its empty cells might hide. What is left open so has no
    question of its own: "does this still exist?" is asked already. Costs a second judgement for each finding, only in
    a network with such rows.
    """

    @wraps(predicate)
    def judged(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
        verdict = predicate(facts, demand, arguments)
        missing = verdict.state is State.ABSENT
        if not missing and not _too_few(verdict):
            return verdict
        unknown, all_doubtful = facts.if_held(Status.UNKNOWN), facts.if_held(Status.UNKNOWN, Status.SUSPENDED)
        others = [predicate(unknown, demand, arguments)] if unknown else []
        open_now = any(other.state is not State.ABSENT and not _too_few(other) for other in others)
        if all_doubtful:
            others.append(predicate(all_doubtful, demand, arguments))
        if not open_now and not any(_better(other, verdict) for other in others):
            return verdict
        if missing:
            return replace(verdict, state=State.UNKNOWN, confidence=Confidence.LIKELY, reason=None, evidence=())
        return replace(verdict, certain=False)

    return judged


def _too_few(verdict: Verdict) -> bool:
    return verdict.state is State.PRESENT and verdict.certain and verdict.cover in (Cover.SINGLE, Cover.ONE_SECTOR)


def _better(other: Verdict, verdict: Verdict) -> bool:
    """Return whether more is there than in a verdict that finds something missing, or too few."""
    if verdict.state is State.ABSENT:
        return other.state in (State.PRESENT, State.ELSEWHERE)
    return other.state is State.PRESENT and other.cover is not verdict.cover


def network_ref(facts: Facts) -> Ref:
    """Return the network as a subject."""
    return Ref("Network", facts.network.id)


def municipality(facts: Facts) -> tuple[Ref, ...]:
    """Return the municipality as addressee; empty when it is not on the map."""
    return (facts.municipality,) if facts.municipality else ()


def weakest(reasons: Iterable[Reason]) -> Reason:
    """Return the least sure of the reasons that an answer needs all of; the first of equals. Raises when empty."""
    return max(reasons, key=lambda reason: _ORDER.index(reason[0]))


def surest(reasons: Iterable[Reason]) -> Reason:
    """Return the surest of the reasons of which one is enough; the first of equals. Raises when empty."""
    return min(reasons, key=lambda reason: _ORDER.index(reason[0]))


def none_known(statements: Iterable[Statement]) -> bool:
    """Return whether somebody stated that it is not known."""
    return any(s.value is StatedValue.UNKNOWN for s in statements)


def statements_about(facts: Facts, about: About) -> list[Statement]:
    """Return the active statements about something of anybody, by id."""
    return facts.memo("told.statements", lambda: _by_topic(facts)).get(about, [])


def _by_topic(facts: Facts) -> dict[About, list[Statement]]:
    found: dict[About, list[Statement]] = defaultdict(list)
    for statement in facts.network.of(Statement).values():
        if is_active(statement, facts.day):
            found[statement.about].append(statement)
    return found


def listed(facts: Facts, *lists: str) -> list[Setting] | None:
    """Return the settings that declare every one of these lists complete; None when one is missing."""
    found = [facts.complete(name) for name in lists]
    return [setting for setting in found if setting] if all(found) else None


def all_seats_listed(facts: Facts) -> list[Setting] | None:
    """Return the settings by which every seat of every consultation is known; None when one may be missing.

    Either the sheet Deelname is complete, or the list of consultations and the members of each of them are. A seat
    that was stated to be not known leaves it open.
    """
    return facts.memo("told.seats", lambda: _all_seats_listed(facts))


def _all_seats_listed(facts: Facts) -> list[Setting] | None:
    if any(str(c.ref) in facts.seats_not_known for c in facts.consultations):
        return None
    if whole := facts.complete(SheetName.PARTICIPATION):
        return [whole]
    each = [f"{SheetName.PARTICIPATION}:{c.id}" for c in facts.consultations]
    return listed(facts, SheetName.CONSULTATIONS, *each)


def searched(facts: Facts, settings: Iterable[Setting]) -> tuple[Evidence, ...]:
    """Return what was searched: per complete list how many rows it has, with the row that calls it complete."""
    rows = []
    for setting in sorted(settings, key=lambda s: s.id)[:_MOST_LISTS]:
        values = {"list": setting.value, "count": _size(facts, setting.value)}
        rows.append(Evidence(code="gaps.evidence.searched_list", values=values, provenance=setting.provenance))
    return tuple(rows)


#: Of more complete lists than this the rest is not shown: the rows would hide the finding.
_MOST_LISTS = 5


def _size(facts: Facts, value: str) -> int:
    sheet, _, part = value.partition(":")
    if sheet == SheetName.PARTICIPATION and part:
        return len(facts.seats.get(Ref("Consultation", part), ()))
    return facts.memo("told.sizes", lambda: _sizes(facts)).get(sheet, 0)


def _sizes(facts: Facts) -> dict[str, int]:
    return {
        SheetName.ORGANISATIONS: len(facts.organisations),
        "channels": len(facts.organisations),
        SheetName.CONSULTATIONS: len(facts.consultations),
        SheetName.PARTICIPATION: sum(len(seats) for seats in facts.seats.values()),
        SheetName.ESCALATION: len(facts.ties(PassesOn)),
        SheetName.COVERAGE: sum(is_active(row, facts.day) for row in facts.network.of(Coverage).values()),
        SheetName.EXPERTS: sum(e.ref in facts.nodes for e in facts.network.of(Expert).values()),
    }
