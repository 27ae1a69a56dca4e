"""The picture of who holds the web together, drawn from networks that are solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis import pictures as p
from netmap.errors import UsageError
from tests.analysis.test_pictures_views import S, node, picture, shown, tie
from tests.build import Build

K = p.TieKind


def town(*, hub: bool | None = None) -> Build:
    """S sits in three tables with A and B, C and D, E; K is the core team of A and B; G is the municipality."""
    b = Build()
    b.org("G", "municipality", actor_type="municipality")
    for name in "SABCDE":
        b.org(name)
    for name in "123":
        b.meeting(name)
    b.meeting("K", hub=hub)
    for who, where in ("S1", "A1", "B1", "S2", "C2", "D2", "S3", "E3", "AK", "BK", "GK"):
        b.seat(who, where)
    return b


def test_in_the_middle_stands_who_meets_most_others_between_its_tables() -> None:
    view = picture(town(hub=True), S.HUB)
    assert view.centre == ("Organisation:org-S", "Consultation:ovl-K")
    assert node(view, "org-S").values["meets"] == 5  # A, B, C, D and E; itself not counted
    assert (view.counts["at"], view.counts["equal"]) == (3, 0)
    middle = node(view, "org-S").column
    tables = [n for n in view.nodes if n.kind is p.NodeKind.CONSULTATION]
    parties = [n for n in view.nodes if n.kind is p.NodeKind.ORGANISATION and n.id != view.centre[0]]
    assert {n.column < middle for n in tables} == {True, False}
    assert {n.column < middle for n in parties} == {True, False}
    assert max(abs(n.column - middle) for n in tables) < min(abs(n.column - middle) for n in parties)
    places = [(n.column, n.row) for n in view.nodes]
    assert len(set(places)) == len(places)
    assert all(t.kinds == (K.SEAT,) for t in view.ties)
    assert tie(view, "S", "1").count == 1


def test_the_core_team_of_the_plan_is_marked_with_its_members_and_without_the_spider() -> None:
    team = node(picture(town(hub=True), S.HUB), "ovl-K").values
    assert (team["designated"], team["members"], team["holds"]) == (True, 3, False)
    b = town(hub=True)
    b.seat("S", "K")
    assert node(picture(b, S.HUB), "ovl-K").values["holds"]
    assert picture(town(), S.HUB).centre == ("Organisation:org-S",)  # no cell says that K is one


def test_without_the_municipality_it_does_not_stand_in_the_picture() -> None:
    assert "G" in shown(picture(town(), S.HUB))
    view = picture(town(), S.HUB, "without")
    assert "G" not in shown(view)
    assert view.counts["parties_all"] == 6


def test_it_is_told_by_how_many_parties_somebody_meets() -> None:
    view = picture(town(), S.HUB)
    told = [n.values["meets"] for n in view.nodes if "meets" in n.values]
    assert told == sorted(told, reverse=True)
    assert len(told) == 7


def test_of_a_large_web_eleven_parties_and_at_most_thirty_one_things_are_drawn_and_the_rest_is_counted() -> None:
    b = Build()
    for number in range(90):
        b.meeting(f"t{number}")
        for seat in range(3):
            name = f"p{(number * 7 + seat * 13) % 31}"
            b.org(name)
            b.seat(name, f"t{number}")
    for most in (60, 400):
        view = picture(b, S.HUB, most=most)
        assert len(view.nodes) == view.total == 31
        assert (view.counts["parties_drawn"], view.counts["parties_all"]) == (11, 31)
        assert (view.counts["consultations_drawn"], view.counts["consultations_all"]) == (20, 90)
    assert [n.id for n in picture(b, S.HUB, most=1).nodes] == [view.centre[0]]
    few = picture(b, S.HUB, most=9)
    assert len(few.nodes) == 9
    assert few.total == 31
    tied = {end for t in few.ties for end in (t.start, t.end)}
    assert {n.id for n in few.nodes} == tied


def test_growing_shows_all_that_sit_at_a_table() -> None:
    b = town()
    for number in range(14):
        b.org(f"x{number}")
        b.seat(f"x{number}", "3")
    b.seat("S", "K")
    first = picture(b, S.HUB)
    assert node(first, "ovl-3").hidden
    grown = picture(b, S.HUB, grown=("Consultation:ovl-3",))
    assert node(grown, "ovl-3").hidden == 0
    assert len(grown.nodes) > len(first.nodes)


def test_a_core_team_in_which_none_of_these_sits_stands_there_alone() -> None:
    b = town()
    b.meeting("L", hub=True)
    view = picture(b, S.HUB)
    assert node(view, "ovl-L").values["members"] == 0
    assert "Consultation:ovl-L" in view.centre


def test_several_that_meet_as_many_are_counted() -> None:
    b = Build()
    for name in "AB":
        b.org(name)
    b.meeting("1")
    b.seat("A", "1")
    b.seat("B", "1")
    view = picture(b, S.HUB)
    assert (view.counts["equal"], view.counts["meets"]) == (1, 1)


def test_a_web_in_which_nobody_sits_anywhere_gives_nothing() -> None:
    b = Build()
    b.org("A")
    b.meeting("1")
    assert picture(b, S.HUB).nodes == ()
    assert picture(Build(), S.HUB).nodes == ()


def test_another_wish_is_refused() -> None:
    with pytest.raises(UsageError):
        picture(town(), S.HUB, "with")


def test_the_tables_of_the_actual_spider_are_drawn_before_those_where_more_of_the_others_sit() -> None:
    b = Build()
    b.org("S")
    for number in range(12):  # each table of S has one other party
        b.org(f"a{number}")
        b.meeting(f"s{number}")
        b.seat("S", f"s{number}")
        b.seat(f"a{number}", f"s{number}")
    for number in range(30):
        b.meeting(f"t{number}")
        for party in range(3):
            b.seat(f"a{party}", f"t{number}")
    view = picture(b, S.HUB)
    assert view.centre == ("Organisation:org-S",)
    assert {f"s{number}" for number in range(12)} <= set(shown(view))
    assert node(view, "org-S").hidden == 0
    assert len(view.nodes) == 31
