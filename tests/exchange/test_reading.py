"""What a file says, sheet by sheet and row by row, before anything in it is understood."""

import datetime
import hashlib
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from netmap.errors import FileRefused
from netmap.exchange.columns import SHEETS
from netmap.exchange.findings import Level
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.exchange.tables import column_letter, match_headers, match_sheet, squeeze
from netmap.model import SheetName
from netmap.texts import say, sentences
from tests.exchange.excel_files import (
    CONSULTATIONS,
    HEADER,
    ORGANISATIONS,
    excel,
    sheet_xml,
    unzipped,
    with_parts,
    zipped,
)
from tests.exchange.test_reading_layouts import LAYOUT_CODES

ORG, OVL = SheetName.ORGANISATIONS, SheetName.CONSULTATIONS


def read(**sheets):
    content = {"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS, **sheets}
    return read_workbook_bytes(excel({k: v for k, v in content.items() if v is not None}), "zandwijk.xlsx")


def cells(workbook, sheet=ORG):
    return [row.cells for row in workbook.rows[sheet]]


def codes(workbook):
    return [(f.code.removeprefix("imports.read."), f.level, f.rows) for f in workbook.findings]


def csv_zip(**files):
    named = {f"{name}.csv": content for name, content in files.items()}
    return zipped({"organisaties.csv": b"naam\r\nPolitie\r\n", "overleggen.csv": b"naam\r\nDriehoek\r\n", **named})


# --- Excel -------------------------------------------------------------------------------------------------------


def test_cells_come_as_text_with_the_row_numbers_of_the_spreadsheet():
    rows = [
        ["Naam *", "Sinds", "Aantal", "Informeel", "Opmerking", "bron"],
        [],
        [" Politie\u00a0", datetime.date(2026, 3, 1), 22, True, "regel 1\r\nregel 2", None],
        ["GGD", datetime.datetime(2026, 3, 1, 13, 30), 2.5, False, "007", 3.0],
        [None, None, None, None, "   "],
        ["Welzijn", "maart 2024", 0.1 + 0.2, None, None, 1e15],
    ]
    workbook = read(Organisaties=rows)
    assert [row.number for row in workbook.rows[ORG]] == [3, 4, 6]
    assert cells(workbook) == [
        {"name": "Politie", "since": "2026-03-01", "stands_for": "22", "informal": "ja", "note": "regel 1\nregel 2"},
        {
            "name": "GGD",
            "since": "2026-03-01 13:30:00",
            "stands_for": "2.5",
            "informal": "nee",
            "note": "007",
            "source": "3",
        },
        {"name": "Welzijn", "since": "maart 2024", "stands_for": "0.3", "source": "1000000000000000"},
    ]
    assert workbook.headers[ORG]["name"] == "Naam *"
    assert workbook.name == "zandwijk.xlsx"
    assert workbook.findings == ()


def test_headers_are_known_in_any_order_in_both_languages_and_by_synonym():
    dutch = [["THEMA’S", "hoe-vaak", "Naam*", "Coördinatie"], ["polarisatie", 12, "Driehoek", "Gemeente"]]
    english = [["themes", "Per year", "name", "coordinator"], ["polarisatie", 12, "Driehoek", "Gemeente"]]
    first, second = read(Overleggen=dutch), read(Overleggen=None, **{"consultations ": english})
    assert cells(first, OVL) == cells(second, OVL)
    assert cells(first, OVL) == [
        {"themes": "polarisatie", "frequency": "12", "name": "Driehoek", "coordinator": "Gemeente"}
    ]
    assert first.findings == second.findings == ()


def test_the_dutch_header_wins_from_a_synonym_wherever_it_stands():
    rows = [["type", "soort", "naam"], ["x", "politie", "Politie"]]
    workbook = read(Organisaties=rows)
    assert cells(workbook) == [{"actor_type": "politie", "name": "Politie"}]
    assert codes(workbook) == [("column_twice", Level.NOTE, (2,))]


def test_what_is_not_known_is_noted_and_kept_out():
    rows = [["naam", "telefoon", None, "naam"], ["Politie", "06", "los", "Tweede"], ["GGD", None, None, None, "los"]]
    workbook = read(Organisaties=rows, Kladblad=[["x"]], Leeg=[])
    assert cells(workbook) == [{"name": "Politie"}, {"name": "GGD"}]
    assert codes(workbook) == [
        ("column_unknown", Level.NOTE, (2,)),
        ("column_nameless", Level.NOTE, (2,)),
        ("column_twice", Level.NOTE, (2,)),
        ("column_nameless", Level.NOTE, (3,)),
        ("sheet_unknown", Level.NOTE, ()),
    ]


def test_a_missing_required_sheet_blocks():
    workbook = read(Overleggen=None)
    assert codes(workbook) == [("sheet_missing", Level.BLOCKS, ())]
    assert workbook.findings[0].sheet is OVL
    assert set(workbook.rows) == {ORG}


def test_a_missing_required_column_blocks_and_its_sheet_gives_no_rows():
    workbook = read(Organisaties=[["sector", "bron"], ["politie", "x"]])
    assert codes(workbook) == [("column_missing", Level.BLOCKS, ())]
    assert set(workbook.rows) == {OVL}


def test_an_empty_optional_sheet_counts_as_not_there_and_one_with_a_header_as_empty():
    workbook = read(Deelname=[], Gebieden=[["naam"]])
    assert set(workbook.rows) == {ORG, OVL, SheetName.AREAS}
    assert workbook.rows[SheetName.AREAS] == ()
    assert workbook.findings == ()


def test_headers_are_found_below_a_title():
    rows = [["Sociale kaart Zandwijk"], ["stand maart 2026"], [], ["naam", "sector"], ["Politie", "politie"]]
    workbook = read(Organisaties=rows)
    assert [(row.number, row.cells) for row in workbook.rows[ORG]] == [(5, {"name": "Politie", "sector": "politie"})]
    assert codes(workbook) == [("rows_above", Level.NOTE, (1, 2))]


def test_of_two_sheets_of_one_kind_the_one_with_the_exact_name_is_read():
    sheets = {"Partijen": [["naam"], ["GGD"]], "Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS}
    workbook = read_workbook_bytes(excel(sheets), "x.xlsx")
    assert cells(workbook) == [{"name": "Politie", "actor_type": "politie"}]
    assert codes(workbook) == [("sheet_twice", Level.NOTE, ())]


def test_formulas_stay_as_they_are_written_and_errors_are_read_as_empty():
    rows = [["naam", "bron", "opmerking"], ["=A1&B1", "#N/A", "x"], ["Politie", ArrayFormula("B3:B4", "=A2:A3"), None]]
    workbook = read(Organisaties=rows)
    assert cells(workbook) == [{"name": "=A1&B1", "note": "x"}, {"name": "Politie", "source": "=A2:A3"}]
    assert codes(workbook) == [
        ("formula", Level.QUESTION, (2,)),
        ("formula", Level.QUESTION, (3,)),
        ("error_value", Level.QUESTION, (2,)),
    ]


def test_content_outside_the_size_that_a_sheet_claims_is_read():
    data = excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS})
    parts = unzipped(data)
    name = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:B2"' in parts[name]
    parts[name] = parts[name].replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"')
    assert cells(read_workbook_bytes(zipped(parts), "x.xlsx")) == [{"name": "Politie", "actor_type": "politie"}]


