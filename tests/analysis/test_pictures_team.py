"""The pictures of a core team and of whom to invite besides it, drawn from networks that are solved by hand."""

from __future__ import annotations

import pytest

from netmap.analysis import pictures as p
from netmap.errors import UsageError
from tests.analysis.test_pictures_views import S, node, picture, shown, tie
from tests.build import Build, org

K = p.TieKind


def town(*, hub: bool = True) -> Build:
    """K is the core team of A and B. A meets C and D in W; B meets D in V; D meets E in U; F and G meet in X."""
    b = Build(shipped=True)
    b.theme("T")
    for name in "ABCDEFG":
        b.org(name)
    b.meeting("K", hub=hub)
    for name in "WVUX":
        b.meeting(name)
    for who, where in ("AK", "BK", "AW", "CW", "DW", "BV", "DV", "DU", "EU", "FX", "GX"):
        b.seat(who, where)
    return b


# --- whom a team reaches ------------------------------------------------------------------------------------------


def test_members_stand_between_whom_they_reach_and_beside_it_who_stays_out_of_reach() -> None:
    view = picture(town(), S.TEAM)
    assert view.centre == ("Organisation:org-A", "Organisation:org-B")
    assert set(shown(view)) == set("ABCDEFG")
    middle = node(view, "org-A").column
    assert node(view, "org-B").column == middle
    assert {node(view, f"org-{name}").column < middle for name in "CD"} == {True, False}
    apart = [node(view, f"org-{name}") for name in "EFG"]
    assert all(one.values["aside"] for one in apart)
    assert min(one.column for one in apart) > max(node(view, f"org-{name}").column for name in "ABCD")
    counts = {"members": 2, "reached": 4, "all": 7, "missed": 3, "missed_drawn": 3, "shared": 1, "steps": 1}
    assert dict(view.counts) == counts
    assert len({(n.column, n.row) for n in view.nodes}) == len(view.nodes)


def test_a_line_goes_to_the_member_that_meets_fewest_and_is_thick_when_one_alone_meets_it() -> None:
    view = picture(town(), S.TEAM)
    assert tie(view, "A", "C").best
    assert not tie(view, "B", "D").best  # B meets fewer than A
    assert node(view, "org-D").values == {"also": 1}
    assert len(view.ties) == 2
    assert all(one.kinds == (K.MEETS,) for one in view.ties)
    # At the table of the core team they meet as well, but a new team takes its place.
    assert (node(view, "org-A").values["adds"], node(view, "org-B").values["adds"]) == (2, 1)


def test_each_member_that_meets_anybody_has_a_line() -> None:
    b = Build(shipped=True)
    for name in "ABCDE":
        b.org(name)
    for name in ("K", "W", "V", "U"):
        b.meeting(name, hub=name == "K")
    # Whom A meets, B or C meets as well, and these meet fewer: without a line A would seem to reach nobody.
    for who, where in ("AK", "BK", "CK", "AW", "BW", "DW", "AV", "CV", "EV"):
        b.seat(who, where)
    view = picture(b, S.TEAM)
    for member in "ABC":
        assert any(f"Organisation:org-{member}" == one.start for one in view.ties)
    assert tie(view, "A", "D").best is tie(view, "A", "E").best is False


def test_in_two_steps_a_party_hangs_on_who_meets_it() -> None:
    view = picture(town(), S.TEAM, "2")
    assert (view.counts["reached"], view.counts["steps"]) == (5, 2)
    assert node(view, "org-E").values == {"second": True}
    assert tie(view, "D", "E").kinds == (K.MEETS,)


def test_another_team_can_be_drawn_and_no_team_at_all_is_an_empty_picture() -> None:
    view = picture(town(), S.TEAM, "Organisation:org-F", "Organisation:org-A")
    assert view.centre == ("Organisation:org-F", "Organisation:org-A")
    assert node(view, "org-G").values == {}
    assert node(view, "org-B").values == {"aside": True}
    empty = picture(town(hub=False), S.TEAM)
    assert (empty.nodes, empty.total) == ((), 0)


