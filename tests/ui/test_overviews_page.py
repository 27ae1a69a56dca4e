"""Overzichten: each overview as a table, what is behind a cell, the heat map, lists, and the way on."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pyarrow.ipc  # type: ignore[import-untyped]
import pytest
from streamlit.testing.v1 import AppTest

from netmap.services import Services, new_network
from netmap.texts import say
from netmap.ui.pages_overviews.grid import COLUMNS
from tests.ui.conftest import SAMPLES, Open
from tests.ui.test_every_page import plain
from tests.ui.test_where_to_page import everything, tables

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/overviews.py"
WORDS = {
    "phases": "fasen",
    "coverage": "dekking",
    "sectors": "sectoren",
    "areas": "gebieden",
    "sector_phases": "sectorfasen",
    "spread": "spreiding",
    "channels": "kanalen",
}
MATRICES = [kind for kind in WORDS if kind != "spread"]
SIGNS = {"present": "●", "absent": "✕", "unknown": "?"}


def opened(open_page: Open, services: Services, network: str, kind: str, **address: str) -> AppTest:
    return open_page(services, network=network, blik=WORDS[kind], **address).switch_page(PAGE).run()


def result_of(services: Services, network: str, kind: str) -> dict[str, Any]:
    found = services.overview(network, kind=kind, masked=False, mark_sensitive=True)
    return found["result"]  # type: ignore[no-any-return]


def matrix(visit: AppTest) -> tuple[list[str], list[list[str]]]:
    """Return the heads of the columns and the rows of the table of two directions."""
    for table, rows in zip(visit.table, tables(visit), strict=True):
        heads = list(table.value.columns)
        if heads[0] == say("page.overviews.corner"):
            return heads[1:], rows
    raise AssertionError("no table of two directions")


def heat(visit: AppTest) -> list[dict[str, Any]]:
    """Return the cells of the heat map."""
    (chart,) = visit.get("vega_lite_chart")
    found: list[dict[str, Any]] = pyarrow.ipc.open_stream(chart.proto.data.data).read_all().to_pylist()
    return found


def test_the_words_of_the_address_are_those_of_the_terminal(sample_services: Services) -> None:
    assert {kind["id"]: kind["word"] for kind in sample_services.overview_kinds("nl")} == WORDS


@pytest.mark.parametrize("kind", MATRICES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_each_cell_of_the_table_has_the_state_and_number_of_the_answer(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str, kind: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids[sample], kind)
    assert not visit.exception
    assert not visit.error
    result = result_of(sample_services, sample_ids[sample], kind)
    known = {(cell["row_of"], cell["column_of"]): cell for cell in result["cells"]}
    if not result["rows"] or not result["columns"]:
        assert say("page.overviews.none") in everything(visit)
        return
    long, short = ("rows", "columns") if len(result["columns"]) <= len(result["rows"]) else ("columns", "rows")
    heads, rows = matrix(visit)
    assert len(heads) <= COLUMNS
    assert f"{len(rows)} van {len(result[long])} getoond" in everything(visit)
    for shown, row in zip(rows, result[long], strict=False):
        assert shown[0].casefold() == row["name"].casefold()
        for told, column in zip(shown[1:], result[short], strict=False):
            pair = (row["of"], column["of"]) if long == "rows" else (column["of"], row["of"])
            cell = known[pair]
            if not cell["named"] and cell["state"] != "present":
                assert told.strip() == "–"
                continue
            assert told.startswith(SIGNS[cell["state"]])
            if cell["state"] == "present":
                assert all(mark in told for mark in cell["marks"]) if cell["marks"] else str(cell["count"]) in told
            else:
                assert say(f"page.sign.{cell['state']}") in told


def test_every_column_gets_its_turn(sample_services: Services, sample_ids: dict[str, str], open_page: Open) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "sectors")
    result = result_of(sample_services, sample_ids["waterveen"], "sectors")
    seen: list[str] = []
    for _ in range(-(-len(result["columns"]) // COLUMNS)):
        seen += matrix(visit)[0]
        visit.button(key="overview-sectors-turn").click().run()
    assert [name.casefold() for name in seen] == [entry["name"].casefold() for entry in result["columns"]]
    assert matrix(visit)[0] == seen[:COLUMNS]  # round again


@pytest.mark.parametrize("kind", MATRICES)
def test_a_cell_opens_who_is_there_and_the_rows_behind_it(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, kind: str
) -> None:
    result = result_of(sample_services, sample_ids["waterveen"], kind)
    cell = max(result["cells"], key=lambda one: (len(one["evidence"]), len(one["entries"])))
    visit = opened(
        open_page, sample_services, sample_ids["waterveen"], kind, vak=f"{cell['row_of']}|{cell['column_of']}"
    )
    assert not visit.exception
    text = everything(visit)
    assert cell["evidence"]
    assert all(entry["name"] in text for entry in cell["entries"])
    assert all(row["text"] in text for row in cell["evidence"])
    assert any(f"{row['sheet']}, rij {row['row']}" in text for row in cell["evidence"] if row["sheet"])
    visit.button(key="cell-close").click().run()
    assert "vak" not in visit.query_params
    assert WORDS[kind] in str(visit.query_params.get("blik", "fasen"))  # the first one needs no word


def test_an_open_cell_leads_to_the_white_spots_of_its_theme(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    result = result_of(sample_services, sample_ids["waterveen"], "areas")
    cell = next(cell for cell in result["cells"] if cell["entries"])
    of = {cell["row_of"], cell["column_of"]}
    (theme,) = (one.partition(":")[2] for one in of if one.startswith("Theme:"))
    (area,) = (one.partition(":")[2] for one in of if one.startswith("Area:"))
    visit = opened(
        open_page, sample_services, sample_ids["waterveen"], "areas", vak=f"{cell['row_of']}|{cell['column_of']}"
    )
    (link,) = (one.proto for one in visit.get("page_link") if one.proto.label.startswith(":blue[**Bekijk de witte"))
    assert f"thema={theme}" in link.query_string
    assert f"gebied={area}" in link.query_string


@pytest.mark.parametrize("cell", ["Sector:police|Sector:onzin", "onzin", "|", "Sector:police"])
def test_a_cell_that_is_not_there_is_said_once(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, cell: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "sectors", vak=cell)
    assert [info.value for info in visit.info] == [say("page.overviews.cell.gone")]
    visit.run()
    assert not visit.info


def test_an_overview_that_there_is_not_is_the_first_one(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"], blik="onzin").switch_page(PAGE).run()
    assert not visit.exception
    assert visit.selectbox(key="overview-kind").value == "phases"
    assert "blik" not in visit.query_params


def test_another_overview_closes_the_cell_of_the_one_before(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "sectors", vak="Sector:police|Sector:welfare")
    assert not visit.info
    visit.selectbox(key="overview-kind").set_value("channels").run()
    assert not visit.info
    assert visit.query_params["blik"] in ("kanalen", ["kanalen"])
    assert "vak" not in visit.query_params


@pytest.mark.parametrize("kind", MATRICES)
def test_the_heat_map_has_the_rows_of_the_table_in_its_order_and_no_meaning_by_colour_alone(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, kind: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], kind)
    cells = heat(visit)
    heads, rows = matrix(visit)
    assert list(dict.fromkeys(cell["row"] for cell in cells)) == [row[0] for row in rows]
    assert list(dict.fromkeys(cell["column"] for cell in cells))[: len(heads)] == heads
    assert all(cell["text"] for cell in cells)
    numbers = {cell["colour"]: set() for cell in cells if cell["sign"] == "present"}  # type: ignore[var-annotated]
    for cell in cells:
        if cell["sign"] == "present":
            numbers[cell["colour"]].add(int(cell["text"]))
    spans = sorted((min(found), max(found)) for found in numbers.values())
    assert all(high < low for (_, high), (low, _) in pairwise(spans))  # darker is more
    (chart,) = visit.get("vega_lite_chart")
    assert result_of(sample_services, sample_ids["waterveen"], kind)["title"] in chart.proto.alt


def test_phases_tell_what_can_be_used_and_who_could(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    phases = result_of(sample_services, sample_ids["waterveen"], "phases")["phases"]
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "phases")
    text = everything(visit)
    assert [box.label for box in visit.expander] == [
        phase["phase"]["name"][:1].upper() + phase["phase"]["name"][1:] for phase in phases
    ]
    for phase in phases:
        assert phase["instruments"]
        for tool in (*phase["instruments"], *phase["practices"]):
            assert tool["name"].casefold() in text.casefold()
            assert tool["sentence"] in text


def test_the_spread_is_told_in_lists(sample_services: Services, sample_ids: dict[str, str], open_page: Open) -> None:
    found = result_of(sample_services, sample_ids["waterveen"], "spread")["spread"]
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "spread")
    assert not visit.exception
    text = everything(visit)
    assert all(one["sentence"] in text for one in found["largest"].values())
    assert all(one["sentence"] in text for one in (*found["single_themes"], *found["single_groups"]))
    assert all(party["name"] in text for party in (*found["informal"], *found["citizens"]))
    assert say("page.overviews.spread.seats") in text  # other seats are counted below
    assert say("page.overviews.heat") not in [plain(header.value) for header in visit.header]  # lists have no picture


def test_a_choice_that_does_not_change_this_overview_is_said(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "channels", thema="youth_nuisance")
    assert say("page.overviews.unused", fields=[say("frame.theme").lower()]) in everything(visit)
    used = opened(open_page, sample_services, sample_ids["waterveen"], "coverage", thema="youth_nuisance")
    assert "verandert dit overzicht niet" not in everything(used)


@pytest.mark.parametrize("kind", WORDS)
def test_of_an_empty_network_nothing_is_concluded(sample_services: Services, open_page: Open, kind: str) -> None:
    network = new_network("Leegdrecht")
    sample_services._store.create(network)
    try:
        visit = opened(open_page, sample_services, network.id, kind)
    finally:
        sample_services._store.delete(network.id)
    assert not visit.exception
    assert all("✕" not in cell for rows in tables(visit) for row in rows for cell in row)


def test_names_of_sensitive_parties_are_left_out_of_files_unless_asked(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "spread")
    assert say("page.overviews.masked") in everything(visit)
    visit.checkbox(key="overview-named").check().run()
    assert say("page.overviews.masked") not in everything(visit)
    assert plain(visit.title[0].value) == say("page.overviews.title")
