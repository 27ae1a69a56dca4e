"""Whom to invite where cover is not sure: who comes only when called, what may no longer hold, what is planned, and who
decides when nobody told."""

from __future__ import annotations

from typing import Any

import pytest

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.team.demands import present_team
from netmap.analysis.third_parties.results import Call, Needed, NeedState, ThirdPartiesAnswer, Wish
from tests.analysis.third_parties.towns import DECIDE, INTERPRET, T1, ask, invited, states, town
from tests.build import DAY, Build, meeting, org

ACT = Wish(themes=T1, needed=(Needed.ACT,))
DOUBTS = (m.Status.UNKNOWN, m.Status.SUSPENDED)


def calls(answer: ThirdPartiesAnswer) -> list[tuple[str, bool, bool]]:
    """Return whom to call first: by name, whether the map says that it does it, and whether it sits in the team."""
    return [
        (call.party.id.removeprefix("org-") if call.party else "", call.doubt, call.in_team) for call in answer.calls
    ]


# --- who comes only when called ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "seat", [{"presence": m.Presence.ON_CALL}, {"role": "agenda_member"}], ids=["on call", "agenda member"]
)
def test_who_comes_to_the_core_team_only_when_called_is_to_be_invited(seat: dict[str, object]) -> None:
    b = town()
    b.seat("GGD", "Kernteam", "arts", **seat)
    b.covers(org("GGD"), "T1", "aftercare")
    answer = ask(b, Wish(themes=T1, needed=(Needed.AFTERCARE,)))
    assert states(answer) == {"aftercare:T1": NeedState.OPEN}
    assert (answer.team, answer.on_call) == ((org("Gemeente"), org("Politie")), (org("GGD"),))
    one = answer.invite[0]
    assert (one.party, one.on_call, one.function) == (org("GGD"), org("GGD"), "arts")
    assert (one.way.steps, one.way.table) == (1, meeting("Kernteam"))
    assert present_team(Facts(b.network(), DAY))[1] == (org("GGD"), org("Gemeente"), org("Politie")), "who is there"


def test_who_is_on_call_is_called_as_sits_in_the_core_team_and_before_who_is_further() -> None:
    b = town()
    b.meeting("Rond", themes=T1)  # fits the theme, and both sit there too
    for party in ("GGD", "Politie"):
        b.seat(party, "Rond", "medewerker")
    b.seat("GGD", "Kernteam", "arts", presence=m.Presence.ON_CALL)
    for party in ("GGD", "Wonen"):
        b.covers(org(party), "T1", "interpret")
    answer = ask(b, INTERPRET)
    assert invited(answer) == ["GGD"]
    assert (answer.invite[0].way.table, answer.invite[0].function) == (meeting("Kernteam"), "arts")


def test_a_second_seat_that_is_fixed_and_a_fixed_colleague_are_there() -> None:
    b = town()
    b.seat("GGD", "Kernteam", "arts", presence=m.Presence.ON_CALL)
    b.seat("GGD", "Kernteam", "adviseur")
    b.seat("OOV", "Kernteam", presence=m.Presence.ON_CALL)
    b.covers(org("GGD"), "T1", "interpret")
    b.covers(org("OOV"), "T1", "act")
    answer = ask(b, Wish(themes=T1, needed=(Needed.INTERPRET, Needed.ACT)))
    assert {*states(answer).values()} == {NeedState.COVERED}
    assert answer.on_call == (org("OOV"),)


def test_a_department_on_call_stands_for_its_organisation() -> None:
    b = town()
    b.org("Buurtwerk", part_of="Wonen")
    b.seat("Buurtwerk", "Kernteam", presence=m.Presence.ON_CALL)
    b.covers(org("Wonen"), "T1", "interpret")
    one = ask(b, INTERPRET).invite[0]
    assert (one.party, one.on_call) == (org("Wonen"), org("Buurtwerk"))


def test_a_question_to_who_is_on_call_is_a_call_and_not_one_in_the_team() -> None:
    b = town()
    b.seat("GGD", "Kernteam", presence=m.Presence.ON_CALL)
    b.says("unknown", "coverage", org("GGD"), theme="T1", stage=m.Stage.INTERPRET)
    assert ask(b, INTERPRET).calls == (Call(party=org("GGD"), needs=("interpret:T1",), own=True),)


def test_a_core_team_without_fixed_members_is_an_empty_team() -> None:
    b = Build()
    b.theme("T1")
    b.org("GGD", "health")
    b.meeting("Kernteam", hub=True)
    b.seat("GGD", "Kernteam", presence=m.Presence.ON_CALL)
    b.covers(org("GGD"), "T1", "interpret")
    answer = ask(b, INTERPRET)
    assert (answer.team, answer.on_call, invited(answer)) == ((), (org("GGD"),), ["GGD"])


