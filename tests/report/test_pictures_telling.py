"""What the pictures of one route, and of who holds the web together, say in words, tables and signs."""

from __future__ import annotations

from typing import Any

import pytest

from netmap.report.pictures.files import picture_bytes
from netmap.report.pictures.interactive import interactive
from tests.build import Build, meeting, org
from tests.report.pictures import picture, sample


def town() -> Build:
    """A sits in W, which hands on to K, which decides; G interprets in W; B sits in W and V, which decides too."""
    b = Build(shipped=True)
    b.theme("T")
    for name, sector in (("A", "education"), ("B", "police"), ("G", "health")):
        b.org(name, sector)
    for name in "WVK":
        b.meeting(name)
    for who, where in ("AW", "BW", "GW", "BV"):
        b.seat(who, where)
    b.route(meeting("W"), meeting("K"))
    b.covers(org("G"), "T", "interpret")
    for name in "KV":
        b.covers(meeting(name), "T", "decide")
    return b


def labels(answer: dict[str, Any]) -> dict[str, str]:
    return {node["name"]: node["label"].replace("\n", " ") for node in answer["nodes"]}


def words(answer: dict[str, Any]) -> set[str]:
    return {tie["words"] for tie in answer["ties"]}


def test_a_route_is_told_as_it_is_drawn() -> None:
    answer = picture(town().network(), "route", "Organisation:org-A", "Theme:T")
    assert answer["title"] == "Waar gaat een signaal van A heen bij T?"
    assert answer["sentences"] == [
        "Van A naar K: 2 keer melden of doorgeven.",
        "Stap 4 is duiden (W) en stap 6 is beslissen (K).",
        "Er is nog 1 andere weg bekend.",
    ]
    assert labels(answer) == {
        "A": "1. A",
        "W": "2-4. W (gaat na, duidt)",
        "K": "5-6. ★ K (beslist)",
        "B": "B (neemt het mee)",
        "V": "★ V (beslist)",
    }
    notes = {row[0]: row[5] for row in answer["table"]["rows"]}
    assert "G duidt daar" in notes["W"]
    assert notes["K"] == "stappen 5-6, beslist"
    assert words(answer) == {
        "A brengt het in bij W",
        "W geeft signalen door aan K",
        "B hoort het in W",
        "B neemt het mee naar V",
    }
    assert [one["word"].replace("\n", " ") for one in answer["headings"]] == [
        "Hier begint een signaal",
        "Hier valt een besluit",
    ]


def test_the_best_route_is_thick_and_what_nobody_recorded_is_dashed() -> None:
    answer = picture(town().network(), "route", "Organisation:org-A", "Theme:T")
    best = [tie["width"] for tie in answer["ties"] if tie["best"]]
    other = [tie["width"] for tie in answer["ties"] if not tie["best"]]
    assert min(best) > 2 * max(other)
    drawn = interactive(answer)["edges"]
    for tie, edge in zip(answer["ties"], drawn, strict=True):
        assert bool(edge["dashes"]) is tie["informal"]
    assert {entry["code"] for entry in answer["legend"]["signs"]} == {
        "centre",
        "decides",
        "best",
        "alternative",
        "informal",
    }


def test_silence_is_told_as_a_question() -> None:
    b = Build(shipped=True)
    b.theme("T")
    b.org("A")
    b.meeting("W")
    b.seat("A", "W")
    answer = picture(b.network(), "route", "Organisation:org-A", "Theme:T")
    assert answer["sentences"][0] == "Niet bekend of een signaal van A bij een besluit komt."
    assert any(one.startswith("Nog niet bekend:") for one in answer["sentences"])
    assert not any("Witte plek" in one for one in answer["sentences"])
    assert {node["sign"] for node in answer["nodes"] if node["missing"]} == {"unknown"}


def test_a_route_to_oneself_says_that_it_need_not_go_further() -> None:
    b = town()
    b.covers(org("A"), "T", "interpret")
    b.covers(org("A"), "T", "decide")
    answer = picture(b.network(), "route", "Organisation:org-A", "Theme:T")
    assert answer["sentences"][0] == "Een signaal hoeft niet verder dan A: daar wordt erover beslist."


def test_a_masked_route_names_no_sensitive_party_anywhere() -> None:
    wish = ("route", "Organisation:org-vrouwengroep-de-draad")
    masked = picture(sample("waterveen"), *wish)
    assert "Draad" not in str(masked)
    assert "draad" not in str(masked)
    for form in ("html", "svg"):
        assert b"De Draad" not in picture_bytes(masked, form)
    shown = picture(sample("waterveen"), *wish, masked=False, marked=True)
    assert "Vrouwengroep De Draad" in shown["title"]


def test_who_holds_the_web_together_is_told_with_numbers_and_what_is_left_out() -> None:
    answer = picture(sample("waterveen"), "hub")
    assert answer["title"] == "Wie houdt het web bij elkaar?"
    first, team, drawn = answer["sentences"]
    actual = answer["nodes"][0]
    assert actual["centre"]
    assert actual["name"] in first
    assert f"ontmoet daar {actual['meets']} partijen" in first
    assert "kernteam" in team
    assert drawn.startswith("Getekend: 11 partijen")
    parties = [node for node in answer["nodes"] if node["kind"] == "organisation"]
    assert all(f"ontmoet {node['meets']} partijen" in node["label"].replace("\n", " ") for node in parties)
    for one in parties:
        for other in parties:
            if one["meets"] > other["meets"]:
                assert one["size"] >= other["size"]
    assert sum("(kernteam)" in node["label"] for node in answer["nodes"]) == 2
    assert "meets" in {entry["code"] for entry in answer["legend"]["signs"]}


def test_the_spider_stands_in_the_middle_and_its_lines_are_thickest() -> None:
    answer = picture(sample("waterveen"), "hub")
    actual = answer["nodes"][0]
    assert abs(actual["x"] - answer["width"] / 2) < 60
    own = [tie["width"] for tie in answer["ties"] if actual["id"] in (tie["from"], tie["to"])]
    others = [tie["width"] for tie in answer["ties"] if actual["id"] not in (tie["from"], tie["to"])]
    assert min(own) > max(others)
    assert [one["word"] for one in answer["headings"]] == ["Partijen", "Overleggen", "Overleggen", "Partijen"]


def test_a_picture_of_the_spider_can_be_read_whole_on_a_page() -> None:
    answer = picture(sample("waterveen"), "hub")
    assert min(820 / answer["width"], 640 / answer["height"]) > 0.72  # letters of ten pixels


@pytest.mark.parametrize("subjects", [("hub",), ("hub", "without")])
def test_nobody_at_any_table_is_told_as_such(subjects: tuple[str, ...]) -> None:
    b = Build(shipped=True)
    b.org("A")
    answer = picture(b.network(), *subjects)
    assert answer["nodes"] == []
    assert answer["sentences"] == ["Er is nog niet bekend wie in welk overleg zit."]
