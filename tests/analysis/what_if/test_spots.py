"""What becomes of white spots where the two sides fold them differently; solved by hand."""

from __future__ import annotations

from typing import Any

import pytest

from netmap.analysis.results import Cover
from netmap.analysis.what_if.results import WhatIfAnswer
from netmap.model import Mandate, Status
from tests.analysis.what_if.towns import asked, lines, one_table
from tests.build import org

STEPS = {"theme-signal", "theme-interpret", "theme-decide", "theme-act", "theme-aftercare"}


def counted(answer: WhatIfAnswer) -> tuple[int, int]:
    return len(answer.before.gaps.findings), len(answer.spots)


def test_losing_the_only_decider_opens_a_white_spot_though_the_whole_theme_folds_into_one() -> None:
    # T has nobody for four of its five steps; without D's mandate for none, which is shown as one white spot.
    answer = asked(one_table(Mandate.DECIDE, ("T",)).network(), "mandaat:Consultation:ovl-D=none")
    assert lines(answer.before.gaps.findings) == {*STEPS - {"theme-decide"}, "bridge"}
    assert lines(answer.after.gaps.findings) == {"theme-signal", "bridge"}
    assert lines(answer.opened) == {"theme-decide"}
    assert (answer.closed, answer.worse, answer.better) == ((), (), ())
    assert counted(answer) == (5, 6)


def test_the_first_decider_of_a_theme_that_had_nobody_solves_a_part_and_opens_nothing() -> None:
    answer = asked(one_table(Mandate.ALIGN, ()).network(), "mandaat:Consultation:ovl-D=decide:T")
    ((before, after),) = answer.better
    assert before.line_id == after.line_id == "theme-signal"
    assert before.folded
    assert not after.folded
    assert (answer.opened, answer.closed, answer.worse) == ((), (), ())
    assert counted(answer) == (2, 2)


def test_who_was_the_only_one_and_leaves_makes_it_worse_though_it_folds() -> None:
    # Only Wijkteam acts for T, nobody else does anything: "single" becomes a step of a theme that nobody sees.
    b = one_table(Mandate.ALIGN, ())
    b.org("Wijkteam", "welfare")
    b.covers(org("Wijkteam"), "T", "act")
    answer = asked(b.network(), "terug:Organisation:org-Wijkteam")
    pairs = [(old.line_id, old.coverage, new.coverage) for old, new in answer.worse]
    assert ("theme-act", Cover.SINGLE, Cover.NONE) in pairs
    assert "theme-act" not in lines(answer.after.gaps.findings)
    assert answer.closed == ()
    assert counted(answer)[1] >= counted(answer)[0]


def test_what_folds_into_a_white_spot_that_opens_is_told_with_it() -> None:
    # D gives signals on to nobody, and it decided itself; all that it then misses is one white spot.
    b = one_table(Mandate.ALIGN, ())
    for stage in ("signal", "interpret", "decide", "act", "aftercare"):
        b.covers(org("Politie"), "T", stage)
        b.covers(org("Gemeente"), "T", stage)
    answer = asked(b.network(), "zonder:Sector:police", "terug:Organisation:org-Gemeente")
    told = [finding for finding in answer.opened if finding.theme == "T" and finding.line_id in STEPS]
    assert [finding.line_id for finding in told] == ["theme-signal"]
    assert told[0].folded
    assert counted(answer)[1] == counted(answer)[0] + len(answer.opened) - len(answer.moot)


# --- who left -------------------------------------------------------------------------------------------------------


def test_no_white_spot_opens_in_the_name_of_who_left() -> None:
    # Jongerenwerk is part of Stichting, but of another sector: it stays, and then it is the only one that signals.
    b = one_table(Mandate.ALIGN, ())
    b.org("Wonen", "housing")
    b.org("Stichting", "welfare")
    b.org("Jongerenwerk", "youth_work", part_of="Stichting")
    b.covers(org("Jongerenwerk"), "T", "signal")
    b.covers(org("Wonen"), "T", "signal")
    answer = asked(b.network(), "zonder:Sector:welfare", "zonder:Organisation:org-Wonen")
    assert org("Stichting") in answer.gone
    # All of T rests on it then, which takes in that signalling does.
    alone = [f for f in answer.opened if f.line_id == "theme-spread"]
    assert [finding.parties for finding in alone] == [(org("Jongerenwerk"),)]
    assert not [f for f in answer.opened if set(f.parties) & set(answer.gone)]


# --- tables that do not count ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"status": Status.PLANNED}, "table_later"),
        ({"since": "2027-01-01"}, "table_later"),
        ({"status": Status.ENDED}, "table_ended"),
        ({"until": "2026-01-01"}, "table_ended"),
        ({"status": Status.UNKNOWN}, "table_doubtful"),
        ({"status": Status.SUSPENDED}, "table_doubtful"),
    ],
)
@pytest.mark.parametrize(
    "token", ["met:Organisation:org-Politie@Consultation:ovl-N", "mandaat:Consultation:ovl-N=decide:T"]
)
def test_a_change_at_a_table_that_does_not_run_is_said_not_to_count(
    fields: dict[str, Any], code: str, token: str
) -> None:
    b = one_table(Mandate.ALIGN, ())
    b.meeting("N", **fields)
    answer = asked(b.network(), token)
    assert f"whatif.remark.{code}" in [remark.code for remark in answer.remarks]
    b.meeting("N")
    assert not [remark for remark in asked(b.network(), token).remarks if ".table_" in remark.code]
