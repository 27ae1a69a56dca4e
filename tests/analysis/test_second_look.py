"""What a second reader broke, each as a network of a few parties with the answer that the data model asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap import model as m
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Confidence, Cover, Fallback, Finding
from netmap.errors import NormRefused
from netmap.model import Direction, Mandate, Ref, Status
from netmap.reference.norm import read_norm
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from tests.analysis.test_gaps import gaps, one, three_parties
from tests.build import DAY, Build, meeting, org
from tests.norms import first_lines


def test_a_decider_of_unknown_level_that_passes_on_to_nobody_is_asked() -> None:
    b = three_parties()
    b.meeting("D", mandate=Mandate.DECIDE, chair="Gemeente")
    b.says("no", "route", meeting("D"))
    answer = gaps(b, "consultation-route")
    assert not answer.findings
    assert [q.ask.code for q in answer.questions] == ["gaps.ask.way_on"]


def test_a_covering_consultation_without_members_may_hold_another_sector() -> None:
    b = three_parties()
    b.org("GGZ", "health")
    b.meeting("O")
    for who in (org("GGD"), org("GGZ"), meeting("O")):
        b.covers(who, "T", "signal")
    b.complete("coverage")
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert not answer.questions


def test_one_recorded_member_is_one_party_only_when_the_list_of_members_is_complete() -> None:
    b = three_parties()
    b.meeting("K", chair="GGD")
    b.covers(meeting("K"), "T", "signal")
    b.complete("coverage")
    answer = gaps(b, "theme-signal")
    assert not answer.findings
    assert answer.questions[0].ask.code == "gaps.ask.members"
    b.complete("participation:ovl-K")
    assert one(gaps(b, "theme-signal")).coverage is Cover.SINGLE


@pytest.mark.parametrize(
    ("direction", "found"), [(None, 1), (Direction.UP, 1), (Direction.LATERAL, 0), (Direction.DOWN, 0)]
)
def test_only_a_denied_way_up_is_a_dead_end(direction: Direction | None, found: int) -> None:
    b = three_parties()
    b.meeting("K", mandate=Mandate.ALIGN)
    b.says("no", "route", meeting("K"), direction=direction)
    assert len(gaps(b, "consultation-route").findings) == found


def test_a_theme_setting_that_ended_plays_no_longer() -> None:
    b = three_parties()
    b.nobody("T", "aftercare")
    setting = next(r for (kind, _), r in b.records.items() if kind == "Setting")
    assert isinstance(setting, m.Setting)
    b.add(replace(setting, status=Status.ENDED))
    assert not gaps(b, "theme-aftercare").findings


def test_a_stated_nobody_names_its_theme_when_no_theme_was_set() -> None:
    b = Build(shipped=True)
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.nobody("radicalisation", "signal")
    assert "radicalisation" in {finding.theme for finding in gaps(b).findings}


def test_who_covers_already_is_no_fallback_and_who_refused_is_not_asked() -> None:
    b = three_parties()
    b.theme("U")
    b.covers(org("GGD"), "T", "interpret")
    b.meeting("C", themes=("T",), mandate=Mandate.ADVISE, decides=("U",))
    b.seat("GGD", "C")
    b.complete("coverage")
    found = next(f for f in gaps(b, "theme-interpret").findings if f.theme == "T")
    assert (found.fallback, [c.party for c in found.closures]) == (Fallback.NONE, [None])
    b.covers(org("Politie"), "U", "interpret")
    b.says("no", "coverage", org("Politie"), theme="T", stage=m.Stage.INTERPRET)
    found = next(f for f in gaps(b, "theme-interpret").findings if f.theme == "T")
    assert org("Politie") not in [c.party for c in found.closures]


def test_a_member_who_decides_is_the_nearest_way() -> None:
    b = three_parties()
    b.covers(org("Gemeente"), "T", "decide")
    b.meeting("K", mandate=Mandate.ALIGN)
    b.seat("Gemeente", "K")
    b.says("no", "route", meeting("K"))
    found = one(gaps(b, "consultation-route"))
    assert (found.fallback, found.closures[0].code) == (Fallback.INSIDE, "gaps.way.route")


def test_the_latest_declaration_of_a_complete_list_counts() -> None:
    b = three_parties()
    b.complete("coverage", "2023-01-01")
    b.complete("coverage:T", "2026-08-20")
    assert one(gaps(b, "theme-signal")).confidence is Confidence.LIKELY


def test_a_round_in_which_everybody_passes_on_to_nobody_is_a_dead_end() -> None:
    b = three_parties()
    for name in ("K", "W"):
        b.meeting(name, mandate=Mandate.ALIGN)
        b.says("no", "route", meeting(name), direction=Direction.UP)
    b.route(meeting("K"), meeting("W"), "lateral")
    b.route(meeting("W"), meeting("K"), "lateral")
    assert [f.subjects[0] for f in gaps(b, "consultation-route").findings] == [meeting("K")]


def test_experts_without_an_organisation_are_asked_for_it() -> None:
    b = three_parties()
    for title in ("a", "b"):
        b.expert(title, "Weg", theme="T")
    b.complete("coverage")
    answer = gaps(b, "theme-interpret")
    assert not answer.findings
    assert {q.ask.code for q in answer.questions} == {"gaps.ask.employer"}


def test_a_line_for_one_theme_does_not_keep_another_theme_from_folding() -> None:
    b = three_parties()
    b.theme("U")
    for stage in ("signal", "interpret", "decide", "act", "aftercare"):
        b.nobody("T", stage)
    text = """extends = "handreiking"
