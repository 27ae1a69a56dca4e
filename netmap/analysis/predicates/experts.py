"""Whether expertise can be called (handreiking A3, Expertisenetwerk)."""

from __future__ import annotations

from collections import defaultdict

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Ask, Cover, Evidence, Fallback, State, Verdict
from netmap.analysis.told import (
    Reason,
    listed,
    municipality,
    searched,
    statements_about,
    surest,
    unless_in_doubt,
    weakest,
)
from netmap.model import About, Expert, ExpertIn, Ref, SheetName, Stage, StatedValue, Statement


@unless_in_doubt
def expert(facts: Facts, demand: Demand, arguments: tuple[str, ...]) -> Verdict:
    """Return whether an active expert can be called for the theme, or for one of the domains (the arguments).

    Absent when it was stated that there is nobody for the theme, or for each of the domains; or when the list of
    experts is complete and of each of them the domains are known. A party that interprets signals about the theme is
    a fallback.
    """
    theme = demand.theme or ""
    known = facts.memo("experts", lambda: _Experts(facts))
    found = sorted({*known.by_theme.get(theme, ()), *(e for d in arguments for e in known.by_domain.get(d, ()))})
    if found:
        return Verdict(state=State.PRESENT, parties=tuple(found))
    about = Ref("Theme", theme)
    near = any(cover.who.label != "Expert" for cover in facts.covers.get((theme, Stage.INTERPRET), ()))
    title = Evidence(code="gaps.title.expert", values={"theme": about})
    remedy = Evidence(code="gaps.remedy.expert", values={"theme": about, "count": 1})
    reasons, rows = _nobody(facts, known, theme, arguments)
    if reasons:
        confidence, reason = surest(reasons)
        return Verdict(
            state=State.ABSENT,
            cover=Cover.NONE,
            confidence=confidence,
            reason=reason,
            evidence=rows,
            fallback=Fallback.INSIDE if near else Fallback.NONE,
            title=title,
            remedy=remedy,
        )
    ask = Ask(code="gaps.ask.expert", subject=about, addressees=municipality(facts))
    return Verdict(
        state=State.UNKNOWN,
        cover=Cover.NONE,
        fallback=Fallback.INSIDE if near else None,
        asks=(ask,),
        title=title,
        remedy=remedy,
    )


class _Experts:
    """Active experts by theme and by domain, and what was stated about there being none."""

    def __init__(self, facts: Facts) -> None:
        self.by_theme: dict[str, list[Ref]] = defaultdict(list)
        self.by_domain: dict[str, list[Ref]] = defaultdict(list)
        for ref, themes in facts.expert_themes.items():
            for theme in themes:
                self.by_theme[theme].append(ref)
        placed = set()
        for tie in facts.ties(ExpertIn):
            self.by_domain[tie.end.id].append(tie.start)
            placed.add(tie.start)
        self.domains_known = all(e.ref in placed for e in facts.network.of(Expert).values() if e.ref in facts.nodes)
        self.stated = [s for s in statements_about(facts, About.EXPERT) if s.subject is None]


def _nobody(
    facts: Facts, known: _Experts, theme: str, domains: tuple[str, ...]
) -> tuple[list[Reason], tuple[Evidence, ...]]:
    """Return why there is nobody for sure, each reason enough, with the rows; nothing when it is not known."""
    for_theme = [s for s in known.stated if s.theme == theme]
    for_domain = {d: [s for s in known.stated if s.domain == d and s.theme in (None, theme)] for d in domains}
    if any(s.value is StatedValue.UNKNOWN for s in (*for_theme, *(s for said in for_domain.values() for s in said))):
        return [], ()
    reasons: list[Reason] = []
    rows: list[Evidence] = []
    said: list[Statement] = []
    if for_theme:
        said = for_theme[:1]
    elif domains and all(for_domain.values()):
        said = [statements[0] for statements in for_domain.values()]
    if said:
        reasons.append(weakest(map(facts.confidence, said)))
        rows += [_said(statement, theme) for statement in said]
    settings = listed(facts, SheetName.EXPERTS)
    if settings and known.domains_known:
        reasons.append(facts.complete_confidence(settings[0]))
        rows += searched(facts, settings)
    return reasons, tuple(rows)


def _said(statement: Statement, theme: str) -> Evidence:
    if statement.domain and not statement.theme:
        values = {"domain": Ref("ExpertiseDomain", statement.domain)}
        return Evidence(code="gaps.evidence.no_expert_domain", values=values, provenance=statement.provenance)
    values = {"theme": Ref("Theme", theme)}
    return Evidence(code="gaps.evidence.no_expert", values=values, provenance=statement.provenance)
