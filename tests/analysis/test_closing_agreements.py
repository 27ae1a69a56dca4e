"""What one agreement asks: of whom, for how many themes, in what order, and what was planned or refused already."""

from __future__ import annotations

from dataclasses import replace

from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.closing.lookups import lookups
from netmap.analysis.closing.results import ClosingPlan
from netmap.analysis.closing.ways import ways_of
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Addition, Cover, GapAnswer
from netmap.model import Mandate, PopulationGroup, Reaches, Ref, Role, Stage, Status
from netmap.texts import say
from tests.analysis.test_closing import LINES, finding, theme, town, ways
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of

NETWORK = Ref("Network", "net-test")


def planned(b: Build, *lines: str) -> ClosingPlan:
    norm = norm_of(*lines)
    return closing_plan(b.network(), norm, DAY, find_gaps(b.network(), norm, DAY))


def many_themes(count: int, *, informal: bool = False) -> Build:
    """Return a town where a second party could signal for so many themes that it knows."""
    b = Build()
    b.org("Politie", "police")
    b.org("Buurtouders", "welfare", informal=True if informal else None)
    names = tuple(f"T{number}" for number in range(count))
    b.theme("U", *names)
    for name in names:
        b.covers(org("Politie"), name, "signal")
        b.covers(org("Buurtouders"), name, "act")
    b.covers(org("Buurtouders"), "U", "signal")
    b.covers(org("Politie"), "U", "signal")
    b.complete("coverage")
    return b


# --- how much one agreement asks --------------------------------------------------------------------------------


def test_one_agreement_is_about_three_themes_at_most_and_says_so() -> None:
    plan = planned(many_themes(5), "theme-signal")
    assert [len(made.themes) for made in plan.sets[0]] == [3]
    assert all(len(made.closes) <= 3 for made in plan.agreements.values())
    assert (plan.closes, plan.of, plan.left) == (3, 5, ())
    said = say(plan.sentence.code, **plan.sentence.values)
    assert said == "Met 1 afspraak over 3 thema's sluit u 3 witte plekken."


def test_volunteers_get_one_theme() -> None:
    plan = planned(many_themes(4, informal=True), "theme-signal")
    assert [(made.party, len(made.themes)) for made in plan.sets[0]] == [(org("Buurtouders"), 1)]
    assert (plan.closes, plan.of) == (1, 4)


def test_what_a_party_does_not_know_is_an_agreement_by_itself_and_only_without_who_knows_it() -> None:
    b = many_themes(2)
    b.theme("V")
    b.covers(org("Politie"), "V", "signal")
    plan = planned(b, "theme-signal")
    assert sorted(made.themes for made in plan.agreements.values()) == [("T0", "T1"), ("V",)]
    b.org("Wonen", "housing")
    b.covers(org("Wonen"), "V", "act")
    b.covers(org("Wonen"), "U", "signal")
    asked = {(made.party, made.themes) for made in planned(b, "theme-signal").agreements.values()}
    assert (org("Wonen"), ("V",)) in asked
    assert (org("Buurtouders"), ("V",)) not in asked


def test_signals_in_two_areas_are_two_agreements() -> None:
    b = town()
    areas = [b.area(name) for name in ("Noord", "Zuid")]
    b.meeting("Wijk", themes=("T",))
    for name in ("GGD", "Politie"):
        b.seat(name, "Wijk")
    b.covers(org("GGD"), "U", "signal")
    line = LINES["theme-area-signal"]
    found = tuple(replace(finding(line, theme(), area), id=area.id) for area in areas)
    plan = closing_plan(b.network(), norm_of("theme-area-signal"), DAY, GapAnswer(findings=found))
    assert sorted(made.closes for made in plan.agreements.values()) == [("geb-Noord",), ("geb-Zuid",)]
    assert plan.curve == (0, 1)


def test_one_party_gets_two_agreements_at_most() -> None:
    b = town()
    for number in range(4):
        b.meeting(f"M{number}")
        b.seat("Welzijn", f"M{number}")
    for name in ("organisations", "consultations", "participation"):
        b.complete(name)
    for number in range(4):
        for about in ("chair", "coordinator"):
            b.says("no", about, meeting(f"M{number}"))
    plan = planned(b, "consultation-coordinated")
    assert plan.of == 4
    for chosen in plan.sets:
        asked = [made.party for made in chosen]
        assert max(map(asked.count, asked)) <= 2


