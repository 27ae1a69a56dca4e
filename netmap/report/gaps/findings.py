"""Findings and questions in words: title, evidence, reasons and ways to close of each."""

from __future__ import annotations

from typing import Any

from netmap.analysis.closing.results import addition_id
from netmap.analysis.results import Ask, Closure, Evidence, Finding, Question
from netmap.model import DealsWith, ExpertIn, Ref, Status
from netmap.reference.norm import Combination, Norm, NormLine
from netmap.report.gaps.words import Words, capital, gap_type, passage_words
from netmap.report.names import Names
from netmap.texts import say, sentences

__all__ = ["Writer"]

#: What the subject of a question is called in its sentence.
_CALLED = {
    "Theme": "theme",
    "Consultation": "consultation",
    "Organisation": "party",
    "Expert": "expert",
    "Area": "area",
    "PopulationGroup": "group",
    "Phase": "phase",
}


class Writer(Words):
    """Writes findings and questions of one network in one language."""

    def __init__(self, norm: Norm, names: Names) -> None:
        super().__init__(names)
        self.lines = {line.id: line for line in norm.lines}

    # --- findings ------------------------------------------------------------------------------------------

    def finding(self, finding: Finding) -> dict[str, Any]:
        """Return one finding as the JSON of an answer has it."""
        language = self.language
        fallback = finding.fallback.value if finding.fallback else "unknown"
        return {
            "id": finding.id,
            "kind": finding.kind,
            "type": finding.type,
            "type_name": gap_type(finding.type, language),
            "title": self.title(finding),
            "subject": self._subjects(finding.subjects),
            "names": self.entries(finding.parties, *(row.values for row in finding.evidence)),
            "places": [self.entry(ref) for ref in finding.places],
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
            "norm_line": self.norm_line(self.lines[finding.line_id]),
            "evidence": [row for evidence in finding.evidence for row in self.rows(evidence)],
            "r_min": self._remedy(finding.remedy),
            "closures": [self.closure(closure) for closure in finding.closures],
        }

    def _subjects(self, subjects: tuple[Ref, ...]) -> dict[str, Any]:
        """Return what a finding is about by what it is; the second of two of a kind is the other one."""
        found: dict[str, Any] = {}
        for ref in subjects:
            key = ref.label.lower()
            found[f"other_{key}" if key in found else key] = self.entry(ref)
        return found

    def norm_line(self, line: NormLine) -> dict[str, str]:
        """Return a norm line with its passage in words."""
        return {
            "id": line.id,
            "text": self.own_text(line.text),
            "passage": capital(self.own_text(passage_words(line.passage, self.language))),
        }

    def title(self, finding: Finding) -> str:
        """Return a finding as one sentence, with its area and phase when the sentence itself does not name them."""
        said = finding.title
        line = self.lines[finding.line_id]
        title = self.brief(said.code, **said.values) if said else self._plain_title(finding, line)
        named = set(said.values) if said else set()
        if finding.area and not named & {"area", "areas"}:
            title = self.say("gaps.title.in_area", title=title, area=Ref("Area", finding.area))
        if finding.phase and "phase" not in named:
            title = self.say("gaps.title.in_phase", title=title, phase=Ref("Phase", finding.phase))
        return title

    def _plain_title(self, finding: Finding, line: NormLine) -> str:
        """Return the title of a finding whose predicate gives none."""
        subject = finding.subjects[0]
        if isinstance(line.needs, Combination):
            if finding.theme and {need.predicate for need in line.needs.parts} == {"covered", "deals_with"}:
                return self.say("gaps.title.eye", theme=Ref("Theme", finding.theme))
            return self._other_title(finding, line)
        predicate = line.needs.predicate
        theme = Ref("Theme", finding.theme) if finding.theme else None
        if predicate == "covered" and theme:
            if finding.folded:
                return self.say("gaps.title.theme_folded", theme=theme)
            code = f"gaps.title.covered.{finding.coverage.value}.{finding.stage}"
            return self.brief(code, theme=theme, parties=list(finding.parties))
        codes: dict[str, tuple[str, dict[str, Any]]] = {
            "coordinated": ("gaps.title.coordinated", {"consultation": subject}),
            "route_to": ("gaps.title.route_to", {"consultation": subject}),
            "has_role": ("gaps.title.has_role", {"consultation": subject, "role": "".join(line.needs.arguments)}),
            "seated": ("gaps.title.seated", {"party": subject}),
            "deputised": ("gaps.title.deputised", {"expert": subject}),
        }
        if predicate not in codes or (predicate == "coordinated" and subject.label != "Consultation"):
            return self._other_title(finding, line)
        code, values = codes[predicate]
        return self.say(code, **values)

    def _other_title(self, finding: Finding, line: NormLine) -> str:
        """Return a title from the text of the line itself: also for lines that a municipality wrote."""
        if finding.subjects[0].label == "Network":
            return self.say("gaps.title.other_network", line=self.own_text(line.text))
        return self.say("gaps.title.other", subject=finding.subjects[0], line=self.own_text(line.text))

    def reason(self, reason: Evidence | None) -> str:
        """Return why a finding is sure or not, as one sentence."""
        return self.say(reason.code, **reason.values) if reason else ""

    def _remedy(self, remedy: Evidence | None) -> dict[str, Any] | None:
        """Return the smallest thing that was perhaps not told and would dissolve a finding; None when not known."""
        if remedy is None:
            return None
        return {"count": remedy.values.get("count", 1), "sentence": self.say(remedy.code, **remedy.values)}

    def rows(self, evidence: Evidence) -> list[dict[str, Any]]:
        """Return one entry per row of the user's data; an entry without sheet and row when none is known."""
        text = self.say(evidence.code, **evidence.values)
        places = [place.split("|") for place in evidence.provenance if place.startswith("import|")]
        if not places:
            return [{"sheet": None, "row": None, "text": text}]
        return [{"sheet": place[1], "row": int(place[2]), "text": text} for place in places]

    def closure(self, closure: Closure) -> dict[str, Any]:
        """Return one way to close a gap; ``agreement`` is the id by which a plan calls it."""
        return {
            "how": closure.how,
            "party": self.entry(closure.party),
            "consultation": self.entry(closure.consultation),
            "sentence": self.way(closure),
            "reasons": [self.say(reason.code, **reason.values) for reason in closure.reasons],
            "agreement": addition_id(closure.addition) if closure.addition else None,
        }

    def way(self, closure: Closure) -> str:
        """Return a way to close as one sentence."""
        values = {**closure.values, "party": closure.party, "consultation": closure.consultation}
        return self.say(closure.code, **values)

    # --- questions -----------------------------------------------------------------------------------------

    def question(self, question: Question, addressee: Ref | None) -> dict[str, Any]:
        """Return one question as the JSON of an answer has it, put to ``addressee``."""
        if_no = question.if_no
        line = self.lines.get(question.line_id)
        subject = question.subject
        return {
            "id": question.id,
            "code": question.ask.code,
            "addressee": self.entry(addressee),
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
                "type_name": gap_type(if_no.type, self.language),
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
        """Return a question as one sentence; of many names it gives a few, and says how many more there are."""
        values: dict[str, Any] = dict(ask.values)
        code = ask.code
        if code not in sentences():  # one sentence per stage, or per setting
            code = f"{code}.{values.get('stage') or values.get('key')}"
        if ask.subject:
            values.setdefault(_CALLED.get(ask.subject.label, "subject"), ask.subject)
            if ask.subject.label == "Organisation":
                values.setdefault("consultation", ask.subject)
        if code == "gaps.ask.employer" and ask.subject and (about := self._known_for(ask.subject)):
            # Two experts may have the same function: what they are called for tells them apart.
            code, values["about"] = "gaps.employer_of", about
        sentence = self.brief(code, **values)
        if ask.values.get("area") and "{area}" not in sentences()[code]:
            sentence = self.say("gaps.title.in_area", title=sentence, area=ask.values["area"])
        return sentence

    def _known_for(self, expert: Ref) -> list[Ref]:
        """Return the themes and then the fields of an expert."""
        ties = (*self.names.network.of(DealsWith).values(), *self.names.network.of(ExpertIn).values())
        return list(dict.fromkeys(tie.end for tie in ties if tie.start == expert and tie.status is not Status.ENDED))
