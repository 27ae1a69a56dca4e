"""Which way a signal goes from one place, on networks that are solved by hand, and against trying all walks."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.routes.results import Route, RouteAnswer, RouteStage, RouteStatus
from netmap.analysis.routes.staged import ArcKind
from netmap.analysis.routes.upward import find_route
from netmap.errors import UsageError
from netmap.model import Agreement, Certainty, Ref, Status
from tests.build import DAY, Build, meeting, org

YOUTH, DISTRICT, CORE = org("Jongerenwerk"), meeting("W"), meeting("K")


def town() -> Build:
    """Jongerenwerk and Politie in W, which hands on to K; GGD in K interprets T; K decides on T."""
    b = Build()
    b.theme("T", "U")
    for name, sector in (("Jongerenwerk", "youth_work"), ("Politie", "police"), ("GGD", "health")):
        b.org(name, sector)
    b.meeting("W", per_year=26.0, mandate=m.Mandate.ALIGN)
    b.meeting("K", per_year=12.0, mandate=m.Mandate.DECIDE, decides=("T",))
    b.seat("Jongerenwerk", "W", "jongerenwerker")
    b.seat("Politie", "W", "wijkagent")
    b.seat("Politie", "K")
    b.seat("GGD", "K", "adviseur")
    b.covers(org("GGD"), "T", "interpret")
    b.route(DISTRICT, CORE, agreed=Agreement.AGREED, criterion="als het de wijk overstijgt", by_function="voorzitter")
    return b


def asked(b: Build, source: Ref = YOUTH, theme: str = "T", area: str = "", most: int = 3) -> RouteAnswer:
    return find_route(b.network(), DAY, source, theme, area, most=most)


def told(route: Route) -> list[tuple[str, str | None, str | None]]:
    """Return the steps as words: stage, who, where."""
    return [
        (s.stage.value, s.party.id.removeprefix("org-") if s.party else None, s.via.id[4:] if s.via else None)
        for s in route.steps
    ]


# --- the best route -------------------------------------------------------------------------------------------------


def test_a_signal_is_checked_interpreted_and_decided_on() -> None:
    answer = asked(town())
    assert answer.status is RouteStatus.ROUTE
    route = answer.routes[0]
    assert told(route) == [
        ("signal", "Jongerenwerk", None),
        ("pass", "Jongerenwerk", "W"),
        ("verify", "Politie", "W"),
        ("pass", None, "K"),
        ("interpret", "GGD", "K"),
        ("decide", None, "K"),
    ]
    assert (route.handovers, route.informal, route.skipped, route.unknown) == (2, 0, (), ())
    assert route.consultations == (DISTRICT, CORE)
    assert answer.asks == ()
    assert answer.missing_links == ()


def test_each_step_says_how_it_is_known() -> None:
    _, brings, checks, hands_on, interprets, decides = asked(town()).routes[0].steps
    assert (brings.kind, brings.formal, brings.function) == (ArcKind.OWN_SEAT, True, "jongerenwerker")
    assert checks.function == "wijkagent"
    assert (hands_on.agreed, hands_on.function) == (Agreement.AGREED, "voorzitter")
    assert hands_on.criterion == "als het de wijk overstijgt"
    assert (interprets.function, interprets.certainty) == ("adviseur", Certainty.STATED)
    assert [row.code for row in interprets.evidence] == ["route.evidence.seat_function", "gaps.evidence.covers"]
    assert decides.certainty is Certainty.BY_DEFINITION


def test_the_weakest_link_gives_the_certainty() -> None:
    b = town()
    assert asked(b).routes[0].certainty is Certainty.BY_DEFINITION
    b.seat("Jongerenwerk", "W", "jongerenwerker", certainty=Certainty.MENTIONED)
    assert asked(b).routes[0].certainty is Certainty.MENTIONED


def test_waiting_is_half_of_each_interval_and_only_when_all_are_known() -> None:
    b = town()
    assert asked(b).routes[0].waiting_days == pytest.approx(365.25 / 26 / 2 + 365.25 / 12 / 2)
    b.meeting("K", on_call=True, mandate=m.Mandate.DECIDE, decides=("T",))
    assert asked(b).routes[0].waiting_days == pytest.approx(365.25 / 26 / 2)
    b.meeting("W")
    assert asked(b).routes[0].waiting_days is None


def test_the_one_who_knows_the_theme_checks_it_before_one_who_does_not() -> None:
    b = town()
    b.org("Wonen", "housing")
    b.seat("Wonen", "W", "beheerder")
    assert asked(b).routes[0].steps[2].party == org("Politie")
    b.covers(org("Wonen"), "T", "signal")
    assert asked(b).routes[0].steps[2].party == org("Wonen")


def test_a_route_without_anybody_of_another_sector_skips_checking() -> None:
    b = Build()
    b.theme("T")
    b.org("A", "welfare")
    b.org("B", "welfare")
    b.meeting("W", mandate=m.Mandate.DECIDE, decides=("T",))
    b.seat("A", "W")
    b.seat("B", "W")
    b.covers(org("B"), "T", "interpret")
    assert asked(b, org("A")).routes[0].skipped == (RouteStage.VERIFY,)
    b.meeting("W", kind="team_meeting", mandate=m.Mandate.DECIDE, decides=("T",))
    checked = asked(b, org("A")).routes[0]
    assert checked.skipped == ()
    assert checked.steps[2].party is None


def test_a_seat_may_stand_for_another_sector_than_its_party() -> None:
    b = town()
    for name, sector in (("Politie", "police"), ("GGD", "health")):
        b.without("IN_SECTOR", m.tie_id("IN_SECTOR", org(name), Ref("Sector", sector)))
        b.org(name, "youth_work")
    assert asked(b).routes[0].skipped == (RouteStage.VERIFY,)
    b.seat("Politie", "W", "wijkagent", as_sector="police")
    assert asked(b).routes[0].skipped == ()


def test_who_may_decide_itself_needs_nobody() -> None:
    b = Build()
    b.theme("T")
    b.org("Gemeente")
    b.covers(org("Gemeente"), "T", "interpret")
    b.covers(org("Gemeente"), "T", "decide")
    answer = asked(b, org("Gemeente"))
    assert told(answer.routes[0]) == [
        ("signal", "Gemeente", None),
        ("interpret", "Gemeente", None),
        ("decide", "Gemeente", None),
    ]
    assert answer.routes[0].handovers == 0
    assert answer.routes[0].waiting_days == 0
    assert answer.disjoint == {"interpret": None, "decide": None}
    assert answer.single_points == ()
    assert len(answer.routes) == 1


def test_a_recorded_way_goes_before_a_shorter_one_through_a_shared_member() -> None:
    b = town()
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.without("PASSES_ON", m.route_id(DISTRICT, CORE, m.Direction.UP, None))
    b.route(DISTRICT, meeting("V"))
    b.route(meeting("V"), CORE)
    best, other = asked(b).routes
    assert [s.via for s in best.steps if s.stage is RouteStage.PASS] == [DISTRICT, meeting("V"), CORE]
    assert (best.informal, other.informal) == (0, 1)
    shared = next(s for s in other.steps if not s.formal)
    assert (shared.party, shared.via, shared.kind) == (org("Politie"), CORE, ArcKind.SHARED)
    assert len(shared.evidence) == 2
    assert other.certainty is Certainty.IMPLIED


def test_a_seat_that_may_commit_decides_at_the_table() -> None:
    b = Build()
    b.theme("T")
    b.org("Welzijn", "welfare")
    b.org("Gemeente", "municipality")
    b.meeting("W", mandate=m.Mandate.ADVISE, decides=("T",))
    b.seat("Welzijn", "W")
    b.seat("Gemeente", "W", "wijkmanager", may_commit=True)
    b.covers(org("Gemeente"), "T", "decide")
    route = asked(b, org("Welzijn")).routes[0]
    last = route.steps[-1]
    assert (last.party, last.via, last.kind, last.function) == (
        org("Gemeente"),
        meeting("W"),
        ArcKind.COMMITS,
        "wijkmanager",
    )
    assert route.informal == 0
    b.seat("Gemeente", "W", "wijkmanager")
    taken_home = asked(b, org("Welzijn")).routes[0]
    assert (taken_home.informal, taken_home.steps[-2].kind) == (1, ArcKind.TAKES_HOME)
    assert taken_home.steps[-1].via is None


def test_an_expert_interprets_as_his_organisation_and_sees_as_it() -> None:
    b = town()
    b.covers(org("GGD"), "U", "signal")
    b.without("Coverage", m.coverage_id(org("GGD"), "T", None, m.Stage.INTERPRET, None))
    b.expert("duider", "GGD", "T")
    route = asked(b).routes[0]
    assert ("interpret", "GGD", "K") in told(route)
    assert [row.code for row in route.steps[4].evidence][-1] == "gaps.evidence.expert"
    assert asked(b, Ref("Expert", "exp-duider")).source == org("GGD")


def test_an_expert_of_two_organisations_has_the_better_way_of_both() -> None:
    b = town()
    expert = b.expert("duider", "Aan", "T")
    b.org("Aan")
    assert asked(b, expert).status is RouteStatus.UNKNOWN
    b.tie(m.WorksFor, expert, YOUTH)
    answer = asked(b, expert)
    assert (answer.source, answer.status) == (YOUTH, RouteStatus.ROUTE)
    b.seat("Aan", "K")
    assert asked(b, expert).source == org("Aan"), "nearer"


def test_a_department_takes_it_to_its_whole_within_the_house() -> None:
    b = Build()
    b.theme("T")
    b.org("Gemeente")
    b.org("OOV", part_of="Gemeente")
    b.covers(org("Gemeente"), "T", "interpret")
    b.covers(org("Gemeente"), "T", "decide")
    route = asked(b, org("OOV")).routes[0]
    assert told(route)[1] == ("pass", "Gemeente", None)
    assert (route.steps[1].kind, route.informal) == (ArcKind.IN_HOUSE, 1)


def test_a_channel_is_seen_by_who_is_present_in_it() -> None:
    b = town()
    b.add(m.Channel(id="app", label_nl="appgroep"))
    channel = Ref("Channel", "app")
    assert asked(b, channel).status is RouteStatus.UNKNOWN
    assert [s.party for s in asked(b, channel).routes[0].steps] == [channel]
    b.tie(m.PresentIn, YOUTH, channel)
    route = asked(b, channel).routes[0]
    assert told(route)[:3] == [("signal", "app", None), ("pass", "Jongerenwerk", None), ("pass", "Jongerenwerk", "W")]
    assert route.steps[1].kind is ArcKind.SEES


def test_a_consultation_sees_as_a_whole() -> None:
    route = asked(town(), DISTRICT).routes[0]
    assert told(route)[:3] == [("signal", None, "W"), ("verify", None, "W"), ("pass", None, "K")]


# --- what counts for nothing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields", [{"direction": "down"}, {"kind": "informs"}, {"kind": "reports_back"}, {"theme": "U"}]
)
def test_a_way_down_or_about_something_else_hands_nothing_on(fields: dict[str, str]) -> None:
    b = town()
    b.without("PASSES_ON", m.route_id(DISTRICT, CORE, m.Direction.UP, None))
    b.route(DISTRICT, CORE, **fields)
    assert asked(b).routes[0].informal == 1


@pytest.mark.parametrize("status", [Status.PLANNED, Status.SUSPENDED, Status.ENDED, Status.UNKNOWN])
def test_what_is_not_active_counts_for_nothing(status: Status) -> None:
    b = town()
    b.meeting("K", status=status, mandate=m.Mandate.DECIDE, decides=("T",))
    answer = asked(b)
    assert answer.status is RouteStatus.UNKNOWN
    assert all(CORE not in route.consultations for route in answer.routes)
    with pytest.raises(UsageError, match=r"route\.unknown_place"):
        asked(b, CORE)


def test_an_unknown_source_and_an_empty_network_are_refused() -> None:
    for b, source in ((town(), org("niemand")), (Build(), org("Jongerenwerk")), (town(), Ref("Expert", "exp-x"))):
        with pytest.raises(UsageError) as caught:
            asked(b, source)
        assert (caught.value.code, caught.value.details) == ("route.unknown_place", {"found": source.id})


def test_two_parties_of_one_name_stay_two() -> None:
    b = town()
    b.add(m.Organisation(id="org-2", name="Jongerenwerk"))
    assert asked(b, Ref("Organisation", "org-2")).status is RouteStatus.UNKNOWN
    assert asked(b).status is RouteStatus.ROUTE


# --- other areas ------------------------------------------------------------------------------------------------------


def test_a_yes_for_an_area_holds_inside_it_only() -> None:
    b = town()
    b.area("Oost")
    b.area("Straat", "Oost")
    b.area("West")
    b.without("Coverage", m.coverage_id(org("GGD"), "T", None, m.Stage.INTERPRET, None))
    b.covers(org("GGD"), "T", "interpret", area="Oost")
    assert asked(b, area="geb-Oost").status is RouteStatus.ROUTE
    assert asked(b, area="geb-Straat").status is RouteStatus.ROUTE
    assert asked(b, area="geb-West").status is RouteStatus.UNKNOWN
    assert asked(b, area="geb-Straat").routes[0].steps[4].certainty is Certainty.BY_DEFINITION


# --- alternatives -----------------------------------------------------------------------------------------------------


def many() -> Build:
    """Between A in W and the decision lie X, Y and Z side by side."""
    b = Build()
    b.theme("T")
    b.org("A", "welfare")
    b.meeting("W", mandate=m.Mandate.ALIGN)
    b.seat("A", "W")
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("T",))
    b.covers(meeting("D"), "T", "interpret")
    for name in "XYZ":
        b.meeting(name, mandate=m.Mandate.ALIGN)
        b.route(meeting("W"), meeting(name))
        b.route(meeting(name), meeting("D"))
    return b


def test_alternatives_differ_in_a_consultation_and_come_by_cost_then_id() -> None:
    routes = asked(many(), org("A")).routes
    assert [route.consultations[1] for route in routes] == [meeting("X"), meeting("Y"), meeting("Z")]
    assert len(asked(many(), org("A"), most=2).routes) == 2
    assert len(asked(many(), org("A"), most=9).routes) == 3


def test_a_route_that_is_found_in_two_ways_is_told_once() -> None:
    b = Build()
    b.theme("T")
    b.org("A", "welfare")
    for low, high in (("P", "D"), ("Q", "E")):
        b.meeting(low, mandate=m.Mandate.ALIGN)
        b.meeting(high, mandate=m.Mandate.DECIDE, decides=("T",))
        b.seat("A", low)
        b.route(meeting(low), meeting(high))
        b.covers(meeting(high), "T", "interpret")
    routes = asked(b, org("A")).routes
    assert [route.consultations for route in routes] == [(meeting("P"), meeting("D")), (meeting("Q"), meeting("E"))]


def test_what_all_routes_need_is_named() -> None:
    answer = asked(many(), org("A"))
    assert answer.single_points == (meeting("W"), meeting("D"))
    assert answer.disjoint == {"interpret": 1, "decide": None}


def test_the_only_member_who_interprets_is_a_single_point() -> None:
    b = town()
    assert asked(b).single_points == (DISTRICT, CORE, org("GGD"))
    b.org("GGZ", "health")
    b.seat("GGZ", "K")
    b.covers(org("GGZ"), "T", "interpret")
    assert asked(b).single_points == (DISTRICT, CORE)
