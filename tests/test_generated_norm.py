"""The whole norm on generated municipalities: what is planted is found, none is invented, silence gives questions."""

from __future__ import annotations

import pytest

from netmap.analysis.finding_ids import finding_id
from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import Finding, GapAnswer, State
from netmap.model import Ref
from netmap.reference.norm import default_norm
from tests.build import DAY
from tests.planting.judging import Gap, gaps_of, not_reached
from tests.planting.silence import as_far_as_known
from tests.planting.town import Party, Table, Town, draw
from tests.planting.writing import network_of, some_cells

SEEDS = range(30)
MANY_SEEDS = range(30, 530)
SIZES = (8, 14, 30)
SHARES = (0.1, 0.3, 0.5, 0.8)
_HUB_LINE = "hub-reaches"


def town_of(seed: int) -> Town:
    return draw(SIZES[seed % len(SIZES)], seed)


def told(answer: GapAnswer) -> set[str]:
    """Return the ids of all findings, with those that stand in the ``related`` of another."""
    return {f.id for f in answer.findings} | {other for f in answer.findings for other in f.related}


def asked(answer: GapAnswer) -> set[str]:
    """Return the ids of the findings that a "no" would make."""
    found = {q.if_no.id for q in answer.questions if q.if_no}
    return found | {demand for q in answer.questions for demand in q.would_settle}


def spot(finding: Finding) -> tuple[str, tuple[str, ...], str]:
    return finding.line_id, tuple(str(ref) for ref in finding.subjects), finding.coverage.value


def hub_id(table: Table) -> str:
    return finding_id(_HUB_LINE, (Ref.parse(table.ref),), None, None, None)


def check_answered(seed: int) -> None:
    """A town of which everything is told: every demand is met or not, and what is not is what was planted."""
    town = town_of(seed)
    network = network_of(town)
    unknown = [
        (d.line.id, d.subjects) for d, v in judge_demands(network, default_norm(), DAY) if v.state is State.UNKNOWN
    ]
    assert unknown == []
    answer = find_gaps(network, default_norm(), DAY)
    assert [q.ask.code for q in answer.questions] == []
    planted = gaps_of(town)
    names = {gap.id: (gap.line, gap.subjects, gap.cover) for gap in planted}
    found = {f.id: spot(f) for f in answer.findings if f.line_id != _HUB_LINE}
    assert {id_: spot for id_, spot in found.items() if names.get(id_) != spot} == {}
    reported = told(answer)
    assert [names[gap.id] for gap in planted if gap.id not in reported] == []
    check_core_team(not_reached(town), {str(f.subjects[0]) for f in answer.findings if f.line_id == _HUB_LINE})


def check_core_team(missed: dict[Party, set[Table]], found: set[str]) -> None:
    """Whoever hears nothing of the core team has a finding at a consultation of theirs, and nobody else."""
    assert found <= {table.ref for tables in missed.values() for table in tables}
    assert [p.name for p, tables in missed.items() if not found & {t.ref for t in tables}] == []


def check_silent(seed: int) -> None:
    """Of a town that says less: what was planted is found or asked, and nothing is found that was not planted."""
    town = town_of(seed)
    silent = some_cells(town, SHARES[seed % len(SHARES)], seed)
    answer = find_gaps(network_of(town, silent), default_norm(), DAY)
    planted = gaps_of(town)
    known = {gap.id for gap in planted}
    invented = [f for f in answer.findings if f.id not in known and f.line_id != _HUB_LINE]
    assert [spot(f) for f in invented if not as_far_as_known(f, silent)] == []
    if not any(f"{table.name}.hub" in silent for table in town.tables if table.hub):
        unreached = {table.ref for tables in not_reached(town).values() for table in tables}
        assert {str(f.subjects[0]) for f in answer.findings if f.line_id == _HUB_LINE} <= unreached
    open_ids = told(answer) | asked(answer)
    lost = [gap for gap in planted if gap.id not in open_ids and not gap.premises & silent]
    assert [(gap.line, gap.subjects) for gap in lost if not _asked_before(gap, open_ids)] == []


def _asked_before(gap: Gap, open_ids: set[str]) -> bool:
    """Return whether what the demand rests on is open itself."""
    return any(Gap(line, gap.subjects, "").id in open_ids for line in gap.rests_on)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_town_that_told_everything_gives_what_is_planted_and_no_question(seed: int) -> None:
    check_answered(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_silence_turns_what_is_planted_into_questions_and_invents_nothing(seed: int) -> None:
    check_silent(seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", MANY_SEEDS)
def test_the_same_in_many_towns(seed: int) -> None:
    check_answered(seed)
    check_silent(seed)


def test_every_line_of_the_norm_is_planted_and_spared() -> None:
    lines = {line.id for line in default_norm().lines} - {_HUB_LINE}
    planted = [{gap.line for gap in gaps_of(town_of(seed))} for seed in SEEDS]
    assert set.union(*planted) == lines
    assert any(not_reached(town_of(seed)) for seed in SEEDS)
    assert any(not not_reached(town_of(seed)) for seed in SEEDS)


@pytest.mark.parametrize("line", ["theme-signal", "theme-interpret", "theme-decide", "theme-act", "theme-aftercare"])
def test_each_level_of_cover_is_planted(line: str) -> None:
    levels = {gap.cover for seed in range(90) for gap in gaps_of(town_of(seed)) if gap.line == line}
    assert levels >= {"none", "single"}


def test_the_same_arguments_give_the_same_network() -> None:
    one, other = (network_of(town_of(7), some_cells(town_of(7), 0.4, 7)) for _ in range(2))
    assert one.records == other.records


def test_a_town_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 6"):
        draw(5, seed=1)
