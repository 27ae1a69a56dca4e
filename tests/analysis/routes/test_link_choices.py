"""Which missing links are named: only what somebody with sense would ask or agree on, and in what order."""

from __future__ import annotations

import pytest

from netmap import model as m
from netmap.analysis.routes.results import MissingLink, RouteAnswer, RouteStage
from netmap.analysis.routes.upward import find_route
from netmap.model import Stage
from tests.build import DAY, Build, meeting, org

LISTS = ("coverage", "escalation", "participation")
NORTH, SOUTH = m.Ref("Area", "geb-noord"), m.Ref("Area", "geb-zuid")


def find(b: Build, source: m.Ref | None = None, area: str = "") -> RouteAnswer:
    return find_route(b.network(), DAY, source or org("A"), "T", area)


def every(answer: RouteAnswer) -> list[MissingLink]:
    return [link for one in answer.missing_links for link in (one, *one.also)]


def said(links: list[MissingLink]) -> list[tuple[str, str | None, str | None]]:
    """Return of each where it begins and ends, and the stage."""
    return [(x.start.id, x.end.id if x.end else None, x.stage.value if x.stage else None) for x in links]


def town() -> Build:
    """A in W; D decides, but on U."""
    b = Build()
    b.theme("T", "U")
    b.area("stad")
    b.area("noord", "stad")
    b.area("zuid", "stad")
    b.org("A")
    b.meeting("W", mandate=m.Mandate.ADVISE, decides=("T",))
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("U",))
    b.seat("A", "W")
    b.route(meeting("W"), meeting("D"))
    return b


# --- who is asked -----------------------------------------------------------------------------------------------------


def test_a_party_never_decides_by_its_own_saying() -> None:
    b = Build()
    b.theme("T", "U")
    b.org("A")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("Afdeling", part_of="Gemeente")
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("U",))
    b.seat("Gemeente", "D")
    for name in LISTS:
        b.complete(name)
    links = every(find(b))
    deciding = {link.start for link in links if link.stage is Stage.DECIDE}
    assert deciding <= {meeting("D"), org("Gemeente")}
    assert deciding
    assert all(link.start != org("A") for link in links if link.stage), "nor does it interpret: D can"


def test_a_party_that_never_interpreted_is_asked_only_when_nothing_else_makes_a_way() -> None:
    b = Build()
    b.theme("T")
    b.org("A")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.complete("coverage")
    assert ("org-A", None, "interpret") in said(every(find(b)))
    b.meeting("W", mandate=m.Mandate.ALIGN)
    assert not [link for link in every(find(b)) if link.stage is Stage.INTERPRET and link.start.label == "Organisation"]


def test_a_table_that_was_told_to_align_decides_only_when_nobody_with_authority_is_left() -> None:
    b = town()
    b.meeting("V", mandate=m.Mandate.ALIGN)
    b.route(meeting("W"), meeting("V"))
    deciding = {start for start, _, stage in said(every(find(b))) if stage == "decide"}
    assert deciding == {"ovl-D"}
    b.says("no", "coverage", meeting("D"), theme="T", stage=Stage.DECIDE)
    deciding = {start for start, _, stage in said(every(find(b))) if stage == "decide"}
    assert deciding == {"ovl-V", "ovl-W"}


def test_of_those_who_decide_two_are_proposed_the_nearest_to_the_municipality_first() -> None:
    b = town()
    for name, echelon in (("B", "region"), ("C", "local"), ("E", "local"), ("F", "wijk")):
        b.meeting(name, mandate=m.Mandate.DECIDE, decides=("U",), echelon=echelon)
        b.route(meeting("W"), meeting(name))
    proposed = [link.start.id for link in every(find(b)) if link.known and link.stage is Stage.DECIDE]
    assert proposed == ["ovl-C", "ovl-E"]


# --- in what order ----------------------------------------------------------------------------------------------------


