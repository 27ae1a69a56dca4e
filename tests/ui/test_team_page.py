"""Kernteam: the criteria, proposals, a team of one's own beside others, keeping one, and a search that is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from netmap.services import Services, new_network
from netmap.texts import say, say_count
from netmap.ui import work
from netmap.ui.pages_team import asked, cache
from tests.ui.conftest import SAMPLES, Open
from tests.ui.test_profile_page import plain
from tests.ui.test_where_to_page import everything, tables

pytestmark = pytest.mark.embedded

PAGE = "netmap/ui/pages/team.py"


def opened(open_page: Open, services: Services, network: str, **address: str) -> AppTest:
    return open_page(services, network=network, **address).switch_page(PAGE).run()


def answer_of(services: Services, network: str, **wish: Any) -> dict[str, Any]:
    return services.team(network, masked=False, mark_sensitive=True, **wish)


def table(visit: AppTest, head: str) -> list[list[str]]:
    """Return the rows of the table of which the first column has this head."""
    for one, rows in zip(visit.table, tables(visit), strict=True):
        if next(iter(one.value.columns)) == head:
            return rows
    raise AssertionError(head)


@pytest.fixture
def nothing_kept(sample_services: Services, sample_ids: dict[str, str]) -> Iterator[str]:
    """The id of the sample, in which no team is kept before or after a test."""
    network = sample_ids["waterveen"]
    for phase in ("before", "after"):
        for one in sample_services.kept_teams(network, masked=False):
            sample_services.forget_team(network, name=one["name"])
        if phase == "before":
            yield network


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_answer_the_criteria_and_what_each_member_adds_stand_on_the_page(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, sample: str
) -> None:
    visit = opened(open_page, sample_services, sample_ids[sample])
    assert not visit.exception
    assert not visit.error
    answer = answer_of(sample_services, sample_ids[sample])
    text, result = everything(visit), answer["result"]
    assert all(sentence in text for sentence in answer["sentences"])
    present = result["present"]
    if present is None:
        assert say("page.team.none") in text
        return
    rows = table(visit, say("page.team.criterion"))
    assert len(rows) == len(present["criteria"]) == 12
    for row, one in zip(rows, present["criteria"], strict=True):
        assert one["title"] in row[0]
        assert one["state_word"].lower() in row[0].lower()
        assert one["sentence"] in row[1]
    # Below the table each question stands once, however many criteria wait for it.
    asks = {ask for one in present["criteria"] for ask in one["asks"]}
    assert all(text.count(f"? {ask} (bij") == 1 for ask in asks)
    members = table(visit, say("page.team.member"))
    assert [one["sentence"] for one in present["members"]] == [row[1] for row in members]
    assert present["out_sentence"] in text


def test_proposed_teams_the_curve_and_swaps_each_lead_to_the_test_of_that_team(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network)
    result = answer_of(sample_services, network)["result"]
    teams = table(visit, say("page.team.number"))
    assert len(teams) == min(3, len(result["teams"]))
    sent = " ".join(unquote(str(cell)) for one in visit.table for cell in one.value.to_numpy().ravel())
    first = ",".join(entry["of"] for entry in result["teams"][0])
    assert f"toets={first}" in unquote(sent)
    curve = table(visit, say("page.team.size"))
    assert [row[0] for row in curve] == [str(one["size"]) for one in result["curve"]]
    assert [row[1] for row in curve] == [one["sentence"] for one in result["curve"]]
    swaps = table(visit, say("page.team.swap.out"))
    assert [(row[0], row[1]) for row in swaps] == [(one["out"]["name"], one["in"]["name"]) for one in result["swaps"]]
    (chart,) = visit.get("vega_lite_chart") or visit.get("arrow_vega_lite_chart")
    bars = [one for one in result["curve"] if one["team"]]
    assert all(f"{one['size']} leden {one['share']} %" in str(chart.proto) for one in bars)


def test_a_team_of_ones_own_is_tested_beside_the_one_on_the_map(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network)
    chosen = [one["of"] for one in answer_of(sample_services, network)["result"]["teams"][0]]
    visit.multiselect(key="team-test").set_value(chosen).run()
    assert ",".join(chosen) in str(visit.query_params["toets"])
    answer = answer_of(sample_services, network, test=chosen)
    text = everything(visit)
    assert all(sentence in text for sentence in answer["sentences"])
    names = [row[0] for row in table(visit, say("page.team.compare.which"))]
    assert names[0].startswith(say("page.team.compare.map"))
    assert names[1].startswith(say("page.team.compare.tested"))
    visit.button(key="team-test-clear").click().run()
    assert "toets" not in visit.query_params
    rows = table(visit, say("page.team.compare.which"))
    assert not any(row[0].startswith(say("page.team.compare.tested")) for row in rows)


def test_demands_stand_in_the_address_and_lead_back_to_what_is_usual(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    visit = opened(open_page, sample_services, network)
    visit.selectbox(key="team-size").set_value("5").run()
    visit.selectbox(key="team-steps").set_value("2").run()
    visit.selectbox(key="team-cap").set_value("geen").run()
    visit.checkbox(key="team-bridge").uncheck().run()
    visit.multiselect(key="team-fixed").set_value([]).run()
    wanted = {"grootte": "5", "stappen": "2", "max": "geen", "brug": "nee", "vast": "niemand"}
    assert all(word in visit.query_params[name] for name, word in wanted.items())
    answer = answer_of(sample_services, network, size=5, steps=2, cap=None, bridge=False, fixed=[])
    assert answer["result"]["teams_sentence"] in everything(visit)
    visit.button(key="team-usual").click().run()
    assert not set(wanted) & set(visit.query_params)
    assert answer_of(sample_services, network)["result"]["teams_sentence"] in everything(visit)


def test_what_an_address_asks_and_is_not_there_is_said_and_left_out(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    address = {"toets": "Organisation:onzin,x", "grootte": "99", "stappen": "7", "max": "-1", "brug": "ja", "vast": "y"}
    visit = opened(open_page, sample_services, sample_ids["waterveen"], **address)
    assert not visit.exception
    assert not visit.error
    assert not set(address) & set(visit.query_params)
    (said,) = [plain(one.value) for one in visit.info]
    assert say("page.team.gone") in said
    for line in ("toets: Organisation:onzin", "toets: x", "grootte: 99", "stappen: 7", "max: -1", "vast: y"):
        assert f"- {line}" in said
    assert "brug" not in said  # that is what is usual
    assert not visit.run().info


def test_more_members_than_a_team_can_have_are_not_left_out_silently(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open
) -> None:
    network = sample_ids["waterveen"]
    parties = [one["of"] for one in sample_services.team_choices(network, masked=False)["parties"]]
    visit = opened(open_page, sample_services, network, toets=",".join(parties[:14]))
    (said,) = [plain(one.value) for one in visit.info]
    assert say("page.team.gone.most", count=2, most=asked.MOST_MEMBERS) in said


def test_demands_that_clash_are_named(sample_services: Services, sample_ids: dict[str, str], open_page: Open) -> None:
    network = sample_ids["waterveen"]
    parties = [one["of"] for one in answer_of(sample_services, network, size=5)["result"]["teams"][0]]
    visit = opened(open_page, sample_services, network, grootte="3", vast=",".join(parties))
    result = answer_of(sample_services, network, size=3, fixed=parties)["result"]
    assert result["status"] == "infeasible"
    text = everything(visit)
    assert say("page.team.conflicts") in text
    assert all(one["sentence"] in text for one in result["conflicts"])
    larger = min(one["size"] for one in result["curve"] if one["team"] and one["size"] > 3)
    assert say("page.team.conflicts.larger", size=3, larger=larger) in text
    several = len(result["conflicts"]) > 1
    assert (say("page.team.conflicts.help") in text) is not several
    assert (say("page.team.conflicts.first") in text) is several


def conflict(number: int) -> dict[str, Any]:
    return {"sentence": f"Botsing {number}.", "demands": [f"wens {number}a", f"wens {number}b"]}


@pytest.mark.parametrize("many", [1, 3])
def test_of_several_clashes_one_is_shown_and_the_others_are_folded(many: int) -> None:
    def page(many: int) -> None:
        from netmap.ui.pages_team import teams
        from tests.ui.test_team_page import conflict

        curve: list[dict[str, object]] = [{"size": size, "status": "infeasible", "team": []} for size in (3, 4)]
        found = {"conflicts": [conflict(number) for number in range(many)], "curve": curve, "size": 3, "demands": {}}
        teams.conflicts({"status": "infeasible", **found})

    visit = AppTest.from_function(page, args=(many,)).run()
    assert not visit.exception
    folds = [box.label for box in visit.expander]
    assert folds == ([say_count("page.team.conflicts.others", many - 1)] if many > 1 else [])
    text = plain(" ".join(str(one.value) for one in visit.markdown))
    # That any one may be dropped is true only when nothing else clashes.
    assert (say("page.team.conflicts.help") in text) is (many == 1)
    assert say("page.team.conflicts.no_size", least=3, most=4) in text
    assert text.index("Botsing 0") < text.index("wens 0b")


def test_a_team_is_kept_compared_and_forgotten_and_a_name_of_a_person_is_refused(
    sample_services: Services, nothing_kept: str, open_page: Open
) -> None:
    visit = opened(open_page, sample_services, nothing_kept)
    visit.text_input(key="team-keep-name").set_value("  ").run()
    button(visit, say("page.team.keep.button")).click().run()
    assert [one.value for one in visit.error] == [say("page.team.keep.nameless")]
    visit.text_input(key="team-keep-name").set_value("Team van de heer Jansen, tel. 06-12345678")
    button(visit, say("page.team.keep.button")).click().run()
    assert visit.error
    assert not sample_services.kept_teams(nothing_kept, masked=False)
    visit.selectbox(key="team-keep-which").set_value(say("page.team.keep.proposed", number=1))
    visit.text_input(key="team-keep-name").set_value("Kernteam 2027")
    button(visit, say("page.team.keep.button")).click().run()
    assert not visit.error
    assert len(visit.success) == 1
    (kept,) = sample_services.kept_teams(nothing_kept, masked=False)
    assert kept["name"] == "Kernteam 2027"
    rows = table(visit, say("page.team.compare.which"))
    assert rows[-1][0].startswith("Kernteam 2027")
    button(visit, say("page.team.forget.button")).click().run()
    assert not sample_services.kept_teams(nothing_kept, masked=False)
    assert not any(row[0].startswith("Kernteam 2027") for row in table(visit, say("page.team.compare.which")))


def test_a_kept_team_is_replaced_only_when_somebody_asks_for_it(
    sample_services: Services, nothing_kept: str, open_page: Open
) -> None:
    visit = opened(open_page, sample_services, nothing_kept)
    first = [one["of"] for one in answer_of(sample_services, nothing_kept)["result"]["teams"][0]]

    def keep(name: str, which: str) -> None:
        visit.selectbox(key="team-keep-which").set_value(which)
        visit.text_input(key="team-keep-name").set_value(name)
        button(visit, say("page.team.keep.button")).click().run()

    def kept() -> list[tuple[str, bool]]:
        there = sample_services.kept_teams(nothing_kept, masked=False)
        return [(one["name"], [entry["of"] for entry in one["team"]] == first) for one in there]

    keep("x" * 300, say("page.team.compare.map"))
    assert "te lang" in visit.error[0].value
    assert not kept()
    keep("Kernteam 2027", say("page.team.compare.map"))
    assert visit.text_input(key="team-keep-name").value == ""
    keep("kernteam 2027", say("page.team.keep.proposed", number=1))
    assert plain(visit.error[0].value) == plain(say("page.team.keep.taken", name="Kernteam 2027"))
    assert visit.text_input(key="team-keep-name").value == "kernteam 2027"
    assert kept() == [("Kernteam 2027", False)]
    visit.checkbox(key="team-keep-replace").check()
    keep("kernteam 2027", say("page.team.keep.proposed", number=1))
    assert not visit.error
    assert kept() == [("Kernteam 2027", True)]
    assert visit.checkbox(key="team-keep-replace").value is False


def button(visit: AppTest, label: str) -> Any:
    return next(one for one in visit.button if one.label == label)


def test_a_stopped_search_is_marked_and_not_remembered(
    sample_services: Services, sample_ids: dict[str, str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = sample_ids["waterveen"]

    def stopped_at_once(name: str, function: Any, *, about: tuple[Any, ...] = ()) -> tuple[Any, bool]:
        return function(lambda share, sentence: None, lambda: True), True

    with monkeypatch.context() as patch:
        patch.setattr(work, "best", stopped_at_once)
        visit = opened(open_page, sample_services, network, grootte="6", max="1")
        assert not visit.exception
        assert len(visit.warning) == 1
        assert visit.button(key=f"again-{asked.WORK}").label == say("frame.work.again")
    visit = opened(open_page, sample_services, network, grootte="6", max="1")
    assert not visit.warning
    answer = answer_of(sample_services, network, size=6, cap=1)
    assert answer["result"]["teams_sentence"] in everything(visit)
    assert cache._Unfinished(answer).answer is answer


def test_of_an_empty_network_nothing_is_concluded(sample_services: Services, open_page: Open) -> None:
    network = new_network("Leegdrecht")
    sample_services._store.create(network)
    try:
        visit = opened(open_page, sample_services, network.id)
        assert not visit.exception
        answer = answer_of(sample_services, network.id)
        text = everything(visit)
        assert answer["sentences"][0] in text
        assert not any(sentence in text for sentence in answer["sentences"][1:])
        assert say("page.team.propose") not in text
        assert any(say("page.team.empty") in link.proto.label for link in visit.get("page_link"))
    finally:
        sample_services._store.delete(network.id)
