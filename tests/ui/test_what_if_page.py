"""Wat als: what changes stands in the address, can be taken away, is compared by name, and is stored nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.facts import Facts
from netmap.analysis.what_if.scenarios import ready_scenarios
from netmap.model import canonical
from netmap.services import Services, new_network
from netmap.texts import say
from netmap.ui import state
from netmap.ui.pages_what_if import choosing
from tests.ui.conftest import SAMPLES, Open
from tests.ui.test_every_page import plain
from tests.ui.test_where_to_page import everything, tables

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/what_if.py"
YOUTH_WORK = "zonder:Sector:youth_work"
JOINS = "met:Organisation:ggd-pl@Consultation:ovl-jeugdoverleg-waterveen"


def opened(open_page: Open, services: Services, network: str, *changes: str, **address: str) -> AppTest:
    more = {"wijziging": state.several(changes)} if changes else {}
    return open_page(services, network=network, **more, **address).switch_page(PAGE).run()


def result_of(services: Services, network: str, *changes: str) -> dict[str, Any]:
    found = services.what_if(network, changes=changes, masked=False, mark_sensitive=True)
    return found["result"]  # type: ignore[no-any-return]


def removals(visit: AppTest) -> list[Any]:
    found = [button for button in visit.button if str(button.key).startswith("what-if-remove-")]
    return [button for button in found if str(button.key)[-1].isdigit()]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_ready_change_leads_to_its_answer_or_says_why_not(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids[sample])
    assert not visit.exception
    ready = sample_services.what_if_choices(sample_ids[sample], masked=False, mark_sensitive=True)["scenarios"]
    (table,) = (rows for rows in tables(visit) if len(rows) == len(ready) and rows[0][0] == ready[0]["title"])
    links = [str(cell) for frame in visit.table for cell in frame.value.to_numpy().ravel()]
    for one, (title, told) in zip(ready, table, strict=True):
        assert title == one["title"]
        if one["possible"]:
            assert one["sentence"] in told
            assert any("wijziging=" in link and one["title"] in plain(link) for link in links)
        else:
            assert one["why_not"] in told


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_changes_is_shown_before_and_after_by_name(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    content = sample_services.network(sample_ids[sample])
    one = next(one for one in reversed(ready_scenarios(Facts(content, date.today()))) if one.possible)
    changes = [change.token for change in one.changes]
    visit = opened(open_page, sample_services, sample_ids[sample], *changes)
    assert not visit.exception
    assert not visit.error
    text, result = everything(visit), result_of(sample_services, sample_ids[sample], *changes)
    difference = result["difference"]
    lines = {row[0].casefold(): row[1:] for rows in tables(visit) for row in rows if len(row) == 4}
    for line in difference["lines"]:
        assert lines[line["what"].casefold()][:2] == [line["before"], line["after"]]
    first = [spot for kind in ("opened", "closed", "worse", "better") for spot in difference["gaps"][kind][:5]]
    assert all((spot.get("sentence") or spot["title"]) in text for spot in first)
    assert all(lost["sentence"] in text for lost in difference["no_longer"][:3] if not lost["thin"])
    assert all(entry["name"] in text for entry in (*difference["routes"]["lost"], *difference["reach"]["lost"]))
    assert say("page.what_if.kept") in text


def test_several_changes_at_once_and_each_can_be_taken_away(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], YOUTH_WORK, JOINS)
    parts = result_of(sample_services, sample_ids["waterveen"], YOUTH_WORK, JOINS)["change"]["parts"]
    assert [plain(button.label) for button in removals(visit)] == [
        say("page.what_if.remove", what=part["sentence"][:1].lower() + part["sentence"][1:]) for part in parts
    ]
    removals(visit)[0].click().run()
    assert visit.session_state["changes"] == (JOINS,)
    assert visit.query_params["wijziging"] in (JOINS, [JOINS])
    removals(visit)[0].click().run()
    assert "wijziging" not in visit.query_params
    assert say("page.what_if.choose") in everything(visit)


def test_all_changes_can_be_taken_away_at_once(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], YOUTH_WORK, JOINS)
    visit.button(key="what-if-remove-all").click().run()
    assert visit.session_state["changes"] == ()


@pytest.mark.parametrize(
    ("kind", "fields", "token"),
    [
        ("party", {"what-if-who-party": "Organisation:ggd-pl"}, "zonder:Organisation:ggd-pl"),
        (
            "consultation",
            {"what-if-who-consultation": "Consultation:ovl-jeugdoverleg-waterveen"},
            "zonder:Consultation:ovl-jeugdoverleg-waterveen",
        ),
        ("sector", {"what-if-who-sector": "Sector:youth_work"}, YOUTH_WORK),
        (
            "joins",
            {
                "what-if-who-joins": "Organisation:ggd-pl",
                "what-if-where": "Consultation:ovl-jeugdoverleg-waterveen",
            },
            JOINS,
        ),
        (
            "mandate",
            {
                "what-if-who-mandate": "Consultation:ovl-jeugdoverleg-waterveen",
                "what-if-mandate": "decide",
            },
            "mandaat:Consultation:ovl-jeugdoverleg-waterveen=decide",
        ),
    ],
)
def test_what_is_chosen_in_the_fields_is_tried_and_stands_in_the_address(
    sample_services: Services,
    sample_ids: dict[str, str],
    open_page: Open,
    kind: str,
    fields: dict[str, str],
    token: str,
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    visit.selectbox(key="what-if-kind").set_value(kind).run()
    assert visit.button(key="what-if-add").disabled
    for key, value in fields.items():
        visit.selectbox(key=key).set_value(value).run()
    visit.button(key="what-if-add").click().run()
    assert not visit.exception
    assert visit.session_state["changes"] == (token,)
    assert say("page.what_if.compared") in everything(visit)


@pytest.mark.parametrize(
    "wrong",
    ["onzin", "zonder:Organisation:bestaat-niet", "zonder:Sector:<b>x</b>", "met:Organisation:ggd-pl", ":", "@="],
)
def test_what_cannot_be_tried_here_is_said_once_and_the_rest_is_tried(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, wrong: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], wrong, YOUTH_WORK)
    assert not visit.exception
    (said,) = visit.info
    assert said.value.startswith(say("page.what_if.gone"))
    assert visit.session_state["changes"] == (YOUTH_WORK,)
    assert visit.query_params["wijziging"] in (YOUTH_WORK, [YOUTH_WORK])
    visit.run()
    assert not visit.info
    alone = opened(open_page, sample_services, sample_ids["waterveen"], wrong)
    assert say("page.what_if.choose") in everything(alone)


def test_more_changes_than_can_be_followed_are_not_all_tried(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    tables_there = sorted(
        ref.id
        for ref in Facts(sample_services.network(sample_ids["waterveen"]), date.today()).nodes
        if ref.label == "Consultation"
    )
    many = [f"zonder:Consultation:{table}" for table in tables_there[: choosing.MOST + 2]]
    assert len(many) > choosing.MOST
    visit = opened(open_page, sample_services, sample_ids["waterveen"], *many)
    assert not visit.exception
    assert visit.session_state["changes"] == tuple(many[: choosing.MOST])
    assert say("page.what_if.most", most=choosing.MOST) in everything(visit)


def test_what_changes_nothing_is_said_once_and_not_compared(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    sits = "met:Organisation:org-wonen-veen@Consultation:ovl-kernteam"
    visit = opened(open_page, sample_services, sample_ids["waterveen"], sits)
    assert not visit.exception
    text = everything(visit)
    assert text.count("Wonen Veen zit al in") == 1
    assert "Op de kaart verandert hierdoor niets" not in text
    heads = [plain(header.value) for header in visit.header]
    assert say("page.what_if.compared") not in heads
    assert say("page.what_if.team") not in heads
    assert len(removals(visit)) == 1
    assert "what-if-other" not in [button.key for button in visit.button]  # only while the work goes on


def test_the_mandate_that_ends_is_said_where_another_is_chosen(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    visit.selectbox(key="what-if-kind").set_value("mandate").run()
    visit.selectbox(key="what-if-who-mandate").set_value("Consultation:ovl-kernteam").run()
    assert not visit.exception
    said = say("page.what_if.mandate.now", what=say("page.what_if.mandate.operate"))
    assert said in everything(visit)


def test_another_core_team_is_not_compared_by_name(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "zonder:Consultation:ovl-kernteam")
    assert not visit.exception
    text = everything(visit)
    assert "Een ander kernteam" in text
    assert "Uit het kernteam vertrek" not in text
    assert "Het kernteam komt" not in text


def test_trying_stores_nothing(sample_services: Services, sample_ids: dict[str, str], open_page: Open) -> None:
    network = sample_ids["waterveen"]
    before = sample_services.network(network)
    places = sample_services._store.positions(network, f"what_if:after:{YOUTH_WORK}")
    opened(open_page, sample_services, network, YOUTH_WORK)
    after = sample_services.network(network)
    assert canonical(before) == canonical(after)
    assert before.data_version == after.data_version
    assert not places
    assert not sample_services._store.positions(network, f"what_if:after:{YOUTH_WORK}")


def test_what_hangs_on_one_is_told_with_the_way_to_try_it(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"])
    memory = sample_services.what_if_choices(sample_ids["waterveen"], masked=False, mark_sensitive=True)["amnesia"]
    text = everything(visit)
    assert memory["holders"] or memory["themes"]
    for one in (*memory["holders"][:4], *memory["themes"][:4]):
        assert one["sentence"] in text
    shown = "\n".join(element.value for element in visit.markdown)
    assert shown.count(say("page.what_if.memory.link")) == min(8, len(memory["holders"])) + min(
        8, len(memory["themes"])
    )


def test_of_an_empty_network_there_is_nothing_to_try(sample_services: Services, open_page: Open) -> None:
    network = new_network("Leegdrecht")
    sample_services._store.create(network)
    try:
        visit = opened(open_page, sample_services, network.id)
    finally:
        sample_services._store.delete(network.id)
    assert not visit.exception
    assert say("page.what_if.nothing") in everything(visit)


@pytest.mark.parametrize(
    ("page", "address"),
    [("hub", {}), ("profile", {"van": "Organisation:ggd-pl"})],
)
def test_other_pages_lead_to_what_happens_without_a_party(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, page: str, address: dict[str, str]
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"], **address)
    visit.switch_page(f"netmap/ui/pages/{page}.py").run()
    links = [link.proto for link in visit.get("page_link") if link.proto.page.endswith("wat-als")]
    assert any("wegvalt" in link.label and "wijziging=zonder" in link.query_string for link in links)