def test_a_blank_cell_far_away_is_no_content():
    far = sheet_xml(HEADER + '<row r="2"><c r="XFD2"/></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    data = with_parts(
        excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS}), xl__worksheets__sheet1_xml=far
    )
    assert cells(read_workbook_bytes(data, "x.xlsx")) == []


def test_a_macro_workbook_and_a_capital_extension_are_read_as_well():
    data = excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS})
    for name in ("a.XLSX", "a.xlsm"):
        assert cells(read_workbook_bytes(data, name)) == [{"name": "Politie", "actor_type": "politie"}]


def test_the_hash_is_of_the_bytes():
    data = excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS})
    assert read_workbook_bytes(data, "a.xlsx").sha256 == hashlib.sha256(data).hexdigest()


# --- the example row ---------------------------------------------------------------------------------------------

MARK = "Voorbeeldrij, wordt niet ingelezen"


def test_the_row_that_is_marked_as_an_example_is_left_out_in_silence():
    workbook = read(Organisaties=[["naam", "opmerking"], ["Welzijn Voorbeeldstad", MARK], ["Voorbeeld BV", "x"]])
    assert cells(workbook) == [{"name": "Voorbeeld BV", "note": "x"}]
    assert workbook.findings == ()


def test_typing_over_the_example_and_leaving_its_mark_is_asked_about():
    workbook = read(Organisaties=[["naam", "opmerking"], ["Politie", MARK]])
    assert cells(workbook) == []
    assert codes(workbook) == [("example_row", Level.QUESTION, (2,))]


