"""Who sits together about a theme: networks of at most eight parties, each solved by hand in its test."""

from __future__ import annotations

import pytest

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Confidence, Cover, State
from netmap.model import Mandate, Stage, Status
from tests.analysis.test_cooperation import PAIR, codes, pair, town, verdict
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of

TOGETHER, DECIDE = "theme-interpret-together", "theme-decide-together"


# --- interpreting together --------------------------------------------------------------------------------------


def interpreting() -> Build:
    """GGD interprets T and sits alone in W, which deals with T; all that could be asked was answered."""
    b = town()
    b.covers(org("GGD"), "T", "interpret")
    b.meeting("W", themes=("T",), mandate=Mandate.ALIGN)
    b.seat("GGD", "W")
    for name in ("coverage", "consultations", "participation"):
        b.complete(name)
    return b


def test_interpreting_with_two_sectors_at_a_table_is_present() -> None:
    b = interpreting()
    b.seat("Politie", "W")
    found = verdict(b, TOGETHER)
    assert (found.state, found.places, found.parties) == (
        State.PRESENT,
        (meeting("W"),),
        (org("GGD"), org("Politie")),
    )


def test_a_consultation_that_interprets_itself_is_a_table_whatever_its_themes() -> None:
    b = town()
    b.meeting("W")
    b.covers(meeting("W"), "T", "interpret")
    b.seat("GGD", "W")
    b.seat("Politie", "W")
    assert verdict(b, TOGETHER).state is State.PRESENT


def test_interpreting_alone_is_a_finding_when_the_table_is_known_to_the_last_seat() -> None:
    found = verdict(interpreting(), TOGETHER)
    assert (found.state, found.cover, found.confidence) == (State.ABSENT, Cover.ONE_SECTOR, Confidence.LIKELY)
    assert found.places == (meeting("W"),)
    assert found.title is not None
    assert found.remedy is not None
    assert [row.code for row in found.evidence] == [
        "gaps.evidence.covers",
        "gaps.evidence.at_table",
        "gaps.evidence.searched_all",
    ]


def test_nobody_known_to_interpret_is_reported_by_another_line() -> None:
    b = town()
    b.complete("coverage")
    found = verdict(b, TOGETHER)
    assert (found.state, found.at) == (State.ELSEWHERE, ())
    assert not find_gaps(b.network(), norm_of(TOGETHER), DAY).questions


def test_members_that_may_not_be_all_are_asked_once() -> None:
    b = interpreting()
    b.without("Setting", next(i for k, i in b.records if k == "Setting" and b.records[k, i].value == "participation"))  # type: ignore[attr-defined]
    found = verdict(b, TOGETHER)
    assert (found.state, codes(found), found.asks[0].subject) == (
        State.UNKNOWN,
        ["gaps.ask.members"],
        meeting("W"),
    )
    assert found.asks[0].field_of_record


def test_a_seat_that_somebody_does_not_know_keeps_it_a_question() -> None:
    b = interpreting()
    b.says("unknown", "seat", org("Politie"), object=str(meeting("W")))
    assert codes(verdict(b, TOGETHER)) == ["gaps.ask.members"]


def test_a_member_without_a_known_sector_is_asked_after() -> None:
    b = interpreting()
    b.org("Onbekend")
    b.seat("Onbekend", "W")
    found = verdict(b, TOGETHER)
    assert (codes(found), found.asks[0].subject) == (["gaps.ask.sector"], org("Onbekend"))


@pytest.mark.parametrize(
    ("open_cell", "expected"),
    [("coverage", State.UNKNOWN), ("consultations", State.ABSENT), ("nothing", State.ABSENT)],
)
def test_who_interprets_must_be_known_but_with_a_known_table_not_every_consultation(
    open_cell: str, expected: State
) -> None:
    b = interpreting()
    for key, record in list(b.records.items()):
        if key[0] == "Setting" and getattr(record, "value", "") == open_cell:
            b.without(*key)
    assert verdict(b, TOGETHER).state is expected


def test_a_consultation_of_which_the_themes_are_not_told_may_be_the_table() -> None:
    b = interpreting()
    b.meeting("X", mandate=Mandate.ALIGN)
    b.seat("GGD", "X")
    b.seat("Politie", "X")
    found = verdict(b, TOGETHER)
    assert (found.state, codes(found)) == (State.UNKNOWN, ["gaps.ask.table_interpret"])
    b.says("no", "themes", meeting("X"))
    assert verdict(b, TOGETHER).state is State.ABSENT


