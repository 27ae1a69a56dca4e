"""White spots and questions in words: the JSON answer that pages, terminal and files are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from netmap import __version__
from netmap.analysis.results import Ask, Closure, Evidence, Finding, GapAnswer, Question, ThemeSteps
from netmap.analysis.situation import Outside, Situation
from netmap.model import Network, Ref
from netmap.reference.norm import Combination, Norm, NormLine
from netmap.report.names import Names
from netmap.texts import format_date, say

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
) -> dict[str, Any]:
    """Return the answer of ``witte-plekken`` with its sentences.

    Returns
    -------
    dict
        ``netmap``, ``network``, ``norm``, ``reference_date``, ``situation`` (``theme``, ``area`` and ``phase`` as
        {"id", "name", "of"} or None, and ``words``: "Voor jeugdoverlast in Oost", empty without a choice), ``outside``
        (how many ``findings`` and ``questions`` it leaves out), ``remarks`` and ``result`` with ``summary``,
        ``findings``, ``questions`` and ``themes`` (per theme that plays a sign per step). ``of`` of an entry is what
        it is, as "Label:id". JSON types only; ordered; the same input gives the same bytes.
    """
    situation, outside = situation or Situation(), outside or Outside()
    writer = _Writer(network, norm, names)
    findings = [writer.finding(finding) for finding in answer.findings]
    questions = [writer.question(question) for question in answer.questions]
    return {
        "netmap": __version__,
        "network": {"id": network.id, "name": network.name},
        "norm": {"name": norm.name, "version": norm.version},
        "reference_date": reference_date.isoformat(),
        "situation": _situation(situation, names),
        "outside": {"findings": outside.findings, "questions": outside.questions},
        "remarks": [
            {"code": remark.code, "sentence": say(remark.code, names.language, **names.spoken(remark.values))}
            for remark in answer.remarks
        ],
        "result": {
            "summary": _summary(answer, questions),
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
        },
    }


def finding_words(finding: Finding, network: Network, norm: Norm, names: Names) -> tuple[str, str]:
    """Return the title of one finding and why it is sure or not, as :func:`gap_answer` words them."""
    writer = _Writer(network, norm, names)
    return writer.title(finding), writer.reason(finding.confidence_reason)


def question_words(question: Question, network: Network, norm: Norm, names: Names) -> str:
    """Return one question as a sentence, as :func:`gap_answer` words it."""
    return _Writer(network, norm, names).ask(question.ask)


def _situation(situation: Situation, names: Names) -> dict[str, Any]:
    refs = situation.refs()
    spoken = {name: names.name(ref) for name, ref in refs.items()}
    words = say(f"frame.situation.{'_'.join(refs)}", names.language, **spoken) if refs else ""
    entries = {name: _entry(refs.get(name), names) for name in ("theme", "area", "phase")}
    return {**entries, "words": words}


def _entry(ref: Ref | None, names: Names) -> dict[str, str] | None:
    """Return ``{"id", "name", "of"}``, or None; ``of`` is "Label:id" with the id that the answer uses."""
    entry = names.entry(ref)
    return {**entry, "of": f"{ref.label}:{entry['id']}"} if ref and entry else None


def _summary(answer: GapAnswer, questions: list[dict[str, Any]]) -> dict[str, Any]:
    kinds = Counter(finding.kind for finding in answer.findings)
    levels = Counter(finding.severity for finding in answer.findings)
    return {
        "substantive": kinds["substantive"],
        "instrumental": kinds["instrumental"],
        "by_severity": {str(level): levels[level] for level in (1, 2, 3, 4)},
        "possible": sum(1 for q in answer.questions if q.if_no and q.if_no.coverage.value == "none"),
        "questions": len(questions),
        "addressees": len({q["addressee"]["id"] for q in questions if q["addressee"]}),
    }


class _Writer:
    """Writes findings and questions of one network in one language."""

    def __init__(self, network: Network, norm: Norm, names: Names) -> None:
        self.network, self.names = network, names
        self.lines = {line.id: line for line in norm.lines}

    def entry(self, ref: Ref | None) -> dict[str, str] | None:
        """Return what an answer says of something that it names."""
        return _entry(ref, self.names)

    def entries(self, *values: Any) -> list[dict[str, str] | None]:
        """Return whom and what values name, each once, in order of what it is and id."""
        return [self.entry(ref) for ref in sorted({ref for value in values for ref in _refs(value)})]

    def say(self, code: str, **values: Any) -> str:
        return _capital(say(code, self.names.language, **self._values(values)))

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        spoken = self.names.spoken(values)
        if spoken.get("stage"):
            spoken["does"] = say(f"does.{spoken['stage']}", self.names.language)
        for key in ("stage", "role"):
            if spoken.get(key):
                spoken[key] = say(f"{key}.{spoken[key]}", self.names.language)
        for key in ("checked_on", "date"):
            if spoken.get(key):
                spoken[key] = format_date(spoken[key], self.names.language)
        if "list" in spoken:
            spoken["list"] = self._list(spoken["list"])
        return spoken

    def _list(self, value: str) -> str:
        sheet, _, target = value.partition(":")
        if not target:
            return say(f"sheet.{sheet}", self.names.language)
        if sheet == "coverage":
            return say("gaps.list.theme", self.names.language, theme=self.names.name(Ref("Theme", target)))
        return say(
            "gaps.list.consultation", self.names.language, consultation=self.names.name(Ref("Consultation", target))
        )

    def finding(self, finding: Finding) -> dict[str, Any]:
        """Return one finding as the JSON of an answer has it."""
        language = self.names.language
        line = self.lines[finding.line_id]
        fallback = finding.fallback.value if finding.fallback else "unknown"
        return {
            "id": finding.id,
            "kind": finding.kind,
            "type": finding.type,
            "title": self.title(finding),
            "subject": {ref.label.lower(): self.entry(ref) for ref in finding.subjects},
            "names": self.entries(finding.parties, *(row.values for row in finding.evidence)),
            "theme": finding.theme,
            "stage": finding.stage,
            "phase": finding.phase,
            "area": finding.area,
            "coverage": finding.coverage.value,
            "severity": finding.severity,
            "severity_range": list(finding.severity_range),
            "severity_inputs": {
                "coverage": finding.coverage.value,
                "relevance": finding.relevance.value,
                "fallback": fallback,
            },
            "severity_rule": say(
                "gaps.rule",
                language,
                coverage=say(f"coverage.{finding.coverage.value}", language),
                relevance=say(f"relevance.{finding.relevance.value}", language),
                fallback=say(f"fallback.{fallback}", language),
                severity=say(f"severity.{finding.severity}", language),
            ),
            "related": list(finding.related),
            "confidence": finding.confidence.value,
            "confidence_reason": self.reason(finding.confidence_reason),
            "norm_line": self.norm_line(line),
            "evidence": [row for evidence in finding.evidence for row in self.rows(evidence)],
            "closures": [self.closure(closure) for closure in finding.closures],
        }

    def norm_line(self, line: NormLine) -> dict[str, str]:
        """Return a norm line with its passage in words."""
        passage = line.passage
        return {
            "id": line.id,
            "text": line.text,
            "passage": self.say(
                "gaps.passage", part=passage.part, heading=passage.heading, paraphrase=passage.paraphrase
            ),
        }

    def title(self, finding: Finding) -> str:
        """Return a finding as one sentence."""
        line = self.lines[finding.line_id]
        title = self._plain_title(finding, line)
        if finding.area:
            title = self.say("gaps.title.in_area", title=title, area=Ref("Area", finding.area))
        if finding.phase:
            title = self.say("gaps.title.in_phase", title=title, phase=Ref("Phase", finding.phase))
        return title

    def _plain_title(self, finding: Finding, line: NormLine) -> str:
        subject = finding.subjects[0]
        if isinstance(line.needs, Combination):
            if finding.theme and {need.predicate for need in line.needs.parts} == {"covered", "deals_with"}:
                return self.say("gaps.title.eye", theme=subject)
            return self.say("gaps.title.other", subject=subject, line=line.text)
        predicate = line.needs.predicate
        theme = Ref("Theme", finding.theme) if finding.theme else None
        if predicate == "covered" and theme:
            if finding.folded:
                return self.say("gaps.title.theme_folded", theme=theme)
            code = f"gaps.title.covered.{finding.coverage.value}.{finding.stage}"
            return self.say(code, theme=theme, parties=list(finding.parties))
        codes: dict[str, tuple[str, dict[str, Any]]] = {
            "coordinated": ("gaps.title.coordinated", {"consultation": subject}),
            "route_to": ("gaps.title.route_to", {"consultation": subject}),
            "has_role": ("gaps.title.has_role", {"consultation": subject, "role": "".join(line.needs.arguments)}),
            "seated": ("gaps.title.seated", {"party": subject}),
            "deputised": ("gaps.title.deputised", {"expert": subject}),
        }
        code, values = codes.get(predicate, ("gaps.title.other", {"subject": subject, "line": line.text}))
        return self.say(code, **values)

    def reason(self, reason: Evidence | None) -> str:
        """Return why a finding is sure or not, as one sentence."""
        return self.say(reason.code, **reason.values) if reason else ""

    def rows(self, evidence: Evidence) -> list[dict[str, Any]]:
        """Return one entry per row of the user's data; an entry without sheet and row when none is known."""
        text = self.say(evidence.code, **evidence.values)
        places = [place.split("|") for place in evidence.provenance if place.startswith("import|")]
        if not places:
            return [{"sheet": None, "row": None, "text": text}]
        return [{"sheet": place[1], "row": int(place[2]), "text": text} for place in places]

    def closure(self, closure: Closure) -> dict[str, Any]:
        """Return one way to close a gap."""
        values = {**closure.values, "party": closure.party, "consultation": closure.consultation}
        return {
            "how": closure.how,
            "party": self.entry(closure.party),
            "consultation": self.entry(closure.consultation),
            "sentence": self.say(closure.code, **values),
        }

    def question(self, question: Question) -> dict[str, Any]:
        """Return one question as the JSON of an answer has it."""
        if_no = question.if_no
        line = self.lines.get(question.line_id)
        subject = question.subject
        return {
            "id": question.id,
            "code": question.ask.code,
            "addressee": self.entry(question.addressee),
            "sentence": self.ask(question.ask),
            "subject": {subject.label.lower(): self.entry(subject)} if subject else {},
            "names": self.entries(question.ask.values, if_no.parties if if_no else ()),
            "theme": question.theme,
            "stage": question.stage,
            "area": question.area,
            "norm_line": self.norm_line(line) if line else None,
            "if_no": {
                "id": if_no.id,
                "kind": if_no.kind,
                "type": if_no.type,
                "title": self.title(if_no),
                "severity": if_no.severity,
                "severity_range": list(if_no.severity_range),
                "coverage": if_no.coverage.value,
            }
            if if_no
            else None,
            "would_settle": list(question.would_settle),
        }

    def ask(self, ask: Ask) -> str:
        """Return a question as one sentence."""
        code = ask.code
        values: dict[str, Any] = dict(ask.values)
        if code in ("gaps.ask.stage", "gaps.ask.other", "gaps.ask.mandate_themes"):
            code = f"{code}.{values['stage']}"
        if code == "gaps.ask.setting":
            code = f"{code}.{values['key']}"
        if ask.subject:
            names = {"Theme": "theme", "Consultation": "consultation", "Organisation": "party", "Expert": "expert"}
            values.setdefault(names.get(ask.subject.label, "subject"), ask.subject)
            if ask.subject.label == "Organisation":
                values.setdefault("consultation", ask.subject)
        sentence = self.say(code, **values)
        if values.get("area"):
            sentence = self.say("gaps.title.in_area", title=sentence, area=values["area"])
        return sentence


def _refs(value: Any) -> list[Ref]:
    """Return the references in a value, those within lists and tables included."""
    if isinstance(value, Ref):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [ref for part in value for ref in _refs(part)] if isinstance(value, (list, tuple)) else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
