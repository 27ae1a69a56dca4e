"""Yes, no and not known about the same thing: in one file, and between files."""

from __future__ import annotations

import pytest

from netmap.exchange.findings import Level, Workbook
from netmap.model import (
    Consultation,
    Coordinates,
    Coverage,
    ExpertIn,
    Fact,
    MandateFor,
    Network,
    PassesOn,
    Record,
    Role,
    StatedValue,
    Statement,
    Status,
    TakesPart,
)
from tests.exchange.files import EMPTY, book, load, plan, told

BASE = book(
    organisations=[{"name": "Politie"}, {"name": "GGD"}],
    consultations=[{"name": "W"}, {"name": "D"}],
    areas=[{"name": "Noord"}, {"name": "Straat", "parent": "Noord"}, {"name": "Zuid"}],
)
DATED = {"key": "peildatum", "value": "2026-08-15"}


def seat(**cells: str) -> Workbook:
    return book(participation=[{"consultation": "W", "organisation": "Politie", **cells}])


def table(**cells: str) -> Workbook:
    return book(consultations=[{"name": "W", **cells}])


def cover(**cells: str) -> Workbook:
    return book(coverage=[{"who": "GGD", "theme": "burenruzie", "stage": "nazorg", **cells}])


def route(**cells: str) -> Workbook:
    return book(escalation=[{"from": "W", "to": "D", **cells}])


def expert(**cells: str) -> Workbook:
    return book(experts=[{"expertise": "nazorg", **cells}])


def standing(network: Network, kind: type[Record]) -> list[Fact]:
    return [r for r in network.of(kind).values() if isinstance(r, Fact) and r.status is not Status.ENDED]


RECORDS = [
    (seat(), seat(takes_part="nee"), TakesPart),
    (seat(function="wijkagent"), seat(takes_part="nee"), TakesPart),
    (seat(function="wijkagent"), seat(function="Wijkagent", takes_part="onbekend"), TakesPart),
    (table(coordinator="GGD"), table(coordinator="niemand"), Coordinates),
    (table(coordinator="GGD"), table(coordinator="onbekend"), Coordinates),
    (table(mandate="beslist", mandate_for="burenruzie"), table(mandate="geen"), MandateFor),
    (route(), route(to="niemand"), PassesOn),
    (route(themes="burenruzie"), route(to="niemand"), PassesOn),
    (route(direction="omlaag"), route(to="geen", direction="omlaag"), PassesOn),
    (route(), route(to="onbekend"), PassesOn),
    (cover(), cover(answer="nee"), Coverage),
    (cover(), cover(who="niemand"), Coverage),
    (cover(), cover(answer="onbekend"), Coverage),
    (cover(area="Straat"), cover(area="Noord", answer="nee"), Coverage),
    (cover(phase="nazorg"), cover(answer="nee"), Coverage),
    (expert(title="adviseur"), expert(organisation="niemand"), ExpertIn),
]


@pytest.mark.parametrize(("yes", "no", "kind"), RECORDS)
def test_a_later_no_ends_the_yes_and_a_later_yes_the_no(yes: Workbook, no: Workbook, kind: type[Record]) -> None:
    told_yes = load(BASE, yes)
    assert len(standing(told_yes, kind)) == 1
    told_no = load(no, network=told_yes)
    assert standing(told_no, kind) == []
    assert len(standing(told_no, Statement)) == 1
    (ended,) = (r for r in told_no.of(kind).values() if isinstance(r, Fact))
    assert (ended.status, ended.until) == (Status.ENDED, "2026-09-01")
    if kind is MandateFor:
        return
    again = load(yes, network=told_no)
    assert len(standing(again, kind)) == 1
    assert standing(again, Statement) == []
    (statement,) = again.of(Statement).values()
    assert (statement.status, statement.until) == (Status.ENDED, "2026-09-01")
    back = load(no, network=again)
    assert len(standing(back, Statement)) == 1
    assert standing(back, kind) == []


FIELDS = [
    (table(mandate="beslist"), table(mandate="geen"), "mandate"),
    (table(hub="ja"), table(hub="nee"), "hub"),
    (table(hub="ja"), table(hub="onbekend"), "hub"),
    (table(chair="burgemeester"), table(chair="niemand"), "chair_function"),
    (table(chair="burgemeester"), table(chair="onbekend"), "chair_function"),
]


@pytest.mark.parametrize(("yes", "no", "name"), FIELDS)
def test_a_field_is_emptied_by_a_later_no_and_ends_it_in_turn(yes: Workbook, no: Workbook, name: str) -> None:
    told_no = load(BASE, yes, no)
    assert getattr(told_no.of(Consultation)["ovl-w"], name) is None
    assert len(standing(told_no, Statement)) == 1
    told_yes = load(yes, network=told_no)
    assert getattr(told_yes.of(Consultation)["ovl-w"], name) is not None
    assert standing(told_yes, Statement) == []


def test_a_chair_that_is_nobody_loses_its_role_but_keeps_its_seat() -> None:
    network = load(BASE, seat(role="voorzitter"), table(chair="niemand"))
    assert [(s.status, s.role) for s in network.of(TakesPart).values()] == [(None, None)]
    network = load(seat(role="voorzitter"), network=network)
    assert [s.role for s in network.of(TakesPart).values()] == [Role.CHAIR]
    assert standing(network, Statement) == []