def test_of_plans_that_close_as_many_the_one_that_closes_the_worst_goes_first() -> None:
    b, line = town(), LINES["expert-deputy"]
    severities = {"a": 1, "b": 4, "c": 2, "d": 4, "e": 3, "f": 1, "g": 4, "h": 3}
    found = []
    for name, severity in severities.items():
        expert = b.expert(name, "GGD")
        found.append(replace(finding(line, expert), id=name, severity=severity))
    plan = closing_plan(b.network(), norm_of("expert-deputy"), DAY, GapAnswer(findings=tuple(found)))
    assert plan.curve == (0, 1, 2, 3, 4, 5)
    for chosen in plan.sets:
        assert sorted(key for made in chosen for key in made.closes) == ["b", "d", "e", "g", "h"]


# --- in what order ----------------------------------------------------------------------------------------------


def test_a_warning_is_no_reason_to_go_first() -> None:
    b = town()
    for name in ("Busy", "Zfree"):
        b.org(name, "welfare")
        b.covers(org(name), "U", "aftercare")
        b.covers(org(name), "T", "signal")
    for number in range(8):
        b.meeting(f"M{number}", chair="Busy")
    for number in range(3):
        b.meeting(f"N{number}", chair="Zfree")
    b.covers(org("Wonen"), "T", "aftercare")
    found = ways(b, "theme-aftercare", theme(), coverage=Cover.SINGLE, parties=(org("Wonen"),))
    assert next(c.party for c in found if c.party in (org("Busy"), org("Zfree"))) == org("Zfree")


def test_a_way_with_two_warnings_is_not_shown_beside_others() -> None:
    b = town()
    b.meeting("Driehoek", mandate=Mandate.DECIDE)
    b.seat("Politie", "Driehoek")
    b.seat("Gemeente", "Driehoek")
    b.meeting("Stuurgroep", mandate=Mandate.DECIDE)
    for name in ("Wonen", "GGD"):
        b.seat(name, "Stuurgroep")
    for number in range(8):
        b.meeting(f"M{number}", chair="Wonen")
    b.covers(org("Wonen"), "U", "decide")
    found = ways(b, "theme-decide", theme())
    assert found
    assert org("Wonen") not in {c.party for c in found}


def test_the_whole_goes_before_its_departments() -> None:
    b = town()
    b.org("Afdeling Communicatie", "municipality", part_of="Gemeente")
    b.meeting("Opvang", themes=("T",))
    b.seat("GGD", "Opvang")
    subjects = (theme(), Ref("Sector", "municipality"), Ref("Sector", "health"))
    found = ways(b, "theme-cooperation", *subjects, places=(meeting("Opvang"),))
    assert [c.party for c in found[:2]] == [org("Gemeente"), org("Afdeling Communicatie")]


def test_a_school_is_not_the_first_to_reach_who_is_no_pupil() -> None:
    b = town()
    b.org("ROC", "education")
    for group in ("students", "youth"):
        b.tie(Reaches, org("ROC"), Ref(PopulationGroup.KIND, group))
    b.tie(Reaches, org("Welzijn"), Ref(PopulationGroup.KIND, "elderly"))
    found = ways(b, "group-reached", Ref(PopulationGroup.KIND, "buyers"))
    assert found[0].party == org("Welzijn")


def test_residents_join_what_is_about_where_they_live() -> None:
    b = town()
    b.org("Bewoners", "residents")
    b.meeting("Jeugd", kind="area_professionals")
    b.meeting("Wijk", kind="neighbourhood_consultation")
    for name in ("GGD", "Politie"):
        b.seat(name, "Jeugd")
        b.seat(name, "Wijk")
    entry = ways(b, "residents-entry", NETWORK)
    assert [c.consultation for c in entry if c.code == "gaps.way.seat"] == [meeting("Wijk")]
    seated = ways(b, "party-seated", org("Bewoners"))
    assert seated[0].consultation == meeting("Wijk")


# --- what is there, planned or refused ----------------------------------------------------------------------------


