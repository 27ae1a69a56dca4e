"""Whom to invite, on networks that are solved by hand: what is not known, how many, and from situation to needs."""

from __future__ import annotations

from netmap import model as m
from netmap.analysis.facts import Facts
from netmap.analysis.third_parties.find import find_third_parties
from netmap.analysis.third_parties.needs import (
    NEEDED_BY_PHASE,
    NEEDED_WITHOUT_PHASE,
    needed_of,
    needs_of,
    shipped_phases,
)
from netmap.analysis.third_parties.results import (
    Call,
    Needed,
    NeedKind,
    NeedState,
    Wish,
)
from tests.analysis.third_parties.towns import DECIDE, INTERPRET, T1, ask, states, town
from tests.build import DAY, Build, org

# --- not known --------------------------------------------------------------------------------------------------------


def test_a_stated_nobody_is_unmet_with_its_row() -> None:
    b = town(shipped=True)
    b.nobody("neighbour_conflict", "interpret", provenance=("import|Dekking|4",))
    answer = ask(b, Wish(themes=("neighbour_conflict",), needed=(Needed.INTERPRET,)))
    assert states(answer) == {"interpret:neighbour_conflict": NeedState.UNMET}
    assert answer.unmet[0].told
    assert answer.unmet[0].kinds == (m.Ref("ExpertiseDomain", "mediation"),)
    assert answer.needs[0].evidence[0].provenance == ("import|Dekking|4",)
    assert answer.calls == ()


def test_silence_is_asked_of_a_party_of_the_right_sector() -> None:
    b = town(shipped=True)
    wish = Wish(themes=("neighbour_conflict",), needed=(Needed.INTERPRET,))
    answer = ask(b, wish)  # housing and welfare belong to the theme; both are outside the team
    assert states(answer) == {"interpret:neighbour_conflict": NeedState.ASK}
    assert [(call.party, call.own) for call in answer.calls] == [(org("Welzijn"), False)]
    b.says("no", "coverage", org("Welzijn"), theme="neighbour_conflict", stage=m.Stage.INTERPRET)
    assert [call.party for call in ask(b, wish).calls] == [org("Wonen")], "who said no is not called"


def test_silence_without_anybody_of_the_right_kind_is_unmet_and_not_told() -> None:
    b = Build(shipped=True)
    b.org("GGD", "health")
    answer = ask(b, Wish(themes=("neighbour_conflict",), needed=(Needed.INTERPRET,)))
    assert states(answer) == {"interpret:neighbour_conflict": NeedState.UNMET}
    assert not answer.unmet[0].told


def test_who_was_stated_not_to_be_known_is_called_itself() -> None:
    b = town()
    b.says("unknown", "coverage", org("GGD"), theme="T1", stage=m.Stage.INTERPRET)
    assert ask(b, INTERPRET).calls == (Call(party=org("GGD"), needs=("interpret:T1",), own=True),)


def test_a_mandate_with_unknown_themes_is_asked_of_who_answers_for_it() -> None:
    b = town()
    b.meeting("Stuurgroep", chair="Wonen", mandate=m.Mandate.DECIDE)
    b.complete("coverage")
    answer = ask(b, DECIDE)
    assert states(answer) == {"decide:T1": NeedState.ASK}
    assert [call.party for call in answer.calls] == [org("Wonen")]


def test_one_call_asks_all_that_one_party_may_know() -> None:
    b = town()
    for stage in ("interpret", "act"):
        b.says("unknown", "coverage", org("GGD"), theme="T1", stage=m.Stage(stage))
        b.says("unknown", "coverage", org("Wonen"), theme="T1", stage=m.Stage(stage))
    b.says("unknown", "coverage", org("Wonen"), theme="T1", stage=m.Stage.AFTERCARE)
    answer = ask(b, Wish(themes=T1, needed=(Needed.INTERPRET, Needed.ACT, Needed.AFTERCARE)))
    assert [(call.party, len(call.needs)) for call in answer.calls] == [(org("Wonen"), 3)]


def test_a_question_to_the_team_itself_is_marked() -> None:
    b = town()
    b.says("unknown", "coverage", org("Politie"), theme="T1", stage=m.Stage.INTERPRET)
    assert ask(b, INTERPRET).calls == (Call(party=org("Politie"), needs=("interpret:T1",), own=True, in_team=True),)


