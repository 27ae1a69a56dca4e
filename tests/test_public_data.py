"""Public lists of who takes part in what, as messy as they are: they load, and silence in them is no white spot."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from ftfy import fix_encoding

from netmap.analysis.gaps import find_gaps
from netmap.analysis.results import GapAnswer
from netmap.exchange.reading import read_workbook
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import Consultation, Network, Organisation, SheetName, TakesPart, normalise
from netmap.reference.norm import default_norm
from tests.loading import DAY, as_expected, blocking, load
from tests.planted import Expected
from tests.public_lists import Membership, Sheets, opengr, regioatlas, to_sheets

ZEELAND = "Provincie Zeeland"


def loaded(sheets: Sheets, folder: Path, *, csv: bool = False) -> Network:
    """Return the network of a workbook that went through a file, as a user's does."""
    if csv:
        path = folder / "list"
        path.mkdir()
        for name, content in write_csv_folder(sheets).items():
            (path / name).write_bytes(content)
    else:
        path = folder / "list.xlsx"
        path.write_bytes(write_workbook(sheets))
    workbook = read_workbook(path)
    network, findings = load(workbook)
    assert blocking((*workbook.findings, *findings)) == []
    return network


def gaps(network: Network) -> GapAnswer:
    return find_gaps(network, default_norm(), DAY)


def plain(lines: list[Membership]) -> tuple[int, int, int]:
    """Return how many parties, consultations and seats a list names, when names are compared as netmap does."""
    parties = {normalise(line.participant) for line in lines}
    tables = {(normalise(line.consultation), line.key) for line in lines}
    seats = {(normalise(line.participant), normalise(line.consultation), line.key) for line in lines}
    return len(parties), len(tables), len(seats)


def size(network: Network) -> tuple[int, int, int]:
    return len(network.of(Organisation)), len(network.of(Consultation)), len(network.of(TakesPart))


def test_the_whole_raw_list_of_arrangements_loads_and_gives_no_white_spot(tmp_path: Path) -> None:
    lines = opengr()
    network = loaded(to_sheets("OpenGR", lines), tmp_path)
    assert size(network) == plain(lines)
    assert gaps(network).findings == ()


@pytest.mark.parametrize("csv", [False, True])
@pytest.mark.parametrize("region", sorted({"Provincie FryslÃ¢n", "Provincie Overrijssel", ZEELAND}))
def test_one_province_loads_from_a_workbook_and_from_csv(region: str, csv: bool, tmp_path: Path) -> None:
    lines = opengr(region)
    network = loaded(to_sheets(region, lines), tmp_path, csv=csv)
    assert size(network) == plain(lines)
    assert gaps(network).findings == ()


def test_names_stay_as_they_were_written_but_for_blanks_and_text_that_was_encoded_twice(tmp_path: Path) -> None:
    lines = opengr("Provincie FryslÃ¢n")
    network = loaded(to_sheets("FryslÃ¢n", lines), tmp_path)
    names = {name for party in network.of(Organisation).values() for name in (party.name, *party.aliases)}
    assert "Súdwest-Fryslân" in names
    assert {fix_encoding(line.participant).strip() for line in lines} >= names


def test_every_consultation_of_a_raw_list_is_asked_who_holds_it_and_where_it_goes(tmp_path: Path) -> None:
    network = loaded(to_sheets(ZEELAND, opengr(ZEELAND)), tmp_path)
    asked = {as_expected(question.if_no) for question in gaps(network).questions if question.if_no}
    lines = {"consultation-coordinated", "consultation-route"}
    refs = {str(table.ref) for table in network.of(Consultation).values()}
    assert {(e.line, e.subject) for e in asked if e.line in lines} == {(line, ref) for line in lines for ref in refs}


def test_partnerships_that_share_a_name_load_when_they_have_an_id(tmp_path: Path) -> None:
    lines = regioatlas()
    network = loaded(to_sheets("Regioatlas", lines), tmp_path)
    assert size(network) == plain(lines)
    assert gaps(network).findings == ()


def test_a_reference_to_a_name_that_several_partnerships_share_blocks(tmp_path: Path) -> None:
    lines = regioatlas("Haaglanden")
    names = Counter(name for name, _ in {(line.consultation, line.key) for line in lines})
    shared = {name for name, count in names.items() if count > 1}
    assert shared
    sheets = to_sheets("Haaglanden", lines, ids=False)
    (tmp_path / "list.xlsx").write_bytes(write_workbook(sheets))
    _, findings = load(read_workbook(tmp_path / "list.xlsx"))
    rows = {number for finding in blocking(findings) for number in finding.rows}
    ambiguous = {n for n, row in enumerate(sheets[SheetName.PARTICIPATION], 2) if row["consultation"] in shared}
    assert rows == ambiguous
    assert {finding.sheet for finding in blocking(findings)} == {SheetName.PARTICIPATION}


def test_planted_absences_are_found_and_nothing_else(tmp_path: Path) -> None:
    """Five stated absences and one complete list, in a list that says nothing else.

    The complete list proves that nobody signals or gives aftercare. Whether somebody interprets or decides it does not
    prove: a consultation whose mandate is not known may do that, and of these nobody wrote down the mandate.
    """
    lines = opengr(ZEELAND)
    sheets = to_sheets(ZEELAND, lines)
    first, second, third, fourth = sheets[SheetName.CONSULTATIONS][:4]
    for table in (first, second):
        table |= {"chair": "niemand", "coordinator": "niemand"}
    sheets[SheetName.ESCALATION] = [{"from": table["name"], "to": "niemand"} for table in (third, fourth)]
    sheets[SheetName.COVERAGE] = [{"who": "niemand", "theme": "burenruzie", "stage": "nazorg"}]
    sheets[SheetName.SETTINGS] += [
        {"key": "thema dat speelt", "value": "burenruzie"},
        {"key": "thema dat speelt", "value": "polarisatie"},
        {"key": "volledig", "value": "Dekking: polarisatie", "date": "2026-08-20"},
    ]
    network = loaded(sheets, tmp_path)
    named = {table.name: str(table.ref) for table in network.of(Consultation).values()}

    def held(table: dict[str, str], line: str) -> Expected:
        return Expected(line, named[table["name"].strip()], None, None, "none")

    def theme(name: str, stage: str) -> Expected:
        return Expected(f"theme-{stage}", f"Theme:{name}", name, stage, "none")

    answer = gaps(network)
    assert {as_expected(finding) for finding in answer.findings} == {
        held(first, "consultation-coordinated"),
        held(second, "consultation-coordinated"),
        held(third, "consultation-route"),
        held(fourth, "consultation-route"),
        theme("neighbour_conflict", "aftercare"),
        theme("polarisation", "signal"),
        theme("polarisation", "aftercare"),
    }
    possible = {as_expected(question.if_no) for question in answer.questions if question.if_no}
    assert {theme("polarisation", "interpret"), theme("polarisation", "decide")} <= possible


def test_a_chair_of_whom_only_half_is_denied_is_a_question(tmp_path: Path) -> None:
    sheets = to_sheets(ZEELAND, opengr(ZEELAND))
    sheets[SheetName.CONSULTATIONS][0]["chair"] = "niemand"
    assert gaps(loaded(sheets, tmp_path)).findings == ()
