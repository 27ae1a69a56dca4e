"""Lists as people keep them: other headers and titles, rows that are no data, and words for an empty cell."""

import pytest

from netmap.errors import FileRefused
from netmap.exchange.csv_files import guard, unguard
from netmap.exchange.double_encoded import repair
from netmap.exchange.findings import Level
from netmap.exchange.reading import read_workbook_bytes
from netmap.exchange.tables import sheet_in_title
from netmap.exchange.writing import write_csv_folder, write_workbook
from netmap.model import SheetName
from netmap.texts import say
from tests.exchange.excel_files import (
    CONSULTATIONS,
    HEADER,
    ORGANISATIONS,
    excel,
    sheet_xml,
    with_parts,
    zipped,
)

ORG, OVL, SEAT, ROUTE = (
    SheetName.ORGANISATIONS,
    SheetName.CONSULTATIONS,
    SheetName.PARTICIPATION,
    SheetName.ESCALATION,
)


def read(**pages):
    return read_workbook_bytes(excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS, **pages}), "x.xlsx")


def only(**pages):
    return read_workbook_bytes(excel(pages), "x.xlsx")


def cells(workbook, sheet=ORG):
    return [row.cells for row in workbook.rows[sheet]]


def codes(workbook):
    return [(f.code.removeprefix("imports.read."), f.level, f.rows) for f in workbook.findings]


# --- damaged letters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["×³", "Õ\x9a", "J£È\x8c", "Ã\x97", "Â²", "Ð\x9f"])
def test_odd_signs_are_repaired_only_when_dutch_text_comes_out(text):
    assert repair(text) is None


@pytest.mark.parametrize(("found", "meant"), [("â‚¬ 5", "€ 5"), ("zoâ€¦", "zo…"), ("KoÅ¡ice", "Košice")])
def test_signs_of_print_and_latin_letters_are_repaired(found, meant):
    assert repair(found).text == meant


@pytest.mark.parametrize("own", [{"id": "org-cooperatie"}, {}])
def test_a_file_that_netmap_wrote_comes_back_as_it_was(own):
    rows = [{"name": "CoÃ¶peratie", **own}, {"name": "Totaal"}, {"name": "Toelichting: x", "note": "-"}]
    sheets = {ORG: rows, OVL: [{"name": "n.v.t.", "note": "#N/B"}], ROUTE: [{"from": "a", "to": "b", "themes": "alle"}]}
    if not own:
        sheets[SheetName.HISTORY] = [{"record": "x", "id": "y"}]
    for data, name in ((write_workbook(sheets), "x.xlsx"), (zipped(write_csv_folder(sheets)), "x.zip")):
        workbook = read_workbook_bytes(data, name)
        assert {sheet: cells(workbook, sheet) for sheet in sheets} == sheets
        assert workbook.findings == ()


# --- headers and titles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["Naam organisatie", "Organisatie", "Organisatienaam", "Partij", "Partner"])
def test_the_name_of_an_organisation_has_several_headers(header):
    assert cells(read(Organisaties=[[header, "soort"], ["Politie", "politie"]]))[0]["name"] == "Politie"


@pytest.mark.parametrize("header", ["Naam overleg", "Overleg", "Overlegnaam", "Netwerk"])
def test_the_name_of_a_consultation_has_several_headers(header):
    assert cells(read(Overleggen=[[header, "regie"], ["Driehoek", "x"]]), OVL)[0]["name"] == "Driehoek"


@pytest.mark.parametrize(
    ("text", "sheet"),
    [
        ("overleg;organisatie\na;b\n", SEAT),
        ("overleg;organisatie;soort;niveau;gebied\na;b;c;d;e\n", SEAT),
        ("organisatie;sector;kanalen\na;b;c\n", ORG),
        ("overleg;hoe vaak;regie\na;12;c\n", OVL),
    ],
)
def test_a_lone_list_with_overleg_and_organisatie_says_who_takes_part(text, sheet):
    assert set(read_workbook_bytes(text.encode(), "lijst.csv").rows) == {sheet}


def test_a_lone_list_of_lines_is_still_one():
    workbook = read_workbook_bytes(b"source;target;type\nPolitie;Driehoek;neemt deel\n", "lijst.csv")
    assert SEAT in workbook.rows


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("organisaties 2024", ORG),
        ("Lijst organisaties", ORG),
        ("Partners", ORG),
        ("Deelnemers (nieuw)", SEAT),
        ("wijken en buurten 2023", SheetName.AREAS),
        ("Organisaties en overleggen", None),
        ("Blad1", None),
        ("Normaal", None),
    ],
)
def test_a_title_means_the_one_sheet_that_is_named_in_it(title, sheet):
    assert sheet_in_title(title) is sheet


def test_pages_with_a_longer_title_are_read_with_a_note():
    workbook = only(**{"organisaties 2024": ORGANISATIONS, "Lijst overleggen": CONSULTATIONS})
    assert set(workbook.rows) == {ORG, OVL}
    assert codes(workbook) == [("sheet_guessed", Level.NOTE, ())] * 2
    assert workbook.findings[0].details["title"] == "organisaties 2024"


def test_a_page_of_any_title_beside_known_ones_is_the_missing_sheet_that_its_headers_fit():
    workbook = read(Blad1=[["overleg", "organisatie", "rol"], ["Driehoek", "Politie", "lid"]])
    assert cells(workbook, SEAT) == [{"consultation": "Driehoek", "organisation": "Politie", "role": "lid"}]
    assert codes(workbook) == [("sheet_guessed", Level.NOTE, ())]


