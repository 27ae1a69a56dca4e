"""The fewest agreements that close the most white spots together.

Which question of the user: *where do we begin?* Each addition that some way names is a set: the findings that it
closes for good. Of these at most five are chosen, exactly (:mod:`netmap.analysis.choosing`); of equally good choices
those that ask least of parties that sit in many consultations go first.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from netmap.analysis.choosing import largest_cover
from netmap.analysis.closing.lookups import Lookups, lookups
from netmap.analysis.closing.results import Agreement, ClosingPlan, Way, addition_id
from netmap.analysis.closing.ways import ways_of
from netmap.analysis.facts import Facts
from netmap.analysis.results import Addition, Evidence, GapAnswer
from netmap.model import Network, Record
from netmap.reference.norm import Norm

__all__ = ["closing_plan"]

#: More than five agreements are a programme, not a next step.
MOST_ADDITIONS = 5
#: What the municipality does by itself, which asks for no place at any table.
_BY_ITSELF = ("told", "consulted", "consent", "exercise", "check")
#: So many equally good choices are shown at most.
MOST_SETS = 20


def closing_plan(network: Network, norm: Norm, reference_date: date, answer: GapAnswer) -> ClosingPlan:
    """Return which at most five agreements close most findings of an answer.

    Parameters
    ----------
    network, norm, reference_date
        Those of which ``answer`` is the answer.
    answer : GapAnswer
        Its findings may be fewer than all (those of a situation); questions play no part.

    Returns
    -------
    ClosingPlan
        Without findings, or when nothing can be closed, without choices.

    Notes
    -----
    A finding counts as closed by an addition when it is gone once that is so; what only makes it less bad (one party
    where there was none) does not count. Additions do not lean on each other: a finding that needs two of them is
    closed by none. At most twelve additions per finding are weighed.
    """
    facts = Facts(network, reference_date)
    look = lookups(facts)
    lines = {line.id: line for line in norm.lines}
    closes: dict[Addition, dict[str, Way]] = defaultdict(dict)
    for finding in answer.findings:
        if finding.line_id in lines:
            for way in ways_of(facts, lines[finding.line_id], finding):
                if way.closes and way.closure.addition:
                    closes[way.closure.addition].setdefault(finding.id, way)
    agreements = {made.id: made for made in (_agreement(addition, ways, look) for addition, ways in closes.items())}
    choice = largest_cover(
        {key: frozenset(made.closes) for key, made in agreements.items()},
        MOST_ADDITIONS,
        cost={key: max(way.weight for way in closes[made.addition].values()) for key, made in agreements.items()},
        limit_sets=MOST_SETS,
    )
    closable = {finding for made in agreements.values() for finding in made.closes}
    sets = tuple(_in_order([agreements[key] for key in keys]) for keys in choice.sets if keys)
    return ClosingPlan(
        sets=sets,
        curve=choice.curve,
        closes=choice.curve[-1],
        of=len(closable),
        left=tuple(f.id for f in answer.findings if f.id not in closable),
        most=MOST_ADDITIONS,
        proof=choice.proof,
        bound=choice.bound,
        more_sets=choice.more,
        sentence=_sentence(len(sets[0]) if sets else 0, choice.curve[-1]),
        agreements=agreements,
    )


def _agreement(addition: Addition, ways: dict[str, Way], look: Lookups) -> Agreement:
    records: dict[tuple[str, str], Record] = {}
    for way in ways.values():
        records.update({(record.KIND, record.id): record for record in way.records})
    first = next(iter(ways.values()))
    return Agreement(
        id=addition_id(addition),
        addition=addition,
        closure=first.closure,
        load=None if addition.what in _BY_ITSELF else look.load(addition.party),
        busy=None if addition.what in _BY_ITSELF else look.busy(addition.party),
        closes=tuple(ways),
        records=tuple(records.values()),
    )


def _in_order(chosen: list[Agreement]) -> tuple[Agreement, ...]:
    """Return agreements by what each adds to those before it: the one that closes most first."""
    left, done = sorted(chosen, key=lambda made: made.id), set[str]()
    found = []
    while left:
        best = max(left, key=lambda made: len(set(made.closes) - done))
        left.remove(best)
        done |= set(best.closes)
        found.append(best)
    return tuple(found)


def _sentence(count: int, closes: int) -> Evidence:
    code = "gaps.plan.nothing"
    if count:
        code = "gaps.plan.many" if count > 1 else "gaps.plan.one" if closes > 1 else "gaps.plan.one_one"
    return Evidence(code=code, values={"count": count, "closes": closes})
