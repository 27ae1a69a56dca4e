"""The core team through the services on the embedded database: choices, kept answers, stopping, and what is masked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netmap.analysis.team import propose
from netmap.analysis.team.results import Proposal
from netmap.config import settings_for
from netmap.errors import NetworkNotFound, UsageError
from netmap.sensitive import sensitive_ids
from netmap.services import Services
from netmap.services import team as module
from netmap.store import embedded
from netmap.texts import LANGUAGES, error_sentence
from netmap.wiring import open_services

pytestmark = pytest.mark.embedded

SAMPLES = ("rietdam", "waterveen")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Services on a database with both samples."""
    data = tmp_path_factory.mktemp("team") / "data"
    opened = open_services(settings_for(data))
    for sample in SAMPLES:
        opened.load_example(sample)
    yield opened
    opened.close()
    embedded.stop(data)


def network_id(sample: str) -> str:
    return f"net-{sample}-voorbeeld"


def names(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["name"] for entry in entries]


# --- the answer -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_has_an_answer_that_hangs_together(services: Services, sample: str, language: str) -> None:
    answer = services.team(network_id(sample), language=language)
    assert json.loads(json.dumps(answer)) == answer
    assert answer["reference_date"] == "2026-09-01"
    assert 1 <= len(answer["sentences"]) <= 3
    result = answer["result"]
    present = result["present"]
    assert len(present["criteria"]) == sum(present["counts"].values()) == 12
    assert present["reach"] + len(present["out"]["party"]) == present["of"]
    assert not present["given"]
    # As many as are there each time: in Waterveen three of the ten only come when called.
    assert (len(present["team"]), result["size"]) == {"rietdam": (5, 5), "waterveen": (10, 7)}[sample]
    (largest,) = [criterion for criterion in present["criteria"] if criterion["id"] == "largest_network"]
    assert str(result["reach"]) in largest["sentence"], "held against the proposal of that size"
    assert result["status"] == "optimal"
    assert len(result["teams"]) >= 1
    assert [member["party"] for member in result["members"]] == sorted(
        result["teams"][0], key=lambda entry: entry["of"]
    )
    assert result["reach"] + len(result["out"]["party"]) == result["of"]
    assert {point["size"] for point in result["curve"]} >= {3, 4, 5, 6, 7}
    assert next(p for p in result["curve"] if p["size"] == result["size"])["reach"] == result["reach"]
    for swap in result["swaps"]:
        assert swap["out"] in present["team"]
        assert swap["in"] not in present["team"]
    assert str(present["reach"]) in answer["sentences"][0]


def test_the_core_team_of_rietdam_has_its_members_and_usual_wishes(services: Services) -> None:
    result = services.team(network_id("rietdam"))["result"]
    assert names(result["present"]["team"]) == [
        "Afdeling Openbare Orde en Veiligheid",
        "Gemeente Rietdam",
        "GGD Rietlanden",
        "Politie Rietdam",
        "Stichting Welzijn Rietdam",
    ]
    assert result["present"]["consultation"]["name"] == "Kernteam Rietdam"
    wishes = result["demands"]["sentences"]
    assert wishes[0] == "Hooguit 5 leden."
    assert "Vast lid als burgemeester: Gemeente Rietdam." in wishes
    for team in result["teams"]:
        assert "Gemeente Rietdam" in names(team)
        assert {"Politie Rietdam", "Wijkagent Rietdam"} & set(names(team))
    states = {criterion["id"]: criterion["state"] for criterion in result["present"]["criteria"]}
    assert states["mixed_sectors"] == "met"
    assert states["local_form"] == "local"


def test_a_team_that_is_named_is_tested_instead(services: Services) -> None:
    result = services.team(network_id("rietdam"), test=["Politie Rietdam", "GGD Rietlanden", "OOV"])["result"]
    present = result["present"]
    assert (present["given"], present["consultation"]) == (True, None)
    oov = "Afdeling Openbare Orde en Veiligheid"
    assert set(names(present["team"])) == {"Politie Rietdam", "GGD Rietlanden", oov}
    assert result["size"] == 3  # compared with teams of its own size
    states = {criterion["id"]: criterion["state"] for criterion in present["criteria"]}
    assert states["every_member_convenes"] == "local"
    again = services.team(network_id("rietdam"), test=["OOV", oov])["result"]
    assert names(again["present"]["team"]) == [oov]
    core = [entry["of"] for entry in services.team(network_id("rietdam"))["result"]["present"]["team"]]
    same = services.team(network_id("rietdam"), test=core)["result"]["present"]
    assert same["consultation"]["name"] == "Kernteam Rietdam"


