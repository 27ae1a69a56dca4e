"""Sectors that sit together, ties inside sectors, consultations that overlap, bridges: by hand and against others."""

from __future__ import annotations

import pytest

from netmap.analysis.hub.overlap import overlaps
from netmap.analysis.hub.results import SectorPair
from netmap.analysis.hub.sectors import bridges, mixing, sector_pairs
from netmap.analysis.hub.standing import one_sector
from netmap.analysis.measures.mixing import ei_permutation, meetings_by_pair
from netmap.analysis.measures.two_mode import projection
from netmap.model import Coordinates, InSector, Ref
from tests.analysis.hub.towns import answer, facts_of, names, random_town, town, web_for
from tests.build import Build, meeting, org


def pair(b: Build, one: str, other: str) -> SectorPair:
    return next(p for p in sector_pairs(facts_of(b)) if (p.one.id, p.other.id) == (one, other))


def test_every_two_sectors_with_the_meetings_by_name() -> None:
    found = answer(town()).pairs
    assert len(found) == 6 * 5 / 2
    assert names(pair(town(), "education", "police").consultations) == ["W"]
    assert pair(town(), "health", "police").consultations == ()


def test_where_not_all_is_known_it_may_be_more() -> None:
    b = town()
    assert names(pair(b, "education", "police").open) == ["J", "K", "S"]
    b.complete("participation:ovl-K")
    assert names(pair(b, "education", "police").open) == ["J", "S"]
    b.complete("participation")
    assert pair(b, "education", "police").open == ()
    b.org("Nieuw")
    b.seat("Nieuw", "S")
    assert names(pair(b, "education", "police").open) == ["S"], "its sector is not known"


def test_a_party_of_two_sectors_does_not_sit_together_with_itself_and_a_part_of_it_is_a_party_of_its_own() -> None:
    b = Build()
    b.org("Huis", "police")
    b.tie(InSector, org("Huis"), Ref("Sector", "welfare"))
    b.meeting("O")
    b.seat("Huis", "O")
    assert pair(b, "police", "welfare").consultations == ()
    b.org("Deel", "welfare", part_of="Huis")
    b.seat("Deel", "O")
    assert names(pair(b, "police", "welfare").consultations) == ["O"]


def test_who_coordinates_a_table_is_there() -> None:
    b = town()
    b.complete("participation")
    assert pair(b, "health", "police").consultations == ()
    b.tie(Coordinates, org("GGD"), meeting("W"))
    assert names(pair(b, "health", "police").consultations) == ["W"]
    b.org("Nieuw")
    b.tie(Coordinates, org("Nieuw"), meeting("S"))
    assert names(pair(b, "education", "police").open) == ["S"], "the sector of who coordinates it is not known"


def test_a_seat_for_another_sector_counts_for_that_one() -> None:
    b = town()
    b.seat("Welzijn", "W", as_sector="youth_work")
    assert names(pair(b, "police", "youth_work").consultations) == ["W"]
    assert pair(b, "police", "welfare").consultations == ()


@pytest.mark.parametrize("seed", range(15))
def test_pairs_agree_with_the_plain_two_mode_count(seed: int) -> None:
    b = random_town(seed)
    for name in ("P01", "P02"):  # parts of one party are one there, so leave them out
        b.without(
            "PART_OF",
            next(
                key[1] for key, r in b.records.items() if getattr(r, "start", None) == org(name) and r.KIND == "PART_OF"
            ),
        )
    facts, web = facts_of(b), web_for(b)
    plain = meetings_by_pair(web.affiliation, web.parties, {p: facts.sectors(p) for p in web.parties})
    for found in sector_pairs(facts):
        assert found.consultations == plain.get((found.one.id, found.other.id), ())


@pytest.mark.parametrize("seed", range(8))
def test_mixing_agrees_with_the_weighted_projection(seed: int) -> None:
    b = random_town(seed)
    facts, web = facts_of(b), web_for(b)
    graph = projection(web.affiliation, web.parties, newman=True)
    plain = ei_permutation(graph, {p: one_sector(facts, p) for p in web.parties}, draws=200, weight="weight")
    found = mixing(facts, web, draws=200)
    assert plain
    assert found
    assert found.index == pytest.approx(plain.index)
    assert (found.lower, found.draws) == (plain.lower, 200)


def test_mixing_by_hand_and_none_without_ties() -> None:
    b = Build()
    for name, of_sector in (("A", "police"), ("B", "police"), ("C", "health"), ("D", None)):
        b.org(name, of_sector)
    b.meeting("Een")
    b.meeting("Twee")
    b.seat("D", "Een")
    b.seat("A", "Een")
    assert mixing(facts_of(b), web_for(b)) is None
    b.seat("B", "Een")
    for name in "AC":
        b.seat(name, "Twee")
    found = mixing(facts_of(b), web_for(b))
    # Een: A and B inside, weight 1 / 2 (three sit there); Twee: A and C across, weight 1.
    assert found
    assert found.index == pytest.approx((1 - 0.5) / 1.5)


# --- overlap ----------------------------------------------------------------------------------------------------------


def twice(members: str, others: str, **fields: tuple[str, ...]) -> Build:
    b = Build()
    b.theme("T", "U", "V")
    for name in sorted({*members, *others}):
        b.org(name, "police")
    for table, seated in (("Een", members), ("Twee", others)):
        b.meeting(table, themes=fields.get(table, ()))
        for name in seated:
            b.seat(name, table)
    return b


def test_the_same_members_and_themes() -> None:
    (found,) = overlaps(facts_of(twice("ABCD", "ABCDE", Een=("T", "U"), Twee=("U",))))
    assert (found.one, found.other, found.members, found.themes) == (meeting("Een"), meeting("Twee"), 0.8, 0.5)
    assert found.shared == tuple(map(org, "ABCD"))


def test_themes_that_are_not_known_of_both_leave_it_open_and_of_one_do_not() -> None:
    (found,) = overlaps(facts_of(twice("ABC", "ABC")))
    assert found.themes is None
    assert overlaps(facts_of(twice("ABC", "ABC", Een=("T",)))) == ()


@pytest.mark.parametrize(
    ("members", "others", "themes"),
    [("AB", "AB", ("T",)), ("ABC", "ABCD", ("T",)), ("ABC", "ABC", ("U", "V")), ("ABC", "DEF", ("T",))],
)
def test_too_few_other_members_or_other_themes_are_no_overlap(
    members: str, others: str, themes: tuple[str, ...]
) -> None:
    assert overlaps(facts_of(twice(members, others, Een=("T",), Twee=themes))) == ()


# --- bridges ----------------------------------------------------------------------------------------------------------


def test_bridges_name_both_sides_by_table() -> None:
    assert bridges(facts_of(town())) == {meeting("W"): ((org("Politie"),), (org("School"), org("Welzijn")))}


def test_a_party_of_both_domains_does_not_bridge_by_itself() -> None:
    b = town()
    b.org("Zorghuis", "care_safety_house")
    b.meeting("Z")
    b.seat("Zorghuis", "Z")
    assert meeting("Z") not in bridges(facts_of(b))
    b.seat("GGD", "Z")
    assert bridges(facts_of(b))[meeting("Z")] == ((org("Zorghuis"),), (org("GGD"), org("Zorghuis")))
