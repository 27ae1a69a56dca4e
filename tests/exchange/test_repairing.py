"""The repair workbook: the user's own file back, every finding at its cell, and nothing that was refused."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook as ExcelWorkbook
from openpyxl import load_workbook

from netmap.errors import FileRefused
from netmap.exchange.answer_sheet import COLUMNS
from netmap.exchange.findings import Asks, Finding, Level, RawSheet, Spoken, Suggestion, Workbook
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.exchange.repairing import write_repair_workbook
from netmap.model import SheetName
from netmap.reference.words import word_of
from netmap.texts import say, sentences
from tests.exchange.files import EMPTY, plan

ORG, SEAT = SheetName.ORGANISATIONS, SheetName.PARTICIPATION
SECRETS = ("06-12345678", "Jan de Vries", "jan@voorbeeld.nl", "123456782")


def speak(finding: Finding) -> Spoken:
    """Say something about any finding, for tests in which the words do not matter."""
    found = str(finding.details.get("found", finding.code))
    return Spoken(
        sheet="blad",
        found=f"Gevonden: {found}.",
        expected="Iets anders.",
        do="Verbeter dit.",
        reasons=tuple("een letter anders" for _ in finding.suggestions),
    )


def excel(**sheets: list[list[object]]) -> bytes:
    book = ExcelWorkbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


MESSY = excel(
    Partijen=[
        ["Lijst van de gemeente"],
        [],
        ["Naam", "Soort", "Telefoon", "Opmerking", "Eigen kolom"],
        ["Politie Waterveen", "politei", "06-12345678", "let op", "=1+1"],
        ["GGD", None, None, "+31", "-5"],
        [],
        ["Gemeente Waterveen", "gemeente", None, "mail jan@voorbeeld.nl", "bel 06-12345678"],
    ],
    Overleggen=[["naam", "voorzitter"], ["Wijkoverleg", "Jan de Vries"]],
    Deelname=[
        ["overleg", "organisatie"],
        *(["Wijkoverleg", "Polietie Waterveen"] for _ in range(40)),
        ["Wijkoverleg", "GGD"],
        ["Wijkoverleg", "Polietie Waterveen"],
    ],
    Kladblok=[["BSN 123456782"]],
)


def repaired(data: bytes = MESSY, name: str = "lijst.xlsx") -> tuple[bytes, tuple[Finding, ...], Workbook]:
    found = plan(EMPTY, read_workbook_bytes(data, name))
    assert found.workbook is not None
    return write_repair_workbook(found.workbook, found.findings, speak, say), found.findings, found.workbook


@pytest.fixture(scope="module")
def made() -> tuple[bytes, tuple[Finding, ...], Workbook]:
    return repaired()


@pytest.fixture(scope="module")
def book(made):
    return load_workbook(io.BytesIO(made[0]))


def lines_of(book) -> list[dict[str, object]]:
    """Return the lines of the sheet Bevindingen: cells by key."""
    page = book["Bevindingen"]
    header = next(row for row in page.iter_rows() if row[1].value == word_of("FindingColumn", "level"))
    keys = dict(zip(COLUMNS, header, strict=True))
    assert [cell.value for cell in header] == [word_of("FindingColumn", key) for key in COLUMNS]
    rows = page.iter_rows(min_row=header[0].row + 1)
    return [{key: row[cell.column - 1] for key, cell in keys.items()} for row in rows]


def choices(book, cell) -> list[str] | None:
    """Return what the drop-down of a cell offers."""
    rules = [rule for rule in cell.parent.data_validations.dataValidation if cell.coordinate in rule.sqref]
    if not rules:
        return None
    (rule,) = rules
    sheet, cells = re.fullmatch(r"'?(.+?)'?!(.+)", rule.formula1).groups()
    return [cell.value for row in book[sheet][cells.replace("$", "")] for cell in (row if row else ())]


# --- the sheets as they were ------------------------------------------------------------------------------------------


def test_the_sheets_come_back_under_their_own_title_behind_the_findings(book):
    assert book.sheetnames[0] == "Bevindingen"
    assert set(book.sheetnames[1:-1]) == {"Partijen", "Overleggen", "Deelname"}
    assert book.sheetnames[-1] == "_lijsten"
    assert book["_lijsten"].sheet_state == "hidden"
    assert book.active.title == "Bevindingen"


def test_every_row_keeps_its_number_and_every_text_its_place(book):
    before = load_workbook(io.BytesIO(MESSY))
    for title in ("Partijen", "Overleggen", "Deelname"):
        for row in before[title].iter_rows():
            for cell in row:
                now = book[title].cell(cell.row, cell.column).value
                assert now in (cell.value, "[geweigerd]"), cell.coordinate


def test_every_cell_is_text_also_what_looks_like_a_formula(book):
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if cell.value is not None:
                    assert cell.data_type == "s", (page.title, cell.coordinate)
    assert [book["Partijen"].cell(row, 5).value for row in (4, 5)] == ["=1+1", "-5"]
    assert book["Partijen"]["D5"].value == "+31"
    assert book["Partijen"]["E4"].quotePrefix


def test_a_sheet_gets_one_column_more_with_the_numbers_of_its_findings(book, made):
    page = book["Deelname"]
    assert page["C1"].value == "Bevindingen"
    number = next(line["number"].value for line in lines_of(book) if line["about"].value == "Polietie Waterveen")
    assert f"{number} (blokkeert): Gevonden: Polietie Waterveen." in page["C2"].value.split("\n")
    assert page.freeze_panes == "A2"
    assert book["Partijen"].freeze_panes == "A4"
    assert book["Partijen"]["F3"].value == "Bevindingen"
    with_findings = {row for finding in made[1] if finding.sheet is SEAT for row in finding.rows}
    assert {cell.row for cell in page["C"] if cell.value and cell.row > 1} == with_findings


def test_read_again_it_holds_the_same_rows_and_tells_nothing_about_its_own_parts(made):
    data, _, checked = made
    again = read_workbook_bytes(data, "bevindingen.xlsx")
    assert set(again.rows) == set(checked.rows)
    for sheet, rows in checked.rows.items():
        told = {row.number: row.cells for row in again.rows[sheet]}
        for row in rows:
            kept = {key: text for key, text in told[row.number].items() if text != "[geweigerd]"}
            assert kept == row.cells
    names = [str(finding.details) + finding.column for finding in again.findings]
    assert not [text for text in names if "Bevindingen" in text or "_lijsten" in text]


def test_a_repair_workbook_of_a_repair_workbook_has_one_column_with_findings(made):
    data, _, _ = repaired(made[0], "bevindingen.xlsx")
    page = load_workbook(io.BytesIO(data))["Deelname"]
    assert [cell.value for cell in page[1]] == ["overleg", "organisatie", "Bevindingen"]


# --- the list of findings ---------------------------------------------------------------------------------------------


def test_the_findings_stand_in_the_order_given_each_with_its_level_in_words(book, made):
    _, findings, _ = made
    lines = lines_of(book)
    assert [line["number"].value for line in lines] == [str(n) for n in range(1, len(findings) + 1)]
    words = {"blocks": "blokkeert", "repaired": "vanzelf hersteld", "question": "vraag", "note": "ter informatie"}
    assert [line["level"].value for line in lines] == [words[finding.level.value] for finding in findings]
    assert {len(line["found"].value) > 0 for line in lines} == {True}


def test_a_cause_on_forty_rows_is_one_line(book):
    (line,) = [line for line in lines_of(book) if line["about"].value == "Polietie Waterveen"]
    assert line["rows"].value == "2 t/m 41, 43"
    assert line["sheet"].value == "Deelname"
    assert line["column"].value == "organisatie"


def test_very_many_rows_are_counted_not_listed():
    finding = Finding(code="x", level=Level.NOTE, sheet=SEAT, rows=tuple(range(2, 202, 2)))
    data = write_repair_workbook(Workbook(name="x", sha256="", rows={}), [finding], speak, say)
    text = lines_of(load_workbook(io.BytesIO(data)))[0]["rows"].value
    assert text.startswith("2, 4, 6, ")
    assert text.endswith(" en nog 80 rijen")


def test_every_link_points_to_the_first_cell_of_its_finding(book, made):
    linked = 0
    for line, finding in zip(lines_of(book), made[1], strict=True):
        link = line["rows"].hyperlink or line["sheet"].hyperlink
        if finding.sheet not in made[2].raw:
            assert link is None
            continue
        title, cell = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", link.location).groups()
        assert link.target is None
        page = book[title]
        assert page[cell].row == (finding.rows[0] if finding.rows else page[cell].row)
        assert page[cell].row <= page.max_row
        if finding.column:
            header = 3 if title == "Partijen" else 1
            assert page.cell(header, page[cell].column).value == finding.column
        linked += 1
    assert linked >= 8


def test_the_drop_downs_hold_the_suggestions_best_first_and_a_text_says_why():
    suggestions = tuple(
        Suggestion(text=text, score=score, reason="x")
        for text, score in (("Politie, eenheid Oost", 92), ("Politie", 80), ("=Politie", 70))
    )
    raw = RawSheet(title="Deelname", header_row=1, rows=((1, ("overleg", "organisatie")),), positions={})
    findings = [
        Finding(
            code="a",
            level=Level.BLOCKS,
            sheet=SEAT,
            rows=(2,),
            asks=Asks.NAME,
            details={"found": "Polietie"},
            suggestions=suggestions,
        ),
        Finding(code="b", level=Level.QUESTION, sheet=SEAT, asks=Asks.WORD, details={"found": "x", "list": "Theme"}),
        Finding(code="c", level=Level.BLOCKS, sheet=SEAT, rows=(3,), key="function", asks=Asks.ALLOW),
        Finding(code="d", level=Level.NOTE, sheet=SEAT, details={"found": "y"}),
    ]
    workbook = Workbook(name="x", sha256="", rows={}, raw={SEAT: raw})
    book = load_workbook(io.BytesIO(write_repair_workbook(workbook, findings, speak, say)))
    name, word, allow, note = lines_of(book)
    assert choices(book, name["target"]) == ["Politie, eenheid Oost", "Politie", "=Politie"]
    assert name["suggestions"].value.split("\n")[0] == "Politie, eenheid Oost (92: een letter anders)"
    assert choices(book, name["decision"]) == choices(book, word["decision"]) == ["dezelfde als", "nieuw"]
    assert choices(book, allow["decision"]) == ["geen persoonsgegeven"]
    assert choices(book, word["target"]) is None
    assert [line["about"].value for line in (name, word, allow, note)] == ["Polietie", "x", "[geweigerd]", None]
    assert choices(book, note["decision"]) is None
    (rule,) = [r for r in book["Bevindingen"].data_validations.dataValidation if name["target"].coordinate in r.sqref]
    assert rule.errorStyle == "warning"
    assert len(rule.errorTitle) <= 32
    assert len(rule.error) <= 225


def test_the_first_sheet_says_in_a_few_short_sentences_what_to_do(book):
    texts = [row[0].value for row in book["Bevindingen"].iter_rows(max_row=6) if row[0].value]
    assert texts[0] == "Wat netmap in uw bestand vond"
    assert len(texts) == 5  # with the one about refused cells
    assert "geen persoonsgegeven" in texts[-1]


def test_without_findings_the_first_sheet_says_so():
    data = write_repair_workbook(Workbook(name="x", sha256="", rows={}), [], speak, say)
    book = load_workbook(io.BytesIO(data))
    assert book["Bevindingen"]["A2"].value == say("repair.nothing")
    assert lines_of(book) == []


def test_an_unknown_sheet_is_named_but_not_copied(book, made):
    assert "imports.read.sheet_unknown" in {finding.code for finding in made[1]}
    assert "Kladblok" not in book.sheetnames


# --- what was refused -------------------------------------------------------------------------------------------------


def test_what_was_refused_is_in_no_byte_of_the_file(made):
    data, findings, _ = made
    assert {f.code for f in findings} >= {
        "privacy.phone",
        "privacy.person_name",
        "privacy.email",
        "privacy.column.contact",
    }
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = b"".join(archive.read(part) for part in archive.namelist())
    for secret in SECRETS:
        for coded in (secret.encode(), secret.encode("utf-16-le"), secret.replace("-", "").encode()):
            assert coded not in content, secret
    assert content.count(b"[geweigerd]") >= 3


def test_refused_cells_read_refused(book):
    assert book["Overleggen"]["B2"].value == "[geweigerd]"
    assert book["Partijen"]["C4"].value == "[geweigerd]"
    assert book["Partijen"]["D7"].value == "[geweigerd]"


# --- other files ------------------------------------------------------------------------------------------------------


def test_csv_files_a_zip_and_a_workbook_give_the_same(tmp_path):
    sheets = {
        "organisaties": [["naam", "soort"], ["Politie", "politei"], ["GGD", "=1"]],
        "overleggen": [["naam"], ["Wijkoverleg"]],
    }
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        for title, rows in sheets.items():
            content = "\n".join(";".join(row) for row in rows)
            (tmp_path / f"{title}.csv").write_text(content, encoding="utf-8")
            archive.writestr(f"{title}.csv", content)
    made = []
    for workbook in (
        read_workbook(tmp_path),
        read_workbook_bytes(zipped.getvalue(), "x.zip"),
        read_workbook_bytes(excel(**sheets), "x.xlsx"),
    ):
        found = plan(EMPTY, workbook)
        findings = [finding for finding in found.findings if not finding.code.endswith("formula")]
        made.append(write_repair_workbook(found.workbook, findings, speak, say))
    assert made[0] == made[1]
    contents = [
        {
            page.title: [[cell.value for cell in row] for row in page.iter_rows()]
            for page in load_workbook(io.BytesIO(m))
        }
        for m in made
    ]
    assert contents[0] == contents[2]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Organisaties", "Organisaties"),
        ("Partijen", "Partijen"),
        ("Organisaties/2026", "Organisaties"),
        ("Organisations: deel 1", "Organisaties"),
        ("lijst van alle partijen in de gemeente [2026]", "Organisaties"),
    ],
)
def test_a_title_that_excel_refuses_or_that_would_not_be_known_again_is_repaired(title, expected):
    raw = RawSheet(title=title, header_row=1, rows=((1, ("naam",)), (2, ("GGD",))), positions={"name": 0})
    workbook = Workbook(name="x", sha256="", rows={}, headers={ORG: {"name": "naam"}}, raw={ORG: raw})
    book = load_workbook(io.BytesIO(write_repair_workbook(workbook, [], speak, say)))
    assert book.sheetnames == ["Bevindingen", expected, "_lijsten"]


def test_two_kinds_of_rows_of_one_table_share_its_sheet_also_when_its_title_is_too_long():
    title = "Lijnen tussen partijen: alles uit het netwerk van 2026"
    rows = ((1, ("From", "To")), (2, ("GGD", "Wijkoverleg")))
    raw = {
        SEAT: RawSheet(title=title, header_row=1, rows=rows, positions={"organisation": 0, "consultation": 1}),
        SheetName.ESCALATION: RawSheet(title=title, header_row=1, rows=rows, positions={"from": 0, "to": 1}),
    }
    headers = {SEAT: {"organisation": "From", "consultation": "To"}, SheetName.ESCALATION: {"from": "From", "to": "To"}}
    findings = [
        Finding(code="a", level=Level.NOTE, sheet=SEAT, rows=(2,), key="organisation"),
        Finding(code="b", level=Level.NOTE, sheet=SheetName.ESCALATION, rows=(2,), key="to"),
    ]
    workbook = Workbook(name="x", sha256="", rows={}, headers=headers, raw=raw)
    book = load_workbook(io.BytesIO(write_repair_workbook(workbook, findings, speak, say)))
    assert book.sheetnames == ["Bevindingen", "Lijnen tussen partijen alles ui", "_lijsten"]
    page = book.worksheets[1]
    assert [line["rows"].hyperlink.location for line in lines_of(book)] == [f"'{page.title}'!{c}2" for c in "AB"]
    assert page["C2"].value == "1 (ter informatie): Gevonden: a.\n2 (ter informatie): Gevonden: b."


def test_a_header_of_two_rows_comes_back_in_one():
    source = ExcelWorkbook()
    page = source.active
    page.title = "Deelname"
    for row in (["", "vast of", ""], ["overleg", "afroep", "organisatie"], ["Wijkoverleg", "vast", "GGD"]):
        page.append(row)
    page.merge_cells("B1:C1")
    out = io.BytesIO()
    source.save(out)
    workbook = read_workbook_bytes(out.getvalue(), "x.xlsx")
    again = read_workbook_bytes(write_repair_workbook(workbook, [], speak, say), "y.xlsx")
    assert workbook.rows[SEAT][0].cells.keys() >= {"presence", "organisation"}
    assert again.rows == workbook.rows


def test_a_text_that_excel_cannot_hold_is_refused_with_its_place():
    raw = RawSheet(
        title="Organisaties", header_row=1, rows=((1, ("naam",)), (9, ("x" * 32_768,))), positions={"name": 0}
    )
    workbook = Workbook(name="x", sha256="", rows={}, headers={ORG: {"name": "naam"}}, raw={ORG: raw})
    with pytest.raises(FileRefused) as refused:
        write_repair_workbook(workbook, [], speak, say)
    assert refused.value.details["row"] == 9


def test_a_sheet_with_as_many_columns_as_netmap_reads_gets_no_column_more():
    header = ("naam", *(f"k{i}" for i in range(199)))
    raw = RawSheet(title="Organisaties", header_row=1, rows=((1, header), (2, ("GGD",))), positions={"name": 0})
    workbook = Workbook(name="x", sha256="", rows={}, headers={ORG: {"name": "naam"}}, raw={ORG: raw})
    finding = Finding(code="a", level=Level.NOTE, sheet=ORG, rows=(2,), key="name")
    data = write_repair_workbook(workbook, [finding], speak, say)
    assert load_workbook(io.BytesIO(data))["Organisaties"].max_column == 200
    assert read_workbook_bytes(data, "x.xlsx").rows[ORG][0].cells == {"name": "GGD"}


# --- the bytes --------------------------------------------------------------------------------------------------------


def test_the_same_file_gives_the_same_bytes_in_another_process(made, tmp_path):
    (tmp_path / "lijst.xlsx").write_bytes(MESSY)
    code = (
        "import sys; from tests.exchange.test_repairing import repaired; "
        "sys.stdout.buffer.write(repaired(open(sys.argv[1], 'rb').read())[0])"
    )
    root = Path(__file__).parent.parent.parent
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "lijst.xlsx")],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert run.stdout == made[0]


def test_every_sentence_of_the_repair_workbook_is_short():
    for code, text in sentences().items():
        if code.startswith("repair."):
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                assert len(sentence.split()) <= 20, code
