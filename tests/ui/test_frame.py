"""Around every page: the situation, search, names as links, and the address that holds them."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.situation import Situation
from netmap.services import Services
from netmap.texts import offered, say, say_count
from netmap.ui import answers, navigation, search, state, widgets
from tests.ui.conftest import Open, shown
from tests.ui.test_gap_page import every_card
from tests.ui.test_pages import answer_of, plain

pytestmark = pytest.mark.embedded

THEME = "asylum_reception"
FIELDS = ("theme", "area", "phase")


def parameter(visit: AppTest, name: str) -> str:
    found = visit.query_params.get(name, "")
    return found if isinstance(found, str) else "".join(found)


def choose(visit: AppTest, field: str, value: str) -> AppTest:
    box = visit.selectbox(key=f"situation-{field}")
    return box.set_value(value).run()  # type: ignore[no-any-return]


def in_situation(services: Services, network: str, situation: Situation) -> dict[str, Any]:
    return services.gaps(network, masked=False, mark_sensitive=True, situation=situation)


# --- the situation ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["start", "gaps", "data"])
def test_every_page_shows_network_day_and_what_can_be_chosen(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, page: str
) -> None:
    network = sample_ids["waterveen"]
    visit = open_page(sample_services, page, network=network)
    there = sample_services.situations(network)
    assert "Waterveen (voorbeeld), peildatum 1 september 2026" in plain(shown(visit))
    for field in FIELDS:
        options = visit.selectbox(key=f"situation-{field}").options
        assert options[0] == say(
            {"theme": "frame.all_themes", "area": "frame.all_areas"}.get(field, "frame.all_phases")
        )
        assert [one.casefold() for one in options[1:]] == [entry["name"].casefold() for entry in there[field]]


def test_a_choice_is_kept_over_pages_in_the_address_and_in_every_answer(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    whole = answer_of(sample_services, network)["result"]
    part = in_situation(sample_services, network, Situation(theme=THEME))
    visit = choose(open_page(sample_services, network=network), "theme", "Opvang vluchtelingen")
    assert parameter(visit, "thema") == THEME
    text = plain(shown(visit))
    count = len(part["result"]["findings"])
    assert f"Voor opvang vluchtelingen: Waterveen (voorbeeld) heeft {count} witte plek" in text
    outside = len(whole["findings"]) - len(part["result"]["findings"])
    assert f"Buiten deze keuze vallen nog {outside} witte plekken" in text
    visit.switch_page("netmap/ui/pages/gaps.py").run()
    assert parameter(visit, "thema") == THEME
    text = plain(shown(visit))
    assert "Voor opvang vluchtelingen: Inhoudelijk" in text
    summary = part["result"]["summary"]
    assert f"Inhoudelijk {summary['substantive']}, instrumenteel {summary['instrumental']}" in text
    cards = [box.label for box in every_card(visit).expander if box.label.startswith(":")]
    assert len(cards) == count + summary["possible"]
    (table,) = (t.value for t in visit.table if "Nazorg" in t.value.columns)
    assert len(table) == 1


def test_the_choice_is_taken_back_by_one_button(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"])
    before = shown(visit)
    assert "situation-clear" not in [button.key for button in visit.button]
    choose(visit, "theme", "Opvang vluchtelingen")
    visit.button(key="situation-clear").click().run()
    assert shown(visit) == before
    assert parameter(visit, "thema") == ""
    assert visit.selectbox(key="situation-theme").value == ""


def test_theme_area_and_phase_are_said_together(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    there = sample_services.situations(network)
    area, phase = there["area"][0], there["phase"][3]
    visit = open_page(sample_services, network=network)
    for field, name in (("theme", "Opvang vluchtelingen"), ("area", area["name"]), ("phase", phase["name"])):
        choose(visit, field, widgets.capital(name))
    words = say(
        "frame.situation.theme_area_phase", theme="opvang vluchtelingen", area=area["name"], phase=phase["name"]
    )
    assert f"{words}: " in plain(shown(visit))
    assert (parameter(visit, "gebied"), parameter(visit, "fase")) == (area["id"], phase["id"])


@pytest.mark.parametrize("name", ["thema", "gebied", "fase"])
def test_an_address_with_something_unknown_says_so_and_shows_everything(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, name: str
) -> None:
    everything = shown(open_page(sample_services, network=sample_ids["waterveen"]))
    visit = open_page(sample_services, network=sample_ids["waterveen"], **{name: "<b>bestaat-niet</b>"})
    what = {"thema": "frame.gone.theme", "gebied": "frame.gone.area", "fase": "frame.gone.phase"}[name]
    gone = widgets.capital(say_count("frame.gone", 1, what=say(what)))
    assert [info.value for info in visit.info] == [f"{gone} {say('frame.gone.all')}"]
    assert shown(visit) == everything
    assert parameter(visit, name) == ""
    visit.run()
    assert not visit.info


def test_a_choice_that_another_network_has_only_in_part_is_named_and_the_rest_stays(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    one, other = sample_ids["waterveen"], sample_ids["rietdam"]
    there = {entry["id"] for entry in sample_services.situations(other)["area"]}
    area = next(entry for entry in sample_services.situations(one)["area"] if entry["id"] not in there)
    visit = open_page(sample_services, network=one, gebied=area["id"], fase="tension")
    visit.sidebar.selectbox(key="choose-network").set_value(other).run()
    gone = say_count("frame.gone", 1, what=f"“{widgets.capital(area['name'])}”")
    assert [plain(info.value) for info in visit.info] == [f"{gone} {say('frame.gone.rest')}"]
    assert (parameter(visit, "netwerk"), parameter(visit, "gebied"), parameter(visit, "fase")) == (other, "", "tension")


def test_an_address_is_the_whole_of_what_is_chosen(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"], thema=THEME, fase="tension")
    assert visit.selectbox(key="situation-phase").value == "tension"
    del visit.query_params["fase"]
    visit.run()
    assert (visit.selectbox(key="situation-theme").value, visit.selectbox(key="situation-phase").value) == (THEME, "")


def test_an_address_that_says_what_is_shown_is_left_as_it_is(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    # Other tests may have added networks that would come first.
    bare = open_page(sample_services, first=sample_ids["waterveen"])
    assert not bare.query_params
    choose(bare, "theme", "Polarisatie")
    assert (bool(parameter(bare, "netwerk")), parameter(bare, "thema")) == (True, "polarisation")
    # Going back to the first address shows the network that it showed, also when another was chosen since.
    first = parameter(bare, "netwerk")
    (other,) = set(sample_ids.values()) - {first}
    bare.sidebar.selectbox(key="choose-network").set_value(other).run()
    assert parameter(bare, "netwerk") == other
    bare.query_params.clear()
    bare.run()
    assert bare.sidebar.selectbox(key="choose-network").value == first
    assert bare.selectbox(key="situation-theme").value == ""
    assert not bare.query_params


def test_every_link_to_a_page_has_the_whole_address(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = open_page(sample_services, "gaps", network=network, language="en", thema="polarisation")
    links = visit.get("page_link")
    assert len(links) > len([one for one in navigation.PAGES if one.group is not None])
    for link in links:
        found = parse_qs(link.proto.query_string)
        assert found | {"van": []} == {"netwerk": [network], "lang": ["en"], "thema": ["polarisation"], "van": []}


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("data", {"thema": THEME, "fase": "tension"}, "Uw keuze van thema en fase verandert deze pagina niet."),
        ("network_map", {"thema": THEME, "fase": "tension"}, "Uw keuze van fase verandert deze pagina niet."),
        ("network_map", {"thema": THEME}, ""),
        ("gaps", {"thema": THEME, "fase": "tension"}, ""),
    ],
)
def test_a_page_says_which_part_of_the_choice_does_not_change_it(
    sample_services: Services,
    sample_ids: dict[str, str],
    open_page: Open,
    page: str,
    address: dict[str, str],
    expected: str,
) -> None:
    text = plain(shown(open_page(sample_services, page, network=sample_ids["waterveen"], **address)))
    assert expected in text
    assert ("verandert deze pagina niet" in text) == bool(expected)


def test_a_large_count_is_written_as_people_write_it() -> None:
    assert say_count("page.seats", 19_295) == "19.295 deelnames"
    assert say_count("page.seats", 19_295, "en") == "19,295 seats"
    assert say_count("page.seats", 999) == "999 deelnames"
    assert state.say("page.shown", shown=20, total=2_000) == "20 van 2.000 getoond"


def test_a_theme_that_does_not_play_now_says_why_it_is_not_in_the_table(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    playing = {theme["id"] for theme in answer_of(sample_services, network)["result"]["themes"]}
    other = next(e["id"] for e in sample_services.situations(network)["theme"] if e["id"] not in playing)
    assert say("page.gaps.matrix.not_now") in shown(open_page(sample_services, "gaps", network=network, thema=other))
    assert say("page.start.now.not") in shown(open_page(sample_services, network=network, thema=other))


def test_an_answer_about_everything_says_so(sample_services: Services, sample_ids: dict[str, str]) -> None:
    answer = sample_services.gaps(sample_ids["rietdam"])
    assert answer["situation"] == {"theme": None, "area": None, "phase": None, "words": ""}
    assert answer["outside"] == {"findings": 0, "questions": 0}
    assert answer == sample_services.gaps(sample_ids["rietdam"], situation=Situation())


@pytest.mark.parametrize("language", offered())
def test_the_summary_counts_what_is_kept(sample_services: Services, sample_ids: dict[str, str], language: str) -> None:
    found = sample_services.gaps(sample_ids["waterveen"], language=language, situation=Situation(theme="polarisation"))
    result = found["result"]
    assert result["findings"]
    assert result["summary"]["substantive"] + result["summary"]["instrumental"] == len(result["findings"])
    assert sum(result["summary"]["by_severity"].values()) == len(result["findings"])
    assert result["summary"]["questions"] == len(result["questions"])
    assert found["situation"]["theme"]["of"] == "Theme:polarisation"


# --- search -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["start", "gaps", "data"])
def test_search_on_every_page_opens_what_was_found(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, page: str
) -> None:
    network = sample_ids["waterveen"]
    visit = open_page(sample_services, page, network=network)
    box = visit.sidebar.selectbox(key="search-0")
    entry = next(e for e in sample_services.names(network, masked=False, mark_sensitive=True) if "GGD" in e["name"])
    box.set_value(search.label(entry)).run()
    assert not visit.exception
    assert parameter(visit, "van") == entry["of"]
    assert entry["name"] in plain(shown(visit))
    assert visit.sidebar.selectbox(key="search-1").value is None


def test_too_many_names_are_searched_by_typing(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_NAMES", 10)
    monkeypatch.setattr(search, "MOST_HITS", 3)
    visit = open_page(sample_services, network=sample_ids["waterveen"])
    links = len(visit.sidebar.get("page_link"))
    visit.sidebar.text_input(key="search-0").set_value("overleg").run()
    assert len(visit.sidebar.get("page_link")) == links + 3
    assert "U ziet de eerste 3 van" in visit.sidebar.info[0].value
    visit.sidebar.text_input(key="search-0").set_value("xyzzy").run()
    assert "Niets gevonden" in plain(shown(visit))


def test_a_name_is_found_by_any_of_its_words_and_the_ones_that_begin_so_come_first() -> None:
    entries = [
        {"of": "Organisation:1", "name": "Wijkteam Oost", "kind": "partij", "also": []},
        {"of": "Organisation:2", "name": "Oost-Veen", "kind": "partij", "also": []},
        {"of": "Organisation:3", "name": "Politie", "kind": "partij", "also": ["Basisteam Oost"]},
        {"of": "Organisation:4", "name": "GGD", "kind": "partij", "also": []},
    ]
    found, total = search.hits(entries, "oost")
    assert ([entry["of"][-1] for entry in found], total) == (["2", "1", "3"], 3)
    assert [e["of"][-1] for e in search.hits(entries, "oost wijkteam")[0]] == ["1"]
    assert search.hits(entries, "oost", most=1)[1] == 3
    assert search.hits(entries, "  ") == ([], 0)
    assert search.label(entries[2]) == "Politie, partij (Basisteam Oost)"


# --- names as links -----------------------------------------------------------------------------------------------

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((wat-weten-we\?[^)]*)\)")


def test_every_name_in_the_lists_leads_to_its_own_page_in_the_same_view(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    answer = in_situation(sample_services, network, Situation(theme="polarisation"))
    visit = open_page(sample_services, "gaps", network=network, language="en", thema="polarisation")
    links = LINK.findall(shown(visit))
    led = {parse_qs(urlsplit(link).query)["van"][0] for _, link in links}
    for finding in answer["result"]["findings"]:
        assert {entry["of"] for entry in finding["subject"].values() if widgets.has_own_page(entry["of"])} <= led
        assert all(closure["party"] is None or closure["party"]["of"] in led for closure in finding["closures"])
    for question in answer["result"]["questions"]:
        assert question["addressee"] is None or question["addressee"]["of"] in led
    for _, link in links:
        query = parse_qs(urlsplit(link).query)
        assert (query["netwerk"], query["lang"], query["thema"]) == ([network], ["en"], ["polarisation"])


def test_a_theme_in_the_name_of_a_party_is_no_link_to_that_theme(
    sample_services: Services, sample_ids: dict[str, str]
) -> None:
    found = answer_of(sample_services, sample_ids["waterveen"])["result"]["findings"]
    about = next(one for one in found if "Alleen Kennispunt Polarisatie" in one["title"])
    title = widgets.linked(about["title"], *answers.about(about))
    assert [name for name, _ in LINK.findall(title)] == ["Kennispunt Polarisatie Plassenland", "polarisatie"]


def test_a_card_has_no_link_in_what_opens_it(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, "gaps", network=sample_ids["waterveen"])
    assert not [box.label for box in visit.expander if "](" in box.label]


@pytest.mark.parametrize(
    ("of", "name", "expected"),
    [
        ("", "A [b](c)", widgets.tekst("A [b](c)")),
        ("Network:n", "Waterveen", "Waterveen"),
        ("Organisation:a) <b>", "x](y", None),
    ],
)
def test_a_name_is_shown_as_it_is_whatever_is_in_it(of: str, name: str, expected: str | None) -> None:
    found = widgets.named(of, name)
    if expected is not None:
        assert found == expected
        return
    text, address = found[1:-1].split("](")
    assert text == widgets.tekst(name)
    assert not set("()<> ") & set(address)
    assert parse_qs(urlsplit(address).query)["van"] == [of]


def test_the_longest_name_in_a_sentence_is_the_link_and_parts_of_words_are_not() -> None:
    veen = {"of": "Organisation:v", "name": "Veen"}
    wonen = {"of": "Organisation:w", "name": "Wonen Veen"}
    assert LINK.findall(widgets.linked("Alleen Wonen Veen beslist.", veen, wonen))[0][0] == "Wonen Veen"
    assert LINK.findall(widgets.linked("wonen veen. Veenrand", veen, wonen, None)) == [
        ("wonen veen", f"{navigation.spec('profile').address}?van=Organisation%3Aw")
    ]
    assert widgets.linked("* Wonen *", veen) == widgets.tekst("* Wonen *")
    assert plain(widgets.linked("Is er naast Veen (nog) iemand?", veen)) == "Is er naast Veen (nog) iemand?"


# --- pages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", ["rietdam", "waterveen"])
@pytest.mark.parametrize("page", ["start", "gaps", "data"])
def test_a_page_has_its_blocks_in_their_order(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, page: str, sample: str
) -> None:
    visit = open_page(sample_services, page, network=sample_ids[sample])
    assert blocks(visit) == list(navigation.spec(page).blocks)


def blocks(visit: AppTest) -> list[str]:
    """Return the names of the blocks of a page, in the order in which they stand there."""
    found: list[str] = []

    def walk(node: Any) -> None:
        proto = getattr(node, "proto", None)
        identity = getattr(proto, "id", "") if proto is not None else ""
        if match := re.search(r"block-(\w+)$", str(identity)):
            found.append(match[1])
        for child in getattr(node, "children", {}).values():
            walk(child)

    walk(visit.main)
    return found


def test_an_unknown_page_or_block_is_a_defect() -> None:
    from netmap.ui import blocks as module

    with pytest.raises(KeyError):
        navigation.spec("bestaat-niet")
    with pytest.raises(ValueError, match="bestaat-niet"):
        module.block("bestaat-niet")


def test_a_count_of_white_spots_is_said_in_words() -> None:
    assert say_count("frame.findings", 1) == "1 witte plek"
    assert say_count("frame.findings", 3) == "3 witte plekken"
