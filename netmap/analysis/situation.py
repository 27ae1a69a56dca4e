"""What of an answer concerns a situation: a theme, an area and a phase, each of which may be left open.

Which question of the user: *what is missing for what plays here, now?* It chooses from an answer about everything and
judges nothing anew, so that a situation never changes a finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from netmap.analysis.demands import theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.results import Finding, GapAnswer, Question, Relevance, ThemeSteps
from netmap.model import Area, Network, PassesOn, Phase, Record, Ref, Sector, Serves, Theme

_PARTIES = ("Organisation", "Consultation", "Expert")

__all__ = ["Outside", "Situation", "choices", "in_situation", "themes_in_situation", "unknown_parts"]


@dataclass(frozen=True, slots=True)
class Situation:
    """Ids of a theme, an area and a phase; empty is all of them."""

    theme: str = ""
    area: str = ""
    phase: str = ""

    def __bool__(self) -> bool:
        """Return whether anything was chosen."""
        return bool(self.theme or self.area or self.phase)

    def refs(self) -> dict[str, Ref]:
        """Return what was chosen, by "theme", "area" and "phase"."""
        chosen = {"theme": (Theme.KIND, self.theme), "area": (Area.KIND, self.area), "phase": (Phase.KIND, self.phase)}
        return {name: Ref(kind, value) for name, (kind, value) in chosen.items() if value}


@dataclass(frozen=True, slots=True)
class Outside:
    """How many findings and questions of the whole answer do not concern the situation."""

    findings: int = 0
    questions: int = 0


def unknown_parts(network: Network, situation: Situation) -> list[str]:
    """Return which of "theme", "area" and "phase" name something that the network does not have."""
    return [name for name, ref in situation.refs().items() if network.get(ref) is None]


def choices(network: Network, reference_date: date) -> dict[str, tuple[Ref, ...]]:
    """Return what there is to choose from, by "theme", "area", "phase" and "sector".

    Themes that matter here or that anybody deals with; every area; the phases in their order; the sectors that active
    parties are in. All but the phases are in order of id. An empty network gives no areas and sectors, and the themes
    that the handreiking names.
    """
    facts = Facts(network, reference_date)
    relevance = theme_relevance(facts)
    named = {*facts.dealing_with, *facts.covering, *(theme for themes in facts.themes_of.values() for theme in themes)}
    themes = [t for t in network.of(Theme).values() if relevance[t.id] is not Relevance.LOW or t.id in named]
    phases = sorted(network.of(Phase).values(), key=lambda phase: (phase.rank, phase.id))
    used = {sector for party in facts.organisations for sector in facts.sectors(party.ref)}
    sectors = [sector for sector in network.of(Sector).values() if sector.id in used]
    return {
        "theme": _refs(themes),
        "area": _refs(network.of(Area).values()),
        "phase": _refs(phases),
        "sector": _refs(sectors),
    }


def in_situation(
    answer: GapAnswer, network: Network, reference_date: date, situation: Situation
) -> tuple[GapAnswer, Outside]:
    """Return the part of an answer that concerns a situation, and how much is left out.

    Parameters
    ----------
    answer : GapAnswer
        About everything, from :func:`netmap.analysis.gaps.find_gaps`.
    network, reference_date
        As given there.
    situation : Situation

    Returns
    -------
    tuple of GapAnswer and Outside
        Findings and questions as they were and in their order; remarks stay. A theme is concerned by what names that
        theme, and by what names none and is about somebody who deals with it, covers it, or has a route or mandate for
        it. An area by what names that area, or one around or inside it, and by what names none and is about a theme,
        or about somebody who works there or of whom it is not known where. What is general (a group, a plan, the
        network as a whole) concerns neither. A phase by what names none, or that one. An empty situation gives
        everything back.
    """
    if not situation:
        return answer, Outside()
    concern = _Concern(Facts(network, reference_date), situation)
    findings = tuple(finding for finding in answer.findings if concern.finding(finding))
    questions = tuple(question for question in answer.questions if concern.question(question))
    outside = Outside(len(answer.findings) - len(findings), len(answer.questions) - len(questions))
    return replace(answer, findings=findings, questions=questions), outside


def themes_in_situation(themes: Iterable[ThemeSteps], situation: Situation) -> tuple[ThemeSteps, ...]:
    """Return the rows of the table of themes and steps that concern a situation."""
    return tuple(row for row in themes if situation.theme in ("", row.theme.id))


class _Concern:
    """Says what concerns one situation."""

    def __init__(self, facts: Facts, situation: Situation) -> None:
        self._facts, self._situation = facts, situation
        self._about_theme = _about_theme(facts, situation.theme) if situation.theme else set()
        self._areas: dict[Ref, set[str]] = defaultdict(set)
        for tie in facts.ties(Serves):
            self._areas[tie.start].add(tie.end.id)

    def finding(self, finding: Finding) -> bool:
        """Return whether a finding concerns the situation."""
        themes = {finding.theme} if finding.theme else set()
        areas = {finding.area} if finding.area else set()
        return (
            self._theme(themes, finding.subjects)
            and self._area(areas, themes, finding.subjects)
            and finding.phase in (None, self._situation.phase or finding.phase)
        )

    def question(self, question: Question) -> bool:
        """Return whether a question concerns it; one that settles several themes or areas concerns each of them."""
        if question.ask.code in ("gaps.ask.themes", "gaps.ask.mandate_themes"):
            return True  # as long as nobody said about which themes it is, it may be about any of them
        subjects = (question.subject,) if question.subject else ()
        themes = _ids(question.theme, question, Theme.KIND)
        areas = _ids(question.area, question, Area.KIND)
        return self._theme(themes, subjects) and self._area(areas, themes, subjects) and self._phase(question)

    def _theme(self, themes: set[str], subjects: Iterable[Ref]) -> bool:
        if not self._situation.theme:
            return True
        if themes:
            return self._situation.theme in themes
        return any(ref in self._about_theme for ref in subjects if ref.label in _PARTIES)

    def _area(self, areas: set[str], themes: set[str], subjects: Iterable[Ref]) -> bool:
        chosen = self._situation.area
        if not chosen:
            return True
        if areas:
            return any(self._facts.inside(area, chosen) or self._facts.inside(chosen, area) for area in areas)
        parties = [ref for ref in subjects if ref.label in _PARTIES]
        if not parties:
            return bool(themes)  # what is so for a theme is so in each area; what is general is about no area
        return any(self._works_in(ref, chosen) for ref in parties)

    def _works_in(self, ref: Ref, chosen: str) -> bool:
        """Return whether somebody works in an area; of whom no area is known it may be anywhere."""
        areas = self._areas.get(ref, set())
        return not areas or any(self._facts.inside(area, chosen) or self._facts.inside(chosen, area) for area in areas)

    def _phase(self, question: Question) -> bool:
        phase = question.if_no.phase if question.if_no and len(question.would_settle) < 2 else None
        return phase in (None, self._situation.phase or phase)


def _about_theme(facts: Facts, theme: str) -> set[Ref]:
    """Return who deals with a theme, covers it, or has a route or a mandate for it."""
    found = facts.dealing_with.get(theme, set()) | facts.covering.get(theme, set())
    found |= {ref for ref, themes in facts.themes_of.items() if theme in themes}
    found |= {ref for ref, themes in facts.expert_themes.items() if theme in themes}
    # A route without a theme is for all themes; it says nothing about this one in particular.
    found |= {end for tie in facts.ties(PassesOn) if tie.theme == theme for end in (tie.start, tie.end)}
    return found


def _ids(own: str | None, question: Question, label: str) -> set[str]:
    """Return the themes or areas that a question names, in its list when it stands for several."""
    if own:
        return {own}
    values = [value for many in question.ask.values.values() for value in (many if isinstance(many, list) else [many])]
    named = [question.subject, *values]
    return {value.id for value in named if isinstance(value, Ref) and value.label == label}


def _refs(records: Iterable[Record]) -> tuple[Ref, ...]:
    return tuple(record.ref for record in records)
