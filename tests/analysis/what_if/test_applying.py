"""What ends and what stays when somebody leaves, withdraws or joins; solved by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap.analysis.facts import Facts
from netmap.analysis.what_if.applying import apply_changes, leaving, near_home
from netmap.errors import UsageError
from netmap.model import (
    About,
    Consultation,
    Coordinates,
    InSector,
    Mandate,
    MergedInto,
    Network,
    Organisation,
    Ref,
    Stage,
    Status,
    WorksFor,
    canonical,
)
from tests.analysis.what_if.towns import changes, village
from tests.build import DAY, Build, meeting, org


def after(b: Build, *tokens: str) -> Facts:
    return Facts(apply_changes(b.network(), DAY, changes(*tokens)), DAY)


def seats(facts: Facts, table: str) -> set[str]:
    return {seat.start.id.removeprefix("org-") for seat in facts.seats.get(meeting(table), ())}


def parties(facts: Facts) -> set[str]:
    return {party.id.removeprefix("org-") for party in facts.organisations}


def test_the_network_itself_stays_as_it_is_and_the_copy_has_no_version() -> None:
    network = replace(village().network(), data_version="v1")
    before = canonical(network)
    changed = apply_changes(network, DAY, changes("zonder:Organisation:org-Welzijn"))
    assert canonical(network) == before
    assert network.data_version == "v1"
    assert changed.data_version == ""
    assert canonical(changed) != before


def test_without_changes_the_copy_is_equal() -> None:
    network = village().network()
    assert canonical(apply_changes(network, DAY, ())) == canonical(network)


def test_a_party_leaves_with_its_departments_its_experts_and_its_tasks() -> None:
    b = village()
    b.expert("jeugd", "Welzijn", theme="T")
    facts = after(b, "zonder:Organisation:org-Welzijn")
    assert parties(facts) == {"Gemeente", "Politie", "Jongerenwerk"}
    assert seats(facts, "W") == {"Jongerenwerk", "Politie"}
    assert not [ref for ref in facts.nodes if ref.label == "Expert"]


def test_an_expert_of_two_organisations_stays_with_the_other() -> None:
    b = village()
    ref = b.expert("gedeeld", "Welzijn", theme="T")
    b.tie(WorksFor, ref, org("Politie"))
    assert ref in after(b, "zonder:Organisation:org-Welzijn").nodes
    assert ref not in after(b, "zonder:Organisation:org-Welzijn", "zonder:Organisation:org-Politie").nodes


def test_what_it_covered_and_passed_on_ends_with_it_and_what_others_said_stays() -> None:
    b = village()
    b.route(org("Jongerenwerk"), meeting("D"))
    b.complete("coverage")
    b.says("no", "coverage", org("Politie"), theme="T", stage=Stage.SIGNAL)
    facts = after(b, "zonder:Organisation:org-Jongerenwerk")
    assert not facts.covers[("T", Stage.SIGNAL)]
    assert [cover.who for cover in facts.covers[("T", Stage.DECIDE)]] == [meeting("D")]
    assert org("Jongerenwerk") not in facts.onward
    assert facts.onward.has_edge(meeting("W"), meeting("D"))
    assert facts.complete("coverage")
    assert facts.denied(About.COVERAGE, org("Politie"))


def test_a_sector_leaves_as_its_rows_and_who_is_in_two_stays_in_the_other() -> None:
    b = village()
    b.org("Straatwijs", "youth_work")
    b.tie(InSector, org("Straatwijs"), Ref("Sector", "sport"))
    b.seat("Straatwijs", "W")
    b.seat("Straatwijs", "D", as_sector="youth_work")
    before = Facts(b.network(), DAY)
    assert leaving(before, Ref("Sector", "youth_work")) == (org("Jongerenwerk"), org("Straatwijs"))
    facts = after(b, "zonder:Sector:youth_work")
    assert parties(facts) == {"Gemeente", "Politie", "Welzijn", "Opbouw", "Straatwijs"}
    assert facts.sectors(org("Straatwijs")) == {"sport"}
    assert "Straatwijs" in seats(facts, "W")
    assert "Straatwijs" not in seats(facts, "D")


def test_a_department_in_its_own_sector_does_not_leave_with_the_sector_of_the_whole() -> None:
    b = village()
    b.org("Plein", "youth_work", part_of="Welzijn")
    assert "Plein" in parties(after(b, "zonder:Sector:welfare"))
    assert "Opbouw" not in parties(after(b, "zonder:Sector:welfare")), "it is in no sector of its own"
    assert "Plein" not in parties(after(b, "zonder:Organisation:org-Welzijn"))


def test_who_withdraws_stays_on_the_map_and_takes_part_in_nothing() -> None:
    b = village()
    b.route(org("Jongerenwerk"), meeting("D"))
    facts = after(b, "terug:Sector:youth_work")
    assert "Jongerenwerk" in parties(facts)
    assert seats(facts, "W") == {"Politie", "Welzijn", "Opbouw"}
    assert not facts.covers[("T", Stage.INTERPRET)]
    assert not facts.onward.has_edge(org("Jongerenwerk"), meeting("D"))


def test_who_works_in_a_larger_area_leaves_the_tables_of_neighbourhoods_only() -> None:
    b = village()
    b.area("Oost")
    b.covers(org("Politie"), "T", "signal", area="Oost")
    b.covers(org("Politie"), "T", "act", area="Oost")
    b.covers(org("Politie"), "T", "aftercare")
    assert near_home(Facts(b.network(), DAY)) == (meeting("W"),)
    facts = after(b, "wijk:Sector:police")
    assert "Politie" not in seats(facts, "W")
    assert "Politie" in seats(facts, "D")
    assert [c.who for c in facts.covers[("T", Stage.SIGNAL)]] == [org("Jongerenwerk")]
    assert facts.covers[("T", Stage.ACT)]
    assert facts.covers[("T", Stage.AFTERCARE)]


def test_one_seat_ends_with_its_coordination_or_only_that_of_one_holder() -> None:
    b = village()
    b.seat("Politie", "W", "wijkagent", seat_holder_code="P1")
    b.seat("Politie", "W", "jeugdagent", seat_holder_code="P2")
    b.tie(Coordinates, org("Politie"), meeting("W"))
    facts = after(b, "zonder:zetel:ovl-W:org-Politie")
    assert "Politie" not in seats(facts, "W")
    assert not facts.coordinators.get(meeting("W"))
    one = after(b, "zonder:zetel:ovl-W:org-Politie:P1")
    assert sorted(s.function or "" for s in one.seats[meeting("W")] if s.start == org("Politie")) == ["", "jeugdagent"]
    assert one.coordinators[meeting("W")]


def test_a_seat_holder_leaves_all_tables_and_the_party_stays() -> None:
    b = village()
    b.seat("Politie", "W", "wijkagent", seat_holder_code="P1")
    b.seat("Welzijn", "D", "adviseur", seat_holder_code="P1")
    facts = after(b, "zonder:code:P1")
    assert not [s for s in (*facts.seats[meeting("W")], *facts.seats[meeting("D")]) if s.seat_holder_code]
    assert {"Politie", "Welzijn"} <= parties(facts)


def test_a_consultation_leaves_with_all_that_runs_through_it() -> None:
    b = village()
    b.covers(meeting("W"), "T", "aftercare")
    facts = after(b, "zonder:Consultation:ovl-W")
    assert {c.id for c in facts.consultations} == {"ovl-D", "ovl-K"}
    assert not facts.covers[("T", Stage.AFTERCARE)]
    assert meeting("W") not in facts.onward


def test_a_chair_known_by_function_goes_with_the_last_who_has_that_function() -> None:
    b = village()
    b.add(Consultation(id="ovl-V", name="V", chair_function="Wijkmanager"))
    b.seat("Welzijn", "V", "wijkmanager")
    b.seat("Politie", "V", "wijkmanager")
    chair = after(b, "zonder:Organisation:org-Welzijn").network.of(Consultation)["ovl-V"].chair_function
    assert chair == "Wijkmanager"
    both = after(b, "zonder:Organisation:org-Welzijn", "zonder:Organisation:org-Politie")
    assert both.network.of(Consultation)["ovl-V"].chair_function is None


def test_a_seat_that_ended_comes_back_as_it_was() -> None:
    b = village()
    b.seat("Gemeente", "W", "wijkmanager", role="chair", seat_holder_code="G1")
    network = b.network()
    made = changes("zonder:zetel:ovl-W:org-Gemeente", "met:Organisation:org-Gemeente@Consultation:ovl-W")
    assert canonical(apply_changes(network, DAY, made)) == canonical(network)


def test_a_party_that_left_may_come_back_at_one_table() -> None:
    facts = after(village(), "zonder:Organisation:org-Politie", "met:Organisation:org-Politie@Consultation:ovl-D")
    assert "Politie" in parties(facts)
    assert "Politie" in seats(facts, "D")
    assert "Politie" not in seats(facts, "W")
    assert facts.sectors(org("Politie")) == {"police"}


def test_who_joins_no_longer_says_no_to_that_seat() -> None:
    b = village()
    b.says("no", "seat", org("Welzijn"), object="Consultation:ovl-D")
    facts = after(b, "met:Organisation:org-Welzijn@Consultation:ovl-D")
    assert "Welzijn" in seats(facts, "D")
    assert not facts.denied(About.SEAT, org("Welzijn"))


def test_a_new_party_has_the_type_or_sector_it_is_called_after_and_sits_in_more_tables() -> None:
    facts = after(
        village(),
        "met:ActorType:mosque@Consultation:ovl-W",
        "met:Sector:housing@Consultation:ovl-W",
        "met:Sector:housing@Consultation:ovl-D",
    )
    made = {o.id: o for o in facts.organisations if o.id.startswith("new-")}
    assert set(made) == {"new-actortype-mosque", "new-sector-housing"}
    assert made["new-actortype-mosque"].sensitive is False
    assert facts.sectors(Ref("Organisation", "new-sector-housing")) == {"housing"}
    assert "new-sector-housing" in {s.start.id for s in facts.seats[meeting("D")]}


def test_a_new_consultation_has_its_members_and_an_id_of_its_own() -> None:
    b = village()
    b.add(Consultation(id="new-tafel", name="Tafel"))
    facts = after(b, "met:overleg:Tafel:org-Politie+org-Welzijn")
    assert seats(facts, "W")
    assert {s.start for s in facts.seats[Ref("Consultation", "new-tafel-2")]} == {org("Politie"), org("Welzijn")}


def test_another_mandate_for_other_themes_or_for_those_that_were_recorded() -> None:
    b = village()
    b.theme("U")
    decides = after(b, "mandaat:Consultation:ovl-W=decide:U")
    assert [c.who for c in decides.covers[("U", Stage.DECIDE)]] == [meeting("W")]
    advises = after(b, "mandaat:Consultation:ovl-D=advise")
    assert not advises.covers[("T", Stage.DECIDE)]
    assert [c.who for c in advises.covers[("T", Stage.INTERPRET)]] == [org("Jongerenwerk"), meeting("D")]
    nothing = after(b, "mandaat:Consultation:ovl-D=none")
    assert nothing.denied(About.MANDATE, meeting("D"))
    assert not nothing.covers[("T", Stage.DECIDE)]
    assert nothing.network.of(Consultation)["ovl-D"].mandate is None
    again = after(b, "mandaat:Consultation:ovl-D=none", "mandaat:Consultation:ovl-D=decide:T")
    assert not again.denied(About.MANDATE, meeting("D"))
    assert again.network.of(Consultation)["ovl-D"].mandate is Mandate.DECIDE


def test_rows_under_an_old_name_leave_with_the_party_and_it_does_not_go_on_as_another() -> None:
    b = village()
    b.org("Oud", "welfare", status=Status.ENDED)
    b.tie(MergedInto, org("Oud"), org("Welzijn"))
    b.seat("Oud", "D")
    assert "Welzijn" in seats(Facts(b.network(), DAY), "D")
    assert "Welzijn" not in seats(after(b, "zonder:Organisation:org-Welzijn"), "D")
    c = village()
    c.tie(MergedInto, org("Welzijn"), org("Politie"))
    facts = after(c, "zonder:Organisation:org-Welzijn")
    assert [s.start for s in facts.seats[meeting("W")]].count(org("Politie")) == 1


@pytest.mark.parametrize(
    "token",
    [
        *("zonder:Organisation:org-Nergens", "zonder:code:X9", "met:Organisation:org-Politie@Consultation:ovl-Nergens"),
        *("mandaat:Consultation:ovl-D=decide:Niets", "zonder:Sector:niets", "met:overleg:Tafel:org-Nergens"),
    ],
)
def test_what_is_not_there_is_refused(token: str) -> None:
    with pytest.raises(UsageError) as refused:
        apply_changes(village().network(), DAY, changes(token))
    assert refused.value.code == "whatif.not_there"


def test_on_an_empty_network_there_is_nobody_to_leave() -> None:
    empty = Build(shipped=True).network()
    assert isinstance(apply_changes(empty, DAY, changes("zonder:Sector:police")), Network)
    assert not empty.of(Organisation)