def test_nothing_is_guessed_for_a_sheet_that_is_there_or_twice_or_with_mostly_other_headers():
    page = [["overleg", "organisatie"], ["Driehoek", "Politie"]]
    twice = read(Blad1=page, Blad2=page)
    assert codes(twice) == [("sheet_unknown", Level.NOTE, ())] * 2
    there = read(Oud=[["naam", "sector", "kanalen"], ["GGD", "gezondheid", "x"]], **{"organisaties 2023": [["naam"]]})
    assert {code for code, *_ in codes(there)} == {"sheet_unknown"}
    lines = read(Blad1=[["van", "naar", "soort"], ["a", "b", "verwijst"]])
    assert codes(lines) == [("sheet_unknown", Level.NOTE, ())]
    other = read(Kas=[["van", "naar", "bedrag", "rekening", "boeking"], ["a", "b", 1, 2, 3]])
    assert codes(other) == [("sheet_unknown", Level.NOTE, ())]


def test_a_zip_with_a_longer_file_name_is_read():
    data = zipped({"organisaties.csv": b"naam\nPolitie\n", "overleggen 2024.csv": b"naam\nDriehoek\n"})
    assert cells(read_workbook_bytes(data, "x.zip"), OVL) == [{"name": "Driehoek"}]


def test_a_missing_sheet_names_the_titles_that_are_there():
    missing = only(Organisaties=ORGANISATIONS, Kladblad=[["x"]]).findings[0]
    assert missing.code == "imports.read.sheet_missing"
    assert missing.details["others"] == "Organisaties, Kladblad"


# --- rows that are no data ------------------------------------------------------------------------------------------


def test_repeated_headers_sums_and_remarks_are_left_out_with_a_note():
    page = [
        ["naam", "sector", "aantal"],
        ["Politie", "politie", 2],
        ["Naam", "Sector", "Aantal"],
        ["Toelichtingsbureau"],
        ["Bron: eigen bureau", "overig"],
        ["Subtotaal"],
        ["Totaal:", None, 2],
        ["* bron: intern"],
        ["Legenda: x = nog navragen"],
        ["Toelichting: lijst van 2024"],
        ["* = nog niet bevestigd"],
    ]
    workbook = read(Organisaties=page)
    assert [row["name"] for row in cells(workbook)] == ["Politie", "Toelichtingsbureau", "Bron: eigen bureau"]
    assert codes(workbook) == [("not_data", Level.NOTE, (3, 6, 7, 8, 9, 10, 11))]


# --- words for an empty cell ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["#N/B", "#N/A", "#VERW!", "#REF!", "#WAARDE!", "#VALUE!", "#NAAM?", "#DEEL/0!"])
def test_error_values_in_csv_are_empty_and_asked(value):
    data = zipped({"organisaties.csv": f"naam;bron\nGGD;{value}\n".encode(), "overleggen.csv": b"naam\nx\n"})
    workbook = read_workbook_bytes(data, "x.zip")
    assert cells(workbook) == [{"name": "GGD"}]
    assert codes(workbook) == [("error_value", Level.QUESTION, (2,))]


@pytest.mark.parametrize("value", ["n.v.t.", "N.v.t.", "nvt", "-", "--", "niet van toepassing"])
def test_words_for_nothing_are_empty_in_every_file(value):
    in_excel = read(Organisaties=[["naam", "thema", "sector"], ["GGD", "x", value], [value, None, None]])
    data = zipped({"organisaties.csv": f"naam;sector\nGGD;{value}\n".encode(), "overleggen.csv": b"naam\nx\n"})
    assert cells(in_excel) == cells(read_workbook_bytes(data, "x.zip")) == [{"name": "GGD"}]


@pytest.mark.parametrize("text", ["geen", "niemand", "onbekend", "NVT-groep", "n", "#jongeren", "#1", "nv"])
def test_other_words_stay(text):
    assert cells(read(Organisaties=[["naam"], [text]])) == [{"name": text}]


@pytest.mark.parametrize("text", ["n.v.t.", "'nvt", "#N/B", "''#REF!", "-"])
def test_an_apostrophe_keeps_what_reading_would_leave_out(text):
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("word", ["alle", "alle thema's", "Alle thema’s"])
def test_all_themes_of_a_route_is_an_empty_cell(word):
    page = [["van", "naar", "thema's"], ["a", "b", word], ["a", "c", "drugs"]]
    workbook = read(Doorgeven=page)
    assert cells(workbook, ROUTE) == [{"from": "a", "to": "b"}, {"from": "a", "to": "c", "themes": "drugs"}]


# --- refusals -------------------------------------------------------------------------------------------------------


def refusal(data, name):
    with pytest.raises(FileRefused) as found:
        read_workbook_bytes(data, name)
    assert "{" not in say(found.value.code, **found.value.details)
    return found.value.code.removeprefix("imports.read.refused."), found.value.details


def test_too_many_rows_names_the_title_of_the_sheet_also_before_it_is_parsed():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_002))
    plain = excel({"Organisaties": ORGANISATIONS, "Overleggen": CONSULTATIONS})
    code, details = refusal(with_parts(plain, xl__worksheets__sheet1_xml=sheet_xml(HEADER + rows)), "x.xlsx")
    assert (code, details["sheet"]) == ("too_many_rows", "Organisaties")


def test_a_cell_that_is_too_long_is_named_as_such():
    data = b'naam;bron\nPolitie;"' + b"x" * 5_000_000 + b'"\n'
    code, details = refusal(data, "organisaties.csv")
    assert (code, details["row"], details["limit"]) == ("cell_too_long", 2, 131_072)
