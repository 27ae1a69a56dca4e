"""What was told is never shown as not known: who interprets, who decides and that it is nobody, on page and paper."""

from __future__ import annotations

import re
from typing import Any

import pytest

from netmap.analysis.situation import Situation
from netmap.services import Services
from netmap.texts import say
from tests.ui.conftest import Open
from tests.ui.test_where_to_page import YOUTH_WORK, everything, opened, route, tables

pytestmark = pytest.mark.embedded

#: Sample, who sees it, theme: the answer, and the state and names of who interprets and who decides.
CASES: dict[tuple[str, str, str], tuple[list[str], tuple[str, list[str]], tuple[str, list[str]]]] = {
    ("waterveen", YOUTH_WORK, "polarisation"): (
        [
            "Meld dit in Ambtelijk Vooroverleg Onrust",
            # An expert of polarisation belongs to the first; the row of Dekking says that the second decides.
            "Kennispunt Polarisatie Plassenland duidt dit; niet bekend hoe het daar komt. "
            "Kernteam Maatschappelijke Onrust beslist hierover.",
        ],
        ("known", ["Kennispunt Polarisatie Plassenland"]),
        ("known", ["Kernteam Maatschappelijke Onrust"]),
    ),
    ("waterveen", "Organisation:org-opvanglocatie-de-meent", "asylum_reception"): (
        [
            "Meld dit in Overleg Opvang De Meent",
            "Daar duidt Overleg Opvang De Meent. Over opvang vluchtelingen beslist niemand: dat is zo opgegeven.",
            "Spreek af dat ",
        ],
        ("known", ["Overleg Opvang De Meent", "Kennispunt Polarisatie Plassenland"]),
        ("nobody", []),
    ),
    ("waterveen", "Organisation:org-waterveense-courant", "youth_nuisance"): (
        [
            "Volgens de kaart meldt Waterveense Courant signalen nergens.",
            "Ambtelijk Vooroverleg Onrust, Jeugdoverleg Waterveen, Jeugdhulp De Brug en Stichting Straatwijs duiden "
            "dit. Driehoek Waterveen beslist hierover.",
            "Spreek af dat Waterveense Courant signalen meldt in ",
        ],
        (
            "known",
            ["Ambtelijk Vooroverleg Onrust", "Jeugdoverleg Waterveen", "Jeugdhulp De Brug", "Stichting Straatwijs"],
        ),
        ("known", ["Driehoek Waterveen"]),
    ),
    ("rietdam", "Organisation:org-bewonersvereniging-dorpskern", "youth_nuisance"): (
        [
            "Vanuit Bewonersvereniging Dorpskern is er geen weg naar een besluit over jongerenoverlast.",
            "Jeugdoverleg Rietdam en Jongerenwerk Rietdam duiden dit. Driehoek Rietdam beslist hierover.",
            "Spreek af dat Bewonersvereniging Dorpskern signalen meldt in ",
        ],
        ("known", ["Jeugdoverleg Rietdam", "Jongerenwerk Rietdam"]),
        ("known", ["Driehoek Rietdam"]),
    ),
}
KEYS = list(CASES)


@pytest.fixture
def asked(
    request: pytest.FixtureRequest, sample_services: Services, sample_ids: dict[str, str]
) -> tuple[tuple[str, str, str], dict[str, Any]]:
    sample, of, theme = request.param
    return request.param, route(sample_services, sample_ids[sample], of, theme)


@pytest.mark.parametrize("asked", KEYS, indirect=True)
def test_the_answer_says_who_takes_a_stage_though_no_way_is_known(asked: Any) -> None:
    key, answer = asked
    sentences, *stages = CASES[key]
    assert len(answer["sentences"]) <= 3
    for said, expected in zip(answer["sentences"], sentences, strict=False):
        assert said.startswith(expected)
    takers = answer["result"]["takers"]
    for stage, (state, names) in zip(("interpret", "decide"), stages, strict=True):
        assert (takers[stage]["state"], [entry["name"] for entry in takers[stage]["who"]]) == (state, names)
    told = " ".join(answer["sentences"])
    assert say("route.answer.open_both") not in told
    assert "Niet bekend wie" not in told


@pytest.mark.parametrize("asked", KEYS[:3], indirect=True)
def test_in_short_names_who_takes_it_with_the_sign_of_what_is_known(
    asked: Any, sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    (sample, of, theme), answer = asked
    visit = opened(open_page, sample_services, sample_ids[sample], of, thema=theme)
    short = dict(tables(visit)[0])
    result = answer["result"]
    for stage in result["routes"][0]["unknown_stages"]:
        cell, taker = short[say(f"page.where_to.{stage}")], result["takers"][stage]
        assert cell.endswith(taker["sentence"])
        assert ("✕" in cell, cell.startswith("?")) == (taker["state"] == "nobody", taker["state"] == "unknown")
        assert all(entry["name"] in cell for entry in taker["who"])
    if result["nowhere"]:
        assert result["nowhere"]["sentence"] in short[say("page.where_to.report")]


def test_where_there_is_no_way_no_way_is_shown(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    sample, of, theme = KEYS[3]
    visit = opened(open_page, sample_services, sample_ids[sample], of, thema=theme)
    text = everything(visit)
    assert "is er geen weg naar een besluit" in text
    for code in ("short.far", "steps", "verify.none", "others"):
        assert say(f"page.where_to.{code}") not in text
    assert say("page.where_to.links") in text


def test_the_question_on_top_is_the_first_of_the_list_with_the_same_addressee(
    sample_services: Services, sample_ids: dict[str, str]
) -> None:
    compared = 0
    for sample, network in sample_ids.items():
        if sample not in ("waterveen", "rietdam"):
            continue
        for entrance in sample_services.entrances(network, masked=False):
            for theme in ("polarisation", "asylum_reception", ""):
                answer = route(sample_services, network, entrance["of"], theme)
                top = re.fullmatch(r'Vraag aan (.+): "(.+)"', answer["sentences"][-1])
                if not top or answer["result"]["status"] != "unknown":
                    continue
                links = answer["result"]["missing_links"][:1]
                first = answer["result"]["questions"][:1]
                listed = [(one["addressee"]["name"], one["sentence"]) for one in (*first, *links) if one["addressee"]]
                assert top.groups() in listed, (entrance, theme)
                compared += 1
    assert compared > 50


def test_the_paper_has_when_one_hands_on_the_same_numbers_and_no_telephone_of_a_meeting(
    sample_services: Services, sample_ids: dict[str, str]
) -> None:
    network, situation = sample_ids["waterveen"], Situation(theme="youth_nuisance")
    answer = route(sample_services, network, YOUTH_WORK, "youth_nuisance")
    assert answer["sentences"][1].endswith("daarna beslist Driehoek Waterveen (bij een brandhaard; gewoonte).")
    sheet = sample_services.route_sheet(network, of=YOUTH_WORK, form="html", situation=situation).decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", sheet).split())
    for step in answer["result"]["routes"][0]["steps"][1:]:
        assert f"{step['number']}. {step['stage_word']}" in text
    assert "bij een brandhaard; gewoonte" in text
    assert "Telefoonnummer van Driehoek" not in text
    assert "Telefoonnummer van de voorzitter van Jeugdoverleg Waterveen (teamleider)" in text
