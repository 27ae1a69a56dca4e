"""What the pictures of a core team and of whom to invite say in words, tables and signs, masked and not."""

from __future__ import annotations

import json

from netmap.report.pictures.files import picture_bytes
from tests.analysis.test_pictures_team import town
from tests.build import Build, org
from tests.report.pictures import picture


def with_mosque() -> Build:
    """The town in which C is a mosque: a sensitive party."""
    b = town()
    b.org("C", "faith_community", actor_type="mosque")
    b.covers(org("C"), "T", "interpret")
    return b


def test_a_team_is_told_in_numbers_with_its_lines_and_who_stays_out() -> None:
    answer = picture(town().network(), "team")
    assert answer["title"] == "Wie bereikt dit kernteam?"
    assert answer["sentences"] == [
        "2 partijen bereiken samen 4 van de 7 partijen met een overleg.",
        "Een dikke lijn: alleen dat lid bereikt die partij. Van de andere lijnen staat niet elke erin.",
        "3 partijen blijven buiten bereik.",
    ]
    assert {one["word"] for one in answer["headings"]} == {"Bereikt", "Het team", "Niet bereikt"}
    notes = {row[0]: row[5] for row in answer["table"]["rows"]}
    assert notes["A"] == "voegt 2 toe"
    assert notes["D"] == "ook via 1 ander lid"
    assert notes["E"] == "niet bereikt"
    assert {tie["words"] for tie in answer["ties"]} == {
        "A en C zitten samen aan tafel",
        "B en D zitten samen aan tafel",
    }
    signs = {one["code"] for one in answer["legend"]["signs"]}
    assert {"together", "alone"} <= signs


def test_two_steps_and_nobody_out_of_reach_are_said() -> None:
    first = picture(town().network(), "team", "2")["sentences"][0]
    assert first == "2 partijen bereiken samen in twee stappen 5 van de 7 partijen met een overleg."
    everybody = picture(town().network(), "team", *(f"Organisation:org-{name}" for name in "ABEF"))
    assert everybody["sentences"][-1] == "Geen partij met een overleg blijft buiten bereik."
    nobody = picture(town(hub=False).network(), "team")
    assert nobody["sentences"] == ["Niet bekend wie in het kernteam zitten."]


def test_whom_to_invite_is_told_with_through_whom() -> None:
    b = town()
    b.covers(org("C"), "T", "interpret")
    b.covers(org("F"), "T", "act")
    answer = picture(b.network(), "third_parties", "Theme:T", "need:interpret", "need:act")
    assert answer["title"] == "Wie komt erbij, en via wie?"
    assert answer["sentences"][:2] == [
        "2 partijen om uit te nodigen.",
        "Naar 1 daarvan loopt geen korte weg via het team.",
    ]
    notes = {row[0]: row[5] for row in answer["table"]["rows"]}
    assert notes["C"] == notes["F"] == "uitnodigen"
    assert "Het team" in {one["word"] for one in answer["headings"]}


def test_a_masked_picture_of_a_team_names_no_sensitive_party_in_any_form() -> None:
    network = with_mosque().network()
    for wish in (("team",), ("team", "Organisation:org-C", "Organisation:org-A"), ("third_parties", "Theme:T")):
        masked = picture(network, *wish)
        assert "org-C" not in json.dumps(masked)
        assert any("gevoelige partij" in node["name"] for node in masked["nodes"])
        named = picture(network, *wish, masked=False, marked=True)
        assert any(node["id"] == "Organisation:org-C" for node in named["nodes"])
        assert picture_bytes(masked, "svg", "A4")
