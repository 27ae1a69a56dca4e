"""Who comes first in the sample networks, and why: counted in their rows."""

from __future__ import annotations

import pytest

from netmap.analysis.hub.hub import find_hub
from netmap.analysis.hub.results import HubView
from netmap.model import Network
from tests.analysis.hub.towns import called, sample
from tests.build import DAY


def first(network: Network, view: HubView) -> list[str]:
    return called(network, find_hub(network, DAY, runs=0).first[view])


def test_rietdam_welzijn_meets_most_in_two_consultations_and_politie_less_in_three() -> None:
    # Wijkoverleg (5) and Kernteam (5) share only Welzijn: 9. Politie: Jeugdoverleg 4, Kernteam 5, Driehoek 3, of whom
    # Politie thrice, and Gemeente and OOV twice: 8. Jongerenwerk: Wijkoverleg 5 and Jeugdoverleg 4, itself twice: 8.
    network = sample("rietdam")
    found = find_hub(network, DAY, runs=0)
    assert called(network, [s.party for s in found.parties[:3]]) == [
        "Stichting Welzijn Rietdam",
        "Politie Rietdam",
        "Jongerenwerk Rietdam",
    ]
    assert [s.reach for s in found.parties[:3]] == [9, 8, 8]
    assert found.of == 4
    (team,) = found.designated
    assert (team.reach, team.holds_actual) == (11, True)
    # Without the municipality Welzijn and Jongerenwerk are equal; Welzijn sits in the core team.
    assert called(network, [found.actual_without, *found.equals_without]) == [
        "Stichting Welzijn Rietdam",
        "Jongerenwerk Rietdam",
    ]
    assert team.holds_actual_without
    # The list of organisations has twelve; the residents' association sits nowhere.
    assert len(found.parties) == 11


def test_rietdam_dependence_names_another_than_reach() -> None:
    # Only Wonen De Dam signals burenruzie; all else is given by several, or by consultations of several members.
    assert first(sample("rietdam"), HubView.DEPENDENCE) == ["Wonen De Dam"]
    assert first(sample("rietdam"), HubView.REACH) == ["Stichting Welzijn Rietdam"]


def test_waterveen_has_two_that_claim_to_be_the_core_team_and_the_ggd_meets_most() -> None:
    network = sample("waterveen")
    found = find_hub(network, DAY, runs=50)
    assert called(network, [d.consultation for d in found.designated]) == [
        "Ambtelijk Vooroverleg Onrust",
        "Kernteam Maatschappelijke Onrust",
    ]
    spider = found.parties[0]
    assert called(network, [found.actual]) == called(network, [spider.party]) == ["GGD Plassenland"]
    assert (len(spider.consultations), spider.reach) == (7, 39)
    # Each the only one that interprets two themes.
    assert first(network, HubView.DEPENDENCE) == ["Veilig Thuis Plassenland", "Politie Basisteam Plassen-Noord"]
    assert not spider.stability[HubView.REACH].firm, "the next is four parties behind, in as many consultations"
    codes = [remark.code for remark in found.remarks]
    assert codes[:2] == ["hub.remark.hubs", "hub.remark.parts"]


@pytest.mark.parametrize("name", ["rietdam", "waterveen"])
def test_every_party_has_a_reason(name: str) -> None:
    found = find_hub(sample(name), DAY, runs=0)
    assert all(s.reasons for s in (*found.parties, *found.without_municipality))
