"""Themes by step: is there somebody for each step of each theme that plays.

A table of the same demands that :mod:`netmap.analysis.gaps` judges, seen as a whole. It decides nothing by itself:
each sign is read from the findings and questions of an answer, so a picture never says something else than a list.
"""

from __future__ import annotations

from datetime import date

from netmap.analysis.demands import demands_of, theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.finding_ids import finding_id
from netmap.analysis.results import Cover, GapAnswer, Relevance, Sign, ThemeSteps
from netmap.model import Network, Ref, Stage, Theme
from netmap.reference.norm import Norm

#: What a question can leave open, least first.
_OPEN = (Sign.PRESENT, Sign.PERHAPS_ONE_SECTOR, Sign.PERHAPS_SINGLE, Sign.UNKNOWN)


def theme_steps(network: Network, norm: Norm, reference_date: date, answer: GapAnswer) -> tuple[ThemeSteps, ...]:
    """Return the themes that play now, each with a sign for every step that the norm asks of a theme.

    Parameters
    ----------
    network : Network
    norm : Norm
    reference_date : date
        As given to :func:`netmap.analysis.gaps.find_gaps`.
    answer : GapAnswer
        What it returned.

    Returns
    -------
    tuple of ThemeSteps
        Ordered by theme id. A step that folded into another finding is absent; one that a question must still
        settle is unknown, unless the question is whether there is anybody else: then it is perhaps too narrow.
    """
    facts = Facts(network, reference_date)
    relevance = theme_relevance(facts)
    playing = [theme.ref for theme in network.of(Theme).values() if relevance[theme.id] is Relevance.NOW]
    known = _signs_by_id(answer)
    signs: dict[Ref, dict[Stage, Sign]] = {theme: {} for theme in playing}
    for line in norm.lines:
        if line.stage is None or line.for_each != ("theme",):
            continue
        for demand in demands_of(line, facts, relevance):
            (theme,) = demand.subjects
            if theme in signs:
                found = finding_id(line.id, demand.subjects, demand.theme, line.stage, None)
                signs[theme][line.stage] = known.get(found, Sign.PRESENT)
    asked = [stage for stage in Stage if any(stage in row for row in signs.values())]
    return tuple(
        ThemeSteps(theme, {stage: signs[theme].get(stage, Sign.NOT_ASKED) for stage in asked}) for theme in playing
    )


def _signs_by_id(answer: GapAnswer) -> dict[str, Sign]:
    """Return the sign of each demand that is a finding, is part of one, or waits for a question."""
    by_cover = {Cover.SINGLE: Sign.SINGLE, Cover.ONE_SECTOR: Sign.ONE_SECTOR, Cover.NONE: Sign.ABSENT}
    if_no = {
        Cover.SINGLE: Sign.PERHAPS_SINGLE,
        Cover.ONE_SECTOR: Sign.PERHAPS_ONE_SECTOR,
        Cover.NONE: Sign.UNKNOWN,
    }
    known: dict[str, Sign] = {}
    for question in answer.questions:
        if question.if_no:
            sign = if_no.get(question.if_no.coverage, Sign.PRESENT)
            for demand in question.would_settle:
                # Of several questions the one that leaves most open counts, whatever their order.
                known[demand] = max(known.get(demand, Sign.PRESENT), sign, key=_OPEN.index)
    for finding in answer.findings:
        if finding.folded:
            known.update(dict.fromkeys(finding.related, Sign.ABSENT))
    for finding in answer.findings:
        known[finding.id] = by_cover.get(finding.coverage, Sign.PRESENT)
    return known
