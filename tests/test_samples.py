"""Each sample network holds what its fact card says, and gives the answers that were worked out by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.hub.hub import find_hub
from netmap.analysis.routes.upward import find_route
from netmap.analysis.routes.whole import network_routes
from netmap.analysis.team.demands import usual_demands
from netmap.analysis.team.propose import propose_teams
from netmap.analysis.team.test import judge_team
from netmap.exchange.reading import read_workbook
from netmap.model import Consultation, Expert, Organisation, PassesOn, Ref, TakesPart
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


# --- ways of a signal, and who holds the web together: Rietdam, where everything can be worked out by hand ------------


@pytest.mark.parametrize("row", facts("rietdam")["route"], ids=lambda row: f"{row['from']}-{row['theme']}")
def test_the_ways_of_a_signal_are_those_worked_out_by_hand(row: dict[str, Any]) -> None:
    network, _ = load(read_workbook(FOLDER / "rietdam"))
    day = date.fromisoformat(facts("rietdam")["reference_date"])
    answer = find_route(network, day, Ref.parse(row["from"]), row["theme"])
    assert answer.status == row["status"]
    ways = [[table.id.split("-")[1] for table in route.consultations] for route in answer.routes]
    assert ways[: len(row["ways"])] == row["ways"]
    assert [route.informal for route in answer.routes][: len(row["ways"])] == row["informal"]
    if "single_points" in row:
        assert [str(ref) for ref in answer.single_points] == row["single_points"]


def test_where_signals_stop_and_who_does_not_hear_a_request_is_as_worked_out_by_hand() -> None:
    network, _ = load(read_workbook(FOLDER / "rietdam"))
    card = facts("rietdam")["stops"]
    answer = network_routes(network, date.fromisoformat(facts("rietdam")["reference_date"]))
    assert [str(end.place) for end in answer.dead_ends] == card["dead_ends"]
    assert [str(ref) for end in answer.dead_ends for ref in end.behind] == card["behind"]
    assert answer.loops == ()
    assert answer.down is not None
    assert [str(ref) for ref in answer.down.not_heard["organisation"]] == card["not_heard"]
    informal = {str(one.ref) for one in answer.down.heard["organisation"] if not one.formal}
    assert sorted({*card["not_heard"], *informal}) == card["not_heard_recorded"]


def test_who_meets_the_most_is_as_worked_out_by_hand() -> None:
    network, _ = load(read_workbook(FOLDER / "rietdam"))
    card = facts("rietdam")["web"]
    answer = find_hub(network, date.fromisoformat(facts("rietdam")["reference_date"]), runs=0)
    assert str(answer.actual) == card["actual"]
    assert {party.party.id: party.reach for party in answer.parties if party.party.id in card["reach"]} == card["reach"]
    assert answer.designated[0].holds_actual


# --- the core team: Rietdam again ---------------------------------------------------------------------------------


def party(name: str) -> Ref:
    return Ref(Organisation.KIND, f"org-{name}")


def test_the_criteria_of_the_core_team_are_those_worked_out_by_hand() -> None:
    network, _ = load(read_workbook(FOLDER / "rietdam"))
    card = facts("rietdam")["team"]
    found = judge_team(Facts(network, date.fromisoformat(facts("rietdam")["reference_date"])))
    assert found is not None
    assert found.team == tuple(party(name) for name in card["members"])
    states = ("met", "not_met", "unknown", "local")
    by_state = {state: [c.id for c in found.criteria if c.state == state] for state in states}
    assert by_state == {state: card[state] for state in by_state}
    assert (found.reach.reach, found.reach.of) == (card["reach"], card["of"])
    adds = {member.party: set(member.adds) for member in found.reach.members}
    assert adds == {party(name): {party(one) for one in ones} for name, ones in card["adds"].items()}


def test_the_best_teams_of_four_are_those_worked_out_by_hand() -> None:
    network, _ = load(read_workbook(FOLDER / "rietdam"))
    card = facts("rietdam")["best"]
    day = date.fromisoformat(facts("rietdam")["reference_date"])
    answer = propose_teams(network, day, usual_demands(Facts(network, day), size=card["size"]))
    assert (answer.status, answer.reach, answer.more) == ("optimal", card["reach"], False)
    assert {frozenset(team) for team in answer.teams} == {frozenset(map(party, team)) for team in card["teams"]}
    assert set(answer.shared) == set(map(party, card["shared"]))
    assert {point.size: point.reach for point in answer.curve}[3] == card["of_three"]
