"""Where signals stop and go round, on networks that are solved by hand."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

from netmap import model as m
from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.routes import route_to
from netmap.analysis.results import Confidence, Relevance, State
from netmap.analysis.routes.dead_ends import Ends, find_ends
from netmap.analysis.routes.results import DeadEndType
from netmap.analysis.routes.staged import Level, staged
from netmap.model import Ref
from tests.analysis.judging import LINE, gaps
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, meeting, org

STOPS, DECIDE, INTERPRET = DeadEndType.STOPS, DeadEndType.DECIDE, DeadEndType.INTERPRET


def ends(b: Build, theme: str = "", area: str = "") -> Ends:
    return find_ends(Facts(b.network(), DAY), theme, area)


def types(b: Build, theme: str = "", area: str = "") -> dict[Ref, list[DeadEndType]]:
    found: dict[Ref, list[DeadEndType]] = {}
    for end in ends(b, theme, area).dead_ends:
        found.setdefault(end.place, []).append(end.type)
    return {place: sorted(kinds) for place, kinds in found.items()}


def town() -> Build:
    """W and V hand on to K; D decides."""
    b = Build()
    b.org("gemeente", "municipality", actor_type="municipality")
    b.meeting("W", mandate=m.Mandate.ALIGN, chair="gemeente")
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.meeting("K", mandate=m.Mandate.ALIGN)
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.route(meeting("W"), meeting("K"))
    b.route(meeting("V"), meeting("K"))
    return b


# --- dead ends ------------------------------------------------------------------------------------------------------


def test_silence_is_a_question_and_no_dead_end() -> None:
    found = ends(town())
    assert found.dead_ends == ()
    assert found.no_way_up == (meeting("K"),)
    assert [(ask.subject, ask.code) for ask in found.asks] == [(meeting("K"), "gaps.ask.route")]
    assert found.asks[0].addressees == (org("gemeente"),)


def test_a_stated_nobody_is_where_it_stops_with_all_that_stands_behind() -> None:
    b = town()
    b.says("no", "route", meeting("K"), provenance=("import|Escalatie|7",))
    stop, no_interpreter = ends(b).dead_ends
    assert (stop.place, no_interpreter.place) == (meeting("K"), meeting("K"))
    assert {stop.type, no_interpreter.type} == {STOPS, INTERPRET}, "and not once more that nobody decides"
    assert stop.behind == no_interpreter.behind == (meeting("V"), meeting("W"))
    assert stop.confidence is Confidence.ESTABLISHED
    assert stop.evidence[0].provenance == ("import|Escalatie|7",)
    assert ends(b).no_way_up == ()
    assert ends(b).asks == ()


def test_who_interprets_where_it_stops_is_there() -> None:
    b = town()
    b.says("no", "route", meeting("K"))
    b.meeting("K", mandate=m.Mandate.ADVISE)
    assert types(b) == {meeting("K"): [STOPS]}


def test_without_signals_or_without_a_known_mandate_it_only_gets_to_nobody_who_decides() -> None:
    b = town()
    b.says("no", "route", meeting("K"))
    b.meeting("K")
    assert types(b) == {meeting("K"): [DECIDE, INTERPRET]}, "its mandate is not known, so it may decide"
    assert {e.confidence for e in ends(b).dead_ends} == {Confidence.LIKELY}
    b.meeting("K", mandate=m.Mandate.ALIGN)
    b.says("no", "route", meeting("W"))
    b.records.pop(("PASSES_ON", m.route_id(meeting("W"), meeting("K"), m.Direction.UP, None)))
    assert types(b)[meeting("W")] == [DECIDE, INTERPRET], "nobody hands on to it"


def test_a_complete_list_of_routes_is_a_no_too() -> None:
    b = town()
    b.complete("escalation")
    found = ends(b)
    assert types(b) == {meeting("K"): [STOPS]}, "who interprets may still stand in a row that nobody told"
    assert [ask.code for ask in found.asks] == ["gaps.ask.interprets"]
    b.says("unknown", "route", meeting("K"))
    assert types(b) == {}
    assert ends(b).no_way_up == (meeting("K"),)


def test_who_decides_ends_no_way_and_is_not_asked() -> None:
    b = town()
    b.route(meeting("K"), meeting("D"))
    b.complete("escalation")
    assert ends(b) == Ends()


def test_a_party_without_any_tie_onwards_is_a_question_at_most() -> None:
    b = town()
    b.org("youth")
    b.seat("youth", "W")
    b.route(meeting("K"), org("youth"))
    b.complete("escalation")
    b.complete("coverage")
    found = ends(b)
    assert org("youth") not in {end.place for end in found.dead_ends}
    assert [ask.subject for ask in found.asks] == [org("youth")]
    b.says("no", "route", org("youth"))
    assert types(b) == {org("youth"): [DECIDE, INTERPRET]}, "it said so itself"


def at_table() -> Build:
    """X and Pol sit in H, which passes on to nobody; Pol interprets T."""
    b = Build()
    b.theme("T")
    b.org("Pol", "police")
    b.org("X", "welfare")
    b.meeting("H", mandate=m.Mandate.ALIGN)
    b.seat("X", "H")
    b.seat("Pol", "H", "agent")
    b.covers(org("Pol"), "T", "interpret")
    b.says("no", "route", meeting("H"))
    return b


def test_where_a_member_interprets_no_signal_stops_before_that() -> None:
    b = at_table()
    assert types(b) == {meeting("H"): [DECIDE]}
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.route(meeting("V"), meeting("H"))
    b.covers(org("Pol"), "T", "signal")
    assert types(b) == {meeting("H"): [STOPS]}
    assert ends(b).dead_ends[0].behind == (meeting("V"),)


def test_where_a_seat_that_may_commit_decides_nothing_stops() -> None:
    b = at_table()
    b.seat("Pol", "H", "agent", may_commit=True)
    b.covers(org("Pol"), "T", "decide")
    assert ends(b) == Ends()
    assert types(b, "T") == {}, "also when the theme is asked for"


def test_a_party_with_a_seat_where_it_is_decided_is_no_dead_end() -> None:
    b = Build()
    b.theme("T")
    b.org("P")
    b.org("Q")
    b.meeting("K", mandate=m.Mandate.DECIDE, decides=("T",))
    b.covers(meeting("K"), "T", "interpret")
    b.meeting("V")
    b.seat("P", "K")
    b.seat("Q", "V")
    b.route(meeting("V"), org("P"))
    b.says("no", "route", org("P"))
    assert ends(b).dead_ends == ()
    b.without("TAKES_PART", m.seat_id(org("P"), meeting("K"), None))
    assert types(b) == {org("P"): [DECIDE, INTERPRET]}


def test_who_interprets_for_itself_is_not_behind_where_others_stop() -> None:
    b = town()
    b.theme("T")
    b.org("Pol", "police")
    b.seat("Pol", "V")
    b.covers(org("Pol"), "T", "interpret")
    b.says("no", "route", meeting("K"))
    found = {end.type: end.behind for end in ends(b).dead_ends}
    assert found == {STOPS: (meeting("V"), meeting("W")), INTERPRET: (meeting("W"),)}


def test_what_was_told_long_ago_is_asked_whether_it_still_holds() -> None:
    b = town()
    b.says("no", "route", meeting("K"), checked="2019-01-01")
    found = ends(b)
    assert found.dead_ends == ()
    assert found.no_way_up == (meeting("K"),)
    assert [(ask.code, ask.subject, ask.addressees) for ask in found.asks] == [
        ("routes.ask.still", meeting("K"), (org("gemeente"),))
    ]
    b = town()
    b.complete("escalation", "2020-01-01")
    assert [(ask.code, ask.subject) for ask in ends(b).asks if ask.code == "routes.ask.still"] == [
        ("routes.ask.still", meeting("K"))
    ]
    assert ends(b).dead_ends == ()
    b.route(meeting("K"), meeting("V"))
    assert {ask.code for ask in ends(b).asks} == {"gaps.ask.circle", "gaps.ask.interprets"}, "a round is no 'nobody'"


def test_who_decides_at_the_table_is_not_asked_for_a_way_up() -> None:
    b = town()
    b.theme("T")
    b.org("Pol", "police")
    b.seat("Pol", "K", may_commit=True)
    b.covers(org("Pol"), "T", "decide")
    found = ends(b)
    assert found.no_way_up == ()
    assert [ask.subject for ask in found.asks] == [meeting("K")], "who interprets there is not known"
    b.covers(org("Pol"), "T", "interpret")
    assert ends(b).asks == ()


def test_a_row_that_may_not_hold_leaves_it_open() -> None:
    b = town()
    b.complete("escalation")
    b.route(meeting("K"), meeting("D"), status=m.Status.UNKNOWN)
    assert types(b) == {}


# --- loops ----------------------------------------------------------------------------------------------------------


def test_a_round_without_a_way_out_is_told_once() -> None:
    b = town()
    b.route(meeting("K"), meeting("V"))
    assert ends(b).loops == ((meeting("K"), meeting("V")),)
    assert [ask.code for ask in ends(b).asks] == ["gaps.ask.circle"]
    assert ends(b).no_way_up == ()
    b.route(meeting("V"), meeting("D"))
    assert ends(b).loops == ()


def test_a_round_out_of_which_a_seat_commits_arrives() -> None:
    b = town()
    b.theme("T")
    b.route(meeting("K"), meeting("V"))
    b.org("Pol", "police")
    b.seat("Pol", "V", may_commit=True)
    assert ends(b).loops == ((meeting("K"), meeting("V")),)
    b.covers(org("Pol"), "T", "decide")
    assert ends(b).loops == ()


def test_a_round_with_a_decider_in_it_arrives() -> None:
    b = town()
    b.route(meeting("K"), meeting("D"))
    b.route(meeting("D"), meeting("K"))
    assert ends(b).loops == ()


# --- themes and areas -----------------------------------------------------------------------------------------------


def test_with_a_theme_only_its_consultations_and_routes_count() -> None:
    b = town()
    b.theme("T", "U")
    assert ends(b, "T") == Ends()
    b.tie(m.DealsWith, meeting("W"), Ref("Theme", "T"))
    assert ends(b, "T").no_way_up == (meeting("K"),)
    (route,) = (r for r in b.records.values() if isinstance(r, m.PassesOn) and r.start == meeting("W"))
    b.add(replace(route, theme="U"))
    assert ends(b, "T").no_way_up == (meeting("W"),)
    b.says("no", "route", meeting("W"), theme="T")
    assert types(b, "T") == {meeting("W"): [DECIDE, INTERPRET]}
    assert types(b) == {}, "for other themes it does hand on"


def test_consultations_elsewhere_are_left_out() -> None:
    b = town()
    b.area("noord")
    b.area("zuid")
    b.records.pop(("PASSES_ON", m.route_id(meeting("W"), meeting("K"), m.Direction.UP, None)))
    b.tie(m.Serves, meeting("W"), Ref("Area", "geb-noord"))
    assert meeting("W") in ends(b).no_way_up
    assert meeting("W") in ends(b, area="geb-noord").no_way_up
    assert meeting("W") not in ends(b, area="geb-zuid").no_way_up


def test_where_signals_stop_elsewhere_nothing_is_said_of_it() -> None:
    b = town()
    b.area("noord")
    b.area("zuid")
    b.tie(m.Serves, meeting("K"), Ref("Area", "geb-noord"))
    b.says("no", "route", meeting("K"))
    assert meeting("K") in types(b, area="geb-noord")
    assert types(b, area="geb-zuid") == {}


# --- the same as elsewhere ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_every_dead_end_is_a_white_spot_and_every_question_one_that_is_asked_there(seed: int) -> None:
    b = random_town(seed)
    facts = Facts(b.network(), DAY)
    found = find_ends(facts)
    places = {end.place for end in found.dead_ends if end.type is not INTERPRET}
    spots = {spot.subjects[0] for spot in gaps(b, "consultation-route").findings}
    # A party that said so itself is here also when no consultation hands on to it.
    assert {place.label for place in places - spots} <= {"Organisation"}
    recorded = recorded_ways(facts)
    rounds = {ref: part for part in nx.strongly_connected_components(facts.onward) for ref in part}
    for spot in spots - places:
        assert any("decide" in recorded[place] for place in rounds[spot]), spot
    for end in found.dead_ends:
        stage = "interpret" if end.type is INTERPRET else "decide"
        assert not [place for place in (end.place, *end.behind) if stage in recorded[place]]
    for place in (*found.no_way_up, *(place for loop in found.loops for place in loop)):
        assert "decide" not in recorded[place]
    for end in found.dead_ends:
        stage = "interpret" if end.type is INTERPRET else "decide"
        demand = Demand(LINE["consultation-route"], (end.place,), Relevance.CONCEIVABLE)
        assert route_to(facts, demand, (stage,)).state is State.ABSENT
        for place in end.behind:
            demand = Demand(LINE["consultation-route"], (place,), Relevance.CONCEIVABLE)
            assert end.place in route_to(facts, demand, (stage,)).at
    assert len({(end.place, end.type) for end in found.dead_ends}) == len(found.dead_ends)
    for place in found.no_way_up:
        assert facts.onward.out_degree(place) == 0
        assert place not in facts.deciders
        assert place in {ask.subject for ask in found.asks}


def recorded_ways(facts: Facts) -> dict[Ref, set[str]]:
    """Return which stages each place gets to along recorded, known steps: by walking the arcs one by one."""
    graph = staged(facts)
    plain: nx.DiGraph[int] = nx.DiGraph()
    plain.add_nodes_from(range(graph.sink + 1))
    free = [n for n, arc in enumerate(graph.arcs) if not (arc.cost.unknown or arc.cost.informal)]
    plain.add_edges_from((int(graph.starts[n]), int(graph.ends[n])) for n in free)
    found: dict[Ref, set[str]] = {}
    for place in graph.states_of:
        vertex = graph.entry(place)
        assert vertex
        seen, interpreted = (graph.state(vertex, level) for level in (Level.SIGNAL, Level.INTERPRETED))
        levels = {graph.level(state) for state in nx.descendants(plain, seen)}
        found[place] = {"interpret"} if Level.INTERPRETED in levels else set()
        if graph.sink in nx.descendants(plain, interpreted):
            found[place].add("decide")
    return found


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    b = random_town(seed)
    one = ends(b, "T")
    b.records = dict(reversed(b.records.items()))
    assert ends(b, "T") == one
