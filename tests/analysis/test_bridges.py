"""Who joins safety and the social domain, and on whom that rests: networks solved by hand."""

from __future__ import annotations

from netmap.analysis.gaps import judge_demands
from netmap.analysis.results import Cover, State, Verdict
from netmap.model import Origin, Ref, Sector
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of


def verdicts(b: Build, line: str) -> dict[Ref, Verdict]:
    return {demand.subjects[0]: found for demand, found in judge_demands(b.network(), norm_of(line), DAY)}


def verdict(b: Build, line: str) -> Verdict:
    ((_, found),) = judge_demands(b.network(), norm_of(line), DAY)
    return found


def codes(found: Verdict) -> list[str]:
    return [ask.code for ask in found.asks]


def town() -> Build:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    return b


# --- bridges ------------------------------------------------------------------------------------------------------


def bridge_town() -> Build:
    b = town()
    b.meeting("W")
    b.seat("Politie", "W")
    b.complete("consultations")
    b.complete("participation")
    return b


def test_safety_and_social_at_one_table_are_a_named_bridge() -> None:
    b = bridge_town()
    b.seat("Welzijn", "W")
    found = verdict(b, "bridge")
    assert (found.state, found.places, found.parties) == (
        State.PRESENT,
        (meeting("W"),),
        (org("Politie"), org("Welzijn")),
    )


def test_no_bridge_is_absent_only_when_nothing_is_hidden() -> None:
    b = bridge_town()
    found = verdict(b, "bridge")
    assert (found.state, found.cover) == (State.ABSENT, Cover.NONE)
    b.org("Onbekend")
    b.seat("Onbekend", "W")
    assert (verdict(b, "bridge").state, codes(verdict(b, "bridge"))) == (State.UNKNOWN, ["gaps.ask.bridge"])
    b = town()
    assert verdict(b, "bridge").state is State.UNKNOWN
    assert verdict(b, "bridge-spread").state is State.ELSEWHERE


def test_two_parts_of_one_party_are_two_rows_that_meet() -> None:
    b = bridge_town()
    b.org("Handhaving", "enforcement", part_of="Gemeente")
    b.org("Jeugd", "youth_care", part_of="Gemeente")
    b.meeting("Intern")
    b.seat("Handhaving", "Intern")
    b.seat("Jeugd", "Intern")
    found = verdict(b, "bridge")
    assert (found.state, found.places) == (State.PRESENT, (meeting("Intern"),))
    # It rests on the municipality alone, which is no weak point: it is the one that keeps the map.
    assert verdict(b, "bridge-spread").cover is Cover.ENOUGH


def test_two_parts_of_another_party_are_a_bridge_that_rests_on_it() -> None:
    b = bridge_town()
    b.org("Zorggroep", "health")
    b.org("Boa", "enforcement", part_of="Zorggroep")
    b.org("Jeugd", "youth_care", part_of="Zorggroep")
    b.meeting("Intern")
    b.seat("Boa", "Intern")
    b.seat("Jeugd", "Intern")
    found = verdict(b, "bridge-spread")
    assert (found.cover, found.certain, found.parties) == (Cover.SINGLE, True, (org("Zorggroep"),))


def test_a_sector_of_the_municipality_itself_leaves_a_bridge_open() -> None:
    b = bridge_town()
    b.add(Sector(id="straatwerk", label_nl="straatwerk", origin=Origin.LOCAL))
    b.org("Straat", "straatwerk")
    assert verdict(b, "bridge").state is State.ABSENT
    b.seat("Straat", "W")
    assert verdict(b, "bridge").state is State.UNKNOWN
    b.meeting("V")
    b.seat("Politie", "V")
    b.seat("Welzijn", "V")
    assert not verdict(b, "bridge-spread").certain


def test_one_party_of_both_domains_is_no_bridge_by_itself() -> None:
    b = bridge_town()
    b.org("Veiligheidshuis", "care_safety_house")
    b.meeting("Alleen")
    b.seat("Veiligheidshuis", "Alleen")
    assert verdict(b, "bridge").state is State.ABSENT
    b.seat("Veiligheidshuis", "W")
    assert verdict(b, "bridge").state is State.PRESENT


def test_a_bridge_on_one_party_names_it_and_never_the_municipality() -> None:
    b = bridge_town()
    b.seat("Welzijn", "W")
    b.seat("GGD", "W")
    found = verdict(b, "bridge-spread")
    assert (found.cover, found.certain, found.parties) == (Cover.SINGLE, True, (org("Politie"),))
    b = bridge_town()
    b.org("Handhaving", "enforcement", part_of="Gemeente")
    b.without("TAKES_PART", next(i for k, i in b.records if k == "TAKES_PART"))
    for name in ("Handhaving", "Welzijn", "GGD"):
        b.seat(name, "W")
    assert verdict(b, "bridge-spread").cover is Cover.ENOUGH


def test_two_pairs_without_a_party_in_common_do_not_rest_on_one() -> None:
    b = bridge_town()
    b.org("OM", "justice")
    b.seat("Welzijn", "W")
    b.meeting("X")
    b.seat("OM", "X")
    b.seat("GGD", "X")
    assert verdict(b, "bridge-spread").cover is Cover.ENOUGH


def test_one_seat_holder_at_every_bridge_is_one_point() -> None:
    b = bridge_town()
    b.org("OM", "justice")
    b.without("TAKES_PART", next(i for k, i in b.records if k == "TAKES_PART"))
    b.seat("Politie", "W", seat_holder_code="zetel-1")
    b.seat("Welzijn", "W")
    b.meeting("X")
    b.seat("OM", "X", seat_holder_code="zetel-1")
    b.seat("GGD", "X")
    found = verdict(b, "bridge-spread")
    assert (found.cover, found.parties) == (Cover.SINGLE, (org("OM"), org("Politie")))
    assert found.title is not None
    assert found.title.code == "gaps.title.bridge_on_holder"


def test_a_bridge_on_one_party_is_a_question_while_seats_may_be_hidden() -> None:
    b = town()
    b.meeting("W")
    b.seat("Politie", "W")
    b.seat("Welzijn", "W")
    found = verdict(b, "bridge-spread")
    assert (found.certain, codes(found)) == (False, ["gaps.ask.bridge_spread"])


def test_a_seat_counts_for_the_sector_that_it_stands_for() -> None:
    b = bridge_town()
    b.seat("GGD", "W", as_sector="justice")
    assert verdict(b, "bridge").state is State.ABSENT