# --- what a consultation said no to -----------------------------------------------------------------------------------


def test_a_table_that_does_not_decide_in_a_phase_does_not_through_its_members_either() -> None:
    b = town()
    b.meeting("Driehoek", mandate=m.Mandate.DECIDE, decides=T1)
    b.seat("Politie", "Driehoek")
    wish = Wish(themes=T1, phase="escalation", needed=(Needed.DECIDE,))
    assert states(ask(b, wish)) == {"decide:T1": NeedState.COVERED}
    b.says("no", "coverage", meeting("Driehoek"), theme="T1", stage=m.Stage.DECIDE, phase="escalation")
    assert states(ask(b, wish))["decide:T1"] is NeedState.ASK
    calm = Wish(themes=T1, phase="calm", needed=(Needed.DECIDE,))
    assert states(ask(b, calm)) == {"decide:T1": NeedState.COVERED}
    b.covers(org("Politie"), "T1", "decide")
    assert states(ask(b, wish)) == {"decide:T1": NeedState.COVERED}, "by a row of its own"


def test_members_are_not_invited_where_their_table_does_not_work() -> None:
    b = town()
    b.area("Noord")
    b.area("Zuid")
    b.covers(meeting("Huurders"), "T1", "act")
    b.says("no", "coverage", meeting("Huurders"), theme="T1", stage=m.Stage.ACT, area="geb-Noord")
    wish = Wish(themes=T1, areas=("geb-Noord", "geb-Zuid"), needed=(Needed.ACT,))
    found = states(ask(b, wish))
    assert (found["act:T1:geb-Noord"], found["act:T1:geb-Zuid"]) == (NeedState.UNMET, NeedState.OPEN)


# --- what may no longer hold ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", DOUBTS)
@pytest.mark.parametrize("doubt", ["row", "expert", "party", "consultation", "seat"])
def test_who_may_still_do_it_is_called_before_anybody_else(status: m.Status, doubt: str) -> None:
    b = town()
    b.says("unknown", "coverage", org("Wonen"), theme="T1", stage=m.Stage.INTERPRET)  # else the one to ask
    if doubt == "party":
        b.org("GGD", "health", status=status)
    if doubt == "expert":
        b.expert("adviseur", "GGD", "T1", status=status, provenance=("import|Deskundigen|3",))
    elif doubt in ("consultation", "seat"):
        b.meeting("Duiding", status=status if doubt == "consultation" else None)
        b.covers(meeting("Duiding"), "T1", "interpret", provenance=("import|Dekking|3",))
        b.seat("GGD", "Duiding", status=status if doubt == "seat" else None)
    else:
        fields = {"status": status} if doubt == "row" else {}
        b.covers(org("GGD"), "T1", "interpret", provenance=("import|Dekking|3",), **fields)
    answer = ask(b, INTERPRET)
    if doubt == "seat":  # the consultation does it for sure; only who sits there is in doubt
        assert states(answer) == {"interpret:T1": NeedState.OPEN}
        return
    assert states(answer) == {"interpret:T1": NeedState.ASK}
    assert calls(answer) == [("GGD", True, False)]
    need = answer.needs[0]
    assert need.doubt
    assert need.evidence[0].provenance
    assert (answer.invite, answer.unmet) == ((), ())


def test_who_does_it_for_sure_goes_before_who_may() -> None:
    b = town()
    b.covers(org("GGD"), "T1", "interpret", status=m.Status.UNKNOWN)
    b.covers(org("Wonen"), "T1", "interpret")
    assert (invited(ask(b, INTERPRET)), ask(b, INTERPRET).calls) == (["Wonen"], ())


def test_a_complete_list_with_a_doubtful_row_says_nothing_for_sure() -> None:
    b = town()
    b.covers(org("GGD"), "T1", "act", status=m.Status.UNKNOWN)
    b.complete("coverage")
    assert calls(ask(b, ACT)) == [("GGD", True, False)]


def test_who_said_no_is_not_called_about_a_doubtful_row() -> None:
    b = town()
    b.covers(meeting("Huurders"), "T1", "act", status=m.Status.SUSPENDED)
    b.says("no", "coverage", org("Welzijn"), theme="T1", stage=m.Stage.ACT)
    assert calls(ask(b, ACT)) == [("Wonen", True, False)]


def test_a_doubtful_row_of_the_team_is_asked_in_the_team() -> None:
    b = town()
    b.covers(org("OOV"), "T1", "act", status=m.Status.UNKNOWN)
    assert calls(ask(b, ACT)) == [("OOV", True, True)]


