"""The empty workbook: complete, in plain Dutch, and never read as data."""

import io
import re

import pytest
from openpyxl import load_workbook

from netmap.exchange.cells import parse_date, parse_frequency, parse_yes_no, split_values
from netmap.exchange.columns import SHEETS, Cell
from netmap.exchange.examples import EXAMPLE_ROWS
from netmap.exchange.findings import Level
from netmap.exchange.reading import read_workbook_bytes
from netmap.exchange.template import write_template
from netmap.model import VOCABULARY_TYPES, SheetName
from netmap.reference.norm import default_norm
from netmap.reference.vocabulary import Vocabulary
from netmap.reference.words import code_of
from netmap.texts import say, sentences

FILLED_IN = [name for name in SheetName if name not in (SheetName.QUESTIONS, SheetName.HISTORY)]


@pytest.fixture(scope="module")
def data():
    return write_template(say)


@pytest.fixture(scope="module")
def book(data):
    return load_workbook(io.BytesIO(data))


def test_the_template_is_the_same_every_time(data):
    assert write_template(say) == data


def test_the_template_itself_holds_no_rows_and_no_problems(data):
    workbook = read_workbook_bytes(data, "sjabloon.xlsx")
    assert set(workbook.rows) == set(FILLED_IN)
    assert all(rows == () for rows in workbook.rows.values())
    assert workbook.findings == ()


def test_its_sheets_come_in_order_with_the_explanation_first_and_the_lists_hidden(book):
    names = [sheet.nl for name, sheet in SHEETS.items() if name in FILLED_IN]
    assert book.sheetnames == ["Lees mij", *names, "_lijsten"]
    assert book["_lijsten"].sheet_state == "hidden"
    assert book.active.title == "Lees mij"


@pytest.mark.parametrize("name", FILLED_IN)
def test_every_column_has_its_header_and_required_ones_a_star(book, name):
    page = book[SHEETS[name].nl]
    headers = [cell.value for cell in page[1]]
    assert headers == [c.nl + ("*" if c.required else "") for c in SHEETS[name].columns]
    assert page.freeze_panes == "A2"
    assert all(cell.font.bold for cell in page[1])


def list_behind(book, page, position):
    """The choices that a drop-down offers, or None when the column has none."""
    letter = page.cell(1, position).column_letter
    rules = [rule for rule in page.data_validations.dataValidation if f"{letter}2" in rule.sqref]
    if not rules:
        return None
    (rule,) = rules
    assert rule.type == "list"
    assert rule.errorStyle == "warning"
    sheet, first, last = re.fullmatch(r"'(.+)'!\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)", rule.formula1).groups()
    letters = re.search(r"!\$([A-Z]+)\$", rule.formula1)[1]
    return [book[sheet][f"{letters}{row}"].value for row in range(int(first), int(last) + 1)]


@pytest.mark.parametrize("name", FILLED_IN)
def test_drop_downs_offer_every_word_of_their_list_and_nothing_else(book, name):
    page = book[SHEETS[name].nl]
    for position, column in enumerate(SHEETS[name].columns, start=1):
        words = list_behind(book, page, position)
        if column.cell in (Cell.TERM, Cell.TERMS):
            terms = Vocabulary.shipped().terms(VOCABULARY_TYPES[column.list])
            assert words == [term.label_nl for term in terms]
        elif column.cell is Cell.YES_NO:
            assert words == ["ja", "nee", "onbekend"]
        elif column.cell is Cell.CODE:
            understood = {code_of(column.list, word) for word in words if word not in ("geen", "onbekend")}
            assert None not in understood
            assert len(words) == len(set(words))
            assert ("onbekend" in words) == (not column.required)
        elif column.cell in (Cell.TEXT, Cell.TEXTS, Cell.DATE, Cell.NUMBER, Cell.FREQUENCY):
            assert words is None


def test_the_mandate_can_be_stated_as_none(book):
    position = 1 + [c.key for c in SHEETS[SheetName.CONSULTATIONS].columns].index("mandate")
    assert list_behind(book, book["Overleggen"], position) == [
        "geen",
        "stemt af",
        "adviseert",
        "voert uit",
        "beslist",
        "onbekend",
    ]


