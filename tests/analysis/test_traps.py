"""What maps of real municipalities hold that looks like something else: words, functions and parts that mislead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmap.analysis.gaps import find_gaps, judge_demands
from netmap.analysis.results import Cover, Finding, GapAnswer, State, Verdict
from netmap.model import Mandate, SheetName, Stage, Status
from netmap.reference.norm import default_norm
from netmap.report.gaps import gap_answer
from netmap.report.names import Names
from tests.build import DAY, Build, meeting, org
from tests.generator import Generated
from tests.loading import blocking, load
from tests.norms import norm_of


def gaps(build: Build, *lines: str) -> GapAnswer:
    answer = find_gaps(build.network(), norm_of(*lines), DAY)
    # Which themes play is asked of every map that does not say so, whatever the norm asks.
    return replace(answer, questions=tuple(q for q in answer.questions if q.line_id != "themes"))


def verdict(build: Build, line: str) -> Verdict:
    ((_, answer),) = judge_demands(build.network(), norm_of(line), DAY)
    return answer


def one(answer: GapAnswer) -> Finding:
    assert not answer.questions, [q.ask for q in answer.questions]
    (finding,) = answer.findings
    return finding


# --- a care team called kernteam, a driehoek that is none -------------------------------------------------------


def test_a_care_team_called_kernteam_is_not_taken_for_the_hub() -> None:
    b = Build()
    b.org("Gemeente", "municipality", actor_type="municipality")
    b.meeting("Kernteam jeugdhulp", kind="core_team")
    answer = gaps(b, "hub-one")
    assert not answer.findings
    (question,) = answer.questions
    assert question.addressee == org("Gemeente")
    assert question.if_no
    assert question.if_no.coverage is Cover.NONE


def test_a_care_team_called_kernteam_is_no_second_hub_beside_the_real_one() -> None:
    b = Build()
    b.meeting("Kernteam jeugdhulp", kind="core_team")
    b.meeting("Kernteam onrust", kind="core_team", hub=True)
    answer = gaps(b, "hub-one")
    assert not answer.findings
    assert verdict(b, "hub-one").state is State.PRESENT


def test_a_care_team_that_said_it_is_no_hub_leaves_the_map_without_one() -> None:
    b = Build()
    b.meeting("Kernteam jeugdhulp", kind="core_team")
    b.says("no", "hub", meeting("Kernteam jeugdhulp"))
    b.complete("consultations")
    assert one(gaps(b, "hub-one")).coverage is Cover.NONE


def test_a_driehoek_is_not_the_hub_by_its_kind_and_not_refused_when_it_is_named_so() -> None:
    b = Build()
    b.meeting("Driehoek", kind="triangle", mandate=Mandate.DECIDE)
    assert verdict(b, "hub-one").state is State.UNKNOWN
    b.meeting("Driehoek", kind="triangle", mandate=Mandate.DECIDE, hub=True)
    assert verdict(b, "hub-one").state is State.PRESENT


# --- collective seats, departments, renamed bodies --------------------------------------------------------------


def test_a_collective_seat_of_22_municipalities_is_one_party() -> None:
    b = Build()
    b.theme("T")
    b.org("Plassenland", "municipality", stands_for=22)
    b.covers(org("Plassenland"), "T", "signal")
    b.complete("coverage")
    finding = one(gaps(b, "theme-signal"))
    assert (finding.coverage, finding.parties) == (Cover.SINGLE, (org("Plassenland"),))


def test_a_table_of_one_collective_seat_is_not_interpreting_together() -> None:
    b = Build()
    b.theme("T")
    b.org("Plassenland", "municipality", stands_for=22)
    b.meeting("Regio-overleg", themes=("T",), mandate=Mandate.ALIGN)
    b.seat("Plassenland", "Regio-overleg")
    b.covers(meeting("Regio-overleg"), "T", "interpret")
    for name in ("coverage", "participation", "consultations", "organisations"):
        b.complete(name)
    assert one(gaps(b, "theme-interpret-together")).coverage is Cover.ONE_SECTOR


def departments() -> Build:
    b = Build()
    b.theme("T")
    b.org("Gemeente", "municipality", actor_type="municipality")
    for name, sector in (("OOV", "enforcement"), ("Sociaal Domein", "welfare"), ("Leerplicht", "education")):
        b.org(name, sector, part_of="Gemeente")
    return b


@pytest.mark.parametrize("line", ["theme-signal", "theme-spread"])
def test_three_departments_of_one_municipality_are_one_party(line: str) -> None:
    b = departments()
    for name in ("OOV", "Sociaal Domein", "Leerplicht"):
        b.covers(org(name), "T", "signal")
    for name in ("coverage", "participation"):
        b.complete(name)
    finding = one(gaps(b, line))
    assert (finding.coverage, finding.parties) == (Cover.SINGLE, (org("Gemeente"),))


def test_departments_of_several_sectors_make_a_table_of_several_sectors() -> None:
    b = departments()
    b.meeting("Intern overleg", themes=("T",))
    for name in ("OOV", "Sociaal Domein"):
        b.seat(name, "Intern overleg")
    b.covers(meeting("Intern overleg"), "T", "interpret")
    assert verdict(b, "theme-interpret-together").state is State.PRESENT


def test_two_departments_at_one_table_are_a_bridge_inside_the_municipality() -> None:
    b = departments()
    b.meeting("Intern overleg", themes=("T",))
    for name in ("OOV", "Sociaal Domein"):
        b.seat(name, "Intern overleg")
    for name in ("consultations", "participation"):
        b.complete(name)
    # For seats and sectors the row itself counts: they do sit together, whoever employs them.
    assert not gaps(b, "bridge", "bridge-spread").findings


def test_a_department_sits_for_the_whole_municipality() -> None:
    b = departments()
    b.meeting("Wijkoverleg")
    b.seat("OOV", "Wijkoverleg")
    b.complete("participation")
    found = {finding.subjects[0] for finding in gaps(b, "party-seated").findings}
    assert org("Gemeente") not in found
    assert org("OOV") not in found


def workbook(**sheets: list[dict[str, str]]) -> Generated:
    rows = {SheetName(name): cells for name, cells in sheets.items()}
    return Generated("Rietveld", rows, frozenset(), frozenset(), 0)


def test_a_body_that_was_renamed_twice_is_one_party() -> None:
    made = workbook(
        settings=[
            {"key": "gemeente", "value": "Rietveld"},
            {"key": "peildatum", "value": "2026-09-01"},
            {"key": "thema dat speelt", "value": "radicalisering"},
            {"key": "volledig", "value": "Dekking", "date": "2026-08-20"},
        ],
        organisations=[
            {
                "name": "ZVH Plassenland",
                "aliases": "Veiligheidshuis Plassenland; AVZ Plassenland",
                "actor_type": "Zorg- en Veiligheidshuis",
            }
        ],
        coverage=[
            {"who": "AVZ Plassenland", "theme": "radicalisering", "stage": "signaleren"},
            {"who": "Veiligheidshuis Plassenland", "theme": "radicalisering", "stage": "signaleren", "phase": "opbouw"},
            {"who": "ZVH Plassenland", "theme": "radicalisering", "stage": "signaleren", "phase": "spanningen"},
        ],
    )
    network, findings = load(made.workbook())
    assert blocking(findings) == []
    answer = find_gaps(network, norm_of("theme-signal"), DAY)
    (finding,) = (f for f in answer.findings if f.theme == "radicalisation")
    assert finding.coverage is Cover.SINGLE
    assert [network.name_of(party) for party in finding.parties] == ["ZVH Plassenland"]


# --- planned, suspended -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [Status.PLANNED, Status.ENDED, Status.SUSPENDED])
def test_a_consultation_that_does_not_meet_counts_for_nothing(status: Status) -> None:
    b = departments()
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    b.meeting("Nieuw overleg", themes=("T",), mandate=Mandate.DECIDE, decides=("T",), hub=True, status=status)
    for name in ("Politie", "Welzijn"):
        b.seat(name, "Nieuw overleg")
    b.meeting("Oud overleg", mandate=Mandate.ALIGN)
    b.says("no", "hub", meeting("Oud overleg"))
    b.says("no", "themes", meeting("Oud overleg"))
    b.seat("OOV", "Oud overleg")
    for name in ("organisations", "consultations", "participation", "escalation", "coverage", "experts"):
        b.complete(name)
    found = {f.line_id for f in gaps(b, "hub-one", "bridge", "theme-decide", "theme-cooperation").findings}
    dissolved = {"hub-one", "bridge", "theme-decide"}
    # Of a suspended one it is asked first whether it still exists; until then nothing is missing for sure.
    assert found & dissolved == (set() if status is Status.SUSPENDED else dissolved)


# --- experts ----------------------------------------------------------------------------------------------------


def test_an_expert_on_call_covers_interpretation_but_not_signalling_or_deciding() -> None:
    b = Build()
    b.theme("T")
    b.org("GGD", "health")
    b.expert("adviseur nazorg", "GGD", theme="T")
    b.complete("coverage")
    answer = gaps(b, "theme-signal", "theme-interpret", "theme-decide", "theme-act", "theme-aftercare")
    levels = {f.stage: f.coverage for f in answer.findings}
    levels |= {stage.value: levels.get(stage.value, Cover.ENOUGH) for stage in Stage}
    assert levels["interpret"] is Cover.SINGLE
    assert {levels[stage] for stage in ("signal", "decide", "act", "aftercare")} == {Cover.NONE}


def test_the_party_of_an_expert_need_not_check_signals_that_it_never_gives() -> None:
    b = Build()
    b.theme("T")
    b.org("GGD", "health")
    b.expert("adviseur nazorg", "GGD", theme="T")
    for name in ("coverage", "participation"):
        b.complete(name)
    answer = gaps(b, "party-verified")
    assert not answer.findings
    assert not answer.questions


# --- the municipality and the bridge ----------------------------------------------------------------------------


def test_the_municipality_is_not_crowned_as_the_one_bridge() -> None:
    b = departments()
    b.org("Welzijn", "welfare")
    b.org("GGD", "health")
    for number, other in enumerate(("Welzijn", "GGD")):
        b.meeting(f"Overleg {number}")
        b.seat("OOV", f"Overleg {number}")
        b.seat(other, f"Overleg {number}")
    for name in ("organisations", "consultations", "participation"):
        b.complete(name)
    answer = gaps(b, "bridge", "bridge-spread")
    assert all(org("Gemeente") not in finding.parties for finding in answer.findings)
    assert not [f for f in answer.findings if f.line_id == "bridge"]


def test_another_party_through_which_all_meeting_goes_is_named() -> None:
    b = departments()
    for name, sector in (("Politie", "police"), ("Welzijn", "welfare"), ("GGD", "health")):
        b.org(name, sector)
    for number, other in enumerate(("Welzijn", "GGD")):
        b.meeting(f"Overleg {number}")
        b.seat("Politie", f"Overleg {number}")
        b.seat(other, f"Overleg {number}")
    for name in ("organisations", "consultations", "participation"):
        b.complete(name)
    finding = one(gaps(b, "bridge", "bridge-spread"))
    assert (finding.coverage, finding.parties) == (Cover.SINGLE, (org("Politie"),))


# --- silence and persons ----------------------------------------------------------------------------------------


def test_names_alone_give_no_finding_at_all() -> None:
    b = Build(shipped=True)
    b.setting("theme_now", "youth_nuisance")
    b.setting("group", "young_people")
    b.area("Noord")
    for name in ("Gemeente", "Politie", "Welzijn"):
        b.org(name)
    for name in ("Wijkoverleg", "Kernteam"):
        b.meeting(name)
        b.seat("Politie", name)
    b.expert("adviseur", "Politie")
    answer = find_gaps(b.network(), default_norm(), DAY)
    assert answer.findings == ()
    assert answer.questions


def test_codes_of_seat_holders_stand_nowhere_in_an_answer() -> None:
    b = departments()
    b.org("Politie", "police")
    b.org("Welzijn", "welfare")
    b.meeting("Overleg", themes=("T",))
    b.seat("Politie", "Overleg", seat_holder_code="ZH-0417")
    b.seat("Welzijn", "Overleg", seat_holder_code="ZH-0417")
    for name in ("organisations", "consultations", "participation", "escalation", "coverage", "experts"):
        b.complete(name)
    network, norm = b.network(), default_norm()
    answer = find_gaps(network, norm, DAY)
    assert answer.findings
    assert "0417" not in str(gap_answer(answer, network, norm, DAY, Names(network, masked=False)))
