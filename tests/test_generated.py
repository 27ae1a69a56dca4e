"""Generated municipalities: what is planted is found, nothing is invented, and silence gives questions."""

from __future__ import annotations

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import GapAnswer
from tests.generator import Generated, generate
from tests.loading import DAY, as_expected, blocking, load
from tests.norms import first_lines
from tests.planted import STAGES, Expected

SEEDS = range(30)
MANY_SEEDS = range(30, 530)
SIZES = (12, 30, 60)
SHARES = (0.1, 0.35, 0.7)


def answer_of(made: Generated) -> GapAnswer:
    network, findings = load(made.workbook())
    assert blocking(findings) == []
    return find_gaps(network, first_lines(), DAY)


def found(answer: GapAnswer) -> set[Expected]:
    return {as_expected(finding) for finding in answer.findings}


def asked(answer: GapAnswer) -> set[Expected]:
    return {as_expected(question.if_no) for question in answer.questions if question.if_no}


def settled(answer: GapAnswer) -> set[str]:
    """Return what the questions settle: one can stand for several demands (one mandate, all its themes)."""
    return {demand for question in answer.questions for demand in question.would_settle}


def check(seed: int) -> None:
    size, share = SIZES[seed % len(SIZES)], SHARES[seed // len(SIZES) % len(SHARES)]
    full = generate(size, seed=seed)
    answer = answer_of(full)
    assert found(answer) == full.findings
    assert asked(answer) <= full.questions
    assert {gap_id(question) for question in full.questions} <= settled(answer)

    silent = generate(size, seed=seed, silence=share)
    answer = answer_of(silent)
    assert found(answer) == silent.findings
    assert asked(answer) <= silent.questions
    assert {gap_id(question) for question in silent.questions} <= settled(answer)


def gap_id(expected: Expected) -> str:
    from netmap.analysis.finding_ids import finding_id
    from netmap.model import Ref

    return finding_id(expected.line, (Ref.parse(expected.subject),), expected.theme, expected.stage, None)


@pytest.mark.parametrize("seed", SEEDS)
def test_planted_white_spots_are_found_and_none_is_invented(seed: int) -> None:
    check(seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", MANY_SEEDS)
def test_planted_white_spots_are_found_and_none_is_invented_in_many_towns(seed: int) -> None:
    check(seed)


@pytest.mark.parametrize("seed", range(60))
def test_silence_turns_planted_findings_into_questions_and_makes_no_other(seed: int) -> None:
    full, silent = generate(60, seed=seed), generate(60, seed=seed, silence=0.4)
    planted = {spot.demand: spot.coverage for spot in full.findings}
    folded = {(f"theme-{stage}", spot.subject) for spot in full.findings for stage in STAGES if spot.stage == "signal"}
    for spot in silent.findings:
        assert planted.get(spot.demand, spot.coverage) == spot.coverage
        assert spot.demand in planted or spot.demand in folded
    still_open = {spot.demand for spot in (*silent.findings, *silent.questions)}
    assert planted.keys() <= still_open


def test_every_kind_of_white_spot_is_planted() -> None:
    spots = {(spot.line, spot.coverage) for seed in SEEDS for spot in generate(60, seed=seed).findings}
    levels = ("none", "single", "one_sector")
    assert spots >= {(f"theme-{stage}", level) for stage in STAGES for level in levels}
    assert spots >= {("consultation-coordinated", "none"), ("consultation-route", "none")}


def test_the_same_arguments_give_the_same_town() -> None:
    assert generate(60, seed=4, silence=0.3) == generate(60, seed=4, silence=0.3)
    assert generate(60, seed=4) != generate(60, seed=5)


def test_the_asked_share_falls_silent() -> None:
    made = generate(400, seed=2, silence=0.5)
    words = sum(len(row) for rows in made.sheets.values() for row in rows)
    assert made.silenced > 0
    assert words < sum(len(row) for rows in generate(400, seed=2).sheets.values() for row in rows)


def test_as_many_ties_as_asked() -> None:
    made = generate(200, seed=1, ties=3000)
    assert sum(len(made.sheets[sheet]) for sheet in ("participation", "escalation")) >= 3000


def test_a_town_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 12"):
        generate(11, seed=1)
