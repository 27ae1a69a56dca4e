"""Reach, brokerage and who comes first, solved by hand; and against the measures for plain graphs."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest

from netmap.analysis.hub.results import BrokerRole, HubAnswer, HubView
from netmap.analysis.hub.web import ranks_of, weights_of
from netmap.analysis.measures.two_mode import betweenness, reach
from netmap.model import Coordinates, Represents, Status
from tests.analysis.hub.towns import answer, facts_of, names, of, random_town, town, web_for
from tests.build import Build, meeting, org


def test_a_chain_by_hand() -> None:
    found = answer(town())
    assert names(s.party for s in found.parties) == ["Politie", "School", "Welzijn", "GGD", "Gemeente", "OOV", "Sport"]
    assert [s.reach for s in found.parties] == [4, 4, 3, 2, 2, 2, 2]
    # Both stand between 2 and 5 others; a party of 7 with 4 consultations stands between at most 37 pairs.
    assert [s.brokerage for s in found.parties[:3]] == [pytest.approx(10 / 37), pytest.approx(10 / 37), 0]
    assert [s.ranks[HubView.REACH] for s in found.parties] == [1, 1, 3, 4, 4, 4, 4]
    assert [s.ranks[HubView.BROKERAGE] for s in found.parties] == [1, 1, 3, 3, 3, 3, 3]
    assert found.actual == org("Politie")
    assert names(found.first[HubView.REACH]) == names(found.first[HubView.BROKERAGE]) == ["Politie", "School"]
    assert found.of == 4


def test_harmonic_closeness_by_hand() -> None:
    # Sport: S at 1, School 2, W 3, Politie and Welzijn 4, K 5, Gemeente 6; at most 4 + 6 / 2.
    expected = (1 + 1 / 2 + 1 / 3 + 2 / 4 + 1 / 5 + 1 / 6) / 7
    assert of(answer(town()), "Sport").harmonic == pytest.approx(expected)


def test_without_the_municipality_its_parts_and_its_sector_are_gone() -> None:
    b = town()
    b.org("Wijkbeheer", "municipality")
    b.seat("Wijkbeheer", "S")
    found = answer(b)
    assert names(s.party for s in found.without_municipality) == ["School", "Politie", "Welzijn", "Sport", "GGD"]
    assert found.actual_without == org("School")
    assert {s.party: s.reach for s in found.without_municipality}[org("Politie")] == 3
    assert {s.party: s.reach for s in found.without_municipality}[org("GGD")] == 1
    assert of(found, "School").reach == 5


def test_no_department_of_any_municipality_is_left_when_there_are_two() -> None:
    b = Build()
    for name in ("Gemeente", "Buurgemeente"):
        b.org(name, "municipality", actor_type="municipality")
    b.org("Sociaal", "social_team", part_of="Gemeente")
    b.org("Zorgloket", "social_team", part_of="Sociaal")
    b.org("Beheer", "housing", part_of="Buurgemeente")
    b.org("Derde", actor_type="municipality")
    b.org("Politie", "police")
    b.meeting("K")
    for name in ("Gemeente", "Buurgemeente", "Sociaal", "Zorgloket", "Beheer", "Derde", "Politie"):
        b.seat(name, "K")
    found = answer(b)
    assert [s.party for s in found.without_municipality] == [org("Politie")]
    assert len(found.parties) == 7


def test_a_department_by_its_sector_is_left_out_though_no_party_is_the_municipality_by_its_type() -> None:
    b = Build()
    b.org("OOV", "municipality")
    b.org("Toezicht", "housing", part_of="OOV")
    b.org("Politie", "police")
    b.meeting("K")
    for name in ("OOV", "Toezicht", "Politie"):
        b.seat(name, "K")
    found = answer(b)
    assert [s.party for s in found.without_municipality] == [org("Politie")]
    assert "hub.remark.no_municipality" not in {remark.code for remark in found.remarks}


def test_when_nobody_is_the_municipality_both_lists_are_the_same_and_it_is_said() -> None:
    b = Build()
    b.org("Politie", "police")
    b.meeting("W")
    b.seat("Politie", "W")
    found = answer(b)
    assert found.parties == found.without_municipality
    assert "hub.remark.no_municipality" in {remark.code for remark in found.remarks}


def test_a_coordinator_and_two_seats_at_one_table_are_one_tie_each() -> None:
    b = town()
    b.tie(Coordinates, org("Sport"), meeting("W"))
    b.seat("Sport", "W", "trainer")
    assert (of(answer(b), "Sport").reach, len(of(answer(b), "Sport").consultations)) == (4, 2)


@pytest.mark.parametrize("status", [Status.PLANNED, Status.SUSPENDED, Status.ENDED, Status.UNKNOWN])
def test_a_seat_that_is_not_active_counts_for_nothing(status: Status) -> None:
    b = town()
    b.seat("GGD", "K", status=status)
    assert of(answer(b), "GGD").reach == 2


def test_who_sits_nowhere_is_in_no_list_and_is_named() -> None:
    b = town()
    b.org("Kerk", "faith_community")
    found = answer(b)
    assert org("Kerk") not in {s.party for s in (*found.parties, *found.without_municipality)}
    assert next(r for r in found.remarks if r.code == "hub.remark.unseated").values == {
        "parties": [org("Kerk")],
        "count": 1,
    }


def test_an_empty_network_gives_an_empty_answer() -> None:
    assert answer(Build()) == HubAnswer(first=dict.fromkeys(HubView, ()))


def test_parties_that_meet_nobody_make_nobody_the_spider() -> None:
    b = Build()
    for name in "AB":
        b.org(name, "police")
        b.meeting(name)
        b.seat(name, name)
    found = answer(b, runs=5)
    assert found.actual is None
    assert not any(found.first.values())
    assert [s.reach for s in found.parties] == [1, 1]
    assert found.mixing is None


def test_unconnected_parts_are_ranked_in_one_list_and_named() -> None:
    remark = next(r for r in answer(town()).remarks if r.code == "hub.remark.parts")
    assert remark.values == {"count": 2, "smaller": 2}


# --- collective parties ----------------------------------------------------------------------------------------------


def test_a_collective_counts_once_or_for_each_that_it_stands_for() -> None:
    b = town()
    b.org("Sportraad", "sport", stands_for=12)
    b.seat("Sportraad", "S")
    assert of(answer(b), "School").reach == 5
    each = answer(b, collective="each")
    assert (of(each, "School").reach, of(each, "Sportraad").reach) == (16, 14)
    assert each.actual == org("School")
    assert each.collective == "each"


def test_a_collective_alone_at_its_table_meets_none_of_those_that_it_stands_for() -> None:
    b = Build()
    b.org("Regio", stands_for=22)
    for name in "AB":
        b.org(name)
        b.seat(name, "Y")
    b.meeting("X")
    b.meeting("Y")
    b.seat("Regio", "X")
    found = answer(b, collective="each", runs=20)
    assert found.actual == org("A")
    assert found.first[HubView.REACH] == (org("A"), org("B"))
    regio = of(found, "Regio")
    assert (regio.reach, regio.ranks[HubView.REACH]) == (1, 3)
    # Where a run leaves one of A and B out, nobody meets anybody and nobody is first.
    assert regio.stability[HubView.REACH].first == 0
    assert "hub.reason.meets" not in {reason.code for reason in regio.reasons}


def test_whom_one_meets_is_counted_as_the_collective_is() -> None:
    b = town()
    b.org("Sportraad", "sport", stands_for=12)
    b.seat("Sportraad", "S")

    def meets(collective: str, name: str) -> dict[str, int]:
        found = of(answer(b, collective=collective), name).reasons
        return next(dict(r.values) for r in found if r.code == "hub.reason.meets")

    # School and the council, of seven others; with all twelve of the council that are 13 of 18.
    assert meets("once", "Sport") == {"count": 2, "of": 7}
    assert meets("each", "Sport") == {"count": 13, "of": 18}
    assert meets("each", "Sportraad") == {"count": 2, "of": 7}


def test_what_it_represents_counts_when_no_number_is_told_and_it_has_no_seat_of_its_own() -> None:
    b = town()
    b.org("Schoolbestuur", "education", represents_text=("De Regenboog",))
    b.org("Kade", "education")
    for name in ("Kade", "School"):
        b.tie(Represents, org("Schoolbestuur"), org(name))
    b.seat("Schoolbestuur", "J")
    # Kade and De Regenboog; School sits somewhere itself.
    facts, web = facts_of(b), web_for(b)
    assert dict(zip(web.parties, weights_of(facts, web, "each").tolist(), strict=True))[org("Schoolbestuur")] == 2
    assert of(answer(b, collective="each"), "GGD").reach == 4


def test_another_word_or_a_negative_number_of_runs_is_refused() -> None:
    with pytest.raises(ValueError, match="collective"):
        answer(town(), collective="twice")
    with pytest.raises(ValueError, match="runs"):
        answer(town(), runs=-1)


# --- against plain graphs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_random_towns_agree_with_plain_graphs(seed: int) -> None:
    b = random_town(seed)
    found = answer(b)
    graph = nx.Graph()
    for seat in facts_of(b).seats_of.values():
        graph.add_edges_from((s.start, s.end) for s in seat)
    parties = [node for node in graph if node.label == "Organisation"]
    graph.add_nodes_from(c.ref for c in facts_of(b).consultations)
    assert {s.party: s.reach for s in found.parties} == reach(graph, parties)
    expected = nx.betweenness_centrality(graph, normalized=False)
    most = betweenness(graph, parties).values
    for standing in found.parties:
        assert standing.brokerage == pytest.approx(most[standing.party], abs=1e-8)
        assert (standing.brokerage > 0) == (expected[standing.party] > 1e-9)


def test_roles_follow_the_routes_between_those_who_lead() -> None:
    b = town()
    b.meeting("V", chair="Welzijn")
    b.route(org("School"), meeting("V"))
    b.route(meeting("V"), org("Politie"))
    assert of(answer(b), "Welzijn").roles == {BrokerRole.LIAISON: 1}
    assert of(answer(b), "Politie").roles == {}


@pytest.mark.parametrize("seed", [*range(15), 45])
def test_equal_parties_come_by_id_and_not_by_the_last_digit(seed: int) -> None:
    draw = random.Random(seed)
    b = Build()
    parties, tables = draw.randint(4, 9), draw.randint(2, 6)
    for number in range(parties):
        b.org(f"{number}")
    for table in range(tables):
        b.meeting(f"{table}")
    for number in range(parties):
        for table in range(tables):
            if draw.random() < 0.4:
                b.seat(f"{number}", f"{table}")
    keys = [(s.ranks[HubView.REACH], s.ranks[HubView.BROKERAGE], s.party) for s in answer(b).parties]
    assert keys == sorted(keys)


def test_equal_values_share_the_best_place() -> None:
    # Rounding to twelve digits would part the last two.
    assert ranks_of(np.array([0.5, 0.4999999999994999, 0.4999999999995001])).tolist() == [1, 1, 1]
    assert ranks_of(np.array([3, 7, 3, 5])).tolist() == [3, 1, 3, 2]
    assert ranks_of(np.array([], np.int64)).tolist() == []
    assert ranks_of(np.array([0.3, 0.1, 0.3 + 1e-13, 0.2])).tolist() == [1, 4, 1, 3]