def test_a_mandate_of_which_nobody_told_keeps_it_a_question() -> None:
    b = interpreting()
    b.meeting("X", themes=("T",))
    assert verdict(b, TOGETHER).state is State.UNKNOWN
    b.says("no", "mandate", meeting("X"))
    assert verdict(b, TOGETHER).state is State.ABSENT


def test_without_any_table_every_consultation_must_be_known() -> None:
    b = town()
    b.covers(org("GGD"), "T", "interpret")
    b.complete("coverage")
    assert codes(verdict(b, TOGETHER)) == ["gaps.ask.table_interpret"]
    b.complete("consultations")
    found = verdict(b, TOGETHER)
    assert (found.state, found.places) == (State.ABSENT, ())
    assert found.evidence[-1].code == "gaps.evidence.searched_none"


def test_a_seat_that_stands_for_another_sector_counts_for_that_one() -> None:
    b = interpreting()
    b.seat("GGD", "W", "adviseur", as_sector="education")
    assert verdict(b, TOGETHER).state is State.PRESENT


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.PLANNED, State.ABSENT),
        (Status.ENDED, State.ABSENT),
        (Status.SUSPENDED, State.UNKNOWN),
        (Status.UNKNOWN, State.UNKNOWN),
    ],
)
def test_a_seat_or_table_that_is_not_active_counts_for_nothing(status: Status, state: State) -> None:
    b = interpreting()
    b.seat("Politie", "W", status=status)
    assert verdict(b, TOGETHER).state is state
    b = interpreting()
    b.meeting("X", themes=("T",), status=status)
    b.seat("GGD", "X")
    b.seat("Politie", "X")
    assert verdict(b, TOGETHER).state is state


def test_an_expert_interprets_where_his_organisation_sits() -> None:
    b = town()
    b.expert("adviseur", "GGD", theme="T")
    b.meeting("W", themes=("T",))
    b.seat("GGD", "W")
    b.seat("Politie", "W")
    assert verdict(b, TOGETHER).state is State.PRESENT


def test_a_department_sits_for_what_it_is_part_of() -> None:
    b = interpreting()
    b.org("Jeugdarts", "health", part_of="GGD")
    b.without("TAKES_PART", next(i for k, i in b.records if k == "TAKES_PART"))
    b.seat("Jeugdarts", "W")
    b.seat("Politie", "W")
    assert verdict(b, TOGETHER).state is State.PRESENT


# --- deciding together ------------------------------------------------------------------------------------------


def deciding() -> Build:
    """The Driehoek decides on T; GGD and Politie act; Gemeente and Politie sit in the Driehoek."""
    b = town()
    b.meeting("D", mandate=Mandate.DECIDE, decides=("T",), themes=("T",))
    b.seat("Gemeente", "D")
    b.seat("Politie", "D")
    b.covers(org("Politie"), "T", "act")
    b.covers(org("GGD"), "T", "act")
    return b


def test_everybody_who_acts_at_the_table_where_is_decided_is_present() -> None:
    b = deciding()
    b.seat("GGD", "D")
    assert verdict(b, DECIDE).state is State.PRESENT


def test_a_missing_party_is_asked_after_and_with_complete_members_a_finding() -> None:
    b = deciding()
    found = verdict(b, DECIDE)
    assert (found.state, codes(found), found.asks[0].values["parties"]) == (
        State.UNKNOWN,
        ["gaps.ask.at_table"],
        [org("GGD")],
    )
    b.complete("participation:ovl-D")
    found = verdict(b, DECIDE)
    assert (found.state, found.cover, found.parties, found.places) == (
        State.ABSENT,
        Cover.ONE_SECTOR,
        (org("GGD"),),
        (meeting("D"),),
    )
    assert found.remedy is not None
    assert found.remedy.values["count"] == 1


def test_a_stated_no_of_the_missing_party_is_enough() -> None:
    b = deciding()
    b.says("no", "seat", org("GGD"), object=str(meeting("D")))
    found = verdict(b, DECIDE)
    assert (found.state, found.confidence) == (State.ABSENT, Confidence.ESTABLISHED)


def test_of_two_missing_parties_only_the_one_that_is_sure_is_named() -> None:
    b = deciding()
    b.covers(org("Welzijn"), "T", "act")
    b.says("no", "seat", org("GGD"), object=str(meeting("D")))
    found = verdict(b, DECIDE)
    assert (found.state, found.parties) == (State.ABSENT, (org("GGD"),))
    assert found.title is not None
    assert found.title.values["parties"] == [org("GGD")]


