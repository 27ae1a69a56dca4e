"""The fewest calls that answer every question, on questions that are solved by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from netmap.analysis.calls import Call, fewest_calls
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Ask, Question
from netmap.model import Ref
from netmap.reference.norm import default_norm
from tests.build import DAY, Build, org
from tests.generator import generate
from tests.loading import load

HOME = org("Gemeente")


def facts(*names: str) -> Facts:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality")
    for name in names:
        b.org(name)
    return Facts(b.network(), DAY)


def question(number: int, *names: str) -> Question:
    refs = tuple(org(name) for name in names)
    ask = Ask(code="gaps.ask.themes", addressees=refs)
    return Question(id=f"q{number}", line_id="x", ask=ask, addressee=refs[0] if refs else None, if_no=None)


def put(*calls: tuple[Ref | None, str]) -> tuple[Call, ...]:
    return tuple(Call(ref, tuple(text.split())) for ref, text in calls)


def test_without_questions_there_is_nobody_to_call() -> None:
    calls = fewest_calls([], facts())
    assert (calls.order, calls.least, calls.sentence.code) == ((), 0, "gaps.calls.none")


def test_one_call_to_who_can_answer_all() -> None:
    asked = [question(1, "A", "B"), question(2, "B", "C"), question(3, "C", "B")]
    calls = fewest_calls(asked, facts("A", "B", "C"))
    assert calls.order == put((org("B"), "q1 q2 q3"))
    assert (calls.proof, calls.least, calls.sentence.code) == ("exact", 1, "gaps.calls.one")


def test_the_municipality_is_called_only_for_what_nobody_else_can_answer() -> None:
    asked = [question(1, "A", "Gemeente"), question(2, "B", "Gemeente"), question(3, "Gemeente")]
    calls = fewest_calls(asked, facts("A", "B"))
    assert calls.order == put((org("A"), "q1"), (org("B"), "q2"), (HOME, "q3"))


def test_greedy_would_call_three() -> None:
    # D can answer four of the six, but then two more calls are needed; A and B can do it between them.
    both = {1: "A", 2: "A", 3: "A", 4: "B", 5: "B", 6: "B"}
    asked = [question(n, first, *(["D"] if n in (2, 3, 4, 5) else [])) for n, first in both.items()]
    calls = fewest_calls(asked, facts("A", "B", "D"))
    assert calls.order == put((org("A"), "q1 q2 q3"), (org("B"), "q4 q5 q6"))


def test_who_is_not_active_cannot_be_called_and_what_nobody_can_answer_stands_last() -> None:
    asked = [question(1, "Weg", "A"), question(2, "Weg"), question(3)]
    calls = fewest_calls(asked, facts("A"))
    assert calls.order == put((org("A"), "q1"), (None, "q2 q3"))
    assert calls.least == 1


def test_who_decides_or_acts_is_asked_of_the_municipality_unless_who_is_asked_does_so() -> None:
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("Buurtgroep", "residents")

    def about(stage: str) -> Question:
        asked = question(1, "Buurtgroep", "Gemeente")
        return replace(asked, ask=replace(asked.ask, subject=Ref("Theme", "T")), theme="T", stage=stage)

    for stage, whom in (("act", HOME), ("decide", HOME), ("signal", org("Buurtgroep"))):
        assert fewest_calls([about(stage)], Facts(b.network(), DAY)).order == put((whom, "q1"))
    b.covers(org("Buurtgroep"), "T", "act")
    assert fewest_calls([about("act")], Facts(b.network(), DAY)).order == put((org("Buurtgroep"), "q1"))


@pytest.mark.parametrize("seed", range(60))
def test_no_choice_of_fewer_calls_exists(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"P{n}" for n in range(rng.randint(1, 7))]
    asked = [question(n, *rng.sample(names, rng.randint(1, len(names)))) for n in range(rng.randint(1, 9))]
    known = facts(*names)
    calls = fewest_calls(asked, known)
    able = {q.id: set(q.ask.addressees) for q in asked}
    least = min(
        size
        for size in range(1, len(names) + 1)
        for some in combinations([org(name) for name in names], size)
        if all(able[key] & set(some) for key in able)
    )
    assert len(calls.order) == calls.least == least
    assert sorted(key for call in calls.order for key in call.questions) == sorted(able)
    for call in calls.order:
        assert all(call.addressee in able[key] for key in call.questions)


def test_each_question_of_a_town_is_asked_once_of_somebody_who_can_answer_it() -> None:
    network, _ = load(generate(30, seed=3, silence=0.5).workbook())
    answer = find_gaps(network, default_norm(), DAY)
    calls = fewest_calls(answer.questions, Facts(network, DAY))
    able = {q.id: q.ask.addressees for q in answer.questions}
    assert sorted(key for call in calls.order for key in call.questions) == sorted(able)
    assert all(call.addressee in able[key] for call in calls.order if call.addressee for key in call.questions)
    sizes = [len(call.questions) for call in calls.order if call.addressee]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) >= calls.least
    again = fewest_calls(reversed(answer.questions), Facts(network, DAY))
    assert again == calls


def test_open_questions_that_nobody_on_the_map_can_answer_are_not_said_to_be_none() -> None:
    calls = fewest_calls([question(1), question(2)], facts())
    assert (calls.least, calls.sentence.code) == (0, "gaps.calls.nobody")
