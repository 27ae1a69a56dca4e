"""Ways to close one white spot, on networks of a few parties that are solved by hand."""

from __future__ import annotations

from datetime import date

from netmap.analysis.closing.additions import closing_plan
from netmap.analysis.closing.ways import ways_to_close
from netmap.analysis.facts import Facts
from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import Addition, Closure, Cover, Finding, Relevance
from netmap.model import Mandate, Ref, Role, Stage, Status
from netmap.reference.norm import NormLine, default_norm
from tests.build import DAY, Build, meeting, org
from tests.norms import norm_of

LINES = {line.id: line for line in default_norm().lines}


def finding(line: NormLine, *subjects: Ref, coverage: Cover = Cover.NONE, **fields: object) -> Finding:
    """Return a finding as if a line had been judged, to look for ways by itself."""
    theme = next((ref.id for ref in subjects if ref.label == "Theme"), None)
    values = {
        "area": next((ref.id for ref in subjects if ref.label == "Area"), None),
        "stage": line.stage.value if line.stage else None,
        "phase": next((ref.id for ref in subjects if ref.label == "Phase"), None),
        **fields,
    }
    return Finding(
        id="f",
        line_id=line.id,
        kind=line.kind,
        type=line.type,
        subjects=subjects,
        theme=theme,
        coverage=coverage,
        severity=3,
        severity_range=(3, 3),
        relevance=Relevance.NOW,
        fallback=None,
        confidence="likely",
        confidence_reason=None,
        **values,
    )


def ways(b: Build, line: str, *subjects: Ref, day: date = DAY, **fields: object) -> list[Closure]:
    return list(ways_to_close(Facts(b.network(), day), LINES[line], finding(LINES[line], *subjects, **fields)))


def theme(name: str = "T") -> Ref:
    return Ref("Theme", name)


def town() -> Build:
    b = Build(shipped=True)
    b.theme("T", "U")
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.org("GGD", "health")
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    b.org("Wonen", "housing")
    return b


# --- a stage ----------------------------------------------------------------------------------------------------


def test_a_planned_party_goes_first() -> None:
    b = town()
    b.covers(org("GGD"), "T", "aftercare", status=Status.PLANNED)
    b.covers(org("Welzijn"), "U", "aftercare")
    found = ways(b, "theme-aftercare", theme())
    assert [(c.code, c.party) for c in found] == [
        ("gaps.way.planned", org("GGD")),
        ("gaps.way.stage.aftercare", org("Welzijn")),
    ]
    assert found[1].addition == Addition(what="stage", party=org("Welzijn"), stage=Stage.AFTERCARE)
    assert [r.code for r in found[1].reasons] == ["gaps.why.same_stage", "gaps.why.alone", "gaps.why.nowhere"]


def test_who_said_no_is_not_proposed() -> None:
    b = town()
    b.covers(org("Welzijn"), "U", "aftercare")
    b.says("no", "coverage", org("Welzijn"), theme="T", stage=Stage.AFTERCARE)
    (found,) = ways(b, "theme-aftercare", theme())
    assert (found.code, found.addition) == ("gaps.outside.stage", None)
    assert found.values["professions"] == [
        Ref("ActorType", name) for name in ("neighbourhood_officer", "youth_work", "community_work")
    ]


def test_the_organisation_of_an_expert_takes_the_stage() -> None:
    b = town()
    b.expert("adviseur", "GGD", theme="T")
    (found,) = ways(b, "theme-aftercare", theme())
    assert (found.how, found.code, found.party) == ("expert", "gaps.way.stage.aftercare", org("GGD"))
    assert found.addition == Addition(what="stage", party=org("GGD"), stage=Stage.AFTERCARE)


def test_a_table_of_several_sectors_closes_it_and_goes_before_one_party() -> None:
    b = town()
    b.meeting("Wijk", themes=("T",))
    for name in ("GGD", "Welzijn"):
        b.seat(name, "Wijk")
    b.covers(org("Politie"), "U", "act")
    b.covers(org("GGD"), "U", "act")
    found = ways(b, "theme-act", theme())
    assert [c.party for c in found] == [meeting("Wijk"), org("GGD"), org("Politie")]
    assert [r.code for r in found[0].reasons] == ["gaps.why.deals", "gaps.why.member_does"]


def test_a_line_names_the_ways_that_are_meant() -> None:
    b = town()
    b.covers(org("GGD"), "U", "act")
    line = LINES["theme-act"]
    facts = Facts(b.network(), DAY)
    from dataclasses import replace

    only_experts = replace(line, closes=("expert",))
    (found,) = ways_to_close(facts, only_experts, finding(line, theme()))
    assert found.code == "gaps.outside.stage"


