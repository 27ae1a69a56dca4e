"""What a page works out of an answer: groups, counts, order."""

from __future__ import annotations

from typing import Any

from netmap.ui import answers

GGD, WONEN = {"id": "org-ggd", "name": "GGD"}, {"id": "org-wonen", "name": "Wonen"}


def question(addressee: dict[str, str] | None, coverage: str | None = "none") -> dict[str, Any]:
    return {"sentence": "?", "addressee": addressee, "if_no": {"coverage": coverage} if coverage else None}


def answer(**result: Any) -> dict[str, Any]:
    return {"result": {"findings": [], "questions": [], "themes": [], **result}}


def test_questions_are_grouped_by_who_can_answer_most_first_and_nobodys_last() -> None:
    groups = answers.by_addressee([question(None), question(None), question(None), question(WONEN), question(GGD)])
    assert [(group.name, len(group.questions)) for group in groups] == [("GGD", 1), ("Wonen", 1), ("", 3)]


def test_possible_white_spots_are_questions_behind_which_there_may_be_nobody() -> None:
    found = answers.possible(answer(questions=[question(GGD), question(GGD, "single"), question(GGD, None)]))
    assert found == [question(GGD)]


def test_each_finding_has_the_agreement_that_closes_it() -> None:
    first, second = {"id": "a", "closes": ["f1", "f2"]}, {"id": "b", "closes": ["f2", "f3"]}
    found = answers.planned(answer(plan={"sets": [[first, second], [second]]}))
    assert found == {"f1": first, "f2": first, "f3": second}
    assert answers.planned(answer(plan=None)) == answers.planned(answer(plan={"sets": []})) == {}


def test_findings_are_parted_by_kind_and_keep_their_order() -> None:
    findings = [{"kind": "instrumental", "n": 1}, {"kind": "substantive", "n": 2}, {"kind": "instrumental", "n": 3}]
    found = answer(findings=findings)
    assert [f["n"] for f in answers.of_kind(found, "instrumental")] == [1, 3]
    assert [f["n"] for f in answers.most_urgent(found, 2)] == [1, 2]


def test_findings_are_grouped_by_type_the_worst_on_top() -> None:
    severities = [("route", 2), ("hub", 4), ("route", 3), ("plan", 3), ("route", 3), ("note", 1)]
    groups = answers.by_type({"type": type_, "severity": level} for type_, level in severities)
    assert [group.type for group in groups] == ["hub", "route", "plan", "note"]
    assert [one["severity"] for one in groups[1].findings] == [2, 3, 3]  # in the order of the answer
    assert answers.by_type([]) == []


def test_questions_come_in_the_order_of_calls_and_none_is_lost() -> None:
    asked = [{"id": f"q{number}", "addressee": None} for number in range(4)]
    order = [
        {"addressee": None, "questions": ["q3"]},
        {"addressee": {"id": "x", "name": "GGD", "of": "Organisation:x"}, "questions": ["q2", "q0"]},
    ]
    groups = answers.calls(answer(questions=asked, calls={"order": order}))
    assert [(group.name, [one["id"] for one in group.questions]) for group in groups] == [
        ("GGD", ["q2", "q0"]),
        ("", ["q3", "q1"]),
    ]


def test_an_answer_without_calls_is_grouped_by_addressee() -> None:
    questions = [question(GGD), question(WONEN), question(GGD)]
    assert answers.calls(answer(questions=questions, calls=None)) == answers.by_addressee(questions)


def test_the_agreements_are_those_of_the_first_choice() -> None:
    assert answers.agreements(answer(plan={"sets": [[{"id": "a"}], [{"id": "b"}]]})) == [{"id": "a"}]
    assert answers.agreements(answer(plan={"sets": []})) == answers.agreements(answer(plan=None)) == []