@pytest.mark.parametrize(
    "test",
    [
        ["Politie Basisteam Plassen-Noord", "Gemeente Waterveen", "GGD Plassenland"],
        ["Politie Basisteam Plassen-Noord", "Gemeente Waterveen", "Opbouwwerk Waterveen", "Veencollege"],
        ["Wijkagenten Waterveen", "Gemeente Waterveen", "Wonen Veen"],
        ["GGD Plassenland"],
        None,
    ],
)
def test_the_largest_network_is_met_only_when_no_replacement_and_no_shown_team_reaches_more(
    services: Services, test: list[str] | None
) -> None:
    result = services.team(network_id("waterveen"), test=test)["result"]
    present = result["present"]
    state = next(one["state"] for one in present["criteria"] if one["id"] == "largest_network")
    if state == "met":
        assert not result["swaps"]
        members = len(present["team"]) - len(present["on_call"])
        assert all(p["reach"] <= present["reach"] for p in result["curve"] if p["size"] <= members)
    if test and len(test) == 3:
        # A team that meets the wishes is the best of its size; one that does not is none of those compared.
        assert (state == "met") == (test[0] == "Wijkagenten Waterveen")


def test_wishes_go_through(services: Services) -> None:
    network = network_id("rietdam")
    result = services.team(
        network, size=5, steps=2, fixed=["Politie Rietdam"], cap=None, bridge=False, mandate=(), excluded=["OOV"]
    )["result"]
    assert (result["size"], result["steps"]) == (5, 2)
    assert names(result["demands"]["fixed"]) == ["Politie Rietdam"]
    assert result["demands"]["mandate"] == []
    assert result["demands"]["sentences"] == [
        "Hooguit 5 leden.",
        "Vast lid: Politie Rietdam.",
        "Geen grens aan het aantal leden per sector.",
        "Niet in het team: Afdeling Openbare Orde en Veiligheid.",
        *[one for one in result["demands"]["sentences"] if "geen beslisser bekend" in one],
    ]
    for team in result["teams"]:
        assert "Politie Rietdam" in names(team)
        assert "Afdeling Openbare Orde en Veiligheid" not in names(team)
    nobody = services.team(network, fixed=())["result"]
    assert nobody["demands"]["fixed"] == []


def test_a_word_for_a_part_stands_for_who_plays_it(services: Services) -> None:
    network = network_id("rietdam")
    by_word = services.team(network, fixed=["burgemeester", "politie"])["result"]
    usual = services.team(network)["result"]
    assert names(by_word["demands"]["fixed"]) == names(usual["demands"]["fixed"])
    assert "Vast lid als politie: Politie Rietdam of Wijkagent Rietdam." in by_word["demands"]["sentences"]
    by_name = services.team(network, fixed=["Politie Rietdam"])["result"]
    assert "Vast lid: Politie Rietdam." in by_name["demands"]["sentences"]
    assert names(services.team(network, test=["burgemeester"])["result"]["present"]["team"]) == ["Gemeente Rietdam"]


def test_wishes_that_clash_are_told_and_nothing_is_relaxed(services: Services) -> None:
    answer = services.team(network_id("rietdam"), size=1, fixed=["Politie Rietdam", "GGD Rietlanden"])
    result = answer["result"]
    assert (result["status"], result["teams"]) == ("infeasible", [])
    assert "Er is geen team van 1 dat aan alle wensen voldoet." in answer["sentences"]
    assert result["conflicts"]
    assert any("Politie Rietdam erin" in conflict["demands"] for conflict in result["conflicts"])


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"size": 0}, "Een team van 0 kan netmap niet uitrekenen. Kies 1 tot 10 leden."),
        ({"size": 11}, "Een team van 11 kan netmap niet uitrekenen. Kies 1 tot 10 leden."),
        ({"steps": 3}, "Het bereik in 3 stappen rekent netmap niet uit. Kies 1 of 2."),
        ({"cap": 0}, "Hooguit 0 leden per sector kan niet. Kies 1 of meer."),
        ({"test": []}, "Er staat geen lid in dit team. Noem ten minste één partij."),
        (
            {"test": ["Politie Riedam"]},
            "'Politie Riedam' staat niet op de kaart als partij. Bedoelt u Politie Rietdam?",
        ),
        ({"test": ["xqz"]}, "'xqz' staat niet op de kaart als partij. Controleer de naam."),
        ({"excluded": ["Kernteam Rietdam"]}, None),
        ({"fixed": ["jongerenvader"]}, None),
        (
            {"fixed": ["rector"]},
            "Niemand op de kaart is 'rector'. Noem een partij, of vul het blad Organisaties aan.",
        ),
        ({"mandate": ["ufo's"]}, None),
    ],
)
def test_what_cannot_be_is_refused_with_what_there_is(services: Services, wish: Any, sentence: str | None) -> None:
    with pytest.raises(UsageError) as refused:
        services.team(network_id("rietdam"), **wish)
    said = error_sentence(refused.value)
    assert said == sentence if sentence else "{" not in said


