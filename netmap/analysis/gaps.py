"""Where the white spots are, and what must still be asked.

Every norm line is applied to everything that it is about; each demand gets a verdict; verdicts become findings (what
is stated to be missing), questions (what nobody said) or nothing. Minimal findings only: one missing theme is one
finding. Definitions: handreiking A2 for the two kinds of white spots; certain and possible answers over incomplete
data after Imielinski & Lipski (1984); severity by a rule table after DEX (Bohanec & Rajkovic).
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from netmap.analysis.demands import Demand, demands_of, has_theme_setting, relevance_of, theme_relevance
from netmap.analysis.facts import Facts
from netmap.analysis.predicates import REGISTRY
from netmap.analysis.results import (
    Ask,
    Confidence,
    Cover,
    Evidence,
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
    Area,
    Consultation,
    Coordinates,
    Coverage,
    CoveredBy,
    Expert,
    Fact,
    Network,
    Of,
    Organisation,
    PassesOn,
    Ref,
    Relationship,
    Status,
    TakesPart,
)
from netmap.reference.norm import Combination, Norm, NormLine
from netmap.reference.severity import SeverityTable, severity_table

_STATUS_LINE = "status"
_ASKED_AS = {"Coverage": "coverage", "TAKES_PART": "seat", "PASSES_ON": "route", "COORDINATES": "coordinator"}


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
    pending: list[_Pending] = []
    judged = _judge_all(norm, facts, progress)
    for demand, verdict in judged:
        if (finding := _finding(demand, verdict, table)) and _is_finding(verdict):
            findings.append(finding)
        elif finding:
            pending.append(_Pending(demand, verdict, finding))
    findings = _with_upstream(findings, pending)
    findings = _highest_areas(_fold_themes(findings, judged), facts)
    questions = _questions(pending, facts) + _status_questions(facts)
    if not has_theme_setting(facts):
        questions.append(_theme_question(facts))
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


def finding_id(line_id: str, subjects: Sequence[Ref], theme: str | None, stage: str | None, area: str | None) -> str:
    """Return the id of a finding: stable over runs, imports and renames.

    16 hex digits over the norm line, the subjects, theme, stage, phase (among the subjects) and area.
    """
    key = [line_id, sorted(map(str, subjects)), theme, stage, area]
    return hashlib.sha256(json.dumps(key, separators=(",", ":")).encode()).hexdigest()[:16]


# --- verdicts --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Pending:
    """A demand that is not a finding, with the finding that a "no" would make."""

    demand: Demand
    verdict: Verdict
    if_no: Finding


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
        return REGISTRY[needs.predicate](facts, demand, needs.arguments)
    parts = [REGISTRY[need.predicate](facts, demand, need.arguments) for need in needs.parts]
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
            ways = {closure.code: closure for v in reversed(parts) for closure in v.closures}
            chosen = replace(
                unsettled[-1], state=State.UNKNOWN, asks=asks, closures=tuple(ways[code] for code in sorted(ways))
            )
    return replace(chosen, cover=Cover.ENOUGH if chosen.state is State.PRESENT else Cover.NONE)


def _is_finding(verdict: Verdict) -> bool:
    return verdict.state is State.ABSENT or (verdict.state is State.PRESENT and verdict.certain)


def _finding(demand: Demand, verdict: Verdict, table: SeverityTable) -> Finding | None:
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
        closures=verdict.closures,
    )


# --- minimal findings ----------------------------------------------------------------------------------------


def _with_upstream(findings: list[Finding], pending: list[_Pending]) -> list[Finding]:
    """Return the findings with, in ``related``, the demands that fail because of them further up."""
    upstream: dict[tuple[str, Ref], list[_Pending]] = defaultdict(list)
    for item in pending:
        for ref in item.verdict.at:
            upstream[(item.demand.line.id, ref)].append(item)
    result = []
    for finding in findings:
        held_up = [item for ref in finding.subjects for item in upstream.get((finding.line_id, ref), ())]
        if held_up:
            refs = sorted({item.demand.subjects[0] for item in held_up})
            row = Evidence(code="gaps.evidence.upstream", values={"consultations": refs})
            related = tuple(sorted({*finding.related, *(item.if_no.id for item in held_up)}))
            finding = replace(finding, related=related, evidence=(*finding.evidence, row))
        result.append(finding)
    return result


def _fold_themes(findings: list[Finding], judged: list[tuple[Demand, Verdict]]) -> list[Finding]:
    """Fold the missing stages of a theme into one finding when every covered() demand of the theme is absent."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for demand, _ in judged:
        if demand.line.stage and demand.line.for_each == ("theme",):
            wanted[demand.theme or ""].add(demand.line.id)
    by_theme: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.coverage is Cover.NONE and finding.theme and finding.line_id in wanted[finding.theme]:
            by_theme[finding.theme].append(finding)
    folded: dict[str, tuple[str, ...]] = {}
    rows: dict[str, tuple[Evidence, ...]] = {}
    dropped: set[str] = set()
    for theme, missing in by_theme.items():
        signal = next((f for f in missing if f.stage == "signal"), None)
        if signal and len(missing) > 1 and {f.line_id for f in missing} == wanted[theme]:
            others = tuple(sorted(f.id for f in missing if f is not signal))
            folded[signal.id] = others
            shown = {row.provenance for row in signal.evidence}
            others_rows = (row for f in missing if f is not signal for row in f.evidence)
            rows[signal.id] = tuple(row for row in others_rows if row.provenance not in shown or not row.provenance)
            dropped.update(others)
    return [
        replace(
            f,
            related=tuple(sorted({*f.related, *folded[f.id]})),
            evidence=_distinct(f.evidence + rows[f.id]),
            folded=True,
        )
        if f.id in folded
        else f
        for f in findings
        if f.id not in dropped
    ]


