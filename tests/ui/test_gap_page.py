"""The page Witte plekken on the samples: cards by type, the filter, the table of steps, and the agreements."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.report.gaps.words import gap_type
from netmap.services import Services
from netmap.texts import say
from netmap.ui import cache, state
from tests.ui.conftest import SAMPLES, Open, shown
from tests.ui.test_pages import answer_of, plain

pytestmark = pytest.mark.embedded

Answer = dict[str, Any]


def cards(visit: AppTest) -> list[str]:
    """Return the closed lines of all cards of findings and possible white spots."""
    return [label for box in visit.expander if (label := plain(box.label))[:1] in "▮?"]


def every_card(visit: AppTest) -> AppTest:
    """Click on every way to more of a list of cards until there is none."""
    while more := [one for one in visit.button if re.match("more-(substantive|instrumental|possible)", one.key or "")]:
        visit = more[0].click().run()
    return visit


def possible(answer: Answer) -> list[Answer]:
    return [q for q in answer["result"]["questions"] if (q["if_no"] or {}).get("coverage") == "none"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_finding_can_be_seen_with_its_rows_norm_and_ways_to_close(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    answer = answer_of(sample_services, sample_ids[sample])
    findings = answer["result"]["findings"]
    visit = every_card(open_page(sample_services, "gaps", network=sample_ids[sample]))
    assert not visit.exception
    text = plain(shown(visit))
    seen = cards(visit)
    for finding in findings:
        assert any(finding["title"] in card and say(f"severity.{finding['severity']}") in card for card in seen)
        assert finding["norm_line"]["passage"] in text
        assert finding["confidence_reason"] in text
        assert not finding["r_min"] or finding["r_min"]["sentence"] in text
        assert all(closure["sentence"] in text for closure in finding["closures"])
        assert all(reason in text for closure in finding["closures"] for reason in closure["reasons"])
    tables = "\n".join(plain(table.value.to_string()) for table in visit.table)
    for row in (row for finding in findings for row in finding["evidence"]):
        assert str(row["row"] or "–") in tables
    assert len(seen) == len(findings) + len(possible(answer))


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_cards_are_by_type_with_how_many_there_are(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    findings = answer_of(sample_services, sample_ids[sample])["result"]["findings"]
    visit = open_page(sample_services, "gaps", network=sample_ids[sample])
    heads = [plain(head.value) for head in visit.subheader]
    for (_, type_), count in Counter((one["kind"], one["type"]) for one in findings).items():
        word = gap_type(type_)
        assert f"{word[:1].upper()}{word[1:]} ({count})" in heads
    # The first card of a kind is one of its worst.
    for kind in {one["kind"] for one in findings}:
        of_kind = {one["title"]: one["severity"] for one in findings if one["kind"] == kind}
        first = next(card for card in cards(visit) if any(title in card for title in of_kind))
        assert say(f"severity.{max(of_kind.values())}") in first


def test_a_long_list_shows_a_part_says_so_and_grows(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netmap.ui.pages_gaps import lists

    monkeypatch.setattr(lists, "FIRST", 2)
    monkeypatch.setattr(state, "PAGE_SIZE", 3)
    network = sample_ids["waterveen"]
    answer = answer_of(sample_services, network)
    types = Counter(one["type"] for one in answer["result"]["findings"] if one["kind"] == "instrumental")
    (most, count), *_ = types.most_common()
    assert count > 3
    visit = open_page(sample_services, "gaps", network=network, soort=most)
    assert f"3 van {count} getoond" in plain(shown(visit))
    visit.button(key=f"more-instrumental-{most}").click().run()
    assert f"{min(count, 6)} van {count} getoond" in plain(shown(visit)) or count <= 6
    at_once = open_page(sample_services, "gaps", network=network)
    # However many types there are, the page does not fill up: of each type a few at most.
    kinds = [card for card in cards(at_once) if not card.startswith("?")]
    every = {(one["kind"], one["type"]) for one in answer["result"]["findings"]}
    assert len(kinds) <= lists.WORST + 2 * len(every)
    assert say("page.gaps.more", count=min(3, count)) in [button.label for button in at_once.button] or count < 3


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_worst_of_all_come_first_and_no_finding_stands_twice(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    from netmap.ui.pages_gaps import lists

    findings = answer_of(sample_services, sample_ids[sample])["result"]["findings"]
    visit = open_page(sample_services, "gaps", network=sample_ids[sample])
    heads = [plain(head.value) for head in visit.header]
    if len(findings) <= lists.WORST:
        assert say("page.gaps.worst") not in heads
        return
    first = cards(visit)[: lists.WORST]
    bars = [card.count("▮") for card in first]
    assert bars == sorted((one["severity"] for one in findings), reverse=True)[: lists.WORST]
    assert heads[0] == say("page.gaps.worst")
    closed = cards(every_card(visit))
    assert len(closed) == len(set(closed))
    above = Counter(one["type"] for one in findings if any(one["title"] in card for card in first))
    text = plain(shown(visit))
    for count in set(above.values()):
        many = "1 hiervan staat" if count == 1 else f"{count} hiervan staan"
        assert text.count(many) == sum(1 for other in above.values() if other == count)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_type_with_one_or_two_findings_always_shows_them(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "PAGE_SIZE", 3)  # room for hardly anything
    findings = answer_of(sample_services, sample_ids[sample])["result"]["findings"]
    visit = open_page(sample_services, "gaps", network=sample_ids[sample])
    small = {name for name, count in Counter(one["type"] for one in findings).items() if count <= 2}
    assert small
    seen = cards(visit)
    assert all(any(one["title"] in card for card in seen) for one in findings if one["type"] in small)
    assert not re.search(r"\b0 van \d+ getoond", plain(shown(visit)))


def test_a_card_gives_first_the_way_that_stands_among_the_agreements(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    result = answer_of(sample_services, sample_ids["waterveen"])["result"]
    agreed = {finding: one for one in result["plan"]["sets"][0] for finding in one["closes"]}
    visit = every_card(open_page(sample_services, "gaps", network=sample_ids["waterveen"]))
    for finding in (one for one in result["findings"] if one["id"] in agreed):
        own = [way["sentence"] for way in finding["closures"] if way["agreement"] == agreed[finding["id"]]["id"]]
        (box,) = (b for b in visit.expander if finding["title"] in plain(b.label) and plain(b.label)[:1] == "▮")
        said = plain("\n".join(m.value for m in box.markdown))
        ways = said.partition(say("page.card.close"))[2].split("\n- ")
        assert (own or [agreed[finding["id"]]["sentence"]])[0] in ways[1]
        assert "zo staat het bij" in ways[1]
        assert not any("zo staat het bij" in way for way in ways[2:])


def test_the_agreed_way_comes_first_also_when_the_card_by_itself_names_other_ways_only() -> None:
    def show() -> None:
        import streamlit as st

        from netmap.ui import cards

        def way(name: str, **other: object) -> dict[str, object]:
            return {"sentence": name, "reasons": ["omdat"], "party": None, **other}

        plan = way("Uit het plan", id="a-2", place=None)
        for closures in ([way("Een", agreement="a-1"), way("Twee", agreement="a-2")], [way("Een", agreement=None)], []):
            st.markdown("|".join(cards._ways(closures, plan, [])))
        st.markdown("|".join(cards._ways([way("Een", agreement="a-2")], None, [])))

    said = [plain(element.value) for element in AppTest.from_function(show).run().markdown]
    agreed = " (zo staat het bij de afspraken)  \nomdat"
    assert said == [
        f"Twee{agreed}|Een  \nomdat",
        f"Uit het plan{agreed}|Een  \nomdat",
        f"Uit het plan{agreed}",
        "Een  \nomdat",
    ]


def test_what_one_row_says_stands_once_on_a_card(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    visit = every_card(open_page(sample_services, "gaps", network=sample_ids["waterveen"]))
    sheet, row, text = (say(f"page.card.{part}") for part in ("sheet", "row", "text"))
    tables = [table.value for table in visit.table if sheet in table.value.columns]
    assert tables
    for table in tables:
        places = [(a, b) if b != "–" else c for a, b, c in zip(table[sheet], table[row], table[text], strict=True)]
        assert len(places) == len(set(places))


def test_the_answer_counts_each_kind(sample_services: Services, sample_ids: dict[str, str], open_page: Open) -> None:
    answer = answer_of(sample_services, sample_ids["waterveen"])
    text = plain(shown(open_page(sample_services, "gaps", network=sample_ids["waterveen"])))
    summary = answer["result"]["summary"]
    counts = f"Inhoudelijk {summary['substantive']}, instrumenteel {summary['instrumental']}; nog {summary['possible']}"
    assert counts in text


# --- the filter -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "keeps"),
    [
        ({"soort": "instrumental"}, lambda one: one["kind"] == "instrumental"),
        ({"soort": "decision_gap"}, lambda one: one["type"] == "decision_gap"),
        ({"vanaf": "3"}, lambda one: one["severity"] >= 3),
        ({"zekerheid": "established"}, lambda one: one["confidence"] == "established"),
        ({"soort": "onzin", "vanaf": "9", "zekerheid": "x", "sector": "<b>"}, lambda one: True),
    ],
    ids=["kind", "type", "severity", "sure", "nonsense"],
)
def test_an_address_with_a_filter_shows_just_that_and_says_how_much_it_leaves_out(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, address: dict[str, str], keeps: Any
) -> None:
    network = sample_ids["waterveen"]
    answer = answer_of(sample_services, network)
    findings = answer["result"]["findings"]
    visit = every_card(open_page(sample_services, "gaps", network=network, **address))
    kept = [card for card in cards(visit) if not card.startswith("?")]
    wanted = [one["title"] for one in findings if keeps(one)]
    assert len(kept) == len(wanted)
    assert all(any(title in card for card in kept) for title in wanted)
    asked = [card for card in cards(visit) if card.startswith("?")]
    text = plain(shown(visit))
    if len(wanted) < len(findings):
        left, open_ = len(findings) - len(wanted), len(possible(answer)) - len(asked)
        assert re.search(rf"Uw keuze laat {left} witte plek(ken)? en {open_} mogelijke weg", text)
    else:
        assert say("page.gaps.filter.nothing_out") in text


def test_what_does_not_exist_is_told_by_its_name_and_the_rest_counts(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    for address, told in (
        ({"sector": "circus"}, "De sector uit het adres past hier niet. U ziet nu alles."),
        ({"soort": "onzin", "vanaf": "4"}, "De soort uit het adres past hier niet. De rest van uw keuze telt nog."),
        ({"vanaf": "9", "zekerheid": "x"}, "De ernst en de zekerheid uit het adres passen hier niet. U ziet nu alles."),
    ):
        visit = open_page(sample_services, "gaps", network=network, **address)
        assert [plain(box.value) for box in visit.info] == [told]
        assert not visit.run().info, "once"


def test_with_a_situation_the_filter_does_not_say_that_nothing_is_left_out(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    text = plain(shown(open_page(sample_services, "gaps", network=sample_ids["waterveen"], thema="polarisation")))
    assert "Buiten deze keuze vallen nog" in text
    assert say("page.gaps.filter.nothing_out") not in text
    assert say("page.gaps.filter.rest_out") in text


def test_a_choice_stands_in_the_address_and_can_be_taken_back(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    total = len(answer_of(sample_services, network)["result"]["findings"])
    visit = open_page(sample_services, "gaps", network=network)
    visit.selectbox(key="filter-least").set_value("4").run()
    assert visit.query_params["vanaf"] in ("4", ["4"])
    severe = [card for card in every_card(visit).expander if plain(card.label).startswith("▮▮▮▮")]
    assert 0 < len(severe) < total
    visit.button(key="filter-clear").click().run()
    assert "vanaf" not in visit.query_params
    assert len([card for card in cards(every_card(visit)) if not card.startswith("?")]) == total


def test_the_filter_on_a_sector_keeps_what_is_about_one_of_its_parties(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = open_page(sample_services, "gaps", network=network)
    summary = next(one for one in sample_services.networks() if one.id == network)
    sectors = cache.sectors(summary)
    box = visit.selectbox(key="filter-sector")
    offered = [code for code in box.options if code]
    assert offered
    visit = open_page(sample_services, "gaps", network=network, sector="police")
    titles = [card for card in cards(every_card(visit)) if not card.startswith("?")]
    findings = answer_of(sample_services, network)["result"]["findings"]
    police = {of for of, found in sectors.items() if "police" in found}
    named = [one["title"] for one in findings if {entry["of"] for entry in one["names"]} & {*police, "Sector:police"}]
    assert named
    assert all(any(title in card for card in titles) for title in named)
    assert len(titles) < len(findings)


# --- the table of themes and steps ----------------------------------------------------------------------------


def test_the_table_of_themes_and_steps_says_for_each_step_of_each_theme_what_is_known(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    themes = answer_of(sample_services, sample_ids["waterveen"])["result"]["themes"]
    visit = open_page(sample_services, "gaps", network=sample_ids["waterveen"])
    (table,) = (t.value for t in visit.table if "Nazorg" in t.value.columns)
    assert len(table) == len(themes)
    for (_, row), theme in zip(table.iterrows(), themes, strict=True):
        assert plain(row["Thema"]).casefold() == theme["name"].casefold()
        for stage, sign in theme["steps"].items():
            cell = row[say(f"stage.{stage}").capitalize()]
            assert say(f"page.sign.{sign}") in cell
            assert ("vak=" in cell) or sign in ("present", "not_asked"), "nothing weak or unknown without its rows"


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_cell_opens_what_is_behind_it(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    result = answer_of(sample_services, sample_ids[sample])["result"]
    weak = [
        (theme["id"], stage, sign)
        for theme in result["themes"]
        for stage, sign in theme["steps"].items()
        if sign not in ("present", "not_asked")
    ]
    for theme, stage, sign in weak[:: max(1, len(weak) // 4)]:
        visit = open_page(sample_services, "gaps", network=sample_ids[sample], vak=f"{theme}:{stage}")
        text = plain(shown(visit))
        assert say("page.gaps.cell.none") not in text, (theme, stage, sign)
        assert "U koos een vak van de tabel" in text
        visit.button(key="cell-close").click().run()
        assert "vak" not in visit.query_params
        assert "U koos een vak van de tabel" not in plain(shown(visit))


def test_a_cell_that_is_not_in_the_table_shows_nothing(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    for cell in ("onzin", "polarisation:onzin", ":", "<b>x</b>:signal"):
        visit = open_page(sample_services, "gaps", network=sample_ids["waterveen"], vak=cell)
        assert not visit.exception
        assert "U koos een vak" not in plain(shown(visit))
        assert say("page.gaps.cell.gone") in [plain(box.value) for box in visit.info]
        assert "vak" not in visit.query_params


# --- the agreements -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_agreements_are_a_list_with_whom_why_and_how_many(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    result = answer_of(sample_services, sample_ids[sample])["result"]
    plan = result["plan"]
    visit = open_page(sample_services, "gaps", network=sample_ids[sample])
    text = plain(shown(visit))
    assert plan["sets"], "the samples have something that can be closed"
    chosen = plan["sets"][0]
    many = "1 afspraak" if len(chosen) == 1 else f"{len(chosen)} afspraken"
    assert f"Met {many} sluit u er {plan['closes']}." in text
    (listed,) = (
        plain(m.value).split("\n") for m in visit.markdown if say("page.gaps.plan.closes", count=1)[:8] in m.value
    )
    starts = [number for number, line in enumerate(listed) if re.match(r"\d+\. ", line)]
    assert len(starts) == len(chosen) <= plan["most"]
    for start, end, agreement in zip(starts, [*starts[1:], len(listed)], chosen, strict=True):
        item = "\n".join(listed[start:end])
        assert agreement["sentence"] in item
        assert say("page.gaps.plan.closes", count=len(agreement["closes"])) in item
        assert (
            say("page.gaps.plan.who", who=(agreement["party"] or {"name": say("page.gaps.plan.you")})["name"]) in item
        )
        if agreement["load"] is not None:
            assert item.count(agreement["load_sentence"]) == 1, "how busy they are, and that only once"
    if len(plan["sets"]) > 1:
        visit.button(key="more-plan-other").click().run()
        others = plain("\n".join(t.value.to_string() for t in visit.table))
        assert all(one["sentence"][:40] in others for one in plan["sets"][1])


def test_the_next_step_leads_to_the_agreements_on_this_page(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    text = shown(open_page(sample_services, "gaps", network=sample_ids["waterveen"]))
    plan = answer_of(sample_services, sample_ids["waterveen"])["result"]["plan"]
    assert f"Bekijk de {len(plan['sets'][0])} afspraken** ↓](#afspraken)" in text
