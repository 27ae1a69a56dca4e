"""The picture of one route, drawn from answers that are made by hand and from networks that are solved by hand."""

from __future__ import annotations

from typing import Any

import pytest

from netmap import model as m
from netmap.analysis import pictures as p
from netmap.analysis.pictures.scene import Scene
from netmap.analysis.pictures.views_route import route_view
from netmap.analysis.results import Ask
from netmap.analysis.routes.results import MissingLink, Route, RouteAnswer, RouteStage, RouteStatus, Step
from netmap.analysis.routes.staged import ArcKind
from netmap.errors import UsageError
from netmap.model import Certainty, Ref, Stage
from tests.analysis.test_pictures_views import S, node, picture, tie
from tests.build import DAY, Build, meeting, org

K = p.TieKind


def town() -> Build:
    """A sits in W; B in W and V; C in K, which decides; G interprets in W."""
    b = Build()
    b.theme("T")
    for name in "ABCG":
        b.org(name)
    for name in "WVK":
        b.meeting(name)
    for who, where in ("AW", "BW", "GW", "BV", "CK"):
        b.seat(who, where)
    return b


def step(stage: str, party: str = "", via: str = "", kind: ArcKind | None = None, **more: Any) -> Step:
    return Step(
        stage=RouteStage(stage),
        party=org(party) if party else None,
        via=meeting(via) if via else None,
        kind=kind,
        **more,
    )


def way(*steps: Step, informal: int = 0, unknown: tuple[str, ...] = ()) -> Route:
    handed = sum(one.kind is not None and one.stage is RouteStage.PASS for one in steps)
    return Route(
        steps=steps,
        handovers=handed,
        informal=informal,
        certainty=Certainty.STATED,
        waiting_days=None,
        unknown=tuple(RouteStage(one) for one in unknown),
    )


FORMAL = way(
    step("signal", "A"),
    step("pass", "A", "W", ArcKind.OWN_SEAT),
    step("interpret", "G", "W"),
    step("pass", "", "K", ArcKind.RECORDED),
    step("decide", "", "K"),
)
THROUGH_B = way(
    step("signal", "A"),
    step("pass", "A", "W", ArcKind.OWN_SEAT),
    step("interpret", "G", "W"),
    step("pass", "B", "V", ArcKind.SHARED, formal=False),
    step("pass", "", "K", ArcKind.RECORDED),
    step("decide", "C", "K"),
    informal=1,
)


def link(start: Ref, end: Ref | None, stage: Stage | None, *, known: bool, also: tuple[MissingLink, ...] = ()) -> Any:
    return MissingLink(start=start, end=end, stage=stage, known=known, cost=1 + len(also), ask=Ask(code="x"), also=also)


def drawn(status: str, *routes: Route, source: str = "A", most: int = 60, **more: Any) -> p.View:
    answer = RouteAnswer(source=org(source), theme=None, area=None, status=RouteStatus(status), routes=routes, **more)
    wish = p.Wish(subject=S.ROUTE, subjects=(f"Organisation:org-{source}",), most=most)
    return route_view(Scene(town().network(), DAY), wish, answer)


def names(view: p.View) -> list[str]:
    return [one.id.rpartition("-")[2] for one in view.nodes]


def missing(view: p.View) -> list[tuple[str, dict[str, Any], list[str], list[str]]]:
    """Return what is missing: its code and values, and what leads there and from there."""
    found = []
    for one in view.nodes:
        if one.kind is p.NodeKind.MISSING:
            before = [t.start.rpartition("-")[2] for t in view.ties if t.end == one.id]
            after = [t.end.rpartition("-")[2] for t in view.ties if t.start == one.id]
            found.append((one.code, {k: one.values[k] for k in ("known", "stage", "first")}, before, after))
    return found


# --- routes -------------------------------------------------------------------------------------------------------


def test_a_route_runs_from_left_to_right_with_its_numbers_and_what_is_done_there() -> None:
    view = drawn("route", FORMAL)
    assert names(view) == ["A", "W", "K"]
    assert [n.column for n in view.nodes] == [0, 1, 2]
    assert [n.values["numbers"] for n in view.nodes] == [(1,), (2, 3), (4, 5)]
    assert node(view, "ovl-W").values["does"] == (("interpret", org("G"), 3),)
    assert node(view, "ovl-K").values["does"] == (("decide", None, 5),)
    assert node(view, "ovl-K").values["decides"]
    assert "decides" not in node(view, "ovl-W").values
    assert view.centre == tuple(n.id for n in view.nodes)
    assert (view.code, view.counts["handovers"], view.counts["informal"], view.counts["alternatives"]) == (
        "route",
        2,
        0,
        0,
    )
    assert [(t.kinds, t.directed, t.best, t.informal) for t in view.ties] == [
        ((K.BRINGS,), True, True, False),
        ((K.ROUTE,), True, True, False),
    ]


