"""Whom a request reaches, on networks that are solved by hand and against the white spots."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from netmap import model as m
from netmap.analysis.demands import Demand
from netmap.analysis.facts import Facts
from netmap.analysis.predicates.hub import reached_from_hub
from netmap.analysis.results import Relevance, State
from netmap.analysis.routes.downward import KINDS, reach_down
from netmap.analysis.routes.results import DownAnswer
from netmap.analysis.seating import seating
from netmap.exchange.reading import read_workbook
from netmap.model import Network, Ref
from netmap.resources import resource_folder
from tests.analysis.judging import LINE
from tests.analysis.routes.random_towns import random_town
from tests.build import DAY, Build, meeting, org
from tests.loading import load

FAR = 1_000


def town() -> Build:
    """K, the core team, steers W, which steers V; youth work sits in W, the school in V, sport in X."""
    b = Build()
    for name in ("gemeente", "youth", "school", "sport", "lone"):
        b.org(name)
    b.meeting("K", hub=True)
    for name in "WVX":
        b.meeting(name)
    for who, where in (("gemeente", "K"), ("youth", "W"), ("school", "V"), ("sport", "X")):
        b.seat(who, where)
    b.route(meeting("K"), meeting("W"), "down")
    b.route(meeting("W"), meeting("V"), "lateral", "informs")
    return b


def down(b: Build, *sources: Ref, within: int = 3, area: str = "") -> DownAnswer:
    return reach_down(b.network(), DAY, sources, within, area)


def steps(found: DownAnswer, kind: str) -> dict[str, tuple[int, str | None, bool]]:
    return {h.ref.id[4:]: (h.steps, h.through and h.through.id[4:], h.formal) for h in found.heard[kind]}


# --- by hand ------------------------------------------------------------------------------------------------------


def test_handing_on_is_a_step_and_hearing_it_at_the_table_is_none() -> None:
    found = down(town())
    assert found.sources == (meeting("K"),)
    assert steps(found, "consultation") == {"K": (0, None, True), "W": (1, "K", True), "V": (2, "W", True)}
    assert steps(found, "organisation") == {
        "gemeente": (0, "K", True),
        "youth": (1, "W", True),
        "school": (2, "V", True),
    }
    assert found.by_step == (1, 2, 3, 3)
    assert found.not_heard["organisation"] == (org("lone"), org("sport"))
    assert found.not_heard["consultation"] == (meeting("X"),)


def test_only_what_lies_within_the_steps_is_heard() -> None:
    found = down(town(), within=1)
    assert found.by_step == (1, 2)
    assert found.not_heard["organisation"] == (org("lone"), org("school"), org("sport"))
    assert down(town(), within=0).by_step == (1,)
    with pytest.raises(ValueError, match="-1"):
        down(town(), within=-1)


def test_a_way_up_carries_no_request() -> None:
    b = town()
    b.route(meeting("K"), meeting("X"), "up")
    b.route(meeting("X"), meeting("K"), "down")
    assert "X" not in steps(down(b), "consultation")


def test_a_member_hands_on_what_it_hears_along_its_own_route() -> None:
    b = town()
    b.route(org("youth"), org("lone"), "down")
    assert steps(down(b), "organisation")["lone"] == (2, "youth", True)


def test_a_member_takes_it_to_another_table_and_that_is_not_formal() -> None:
    b = town()
    b.seat("youth", "X")
    b.route(meeting("X"), org("lone"), "lateral")
    found = down(b)
    assert steps(found, "consultation")["X"] == (2, "youth", False)
    assert steps(found, "organisation")["sport"] == (2, "X", False)
    assert steps(found, "organisation")["lone"] == (3, "X", False)
    assert steps(down(b, within=2), "consultation")["X"] == (2, "youth", False)
    b.route(meeting("V"), meeting("X"), "down")
    assert steps(down(b), "consultation")["X"] == (3, "V", True), "what is recorded goes first"
    assert steps(down(b, within=2), "consultation")["X"] == (2, "youth", False)


def test_a_party_hears_it_through_its_parts_and_through_what_it_is_part_of() -> None:
    b = town()
    b.org("welfare")
    b.org("team", part_of="youth")
    b.records.pop(("TAKES_PART", m.seat_id(org("school"), meeting("V"), None)))
    b.org("class", part_of="school")
    b.seat("class", "V")
    found = steps(down(b), "organisation")
    assert found["team"] == (1, "youth", False), "nobody recorded that it is passed on within a party"
    assert found["school"] == (2, "class", False)
    assert "welfare" not in found


def test_a_party_that_asks_takes_it_to_its_own_tables() -> None:
    found = down(town(), org("youth"))
    assert steps(found, "consultation") == {"W": (1, "youth", True), "V": (2, "W", True)}
    assert steps(found, "organisation")["youth"] == (0, None, True)


def test_who_only_coordinates_hears_it_and_hands_it_on_informally() -> None:
    b = town()
    b.tie(m.Coordinates, org("lone"), meeting("W"))
    b.route(org("lone"), meeting("X"), "down")
    found = down(b)
    assert steps(found, "organisation")["lone"] == (1, "W", True)
    assert steps(found, "consultation")["X"] == (2, "lone", False)


def test_areas_groups_and_channels_are_those_of_who_hears_it() -> None:
    b = town()
    for area, parent in (("stad", None), ("noord", "stad"), ("zuid", "stad"), ("plein", "noord")):
        b.area(area, parent)
    b.tie(m.Serves, meeting("V"), Ref("Area", "geb-noord"))
    groups = {name: b.add(m.PopulationGroup(id=name, label_nl=name)) for name in ("young", "old", "new", "none")}
    channel = b.add(m.Channel(id="balie", label_nl="balie"))
    b.tie(m.Reaches, org("youth"), groups["young"])
    b.tie(m.Reaches, org("sport"), groups["old"])
    b.setting("group", "new")
    b.tie(m.PresentIn, org("sport"), channel)
    found = down(b)
    assert steps(found, "area") == {"noord": (2, "V", True), "plein": (2, "V", True)}
    assert found.not_heard["area"] == (Ref("Area", "geb-stad"), Ref("Area", "geb-zuid"))
    assert [h.ref.id for h in found.heard["group"]] == ["young"]
    assert [ref.id for ref in found.not_heard["group"]] == ["new", "old"], "the others nobody named"
    assert (found.heard["channel"], found.not_heard["channel"]) == ((), (channel,))
    assert {ref.label for ref in found.silent} == {"Organisation", "Consultation", "Area", "PopulationGroup", "Channel"}


def test_an_area_says_when_only_who_serves_the_whole_municipality_hears_it() -> None:
    b = town()
    b.area("noord", "stad")
    b.area("plein", "noord")
    b.add(m.Area(id="geb-stad", name="stad", kind=m.AreaKind.MUNICIPALITY))
    b.tie(m.Serves, org("gemeente"), Ref("Area", "geb-stad"))

    def areas() -> dict[str, tuple[str | None, bool, bool]]:
        return {h.ref.id: (h.through and h.through.id[4:], h.formal, h.whole) for h in down(b).heard["area"]}

    far = ("gemeente", True, True)
    assert areas() == {"geb-stad": ("gemeente", True, False), "geb-noord": far, "geb-plein": far}
    b.tie(m.Serves, org("school"), Ref("Area", "geb-noord"))
    near = ("school", True, False)
    assert areas() == {"geb-stad": ("gemeente", True, False), "geb-noord": near, "geb-plein": near}


def test_the_whole_municipality_is_known_by_its_name_too_and_a_part_of_a_party_is_not_formal() -> None:
    b = town()
    b.area("Oost", "Stad")
    b.area("Stad")
    b.setting("municipality", "stad")
    b.org("team", part_of="youth")
    b.tie(m.Serves, org("team"), Ref("Area", "geb-Stad"))
    (east,) = (h for h in down(b).heard["area"] if h.ref.id == "geb-Oost")
    assert (east.through, east.formal, east.whole) == (org("team"), False, True)


def test_with_an_area_who_serves_others_only_is_left_out() -> None:
    b = town()
    b.area("noord")
    b.area("zuid")
    b.tie(m.Serves, meeting("W"), Ref("Area", "geb-zuid"))
    b.tie(m.Serves, org("sport"), Ref("Area", "geb-zuid"))
    found = down(b, area="geb-noord")
    assert set(steps(found, "consultation")) == {"K"}
    assert found.not_heard["consultation"] == (meeting("V"), meeting("X"))
    assert org("sport") not in found.not_heard["organisation"]
    assert found.not_heard["area"] == (Ref("Area", "geb-noord"),)


# --- what is not known ----------------------------------------------------------------------------------------------


def told_whole(b: Build) -> None:
    """Declare all seats and all ways complete."""
    b.complete("participation")
    b.complete("escalation")


def test_of_nobody_is_it_known_as_long_as_seats_and_ways_down_are_not_told() -> None:
    b = town()
    unheard = (org("lone"), org("sport"), meeting("X"))
    assert down(b).silent == unheard, "lone may well sit somewhere"
    b.complete("escalation")
    assert down(b).silent == unheard, "they may sit, untold, where the request does arrive"
    b.complete("participation")
    assert down(b).silent == ()
    assert down(b).not_heard["organisation"] == unheard[:2]


@pytest.mark.parametrize(
    "unknown",
    [
        {"about": "route", "subject": meeting("V")},
        {"about": "route", "subject": org("youth"), "direction": m.Direction.DOWN},
        {"about": "seat", "subject": org("lone")},
        {"about": "seat", "object": str(meeting("W"))},
    ],
)
def test_what_was_stated_not_to_be_known_leaves_it_open(unknown: dict[str, Any]) -> None:
    b = town()
    told_whole(b)
    b.says("unknown", **unknown)
    assert down(b).silent == (org("lone"), org("sport"), meeting("X"))


def test_a_seat_that_is_not_known_leaves_open_what_it_would_make_hear() -> None:
    b = town()
    told_whole(b)
    b.says("unknown", "seat", org("youth"), object=str(meeting("K")))
    assert down(b).silent == ()
    b.says("unknown", "seat", org("lone"), object=str(meeting("W")))
    assert down(b).silent == (org("lone"),)
    b.says("unknown", "seat", org("sport"), object=str(meeting("V")))
    assert down(b).silent == (org("lone"), org("sport"), meeting("X")), "sport would take it to X"


def test_what_cannot_carry_the_request_leaves_nothing_open() -> None:
    b = town()
    told_whole(b)
    b.says("unknown", "route", meeting("X"))
    b.says("unknown", "route", meeting("V"), direction=m.Direction.UP)
    assert down(b).silent == ()


def test_a_row_of_which_nobody_knows_whether_it_holds_leaves_it_open() -> None:
    b = town()
    told_whole(b)
    b.route(meeting("V"), meeting("X"), "down", status=m.Status.UNKNOWN)
    assert down(b).silent == (org("sport"), meeting("X"))
    assert down(b, within=2).silent == (), "that way is too long"


def test_nobody_passes_it_on_is_told_too() -> None:
    b = town()
    b.complete("participation")
    for name in "KWV":
        b.says("no", "route", meeting(name), direction=m.Direction.DOWN)
    assert down(b).silent == ()
    b.seat("youth", "Y")
    b.meeting("Y")
    assert set(down(b).silent) == {org("lone"), org("sport"), meeting("X")}, "Y hears it through youth work"
    assert down(b, within=2).silent == (), "Y gets it in the last step"


def test_with_fewer_steps_a_shorter_way_may_be_untold() -> None:
    b = town()
    assert org("school") in down(b, within=1).silent
    told_whole(b)
    assert org("school") in down(b, within=1).not_heard["organisation"]
    assert down(b, within=1).silent == ()


def test_of_areas_groups_and_channels_it_is_known_when_their_list_is_complete_and_all_on_it() -> None:
    b = town()
    b.area("stad")
    b.area("noord", "stad")
    area, group = Ref("Area", "geb-noord"), b.add(m.PopulationGroup(id="young", label_nl="jongeren"))
    channel = b.add(m.Channel(id="balie", label_nl="balie"))
    for kind, end in ((m.Serves, area), (m.Reaches, group), (m.PresentIn, channel)):
        b.tie(kind, org("sport"), end)
    ends = {area, group, channel}
    told_whole(b)
    assert ends < set(down(b).silent), "somebody who hears it may be there as well"
    for listed in ("areas:geb-noord", "groups:young", "channels"):
        b.complete(listed)
    assert set(down(b).silent) == {Ref("Area", "geb-stad")}
    for about in ("serves", "reaches", "channels"):
        b.says("unknown", about, org("youth"))
    assert ends < set(down(b).silent)


def test_a_complete_list_says_nothing_while_it_is_not_known_of_who_is_on_it() -> None:
    b = town()
    area = b.area("noord")
    b.tie(m.Serves, org("sport"), area)
    b.complete("areas:geb-noord")
    assert area in down(b).silent
    b.without("SERVES", m.tie_id("SERVES", org("sport"), area))
    assert area not in down(b).silent, "nobody is there"


def test_without_a_core_team_nothing_is_said_of_anybody() -> None:
    b = town()
    b.meeting("K")
    for found in (down(b), down(Build()), down(town(), meeting("gone"))):
        assert (found.sources, dict(found.heard), dict(found.not_heard), found.silent) == ((), {}, {}, ())


# --- the same as elsewhere ------------------------------------------------------------------------------------------


def sample(name: str) -> Network:
    return load(read_workbook(resource_folder("sample_networks") / name))[0]


def agrees_with_the_white_spots(network: Network) -> int:
    """Check that what the norm calls reached is heard along recorded routes, and nothing else; return how many."""
    facts = Facts(network, DAY)
    found = reach_down(network, DAY, within=FAR)
    assert set(KINDS) == set(found.heard)
    assert not any(h.ref in found.not_heard[kind] for kind in KINDS for h in found.heard[kind])
    heard = [h for kind in ("organisation", "consultation") for h in found.heard[kind]]
    formal, informal = {h.ref for h in heard if h.formal}, {h.ref for h in heard if not h.formal}
    families = seating(facts).family
    for record in (*facts.organisations, *facts.consultations):
        verdict = reached_from_hub(facts, Demand(LINE["hub-reaches"], (record.ref,), Relevance.CONCEIVABLE), ())
        # The norm counts a party as reached with its parts and its whole; as a way that is not formal.
        assert (verdict.state is State.PRESENT) == bool(families(record.ref) & formal), record.ref
        if verdict.state is State.ABSENT:
            assert record.ref in (*found.silent, *found.not_heard["consultation"], *informal), record.ref
    return len(formal)


@pytest.mark.parametrize("name", ["waterveen", "rietdam"])
def test_a_sample_reaches_whom_the_white_spots_say(name: str) -> None:
    assert agrees_with_the_white_spots(sample(name)) > 10


def test_random_networks_reach_whom_the_white_spots_say() -> None:
    networks = [random_town(seed).network() for seed in range(60)]
    with_team = [n for n in networks if any(c.hub for c in n.of(m.Consultation).values())]
    assert sum(map(agrees_with_the_white_spots, with_team)) > 100


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_records_does_not_matter_and_steps_add_up(seed: int) -> None:
    b = random_town(seed, areas=True)
    for within in (0, 2, FAR):
        found = down(b, meeting("t0"), within=within)
        turned = Build()
        turned.records = dict(reversed(b.records.items()))
        assert down(turned, meeting("t0"), within=within) == found
        assert found.by_step[-1] == len(found.heard["organisation"])
        assert sorted(found.by_step) == list(found.by_step)
        assert all(h.steps <= within for kind in KINDS for h in found.heard[kind])


@pytest.mark.parametrize("seed", range(40))
def test_without_all_seats_nothing_is_sure(seed: int) -> None:
    b = random_town(seed, areas=True)
    for setting in list(b.network().of(m.Setting).values()):
        if setting.value == "participation":
            b.without("Setting", setting.id)
    found = down(b, meeting("t0"))
    assert set(found.silent) == {ref for refs in found.not_heard.values() for ref in refs}


@pytest.mark.parametrize("seed", range(40))
def test_whoever_surely_misses_it_still_does_when_every_row_in_doubt_holds(seed: int) -> None:
    b = random_town(seed)
    told_whole(b)
    rng = random.Random(seed)
    for key, record in b.records.items():
        if isinstance(record, m.PassesOn | m.TakesPart) and rng.random() < 0.4:
            b.records[key] = replace(record, status=rng.choice((m.Status.UNKNOWN, m.Status.SUSPENDED)))
    found = down(b, meeting("t0"))
    sure = {ref for refs in found.not_heard.values() for ref in refs} - set(found.silent)
    for key, record in b.records.items():
        if isinstance(record, m.PassesOn | m.TakesPart):
            b.records[key] = replace(record, status=None)
    assert not sure & {h.ref for heard in down(b, meeting("t0")).heard.values() for h in heard}
