"""The ready scenarios and the amnesia list: what the map must have for them, and what they change."""

from __future__ import annotations

from netmap.analysis.facts import Facts
from netmap.analysis.hub.dependence import only_stages
from netmap.analysis.what_if.amnesia import amnesia
from netmap.analysis.what_if.applying import leaving
from netmap.analysis.what_if.results import Scenario, ScenarioId
from netmap.analysis.what_if.scenarios import holder_changes, ready_scenarios
from netmap.model import Ref, Stage
from tests.analysis.hub.towns import facts_of, sample
from tests.analysis.what_if.towns import asked, village
from tests.build import DAY, Build, meeting, org

T = Ref("Theme", "T")


def ready(b: Build) -> dict[ScenarioId, Scenario]:
    return {scenario.id: scenario for scenario in ready_scenarios(facts_of(b))}


def tokens(scenario: Scenario) -> list[str]:
    return [change.token for change in scenario.changes]


def test_every_scenario_of_the_village() -> None:
    found = ready(village())
    assert list(found) == list(ScenarioId)
    assert tokens(found[ScenarioId.YOUTH_WORK]) == ["zonder:Sector:youth_work"]
    assert tokens(found[ScenarioId.PREVENTION]) == ["zonder:Sector:youth_work", "zonder:Sector:welfare"]
    assert tokens(found[ScenarioId.POLICE]) == ["wijk:Sector:police"]
    assert found[ScenarioId.WELFARE].about == (org("Opbouw"), org("Welzijn"))
    assert found[ScenarioId.HOUSING].why_not == "whatif.why_not.sector"
    assert tokens(found[ScenarioId.TOGETHER]) == [
        *("zonder:Sector:youth_work", "zonder:Sector:welfare", "wijk:Sector:police")
    ]
    # Politie meets Jongerenwerk, Welzijn and Opbouw in W and Gemeente in D; so does Jongerenwerk, in K; by brokerage
    # they are equal, and of equals one of the core team goes first.
    assert tokens(found[ScenarioId.SPIDER]) == ["zonder:Organisation:org-Jongerenwerk"]


def test_a_corporation_that_sits_nowhere_has_nothing_to_withdraw_from() -> None:
    b = village()
    b.org("Wonen", "housing")
    assert ready(b)[ScenarioId.HOUSING].why_not == "whatif.why_not.idle"
    b.covers(org("Wonen"), "T", "signal")
    assert tokens(ready(b)[ScenarioId.HOUSING]) == ["terug:Sector:housing"]


def test_police_that_sits_in_no_neighbourhood_has_nothing_to_leave_as_far_as_levels_are_known() -> None:
    b = Build(shipped=True)
    b.org("Politie", "police")
    b.meeting("D", echelon="local", chair="Politie")
    assert ready(b)[ScenarioId.POLICE].why_not == "whatif.why_not.near_home"
    b.meeting("X")
    assert ready(b)[ScenarioId.POLICE].why_not == "whatif.why_not.levels"
    b.area("Oost")
    b.theme("T")
    b.covers(org("Politie"), "T", "act", area="Oost")
    assert not ready(b)[ScenarioId.POLICE].possible, "only what it signals is about knowing people"
    b.covers(org("Politie"), "T", "signal", area="Oost")
    assert ready(b)[ScenarioId.POLICE].possible


def test_a_sector_that_is_only_the_sector_of_a_seat_can_be_cut_and_withdraw() -> None:
    b = Build(shipped=True)
    b.org("Stichting", "welfare")
    b.org("Politie", "police")
    b.meeting("W", echelon="wijk")
    for sector in ("youth_work", "housing"):
        assert not ready(b)[ScenarioId(sector)].possible
        b.seat("Stichting", "W", f"als {sector}", as_sector=sector)
        assert ready(b)[ScenarioId(sector)].about == (org("Stichting"),)
        assert ready(b)[ScenarioId(sector)].possible
    b.seat("Politie", "W")
    answer = asked(b.network(), "zonder:Sector:youth_work", "terug:Sector:housing")
    assert Facts(answer.network, DAY).seats_of.get(org("Stichting"), []) == []
    assert [(remark.code, remark.values["parties"]) for remark in answer.remarks] == [
        ("whatif.remark.stays", [org("Stichting")])
    ]
    assert answer.gone == ()


