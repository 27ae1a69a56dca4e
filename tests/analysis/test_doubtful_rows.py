"""A row that is suspended or of unknown status leaves it open whether the thing is there; one that ended does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import State
from netmap.model import Mandate, Ref, Status
from tests.analysis.judging import norm_of, town
from tests.build import DAY, Build, meeting, org

SHEETS = ("organisations", "consultations", "participation", "escalation", "coverage", "experts", "channels")
DOUBTFUL = (Status.UNKNOWN, Status.SUSPENDED)


def _seat(b: Build, status: Status) -> None:
    b.seat("Wonen", "W", role="member", status=status)


def _spokesperson(b: Build, status: Status) -> None:
    b.seat("Gemeente", "K", "woordvoerder", role="spokesperson", status=status)


def _route(b: Build, status: Status) -> None:
    b.meeting("D", mandate=Mandate.DECIDE)
    b.route(meeting("W"), meeting("D"), status=status)


def _down(b: Build, status: Status) -> None:
    b.route(meeting("K"), meeting("W"), "down", status=status)


def _expert(b: Build, status: Status) -> None:
    b.expert("jurist", "Gemeente", theme="T", status=status)


def _hub(b: Build, status: Status) -> None:
    b.meeting("Spin", hub=True, status=status)
    b.without("Consultation", "ovl-K")
    b.meeting("K", kind="core_team")
    for table in ("K", "W"):
        b.says("no", "hub", meeting(table))


def _report_point(b: Build, status: Status) -> None:
    b.meeting("Meldpunt", kind="report_point", status=status)


CASES: dict[str, tuple[str, Ref | None, Callable[[Build, Status], None]]] = {
    "seat": ("party-seated", org("Wonen"), _seat),
    "spokesperson": ("spokesperson", None, _spokesperson),
    "route": ("consultation-route", meeting("W"), _route),
    "steering": ("hub-reaches", meeting("W"), _down),
    "expert": ("theme-expert", Ref("Theme", "T"), _expert),
    "hub": ("hub-one", None, _hub),
    "entry": ("residents-entry", None, _report_point),
}


def whole_town() -> Build:
    """Every list is complete, every table aligns and every seat has a role."""
    b = town()
    b.org("Wonen", "housing")
    for table in ("K", "W"):
        b.says("no", "mandate", meeting(table))
    for who, where in (("Gemeente", "K"), ("Politie", "K"), ("Welzijn", "W")):
        b.says("no", "role", org(who), object=str(meeting(where)))
    for sheet in SHEETS:
        b.complete(sheet)
    return b


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("status", [*DOUBTFUL, Status.ENDED, Status.PLANNED])
def test_the_list_does_hold_a_row_of_which_nobody_knows_whether_it_holds(case: str, status: Status) -> None:
    line, subject, add = CASES[case]
    b = whole_town()
    add(b, status)
    network, norm = b.network(), norm_of(line)
    verdicts = {d.subjects[0]: v for d, v in judge_demands(network, norm, DAY)}
    verdict = verdicts[subject or Ref("Network", "net-test")]
    assert verdict.state is (State.UNKNOWN if status in DOUBTFUL else State.ABSENT)
    assert not verdict.asks, "whether it still exists is asked of the row itself"
    asked = {q.ask.code for q in find_gaps(network, norm, DAY).questions}
    assert any(code.startswith("gaps.ask.exists") for code in asked) is (status in DOUBTFUL)
