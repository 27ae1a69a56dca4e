"""Spin in het web: three ways to look, with and without the municipality, and which sectors sit at one table."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.reference.norm import default_norm
from netmap.services import Services, new_network
from netmap.texts import say
from tests.ui.conftest import SAMPLES, Open
from tests.ui.test_where_to_page import everything, tables

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/hub.py"
VIEWS = {"reach": "", "brokerage": "verbindt", "dependence": "wegvallen"}


def opened(open_page: Open, services: Services, network: str, **address: str) -> AppTest:
    return open_page(services, network=network, **address).switch_page(PAGE).run()


def result_of(services: Services, network: str, collective: Any = "once") -> dict[str, Any]:
    found: dict[str, Any] = services.hub(network, collective=collective, masked=False, mark_sensitive=True)
    return found["result"]  # type: ignore[no-any-return]


def ranking(visit: AppTest) -> list[list[str]]:
    """Return the rows of the table of parties: place, party, reason."""
    for table, rows in zip(visit.table, tables(visit), strict=True):
        if next(iter(table.value.columns)) == say("page.hub.place"):
            return rows
    raise AssertionError("no table of parties")


@pytest.mark.parametrize("without", [False, True], ids=["with", "without"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_parties_stand_in_the_order_of_the_view_with_their_reason_and_place(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str, view: str, without: bool
) -> None:
    address = {"blik": VIEWS[view], "zonder": "gemeente" if without else ""}
    visit = opened(open_page, sample_services, sample_ids[sample], **{k: v for k, v in address.items() if v})
    assert not visit.exception
    assert not visit.error
    result = result_of(sample_services, sample_ids[sample])
    listed = result["without_municipality" if without else "ranking"]
    known = {one["party"]["name"]: one for one in listed}
    rows = ranking(visit)
    assert f"{len(rows)} van {len(listed)} getoond" in everything(visit)
    places = []
    for place, party, reason in rows:
        one = next(known[name] for name in sorted(known, key=len, reverse=True) if party.startswith(name))
        assert one["reason"] in reason
        assert one["met_word"] in party
        places.append(one["ranks"][view])
        assert place.startswith(f"{one['ranks'][view]} ")
    assert places == sorted(places)


def test_the_municipality_is_on_the_list_only_when_it_is_looked_at(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    assert say("page.hub.without.help") not in everything(visit)
    visit.checkbox(key="hub-without").check().run()
    text = everything(visit)
    assert say("page.hub.without.help") in text
    first = ranking(visit)[0][1]
    assert re.search(r"Zonder de gemeente staat (.+?) bovenaan", text)[1] in first  # type: ignore[index]
    # In another view two come first together, and both are named.
    visit.selectbox(key="hub-look").set_value("dependence").run()
    together = [party for place, party, _ in ranking(visit) if place.startswith("1 ")]
    assert len(together) > 1
    said = re.search(r"Zonder de gemeente staan (.+?) samen bovenaan", everything(visit))[1]  # type: ignore[index]
    assert all(any(party.startswith(name) for party in together) for name in re.split(", | en ", said))
    assert not any(row[1].startswith("Gemeente ") for row in ranking(visit))
    assert visit.query_params["zonder"] in ("gemeente", ["gemeente"])


def test_a_choice_that_the_address_does_not_know_is_as_if_not_made(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], blik="onzin", zonder="politie", zetels="half")
    assert not visit.exception
    assert visit.selectbox(key="hub-look").value == "reach"
    assert visit.checkbox(key="hub-without").value is False
    assert visit.checkbox(key="hub-each").value is False


def test_collective_seats_count_as_the_user_chooses(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network)
    visit.checkbox(key="hub-each").check().run()
    known = {one["party"]["name"]: one for one in result_of(sample_services, network, "each")["ranking"]}
    for _, party, _ in ranking(visit):
        one = next(known[name] for name in sorted(known, key=len, reverse=True) if party.startswith(name))
        assert one["met_word"] in party


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_decimal_stands_on_the_page(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids[sample])
    own = everything(visit).replace(f"versie {default_norm().version}", "")
    # A thousand has a point before three digits.
    assert re.findall(r"(?<![\d.])\d+(?:,\d|\.\d{1,2}(?!\d))", own) == []


def test_paper_practice_and_what_is_lost_are_told_by_name(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    result = result_of(sample_services, sample_ids["waterveen"])
    visit = opened(open_page, sample_services, sample_ids["waterveen"], blik="wegvallen")
    text = everything(visit)
    assert all(hub["sentence"] in text for hub in result["designated"])
    most = min((one for one in result["ranking"]), key=lambda one: one["ranks"].get("dependence", 999))
    assert most["dependence"]
    lost = [entry for kind in ("routes", "themes", "areas", "alone") for entry in most["lost"][kind]]
    assert all(entry["name"] in text for entry in lost)
    assert any(box.label.startswith("Zonder ") for box in visit.expander)


def test_a_cell_of_two_sectors_opens_the_consultations_where_both_sit(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    rows = result_of(sample_services, sample_ids["waterveen"])["sectors"]["rows"]
    most = max(rows, key=lambda row: (row["count"], row["one"]["id"]))
    cell = f"{most['one']['id']}:{most['other']['id']}"
    visit = opened(open_page, sample_services, sample_ids["waterveen"], vak=cell)
    text = everything(visit)
    assert all(entry["name"] in text for entry in most["consultations"])
    assert f"{len(most['consultations'])} van {len(most['consultations'])} getoond" in text
    visit.button(key="cell-close").click().run()
    assert "vak" not in visit.query_params


def test_a_cell_that_is_not_there_is_said_once(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], vak="police:bestaat_niet")
    assert [info.value for info in visit.info] == [say("page.hub.cell.gone")]
    visit.run()
    assert not visit.info


def test_at_most_eight_columns_and_every_sector_gets_its_column(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    assert all(len(table.value.columns) <= 8 for table in visit.table)

    def columns() -> list[str]:
        (found,) = (
            list(table.value.columns)
            for table in visit.table
            if next(iter(table.value.columns)) == say("page.hub.sectors.sector")
        )
        return found[1:]

    result = result_of(sample_services, sample_ids["waterveen"])["sectors"]["rows"]
    sectors = {row[side]["id"] for row in result for side in ("one", "other")}
    seen: list[str] = []
    for _ in range(-(-len(sectors) // 7)):
        seen += columns()
        visit.button(key="hub-sectors-turn").click().run()
    assert len(seen) == len(set(seen)) == len(sectors)
    assert columns() == seen[:7]  # round again


def test_the_next_step_is_the_page_of_who_comes_first(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    first = result_of(sample_services, sample_ids["waterveen"])["ranking"][0]["party"]["name"]
    labels = [link.proto.label for link in visit.get("page_link")]
    assert any(f"Bekijk {first}" in label for label in labels)


def test_in_the_view_of_what_is_lost_no_place_is_called_firm(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], blik="wegvallen")
    assert all(place.endswith(say("page.hub.place.untested")) for place, _, _ in ranking(visit))


def test_a_department_of_another_sector_is_a_party_of_its_own(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    # Handhaving is a department of the municipality, and both sit at the same tables.
    visit = opened(open_page, sample_services, sample_ids["waterveen"], vak="municipality:enforcement")
    text = everything(visit)
    assert say("page.hub.sectors.one.help") not in text
    row = next(
        row
        for row in result_of(sample_services, sample_ids["waterveen"])["sectors"]["rows"]
        if {row["one"]["id"], row["other"]["id"]} == {"municipality", "enforcement"}
    )
    assert row["count"] == len(row["consultations"]) == 5
    assert all(one["name"] in text for one in row["consultations"])


def test_of_an_empty_network_nothing_is_concluded(sample_services: Services, open_page: Open) -> None:
    network = new_network("Leegdrecht")
    sample_services._store.create(network)
    try:
        text = everything(opened(open_page, sample_services, network.id, blik="wegvallen"))
    finally:
        sample_services._store.delete(network.id)
    assert say("page.hub.loss.open") in text
    assert say("page.hub.loss.none") not in text
    assert say("page.hub.overlap.none") not in text
