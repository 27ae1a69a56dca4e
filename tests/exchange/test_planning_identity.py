"""Which record a row is about: ids, names, aliases, renames, decisions, and parties that share a name."""

from __future__ import annotations

import pytest

from netmap.exchange.findings import Level
from netmap.model import (
    Area,
    Consultation,
    Expert,
    MergedInto,
    NameDecision,
    Organisation,
    PartOf,
    RenamedTo,
    TakesPart,
    WorksFor,
)
from tests.exchange.files import EMPTY, blocking, book, ends, load, org, plan, told


def names(network: object) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {o.id: (o.name, o.aliases) for o in network.of(Organisation).values()}  # type: ignore[attr-defined]


def test_a_new_party_gets_an_id_of_prefix_and_slug() -> None:
    network = load(book(organisations=[{"name": "GGD Twente / Noord"}], consultations=[{"name": "Driehoek"}]))
    assert list(network.of(Organisation)) == ["org-ggd-twente-noord"]
    assert list(network.of(Consultation)) == ["ovl-driehoek"]


def test_an_own_id_is_the_id_and_one_that_comes_later_an_alias() -> None:
    network = load(book(organisations=[{"id": "P1", "name": "Politie"}, {"name": "GGD"}]))
    assert set(network.of(Organisation)) == {"P1", "org-ggd"}
    network = load(book(organisations=[{"id": "G1", "name": "GGD"}]), network=network)
    assert names(network)["org-ggd"] == ("GGD", ("G1",))
    network = load(
        book(consultations=[{"name": "W"}], participation=[{"consultation": "W", "organisation": "G1"}]),
        network=network,
    )
    assert [seat.start for seat in network.of(TakesPart).values()] == [org("org-ggd")]


def test_a_rename_keeps_the_node_with_the_old_name_as_alias() -> None:
    network = load(
        book(organisations=[{"id": "V", "name": "Veiligheidshuis"}]),
        book(organisations=[{"id": "V", "name": "ZVH"}]),
    )
    assert names(network) == {"V": ("ZVH", ("Veiligheidshuis",))}
    again = load(book(organisations=[{"name": "Veiligheidshuis", "stands_for": "3"}]), network=network)
    assert names(again) == names(network)
    assert again.of(Organisation)["V"].stands_for == 3


def test_a_name_is_no_alias_of_itself() -> None:
    file = book(organisations=[{"id": "P", "name": "GGD", "aliases": "GGD; G"}])
    network = load(book(organisations=[{"id": "P", "name": "Politie"}]), file)
    assert names(network) == {"P": ("GGD", ("G", "Politie"))}
    assert not plan(network, file).change_set.changes


def test_another_spelling_of_the_name_is_the_same_party_and_adds_no_alias() -> None:
    network = load(book(organisations=[{"name": "Ggd twente"}]), book(organisations=[{"name": "GGD Twente"}]))
    assert names(network) == {"org-ggd-twente": ("GGD Twente", ())}


def test_two_rows_with_one_name_and_another_content_are_two_parties_and_a_question() -> None:
    rows = [{"name": "School", "sector": "onderwijs"}, {"name": "School", "sector": "sport"}]
    found = plan(EMPTY, book(organisations=rows))
    assert told(found) == [("open_category", (2, 3)), ("same_name", (2, 3))]
    network = load(book(organisations=rows))
    assert set(network.of(Organisation)) == {"org-school", "org-school-2"}
    assert not plan(network, book(organisations=rows[::-1])).change_set.changes


def test_rows_that_share_a_name_are_blocked_when_one_of_them_changed() -> None:
    rows = [{"name": "School", "sector": "onderwijs"}, {"name": "School", "sector": "sport"}]
    network = load(book(organisations=rows))
    changed = [{**rows[0], "stands_for": "4"}, rows[1]]
    assert told(plan(network, book(organisations=changed))) == [("rows_share_name", (2, 3))]
    assert told(plan(network, book(organisations=rows[:1]))) == [("row_ambiguous", (2,))]
    by_id = [{"id": "org-school", **changed[0]}, {"id": "org-school-2", **rows[1]}]
    assert load(book(organisations=by_id), network=network).of(Organisation)["org-school"].stands_for == 4


def test_identical_rows_count_once() -> None:
    found = plan(EMPTY, book(organisations=[{"name": "Politie"}, {"name": "politie"}]))
    assert told(found) == [("double_row", (2, 3))]
    assert found.findings[0].level is Level.REPAIRED
    assert found.change_set.counts["added"] == 1


def test_one_id_with_two_contents_blocks_and_names_both_rows() -> None:
    rows = [{"id": "P", "name": "Politie", "sector": "politie"}, {"id": "P", "name": "Politie", "sector": "sport"}]
    found = plan(EMPTY, book(organisations=rows))
    assert told(found) == [("two_contents", (2, 3))]
    assert not found.loadable
    other = plan(EMPTY, book(organisations=[{"id": "P", "name": "Politie"}, {"id": "P", "name": "GGD"}]))
    assert told(other) == [("two_contents", (2, 3))]


