"""What to do in words: the agreements that close most, whom to call first, and who keeps the overview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from netmap.analysis.calls import Calls
from netmap.analysis.closing.results import Agreement, ClosingPlan
from netmap.analysis.regie import RegieForm
from netmap.analysis.results import Finding
from netmap.model import Ref, Theme
from netmap.report.gaps.findings import Writer

__all__ = ["call_words", "plan_words", "regie_words"]


def plan_words(plan: ClosingPlan, findings: Iterable[Finding], writer: Writer) -> dict[str, Any]:
    """Return a plan as the JSON of an answer has it; ``findings`` are those that it is made for."""
    themes = {finding.id: finding.theme for finding in findings}
    return {
        "sets": [[_agreement(agreement, themes, writer) for agreement in chosen] for chosen in plan.sets],
        "curve": [{"additions": number, "closes": closes} for number, closes in enumerate(plan.curve)],
        "closes": plan.closes,
        "of": plan.of,
        "left": list(plan.left),
        "most": plan.most,
        "proof": plan.proof,
        "bound": plan.bound,
        "more_sets": plan.more_sets,
        "sentence": writer.say(plan.sentence.code, **plan.sentence.values),
    }


def _agreement(agreement: Agreement, themes: Mapping[str, str | None], writer: Writer) -> dict[str, Any]:
    closure = agreement.closure
    if isinstance(closure.values.get("theme"), Ref):
        # One agreement may be about several themes; as a way to close one finding it names that one only.
        named = {themes.get(finding) for finding in agreement.closes} - {None}
        about = sorted(Ref(Theme.KIND, theme) for theme in named if theme)
        closure = replace(closure, values={**closure.values, "theme": about or closure.values["theme"]})
    return {
        "id": agreement.id,
        "how": closure.how,
        "what": agreement.addition.what,
        "party": writer.entry(agreement.party),
        "place": writer.entry(agreement.place),
        "sentence": writer.way(closure),
        "reasons": [writer.say(reason.code, **reason.values) for reason in closure.reasons],
        "load": agreement.load,
        "load_sentence": _load_sentence(agreement, writer),
        "closes": list(agreement.closes),
    }


def _load_sentence(agreement: Agreement, writer: Writer) -> str:
    """Return how busy whoever is asked is, also when that is not much; "" for who sits nowhere by nature."""
    if agreement.busy:
        return writer.say(agreement.busy.code, **agreement.busy.values)
    if agreement.load is None:
        return ""
    code = {0: "gaps.why.nowhere", 1: "gaps.why.one"}.get(agreement.load, "gaps.why.few")
    return writer.say(code, party=agreement.party, count=agreement.load)


def call_words(calls: Calls, writer: Writer) -> dict[str, Any]:
    """Return whom to call in which order as the JSON of an answer has it."""
    return {
        "order": [
            {"addressee": writer.entry(call.addressee), "questions": list(call.questions)} for call in calls.order
        ],
        "proof": calls.proof,
        "least": calls.least,
        "sentence": writer.say(calls.sentence.code, **calls.sentence.values),
    }


def regie_words(regie: RegieForm, writer: Writer) -> dict[str, Any]:
    """Return who keeps the overview of a theme as a question to talk about."""
    return {
        "theme": writer.entry(regie.theme),
        "form": regie.form,
        "sentence": writer.say(regie.sentence.code, **regie.sentence.values),
    }
