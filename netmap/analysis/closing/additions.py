"""The fewest agreements that close the most white spots together.

Which question of the user: *where do we begin?* Each addition that some way names is a set: the findings that it
closes for good. Of these at most five are chosen, exactly (:mod:`netmap.analysis.choosing`); of equally good choices
those that close the most serious ones go first, then those that ask least of parties that sit in many consultations.

An agreement is what people would call one: one party and one step, for a few themes that it knows. No party gets more
than two of them, and volunteers get one theme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from netmap.analysis.choosing import largest_cover
from netmap.analysis.closing.lookups import Lookups, lookups
from netmap.analysis.closing.results import Agreement, ClosingPlan, Way, addition_id
from netmap.analysis.closing.ways import MOST_WEIGHED, ways_of
from netmap.analysis.facts import Facts
from netmap.analysis.results import Addition, Evidence, Finding, GapAnswer
from netmap.model import Network, Organisation, Record, Ref
from netmap.reference.norm import Norm

__all__ = ["closing_plan"]

#: More than five agreements are a programme, not a next step.
MOST_ADDITIONS = 5
#: What the municipality does by itself, which asks for no place at any table.
_BY_ITSELF = ("told", "consulted", "consent", "exercise", "check")
#: One unit of load weighs more than the places of five ways together.
_RANKS = MOST_ADDITIONS * MOST_WEIGHED
#: More themes in one agreement are more than one agreement; more agreements with one party are too much to ask.
MOST_THEMES = 3
MOST_OF_ONE = 2
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
    closed by none. At most twelve additions per finding are weighed. Who takes a step for more themes than fit in one
    agreement is weighed with the most serious ones together, and with the next ones as another agreement.
    """
    facts = Facts(network, reference_date)
    look = lookups(facts)
    lines = {line.id: line for line in norm.lines}
    closes: dict[Addition, dict[str, Way]] = defaultdict(dict)
    rank: dict[tuple[Addition, str], int] = {}
    for finding in answer.findings:
        if finding.line_id in lines:
            for place, way in enumerate(ways_of(facts, lines[finding.line_id], finding)):
                if way.closes and way.closure.addition:
                    closes[way.closure.addition].setdefault(finding.id, way)
                    rank.setdefault((way.closure.addition, finding.id), place)
    findings = {finding.id: finding for finding in answer.findings}
    near = {key for ways in closes.values() for key, way in ways.items() if _knows(way, findings[key], look)}
    agreements: dict[str, Agreement] = {}
    weight: dict[str, int] = {}
    for addition, ways in closes.items():
        for number, some in enumerate(_apart(addition, ways, findings, near, look)):
            key = addition_id(addition) + (f".{number}" if number else "")
            agreements[key] = _agreement(addition, some, findings, look)
            # First what is asked of who is busy; of equal ones what stands first among the ways of its findings.
            load = (agreements[key].load or 0) + max(len(agreements[key].themes) - 1, 0)
            weight[key] = load * _RANKS + max(rank[addition, finding] for finding in some)
    choice = largest_cover(
        {key: frozenset(made.closes) for key, made in agreements.items()},
        MOST_ADDITIONS,
        cost=weight,
        worth={key: finding.severity for key, finding in findings.items()},
        at_most=[*_limits(agreements, facts, look), *_apart_by_theme(agreements, findings)],
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
        sentence=_sentence(sets[0] if sets else (), choice.curve[-1]),
        agreements=agreements,
    )


def _knows(way: Way, finding: Finding, look: Lookups) -> bool:
    """Return whether a way asks somebody for a step of a theme that it knows."""
    addition = way.closure.addition
    return bool(
        addition and addition.what == "stage" and addition.party and finding.theme in look.knows(addition.party)
    )