def test_a_party_of_the_same_organisation_is_no_second() -> None:
    b = town()
    b.org("Wijkbeheer", "municipality", part_of="Gemeente")
    b.covers(org("Gemeente"), "T", "signal")
    b.covers(org("Wijkbeheer"), "U", "signal")
    (found,) = ways(b, "theme-signal", theme(), coverage=Cover.SINGLE, parties=(org("Gemeente"),))
    assert found.addition is None


# --- tables -----------------------------------------------------------------------------------------------------


def test_the_missing_sector_joins_the_table_where_the_other_sits() -> None:
    b = town()
    b.meeting("Wijk", themes=("T",))
    b.seat("Politie", "Wijk")
    subjects = (theme(), Ref("Sector", "housing"), Ref("Sector", "police"))
    found = ways(b, "theme-cooperation", *subjects, places=(meeting("Wijk"),))
    assert (found[0].code, found[0].party, found[0].consultation) == ("gaps.way.seat", org("Wonen"), meeting("Wijk"))
    assert found[1].addition == Addition(what="route", party=org("Wonen"), place=org("Politie"))


def test_who_said_no_to_a_seat_is_not_asked_again() -> None:
    b = town()
    b.meeting("Wijk", themes=("T",))
    b.seat("Politie", "Wijk")
    b.says("no", "seat", org("Wonen"), object=str(meeting("Wijk")))
    subjects = (theme(), Ref("Sector", "housing"), Ref("Sector", "police"))
    found = ways(b, "theme-cooperation", *subjects, places=(meeting("Wijk"),))
    assert [c.code for c in found] == ["gaps.way.route"]


def test_a_sector_that_is_not_on_the_map_is_looked_for_outside() -> None:
    b = town()
    b.meeting("Wijk", themes=("T",))
    b.seat("Politie", "Wijk")
    subjects = (theme(), Ref("Sector", "education"), Ref("Sector", "police"))
    (found,) = ways(b, "theme-cooperation", *subjects, places=(meeting("Wijk"),))
    assert (found.code, found.values["sector"]) == ("gaps.outside.sector_like", Ref("Sector", "education"))
    assert found.values["professions"] == [Ref("ActorType", "school")]


def test_a_busy_party_is_proposed_later_and_its_load_is_said() -> None:
    b = town()
    b.org("Woonstichting", "housing")
    for number in range(6):
        b.meeting(f"M{number}")
        b.seat("Wonen", f"M{number}")
    b.meeting("Wijk", themes=("T",))
    b.seat("Politie", "Wijk")
    subjects = (theme(), Ref("Sector", "housing"), Ref("Sector", "police"))
    found = ways(b, "theme-cooperation", *subjects, places=(meeting("Wijk"),))
    assert [c.party for c in found[:2]] == [org("Woonstichting"), org("Wonen")]
    busy = next(r for r in found[1].reasons if r.code == "gaps.why.busy")
    assert busy.values == {"party": org("Wonen"), "count": 6}


def test_a_party_without_a_seat_joins_the_table_about_its_themes() -> None:
    b = town()
    b.covers(org("Wonen"), "T", "signal")
    b.meeting("Over U", themes=("U",))
    b.meeting("Over T", themes=("T",))
    for name in ("GGD", "Politie"):
        b.seat(name, "Over U")
        b.seat(name, "Over T")
    found = ways(b, "party-seated", org("Wonen"))
    assert [c.consultation for c in found] == [meeting("Over T"), meeting("Over U")]


# --- leading ----------------------------------------------------------------------------------------------------


def test_a_secretary_is_asked_to_chair_before_another_member() -> None:
    b = town()
    b.meeting("Wijk")
    b.seat("Politie", "Wijk")
    b.seat("Welzijn", "Wijk", role=Role.SECRETARY)
    found = ways(b, "consultation-coordinated", meeting("Wijk"))
    assert [(c.party, c.reasons[0].code) for c in found] == [(org("Welzijn"), "gaps.why.second")]


def test_a_missing_core_team_is_an_existing_consultation_that_comes_near() -> None:
    b = town()
    b.meeting("Driehoek", mandate=Mandate.DECIDE, kind="triangle")
    b.meeting("Zorgteam", kind="core_team")  # a care team that bears the name
    for name in ("Gemeente", "Politie", "GGD"):
        b.seat(name, "Driehoek")
    b.seat("GGD", "Zorgteam")
    found = ways(b, "hub-one", Ref("Network", "net-test"))
    assert [(c.code, c.consultation) for c in found] == [("gaps.way.hub_name", meeting("Driehoek"))]


def test_only_a_missing_core_team_may_be_a_new_consultation() -> None:
    (found,) = ways(town(), "hub-one", Ref("Network", "net-test"))
    assert (found.code, found.addition) == ("gaps.way.hub_new", Addition(what="hub"))
    assert found.values["parties"] == [org("Gemeente"), org("Politie"), org("Welzijn"), org("GGD")]