def test_police_that_only_sits_near_home_for_another_is_no_neighbourhood_police() -> None:
    b = Build(shipped=True)
    b.org("Gemeente", "municipality")
    b.meeting("W", echelon="wijk")
    b.meeting("D", echelon="local")
    b.seat("Gemeente", "W")
    b.seat("Gemeente", "D", "boa", as_sector="police")
    assert ready(b)[ScenarioId.POLICE].why_not == "whatif.why_not.near_home"
    b.seat("Gemeente", "W", "boa", as_sector="police")
    assert ready(b)[ScenarioId.POLICE].possible
    answer = asked(b.network(), "wijk:Sector:police")
    assert [seat.function for seat in Facts(answer.network, DAY).seats[meeting("W")]] == [None]


def test_an_empty_network_has_no_scenario_and_no_memory() -> None:
    b = Build(shipped=True)
    assert not any(scenario.possible for scenario in ready(b).values())
    assert all(scenario.why_not for scenario in ready(b).values())
    found = amnesia(facts_of(b))
    assert (found.holders, found.themes, found.codes) == ((), (), False)


def test_memory_per_theme_has_what_plays_first_and_the_person_behind_it() -> None:
    b = village()
    b.theme("U", now=False)
    b.covers(org("Welzijn"), "U", "signal")
    b.covers(org("Politie"), "U", "act")
    b.theme("V", now=False)
    b.org("Solist", "sport")
    b.seat("Solist", "D", seat_holder_code="S1")
    b.covers(org("Solist"), "V", "signal")
    found = amnesia(facts_of(b))
    rows = [
        (row.theme.id, row.party.id, row.whole, row.plays, row.holder.code if row.holder else None)
        for row in found.themes
    ]
    assert rows[:2] == [
        ("T", "org-Jongerenwerk", False, True, None),
        ("V", "org-Solist", True, False, "S1"),
    ]
    assert found.themes[0].stages == (Stage.SIGNAL, Stage.INTERPRET)
    assert {row[0] for row in rows[2:]} == {"U"}
    assert found.codes


def test_the_person_on_whom_most_hangs_leaves_by_code_or_by_seat() -> None:
    b = village()
    b.org("Solist", "sport")
    b.seat("Solist", "D", seat_holder_code="S1")
    b.covers(org("Solist"), "T", "aftercare")
    scenario = ready(b)[ScenarioId.PERSON]
    assert scenario.holder
    assert scenario.changes == holder_changes(scenario.holder)
    assert tokens(scenario) == ["zonder:code:S1"]
    first = next(s for s in ready_scenarios(Facts(sample("rietdam"), DAY)) if s.id is ScenarioId.PERSON)
    assert tokens(first) == ["zonder:zetel:ovl-wijkoverleg-rietdam:org-wonen-de-dam"]


def test_what_the_list_says_is_lost_is_lost_when_it_is_thought_through() -> None:
    for name in ("rietdam", "waterveen"):
        network = sample(name)
        facts = Facts(network, DAY)
        for party, stages in list(only_stages(facts).items())[:8]:
            if party.label != "Organisation" or len(leaving(facts, party)) > 1:
                continue
            answer = asked(network, f"zonder:Organisation:{party.id}")
            assert set(stages) <= set(answer.stages_lost)
        for holder in amnesia(facts).holders[:4]:
            answer = asked(network, *(change.token for change in holder_changes(holder)))
            assert set(holder.lost.routes) <= set(answer.routes_lost)


def test_only_the_tables_below_the_municipality_are_near_home() -> None:
    b = village()
    b.seat("Politie", "K")
    answer = asked(b.network(), "wijk:Sector:police")
    seats = Facts(answer.network, DAY).seats_of[org("Politie")]
    assert {seat.end for seat in seats} == {meeting("D"), meeting("K")}
