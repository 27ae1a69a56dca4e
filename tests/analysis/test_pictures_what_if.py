"""The two pictures of what would change, drawn from networks that are solved by hand."""

from __future__ import annotations

from typing import Any

import pytest

from netmap import model as m
from netmap.analysis import pictures as p
from netmap.analysis.facts import Facts
from netmap.analysis.pictures.views_what_if import MOST_PARTIES, MOST_TABLES
from netmap.analysis.what_if.applying import apply_changes
from netmap.analysis.what_if.change import change_of
from netmap.analysis.what_if.scenarios import ready_scenarios
from netmap.errors import UsageError
from netmap.report.names import Names
from netmap.report.pictures.answer import picture_answer, sizes
from tests.analysis.test_pictures_views import node, shown, tie
from tests.browser.demo import sample
from tests.build import DAY, Build

SIDES = ("before", "after")


def town() -> Build:
    """Y sits in tables 1 (A, B) and 2 (C); A and C meet in 3; D is alone in 4."""
    b = Build()
    for name in "YABCD":
        b.org(name)
    for name in "1234":
        b.meeting(name)
    for who, where in ("Y1", "A1", "B1", "Y2", "C2", "A3", "C3", "D4"):
        b.seat(who, where)
    return b


def both(network: m.Network, *changes: str) -> tuple[p.View, p.View]:
    before = apply_changes(network, DAY, ())
    after = apply_changes(network, DAY, [change_of(change) for change in changes])
    first, second = (
        p.view(before, DAY, p.Wish(subject=p.Subject.WHAT_IF, subjects=(side, *changes)), after=after) for side in SIDES
    )
    return first, second


def test_who_goes_stands_in_the_middle_of_the_story_with_whom_it_met() -> None:
    before, after = both(town().network(), "zonder:Organisation:org-Y")
    assert before.centre == ("Organisation:org-Y",) == after.centre
    assert set(shown(before)) == set("YABC12")  # table 3 and D are further away
    assert node(after, "org-Y").values == {"change": "gone"}
    assert {t.change for t in before.ties} == {""}
    assert {t.end.rpartition("-")[2] for t in after.ties if t.change == "gone"} == {"1", "2"}
    assert after.counts["gone_lines"] == 2
    assert (after.counts["parties"], after.counts["consultations"]) == (3, 2)
    assert after.total == 6


def test_both_sides_have_the_same_things_at_the_same_places() -> None:
    before, after = both(town().network(), "zonder:Consultation:ovl-1", "met:Organisation:org-D@Consultation:ovl-2")
    assert [(n.id, n.column, n.row) for n in before.nodes] == [(n.id, n.column, n.row) for n in after.nodes]
    places = [(n.column, n.row) for n in before.nodes]
    assert len(set(places)) == len(places)
    assert {n.column for n in before.nodes if n.kind is p.NodeKind.CONSULTATION} == {1}
    assert {n.column for n in before.nodes if n.kind is p.NodeKind.ORGANISATION} == {0, 2}


def test_a_seat_that_comes_is_drawn_after_only() -> None:
    before, after = both(town().network(), "met:Organisation:org-D@Consultation:ovl-1")
    assert before.centre == ("Organisation:org-D",)
    assert tie(after, "D", "1").change == "new"
    assert (after.counts["new_lines"], after.counts["gone_lines"]) == (1, 0)
    assert not any({t.start, t.end} == {"Organisation:org-D", "Consultation:ovl-1"} for t in before.ties)


def test_of_one_seat_that_goes_the_party_is_what_it_is_about() -> None:
    before, after = both(town().network(), "zonder:zetel:ovl-1:org-Y")
    assert before.centre == ("Organisation:org-Y",)
    assert tie(after, "Y", "1").change == "gone"
    assert tie(after, "Y", "2").change == ""
    assert "change" not in node(after, "org-Y").values  # the party itself stays


def test_another_mandate_changes_no_line() -> None:
    before, after = both(town().network(), "mandaat:Consultation:ovl-3=decide")
    assert before.centre == ("Consultation:ovl-3",)
    assert node(after, "ovl-3").values == {"change": "mandate"}
    assert before.ties == after.ties
    assert after.counts["gone_lines"] == after.counts["new_lines"] == 0


def test_a_change_that_changes_nothing_gives_an_empty_picture() -> None:
    before, after = both(town().network(), "zonder:zetel:ovl-4:org-Y")
    assert before.nodes == after.nodes == ()


@pytest.mark.parametrize("subjects", [(), ("straks",), ("before", "zonder:Organisation:org-Y")])
def test_without_a_side_or_the_other_network_there_is_no_picture(subjects: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        p.view(town().network(), DAY, p.Wish(subject=p.Subject.WHAT_IF, subjects=subjects))


def test_every_ready_change_of_the_example_can_be_drawn_in_half_a_page() -> None:
    network = sample("waterveen")
    ready = [one for one in ready_scenarios(Facts(network, DAY)) if one.possible]
    assert len(ready) > 4
    for one in ready:
        before, after = both(network, *(change.token for change in one.changes))
        kinds = [n.kind for n in before.nodes]
        assert kinds.count(p.NodeKind.CONSULTATION) <= MOST_TABLES + len(before.centre)
        assert kinds.count(p.NodeKind.ORGANISATION) <= MOST_PARTIES + len(before.centre)
        assert before.total >= len(before.nodes) > 2
        assert after.counts["gone_lines"] > 0


def answer(network: m.Network, view: p.View, *, masked: bool) -> dict[str, Any]:
    names = Names(network, "nl", masked=masked, marked=not masked)
    boxes = sizes(view, network, names)
    return picture_answer(view, p.place(view, boxes, {}, {}), boxes, network, names, DAY)


def test_what_goes_is_dashed_and_stands_where_it_stood() -> None:
    network = town().network()
    views = both(network, "zonder:Organisation:org-Y")
    before, after = (answer(network, view, masked=False) for view in views)
    assert [(n["id"], n["x"], n["y"]) for n in before["nodes"]] == [(n["id"], n["x"], n["y"]) for n in after["nodes"]]
    assert [n["name"] for n in after["nodes"] if n["missing"]] == ["Y"]
    assert not any(n["missing"] for n in before["nodes"])
    assert sum(t["missing"] for t in after["ties"]) == 2
    assert "gone" in [sign["code"] for sign in after["legend"]["signs"]]
    assert before["title"] == "Nu, rond Y"
    assert after["sentences"][0] == "Dit valt weg: Y."


def test_a_masked_picture_does_not_name_who_goes() -> None:
    b = town()
    b.org("Geheim", sensitive=True)
    b.seat("Geheim", "1")
    network = b.network()
    for view in both(network, "zonder:Organisation:org-Geheim"):
        assert "geheim" not in str(answer(network, view, masked=True)).casefold()
        assert "geheim" in str(answer(network, view, masked=False)).casefold()