def test_of_two_core_teams_one_stays() -> None:
    b = town()
    b.meeting("A", hub=True)
    b.meeting("B", hub=True, mandate=Mandate.DECIDE)
    found = ways(b, "hub-one", Ref("Network", "net-test"), coverage=Cover.TOO_MANY)
    assert [(c.code, c.consultation) for c in found] == [
        ("gaps.way.hub_one", meeting("B")),
        ("gaps.way.hub_one", meeting("A")),
    ]


def test_a_way_on_goes_to_who_decides_where_a_member_sits_first() -> None:
    b = town()
    b.meeting("Wijk")
    b.meeting("Driehoek", mandate=Mandate.DECIDE)
    b.meeting("College", mandate=Mandate.DECIDE)
    b.seat("Politie", "Wijk")
    b.seat("Politie", "Driehoek")
    found = ways(b, "consultation-route", meeting("Wijk"))
    assert [c.consultation for c in found] == [meeting("Driehoek"), meeting("College")]
    assert found[0].addition == Addition(what="route", party=meeting("Wijk"), place=meeting("Driehoek"))


def test_the_mayor_speaks_and_without_a_core_team_that_comes_first() -> None:
    b = town()
    b.org("Burgemeester", actor_type="mayor", part_of="Gemeente")
    (later,) = ways(b, "spokesperson", Ref("Network", "net-test"))
    assert (later.code, later.addition) == ("gaps.way.spokesperson_later", None)
    b.meeting("Kernteam", hub=True)
    found = ways(b, "spokesperson", Ref("Network", "net-test"))
    assert [c.party for c in found] == [org("Burgemeester"), org("Gemeente")]


# --- experts ----------------------------------------------------------------------------------------------------


def test_without_anybody_an_expert_is_looked_for_nationally() -> None:
    b = Build(shipped=True)
    b.theme("T", domains=("radicalisation",))
    (found,) = ways(b, "theme-expert", theme())
    assert (found.code, found.values) == (
        "gaps.outside.expert_domain",
        {"domains": [Ref("ExpertiseDomain", "radicalisation")]},
    )


def test_every_line_of_the_norm_has_a_way_on_a_map_of_one_party() -> None:
    b = town()
    area = b.area("Noord")
    b.expert("adviseur", "GGD", theme="T")
    b.meeting("Wijk")
    of_kind = {
        "network": Ref("Network", "net-test"),
        "theme": theme(),
        "area": area,
        "phase": Ref("Phase", "calm"),
        "group": Ref("PopulationGroup", "ouderen"),
        "consultation": meeting("Wijk"),
        "party": org("Wonen"),
        "expert": Ref("Expert", "exp-adviseur"),
    }
    facts = Facts(b.network(), DAY)
    for line in default_norm().lines:
        found = ways_to_close(facts, line, finding(line, *(of_kind[name] for name in line.for_each)))
        assert 1 <= len(found) <= 3, line.id
        if line.closes:
            assert all(c.how in line.closes or c.code == "gaps.way.planned" for c in found), line.id


# --- a plan of them -----------------------------------------------------------------------------------------------


def test_one_agreement_about_aftercare_closes_two_themes() -> None:
    b = town()
    b.meeting("Wijk", themes=("T", "U"))
    for name in ("GGD", "Welzijn"):
        b.seat(name, "Wijk")
    b.theme("V")
    b.covers(org("GGD"), "V", "aftercare")
    b.nobody("T", "aftercare")
    b.nobody("U", "aftercare")
    b.complete("coverage")
    b.complete("participation")
    norm = norm_of("theme-aftercare")
    answer = find_gaps(b.network(), norm, DAY)
    assert {f.theme for f in answer.findings} == {"T", "U", "V"}
    plan = closing_plan(b.network(), norm, DAY, answer)
    assert plan.curve == (0, 3)
    assert [a.addition for a in plan.sets[0]] == [Addition(what="stage", party=meeting("Wijk"), stage=Stage.AFTERCARE)]
    assert (plan.closes, plan.of, plan.left, plan.sentence.code) == (3, 3, (), "gaps.plan.one_themes")


def test_without_findings_there_is_no_plan() -> None:
    b = Build()
    norm = norm_of("theme-signal")
    plan = closing_plan(b.network(), norm, DAY, find_gaps(b.network(), norm, DAY))
    assert (plan.sets, plan.curve, plan.closes, plan.of, plan.left) == ((), (0,), 0, 0, ())
    assert plan.sentence.code == "gaps.plan.nothing"


def test_what_nobody_on_the_map_can_do_is_left() -> None:
    b = Build()
    b.theme("T")
    b.org("GGD", "health")
    b.nobody("T", "signal")
    norm = norm_of("theme-signal")
    answer = find_gaps(b.network(), norm, DAY)
    plan = closing_plan(b.network(), norm, DAY, answer)
    assert plan.left == (answer.findings[0].id,)
    assert plan.sets == ()
