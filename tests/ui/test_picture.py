"""The picture on a page: what is drawn, what was grown and opened, files to take along, and the page Netwerkkaart."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.pictures.results import MOST_AT_FIRST
from netmap.services import Services
from netmap.texts import say
from netmap.ui import picture_files, state
from netmap.ui.bridge import _PICTURE, _drawing_code, _source
from netmap.ui.picture import MOST_DRAWN, Shown
from netmap.ui.picture_choice import LOOKS
from netmap.ui.picture_drawing import about, drawing_of
from netmap.ui.state import PAGE_SIZE
from netmap.ui.work import Job
from tests.ui.conftest import SAMPLES, Open, shown

GGD = "Organisation:ggd-pl"
PAGE = "netmap/ui/pages/network_map.py"


def around(services: Services, network: str, subject: str = GGD, **more: Any) -> dict[str, Any]:
    return services.picture(network, subject="around", subjects=[subject], masked=False, mark_sensitive=True, **more)


@pytest.fixture
def waterveen(sample_ids: dict[str, str]) -> str:
    return sample_ids["waterveen"]


def at(open_page: Open, services: Services, network: str, **address: str) -> AppTest:
    """Open the page Netwerkkaart with an address."""
    visit = open_page(services, network=network)
    for name, value in address.items():
        visit.query_params[name] = value
    visit.switch_page(PAGE).run()
    return visit


def plain(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


# --- what the browser gets ----------------------------------------------------------------------------------------


def test_a_drawing_is_plain_data_and_the_same_every_time(sample_services: Services, waterveen: str) -> None:
    first = drawing_of(around(sample_services, waterveen), "nl")
    again = drawing_of(around(sample_services, waterveen), "nl")
    assert json.dumps(first) == json.dumps(again)
    assert first["view"] == f"around:{GGD}"
    assert first["alt"].startswith("Rond GGD Plassenland.")


def test_every_line_of_a_drawing_has_two_ends_and_its_words(sample_services: Services, waterveen: str) -> None:
    found = around(sample_services, waterveen)
    drawing = drawing_of(found, "nl")
    ids = {node["id"] for node in drawing["nodes"]}
    assert len(drawing["ties"]) == len(found["ties"]) > 0
    for tie in drawing["ties"]:
        assert {tie["from"], tie["to"]} <= ids
        assert (tie["drawn"]["from"], tie["drawn"]["to"]) == (tie["from"], tie["to"])
        assert tie["words"]
        # These would be shown by vis-network in its own way.
        assert not {"title", "color"} & tie["drawn"].keys()


def test_the_legend_says_what_the_number_at_a_node_means_only_when_there_is_one(
    sample_services: Services, waterveen: str
) -> None:
    word = say("map.drawing.hidden")
    found = around(sample_services, waterveen)
    assert any(node["hidden"] for node in found["nodes"])
    assert word in [entry["word"] for entry in drawing_of(found, "nl")["legend"]]
    calm = sample_services.picture(waterveen, subject="overview", masked=False)
    assert not any(node["hidden"] for node in calm["nodes"])
    assert word not in [entry["word"] for entry in drawing_of(calm, "nl")["legend"]]


def test_a_name_is_not_said_twice() -> None:
    assert about({"name": "GGD", "words": "GGD · partij, zorg"}) == "partij, zorg"
    assert about({"name": "GGD", "words": "partij, zorg"}) == "partij, zorg"


def test_the_scripts_have_a_line_end_so_that_the_framework_takes_them_for_scripts() -> None:
    for name in ("links.js", *(f"{name}.js" for name in _PICTURE), "picture.html", "picture.css"):
        assert "\n" in _source(name)
    assert _drawing_code().rstrip().endswith("export default function () {}")


def test_no_script_of_ours_turns_text_into_html() -> None:
    for name in ("links.js", *(f"{name}.js" for name in _PICTURE)):
        for dangerous in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert dangerous not in _source(name), name


# --- the page -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("look", [*LOOKS.values(), ""])
def test_every_kind_of_picture_opens_in_both_languages(
    open_page: Open, sample_services: Services, sample_ids: dict[str, str], sample: str, language: str, look: str
) -> None:
    visit = at(open_page, sample_services, sample_ids[sample], beeld=look, lang=language)
    assert not visit.exception
    assert not visit.error
    assert len(visit.title) == 1


def test_without_a_choice_the_whole_web_is_shown_in_short(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen)
    assert visit.title[0].value == "Hoe ziet het web eruit?"
    assert "beeld" not in visit.query_params  # an address says no more than it must


def test_an_address_about_a_party_shows_the_web_around_it_and_names_lead_on(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, van=GGD)
    assert visit.title[0].value == "Hoe ziet het web eruit rond GGD Plassenland?"
    assert "beeld" not in visit.query_params
    cell = str(visit.table[0].value.iloc[0, 0])
    address = urlsplit(cell.rpartition("(")[2].rstrip(")"))
    assert parse_qs(address.query)["van"] == [GGD]
    assert parse_qs(address.query)["netwerk"] == [waterveen]


def test_a_theme_of_the_situation_is_shown_at_once(open_page: Open, sample_services: Services, waterveen: str) -> None:
    theme = sample_services.situations(waterveen)["theme"][0]
    visit = at(open_page, sample_services, waterveen, thema=theme["id"])
    assert "beeld" not in visit.query_params
    assert plain(visit.title[0].value) == f"Hoe ziet het web eruit rond {theme['name']}?"


def test_what_is_not_on_the_map_is_said_and_something_else_can_be_chosen(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, van="Organisation:bestaat-niet")
    assert not visit.exception
    assert not visit.error
    assert say("map.ask.gone") in shown(visit)
    assert visit.selectbox(key="look-around-around").value is None


def test_a_link_to_a_party_shows_that_party_whatever_was_looked_at_before(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, beeld="routes")
    assert visit.title[0].value == say("map.title.routes")
    visit.query_params.clear()
    visit.query_params["van"] = GGD
    visit.run()
    assert visit.title[0].value == "Hoe ziet het web eruit rond GGD Plassenland?"
    assert "beeld" not in visit.query_params
    # And the other way: what was chosen on the page wins over what the page was about.
    visit.selectbox(key="look-kind").set_value("overview").run()
    assert visit.title[0].value == "Hoe ziet het web eruit?"
    visit.run()
    assert visit.title[0].value == "Hoe ziet het web eruit?"


def test_what_is_of_the_map_alone_is_in_no_link_to_another_page(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, beeld="sectoren", sectoren="police,housing")
    for link in visit.get("page_link"):
        assert "beeld=" not in str(link.proto)
        assert "sectoren=" not in str(link.proto)
    assert "beeld=" not in str(visit.table[0].value.iloc[0, 0])


def test_choosing_changes_title_table_and_address(open_page: Open, sample_services: Services, waterveen: str) -> None:
    visit = at(open_page, sample_services, waterveen)
    visit.selectbox(key="look-kind").set_value("around").run()
    assert say("map.ask.around") in shown(visit)
    visit.selectbox(key="look-around-around").set_value(GGD).run()
    assert visit.title[0].value == "Hoe ziet het web eruit rond GGD Plassenland?"
    assert visit.query_params["van"] == GGD
    visit.selectbox(key="look-kind").set_value("sectors").run()
    assert say("map.ask.sectors") in shown(visit)
    visit.selectbox(key="look-sector-first").set_value("police").run()
    assert visit.query_params["sectoren"] == "police"
    assert plain(visit.title[0].value) == "Hoe ziet het web eruit tussen politie en …?"
    assert say("map.ask.sector") in shown(visit)
    assert shown(visit).count(say("map.ask.nothing")) == 1
    assert "police" not in visit.selectbox(key="look-sector-second").proto.options
    visit.selectbox(key="look-sector-second").set_value("housing").run()
    assert visit.query_params["sectoren"] == "police,housing"
    assert plain(visit.title[0].value).startswith("Hoe ziet het web eruit tussen politie en ")
    # From a party to a theme: a party is no theme, so nothing is chosen then.
    visit.selectbox(key="look-kind").set_value("theme").run()
    assert say("map.ask.theme") in shown(visit)
    assert "sectoren" not in visit.query_params
    assert not visit.exception


@pytest.mark.parametrize(
    ("asked", "chosen", "gone"),
    [("police,police", ["police", None], ""), ("weg,police", ["police", None], "weg"), ("a,b", [None, None], "a en b")],
)
def test_sectors_of_an_address_that_cannot_be_leave_something_to_choose(
    open_page: Open, sample_services: Services, waterveen: str, asked: str, chosen: list[str | None], gone: str
) -> None:
    visit = at(open_page, sample_services, waterveen, beeld="sectoren", sectoren=asked)
    assert not visit.exception
    assert not visit.error
    assert [visit.selectbox(key=f"look-sector-{place}").value for place in ("first", "second")] == chosen
    assert (say("map.ask.sectors_unknown", found=gone) in plain(shown(visit))) is bool(gone)
    visit.selectbox(key="look-sector-first").set_value("housing").run()
    if chosen[0] is None:
        visit.selectbox(key="look-sector-second").set_value("police").run()
        assert visit.query_params["sectoren"] == "housing,police"


def test_the_table_begins_short_says_so_and_can_be_longer(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, van=GGD)
    total = len(around(sample_services, waterveen)["table"]["rows"])
    assert f"6 van {total} getoond" in shown(visit)
    assert len(visit.table[0].value) == 6
    visit.button(key="more-picture-table-map").click().run()
    assert f"{min(2 * PAGE_SIZE, total)} van {total} getoond" in shown(visit)


def test_a_picture_that_was_stopped_says_so_and_can_be_made_again(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen)
    (network,) = [one for one in sample_services.networks() if one.id == waterveen]
    job = Job(about=(waterveen, "map", "overview", network.data_version, "nl", (), MOST_AT_FIRST), left=True)
    visit.session_state[state.JOBS.name] = {"picture-map": job}
    visit.run()
    assert [info.value for info in visit.info] == [say("frame.work.stopped")]
    visit.button(key="again-picture-map").click().run()
    assert visit.title[0].value == "Hoe ziet het web eruit?"
    assert not visit.exception


# --- growing and opening ------------------------------------------------------------------------------------------


def test_growing_adds_and_going_back_takes_away(open_page: Open, sample_services: Services, waterveen: str) -> None:
    found = around(sample_services, waterveen)
    node = next(node for node in found["nodes"] if node["hidden"] and not node["centre"])
    visit = at(open_page, sample_services, waterveen, van=GGD)
    pick(visit, waterveen, node["id"])
    assert any(node["name"] in plain(element.value) for element in visit.markdown)
    visit.button(key="grow-map").click().run()
    grown = around(sample_services, waterveen, grown=[node["id"]], most=len(found["nodes"]) + node["hidden"])
    assert grown["shown"] > found["shown"]
    assert f"{grown['shown']} van {grown['total']} getoond" in shown(visit)
    visit.button(key="back-map").click().run()
    assert f"{found['shown']} van {found['total']} getoond" in shown(visit)
    assert not visit.exception


def test_what_was_opened_has_a_link_to_its_own_page_and_tells_its_lines(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    found = around(sample_services, waterveen)
    visit = at(open_page, sample_services, waterveen, van=GGD)
    before = shown(visit)
    pick(visit, waterveen, GGD)
    lines = [tie["words"] for tie in found["ties"] if GGD in (tie["from"], tie["to"])]
    assert lines[0] not in plain(before)
    assert lines[0] in plain(shown(visit))
    links = [str(link.proto.label) for link in visit.get("page_link")]
    assert any("Open GGD Plassenland" in plain(label) for label in links)


def test_an_opened_node_that_is_not_in_the_picture_any_more_is_left_out(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, van=GGD)
    pick(visit, waterveen, "Organisation:weg")
    assert not visit.exception
    assert say("map.picked.ties") not in shown(visit)


def pick(visit: AppTest, network: str, node: str) -> None:
    """Do what a click in the drawing does; the drawing itself needs a browser."""
    place = (network, "map", "around", GGD)
    visit.session_state[state.PICTURES.name] = {place: Shown(picked=node)}
    visit.run()


def test_a_picture_never_starts_with_more_than_can_be_read() -> None:
    assert MOST_AT_FIRST < MOST_DRAWN <= 400


# --- files --------------------------------------------------------------------------------------------------------


def test_a_masked_file_has_no_name_of_a_sensitive_party_in_its_own_name(
    sample_services: Services, waterveen: str
) -> None:
    sensitive = next(node for node in around(sample_services, waterveen)["nodes"] if node["sensitive"])
    found = around(sample_services, waterveen, sensitive["id"])
    assert picture_files._name(found, masked=True) == "netmap"
    assert picture_files._name(found, masked=False) != "netmap"


def test_files_are_asked_for_by_the_same_wish_and_without_names_unless_asked(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    found = around(sample_services, waterveen)
    sensitive = next(node["name"].partition(" (")[0] for node in found["nodes"] if node["sensitive"])
    at(open_page, sample_services, waterveen, van=GGD)
    masked = picture_files._file(waterveen, "svg", "A4", found["wish"], language="nl", masked=True)
    named = picture_files._file(waterveen, "svg", "A4", found["wish"], language="nl", masked=False)
    assert sensitive.split()[0] in named.decode("utf-8")
    assert sensitive not in masked.decode("utf-8")


def test_the_question_about_sensitive_parties_comes_only_when_there_are_any(
    open_page: Open, sample_services: Services, waterveen: str
) -> None:
    visit = at(open_page, sample_services, waterveen, van=GGD)
    assert [box.label for box in visit.checkbox] == [say("map.files.named")]
    calm = at(open_page, sample_services, waterveen, beeld="overzicht")
    assert not calm.checkbox