def test_a_network_that_is_not_there_is_refused(services: Services) -> None:
    for ask in (services.team, services.team_choices, services.kept_teams):
        with pytest.raises(NetworkNotFound):
            ask("nergens")


# --- worked out once --------------------------------------------------------------------------------------------------


def test_an_answer_is_worked_out_once_for_both_languages_and_any_team(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def find(network: Any, day: date, demands: Any, **options: Any) -> Proposal:
        asked.append(demands.size)
        return propose.propose_teams(network, day, demands, **options)

    monkeypatch.setattr(module, "propose_teams", find)
    day = date(2026, 9, 2)
    for language in LANGUAGES:
        services.team(network_id("rietdam"), reference_date=day, language=language)
    services.team(network_id("rietdam"), reference_date=day, size=5, test=["OOV"])
    assert asked == [5]
    services.team(network_id("rietdam"), reference_date=day, size=3)
    assert asked == [5, 3]


def test_who_waits_hears_how_far_it_is(services: Services) -> None:
    told: list[tuple[int, int]] = []
    services.team(
        network_id("waterveen"),
        reference_date=date(2026, 8, 31),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told
    assert all(0 <= done <= total for done, total in told)
    assert [done / total for done, total in told] == sorted(done / total for done, total in told)


def test_a_stopped_answer_is_marked_and_the_next_who_asks_gets_a_whole_one(services: Services) -> None:
    day = date(2026, 8, 30)
    stopped = services.team(network_id("waterveen"), steps=2, reference_date=day, stop=lambda: True)["result"]
    assert stopped["stopped"]
    assert stopped["stopped_sentence"]
    whole = services.team(network_id("waterveen"), steps=2, reference_date=day)["result"]
    assert not whole["stopped"]
    assert whole["status"] == "optimal"
    assert whole["reach"] >= stopped["reach"]


def test_a_stopped_search_says_nothing_about_the_best_of_a_size(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(network: Any, day: date, demands: Any, **options: Any) -> Proposal:
        found = propose.propose_teams(network, day, demands, **options)
        return replace(found, status="bound", stopped=True)

    monkeypatch.setattr(module, "propose_teams", find)
    team = [party["of"] for party in services.team_choices(network_id("waterveen"), masked=False)["parties"][:4]]
    result = services.team(network_id("waterveen"), reference_date=date(2026, 8, 29), test=team)["result"]
    states = {criterion["id"]: criterion["state"] for criterion in result["present"]["criteria"]}
    assert states["largest_network"] == "unknown"
    assert result["teams_sentence"].startswith("Het beste gevonden team")


# --- what leaves ------------------------------------------------------------------------------------------------------


def sensitive_party(services: Services, network: str) -> tuple[str, str]:
    """Return the name and the shown id of a sensitive party that is on the map now."""
    content = services.network(network)
    there = {party["of"] for party in services.team_choices(network, masked=False)["parties"]}
    for ref, number in sorted(sensitive_ids(content).items()):
        if str(ref) in there:
            return content.name_of(ref), number
    raise AssertionError("the sample has a sensitive party")


def test_a_sensitive_member_is_masked_in_what_leaves_and_marked_on_a_local_page(services: Services) -> None:
    network = network_id("waterveen")
    name, number = sensitive_party(services, network)
    wish: dict[str, Any] = {"test": [name, "politie"], "fixed": [name], "excluded": ["GGD"], "size": 4}
    wish["excluded"] = [services.team_choices(network)["parties"][-1]["of"]]
    services.keep_team(network, name=f"Met {name}", team=[name])
    try:
        masked = json.dumps([services.team(network, **wish), services.kept_teams(network)], ensure_ascii=False)
        assert name not in masked
        assert number in masked
        named = services.team(network, **wish, masked=False, mark_sensitive=True)
        assert f"{name} (gevoelig)" in json.dumps(named, ensure_ascii=False)
        # The number that an answer shows can be typed again.
        again = services.team(network, **{**wish, "test": [number, "politie"], "fixed": [number]})
        assert json.dumps(again["result"]["present"], ensure_ascii=False) in masked
        assert name not in json.dumps(services.team_choices(network), ensure_ascii=False)
    finally:
        services.forget_team(network, name=f"Met {name}")


def test_the_choices_are_active_parties_and_themes_by_name(services: Services) -> None:
    found = services.team_choices(network_id("waterveen"), masked=False)
    parties = [party["name"] for party in found["parties"]]
    assert parties == sorted(parties, key=str.casefold)
    assert "GGD Plassenland" in parties
    assert found["themes"]
    assert all(set(theme) == {"id", "name", "of"} for theme in found["themes"])