def test_a_department_at_the_table_sits_there_for_its_top() -> None:
    b = deciding()
    b.org("GGD jeugd", "health", part_of="GGD")
    b.seat("GGD jeugd", "D")
    assert verdict(b, DECIDE).state is State.PRESENT


def test_another_table_of_which_less_is_known_may_have_them_all() -> None:
    b = deciding()
    b.complete("participation:ovl-D")
    b.meeting("E", mandate=Mandate.DECIDE, decides=("T",), themes=("T",))
    b.seat("Gemeente", "E")
    found = verdict(b, DECIDE)
    assert (found.state, found.places) == (State.UNKNOWN, (meeting("E"),))
    assert codes(found) == ["gaps.ask.at_table_many"]
    b.complete("participation:ovl-E")
    assert verdict(b, DECIDE).places == (meeting("D"),)


def test_a_consultation_that_acts_is_there_through_a_shared_party() -> None:
    b = town()
    b.meeting("D", mandate=Mandate.DECIDE, decides=("T",), themes=("T",))
    b.seat("Politie", "D")
    b.meeting("A", mandate=Mandate.OPERATE, decides=("T",), themes=("T",))
    b.seat("GGD", "A")
    b.complete("participation:ovl-D")
    found = verdict(b, DECIDE)
    assert (found.state, codes(found), found.asks[0].subject) == (
        State.UNKNOWN,
        ["gaps.ask.members"],
        meeting("A"),
    )
    b.complete("participation:ovl-A")
    assert verdict(b, DECIDE).state is State.ABSENT
    b.seat("Politie", "A")
    assert verdict(b, DECIDE).state is State.PRESENT


def test_nobody_who_decides_or_nobody_who_acts_is_reported_elsewhere() -> None:
    b = town()
    b.covers(org("Gemeente"), "T", "decide")
    assert verdict(b, DECIDE).state is State.ELSEWHERE
    b = town()
    b.covers(org("Gemeente"), "T", "act")
    assert verdict(b, DECIDE).state is State.ELSEWHERE


def test_one_party_that_decides_and_acts_needs_no_table() -> None:
    b = town()
    b.org("OOV", "enforcement", part_of="Gemeente")
    b.covers(org("Gemeente"), "T", "decide")
    b.covers(org("OOV"), "T", "act")
    assert verdict(b, DECIDE).state is State.PRESENT


def test_two_parties_without_a_table_are_asked_where_they_decide() -> None:
    b = town()
    b.covers(org("Gemeente"), "T", "decide")
    b.covers(org("GGD"), "T", "act")
    b.meeting("X", mandate=Mandate.ALIGN)
    b.seat("GGD", "X")
    assert codes(verdict(b, DECIDE)) == ["gaps.ask.table_decide"]
    b.complete("consultations")
    b.complete("participation")
    assert verdict(b, DECIDE).state is State.ABSENT  # X is known to the last seat, and no decider sits there
    b.seat("Gemeente", "X")
    assert codes(verdict(b, DECIDE)) == ["gaps.ask.table_decide"]  # does X deal with T?
    b.says("no", "themes", meeting("X"))
    assert verdict(b, DECIDE).state is State.ABSENT


# --- a present fact never makes it worse ------------------------------------------------------------------------


@pytest.mark.parametrize("line", [TOGETHER, DECIDE, PAIR])
def test_what_is_present_stays_present_when_more_is_told(line: str) -> None:
    base = {TOGETHER: interpreting, DECIDE: deciding, PAIR: pair}[line]

    def full() -> Build:
        b = base()
        for name in ("Politie", "Welzijn", "GGD"):
            if ("Organisation", f"org-{name}") in b.records:
                b.seat(name, "D" if line == DECIDE else "W")
        return b

    assert verdict(full(), line).state is State.PRESENT
    for who in ("Gemeente", "Politie", "Welzijn"):
        for stage in (Stage.SIGNAL, Stage.INTERPRET, Stage.AFTERCARE):
            b = full()
            b.covers(org(who), "T", stage)
            assert verdict(b, line).state is State.PRESENT
        b = full()
        b.meeting("Nieuw", themes=("T",))
        b.seat(who, "Nieuw")
        assert verdict(b, line).state is State.PRESENT
