"""What is asked where a way is not known: the first thing that nobody told, and never what was told already."""

from __future__ import annotations

from netmap import model as m
from netmap.analysis.results import Ask
from netmap.analysis.routes.results import RouteAnswer, RouteStage, RouteStatus
from netmap.analysis.routes.upward import find_route
from netmap.model import Stage
from tests.build import DAY, Build, meeting, org

#: Code, what about, and the stage.
Asked = tuple[str, str | None, Stage | None]


def half_way(*, advising: str | None = "T") -> Build:
    """A in W, which advises on T and hands on to D, which decides on U only; G is the municipality."""
    b = Build()
    b.theme("T", "U")
    b.org("A")
    b.org("G", "municipality", actor_type="municipality")
    b.meeting("W", mandate=m.Mandate.ADVISE, decides=(advising,) if advising else ())
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("U",))
    b.seat("A", "W")
    b.seat("G", "D")
    b.route(meeting("W"), meeting("D"))
    b.complete("escalation")
    b.complete("participation")
    return b


def find(b: Build, source: m.Ref | None = None, theme: str = "T") -> RouteAnswer:
    return find_route(b.network(), DAY, source or org("A"), theme)


def asked(asks: tuple[Ask, ...]) -> list[Asked]:
    return [(ask.code, ask.subject.id if ask.subject else None, ask.values.get("stage")) for ask in asks]


def about_interpreting(asks: tuple[Ask, ...]) -> list[Asked]:
    return [one for one in asked(asks) if "interpret" in one[0] or one[2] is Stage.INTERPRET]


def test_what_was_interpreted_is_not_asked_to_be_interpreted() -> None:
    answer = find(half_way())
    assert any(step.stage is RouteStage.INTERPRET for step in answer.routes[0].steps)
    assert asked(answer.asks) == [("gaps.ask.stage", "T", Stage.DECIDE)]
    assert answer.asks[0].addressees == (org("G"),), "the municipality knows who decides"


def test_what_is_interpreted_on_a_way_that_nobody_recorded_is_not_asked_either() -> None:
    b = half_way(advising="U")
    b.org("Kennispunt")
    b.covers(org("Kennispunt"), "T", "interpret")
    b.org("B")
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.seat("A", "V")
    b.seat("B", "V")
    b.seat("B", "Z")
    b.meeting("Z", mandate=m.Mandate.ALIGN)
    b.seat("Kennispunt", "Z")
    b.complete("coverage: T")
    b.complete("coverage")
    b.says("unknown", "route", meeting("V"))
    answer = find(b)
    assert RouteStage.INTERPRET in answer.routes[0].unknown
    assert answer.asks
    assert about_interpreting(answer.asks) == []


def test_a_told_mandate_is_not_asked_again() -> None:
    b = half_way(advising="U")
    b.nobody("T", "interpret")
    assert asked(find(b).asks) == [("gaps.ask.stage", "T", Stage.DECIDE)]


def test_of_a_table_that_advises_on_nobody_knows_what_the_themes_are_asked() -> None:
    b = half_way(advising=None)
    b.nobody("T", "interpret")
    b.without("PASSES_ON", m.route_id(meeting("W"), meeting("D"), m.Direction.UP, None))
    assert asked(find(b).asks) == [("gaps.ask.mandate_themes", "ovl-W", Stage.INTERPRET)]


def test_of_a_table_of_which_nobody_said_anything_it_is_asked_whether_it_decides() -> None:
    b = half_way()
    b.meeting("D")
    assert asked(find(b).asks) == [("gaps.ask.may_decide", "ovl-D", None)]


def test_who_interprets_itself_is_not_asked_who_interprets() -> None:
    b = half_way()
    b.org("Kennispunt")
    b.covers(org("Kennispunt"), "T", "interpret")
    answer = find(b, org("Kennispunt"))
    assert answer.asks
    assert about_interpreting(answer.asks) == []


def test_without_a_theme_nobody_is_asked_to_decide_who_was_told_not_to() -> None:
    b = half_way()
    b.meeting("D", mandate=m.Mandate.ALIGN)
    b.without("MANDATE_FOR", m.tie_id("MANDATE_FOR", meeting("D"), m.Ref("Theme", "U")))
    answer = find(b, theme="")
    assert (answer.status, asked(answer.asks)) == (RouteStatus.UNKNOWN, [])
    assert answer.missing_links
    b.org("Kennispunt")
    b.covers(org("Kennispunt"), "T", "interpret")
    assert asked(find(b, org("Kennispunt"), theme="").asks) == []


def test_where_nobody_is_left_to_propose_it_is_asked_who_takes_the_stage() -> None:
    b = Build()
    b.theme("T")
    b.org("A")
    for name in ("coverage", "escalation", "participation"):
        b.complete(name)
    answer = find(b)
    assert (answer.status, answer.missing_links) == (RouteStatus.NO_ROUTE, ())
    assert asked(answer.asks) == [("gaps.ask.stage", "T", Stage.INTERPRET), ("gaps.ask.stage", "T", Stage.DECIDE)]
