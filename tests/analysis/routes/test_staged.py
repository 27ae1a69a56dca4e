"""The graph that routes are looked for in: its places, arcs and costs, solved by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.staged import Arc, ArcKind, Cost, Level, Staged, Standing, Vertex, moves, staged
from netmap.model import Ref
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, meeting, org

NOORD, ZUID = Ref("Area", "geb-noord"), Ref("Area", "geb-zuid")


def graph(b: Build, theme: str = "", area: str = "", *, verifiers: tuple[Ref, ...] = ()) -> Staged:
    return staged(Facts(b.network(), DAY), theme, area, verifiers=verifiers)


def pairs(b: Build, theme: str = "", area: str = "") -> dict[tuple[Vertex, Vertex], Arc]:
    found = {}
    for arc in moves(Facts(b.network(), DAY), theme, area).arcs:
        assert arc.end is not None
        found[(arc.start, arc.end)] = arc
    return found


def own(name: str) -> Vertex:
    return Vertex(org(name), Standing.OWN)


def home(name: str) -> Vertex:
    return Vertex(org(name), Standing.HOME)


def member(name: str) -> Vertex:
    return Vertex(org(name), Standing.MEMBER)


def table(name: str) -> Vertex:
    return Vertex(meeting(name), Standing.TABLE)


def town() -> Build:
    """Youth work sits in W, the police in W and D; W hands on to D."""
    b = Build()
    b.org("youth")
    b.org("police")
    b.meeting("W")
    b.meeting("D")
    b.seat("youth", "W")
    b.seat("police", "W")
    b.seat("police", "D", may_commit=True)
    b.route(meeting("W"), meeting("D"))
    return b


# --- moves ----------------------------------------------------------------------------------------------------------


def test_a_seat_lets_a_party_bring_hear_and_carry() -> None:
    found = {ends: (arc.kind, arc.cost, arc.party) for ends, arc in pairs(town()).items()}
    youth = org("youth")
    assert found[(own("youth"), table("W"))] == (ArcKind.OWN_SEAT, Cost(steps=1), youth)
    assert found[(table("W"), member("youth"))] == (ArcKind.HEARS, Cost(), youth)
    assert found[(member("youth"), table("W"))] == (ArcKind.SHARED, Cost(informal=1, steps=1), youth)
    assert found[(home("youth"), table("W"))] == (ArcKind.SHARED, Cost(informal=1, steps=1), youth)
    assert found[(member("youth"), home("youth"))] == (ArcKind.TAKES_HOME, Cost(informal=1, steps=1), youth)
    assert found[(table("D"), home("police"))] == (ArcKind.COMMITS, Cost(), org("police"))
    assert found[(table("W"), table("D"))] == (ArcKind.RECORDED, Cost(steps=1), None)
    assert (own("youth"), table("D")) not in found


def test_of_a_pair_the_cheapest_stays_and_of_equals_the_first_record() -> None:
    b = town()
    b.route(meeting("D"), org("police"))
    assert pairs(b)[(table("D"), home("police"))].kind is ArcKind.COMMITS
    seats = [b.seat("youth", "W", function=name) for name in ("a", "b", "c")]
    arc = pairs(b)[(own("youth"), table("W"))]
    assert arc.record
    assert arc.record.id == min(ref.id for ref in (*seats, m.Ref("TAKES_PART", _plain_seat())))


def _plain_seat() -> str:
    return m.seat_id(org("youth"), meeting("W"), None)


@pytest.mark.parametrize(("direction", "kind"), [("down", None), ("up", "informs"), ("lateral", "reports_back")])
def test_what_goes_down_or_only_tells_hands_nothing_over(direction: str, kind: str | None) -> None:
    b = town()
    b.route(meeting("D"), meeting("W"), direction, kind)
    assert (table("D"), table("W")) not in pairs(b)


def test_parts_of_a_party_and_channels_lead_further() -> None:
    b = town()
    b.org("team", part_of="police")
    channel = b.add(m.Channel(id="balie", label_nl="balie", origin=m.Origin.LOCAL))
    b.tie(m.PresentIn, org("team"), channel)
    found = pairs(b)
    assert found[(own("team"), home("police"))].kind is ArcKind.IN_HOUSE
    assert found[(home("police"), home("team"))].cost == Cost(informal=1, steps=1)
    assert found[(Vertex(channel, Standing.CHANNEL), own("team"))].kind is ArcKind.SEES


def test_a_route_for_another_theme_is_left_out() -> None:
    b = town()
    b.theme("T", "U")
    b.add(replace(_route(b), theme="U"))
    assert (table("W"), table("D")) in pairs(b)
    assert (table("W"), table("D")) in pairs(b, "U")
    assert (table("W"), table("D")) not in pairs(b, "T")


def _route(b: Build) -> m.PassesOn:
    (found,) = (record for record in b.records.values() if isinstance(record, m.PassesOn))
    return found


def test_what_is_not_active_is_no_place_and_no_way() -> None:
    b = town()
    b.meeting("W", status=m.Status.ENDED)
    found = graph(b)
    assert found.entry(meeting("W")) is None
    assert meeting("W") not in found.states_of
    assert all(table("W") not in ends for ends in pairs(b))


# --- areas ----------------------------------------------------------------------------------------------------------


def test_a_consultation_that_serves_other_areas_only_is_no_table() -> None:
    b = town()
    for area, parent in (("stad", None), ("noord", "stad"), ("zuid", "stad"), ("plein", "noord")):
        b.area(area, parent)
    assert (own("youth"), table("W")) in pairs(b, area="geb-zuid"), "it may be anywhere"
    b.tie(m.Serves, meeting("W"), NOORD)
    b.meeting("W", mandate=m.Mandate.ADVISE)
    away = graph(b, area="geb-zuid")
    assert away.moves.elsewhere == {meeting("W")}
    start = away.state(table("W"))
    assert not [n for n in np.flatnonzero(away.ends == start) if away.starts[n] != start], "nothing gets there"
    assert any(away.arcs[n].kind is ArcKind.HEARS for n in away.arcs_from(start)), "what is seen there goes on"
    for area in ("geb-noord", "geb-stad", "geb-plein", ""):
        here = graph(b, area=area)
        assert not here.moves.elsewhere
        assert here.state(table("W")) in here.ends
    b.tie(m.Serves, meeting("W"), ZUID)
    assert not graph(b, area="geb-zuid").moves.elsewhere


# --- stages ---------------------------------------------------------------------------------------------------------


def stage_arcs(found: Staged) -> set[tuple[ArcKind, Ref, Standing, bool]]:
    kinds = (ArcKind.VERIFY, ArcKind.INTERPRET, ArcKind.DECIDE)
    stages = (arc for arc in found.arcs if arc.kind in kinds)
    return {(arc.kind, arc.start.ref, arc.start.standing, not arc.cost.unknown) for arc in stages}


def test_a_yes_is_known_and_silence_is_perhaps() -> None:
    b = town()
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.complete("coverage")
    assert stage_arcs(graph(b)) == {
        (ArcKind.DECIDE, meeting("D"), Standing.TABLE, True),
        (ArcKind.INTERPRET, meeting("W"), Standing.TABLE, False),
        (ArcKind.DECIDE, meeting("W"), Standing.TABLE, False),
    }
    b.says("no", "mandate", meeting("W"))
    assert stage_arcs(graph(b)) == {(ArcKind.DECIDE, meeting("D"), Standing.TABLE, True)}


def test_who_said_not_to_interpret_is_not_taken_to_perhaps_do_so() -> None:
    b = town()
    b.theme("T")
    for name in "WD":
        b.says("no", "mandate", meeting(name))
    perhaps = {(ArcKind.INTERPRET, org(name), Standing.HOME, False) for name in ("police", "youth")}
    tables = {(ArcKind.INTERPRET, meeting(name), Standing.TABLE, False) for name in "WD"}
    assert stage_arcs(graph(b, "T")) == perhaps | tables
    b.nobody("T", "interpret", subject=org("youth"))
    assert stage_arcs(graph(b, "T")) == (perhaps | tables) - {(ArcKind.INTERPRET, org("youth"), Standing.HOME, False)}
    b.nobody("T", "interpret")
    assert stage_arcs(graph(b, "T")) == set(), "nobody does"


def test_who_coordinates_a_table_interprets_there_as_who_sits_there() -> None:
    b = town()
    b.theme("T")
    b.complete("coverage")
    b.org("lead")
    b.covers(org("lead"), "T", "interpret")
    b.tie(m.Coordinates, org("lead"), meeting("W"))
    found = graph(b, "T")
    assert (ArcKind.INTERPRET, meeting("W"), Standing.TABLE, True) in stage_arcs(found)
    assert found.abilities.members[meeting("W")] == {org("lead")}
    b.seat("lead", "W")
    b.org("agent")
    b.seat("agent", "W")
    b.covers(org("agent"), "T", "interpret")
    found = graph(b, "T")
    assert found.abilities.members[meeting("W")] == {org("lead"), org("agent")}
    assert sorted(found.hinges.values(), key=len)[-1] == {org("lead"), org("agent")}, "without both nobody does"


def test_who_sits_at_a_table_interprets_there_and_all_who_could_are_known() -> None:
    b = town()
    b.theme("T")
    for name in ("police", "youth"):
        b.covers(org(name), "T", "interpret")
    found = graph(b, "T")
    able = {found.arcs[number].start: members for number, members in found.hinges.items()}
    assert able == {table("W"): {org("police"), org("youth")}, table("D"): {org("police")}}
    assert {found.arcs[number].party for number in found.hinges} == {org("police")}, "the first by id speaks for all"
    b.covers(meeting("W"), "T", "interpret")
    assert len(graph(b, "T").hinges) == 1, "W interprets itself"


def test_without_a_party_its_part_at_the_table_is_gone_too() -> None:
    b = town()
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.theme("T")
    b.org("health")
    b.seat("health", "D")
    b.covers(org("health"), "T", "interpret")
    found = graph(b)
    left = found.to_sink(found.matrix(known_only=True, without=(org("health"),)))
    assert np.isinf(left[found.state(table("D"))])
    assert np.isfinite(found.to_sink(found.matrix(known_only=True))[found.state(table("D"))])


def test_checking_is_a_stage_of_its_own_only_when_it_counts() -> None:
    b = town()
    b.meeting("D", mandate=m.Mandate.DECIDE)
    b.covers(org("youth"), "T", "interpret")
    b.theme("T")
    assert graph(b).levels == (Level.SIGNAL, Level.INTERPRETED)
    found = graph(b, verifiers=(meeting("W"),))
    assert found.levels == (Level.SIGNAL, Level.VERIFIED, Level.INTERPRETED)
    best = found.to_sink(found.matrix(known_only=True))
    # Youth work brings it to W (1 step), checks and interprets there, W hands on (1 step) to D, which decides.
    assert best[found.state(own("youth"))] == found.weight(Cost(steps=2)) - 1 + 5
    assert found.level(found.sink) is None
    assert found.vertex(found.sink) is None


# --- costs ----------------------------------------------------------------------------------------------------------


def test_costs_keep_their_order_as_numbers() -> None:
    found = graph(town())
    costs = [Cost(u, i, s, k) for u in (0, 1) for i in (0, 1, 3) for s in (0, 2, 9) for k in (0, 1)]
    assert [found.weight(cost) for cost in costs] == sorted({found.weight(cost) for cost in costs})
    assert found.weight(Cost()) == 1
    assert Cost(steps=1) + Cost(informal=1, steps=1, skipped=1) == Cost(0, 1, 2, 1)


def test_an_empty_network_has_only_the_sink() -> None:
    found = graph(Build())
    assert len(found.arcs) == 0
    assert list(found.arcs) == []
    assert found.entry(org("nobody")) is None
    assert found.to_sink(found.matrix()).tolist() == [0]


def test_arcs_are_looked_up_by_number_as_in_a_list() -> None:
    found = graph(town())
    arcs = list(found.arcs)
    assert found.arcs[-1] == arcs[-1]
    assert found.arcs[1:3] == arcs[1:3]
    with pytest.raises(IndexError):
        found.arcs[len(arcs)]
    for number, arc in enumerate(arcs):
        assert found.vertex(int(found.starts[number])) == arc.start
        assert found.weights[number] == found.weight(arc.cost)
        assert (found.known[number], found.recorded[number]) == (not arc.cost.unknown, not arc.cost.informal)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    b = random_town(seed, areas=True)
    for theme, area in (("", ""), ("T", "geb-noord")):
        one = graph(b, theme, area, verifiers=(meeting("t0"),))
        turned = Build()
        turned.records = dict(reversed(b.records.items()))
        other = graph(turned, theme, area, verifiers=(meeting("t0"),))
        assert one.moves.vertices == other.moves.vertices
        assert list(one.arcs) == list(other.arcs)
        assert (one.starts == other.starts).all()
        assert (one.ends == other.ends).all()
        assert (one.weights == other.weights).all()