def test_a_complete_list_of_parties_shows_that_a_profession_is_missing() -> None:
    b = town(shipped=True)
    for party in ("Gemeente", "OOV", "Politie", "Welzijn", "Wonen", "GGD"):
        kind = {"GGD": "public_health_service", "Wonen": "housing_association"}.get(party, "policy_officer")
        record = b.records[("Organisation", f"org-{party}")]
        assert isinstance(record, m.Organisation)
        b.org(party, actor_type=kind)
    wish = Wish(phase="tension", needed=(Needed.PROFESSIONS,))
    b.complete("organisations")
    answer = ask(b, wish)
    assert states(answer)["profession:public_health_service"] is NeedState.OPEN
    assert states(answer)["profession:youth_care"] is NeedState.UNMET
    assert {one.need: one.told for one in answer.unmet}["profession:youth_care"]


# --- how many ---------------------------------------------------------------------------------------------------------


def test_more_than_five_say_what_stays_open_with_five() -> None:
    b = town()
    names = [f"Thema{number}" for number in range(7)]
    b.theme(*names)
    for number, name in enumerate(names):
        b.org(f"P{number}", "welfare")
        b.covers(org(f"P{number}"), name, "interpret")
    b.covers(org("P0"), "Thema0", "act")
    answer = ask(b, Wish(themes=tuple(names), needed=(Needed.INTERPRET, Needed.ACT)))
    assert len(answer.invite) == 7
    assert answer.five is not None
    assert len(answer.five.left) == 2
    assert "interpret:Thema0" not in answer.five.left
    assert ask(b, Wish(themes=tuple(names[:5]), needed=(Needed.INTERPRET,))).five is None


def test_who_could_come_instead_is_told() -> None:
    b = town()
    for party in ("Welzijn", "Wonen", "GGD"):
        b.covers(org(party), "T1", "interpret")
    one = ask(b, INTERPRET).invite[0]
    assert (one.party, one.instead) == (org("Welzijn"), (org("Wonen"), org("GGD")))


def test_an_empty_wish_and_an_empty_network_ask_nothing_of_anybody() -> None:
    assert ask(town(), Wish()).needs == ()
    answer = find_third_parties(m.Network(id="net-leeg", name="Leeg"), DAY, INTERPRET)
    assert states(answer) == {"interpret:T1": NeedState.UNMET}
    assert not answer.unmet[0].told
    assert (answer.invite, answer.calls, answer.alternatives) == ((), (), ())


# --- from situation to needs ------------------------------------------------------------------------------------------


def test_each_shipped_phase_has_its_own_default() -> None:
    assert {phase.id for phase in shipped_phases()} == NEEDED_BY_PHASE.keys()
    assert needed_of(Wish(themes=T1)) == NEEDED_WITHOUT_PHASE
    for phase, needed in NEEDED_BY_PHASE.items():
        assert needed_of(Wish(phase=phase)) == needed
        assert Needed.PROFESSIONS in needed
    assert Needed.SPOKESPERSON in NEEDED_BY_PHASE["escalation"]
    assert Needed.AFTERCARE in NEEDED_BY_PHASE["return_to_calm"]
    assert Needed.DECIDE not in NEEDED_BY_PHASE["calm"]
    assert needed_of(Wish(phase="calm", needed=(Needed.ACT, Needed.DECIDE))) == (Needed.DECIDE, Needed.ACT)


def test_needs_are_stages_of_themes_in_areas_and_the_rest_once() -> None:
    facts = Facts(town(shipped=True).network(), DAY)
    wish = Wish(themes=("T1", "T2"), areas=("a", "b"), phase="escalation", groups=("young_people",))
    needs = needs_of(facts, wish)
    kinds = [need.kind for need in needs]
    assert kinds.count(NeedKind.DECIDE) == 4
    assert kinds.count(NeedKind.AREA) == 2
    assert [need.profession for need in needs if need.kind is NeedKind.PROFESSION] == ["police", "public_prosecutor"]
    assert kinds[-1] is NeedKind.SPOKESPERSON
    assert len({need.id for need in needs}) == len(needs)
    assert [need.id for need in needs_of(facts, Wish(areas=("a",)))] == ["area:a"]
