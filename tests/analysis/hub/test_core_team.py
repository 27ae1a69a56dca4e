"""The core team on paper against the party that everything runs through."""

from __future__ import annotations

from netmap.analysis.hub.results import Designated, HubView
from netmap.model import seat_id
from tests.analysis.hub.towns import answer, names, of, town
from tests.build import Build, meeting, org


def only(b: Build) -> Designated:
    (found,) = answer(b).designated
    return found


def codes(b: Build) -> set[str]:
    return {remark.code for remark in answer(b).remarks}


def test_the_spider_sits_in_the_core_team() -> None:
    found = only(town())
    assert (found.consultation, names(found.members)) == (meeting("K"), ["Gemeente", "Politie"])
    assert (found.reach, found.holds_actual, found.surely_not) == (4, True, False)


def test_it_does_not_is_only_said_when_it_is_known() -> None:
    b = town()
    b.org("Buurt", "residents")
    for table in "KWSJ":
        if table != "K":
            b.seat("Buurt", table)
    assert answer(b).actual == org("Buurt")
    assert (only(b).holds_actual, only(b).surely_not) == (False, False)
    b.complete("participation:ovl-K")
    assert (only(b).holds_actual, only(b).surely_not) == (False, True)
    b.says("unknown", "seat", org("GGD"), object="Consultation:ovl-K")
    assert only(b).surely_not is False


def test_through_a_part_it_sits_there_and_through_its_whole_it_is_not_known() -> None:
    b = town()
    b.org("Buurt", "residents")
    b.org("Bewoner", part_of="Buurt")
    for table in "WSJ":
        b.seat("Buurt", table)
    b.seat("Bewoner", "K")
    assert only(b).holds_actual
    b = town()
    b.org("Wijkteam", part_of="Gemeente")
    for table in "WSJ":
        b.seat("Wijkteam", table)
    b.complete("participation:ovl-K")
    assert answer(b).actual == org("Wijkteam")
    assert (only(b).holds_actual, only(b).surely_not) == (False, False)


def test_several_claimants_and_none_and_an_empty_one_are_said() -> None:
    b = town()
    b.meeting("K2", hub=True)
    assert names(d.consultation for d in answer(b).designated) == ["K", "K2"]
    assert {"hub.remark.hubs", "hub.remark.hub_unseated"} <= codes(b)
    assert answer(b).designated[1].reach == 0
    b = town()
    b.meeting("K", hub=None)
    assert answer(b).designated == ()
    assert "hub.remark.no_hub" in codes(b)


def equals() -> Build:
    """A and Z meet the same number and stand between as many; Z alone sits in the core team."""
    b = Build()
    for name in "AMNZ":
        b.org(name)
    for name in "YVW":
        b.meeting(name)
    b.meeting("K", hub=True)
    for seat in ("A Y", "M Y", "Z Y", "A V", "N V", "Z V", "A W", "Z K"):
        b.seat(*seat.split())
    b.complete("participation")
    return b


def test_of_equals_the_one_in_the_core_team_is_the_spider_and_the_others_are_named() -> None:
    found = answer(equals())
    assert found.first[HubView.REACH] == (org("A"), org("Z"))
    assert (found.actual, found.equals) == (org("Z"), (org("A"),))
    assert (only(equals()).holds_actual, only(equals()).surely_not) == (True, False)
    # Nobody is the municipality: without it they are the same.
    assert (found.actual_without, found.equals_without) == (org("Z"), (org("A"),))
    assert only(equals()).holds_actual_without


def test_of_equals_outside_the_core_team_one_that_may_sit_there_keeps_it_open() -> None:
    b = equals()
    b.without("TAKES_PART", seat_id(org("Z"), meeting("K"), None))
    b.seat("M", "K")
    b.seat("Z", "W", "tweede")
    found = answer(b)
    assert (found.actual, found.equals) == (org("A"), (org("Z"),))
    assert only(b).surely_not
    b.says("unknown", "seat", org("Z"), object="Consultation:ovl-K")
    assert (only(b).holds_actual, only(b).surely_not) == (False, False)


def test_whom_the_core_team_reaches_is_counted_as_its_members_are() -> None:
    b = Build()
    b.org("Regio", stands_for=22)
    b.org("A")
    b.meeting("K", hub=True)
    b.meeting("Y")
    for seat in ("A K", "A Y", "Regio Y"):
        b.seat(*seat.split())
    for collective, reach in (("once", 2), ("each", 23)):
        found = answer(b, collective=collective)
        assert found.designated[0].reach == of(found, "A").reach == reach
    b = Build()
    b.org("Regio", stands_for=22)
    b.meeting("K", hub=True)
    b.seat("Regio", "K")
    assert answer(b, collective="each").designated[0].reach == 1