def _apart(
    addition: Addition, ways: Mapping[str, Way], findings: Mapping[str, Finding], near: set[str], look: Lookups
) -> Iterator[dict[str, Way]]:
    """Yield what one agreement with somebody can hold: the most serious themes first, one area at a time.

    A theme that the party does not know stands by itself, and only when nobody who knows it can close the finding.
    """
    if addition.what not in ("stage", "expert") or addition.party is None:
        yield dict(ways)
        return
    known = look.knows(addition.party) if addition.what == "stage" else {f.theme for f in findings.values()}
    most = 1 if look.small(addition.party) else MOST_THEMES
    places: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in ways:
        theme = findings[key].theme or ""
        if theme in known or key not in near:
            places[findings[key].area or ""][theme].append(key)
    for _, themes in sorted(places.items()):
        order = sorted(themes, key=lambda theme: (-sum(findings[key].severity for key in themes[theme]), theme))
        mine = [theme for theme in order if theme in known]
        parts = [mine[start : start + most] for start in range(0, len(mine), most)]
        for part in [*parts, *([theme] for theme in order if theme not in known)]:
            kept = {key for theme in part for key in themes[theme]}
            yield {key: way for key, way in ways.items() if key in kept}


def _limits(agreements: Mapping[str, Agreement], facts: Facts, look: Lookups) -> list[tuple[frozenset[str], int]]:
    """Return how many agreements one party gets: two, of which one about the same step; a volunteer one step."""
    alone: dict[Addition, set[str]] = defaultdict(set)
    of_one: dict[Ref, set[str]] = defaultdict(set)
    steps: dict[Ref, set[str]] = defaultdict(set)
    for key, made in agreements.items():
        alone[made.addition].add(key)
        who = made.party
        if who is None or made.addition.what in _BY_ITSELF:
            continue
        of_one[facts.top(who) if who.label == Organisation.KIND else who].add(key)
        if made.addition.what == "stage" and look.small(who):
            steps[who].add(key)
    found = [(frozenset(keys), 1) for keys in (*alone.values(), *steps.values()) if len(keys) > 1]
    return [*found, *((frozenset(keys), MOST_OF_ONE) for keys in of_one.values() if len(keys) > MOST_OF_ONE)]


def _apart_by_theme(
    agreements: Mapping[str, Agreement], findings: Mapping[str, Finding]
) -> list[tuple[frozenset[str], int]]:
    """Return what does not go together: who keeps the overview of all tables of a theme, and one more such table."""
    found: dict[str, set[str]] = defaultdict(set)
    overview = {key for key, finding in findings.items() if finding.line_id == "theme-coordinated"}
    for key, made in agreements.items():
        if made.addition.what == "theme" and made.place:
            found[made.place.id].add(key)
        for finding in overview.intersection(made.closes):
            found[findings[finding].theme or ""].add(key)
    return [(frozenset(keys), 1) for _, keys in sorted(found.items()) if len(keys) > 1]


def _agreement(
    addition: Addition, ways: Mapping[str, Way], findings: Mapping[str, Finding], look: Lookups
) -> Agreement:
    records: dict[tuple[str, str], Record] = {}
    for way in ways.values():
        records.update({(record.KIND, record.id): record for record in way.records})
    first = next(iter(ways.values()))
    about = isinstance(first.closure.values.get("theme"), Ref)
    return Agreement(
        id=addition_id(addition),
        addition=addition,
        closure=first.closure,
        themes=tuple(sorted({theme for key in ways if (theme := findings[key].theme)})) if about else (),
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


def _sentence(chosen: tuple[Agreement, ...], closes: int) -> Evidence:
    count, code = len(chosen), "gaps.plan.nothing"
    themes = {theme for made in chosen for theme in made.themes}
    if any(len(made.themes) > 1 for made in chosen):
        code = "gaps.plan.many_themes" if count > 1 else "gaps.plan.one_themes"
    elif count:
        code = "gaps.plan.many" if count > 1 else "gaps.plan.one" if closes > 1 else "gaps.plan.one_one"
    return Evidence(code=code, values={"count": count, "closes": closes, "themes": len(themes)})
