"""Each cell of each overview equals what a plain reading of the records says, on many small networks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.overviews.axes import asked
from netmap.analysis.overviews.overview import overview
from netmap.analysis.overviews.results import Kind
from netmap.analysis.predicates.phases import actor_in_phase
from netmap.analysis.results import State
from tests.analysis.overviews import reading
from tests.analysis.overviews.reading import Plain, Readings
from tests.analysis.overviews.towns import town
from tests.build import DAY

SEEDS = range(200)
READINGS: dict[Kind, Callable[[Plain, m.Ref, m.Ref], str]] = {
    Kind.COVERAGE: reading.coverage,
    Kind.SECTORS: reading.sectors,
    Kind.CHANNELS: reading.channels,
    Kind.SECTOR_PHASES: reading.sector_phases,
    Kind.AREAS: reading.areas,
}


@pytest.mark.parametrize("kind", READINGS, ids=str)
def test_every_cell_is_what_a_plain_reading_says(kind: Kind) -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        network = town(seed)
        readings = Readings(network)
        for cell in overview(network, DAY, kind).matrix.cells:
            expected = readings.state(READINGS[kind], cell.row, cell.column)
            assert cell.state.value == expected, f"seed {seed}: {cell}"
            seen[expected] += 1
    assert min(seen[state] for state in ("present", "absent", "unknown")) >= 20, seen


def test_a_profession_is_judged_as_the_line_of_the_norm_does() -> None:
    seen: Counter[State] = Counter()
    for seed in range(60):
        network = town(seed)
        matrix = overview(network, DAY, "phases").matrix
        alone = {row: _only(network, row) for row in matrix.rows}
        for cell in matrix.cells:
            verdict = actor_in_phase(alone[cell.row], asked("actor_in_phase", subject=cell.column), ())
            expected = State.UNKNOWN if verdict.state is State.ELSEWHERE else verdict.state
            assert cell.state is expected, f"seed {seed}: {cell}"
            if cell.state is State.ABSENT:
                assert cell.confidence is verdict.confidence, f"seed {seed}: {cell}"
            seen[expected] += 1
    assert min(seen[state] for state in (State.PRESENT, State.ABSENT, State.UNKNOWN)) >= 20, seen


def _only(network: m.Network, profession: m.Ref) -> Facts:
    """Return the facts of a network whose phases all have this profession alone."""
    phases = network.of(m.Phase).values()
    return Facts(network.with_records(replace(phase, professions=(profession.id,)) for phase in phases), DAY)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_states_have_what_belongs_to_them(kind: Kind) -> None:
    for seed in range(60):
        matrix = overview(town(seed), DAY, kind).matrix
        assert [(cell.row, cell.column) for cell in matrix.cells] == [
            (row, column) for row in matrix.rows for column in matrix.columns
        ]
        for cell in matrix.cells:
            assert bool(cell.refs) == (cell.state is State.PRESENT)
            assert (cell.confidence is not None) == (cell.state is State.ABSENT) == (cell.reason is not None)
            assert cell.evidence or cell.state is State.UNKNOWN
            assert cell.refs == tuple(sorted(set(cell.refs)))
            assert not set(cell.refs) & set(cell.perhaps)


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_the_order_of_the_records_changes_nothing(kind: Kind) -> None:
    for seed in range(30):
        network = town(seed)
        turned = m.Network(id=network.id, name=network.name, records=dict(reversed(list(network.records.items()))))
        assert overview(network, DAY, kind) == overview(turned, DAY, kind), seed


def test_what_is_told_more_never_makes_a_present_cell_absent() -> None:
    """Declaring every list complete turns unknown cells into present or absent ones, never a present one."""
    for seed in range(60):
        network = town(seed)
        known = overview(network, DAY, "coverage").matrix.cells
        listed = [
            m.Setting(id=f"set-{value}", key=m.SettingKey.COMPLETE, value=value, date="2026-08-20")
            for value in ("coverage", "consultations", "organisations", "participation")
        ]
        told = overview(network.with_records(listed), DAY, "coverage").matrix.cells
        for before, after in zip(known, told, strict=True):
            assert (before.state is State.PRESENT) == (after.state is State.PRESENT)
            assert before.state is not State.ABSENT or after.state is State.ABSENT
