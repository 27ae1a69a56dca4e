"""Answers that name an expert with an organisation, or a consultation: what they say, and what they do not."""

from __future__ import annotations

import pytest

from netmap.model import Coverage, Expert, Organisation, Setting, Statement, WorksFor
from tests.exchange.test_question_sheet import answered, asked, places, plan, town

NEW = ("Deskundigen", "expertise=bemiddeling; thema's=polarisatie", "functie")
TABLE = ("Dekking", "thema=polarisatie; stap=duiden; alleen overleg=ja", "wie")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("teamleider, GGD", {("teamleider", "ggd")}),
        ("teamleider", {("teamleider", None)}),
        ("teamleider, niemand", {("teamleider", None)}),
        ("teamleider, onbekend", {("teamleider", None)}),
        ("adviseur jeugd, zorg, ggd", {("adviseur jeugd, zorg", "ggd")}),
        ("teamleider, GGD; wijkagent, Politie", {("teamleider", "ggd"), ("wijkagent", "pol")}),
    ],
)
def test_an_expert_is_told_with_the_organisation_in_one_cell(answer, found):
    _, network = answered((*NEW, answer))
    employers = {tie.start.id: tie.end.id for tie in network.of(WorksFor).values()}
    new = [expert for key, expert in network.of(Expert).items() if key != "adv"]
    assert {(expert.title, employers.get(expert.id)) for expert in new} == found
    assert not network.of(Statement)


def test_the_organisation_of_a_known_name_with_a_comma_is_not_cut():
    named = town().with_records([Organisation(id="zor", name="Wonen, Zorg en Welzijn")])
    found = plan(named, asked((*NEW, "adviseur, Wonen, Zorg en Welzijn")))
    assert found.loadable
    ties = [change.after for change in found.change_set.changes if isinstance(change.after, WorksFor)]
    assert [tie.end.id for tie in ties] == ["zor"]


def test_an_organisation_that_is_not_on_the_map_is_asked_at_the_answer():
    found = plan(town(), asked((*NEW, "teamleider, Onbekende Club")))
    assert ("reference_unknown", "questions", (2,), "antwoord") in places(found)


def test_no_consultation_is_not_nobody():
    found, network = answered((*TABLE, "geen"))
    assert places(found) == [("nobody_not_kept", "questions", (2,), "antwoord")]
    assert not network.of(Statement)
    _, network = answered((*TABLE, "Kernteam"))
    assert len(network.of(Coverage)) == 1


def test_what_tells_that_there_is_no_consultation_makes_lists_complete():
    _, network = answered(
        ("Instellingen", "instelling=volledig; waarde=Dekking: polarisatie", "volledig", "ja"),
        ("Instellingen", "instelling=volledig; waarde=Overleggen", "volledig", "ja"),
    )
    said = {setting.value for setting in network.of(Setting).values() if setting.key == "complete"}
    assert said == {"coverage:polarisation", "consultations"}
