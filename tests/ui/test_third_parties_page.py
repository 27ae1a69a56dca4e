"""Derden: whom to invite, through whom, whom to call first, what nobody can do, and the A4."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from netmap.services import Services, new_network
from netmap.texts import say
from tests.ui.conftest import SAMPLES, Open
from tests.ui.test_profile_page import plain
from tests.ui.test_where_to_page import everything, tables

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/third_parties.py"


def opened(open_page: Open, services: Services, network: str, **address: str) -> AppTest:
    return open_page(services, network=network, **address).switch_page(PAGE).run()


def answer_of(services: Services, network: str, **asked: Any) -> dict[str, Any]:
    return services.third_parties(network, masked=False, mark_sensitive=True, **asked)


def themes(services: Services, network: str) -> list[str]:
    return [one["id"] for one in services.third_party_choices(network, masked=False)["theme"]]


def test_nothing_chosen_asks_for_a_situation_and_leads_to_each_theme(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    assert not visit.exception
    text = everything(visit)
    assert say("page.third_parties.choose") in text
    known = themes(sample_services, sample_ids["waterveen"])
    assert f"12 van {len(known)} getoond" in text
    lines = " ".join(str(part.value) for part in visit.markdown)
    assert f"thema={known[0]}" in lines


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_theme_shows_who_is_invited_why_and_what_is_open(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    network = sample_ids[sample]
    for theme in themes(sample_services, network)[::4]:
        visit = opened(open_page, sample_services, network, thema=theme)
        assert not visit.exception
        assert not visit.error
        answer = answer_of(sample_services, network, themes=[theme])
        text, result = everything(visit), answer["result"]
        assert answer["sentences"][-1] in text
        for one in result["invite"]:
            assert one["party"]["name"] in text
            assert one["through_sentence"] in text
            assert one["checked_sentence"] in text
        for one in [*result["call_first"], *result["unmet"]]:
            assert one["sentence"] in text
        folds = [box.label for box in visit.expander]
        covered = sum(need["state"] == "covered" for need in result["needs"])
        assert say("page.third_parties.needs.fold", covered=covered, total=len(result["needs"])) in folds


def test_what_is_asked_besides_stands_in_the_address_and_changes_the_answer(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network, thema="child_abuse")
    visit.multiselect(key="third-parties-theme").set_value(["poverty_behind_door", "asylum_reception"]).run()
    assert "poverty_behind_door,asylum_reception" in str(visit.query_params["ook-thema"])
    answer = answer_of(sample_services, network, themes=["child_abuse", "poverty_behind_door", "asylum_reception"])
    names = [one["party"]["name"] for one in answer["result"]["invite"]]
    assert len(names) > 1
    (table,) = [rows for rows in tables(visit) if rows[0][0].startswith("1. ")]
    assert [row[0].split(". ", 1)[1].startswith(name) for row, name in zip(table, names, strict=True)]
    visit.multiselect(key="third-parties-needed").set_value(["aftercare"]).run()
    assert "aftercare" in str(visit.query_params["nodig"])
    wanted = {"themes": ["child_abuse", "poverty_behind_door", "asylum_reception"], "needed": ["aftercare"]}
    assert answer_of(sample_services, network, **wanted)["sentences"][-1] in everything(visit)


def test_what_an_address_asks_and_is_not_there_is_said_and_left_out(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(
        open_page,
        sample_services,
        sample_ids["waterveen"],
        **{"ook-thema": "onzin", "groep": "onzin,nog%2Cmeer", "nodig": "toveren", "ook-gebied": "x"},
    )
    assert not visit.exception
    assert not visit.error
    assert say("page.third_parties.choose") in everything(visit)
    (said,) = [plain(one.value) for one in visit.info]
    assert say("page.third_parties.gone") in said
    for line in ("ook-thema: onzin", "groep: onzin", "groep: nog,meer", "nodig: toveren", "ook-gebied: x"):
        assert f"- {line}" in said


def test_the_answer_begins_with_whom_to_invite_and_the_situation_stands_above_it(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network, thema="child_abuse")
    answer = answer_of(sample_services, network, themes=["child_abuse"])
    lines = [plain(str(one.value)) for one in visit.markdown]
    told = lines.index(answer["sentences"][0])
    words = answer["situation"]["words"]
    assert words[1:] in lines[told - 1]
    assert "child_abuse" not in lines[told - 1]


def test_the_a4_is_masked_until_somebody_asks_for_names(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network, thema="child_abuse")
    labels = [one.proto.label for one in visit.get("download_button")]
    assert labels[0] == say("page.third_parties.paper")
    assert {say("page.where_to.word"), say("page.where_to.print")} <= set(labels)
    for theme in themes(sample_services, network):
        answer = answer_of(sample_services, network, themes=[theme])
        if any("(gevoelig)" in one["party"]["name"] for one in answer["result"]["invite"]):
            visit = opened(open_page, sample_services, network, thema=theme)
            assert visit.checkbox(key="third-parties-named").value is False
            assert say("page.where_to.masked") in everything(visit)


def test_other_pages_lead_here_in_the_same_situation(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"], thema="child_abuse")
    visit.switch_page("netmap/ui/pages/gaps.py").run()
    links = [link.proto for link in visit.get("page_link")]
    (there,) = [link for link in links if say("page.third_parties.from_elsewhere") in link.label]
    assert "thema=child_abuse" in unquote_plus(there.query_string)


def test_a_network_without_anything_says_what_is_missing(sample_services: Services, open_page: Open) -> None:
    network = new_network("Leegdorp")
    sample_services._store.create(network)
    try:
        for address in ({}, {"nodig": "interpret"}):
            visit = opened(open_page, sample_services, network.id, **address)
            assert not visit.exception
            assert not visit.error
    finally:
        sample_services._store.delete(network.id)