[[line]]
id = "eigen"
text = "x"
kind = "instrumental"
type = "decision_gap"
for_each = ["theme"]
where = { theme = ["U"] }
needs = "covered(act)"
passage = { part = "A1", heading = "x", paraphrase = "x" }
"""
    found: list[Finding] = [
        f for f in find_gaps(b.network(), read_norm(text, "n.toml"), DAY).findings if f.theme == "T" and f.stage
    ]
    assert [f.folded for f in found] == [True]


def test_a_plain_line_on_dealing_with_a_theme_gives_a_question() -> None:
    text = """extends = "handreiking"
[[line]]
id = "eigen"
text = "x"
kind = "substantive"
type = "substantive_gap"
for_each = ["theme"]
needs = "deals_with"
passage = { part = "A1", heading = "x", paraphrase = "x" }
"""
    answer = find_gaps(three_parties().network(), read_norm(text, "n.toml"), DAY)
    assert "eigen" in {q.line_id for q in answer.questions}


LINE = """[[line]]
id = "x"
text = "x"
kind = "instrumental"
type = "route_gap"
for_each = ["theme"]
where = { relevance = ["now"] }
needs = "deals_with"
passage = { part = "A1", heading = "H", paraphrase = "P." }
"""


@pytest.mark.parametrize(
    "text",
    [
        "line = 3",
        'line = ["x"]',
        "[line]\nid = 'x'",
        "",
        "[[lines]]\nid = 'x'",
        'extends = ["a"]',
        LINE.replace('{ relevance = ["now"] }', '"x"'),
        LINE.replace('["now"]', '["nu"]'),
        LINE.replace('"deals_with"', "{ any = [] }"),
        LINE.replace('id = "x"', 'id = ["x"]'),
        LINE + 'candidates = ["helth"]',
        LINE + "candidates = 3",
        LINE + "severity = { max = true }",
        LINE + 'off = "nee"',
    ],
)
def test_a_norm_that_cannot_be_used_is_refused_and_never_breaks(text: str) -> None:
    with pytest.raises(NormRefused):
        read_norm(text, "norm.toml")


def test_the_municipality_that_the_map_is_named_after_is_asked() -> None:
    b = Build()
    b.theme("T")
    b.org("Gemeente Aalst", "municipality", actor_type="municipality")
    b.org("Gemeente Zandwijk", "municipality", actor_type="municipality")
    b.setting("municipality", "Zandwijk")
    assert {q.addressee for q in gaps(b, "theme-signal").questions} == {org("Gemeente Zandwijk")}


def test_a_question_over_several_areas_keeps_its_id_and_names_them() -> None:
    b = three_parties()
    b.area("Noord")
    norm = read_norm(
        LINE.replace('for_each = ["theme"]', 'for_each = ["theme", "area"]').replace(
            '"deals_with"', '"covered(signal)"'
        ),
        "n.toml",
    )
    (before,) = find_gaps(b.network(), norm, DAY).questions
    b.area("Zuid")
    (after,) = find_gaps(b.network(), norm, DAY).questions
    assert (before.id, len(after.would_settle)) == (after.id, 2)
    assert after.ask.values["areas"] == [Ref("Area", "geb-Noord"), Ref("Area", "geb-Zuid")]


def test_names_of_sensitive_parties_stand_nowhere_in_what_leaves() -> None:
    b = three_parties()
    b.org("Moskee El Nour", "faith_community")
    b.org("Jongeren El Nour", "youth_work", part_of="Moskee El Nour")
    b.org("Andere kerk", "faith_community", sensitive_number=1)
    b.add(m.Consultation(id="ovl-overleg-moskee-el-nour", name="Overleg Moskee El Nour", mandate=Mandate.ALIGN))
    b.says("no", "route", Ref("Consultation", "ovl-overleg-moskee-el-nour"))
    b.covers(org("Jongeren El Nour"), "T", "signal")
    b.complete("coverage")
    network = b.network()
    answer = find_gaps(network, first_lines(), DAY)
    masked = str(gap_answer(answer, network, first_lines(), DAY, Names(network))).lower()
    assert "el nour" not in masked
    assert "el-nour" not in masked
    names = Names(network)
    assert len({names.id(ref) for ref in names.sensitive}) == len(names.sensitive) == 3