def _distinct(rows: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the rows without those that show the same row of the user's data with the same words."""
    seen: dict[str, Evidence] = {}
    for row in rows:
        seen.setdefault(repr((row.code, sorted(row.values.items()), row.provenance)), row)
    return tuple(seen.values())


def _highest_areas(findings: list[Finding], facts: Facts) -> list[Finding]:
    """Leave out an area inside another area (or theme as a whole) that misses the same; it goes into ``related``."""
    missing = {(f.theme, f.stage, f.phase, f.area): f for f in findings if f.coverage is Cover.NONE and f.theme}
    into: dict[str, list[str]] = defaultdict(list)
    dropped: set[str] = set()
    for (theme, stage, phase, area), finding in missing.items():
        if area is None:
            continue
        larger = [ref.id for ref in facts.chain(Ref(Area.KIND, area))[1:]]
        for wider in (None, *reversed(larger)):
            if above := missing.get((theme, stage, phase, wider)):
                into[above.id].append(finding.id)
                dropped.add(finding.id)
                break
    return [
        replace(f, related=tuple(sorted({*f.related, *into[f.id]}))) if f.id in into else f
        for f in findings
        if f.id not in dropped
    ]


# --- questions --------------------------------------------------------------------------------------------------


def _questions(pending: list[_Pending], facts: Facts) -> list[Question]:
    """Return one question per norm line and subject; an unknown field of a record is asked once for all lines."""
    groups: dict[tuple[str, str, Ref | None], list[tuple[Ask, _Pending]]] = defaultdict(list)
    held_up: dict[tuple[str, Ref], list[str]] = defaultdict(list)
    for item in pending:
        for end in item.verdict.at:
            held_up[(item.demand.line.id, end)].append(item.if_no.id)
        for ask in item.verdict.asks:
            line = "" if ask.field_of_record else item.demand.line.id
            subject = ask.subject or item.demand.subjects[0]
            groups[(ask.code if ask.field_of_record else "", line, subject)].append((ask, item))
    found = []
    for (code, line, about), asked in sorted(groups.items(), key=lambda group: group[0]):
        question = _question(code, line, about, asked, facts)
        more = held_up.get((question.line_id, about), []) if about else []
        found.append(replace(question, would_settle=tuple(sorted({*question.would_settle, *more}))))
    return found


def _question(code: str, line: str, subject: Ref | None, asked: list[tuple[Ask, _Pending]], facts: Facts) -> Question:
    ask, item = min(asked, key=lambda pair: (-pair[1].if_no.severity, pair[1].if_no.id))
    worst = item.if_no
    stages = {other.if_no.stage for _, other in asked}
    themes = {other.if_no.theme for _, other in asked}
    areas = {other.if_no.area for _, other in asked}
    if len(areas) > 1 and "area" in ask.values:
        ask = replace(ask, values={**ask.values, "area": None})
    # One subject per line has one demand; of a line over themes and areas a subject has several.
    one = len(item.demand.line.for_each) == 1 and not ask.field_of_record
    return Question(
        id=f"q-{worst.id}" if one else f"q-{finding_id(line or code, (subject,) if subject else (), None, None, None)}",
        line_id=line or worst.line_id,
        ask=ask if ask.subject else replace(ask, subject=subject),
        addressee=next((a for a in ask.addressees if a in facts.nodes), None),
        if_no=worst,
        theme=themes.pop() if len(themes) == 1 else None,
        stage=stages.pop() if len(stages) == 1 else None,
        area=areas.pop() if len(areas) == 1 else None,
        would_settle=tuple(sorted({other.if_no.id for _, other in asked})),
    )


def _status_questions(facts: Facts) -> list[Question]:
    """Return "does this still exist?" for every record whose status is suspended or unknown."""
    kinds: tuple[type[Fact], ...] = (Organisation, Consultation, Expert, TakesPart, PassesOn, Coordinates, Coverage)
    found = []
    for kind in kinds:
        for record in facts.network.of(kind).values():
            if record.status not in (Status.SUSPENDED, Status.UNKNOWN):
                continue
            about = _about(record, facts)
            if not all(_stands(ref, facts) for ref in about):
                continue  # a tie of something that ended is not worth a call
            ask = Ask(
                code=f"gaps.ask.exists.{_ASKED_AS.get(record.KIND, 'node')}.{record.status.value}",
                subject=about[0],
                addressees=(*(ref for ref in about if ref.label == "Organisation"), *_municipality(facts)),
                values=_existing(record, about, facts),
            )
            found.append(
                Question(
                    id=f"q-{finding_id(_STATUS_LINE, (record.ref,), None, None, None)}",
                    line_id=_STATUS_LINE,
                    ask=ask,
                    addressee=next((a for a in ask.addressees if a in facts.nodes), None),
                    if_no=None,
                )
            )
    return found


def _about(record: Fact, facts: Facts) -> tuple[Ref, ...]:
    if isinstance(record, Relationship):
        return record.start, record.end
    if isinstance(record, Coverage):
        return tuple(t.end for t in facts.network.of(CoveredBy).values() if t.start.id == record.id) or (record.ref,)
    return (record.ref,)


def _stands(ref: Ref, facts: Facts) -> bool:
    record = facts.network.get(ref)
    return not isinstance(record, Fact) or record.status is not Status.ENDED


def _existing(record: Fact, about: tuple[Ref, ...], facts: Facts) -> dict[str, Any]:
    """Return what the question "does this still exist?" names: one thing, the two ends of a tie, or a coverage."""
    if isinstance(record, Coverage):
        theme = next((t.end for t in facts.network.of(Of).values() if t.start.id == record.id), None)
        return {"who": about[0], "stage": record.stage, "theme": theme}
    return {"who": about[0], "other": about[-1]}


def _municipality(facts: Facts) -> tuple[Ref, ...]:
    return (facts.municipality,) if facts.municipality else ()


def _theme_question(facts: Facts) -> Question:
    ask = Ask(
        code="gaps.ask.themes",
        subject=Ref("Network", facts.network.id),
        addressees=_municipality(facts),
    )
    return Question(
        id=f"q-{finding_id('themes', (), None, None, None)}",
        line_id="themes",
        ask=ask,
        addressee=facts.municipality,
        if_no=None,
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