def test_what_was_stated_not_to_be_known_is_asked_before_anything_is_proposed() -> None:
    b = town()
    b.org("G")
    b.seat("G", "D")
    for name in LISTS:
        b.complete(name)
    b.says("unknown", "coverage", org("G"), theme="T", stage=Stage.DECIDE)
    answer = find(b)
    known = [link.known for link in answer.missing_links]
    assert known == sorted(known)
    assert (answer.missing_links[0].start, known[0]) == (org("G"), False)


def test_a_hand_over_goes_first_to_a_table_that_serves_the_same_area() -> None:
    b = Build()
    b.theme("T")
    b.area("stad")
    b.area("noord", "stad")
    b.area("zuid", "stad")
    b.org("A")
    b.meeting("Nn", echelon="buurt", mandate=m.Mandate.ALIGN)
    for name, area in (("Az", SOUTH), ("Zn", NORTH)):
        b.meeting(name, echelon="wijk")
        b.tie(m.Serves, meeting(name), area)
        b.route(meeting(name), meeting("D"))
    b.meeting("D", echelon="local", mandate=m.Mandate.DECIDE, decides=("T",))
    b.tie(m.Serves, meeting("Nn"), NORTH)
    b.covers(meeting("D"), "T", "interpret")
    b.seat("A", "Nn")
    b.says("no", "route", meeting("Nn"))
    ends = [link.end.id for link in every(find(b)) if link.start == meeting("Nn") and link.end]
    assert ends.index("ovl-Zn") < ends.index("ovl-Az")


def test_each_option_names_or_asks_something_new() -> None:
    b = Build()
    b.theme("T", "U")
    b.org("A")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("U",))
    for name in "WV":
        b.meeting(name, mandate=m.Mandate.ALIGN)
        b.seat("A", name)
        b.route(meeting(name), meeting("D"))
    seen: set[object] = set()
    for option in find(b).missing_links:
        keys = {
            (x.start, x.end, x.stage) if x.known else (x.ask.code, x.ask.subject, x.stage)
            for x in (option, *option.also)
        }
        assert not keys <= seen
        seen |= keys


# --- what was refused, and other areas --------------------------------------------------------------------------------


def test_who_said_no_for_this_area_is_not_asked_again() -> None:
    b = town()
    b.meeting("W", mandate=m.Mandate.ALIGN)
    b.without("MANDATE_FOR", m.tie_id("MANDATE_FOR", meeting("W"), m.Ref("Theme", "T")))
    refusing = ("ovl-W", None, "interpret")
    b.says("no", "coverage", meeting("W"), theme="T", stage=Stage.INTERPRET, area="geb-noord")
    assert refusing not in said(every(find(b, area="geb-noord")))
    assert refusing in said(every(find(b, area="geb-zuid")))


def test_a_no_for_one_phase_refuses_that_phase_only() -> None:
    b = Build()
    b.theme("T")
    b.org("A")
    b.meeting("W", mandate=m.Mandate.DECIDE, decides=("T",))
    b.seat("A", "W")
    b.says("no", "coverage", meeting("W"), theme="T", stage=Stage.INTERPRET, phase="acute")
    answer = find(b)
    assert answer.routes[0].unknown == (RouteStage.INTERPRET,)
    assert ("ovl-W", None, "interpret") in said(every(answer))


@pytest.mark.parametrize("complete", [True, False])
def test_no_hand_over_to_a_table_of_another_area_is_proposed(complete: bool) -> None:
    b = town()
    b.meeting("Z", mandate=m.Mandate.DECIDE, decides=("T",))
    b.tie(m.Serves, meeting("Z"), SOUTH)
    b.covers(meeting("Z"), "T", "interpret")
    for name in LISTS if complete else ():
        b.complete(name)
    links = every(find(b, area="geb-noord"))
    assert links
    assert not [link for link in links if meeting("Z") in (link.start, link.end)]
    assert [link for link in every(find(b, area="geb-zuid")) if link.end == meeting("Z")]
