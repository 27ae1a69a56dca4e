"""Minimal findings: one missing thing is one finding, and what it makes fail stands in its ``related``.

Basis: of a combination that nobody covers only the smallest is reported (minimal attribute combinations with an empty
extent, in the words of formal concept analysis).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.results import Cover, Evidence, Finding, Verdict
from netmap.model import Area, Ref
from netmap.reference.norm import Need, NormLine

__all__ = ["Pending", "fold", "fold_pending", "fold_themes", "highest_areas", "with_upstream"]


@dataclass(frozen=True)
class Pending:
    """A demand that is not a finding, with the finding that a "no" would make."""

    demand: Demand
    verdict: Verdict
    if_no: Finding


def with_upstream(findings: list[Finding], pending: list[Pending]) -> list[Finding]:
    """Return the findings with, in ``related``, the demands that fail because of them further up."""
    upstream: dict[tuple[str, Ref], list[Pending]] = defaultdict(list)
    for item in pending:
        for ref in item.verdict.at:
            upstream[(item.demand.line.id, ref)].append(item)
    result = []
    for finding in findings:
        held_up = [item for ref in finding.subjects for item in upstream.get((finding.line_id, ref), ())]
        if held_up:
            refs = sorted({item.demand.subjects[0] for item in held_up})
            related = tuple(sorted({*finding.related, *(item.if_no.id for item in held_up)}))
            finding = replace(finding, related=related)
            if refs[0].label == "Consultation":  # parties that wait are named where it is judged
                row = Evidence(code="gaps.evidence.upstream", values={"consultations": refs})
                finding = replace(finding, evidence=(*finding.evidence, row))
        result.append(finding)
    return result


def fold(findings: list[Finding], lines: Mapping[str, NormLine]) -> list[Finding]:
    """Fold findings that say the same of the same: into the one that says most; the others go into ``related``.

    - A consultation from which nothing goes on misses its way to interpretation and to decision: one finding.
    - A theme that nobody interprets has no expert either.
    - A theme that rests on one party rests on it in each of its stages.
    - A party that sits nowhere can check its signals nowhere either.
    """
    keep: dict[tuple[str, object], Finding] = {}
    for finding in findings:
        if key := _folds_into(finding, lines):
            keep.setdefault(key, finding)
    dropped: dict[str, str] = {}
    for finding in findings:
        for key in _folded_by(finding, lines):
            above = keep.get(key)
            if above and above is not finding and (key[0] != "spread" or above.parties == finding.parties):
                dropped.setdefault(finding.id, above.id)
    into: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.id in dropped:
            into[dropped[finding.id]].append(finding)
    return [_with_folded(f, into[f.id]) if f.id in into else f for f in findings if f.id not in dropped]


def fold_pending(
    findings: list[Finding], pending: list[Pending], lines: Mapping[str, NormLine]
) -> tuple[list[Finding], list[Pending]]:
    """Fold what would be asked next to a finding about the same into its ``related``: one call settles both.

    A consultation that is found to pass nothing on is not asked as well who interprets what it passes on; a party
    that is found to sit nowhere not as well where it checks a signal. What waits for such a question goes along.
    """
    above = {key: f for f in findings if (key := _folds_into(f, lines)) and key[0] in ("route", "seated")}
    into: dict[str, set[str]] = defaultdict(set)
    left = []
    folded: dict[tuple[str, Ref], str] = {}
    for item in pending:
        finding = next((above[key] for key in _folded_by(item.if_no, lines) if key in above), None)
        if finding and item.verdict.asks and item.if_no.id != finding.id:
            into[finding.id].add(item.if_no.id)
            folded[(item.demand.line.id, item.demand.subjects[0])] = finding.id
        else:
            left.append(item)
    for item in left:
        for end in item.verdict.at:
            if taken_in := folded.get((item.demand.line.id, end)):
                into[taken_in].add(item.if_no.id)
    found = [replace(f, related=tuple(sorted({*f.related, *into[f.id]}))) if f.id in into else f for f in findings]
    return found, left


def _predicate(finding: Finding, lines: Mapping[str, NormLine]) -> str:
    needs = lines[finding.line_id].needs
    return str(needs) if isinstance(needs, Need) else ""


def _folds_into(finding: Finding, lines: Mapping[str, NormLine]) -> tuple[str, object] | None:
    """Return as what a finding takes in others, or None."""
    predicate = _predicate(finding, lines)
    if predicate == "route_to(decide)":
        return "route", finding.subjects
    if predicate == "seated":
        return "seated", finding.subjects
    if predicate == "covered(interpret)" and finding.coverage is Cover.NONE and finding.area is None:
        return "interpret", finding.theme
    if predicate.startswith("count(party") and finding.theme and finding.coverage is Cover.SINGLE:
        return "spread", finding.theme
    return None


def _folded_by(finding: Finding, lines: Mapping[str, NormLine]) -> list[tuple[str, object]]:
    """Return by what a finding may be taken in."""
    predicate = _predicate(finding, lines)
    if predicate == "route_to(interpret)":
        return [("route", finding.subjects)]
    if predicate == "verifiable":
        return [("seated", finding.subjects)]
    if predicate.startswith("expert(") or predicate == "expert":
        return [("interpret", finding.theme)]
    if predicate.startswith("covered(") and finding.coverage is Cover.SINGLE and finding.area is None:
        return [("spread", finding.theme)]
    return []


def _with_folded(finding: Finding, others: list[Finding]) -> Finding:
    rows = _distinct((*finding.evidence, *(row for other in others for row in other.evidence)))
    ids = {other.id for other in others} | {related for other in others for related in other.related}
    low, high = finding.severity_range
    high = max(high, *(other.severity for other in others))
    return replace(
        finding,
        related=tuple(sorted({*finding.related, *ids})),
        evidence=rows,
        severity=high,
        severity_range=(low, high),
    )


def fold_themes(findings: list[Finding], judged: list[tuple[Demand, Verdict]]) -> list[Finding]:
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
    worst: dict[str, int] = {}
    dropped: set[str] = set()
    for theme, missing in by_theme.items():
        signal = next((f for f in missing if f.stage == "signal"), None)
        if signal and len(missing) > 1 and {f.line_id for f in missing} == wanted[theme]:
            others = tuple(sorted(f.id for f in missing if f is not signal))
            folded[signal.id] = others
            worst[signal.id] = max(f.severity for f in missing)
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
            severity=worst[f.id],
            severity_range=(f.severity_range[0], worst[f.id]),
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


def highest_areas(findings: list[Finding], facts: Facts) -> list[Finding]:
    """Leave out an area inside another area (or theme as a whole) that misses the same; it goes into ``related``."""
    missing = {_spot(f): f for f in findings if f.coverage is Cover.NONE and (f.theme or f.area)}
    into: dict[str, list[str]] = defaultdict(list)
    dropped: set[str] = set()
    for (about, stage, phase, area), finding in missing.items():
        if area is None:
            continue
        larger = [ref.id for ref in facts.chain(Ref(Area.KIND, area))[1:]]
        for wider in (None, *reversed(larger)):
            if above := missing.get((about, stage, phase, wider)):
                into[above.id].append(finding.id)
                dropped.add(finding.id)
                break
    return [
        replace(f, related=tuple(sorted({*f.related, *into[f.id]}))) if f.id in into else f
        for f in findings
        if f.id not in dropped
    ]


def _spot(finding: Finding) -> tuple[str, str | None, str | None, str | None]:
    """Return what is missing where: of a finding without a theme its norm line says what."""
    return finding.theme or f"line {finding.line_id}", finding.stage, finding.phase, finding.area
