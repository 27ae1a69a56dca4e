"""Each criterion of a core team, met, not met and not known, on networks that are made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.team.composition import SMALL
from netmap.analysis.team.demands import usual_demands
from netmap.analysis.team.results import Criterion, CriterionState, TeamTest
from netmap.analysis.team.test import fixed_members, judge_team
from netmap.model import ActorType, Coordinates, InSector, Organisation, Origin, Presence, Ref, RouteKind, Status
from netmap.texts import sentences
from tests.build import DAY, Build, meeting, org

MET, NOT_MET, UNKNOWN, LOCAL = (
    CriterionState.MET,
    CriterionState.NOT_MET,
    CriterionState.UNKNOWN,
    CriterionState.LOCAL,
)
IDS = [
    *("mixed_sectors", "largest_network", "mandate", "small", "support", "usual_members", "third_parties_can_join"),
    *("every_member_convenes", "local_form", "prepared_by_officials", "coordinator_and_secretary", "replacement"),
]
#: Of a team that somebody thought up nothing was agreed yet.
AGREED = ["third_parties_can_join", "every_member_convenes", "prepared_by_officials", "coordinator_and_secretary"]


def town(*members: str, complete: bool = True, **fields: Any) -> Build:
    """Return six parties in W, of which some sit in the core team K as well."""
    b = Build(shipped=True)
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("OOV", part_of="Gemeente")
    for name, sector in (("Politie", "police"), ("OM", "justice"), ("GGD", "health"), ("Welzijn", "welfare")):
        b.org(name, sector)
    b.meeting("K", hub=True, kind="core_team", **fields)
    b.meeting("W", kind="neighbourhood_consultation")
    for name in ("Gemeente", "OOV", "Politie", "GGD", "Welzijn"):
        b.seat(name, "W")
    for name in members:
        b.seat(name, "K", "burgemeester" if name == "Gemeente" else None)
    if complete:
        b.complete("participation:ovl-K")
    return b


USUAL = ("Gemeente", "Politie", "GGD", "Welzijn")


def judge(b: Build, *team: str, **more: object) -> TeamTest:
    found = judge_team(Facts(b.network(), DAY), [org(name) for name in team] or None, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def one(b: Build, name: str, *team: str, **more: object) -> Criterion:
    return next(criterion for criterion in judge(b, *team, **more).criteria if criterion.id == name)


def state(b: Build, name: str, *team: str, **more: object) -> CriterionState:
    return one(b, name, *team, **more).state


def asks(criterion: Criterion) -> list[str]:
    return [ask.code for ask in criterion.asks]


# --- the whole ----------------------------------------------------------------------------------------------------


def test_there_are_twelve_in_their_order_each_with_its_code() -> None:
    found = judge(town(*USUAL))
    assert [criterion.id for criterion in found.criteria] == IDS
    assert [criterion.number for criterion in found.criteria] == list(range(1, 13))
    for criterion in found.criteria:
        assert criterion.code.startswith(f"team.criterion.{criterion.id}.{criterion.state.value}")
    assert found.consultation == meeting("K")
    assert found.team == tuple(sorted(org(name) for name in USUAL))


def test_without_a_core_team_and_without_a_team_there_is_nothing_to_test() -> None:
    b = town()
    b.meeting("K", kind="core_team")
    assert judge_team(Facts(b.network(), DAY)) is None
    assert judge_team(Facts(Build().network(), DAY)) is None


def test_an_empty_team_and_a_core_team_without_members_have_no_verdict_that_is_sure() -> None:
    b = town(complete=False)
    for found in (judge(b), judge_team(Facts(b.network(), DAY), [])):
        assert found is not None
        assert {criterion.state for criterion in found.criteria} <= {UNKNOWN, LOCAL}
    assert asks(one(b, "mixed_sectors")) == ["gaps.ask.members"]


def test_a_given_team_that_is_the_core_team_is_that_core_team() -> None:
    b = town(*USUAL)
    assert judge(b, *reversed(USUAL)) == judge(b)
    assert judge(b, "Gemeente", "Politie").consultation is None


def test_who_is_not_active_is_left_out_and_named_once() -> None:
    b = town(*USUAL)
    b.org("Buiten", "sport", status=Status.ENDED)
    assert judge(b, "Gemeente", "Gemeente", "Buiten", "Nergens").team == (org("Gemeente"),)


def test_of_several_core_teams_one_is_tested_and_it_is_said() -> None:
    b = town(*USUAL)
    b.meeting("Z", hub=True)
    (remark,) = judge(b).remarks
    assert (remark.code, remark.values["consultations"]) == ("team.remark.core_teams", [meeting("K"), meeting("Z")])


def test_a_triangle_is_not_failed_but_it_is_said() -> None:
    b = town("Gemeente", "Politie", "OM")
    b.meeting("K", hub=True, kind="triangle")
    assert [remark.code for remark in judge(b).remarks] == ["team.remark.triangle"]
    assert state(b, "mixed_sectors") is MET


def test_every_question_can_be_said() -> None:
    known = sentences()
    for b in (town(complete=False), town(*USUAL, complete=False), town("OOV", complete=True)):
        for criterion in judge(b).criteria:
            assert [code for code in asks(criterion) if code not in known and not code.startswith("team.")] == []
            assert [row.code for row in criterion.evidence if row.code not in known] == []


# --- 1, 2, 4, 6: who is in it ---------------------------------------------------------------------------------------


def test_a_team_from_more_than_one_sector() -> None:
    assert state(town("Gemeente", "Politie"), "mixed_sectors") is MET
    found = one(town("Politie", "OM"), "mixed_sectors")
    assert (found.state, len(found.evidence)) == (NOT_MET, 2), "both are the safety sector"
    assert one(town("Politie", "OM", complete=False), "mixed_sectors").code.endswith("unknown.members")


def test_a_department_is_of_the_sector_of_its_whole() -> None:
    assert state(town("Gemeente", "OOV"), "mixed_sectors") is NOT_MET
    assert state(town("Gemeente", "OOV"), "mixed_sectors", "Gemeente", "OOV") is NOT_MET


def test_a_member_of_which_the_sector_is_not_known_may_be_of_another() -> None:
    b = town("Politie")
    b.org("Bureau")
    b.seat("Bureau", "K")
    found = one(b, "mixed_sectors")
    assert (found.state, asks(found), found.values["parties"]) == (UNKNOWN, ["gaps.ask.sector"], [org("Bureau")])


def test_who_only_comes_when_called_does_not_make_it_mixed() -> None:
    b = town("Politie")
    b.seat("GGD", "K", presence=Presence.ON_CALL)
    assert state(b, "mixed_sectors") is NOT_MET


def test_the_sector_of_a_seat_goes_before_that_of_the_party() -> None:
    b = town("Politie")
    b.seat("OM", "K", as_sector="welfare")
    assert state(b, "mixed_sectors") is MET


def test_one_member_of_two_sectors_is_not_a_mixed_team() -> None:
    b = town("Politie")
    b.tie(InSector, org("Politie"), Ref("Sector", "welfare"))
    found = one(b, "mixed_sectors")
    assert (found.code, asks(found)) == ("team.criterion.mixed_sectors.unknown.alone", ["gaps.ask.members"])
    b.seat("OM", "K")
    assert state(b, "mixed_sectors") is MET, "either may stand for safety"


def test_the_largest_network_is_a_figure_until_there_is_a_proposal() -> None:
    b = town("Gemeente", "Politie", complete=False)
    b.meeting("X")
    b.seat("OM", "X")
    found = one(b, "largest_network")
    assert (found.state, found.values["reach"], found.values["of"]) == (UNKNOWN, 5, 6)
    assert state(b, "largest_network", best=5) is MET
    assert one(b, "largest_network", best=6).code.endswith("unknown.seats"), "a seat may not have been told"
    b.complete("participation")
    assert state(b, "largest_network", best=6) is NOT_MET


def test_who_comes_when_called_does_not_make_the_network_large() -> None:
    b = town("Politie")
    b.meeting("X")
    b.seat("OM", "X")
    b.seat("Welzijn", "X")
    b.seat("OM", "K", presence=Presence.ON_CALL)
    found = one(b, "largest_network")
    assert (found.code, found.values["reach"]) == ("team.criterion.largest_network.unknown.fixed", 5)
    assert one(b, "largest_network", best=5).code.endswith("met.fixed")
    assert one(b, "largest_network", best=6).code.endswith("unknown.fixed_seats")
    b.complete("participation")
    assert one(b, "largest_network", best=6).code.endswith("not_met.fixed")
    facts = Facts(b.network(), DAY)
    assert fixed_members(facts) == (org("Politie"),)
    assert fixed_members(facts, [org("OM"), org("Politie")]) == (org("Politie"),), "it is that core team"
    assert fixed_members(facts, [org("OM"), org("GGD")]) == (org("GGD"), org("OM"))


def test_the_size_of_a_proposal_is_that_of_the_members_that_are_there_each_time() -> None:
    b = town("Politie", "GGD", "Welzijn")
    for name in ("Gemeente", "OM"):
        b.seat(name, "K", presence=Presence.ON_CALL)
    assert usual_demands(Facts(b.network(), DAY)).size == 3


def test_a_team_that_reaches_everybody_needs_no_proposal() -> None:
    assert state(town("Gemeente", "Politie"), "largest_network") is MET


def test_a_small_team() -> None:
    assert state(town(*USUAL), "small") is MET
    found = one(town(*USUAL, complete=False), "small")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.members"])
    b = town(*USUAL, complete=False)
    for number in range(SMALL):
        b.org(f"Extra {number}", "sport")
        b.seat(f"Extra {number}", "K")
    assert state(b, "small") is NOT_MET, "each was told, so that the open list changes nothing"
    for number in range(SMALL):
        b.seat(f"Extra {number}", "K", presence=Presence.ON_CALL)
    assert state(b, "small") is UNKNOWN


def test_the_usual_members() -> None:
    assert state(town(*USUAL), "usual_members") is MET
    found = one(town("Gemeente", "GGD", "Welzijn"), "usual_members")
    assert (found.state, found.values["types"]) == (NOT_MET, [Ref("ActorType", "police")])
    found = one(town("Gemeente", "Politie", "GGD"), "usual_members")
    assert (found.code, found.values["count"]) == ("team.criterion.usual_members.not_met.others", 1)
    assert state(town("Gemeente", "GGD", "Welzijn", complete=False), "usual_members") is UNKNOWN


def test_the_municipality_without_a_function_may_be_the_mayor() -> None:
    b = town("Politie", "GGD", "Welzijn")
    b.seat("Gemeente", "K")
    found = one(b, "usual_members")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.mayor"])
    b = town("Politie", "GGD", "Welzijn")
    b.seat("Gemeente", "K", "wethouder")
    assert state(b, "usual_members") is NOT_MET


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("de burgemeester", MET),
        ("loco-burgemeester", MET),
        ("Burgemeester (voorzitter)", UNKNOWN),
        ("burgemeester van Zandwijk", UNKNOWN),
        ("wethouder", NOT_MET),
    ],
)
def test_a_mayor_in_other_words_is_not_a_missing_mayor(function: str, expected: CriterionState) -> None:
    b = town("Politie", "GGD", "Welzijn")
    b.seat("Gemeente", "K", function)
    found = one(b, "usual_members")
    assert found.state is expected
    assert (asks(found) == ["gaps.ask.mayor"]) is (expected is UNKNOWN)
    b = town("Politie", "GGD", "Welzijn", chair_function=function)
    found = one(b, "usual_members")
    assert (found.state, asks(found)) == (expected, ["gaps.ask.mayor"] if expected is UNKNOWN else [])


def test_police_in_other_words_or_of_a_kind_in_the_users_own_word_is_not_missing() -> None:
    b = town("Gemeente", "GGD", "Welzijn")
    b.seat("OM", "K", "politieadviseur")
    found = one(b, "usual_members")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.sector"])
    b = town("Gemeente", "GGD", "Welzijn")
    b.add(ActorType(id="basisteam", label_nl="Basisteam", origin=Origin.LOCAL))
    b.org("Basisteam", actor_type="basisteam")
    b.seat("Basisteam", "K")
    found = one(b, "usual_members")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.sector"])


def test_a_chair_who_is_only_known_as_mayor_is_the_mayor() -> None:
    b = town("Politie", "GGD", "Welzijn", chair_function="burgemeester")
    assert state(b, "usual_members") is MET


def test_a_mayor_who_is_a_row_of_his_own_and_a_part_of_the_police_count() -> None:
    b = town("GGD", "Welzijn")
    b.org("Burgemeester", part_of="Gemeente", actor_type="mayor")
    b.org("Wijkagenten", part_of="Politie")
    for name in ("Burgemeester", "Wijkagenten"):
        b.seat(name, "K")
    assert state(b, "usual_members") is MET


def test_of_a_made_up_team_who_is_mayor_anywhere_is_the_mayor() -> None:
    b = town("Gemeente")
    assert state(b, "usual_members", "Gemeente", "Politie", "GGD", "Welzijn") is MET
    found = one(town(), "usual_members", "Gemeente", "Politie", "GGD", "Welzijn")
    assert (found.state, asks(found)) == (UNKNOWN, ["team.ask.mayor"])
    assert state(town(), "usual_members", "Politie", "GGD", "Welzijn") is NOT_MET


# --- 3, 5: what they may do, and whether they stand behind it -------------------------------------------------------


def test_every_member_may_decide() -> None:
    b = town("Gemeente", "GGD")
    b.seat("GGD", "K", may_commit=True)
    b.covers(org("OOV"), "T", "decide")
    found = one(b, "mandate")
    assert (found.state, found.values["themes"]) == (MET, [Ref("Theme", "T")]), "the department decides for its whole"
    b.says("no", "mandate", org("GGD"), object=str(meeting("K")))
    assert state(b, "mandate") is MET, "a yes of the same seat stands"
    b.seat("GGD", "K")
    found = one(b, "mandate")
    assert (found.state, found.values["parties"]) == (NOT_MET, [org("GGD")])


def test_a_stated_no_about_the_seat_goes_before_what_the_party_decides_elsewhere() -> None:
    b = town("GGD")
    b.covers(org("GGD"), "T", "decide")
    assert state(b, "mandate") is MET
    b.says("no", "mandate", org("GGD"), object=str(meeting("K")))
    assert state(b, "mandate") is NOT_MET
    b = town("GGD")
    b.says("no", "mandate", org("GGD"), object=str(meeting("W")))
    assert state(b, "mandate") is UNKNOWN, "said of another table"


@pytest.mark.parametrize(("name", "about"), [("mandate", "mandate"), ("replacement", "deputy")])
def test_a_no_for_one_of_two_seats_says_nothing_of_the_other(name: str, about: str) -> None:
    b = town()
    for function in ("burgemeester", "secretaris"):
        b.seat("Gemeente", "K", function)
    b.says("no", about, org("Gemeente"), object=str(meeting("K")))
    assert state(b, name) is UNKNOWN, "which of both it is about was not told"
    b.says("no", about, org("Gemeente"), object=str(meeting("K")), function="Secretaris")
    assert state(b, name) is UNKNOWN
    b.says("no", about, org("Gemeente"), object=str(meeting("K")), function="burgemeester")
    found = one(b, name)
    assert (found.state, len(found.evidence)) == (NOT_MET, 2)


def test_a_member_of_which_nothing_is_told_may_decide() -> None:
    found = one(town("Gemeente", "GGD"), "mandate")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.may_commit"])
    assert asks(one(town(), "mandate", "GGD")) == ["team.ask.mandate"]


def test_support_of_the_members() -> None:
    b = town(*USUAL)
    found = one(b, "support")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.told", "gaps.ask.helped"])
    assert found.values["parties"] == [org("GGD"), org("Politie"), org("Welzijn")], "not the municipality itself"
    for name, sector in (("Politie", "police"), ("GGD", "health"), ("Welzijn", "welfare")):
        b.org(name, sector, knows_samos_on="2026", helped_on="2026")
    assert state(b, "support") is MET
    b.org("GGD", "health", knows_samos_on="2026")
    b.says("no", "helped", org("GGD"))
    found = one(b, "support")
    assert (found.state, [row.code for row in found.evidence]) == (NOT_MET, ["gaps.evidence.not_helped"])


def test_of_a_team_of_the_municipality_alone_it_is_asked_what_others_know() -> None:
    found = one(town("Gemeente", "OOV"), "support")
    assert (found.code, asks(found)) == ("team.criterion.support.unknown.own", ["gaps.ask.told"])


# --- 7 to 12: what was agreed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*AGREED, "replacement"])
def test_of_a_made_up_team_nothing_is_agreed_yet(name: str) -> None:
    found = one(town(*USUAL), name, "Gemeente", "Politie")
    assert (found.state, found.code.rpartition(".")[2]) == (LOCAL, "made_up")


def test_the_form_is_local() -> None:
    assert state(town(*USUAL), "local_form") is LOCAL


def test_others_can_join() -> None:
    b = town("Gemeente", "Politie")
    assert (state(b, "third_parties_can_join"), asks(one(b, "third_parties_can_join"))) == (UNKNOWN, ["team.ask.third"])
    for name, function in (("Gemeente", "burgemeester"), ("Politie", None)):
        b.seat(name, "K", function, presence=Presence.FIXED)
    assert state(b, "third_parties_can_join") is NOT_MET
    b.seat("OM", "K", presence=Presence.ON_CALL)
    assert state(b, "third_parties_can_join") is MET
    b.seat("OM", "K", role="agenda_member")
    assert state(b, "third_parties_can_join") is MET


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("elk lid", MET),
        ("Ieder lid van het kernteam", MET),
        ("alle deelnemers", MET),
        ("burgemeester", NOT_MET),
        ("de voorzitter", NOT_MET),
        ("Politie", NOT_MET),
        ("alleen de leden van de gemeente", NOT_MET),
        ("niet elk lid", NOT_MET),
        ("elk lid van het kernteam mag bijeenroepen", MET),
        ("alleen de voorzitter", NOT_MET),
        ("alleen burgemeester", NOT_MET),
        ("niemand", NOT_MET),
        ("in overleg met de leden", UNKNOWN),
        ("burgemeester na overleg met alle leden", UNKNOWN),
        ("voorzitter namens alle leden", UNKNOWN),
        ("burgemeester op verzoek van elk lid", UNKNOWN),
        ("elk lid behalve de GGD", UNKNOWN),
        ("alleen op verzoek van elk lid", UNKNOWN),
        ("alleen de leden", UNKNOWN),
        ("alleen bij een crisis", UNKNOWN),
        ("niet bekend", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_every_member_convenes(words: str | None, expected: CriterionState) -> None:
    b = town("Gemeente", "Politie", convened_by=words)
    found = one(b, "every_member_convenes")
    assert found.state is expected
    assert (asks(found) == ["gaps.ask.convened"]) is (expected is UNKNOWN)
    assert words not in list(found.values.values()), "what the cell says stays in the cell"


def test_prepared_by_officials() -> None:
    b = town(*USUAL)
    assert asks(one(b, "prepared_by_officials")) == ["team.ask.prepared"]
    b.complete("consultations")
    assert state(b, "prepared_by_officials") is LOCAL, "some municipalities have one"
    b.meeting("A", kind="official_consultation")
    assert asks(one(b, "prepared_by_officials")) == ["team.ask.prepared_by"]
    b.route(meeting("A"), meeting("K"), kind=RouteKind.PREPARES)
    assert state(b, "prepared_by_officials") is MET
    b = town(*USUAL)
    b.meeting("A", kind="preparatory_team")
    assert state(b, "prepared_by_officials") is MET
    b.says("no", "route", meeting("A"))
    assert state(b, "prepared_by_officials") is NOT_MET


def test_a_coordinator_and_a_secretary() -> None:
    b = town(*USUAL)
    found = one(b, "coordinator_and_secretary")
    assert (found.state, asks(found)) == (UNKNOWN, ["gaps.ask.coordinated", "gaps.ask.role"])
    b.tie(Coordinates, org("OOV"), meeting("K"))
    assert one(b, "coordinator_and_secretary").values["roles"] == ["secretary"]
    b.seat("GGD", "K", role="secretary")
    assert state(b, "coordinator_and_secretary") is MET


def test_no_secretary_only_when_every_role_is_known() -> None:
    b = town()
    b.seat("Gemeente", "K", "burgemeester", role="chair")
    b.seat("Politie", "K", role="member")
    assert state(b, "coordinator_and_secretary") is NOT_MET
    b.seat("Politie", "K")
    assert state(b, "coordinator_and_secretary") is UNKNOWN
    b.says("no", "role", org("Politie"), object=str(meeting("K")))
    assert state(b, "coordinator_and_secretary") is NOT_MET


def test_nobody_leads_it_when_both_were_said() -> None:
    b = town(*USUAL)
    b.says("no", "chair", meeting("K"))
    assert state(b, "coordinator_and_secretary") is UNKNOWN
    b.says("no", "coordinator", meeting("K"))
    found = one(b, "coordinator_and_secretary")
    assert (found.state, found.values["roles"]) == (NOT_MET, ["coordinator"])
    assert asks(found) == ["gaps.ask.role"], "what is not known yet is not lost"


def test_a_replacement_for_each_fixed_member() -> None:
    b = town("Politie")
    b.seat("GGD", "K", deputy="teamleider")
    found = one(b, "replacement")
    assert (found.state, found.values["parties"], asks(found)) == (UNKNOWN, [org("Politie")], ["gaps.ask.deputies"])
    b.says("no", "deputy", org("Politie"), object=str(meeting("K")))
    assert state(b, "replacement") is NOT_MET
    b.seat("Politie", "K", deputy="wijkchef")
    assert state(b, "replacement") is MET


def test_who_may_no_longer_be_there_makes_no_verdict_sure() -> None:
    b = town("Politie", "OM")
    assert state(b, "mixed_sectors") is NOT_MET
    b.seat("GGD", "K", status=Status.UNKNOWN)
    assert one(b, "mixed_sectors").code == "team.criterion.mixed_sectors.unknown.doubt"


@pytest.mark.parametrize(("status", "expected"), [(Status.UNKNOWN, UNKNOWN), (Status.SUSPENDED, UNKNOWN)])
def test_a_doubtful_seat_may_make_the_team_too_large(status: Status, expected: CriterionState) -> None:
    b = town(*USUAL)
    for number in range(SMALL - len(USUAL)):
        b.org(f"Extra {number}", "sport")
        b.seat(f"Extra {number}", "K")
    assert state(b, "small") is MET
    b.seat("OM", "K", status=status)
    found = one(b, "small")
    assert (found.state, found.code.rpartition(".")[2]) == (expected, "doubt")


def test_a_doubtful_member_of_which_nothing_is_told_leaves_what_all_may_do_open() -> None:
    def told(status: Status) -> CriterionState:
        b = town()
        b.seat("Politie", "K", may_commit=True, deputy="wijkchef")
        b.seat("GGD", "K", status=status)
        return state(b, "mandate")

    assert told(Status.ENDED) is MET
    assert told(Status.UNKNOWN) is UNKNOWN
    assert told(Status.SUSPENDED) is MET, "it was told that it does not hold now, and it says no no"


def test_a_party_of_the_network_is_told_by_its_reference_only() -> None:
    """Values hold references, numbers and codes; names come later, with what is sensitive masked."""
    b = town(*USUAL)
    b.org("Moskee", "faith_community", sensitive=True)
    b.seat("Moskee", "K", "bestuur")
    b.network()
    texts = [
        str(value) for criterion in judge(b).criteria for value in criterion.values.values() if isinstance(value, str)
    ]
    assert not any("Moskee" in text for text in texts)
    assert isinstance(b.network().get(org("Moskee")), Organisation)
