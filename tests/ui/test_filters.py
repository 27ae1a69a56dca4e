"""What the filter above the cards keeps, and what belongs to one cell of the table of themes and steps."""

from __future__ import annotations

from typing import Any

import pytest

from netmap.analysis.finding_ids import finding_id
from netmap.model import Ref
from netmap.ui import filters
from netmap.ui.filters import Filter

GGD = {"id": "ggd", "name": "GGD", "of": "Organisation:ggd"}
SECTORS = {"Organisation:ggd": frozenset({"health"})}


def finding(**other: Any) -> dict[str, Any]:
    return {
        "id": "f",
        "kind": "instrumental",
        "type": "route_gap",
        "severity": 3,
        "confidence": "likely",
        "theme": None,
        "stage": None,
        "subject": {},
        "names": [],
        "norm_line": {"id": "own-line"},
        **other,
    }


def question(**other: Any) -> dict[str, Any]:
    if_no = {"kind": "substantive", "type": "area_gap", "severity": 2}
    return {**finding(), "if_no": if_no, "would_settle": [], **other}


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Filter(), True),
        (Filter(kind="instrumental"), True),
        (Filter(kind="route_gap"), True),
        (Filter(kind="substantive"), False),
        (Filter(kind="hub_gap"), False),
        (Filter(least="3"), True),
        (Filter(least="4"), False),
        (Filter(sure="likely"), True),
        (Filter(sure="established"), False),
        (Filter(sector="health"), True),
        (Filter(sector="police"), False),
        (Filter(kind="route_gap", least="2", sure="likely", sector="health"), True),
        (Filter(kind="route_gap", least="2", sure="ask", sector="health"), False),
    ],
)
def test_a_finding_is_kept_when_it_meets_every_choice(wanted: Filter, kept: bool) -> None:
    assert wanted.finding(finding(names=[GGD]), SECTORS) is kept


def test_a_question_goes_by_what_a_no_would_mean_and_is_never_sure() -> None:
    assert Filter(kind="substantive", least="2").question(question(), {})
    assert not Filter(kind="instrumental").question(question(), {})
    assert not Filter(least="3").question(question(), {})
    assert Filter(sure="ask").question(question(), {})
    assert not Filter(sure="established").question(question(), {})
    assert not Filter(least="2").question(question(if_no=None), {})


def test_a_pair_of_sectors_concerns_both() -> None:
    pair = finding(
        subject={
            "sector": {"id": "police", "name": "politie", "of": "Sector:police"},
            "other_sector": {"id": "housing", "name": "wonen", "of": "Sector:housing"},
            "theme": None,
        }
    )
    assert filters.sectors_of(pair, SECTORS) == {"police", "housing"}
    assert filters.sectors_of(finding(names=[GGD, None]), SECTORS) == {"health"}
    assert filters.sectors_of(finding(), SECTORS) == frozenset()


def test_what_does_not_exist_is_taken_out_of_a_filter() -> None:
    typed = Filter(kind="onzin", least="9", sure="misschien", sector="circus")
    assert filters.known(typed, ["route_gap"], ["health"]) == Filter()
    right = Filter(kind="route_gap", least="4", sure="ask", sector="health")
    assert filters.known(right, ["route_gap"], ["health"]) == right
    assert not Filter()
    assert Filter(sector="health")


def test_a_cell_has_what_names_it_what_folds_into_it_and_what_settles_it() -> None:
    theme = Ref("Theme", "polarisation")
    judged = finding_id("own-line", [theme], theme.id, "act", None)
    named = finding(id="named", theme="polarisation", stage="act")
    folded = finding(id="folded", theme="polarisation", stage="signal", related=[judged])
    settles = question(id="settles", would_settle=["other", judged])
    others = [finding(id="stage", stage="act"), finding(id="theme", theme="polarisation", stage="decide")]
    result = {"findings": [*others, folded, named], "questions": [question(id="nothing", norm_line=None), settles]}
    found = filters.in_cell(result, "polarisation", "act")
    assert [one["id"] for one in found] == ["folded", "named", "settles"]
    assert filters.in_cell({"findings": [], "questions": []}, "polarisation", "act") == []