APART = [
    (seat(), seat(function="wijkagent", takes_part="nee"), TakesPart),
    (route(direction="omlaag"), route(to="niemand"), PassesOn),
    (route(kind="informeert"), route(to="niemand"), PassesOn),
    (route(), route(to="niemand", themes="burenruzie"), PassesOn),
    (cover(area="Zuid"), cover(area="Noord", answer="nee"), Coverage),
    (cover(), cover(area="Noord", answer="nee"), Coverage),
    (cover(), cover(phase="escalatie", answer="nee"), Coverage),
    (cover(), cover(who="Politie", answer="nee"), Coverage),
    (cover(area="Noord"), cover(answer="onbekend"), Coverage),
    (cover(), cover(stage="duiden", answer="nee"), Coverage),
    (expert(title="adviseur"), expert(organisation="niemand", themes="burenruzie"), ExpertIn),
]


@pytest.mark.parametrize(("yes", "no", "kind"), APART)
def test_a_no_about_something_else_or_about_less_leaves_the_yes(
    yes: Workbook, no: Workbook, kind: type[Record]
) -> None:
    network = load(BASE, yes, no)
    assert len(standing(network, kind)) == len(standing(network, Statement)) == 1


def both(yes: Workbook, no: Workbook) -> Workbook:
    """Return one file that says both, on rows of their own."""
    rows: dict[str, list[dict[str, str]]] = {}
    for file in (BASE, yes, no):
        for sheet, page in file.rows.items():
            if not (file is BASE and sheet in yes.rows and sheet.value == "consultations"):
                rows.setdefault(sheet.value, []).extend(row.cells for row in page)
    rows.setdefault("consultations", []).append({"name": "D"})
    if not any(row["name"] == "W" for row in rows["consultations"]):
        rows["consultations"].append({"name": "W"})
    return book(**rows)


@pytest.mark.parametrize(
    ("yes", "no", "kind"), [case for case in RECORDS if "consultations" not in {s.value for s in case[0].rows}]
)
def test_in_one_file_they_block_and_both_rows_are_named(yes: Workbook, no: Workbook, kind: type[Record]) -> None:
    found = plan(EMPTY, both(yes, no))
    assert not found.loadable
    (finding,) = (f for f in found.findings if f.level is Level.BLOCKS)
    assert finding.code == "imports.plan.contradiction"
    assert len(finding.rows) == len(finding.details["places"]) == 2
    good = load(both(yes, no), good_rows_only=True)
    assert standing(good, kind) == standing(good, Statement) == []


def test_a_contradiction_over_two_sheets_names_both() -> None:
    file = book(
        organisations=[{"name": "Politie"}],
        consultations=[{"name": "D"}, {"name": "W", "chair": "niemand"}],
        participation=[{"consultation": "W", "organisation": "Politie", "role": "voorzitter"}],
    )
    found = plan(EMPTY, file)
    assert told(found, Level.BLOCKS) == [("contradiction", (3,))]
    assert found.findings[0].details["places"] == ["Overleggen 3", "Deelname 2"]


def test_no_and_not_known_about_the_same_block_as_two_contents() -> None:
    rows = [{"consultation": "W", "organisation": "Politie", "takes_part": word} for word in ("nee", "onbekend")]
    file = book(organisations=[{"name": "Politie"}], consultations=[{"name": "W"}], participation=rows)
    assert told(plan(EMPTY, file)) == [("two_contents", (2, 3))]


def test_what_ended_or_is_planned_does_not_contradict() -> None:
    rows = [
        {"consultation": "W", "organisation": "Politie", "takes_part": "nee"},
        {"consultation": "W", "organisation": "Politie", "status": "beëindigd", "until": "2024"},
    ]
    file = book(organisations=[{"name": "Politie"}], consultations=[{"name": "W"}], participation=rows)
    network = load(file)
    assert len(network.of(TakesPart)) == len(network.of(Statement)) == 1


def test_what_is_ended_by_a_later_file_ends_on_its_peildatum() -> None:
    network = load(BASE, seat())
    later = book(
        participation=[{"consultation": "W", "organisation": "Politie", "takes_part": "nee"}], settings=[DATED]
    )
    network = load(later, network=network)
    assert [(s.status, s.until) for s in network.of(TakesPart).values()] == [(Status.ENDED, "2026-08-15")]


def test_nobody_covers_is_a_statement_without_subject() -> None:
    network = load(BASE, cover(who="geen", phase="nazorg; escalatie"))
    said = {(s.subject, s.theme, s.stage, s.phase, s.value) for s in network.of(Statement).values()}
    assert said == {
        (None, "neighbour_conflict", "aftercare", "return_to_calm", StatedValue.NO),
        (None, "neighbour_conflict", "aftercare", "escalation", StatedValue.NO),
    }


def test_nobody_is_expert_needs_no_title() -> None:
    network = load(BASE, expert(organisation="niemand", themes="burenruzie; jongerenoverlast"))
    said = {(s.subject, s.domain, s.theme) for s in network.of(Statement).values()}
    domain = "aftercare_psychosocial"
    assert said == {(None, domain, "neighbour_conflict"), (None, domain, "youth_nuisance")}
