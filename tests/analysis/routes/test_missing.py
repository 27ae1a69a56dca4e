"""What would make a way where there is none: questions, then proposals, cheapest first."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.routes.link_ranks import Willing
from netmap.analysis.routes.missing import MOST_LINKS, missing_links
from netmap.analysis.routes.results import MissingLink, RouteStatus
from netmap.analysis.routes.upward import find_route
from netmap.model import Ref, Stage
from tests.analysis.routes.oracle import Town, cheapest, random_town
from tests.build import DAY, Build, meeting, org

SCHOOL, DISTRICT, CORE = org("School"), meeting("W"), meeting("K")


def town() -> Build:
    """School in W; K interprets and decides on T; Gemeente answers for both."""
    b = Build()
    b.theme("T", "U")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("School", "education")
    b.meeting("W", mandate=m.Mandate.ALIGN, chair="School")
    b.meeting("K", mandate=m.Mandate.DECIDE, decides=("T",))
    b.covers(CORE, "T", "interpret")
    b.complete("coverage")
    return b


def links(b: Build, source: Ref = SCHOOL, theme: str = "T") -> tuple[MissingLink, ...]:
    return missing_links(Facts(b.network(), DAY), source, theme)


def said(link: MissingLink) -> tuple[str, str | None, str | None]:
    return link.start.id[4:], link.end.id[4:] if link.end else None, link.stage.value if link.stage else None


def test_a_place_that_nobody_asked_where_it_goes_is_a_question_to_who_answers_for_it() -> None:
    first, second = links(town())[:2]
    assert said(first) == ("School", "K", None) or said(first) == ("W", "K", None)
    by_start = {link.start: link for link in (first, second)}
    assert by_start[DISTRICT].ask.code == "gaps.ask.route"
    assert by_start[DISTRICT].ask.addressees == (SCHOOL, org("Gemeente"))
    assert not by_start[DISTRICT].known
    assert by_start[DISTRICT].reasons == ()
    assert all(link.cost == 1 and link.also == () for link in (first, second))


def test_niemand_makes_it_a_proposal_with_the_row_that_says_so() -> None:
    b = town()
    b.says("no", "route", DISTRICT, provenance=("import|Doorgeven|4",))
    link = next(link for link in links(b) if link.start == DISTRICT)
    assert (said(link), link.known) == (("W", "K", None), True)
    assert [(row.code, row.provenance) for row in link.reasons] == [
        ("gaps.evidence.to_nobody", ("import|Doorgeven|4",))
    ]


def test_a_mandate_of_which_nobody_said_the_themes_is_asked_first() -> None:
    b = town()
    b.covers(DISTRICT, "T", "interpret")
    b.meeting("W", mandate=m.Mandate.DECIDE)
    first = links(b)[0]
    assert (said(first), first.known) == (("W", None, "decide"), False)
    assert (first.ask.code, first.ask.values) == ("gaps.ask.mandate_themes", {"stage": Stage.DECIDE})
    assert first.ask.subject == DISTRICT


def test_what_was_refused_is_never_proposed() -> None:
    b = town()
    b.covers(DISTRICT, "T", "interpret")
    b.says("no", "seat", SCHOOL, object=str(CORE))
    for place in (DISTRICT, SCHOOL):
        b.says("no", "coverage", place, theme="T", stage=Stage.DECIDE)
    assert ("School", "K", None) not in [said(link) for link in links(b)]
    assert not any(link.stage is Stage.DECIDE and link.start in (DISTRICT, SCHOOL) for link in links(b))
    b.meeting("W")
    b.says("no", "mandate", DISTRICT)
    assert not any(link.stage is Stage.DECIDE and link.start == DISTRICT for link in links(b))


def test_hand_overs_go_to_a_shared_member_the_next_echelon_and_the_theme_before_id() -> None:
    b = town()
    b.meeting("W", mandate=m.Mandate.ALIGN, echelon="wijk")
    b.says("no", "route", DISTRICT)
    b.says("no", "route", SCHOOL)
    b.complete("participation")
    echelons = {"A": "region", "B": "local", "C": "local", "D": "local", "E": "local"}
    for name, echelon in echelons.items():
        themes = ("T",) if name == "D" else ()
        b.meeting(name, mandate=m.Mandate.ALIGN, echelon=echelon, themes=themes)
        b.route(meeting(name), CORE)
    b.org("Bestuur")
    b.tie(m.PartOf, SCHOOL, org("Bestuur"))
    b.seat("Bestuur", "E")
    b.covers(org("Bestuur"), "U", "interpret")
    # The whole takes it to E itself: then there is a way, so it must not sit there for School.
    assert find_route(b.network(), DAY, SCHOOL, "T").status is RouteStatus.ROUTE
    b.without("PART_OF", m.tie_id("PART_OF", SCHOOL, org("Bestuur")))
    ends = [link.end.id[4:] for link in links(b) if link.start == DISTRICT and link.end]
    assert ends == ["D", "B", "C", "E", "A"]


def test_a_pair_when_one_is_not_enough_counts_both() -> None:
    b = Build()
    b.theme("T")
    b.org("School", "education")
    b.meeting("W", mandate=m.Mandate.ALIGN, echelon="wijk", themes=("T",))
    b.meeting("D", mandate=m.Mandate.DECIDE, echelon="local", decides=("U",))
    b.seat("School", "W")
    b.route(DISTRICT, meeting("D"))
    first = links(b)[0]
    assert first.cost == 2
    assert len(first.also) == 1
    assert (said(first), said(first.also[0])) == (("W", None, "interpret"), ("D", None, "decide"))
    assert first.also[0].cost == 2
    assert first.also[0].also == ()
    assert len(links(b)) <= MOST_LINKS


def test_three_when_nobody_at_hand_will() -> None:
    b = Build()
    b.theme("T")
    b.org("School", "education")
    b.meeting("W", mandate=m.Mandate.ALIGN)
    for stage in (Stage.INTERPRET, Stage.DECIDE):
        b.says("no", "coverage", SCHOOL, theme="T", stage=stage)
    found = links(b)
    assert found[0].cost == 3
    assert [said(link) for link in found[0].also] == [
        ("W", None, "interpret"),
        ("W", None, "decide"),
    ]


def test_nothing_is_missing_where_there_is_a_way_and_nobody_can_be_asked_on_an_empty_map() -> None:
    b = town()
    b.route(DISTRICT, CORE)
    assert links(b) == ()
    assert links(Build()) == ()


def test_who_interprets_it_in_the_house_can_hand_it_on() -> None:
    b = Build()
    b.theme("T")
    b.org("Bestuur")
    b.org("School", part_of="Bestuur")
    b.covers(org("Bestuur"), "T", "interpret")
    b.meeting("D", mandate=m.Mandate.DECIDE, decides=("T",))
    assert ("Bestuur", "D", None) in [said(link) for link in links(b)]


def test_one_question_is_not_told_twice() -> None:
    b = town()
    for name in "ABCDEFG":
        b.meeting(name, mandate=m.Mandate.ALIGN)
        b.route(meeting(name), CORE)
    asked = [(link.ask.code, link.ask.subject) for link in links(b) if not link.known]
    assert len(asked) == len(set(asked))


def with_links(town: Town, chosen: list[MissingLink]) -> Town:
    """Return a town in which some links are there."""
    routes, yes = list(town.routes), list(town.yes)
    for link in chosen:
        start = link.start.id[4:]
        if link.end is not None:
            routes.append((start, link.end.id[4:], "up", "passes", None))
        else:
            assert link.stage is not None
            yes.append((start, "T", link.stage.value))
    return replace(town, routes=routes, yes=yes)


def reaches(town: Town, source: str) -> bool:
    cost = cheapest(town, source, "T")
    return cost is not None and cost[0] == 0


def refuses(town: Town, place: str, stage: str) -> bool:
    return (place, "T", stage) in town.no or (stage == "decide" and town.mandate.get(place, ("x",))[0] == "")


def may_take(town: Town, place: str, stage: str, willing: Willing) -> bool:
    """Return whether a place can be asked to take a stage."""
    if refuses(town, place, stage):
        return False
    if any((who, of) == (place, stage) for who, _, of in town.yes):
        return True
    if place in town.parties:
        return stage == "interpret" and willing is Willing.ANYBODY
    told_otherwise = town.mandate.get(place, ("decide",))[0] != "decide"
    return stage == "interpret" or not told_otherwise or willing >= Willing.TABLES


def hand_overs(town: Town) -> list[tuple[str, str, str, str, None]]:
    return [(a, b, "up", "passes", None) for a, b in product([*town.parties, *town.tables], repeat=2) if a != b]


def can_ever(town: Town, source: str) -> bool:
    """Return whether there is a way when everybody who can be asked says yes to everything."""
    stages = product([*town.parties, *town.tables], ("interpret", "decide"))
    yes = [(place, "T", stage) for place, stage in stages if may_take(town, place, stage, Willing.ANYBODY)]
    return reaches(replace(town, yes=[*town.yes, *yes], routes=[*town.routes, *hand_overs(town)]), source)


def one_is_enough(town: Town, source: str, willing: Willing) -> bool:
    """Return whether any one hand-over, or any one place that can be asked to take a stage, makes a way."""
    stages = product([*town.parties, *town.tables], ("interpret", "decide"))
    yes = [(place, "T", stage) for place, stage in stages if may_take(town, place, stage, willing)]
    return any(reaches(replace(town, routes=[*town.routes, one]), source) for one in hand_overs(town)) or any(
        reaches(replace(town, yes=[*town.yes, one]), source) for one in yes
    )


@pytest.mark.parametrize("seed", range(8))
def test_each_set_of_links_makes_a_way_and_none_is_larger_than_it_must_be(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(10):
        town = random_town(rng)
        facts = Facts(town.build(), DAY)
        for source in (*town.parties[:1], *town.tables[:1]):
            found = missing_links(facts, town.ref(source), "T")
            assert bool(found) or reaches(town, source) or not can_ever(town, source), (town, source)
            willing = Willing.NAMED
            for link in found:
                chosen = [link, *link.also]
                assert link.cost == len(chosen)
                assert reaches(with_links(town, chosen), source), (town, source, link)
                for gone in chosen:
                    assert not reaches(with_links(town, [one for one in chosen if one is not gone]), source)
                taken = [(one.start.id[4:], one.stage.value) for one in chosen if one.stage]
                asked = next((w for w in Willing if all(may_take(town, *one, w) for one in taken)), None)
                assert asked is not None, (town, link)
                willing = max(willing, asked)
            if found and found[0].cost > 1:
                assert not one_is_enough(town, source, willing), (town, source, found)
