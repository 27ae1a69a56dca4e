"""What is lost without a party or a seat-holder, solved by hand; and against taking it out."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx
import numpy as np
import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.hub import holders
from netmap.analysis.hub.dependence import cut_off, only_areas, only_stages
from netmap.analysis.hub.holders import seat_holders
from netmap.analysis.hub.results import HubView, Lost
from netmap.analysis.measures.fragmentation import fragmentation
from netmap.analysis.routes.staged import staged
from netmap.model import Ref, Serves
from tests.analysis.hub.towns import answer, facts_of, names, of, random_town, town, web_for
from tests.build import Build, meeting, org


def deciding() -> Build:
    """W passes on to K, which decides; who interprets (Politie) sits in both."""
    b = town()
    b.theme("T", "U")
    b.covers(org("Politie"), "T", "interpret")
    b.covers(meeting("K"), "T", "decide")
    return b


def lost(b: Build, name: str) -> Lost:
    return of(answer(b), name).lost


def test_places_that_lose_every_known_route() -> None:
    # Politie alone interprets, so that without it nobody's signal is ever decided on.
    everybody = ["J", "K", "S", "W", "GGD", "Gemeente", "OOV", "School", "Sport", "Welzijn"]
    assert names(lost(deciding(), "Politie").routes) == everybody
    # S and Sport get to W through School only.
    assert names(lost(deciding(), "School").routes) == ["S", "Sport"]
    assert lost(deciding(), "Welzijn").routes == ()


def test_a_party_without_a_seat_loses_its_route_too_but_not_one_that_is_left_out() -> None:
    b = deciding()
    b.org("Buurt", "residents")
    b.route(org("Buurt"), org("Politie"))
    found = answer(b)
    assert "Buurt" in names(of(found, "Politie").lost.routes)
    without = next(s for s in found.without_municipality if s.party == org("Politie"))
    assert set(names(of(found, "Politie").lost.routes)) - set(names(without.lost.routes)) == {"Gemeente", "OOV"}


def test_a_recorded_route_that_is_lost_while_a_shared_member_stays() -> None:
    b = deciding()
    b.route(meeting("W"), org("GGD"))
    b.route(org("GGD"), meeting("K"))
    found = lost(b, "GGD")
    assert "W" in names(found.recorded)
    assert "W" not in names(found.routes)
    assert (found.count, names(found.alone)) == (1, ["OOV"]), "what keeps an informal way does not count"


def test_themes_of_which_one_row_gives_a_stage() -> None:
    b = deciding()
    b.covers(org("Welzijn"), "U", "signal")
    b.covers(org("School"), "U", "aftercare")
    b.covers(org("Sport"), "U", "aftercare")
    assert only(b) == {"Politie": ["T interpret"], "Welzijn": ["U signal"]}
    b.covers(org("OOV"), "U", "signal")
    assert "Welzijn" not in only(b)


def only(b: Build) -> dict[str, list[str]]:
    found = only_stages(facts_of(b))
    return {names([who])[0]: [f"{theme.id} {stage}" for theme, stage in stages] for who, stages in found.items()}


def test_a_theme_is_lost_once_and_its_stages_come_in_the_order_of_the_stages() -> None:
    b = town()
    b.theme("T", "U")
    for theme, stage in (("U", "act"), ("T", "decide"), ("T", "interpret"), ("T", "signal")):
        b.covers(org("Welzijn"), theme, stage)
    assert only(b)["Welzijn"] == ["T signal", "T interpret", "T decide", "U act"]
    found = lost(b, "Welzijn")
    assert ([theme.id for theme in found.themes], len(found.stages)) == (["T", "U"], 4)
    assert found.count == len(found.routes) + 2


def test_a_department_beside_its_whole_makes_neither_the_only_one() -> None:
    b = town()
    b.theme("T")
    b.covers(org("Gemeente"), "T", "decide")
    assert only(b)["Gemeente"] == ["T decide"]
    b.covers(org("OOV"), "T", "decide")
    assert only(b) == {}


def test_a_consultation_gives_a_stage_as_its_members() -> None:
    b = town()
    b.theme("T", "U")
    b.covers(meeting("S"), "T", "interpret")
    assert only(b) == {}
    b.meeting("Stil")
    b.covers(meeting("Stil"), "T", "aftercare")
    assert list(only_stages(facts_of(b))) == [meeting("Stil")]
    b.seat("GGD", "Stil")
    assert only(b)["GGD"] == ["T aftercare"]


def test_a_theme_that_was_said_not_to_play_here_is_no_loss() -> None:
    b = deciding()
    b.theme("V", now=False)
    b.covers(org("GGD"), "V", "interpret")
    assert [theme.id for theme in lost(b, "GGD").themes] == ["V"]
    b.setting("theme_not_here", "V")
    assert lost(b, "GGD").themes == ()


def test_areas_where_nobody_else_works_the_largest_only() -> None:
    b = town()
    b.area("Stad")
    b.area("Noord", "Stad")
    b.area("Zuid", "Stad")
    b.tie(Serves, org("GGD"), Ref("Area", "geb-Noord"))
    assert {p: names(a) for p, a in only_areas(facts_of(b)).items()} == {org("GGD"): ["Noord"]}
    b.tie(Serves, org("GGD"), Ref("Area", "geb-Stad"))
    assert {p: names(a) for p, a in only_areas(facts_of(b)).items()} == {org("GGD"): ["Stad"]}
    # Who works in the whole town works in Noord: GGD is not alone anywhere any more.
    b.tie(Serves, org("Sport"), Ref("Area", "geb-Stad"))
    assert only_areas(facts_of(b)) == {}
    # A consultation works somewhere as its members.
    b.tie(Serves, meeting("J"), Ref("Area", "geb-Zuid"))
    assert only_areas(facts_of(b)) == {}


def test_who_meets_nobody_else_and_who_is_cut_off() -> None:
    found = answer(town())
    assert names(of(found, "School").lost.alone) == ["Sport"]
    assert names(of(found, "Politie").lost.alone) == ["Gemeente"]
    assert names(of(found, "GGD").lost.alone) == ["OOV"]
    assert {p.id: names(parties) for p, parties in cut_off(web_for(town())).items()} == {
        "org-Politie": ["Gemeente"],
        "org-School": ["Sport"],
    }
    # Each of these loses one thing.
    assert names(found.first[HubView.DEPENDENCE]) == ["GGD", "OOV", "Politie", "School"]


@pytest.mark.parametrize("seed", range(25))
def test_fragmentation_and_who_is_cut_off_agree_with_taking_each_party_out(seed: int) -> None:
    b = random_town(seed, parties=12, tables=8)
    web, found = web_for(b), answer(b)
    meets = nx.Graph()
    meets.add_nodes_from(web.parties)
    rows, columns = web.meetings.nonzero()
    meets.add_edges_from((web.parties[a], web.parties[c]) for a, c in zip(rows, columns, strict=True) if a != c)
    cut = cut_off(web)
    for standing in found.parties:
        rest = meets.copy()
        rest.remove_node(standing.party)
        grown = fragmentation(rest) - fragmentation(meets)
        assert standing.lost.fragmentation == pytest.approx(max(0.0, grown)) or len(meets) < 3
        own = nx.node_connected_component(meets, standing.party) - {standing.party}
        parts = sorted(nx.connected_components(rest.subgraph(own)), key=lambda part: (-len(part), min(part)))
        assert set(cut.get(standing.party, ())) == set().union(*parts[1:])
        alone = {p for p in meets if set(meets[p]) == {standing.party}}
        assert set(standing.lost.alone) == alone


# --- seat-holders -----------------------------------------------------------------------------------------------------


def test_one_person_by_code_in_two_consultations() -> None:
    b = deciding()
    b.seat("Politie", "W", seat_holder_code="p1")
    b.seat("Politie", "K", seat_holder_code="p1")
    found = next(h for h in answer(b).seat_holders if h.code == "p1")
    assert (found.party, names(found.consultations), found.only, found.exact) == (
        org("Politie"),
        ["K", "W"],
        True,
        True,
    )
    assert set(names(found.lost.routes)) >= {"S", "W", "School", "Sport", "Welzijn"}
    assert [(theme.id, stage) for theme, stage in found.lost.stages] == [("T", "interpret")]
    assert [theme.id for theme in found.lost.themes] == ["T"]
    assert names(found.lost.alone) == ["Gemeente"]
    assert names(found.lost.tables) == ["K", "W"]


def test_a_second_seat_of_the_party_keeps_routes_and_voices() -> None:
    b = deciding()
    b.seat("Politie", "W", seat_holder_code="p1")
    b.seat("Politie", "K", seat_holder_code="p1")
    for table in "WK":
        b.seat("Politie", table, "jeugdagent", seat_holder_code="p2")
    assert [h for h in answer(b).seat_holders if h.party == org("Politie")] == []


def test_a_person_who_sits_for_two_parties_is_one() -> None:
    b = deciding()
    b.seat("School", "S", seat_holder_code="x")
    b.seat("Politie", "K", seat_holder_code="x")
    found = next(h for h in answer(b).seat_holders if h.code == "x")
    assert found.parties == (org("Politie"), org("School"))
    assert not found.only, "both sit in W too"
    assert found.lost.themes == ()
    assert "Sport" in names(found.lost.routes)


def test_a_party_with_one_seat_is_one_person_with_or_without_a_code_and_one_with_more_is_not_known() -> None:
    found = {h.party: h for h in answer(town()).seat_holders}
    assert names(sorted(found)) == ["GGD", "Gemeente", "OOV", "Sport", "Welzijn"]
    assert {h.code for h in found.values()} == {""}
    assert names(found[org("GGD")].lost.alone) == ["OOV"]
    b = town()
    b.seat("Welzijn", "W", seat_holder_code="w")
    assert {h.code for h in answer(b).seat_holders if h.party == org("Welzijn")} == {"w"}
    assert "hub.remark.no_codes" not in {r.code for r in answer(b).remarks}


def test_of_more_than_can_be_tested_the_rest_is_said_not_to_be_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    b = deciding()
    b.seat("Politie", "W", seat_holder_code="a")
    b.seat("Politie", "K", seat_holder_code="b")
    assert all(h.exact for h in answer(b).seat_holders)
    monkeypatch.setattr(holders, "MOST_TESTED", 1)
    found = answer(b).seat_holders
    # Gemeente and OOV have one seat and no code; those come first of who sits in one consultation.
    assert [names(h.parties) for h in found if h.lost.routes] == [["Gemeente"]]
    assert sorted((h.code, *names(h.parties)) for h in found if not h.exact) == [
        ("", "OOV"),
        ("a", "Politie"),
        ("b", "Politie"),
    ]


def test_most_first() -> None:
    counts = [h.lost.count for h in answer(random_town(3)).seat_holders]
    assert counts == sorted(counts, reverse=True)
    assert all(counts)


def arriving(facts: Facts) -> set[Ref]:
    """Return the parties and consultations with a known way to a decision, from scratch."""
    graph = staged(facts)
    costs = graph.to_sink(graph.matrix(known_only=True))
    places = [r.ref for r in (*facts.organisations, *facts.consultations)]
    return {place for place in places if np.isfinite(costs[graph.state(graph.entry(place))])}  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(40))
def test_routes_lost_without_a_seat_holder_agree_with_taking_the_seats_out(seed: int) -> None:
    b = random_town(seed)
    facts = facts_of(b)
    before = arriving(facts)
    held: dict[tuple[str, tuple[Ref, ...]], set[Ref]] = defaultdict(set)
    seats: dict[str, list[str]] = defaultdict(list)
    for of_party in facts.seats_of.values():
        for seat in of_party:
            if seat.seat_holder_code:
                seats[seat.seat_holder_code].append(seat.id)
    parties = {code: {facts.network.records[("TAKES_PART", i)].start for i in ids} for code, ids in seats.items()}  # type: ignore[attr-defined]
    for code, ids in seats.items():
        network = facts.network.with_records(removed=[("TAKES_PART", record_id) for record_id in ids])
        gone = before - arriving(Facts(network, facts.day)) - parties[code]
        held[(code, tuple(sorted(parties[code])))] = gone
    found = {(h.code, h.parties): set(h.lost.routes) for h in seat_holders(facts, web_for(b)) if h.code}
    assert {key: routes for key, routes in found.items() if routes} == {key: r for key, r in held.items() if r}
