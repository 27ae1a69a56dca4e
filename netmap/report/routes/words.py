"""Words of routes: how often a consultation meets and who chairs it, how long one waits, what a step is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence
from netmap.analysis.routes.results import Step
from netmap.model import Certainty, Consultation, Ref, Role
from netmap.reference.norm import Norm
from netmap.report.gaps.findings import Writer
from netmap.report.names import Names
from netmap.texts import format_number, say, say_count

__all__ = ["RouteWords", "WordOf"]

#: Gives the word of a code of a closed list, in the language of the answer: ``word("Agreement", "habit")``.
WordOf = Callable[[str, str], str]

#: Meetings a year that people have a word for; from so many on it is every working day.
_OFTEN = (52, 26, 12, 6, 4, 2, 1)
_WORKING_DAYS = 200
_MOST_WORDS = 20
#: What says the same where a function is not to be read.
_WITHOUT_FUNCTION = {"route.evidence.seat_function": "route.evidence.seat"}
_DAYS_IN_WEEK, _DAYS_IN_MONTH = 7.0, 30.4
#: Up to so many days a time is said in days, up to so many in weeks, else in months.
_IN_DAYS, _IN_WEEKS = 10, 75


class RouteWords(Writer):
    """Says sentences about the routes of one network in one language.

    Parameters
    ----------
    facts : Facts
        The network on the reference date: who chairs and who leads.
    norm : Norm
    names : Names
    word : callable
        Gives the word of a code of a closed list.
    """

    def __init__(self, facts: Facts, norm: Norm, names: Names, word: WordOf) -> None:
        super().__init__(norm, names)
        self.facts, self.word = facts, word

    def plain(self, code: str, **values: Any) -> str:
        """Return words with their values, to stand within a sentence: without a capital."""
        return say(code, self.language, **self.names.spoken(values))

    def fitting(self, *options: tuple[str, Mapping[str, Any]]) -> str:
        """Return the first of several ways to say it that has no sentence over 20 words, else the last."""
        said = ""
        for code, values in options:
            said = self.brief(code, **values)
            if _longest(said) <= _MOST_WORDS:
                break
        return said

    # --- consultations ------------------------------------------------------------------------------------------

    def details(self, ref: Ref) -> list[str]:
        """Return how often a consultation meets and who chairs it, as far as known; nothing for a party."""
        record = self.facts.network.get(ref)
        if not isinstance(record, Consultation):
            return []
        return [text for text in (self.often(record), self._chair(record)) if text]

    def often(self, consultation: Consultation) -> str:
        """Return how often a consultation meets in words; "" when that is not known."""
        if consultation.per_year is None:
            return say("route.often.on_call", self.language) if consultation.on_call else ""
        number = consultation.per_year
        known = _WORKING_DAYS if number >= _WORKING_DAYS else next((n for n in _OFTEN if round(number, 1) == n), None)
        text = (
            say(f"route.often.{known}", self.language)
            if known
            else say("route.often.other", self.language, count=format_number(number, self.language))
        )
        if consultation.per_year_certainty in (Certainty.IMPLIED, Certainty.ASSUMED):
            return say("route.often.least", self.language, often=text)
        return text

    def _chair(self, consultation: Consultation) -> str:
        seats = [seat for seat in self.facts.seats.get(consultation.ref, ()) if seat.role is Role.CHAIR]
        said = [self.function(seat.function, seat.start) or self.names.name(seat.start) for seat in seats]
        if function := self.function(consultation.chair_function, consultation.ref):
            said = [function]
        if said:
            return say("route.chair", self.language, who=list(dict.fromkeys(said)))
        if leads := [tie.start for tie in self.facts.coordinators.get(consultation.ref, ())]:
            return say("route.lead", self.language, who=[self.names.name(ref) for ref in leads])
        return ""

    def function(self, text: str | None, *of: Ref | None) -> str | None:
        """Return a function of somebody as the user wrote it; None when not known or masked for one of them."""
        told = [self.names.function(ref, text) for ref in of or (None,)]
        return told[0] if all(told) else None

    def rows(self, evidence: Evidence) -> list[dict[str, Any]]:
        """Return the rows behind a fact as in other answers; functions are the user's own words."""
        values = evidence.values
        if "function" in values:
            function = self.function(values["function"], values.get("party"))
            code = evidence.code if function else _WITHOUT_FUNCTION[evidence.code]
            evidence = replace(evidence, code=code, values={**values, "function": function})
        return super().rows(evidence)

    # --- time and certainty -------------------------------------------------------------------------------------

    def waiting(self, days: float | None) -> str:
        """Return how long one waits for meetings, in a sentence; None: not known."""
        if days is None:
            return say("route.wait.unknown", self.language)
        if round(days) < 1:
            return say("route.wait.none", self.language)
        if days <= _IN_DAYS and round(days) != _DAYS_IN_WEEK:
            return say_count("route.wait.days", round(days), self.language)
        if days <= _IN_WEEKS:
            return say_count("route.wait.weeks", round(days / _DAYS_IN_WEEK), self.language)
        return say_count("route.wait.months", round(days / _DAYS_IN_MONTH), self.language)

    def certainty(self, certainty: Certainty, *steps: Step) -> tuple[str, str]:
        """Return how certain something is, as a code and in plain words; of steps, as the first that is so certain."""
        step = next((step for step in steps if step.certainty is certainty), None)
        if certainty is Certainty.BY_DEFINITION and step and any(_is_mandate(row) for row in step.evidence):
            return certainty.value, say("route.certain.mandate", self.language)
        return certainty.value, say(f"route.certain.{certainty.value}", self.language)


def _is_mandate(evidence: Evidence) -> bool:
    return evidence.code.split(".")[-1] in ("mandate", "mandate_in")


def _longest(text: str) -> int:
    """Return how many words the longest sentence of a text has."""
    return max(len(sentence.split()) for sentence in re.split(r"(?<=[.?!])\s+", text))
