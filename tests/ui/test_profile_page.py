"""The own page of a party, consultation, expert or theme: its title, its facts with their rows, and its paper."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from netmap.services import Services
from netmap.texts import offered, say
from netmap.ui import state
from tests.ui.conftest import Open, shown

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/profile.py"
OF = {
    "waterveen": (
        "Organisation:org-jongerenwerk-waterveen",
        "Organisation:gem-waterveen",
        "Organisation:org-moskee-waterveen",
        "Consultation:ovl-kernteam",
        "Expert:exp-adviseur-polarisatie",
        "Theme:polarisation",
        "Theme:litter_dirt",
    ),
    "rietdam": ("Organisation:org-ggd-rietlanden", "Consultation:ovl-jeugdoverleg-rietdam", "Theme:youth_nuisance"),
}
EVERY = [(sample, of) for sample, subjects in OF.items() for of in subjects]


def plain(text: str) -> str:
    """Return Markdown as it reads: without signs, links and escapes."""
    text = re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\\]|\\.)*\)", r"\1", text)
    while (inner := re.sub(r":[a-z]+(-badge)?\[((?:[^\[\]\\]|\\.)*)\]", r"\2", text)) != text:
        text = inner  # one stands in another
    return re.sub(r"\\(.)", r"\1", text).replace("**", "").replace("\u2060", "")


def opened(open_page: Open, services: Services, network: str, of: str, *, language: str = "") -> AppTest:
    visit = open_page(services, network=network, language=language)
    visit.query_params["van"] = of
    return visit.switch_page(PAGE).run()


def profile(services: Services, network: str, of: str, language: str = "nl") -> dict[str, Any]:
    return services.profile(network, of=of, language=language, masked=False, mark_sensitive=True)


@pytest.mark.parametrize("language", offered())
@pytest.mark.parametrize(("sample", "of"), EVERY, ids=[of for _, of in EVERY])
def test_the_page_has_its_title_answer_facts_and_paper(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str, of: str, language: str
) -> None:
    answer = profile(sample_services, sample_ids[sample], of, language)
    visit = opened(open_page, sample_services, sample_ids[sample], of, language=language)
    cells = [str(cell) for table in visit.table for row in table.value.to_numpy().tolist() for cell in row]
    text = plain(" ".join([shown(visit), *cells]))
    assert not visit.exception
    assert not visit.error
    assert [plain(title.value) for title in visit.title] == [answer["title"]]
    assert all(sentence in text for sentence in answer["sentences"])
    assert all(question["sentence"] in text for question in answer["questions"])
    assert all(group["none"] in text for group in answer["groups"] if not group["rows"])
    assert answer["confirm"]["sentence"] in text
    cards = " ".join(plain(box.label) for box in visit.expander)
    assert all(finding["title"] in cards for finding in answer["findings"])
    assert say("page.source", language) in [header.value for header in visit.header]
    labels = [getattr(button, "label", "") for button in visit.get("download_button")]
    assert say("page.profile.word", language) in labels


def facts_of(visit: AppTest) -> dict[str, str]:
    """Return the table of facts as it reads: what it is about, and what stands there."""
    (table,) = (table.value for table in visit.table if say("page.profile.what") in table.value.columns)
    assert len(table.columns) == 2  # more does not fit a phone
    return {plain(row.iloc[0]): row.iloc[1] for _, row in table.iterrows()}


@pytest.mark.parametrize(("sample", "of"), EVERY, ids=[of for _, of in EVERY])
def test_every_fact_stands_in_the_table_once_with_its_row_and_links(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str, of: str
) -> None:
    answer = profile(sample_services, sample_ids[sample], of)
    if max(len(group["rows"]) for group in answer["groups"]) > state.PAGE_SIZE:
        pytest.skip("its long list has a table of its own")
    visit = opened(open_page, sample_services, sample_ids[sample], of)
    facts = facts_of(visit)
    own = answer["groups"][0]["rows"][0]["where"] if answer["groups"][0]["code"] == "identity" else ""
    page = plain(shown(visit))
    total = 0
    for group in answer["groups"]:
        for row in group["rows"]:
            name = row["what"] if group["code"] in ("identity", "plays") else group["heading"]
            (cell,) = (cell for about, cell in facts.items() if re.fullmatch(rf"{re.escape(name)}( \(\d+\))?", about))
            (line,) = [line for line in cell.split("  \n") if says(line, row, field=name == row["what"])][:1]
            assert row["of"] in ("", *re.findall(r"van=([^&)]+)", unquote_plus(line))), row
            assert row["where"] in plain(line) or row["where"] == own, row
            if row["checked_on"] and row["checked_on"] not in plain(line):
                assert f"nagegaan op {row['checked_on']}" in page, row
            total += 1
    assert f"{total} van {total} getoond" in page
    if own:
        assert f"Feiten zonder rij staan in {own}" in page


def says(line: str, row: dict[str, Any], *, field: bool) -> bool:
    """Return whether a line of a cell tells a row: its sign, its name, how it stands and what it says."""
    text = plain(line)
    holds = row["said"] == "yes" and row["status"] == "active"
    signs = {"yes": "●" if holds else "○", "no": "✕", "unknown": "?"}
    words = [row["text"], *([] if field else [row["what"]]), *([] if holds else [row["status_word"]])]
    return text.startswith(signs[row["said"]]) and all(word in text for word in words)


def test_what_is_not_known_has_a_question_mark_and_its_words(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "Consultation:ovl-kernteam")
    lines = [plain(line) for cell in facts_of(visit).values() for line in cell.split("  \n")]
    assert "● Gemeente Waterveen: burgemeester; voorzitter; vast; sector: gemeente (Deelname, rij 13)" in [
        line.replace("; Overleggen, rij 4", "") for line in lines
    ]
    assert "? Sociaal Wijkteam Noord: niet bekend of deze deelneemt (Deelname, rij 162)" in lines
    assert "? Regie: niet bekend" in lines
    assert {line[0] for line in lines} == {"●", "?"}


def test_what_nobody_does_is_a_no_with_its_list(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "Theme:polarisation")
    assert plain(facts_of(visit)["Wie doet nazorg"]) == "✕ Niemand. De lijst Dekking is volledig (20 augustus 2026)."
    assert "Niemand doet dit, volgens uw gegevens: nazorg." in plain(shown(visit))
    assert "Niemand doet nazorg rond polarisatie." in " ".join(plain(box.label) for box in visit.expander)


def test_the_situation_chooses_white_spots_and_questions_and_says_what_it_leaves_out(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    of = "Organisation:gem-waterveen"
    answer = profile(sample_services, sample_ids["waterveen"], of)
    visit = open_page(sample_services, network=sample_ids["waterveen"])
    visit.query_params["van"], visit.query_params["thema"] = of, "asylum_reception"
    visit.switch_page(PAGE).run()
    assert not visit.exception
    text = plain(shown(visit))
    asked = [question for question in answer["questions"] if question["sentence"] in text]
    assert len(asked) < len(answer["questions"])
    left_out = len(answer["questions"]) - len(asked)
    assert "Voor opvang vluchtelingen: alleen deze witte plekken en vragen staan hieronder." in text
    assert f"{left_out} vra" in text
    assert all(sentence in text for sentence in answer["sentences"])  # the facts are of everything


@pytest.mark.parametrize("of", ["", "Organisation:org-bestaat-niet", "Area:WV00"])
def test_without_a_known_subject_the_page_asks_for_one(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, of: str
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"])
    if of:
        visit.query_params["van"] = of
    visit.switch_page(PAGE).run()
    text = plain(shown(visit))
    assert not visit.exception
    assert not visit.error
    assert [title.value for title in visit.title] == [say("page.profile.title")]
    assert say("page.profile.gone" if of else "page.profile.choose") in text
    total = len(sample_services.names(sample_ids["waterveen"]))
    assert f"{state.PAGE_SIZE} van {total} getoond" in text


def test_choosing_a_name_shows_what_is_known_of_it(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"]).switch_page(PAGE).run()
    visit.selectbox(key="profile-search").set_value("Organisation:org-wonen-veen").run()
    assert [plain(title.value) for title in visit.title] == ["Wat weten we van Wonen Veen?"]


def test_a_long_table_shows_twenty_rows_says_so_and_grows(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "PAGE_SIZE", 4)
    of = "Consultation:ovl-kernteam"
    visit = opened(open_page, sample_services, sample_ids["waterveen"], of)
    assert "4 van 11 getoond" in plain(shown(visit))
    visit.button(key=f"more-{of}-members").click().run()
    assert "8 van 11 getoond" in plain(shown(visit))


def test_the_paper_is_masked_unless_the_user_asks_for_names(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = opened(open_page, sample_services, sample_ids["waterveen"], "Organisation:org-moskee-waterveen")
    (named,) = (box for box in visit.checkbox if box.label == say("page.profile.next.named"))
    assert named.value is False
    assert say("page.profile.next.masked") in plain(shown(visit))
    named.check().run()
    assert say("page.profile.next.masked") not in plain(shown(visit))
    assert not visit.exception
    plain_page = opened(open_page, sample_services, sample_ids["rietdam"], "Organisation:org-ggd-rietlanden")
    assert not [box for box in plain_page.checkbox if box.label == say("page.profile.next.named")]


@pytest.mark.parametrize("path", ["netmap/ui/pages/profile.py", "netmap/ui/pages/network_map.py"])
@pytest.mark.parametrize(
    ("of", "code"),
    [
        ("Organisation:ggd-pl", "page.profile.to_where.party"),
        ("Consultation:ovl-driehoek", "page.profile.to_where.consultation"),
        ("Theme:youth_nuisance", ""),
    ],
)
def test_a_party_and_a_consultation_lead_to_the_way_of_a_signal_from_there(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, of: str, code: str, path: str
) -> None:
    visit = open_page(sample_services, network=sample_ids["waterveen"], van=of).switch_page(path).run()
    assert not visit.exception
    found = [link.proto for link in visit.main.get("page_link") if link.proto.page == "waar-moet-ik-heen"]
    assert [say(code) in link.label for link in found] == ([True] if code else [])
    assert all(parse_qs(link.query_string)["van"] == [of] for link in found)