def test_an_expert_is_not_proposed_as_what_he_is_already() -> None:
    b = town()
    b.expert("adviseur", "GGD", theme="T")
    (found,) = ways(b, "theme-aftercare", theme())
    assert (found.code, found.party) == ("gaps.way.stage.aftercare", org("GGD"))
    assert found.addition == Addition(what="stage", party=org("GGD"), stage=Stage.AFTERCARE)
    assert found.reasons[0].values["expert"] == Ref("Expert", "exp-adviseur")
    b.covers(org("GGD"), "T", "aftercare")
    single = ways(b, "theme-aftercare", theme(), coverage=Cover.SINGLE, parties=(org("GGD"),))
    assert [(c.code, c.addition) for c in single] == [("gaps.way.expert_stage", None)]


def test_a_planned_core_team_is_named_before_another_is_thought_of() -> None:
    b = town()
    b.meeting("Kernteam", hub=True, status=Status.PLANNED)
    (found,) = ways(b, "hub-one", NETWORK)
    assert (found.code, found.consultation) == ("gaps.way.planned_hub", meeting("Kernteam"))
    (way,) = ways_of(Facts(b.network(), DAY), LINES["hub-one"], finding(LINES["hub-one"], NETWORK))
    after = b.network().with_records(way.records)
    assert not [f for f in find_gaps(after, norm_of("hub-one"), DAY).findings if f.coverage is Cover.NONE]
    b.meeting("Wijk")
    (route,) = ways(b, "consultation-route", meeting("Wijk"))
    assert [r.code for r in route.reasons] == ["gaps.why.planned"]


def test_a_planned_seat_is_made_final() -> None:
    b = town()
    b.meeting("Kernteam", hub=True)
    b.seat("Politie", "Kernteam")
    b.seat("Wonen", "Kernteam", role=Role.ADVISER, status=Status.PLANNED)
    (found,) = ways(b, "party-seated", org("Wonen"))
    assert (found.code, found.consultation) == ("gaps.way.planned_seat", meeting("Kernteam"))
    line = LINES["party-seated"]
    (way,) = ways_of(Facts(b.network(), DAY), line, finding(line, org("Wonen")))
    (seat,) = way.records
    assert seat.role is Role.ADVISER  # type: ignore[attr-defined]
    assert Facts(b.network().with_records(way.records), DAY).tables_of(org("Wonen")) == {meeting("Kernteam")}


def test_who_will_not_join_is_talked_with_and_not_looked_for_outside() -> None:
    b = town()
    b.meeting("Driehoek", themes=("T",), mandate=Mandate.DECIDE)
    b.seat("Politie", "Driehoek")
    b.says("no", "seat", org("Welzijn"), object=str(meeting("Driehoek")))
    (found,) = ways(b, "theme-decide-together", theme(), parties=(org("Welzijn"),), places=(meeting("Driehoek"),))
    assert (found.code, found.party, found.consultation) == (
        "gaps.outside.refused",
        org("Welzijn"),
        meeting("Driehoek"),
    )


def test_who_said_no_to_a_stage_is_named_where_nobody_is_found() -> None:
    b = town()
    b.says("no", "coverage", org("Welzijn"), theme="T", stage=Stage.AFTERCARE)
    (found,) = ways(b, "theme-aftercare", theme())
    assert [(r.code, r.values) for r in found.reasons] == [("gaps.why.refused", {"party": org("Welzijn")})]


def test_a_department_may_join_where_only_its_whole_sits() -> None:
    b = town()
    b.org("Afdeling", "welfare", part_of="Gemeente")
    b.meeting("Driehoek", themes=("T",))
    for name in ("Gemeente", "Politie"):
        b.seat(name, "Driehoek")
    b.says("no", "seat", org("Welzijn"), object=str(meeting("Driehoek")))
    subjects = (theme(), Ref("Sector", "welfare"), Ref("Sector", "police"))
    found = ways(b, "theme-cooperation", *subjects, places=(meeting("Driehoek"),))
    assert (found[0].code, found[0].party) == ("gaps.way.seat", org("Afdeling"))
    look = lookups(Facts(b.network(), DAY))
    assert not look.may_send(org("Gemeente"), meeting("Driehoek"))
    b.says("no", "seat", org("Afdeling"), object=str(meeting("Driehoek")))
    assert not lookups(Facts(b.network(), DAY)).may_send(org("Afdeling"), meeting("Driehoek"))
