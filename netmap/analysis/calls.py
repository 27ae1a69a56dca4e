"""Whom to call, so that as few calls as possible answer every question.

Which question of the user: *whom do I call first?* Basis: minimum set cover over the addressees of each question,
exact where it can be proved; the least number that is possible is always said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from netmap.analysis.choosing import smallest_cover
from netmap.analysis.facts import Facts
from netmap.analysis.results import Evidence, Question
from netmap.model import Ref, Stage, Theme

__all__ = ["Call", "Calls", "fewest_calls"]

#: Steps of which the municipality can be expected to know who takes them.
_MUST_KNOW = (Stage.DECIDE.value, Stage.ACT.value)


@dataclass(frozen=True, slots=True)
class Call:
    """One call: to whom (None: nobody on the map can answer), and the ids of the questions, most serious first."""

    addressee: Ref | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """Calls in the order in which to make them.

    ``proof`` is "exact" when fewer calls cannot do, else "greedy"; ``least`` is the number below which it cannot be
    done. Questions that nobody on the map can answer stand last, under no addressee, and count as no call.
    """

    order: tuple[Call, ...] = ()
    proof: str = "exact"
    least: int = 0
    sentence: Evidence = field(default_factory=lambda: Evidence(code="gaps.calls.none"))


def fewest_calls(questions: Iterable[Question], facts: Facts) -> Calls:
    """Return the fewest addressees that can answer all questions between them, and what to ask each.

    A question can go to each of its addressees that is active; to the municipality only when nobody else can answer
    it, except that it is the one to say who decides and who carries out measures. Each question stands with exactly one
    addressee: of the chosen ones that can answer it, the one that it would have gone to by itself, else the one with
    most questions, then by id. Calls are ordered by number of questions, severity of the worst, and id.

    Returns
    -------
    Calls
        Empty without questions.
    """
    asked = {question.id: question for question in questions}
    able = {key: _able(question, facts) for key, question in asked.items()}
    by_party: dict[Ref, set[str]] = defaultdict(set)
    for key, refs in able.items():
        for ref in refs:
            by_party[ref].add(key)
    answer = smallest_cover(asked, by_party)
    chosen = set(answer.sets)
    put: dict[Ref | None, list[str]] = defaultdict(list)
    for key, question in asked.items():
        options = [ref for ref in able[key] if ref in chosen]
        mine = question.addressee if question.addressee in options else None
        put[mine or min(options, key=lambda ref: (-len(by_party[ref]), ref), default=None)].append(key)
    calls = [Call(ref, tuple(sorted(keys, key=lambda key: _serious(asked[key])))) for ref, keys in put.items()]
    calls.sort(key=lambda call: _order(call, asked))
    called = [call for call in calls if call.addressee]
    return Calls(
        order=tuple(calls),
        proof="exact" if len(called) == answer.least else "greedy",
        least=answer.least,
        sentence=_sentence(called, len(asked)),
    )


def _able(question: Question, facts: Facts) -> list[Ref]:
    """Return who can answer a question, in order; the municipality only when nobody else can, or it must know."""
    active = [ref for ref in dict.fromkeys(question.ask.addressees) if ref in facts.nodes]
    if facts.municipality in active and _of_municipality(question, active[0], facts):
        return [facts.municipality] if facts.municipality else []
    others = [ref for ref in active if ref != facts.municipality]
    return others or active


def _of_municipality(question: Question, first: Ref, facts: Facts) -> bool:
    """Return whether who decides or acts was to be asked of a party that only happens to be near the theme.

    A consultation's own chair or coordinator is asked about that consultation itself; a party about what it does
    itself; "who does this?" about a theme is the municipality's to say, unless who was to be asked decides or acts.
    """
    subject = question.subject
    if question.stage not in _MUST_KNOW or subject is None or subject.label != Theme.KIND:
        return False
    covers = facts.covers_of_stage.get(Stage(question.stage), ())
    return not any(cover.who == first and cover.theme == subject.id for cover in covers)


def _serious(question: Question) -> tuple[int, str]:
    return (-question.if_no.severity if question.if_no else 0, question.id)


def _order(call: Call, asked: dict[str, Question]) -> tuple[bool, int, int, str]:
    worst = min((_serious(asked[key])[0] for key in call.questions), default=0)
    return (call.addressee is None, -len(call.questions), worst, str(call.addressee))


def _sentence(called: Sequence[Call], asked: int) -> Evidence:
    questions = sum(len(call.questions) for call in called)
    code = "gaps.calls.nobody" if asked else "gaps.calls.none"
    if called:
        code = "gaps.calls.many" if len(called) > 1 else "gaps.calls.one" if questions > 1 else "gaps.calls.one_one"
    return Evidence(code=code, values={"count": len(called), "questions": questions})
