"""``count(what, min, max)``: which function counts what."""

from __future__ import annotations

from collections.abc import Callable

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.bridges import count_bridges
from netmap.analysis.predicates.hub import count_hubs
from netmap.analysis.predicates.network import count_channels, count_entries, count_spokespersons
from netmap.analysis.predicates.spread import count_parties
from netmap.analysis.results import Verdict
from netmap.analysis.told import ELSEWHERE

_COUNTS: dict[str, Callable[[Facts, Demand, tuple[str, ...]], Verdict]] = {
    "party": count_parties,
    "hub": count_hubs,
    "bridge": count_bridges,
    "spokesperson": count_spokespersons,
    "residents_entry": count_entries,
    "digital_channel": count_channels,
}


def count(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether there are at least so many of something, and no more than so many when a third number says so.

    The functions that count get the numbers without the word: ``("1",)`` or ``("1", "1")``. Of a network without any
    party, consultation or expert nothing is asked yet: the question which themes play comes first.
    """
    if not facts.nodes and any(subject.label == "Network" for subject in demand.subjects):
        return ELSEWHERE
    return _COUNTS[arguments[0]](facts, demand, arguments[1:])
