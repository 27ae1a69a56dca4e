"""The whole answer of ``witte-plekken``: what was asked, the white spots, the questions, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from netmap import __version__
from netmap.analysis.calls import Calls
from netmap.analysis.closing.results import ClosingPlan
from netmap.analysis.regie import RegieForm
from netmap.analysis.results import Finding, GapAnswer, Question, ThemeSteps
from netmap.analysis.selection import Selection
from netmap.analysis.situation import Outside, Situation
from netmap.model import Network, Ref, Sector, SettingKey
from netmap.reference.norm import Norm
from netmap.report.gaps.findings import Writer
from netmap.report.gaps.plans import call_words, plan_words, regie_words
from netmap.report.gaps.words import entry_of
from netmap.report.names import Names
from netmap.report.questions import answer_form
from netmap.texts import say

__all__ = ["finding_words", "gap_answer", "question_words"]


def gap_answer(
    answer: GapAnswer,
    network: Network,
    norm: Norm,
    reference_date: date,
    names: Names,
    themes: Sequence[ThemeSteps] = (),
    situation: Situation | None = None,
    outside: Outside | None = None,
    *,
    selection: Selection | None = None,
    plan: ClosingPlan | None = None,
    calls: Calls | None = None,
    regie: Sequence[RegieForm] = (),
) -> dict[str, Any]:
    """Return the answer of ``witte-plekken`` with its sentences.

    Parameters
    ----------
    answer : GapAnswer
        What is shown: ``situation`` and ``selection`` say what was chosen, ``outside`` how much that leaves out.
    plan, calls : optional
        Made for the findings and questions that are shown; without them ``plan`` and ``calls`` are None.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``reference_date``, ``boundary`` (who set who is on the map; None when
        not known), ``situation`` (``theme``, ``area`` and ``phase`` as
        {"id", "name", "of"} or None, and ``words``: "Voor jeugdoverlast in Oost", empty without a choice),
        ``selection`` (``kind``, ``severity``, ``confidence``, ``sector`` and ``words``), ``outside`` (how many
        ``findings`` and ``questions`` these leave out), ``remarks`` and ``result`` with ``summary``, ``findings``,
        ``questions``, ``themes`` (per theme that plays a sign per step), ``plan``, ``calls`` and ``regie``. ``of`` of
        an entry is what it is, as "Label:id". JSON types only; ordered; the same input gives the same bytes.
    """
    situation, outside, selection = situation or Situation(), outside or Outside(), selection or Selection()
    writer = Writer(norm, names)
    called = _called(calls)
    findings = [writer.finding(finding) for finding in answer.findings]
    questions = [
        {
            **writer.question(question, called.get(question.id, question.addressee)),
            "answer": answer_form(question, network, names.language),
        }
        for question in answer.questions
    ]
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": reference_date.isoformat(),
        "boundary": _boundary(network, writer),
        "situation": _situation(situation, names),
        "selection": _selection(selection, names),
        "outside": {"findings": outside.findings, "questions": outside.questions},
        "remarks": [
            {"code": remark.code, "sentence": say(remark.code, names.language, **names.spoken(remark.values))}
            for remark in answer.remarks
        ],
        "result": {
            "summary": _summary(answer, questions, plan, calls),
            "findings": findings,
            "questions": questions,
            "themes": [
                {
                    "id": row.theme.id,
                    "name": names.name(row.theme),
                    "steps": {stage.value: sign.value for stage, sign in row.signs.items()},
                }
                for row in themes
            ],
            "plan": plan_words(plan, answer.findings, writer) if plan else None,
            "calls": call_words(calls, writer) if calls else None,
            "regie": [regie_words(form, writer) for form in regie],
        },
    }


def finding_words(finding: Finding, network: Network, norm: Norm, names: Names) -> tuple[str, str]:
    """Return the title of one finding and why it is sure or not, as :func:`gap_answer` words them."""
    writer = Writer(norm, names)
    return writer.title(finding), writer.reason(finding.confidence_reason)


def question_words(question: Question, network: Network, norm: Norm, names: Names) -> str:
    """Return one question as a sentence, as :func:`gap_answer` words it."""
    return Writer(norm, names).ask(question.ask)


def _boundary(network: Network, writer: Writer) -> str | None:
    """Return who set the boundary of the map, and how, in the user's words; None when nobody said."""
    said = [writer.own_text(setting.value) for setting in network.settings(SettingKey.BOUNDARY) if setting.value]
    return "; ".join(said) or None


def _called(calls: Calls | None) -> Mapping[str, Ref | None]:
    """Return who is called about each question."""
    return {question: call.addressee for call in calls.order for question in call.questions} if calls else {}


def _situation(situation: Situation, names: Names) -> dict[str, Any]:
    refs = situation.refs()
    spoken = {name: names.name(ref) for name, ref in refs.items()}
    words = say(f"frame.situation.{'_'.join(refs)}", names.language, **spoken) if refs else ""
    entries = {name: entry_of(refs.get(name), names) for name in ("theme", "area", "phase")}
    return {**entries, "words": words}


def _selection(selection: Selection, names: Names) -> dict[str, Any]:
    """Return what was chosen, with a sentence per choice."""
    language = names.language
    sector = Ref(Sector.KIND, selection.sector) if selection.sector else None
    said = []
    if selection.kind:
        said.append(say(f"gaps.selection.kind.{selection.kind}", language))
    if selection.severity:
        said.append(say("gaps.selection.severity", language, severity=say(f"severity.{selection.severity}", language)))
    if selection.confidence:
        word = say(f"confidence.{selection.confidence}", language)
        said.append(say("gaps.selection.confidence", language, confidence=word))
    if sector:
        said.append(say("gaps.selection.sector", language, sector=names.name(sector)))
    return {
        "kind": selection.kind or None,
        "severity": selection.severity or None,
        "confidence": selection.confidence or None,
        "sector": entry_of(sector, names),
        "words": " ".join(said),
    }


def _summary(
    answer: GapAnswer, questions: list[dict[str, Any]], plan: ClosingPlan | None, calls: Calls | None
) -> dict[str, Any]:
    kinds = Counter(finding.kind for finding in answer.findings)
    levels = Counter(finding.severity for finding in answer.findings)
    types = Counter(finding.type for finding in answer.findings)
    return {
        "substantive": kinds["substantive"],
        "instrumental": kinds["instrumental"],
        "by_severity": {str(level): levels[level] for level in (1, 2, 3, 4)},
        "by_type": {name: types[name] for name in sorted(types)},
        "possible": sum(1 for q in answer.questions if q.if_no and q.if_no.coverage.value == "none"),
        "questions": len(questions),
        "addressees": len({q["addressee"]["id"] for q in questions if q["addressee"]}),
        "closed_by_plan": plan.closes if plan else 0,
        "agreements": len(plan.sets[0]) if plan and plan.sets else 0,
        "calls": sum(1 for call in calls.order if call.addressee) if calls else 0,
    }