# --- CSV ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "naam;sector\r\nPolitie;a, b\r\n",
        'naam,sector\nPolitie,"a, b"\n',
        "naam\tsector\rPolitie\ta, b\r",
        "sep=#\nnaam#sector\nPolitie#a, b\n",
        '"sep=|"\r\nnaam|sector\r\nPolitie|a, b\r\n',
        "naam;sector;\r\nPolitie;a, b;;;\r\n",
    ],
)
def test_the_separator_is_found_or_named(content):
    workbook = read_workbook_bytes(csv_zip(organisaties=content.encode()), "x.zip")
    assert [(row.number, row.cells) for row in workbook.rows[ORG]] == [(2, {"name": "Politie", "sector": "a, b"})]
    assert workbook.findings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encodings_of_excel_are_read(encoding):
    content = "naam;ook bekend als\r\nCoördinatie “Noord”;café €\r\n".encode(encoding)
    workbook = read_workbook_bytes(csv_zip(organisaties=content), "x.zip")
    assert cells(workbook) == [{"name": "Coördinatie “Noord”", "aliases": "café €"}]


def test_rows_of_csv_are_counted_as_a_spreadsheet_shows_them():
    content = b'naam;opmerking\r\n\r\nPolitie;"een\r\ntwee"\r\n;\r\nGGD;\r\n'
    workbook = read_workbook_bytes(csv_zip(organisaties=content), "x.zip")
    assert [(row.number, row.cells) for row in workbook.rows[ORG]] == [
        (3, {"name": "Politie", "note": "een\ntwee"}),
        (5, {"name": "GGD"}),
    ]


def test_an_apostrophe_goes_only_from_before_a_sign_that_a_spreadsheet_would_run():
    content = b"naam\r\n'=1+1\r\n'-5\r\n'@x\r\n''=x\r\n's-Hertogenbosch\r\n'\r\n'a=b\r\n+31\r\n"
    workbook = read_workbook_bytes(csv_zip(organisaties=content), "x.zip")
    names = [row["name"] for row in cells(workbook)]
    assert names == ["=1+1", "-5", "@x", "'=x", "'s-Hertogenbosch", "'", "'a=b", "+31"]


def test_an_open_quotation_mark_refuses_the_file_and_names_the_row():
    content = b'naam;bron\r\nPolitie;x\r\n"GGD;y\r\nWonen;z\r\n'
    with pytest.raises(FileRefused) as refused:
        read_workbook_bytes(csv_zip(organisaties=content), "x.zip")
    assert refused.value.code == "imports.read.refused.quotes"
    assert refused.value.details["row"] == 3


def test_bytes_that_are_no_text_refuse_the_file():
    with pytest.raises(FileRefused) as refused:
        read_workbook_bytes(csv_zip(organisaties=b"naam\r\n\x81\x8d\r\n"), "x.zip")
    assert refused.value.code == "imports.read.refused.not_text"


def test_a_folder_a_zip_and_an_excel_file_with_the_same_rows_give_the_same_rows(tmp_path):
    parts = unzipped(csv_zip(organisaties=b"naam;soort\r\nPolitie;politie\r\n"))
    for name, content in parts.items():
        (tmp_path / name).write_bytes(content)
    nested = zipped({f"map/sub/{name}": content for name, content in parts.items()})
    from_folder, from_zip, from_excel = read_workbook(tmp_path), read_workbook_bytes(nested, "x.zip"), read()
    assert from_folder.rows == from_zip.rows == from_excel.rows
    assert from_folder.name == tmp_path.name


def test_the_hash_of_a_folder_changes_with_any_of_its_files_and_with_nothing_else(tmp_path):
    (tmp_path / "organisaties.csv").write_bytes(b"naam\r\nPolitie\r\n")
    (tmp_path / "overleggen.csv").write_bytes(b"naam\r\n")
    first = read_workbook(tmp_path).sha256
    (tmp_path / "lees.txt").write_text("x")
    assert read_workbook(tmp_path).sha256 == first
    (tmp_path / "overleggen.csv").write_bytes(b"naam\r\nDriehoek\r\n")
    assert read_workbook(tmp_path).sha256 != first


def test_names_in_a_zip_are_never_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = zipped({"../../organisaties.csv": b"naam\r\nPolitie\r\n", "C:\\x\\overleggen.csv": b"naam\r\n"})
    workbook = read_workbook_bytes(data, "../x.zip")
    assert set(workbook.rows) == {ORG, OVL}
    assert list(Path(tmp_path).iterdir()) == []


