"""Demands: a norm line, applied to each thing that it is about.

Which question of the user: *what should be there?* A line "for each theme and area" over 5 themes and 4 areas gives
20 demands; ``where`` leaves out those that it does not concern.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import product

from netmap.analysis.facts import Facts
from netmap.analysis.results import Relevance
from netmap.model import (
    Area,
    Expert,
    Phase,
    PopulationGroup,
    Record,
    Ref,
    Sector,
    SettingKey,
    Theme,
    first_day,
    last_day,
)
from netmap.reference.norm import Need, NormLine

#: Unrest that lies at most this many years back makes a theme play now.
RECENT_YEARS = 3


@dataclass(frozen=True, slots=True)
class Demand:
    """One line on one combination of subjects, in the order of the line's ``for_each``."""

    line: NormLine
    subjects: tuple[Ref, ...]
    relevance: Relevance

    def of(self, label: str) -> str | None:
        """Return the id of the subject with this label, or None."""
        return next((ref.id for ref in self.subjects if ref.label == label), None)

    @property
    def theme(self) -> str | None:
        """Id of the theme, or None."""
        return self.of("Theme")

    @property
    def area(self) -> str | None:
        """Id of the area, or None."""
        return self.of("Area")

    @property
    def phase(self) -> str | None:
        """Id of the phase, or None."""
        return self.of("Phase")


def theme_relevance(facts: Facts) -> dict[str, Relevance]:
    """Return how much each theme matters here.

    ``now``: set as playing, or unrest within three years of the day. ``conceivable``: older (or undated) unrest, or
    a theme that the handreiking names. ``low``: "speelt niet hier" and the rest. Without any theme setting, every
    theme that a consultation, coverage row or expert names is conceivable and the rest low.
    """
    now = {s.value for s in facts.settings(SettingKey.THEME_NOW)}
    past = facts.settings(SettingKey.PAST_UNREST)
    recent = {s.value for s in past if s.date and within_years(s.date, facts.day, RECENT_YEARS)}
    elsewhere = {s.value for s in facts.settings(SettingKey.THEME_NOT_HERE)}
    any_setting = bool(now or past or elsewhere)
    named = {*facts.dealing_with, *facts.covering, *(theme for theme, _ in facts.coverage_statements)}
    named |= {theme for themes in (*facts.expert_themes.values(), *facts.themes_of.values()) for theme in themes}
    found: dict[str, Relevance] = {}
    for theme in facts.network.of(Theme).values():
        if theme.id in now or theme.id in recent:
            found[theme.id] = Relevance.NOW
        elif theme.id in elsewhere:
            found[theme.id] = Relevance.LOW
        elif theme.id in {s.value for s in past} or (theme.named if any_setting else theme.id in named):
            found[theme.id] = Relevance.CONCEIVABLE
        else:
            found[theme.id] = Relevance.LOW
    return found


def has_theme_setting(facts: Facts) -> bool:
    """Return whether anybody said which themes play, played or do not play here."""
    keys = (SettingKey.THEME_NOW, SettingKey.PAST_UNREST, SettingKey.THEME_NOT_HERE)
    return any(facts.settings(key) for key in keys)


def within_years(text: str, day: date, years: int) -> bool:
    """Return whether a date of partial precision lies at most ``years`` before ``day`` (and not after it)."""
    try:
        since = day.replace(year=day.year - years)
    except ValueError:  # 29 February
        since = day.replace(year=day.year - years, day=28)
    return last_day(text) >= since and first_day(text) <= day


def demands_of(line: NormLine, facts: Facts, relevance: dict[str, Relevance]) -> list[Demand]:
    """Return the demands of one line, in order of their subjects; empty when the line concerns nothing here."""
    axes = [_subjects(name, facts) for name in line.for_each]
    found = []
    for subjects in product(*axes):
        if all(_allowed(line, name, values, subjects, facts, relevance) for name, values in line.where.items()):
            weight = relevance_of(subjects, facts, relevance)
            found += [Demand(line, (*subjects, *more), weight) for more in _more_subjects(line, subjects, facts)]
    return found


