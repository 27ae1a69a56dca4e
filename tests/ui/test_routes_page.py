"""Signaalroutes: dead ends, what hangs on one, who hears a request of the core team, and what to ask."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.situation import Situation
from netmap.services import Services
from netmap.texts import say
from tests.ui.conftest import SAMPLES, Open
from tests.ui.test_profile_page import plain
from tests.ui.test_where_to_page import everything, tables

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/routes.py"


def opened(open_page: Open, services: Services, network: str, **address: str) -> AppTest:
    return open_page(services, network=network, **address).switch_page(PAGE).run()


def answer_of(services: Services, network: str, theme: str = "") -> dict[str, Any]:
    return services.routes(network, situation=Situation(theme), masked=False, mark_sensitive=True)


def names(entries: list[dict[str, str]]) -> list[str]:
    return [entry["name"] for entry in entries]


@pytest.mark.parametrize("theme", ["", "youth_nuisance", "polarisation"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_page_says_what_the_answer_says(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str, theme: str
) -> None:
    answer = answer_of(sample_services, sample_ids[sample], theme)
    result = answer["result"]
    visit = opened(open_page, sample_services, sample_ids[sample], **({"thema": theme} if theme else {}))
    text = everything(visit)
    assert not visit.exception
    assert not visit.error
    assert all(sentence in text for sentence in answer["sentences"])
    assert all(one["sentence"] in text for one in result["dead_ends"])
    assert all(one["sentence"] in text for one in result["loops"][:8])
    assert all(name in text for name in names(result["no_way_up"])[:8])
    assert all(one["sentence"] in text for one in result["questions"][:8])
    assert (say("page.routes.dead_ends.none") in text) is not bool(result["dead_ends"])


def test_a_place_stands_in_the_table_of_dead_ends_once_and_leads_to_the_way_from_there(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    found = answer_of(sample_services, sample_ids["waterveen"])["result"]["dead_ends"]
    places = {one["place"]["of"] for one in found}
    assert places  # "niemand" was stated for two consultations
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    (table,) = (table.value for table in visit.table if next(iter(table.value.columns)) == say("page.routes.where"))
    assert len(table) == len(places)
    cells = [unquote_plus(str(cell)) for cell in table.iloc[:, 0]]
    for of in places:
        (cell,) = (cell for cell in cells if f"van={of}" in cell)
        assert "waar-moet-ik-heen?" in cell
        assert "wat-weten-we?" in cell


def test_who_breaks_most_comes_first_and_everybody_who_loses_the_way_is_named(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    found = answer_of(sample_services, sample_ids["waterveen"])["result"]["single_points"]
    worst = max(found, key=lambda one: (len(one["breaks"]), len(one["breaks_recorded"])))
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    rows = next(rows for rows in tables(visit) if rows and rows[0][1].startswith("Geen bekende weg meer"))
    assert rows[0][0].startswith(worst["party"]["name"])
    # The table names the first eight; below it stands everybody.
    (below,) = (box for box in visit.expander if box.label == say("page.routes.breaks.all"))
    told = plain(" ".join(part.value for part in below.markdown))
    lost = names([*worst["breaks"], *worst["breaks_recorded"]])
    assert len(lost) > 8
    assert all(name in told for name in lost)


def test_who_does_not_hear_a_request_stands_there_by_name_and_kind(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network, stappen="1")
    told = sample_services.route_down(network, within=1, masked=False, mark_sensitive=True)["result"]
    assert visit.selectbox(key="routes-within").value == 1
    rows = {row[0]: row for row in next(rows for rows in tables(visit) if rows[0][0] == "Organisaties")}
    missed, heard = told["not_heard"]["organisation"], told["heard"]["organisation"]
    assert missed
    assert rows["Organisaties"][1] == f"{len(heard)} van {len(heard) + len(missed)}"
    text = everything(visit)
    assert all(name in text for name in names(missed))
    assert all(one["name"] in text for one in heard)


def test_more_steps_reach_more_and_stand_in_the_address(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    before = next(rows for rows in tables(visit) if rows[0][0] == "Organisaties")[0][1]
    visit.selectbox(key="routes-within").set_value(1).run()
    after = next(rows for rows in tables(visit) if rows[0][0] == "Organisaties")[0][1]
    assert int(after.split()[0]) < int(before.split()[0])
    assert visit.query_params["stappen"] in ("1", ["1"])
    visit.selectbox(key="routes-within").set_value(3).run()
    assert "stappen" not in visit.query_params


@pytest.mark.parametrize("steps", ["0", "99", "-1", "twee", "²"])
def test_a_number_of_steps_that_makes_no_sense_is_the_usual_one(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, steps: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], stappen=steps)
    assert not visit.exception
    assert visit.selectbox(key="routes-within").value == 3


def test_of_whom_it_is_not_known_stands_apart_and_nobody_is_said_to_miss_it() -> None:
    def show() -> None:
        from netmap.ui.pages_routes import down
        from netmap.ui.state import LANGUAGE

        LANGUAGE.put("nl")
        lone = {"id": "a", "name": "Alfa", "of": "Organisation:a"}
        sure = {"id": "b", "name": "Beta", "of": "Organisation:b"}
        area = {"id": "n", "name": "Noord", "of": "Area:n"}
        down._table({"heard": {}, "not_heard": {"organisation": [lone, sure], "area": [area]}, "silent": [lone, area]})

    visit = AppTest.from_function(show).run()
    assert not visit.exception
    (table,) = visit.table
    assert list(table.value.columns) == ["Soort", "Hoort het", "Hoort het niet", "Niet bekend"]
    rows = [[plain(str(cell)) for cell in row] for row in table.value.to_numpy().tolist()]
    assert rows == [["Organisaties", "0 van 2", "Beta", "Alfa"], ["Gebieden", "0 van 1", "–", "Noord"]]