def test_an_unknown_file_in_a_zip_is_noted():
    workbook = read_workbook_bytes(csv_zip(begroting=b"a;b\r\n1;2\r\n"), "x.zip")
    assert codes(workbook) == [("sheet_unknown", Level.NOTE, ())]


# --- files that are no workbook ----------------------------------------------------------------------------------


def refused_code(call, *arguments):
    with pytest.raises(FileRefused) as refused:
        call(*arguments)
    assert say(refused.value.code, **refused.value.details)
    return refused.value.code.removeprefix("imports.read.refused.")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refused_code(read_workbook, tmp_path / "x.xlsx") == "not_found"


def test_a_folder_without_csv_is_refused(tmp_path):
    (tmp_path / "organisaties.txt").write_text("naam")
    assert refused_code(read_workbook, tmp_path) == "no_csv"


def test_a_linked_file_in_a_folder_is_not_followed(tmp_path):
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "geheim").write_text("naam\nx\n")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "organisaties.csv").symlink_to(tmp_path / "elders" / "geheim")
    assert refused_code(read_workbook, tmp_path / "map") == "no_csv"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.ods", b"PK", "kind"),
        ("x.csv", b"naam\r\n", "which_sheet"),
        ("x.csv", b"PK\x03\x04", "kind"),
        ("x", b"", "kind"),
        ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_or_protected"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_or_protected"),
        ("x.xlsx", b"", "damaged"),
        ("x.xlsx", b"naam;sector\r\n", "damaged"),
        ("x.xlsx", zipped({"a.txt": b"a"}), "damaged"),
        ("x.zip", zipped({"a.txt": b"a"}), "no_csv"),
        ("x.zip", zipped({"organisaties.csv": b"naam"}, zipfile.ZIP_LZMA), "damaged"),
    ],
)
def test_other_files_are_refused_with_a_sentence(name, data, code):
    assert refused_code(read_workbook_bytes, data, name) == code


# --- the contract ------------------------------------------------------------------------------------------------


def test_every_finding_of_reading_has_its_three_sentences_and_they_name_its_values():
    rows = [["titel"], ["naam", "x", None, "naam", "bron", "opmerking"], ["P", "1", "2", "3", "=A1", "#N/A"]]
    workbook = read_workbook_bytes(
        excel(
            {
                "Organisaties": [*rows, ["a", None, None, None, None, MARK]],
                "Partijen": ORGANISATIONS,
                "Gebieden": [["onder"], ["x"]],
                "Klad": [["x"]],
            }
        ),
        "x.xlsx",
    )
    seen = {finding.code for finding in workbook.findings}
    known = {code.rpartition(".")[0] for code in sentences() if code.startswith("imports.read.") and ".do" in code}
    known -= {code for code in known if ".edge_" in code}  # tested with the lists of lines
    known -= {f"imports.read.{code}" for code in LAYOUT_CODES}
    assert seen == known
    for finding in workbook.findings:
        for part in ("found", "expected", "do"):
            text = say(f"{finding.code}.{part}", **finding.details)
            assert "{" not in text


@pytest.mark.parametrize("name", list(SheetName))
def test_every_header_means_its_own_column(name):
    sheet = SHEETS[name]
    for column in sheet.columns:
        for header in (column.nl, f" {column.nl.upper()} *", column.nl.replace("'", "’"), column.en):
            assert match_headers(sheet, [header]) == {0: column}, header


@pytest.mark.parametrize("name", list(SheetName))
def test_no_header_or_synonym_means_two_columns(name):
    named = {}
    for column in SHEETS[name].columns:
        for word in {column.nl, column.en, column.key, *column.synonyms}:
            assert named.setdefault(squeeze(word), column.key) == column.key, word


@pytest.mark.parametrize("name", list(SheetName))
def test_every_sheet_is_found_by_its_names(name):
    sheet = SHEETS[name]
    assert {match_sheet(title) for title in (sheet.nl, sheet.en, sheet.csv, sheet.nl.upper() + " ")} == {name}


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [column_letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_new_workbook_of_openpyxl_with_empty_pages_lacks_both_required_sheets():
    book = Workbook()
    assert book.sheetnames == ["Sheet"]
    workbook = read_workbook_bytes(excel({"Sheet": []}), "x.xlsx")
    assert codes(workbook) == [("sheet_missing", Level.BLOCKS, ())] * 2
