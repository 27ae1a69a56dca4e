"""Waar moet ik heen?: the answer in short, its steps, what is not known, and the A4."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.situation import Situation
from netmap.services import Services
from netmap.texts import say
from tests.ui.conftest import SAMPLES, Open, shown
from tests.ui.test_profile_page import plain

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/where_to.py"
YOUTH_WORK = "Organisation:org-jongerenwerk-waterveen"


def opened(open_page: Open, services: Services, network: str, of: str = "", **address: str) -> AppTest:
    visit = open_page(services, network=network, **address)
    if of:
        visit.query_params["van"] = of
    return visit.switch_page(PAGE).run()


def route(services: Services, network: str, of: str, theme: str = "") -> dict[str, Any]:
    return services.route(network, of=of, situation=Situation(theme), masked=False, mark_sensitive=True)


def tables(visit: AppTest) -> list[list[list[str]]]:
    """Return each table on the page as rows of cells, as they read."""
    return [[[plain(str(cell)) for cell in row] for row in table.value.to_numpy().tolist()] for table in visit.table]


def everything(visit: AppTest) -> str:
    cells = [cell for table in tables(visit) for row in table for cell in row]
    return plain(" ".join([shown(visit), *cells]))


def test_nobody_chosen_shows_whom_one_can_be_and_an_example(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    known = sample_services.entrances(sample_ids["waterveen"], masked=False, mark_sensitive=True)
    text = everything(visit)
    assert say("page.where_to.choose") in text
    assert say("page.where_to.example.decide") in text
    assert f"20 van {len(known)} getoond" in text
    (table,) = visit.table
    links = unquote_plus(" ".join(str(cell) for cell in table.value.iloc[:, 0]))
    assert all(f"van={entry['of']}" in links for entry in known[:20])
    assert len(visit.selectbox(key="where-to-who").options) == len(known)


@pytest.mark.parametrize("of", ["Theme:polarisation", "Organisation:org-bestaat-niet", "Expert:exp-x", "onzin"])
def test_where_no_way_can_begin_the_page_says_so_and_asks(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, of: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], of)
    assert not visit.exception
    assert not visit.error
    assert say("page.where_to.gone") in everything(visit)


def test_choosing_somebody_shows_the_way_and_puts_it_in_the_address(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    visit.selectbox(key="where-to-who").set_value(YOUTH_WORK).run()
    answer = route(sample_services, sample_ids["waterveen"], YOUTH_WORK)
    assert all(sentence in everything(visit) for sentence in answer["sentences"])
    assert YOUTH_WORK in visit.query_params["van"]


def test_the_answer_in_short_says_where_to_report_who_decides_and_how_sure(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    best = route(sample_services, network, YOUTH_WORK, "youth_nuisance")["result"]["routes"][0]
    visit = opened(open_page, sample_services, network, YOUTH_WORK, thema="youth_nuisance")
    short = dict(tables(visit)[0])
    moved = next(step for step in best["steps"] if step["kind"])
    decides = next(step for step in best["steps"] if step["stage"] == "decide")
    assert short[say("page.where_to.report")] == (moved["via"] or moved["party"])["name"]
    assert (decides["via"] or decides["party"])["name"] in short[say("page.where_to.decide")]
    assert short[say("page.where_to.waiting")] == best["waiting_sentence"]
    assert best["certainty_word"] in short[say("page.where_to.sure")]
    # The theme is named on top, so the advice to choose one is not.
    assert say("page.where_to.choose.theme") not in everything(visit)


def test_nobody_reports_to_a_channel(sample_services: Services, sample_ids: dict[str, str], open_page: Open) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "Channel:report_app")
    rows = {row[0]: row[1] for row in tables(visit)[0]}
    assert say("page.where_to.report") not in rows
    first = route(sample_services, sample_ids["waterveen"], "Channel:report_app")["result"]["routes"][0]["steps"][1]
    assert rows[say("page.where_to.picked_up")] == first["party"]["name"]
    assert "op meldapp" not in everything(visit)


def test_agreed_habit_and_own_table_are_counted_apart(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    best = route(sample_services, network, YOUTH_WORK, "youth_nuisance")["result"]["routes"][0]
    moves = [step for step in best["steps"] if step["kind"]]
    habits = sum(1 for step in moves if step["formal"] and step["agreed"] == "habit")
    assert (len(moves), habits) == (2, 1)  # jongerenwerk -> jeugdoverleg -> driehoek
    visit = opened(open_page, sample_services, network, YOUTH_WORK, thema="youth_nuisance")
    assert dict(tables(visit)[0])[say("page.where_to.agreed")] == ("Het wordt 1 keer doorgegeven: 1 gewoonte.")


def test_every_step_stands_in_the_table_with_its_number_sentence_and_certainty(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    best = route(sample_services, network, YOUTH_WORK, "youth_nuisance")["result"]["routes"][0]
    visit = opened(open_page, sample_services, network, YOUTH_WORK, thema="youth_nuisance")
    rows = tables(visit)[1]
    assert [row[0].split(".")[0] for row in rows] == [str(step["number"]) for step in best["steps"]]
    for row, step in zip(rows, best["steps"], strict=True):
        assert step["sentence"] in row[1]
        assert step["certainty_word"].casefold() in row[2].casefold()
        assert step["agreed_word"].casefold() in row[2].casefold()


def test_a_stage_that_the_way_does_not_get_to_says_what_is_known_of_it_and_has_a_question(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network, of = sample_ids["waterveen"], "Consultation:ovl-schoolveiligheidsoverleg"
    result = route(sample_services, network, of, "polarisation")["result"]
    assert result["status"] == "unknown"
    assert "decide" in result["routes"][0]["unknown_stages"]
    visit = opened(open_page, sample_services, network, of, thema="polarisation")
    short = dict(tables(visit)[0])
    told = "Kernteam Maatschappelijke Onrust beslist hierover."
    assert short[say("page.where_to.decide")] == told
    assert result["nowhere"]["sentence"] in short[say("page.where_to.report")]
    text = everything(visit)
    assert say("page.where_to.short.far") not in text, "it does not begin"
    assert result["questions"]
    assert result["questions"][0]["sentence"] in text


@pytest.mark.parametrize("sample", SAMPLES)
def test_from_everybody_the_page_answers_without_a_decimal(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    known = sample_services.entrances(sample_ids[sample], masked=False, mark_sensitive=True)
    visit = opened(open_page, sample_services, sample_ids[sample])
    for entry in known[::9]:
        visit.query_params["van"] = entry["of"]
        visit.run()
        assert not visit.exception, entry
        assert not visit.error, entry
        answer = sample_services.route(sample_ids[sample], of=entry["of"], masked=False, mark_sensitive=True)
        text = everything(visit)
        assert all(sentence in text for sentence in answer["sentences"]), entry
        assert all(link["sentence"] in text for link in answer["result"]["missing_links"][:5]), entry


def test_the_paper_is_offered_in_two_forms_and_masked_unless_asked(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    of = "Organisation:org-moskee-waterveen"
    visit = opened(open_page, sample_services, sample_ids["waterveen"], of)
    labels = [getattr(button, "label", "") for button in visit.get("download_button")]
    assert {say("page.where_to.word"), say("page.where_to.print")} <= set(labels)
    named = visit.checkbox(key=f"where-to-named-{of}")
    assert named.value is False
    assert say("page.where_to.masked") in everything(visit)
    named.check().run()
    assert say("page.where_to.masked") not in everything(visit)


def test_the_page_leads_on_to_who_hears_a_request(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], YOUTH_WORK)
    labels = [plain(link.label) for link in visit.get("page_link")]
    assert any(say("page.where_to.to_down") in label for label in labels)
