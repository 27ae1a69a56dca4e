"""How long it takes to say whom to invite in a situation, and how many fewer that are than greedy would take."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from benchmarks.machine import clocked
from netmap.analysis.facts import Facts
from netmap.analysis.third_parties.cover import Covering
from netmap.analysis.third_parties.find import find_third_parties
from netmap.analysis.third_parties.needs import needs_of
from netmap.analysis.third_parties.results import Needed, ThirdPartiesAnswer, Wish
from netmap.model import Area, Network, PopulationGroup, Ref, Theme
from tests.generator import generate
from tests.loading import load

DAY = date(2026, 9, 1)
TARGET = 2.0


class Report(Protocol):
    """Where figures are written; ``bench`` has the one that prints them."""

    def line(self, what: str, measured: float, unit: str, target: float | None = None, note: str = "") -> None: ...

    def ratio(self, what: str, measured: float, *, least: float | None = None, most: float | None = None) -> None: ...


def measure(report: Report, *, quick: bool) -> None:
    """Print the figures; without ``quick`` also those of 2,000 parties. Only the number against greedy can fail."""
    measure_size(report, town(400, 2), "400 parties", TARGET)
    if not quick:
        measure_size(report, town(2000, 3), "2,000 parties", None)


def town(parties: int, seed: int) -> Network:
    """Return a generated town."""
    return load(generate(parties, seed=seed).workbook())[0]


def usual(network: Network) -> Wish:
    """Return a situation as one may have: a theme that people cover, an area, a phase and two groups."""
    covered = Facts(network, DAY).covering
    themes = sorted(network.of(Theme), key=lambda theme: (-len(covered.get(theme, ())), theme))[:1]
    areas, groups = sorted(network.of(Area))[:1], sorted(network.of(PopulationGroup))[:2]
    return Wish(themes=tuple(themes), areas=tuple(areas), phase="tension", groups=tuple(groups))


def everything(network: Network) -> Wish:
    """Return all themes at once, with all that can be needed: the largest cover there is to prove."""
    needed = tuple(one for one in Needed if one is not Needed.PROFESSIONS)
    return Wish(themes=tuple(network.of(Theme)), groups=tuple(network.of(PopulationGroup)), needed=needed)


def measure_size(report: Report, network: Network, name: str, target: float | None) -> None:
    wish = usual(network)
    find_third_parties(network, DAY, wish)
    with clocked() as clock:
        found = find_third_parties(network, DAY, wish)
    report.line(f"whom to invite, {name}, one situation", clock.seconds, "s", target, told(found))
    with clocked() as clock:
        found = find_third_parties(network, DAY, everything(network), team=())
    report.line(f"whom to invite, {name}, all themes, no team", clock.seconds, "s", target, told(found))
    least = greedy(network, everything(network))
    if found.invite:
        report.ratio(f"parties, {name}, all themes: greedy against exact", least / len(found.invite), least=1)


def told(found: ThirdPartiesAnswer) -> str:
    """Return what was found, as a note."""
    return f"{len(found.needs)} needs, {len(found.invite)} to invite, {found.proof}"


def greedy(network: Network, wish: Wish) -> int:
    """Return how many parties it takes when each time the one that adds most is chosen; ties by id."""
    facts = Facts(network, DAY)
    giving = Covering(facts, wish.themes, wish.areas)
    sets: dict[Ref, set[str]] = {}
    for need in needs_of(facts, wish):
        for able in giving.of(need):
            sets.setdefault(able.party, set()).add(need.id)
    left = set().union(*sets.values()) if sets else set()
    number = 0
    while left:
        left -= sets[min(sets, key=lambda party: (-len(sets[party] & left), party))]
        number += 1
    return number