def test_who_takes_it_along_stands_in_between_and_is_not_recorded() -> None:
    view = drawn("route", THROUGH_B)
    assert names(view) == ["A", "W", "B", "V", "K"]
    assert [n.column for n in view.nodes] == [0, 1, 2, 3, 4]
    assert node(view, "org-B").values["carries"]
    assert node(view, "org-B").values["numbers"] == ()  # the step is taken at the table
    assert tie(view, "W", "B").kinds == (K.HEARS,)
    assert tie(view, "B", "V").kinds == (K.CARRIES,)
    assert [t.informal for t in view.ties] == [False, True, True, False]
    assert view.counts["informal"] == 1


def test_alternatives_are_drawn_beside_the_best_route_and_only_that_is_marked() -> None:
    view = drawn("route", FORMAL, THROUGH_B)
    assert names(view) == ["A", "W", "K", "B", "V"]
    assert [n.id.rpartition("-")[2] for n in view.nodes if n.id in view.centre] == ["A", "W", "K"]
    assert {(t.start.rpartition("-")[2], t.end.rpartition("-")[2]) for t in view.ties if t.best} == {
        ("A", "W"),
        ("W", "K"),
    }
    assert view.counts["alternatives"] == 1
    assert [n.row for n in view.nodes] == [0, 0, 0, 1, 1]  # the best route is one straight line
    assert node(view, "org-B").values["numbers"] == ()
    # What is recorded once is recorded, also where another route goes there informally.
    assert not tie(view, "A", "W").informal


def test_the_best_route_is_whole_however_little_is_asked_for() -> None:
    view = drawn("route", FORMAL, THROUGH_B, most=1)
    assert names(view) == ["A", "W", "K"]
    assert view.total == 5
    assert node(view, "ovl-W").hidden == 1
    assert names(drawn("route", FORMAL, THROUGH_B, most=4)) == ["A", "W", "K", "B"]


def test_who_sees_it_and_decides_alone_is_a_route_without_lines() -> None:
    alone = way(step("signal", "A"), step("interpret", "A"), step("decide", "A"))
    view = drawn("route", alone)
    assert names(view) == ["A"]
    assert view.ties == ()
    assert view.nodes[0].values["does"] == (("interpret", None, 2), ("decide", None, 3))


def test_a_seat_with_a_mandate_decides_at_its_table_and_takes_it_home_when_handed_on() -> None:
    there = way(
        step("signal", "A"), step("pass", "A", "W", ArcKind.OWN_SEAT), step("decide", "B", "W", ArcKind.COMMITS)
    )
    view = drawn("route", there)
    assert names(view) == ["A", "W"]
    assert node(view, "ovl-W").values["does"] == (("decide", org("B"), 3),)
    home = way(
        step("signal", "A"),
        step("pass", "A", "W", ArcKind.OWN_SEAT),
        step("pass", "B", "", ArcKind.TAKES_HOME, formal=False),
        step("decide", "B"),
    )
    view = drawn("route", home)
    assert names(view) == ["A", "W", "B"]
    assert tie(view, "W", "B").kinds == (K.TAKES_HOME,)
    assert tie(view, "W", "B").informal


def test_a_signal_that_goes_round_comes_back_with_another_number() -> None:
    round_ = way(
        step("signal", "A"),
        step("pass", "A", "W", ArcKind.OWN_SEAT),
        step("pass", "", "V", ArcKind.RECORDED),
        step("interpret", "B", "V"),
        step("pass", "", "W", ArcKind.RECORDED),
        step("decide", "", "W"),
    )
    view = drawn("route", round_)
    assert names(view) == ["A", "W", "V"]
    assert node(view, "ovl-W").values["numbers"] == (2, 5, 6)
    assert len(view.ties) == 3


# --- what is missing ----------------------------------------------------------------------------------------------