@pytest.mark.parametrize("name", FILLED_IN)
def test_the_example_would_be_understood_if_it_were_not_marked(name):
    content, mark = EXAMPLE_ROWS[name]
    columns = {column.key: column for column in SHEETS[name].columns}
    assert mark in columns
    assert mark not in content
    assert {c.key for c in SHEETS[name].columns if c.required} <= content.keys()
    for key, text in content.items():
        column = columns[key]
        if column.cell in (Cell.TERM, Cell.TERMS):
            kind = VOCABULARY_TYPES[column.list]
            for word in split_values(text, lambda word: False):
                assert Vocabulary.shipped().find(kind, word), (key, word)
        elif column.cell is Cell.CODE:
            assert code_of(column.list, text), (key, text)
        elif column.cell is Cell.DATE:
            assert parse_date(text)
        elif column.cell is Cell.YES_NO:
            assert parse_yes_no(text) is not None
        elif column.cell is Cell.FREQUENCY:
            assert parse_frequency(text)


def test_the_example_of_the_norm_names_a_line_that_exists():
    content, _ = EXAMPLE_ROWS[SheetName.NORM]
    assert content["id"] in {line.id for line in default_norm().lines}


@pytest.mark.parametrize("name", FILLED_IN)
def test_the_example_is_grey_and_says_that_it_is_not_read(book, name):
    cells = [cell for cell in book[SHEETS[name].nl][2] if cell.value]
    assert {cell.font.color.rgb for cell in cells} == {"FF808080"}
    assert "voorbeeldrij, wordt niet ingelezen" in {cell.value for cell in cells}


def test_rows_filled_in_below_the_example_are_read_and_one_typed_over_it_is_asked_about(data):
    book = load_workbook(io.BytesIO(data))
    book["Organisaties"]["B3"] = "Politie"
    book["Overleggen"]["B2"] = "Driehoek"
    out = io.BytesIO()
    book.save(out)
    workbook = read_workbook_bytes(out.getvalue(), "x.xlsx")
    assert [(r.number, r.cells) for r in workbook.rows[SheetName.ORGANISATIONS]] == [(3, {"name": "Politie"})]
    assert workbook.rows[SheetName.CONSULTATIONS] == ()
    (finding,) = workbook.findings
    assert (finding.code, finding.level, finding.sheet, finding.rows) == (
        "imports.read.example_row",
        Level.QUESTION,
        SheetName.CONSULTATIONS,
        (2,),
    )


def test_the_first_sheet_says_the_essentials_in_sentences_of_at_most_20_words(book):
    texts = [cell.value for row in book["Lees mij"].iter_rows() for cell in row if cell.value]
    whole = " ".join(texts)
    for essential in ("Leeg betekent nooit 'nee'", "niemand", "volledig", "namen", "puntkomma", "netmap importeer"):
        assert essential in whole
    for sheet in SHEETS.values():
        assert (sheet.nl in texts) == (sheet.name in FILLED_IN)
    for text in texts:
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= 20, sentence


def test_the_first_sheet_is_read_within_ten_minutes(book):
    texts = [cell.value for row in book["Lees mij"].iter_rows() for cell in row if cell.value]
    assert sum(len(text.split()) for text in texts) <= 600


def test_the_first_sheet_says_what_is_refused_and_that_checking_needs_no_command(book):
    texts = [cell.value for row in book["Lees mij"].iter_rows() for cell in row if cell.value]
    (refused,) = [text for text in texts if "weigert" in text]
    for kind in ("namen", "telefoonnummers", "mailadressen", "geboortedatums"):
        assert kind in refused
    assert any("netmap controleer" in text and "Gegevens" in text for text in texts)


def test_a_merger_with_its_date_filled_in_is_read(data):
    book = load_workbook(io.BytesIO(data))
    page = book["Namen"]
    headers = {cell.value.rstrip("*"): cell.column for cell in page[1]}
    filled = {"gevonden": "Oud", "is": "opgegaan in", "partij": "Nieuw", "met ingang van": "01-01-2026"}
    for header, text in filled.items():
        page.cell(3, headers[header]).value = text
    out = io.BytesIO()
    book.save(out)
    (row,) = read_workbook_bytes(out.getvalue(), "x.xlsx").rows[SheetName.NAMES]
    assert parse_date(row.cells["effective_on"]) == "2026-01-01"


def test_excel_accepts_the_length_of_the_warning(book):
    rule = book["Overleggen"].data_validations.dataValidation[0]
    assert len(rule.errorTitle) <= 32
    assert len(rule.error) <= 225


def test_every_sentence_about_reading_and_the_template_is_short():
    for code, text in sentences().items():
        if code.startswith(("imports.read.", "imports.template.", "imports.write.")):
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                assert len(sentence.split()) <= 20, code
