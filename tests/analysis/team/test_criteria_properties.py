"""What must hold of the criteria on every network: silence fails nothing, and a fact more takes nothing away."""

from __future__ import annotations

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import State
from netmap.analysis.team.results import CriterionState, TeamTest
from netmap.analysis.team.sitting import core_team_of, members_of
from netmap.analysis.team.test import judge_team
from netmap.model import Network
from netmap.reference.norm import default_norm
from tests.build import DAY
from tests.planting.town import Town, draw
from tests.planting.writing import cells_of, network_of, some_cells

SEEDS = range(24)
#: What each norm line asks of the core team -> the criterion that it is, or a half of it.
LINES = {
    "hub-mixed": "mixed_sectors",
    "hub-usual": "usual_members",
    "hub-mandate": "mandate",
    "hub-convened": "every_member_convenes",
    "hub-deputies": "replacement",
}
_STATES = {
    State.PRESENT: CriterionState.MET,
    State.ABSENT: CriterionState.NOT_MET,
    State.UNKNOWN: CriterionState.UNKNOWN,
}


def town_of(seed: int) -> Town:
    return draw((8, 14, 22)[seed % 3], seed)


def states(network: Network) -> dict[str, CriterionState] | None:
    """Return the states of the core team that is clear; None without one."""
    facts = Facts(network, DAY)
    table = core_team_of(facts)
    if table is None:
        return None
    found = judge_team(facts, members_of(facts, table))
    return by_id(found) if found and found.consultation == table else None


def by_id(found: TeamTest) -> dict[str, CriterionState]:
    return {criterion.id: criterion.state for criterion in found.criteria}


@pytest.mark.parametrize("seed", SEEDS)
def test_silence_never_makes_a_criterion_not_met(seed: int) -> None:
    town = town_of(seed)
    known = states(network_of(town))
    hubs = {f"{table.name}.{cell}" for table in town.tables for cell in ("hub", "kind") if table.hub}
    for share in (0.2, 0.5, 0.8):
        silent = states(network_of(town, some_cells(town, share, seed) - hubs))
        if known and silent:
            failed = {name for name, state in silent.items() if state is CriterionState.NOT_MET}
            assert failed <= {name for name, state in known.items() if state is CriterionState.NOT_MET}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_present_fact_more_never_fails_what_was_met_but_the_size(seed: int) -> None:
    town = town_of(seed)
    silent = some_cells(town, 0.3, seed)
    hubs = {f"{table.name}.{cell}" for table in town.tables for cell in ("hub", "kind") if table.hub}
    before = states(network_of(town, silent - hubs))
    if before is None:
        return
    for key in sorted(key for key in silent - hubs if key.startswith(("row ", "seat ", "expert ")))[::3]:
        if key.count("|") == 1 and "." in key:
            continue  # a cell of a seat may well hold a no
        after = states(network_of(town, silent - hubs - {key}))
        assert after is not None
        lost = [n for n, s in before.items() if s is CriterionState.MET and after[n] is CriterionState.NOT_MET]
        assert set(lost) <= {"small"}, key


@pytest.mark.parametrize("seed", SEEDS)
def test_a_norm_line_about_the_core_team_says_what_the_criterion_says(seed: int) -> None:
    town = town_of(seed)
    network = network_of(town, some_cells(town, 0.25, seed))
    found = states(network)
    judged = {
        demand.line.id: verdict.state
        for demand, verdict in judge_demands(network, default_norm(), DAY)
        if demand.line.id in LINES and verdict.state is not State.ELSEWHERE
    }
    if found is None:
        assert judged == {} or core_team_of(Facts(network, DAY)) is not None
        return
    assert {line: _STATES[state] for line, state in judged.items()} == {
        line: found[criterion] for line, criterion in LINES.items()
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    network = network_of(town_of(seed), some_cells(town_of(seed), 0.3, seed))
    turned = Network(id=network.id, name=network.name, records=dict(sorted(network.records.items(), reverse=True)))
    assert judge_team(Facts(network, DAY)) == judge_team(Facts(turned, DAY))


def test_without_a_clear_core_team_the_lines_say_nothing() -> None:
    lines = {*LINES, "hub-secretary"}
    for seed in SEEDS:
        town = town_of(seed)
        for table in town.tables:
            table.hub = False
        answer = find_gaps(network_of(town, cells_of(town)[::5]), default_norm(), DAY)
        assert lines.isdisjoint({f.line_id for f in answer.findings} | {q.line_id for q in answer.questions})