def test_a_stage_of_which_nobody_is_named_is_a_question_behind_its_place() -> None:
    chain = way(
        step("signal", "A"),
        step("pass", "A", "W", ArcKind.OWN_SEAT),
        step("interpret", "G", "W"),
        step("decide", "", "W", known=False),
        unknown=("decide",),
    )
    view = drawn("unknown", chain)
    assert missing(view) == [("takes", {"known": "unknown", "stage": "decide", "first": True}, ["W"], [])]
    assert node(view, "missing:1").column == 2
    assert "decides" not in node(view, "ovl-W").values


def test_a_chain_that_stops_asks_once_for_a_way_on() -> None:
    chain = way(step("signal", "A"), step("pass", "A", "W", ArcKind.OWN_SEAT), unknown=("interpret", "decide"))
    other = way(step("signal", "A"), step("pass", "", "V", ArcKind.RECORDED), unknown=("interpret", "decide"))
    view = drawn("unknown", chain, other)
    assert missing(view) == [
        ("route", {"known": "unknown", "stage": "", "first": True}, ["W"], []),
        ("route", {"known": "unknown", "stage": "", "first": False}, ["V"], []),
    ]


def test_the_cheapest_missing_link_is_drawn_between_its_ends_and_with_all_that_it_takes() -> None:
    needed = link(meeting("W"), None, Stage.INTERPRET, known=False)
    view = drawn(
        "no_route",
        missing_links=(
            link(org("A"), meeting("W"), None, known=True, also=(needed,)),
            link(org("A"), meeting("K"), None, known=False),
        ),
    )
    assert names(view)[:2] == ["A", "W"]
    assert missing(view) == [
        ("link", {"known": "absent", "stage": "", "first": True}, ["A"], ["W"]),
        ("takes", {"known": "unknown", "stage": "interpret", "first": True}, ["W"], []),
    ]
    assert [node(view, name).column for name in ("org-A", "missing:1", "ovl-W", "missing:2")] == [0, 1, 2, 3]


def test_a_missing_link_says_the_same_thing_once() -> None:
    chain = way(step("signal", "A"), step("pass", "A", "W", ArcKind.OWN_SEAT), unknown=("interpret", "decide"))
    view = drawn("unknown", chain, missing_links=(link(meeting("W"), meeting("K"), None, known=False),))
    assert missing(view) == [("link", {"known": "unknown", "stage": "", "first": True}, ["W"], ["K"])]


def test_without_any_way_and_any_link_the_missing_place_stands_behind_who_sees_it() -> None:
    assert missing(drawn("no_route")) == [("route", {"known": "absent", "stage": "", "first": True}, ["A"], [])]
    assert missing(drawn("unknown")) == [("route", {"known": "unknown", "stage": "", "first": True}, ["A"], [])]


# --- from a network -----------------------------------------------------------------------------------------------


def test_a_picture_of_a_route_follows_the_network() -> None:
    b = town()
    b.covers(org("G"), "T", "interpret")
    b.route(meeting("W"), meeting("K"))
    b.covers(meeting("K"), "T", "decide")
    view = picture(b, S.ROUTE, "Organisation:org-A", "Theme:T")
    assert view.code == "route"
    assert names(view)[:3] == ["A", "W", "K"]
    assert node(view, "ovl-K").values["decides"]


def test_silence_draws_a_question_and_never_a_stop() -> None:
    view = picture(town(), S.ROUTE, "Organisation:org-A", "Theme:T")
    assert view.code == "unknown"
    assert {known["known"] for _, known, _, _ in missing(view)} == {"unknown"}


def test_a_signal_may_begin_in_a_channel_or_a_consultation() -> None:
    b = town()
    b.add(m.Channel(id="loket", label_nl="Loket"))
    b.tie(m.PresentIn, org("A"), Ref("Channel", "loket"))
    view = picture(b, S.ROUTE, "Channel:loket")
    assert view.nodes[0].kind is p.NodeKind.CHANNEL
    assert tie(view, "Channel:loket", "A").kinds == (K.SEES,)
    assert picture(b, S.ROUTE, "Consultation:ovl-W").nodes[0].id == "Consultation:ovl-W"


@pytest.mark.parametrize(
    "subjects",
    [
        (),
        ("Organisation:org-weg",),
        ("Theme:T",),
        ("nothing",),
        ("Organisation:org-A", "Theme:weg"),
        ("Organisation:org-A", "Theme:T", "Theme:T"),
        ("Organisation:org-A", "Organisation:org-B"),
    ],
)
def test_a_route_of_something_that_is_not_there_says_so(subjects: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        picture(town(), S.ROUTE, *subjects)