def test_of_a_large_web_sixty_are_drawn_and_everybody_is_counted() -> None:
    b = Build()
    b.meeting("K", hub=True)
    for number in range(100):
        b.org(f"p{number:02}")
        b.meeting(f"t{number % 30}")
        b.seat(f"p{number:02}", f"t{number % 30}")
    for number in range(4):
        b.seat(f"p{number:02}", "K")
        for table in range(number * 6, number * 6 + 6):
            b.seat(f"p{number:02}", f"t{table}")
    for most in (60, 400):
        view = picture(b, S.TEAM, most=most)
        assert (len(view.nodes), view.total) == (60, 100)
        assert view.counts["missed"] > view.counts["missed_drawn"] == 12
        tied = {end for one in view.ties for end in (one.start, one.end)}
        assert all(n.id in tied or n.values.get("aside") for n in view.nodes)


@pytest.mark.parametrize("subjects", [("Organisation:org-X",), ("Consultation:ovl-K",), ("2", "onzin")])
def test_a_team_of_what_is_not_a_party_on_the_map_is_refused(subjects: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        picture(town(), S.TEAM, *subjects)


# --- whom to invite -----------------------------------------------------------------------------------------------


def test_an_invitee_stands_behind_the_table_where_a_member_meets_it() -> None:
    b = town()
    b.covers(org("C"), "T", "interpret")
    view = picture(b, S.THIRD_PARTIES, "Theme:T", "need:interpret")
    assert view.centre == ("Organisation:org-A", "Organisation:org-B")
    assert node(view, "org-C").values == {"invited": True}
    assert tie(view, "A", "W").kinds == (K.SEAT,)
    assert tie(view, "C", "W").kinds == (K.SEAT,)
    columns = [node(view, name).column for name in ("org-A", "ovl-W", "org-C")]
    # Who comes stands first: a narrow screen begins at the left.
    assert columns == sorted(columns, reverse=True)
    assert (view.counts["invite"], view.counts["near"], view.counts["team"]) == (1, 1, 2)


def test_two_steps_away_who_passes_it_on_stands_between() -> None:
    b = town()
    b.covers(org("E"), "T", "interpret")
    view = picture(b, S.THIRD_PARTIES, "Theme:T", "need:interpret")
    assert tie(view, "D", "U").kinds == (K.SEAT,)
    assert tie(view, "E", "U").kinds == (K.SEAT,)
    assert any(t.kinds == (K.MEETS,) and "Organisation:org-D" in (t.start, t.end) for t in view.ties)
    assert "W" not in shown(view)


def test_who_cannot_be_reached_has_no_line_and_a_part_is_reached_through_a_colleague() -> None:
    b = town()
    b.covers(org("F"), "T", "interpret")
    view = picture(b, S.THIRD_PARTIES, "Theme:T", "need:interpret")
    assert (view.counts["invite"], view.counts["near"], view.ties) == (1, 0, ())
    b = town()
    b.org("P", part_of="C")
    b.covers(org("P"), "T", "interpret")
    view = picture(b, S.THIRD_PARTIES, "Theme:T", "need:interpret")
    assert tie(view, "P", "W").kinds == (K.REACHED,)


def test_who_is_to_be_called_first_stands_beside_the_team() -> None:
    b = town()
    b.meeting("Y", mandate="decide")
    b.seat("F", "Y")
    view = picture(b, S.THIRD_PARTIES, "Theme:T", "need:decide")
    assert view.counts["invite"] == 0
    asked = [n for n in view.nodes if n.values.get("ask")]
    assert len(asked) == view.counts["ask"]


@pytest.mark.parametrize("subject", ["Theme:bestaat-niet", "Organisation:org-A", "need:toveren", "onzin"])
def test_a_situation_that_is_not_there_is_refused(subject: str) -> None:
    with pytest.raises(UsageError):
        picture(town(), S.THIRD_PARTIES, subject)


def test_without_a_team_whom_to_invite_is_drawn_alone() -> None:
    b = town(hub=False)
    b.covers(org("C"), "T", "interpret")
    view = picture(b, S.THIRD_PARTIES, "Theme:T", "need:interpret")
    assert view.centre == ()
    assert shown(view) == ["C"]
