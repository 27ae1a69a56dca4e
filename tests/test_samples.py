"""Each sample network holds what its fact card says, and gives the answers that were worked out by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.exchange.reading import read_workbook
from netmap.model import Consultation, Expert, Organisation, PassesOn, TakesPart
from netmap.reference.norm import default_norm
from netmap.resources import resource_folder
from tests.loading import as_expected, blocking, load
from tests.planted import Expected

FOLDER = resource_folder("sample_networks")
SAMPLES = sorted(path.parent.name for path in FOLDER.glob("*/feiten.toml"))


def facts(sample: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / sample / "feiten.toml").read_text(encoding="utf-8"))


def expected(row: dict[str, Any]) -> Expected:
    return Expected(row["line"], row["subject"], row.get("theme"), row.get("stage"), row["coverage"])


def test_there_are_samples() -> None:
    assert SAMPLES == ["rietdam", "waterveen"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_loads_without_a_finding(sample: str) -> None:
    workbook = read_workbook(FOLDER / sample)
    _, findings = load(workbook)
    # That remarks must not be about persons is said of every file that has any.
    assert {finding.code for finding in (*workbook.findings, *findings)} <= {"privacy.notes"}


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_has_the_size_of_its_fact_card(sample: str) -> None:
    network, _ = load(read_workbook(FOLDER / sample))
    kinds = {
        "parties": Organisation,
        "consultations": Consultation,
        "seats": TakesPart,
        "routes": PassesOn,
        "experts": Expert,
    }
    assert {name: len(network.of(kind)) for name, kind in kinds.items()} == {n: facts(sample)[n] for n in kinds}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_white_spots_of_a_sample_are_those_worked_out_by_hand(sample: str) -> None:
    network, findings = load(read_workbook(FOLDER / sample))
    assert blocking(findings) == []
    card = facts(sample)
    answer = find_gaps(network, default_norm(), date.fromisoformat(card["reference_date"]))
    by_hand = {expected(row): row["severity"] for row in card["finding"]}
    assert {as_expected(finding): finding.severity for finding in answer.findings} == by_hand
    assert len(answer.findings) == len(card["finding"])


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_questions_of_a_sample_are_those_worked_out_by_hand(sample: str) -> None:
    network, _ = load(read_workbook(FOLDER / sample))
    card = facts(sample)
    answer = find_gaps(network, default_norm(), date.fromisoformat(card["reference_date"]))
    by_hand = {expected(row) for row in card["question"] if "coverage" in row}
    assert {as_expected(question.if_no) for question in answer.questions if question.if_no} == by_hand
    others = {(question.line_id, str(question.subject)) for question in answer.questions if not question.if_no}
    assert others == {(row["line"], row["subject"]) for row in card["question"] if "coverage" not in row}
    assert len(answer.questions) == card["questions"] == len(card["question"])
    assert sum(row.get("coverage") == "none" for row in card["question"]) == card["possible"]
