"""Which findings and questions a user wants to see: of one kind, from a severity on, of one certainty, of one sector.

It chooses from an answer and judges nothing anew, as a situation does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from netmap.analysis.facts import Facts
from netmap.analysis.results import Confidence, Finding, GapAnswer, Question
from netmap.analysis.situation import Outside
from netmap.model import Network, Ref, Sector, WorksFor

__all__ = ["Selection", "selected"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown; an empty field leaves it open.

    ``kind`` is substantive or instrumental, ``severity`` the lowest level that is shown (0: all), ``confidence`` one
    of :class:`Confidence`, ``sector`` the id of a sector.
    """

    kind: str = ""
    severity: int = 0
    confidence: str = ""
    sector: str = ""

    def __bool__(self) -> bool:
        """Return whether anything was chosen."""
        return bool(self.kind or self.severity or self.confidence or self.sector)


def selected(
    answer: GapAnswer, network: Network, reference_date: date, selection: Selection
) -> tuple[GapAnswer, Outside]:
    """Return the part of an answer that was chosen, and how much is left out.

    Parameters
    ----------
    answer : GapAnswer
    network, reference_date
        As given to :func:`netmap.analysis.gaps.find_gaps`.
    selection : Selection

    Returns
    -------
    tuple of GapAnswer and Outside
        Findings and questions as they were and in their order; remarks stay. A question goes by the finding that a
        "no" would make: without one it has no kind and no severity, and is left out when one of these was chosen. A
        question is not sure, so of the certainties only "ask" keeps it. A sector is concerned by what is about it,
        about one of its parties or experts, or rests on one of its parties; a question also by whom it is put to. An
        empty selection gives everything back.
    """
    if not selection:
        return answer, Outside()
    chooser = _Chooser(Facts(network, reference_date), selection)
    findings = tuple(finding for finding in answer.findings if chooser.finding(finding))
    questions = tuple(question for question in answer.questions if chooser.question(question))
    outside = Outside(len(answer.findings) - len(findings), len(answer.questions) - len(questions))
    return replace(answer, findings=findings, questions=questions), outside


class _Chooser:
    """Says what belongs to one selection."""

    def __init__(self, facts: Facts, selection: Selection) -> None:
        self._facts, self._wanted = facts, selection
        self._employers = {tie.start: tie.end for tie in facts.ties(WorksFor)} if selection.sector else {}

    def finding(self, finding: Finding) -> bool:
        """Return whether a finding was chosen."""
        sure = self._wanted.confidence in ("", finding.confidence.value)
        return sure and self._serious(finding) and self._concerns((*finding.subjects, *finding.parties))

    def question(self, question: Question) -> bool:
        """Return whether a question was chosen."""
        if self._wanted.confidence not in ("", Confidence.ASK.value):
            return False
        if_no = question.if_no
        if (self._wanted.kind or self._wanted.severity) and not (if_no and self._serious(if_no)):
            return False
        about: list[Ref] = [ref for ref in (question.subject, question.addressee) if ref]
        if if_no:
            about += [*if_no.subjects, *if_no.parties]
        return self._concerns(about)

    def _serious(self, finding: Finding) -> bool:
        return finding.severity >= self._wanted.severity and self._wanted.kind in ("", finding.kind)

    def _concerns(self, refs: Iterable[Ref]) -> bool:
        sector = self._wanted.sector
        return not sector or any(self._in_sector(ref, sector) for ref in refs)

    def _in_sector(self, ref: Ref, sector: str) -> bool:
        if ref.label == Sector.KIND:
            return ref.id == sector
        party = self._employers.get(ref, ref)
        return party.label == "Organisation" and sector in self._facts.sectors(party)
