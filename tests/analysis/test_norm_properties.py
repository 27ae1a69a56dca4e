"""What must hold of the whole norm on every network: severity, stable ids, one answer, lines that are switched off."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from netmap.analysis.finding_ids import finding_id
from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import GapAnswer, State
from netmap.exchange.findings import Workbook
from netmap.exchange.reading import read_workbook
from netmap.model import Consultation, Expert, Network, NormLineRecord, Organisation, Ref, Stage
from netmap.reference.norm import Norm, default_norm, network_norm
from netmap.reference.severity import severity_table
from netmap.resources import resource_folder
from tests.build import DAY
from tests.loading import load
from tests.planting.silence import as_far_as_known
from tests.planting.town import Town, draw
from tests.planting.writing import cells_of, network_of, some_cells

TOWNS = range(6)
#: Demands that only exist because of something else that is known, or that ask for no more than a number: a fact more
#: can make such a demand, or bring it from "nobody" to "one".
_FOLLOW = {
    "theme-decide-together", "theme-coordinated", "theme-interpret-together", "theme-spread", "group-spread",
    "bridge-spread", "consultation-assured", "party-verified", "hub-one", "hub-reaches", "facts-checked",
}  # fmt: skip


def town_of(seed: int) -> Town:
    return draw((8, 14, 22)[seed % 3], seed)


def answer_of(network: Network, norm: Norm | None = None) -> GapAnswer:
    return find_gaps(network, norm or default_norm(), DAY)


def sample(name: str) -> Workbook:
    return read_workbook(resource_folder("sample_networks") / name)


def networks() -> list[tuple[str, Network]]:
    found = [(f"town {seed}", network_of(town_of(seed), some_cells(town_of(seed), 0.3, seed))) for seed in TOWNS]
    return [*found, *((name, load(sample(name))[0]) for name in ("rietdam", "waterveen"))]


NETWORKS = networks()
every_network = pytest.mark.parametrize("network", [n for _, n in NETWORKS], ids=[name for name, _ in NETWORKS])


def named(answer: GapAnswer) -> set[str]:
    """Return the ids of everything that an answer tells or asks."""
    found = {f.id for f in answer.findings} | {other for f in answer.findings for other in f.related}
    found |= {q.if_no.id for q in answer.questions if q.if_no}
    return found | {demand for q in answer.questions for demand in q.would_settle}


# --- severity ---------------------------------------------------------------------------------------------------


def test_no_input_of_the_severity_table_lowers_the_level_when_it_gets_worse() -> None:
    table = severity_table()
    axes = (table.coverage, table.relevance, table.fallback)
    for row in product(*axes):
        for axis, words in enumerate(axes):
            for better in words[words.index(row[axis]) + 1 :]:
                milder = (*row[:axis], better, *row[axis + 1 :])
                assert table.level(*row) >= table.level(*milder), (row, milder)


def test_what_is_not_known_of_the_fallback_gives_the_worse_end() -> None:
    table = severity_table()
    for cover, relevance, fallback in product(table.coverage, table.relevance, table.fallback):
        low, high = table.range(cover, relevance, None)
        assert low <= table.level(cover, relevance, fallback) <= high


@every_network
def test_every_severity_is_the_worse_end_of_its_range_and_within_the_cap_of_its_line(network: Network) -> None:
    answer = answer_of(network)
    caps = {line.id: line.severity_max or 4 for line in default_norm().lines}
    for finding in (*answer.findings, *(q.if_no for q in answer.questions if q.if_no)):
        assert finding.severity == finding.severity_range[1], finding.line_id
        low, high = severity_table().range(finding.coverage.value, finding.relevance.value, finding.fallback)
        if not finding.related:  # what it stands for may weigh more
            cap = caps[finding.line_id]
            assert finding.severity_range == (min(low, cap), min(high, cap)), finding.line_id


@pytest.mark.parametrize("seed", TOWNS)
def test_losing_the_last_who_does_it_never_lowers_the_severity(seed: int) -> None:
    town = town_of(seed)
    before = {f.id: f for f in answer_of(network_of(town)).findings if f.stage and not f.area}
    for theme, stage in {(f.theme, f.stage) for f in before.values() if f.coverage.value == "single"}:
        poorer = town_of(seed)
        poorer.rows = [row for row in poorer.rows if (row.theme, row.stage.value) != (theme, stage)]
        poorer.experts = [e for e in poorer.experts if stage != "interpret" or theme not in e.all_themes]
        for table in poorer.tables:
            table.mandate_for.discard(theme or "")
            table.mandate = table.mandate if table.mandate_for else None
        poorer.nobody.add((theme or "", Stage(stage or ""), None))
        poorer.nobody = {cell for cell in poorer.nobody if cell[:2] != (theme, stage) or cell[2] is None}
        id_ = finding_id(f"theme-{stage}", (Ref("Theme", theme or ""),), theme, stage, None)
        after = {f.id: f for f in answer_of(network_of(poorer)).findings}
        folded = [f for f in after.values() if id_ in f.related]
        assert max(f.severity for f in (*folded, *([after[id_]] if id_ in after else []))) >= before[id_].severity


@pytest.mark.parametrize("seed", TOWNS)
def test_a_theme_that_starts_to_play_lowers_no_severity(seed: int) -> None:
    town = town_of(seed)
    network = network_of(town)
    before = {f.id: f.severity for f in answer_of(network).findings}
    records = dict(network.records)
    for theme in town.conceivable:
        key, setting = next(
            (k, r) for k, r in records.items() if k[0] == "Setting" and getattr(r, "value", "") == town.now[0]
        )
        records[("Setting", f"also {theme}")] = replace(setting, id=f"also {theme}", value=theme)  # type: ignore[call-arg]
        assert key
    after = {f.id: f.severity for f in answer_of(replace(network, records=records)).findings}
    assert {id_: (level, after[id_]) for id_, level in before.items() if after.get(id_, level) < level} == {}


# --- facts and silence ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", TOWNS)
def test_a_fact_that_becomes_known_takes_no_cover_away(seed: int) -> None:
    """Of what was silent, each cell or row in turn is told: what was met stays met."""
    town = town_of(seed)
    silent = some_cells(town, 0.4, seed)
    norm = default_norm()
    norm = replace(norm, lines=tuple(line for line in norm.lines if line.id not in _FOLLOW))
    before = judged(network_of(town, silent), norm)
    told = sorted(
        key for key in silent if key.startswith(("row ", "seat ", "expert ")) or key.endswith((".kind", ".plans"))
    )
    assert told
    for key in told[:: max(1, len(told) // 12)]:
        after = judged(network_of(town, silent - {key}), norm)
        lost = [d for d, state in before.items() if state is State.PRESENT and after[d] is State.ABSENT]
        assert lost == [], key


@pytest.mark.parametrize("seed", TOWNS)
def test_each_further_silence_gives_no_finding_that_was_not_there(seed: int) -> None:
    town = town_of(seed)
    every = cells_of(town)
    known = named(answer_of(network_of(town)))
    for start in range(3):
        silent = set(every[start :: 7 - start])
        answer = answer_of(network_of(town, silent))
        new = [f for f in answer.findings if f.id not in known and f.line_id != "hub-reaches"]
        assert [(f.line_id, f.subjects) for f in new if not as_far_as_known(f, frozenset(silent))] == []


def judged(network: Network, norm: Norm) -> dict[tuple[str, tuple[Ref, ...]], State]:
    return {(d.line.id, d.subjects): v.state for d, v in judge_demands(network, norm, DAY)}


@every_network
def test_every_finding_shows_why_and_every_question_whom_or_what(network: Network) -> None:
    answer = answer_of(network)
    assert [f.line_id for f in answer.findings if not f.evidence or not f.confidence_reason] == []
    assert [q.line_id for q in answer.questions if not q.subject] == []
    ids = [q.id for q in answer.questions] + [f.id for f in answer.findings]
    assert len(ids) == len(set(ids))


# --- the same answer --------------------------------------------------------------------------------------------


@every_network
def test_the_order_of_the_records_changes_nothing(network: Network) -> None:
    one = answer_of(network)
    turned = replace(network, records=dict(sorted(network.records.items(), reverse=True)))
    assert repr(answer_of(turned)) == repr(one)


@every_network
def test_new_names_keep_every_id(network: Network) -> None:
    renamed = dict(network.records)
    for key, record in network.records.items():
        if isinstance(record, Organisation | Consultation):
            renamed[key] = replace(record, name=f"Nieuw {record.name}", aliases=(*record.aliases, record.name))
        elif isinstance(record, Expert):
            renamed[key] = replace(record, title=f"nieuw {record.title}")
    before, after = answer_of(network), answer_of(replace(network, records=renamed))
    assert {f.id for f in after.findings} == {f.id for f in before.findings}
    assert {q.id for q in after.questions} == {q.id for q in before.questions}
    assert named(after) == named(before)


@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_a_second_import_and_another_order_of_rows_keep_the_answer(name: str) -> None:
    workbook = sample(name)
    turned = replace(workbook, rows={sheet: tuple(reversed(rows)) for sheet, rows in workbook.rows.items()})
    one, other = answer_of(load(workbook)[0]), answer_of(load(turned)[0])
    assert {f.id for f in one.findings} == {f.id for f in other.findings}
    assert {q.id for q in one.questions} == {q.id for q in other.questions}


# --- switching off ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [line.id for line in default_norm().lines])
def test_switching_a_line_off_takes_away_exactly_what_it_tells_and_asks(line: str) -> None:
    for _, network in NETWORKS[1::3]:
        without = replace(network, records={**network.records, ("NormLine", line): NormLineRecord(id=line, off=True)})
        norm = network_norm(without, default_norm())
        assert line not in {other.id for other in norm.lines}
        before, after = answer_of(network), answer_of(network, norm)
        own = {
            finding_id(line, d.subjects, d.theme, d.line.stage.value if d.line.stage else None, d.area)
            for d, _ in judge_demands(network, default_norm(), DAY)
            if d.line.id == line
        }
        assert named(after) == named(before) - own
