"""Why a party holds the web together, solved by hand."""

from __future__ import annotations

from typing import Any

from netmap.analysis.hub.reasons import MOST_REASONS
from netmap.analysis.results import Evidence
from netmap.model import Ref, Stage
from tests.analysis.hub.towns import answer, of, random_town, town
from tests.build import Build, meeting, org

SCHOOLS = (("College", "education"), ("School", "education"))


def reason(b: Build, name: str, code: str) -> dict[str, Any] | None:
    found = [r.values for r in of(answer(b), name).reasons if r.code == f"hub.reason.{code}"]
    return found[0] if found else None


def codes(reasons: tuple[Evidence, ...]) -> list[str]:
    return [r.code.removeprefix("hub.reason.") for r in reasons]


def sector(name: str) -> Ref:
    return Ref("Sector", name)


def test_only_link_between_two_sectors_names_them_and_where() -> None:
    # Politie meets Gemeente in K, Welzijn and School in W; Gemeente meets neither of these.
    assert reason(town(), "Politie", "link") == {
        "one": sector("education"),
        "other": sector("municipality"),
        "consultations": [meeting("K"), meeting("W")],
        "count": 2,
        "more": 1,
    }
    assert codes(of(answer(town()), "Politie").reasons) == ["link", "cut", "share", "core_team"]


def test_a_second_party_between_them_or_a_shared_table_ends_the_link() -> None:
    b = town()
    b.seat("GGD", "K")
    b.seat("GGD", "W")
    assert reason(b, "Politie", "link") is None
    assert reason(b, "GGD", "link") is None
    b = town()
    b.seat("Gemeente", "W")
    assert reason(b, "Politie", "link") is None


def test_the_only_one_of_its_sector_that_meets_another_though_others_sit_elsewhere() -> None:
    b = Build()
    for name, of_sector in (
        ("Politie", "police"),
        ("College", "education"),
        ("School", "education"),
        ("Sport", "sport"),
    ):
        b.org(name, of_sector)
    b.meeting("W")
    b.meeting("S")
    for who, where in (("Politie", "W"), ("College", "W"), ("School", "S"), ("Sport", "S")):
        b.seat(who, where)
    assert reason(b, "College", "own_link") == {
        "one": sector("education"),
        "other": sector("police"),
        "consultations": [meeting("W")],
        "count": 1,
        "more": 0,
    }
    assert reason(b, "Politie", "own_link") is None, "there is no other police on the map"
    b.seat("School", "W")
    assert reason(b, "College", "own_link") is None


def test_the_only_one_between_safety_and_the_social_domain() -> None:
    b = Build()
    for name, of_sector in (("Gemeente", "municipality"), ("Politie", "police"), ("School", "education")):
        b.org(name, of_sector)
    b.meeting("V")
    b.meeting("Z")
    for who, where in (("Gemeente", "V"), ("Politie", "V"), ("Gemeente", "Z"), ("School", "Z")):
        b.seat(who, where)
    assert reason(b, "Gemeente", "bridge") == {"safety": [meeting("V")], "social": [meeting("Z")]}
    b.org("Buurt", "residents")
    b.seat("Buurt", "V")
    b.seat("Buurt", "Z")
    assert reason(b, "Gemeente", "bridge") is None
    assert reason(b, "Buurt", "bridge") is None


def test_the_step_for_most_themes_is_named_and_the_others_are_counted() -> None:
    b = town()
    b.theme("T", "U", "V")
    for theme, stage in (("U", "decide"), ("T", "decide"), ("V", "signal"), ("T", "aftercare")):
        b.covers(org("Sport"), theme, stage)
    assert reason(b, "Sport", "themes") == {
        "stage": Stage.DECIDE,
        "themes": [Ref("Theme", "T"), Ref("Theme", "U")],
        "count": 2,
        "more": 2,
    }
    # Of as many themes the first step.
    b.covers(org("School"), "U", "decide")
    assert reason(b, "Sport", "themes") == {
        "stage": Stage.SIGNAL,
        "themes": [Ref("Theme", "V")],
        "count": 1,
        "more": 2,
    }


def test_the_core_team_is_yes_no_or_not_known() -> None:
    assert reason(town(), "Politie", "core_team") == {"consultations": [meeting("K")]}
    assert reason(town(), "School", "core_team_open") == {"consultations": [meeting("K")]}
    b = town()
    b.complete("participation:ovl-K")
    assert reason(b, "School", "not_core_team") == {"consultations": [meeting("K")]}
    b = town()
    b.says("no", "seat", org("School"), object="Consultation:ovl-K")
    assert reason(b, "School", "not_core_team") == {"consultations": [meeting("K")]}


def test_where_its_whole_sits_in_the_core_team_nothing_is_said_and_through_a_part_it_sits_there() -> None:
    assert not {"core_team", "not_core_team", "core_team_open"} & set(codes(of(answer(town()), "OOV").reasons))
    b = town()
    b.org("Wijkagent", part_of="Politie")
    b.seat("Wijkagent", "J")
    b.without("TAKES_PART", next(key[1] for key, r in b.records.items() if is_seat(r, "Politie", "K")))
    b.seat("Wijkagent", "K")
    assert reason(b, "Politie", "core_team") == {"consultations": [meeting("K")]}


def is_seat(record: Any, who: str, where: str) -> bool:
    return record.KIND == "TAKES_PART" and (record.start, record.end) == (org(who), meeting(where))


def test_chairs_counts_from_two_on() -> None:
    b = town()
    b.seat("Welzijn", "W", role="chair")
    assert reason(b, "Welzijn", "chairs") is None
    b.meeting("X", chair="Welzijn")
    assert reason(b, "Welzijn", "chairs") == {"consultations": [meeting("W"), meeting("X")], "count": 2}


def test_share_and_meets_are_of_all_on_the_map() -> None:
    assert reason(town(), "Welzijn", "share") == {"count": 1, "of": 4}
    assert reason(town(), "Welzijn", "meets") == {"count": 2, "of": 6}
    assert reason(town(), "Welzijn", "only_of_sector") == {
        "sector": sector("welfare"),
        "consultations": [meeting("W")],
        "count": 1,
    }


def test_without_the_municipality_it_is_no_part_of_a_reason() -> None:
    for seed in range(10):
        b = random_town(seed)
        b.org("P00", "municipality", actor_type="municipality")
        found = answer(b)
        gone = {s.party for s in found.parties} - {s.party for s in found.without_municipality}
        for standing in found.without_municipality:
            values = [v for r in standing.reasons for v in r.values.values() if isinstance(v, list)]
            assert not gone & {ref for value in values for ref in value}
            assert Ref("Sector", "municipality") not in [r.values.get("one") for r in standing.reasons]


def test_at_most_four_and_always_the_share() -> None:
    for seed in range(10):
        for standing in answer(random_town(seed)).parties:
            assert len(standing.reasons) <= MOST_REASONS
            assert "share" in codes(standing.reasons)
            assert len(set(codes(standing.reasons))) == len(standing.reasons)