def _more_subjects(line: NormLine, subjects: tuple[Ref, ...], facts: Facts) -> list[tuple[Ref, ...]]:
    """Return what the theme's own record adds to the subjects: for each pair of sectors a demand of its own."""
    needs = line.needs
    if not isinstance(needs, Need) or needs.predicate != "cooperates" or needs.arguments != ("@theme.sector_pairs",):
        return [()]
    theme = facts.network.get(next(ref for ref in subjects if ref.label == Theme.KIND))
    pairs = theme.sector_pairs if isinstance(theme, Theme) else ()
    return [tuple(Ref(Sector.KIND, sector) for sector in sorted(pair.split("+"))) for pair in sorted(pairs)]


def arguments_of(need: Need, demand: Demand, facts: Facts) -> tuple[str, ...]:
    """Return the arguments of a need for one demand, with what is read from the theme's record filled in."""
    found: list[str] = []
    for argument in need.arguments:
        if argument == "@theme.sector_pairs":
            found += [ref.id for ref in demand.subjects if ref.label == Sector.KIND]
        elif argument == "@theme.domains":
            theme = facts.network.get(Ref(Theme.KIND, demand.theme or ""))
            found += sorted(theme.domains) if isinstance(theme, Theme) else []
        else:
            found.append(argument)
    return tuple(found)


def _subjects(name: str, facts: Facts) -> list[Ref]:
    if name == "network":
        return [Ref("Network", facts.network.id)]
    if name == "consultation":
        return [c.ref for c in facts.consultations]
    if name == "party":
        return [o.ref for o in facts.organisations]
    if name == "expert":
        return [e.ref for e in facts.network.of(Expert).values() if e.ref in facts.nodes]
    if name == "group":
        named = {s.value for s in facts.settings(SettingKey.GROUP)}
        return [Ref(PopulationGroup.KIND, group) for group in sorted(named)]
    kinds: dict[str, type[Record]] = {"theme": Theme, "area": Area, "phase": Phase}
    return [record.ref for record in facts.network.of(kinds[name]).values()]


def relevance_of(subjects: tuple[Ref, ...], facts: Facts, relevance: dict[str, Relevance]) -> Relevance:
    """Return a demand's relevance: of its theme, else the highest among the themes that its subject deals with."""
    order = list(Relevance)
    for ref in subjects:
        if ref.label == "Theme":
            return relevance[ref.id]
        if themes := facts.themes_of.get(ref) or _themes_covered(facts).get(ref):
            return min((relevance.get(theme, Relevance.LOW) for theme in themes), key=order.index)
    return Relevance.CONCEIVABLE


def _themes_covered(facts: Facts) -> dict[Ref, set[str]]:
    """Return the themes that each party does something for."""

    def found() -> dict[Ref, set[str]]:
        themes: dict[Ref, set[str]] = defaultdict(set)
        for theme, parties in facts.covering.items():
            for party in parties:
                themes[party].add(theme)
        return themes

    return facts.memo("demands.themes_covered", found)


def _allowed(
    line: NormLine,
    name: str,
    values: tuple[str, ...],
    subjects: tuple[Ref, ...],
    facts: Facts,
    relevance: dict[str, Relevance],
) -> bool:
    by_label = {ref.label: ref for ref in subjects}
    if name in ("relevance", "theme", "past_unrest"):
        theme = by_label["Theme"].id
        if name == "theme":
            return theme in values
        if name == "relevance":
            return relevance[theme].value in values
        past = any(s.value == theme for s in facts.settings(SettingKey.PAST_UNREST))
        return ("yes" if past else "no") in values
    if name == "sector":
        return bool(facts.sectors(by_label["Organisation"]) & set(values))
    record = facts.network.get(by_label["Consultation"])
    return getattr(record, name, None) in values
