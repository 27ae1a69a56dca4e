"""The guard over a whole file: what is refused is gone from rows, sheets, findings and answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Answer, Asks, Finding, Level, RawSheet, Row, Workbook
from netmap.exchange.guarding import REFUSED, guard_workbook
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.exchange.template import write_template
from netmap.model import SheetName
from netmap.privacy import FINAL, Ground, refused_name, refused_text
from netmap.texts import say, sentences
from tests import public_lists
from tests.exchange.excel_files import CONSULTATIONS, ORGANISATIONS, excel
from tests.private_values import refused_values

ROOT = Path(__file__).parents[2]
ORG, SEAT, EXP = SheetName.ORGANISATIONS, SheetName.PARTICIPATION, SheetName.EXPERTS


def read(**sheets: list[list[Any]]) -> Workbook:
    content = {"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS, **sheets}
    return read_workbook_bytes(excel(content), "zandwijk.xlsx")


def privacy(workbook: Workbook) -> list[tuple[str, SheetName | None, tuple[int, ...], str]]:
    return [
        (f.code.removeprefix("privacy."), f.sheet, f.rows, f.column)
        for f in workbook.findings
        if f.code.startswith("privacy.") and f.level is Level.BLOCKS
    ]


def raw_cells(workbook: Workbook, sheet: SheetName) -> dict[int, tuple[str, ...]]:
    return dict(workbook.raw[sheet].rows)


def test_a_refused_cell_is_gone_and_its_row_stays():
    seats = [
        ["overleg", "organisatie", "functie"],
        ["Driehoek", "Politie", "Piet Jansen"],
        ["Driehoek", "GGD", "adviseur"],
    ]
    guarded = guard_workbook(read(Deelname=seats))
    first, second = guarded.workbook.rows[SEAT]
    assert first.cells == {"consultation": "Driehoek", "organisation": "Politie"}
    assert second.cells["function"] == "adviseur"
    assert raw_cells(guarded.workbook, SEAT)[2] == ("Driehoek", "Politie", REFUSED)
    assert privacy(guarded.workbook) == [("person_name", SEAT, (2,), "functie")]
    assert guarded.dropped == frozenset()


def test_one_finding_for_each_column_and_ground_with_all_its_rows():
    seats = [["overleg", "organisatie", "functie", "vervanger"]]
    seats += [["Driehoek", "Politie", "Piet Jansen", "06-12345678"] for _ in range(3)]
    (by_name, by_phone) = (
        f for f in guard_workbook(read(Deelname=seats)).workbook.findings if f.code.startswith("privacy.")
    )
    assert (by_name.code, by_name.rows, by_name.key, by_name.asks) == (
        "privacy.person_name",
        (2, 3, 4),
        "function",
        Asks.ALLOW,
    )
    assert (by_phone.code, by_phone.rows, by_phone.key, by_phone.asks) == ("privacy.phone", (2, 3, 4), "deputy", None)
    assert by_name.details["found"] == REFUSED


def test_without_a_required_cell_the_row_is_dropped():
    experts = [["functie", "expertise"], ["mw. Jansen", "nazorg"], ["psycholoog", "nazorg"]]
    guarded = guard_workbook(read(Deskundigen=experts))
    assert [row.cells["title"] for row in guarded.workbook.rows[EXP]] == ["psycholoog"]
    assert guarded.dropped == {(EXP, 2)}
    assert raw_cells(guarded.workbook, EXP)[2] == (REFUSED, "nazorg")


def test_a_column_about_persons_is_refused_as_a_whole_and_named_by_its_header():
    rows = [["naam", "Nationaliteit deelnemer", "thema's van zorg"], ["Politie", "Zweeds", "x"], ["GGD", "", "y"]]
    workbook = guard_workbook(read(Organisaties=rows)).workbook
    assert privacy(workbook) == [("column.origin", ORG, (2,), "Nationaliteit deelnemer")]
    assert raw_cells(workbook, ORG)[2] == ("Politie", REFUSED, "x")
    assert raw_cells(workbook, ORG)[3][1] == ""
    unknown = [f.column for f in workbook.findings if f.code == "imports.read.column_unknown"]
    assert unknown == ["thema's van zorg"]


def test_a_column_that_netmap_knows_is_never_refused_for_its_header():
    for name, sheet in SHEETS.items():
        header = tuple(column.nl for column in sheet.columns)
        raw = RawSheet(
            title=sheet.nl,
            header_row=1,
            rows=((1, header),),
            positions={column.key: i for i, column in enumerate(sheet.columns)},
        )
        workbook = Workbook(name="x", sha256="0", rows={}, raw={name: raw})
        assert guard_workbook(workbook).workbook == workbook


def test_headers_title_rows_and_unknown_columns_are_looked_at_too():
    rows = [
        ["Ingevuld door mw. Jansen, j.jansen@gemeente.nl"],
        ["naam", "info@welzijn.nl", "trekker", "omschrijving"],
        ["Politie", "ja", "Piet Jansen", "bel 06-12345678"],
    ]
    workbook = guard_workbook(read(Organisaties=rows)).workbook
    cells = raw_cells(workbook, ORG)
    assert cells[1][0] == REFUSED
    assert cells[2] == ("naam", REFUSED, "trekker", "omschrijving")
    assert cells[3] == ("Politie", "ja", REFUSED, REFUSED)
    for value in ("Jansen", "welzijn.nl", "12345678"):
        assert value not in repr(workbook)


def test_a_finding_of_the_reader_that_would_show_a_refused_header_does_not():
    rows = [["soort", "info@welzijn.nl"], ["politie", "ja"]]  # "naam" is missing: all headers are named
    workbook = guard_workbook(read(Organisaties=rows)).workbook
    (missing,) = (f for f in workbook.findings if f.code == "imports.read.column_missing")
    assert REFUSED in missing.details["others"]
    assert "welzijn.nl" not in repr(workbook)


def test_a_cell_that_was_refused_before_is_empty_and_not_refused_again():
    seats = [["overleg", "organisatie", "functie", "BSN"], ["Driehoek", "Politie", REFUSED, "[geweigerd]"]]
    guarded = guard_workbook(read(Deelname=seats))
    assert guarded.workbook.rows[SEAT][0].cells == {"consultation": "Driehoek", "organisation": "Politie"}
    assert [f for f in privacy(guarded.workbook) if f[0] == "person_name"] == []


def test_twice_is_as_once():
    seats = [
        ["overleg", "organisatie", "functie", "opmerking"],
        ["Driehoek", "Politie", "Piet Jansen", "tel 06-12345678"],
    ]
    once = guard_workbook(read(Deelname=seats, Deskundigen=[["functie", "expertise", "e-mail"], ["x", "y", "z"]]))
    rows = guard_workbook(once.workbook).workbook
    assert (rows.rows, rows.raw) == (once.workbook.rows, once.workbook.raw)


def test_what_was_allowed_stays_but_never_what_is_final():
    seats = [["overleg", "organisatie", "functie", "opmerking"], ["Driehoek", "Politie", "Piet Jansen", "a@b.nl"]]
    guarded = guard_workbook(read(Deelname=seats), allowed=["PIET jansen", "a@b.nl"])
    assert guarded.workbook.rows[SEAT][0].cells["function"] == "Piet Jansen"
    assert privacy(guarded.workbook) == [("email", SEAT, (2,), "opmerking")]


def test_an_answer_that_would_bring_a_refused_value_back_is_left_out():
    workbook = Workbook(
        name="x",
        sha256="0",
        rows={},
        answers=(
            Answer(asks=Asks.ALLOW, found="a@b.nl", reason="mag"),
            Answer(asks=Asks.NAME, found="GGD", same_as="j.jansen@ggd.nl"),
            Answer(asks=Asks.ALLOW, found="Piet Hein", reason="naam van een buurthuis"),
        ),
    )
    kept = guard_workbook(workbook).workbook
    assert [answer.found for answer in kept.answers] == ["Piet Hein"]
    assert "b.nl" not in repr(kept)
    assert "ggd.nl" not in repr(kept)


def test_notes_carry_a_warning_once_per_sheet_and_keep_persons_names():
    organisations = [["naam", "opmerking"], ["Politie", "Piet Jansen belt terug"], ["GGD", "x"], ["Wonen", ""]]
    workbook = guard_workbook(read(Organisaties=organisations)).workbook
    notes = [(f.sheet, f.rows, f.level) for f in workbook.findings if f.code == "privacy.notes"]
    assert notes == [(ORG, (2, 3), Level.NOTE)]
    assert workbook.rows[ORG][0].cells["note"] == "Piet Jansen belt terug"


def test_organisations_may_be_called_after_somebody_but_are_nobody():
    organisations = [["naam"], ["Jan Arends"], ["mw. Jansen"], ["J. de Vries"], ["Stichting J. de Vries"]]
    guarded = guard_workbook(read(Organisaties=organisations))
    assert [row.cells["name"] for row in guarded.workbook.rows[ORG]] == ["Jan Arends", "Stichting J. de Vries"]
    assert guarded.dropped == {(ORG, 3), (ORG, 4)}


PERSON = "Jan de Vries"


@pytest.mark.parametrize(
    ("sheet", "key"),
    [
        *((ORG, key) for key in ("name", "aliases", "represents", "part_of")),
        *((SheetName.CONSULTATIONS, key) for key in ("name", "aliases", "coordinator")),
        *((SEAT, key) for key in ("consultation", "organisation")),
        *((SheetName.ESCALATION, key) for key in ("from", "to")),
        (SheetName.COVERAGE, "who"),
        (EXP, "organisation"),
        *((SheetName.NAMES, key) for key in ("found", "party")),
    ],
)
def test_a_person_as_a_party_is_refused_and_can_be_allowed(sheet, key):
    guarded = guard_workbook(one_cell(sheet, key, PERSON))
    assert PERSON not in repr(guarded)
    assert [f[0] for f in privacy(guarded.workbook)] == ["person_name"]
    assert privacy(guard_workbook(one_cell(sheet, key, PERSON), allowed=[PERSON]).workbook) == []


def test_persons_among_organisations_and_consultations_are_gone():
    organisations = [["naam"], ["Jan de Vries"], ["Fatima El Amrani"], ["Politie"]]
    consultations = [["naam", "regie"], ["Casusoverleg Jan de Vries", ""], ["Driehoek", "Politie; Piet Jansen"]]
    workbook = guard_workbook(read(Organisaties=organisations, Overleggen=consultations)).workbook
    assert [row.cells for row in workbook.rows[ORG]] == [{"name": "Politie"}]
    assert [row.cells for row in workbook.rows[SheetName.CONSULTATIONS]] == [{"name": "Driehoek"}]
    for name in ("Vries", "Amrani", "Jansen"):
        assert name not in repr(workbook)


@pytest.mark.parametrize("header", ["Contact", "telefoon", "BSN", "zaaknummer"])
def test_a_refused_column_without_a_filled_cell_blocks_nothing(header):
    rows = [["naam", header], ["Politie", ""], ["GGD", None]]
    workbook = guard_workbook(read(Organisaties=rows)).workbook
    assert privacy(workbook) == []
    assert not any(f.level is Level.BLOCKS for f in workbook.findings)
    assert len(privacy(guard_workbook(read(Organisaties=[*rows, ["OM", "x"]])).workbook)) == 1


def test_a_cell_that_was_left_refused_is_told():
    seats = [["overleg", "organisatie", "functie", "Contact"]]
    seats += [["Driehoek", "Politie", REFUSED, REFUSED], ["Driehoek", "GGD", "[refused]", ""]]
    workbook = guard_workbook(read(Deelname=seats)).workbook
    told = [(f.sheet, f.column, f.rows, f.level) for f in workbook.findings if f.code == "privacy.left_out"]
    assert told == [(SEAT, "functie", (2, 3), Level.NOTE), (SEAT, "Contact", (2,), Level.NOTE)]
    assert guard_workbook(workbook).workbook == workbook


def test_a_refused_cell_is_not_told_twice():
    seats = [["overleg", "organisatie", "functie"], ["Driehoek", "Politie", "Piet Jansen"]]
    once = guard_workbook(read(Deelname=seats)).workbook
    assert not any(f.code == "privacy.left_out" for f in guard_workbook(once).workbook.findings)


def test_a_person_in_a_record_of_the_history_is_refused_where_it_is_a_party():
    content = json.dumps({"name": PERSON})
    rows = tuple(
        Row(SheetName.HISTORY, number, {"record": kind, "id": "1", "content": content})
        for number, kind in enumerate(("Organisation", "Consultation", "Area"), 2)
    )
    guarded = guard_workbook(Workbook(name="x", sha256="0", rows={SheetName.HISTORY: rows}))
    assert [row.number for row in guarded.workbook.rows[SheetName.HISTORY]] == [4]


def test_records_of_the_history_are_looked_into():
    content = json.dumps({"function": "Piet Jansen", "note": "x"})
    rows = (
        Row(SheetName.HISTORY, 2, {"record": "TAKES_PART", "id": "1", "content": content}),
        Row(SheetName.HISTORY, 3, {"record": "Plan", "id": "2", "content": json.dumps({"name": "a@b.nl"})}),
        Row(SheetName.HISTORY, 4, {"record": "Plan", "id": "3", "content": json.dumps({"name": "crisisplan"})}),
        Row(SheetName.HISTORY, 5, {"record": "Plan", "id": "4", "content": '1/2 {"note":"bel 06-12345678'}),
    )
    guarded = guard_workbook(Workbook(name="x", sha256="0", rows={SheetName.HISTORY: rows}))
    assert [row.number for row in guarded.workbook.rows[SheetName.HISTORY]] == [4]
    assert guarded.dropped == {(SheetName.HISTORY, n) for n in (2, 3, 5)}


def test_an_innocent_file_stays_as_it_is():
    workbook = read()
    assert guard_workbook(workbook).workbook == workbook


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_finding_says_what_was_found_and_what_to_do(language):
    codes = {code.rsplit(".", 1)[0] for code in sentences() if code.startswith("privacy.")}
    assert codes >= {f"privacy.{g}" for g in ("email", "phone", "bsn", "birth_date", "case_number", "person_name")}
    for code in codes:
        for part in ("found", "expected", "do"):
            assert "{" not in say(f"{code}.{part}", column="functie", sheet="Deelname", found=REFUSED)
    assert "RSIN" in say("privacy.bsn.expected")


PLACES = [
    (name, column.key) for name, sheet in SHEETS.items() for column in sheet.columns if name is not SheetName.NORM
]
VALUES = [text for _, text in refused_values(200, seed=11)]


def one_cell(sheet: SheetName, key: str, text: str) -> Workbook:
    """A workbook with this cell, a row as its sheet was, and findings that name the cell."""
    columns = SHEETS[sheet].columns
    header = tuple(column.nl for column in columns)
    cells = tuple(text if column.key == key else "" for column in columns)
    raw = RawSheet(
        title=SHEETS[sheet].nl,
        header_row=1,
        rows=((1, header), (2, cells)),
        positions={column.key: i for i, column in enumerate(columns)},
    )
    shown = " ".join(text.split())
    told = (
        Finding(
            code="imports.read.x", level=Level.REPAIRED, sheet=sheet, details={"before": text, "all": [shown, "y"]}
        ),
    )
    rows = {sheet: (Row(sheet, 2, {key: text}),)}
    return Workbook(name="x.xlsx", sha256="0", rows=rows, findings=told, raw={sheet: raw})


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(place=st.sampled_from(PLACES), text=st.sampled_from(VALUES))
def test_a_refused_value_occurs_nowhere(place, text):
    sheet, key = place
    guarded = guard_workbook(one_cell(sheet, key, text))
    assert refused_text(text, function=False) is not None
    assert text not in repr(guarded)
    assert " ".join(text.split()) not in repr(guarded)
    assert repr(text)[1:-1] not in repr(guarded)
    assert any(REFUSED in cells for _, cells in guarded.workbook.raw[sheet].rows)
    (finding,) = (f for f in guarded.workbook.findings if f.level is Level.BLOCKS)
    assert (finding.sheet, finding.rows, finding.key) == (sheet, (2,), key)
    assert (finding.asks is None) == (Ground(finding.code.removeprefix("privacy.")) in FINAL)


@pytest.mark.parametrize("folder", ["sample_networks/waterveen", "sample_networks/rietdam", "tests/data/zandwijk"])
def test_networks_that_hold_no_persons_are_loaded_whole(folder):
    workbook = read_workbook(ROOT / folder)
    guarded = guard_workbook(workbook)
    assert privacy(guarded.workbook) == []
    assert (guarded.workbook.rows, guarded.workbook.raw, guarded.dropped) == (workbook.rows, workbook.raw, frozenset())


def test_the_template_is_not_refused():
    workbook = read_workbook_bytes(write_template(say), "sjabloon.xlsx")
    assert privacy(guard_workbook(workbook).workbook) == []


@pytest.mark.parametrize("rows", [public_lists.opengr(), public_lists.regioatlas()], ids=["opengr", "regioatlas"])
def test_public_lists_of_public_bodies_are_not_refused(rows):
    names = {text for row in rows for text in (row.participant, row.consultation)}
    assert [name for name in names if refused_name(name)] == []