def test_rows_about_one_party_that_do_not_contradict_are_put_together() -> None:
    rows = [{"id": "P", "name": "Politie", "sector": "politie"}, {"id": "P", "name": "Politie", "stands_for": "2"}]
    assert load(book(organisations=rows)).of(Organisation)["P"].stands_for == 2


def test_an_own_id_is_of_a_party_or_of_a_consultation_not_of_both() -> None:
    both = book(organisations=[{"id": "X", "name": "Politie"}], consultations=[{"id": "X", "name": "Driehoek"}])
    assert told(plan(EMPTY, both)) == [("id_taken", (2,))]
    network = load(book(organisations=[{"id": "X", "name": "Politie"}]))
    assert told(plan(network, book(consultations=[{"id": "X", "name": "Driehoek"}]))) == [("id_taken", (2,))]


def test_a_name_may_be_a_partys_and_a_consultations_but_a_route_must_say_which() -> None:
    both = {"organisations": [{"name": "GGD"}], "consultations": [{"name": "GGD"}, {"name": "Driehoek"}]}
    found = plan(EMPTY, book(**both, escalation=[{"from": "GGD", "to": "Driehoek"}]))
    assert told(found) == [("reference_two_kinds", (2,))]
    for written, start in (("overleg: GGD", "ovl-ggd"), ("Partij: GGD", "org-ggd"), ("org-ggd", "org-ggd")):
        network = load(book(**both, escalation=[{"from": written, "to": "Driehoek"}]))
        assert [route.start.id for kind, route in network.records.items() if kind[0] == "PASSES_ON"] == [start]


@pytest.mark.parametrize("written", ["P1", "Politie", "POLITIE ", "pol", "Politie Oost-Nederland"])
def test_a_reference_is_an_id_a_name_or_an_alias(written: str) -> None:
    party = {"id": "P1", "name": "Politie", "aliases": "POL; Politie Oost Nederland"}
    seat = {"consultation": "Driehoek", "organisation": written.strip()}
    network = load(book(organisations=[party], consultations=[{"name": "Driehoek"}], participation=[seat]))
    assert [s.start for s in network.of(TakesPart).values()] == [org("P1")]


def test_a_reference_that_matches_nothing_blocks_once_for_all_its_rows() -> None:
    seats = [{"consultation": name, "organisation": "Politei"} for name in ("A", "B")]
    found = plan(EMPTY, book(consultations=[{"name": "A"}, {"name": "B"}], participation=seats))
    assert told(found) == [("reference_unknown", (2, 3))]
    assert found.findings[0].details == {"found": "Politei"}
    assert found.findings[0].column == "organisatie"


def test_a_reference_that_matches_two_parties_blocks() -> None:
    parties = [{"id": "A", "name": "School"}, {"id": "B", "name": "School"}, {"name": "X", "part_of": "School"}]
    found = plan(EMPTY, book(organisations=parties))
    assert ("reference_ambiguous", (4,)) in told(found)
    assert blocking(found)[0].details["ids"] == ["A", "B"]


def test_an_alias_of_two_parties_is_a_question_and_never_a_reference() -> None:
    parties = [{"name": "Veiligheidshuis", "aliases": "VH"}, {"name": "Vluchthuis", "aliases": "VH"}]
    assert told(plan(EMPTY, book(organisations=parties))) == [("alias_shared", (2, 3))]
    seats = [{"consultation": "W", "organisation": "VH"}]
    found = plan(EMPTY, book(organisations=parties, consultations=[{"name": "W"}], participation=seats))
    assert told(found, Level.BLOCKS) == [("reference_ambiguous", (2,))]


def test_only_good_rows_leaves_out_rows_that_block_and_rows_that_need_them() -> None:
    file = book(
        organisations=[
            {"name": "Politie", "part_of": "Korps"},
            {"name": "GGD"},
            {"name": "Team", "part_of": "Politie"},
        ],
        consultations=[{"name": "W"}],
        participation=[{"consultation": "W", "organisation": name} for name in ("Politie", "GGD", "Team")],
    )
    found = plan(EMPTY, file, good_rows_only=True)
    assert found.loadable
    assert not plan(EMPTY, file).loadable
    assert [(s.sheet.value, s.row) for s in found.left_out] == [
        ("organisations", 2),
        ("organisations", 4),
        ("participation", 2),
        ("participation", 4),
    ]
    assert ("reference_gone", (2,)) in told(found)
    network = load(file, good_rows_only=True)
    assert set(network.of(Organisation)) == {"org-ggd"}
    assert [seat.start.id for seat in network.of(TakesPart).values()] == ["org-ggd"]


def test_the_same_name_decided_to_be_another_party_is_that_party() -> None:
    network = load(
        book(
            organisations=[{"name": "Zorg- en Veiligheidshuis"}],
            consultations=[{"name": "W"}],
            names=[{"found": "AVZ", "decision": "dezelfde als", "party": "Zorg- en Veiligheidshuis"}],
        )
    )
    later = book(
        organisations=[{"name": "AVZ", "stands_for": "2"}],
        participation=[{"consultation": "W", "organisation": "avz"}],
    )
    network = load(later, network=network)
    assert {o.id: o.stands_for for o in network.of(Organisation).values()} == {"org-zorg-en-veiligheidshuis": 2}
    assert len(network.of(TakesPart)) == 1
    assert [d.target for d in network.of(NameDecision).values()] == ["Organisation:org-zorg-en-veiligheidshuis"]


