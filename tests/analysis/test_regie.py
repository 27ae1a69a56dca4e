"""In which form a theme is held together, on networks of a few parties."""

from __future__ import annotations

from netmap.analysis.facts import Facts
from netmap.analysis.regie import forms_of_regie
from tests.build import DAY, Build, meeting, org


def forms(b: Build) -> list[tuple[str, str, object]]:
    found = forms_of_regie(Facts(b.network(), DAY))
    return [
        (f.theme.id, f.form, f.sentence.values.get("party") or f.sentence.values.get("consultation")) for f in found
    ]


def base() -> Build:
    b = Build()
    b.theme("T")
    for name in ("Gemeente", "Politie", "Welzijn"):
        b.org(name)
    b.org("Wijkbeheer", part_of="Gemeente")
    return b


def test_one_that_chairs_most_consultations_leads_departments_included() -> None:
    b = base()
    b.meeting("A", chair="Gemeente", themes=("T",))
    b.meeting("B", chair="Wijkbeheer", themes=("T",))
    b.meeting("C", chair="Politie", themes=("T",))
    assert forms(b) == [("T", "lead", org("Gemeente"))]


def test_half_is_no_majority() -> None:
    b = base()
    b.meeting("A", chair="Gemeente", themes=("T",))
    b.meeting("B", chair="Politie", themes=("T",))
    assert forms(b) == [("T", "shared", None)]


def test_a_preparatory_team_is_a_body_of_its_own() -> None:
    b = base()
    b.meeting("A", chair="Gemeente", themes=("T",))
    b.meeting("B", chair="Politie", themes=("T",), kind="preparatory_team")
    assert forms(b) == [("T", "own_body", meeting("B"))]


def test_nothing_is_said_of_one_consultation_or_when_a_chair_is_not_known() -> None:
    b = base()
    b.meeting("A", chair="Gemeente", themes=("T",))
    assert forms(b) == []
    b.meeting("B", themes=("T",), chair_function="burgemeester")
    assert forms(b) == []
    assert forms(Build()) == []


def test_the_sentence_asks_and_does_not_judge() -> None:
    b = base()
    b.meeting("A", chair="Gemeente", themes=("T",))
    b.meeting("B", chair="Politie", themes=("T",))
    (found,) = forms_of_regie(Facts(b.network(), DAY))
    from netmap.texts import say

    assert say(found.sentence.code, theme="T").count("?") == 1
