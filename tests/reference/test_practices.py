"""Practices and instruments of the handreiking: whole, and in words that the vocabulary has."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources

import pytest

from netmap.model import ActorType, Phase, Sector
from netmap.reference.practices import Instrument, instruments, practices, read_practices, risk_factors
from netmap.reference.vocabulary import Vocabulary

TEXT = resources.files("netmap.reference").joinpath("practices.toml").read_text(encoding="utf-8")
WORDS = Vocabulary.shipped()
PHASES = {phase.id for phase in WORDS.terms(Phase)}
RUNNERS = {term.id for kind in (Sector, ActorType) for term in WORDS.terms(kind)}
EVERY: tuple[Instrument, ...] = (*instruments(), *practices())


def test_every_phase_has_instruments_and_practices() -> None:
    assert {phase for instrument in instruments() for phase in instrument.phases} == PHASES
    assert {phase for practice in practices() for phase in practice.phases} == PHASES


def test_the_instruments_of_each_handling_are_those_of_the_handreiking() -> None:
    counted = Counter(phase for instrument in instruments() for phase in instrument.phases)
    assert counted == {
        "calm": 2,
        "first_signs": 2,
        "build_up": 6,
        "tension": 7,
        "escalation": 6,
        "return_to_calm": 3,
    }


def test_all_ten_risk_factors_are_there_and_all_but_those_without_a_practice_are_addressed() -> None:
    assert [risk.source for risk in risk_factors()] == [f"handreiking B1.{number}" for number in range(1, 11)]
    addressed = {risk for practice in practices() for risk in practice.risks}
    assert {risk.id for risk in risk_factors()} - addressed == {"psychiatric_residents"}


@pytest.mark.parametrize("what", EVERY, ids=lambda what: f"{type(what).__name__}.{what.id}")
def test_phases_and_runners_are_words_of_the_vocabulary_in_order(what: Instrument) -> None:
    assert set(what.run_by) <= RUNNERS
    order = [phase.id for phase in WORDS.terms(Phase)]
    assert list(what.phases) == sorted(what.phases, key=order.index)
    assert len(set(what.phases)) == len(what.phases)


@pytest.mark.parametrize("what", EVERY, ids=lambda what: f"{type(what).__name__}.{what.id}")
def test_goals_are_one_short_sentence_in_two_languages(what: Instrument) -> None:
    for goal in (what.goal("nl"), what.goal("en")):
        assert goal.endswith(".")
        assert len(goal.split()) <= 20
        assert len(re.findall(r"[.!?]", goal)) == 1
    assert what.label("nl")
    assert what.label("en")
    assert re.match(r"(handreiking [A-C]\d|artikel )", what.source)


def test_a_phase_is_stated_for_few_practices_and_the_rest_is_our_reading() -> None:
    assert {practice.id for practice in practices() if practice.phase_stated} == {
        "neighbour_mediation",
        "at_home_on_street",
        "role_models",
    }


def test_names_stand_once_within_each_list() -> None:
    for many in (instruments(), practices(), risk_factors()):
        for key in ("id", "label_nl", "label_en"):
            values = [getattr(one, key) for one in many]
            assert len(set(values)) == len(values)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('phases = ["calm", "first_signs"]', 'phases = ["holiday"]', "not in the vocabulary: holiday"),
        ('run_by = ["welfare", "residents"]', 'run_by = ["pirates"]', "not in the vocabulary: pirates"),
        ('risks = ["low_public_familiarity", "norm_clash"]', 'risks = ["weather"]', "there is no risk factor weather"),
        ('id = "new_neighbours"', 'id = "stairwell_talks"', "this id is there twice"),
        ('form = "individual"', 'form = "alone"', "form"),
        ("phase_stated = true", "phase_told = true", "Extra inputs"),
        ('goal_nl = "', 'goal_nl = x"', "practices.toml"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_place(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(ValueError, match=said):
        read_practices(TEXT.replace(old, new, 1), "practices.toml")