def test_a_name_decided_to_be_new_is_not_taken_for_an_alias() -> None:
    first = book(organisations=[{"id": "Z", "name": "ZVH", "aliases": "Veiligheidshuis"}])
    second = book(organisations=[{"name": "Veiligheidshuis"}])
    assert set(load(first, second).of(Organisation)) == {"Z"}
    decided = book(
        organisations=[{"name": "Veiligheidshuis"}], names=[{"found": "Veiligheidshuis", "decision": "nieuw"}]
    )
    assert set(load(first, decided).of(Organisation)) == {"Z", "org-veiligheidshuis"}


def test_renamed_and_merged_make_a_relationship_when_both_are_on_the_map() -> None:
    network = load(
        book(
            organisations=[{"name": "CJG"}, {"name": "Jeugdteam"}, {"name": "Stichting A"}],
            names=[
                {"found": "CJG", "decision": "hernoemd in", "party": "Jeugdteam"},
                {"found": "Stichting A", "decision": "opgegaan in", "party": "Jeugdteam"},
                {"found": "Bureau Jeugd", "decision": "hernoemd in", "party": "Jeugdteam"},
            ],
        )
    )
    assert ends(network, RenamedTo, org("org-cjg")) == {"org-jeugdteam"}
    assert ends(network, MergedInto, org("org-stichting-a")) == {"org-jeugdteam"}
    seat = book(consultations=[{"name": "W"}], participation=[{"consultation": "W", "organisation": "Bureau Jeugd"}])
    assert [s.start.id for s in load(seat, network=network).of(TakesPart).values()] == ["org-jeugdteam"]


def test_two_experts_may_share_a_title_at_other_organisations() -> None:
    parties = [{"name": "GGD"}, {"name": "Politie"}]
    experts = [{"title": "adviseur", "organisation": o, "expertise": "nazorg"} for o in ("GGD", "Politie")]
    file = book(organisations=parties, experts=experts)
    network = load(file)
    assert {e: ends(network, WorksFor, r.ref) for e, r in network.of(Expert).items()} == {
        "exp-adviseur": {"org-ggd"},
        "exp-adviseur-2": {"org-politie"},
    }
    assert told(plan(EMPTY, file)) == []
    assert not plan(network, book(organisations=parties, experts=experts[::-1])).change_set.changes


def test_areas_take_their_code_as_id_and_lie_in_each_other() -> None:
    rows = [{"name": "Noord", "code": "WK01", "kind": "wijk"}, {"name": "Dorp", "parent": "Noord"}]
    network = load(book(areas=rows))
    assert set(network.of(Area)) == {"WK01", "geb-dorp"}
    assert ends(network, PartOf, network.of(Area)["geb-dorp"].ref) == {"WK01"}
    later = load(book(areas=[{"name": "Dorp", "code": "BU02"}]), network=network)
    assert later.of(Area)["geb-dorp"].code == "BU02"


def test_a_name_that_another_row_gives_to_an_id_is_not_taken_for_an_alias() -> None:
    network = load(book(organisations=[{"name": "Boa's", "aliases": "Toezicht"}, {"id": "P1", "name": "Wijkteam"}]))
    file = book(organisations=[{"name": "Toezicht", "stands_for": "2"}, {"id": "P1", "name": "Toezicht"}])
    network = load(file, network=network)
    assert set(network.of(Organisation)) == {"org-boa-s", "P1", "org-toezicht"}
    assert not plan(network, file).change_set.changes


def test_an_area_that_is_renamed_does_not_answer_to_its_old_name() -> None:
    network = load(book(areas=[{"name": "Zuid", "code": "BU01"}]))
    file = book(areas=[{"name": "Noord", "code": "BU01"}, {"name": "Plein", "parent": "Zuid"}])
    assert told(plan(network, file)) == [("area_unknown", (3,))]
    network = load(file, network=network)
    assert {a.id: a.name for a in network.of(Area).values()} == {
        "BU01": "Noord",
        "geb-plein": "Plein",
        "geb-zuid": "Zuid",
    }
    assert not plan(network, file).change_set.changes


def test_a_party_that_is_part_of_itself_is_asked_about() -> None:
    found = plan(EMPTY, book(organisations=[{"name": "Politie", "part_of": "Politie"}]))
    assert told(found) == [("to_itself", (2,))]
    assert found.change_set.counts["added"] == 1


def test_columns_are_named_as_the_user_wrote_them() -> None:
    file = book(organisations=[{"name": "Politie", "stands_for": "veel"}])
    named = type(file)(
        name=file.name, sha256="", rows=file.rows, headers={next(iter(file.rows)): {"stands_for": "Aantal teams"}}
    )
    assert plan(EMPTY, named).findings[0].column == "Aantal teams"
    assert plan(EMPTY, file).findings[0].column == "aantal"
