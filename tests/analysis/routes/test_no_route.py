"""Whether there is no way at all, or nobody said: on networks that are solved by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from netmap import model as m
from netmap.analysis.routes.results import RouteStage, RouteStatus
from netmap.model import Ref, Status
from tests.analysis.routes.test_upward import CORE, DISTRICT, YOUTH, asked, told, town
from tests.build import Build, meeting, org


def stopped() -> Build:
    """Jongerenwerk in W, which passes on to nobody; all of it told."""
    b = Build()
    b.theme("T")
    b.org("Jongerenwerk", "youth_work")
    b.meeting("W", mandate=m.Mandate.ALIGN)
    b.seat("Jongerenwerk", "W")
    b.says("no", "route", DISTRICT)
    b.says("no", "route", YOUTH)
    b.complete("participation")
    b.complete("coverage")
    return b


def test_there_is_none_when_everything_around_was_told() -> None:
    answer = asked(stopped())
    assert answer.status is RouteStatus.NO_ROUTE
    assert told(answer.routes[0]) == [("signal", "Jongerenwerk", None), ("pass", "Jongerenwerk", "W")]
    assert answer.routes[0].unknown == (RouteStage.INTERPRET, RouteStage.DECIDE)
    assert answer.asks == ()


def unsay_route(b: Build, place: Ref) -> None:
    b.without("Statement", m.statement_id({"about": m.About.ROUTE, "subject": str(place)}))


def _without_complete(value: str) -> tuple[str, str]:
    return "Setting", m.setting_id(m.SettingKey.COMPLETE, value, "2026-08-20")


@pytest.mark.parametrize(
    "untold",
    [
        lambda b: b.without(*_without_complete("participation")),
        lambda b: b.without(*_without_complete("coverage")),
        lambda b: b.says("unknown", "seat", YOUTH, object=str(DISTRICT)),
        lambda b: b.says("unknown", "seat", YOUTH),
        lambda b: b.says("unknown", "coverage", DISTRICT, theme="T", stage=m.Stage.DECIDE),
        lambda b: b.meeting("W"),
        lambda b: b.meeting("W", mandate=m.Mandate.DECIDE),
        lambda b: b.add(replace(b.network().get(b.says("no", "route", DISTRICT)), direction=m.Direction.DOWN)),
        lambda b: (
            b.add(m.Expert(id="exp-x", title="duider"))
            and b.tie(m.DealsWith, Ref("Expert", "exp-x"), Ref("Theme", "T"))
        ),
        lambda b: b.org("Politie", "police", status=Status.UNKNOWN) and b.seat("Politie", "W"),
    ],
)
def test_silence_is_never_a_no(untold: Callable[[Build], object]) -> None:
    b = stopped()
    untold(b)
    answer = asked(b)
    assert answer.status is RouteStatus.UNKNOWN
    assert answer.asks, "what is not known is asked"


def test_a_suspended_row_leaves_open_only_what_it_would_make() -> None:
    b = stopped()
    b.meeting("K", mandate=m.Mandate.DECIDE, decides=("T",))
    b.covers(meeting("K"), "T", "interpret")
    b.seat("Jongerenwerk", "K", status=Status.SUSPENDED)
    answer = asked(b)
    assert answer.status is RouteStatus.UNKNOWN
    assert [ask.code for ask in answer.asks] == ["gaps.ask.exists.seat.suspended"]
    b.meeting("K", mandate=m.Mandate.ALIGN)
    b.without("Coverage", m.coverage_id(meeting("K"), "T", None, m.Stage.INTERPRET, None))
    assert asked(b).status is RouteStatus.NO_ROUTE


def test_a_complete_list_of_routes_says_it_as_well_as_niemand() -> None:
    b = stopped()
    for place in (DISTRICT, YOUTH):
        unsay_route(b, place)
    assert asked(b).status is RouteStatus.UNKNOWN
    b.complete("escalation")
    assert asked(b).status is RouteStatus.NO_ROUTE
    b.says("unknown", "route", DISTRICT)
    answer = asked(b)
    assert answer.status is RouteStatus.UNKNOWN
    assert [(ask.code, ask.subject) for ask in answer.asks] == [("gaps.ask.route", DISTRICT)]


def test_what_is_recorded_is_told_as_far_as_it_goes_and_the_stage_is_asked() -> None:
    b = town()
    b.meeting("K", per_year=12.0)
    answer = asked(b)
    assert answer.status is RouteStatus.UNKNOWN
    best = answer.routes[0]
    assert best.unknown == (RouteStage.DECIDE,)
    assert (best.steps[-1].known, best.steps[-1].via) == (False, CORE)
    assert next((ask.code, ask.subject) for ask in answer.asks) == ("gaps.ask.may_decide", CORE)


def test_a_party_without_any_recorded_tie_is_a_question() -> None:
    b = town()
    b.org("School", "education")
    answer = asked(b, org("School"))
    assert answer.status is RouteStatus.UNKNOWN
    assert told(answer.routes[0]) == [("signal", "School", None)]
    assert answer.asks[0].code == "gaps.ask.seat"
    assert answer.asks[0].addressees[0] == org("School")


def test_a_recorded_way_is_told_with_the_stage_that_is_known() -> None:
    b = stopped()
    b.covers(DISTRICT, "T", "interpret")
    answer = asked(b)
    assert told(answer.routes[0])[-1] == ("interpret", None, "W")
    assert answer.routes[0].unknown == (RouteStage.DECIDE,)


def test_a_circle_ends() -> None:
    b = stopped()
    unsay_route(b, DISTRICT)
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.route(DISTRICT, meeting("V"))
    b.route(meeting("V"), DISTRICT)
    b.complete("escalation")
    answer = asked(b)
    assert answer.status is RouteStatus.NO_ROUTE
    assert answer.routes[0].consultations == (DISTRICT, meeting("V"))


def test_the_longest_recorded_way_comes_first() -> None:
    b = stopped()
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.meeting("X", mandate=m.Mandate.ALIGN)
    b.seat("Jongerenwerk", "X")
    b.route(DISTRICT, meeting("V"))
    answer = asked(b)
    assert answer.status is RouteStatus.UNKNOWN
    assert [route.consultations for route in answer.routes] == [(DISTRICT, meeting("V")), (meeting("X"),)]
    assert len(asked(b, most=1).routes) == 1


def test_who_only_brings_it_home_with_a_mandate_is_not_where_the_way_stops() -> None:
    b = stopped()
    b.org("Politie", "police")
    b.seat("Politie", "W", may_commit=True)
    assert [told(route)[-1] for route in asked(b).routes] == [("pass", "Jongerenwerk", "W")]


def test_nobody_interprets_is_as_sure_as_a_complete_list() -> None:
    b = stopped()
    b.without(*_without_complete("coverage"))
    b.nobody("T", "interpret")
    assert asked(b).status is RouteStatus.UNKNOWN
    b.nobody("T", "decide")
    assert asked(b).status is RouteStatus.NO_ROUTE


def test_a_no_for_one_area_leaves_the_others_open() -> None:
    b = town()
    b.area("Oost")
    b.area("West")
    b.without("Coverage", m.coverage_id(org("GGD"), "T", None, m.Stage.INTERPRET, None))
    places = (YOUTH, org("Politie"), org("GGD"), DISTRICT, CORE)
    for place in places:
        b.says("no", "coverage", place, theme="T", stage=m.Stage.INTERPRET, area="geb-Oost")
    assert not any(step.known is False for step in asked(b, area="geb-Oost").routes[0].steps)
    assert any(step.known is False for step in asked(b, area="geb-West").routes[0].steps)
