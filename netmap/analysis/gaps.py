"""Where the white spots are, and what must still be asked.

Every norm line is applied to everything that it is about; each demand gets a verdict; verdicts become findings (what
is stated to be missing), questions (what nobody said) or nothing. Minimal findings only: one missing theme is one
finding. Definitions: handreiking A2 for the two kinds of white spots; certain and possible answers over incomplete
data after Imielinski & Lipski (1984); severity by a rule table after DEX (Bohanec & Rajkovic).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from netmap.analysis.asking import questions_of, status_questions, theme_question
from netmap.analysis.closing.ways import ways_to_close
from netmap.analysis.demands import Demand, arguments_of, demands_of, has_theme_setting, relevance_of, theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.finding_ids import finding_id
from netmap.analysis.minimal import Pending, fold, fold_pending, fold_themes, highest_areas, with_upstream
from netmap.analysis.predicates import REGISTRY
from netmap.analysis.results import (
    Confidence,
    Cover,
    Finding,
    GapAnswer,
    Question,
    Relevance,
    Remark,
    State,
    Verdict,
)
from netmap.graph import contact_graph, unconnected_parts
from netmap.model import (
    Network,
)
from netmap.reference.norm import Combination, Norm, NormLine
from netmap.reference.severity import SeverityTable, severity_table

Progress = Callable[[int, int], None]


def find_gaps(network: Network, norm: Norm, reference_date: date, *, progress: Progress | None = None) -> GapAnswer:
    """Return the white spots of a network, and the questions that silence leaves.

    Parameters
    ----------
    network : Network
    norm : Norm
        What should be there.
    reference_date : date
        What is active and how old a statement is are judged on this day.
    progress : callable, optional
        Gets how many lines of the norm were judged and how many there are, before each line. What it raises ends the
        work.

    Returns
    -------
    GapAnswer
        ``findings`` ordered by severity, kind, number of related findings, and name; ``questions`` by the severity
        of their ``if_no``, addressee and id. The same input gives the same answer in the same order.

    Notes
    -----
    Silence never makes a finding. An empty network gives one question (which themes play). Parts of a network that
    are not connected give a remark. Cost: linear in records, times the number of themes for fallback look-ups.
    """
    facts = Facts(network, reference_date)
    table = severity_table()
    findings: list[Finding] = []
    pending: list[Pending] = []
    judged = _judge_all(norm, facts, progress)
    for demand, verdict in judged:
        if (finding := finding_of(demand, verdict, table)) and is_finding(verdict):
            findings.append(finding)
        # What is missing for sure may leave something to ask as well: others who said nothing yet.
        if finding and (verdict.asks or not is_finding(verdict)):
            pending.append(Pending(demand, verdict, finding))
    findings = with_upstream(findings, pending)
    lines = {line.id: line for line in norm.lines}
    findings = fold(highest_areas(fold_themes(findings, judged), facts), lines)
    findings, pending = fold_pending(findings, pending, lines)
    findings = [
        replace(finding, closures=ways_to_close(facts, lines[finding.line_id], finding)) for finding in findings
    ]
    questions = questions_of(pending, facts) + status_questions(facts)
    if not has_theme_setting(facts):
        questions.append(theme_question(facts))
    return GapAnswer(
        findings=tuple(sorted(findings, key=lambda f: _finding_order(f, network))),
        questions=tuple(sorted(questions, key=_question_order)),
        remarks=_remarks(facts),
    )


def judge_demands(network: Network, norm: Norm, reference_date: date) -> list[tuple[Demand, Verdict]]:
    """Return every demand of a norm with its verdict, met or not, in the order of the norm's lines.

    This is what :func:`find_gaps` makes findings and questions of; a matrix of themes and stages shows it as it is.
    """
    return _judge_all(norm, Facts(network, reference_date))


# --- verdicts --------------------------------------------------------------------------------------------


def _judge_all(norm: Norm, facts: Facts, progress: Progress | None = None) -> list[tuple[Demand, Verdict]]:
    relevance = theme_relevance(facts)
    judged: list[tuple[Demand, Verdict]] = []
    for number, line in enumerate(norm.lines):
        if progress:
            progress(number, len(norm.lines))
        judged += _judge(line, facts, relevance)
    return judged


def _judge(line: NormLine, facts: Facts, relevance: dict[str, Relevance]) -> list[tuple[Demand, Verdict]]:
    """Return each demand of a line with its verdict; where one fails further on, the place is judged as well."""
    judged = [(demand, _verdict(demand, facts)) for demand in demands_of(line, facts, relevance)]
    known = {ref for demand, _ in judged for ref in demand.subjects}
    further = sorted({ref for _, verdict in judged for ref in verdict.at} - known)
    for ref in further:
        demand = Demand(line, (ref,), relevance_of((ref,), facts, relevance))
        judged.append((demand, _verdict(demand, facts)))
    return judged


def _verdict(demand: Demand, facts: Facts) -> Verdict:
    needs = demand.line.needs
    if not isinstance(needs, Combination):
        return REGISTRY[needs.predicate](facts, demand, arguments_of(needs, demand, facts))
    parts = [REGISTRY[need.predicate](facts, demand, arguments_of(need, demand, facts)) for need in needs.parts]
    return _combined(needs.mode, parts)


def _combined(mode: str, parts: list[Verdict]) -> Verdict:
    """Return the verdict of ``any`` or ``all`` in three-valued logic; how many parties cover is not looked at."""
    decisive, other = (State.PRESENT, State.ABSENT) if mode == "any" else (State.ABSENT, State.PRESENT)
    chosen = next((v for v in parts if v.state is decisive), None)
    if chosen is None:
        unsettled = [v for v in parts if v.state is not other]
        if not unsettled:  # every part says the same: for "any" all are absent, the least sure one counts
            order = list(Confidence)
            chosen = max(parts, key=lambda v: order.index(v.confidence))
            rows = tuple(row for v in parts for row in v.evidence)
            chosen = replace(chosen, evidence=rows)
        else:
            # Of "any" the last is asked, which is the widest; of "all" everything that is not known.
            asks = unsettled[-1].asks if mode == "any" else tuple(ask for v in unsettled for ask in v.asks)
            chosen = replace(unsettled[-1], state=State.UNKNOWN, asks=asks)
    return replace(chosen, cover=Cover.ENOUGH if chosen.state is State.PRESENT else Cover.NONE)


def is_finding(verdict: Verdict) -> bool:
    """Return whether a verdict is a finding by itself, and no question."""
    return verdict.state is State.ABSENT or (verdict.state is State.PRESENT and verdict.certain)


def finding_of(demand: Demand, verdict: Verdict, table: SeverityTable) -> Finding | None:
    """Return the finding that a verdict makes, or would make after a "no"; None when nothing is wrong."""
    if verdict.state is State.PRESENT and verdict.cover is Cover.ENOUGH:
        return None
    low, high = table.range(verdict.cover, demand.relevance, verdict.fallback)
    if demand.line.severity_max:
        low, high = min(low, demand.line.severity_max), min(high, demand.line.severity_max)
    stage = demand.line.stage
    return Finding(
        id=finding_id(demand.line.id, demand.subjects, demand.theme, stage, demand.area),
        line_id=demand.line.id,
        kind=demand.line.kind,
        type=demand.line.type,
        subjects=demand.subjects,
        theme=demand.theme,
        stage=stage.value if stage else None,
        phase=demand.phase,
        area=demand.area,
        coverage=verdict.cover,
        severity=high,
        severity_range=(low, high),
        relevance=demand.relevance,
        fallback=verdict.fallback,
        confidence=verdict.confidence,
        confidence_reason=verdict.reason,
        parties=verdict.parties,
        evidence=verdict.evidence,
        title=verdict.title,
        remedy=verdict.remedy,
        places=verdict.places,
    )


# --- order and remarks -------------------------------------------------------------------------------------------


def _finding_order(finding: Finding, network: Network) -> tuple[int, int, int, str, str]:
    name = network.name_of(finding.subjects[0]) if finding.subjects[0].label != "Network" else network.name
    return (-finding.severity, finding.kind != "substantive", -len(finding.related), name.casefold(), finding.id)


def _question_order(question: Question) -> tuple[int, str, str]:
    severity = question.if_no.severity if question.if_no else 0
    return (-severity, str(question.addressee or "~"), question.id)


def _remarks(facts: Facts) -> tuple[Remark, ...]:
    parts = unconnected_parts(contact_graph(facts.network, facts.day))
    if len(parts) < 2:
        return ()
    return (Remark("gaps.remark.unconnected", {"parts": len(parts), "sizes": [len(part) for part in parts[1:]]}),)