def test_an_expert_of_nobody_is_asked_of_the_municipality_and_else_of_nobody() -> None:
    for name in ("Gemeente", ""):
        b = town()
        b.expert("adviseur", "GGD", "T1", status=m.Status.UNKNOWN)
        del b.records[("WORKS_FOR", next(key for kind, key in b.records if kind == "WORKS_FOR"))]
        if not name:
            b.org("Gemeente")
        assert calls(ask(b, INTERPRET)) == [(name, True, bool(name))]
        assert states(ask(b, INTERPRET)) == {"interpret:T1": NeedState.ASK}


@pytest.mark.parametrize("status", DOUBTS)
def test_whom_a_party_reached_and_where_it_worked_comes_along_with_the_party(status: m.Status) -> None:
    b = town()
    b.add(m.PopulationGroup(id="ouderen", label_nl="ouderen"))
    b.area("Oost")
    b.org("Buurtkamer", "welfare", status=status)
    b.tie(m.Reaches, org("Buurtkamer"), m.Ref("PopulationGroup", "ouderen"), status=status)
    b.tie(m.Serves, org("Buurtkamer"), m.Ref("Area", "geb-Oost"), status=status)
    answer = ask(b, Wish(areas=("geb-Oost",), groups=("ouderen",), needed=(Needed.SPOKESPERSON,)))
    found = states(answer)
    assert (found["area:geb-Oost"], found["group:ouderen"]) == (NeedState.ASK, NeedState.ASK)
    call = next(call for call in answer.calls if call.party == org("Buurtkamer"))
    assert (call.doubt, call.needs) == (True, ("area:geb-Oost", "group:ouderen"))


# --- what is planned --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fields", [{"status": m.Status.PLANNED}, {"since": "2027-01"}])
@pytest.mark.parametrize("what", ["row", "party", "consultation", "expert"])
def test_what_is_planned_counts_for_nothing_and_is_named(fields: dict[str, Any], what: str) -> None:
    b = town()
    if what == "consultation":
        b.meeting("Duiding", **fields)
        b.seat("GGD", "Duiding")
        b.covers(meeting("Duiding"), "T1", "interpret")
    elif what == "expert":
        b.expert("adviseur", "GGD", "T1", **fields)
    else:
        b.org("Buurtteam", "welfare", **(fields if what == "party" else {}))
        b.covers(org("Buurtteam"), "T1", "interpret", **(fields if what == "row" else {}))
    answer = ask(b, INTERPRET)
    assert states(answer) == {"interpret:T1": NeedState.UNMET}
    expected = {"consultation": meeting("Duiding"), "expert": m.Ref("Expert", "exp-adviseur")}
    assert answer.unmet[0].planned == (expected.get(what, org("Buurtteam")),)


def test_what_ended_is_neither_planned_nor_in_doubt() -> None:
    b = town()
    b.covers(org("GGD"), "T1", "interpret", status=m.Status.ENDED)
    b.covers(org("Wonen"), "T1", "interpret", until="2026-01-01")
    answer = ask(b, INTERPRET)
    assert (answer.calls, answer.unmet[0].planned) == ((), ())


# --- who decides ------------------------------------------------------------------------------------------------------


def test_who_decides_is_asked_of_the_municipality() -> None:
    b = town()
    answer = ask(b, DECIDE, team=(org("Politie"),))
    assert states(answer) == {"decide:T1": NeedState.ASK}
    assert answer.calls == (Call(party=org("Gemeente"), needs=("decide:T1",)),)
    assert ask(b, DECIDE).calls[0].in_team, "it sits in the core team"
    assert states(ask(b, INTERPRET)) == {"interpret:T1": NeedState.UNMET}, "of other steps it need not know"


def test_a_municipality_that_said_no_is_not_asked_and_a_silent_table_is() -> None:
    b = town()
    b.says("no", "coverage", org("Gemeente"), theme="T1", stage=m.Stage.DECIDE)
    b.meeting("Stuurgroep", chair="Wonen")
    for table in ("Kernteam", "Wijk", "Huurders"):
        b.says("no", "mandate", meeting(table))
    assert [call.party for call in ask(b, DECIDE).calls] == [org("Wonen")]
    b.meeting("Stuurgroep", chair="Wonen", themes=("T2",))
    assert ask(b, DECIDE).calls == (), "it told its themes, and this is none of them"
    b.meeting("Stuurgroep", chair="Wonen", mandate=m.Mandate.ALIGN)
    assert states(ask(b, DECIDE)) == {"decide:T1": NeedState.UNMET}


def test_that_nobody_decides_stays_told_where_it_was() -> None:
    b = town()
    b.nobody("T1", "decide")
    answer = ask(b, DECIDE)
    assert (states(answer), answer.unmet[0].told) == ({"decide:T1": NeedState.UNMET}, True)


def test_without_a_municipality_and_tables_nobody_can_be_asked() -> None:
    b = Build()
    b.theme("T1")
    b.org("Politie", "police")
    assert states(ask(b, DECIDE)) == {"decide:T1": NeedState.UNMET}
