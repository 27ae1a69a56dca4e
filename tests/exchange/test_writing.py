"""What is written is read again: rows of text as Excel and as CSV."""

import csv
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from netmap.errors import FileRefused
from netmap.exchange.columns import SHEETS
from netmap.exchange.csv_files import guard, unguard
from netmap.exchange.reading import read_workbook, read_workbook_bytes
from netmap.exchange.tables import clean_text
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import SheetName
from netmap.reference.words import code_of
from netmap.texts import say

REQUIRED = (SheetName.ORGANISATIONS, SheetName.CONSULTATIONS)
#: What goes wrong between spreadsheets: signs that start a formula, quotation marks, separators, and odd blanks.
TRICKY = st.text(st.sampled_from("=+-@'\"’;,\t\r\n\0 \u00a0|#0aé\u2028\ufeff＝_xD😀"), max_size=8)
TEXTS = st.one_of(
    TRICKY, st.text(max_size=12), st.sampled_from(["007", "2026-03-01", "_x000D_\n", "sep=;", "'=1", "'"])
)


def is_plain(text):
    return code_of("Mark", text) != "example"


@st.composite
def workbooks(draw):
    """Rows of some sheets, always with the two required ones; every required cell may be empty as well."""
    names = {*REQUIRED, *draw(st.sets(st.sampled_from(SheetName), max_size=3))}
    content = {}
    for name in names:
        keys = [column.key for column in SHEETS[name].columns]
        row = st.dictionaries(st.sampled_from(keys), TEXTS.filter(is_plain), max_size=6)
        content[name] = draw(st.lists(row, max_size=4))
    return content


def expected(content):
    """The rows as they should be read: each text as netmap keeps it, no empty cells, no empty rows."""
    kept = {}
    for name in SheetName:
        if name in content:
            rows = ({key: clean_text(text) for key, text in row.items() if clean_text(text)} for row in content[name])
            kept[name] = [(number, row) for number, row in enumerate(rows, start=2) if row]
    return kept


def as_read(workbook):
    return {name: [(row.number, row.cells) for row in rows] for name, rows in workbook.rows.items()}


def zip_of(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks())
def test_an_excel_file_is_read_as_it_was_written(content):
    workbook = read_workbook_bytes(write_workbook(content), "x.xlsx")
    assert as_read(workbook) == expected(content)
    assert workbook.findings == ()


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks())
def test_csv_files_are_read_as_they_were_written(content):
    workbook = read_workbook_bytes(zip_of(write_csv_folder(content)), "x.zip")
    assert as_read(workbook) == expected(content)
    assert workbook.findings == ()


@settings(deadline=None)
@given(TEXTS)
def test_the_apostrophe_of_csv_is_taken_away_exactly(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple("=+-@\t\r\0"))


@settings(deadline=None)
@given(st.text(max_size=30) | TRICKY)
def test_cleaning_a_text_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)


def test_what_is_lost_of_a_text_is_only_what_is_said():
    assert clean_text(" a \r\n b\rc\t_x000D_\nd\u00a0") == "a \n b\nc\t\nd"
    assert clean_text("'  =1+1 \x00\x07\ud800\uffff'") == "'  =1+1 '"
    assert clean_text("\u200b’Œĳ é e\u0301😀") == "\u200b’Œĳ é e\u0301😀"


ROWS = {
    SheetName.SETTINGS: [{"key": "gemeente", "value": "Zandwijk"}],
    SheetName.ORGANISATIONS: [
        {"name": "=1+1", "note": "'=x"},
        {"name": "+31 6", "id": "-5", "source": "@x"},
        {"name": "'s-Hertogenbosch", "aliases": 'zeg "hoi"; en, zo', "stands_for": "007"},
    ],
    SheetName.CONSULTATIONS: [{"name": "Wijkoverleg\nNoord", "since": "2026-03"}],
}


def test_every_cell_of_an_excel_file_is_text_and_none_is_a_formula():
    data = write_workbook(ROWS)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Organisaties", "Overleggen", "Instellingen"]
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in book["Organisaties"]["B"]] == ["naam*", "=1+1", "+31 6", "'s-Hertogenbosch"]
    # Excel keeps it a text, also when somebody edits the cell.
    assert [bool(cell.quotePrefix) for cell in book["Organisaties"]["B"]] == [False, True, True, False]
    assert book["Organisaties"].freeze_panes == "A2"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in b"".join(archive.read(name) for name in archive.namelist())


def test_a_csv_file_opens_in_dutch_excel_and_runs_nothing():
    data = write_csv_folder(ROWS)["organisaties.csv"]
    assert data.startswith(b"\xef\xbb\xbfid;naam*;")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(SHEETS[SheetName.ORGANISATIONS].columns)}
    assert [row[1] for row in rows] == ["naam*", "'=1+1", "'+31 6", "'s-Hertogenbosch"]
    assert [row[0] for row in rows] == ["id", "", "'-5", ""]


def test_the_files_of_a_folder_are_named_after_the_sheets_and_read_again(tmp_path):
    files = write_csv_folder(ROWS)
    assert list(files) == ["organisaties.csv", "overleggen.csv", "instellingen.csv"]
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert as_read(read_workbook(tmp_path)) == expected(ROWS)


def test_equal_rows_give_equal_bytes_whatever_the_clock_says(monkeypatch):
    import openpyxl.packaging.core
    import openpyxl.writer.excel

    first = write_workbook(ROWS)

    class Later(openpyxl.writer.excel.datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    monkeypatch.setattr(openpyxl.writer.excel.datetime, "datetime", Later)
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: __import__("time").gmtime(1_900_000_000))
    assert write_workbook(dict(reversed(ROWS.items()))) == first
    assert write_csv_folder(ROWS) == write_csv_folder(ROWS)


def test_a_column_that_does_not_exist_is_a_defect():
    with pytest.raises(KeyError, match="colour"):
        write_workbook({SheetName.ORGANISATIONS: [{"name": "x", "colour": "red"}]})


def test_a_text_that_a_cell_cannot_hold_is_refused_and_never_cut():
    rows = {**ROWS, SheetName.ORGANISATIONS: [{"name": "x"}, {"name": "x" * 32_767}, {"name": "y" * 32_768}]}
    with pytest.raises(FileRefused) as refused:
        write_workbook(rows)
    assert refused.value.details == {"sheet": "Organisaties", "row": 4, "limit": 32_767}
    assert say(refused.value.code, **refused.value.details)
    fits = {**rows, SheetName.ORGANISATIONS: rows[SheetName.ORGANISATIONS][:2]}
    assert as_read(read_workbook_bytes(write_workbook(fits), "x.xlsx")) == expected(fits)
    assert as_read(read_workbook_bytes(zip_of(write_csv_folder(rows)), "x.zip")) == expected(rows)


def test_no_sheets_give_an_empty_folder():
    assert write_csv_folder({}) == {}
